"""Links of cases: one follows from another, which is not closed before it."""

from datetime import date
from uuid import UUID

from django.db import transaction

from ieum.office import queries
from ieum.office.models import CaseLink
from ieum.office.operations.cases import CaseRefused, Step


@transaction.atomic
def link_cases(*, case_id: UUID, follows_id: UUID, actor_id: UUID, on: date) -> CaseLink:
    """Say that a case follows from another one.

    :raises CaseRefused: if it is the same, linked already, or the other one follows from it
    """
    step, before = Step(case_id, "link", actor_id=actor_id, on=on), queries.case(follows_id)
    if not queries.is_readable(before, actor_id):
        raise CaseRefused("맡은 부분이 없는 민원은 앞 업무로 적을 수 없습니다. 번호를 다시 확인하십시오.")
    known = CaseLink.objects.filter(case_id=case_id, follows_id=follows_id, removed=None)
    if step.case == before or known.exists():
        raise CaseRefused("같은 업무이거나 이미 이어진 업무입니다.")
    if case_id in _all_before(follows_id):
        raise CaseRefused("앞 업무로 적은 업무가 이 업무에서 이어진 것입니다. 그 업무의 화면에서 이으십시오.")
    step.reason = f"앞 업무 {before}"
    link: CaseLink = CaseLink.objects.create(
        municipality_id=step.case.municipality_id, operation_id=step.take(), case=step.case, follows=before
    )
    return link


@transaction.atomic
def unlink_cases(*, case_id: UUID, other_id: UUID, reason: str, actor_id: UUID, on: date) -> None:
    """Take a link of a case off, whichever of the two comes first; that it stood stays to be read.

    :raises CaseRefused: without reason, or if they are not linked
    """
    step = Step(case_id, "unlink", actor_id=actor_id, on=on, reason=reason)
    linked = queries.standing_links(case_id).filter(**_between(case_id, other_id)).first()
    linked = linked or queries.standing_links(case_id).filter(**_between(other_id, case_id)).first()
    if linked is None:
        raise CaseRefused("이어진 업무가 아닙니다.")
    linked.removed_id = step.take()
    linked.save(update_fields=["removed"])


def _between(case_id: UUID, follows_id: UUID) -> dict[str, UUID]:
    return {"case_id": case_id, "follows_id": follows_id}


def _all_before(case_id: UUID) -> set[UUID]:
    """All cases that a case follows from, however many lie between."""
    found: set[UUID] = set()
    new = {case_id}
    while new:
        rows = CaseLink.objects.filter(case_id__in=new, removed=None).values_list("follows_id", flat=True)
        new = set(rows) - found
        found |= new
    return found
