"""Petitioners and outside members as those whom personal data is about: how long it is kept, and how they are named."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from ieum.office import queries
from ieum.office.attaching import completed_cases
from ieum.office.choices import CaseState
from ieum.office.models import CommitteeMember, MemberContact, Petitioner
from ieum.platform.personal import retention
from ieum.platform.personal.subjects import Subject

_MEMBER = "위원-"


def _petitioner(number: str) -> UUID | None:
    year, _, rest = number.partition("-")
    if not (year.isdecimal() and rest.isdecimal()) or len(number) > len("2026-99999999"):
        return None
    rows = Petitioner.objects.filter(case__year=int(year), case__number=int(rest))
    found: UUID | None = rows.values_list("pk", flat=True).first()
    return found


def _case_number(subject_id: UUID) -> str | None:
    row = Petitioner.objects.select_related("case").filter(pk=subject_id).first()
    return str(row.case) if row else None


def _petitioner_kept(subject_id: UUID, on: date) -> str:
    case = Petitioner.objects.select_related("case").get(pk=subject_id).case
    done = completed_cases([case.pk]).get(case.pk)
    if done is None:
        return "끝나지 않은 업무의 민원인입니다. 업무를 종결한 뒤 보유기간이 지나면 파기하십시오."
    return retention.kept_because("petitioner", done.on, on)


def _petitioners_due(on: date) -> list[UUID]:
    rows = Petitioner.objects.filter(case__state=CaseState.CLOSED).order_by("case__year", "case__number")
    return [each.pk for each in rows if not _petitioner_kept(each.pk, on)]


def _contact(number: str) -> UUID | None:
    return next((each for each in _contacts() if _member_number(each) == number), None)


def _contacts() -> Iterator[UUID]:
    yield from MemberContact.objects.order_by("pk").values_list("pk", flat=True)


def _member_number(subject_id: UUID) -> str | None:
    """A number of its own, since the name is public and may be that of two."""
    return f"{_MEMBER}{subject_id.hex[-8:]}" if MemberContact.objects.filter(pk=subject_id).exists() else None


def _member_kept(subject_id: UUID, on: date) -> str:
    first = MemberContact.objects.select_related("member").get(pk=subject_id).member
    last: CommitteeMember = queries.last_membership(first)
    end = last.ended_on or last.valid_until
    if end is None or end > on:
        return "아직 위촉되어 있는 위원입니다. 임기가 끝나거나 해촉된 뒤 보유기간이 지나면 파기하십시오."
    return retention.kept_because("committee_contact", end, on)


def _members_due(on: date) -> list[UUID]:
    return [each for each in _contacts() if not _member_kept(each, on)]


def _nothing_else(_: UUID) -> None:
    """The case and the list of members name nobody further: what identifies is gone with the key."""


SUBJECTS = (
    Subject(
        "office.petitioner", "민원인", _petitioner, _case_number, _petitioner_kept, _petitioners_due, _nothing_else
    ),
    Subject("office.membercontact", "외부 위원", _contact, _member_number, _member_kept, _members_due, _nothing_else),
)
