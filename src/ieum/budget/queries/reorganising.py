"""What money a reorganisation moves: the cells of units that were taken over, and where they go on."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from ieum.budget import rules
from ieum.budget.choices import MovementKind, Total
from ieum.budget.models import AppropriationCell, FiscalYear
from ieum.budget.queries.cells import places
from ieum.budget.queries.requests import labels_of, standing_of_cells
from ieum.budget.rules.reorganising import MOST_MOVED, allotments_of
from ieum.budget.rules.teams import standing_heir
from ieum.org.queries import heirs_on, standing, succession_days


@dataclass(frozen=True, slots=True)
class MovedCell:
    """A cell of a unit that was taken over, and the place that its money goes to."""

    cell: str
    heir: str
    """Without 부서 where several took it over, so that an officer says which."""
    amount: int
    """Won that are neither committed nor, where no commitments are entered, spent."""


def reorganised_on(year: FiscalYear) -> list[date]:
    """The days of a year on which units took over from others, the newest first."""
    return succession_days(year.first_day, year.last_day)


def moved_cells(year: FiscalYear, day: date) -> list[MovedCell]:
    """The first ``MOST_MOVED`` halves of what the units that were taken over on a day leave, by their names."""
    heirs = _heirs(day)
    cells = AppropriationCell.objects.filter(
        account__fiscal_year=year, programme__isnull=False, division__in=heirs
    ).select_related("programme")
    ordered = list(cells.order_by("division", "programme__code", "item", "funding", "carry_origin"))
    ids = [each.pk for each in ordered]
    amounts, labels = standing_of_cells(ids, year.last_day), labels_of(ids)
    found = []
    for each in ordered:
        bound = Total.COMMITTED if each.reports_commitment else Total.SPENT
        left = rules.total_of(Total.AVAILABLE, amounts[each.pk]) - rules.total_of(bound, amounts[each.pk])
        if left > 0:
            label = labels[each.pk].label
            found.append(MovedCell(label, _heir_of(each, label, heirs[each.division]), left))
    return found[: MOST_MOVED // 2]


def allotments_following(movement: rules.Movement, year_id: UUID, last_day: date) -> list[rules.Movement]:
    """What is posted beside an 이체 on its day: the allotment that is lowered before it, and raised after it."""
    ids = [line.cell_id for line in movement.lines]
    found = places(ids, fiscal_year_id=year_id)
    if movement.kind is not MovementKind.REORGANISATION or len(found) < len(ids):
        return []
    return [
        rules.Movement(kind=MovementKind.ALLOTMENT, effective_date=movement.effective_date, lines=tuple(lines))
        for lines in allotments_of(movement.lines, found, standing_of_cells(ids, last_day))
    ]


def _heirs(day: date) -> Mapping[str, Collection[str]]:
    """The names of the units that each unit that ended on a day goes on in, by its last name."""
    before, units, heirs = standing(day - timedelta(days=1)).units, standing(day).units, heirs_on(day)
    found = {}
    for unit_id, unit in before.items():
        if unit_id in units:
            continue
        heir = standing_heir(unit_id, units, heirs)
        found[unit.name] = [units[each].name for each in ([heir] if heir else heirs.get(unit_id, [])) if each in units]
    return {name: names for name, names in found.items() if names}


def _heir_of(cell: AppropriationCell, label: str, heirs: Collection[str]) -> str:
    """The same place in the unit that took over; without a unit where there are several."""
    division = next(iter(heirs)) if len(heirs) == 1 else ""
    head, _, tail = label.rpartition(cell.division)
    return " ".join(f"{head}{division}{tail}".split())
