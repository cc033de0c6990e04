"""Who is told of the disposal of files: whoever may decide on a request, and who asked what became of it."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from uuid import UUID

from ieum.kernel.wording import worded
from ieum.platform.accounts import accounts_of
from ieum.platform.acting import concerned
from ieum.platform.choices import DisposalOutcome
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.files.permissions import APPROVES
from ieum.platform.files.queries import Expired, opened
from ieum.platform.models import DisposalRequest
from ieum.platform.notices.kinds import DISPOSAL_ASKED, DISPOSAL_DECIDED
from ieum.platform.notices.operations import notify

PLACE = "/attachments/expired/"


def tell_asked(files: Sequence[Expired], operation_id: UUID, actor_id: UUID) -> int:
    """Tell who may decide on a request and sees all of its files; how many they are."""
    deciding = accounts_of(current_municipality()).filter(role__in=APPROVES).values_list("pk", flat=True)
    asked = {file.attachment.pk: file.attachment for file in files}
    told = [each for each in deciding if opened(asked.values(), each) == asked.keys()]
    return notify(
        account_ids=set(told) - concerned(actor_id), kind=DISPOSAL_ASKED.name,
        title=worded("폐기를 요청한 파일 {count:,}건을 결정해 주십시오.", count=len(files)), key=str(operation_id),
        address=PLACE,
    )  # fmt: skip


def tell_decided(rows: Sequence[DisposalRequest], outcome: DisposalOutcome, decision_id: UUID) -> None:
    """Tell who asked for a disposal what was decided."""
    said = worded("폐기를 요청한 파일 {count:,}건: {outcome}", count=len(rows), outcome=worded(outcome.label))
    _tell_asker(rows[0], said, decision_id)


def tell_held(attachment_ids: Collection[UUID], kept_until: date, operation_id: UUID, actor_id: UUID) -> None:
    """Tell who asked for the disposal of files, which nobody decided on, that those are held back."""
    waiting = DisposalRequest.objects.filter(attachment__in=attachment_ids, decision=None).select_related("operation")
    asked: dict[UUID, list[DisposalRequest]] = {}
    for each in waiting.exclude(operation__actor=actor_id):
        asked.setdefault(each.operation_id, []).append(each)
    for rows in asked.values():
        said = worded("폐기를 요청한 파일 {count:,}건을 {day}까지 보류했습니다.", count=len(rows), day=kept_until)
        _tell_asker(rows[0], said, operation_id)


def _tell_asker(row: DisposalRequest, title: str, operation_id: UUID) -> None:
    asker: Iterable[UUID] = [row.operation.actor_id]
    key = f"{operation_id} {row.operation_id}"
    notify(account_ids=asker, kind=DISPOSAL_DECIDED.name, title=title, key=key, address=PLACE)
