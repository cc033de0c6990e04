"""Opinions on a case: what was asked and answered, and asking, answering and going on without one."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Router
from pydantic import AwareDatetime, Field

from ieum.api.door import MISSING, operation
from ieum.api.errors import not_found
from ieum.api.fields import Day, Long, Page, Part, Reason, Schema, Why, page
from ieum.api.once import Once, do_once
from ieum.api.views.case_steps import case_step
from ieum.api.views.cases import case_for
from ieum.office import operations, queries
from ieum.office.rules.permissions import OfficeAction

router = Router()


class OpinionRow(Schema):
    """A question to a post, and what it said."""

    id: UUID
    post_id: UUID = Field(description="의견을 낼 직위")
    question: str
    due_on: date | None
    asked_by: str
    asked_at: AwareDatetime
    answer: str = Field(description="회신한 의견, 회신을 기다리면 빈 글")
    answered_by: str
    answered_at: AwareDatetime | None


class Question(Schema, extra="forbid"):
    """What another post is asked."""

    post_id: UUID = Field(description="의견을 낼 직위 (GET /api/organisation/units/…)")
    question: Reason = Field(description="물음")
    due_on: Day | None = Field(None, description="의견 기한, 오늘부터")


class Opinion(Schema, extra="forbid"):
    """What a post has to say."""

    opinion: Long = Field(description="의견")


@operation(
    router, "/cases/{case_id}/opinions", OfficeAction.SEE_CASES, Page[OpinionRow], refuses=MISSING,
    told="업무의 의견 목록. 물은 차례로, 기다리는 것과 회신한 것을 함께 줍니다.",
)  # fmt: skip
def list_case_opinions(request: HttpRequest, case_id: UUID, part: Part) -> Any:
    """The opinion requests of a case."""
    return page(queries.opinions(case_for(request, case_id).pk), part, _opinion)


@case_step(
    router, "opinions", gives=OpinionRow,
    told="의견 요청. 담당자가 다른 직위에 묻습니다. 그 직위의 할 일에 올리고 알립니다.",
)  # fmt: skip
def ask_opinion(request: HttpRequest, mark: Once, case_id: UUID, given: Question) -> Any:
    """Ask another post for its opinion."""
    return _said(request, mark, "ask_opinion", case_id=case_id, **given.model_dump())


@case_step(
    router, "opinions/own", gives=OpinionRow,
    told="함께 하는 직위의 의견. 묻지 않아도 함께 하는 직위를 맡은 사람이 의견을 냅니다.",
)  # fmt: skip
def give_opinion(request: HttpRequest, mark: Once, case_id: UUID, given: Opinion) -> Any:
    """Say something as one of the posts beside the one in charge."""
    return _said(request, mark, "give_opinion", case_id=case_id, opinion=given.opinion)


@case_step(
    router, "opinions/{opinion_id}/answer", gives=OpinionRow,
    told="의견 회신. 의견을 요청받은 직위를 맡은 사람이 회신하고, 담당 직위에 알립니다.",
)  # fmt: skip
def answer_opinion(request: HttpRequest, mark: Once, case_id: UUID, opinion_id: UUID, given: Opinion) -> Any:
    """Answer an opinion request."""
    return _said(request, mark, "answer_opinion", opinion_id=_asked(request, case_id, opinion_id), answer=given.opinion)


@case_step(
    router, "opinions/{opinion_id}/withdrawal", gives=OpinionRow,
    told="의견 없이 진행. 담당자나 물은 사람이 사유를 적고 회신을 더 기다리지 않습니다.",
)  # fmt: skip
def withdraw_opinion(request: HttpRequest, mark: Once, case_id: UUID, opinion_id: UUID, given: Why) -> Any:
    """Go on without an opinion that was asked for."""
    return _said(
        request, mark, "withdraw_opinion", opinion_id=_asked(request, case_id, opinion_id), reason=given.reason
    )


def _asked(request: HttpRequest, case_id: UUID, opinion_id: UUID) -> UUID:
    """The id of an opinion request, where it is one of the case."""
    if all(each.pk != opinion_id for each in queries.opinions(case_for(request, case_id).pk)):
        raise not_found("그 업무에 없는 의견 요청입니다. 의견 목록에서 고르십시오.")
    return opinion_id


def _said(request: HttpRequest, mark: Once, name: str, **given: Any) -> Any:
    return do_once(
        request, mark, getattr(operations, name), lambda made: OpinionRow(**_opinion(made)), on=localdate(), **given
    )


def _opinion(row: Any) -> dict[str, Any]:
    answered = row.answered
    return {name: getattr(row, name) for name in ("id", "post_id", "question", "due_on", "answer")} | {
        "asked_by": row.operation.actor.title,
        "asked_at": row.operation.recorded_at,
        "answered_by": answered.actor.title if answered else "",
        "answered_at": answered.recorded_at if answered else None,
    }
