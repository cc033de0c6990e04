"""The pages of a budget book as rows: a name with its amount, and what the heads of pages name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ieum.budget.file_values import SCALES, WrongValue
from ieum.budget.sheets import read_sheet
from ieum.documents.isolation import read_isolated
from ieum.documents.model import Bullet, Document, Heading, Paragraph, Table, plain
from ieum.kernel.figure_tables import squeeze
from ieum.kernel.wording import worded

AMOUNT, CHANGE = "예산액", "비교증감"
_CALLED = {
    **dict.fromkeys(("예산액", "예산안", "예산안액", "금액"), AMOUNT),
    **dict.fromkeys(("비교증감", "비교증감액", "증감", "증감액"), CHANGE),
}
"""What books call the amounts that are read."""
_PRINTED_AMOUNTS = 3
"""예산액, 전년도예산액 or 기정액, and 비교증감."""
_AMOUNTS = re.compile(r"(?:전년도?|기정|본|당초|최종)?예산액|기정액|요구액")
_UNIT = re.compile(r"\(단위[:：](원|천원|백만원)\)")
_HEAD = re.compile(r"(?<!\()(부서|정책|단위)\s*[:：]\s*(.+?)\s*(?=(?:부서|정책|단위)\s*[:：]|\(단위|$)")
_NUMBER = re.compile(r"[△▲-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?", re.ASCII)
_TAIL = re.compile(rf"^(.*?)((?:\s+(?:{_NUMBER.pattern}|\([\d,]+\)|-))+)$", re.ASCII)


@dataclass(frozen=True, slots=True)
class BookRow:
    """A name with its amount; None where the row gives none."""

    line: int
    name: str
    amount: str


@dataclass(slots=True)
class BookPages:
    """The rows of all pages, won of their unit, and what the heads of pages name."""

    rows: list[BookRow] = field(default_factory=list)
    scale: int = 0
    heads: list[tuple[int, str, str]] = field(default_factory=list)

    def head(self, called: str, line: int) -> str:
        """What the last head of a page before a line names."""
        found = [name for at, head, name in self.heads if at < line and head == called]
        return found[-1] if found else ""


def read_pages(data: bytes, name: str, wanted: str, columns: Mapping[str, str]) -> BookPages:
    """The rows with their amounts in the wanted column (``AMOUNT`` or ``CHANGE``).

    ``columns`` gives, for a column that the book calls otherwise, the name that it is known by here.

    :raises WrongValue: where the book has no such column or says no unit
    """
    pages, place = BookPages(), None
    for line, cells in enumerate(file_lines(data, name), 1):
        text = " ".join(cell for cell in cells if cell).strip()
        unit = _UNIT.search(squeeze(text))
        pages.scale = SCALES[unit[1]] if unit else pages.scale
        known = [columns.get(cell.strip(), _called(cell)) for cell in cells]
        if wanted in known or _is_heading(known):
            place = _place(known, wanted)
        elif heads := [(line, match[1], match[2]) for match in _HEAD.finditer(text)] if _HEAD.match(text) else []:
            pages.heads += heads
        elif text and not text.startswith("(단위"):
            pages.rows.append(_row(line, cells, text, place))
    if place is None:
        raise WrongValue(
            worded(
                "머리글에 {wanted} 열이 없습니다. 사업명세서의 머리글을 한 줄로 남기거나 열 이름을 맞추십시오.",
                wanted=wanted,
            )
        )
    if not pages.scale:
        raise WrongValue("금액의 단위가 없습니다. '(단위: 천원)'을 적으십시오.")
    return pages


def _called(cell: str) -> str:
    label = re.sub(r"\(.*\)$", "", squeeze(cell))
    return _CALLED.get(label, label)


def _is_heading(known: Sequence[str]) -> bool:
    """Whether a line is the heading as one text, as some programs give the lines of a page."""
    return any(AMOUNT in cell and "편성목" in cell for cell in known)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the wanted amount stands."""

    column: int
    """-1 where each line is one text."""
    names: int
    """How many columns the names take."""
    order: int
    """Which of the amounts of a line that is one text."""


def _place(known: Sequence[str], wanted: str) -> _Place:
    order = _PRINTED_AMOUNTS - 1 if wanted == CHANGE else 0
    if wanted not in known:
        return _Place(-1, len(known), order)
    amounts = [at for at, cell in enumerate(known) if cell in (AMOUNT, CHANGE) or _AMOUNTS.fullmatch(cell)]
    return _Place(known.index(wanted), min(amounts), order)


def _row(line: int, cells: Sequence[str], text: str, place: _Place | None) -> BookRow:
    if place is None or place.column < 0 or not any(cell.strip() for cell in cells[place.names :]):
        match = _TAIL.match(text)
        if match is None:
            return BookRow(line, text, "")
        amounts = match[2].split()
        name = " ".join([match[1].strip(), *amounts[:-_PRINTED_AMOUNTS]])
        order = place.order if place else 0
        return BookRow(line, name, amounts[-_PRINTED_AMOUNTS:][min(order, len(amounts) - 1)])
    name = " ".join(cell.strip() for cell in cells[: place.names] if cell.strip())
    return BookRow(line, name, cells[place.column].strip() if place.column < len(cells) else "")


def file_lines(data: bytes, name: str) -> Iterator[Sequence[str]]:
    """Every line of a file as cells: a spreadsheet, or a document that a reader knows.

    :raises UnreadableSheet: if it is neither spreadsheet nor document, or damaged
    :raises DocumentError: if the document cannot be read
    """
    if data.startswith(b"PK\x03\x04") and not name.lower().endswith((".hwpx", ".docx")):
        yield from read_sheet(data, name).rows
    elif name.lower().endswith((".hwpx", ".hwp", ".pdf", ".docx", ".txt")):
        yield from _lines_of(read_isolated(data, name))
    else:
        yield from read_sheet(data, name).rows


def _lines_of(document: Document) -> Iterator[Sequence[str]]:
    for block in document.blocks:
        if isinstance(block, Table):
            if block.unit:
                yield [f"(단위: {block.unit})"]
            yield from _table_lines(block)
        elif isinstance(block, Bullet):
            yield [f"{block.marker} {plain(block.content)}"]
        elif isinstance(block, Paragraph | Heading):
            yield [plain(block.content)]


def _table_lines(table: Table) -> Iterator[Sequence[str]]:
    """The rows of a table; a cell that covers several places stands in the first alone."""
    for number, row in enumerate(table.grid):
        yield [
            " ".join(cell.text.split()) if (cell.row, cell.column) == (number, column) else ""
            for column, cell in enumerate(row)
        ]
