"""What a file's movements rest on: 준예산 and 예비비 name a ground that the law knows, as the pages ask for it."""

from collections.abc import Iterable, Iterator

from ieum.budget.choices import MovementKind, ProvisionalGround
from ieum.budget.ledger_files import FileMovement
from ieum.budget.queries.proposals import opened_on
from ieum.budget.queries.provisional import provisional_fault
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
    return ""
