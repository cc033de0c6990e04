"""Payments that are settled later (일상경비, 선금급, 개산급): which there are, and which are still open."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery, Sum

from ieum.budget.choices import AdvanceState, Balance
from ieum.budget.models import AdvancePayment, LedgerEvent, LedgerLine

_PLACE = ("cell__programme__code", "cell__division", "cell__item", "cell__funding", "cell__carry_origin")
"""By what the places of a payment are put in order."""


def advances(year: int) -> QuerySet[Any]:
    """The last word on each of a year, by the day it is due; without those that were withdrawn or taken back.

    Each with ``amount`` (won paid) and ``division``, and of its first place ``programme`` and ``item``.
    """
    return _told(AdvancePayment.objects.filter(event__fiscal_year__year=year))


def open_advances(divisions: Collection[str] | None = None) -> QuerySet[Any]:
    """Those of all years that are not settled, of divisions or of all."""
    rows = _told(AdvancePayment.objects.all()).filter(state=AdvanceState.OPEN)
    return rows if divisions is None else rows.filter(division__in=list(divisions))


def advance_of(event_id: UUID) -> AdvancePayment | None:
    """What is said of a payment; None where it is an ordinary one."""
    return _told(AdvancePayment.objects.filter(event_id=event_id)).first()


def paid_by(event: LedgerEvent) -> tuple[int, set[str]]:
    """Won that an expenditure paid, and of which divisions."""
    rows = LedgerLine.objects.filter(event=event, balance=Balance.SPENT).values_list("amount", "cell__division")
    return sum(won for won, _ in rows), {division for _, division in rows}


def _told(said: QuerySet[AdvancePayment]) -> QuerySet[Any]:
    last = said.order_by("event_id", "-position").distinct("event_id").values("pk")
    rows: QuerySet[AdvancePayment] = AdvancePayment.objects.filter(pk__in=last)
    back = LedgerEvent.objects.filter(reverses_id=OuterRef("event_id"))
    lines = LedgerLine.objects.filter(event_id=OuterRef("event_id"), balance=Balance.SPENT).order_by(*_PLACE)
    paid = lines.order_by().values("event_id").annotate(won=Sum("amount")).values("won")
    return (
        rows.exclude(state=AdvanceState.WITHDRAWN)
        .exclude(Exists(back))
        .annotate(
            amount=Subquery(paid),
            division=Subquery(lines.values("cell__division")[:1]),
            programme=Subquery(lines.values("cell__programme__name")[:1]),
            item=Subquery(lines.values("cell__item")[:1]),
            paid_on=F("event__effective_date"),
        )
        .select_related("event__fiscal_year", "operation")
        .order_by("due_on", "event__effective_date", "event__epoch", "event_id")
    )
