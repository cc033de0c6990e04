"""Reads of 계속비, 채무부담행위 and 명시이월비: what each step of a bill says, and what the council voted before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from ieum.budget.choices import Funding, ProvisionKind
from ieum.budget.queries.codes import lineage_into
from ieum.budget.queries.reading import rows_of
from ieum.budget.queries.rollups import Point
from ieum.budget.rules.provisions import Key, Provided, Schedule, debt_due
from ieum.budget.rules.versions import ADOPTED


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of a line at one step."""

    position: int
    """Of the step."""
    line: Provided
    reason: str
    who: str
    by: frozenset[UUID]
    """The account that said it, and the one on whose behalf."""


@dataclass(frozen=True, slots=True)
class StandingProvision:
    """A line of a bill with everything that was said of it, in order."""

    id: UUID
    kind: ProvisionKind
    year: int
    """Of the bill."""
    account: str
    division: str
    programme: str
    """The name of its 세부사업."""
    said: tuple[Said, ...]

    def at(self, position: int) -> Provided | None:
        """What holds at a step; None where nothing was said until then or it was taken out."""
        found = next((each.line for each in reversed(self.said) if each.position <= position), None)
        return found if found and found.shares else None

    @property
    def now(self) -> Provided | None:
        """What holds now."""
        return self.at(self.said[-1].position)

    @property
    def schedule(self) -> Schedule:
        """The table that it is in."""
        return Schedule(self.kind, self.account, self.division)

    @property
    def place(self) -> tuple[str, str, str, str]:
        """Account, programme, division and item, by which lines of the budget have the same place."""
        line = self.said[-1].line
        return self.account, line.programme, self.division, line.item


@dataclass(frozen=True, slots=True)
class Debt:
    """An adopted 채무부담행위 with what was contracted under it."""

    of: StandingProvision
    line: Provided
    contracted: int

    @property
    def left(self) -> int:
        """Won that may still be contracted in its year."""
        return self.line.total - self.contracted

    def due(self, year: int) -> int:
        """Won that the budget of a year has to give for it."""
        return debt_due(self.line, year, self.contracted)


def provisions_of(version_id: UUID) -> list[StandingProvision]:
    """The lines of a bill in the order of their codes, with those that were taken out again."""
    asked = {"version": version_id, "epoch": None, "as_of": None}
    return _read(rows_of(_PROVISIONS.format(where="p.version_id = %(version)s"), asked))


def adopted_provisions(
    kind: ProvisionKind, *, before: int | None = None, at: Point | None = None
) -> list[StandingProvision]:
    """The lines of a kind as the council adopted them last, of all years or of those before one, the newest first.

    As known and decided at a point, or now.
    """
    where = (
        "p.kind = %(kind)s AND (%(before)s::integer IS NULL OR y.year < %(before)s) AND ended.stage = ANY(%(adopted)s)"
    )
    asked = {
        "kind": kind, "before": before, "adopted": [each.value for each in ADOPTED],
        "epoch": at.epoch if at else None, "as_of": at.as_of if at else None,
    }  # fmt: skip
    found = _read(rows_of(_PROVISIONS.format(where=where), asked))
    newest: dict[tuple[int, tuple[str, ...]], StandingProvision] = {}
    for each in found:
        # A later supplementary budget of the year says the same line anew.
        newest[each.year, each.place] = each
    return [each for each in reversed(newest.values()) if each.now]


def extended_keys(schedule: Schedule, year: int) -> frozenset[Key]:
    """계속비 of a division that the council voted in years before one, which it may vote for more years.

    By the codes that they have in that year.
    """
    known, lineage = adopted_provisions(ProvisionKind.CONTINUING, before=year), lineage_into(year)
    places = (place for each in known for place in lineage.places(each.place, each.year))
    return frozenset(
        (programme, item)
        for account, programme, division, item in places
        if (account, division) == (schedule.account, schedule.division)
    )


def debts(*, before: int | None = None) -> list[Debt]:
    """Adopted 채무부담행위, of all years or of those before one, the newest first."""
    contracted = {row["provision_id"]: int(row["amount"]) for row in rows_of(_CONTRACTED, {})}
    return [
        Debt(each, each.now, contracted.get(each.id, 0))
        for each in adopted_provisions(ProvisionKind.DEBT, before=before)
        if each.now
    ]


def contracted_in(year: int) -> int:
    """Won that were contracted under 채무부담행위 on days of a year."""
    return int(rows_of(_CONTRACTED_IN, {"year": year})[0]["amount"])


def adopted_years() -> set[int]:
    """Years whose original budget was adopted."""
    return {row["year"] for row in rows_of(_ADOPTED, {})}


