"""What workers do for the budget."""

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
    return JobResult(f"사건 {posted.posted}건을 등록했습니다.", "/budget/")


POST_FILE = JobKind("budget.post_file", "예산 사건 파일", _post_file, (Refused,), BudgetAction.POST_BUDGET.value)
