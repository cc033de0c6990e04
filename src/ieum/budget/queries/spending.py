"""Requests to spend (품의): what is asked for and not committed yet, beside what is free. They move no balance."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.db.models import QuerySet, Sum

from ieum.budget.choices import Balance, ExecutedBy, SpendingState
from ieum.budget.models import AppropriationCell, SpendingRequest
from ieum.budget.queries.cells import standing_of_cells
from ieum.budget.queries.rollups import Point
from ieum.budget.queries.teams import teams_of
from ieum.budget.rules.accounts import BUDGET_PARTS
from ieum.budget.rules.spending import uncommitted

_PROGRAMME = ("cell__account__name", *(f"cell__programme__{each}" for each in ("policy_code", "unit_code", "code")))
_KEYS: Mapping[ExecutedBy, tuple[str, ...]] = {
    ExecutedBy.DIVISION: ("cell__division",), ExecutedBy.POLICY: _PROGRAMME[:2], ExecutedBy.UNIT: _PROGRAMME[:3],
    ExecutedBy.PROGRAMME: _PROGRAMME, ExecutedBy.FUNDING: ("cell__funding",), ExecutedBy.TEAM: ("cell__programme_id",),
}  # fmt: skip
"""What the rows of execution are found by (``queries.progress``)."""


def spending_requests(year: int, at: Point | None = None) -> QuerySet[SpendingRequest]:
    """The last word on each request of a year, as it stands now or stood at a point, the newest first."""
    said = SpendingRequest.objects.filter(cell__account__fiscal_year__year=year)
    if at is not None:
        said = said.filter(since__lte=at.as_of, epoch__lte=at.epoch)
    return _last(said).order_by("-asked_on", "number", "cell_id")


def open_requests(year: int, at: Point | None = None) -> QuerySet[SpendingRequest]:
    """Requests of a year that are neither committed nor withdrawn, now or at a point."""
    return spending_requests(year, at).filter(state=SpendingState.OPEN)


def requests_of_cell(cell_id: UUID) -> list[SpendingRequest]:
    """The open requests of a cell, now, the oldest first."""
    said = SpendingRequest.objects.filter(cell_id=cell_id)
    return list(_last(said).filter(state=SpendingState.OPEN).order_by("asked_on", "number"))


def reserved_by(at: Point, *, year: int, by: ExecutedBy, division: str = "") -> dict[tuple[str, ...], int]:
    """Won that is asked for at a point and not committed, by what the rows of execution are found by; without funds.

    ``division`` is for whose cells alone; "" for those of all.
    """
    asked = open_requests(year, at).filter(cell__account__kind__in=BUDGET_PARTS)
    if division:
        asked = asked.filter(cell__division=division)
    teams = teams_of(at, year=year) if by is ExecutedBy.TEAM else {}
    found: dict[tuple[str, ...], int] = {}
    for *names, amount in asked.order_by().values_list(*_KEYS[by], "amount"):
        key = tuple(each or "" for each in names)
        if by is ExecutedBy.TEAM:
            team = teams.get(names[0])
            key = (str(team.unit_id) if team else "",)
        found[key] = found.get(key, 0) + amount
    return found


def free_of(cell_ids: Collection[UUID]) -> dict[UUID, int]:
    """Won of each cell that is neither committed nor asked for, as known now; below 0 where more is asked for."""
    said = SpendingRequest.objects.filter(cell_id__in=cell_ids)
    open_ones = _last(said).filter(state=SpendingState.OPEN).order_by()
    asked = dict(open_ones.values_list("cell_id").annotate(Sum("amount")))
    standing = standing_of_cells(cell_ids)
    return {
        cell.pk: uncommitted({each: standing.get((cell.pk, each), 0) for each in Balance}, _reported(cell))
        - int(asked.get(cell.pk, 0))
        for cell in AppropriationCell.objects.filter(pk__in=cell_ids)
    }


def _last(said: QuerySet[SpendingRequest]) -> QuerySet[SpendingRequest]:
    last = said.order_by("cell_id", "number", "-position").distinct("cell_id", "number").values("pk")
    rows: QuerySet[SpendingRequest] = SpendingRequest.objects.filter(pk__in=last)
    return rows.select_related("cell__programme", "cell__account", "operation")


def _reported(cell: AppropriationCell) -> frozenset[Balance]:
    told = {Balance.ALLOTTED: cell.reports_allotment, Balance.COMMITTED: cell.reports_commitment}
    return frozenset(each for each, is_told in told.items() if is_told)
