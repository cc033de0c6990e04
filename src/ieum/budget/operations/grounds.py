"""What a file's movements rest on: 준예산, 예비비 and 이용 name a ground that the law knows, as pages ask for it."""

from collections.abc import Iterable, Iterator

from ieum.budget.choices import MovementKind, ProvisionalGround
from ieum.budget.ledger_files import FileMovement
from ieum.budget.queries.cells import find_year
from ieum.budget.queries.clauses import clauses_on
from ieum.budget.queries.proposals import opened_on
from ieum.budget.queries.provisional import provisional_fault
from ieum.budget.rules.clauses import Moved, cross_use_fault
from ieum.budget.rules.proposals import must_wait
from ieum.budget.rules.reserves import reserve_fault
from ieum.kernel.row_faults import RowFault


def ground_faults(movements: Iterable[FileMovement]) -> Iterator[RowFault]:
    """Movements that wait for a second person but rest on no ground of the law; what is history is let stand."""
    since = opened_on()
    for each in movements:
        if must_wait(each.kind, each.effective_date, opened_on=since) and (fault := _fault(each)):
            yield RowFault(each.line, fault)


def _fault(of: FileMovement) -> str:
    if of.kind is MovementKind.RESERVE_USE:
        return reserve_fault(of.authority, [row.cell.item for row in of.rows if row.amount < 0])
    if of.kind is MovementKind.PROVISIONAL:
        ground = next((each for each in ProvisionalGround if of.authority.startswith(str(each.label))), None)
        return provisional_fault(of.year, [row.cell for row in of.rows], ground)
    if of.kind is MovementKind.CROSS_USE:
        year = find_year(of.year)
        clauses = clauses_on(year.pk, of.effective_date) if year else []
        return cross_use_fault(of.authority, [Moved(row.cell.policy[0], row.cell.item) for row in of.rows], clauses)
    return ""
