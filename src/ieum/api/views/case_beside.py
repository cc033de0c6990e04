"""What stands beside a case: its due date, the cases that it follows from, and the posts that work on it too."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.timezone import localtime
from ninja import Router
from pydantic import Field, StringConstraints

from ieum.api.fields import NO_CONTROLS, Day, Reason, Schema, Why
from ieum.api.once import Once
from ieum.api.views.case_steps import case_step, take_step
from ieum.api.views.deadlines import LENGTH

router = Router()


class Suspension(Schema, extra="forbid"):
    """From when a due date stands still, and why."""

    from_on: Day = Field(description="멈춘 날. 이날부터 세지 않음")
    told_on: Day = Field(description="요청한 쪽에 알린 날")
    basis: Reason = Field(description="사유와 근거")


class Resumption(Schema, extra="forbid"):
    """Until when a due date stood still."""

    until_on: Day = Field(description="멈춤이 끝난 날. 이날까지 세지 않음")


class Extended(Schema, extra="forbid"):
    """By how much a due date is put off; the rule of the case says by which of the two."""

    length: Annotated[str, StringConstraints(pattern=f"^$|{LENGTH}")] = Field(
        "", description="연장할 기간 (10일), 규칙으로 세는 기한에만"
    )
    until_on: Day | None = Field(None, description="새 기한, 직접 정한 기한에만")
    told_on: Day = Field(description="요청한 쪽에 알린 날")
    agreed_on: Day | None = Field(None, description="민원인이 동의한 날, 민원을 다시 연장할 때")
    basis: Annotated[str, StringConstraints(min_length=1, max_length=400, pattern=NO_CONTROLS)] = Field(
        description="사유와 근거"
    )


class Link(Schema, extra="forbid"):
    """From which case this one follows."""

    follows_id: UUID = Field(description="앞 업무")


class Joining(Schema, extra="forbid"):
    """Who works on a case too."""

    post_ids: list[UUID] = Field(min_length=1, max_length=20, description="함께 할 직위")


@case_step(
    router, "due/suspension",
    told="기한 멈추기. 보완을 기다리는 동안처럼 세지 않을 첫날을 적습니다. 다시 셀 때까지 기한이 없습니다.",
)  # fmt: skip
def suspend_due(request: HttpRequest, mark: Once, case_id: UUID, given: Suspension) -> Any:
    """Stop the due date of a case."""
    return take_step(request, mark, "suspend_due", case_id, **given.model_dump())


@case_step(
    router, "due/resumption",
    told="멈춘 기한 다시 세기. 멈춤이 끝난 날을 적으면 그다음 날부터 이어서 셉니다.",
)  # fmt: skip
def resume_due(request: HttpRequest, mark: Once, case_id: UUID, given: Resumption) -> Any:
    """Count the due date of a case on."""
    return take_step(request, mark, "resume_due", case_id, **given.model_dump())


@case_step(
    router, "due/extension",
    told="기한 연장. 규칙으로 세는 기한은 기간으로, 직접 정한 기한은 새 날로 늘립니다. "
    "법령이 정한 횟수와 길이까지입니다.",
)  # fmt: skip
def extend_due(request: HttpRequest, mark: Once, case_id: UUID, given: Extended) -> Any:
    """Put the due date of a case off."""
    return take_step(request, mark, "extend_due", case_id, at=localtime().time(), **given.model_dump())


@case_step(
    router, "links",
    told="앞 업무와 잇기. 앞 업무는 이 업무가 끝나야 종결합니다.",
)  # fmt: skip
def link_cases(request: HttpRequest, mark: Once, case_id: UUID, given: Link) -> Any:
    """Say that a case follows from another one."""
    return take_step(request, mark, "link_cases", case_id, **given.model_dump())


@case_step(
    router, "links/{other_id}/removal",
    told="이어진 업무 끊기. 앞 업무든 이어진 업무든 사유를 적어 끊습니다. 이어져 있던 것은 이력에 남습니다.",
)  # fmt: skip
def unlink_cases(request: HttpRequest, mark: Once, case_id: UUID, other_id: UUID, given: Why) -> Any:
    """Take a link of a case off."""
    return take_step(request, mark, "unlink_cases", case_id, other_id=other_id, **given.model_dump())


@case_step(
    router, "co-posts",
    told="함께 할 직위 더하기. 그 직위의 할 일에 올리고 알립니다. 담당자와 그 위의 부서장이 합니다.",
)  # fmt: skip
def add_co_posts(request: HttpRequest, mark: Once, case_id: UUID, given: Joining) -> Any:
    """Put posts beside the one in charge."""
    return take_step(request, mark, "add_co_posts", case_id, **given.model_dump())


@case_step(
    router, "co-posts/{post_id}/removal",
    told="함께 하는 직위 빼기. 사유를 적습니다.",
)  # fmt: skip
def remove_co_post(request: HttpRequest, mark: Once, case_id: UUID, post_id: UUID, given: Why) -> Any:
    """Take a post off a case that it was put beside."""
    return take_step(request, mark, "remove_co_post", case_id, post_id=post_id, **given.model_dump())
