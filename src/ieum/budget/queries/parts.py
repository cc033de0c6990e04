"""Parts of a fiscal year whose amounts are explained: what they hold at a point, and their lines of the ledger."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ieum.budget import rules
from ieum.budget.choices import PATHS, ExecutedBy, Level, Total
from ieum.budget.models import Programme
from ieum.budget.queries.balances import balances, whole
from ieum.budget.queries.names import Names, names_of
from ieum.budget.queries.progress import (
    SPENT,
    ExecutedRow,
    executed_by,
    executed_places,
    found_by,
    team_keys,
    whole_of,
)
from ieum.budget.queries.reading import rows_of
from ieum.budget.queries.rollups import Amounts, Point, sum_of
from ieum.budget.rules.accounts import BUDGET_PARTS, is_budget

if TYPE_CHECKING:
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class Part:
    """What of a fiscal year is looked at; without more the whole of its budget, in which funds do not count."""

    year: int
    path: tuple[str, ...] = ()
    """Names from the account down, as in ``BalanceRow``."""
    by: Level = Level.CELL
    """What the path leads down to: cells by their programmes, or divisions."""
    called: Mapping[str, str] = field(default_factory=dict)
    """What it is called otherwise, by columns of ``Names``."""


@dataclass(frozen=True, slots=True)
class ExecutedPart:
    """A row of a dashboard of execution, or its whole: cells of the budget that report their spending."""

    year: int
    by: ExecutedBy | None = None
    """By what the dashboard divides; None for its whole."""
    key: tuple[str, ...] = ()
    """As in ``ExecutedRow``."""


@dataclass(frozen=True, slots=True)
class TeamChange:
    """A programme that one team had at a point and another one at a later one, with what it held at the first."""

    programme: str
    standing: Amounts
    is_taken: bool
    """Whether the team that is looked at took it over; otherwise it gave it away."""


def amount_if_known(at: Point, *, of: Part | ExecutedPart, total: Total) -> int | None:
    """A total of a part, in won; None where a piece of it is not reported."""
    if isinstance(of, ExecutedPart):
        row = executed_row(at, of)
        return row.total(total) if row else 0
    return whole(balances(at, year=of.year, by=_level(of)), under=of.path).total(total)


def amount(at: Point, *, of: Part | ExecutedPart, total: Total) -> int:
    """A total of a part, in won; balances that are not reported count as nothing."""
    if isinstance(of, ExecutedPart):
        row = executed_row(at, of)
        return rules.total_of(total, row.executing) if row else 0
    return rules.total_of(total, whole(balances(at, year=of.year, by=_level(of)), under=of.path).standing)


def executed_row(at: Point, of: ExecutedPart) -> ExecutedRow | None:
    """The row of the dashboard at a point; None where it has no such one then."""
    rows = executed_by(at, year=of.year, by=of.by or ExecutedBy.DIVISION)
    if of.by is None:
        return whole_of(rows)
    return next((row for row in rows if row.key == of.key), None)


def lines_between(
    before: Point, after: Point, of: Part | ExecutedPart, *, also_funds: bool = False
) -> list[dict[str, Any]]:
    """Lines that count at one point only, by the day of their events and then by when they were known."""
    parameters = {
        "year": of.year,
        "as_of": [before.as_of, after.as_of],
        "epoch": [before.epoch, after.epoch],
        "last_day": max(before.as_of, after.as_of),
        "last_epoch": max(before.epoch, after.epoch),
    }
    if isinstance(of, ExecutedPart):
        where, more = found_by(of.by, of.key, after, of.year)
        kinds = {"kinds": list(BUDGET_PARTS)}
        return rows_of(f"{_LINES}{_EXECUTING}{where}{_IN_ORDER}", parameters | more | kinds)
    where = "".join(f" AND {_CALLED[column]} = %({column})s" for column in of.called)
    found = rows_of(f"{_LINES}{where}{_IN_ORDER}", {**parameters, **of.called})
    lines = [row for row in found if path_of(row, of.by)[: len(of.path)] == of.path]
    if of.path or of.called or also_funds:
        return lines
    return [row for row in lines if is_budget(row["account_kind"])]


def path_of(line: Mapping[str, Any], by: Level) -> tuple[str, ...]:
    """The path of the row that a line belongs to."""
    return names_of(Names(*(line[column] for column in Names._fields)), by)


def team_changes(before: Point, after: Point, of: Part | ExecutedPart) -> Iterator[TeamChange]:
    """Programmes that came to or went from a team between two points; none for anything but a team."""
    if not isinstance(of, ExecutedPart) or of.by is not ExecutedBy.TEAM:
        return
    then, now = team_keys(before, of.year), team_keys(after, of.year)
    nobody = ("",)
    moved: dict[UUID, bool] = {}
    for each in then.keys() | now.keys():
        had, has = then.get(each, nobody) == of.key, now.get(each, nobody) == of.key
        if had != has:
            moved[each] = has
    held: dict[tuple[str, str], list[Amounts]] = {}
    for place in executed_places(before, of.year, "PROGRAMME") if moved else ():
        if place.reports & SPENT:
            held.setdefault((place.names.account, place.names.code), []).append(place.amounts)
    programmes = Programme.objects.filter(pk__in=moved).select_related("account")
    for one in programmes.order_by("account__name", "code"):
        yield TeamChange(one.name, sum_of(held.get((one.account.name, one.code), ())), moved[one.pk])


def _level(of: Part) -> Level:
    """The coarsest level whose rows a path names."""
    way = PATHS[of.by]
    return way[min(len(of.path), len(way)) - 1] if of.path else Level.ACCOUNT


_LINES = """
    SELECT e.id, e.kind, e.round, e.effective_date, e.epoch, o.basis, first.kind AS reversed_kind,
        first.round AS reversed_round, l.balance, l.amount, a.kind AS account_kind, a.name AS account,
        coalesce(p.policy_code, '') AS policy_code, coalesce(p.policy_name, '') AS policy_name,
        coalesce(p.unit_code, '') AS unit_code, coalesce(p.unit_name, '') AS unit_name, coalesce(p.code, '') AS code,
        coalesce(p.name, '') AS name, c.division, c.item, c.funding, c.carry_origin
    FROM budget_ledgerline l
    JOIN budget_ledgerevent e ON e.id = l.event_id
    JOIN platform_operation o ON o.id = e.operation_id
    JOIN budget_fiscalyear y ON y.id = e.fiscal_year_id
    JOIN budget_appropriationcell c ON c.id = l.cell_id
    JOIN budget_budgetaccount a ON a.id = c.account_id
    LEFT JOIN budget_programme p ON p.id = c.programme_id
    LEFT JOIN budget_ledgerevent first ON first.id = e.reverses_id
    WHERE y.year = %(year)s AND l.effective_date <= %(last_day)s AND l.epoch <= %(last_epoch)s
    AND (l.effective_date <= (%(as_of)s::date[])[1] AND l.epoch <= (%(epoch)s::bigint[])[1])
        <> (l.effective_date <= (%(as_of)s::date[])[2] AND l.epoch <= (%(epoch)s::bigint[])[2])
"""
_EXECUTING = " AND c.reports_spending AND a.kind = ANY (%(kinds)s)"
_IN_ORDER = " ORDER BY e.effective_date, e.epoch, o.recorded_at, e.id"
_CALLED = {
    "account": "a.name",
    "policy_name": "coalesce(p.policy_name, '')",
    "unit_name": "coalesce(p.unit_name, '')",
    "name": "coalesce(p.name, '')",
    "division": "c.division",
    "item": "c.item",
    "funding": "c.funding",
    "carry_origin": "c.carry_origin",
}
"""Where the columns of ``Names`` stand that something may be called by."""
