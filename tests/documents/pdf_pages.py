"""Eleven pages of two real reports, written down by hand beside the printed page, and how well a reading agrees.

Numbers, labels and titles of up to 14 letters are given as they stand; of longer words only a digest is kept, so that a
reading can be held against them and no sentence of a report is copied. Blanks and punctuation do not count, for no eye
tells one dot or quotation mark from the other.
"""

import json
from collections import Counter
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path
from unicodedata import category, normalize

from ieum.documents.model import Bullet, Contents, Document, Heading, Table, plain
from ieum.documents.readers.pdf import read_pdf

_LONGEST = 14
_KEPT = "△▲%〃,."
_DOTS = str.maketrans("", "", "․ㆍꞏ")
"""Middle dots that count as letters or become full stops."""


@dataclass(frozen=True)
class Page:
    """What a person read on one page."""

    file: str
    number: int
    titles: list[str]
    """Level, number and words of each title."""
    bullets: list[str]
    """Marker, depth and words of each bullet."""
    tables: list[list[list[int | str]]]
    """Row, column, rows, columns and words of each cell of each table."""
    contents: list[str]
    """Number and page of each line of a contents list."""
    footnotes: list[str]


@cache
def pages() -> list[Page]:
    """All pages."""
    return [Page(**page) for page in json.loads((Path(__file__).parent / "fixtures/pdf_pages.json").read_bytes())]


def told(words: str, *, signs: str = "") -> str:
    """Words as they are compared: letters, digits and some signs alone, and of many only a digest."""
    normal = "".join(
        "-" if signs and category(char) == "Pd" else char
        for char in normalize("NFKC", words.translate(_DOTS))
        if char.isalnum() or char in signs or (signs and category(char) == "Pd")
    )
    return normal if len(normal) <= _LONGEST else f"#{sha256(normal.encode()).hexdigest()[:12]}"


def told_cell(words: str) -> str:
    """The words of a cell as they are compared, with the signs of numbers."""
    return told(words, signs=_KEPT)


@dataclass(frozen=True)
class Agreement:
    """How many of what a person read were read so, and how many there are."""

    cells: tuple[int, int] = (0, 0)
    texts: tuple[int, int] = (0, 0)
    markers: tuple[int, int] = (0, 0)
    depths: tuple[int, int] = (0, 0)
    """Depths within one level."""


@cache
def read(path: Path) -> Document:
    """A whole report, read once."""
    return read_pdf(path.read_bytes(), path.name)


def agreement(page: Page, document: Document) -> Agreement:
    """Hold a page of a document against what a person read there."""
    tables = [_cells(table) for table in _tables_on(page, document)]
    bullets = bullets_on(page, document)
    expected = [_Line.of(line) for line in page.bullets]
    pairs = _paired(expected, [_Line.of(line) for line in bullets])
    return Agreement(
        (
            sum(max((_common(each, other) for other in tables), default=0) for each in page.tables),
            sum(map(len, page.tables)),
        ),
        (sum(one.words == other.words for one, other in pairs), len(expected)),
        (sum(one.marker == other.marker for one, other in pairs), len(expected)),
        (sum(abs(one.depth - other.depth) <= 1 for one, other in pairs), len(expected)),
    )


def titles_on(page: Page, document: Document) -> list[str]:
    """The titles read on a page, as they are compared."""
    return [f"{each.level} {each.number} {told(plain(each.content))}" for each in _on(page, document, Heading)]


def bullets_on(page: Page, document: Document) -> list[str]:
    """The bullets read on a page, as they are compared."""
    return [f"{each.marker}{each.depth} {told(plain(each.content))}" for each in _on(page, document, Bullet)]


def contents_on(page: Page, document: Document) -> list[str]:
    """The lines of contents lists read on a page, as they are compared."""
    return [f"{entry.number} {entry.page}" for each in _on(page, document, Contents) for entry in each.entries]


def footnotes_on(page: Page, document: Document) -> list[str]:
    """The footnotes read on a page, as they are compared."""
    blocks = [*_on(page, document, Bullet), *_on(page, document, Heading)]
    return [told(plain(run.footnote)) for each in blocks for run in each.content if run.footnote]


@dataclass(frozen=True)
class _Line:
    marker: str
    depth: int
    words: str

    @classmethod
    def of(cls, told_line: str) -> "_Line":
        opening, _, words = told_line.partition(" ")
        return cls(opening[0], int(opening[1:]), words)


def _paired(expected: list[_Line], found: list[_Line]) -> list[tuple[_Line, _Line]]:
    """Lines with the same words, and between two such pairs the others in their order."""
    pairs, gap = [], []
    rest = list(found)
    for line in expected:
        at = next((index for index, other in enumerate(rest) if other.words == line.words), None)
        if at is None:
            gap.append(line)
            continue
        pairs += [*_in_turn(gap, rest[:at]), (line, rest[at])]
        gap, rest = [], rest[at + 1 :]
    return pairs + _in_turn(gap, rest)


def _in_turn(gap: list[_Line], others: list[_Line]) -> list[tuple[_Line, _Line]]:
    return [(one, other) for one, other in zip_longest(gap, others) if one and other]


def _common(expected: list[list[int | str]], found: Counter[tuple[int | str, ...]]) -> int:
    return (Counter(map(tuple, expected)) & found).total()


def _cells(table: Table) -> Counter[tuple[int | str, ...]]:
    return Counter((*place, told_cell(words)) for *place, words in cells(table))


def cells(table: Table) -> list[tuple[int, int, int, int, str]]:
    """The cells of a table: place, extent and words without blanks."""
    return [
        (cell.row, cell.column, cell.row_span, cell.column_span, "".join(cell.text.split())) for cell in table.cells
    ]


def _tables_on(page: Page, document: Document) -> list[Table]:
    return [table for table in document.tables() if table.place.page == page.number]


def _on(page, document, kind):
    return [block for block in document.blocks if isinstance(block, kind) and block.place.page == page.number]
