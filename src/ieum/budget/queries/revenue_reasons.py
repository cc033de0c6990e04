"""Why revenue differs between two points, and the life of one place of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from ieum.budget.choices import RevenueBalance, RevenueKind, RevenueTotal
from ieum.budget.models import RevenueCell
from ieum.budget.queries.history import by_event
from ieum.budget.queries.reading import rows_of
from ieum.budget.queries.revenue import RevenueRow, revenue_rows
from ieum.budget.queries.rollups import Point
from ieum.budget.queries.told import RateChange, Reason, Told, reasons_of, steps_of_rate, told
from ieum.budget.rules.accounts import is_budget
from ieum.budget.rules.revenue import TOTALS, group_of, name_of_revenue, total_of_revenue

COLLECTED = (RevenueTotal.RECEIVED, RevenueTotal.LEVIED)
"""수납률: 수납액 of 징수결정액."""


@dataclass(frozen=True, slots=True)
class RevenuePart:
    """What of a year's revenue is looked at; what is "" is not asked, and without any of it funds do not count."""

    year: int
    account: str = ""
    group: str = ""
    """지방세수입, 세외수입 and so on."""
    code: str = ""
    division: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """What it is called, from the account down."""
        return tuple(filter(None, (self.account, self.group, self.code, self.division)))

    def has(self, row: RevenueRow) -> bool:
        """Whether a place belongs to it."""
        return self._covers(row.account, row.group, row.code, row.division, is_of_budget=row.is_budget)

    def has_line(self, line: Mapping[str, Any]) -> bool:
        """Whether a line of the ledger belongs to it."""
        group = group_of(line["code"], on=line["first_day"])
        own = (line["account"], group, line["code"], line["division"])
        return self._covers(*own, is_of_budget=is_budget(line["account_kind"]))

    def _covers(self, *own: str, is_of_budget: bool) -> bool:
        asked = (self.account, self.group, self.code, self.division)
        is_named = all(not name or name == each for name, each in zip(asked, own, strict=True))
        return is_named and (is_of_budget or any(asked))


@dataclass(frozen=True, slots=True)
class PostedRevenue:
    """One event in the life of a place of revenue, with what stood after it."""

    event_id: UUID
    name: str
    day: date
    basis: str
    moved: Mapping[RevenueBalance, int]
    standing: Mapping[RevenueBalance, int]


def revenue_amount(at: Point, *, of: RevenuePart, total: RevenueTotal) -> int:
    """A total of a part, in won."""
    rows = revenue_rows(at, year=of.year)
    return sum(total_of_revenue(total, row.standing) for row in rows if of.has(row))


def why_revenue(before: Point, after: Point, *, of: RevenuePart, total: RevenueTotal) -> list[Reason]:
    """Events whose amounts add up exactly to what ``total`` of a part is after, less what it was before."""
    return reasons_of(_events(before, after, of), TOTALS[total], total.label)


def why_collected(before: Point, after: Point, *, of: RevenuePart) -> RateChange:
    """What 수납률 is made of between two points, as ``why_rate`` of expenditure."""
    amounts = [revenue_amount(before, of=of, total=total) for total in COLLECTED]
    weights = (TOTALS[COLLECTED[0]], TOTALS[COLLECTED[1]])
    return steps_of_rate(_events(before, after, of), amounts, weights, "징수결정액 대비 수납액 비율")


def revenue_history(cell_id: UUID, *, epoch: int) -> list[PostedRevenue]:
    """Events of a place by day and then by when they were known, each with what stood after it."""
    standing = dict.fromkeys(RevenueBalance, 0)
    found = []
    for lines in by_event(rows_of(f"{_LINES} WHERE l.cell_id = %(cell)s AND l.epoch <= %(epoch)s {_IN_ORDER}",
                                  {"cell": cell_id, "epoch": epoch})):  # fmt: skip
        moved = {RevenueBalance(line["balance"]): int(line["amount"]) for line in lines}
        standing = {balance: amount + moved.get(balance, 0) for balance, amount in standing.items()}
        first, (name, _) = lines[0], _named(lines[0])
        found.append(PostedRevenue(first["id"], name, first["effective_date"], first["basis"], moved, dict(standing)))
    return found


def revenue_cell(cell_id: UUID) -> RevenueCell | None:
    """A place of revenue with its account and year; None where there is none here."""
    return RevenueCell.objects.select_related("account__fiscal_year").filter(pk=cell_id).first()


def _events(before: Point, after: Point, of: RevenuePart) -> Iterator[Told]:
    """Events that count at one point only, by day and then by when they were known."""
    asked = {
        "year": of.year,
        "as_of": [before.as_of, after.as_of],
        "epoch": [before.epoch, after.epoch],
    }
    lines = [line for line in rows_of(f"{_LINES} {_BETWEEN} {_IN_ORDER}", asked) if of.has_line(line)]
    for own in by_event(lines):
        name, kind = _named(own[0])
        balanced = [{**line, "balance": RevenueBalance(line["balance"])} for line in own]
        yield told(balanced, before, after, name=name, kind=kind)


def _named(line: Mapping[str, Any]) -> Sequence[str]:
    """What the event of a line is called, and of what kind it is: what takes one back is of the same kind."""
    name = kind = name_of_revenue(RevenueKind(line["kind"]), line["round"])
    if line["reversed_kind"]:
        kind = name_of_revenue(RevenueKind(line["reversed_kind"]), line["reversed_round"])
        name = f"{kind} {name}"
    return name, kind


_LINES = """
    SELECT e.id, e.kind, e.round, e.effective_date, e.epoch, o.basis, first.kind AS reversed_kind,
        first.round AS reversed_round, l.balance, l.amount, a.kind AS account_kind, a.name AS account, c.code,
        c.division, y.first_day
    FROM budget_revenueline l
    JOIN budget_revenueevent e ON e.id = l.event_id
    JOIN platform_operation o ON o.id = e.operation_id
    JOIN budget_fiscalyear y ON y.id = e.fiscal_year_id
    JOIN budget_revenuecell c ON c.id = l.cell_id
    JOIN budget_budgetaccount a ON a.id = c.account_id
    LEFT JOIN budget_revenueevent first ON first.id = e.reverses_id
"""
_BETWEEN = """
    WHERE y.year = %(year)s
    AND (l.effective_date <= (%(as_of)s::date[])[1] AND l.epoch <= (%(epoch)s::bigint[])[1])
        <> (l.effective_date <= (%(as_of)s::date[])[2] AND l.epoch <= (%(epoch)s::bigint[])[2])
"""
_IN_ORDER = "ORDER BY e.effective_date, e.epoch, o.recorded_at, e.id, l.balance"
