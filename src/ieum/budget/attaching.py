"""Budget bills as matters that files hang on."""

from collections.abc import Collection
from uuid import UUID

from ieum.budget.models import BudgetVersion, VersionStep
from ieum.budget.queries import bills
from ieum.budget.rules.permissions import BudgetAction
from ieum.budget.rules.versions import ENDED
from ieum.kernel.registry import AttachmentSubject, Completed
from ieum.kernel.search import FoundWith


def _title(version_id: UUID) -> str | None:
    try:
        return str(bills.version(version_id))
    except bills.NoSuchVersion:
        return None


def _refusal(version_id: UUID, account_id: UUID) -> str:
    if bills.steps(version_id)[-1].stage in ENDED:
        return "확정되었거나 부결된 예산안에는 파일을 붙이거나 뗄 수 없습니다."
    has_part = bills.version_parts(version_id, account_id)
    return "" if has_part else "맡은 예산안이 아니어서 파일을 붙이거나 뗄 수 없습니다."


def _completed(version_ids: Collection[UUID]) -> dict[UUID, Completed]:
    rows = VersionStep.objects.filter(version__in=version_ids).select_related("version__fiscal_year")
    last = {each.version_id: each for each in rows.order_by("position")}
    return {key: Completed(str(each.version), each.decided_on) for key, each in last.items() if each.stage in ENDED}


def _found(version_ids: Collection[UUID]) -> dict[UUID, FoundWith]:
    rows = BudgetVersion.objects.filter(pk__in=version_ids).select_related("fiscal_year")
    return {each.pk: FoundWith(str(each)) for each in rows}


BILLS = AttachmentSubject(
    "budget.version",
    "예산안",
    _title,
    lambda version_id: f"/budget/versions/{version_id}/",
    BudgetAction.SEE_BUDGET.value,
    _refusal,
    _completed,
    _found,
)
