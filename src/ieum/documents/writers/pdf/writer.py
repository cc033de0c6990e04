"""Writes a Document as PDF with Typst: tagged for screen readers (PDF/UA-1), with its own fonts, asking no clock.

The template reads the Document as data, so that nothing in it can become markup.
"""

import json
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import typst

from ieum.documents.errors import UnwritableDocument
from ieum.documents.model import Document
from ieum.documents.styles.sheet import StyleSheet, office_styles
from ieum.documents.writers.pdf.pages import pages
from ieum.documents.writers.typesetting import told, typeset

_TEMPLATE = Path(__file__).with_name("report.typ")
_NO_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
"""What Typst is told in place of the clock; it is not printed."""


def write_pdf(document: Document, *, made_at: datetime | None = None, styles: StyleSheet | None = None) -> bytes:
    """Write the document; ``made_at`` is named as its time of making, None names none.

    :param styles: how it looks; None for the office's own sheet
    :raises UnwritableDocument: if one of its pictures is damaged
    """
    moment = made_at.astimezone(UTC) if made_at else _NO_MOMENT
    inputs = {"document": _input(document, styles, is_dated=made_at is not None)}
    try:
        (written,) = typeset(_TEMPLATE.read_bytes(), inputs, format="pdf", pdf_standards="ua-1", timestamp=moment)
    except typst.TypstError as error:
        if not any(document.pictures()):
            raise
        message = "그림이 손상되어 PDF에 넣을 수 없습니다. 그림을 바꾼 뒤 다시 하십시오."
        raise UnwritableDocument(message) from error
    return written


def title_pages(document: Document, styles: StyleSheet | None = None) -> dict[int, int]:
    """The page that is printed where each title stands; titles are numbered from 1 in reading order.

    :raises RuntimeError: if the document cannot be laid out, such as for a damaged picture
    """
    return dict(_title_pages(_input(document, styles)))


@lru_cache(maxsize=1)
def _title_pages(document: str) -> dict[int, int]:
    """Kept for the next kind of file of the same document."""
    found = told(_TEMPLATE.read_bytes(), {"document": document}, "title-pages")
    return {int(label.removeprefix("title-")): page for label, page in found}


def _input(document: Document, styles: StyleSheet | None, *, is_dated: bool = False) -> str:
    return json.dumps({**pages(document, styles or office_styles()), "dated": is_dated})
