"""Files of a case: what hangs on it, one of them, and one more; a file is seen by whoever may see its case."""

from http import HTTPStatus
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import File, Form, Router, UploadedFile
from pydantic import AwareDatetime, Field

from ieum.api.door import bearer_of, operation
from ieum.api.errors import Refusal, not_found
from ieum.api.fields import Line, Page, Part, Schema, page
from ieum.api.once import Once, once
from ieum.api.views.cases import case_for
from ieum.api.views.reports import file_response
from ieum.office.rules.permissions import OfficeAction
from ieum.platform.choices import Retention
from ieum.platform.files import operations, queries
from ieum.platform.files.queries import Kept

router = Router()
_KIND = "office.case"


class FileRow(Schema):
    """A file of a case by its last version."""

    id: UUID
    name: str
    bytes: int
    sha256: str
    version: int = Field(description="몇째 판인지")
    retention: Retention
    attached_at: AwareDatetime = Field(description="이 판을 붙인 때")
    held: str = Field(description="받을 수 없으면 그 까닭, 받을 수 있으면 빈 글")


class AttachForm(Schema):
    """What is said about a file that is attached."""

    basis: Line = Field(description="근거 (자료 제출 요청에 따름)")
    retention: Retention = Field(Retention.YEARS_10, description="보존기간")


@operation(
    router, "/cases/{case_id}/files", OfficeAction.SEE_CASES, Page[FileRow], refuses=(HTTPStatus.NOT_FOUND,),
    told="업무의 붙임 파일 목록. 붙인 차례로 마지막 판을 줍니다.",
)  # fmt: skip
def list_case_files(request: HttpRequest, case_id: UUID, part: Part) -> Any:
    """The files of a case."""
    return page(queries.attachments(_KIND, case_for(request, case_id).pk), part, file_row)


@operation(
    router, "/cases/{case_id}/files/{attachment_id}", OfficeAction.SEE_CASES, bytes,
    refuses=(HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT),
    told="붙임 파일 하나. 마지막 판을 줍니다. 바이러스 검사를 마치지 않았거나 격리한 파일은 거절합니다.",
)  # fmt: skip
def get_case_file(request: HttpRequest, case_id: UUID, attachment_id: UUID) -> Any:
    """The content of a file, where it may be handed out."""
    for each in queries.attachments(_KIND, case_for(request, case_id).pk):
        if each.version.attachment_id == attachment_id:
            if each.held:
                raise Refusal(HTTPStatus.CONFLICT, "HELD", each.held.value)
            return file_response(queries.content(each), each.version.name)
    raise not_found("파일을 찾을 수 없습니다. 뗀 파일일 수 있습니다.")


@operation(
    router, "/cases/{case_id}/files", OfficeAction.WORK_ON_CASES, FileRow, method="POST", status=HTTPStatus.CREATED,
    refuses=(HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT),
    told="업무에 파일을 붙이기. 맡은 업무에만 붙이며, 종류는 이름이 아니라 내용으로 알아봅니다.",
)  # fmt: skip
def attach_case_file(
    request: HttpRequest, mark: Once, case_id: UUID, file: Annotated[UploadedFile, File()],
    said: Annotated[AttachForm, Form()],
) -> Any:  # fmt: skip
    """Attach a file to a case in which the account has a part."""

    def work() -> FileRow:
        made = operations.attach(
            subject_kind=_KIND, subject_id=case_for(request, case_id).pk, name=str(file.name), data=file.read(),
            retention=said.retention, actor_id=bearer_of(request).account_id, basis=said.basis,
        )  # fmt: skip
        return FileRow(**file_row(queries.kept(made)))

    return once(request, mark, work, [file])


def file_row(each: Kept) -> dict[str, Any]:
    """A file by one of its versions, as it is given out."""
    version = each.version
    return {
        "id": version.attachment_id,
        "name": version.name,
        "bytes": version.file.size,
        "sha256": each.sha256,
        "version": version.number,
        "retention": version.attachment.retention,
        "attached_at": version.operation.recorded_at,
        "held": each.held.value,
    }
