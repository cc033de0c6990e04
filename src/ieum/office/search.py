"""What of office work can be found: cases, committees and meetings; no member by name."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Prefetch, QuerySet

from ieum.kernel.search import Findable, Searchable
from ieum.office.models import AgendaItem, Committee, CommitteeTerm, Meeting, OfficeCase
from ieum.office.queries import readers_of, reads_as, with_readers
from ieum.office.rules.permissions import OfficeAction

_ALL_AT_ONCE = 500
"""Rows that are held in memory with what belongs to them."""


def _cases(subjects: Collection[str] | None) -> Iterator[Findable]:
    rows = with_readers(OfficeCase.objects.prefetch_related("drafts", "opinions", "documents"))
    for case in _of(rows, subjects):
        body = "\n".join(
            [
                case.requester,
                case.content,
                *(f"{draft.title}\n{draft.body}" for draft in case.drafts.all()),
                *(f"{opinion.question}\n{opinion.answer}" for opinion in case.opinions.all()),
                *(document.document_number for document in case.documents.all()),
            ]
        )
        title, address = f"{case} {case.title}", f"/cases/{case.pk}/"
        place, readers = str(case.post_id), readers_of(case)
        yield Findable(str(case.pk), title, body, address, case.received_on, place, readers=readers)


def _committees(subjects: Collection[str] | None) -> Iterator[Findable]:
    """Committees by all names and functions that they had."""
    for committee in _of(Committee.objects.prefetch_related(_terms("terms")), subjects):
        terms = list(committee.terms.all())
        if terms:
            body = "\n".join(f"{term.name}\n{term.functions}\n{term.basis}" for term in terms)
            address, place = f"/committees/{committee.pk}/", str(committee.post_id)
            yield Findable(str(committee.pk), terms[-1].name, body, address, terms[-1].valid_from, place)


def _meetings(subjects: Collection[str] | None) -> Iterator[Findable]:
    agenda = Prefetch("items", AgendaItem.objects.order_by("position"))
    rows = Meeting.objects.select_related("committee").prefetch_related(agenda, _terms("committee__terms"))
    for meeting in _of(rows, subjects):
        names = [term.name for term in meeting.committee.terms.all() if term.valid_from <= meeting.held_on]
        body = "\n".join([meeting.place, *map(_told, meeting.items.all()), meeting.remarks])
        title, place = " ".join([*names[-1:], str(meeting)]), str(meeting.committee.post_id)
        yield Findable(str(meeting.pk), title, body, f"/meetings/{meeting.pk}/", meeting.held_on, place)


def _told(item: AgendaItem) -> str:
    return f"{item.title}\n{item.function}\n{item.reason}"


def _terms(name: str) -> "Prefetch[Any]":
    return Prefetch(name, CommitteeTerm.objects.order_by("valid_from", "version"))


def _of(rows: QuerySet[Any], subjects: Collection[str] | None) -> Iterator[Any]:
    return (rows if subjects is None else rows.filter(pk__in=subjects)).iterator(_ALL_AT_ONCE)


SEARCHABLES = (
    Searchable("office.case", "업무", OfficeAction.SEE_CASES, _cases, reads_as),
    Searchable("office.committee", "위원회", OfficeAction.SEE_COMMITTEES, _committees),
    Searchable("office.meeting", "회의", OfficeAction.SEE_COMMITTEES, _meetings),
)
