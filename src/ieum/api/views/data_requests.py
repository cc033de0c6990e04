"""Data that the council or an auditor demands (자료 요구): one's own demands, a new one, the answer with its files."""

from datetime import date
from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.timezone import localdate, localtime
from ninja import Router
from pydantic import AwareDatetime, Field, StringConstraints

from ieum.api.door import bearer_of, operation
from ieum.api.errors import Refusal, not_found
from ieum.api.fields import Day, Line, Long, Page, Part, Schema, page
from ieum.api.once import Once, once
from ieum.api.views.reports import file_response
from ieum.office import operations, queries
from ieum.office.choices import CaseState
from ieum.office.rules.permissions import OfficeAction
from ieum.org.queries import standing
from ieum.org.rules.standing import answering_heads
from ieum.platform.choices import Role
from ieum.platform.files.queries import Kept, content

if TYPE_CHECKING:
    from ieum.office.models import OfficeCase

router = Router()


class DataRequestRow(Schema):
    """A demand in a list."""

    id: UUID
    number: str = Field(description="접수 번호 (2026-0001)")
    title: str
    requested_on: date
    state: CaseState
    post_id: UUID = Field(description="담당 직위")
    due_on: date
    is_late: bool = Field(description="낼 날이 지났는지")


class AnswerRow(Schema):
    """What ended a demand."""

    reason: str = Field(description="회신한 말, 회신 없이 마쳤으면 그 까닭")
    recorded_at: AwareDatetime


class AnswerFile(Schema):
    """A file of the answer."""

    id: UUID
    name: str
    bytes: int
    held: str = Field(description="받을 수 없으면 그 까닭, 받을 수 있으면 빈 글")


class DataRequestDetail(DataRequestRow):
    """A demand with its answer."""

    content: str
    letter: str = Field(description="요구의 근거")
    answer: AnswerRow | None = Field(description="회신 전이면 없음")
    files: list[AnswerFile]


class NewDataRequest(Schema, extra="forbid"):
    """A demand as it is sent."""

    title: Annotated[Line, StringConstraints(max_length=120)]
    content: Long = ""
    post_id: UUID = Field(description="요구받는 부서의 장 (GET /api/organisation/units/…)")
    due_on: Day = Field(description="낼 날")
    letter: Annotated[Line, StringConstraints(min_length=1)] = Field(
        description="의장을 거친 요구서나 감사 통지의 문서번호"
    )


@operation(
    router, "/data-requests", OfficeAction.REQUEST_DATA, Page[DataRequestRow],
    told="자료 요구 목록. 이 계정이 요구한 것을 새것부터 줍니다.",
)  # fmt: skip
def list_data_requests(request: HttpRequest, part: Part) -> Any:
    """What the account of the key has demanded."""
    return page(queries.data_requests(bearer_of(request).account_id), part, _row)


@operation(
    router, "/data-requests", OfficeAction.REQUEST_DATA, DataRequestDetail, method="POST", status=HTTPStatus.CREATED,
    refuses=(HTTPStatus.CONFLICT,),
    told="자료를 요구. 그 부서장의 업무가 되며, 의회의 요구는 낼 날의 3일 전까지 합니다.",
)  # fmt: skip
def request_data(request: HttpRequest, mark: Once, given: NewDataRequest) -> Any:
    """Demand data of a unit in the name of the account."""
    bearer = bearer_of(request)
    if given.post_id not in answering_heads(standing(localdate())):
        said = "자료는 부서의 장에게 요구합니다. 조직도에서 그 부서의 장의 직위를 고르십시오."
        raise Refusal(HTTPStatus.CONFLICT, "REFUSED", said, place="body.post_id")

    def work() -> DataRequestDetail:
        made = operations.request_data(
            **given.model_dump(),
            requester=bearer.title,
            by=Role(bearer.role),
            actor_id=bearer.account_id,
            on=localdate(),
        )
        return DataRequestDetail(**_detail(queries.data_request(made.pk, bearer.account_id)))

    return once(request, mark, work)


@operation(
    router, "/data-requests/{case_id}", OfficeAction.REQUEST_DATA, DataRequestDetail,
    refuses=(HTTPStatus.NOT_FOUND,),
    told="자료 요구 하나. 어디까지 왔는지와, 회신했으면 회신과 그 파일의 목록을 줍니다.",
)  # fmt: skip
def get_data_request(request: HttpRequest, case_id: UUID) -> Any:
    """One demand of the account; nobody else's."""
    return _detail(queries.data_request(case_id, bearer_of(request).account_id))


@operation(
    router, "/data-requests/{case_id}/files/{attachment_id}", OfficeAction.REQUEST_DATA, bytes,
    refuses=(HTTPStatus.NOT_FOUND,),
    told="회신의 파일. 회신 전에는 없습니다.",
)  # fmt: skip
def get_data_request_file(request: HttpRequest, case_id: UUID, attachment_id: UUID) -> Any:
    """A file of the answer, where it may be handed out."""
    found = queries.data_request(case_id, bearer_of(request).account_id)
    for each in queries.answer_files(found):
        if each.version.attachment_id == attachment_id and not each.held:
            return file_response(content(each), each.version.name)
    raise not_found("회신에 그런 파일이 없거나 받을 수 없는 파일입니다. 자료 요구의 files에서 고르십시오.")


def _row(each: "OfficeCase") -> dict[str, Any]:
    return {name: getattr(each, name) for name in ("id", "title", "state", "post_id", "due_on")} | {
        "number": str(each),
        "requested_on": each.received_on,
        "is_late": queries.is_late(each, localtime()),
    }


def _detail(found: "OfficeCase") -> dict[str, Any]:
    answer = queries.data_answer(found)
    return _row(found) | {
        "content": found.content,
        "letter": found.operation.basis,
        "answer": {"reason": answer.reason, "recorded_at": answer.operation.recorded_at} if answer else None,
        "files": [_file(each) for each in queries.answer_files(found)],
    }


def _file(each: Kept) -> dict[str, Any]:
    version = each.version
    return {"id": version.attachment_id, "name": version.name, "bytes": version.file.size, "held": each.held.value}
