"""Taking back a file that came in before, by what the ledgers know of it, without the file at hand."""

from uuid import UUID

from ieum.budget.choices import FileKind
from ieum.budget.operations.approving import require_no_other_head
from ieum.budget.operations.execution import UndoneExecution, reverse_execution
from ieum.budget.operations.files import NOTHING_STANDS, hold_content, reverse_file
from ieum.budget.operations.movements import NoSuchMovement
from ieum.budget.operations.revenue_files import reverse_revenue_file
from ieum.budget.queries.taken_files import taken_file
from ieum.platform.database.tenancy import in_municipality


def undo_taken_file(*, code: str | UUID, source_id: UUID, actor_id: UUID, basis: str) -> UndoneExecution:
    """Reverse what stands of a file, all or nothing, and post again what an export had replaced.

    Opens its own transaction.

    :raises NoSuchMovement: if nothing of the file stands
    :raises ReversalRefused: if somebody else must take it back
    :raises ReplacedTwice: if it cannot be told what stood before an export
    :raises MovementRefused: if something that was posted since rests on it
    :raises RevenueRefused: the same of revenue, or if its round is sealed
    """

    def work() -> UndoneExecution:
        file = taken_file(source_id)
        if file is None:
            raise NoSuchMovement(NOTHING_STANDS)
        require_no_other_head(actor_id)
        hold_content(file.sha256)
        if file.kind is FileKind.EXECUTION:
            return reverse_execution(source_id=source_id, year=file.year, actor_id=actor_id, basis=basis)
        if file.kind is FileKind.REVENUE:
            return UndoneExecution(reverse_revenue_file(sha256=file.sha256, actor_id=actor_id, basis=basis), 0)
        return UndoneExecution(reverse_file(source_id=source_id, actor_id=actor_id, basis=basis), 0)

    return in_municipality(code, work)
