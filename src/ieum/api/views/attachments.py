"""Files of matters of every kind: listed, attached, given, put in the place of older ones, and taken off.

A file is opened by whoever may open its matter: the key must be for that too, and the account allowed.
"""

from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import File, Form, Query, Router, UploadedFile
from pydantic import Field, StringConstraints

from ieum.api.door import REFUSES, bearer_of, operation, writing
from ieum.api.errors import Refusal, not_found
from ieum.api.fields import Line, Page, Part, Reason, Schema, page
from ieum.api.once import Once, do_once
from ieum.api.views.case_files import AttachForm, FileRow, file_row
from ieum.api.views.reports import file_response
from ieum.kernel.registry import attachment_subjects, scopes
from ieum.platform.files import operations, queries
from ieum.platform.files.permissions import FileAction
from ieum.platform.tokens import Bearer

if TYPE_CHECKING:
    from ieum.platform.models import AttachmentVersion

router = Router()
_Kind = Annotated[str, StringConstraints(pattern=r"^[a-z]{1,20}\.[a-z_]{1,20}$")]


class MatterAsked(Schema):
    """Which matter."""

    kind: _Kind = Field(description="일의 구분: budget.version(예산안), office.case(업무), office.meeting(회의)")
    subject_id: UUID = Field(description="그 일의 식별자")


class AttachToForm(AttachForm, MatterAsked):
    """What is said about a file that is attached to a matter."""


class VersionForm(Schema):
    """What is said about a newer state of a file."""

    basis: Line = Field(description="고친 까닭")


class TakenOff(Schema, extra="forbid"):
    """Why a file is taken off."""

    basis: Reason = Field(description="떼는 까닭")


class PutBack(Schema, extra="forbid"):
    """Why a file that was taken off is put back."""

    basis: Reason = Field(description="되돌리는 까닭")


class Removed(Schema):
    """A file that was taken off."""

    id: UUID


@operation(
    router, "/attachments", FileAction.SEE_FILES, Page[FileRow], refuses=REFUSES,
    told="붙임 파일 목록. 예산안, 업무, 회의 하나에 붙은 파일의 마지막 판을 붙인 차례로 줍니다. 그 일을 읽는 범위도 "
    "있어야 합니다.",
)  # fmt: skip
def list_attachments(request: HttpRequest, asked: Annotated[MatterAsked, Query()], part: Part) -> Any:
    """The files of a matter."""
    _open(request, asked.kind, asked.subject_id)
    return page(queries.attachments(asked.kind, asked.subject_id), part, file_row)


@operation(
    router, "/attachments/{attachment_id}", FileAction.SEE_FILES, bytes, refuses=REFUSES,
    told="붙임 파일을 받기. 마지막 판을 줍니다. 바이러스 검사를 마치지 않았거나 격리·처분한 파일은 거절합니다.",
)  # fmt: skip
def get_attachment(request: HttpRequest, attachment_id: UUID) -> Any:
    """The content of a file, where it may be handed out."""
    open_file(request, attachment_id)
    found = queries.kept(queries.versions(attachment_id)[-1])
    if found.held:
        raise Refusal(HTTPStatus.CONFLICT, "HELD", found.held.value)
    return file_response(queries.content(found), found.version.name)


@writing(
    router, "/attachments", FileAction.ATTACH_FILES, FileRow,
    told="붙임 파일을 붙이기. 맡은 일에만 붙이며, 종류는 이름이 아니라 내용으로 알아봅니다.",
)  # fmt: skip
def attach_file(
    request: HttpRequest, mark: Once, file: Annotated[UploadedFile, File()], said: Annotated[AttachToForm, Form()]
) -> Any:
    """Attach a file to a matter in which the account has a part."""
    _open(request, said.kind, said.subject_id)
    given = said.model_dump()
    return do_once(
        request, mark, operations.attach, _given, files=[file], subject_kind=given.pop("kind"), **given, **_of(file)
    )


@writing(
    router, "/attachments/{attachment_id}/versions", FileAction.ATTACH_FILES, FileRow,
    told="붙임 파일의 새 판. 앞의 판은 이력에 남습니다.",
)  # fmt: skip
def add_file_version(
    request: HttpRequest, mark: Once, attachment_id: UUID, file: Annotated[UploadedFile, File()],
    said: Annotated[VersionForm, Form()],
) -> Any:  # fmt: skip
    """Put a newer state of a file in the place of the last one."""
    open_file(request, attachment_id)
    return do_once(
        request, mark, operations.add_version, _given, files=[file], attachment_id=attachment_id, basis=said.basis,
        **_of(file),
    )  # fmt: skip


@writing(
    router, "/attachments/{attachment_id}/removal", FileAction.ATTACH_FILES, Removed,
    told="붙임 파일을 떼기. 목록에 더는 나오지 않고 기록은 남습니다.",
)  # fmt: skip
def take_off_file(request: HttpRequest, mark: Once, attachment_id: UUID, given: TakenOff) -> Any:
    """Take a file off its matter."""
    open_file(request, attachment_id)
    return do_once(
        request, mark, operations.take_off, lambda _: Removed(id=attachment_id), attachment_id=attachment_id,
        basis=given.basis,
    )  # fmt: skip


@writing(
    router, "/attachments/{attachment_id}/restoration", FileAction.ATTACH_FILES, FileRow,
    told="뗀 붙임 파일을 되돌리기. 뗄 수 있는 사람이 보존기간 안에 되돌리며, 떼고 되돌린 기록은 남습니다.",
)  # fmt: skip
def restore_file(request: HttpRequest, mark: Once, attachment_id: UUID, given: PutBack) -> Any:
    """Put a file that was taken off back on its matter."""
    found = queries.attachment_off(attachment_id)
    _open(request, found.subject_kind, found.subject_id)
    return do_once(
        request, mark, operations.restore, lambda _: _last(attachment_id), attachment_id=attachment_id,
        basis=given.basis,
    )  # fmt: skip


def _open(request: HttpRequest, kind: str, subject_id: UUID) -> None:
    """See that the key and its account open a matter; what they do not open is not there.

    :raises Refusal: if they do not
    :raises NoSuchSubject: if there is none
    """
    queries.subject_of(kind, subject_id)
    if not is_open(bearer_of(request), kind, subject_id):
        raise not_found("파일이 붙은 일을 찾을 수 없습니다.")


def is_open(bearer: Bearer, kind: str, subject_id: UUID) -> bool:
    """Whether a key and its account open a matter that there is."""
    subject = attachment_subjects[kind]
    return may_open(bearer, kind) and subject_id in subject.opens([subject_id], bearer.account_id)


def may_open(bearer: Bearer, kind: str) -> bool:
    """Whether a key may open matters of a kind, as far as its scopes and the role of its account go."""
    sees = attachment_subjects[kind].sees
    return sees in bearer.scopes and bearer.role in scopes[sees].roles


def open_file(request: HttpRequest, attachment_id: UUID) -> None:
    """See that the key and its account open the matter of a file; what they do not open is not there.

    :raises Refusal: if they do not
    :raises NoSuchFile: if there is none, or it was taken off
    """
    found = queries.attachment(attachment_id)
    _open(request, found.subject_kind, found.subject_id)


def _of(file: UploadedFile) -> dict[str, Any]:
    data = file.read()
    file.seek(0)
    return {"name": str(file.name), "data": data}


def _given(made: "AttachmentVersion") -> FileRow:
    return FileRow(**file_row(queries.kept(made)))


def _last(attachment_id: UUID) -> FileRow:
    return _given(queries.versions(attachment_id)[-1])
