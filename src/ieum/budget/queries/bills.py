"""Reads of budget bills: their stages, what each said of each line, and what they are compared with."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.db.models import Q

from ieum.budget.choices import Funding, MovementKind, Side, Stage, VersionKind
from ieum.budget.models import (
    BudgetAccount,
    BudgetVersion,
    LedgerEvent,
    LineStatement,
    Programme,
    VersionPosting,
    VersionStep,
)
from ieum.budget.queries.reading import rows_of
from ieum.budget.rules.calculation import EXTERNAL
from ieum.budget.rules.permissions import STAKES, division_parts, divisions_of
from ieum.budget.rules.sheets import KnownProgramme, Sheet, SheetRow
from ieum.budget.rules.versions import (
    ASKING,
    ENDED,
    StagedLine,
)
from ieum.budget.states import NOTHING_WRONG, VERSION
from ieum.kernel.permissions import parts_of_role
from ieum.org.queries import standing as standing_on
from ieum.platform.acting import concerned
from ieum.platform.queries import role_of


class NoSuchVersion(LookupError):
    """There is no such bill in this municipality."""


@dataclass(frozen=True, slots=True)
class StageColumn:
    """One stage of a bill as a column: the steps of its life from one position to another."""

    stage: Stage
    label: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Stated:
    """What was said of a line at one step."""

    position: int
    """Of the step."""
    shares: Mapping[Funding, int]
    reason: str
    who: str
    by: frozenset[UUID]
    """The account that said it, and the one on whose behalf."""

    @property
    def amount(self) -> int:
        """Won in all."""
        return sum(self.shares.values())


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A line of a bill with everything that was said of it, in order."""

    id: UUID
    side: Side
    account_id: UUID
    account: str
    policy: tuple[str, str]
    """Code and name, as those that follow; "" for revenue."""
    unit: tuple[str, str]
    programme: tuple[str, str]
    division: str
    code: str
    stated: tuple[Stated, ...]

    @property
    def place(self) -> tuple[str, str, str, str]:
        """Account, programme, division and code, by which other years have the same line."""
        return self.account, self.programme[0], self.division, self.code

    def at(self, position: int) -> Stated | None:
        """What holds at a step: what was said last until then; None where nothing was."""
        return next((each for each in reversed(self.stated) if each.position <= position), None)

    def staged(self, position: int) -> StagedLine:
        """The line with its money at a step."""
        found = self.at(position)
        shares = found.shares if found else {}
        return StagedLine(self.side, self.account_id, self.account, self.name, self.code, shares)

    @property
    def name(self) -> str:
        """What it is called in a sentence."""
        return " ".join(part for part in (self.division, self.programme[1] or self.account, self.code) if part)


def versions() -> list[BudgetVersion]:
    """All bills, the newest year first, with their steps."""
    found = BudgetVersion.objects.select_related("fiscal_year").prefetch_related("steps")
    return list(found.order_by("-fiscal_year__year", "kind", "round"))


def version(version_id: UUID) -> BudgetVersion:
    """A bill.

    :raises NoSuchVersion: if there is none
    """
    found = BudgetVersion.objects.select_related("fiscal_year").filter(pk=version_id).first()
    if found is None:
        raise NoSuchVersion("그런 예산안이 없습니다. 예산안 목록에서 고르십시오.")
    return found


def steps(version_id: UUID) -> list[VersionStep]:
    """The steps of a bill in order; the last says where it stands."""
    rows = VersionStep.objects.filter(version_id=version_id).order_by("position")
    return list(rows.select_related("operation__actor", "operation__on_behalf_of"))


def stage_columns(found: Sequence[VersionStep]) -> list[StageColumn]:
    """The stages that a bill went through, each adjustment by the budget team by itself; without those that end it."""
    columns: list[StageColumn] = []
    for step in found:
        if step.stage in ENDED:
            continue
        first = step.position
        if columns and columns[-1].label == str(step):
            first = columns.pop().first
        columns.append(StageColumn(Stage(step.stage), str(step), first, step.position))
    return columns


