"""Opinions: asked of other posts while a case is worked on, and answered by whoever answers for them."""

from datetime import date
from uuid import UUID

from django.db import transaction

from ieum.office.models import OpinionRequest
from ieum.office.operations.cases import CaseRefused, Step, require_lasting, tell_case
from ieum.office.telling import ANSWERED, ASKED, RECALLED
from ieum.org.queries import standing as standing_on
from ieum.platform.acting import concerned
from ieum.platform.operations import open_operation


@transaction.atomic
def ask_opinion(
    *, case_id: UUID, post_id: UUID, question: str, due_on: date | None, actor_id: UUID, on: date
) -> OpinionRequest:
    """Ask another post for its opinion.

    :raises CaseRefused: if the post does not stand, has the case itself, or the due date is past
    """
    step = Step(case_id, "ask", actor_id=actor_id, on=on, reason=question)
    if post_id not in step.standing.posts or post_id == step.case.post_id:
        raise CaseRefused("의견을 낼 다른 직위를 고르십시오.")
    require_lasting([post_id])
    if due_on is not None and due_on < on:
        raise CaseRefused("의견의 기한은 오늘보다 앞일 수 없습니다.")
    asked: OpinionRequest = OpinionRequest.objects.create(
        municipality_id=step.case.municipality_id, operation_id=step.take(), case=step.case, post_id=post_id,
        question=question, due_on=due_on,
    )  # fmt: skip
    step.tell(ASKED, post_id, asked.operation_id)
    return asked


@transaction.atomic
def answer_opinion(*, opinion_id: UUID, answer: str, actor_id: UUID, on: date) -> OpinionRequest:
    """Answer an opinion request.

    :raises CaseRefused: if it was answered, the account does not answer for the post, or nothing is said
    """
    found = _open(opinion_id)
    standing = standing_on(on)
    if found.post_id not in standing.held_by(actor_id):
        raise CaseRefused("의견을 요청받은 직위의 담당자만 회신할 수 있습니다.")
    if not answer.strip():
        raise CaseRefused("의견을 적어야 합니다.")
    opened = open_operation(kind="office.answer", actor_id=actor_id, basis=f"의견 회신: {found.question}")
    found.answer, found.answered_id = answer, opened.operation_id
    found.save(update_fields=["answer", "answered"])
    case = found.case
    tell_case(case, standing, ANSWERED, case.post_id, operation_id=opened.operation_id, but=actor_id)
    return found


@transaction.atomic
def withdraw_opinion(*, opinion_id: UUID, reason: str, actor_id: UUID, on: date) -> OpinionRequest:
    """Go on without an opinion that was asked for, and keep why in its place; who was asked is told.

    :raises CaseRefused: if it was answered, the account neither asked nor works on the case, or it is not said why
    """
    found = _open(opinion_id)
    if not reason.strip():
        raise CaseRefused("의견 없이 진행하는 사유를 적어야 합니다.")
    step = Step(found.case_id, "recall", actor_id=actor_id, on=on, reason=reason)
    is_asker = {found.operation.actor_id, found.operation.on_behalf_of_id} & concerned(actor_id)
    if not is_asker and "HOLDER" not in {each.name for each in step.known}:
        raise CaseRefused("업무의 담당자나 의견을 물은 사람만 의견 없이 진행할 수 있습니다.")
    found.answer, found.answered_id = f"(의견 없이 진행) {reason.strip()}", step.take()
    found.save(update_fields=["answer", "answered"])
    step.tell(RECALLED, found.post_id, found.answered_id)
    return found


def _open(opinion_id: UUID) -> OpinionRequest:
    """An opinion request that waits for its answer, and for whoever else answers it now."""
    found: OpinionRequest | None = OpinionRequest.objects.select_for_update().filter(pk=opinion_id).first()
    if found is None or found.answered_id is not None:
        raise CaseRefused("이미 회신했거나 없는 의견 요청입니다.")
    return found
