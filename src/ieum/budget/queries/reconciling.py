"""Reads of reconciliations: our side of a statement, what was compared before, and the events behind a difference."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, F, QuerySet, Sum

from ieum.budget.choices import CarryOrigin, Funding, ReconciledState, RevenueTotal, Side, Total
from ieum.budget.models import ReconciledLine, Reconciliation, ReconciliationVoid
from ieum.budget.queries.names import Names
from ieum.budget.queries.parts import Part
from ieum.budget.queries.reasons import why
from ieum.budget.queries.revenue import RevenueRow, revenue_rows
from ieum.budget.queries.revenue_reasons import RevenuePart, why_revenue
from ieum.budget.queries.rollups import Point
from ieum.budget.queries.settlement import settled
from ieum.budget.queries.told import Reason
from ieum.budget.rules.reconciling import SCALE_SLIP, TOTALS_OF, AnyTotal, Explanation, explain
from ieum.kernel.figure_tables import squeeze

_LABELS = {
    "funding": {each.value: str(each.label) for each in Funding},
    "carry_origin": {each.value: str(each.label) for each in CarryOrigin},
}


class NoSuchReconciliation(LookupError):
    """There is no such reconciliation, or no such line of it."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What a reconciliation found of one amount in one state."""

    total: AnyTotal
    state: ReconciledState
    lines: int
    ours: int
    theirs: int


@dataclass(frozen=True, slots=True)
class Behind:
    """The events behind a difference."""

    explanation: Explanation | None
    """None where no events make up the difference exactly."""
    reasons: Sequence[Reason]
    """Those that do, otherwise the nearest before and after the day."""


def our_side(
    at: Point, *, year: int, columns: Sequence[str], side: Side
) -> dict[tuple[str, ...], dict[AnyTotal, int | None]]:
    """What our ledger has at a point, by the columns that a statement is divided by: of ``Names``, or of revenue."""
    return _received(at, year, columns) if side is Side.REVENUE else _spent(at, year, columns)


def _spent(at: Point, year: int, columns: Sequence[str]) -> dict[tuple[str, ...], dict[AnyTotal, int | None]]:
    def by(names: Names) -> tuple[str, ...]:
        return tuple(part for column in columns for part in (getattr(names, column), _shown(names, column)))

    return {
        each.names: {total: each.amounts.get(total.value.lower()) for total in Total}
        for each in settled(at, year=year, grain="CELL", by=by)
    }


def _received(at: Point, year: int, columns: Sequence[str]) -> dict[tuple[str, ...], dict[AnyTotal, int | None]]:
    found: dict[tuple[str, ...], list[RevenueRow]] = {}
    for each in revenue_rows(at, year=year):
        found.setdefault(tuple(getattr(each, column) for column in columns), []).append(each)
    return {
        names: {total: sum(row.total(total) for row in rows) for total in RevenueTotal} for names, rows in found.items()
    }


def _shown(names: Names, column: str) -> str:
    value: str = getattr(names, column)
    return _LABELS.get(column, {}).get(value, value)


def reconciliations(year: int | None = None) -> list[Reconciliation]:
    """All of a year, or of all years; the last one first, each with how many lines differ and are explained."""
    found = Reconciliation.objects.select_related(
        "operation__actor", "operation__on_behalf_of", "fiscal_year", "source"
    ).prefetch_related("voids")
    if year is not None:
        found = found.filter(fiscal_year__year=year)
    return list(found.order_by("-operation__recorded_at", "-id"))


def void_of(found: Reconciliation) -> ReconciliationVoid | None:
    """That it was wrong, with who said so and why; None where it stands."""
    return next(iter(found.voids.all()), None)


def open_differences(ids: Sequence[UUID]) -> dict[UUID, tuple[int, int]]:
    """Of each reconciliation, how many lines are not matched, and how many of these nobody explained."""
    rows = (
        ReconciledLine.objects.filter(reconciliation_id__in=ids)
        .exclude(state=ReconciledState.MATCHED)
        .values("reconciliation_id")
        .annotate(lines=Count("id", distinct=True), explained=Count("reasons__line_id", distinct=True))
    )
    return {each["reconciliation_id"]: (each["lines"], each["lines"] - each["explained"]) for each in rows}


def reconciliation(reconciliation_id: UUID) -> Reconciliation:
    """One reconciliation.

    :raises NoSuchReconciliation: if there is none
    """
    found = Reconciliation.objects.select_related(
        "operation__actor", "operation__on_behalf_of", "fiscal_year", "source"
    ).prefetch_related("voids__operation__actor", "voids__operation__on_behalf_of")
    try:
        return found.get(pk=reconciliation_id)
    except Reconciliation.DoesNotExist as error:
        raise NoSuchReconciliation("그런 원장 대사가 없습니다.") from error


