"""Payments that are settled later (일상경비, 선금급, 개산급): which there are, and which are still open."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import BigIntegerField, Exists, F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from ieum.budget.choices import AdvanceState, Balance, MovementKind
from ieum.budget.models import AdvancePayment, AdvanceReturn, LedgerEvent, LedgerLine

_PLACE = ("cell__programme__code", "cell__division", "cell__item", "cell__funding", "cell__carry_origin")
"""By what the places of a payment are put in order."""


def advances(year: int) -> QuerySet[Any]:
    """The last word on each of a year, by the day it is due; without those that were withdrawn or taken back.

    Each with ``amount`` (won paid), ``returned`` (won given back of it), ``division``, and of its first place
    ``programme`` and ``item``.
    """
    return _told(AdvancePayment.objects.filter(event__fiscal_year__year=year))


def open_advances(divisions: Collection[str] | None = None) -> QuerySet[Any]:
    """Those of all years that are not settled, of divisions or of all."""
    rows = _told(AdvancePayment.objects.all()).filter(state=AdvanceState.OPEN)
    return rows if divisions is None else rows.filter(division__in=list(divisions))


def advance_of(event_id: UUID) -> Any:
    """What is said of a payment; None where it is an ordinary one."""
    return _told(AdvancePayment.objects.filter(event_id=event_id)).first()


def matched(event_id: UUID) -> AdvanceReturn | None:
    """What was said last of a 반납: the payment that it gives back of, or none."""
    return AdvanceReturn.objects.filter(event_id=event_id).order_by("-position").first()


def unmatched_returns(year: int, divisions: Collection[str] | None = None) -> QuerySet[Any]:
    """반납 of a year that stand and give back of no payment that is settled, of divisions or of all; newest first.

    Each with ``amount`` (won given back), ``division`` and ``item`` of its first place.
    """
    rows = LedgerEvent.objects.filter(fiscal_year__year=year, kind=MovementKind.RETURN)
    rows = rows.exclude(Exists(LedgerEvent.objects.filter(reverses_id=OuterRef("pk")))).exclude(
        Exists(_standing_matches().filter(event_id=OuterRef("pk")))
    )
    lines = _lines_of("pk")
    own = rows.annotate(
        amount=-Subquery(_sum_of(lines)), division=Subquery(lines.values("cell__division")[:1]),
        item=Subquery(lines.values("cell__item")[:1]),
    )  # fmt: skip
    if divisions is not None:
        own = own.filter(division__in=list(divisions))
    return own.order_by("-effective_date", "-epoch", "pk")


def paid_by(event: LedgerEvent) -> tuple[int, set[str]]:
    """Won that an expenditure paid, and of which divisions."""
    rows = LedgerLine.objects.filter(event=event, balance=Balance.SPENT).values_list("amount", "cell__division")
    return sum(won for won, _ in rows), {division for _, division in rows}


def _standing_matches() -> QuerySet[AdvanceReturn]:
    """The last word on each 반납 that names a payment."""
    last = AdvanceReturn.objects.order_by("event_id", "-position").distinct("event_id").values("pk")
    return AdvanceReturn.objects.filter(pk__in=last, payment__isnull=False)


def _lines_of(column: str) -> QuerySet[LedgerLine]:
    return LedgerLine.objects.filter(event_id=OuterRef(column), balance=Balance.SPENT).order_by(*_PLACE)


def _sum_of(lines: QuerySet[LedgerLine]) -> QuerySet[Any, Any]:
    return lines.order_by().values("balance").annotate(won=Sum("amount")).values("won")


def _told(said: QuerySet[AdvancePayment]) -> QuerySet[Any]:
    last = said.order_by("event_id", "-position").distinct("event_id").values("pk")
    rows: QuerySet[AdvancePayment] = AdvancePayment.objects.filter(pk__in=last)
    back = LedgerEvent.objects.filter(reverses_id=OuterRef("event_id"))
    given_back = (
        _standing_matches()
        .filter(payment_id=OuterRef(OuterRef("event_id")))
        .exclude(Exists(LedgerEvent.objects.filter(reverses_id=OuterRef("event_id"))))
    )
    lines = _lines_of("event_id")
    returned = LedgerLine.objects.filter(event_id__in=given_back.values("event_id"), balance=Balance.SPENT)
    return (
        rows.exclude(state=AdvanceState.WITHDRAWN)
        .exclude(Exists(back))
        .annotate(
            amount=Subquery(_sum_of(lines)),
            returned=-Coalesce(Subquery(_sum_of(returned)), 0, output_field=BigIntegerField()),
            division=Subquery(lines.values("cell__division")[:1]),
            programme=Subquery(lines.values("cell__programme__name")[:1]),
            item=Subquery(lines.values("cell__item")[:1]),
            paid_on=F("event__effective_date"),
        )
        .select_related("event__fiscal_year", "operation")
        .order_by("due_on", "event__effective_date", "event__epoch", "event_id")
    )
