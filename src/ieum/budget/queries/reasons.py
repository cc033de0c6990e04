"""Why balances differ between two points: the events in between, adding up exactly."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any
from uuid import UUID

from ieum.budget import rules
from ieum.budget.choices import Level, MovementKind, Total
from ieum.budget.queries.balances import balances, whole
from ieum.budget.queries.history import by_event, weight
from ieum.budget.queries.names import Names, names_of
from ieum.budget.queries.reading import rows_of
from ieum.budget.queries.rollups import Point
from ieum.budget.rules import sentences
from ieum.budget.rules.accounts import is_budget
from ieum.kernel.particles import with_particles
from ieum.kernel.rounding import Rounding, rate, round_to


@dataclass(frozen=True, slots=True)
class Reason:
    """One event that a difference is made of."""

    event_id: UUID
    amount: int
    """What it adds to the difference, in won; below zero where it had counted before and does no more."""
    sentence: str
    kind: str
    """Its movement, such as 제1회 추경; what takes one back is of the same kind."""


@dataclass(frozen=True, slots=True)
class TableReason:
    """One event with what it adds to each cell of a table, in won; a cell it leaves alone is not named."""

    event_id: UUID
    amounts: Mapping[tuple[tuple[str, ...], Total], int]
    """By the path of the row and the total of the column."""
    sentence: str


@dataclass(frozen=True, slots=True)
class RateReason:
    """One event, or several that only together leave a rate defined, with what it adds to the rate."""

    event_ids: tuple[UUID, ...]
    difference: Fraction
    """Percentage points, exact."""
    sentence: str


@dataclass(frozen=True, slots=True)
class RateChange:
    """A rate at two points and what its difference is made of; a rate of nothing is None and has no reasons."""

    before: Fraction | None
    after: Fraction | None
    reasons: tuple[RateReason, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What of a fiscal year is looked at; without more the whole of its budget, in which funds do not count."""

    year: int
    path: tuple[str, ...] = ()
    """Names from the account down, as in ``BalanceRow``."""
    called: Mapping[str, str] = field(default_factory=dict)
    """What it is called otherwise, by columns of ``Names``."""


def why(before: Point, after: Point, *, of: Part, total: Total) -> list[Reason]:
    """Events whose amounts add up exactly to what ``total`` of a part is after, less what it was before."""
    return [
        Reason(event.id, moved, event.sentence(total.label, moved), event.kind)
        for event in _events(before, after, of)
        if (moved := event.effect(total))
    ]


def why_table(before: Point, after: Point, *, year: int, by: Level) -> list[TableReason]:
    """Events with what each adds to each row and total of a table; for every cell they add up to its difference."""
    return [
        TableReason(event.id, amounts, event.sentence(Total.AVAILABLE.label, event.effect(Total.AVAILABLE)))
        for event in _events(before, after, Part(year), also_funds=True)
        if (amounts := event.cells(by))
    ]


def why_rate(before: Point, after: Point, *, of: Part, rate_of: tuple[Total, Total]) -> RateChange:
    """What a rate, ``rate_of`` its part and its whole, is made of between two points, event by event.

    The events are taken in the order of their days, and each is given the step that the rate makes with it, so that the
    steps add up exactly.
    """
    amounts = [amount(before, of=of, total=total) for total in rate_of]
    reached, first = rate(*amounts), rate(*amounts)
    reasons, waiting = [], []
    for event in _events(before, after, of):
        moved = [event.effect(total) for total in rate_of]
        if not any(moved):
            continue
        amounts = [each + more for each, more in zip(amounts, moved, strict=True)]
        waiting.append(event)
        now = rate(*amounts)
        if now is not None and reached is not None:
            reasons.append(_rate_reason(waiting, now - reached, rate_of))
            reached, waiting = now, []
    last = rate(*amounts)
    return RateChange(first, last, tuple(reasons) if first is not None and last is not None else ())


def amount(at: Point, *, of: Part, total: Total) -> int:
    """A total of what stands under the path of a part, in won; balances that are not reported count as nothing."""
    rows = balances(at, year=of.year, by=Level.CELL if of.path else Level.ACCOUNT)
    return rules.total_of(total, whole(rows, under=of.path).standing)


