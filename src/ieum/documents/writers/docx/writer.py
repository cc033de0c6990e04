"""Writes a Document as DOCX for Word and Hangul: styles that an office can change, the same bytes each time."""

import io
import struct
import zipfile
from datetime import UTC, datetime
from typing import Any

import docx
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.oxml.ns import qn
from docx.shared import Pt

from ieum.documents.errors import UnwritableDocument
from ieum.documents.model import Block, Bullet, Contents, Document, Heading, Paragraph, Picture, Table
from ieum.documents.writers.docx import styles
from ieum.documents.writers.docx.elements import add_bookmark, add_field, element, write, xml
from ieum.documents.writers.docx.styles import DEEPEST, TEXT_WIDTH
from ieum.documents.writers.docx.tables import table_element
from ieum.documents.writers.layout import (
    SHOWN_IMAGES,
    front_matter,
    has_cover,
    linked_titles,
    numbered,
    printable,
    printed_caption,
    unit_line,
)

_DAMAGED = (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
    struct.error,
    LookupError,
    ValueError,
    ZeroDivisionError,
)
"""What the library raises for bytes that are no sound image."""
_NO_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The time of each part of the package: a ZIP knows none before."""
_RIGHT = WD_TAB_ALIGNMENT.RIGHT
_ROLES = {
    "purpose": styles.PURPOSE,
    "date": styles.DATE,
    "organisation": styles.ORGANISATION,
    "session": styles.SESSION,
    "note": styles.NOTE,
}


def write_docx(document: Document, *, made_at: datetime | None = None) -> bytes:
    """Write the document; ``made_at`` is named as its time of making, None names a fixed one.

    :raises UnwritableDocument: if one of its pictures is damaged
    """
    file: Any = docx.Document()
    styles.prepare(file)
    _name(file, document, made_at or _NO_MOMENT)
    _Body(file, document).fill()
    return _package(file)


def _name(file: Any, document: Document, moment: datetime) -> None:
    properties = file.core_properties
    properties.title = printable(document.title)[:255]
    properties.author = printable(document.organisation)[:255]
    properties.last_modified_by = properties.comments = properties.keywords = properties.subject = ""
    properties.language = "ko-KR"
    properties.revision = 1
    properties.created = properties.modified = moment.astimezone(UTC).replace(tzinfo=None)


def _package(file: Any) -> bytes:
    """The package with every part dated alike, since the library dates them by the clock."""
    dated, undated = io.BytesIO(), io.BytesIO()
    file.save(dated)
    with zipfile.ZipFile(dated) as source, zipfile.ZipFile(undated, "w") as target:
        for part in source.infolist():
            entry = zipfile.ZipInfo(part.filename, _OLDEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the same on every system
            target.writestr(entry, source.read(part))
    return undated.getvalue()


class _Body:
    """The body of the file as it grows."""

    def __init__(self, file: Any, document: Document) -> None:
        self.file, self.document = file, document
        self.linked = linked_titles(document)
        self.titles = 0

    def fill(self) -> None:
        front = front_matter(self.document.blocks)
        if has_cover(self.document):
            self.add_cover()
        if has_cover(self.document) and front:
            self.file.add_page_break()
        for index, block in enumerate(self.document.blocks[:front]):
            self.add(index, block)
        self.begin_pages(is_first=not (front or has_cover(self.document)))
        for index, block in enumerate(self.document.blocks[front:], start=front):
            self.add(index, block)

    def begin_pages(self, *, is_first: bool) -> None:
        """From here on pages are numbered "- 1 -"; cover and contents list are a section of their own."""
        section = self.file.sections[0] if is_first else self.file.add_section(WD_SECTION.NEW_PAGE)
        xml_of_section = section._sectPr  # noqa: SLF001 - the library knows no first page number
        xml_of_section.find(qn("w:pgMar")).addnext(element("pgNumType", start="1"))
        section.footer.is_linked_to_previous = False
        line = section.footer.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.add_run("- ")
        add_field(line, "PAGE", "1")
        line.add_run(" -")

    def add(self, index: int, block: Block) -> None:
        if isinstance(block, Heading):
            self.add_heading(block)
        elif isinstance(block, Paragraph):
            write(self.file.add_paragraph(style=_ROLES.get(block.role)), block.content)
        elif isinstance(block, Bullet):
            self.add_bullet(block)
        elif isinstance(block, Table):
            self.add_table(block, printed_caption(self.document.blocks, index))
        elif isinstance(block, Contents):
            self.add_contents(block, self.linked[index])
        elif isinstance(block, Picture):
            self.add_picture(block)
        else:
            self.file.add_page_break()

    def add_cover(self) -> None:
        cover = self.document
        lines = ((cover.session, styles.SESSION), (cover.period, styles.SESSION), (cover.title, "Title"))
        for words, style in (*lines, (cover.organisation, styles.DIVISION)):
            if words:
                self.file.add_paragraph(printable(words), style)

    def add_heading(self, heading: Heading) -> None:
        self.titles += 1
        line = self.file.add_paragraph(style=f"Heading {min(heading.level, DEEPEST)}")
        add_bookmark(line, self.titles, f"title_{self.titles}")
        line.add_run(printable(numbered(heading.number)))
        write(line, heading.content)
        if heading.team:
            line.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, _RIGHT)
            team = line.add_run(f"\t{printable(heading.team)}")
            team.font.size, team.bold = Pt(11), False

    def add_bullet(self, bullet: Bullet) -> None:
        line = self.file.add_paragraph(style=styles.BULLET.format(min(max(bullet.depth, 1), DEEPEST)))
        line.add_run(f"{printable(bullet.marker)}\t" if bullet.marker else "")
        write(line, bullet.content)

    def add_table(self, table: Table, caption: str) -> None:
        unit = unit_line(table)
        if caption or unit:
            line = self.file.add_paragraph(printable(caption), "Caption")
            line.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, _RIGHT)
            if unit:
                line.add_run(f"\t{printable(unit)}").bold = False
        if table.cells:
            behind = self.file.add_paragraph(style=styles.BEHIND_TABLE)
            xml(behind).addprevious(table_element(table, TEXT_WIDTH.twips, behind))

    def add_contents(self, contents: Contents, titles: list[int]) -> None:
        if contents.caption:
            self.file.add_paragraph(printable(contents.caption), "TOC Heading")
        for entry, title in zip(contents.entries, titles, strict=True):
            line = self.file.add_paragraph(style=styles.CONTENTS.format(min(entry.level, 3)))
            line.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, _RIGHT, WD_TAB_LEADER.DOTS)
            line.add_run(printable(f"{numbered(entry.number)}{entry.title}\t"))
            if title:
                add_field(line, f"PAGEREF title_{title} \\h", entry.page)
            else:
                line.add_run(printable(entry.page))

    def add_picture(self, picture: Picture) -> None:
        line = self.file.add_paragraph(style=styles.PICTURE)
        description = printable(picture.description)
        if picture.media_type not in SHOWN_IMAGES[".docx"] or not picture.data:
            line.add_run(f"[그림: {description}]")
            return
        try:
            shape = line.add_run().add_picture(io.BytesIO(picture.data))
        except _DAMAGED as error:
            message = "그림이 손상되어 DOCX에 넣을 수 없습니다. 그림을 바꾼 뒤 다시 하십시오."
            raise UnwritableDocument(message) from error
        shape._inline.docPr.set("descr", description)  # noqa: SLF001 - the library knows no description
        if shape.width > TEXT_WIDTH:
            shape.width, shape.height = TEXT_WIDTH, shape.height * TEXT_WIDTH // shape.width
