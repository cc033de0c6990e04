"""What a file's movements rest on: 준예산, 예비비 and 이용 name a ground that the law knows, as pages ask for it.

Of a fund it carries over only what was committed.
"""

from collections.abc import Iterable, Iterator

from ieum.budget.choices import AccountKind, ExcessGround, MovementKind, PreUseGround, ProvisionalGround
from ieum.budget.ledger_files import FileMovement
from ieum.budget.queries.cells import find_year
from ieum.budget.queries.clauses import clauses_on
from ieum.budget.queries.proposals import opened_on
from ieum.budget.queries.provisional import provisional_fault
from ieum.budget.rules.carrying import fund_fault
from ieum.budget.rules.clauses import Moved, cross_use_fault
from ieum.budget.rules.kinds import beside_vote_fault
from ieum.budget.rules.proposals import must_wait
from ieum.budget.rules.reserves import reserve_fault
from ieum.budget.rules.special_grants import special_grant_fault
from ieum.kernel.row_faults import RowFault

_GROUNDS = {
    MovementKind.PRE_USE: [str(each.label) for each in PreUseGround],
    MovementKind.EXCESS_USE: [str(each.label) for each in ExcessGround],
}
"""The grounds of each law by their labels."""


def ground_faults(movements: Iterable[FileMovement]) -> Iterator[RowFault]:
    """Movements that rest on no ground of the law; what is history is let stand."""
    since = opened_on()
    for each in movements:
        is_asked = must_wait(each.kind, each.effective_date, opened_on=since)
        is_funds = each.effective_date >= since and _is_of_fund(each)
        fault = _fault(each) if is_asked else fund_fault(each.kind, each.authority) if is_funds else ""
        if fault:
            yield RowFault(each.line, fault)


def _is_of_fund(of: FileMovement) -> bool:
    return any(row.cell.account_kind is AccountKind.STATUTORY_FUND for row in of.rows)


def _fault(of: FileMovement) -> str:
    moved = [(row.cell.programme[0], row.cell.funding, row.amount) for row in of.rows]
    return special_grant_fault(of.kind, of.authority, moved) or _ground_fault(of)


def _ground_fault(of: FileMovement) -> str:
    if of.kind in _GROUNDS:
        return beside_vote_fault(of.authority, _GROUNDS[of.kind])
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
