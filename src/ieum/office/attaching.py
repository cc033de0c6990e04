"""Cases and meetings as matters that files hang on."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Max
from django.utils.timezone import localdate, localtime

from ieum.kernel.registry import AttachmentSubject, Completed
from ieum.kernel.search import FoundWith
from ieum.office import queries
from ieum.office.choices import CaseState, MeetingState
from ieum.office.models import Meeting, OfficeCase
from ieum.office.rules.periods import PETITIONS
from ieum.office.rules.permissions import OfficeAction
from ieum.org.queries import standing

_NO_PART = "맡은 일이 아니어서 파일을 붙이거나 뗄 수 없습니다."
_ENDED = frozenset({MeetingState.MINUTED, MeetingState.CANCELLED})


def _case_title(case_id: UUID) -> str | None:
    try:
        found = queries.case(case_id)
    except queries.NoSuchCase:
        return None
    return queries.named(found)


def _open_cases(case_ids: Collection[UUID], account_id: UUID) -> Collection[UUID]:
    return queries.readable_of(case_ids, account_id)


def _case_refusal(case_id: UUID, account_id: UUID) -> str:
    found = queries.case(case_id)
    if found.state == CaseState.CLOSED:
        return "종결된 업무에는 파일을 붙이거나 뗄 수 없습니다."
    if found.state == CaseState.IN_APPROVAL:
        return "결재 중인 기안의 파일은 바꾸거나 더하거나 뗄 수 없습니다. 기안을 회수하거나 반려한 뒤에 하십시오."
    return "" if queries.parts(found, account_id, standing(localdate())) else _NO_PART


def _case_keeps(attachment_id: UUID) -> str:
    if not queries.is_approved_file(attachment_id):
        return ""
    return "결재한 기안의 붙임이어서 뗄 수 없습니다. 고칠 것이 있으면 새 판을 올리십시오."


def completed_cases(case_ids: Collection[UUID]) -> dict[UUID, Completed]:
    """Of cases those that are closed, each with the day on which it was."""
    closed = OfficeCase.objects.filter(pk__in=case_ids, state=CaseState.CLOSED)
    rows = closed.annotate(closed_at=Max("events__operation__recorded_at"))
    return {each.pk: Completed(queries.named(each), localtime(each.closed_at).date()) for each in rows}


def _meeting_title(meeting_id: UUID) -> str | None:
    try:
        return str(queries.meeting(meeting_id))
    except queries.NoSuchMeeting:
        return None


def _meeting_refusal(meeting_id: UUID, account_id: UUID) -> str:
    found, today = queries.meeting(meeting_id), standing(localdate())
    if found.state in _ENDED:
        return "회의록을 확정했거나 취소한 회의에는 파일을 붙이거나 뗄 수 없습니다."
    return "" if queries.meeting_parts(found, set(today.held_by(account_id)), today) else _NO_PART


def _completed_meetings(meeting_ids: Collection[UUID]) -> dict[UUID, Completed]:
    rows = Meeting.objects.filter(pk__in=meeting_ids, state__in=_ENDED)
    return {each.pk: Completed(str(each), each.held_on) for each in rows}


def _cases_found(case_ids: Collection[UUID]) -> dict[UUID, FoundWith]:
    """Files of petitions are found by their names alone: what they say is mostly who petitions, which is enciphered."""
    rows = queries.with_readers(OfficeCase.objects.filter(pk__in=case_ids))
    return {
        each.pk: FoundWith(
            queries.named(each), str(each.post_id), queries.readers_of(each), by_text=each.kind not in PETITIONS
        )
        for each in rows
    }


def _meetings_found(meeting_ids: Collection[UUID]) -> dict[UUID, FoundWith]:
    rows = Meeting.objects.filter(pk__in=meeting_ids).select_related("committee")
    return {each.pk: FoundWith(str(each), str(each.committee.post_id)) for each in rows}


SUBJECTS = (
    AttachmentSubject(
        "office.case", "업무", _case_title, lambda case_id: f"/cases/{case_id}/", OfficeAction.SEE_CASES.value,
        _case_refusal, completed_cases, _cases_found, _open_cases, queries.reads_as, _case_keeps,
    ),
    AttachmentSubject(
        "office.meeting", "회의", _meeting_title, lambda meeting_id: f"/meetings/{meeting_id}/",
        OfficeAction.SEE_COMMITTEES.value, _meeting_refusal, _completed_meetings, _meetings_found,
    ),
)  # fmt: skip