def continues_beyond(year: int) -> frozenset[tuple[str, str, str, str]]:
    """Places of 계속비 that go on after a year: what is left of them is carried on (지방재정법 제50조제3항).

    By the codes under which they were voted, which money that comes over keeps, and by those that they have in it.
    """
    known, lineage = adopted_provisions(ProvisionKind.CONTINUING, before=year + 1), lineage_into(year)
    going_on = [each for each in known if each.now and each.now.years[-1] > year]
    return frozenset(place for each in going_on for place in (each.place, *lineage.places(each.place, each.year)))


def seen_of(version_id: UUID, schedule: Schedule) -> int:
    """How often something was said of a table; who saves one that has moved on since is told."""
    asked = {"kind": schedule.kind, "account": schedule.account, "division": schedule.division}
    return int(rows_of(_SEEN, asked | {"version": version_id})[0]["count"])


def lines_of(found: Iterable[StandingProvision], schedule: Schedule) -> list[Provided]:
    """What stands in a table now."""
    return [each.now for each in found if each.now and each.schedule == schedule]


def _read(rows: Sequence[Mapping[str, Any]]) -> list[StandingProvision]:
    return [_standing(list(own)) for _, own in groupby(rows, itemgetter("id"))]


def _standing(rows: Sequence[Mapping[str, Any]]) -> StandingProvision:
    row = rows[0]
    said = tuple(_said(list(own)) for _, own in groupby(rows, itemgetter("statement")))
    return StandingProvision(
        row["id"], ProvisionKind(row["kind"]), row["year"], row["account"], row["division"], row["programme"], said
    )


def _said(rows: Sequence[Mapping[str, Any]]) -> Said:
    row = rows[0]
    shares = {(each["of_year"], Funding(each["funding"])): int(each["amount"]) for each in rows if each["of_year"]}
    line = Provided(row["programme_code"], row["code"], row["name"], row["note"], shares)
    by = frozenset({row["actor_id"], row["behalf_id"]} - {None})
    return Said(row["position"], line, row["reason"], row["who"], by)


_PROVISIONS = """
    SELECT p.id, p.kind, y.year, a.name AS account, p.division, m.code AS programme_code, m.name AS programme, p.code,
        s.id AS statement, s.name, s.note, t.position, o.basis AS reason, who.title AS who, o.actor_id,
        o.on_behalf_of_id AS behalf_id, n.year AS of_year, n.funding, n.amount
    FROM budget_provision p JOIN budget_budgetaccount a ON a.id = p.account_id
    JOIN budget_programme m ON m.id = p.programme_id
    JOIN budget_budgetversion v ON v.id = p.version_id JOIN budget_fiscalyear y ON y.id = v.fiscal_year_id
    JOIN budget_provisionstatement s ON s.provision_id = p.id JOIN budget_versionstep t ON t.id = s.step_id
    JOIN platform_operation o ON o.id = s.operation_id JOIN platform_account who ON who.id = o.actor_id
    JOIN LATERAL (
        SELECT e.stage FROM budget_versionstep e JOIN platform_operation d ON d.id = e.operation_id
        WHERE e.version_id = v.id AND (
            %(epoch)s::bigint IS NULL OR d.epoch <= %(epoch)s AND e.decided_on <= %(as_of)s::date
        )
        ORDER BY e.position DESC LIMIT 1
    ) ended ON true
    LEFT JOIN budget_provisionamount n ON n.statement_id = s.id
    WHERE {where} AND (%(epoch)s::bigint IS NULL OR o.epoch <= %(epoch)s)
    ORDER BY y.year, v.kind, v.round, p.kind, a.kind, a.name, m.code, p.division, p.code, p.id, s.position,
        n.funding, n.year
"""
_SEEN = """
    SELECT count(*) AS count FROM budget_provisionstatement s JOIN budget_provision p ON p.id = s.provision_id
    JOIN budget_budgetaccount a ON a.id = p.account_id
    WHERE p.version_id = %(version)s AND p.kind = %(kind)s AND a.name = %(account)s AND p.division = %(division)s
"""
_ADOPTED = """
    SELECT y.year FROM budget_versionstep s JOIN budget_budgetversion v ON v.id = s.version_id
    JOIN budget_fiscalyear y ON y.id = v.fiscal_year_id WHERE s.stage = 'ADOPTED' AND v.kind = 'ORIGINAL'
"""
_CONTRACTED_IN = """
    SELECT coalesce(sum(amount), 0) AS amount FROM budget_debtcontract
    WHERE contracted_on BETWEEN make_date(%(year)s, 1, 1) AND make_date(%(year)s, 12, 31)
"""
_CONTRACTED = "SELECT provision_id, sum(amount) AS amount FROM budget_debtcontract GROUP BY 1"
