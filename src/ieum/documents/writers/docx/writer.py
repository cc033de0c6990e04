"""Writes a Document as DOCX for Word and Hangul: styles that an office can change, the same bytes each time."""

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

import docx
from docx.oxml.ns import qn

from ieum.documents.model import Block, Document, PageBreak
from ieum.documents.styles.names import StyleName
from ieum.documents.styles.sheet import Page, StyleSheet, office_styles
from ieum.documents.writers.docx.blocks import Blocks
from ieum.documents.writers.docx.elements import element as make
from ieum.documents.writers.docx.ink import Ink
from ieum.documents.writers.docx.sections import add_notes, furniture, section_properties
from ieum.documents.writers.docx.styles import prepare
from ieum.documents.writers.flow import Stretch, front_matter, linked_titles, printed_caption, stretches
from ieum.documents.writers.layout import is_wide, printable

_NO_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The time of each part of the package: a ZIP knows none before."""


def write_docx(document: Document, *, made_at: datetime | None = None, styles: StyleSheet | None = None) -> bytes:
    """Write the document; ``made_at`` is named as its time of making, None names a fixed one.

    :param styles: how it looks; None for the office's own sheet
    """
    file: Any = docx.Document()
    sheet = styles or office_styles()
    prepare(file, sheet)
    _name(file, document, made_at or _NO_MOMENT)
    ink = Ink(file.part, sheet)
    body = file.element.body
    body.clear()
    body.extend(_Writing(document, ink).elements())
    add_notes(ink)
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


class _Writing:
    """The body of one file, in the making."""

    def __init__(self, document: Document, ink: Ink) -> None:
        self._document, self._ink = document, ink
        self._blocks = Blocks(ink)
        self._linked = linked_titles(document)
        self._front = front_matter(document.blocks)
        self._body: list[Any] = []
        self._index = 0
        """The block that is written next."""
        self._is_fresh = True
        """Whether nothing stands yet in the section that is open."""
        self._pending = False
        """Whether a page break waits for the paragraph that begins the new page."""
        self._is_counted = False
        """Whether pages are counted and carry the running head."""
        self._furniture: list[Any] = []
        """What the section that is open names as its own."""

    def elements(self) -> list[Any]:
        """Everything in the body, in order."""
        self._cover()
        for stretch in stretches(self._document.blocks, lambda table: is_wide(table, self._ink.sheet)):
            self._stretch(stretch)
        if self._pending or not self._body:
            self._append(self._ink.line(StyleName.SPACER, ()))
        if not self._is_counted:
            self._count_pages()
        return [*self._body, self._properties()]

    def _cover(self) -> None:
        document, blocks = self._document, self._document.blocks
        lines = (
            (StyleName.COVER_SESSION, document.session),
            (StyleName.COVER_PERIOD, document.period),
            (StyleName.COVER_TITLE, document.title),
            (StyleName.COVER_ORGANISATION, document.organisation),
        )
        for style, value in lines:
            if value:
                self._append(self._ink.words(style, value))
        if self._body and self._front and not isinstance(blocks[0], PageBreak):
            self._pending = True
            self._append(self._ink.line(StyleName.COVER_END, ()))

    def _stretch(self, stretch: Stretch) -> None:
        page = self._ink.sheet.page.turned() if stretch.is_turned else self._ink.sheet.page
        is_marked = not stretch.is_chosen
        for block in stretch.blocks:
            if self._index == self._front:
                self._begin_counting()
            if page != self._ink.page:
                self._turn(page)
            if not is_marked and not isinstance(block, PageBreak):
                # The reader knows by this line that the paper was turned for a table and not by the document.
                self._append(self._ink.line(StyleName.TURNED, ()))
                is_marked = True
            self._block(block)
            self._index += 1

    def _block(self, block: Block) -> None:
        if isinstance(block, PageBreak):
            self._flush_break()
            self._pending = True
            return
        caption = printed_caption(self._document.blocks, self._index)
        for element in self._blocks.paragraphs(block, caption, self._linked.get(self._index, [])):
            self._append(element)

    def _append(self, element: Any) -> None:
        if self._pending:
            if element.tag == qn("w:tbl"):
                self._flush_break()
            else:
                self._pending = False
                element.find(qn("w:pPr")).insert(1, make("pageBreakBefore"))
        self._body.append(element)
        self._is_fresh = False

    def _flush_break(self) -> None:
        """Give a page break that nothing stands behind a line of its own."""
        if self._pending:
            self._append(self._ink.line(StyleName.SPACER, ()))

    def _turn(self, page: Page) -> None:
        # A break that waits is of the section that ends, even where nothing else stands in it.
        if self._pending or not self._is_fresh:
            self._flush_break()
            self._end_section(StyleName.SPACER)
        self._ink.page = page

    def _begin_counting(self) -> None:
        """Cover and contents list are a section of their own; behind them pages are counted from 1."""
        if not self._is_fresh:
            self._end_section(StyleName.COVER_END)
        self._count_pages()

    def _count_pages(self) -> None:
        self._is_counted = True
        self._furniture = furniture(self._ink, self._document.running_head)

    def _end_section(self, style: StyleName) -> None:
        self._body.append(self._ink.paragraph(style, [], self._properties()))
        self._is_fresh = True

    def _properties(self) -> Any:
        own, self._furniture = self._furniture, []
        return section_properties(self._ink.page, own, first_page=bool(own))