def line(line_id: UUID) -> ReconciledLine:
    """One line of a reconciliation.

    :raises NoSuchReconciliation: if there is none
    """
    found = ReconciledLine.objects.select_related("reconciliation__fiscal_year")
    try:
        return found.prefetch_related(
            "reasons__operation__actor", "reasons__operation__on_behalf_of", "reconciliation__voids"
        ).get(pk=line_id)
    except ReconciledLine.DoesNotExist as error:
        raise NoSuchReconciliation("원장 대사에 그런 줄이 없습니다.") from error


def tallies(reconciliation_id: UUID) -> list[Tally]:
    """How many lines stand in each state, and their sums, by amount."""
    rows = (
        ReconciledLine.objects.filter(reconciliation_id=reconciliation_id)
        .values("total", "state", "reconciliation__side")
        .annotate(lines=Count("id"), our_sum=Sum("ours"), their_sum=Sum("theirs"))
    )
    found = [
        Tally(
            TOTALS_OF[Side(each["reconciliation__side"])](each["total"]), ReconciledState(each["state"]),
            each["lines"], int(each["our_sum"] or 0),
            int(each["their_sum"] or 0),
        )
        for each in rows
    ]  # fmt: skip
    totals: list[AnyTotal] = [*Total, *RevenueTotal]
    states = list(ReconciledState)
    return sorted(found, key=lambda each: (totals.index(each.total), states.index(each.state)))


def chosen_lines(
    reconciliation_id: UUID, *, state: ReconciledState | None = None, is_open: bool = False
) -> QuerySet[ReconciledLine]:
    """The lines of a reconciliation, those of one state, or those that differ and nobody explained."""
    found = ReconciledLine.objects.filter(reconciliation_id=reconciliation_id).order_by("position")
    if state is not None:
        found = found.filter(state=state)
    if is_open:
        found = found.exclude(state=ReconciledState.MATCHED).filter(reasons=None)
    return found.prefetch_related("reasons__operation__actor", "reasons__operation__on_behalf_of")


def lines_of(
    reconciliation_id: UUID, *, state: ReconciledState | None = None, is_open: bool = False
) -> list[ReconciledLine]:
    """The same, read at once."""
    return list(chosen_lines(reconciliation_id, state=state, is_open=is_open))


def scale_slips(reconciliation_id: UUID) -> int:
    """How many lines are exactly a thousand times what the other side has."""
    own = ReconciledLine.objects.filter(reconciliation_id=reconciliation_id, state=ReconciledState.DIFFERENT)
    own = own.exclude(ours=0)
    larger, smaller = own.filter(theirs=F("ours") * SCALE_SLIP), own.filter(ours=F("theirs") * SCALE_SLIP)
    return larger.count() + smaller.count()


_NEAREST = 10
"""Events before and after the day that are shown where none explain a difference."""


def behind(found: ReconciledLine, *, epoch: int) -> Behind:
    """The events that explain a difference, or the nearest to its day; ``epoch`` is what is known now."""
    of = found.reconciliation
    before, after = _around(found, epoch)
    explained = explain(found.gap, [each.amount for each in before], [each.amount for each in after], scale=of.scale)
    if explained is None:
        return Behind(None, [*before[-_NEAREST:], *after[:_NEAREST]])
    kind, places = explained
    events = after if kind is Explanation.AHEAD else before
    return Behind(kind, [events[place] for place in places])


def _around(found: ReconciledLine, epoch: int) -> tuple[list[Reason], list[Reason]]:
    """The events that make up our side of a line up to its day, and those that come after."""
    of = found.reconciliation
    year, last = of.fiscal_year.year, of.fiscal_year.payments_until
    start, at, end = (Point(each, epoch) for each in (date(year - 1, 12, 31), of.as_of, last))
    if of.side == Side.REVENUE:
        received = RevenuePart(year, **dict(zip(of.columns, found.names, strict=True)))
        asked = RevenueTotal(found.total)
        return why_revenue(start, at, of=received, total=asked), why_revenue(at, end, of=received, total=asked)
    part, total = Part(year, called=_called(of.columns, found.names)), Total(found.total)
    return why(start, at, of=part, total=total), why(at, end, of=part, total=total)


def _called(columns: Sequence[str], names: Sequence[str]) -> Mapping[str, str]:
    codes = {column: {label: code for code, label in labels.items()} for column, labels in _LABELS.items()}
    return {column: codes.get(column, {}).get(name, name) for column, name in zip(columns, names, strict=True)}


def as_ours(theirs: Sequence[str], known: Mapping[tuple[str, ...], tuple[str, ...]]) -> tuple[str, ...]:
    """What our ledger calls what a statement calls so; spaces make no difference."""
    return known.get(tuple(map(squeeze, theirs)), tuple(theirs))
