"""What of reports can be found: the sections of the last edition of each, and of each report that was handed in."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from ieum.documents.errors import UnreadableDocument
from ieum.documents.lines import lines_of
from ieum.documents.model import Document, Heading, plain
from ieum.documents.readers.json import read_json
from ieum.kernel.search import Findable, Searchable
from ieum.platform.search import facts
from ieum.reports.models import Edition, Intake
from ieum.reports.rules import Action

_FEW_AT_ONCE = 20
"""Documents that are held in memory."""
_ITEM_LEVEL = 2


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter's own text or an item, under its title."""

    anchor: str
    """Of its title, as the page has it; "" before the first one."""
    title: str
    body: str


def sections(document: Document) -> Iterator[Section]:
    """The sections of a Document that say something."""
    anchor, title, lines, titles = "", document.title, list[str](), 0
    for block in document.blocks:
        if isinstance(block, Heading):
            titles += 1
            if block.level <= _ITEM_LEVEL:
                yield from _said(anchor, title, lines)
                anchor, title, lines = f"title-{titles}", plain(block.content), []
                continue
        lines += lines_of(block)
    yield from _said(anchor, title, lines)


def _said(anchor: str, title: str, lines: list[str]) -> Iterator[Section]:
    if any(line.strip() for line in lines):
        yield Section(anchor, title, "\n".join(lines))


def _document(row: Edition | Intake) -> Document:
    """What a row holds; nothing where that cannot be read, which must not keep others from being written."""
    try:
        return read_json(row.document.encode(), str(row))
    except UnreadableDocument:
        return Document("")


def _editions(subjects: Collection[str] | None) -> Iterator[Findable]:
    """The last edition of each report; earlier ones are reached from it."""
    later = Edition.objects.filter(
        municipality_id=OuterRef("municipality_id"), report=OuterRef("report"), number__gt=OuterRef("number")
    )
    for edition in _of(Edition.objects.filter(~Exists(later)).select_related("revision"), subjects):
        page = f"/reports/{edition.report}/editions/{edition.number}/"
        for number, section in enumerate(sections(_document(edition))):
            title = f"{section.title} ({edition.revision.title} {edition.number}호)"
            address = f"{page}#{section.anchor}" if section.anchor else page
            yield Findable(str(edition.pk), title, section.body, address, edition.as_of, part=str(number))


def _intakes(subjects: Collection[str] | None) -> Iterator[Findable]:
    for intake in _of(Intake.objects.all(), subjects):
        address, place = f"/intakes/{intake.pk}/", str(intake.where.get("division", ""))
        for number, section in enumerate(sections(_document(intake))):
            title = f"{section.title} ({intake.file_name})"
            yield Findable(str(intake.pk), title, section.body, address, intake.as_of, place, str(number))


def _of(rows: QuerySet[Any], subjects: Collection[str] | None) -> Iterator[Any]:
    return (rows if subjects is None else rows.filter(pk__in=subjects)).iterator(_FEW_AT_ONCE)


SEARCHABLES = (
    Searchable("reports.edition", "보고서", Action.SEE_REPORTS, _editions),
    Searchable("reports.intake", "올린 보고서", Action.SEE_INTAKES, _intakes),
    facts.searchable(Action.SEE_INTAKES),
)
