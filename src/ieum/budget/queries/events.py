"""One event of the ledger or of revenue: what it is, what it moved, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Sum

from ieum.budget.choices import Balance, RevenueBalance
from ieum.budget.models import (
    LedgerEvent,
    LedgerLine,
    MovementRequest,
    RequestPosting,
    RevenueCell,
    RevenueEvent,
    RevenueLine,
    VersionPosting,
)
from ieum.budget.queries.requests import labels_of

if TYPE_CHECKING:
    from ieum.platform.models import Operation


@dataclass(frozen=True, slots=True)
class Moved:
    """What an event adds to one balance of one cell, or of one place of revenue, in won."""

    cell_id: UUID | None
    """None for a place of revenue, which has no page."""
    cell: str
    balance: Balance | RevenueBalance
    amount: int


@dataclass(frozen=True, slots=True)
class Change:
    """What taking an event back does to one balance, in won."""

    cell: str
    balance: Balance | RevenueBalance
    before: int
    after: int


def ledger_event(event_id: UUID) -> LedgerEvent | None:
    """One event of expenditure; None where there is none in this municipality."""
    rows = LedgerEvent.objects.select_related(
        "operation__actor", "operation__on_behalf_of", "approver", "source", "fiscal_year"
    )
    return rows.filter(pk=event_id).first()


def revenue_event(event_id: UUID) -> RevenueEvent | None:
    """One event of revenue; None where there is none in this municipality."""
    rows = RevenueEvent.objects.select_related("operation__actor", "operation__on_behalf_of", "fiscal_year")
    return rows.filter(pk=event_id).first()


def taken_back_by(event: LedgerEvent | RevenueEvent) -> "Operation | None":
    """By whom and why an event was taken back; None while it stands."""
    found = (
        type(event)
        .objects.filter(reverses_id=event.pk)
        .select_related("operation__actor", "operation__on_behalf_of")
        .first()
    )
    return found.operation if found else None


def request_behind(event_id: UUID) -> MovementRequest | None:
    """The request whose approval posted an event; None where none did."""
    found = RequestPosting.objects.filter(event_id=event_id).select_related("request__case").first()
    return found.request if found else None


def is_adopted(event_id: UUID) -> bool:
    """Whether the adoption of a bill posted an event."""
    return bool(VersionPosting.objects.filter(event_id=event_id).exists())


def moved_by(event: LedgerEvent) -> list[Moved]:
    """The lines of an event with those of its revenue, by the names of their cells."""
    lines = LedgerLine.objects.filter(event=event).values_list("cell_id", "balance", "amount")
    labels = labels_of([cell for cell, _, _ in lines])
    found = [Moved(cell, labels[cell].label, Balance(balance), int(won)) for cell, balance, won in lines]
    beside = RevenueEvent.objects.filter(movement=event).first()
    return sorted(found, key=_place) + (revenue_moved_by(beside) if beside else [])


def revenue_moved_by(event: RevenueEvent) -> list[Moved]:
    """The lines of an event of revenue, by the names of their places."""
    lines = RevenueLine.objects.filter(event=event).select_related("cell__account")
    return sorted(
        (Moved(None, _named(each.cell), RevenueBalance(each.balance), each.amount) for each in lines), key=_place
    )


def changes_of(operation_id: UUID) -> list[Change]:
    """What an operation did to each balance of expenditure and revenue, beside what stood before it."""
    spent = _changed(LedgerLine, operation_id)
    paid = _changed(RevenueLine, operation_id)
    labels = {cell: each.label for cell, each in labels_of({cell for cell, _, _, _ in spent}).items()}
    places = {each.pk: _named(each) for each in RevenueCell.objects.select_related("account").filter(
        pk__in={cell for cell, _, _, _ in paid})}  # fmt: skip
    found = [Change(labels[cell], Balance(balance), before, after) for cell, balance, before, after in spent]
    beside = [Change(places[cell], RevenueBalance(balance), before, after) for cell, balance, before, after in paid]
    return sorted(found, key=_place) + sorted(beside, key=_place)


def _changed(of: type[LedgerLine | RevenueLine], operation_id: UUID) -> Sequence[tuple[UUID, str, int, int]]:
    """Cell, balance, and the won before and after an operation that posted these lines."""
    moved = of.objects.filter(event__operation_id=operation_id)
    by_balance = {
        (cell, balance): int(won)
        for cell, balance, won in moved.values_list("cell_id", "balance").annotate(Sum("amount"))
    }
    standing = of.objects.filter(cell_id__in={cell for cell, _ in by_balance})
    after = {
        (cell, balance): int(won)
        for cell, balance, won in standing.values_list("cell_id", "balance").annotate(Sum("amount"))
    }
    return [(*key, after[key] - won, after[key]) for key, won in by_balance.items()]


def _named(cell: RevenueCell) -> str:
    return " ".join(filter(None, (cell.account.name, cell.code, cell.division)))


def _place(each: Moved | Change) -> tuple[str, str]:
    return each.cell, each.balance