def version_lines(version_id: UUID) -> list[VersionLine]:
    """The lines of a bill in the order of their codes."""
    rows = rows_of(_LINES, {"version": version_id})
    return [_line(list(own)) for _, own in groupby(rows, itemgetter("id"))]


def sheet_rows(version_id: UUID, sheet: Sheet) -> list[SheetRow]:
    """The rows of a sheet as they hold now."""
    rows = rows_of(_SHEET, {"version": version_id, **_of(sheet)})
    return [SheetRow({name: str(row[name]) for name in row} | _share_texts(row)) for row in rows]


def seen_of(version_id: UUID, sheet: Sheet) -> int:
    """How often something was said of a sheet; who saves one that has moved on since is told."""
    lines = LineStatement.objects.filter(line__version_id=version_id, line__side=sheet.side)
    return lines.filter(line__division=sheet.division, line__account__name=sheet.account).count()


def sheets_of(version_id: UUID) -> list[Sheet]:
    """The sheets of a bill that something is written in."""
    rows = rows_of(_SHEETS, {"version": version_id})
    return [Sheet(Side(row["side"]), row["account"], row["division"]) for row in rows]


def accounts_of_year(fiscal_year_id: UUID) -> list[BudgetAccount]:
    """The accounts of a fiscal year, the general one first."""
    return list(BudgetAccount.objects.filter(fiscal_year_id=fiscal_year_id).order_by("kind", "name"))


def programmes_of(fiscal_year_id: UUID, account: str) -> list[KnownProgramme]:
    """The programmes of an account, in the order of their codes."""
    found = Programme.objects.filter(account__fiscal_year_id=fiscal_year_id, account__name=account)
    return [
        KnownProgramme(*row) for row in found.order_by("code").values_list("code", "name", "unit_name", "policy_name")
    ]


def role_parts(account_id: UUID) -> frozenset[str]:
    """What an account's role makes it in every bill."""
    return parts_of_role(STAKES, role_of(account_id))


def version_parts(version_id: UUID, account_id: UUID) -> frozenset[str]:
    """What an account is to a bill as a whole."""
    return role_parts(account_id) | ({"ASKER"} if asked_by(version_id, account_id) else frozenset())


def division_parts_on(day: date, account_id: UUID, division: str) -> frozenset[str]:
    """What an account is to the lines of a division on a day."""
    return division_parts(standing_on(day), account_id, division)


def own_divisions(day: date, account_id: UUID) -> list[str]:
    """The divisions that an account's posts are in."""
    return list(divisions_of(standing_on(day), account_id))


def sheet_refusal(version_id: UUID, sheet: Sheet, *, account_id: UUID, day: date) -> str:
    """Say why an account cannot write in a sheet now, whoever asked for its lines; "" where it can."""
    parts = version_parts(version_id, account_id) | division_parts_on(day, account_id, sheet.division)
    stage = steps(version_id)[-1].stage
    return VERSION.refusal(stage, "write", parts=parts, facts=NOTHING_WRONG)


def asked_by(version_id: UUID, account_id: UUID) -> bool:
    """Whether an account, or whom it acts for, wrote something of a bill before the budget team took it over."""
    mine = concerned(account_id)
    return (
        LineStatement.objects.filter(line__version_id=version_id)
        .filter(Q(operation__actor_id__in=mine) | Q(operation__on_behalf_of_id__in=mine))
        .filter(step__stage__in=list(ASKING))
        .exists()
    )


def base_amounts(of: BudgetVersion) -> dict[tuple[str, str, str, str], int]:
    """What a bill is compared with, by place: last year's 본예산, or for a supplementary one what stood before it."""
    is_original = of.kind == VersionKind.ORIGINAL
    parameters = {
        "year": of.fiscal_year.year - 1 if is_original else of.fiscal_year.year,
        "balances": ["ORIGINAL"] if is_original else ["ORIGINAL", "SUPPLEMENTARY"],
        "version": of.pk,
    }
    return {
        (row["account"], row["programme"], row["division"], row["item"]): int(row["amount"])
        for row in rows_of(_BASE, parameters)
    }


