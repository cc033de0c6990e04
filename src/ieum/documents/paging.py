"""Pages in contents lists: where the titles of a document come to stand when it is printed."""

from dataclasses import replace
from typing import TYPE_CHECKING

from ieum.documents.model import Contents, ContentsEntry, Document

if TYPE_CHECKING:
    from ieum.documents.styles.sheet import StyleSheet

PAGED = (".hwpx", ".docx")
"""Kinds of file that are laid out where they are opened; a PDF counts its pages itself."""


def paged(document: Document, extension: str, *, styles: "StyleSheet | None" = None) -> Document:
    """Make the contents lists of a document that is to be printed name the pages on which its titles will stand.

    What the lists said before is not kept, since it is true of other pages: an entry whose title is nowhere, and each
    entry of a document that cannot be laid out, names none. Of other kinds of file than ``PAGED`` nothing is changed.

    :param styles: how it looks; None for the office's own sheet
    """
    if extension not in PAGED or not any(isinstance(block, Contents) for block in document.blocks):
        return document
    # What lays out is loaded where there is a list to fill.
    from ieum.documents.writers.flow import linked_titles  # noqa: PLC0415 - see above

    pages, linked = _measured(document, styles), linked_titles(document)
    blocks = (
        replace(block, entries=_numbered(block, linked[index], pages)) if isinstance(block, Contents) else block
        for index, block in enumerate(document.blocks)
    )
    return replace(document, blocks=tuple(blocks))


def _measured(document: Document, styles: "StyleSheet | None") -> dict[int, int]:
    from ieum.documents.writers.pdf.writer import title_pages  # noqa: PLC0415 - loaded where there is a list to fill

    try:
        return title_pages(document, styles)
    except RuntimeError:
        if not any(document.pictures()):
            raise
        return {}


def _numbered(contents: Contents, titles: list[int], pages: dict[int, int]) -> tuple[ContentsEntry, ...]:
    lines = zip(contents.entries, titles, strict=True)
    return tuple(replace(entry, page=str(pages.get(title, ""))) for entry, title in lines)
