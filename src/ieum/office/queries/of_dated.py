"""The posts at which office work with a due date may wait, so that reminders ask no other post for it.

Each is one question of all posts together. None that has such work is left out; that a post is among them does not
say that it is its turn.
"""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from ieum.office.choices import CaseState
from ieum.office.models import ApprovalStep, Committee, CoPost, Meeting, OfficeCase, OpinionRequest
from ieum.office.states import MEETING


def in_charge(_day: date) -> set[UUID]:
    """Of open cases."""
    return set(_dated_cases().values_list("post_id", flat=True))


def beside(_day: date) -> set[UUID]:
    """That work on open cases together with the one in charge."""
    return set(CoPost.objects.filter(case__in=_dated_cases(), ended=None).values_list("post_id", flat=True))


def in_lines(_day: date) -> set[UUID]:
    """In approval lines of open cases, with a step that is not taken."""
    rows = ApprovalStep.objects.filter(draft__case__in=_dated_cases(), outcome="")
    return set(rows.values_list("post_id", flat=True))


def asked(_day: date) -> set[UUID]:
    """Asked for an opinion that they have not given."""
    return set(OpinionRequest.objects.filter(answered=None).values_list("post_id", flat=True))


def running_committees(day: date) -> set[UUID]:
    """Of committees that stand on a day, or of one that has ended with a meeting that is not finished."""
    standing = Committee.objects.exclude(ended_on__lte=day).values_list("post_id", flat=True)
    unfinished = Meeting.objects.exclude(state__in=MEETING.final).values_list("committee__post_id", flat=True)
    return {*standing, *unfinished}


def _dated_cases() -> QuerySet[OfficeCase]:
    rows: QuerySet[OfficeCase] = OfficeCase.objects.exclude(state=CaseState.CLOSED).exclude(due_on=None)
    return rows
