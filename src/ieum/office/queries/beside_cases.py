"""Reads of what stands beside a case: posts that work on it too, and what became of its due date."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import QuerySet, prefetch_related_objects

from ieum.kernel.deadlines.due import Case as DeadlineCase
from ieum.kernel.deadlines.periods import Length, Span, read_length
from ieum.office.choices import CaseState, SegmentKind
from ieum.office.models import CoPost, DueSegment, OfficeCase
from ieum.office.rules.periods import counted_from


def co_posts(case_id: UUID) -> list[UUID]:
    """The posts beside the one in charge of a case, in the order in which they came; each once."""
    rows = CoPost.objects.filter(case_id=case_id, ended=None).order_by("operation__recorded_at", "id")
    return list(dict.fromkeys(rows.values_list("post_id", flat=True)))


def co_cases_at(post_id: UUID) -> QuerySet[OfficeCase]:
    """Open cases of other posts that a post works on together with them, the most urgent first."""
    mine = CoPost.objects.filter(post_id=post_id, ended=None).values("case_id")
    rows: QuerySet[OfficeCase] = OfficeCase.objects.filter(pk__in=mine).exclude(state=CaseState.CLOSED)
    return rows.exclude(post_id=post_id).order_by("due_on", "due_time", "year", "number")


def due_segments(found: OfficeCase) -> list[DueSegment]:
    """What became of the due date of a case since it was counted, the first change first."""
    return sorted(found.due_segments.all(), key=lambda each: (each.from_on, each.pk))


def with_suspensions(found: Sequence[OfficeCase]) -> Sequence[OfficeCase]:
    """The same cases, of those that have no due date all that ``suspended`` looks at being read at once."""
    prefetch_related_objects([each for each in found if each.due_on is None], "due_segments")
    return found


def suspended(found: OfficeCase) -> DueSegment | None:
    """By what the due date of a case stands still now; None where it does not."""
    return next((each for each in due_segments(found) if each.is_open), None)


def deadline_case(found: OfficeCase, *, more: Length | None = None) -> DeadlineCase:
    """What the due date of a case is counted from, by its rule; ``more`` is an extension beside those that it has."""
    changes = due_segments(found)
    extensions = [read_length(each.length) for each in changes if each.kind == SegmentKind.EXTENDED]
    left_out = [
        Span(each.from_on, each.until_on)
        for each in changes
        if each.kind == SegmentKind.SUSPENDED and each.until_on is not None
    ]
    return counted_from(
        found.due_rule,
        found.received,
        found.length,
        extensions=(*extensions, *([more] if more else [])),
        left_out=tuple(left_out),
    )
