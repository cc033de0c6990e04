"""Posts beside the one in charge of a case (함께 하는 직위): put on when it is assigned or later, and taken off."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction

from ieum.office.choices import CaseState
from ieum.office.models import CoPost, OpinionRequest
from ieum.office.operations.cases import CaseRefused, Step, put_beside
from ieum.office.telling import ANSWERED

OWN_ACCORD = "함께 하는 직위의 의견"
"""What stands for the question where nobody asked."""


@transaction.atomic
def add_co_posts(*, case_id: UUID, post_ids: Iterable[UUID], actor_id: UUID, on: date) -> None:
    """Put posts beside the one in charge of a case; who answers for them is told.

    :raises CaseRefused: if a post does not stand, is in charge itself, or is on the case already
    """
    step, wanted = Step(case_id, "join", actor_id=actor_id, on=on), list(post_ids)
    if not wanted:
        raise CaseRefused("함께 할 직위를 하나 이상 고르십시오.")
    put_beside(step, wanted, step.take())


@transaction.atomic
def remove_co_post(*, case_id: UUID, post_id: UUID, reason: str, actor_id: UUID, on: date) -> None:
    """Take a post off a case that it was put beside.

    :raises CaseRefused: without reason, or if it is not on the case
    """
    step = Step(case_id, "leave", actor_id=actor_id, on=on, reason=reason)
    rows = CoPost.objects.filter(case_id=case_id, post_id=post_id, ended=None)
    if not rows.exists():
        raise CaseRefused("이 업무를 함께 하는 직위가 아닙니다.")
    rows.update(ended_id=step.take())


@transaction.atomic
def give_opinion(*, case_id: UUID, opinion: str, actor_id: UUID, on: date) -> OpinionRequest:
    """Say something to a case as one of the posts beside the one in charge, which is told.

    :raises CaseRefused: if nothing is said, or the account answers for none of these posts
    """
    step = Step(case_id, "opine", actor_id=actor_id, on=on)
    if not opinion.strip():
        raise CaseRefused("의견을 적어야 합니다.")
    operation_id = step.take()
    given: OpinionRequest = OpinionRequest.objects.create(
        municipality_id=step.case.municipality_id, operation_id=operation_id, case=step.case, post_id=step.post_id,
        question=OWN_ACCORD, answer=opinion.strip(), answered_id=operation_id,
    )  # fmt: skip
    step.tell(ANSWERED, step.case.post_id, operation_id)
    return given


def move_co_posts(from_post: UUID, to_post: UUID) -> int:
    """Move what a post that is closed works on together with others, as part of the order that closes it; how much."""
    rows = CoPost.objects.filter(post_id=from_post, ended=None).exclude(case__state=CaseState.CLOSED)
    moved: int = rows.update(post_id=to_post)
    return moved
