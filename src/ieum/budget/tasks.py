"""What workers do for the budget."""

from uuid import UUID

from ieum.budget import operations
from ieum.budget.rules.permissions import BudgetAction
from ieum.kernel.registry import JobCall, JobKind, JobResult
from ieum.platform.operations import Refused


def _post_file(call: JobCall) -> JobResult:
    """Post a file of movements whole or not at all; one that stands already is left as it is."""
    posted = operations.post_file(
        code=call.municipality_id, name=call.arguments["name"], data=call.upload or b"", actor_id=call.actor_id,
        basis=call.arguments["basis"], columns=call.arguments.get("columns", {}),
    )  # fmt: skip
    if posted.known:
        return JobResult(f"사건 {posted.known}건이 등록되어 있습니다.", "/budget/")
    if posted.waiting:
        return JobResult(f"사건 {posted.waiting}건이 승인을 기다립니다.", "/budget/proposals/")
    return JobResult(f"사건 {posted.posted}건을 등록했습니다.", "/budget/")


def _take_execution(call: JobCall) -> JobResult:
    """Make the ledger agree with an export of e-호조, or not at all; the same one again changes nothing."""
    taken = operations.take_execution(
        code=call.municipality_id, name=call.arguments["name"], data=call.upload or b"", actor_id=call.actor_id,
        basis=call.arguments["basis"], columns=call.arguments["columns"], year=call.arguments["year"],
    )  # fmt: skip
    said = f"같은 것 {taken.same}건을 두고 {taken.posted}건을 등록했습니다(금액이 달라진 {taken.reversed}건)."
    return JobResult(said, "/budget/execution/")


def _undo_file(call: JobCall) -> JobResult:
    """Take a file back, or not at all."""
    undone = operations.undo_taken_file(
        code=call.municipality_id, source_id=UUID(call.arguments["source_id"]), actor_id=call.actor_id,
        basis=call.arguments["basis"],
    )  # fmt: skip
    said = f"사건 {undone.reversed}건을 취소하고 앞의 {undone.restored}건을 되살렸습니다."
    return JobResult(said, f"/budget/files/taken/{call.arguments['source_id']}/")


POST_FILE = JobKind("budget.post_file", "예산 사건 파일", _post_file, (Refused,), BudgetAction.POST_BUDGET.value)
TAKE_EXECUTION = JobKind(
    "budget.take_execution", "e-호조 집행내역", _take_execution, (Refused,), BudgetAction.POST_BUDGET.value
)
UNDO_FILE = JobKind("budget.undo_file", "예산 파일의 등록 취소", _undo_file, (Refused,), BudgetAction.TAKE_BACK.value)
