"""Outside money from its announcement on: what was announced, what the budget took in of it, and what came in."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet, Sum

from ieum.budget.choices import Balance, Funding, MatterKind, MatterState, MovementKind, RevenueBalance, RevenueKind
from ieum.budget.models import GrantMovement, LedgerEvent, LedgerLine, Matter, RevenueEvent, RevenueLine
from ieum.budget.queries.matters import KnownMatter, known_matters
from ieum.budget.queries.reading import rows_of
from ieum.budget.queries.rollups import NOW, Point
from ieum.budget.rules import NOT_EARMARKED
from ieum.budget.rules.matters import TRANSFERRED, YearAmount
from ieum.budget.rules.sentences import name_of

ANNOUNCED = (
    MatterState.SELECTED, MatterState.GRANTED, MatterState.BUDGETED, MatterState.SETTLED, MatterState.RETURNED,
)  # fmt: skip
"""States from which on an amount is announced (확정내시)."""
BUDGETING = (
    MovementKind.ORIGINAL, MovementKind.REVISED, MovementKind.SUPPLEMENTARY, MovementKind.DEEMED, MovementKind.PRE_USE,
)  # fmt: skip
"""Movements by which outside money comes into the budget."""
_UNTOLD = (*NOT_EARMARKED, Funding.UNDIVIDED)
"""Sources of which it is not told that others gave the money."""
_BALANCES = (Balance.ORIGINAL, Balance.SUPPLEMENTARY, Balance.DEEMED, Balance.PRE_USED)
_GIVEN = r"^[345]"
"""지방교부세, 조정교부금 and 보조금 (지방재정법 시행령 제47조제1항)."""
RETURNED_BY = r"^802-0[12]"
"""국고보조금반환금 and 시·도비보조금반환금 (지방회계법 제17조제1항제6호)."""
_MOST_OFFERED = 300


@dataclass(frozen=True, slots=True)
class Joined:
    """A movement or a receipt that a grant is found in."""

    id: UUID
    is_receipt: bool
    name: str
    on: date
    amount: int
    """Won of it that are of the grant."""
    taken_back_on: date | None
    """When it was taken back; None while it stands."""
    is_return: bool = False
    """Whether it is an expenditure that gives money of the grant back."""

    def counts(self, day: date) -> bool:
        """Whether it stood at the end of a day."""
        return self.on <= day and (self.taken_back_on is None or day < self.taken_back_on)


@dataclass(frozen=True, slots=True)
class GrantStanding:
    """A grant in a fiscal year as of a day."""

    row: Matter
    state: MatterState
    announced: int | None
    """Won of others in the year; None while nothing is announced."""
    budgeted: int
    received: int
    spent: int
    """Won spent of outside money in the places that its movements gave money to or that it was carried over to, which
    others may share."""
    joined: tuple[Joined, ...]

    @property
    def not_budgeted(self) -> int | None:
        """What the budget has beyond what was announced; below zero what it lacks."""
        return None if self.announced is None else self.budgeted - self.announced

    @property
    def not_received(self) -> int | None:
        """The same of what came in."""
        return None if self.announced is None else self.received - self.announced


@dataclass(frozen=True, slots=True)
class Offered:
    """A movement or a receipt of which not all is joined to grants."""

    id: UUID
    is_receipt: bool
    name: str
    on: date
    whole: int
    left: int


def pipeline(year: int, at: Point) -> list[GrantStanding]:
    """The grants of a year as of a day, as known at an epoch, in the order of their numbers.

    Also those of years before that a movement of the year is joined to, such as what gives their money back.
    """
    known = known_matters(at.epoch, MatterKind.GRANT)
    joined = joined_to([each.row.pk for each in known], year, at.epoch)
    own = [each for each in known if year in _years(each) or each.row.pk in joined]
    found = (_standing(each, year, at, joined.get(each.row.pk, [])) for each in own)
    return [each for each in found if each is not None]


def earlier_grants(year: int, at: Point) -> list[Matter]:
    """Grants announced for years before a year alone, the newest first: what 반환금 of the year may give back."""
    found = []
    for each in known_matters(at.epoch, MatterKind.GRANT):
        states = [step.state for step in each.steps if step.decided_on <= at.as_of]
        if states and states[-1] in ANNOUNCED and max(_years(each)) < year:
            found.append(each.row)
    return sorted(found, key=lambda row: (-row.year, row.number))


def joined_to(grants: Collection[UUID], year: int, epoch: int) -> dict[UUID, list[Joined]]:
    """The movements and receipts of a year by grant, as known at an epoch, the earliest first."""
    found: dict[UUID, list[Joined]] = {}
    for is_receipt in (False, True):
        said = _last_rows(epoch, is_receipt=is_receipt).filter(matter__in=grants)
        rows = [each for each in said if each.amount and _event_of(each).fiscal_year.year == year]
        back = _taken_back((_event_of(each).pk for each in rows), epoch, is_receipt=is_receipt)
        for each in rows:
            event = _event_of(each)
            own = Joined(
                event.pk, is_receipt, _name(event), event.effective_date, each.amount, back.get(event.pk),
                is_return=event.kind == MovementKind.EXPENDITURE,
            )  # fmt: skip
            found.setdefault(each.matter_id, []).append(own)
    return {key: sorted(own, key=lambda each: (each.on, each.is_receipt)) for key, own in found.items()}


def offered(year: int) -> list[Offered]:
    """Movements and receipts of a year that stand and are not wholly joined to grants, the newest first."""
    found = []
    for is_receipt, whole in ((False, _budgeted(year) | _given_back(year)), (True, _received(year))):
        model = RevenueEvent if is_receipt else LedgerEvent
        back = _taken_back(whole, NOW, is_receipt=is_receipt)
        joined = _joined_sums(whole, is_receipt=is_receipt)
        for event in model.objects.filter(pk__in=[key for key in whole if key not in back]).order_by("-effective_date"):
            won = whole[event.pk]
            found.append(
                Offered(event.pk, is_receipt, _name(event), event.effective_date, won, won - joined.get(event.pk, 0))
            )
    return [each for each in found if each.left > 0][:_MOST_OFFERED]


def shares_of(movement_id: UUID, *, is_receipt: bool) -> tuple[int, dict[UUID, int]]:
    """Won of outside money in a movement or a receipt that stands, and how much of it is of which grant; 0 if none."""
    model = RevenueEvent if is_receipt else LedgerEvent
    event = model.objects.filter(pk=movement_id).select_related("fiscal_year").first()
    if event is None or _taken_back([event.pk], NOW, is_receipt=is_receipt):
        return 0, {}
    year = event.fiscal_year.year
    whole = (_received(year) if is_receipt else _budgeted(year) | _given_back(year)).get(event.pk, 0)
    rows = _last_rows(NOW, is_receipt=is_receipt).filter(**{"receipt" if is_receipt else "event": event})
    return whole, {each.matter_id: each.amount for each in rows}


def _standing(known: KnownMatter, year: int, at: Point, joined: Iterable[Joined]) -> GrantStanding | None:
    steps = [each for each in known.steps if each.decided_on <= at.as_of]
    if not steps:
        return None
    last = max(steps, key=lambda each: each.position)
    stated = known.at(last.position)
    counted = tuple(each for each in joined if each.on <= at.as_of)
    taken_in = [each for each in counted if each.counts(at.as_of) and not each.is_return]
    sums = {
        is_receipt: sum(each.amount for each in taken_in if each.is_receipt is is_receipt)
        for is_receipt in (False, True)
    }
    events = [each.id for each in taken_in if not each.is_receipt]
    return GrantStanding(
        known.row, MatterState(last.state), _outside(stated.amounts, year) if last.state in ANNOUNCED else None,
        sums[False], sums[True], spent_of(events, at), counted,
    )  # fmt: skip


def _outside(amounts: Iterable[YearAmount], year: int) -> int:
    return sum(each.amount for each in amounts if each.year == year and each.source in TRANSFERRED)


def _years(known: KnownMatter) -> set[int]:
    """The years that a grant has money in, at any time."""
    return {each.year for _, stated in known.said for each in stated.amounts} | {known.row.year}


def _last_rows(epoch: int, *, is_receipt: bool) -> QuerySet[GrantMovement]:
    column = "receipt" if is_receipt else "event"
    said = GrantMovement.objects.filter(epoch__lte=epoch).exclude(**{column: None})
    last = said.order_by("matter", column, "-position").distinct("matter", column).values("pk")
    return GrantMovement.objects.filter(pk__in=last).select_related(f"{column}__fiscal_year")


def _event_of(row: GrantMovement) -> LedgerEvent | RevenueEvent:
    (found,) = (each for each in (row.event, row.receipt) if each is not None)
    return found


def _name(event: LedgerEvent | RevenueEvent) -> str:
    if isinstance(event, RevenueEvent):
        return str(event.get_kind_display())
    return name_of(MovementKind(event.kind), event.round)


def _taken_back(events: Iterable[UUID], epoch: int, *, is_receipt: bool) -> dict[UUID, date]:
    model = RevenueEvent if is_receipt else LedgerEvent
    rows = model.objects.filter(reverses__in=list(events), epoch__lte=epoch)
    return dict(rows.values_list("reverses_id", "effective_date"))


def _joined_sums(events: Iterable[UUID], *, is_receipt: bool) -> dict[UUID, int]:
    column = "receipt" if is_receipt else "event"
    found: dict[UUID, int] = {}
    for each in _last_rows(NOW, is_receipt=is_receipt).filter(**{f"{column}__in": list(events)}):
        key = _event_of(each).pk
        found[key] = found.get(key, 0) + each.amount
    return found


def _budgeted(year: int) -> dict[UUID, int]:
    """Won of others that each movement of a year brought into the budget."""
    rows = LedgerLine.objects.filter(
        event__fiscal_year__year=year, event__kind__in=BUDGETING, balance__in=_BALANCES
    ).exclude(cell__funding__in=_UNTOLD)
    return _sums(rows)


def _received(year: int) -> dict[UUID, int]:
    """Won of others that each receipt of a year brought."""
    rows = RevenueLine.objects.filter(
        event__fiscal_year__year=year, event__kind=RevenueKind.RECEIPT, balance=RevenueBalance.RECEIVED,
        cell__code__regex=_GIVEN,
    )  # fmt: skip
    return _sums(rows)


def _sums(rows: QuerySet[LedgerLine] | QuerySet[RevenueLine]) -> dict[UUID, int]:
    sums = rows.values_list("event").annotate(won=Sum("amount"))
    return {event: int(won) for event, won in sums if won > 0}


def _given_back(year: int) -> dict[UUID, int]:
    """Won of 반환금 that each payment of a year was."""
    rows = LedgerLine.objects.filter(
        event__fiscal_year__year=year, event__kind=MovementKind.EXPENDITURE, balance=Balance.SPENT,
        cell__item__regex=RETURNED_BY,
    )  # fmt: skip
    return _sums(rows)


def spent_of(events: Collection[UUID], at: Point) -> int:
    """Won spent of outside money in the places that movements gave it to, and in those that it was carried over to."""
    if not events:
        return 0
    given = LedgerLine.objects.filter(event__in=events, balance__in=_BALANCES).exclude(cell__funding__in=_UNTOLD)
    cells = set(given.values_list("cell", flat=True))
    lines = LedgerLine.objects.filter(
        cell__in=cells | _carried_from(cells), balance=Balance.SPENT, effective_date__lte=at.as_of, epoch__lte=at.epoch
    )
    return int(lines.aggregate(won=Sum("amount"))["won"] or 0)


def _carried_from(cells: Collection[UUID]) -> set[UUID]:
    """The cells of later years that hold what was carried over from places of the same codes."""
    return {each["id"] for each in rows_of(_CARRIED, {"cells": list(cells)})}


_CARRIED = """
    SELECT n.id
    FROM budget_appropriationcell c
    JOIN budget_budgetaccount a ON a.id = c.account_id JOIN budget_fiscalyear y ON y.id = a.fiscal_year_id
    LEFT JOIN budget_programme p ON p.id = c.programme_id
    JOIN budget_appropriationcell n ON (n.division, n.item, n.funding) = (c.division, c.item, c.funding)
        AND n.carry_origin <> 'CURRENT'
    JOIN budget_budgetaccount b ON b.id = n.account_id AND b.name = a.name
    JOIN budget_fiscalyear z ON z.id = b.fiscal_year_id AND z.year > y.year
    LEFT JOIN budget_programme q ON q.id = n.programme_id
    WHERE c.id = ANY(%(cells)s) AND q.code IS NOT DISTINCT FROM p.code
"""