@dataclass(frozen=True, slots=True)
class _Event:
    """An event that counts at one of two points and not at the other."""

    rows: Sequence[Mapping[str, Any]]
    sign: int
    note: str

    @property
    def id(self) -> UUID:
        found: UUID = self.rows[0]["id"]
        return found

    def effect(self, total: Total) -> int:
        return self.sign * sum(weight(row, rules.weights_of(total)) for row in self.rows)

    def cells(self, by: Level) -> dict[tuple[tuple[str, ...], Total], int]:
        found: dict[tuple[tuple[str, ...], Total], int] = {}
        for row in self.rows:
            for total in Total:
                key = (_names(row, by), total)
                found[key] = found.get(key, 0) + self.sign * weight(row, rules.weights_of(total))
        return {key: amount for key, amount in found.items() if amount}

    def sentence(self, label: str, amount: int) -> str:
        moved = (
            f"{label} {abs(amount):,}원이 {_verb(amount)}" if amount else with_particles(f"{label}은(는) 그대로입니다")
        )
        return f"{self.name}{self.note} {moved}."

    @property
    def kind(self) -> str:
        """What it is, or what it takes back."""
        first = self.rows[0]
        of = "reversed_" if first["reversed_kind"] else ""
        return sentences.name_of(MovementKind(first[f"{of}kind"]), first[f"{of}round"])

    @property
    def name(self) -> str:
        first = self.rows[0]
        kind = sentences.name_of(MovementKind(first["kind"]), first["round"])
        if first["reversed_kind"]:
            kind = f"{sentences.name_of(MovementKind(first['reversed_kind']), first['reversed_round'])} {kind}"
        return f"{first['effective_date']:%Y. %-m. %-d.} {kind}({first['basis']})"


def _names(row: Mapping[str, Any], by: Level) -> tuple[str, ...]:
    return names_of(Names(*(row[column] for column in Names._fields)), by)


def _verb(amount: Fraction | int) -> str:
    return "늘었습니다" if amount > 0 else "줄었습니다"


def _rate_reason(events: Sequence[_Event], difference: Fraction, rate_of: tuple[Total, Total]) -> RateReason:
    names = ", ".join(event.name for event in events)
    points = round_to(abs(difference), 2, Rounding.HALF_UP)
    label = f"{rate_of[1].label} 대비 {rate_of[0].label} 비율"
    moved = f"{label}이 {points}%p {_verb(difference)}" if difference else f"{label}은 그대로입니다"
    return RateReason(tuple(event.id for event in events), difference, f"{names}{events[-1].note} {moved}.")


def _events(before: Point, after: Point, of: Part, *, also_funds: bool = False) -> Iterable[_Event]:
    """Events that count at one point only, by day and then by when they were known."""
    parameters = {
        "year": of.year,
        "as_of": [before.as_of, after.as_of],
        "epoch": [before.epoch, after.epoch],
        "last_day": max(before.as_of, after.as_of),
        "last_epoch": max(before.epoch, after.epoch),
        **of.called,
    }
    where = "".join(f" AND {_CALLED[column]} = %({column})s" for column in of.called)
    statement = f"{_LINES}{where}{_IN_ORDER}"
    lines = [row for row in rows_of(statement, parameters) if _names(row, Level.CELL)[: len(of.path)] == of.path]
    if not (of.path or of.called or also_funds):
        lines = [row for row in lines if is_budget(row["account_kind"])]
    return [_event(rows, before, after) for rows in by_event(lines)]


def _event(rows: Sequence[Mapping[str, Any]], before: Point, after: Point) -> _Event:
    first = rows[0]
    sign = 1 if first["effective_date"] <= after.as_of and first["epoch"] <= after.epoch else -1
    is_late = sign > 0 and first["effective_date"] <= before.as_of and first["epoch"] > before.epoch
    return _Event(rows, sign, " 뒤늦게 등록되어" if is_late else "" if sign > 0 else " 더는 포함되지 않아")


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
