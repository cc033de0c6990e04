"""Takes out what stands on every page: page numbers, running heads and feet."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ieum.documents.readers.pdf.lines import TextLine
from ieum.documents.readers.pdf.openings import opened
from ieum.documents.readers.pdf.pages import Page, Pictured, Piece

_MARGIN = 0.1
"""The share of a page's height, at its head and foot, in which running lines stand."""
_FEWEST_PAGES = 3
_PAGE_NUMBER = re.compile(r"[-–―<\[]?\s*\d{1,4}\s*[-–―>\]]?|\d{1,4}\s*/\s*\d{1,4}|[-–]\s*[ivxⅰ-ⅻ]+\s*[-–]")


def without_running(pages: Sequence[Page]) -> list[Page]:
    """The pages without page numbers, and without lines in the margin and pictures that return on three or more."""
    counts = Counter(key for page in pages for key in {_key(line) for line in _marginal(page)})
    shown = Counter(data for page in pages for data in {_data(piece) for piece in page.pieces} if data)
    kept = [
        [piece for piece in page.pieces if not _runs(page, piece, counts) and shown[_data(piece)] < _FEWEST_PAGES]
        for page in pages
    ]
    return [replace(page, pieces=pieces) for page, pieces in zip(pages, kept, strict=True)]


def _data(piece: Piece) -> bytes:
    """The bytes of a picture; what is none has none, and these are not counted."""
    return piece.picture.data if isinstance(piece, Pictured) else b""


def running_head(pages: Sequence[Page]) -> str:
    """The line that stands at the top of most pages; "" where none does."""
    heads = Counter(
        line.text for page in pages for line in _marginal(page) if line.base < page.height / 2 and not line.tail
    )
    words, count = heads.most_common(1)[0] if heads else ("", 0)
    return words if count >= max(_FEWEST_PAGES, len(pages) / 2) and not _PAGE_NUMBER.fullmatch(words) else ""


def _runs(page: Page, piece: Piece, counts: Counter[tuple[str, int]]) -> bool:
    if not isinstance(piece, TextLine) or not _is_marginal(page, piece):
        return False
    if _PAGE_NUMBER.fullmatch(piece.text):
        return True
    # Items that are alike may end at one height with the same bullet; running lines have none.
    return counts[_key(piece)] >= _FEWEST_PAGES and not opened(piece.content)


def _marginal(page: Page) -> list[TextLine]:
    return [piece for piece in page.pieces if isinstance(piece, TextLine) and _is_marginal(page, piece)]


def _is_marginal(page: Page, line: TextLine) -> bool:
    return not _MARGIN * page.height < line.base < (1 - _MARGIN) * page.height


def _key(line: TextLine) -> tuple[str, int]:
    """The same line on another page: its numbers may differ, its height does not."""
    return re.sub(r"\d+", "0", f"{line.text}{line.tail}"), round(line.base / 4)
