"""Meetings as they are counted for reports, as known at an epoch."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from ieum.office.models import AgendaItem, Attendance, CommitteeTerm, MeetingEvent


@dataclass(frozen=True, slots=True)
class HeldMeeting:
    """A meeting that was held, in a room or in writing, or that failed for want of a quorum."""

    committee: str
    """As the committee was called on the day."""
    held_on: date
    is_written: bool
    is_failed: bool
    results: tuple[str, ...]
    """Of its items."""
    seated: int
    attended: int
    """Members who were there at some time."""


def held_meetings(epoch: int | None = None) -> list[HeldMeeting]:
    """All meetings that had ended or failed at an epoch; by now without one."""
    rows = MeetingEvent.objects.filter(action__in=("end", "fail")).select_related("meeting")
    rows = rows if epoch is None else rows.filter(operation__epoch__lte=epoch)
    ended = list(rows)
    ids = [each.meeting_id for each in ended]
    names, results, there = _names(each.meeting.committee_id for each in ended), _results(ids), _attendance(ids)
    return [
        HeldMeeting(
            _name_on(names[each.meeting.committee_id], each.meeting.held_on), each.meeting.held_on,
            each.from_state == "WRITTEN", each.action == "fail", tuple(results.get(each.meeting_id, ())),
            *there.get(each.meeting_id, (0, 0)),
        )
        for each in ended
    ]  # fmt: skip


def _names(committee_ids: Iterable[UUID]) -> dict[UUID, list[tuple[date, str]]]:
    found: dict[UUID, list[tuple[date, str]]] = {}
    for each in CommitteeTerm.objects.filter(committee_id__in=set(committee_ids)).order_by("valid_from", "version"):
        found.setdefault(each.committee_id, []).append((each.valid_from, each.name))
    return found


def _name_on(terms: list[tuple[date, str]], day: date) -> str:
    return [name for since, name in terms if since <= day][-1]


def _results(meeting_ids: list[UUID]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = {}
    for meeting_id, result in AgendaItem.objects.filter(meeting_id__in=meeting_ids).values_list("meeting_id", "result"):
        found.setdefault(meeting_id, []).append(result)
    return found


def _attendance(meeting_ids: list[UUID]) -> dict[UUID, tuple[int, int]]:
    rows = Attendance.objects.filter(meeting_id__in=meeting_ids).values_list("meeting_id")
    counted = rows.annotate(
        seated=Count("member_id", distinct=True),
        attended=Count("member_id", distinct=True, filter=Q(is_present=True)),
    )
    return {meeting_id: (seated, attended) for meeting_id, seated, attended in counted.order_by()}