def standing_of(fiscal_year_id: UUID, balances: Iterable[str]) -> dict[tuple[str, str, str, str, str, str], int]:
    """What stands of balances in this year's own cells: account, programme, division, item, funding, balance."""
    rows = rows_of(_STANDING, {"year": fiscal_year_id, "balances": list(balances)})
    names = ("account", "programme", "division", "item", "funding", "balance")
    return {tuple(row[name] for name in names): int(row["amount"]) for row in rows}


def standing_rounds(fiscal_year_id: UUID, kind: VersionKind) -> set[int | None]:
    """The rounds of a year's budget that stand in the ledger, from a bill or a file; of the original one None."""
    rounds = LedgerEvent.objects.filter(fiscal_year_id=fiscal_year_id, kind=kind, reverses=None)
    taken_back = LedgerEvent.objects.filter(reverses__isnull=False).values("reverses_id")
    return set(rounds.exclude(id__in=taken_back).values_list("round", flat=True))


def posted_of(version_id: UUID) -> list[VersionPosting]:
    """The movements that the adoption of a bill posted, in order."""
    found = VersionPosting.objects.filter(version_id=version_id).select_related("event")
    return sorted(found, key=lambda each: MovementKind.values.index(each.event.kind))


def posted_amount(version_id: UUID) -> int:
    """Won that a bill's movements added to the budget of the year in the ledger."""
    return int(rows_of(_POSTED, {"version": version_id})[0]["amount"])


def _line(rows: Sequence[Mapping[str, Any]]) -> VersionLine:
    row = rows[0]
    own: dict[str, Any] = {name: row[name] for name in ("id", "account_id", "account", "division", "code")}
    for level in ("policy", "unit", "programme"):
        own[level] = (row[f"{level}_code"] or "", row[f"{level}_name"] or "")
    stated = tuple(_stated(each) for each in rows if each["position"] is not None)
    return VersionLine(side=Side(row["side"]), stated=stated, **own)


def _stated(row: Mapping[str, Any]) -> Stated:
    shares = {each: int(row[each.lower()]) for each in (*EXTERNAL, Funding.OWN) if row[each.lower()]}
    return Stated(
        row["position"], shares, row["reason"], row["who"], frozenset({row["actor_id"], row["behalf_id"]} - {None})
    )


def _of(sheet: Sheet) -> dict[str, str]:
    return {"side": sheet.side, "account": sheet.account, "division": sheet.division}


def _share_texts(row: Mapping[str, Any]) -> dict[str, str]:
    return {each.lower(): f"{row[each.lower()]:,}원" if row[each.lower()] else "" for each in EXTERNAL}


