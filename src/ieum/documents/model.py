"""The Document: what a report is, whatever file it came from or goes to.

Readers make it, writers take it, checking reads it, editions build it. Everything is immutable and equal by value.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece stood in its file, so that a person can find it again."""

    line: int | None = None
    """Line of a text file, from 1; None where the format has no lines."""
    column: int | None = None
    """First character within the line, from 1, or within the piece where there are no lines; None where unknown."""
    end_line: int | None = None
    """Last line of a piece that runs over several; None where it is one line."""
    page: int | None = None
    """Page, from 1; None where the format has no fixed pages or the page is not known."""
    part: str = ""
    """Part of a package, such as "Contents/section0.xml"."""
    element: int | None = None
    """Number of the element within the part, as ``documents.elements`` counts; None where there is none."""


NOWHERE = Place()
"""The place of what no file contains, such as a block that an edition built."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one appearance."""

    text: str
    figure: str = ""
    """Key of the figure whose printed value this run is, in the edition that built it; "" where none."""
    bold: bool = False
    superscript: bool = False
    footnote: "Text" = ()
    """The note at the foot of the page, whose mark follows this run; () where none. It has no notes itself."""


Text = tuple[Run, ...]
"""A line of text; an empty tuple is an empty line."""


def text(value: str) -> Text:
    """Make a plain line of text."""
    return (Run(value),) if value else ()


def plain(value: Text) -> str:
    """The characters of a line without their appearance."""
    # Nearly all lines are one run, and tables of thousands of cells are read and written by this.
    return value[0].text if len(value) == 1 else "".join([run.text for run in value])


@dataclass(frozen=True, slots=True)
class Heading:
    """A title: level 1 is a chapter (Ⅰ. 일반현황), level 2 a numbered item, level 3 and on below that."""

    level: int
    content: Text
    number: str = ""
    """The number as printed, without its trailing dot: "Ⅱ", "1", "①"."""
    team: str = ""
    """The team named at the right of an item's title; "" where none is named."""
    from_contents: bool = False
    """Whether the title is known only from the contents list, its own line being lost."""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text.

    ``role`` is "body", "purpose" (목적 문장), "date", "organisation", "session", "note" or "running" (머리말·꼬리말).
    """

    content: Text
    role: str = "body"
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Bullet:
    """A line that a marker opens: □ at depth 1, then ○, -, · one deeper each; ※ and ☞ have the depth they stand at."""

    marker: str
    depth: int
    content: Text
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table, at the row and column (from 0) of its upper left corner."""

    row: int
    column: int
    lines: tuple[Text, ...] = ()
    """The paragraphs in the cell; an empty tuple is an empty cell."""
    row_span: int = 1
    column_span: int = 1
    tables: tuple["Table", ...] = ()
    """Tables nested in the cell, behind its lines."""
    place: Place = field(default=NOWHERE, compare=False)
    pictures: tuple["Picture", ...] = ()
    """Pictures in the cell, behind its lines and tables."""

    @property
    def text(self) -> str:
        """The cell's characters, its paragraphs on lines of their own."""
        return plain(self.lines[0]) if len(self.lines) == 1 else "\n".join([plain(line) for line in self.lines])


@dataclass(frozen=True)
class Table:
    """A table with merged cells. Cells stand row by row; no two cover the same position, and none is left uncovered."""

    cells: tuple[Cell, ...]
    header_rows: int = 1
    """How many rows from the top are header; 0 where there is none."""
    caption: str = ""
    unit: str = ""
    """The printed unit, such as "천원"; "" where none is printed."""
    base_date: date | None = None
    """The day as of which the numbers stand; None where none is printed."""
    kind: str = "data"
    """"data", "contents" (목차), "banner" (a one-cell box that is a title) or "approval" (결재란)."""
    place: Place = field(default=NOWHERE, compare=False)

    @cached_property
    def row_count(self) -> int:
        """Number of rows."""
        return max((cell.row + cell.row_span for cell in self.cells), default=0)

    @cached_property
    def column_count(self) -> int:
        """Number of columns."""
        return max((cell.column + cell.column_span for cell in self.cells), default=0)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The text of each cell, in the order of ``cells``; writers ask for them again and again."""
        # Nearly all cells are one line of one run.
        return tuple(
            [
                cell.lines[0][0].text if len(cell.lines) == 1 and len(cell.lines[0]) == 1 else cell.text
                for cell in self.cells
            ]
        )

    @cached_property
    def grid(self) -> tuple[tuple[Cell, ...], ...]:
        """The table position by position; a merged cell stands in each position that it covers."""
        blank = Cell(-1, -1)
        rows = [[blank] * self.column_count for _ in range(self.row_count)]
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    rows[row][column] = cell
        return tuple(tuple(row) for row in rows)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The path of each column through its header cells, spaces taken out of each: "집행액/10.31.기준"."""
        return tuple(self._column_path(column) for column in range(self.column_count))

    def _column_path(self, column: int) -> str:
        path: list[Cell] = []
        for row in range(self.header_rows):
            cell = self.grid[row][column]
            if cell not in path and cell.text.strip():
                path.append(cell)
        return "/".join("".join(cell.text.split()) for cell in path)

    @property
    def body(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows under the header, position by position."""
        return self.grid[self.header_rows :]


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line of a contents list: number, title, and the page as printed ("" where none)."""

    number: str
    title: str
    page: str = ""
    level: int = 1
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Contents:
    """A contents list (보고 순서, 사업 목록)."""

    entries: tuple[ContentsEntry, ...]
    caption: str = ""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """An image; ``description`` is read aloud and printed where the image cannot be shown."""

    description: str
    media_type: str = ""
    data: bytes = b""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block starts a new page."""

    place: Place = field(default=NOWHERE, compare=False)
    landscape: bool = False
    """Whether the pages from here to the next break lie on their long side; those before the first break stand."""


Block = Heading | Paragraph | Bullet | Table | Contents | Picture | PageBreak


@dataclass(frozen=True)
class Document:
    """A report: its cover, then its blocks in reading order."""

    title: str = ""
    """Title on the cover: "2023년 주요업무 보고"."""
    organisation: str = ""
    """The division that reports: "기획예산과"."""
    session: str = ""
    """The council session that it is made for: "제227회 구의회 제2차 정례회"; "" where none is named."""
    period: str = ""
    """The dates under the session, as printed."""
    running_head: str = field(default="", kw_only=True)
    """What stands at the top of each page behind the cover; "" for nothing."""
    blocks: tuple[Block, ...] = ()
    source: str = field(default="", compare=False)
    """Name of the file that it was read from; "" for a built one."""
    source_lines: tuple[str, ...] = field(default=(), compare=False, repr=False)
    """The lines of a text source, for excerpts; empty for other formats."""

    def tables(self) -> Iterator[Table]:
        """All tables in reading order, nested ones behind the one they stand in."""
        for block in self.blocks:
            if isinstance(block, Table):
                yield from _with_nested(block)

    def pictures(self) -> Iterator[Picture]:
        """All pictures, those in cells behind those that stand alone."""
        yield from (block for block in self.blocks if isinstance(block, Picture))
        for table in self.tables():
            for cell in table.cells:
                yield from cell.pictures


def _with_nested(table: Table) -> Iterator[Table]:
    yield table
    for cell in table.cells:
        for inner in cell.tables:
            yield from _with_nested(inner)