_LINES = """
    SELECT l.id, l.side, l.division, l.code, l.account_id, a.name AS account, p.policy_code, p.policy_name,
        p.unit_code, p.unit_name, p.code AS programme_code, p.name AS programme_name,
        t.position, o.basis AS reason, who.title AS who, o.actor_id,
        o.on_behalf_of_id AS behalf_id,
        coalesce(c.national, 0) AS national, coalesce(c.city, 0) AS city,
        coalesce(c.special_grant, 0) AS special_grant, coalesce(c.special_adjustment, 0) AS special_adjustment,
        coalesce(c.balanced, 0) AS balanced, coalesce(c.fund_grant, 0) AS fund_grant, coalesce(c.bond, 0) AS bond,
        coalesce(c.other, 0) AS other, coalesce(c.own, 0) AS own
    FROM budget_budgetline l JOIN budget_budgetaccount a ON a.id = l.account_id
    LEFT JOIN budget_programme p ON p.id = l.programme_id
    LEFT JOIN budget_linestatement s ON s.line_id = l.id
    LEFT JOIN budget_versionstep t ON t.id = s.step_id
    LEFT JOIN platform_operation o ON o.id = s.operation_id
    LEFT JOIN platform_account who ON who.id = o.actor_id
    LEFT JOIN LATERAL (
        SELECT sum(national) AS national, sum(city) AS city, sum(special_grant) AS special_grant,
            sum(special_adjustment) AS special_adjustment,
            sum(balanced) AS balanced, sum(fund_grant) AS fund_grant, sum(bond) AS bond, sum(other) AS other,
            sum(own) AS own
        FROM budget_calculationline WHERE statement_id = s.id
    ) c ON true
    WHERE l.version_id = %(version)s
    ORDER BY l.side, a.kind, a.name, p.policy_code, p.unit_code, p.code, l.division, l.code, l.id, s.position
"""
_SHEET = """
    SELECT p.code AS programme, l.code, c.description, c.formula,
        c.national, c.city, c.special_grant, c.special_adjustment, c.balanced, c.fund_grant, c.bond, c.other
    FROM budget_budgetline l JOIN budget_budgetaccount a ON a.id = l.account_id
    LEFT JOIN budget_programme p ON p.id = l.programme_id
    JOIN LATERAL (
        SELECT id FROM budget_linestatement WHERE line_id = l.id ORDER BY position DESC LIMIT 1
    ) s ON true
    JOIN budget_calculationline c ON c.statement_id = s.id
    WHERE l.version_id = %(version)s AND l.side = %(side)s AND a.name = %(account)s AND l.division = %(division)s
    ORDER BY p.code, l.code, c.position
"""
_SHEETS = """
    SELECT DISTINCT l.side, a.kind, a.name AS account, l.division
    FROM budget_budgetline l JOIN budget_budgetaccount a ON a.id = l.account_id
    WHERE l.version_id = %(version)s ORDER BY 1, 2, 3, 4
"""
# What the bill itself posted is left out, so that an adopted bill is still compared with what stood before it.
_BASE = """
    WITH cell AS MATERIALIZED (
        SELECT c.id, a.name AS account, coalesce(p.code, '') AS programme, c.division, c.item
        FROM budget_fiscalyear y JOIN budget_budgetaccount a ON a.fiscal_year_id = y.id
        JOIN budget_appropriationcell c ON c.account_id = a.id LEFT JOIN budget_programme p ON p.id = c.programme_id
        WHERE y.year = %(year)s
    ), moved AS MATERIALIZED (
        SELECT cell_id, sum(amount) AS amount FROM budget_ledgerline
        WHERE cell_id IN (SELECT id FROM cell) AND balance = ANY(%(balances)s)
        AND event_id NOT IN (SELECT event_id FROM budget_versionposting WHERE version_id = %(version)s)
        GROUP BY 1
    )
    SELECT account, programme, division, item, sum(amount) AS amount FROM moved JOIN cell ON cell.id = cell_id
    GROUP BY 1, 2, 3, 4
"""
_STANDING = """
    SELECT a.name AS account, coalesce(p.code, '') AS programme, c.division, c.item, c.funding, l.balance,
        sum(l.amount) AS amount
    FROM budget_ledgerline l JOIN budget_appropriationcell c ON c.id = l.cell_id
    JOIN budget_budgetaccount a ON a.id = c.account_id LEFT JOIN budget_programme p ON p.id = c.programme_id
    WHERE a.fiscal_year_id = %(year)s AND l.balance = ANY(%(balances)s) AND c.carry_origin = 'CURRENT'
    GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(l.amount) <> 0
"""
_POSTED = """
    SELECT coalesce(sum(l.amount), 0) AS amount
    FROM budget_versionposting o JOIN budget_ledgerline l ON l.event_id = o.event_id
    WHERE o.version_id = %(version)s AND l.balance IN ('ORIGINAL', 'SUPPLEMENTARY')
"""
