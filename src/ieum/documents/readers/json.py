"""Reads the JSON that ``writers.json`` writes; what is not a sound Document is refused with the place of the fault."""

import base64
import binascii
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn

from ieum.documents.errors import UnreadableDocument, file_fault
from ieum.documents.model import (
    NOWHERE,
    Block,
    Bullet,
    Cell,
    Contents,
    ContentsEntry,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Place,
    Run,
    Table,
    Text,
    plain,
    text,
)
from ieum.documents.writers.json import VERSION, table_rows
from ieum.kernel.wording import Wording, worded

MOST_POSITIONS = 1_000_000
"""A table with more positions than this is not laid out; no report has one."""
MOST_NESTING = 10
"""Tables in cells of tables deeper than this are refused."""
MOST = 2**31
"""Bound of every number, as in other formats."""


def read_json(data: bytes, name: str) -> Document:
    """Read a document; ``name`` is its file's name, for messages and where the file names no source of its own.

    :raises UnreadableDocument: if it is not JSON, or not a sound document
    """
    root = _Node(_parse(data, name), name)
    if root.number("version") != VERSION:
        root.refuse(
            worded(
                "version이 {version}이 아닙니다. 이 파일을 만든 프로그램과 같은 판의 이음으로 여십시오", version=VERSION
            )
        )
    return Document(
        title=root.string("title"),
        organisation=root.string("organisation"),
        session=root.string("session"),
        period=root.string("period"),
        running_head=root.string("running_head"),
        blocks=tuple(_block(node) for node in root.nodes("blocks")),
        source=root.string("source") or name,
    )


def block_stretches(data: bytes) -> Iterator[list[tuple[str, str]]]:
    """The text of each block of what ``write_json`` wrote, and the figure that it prints or "", in reading order.

    Nothing is looked for but texts, so that a frozen document is read in a fraction of the time.
    """
    for block in json.loads(data)["blocks"]:
        yield list(_stretches_of_cells(block["cells"])) if "cells" in block else _stretches(block)


def _stretches(raw: dict[str, Any]) -> list[tuple[str, str]]:
    runs = raw.get("runs")
    return [(raw.get("text", ""), "")] if runs is None else [(run["text"], run.get("figure", "")) for run in runs]


def _stretches_of_cells(cells: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for cell in cells:
        for line in cell["lines"]:
            yield from _stretches({"text": line} if isinstance(line, str) else {"runs": line})
        for table in cell.get("tables", ()):
            yield from _stretches_of_cells(table["cells"])


def _parse(data: bytes, name: str) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise UnreadableDocument(
            worded("{name} {line}째 줄: UTF-8 글자가 아닙니다. UTF-8로 다시 저장하십시오.", name=name, line=line)
        ) from error
    except json.JSONDecodeError as error:
        where = {"name": name, "line": error.lineno, "column": error.colno}
        raise UnreadableDocument(
            worded("{name} {line}째 줄 {column}째 글자: JSON 문법에 맞지 않습니다.", **where)
        ) from error
    except RecursionError as error:
        raise UnreadableDocument(file_fault(name, "괄호가 너무 깊이 겹쳐 있어 읽을 수 없습니다.")) from error
    except ValueError as error:  # a number of thousands of digits
        raise UnreadableDocument(file_fault(name, "자릿수가 너무 많은 수가 있어 읽을 수 없습니다.")) from error


@dataclass(slots=True)
class _Node:
    """A value with its path in the file; reading what is not there or of another type refuses the file.

    What is as it should be is read off the value itself, as a document has tens of thousands; a node only says where a
    fault is.
    """

    value: Any
    file: str
    parent: "_Node | None" = None
    step: str | int = ""
    """Its key in what encloses it, or its number."""
    depth: int = 0
    """How many tables enclose it."""

    @property
    def path(self) -> str:
        if self.parent is None:
            return ""
        step = f"[{self.step}]" if isinstance(self.step, int) else f".{self.step}"
        return f"{self.parent.path}{step}".removeprefix(".")

    def refuse(self, fault: Wording) -> NoReturn:
        where = worded("{file}의 {path}", file=self.file, path=self.path) if self.parent else self.file
        raise UnreadableDocument(worded("{where}: {fault}.", where=where, fault=fault))

    def get(self, key: str) -> "_Node | None":
        if not isinstance(self.value, dict):
            self.refuse(worded("{ }로 묶인 값이 아닙니다"))
        value = self.value.get(key)
        return None if value is None else _Node(value, self.file, self, key, self.depth)

    def inside(self) -> "_Node":
        """The same node, counted as enclosed by one more table."""
        return _Node(self.value, self.file, self.parent, self.step, self.depth + 1)

    def as_string(self) -> str:
        if not isinstance(self.value, str):
            self.refuse(worded("글자가 아닙니다"))
        try:
            self.value.encode()
        except UnicodeEncodeError:
            self.refuse(worded("온전하지 않은 유니코드 글자가 있습니다"))
        return self.value

    def string(self, key: str, default: str = "") -> str:
        value = self.value.get(key, default) if isinstance(self.value, dict) else None
        if type(value) is str and value.isascii():
            return value
        node = self.get(key)
        return default if node is None else node.as_string()

    def number(self, key: str, default: int | None = None, least: int = 0) -> int:
        """A whole number; where it is not there ``default``, and with none the file is refused."""
        value = self.value.get(key) if isinstance(self.value, dict) else None
        if type(value) is int and least <= value < MOST:
            return value
        node = self.get(key)
        if node is None:
            return default if default is not None else self.refuse(worded("{key} 값이 없습니다", key=key))
        if type(node.value) is not int or not least <= node.value < MOST:
            node.refuse(worded("{least} 이상의 정수가 아닙니다", least=least))
        return int(node.value)

    def optional_number(self, key: str) -> int | None:
        if isinstance(self.value, dict) and self.value.get(key) is None:
            return None
        return self.number(key)

    def flag(self, key: str) -> bool:
        if isinstance(self.value, dict) and key not in self.value:
            return False
        node = self.get(key)
        if node is not None and not isinstance(node.value, bool):
            node.refuse(worded("true나 false가 아닙니다"))
        return node is not None and bool(node.value)

    def items(self) -> Iterator["_Node"]:
        if not isinstance(self.value, list):
            self.refuse(worded("[ ]로 묶인 목록이 아닙니다"))
        return (_Node(value, self.file, self, index, self.depth) for index, value in enumerate(self.value))

    def nodes(self, key: str) -> Iterator["_Node"]:
        node = self.get(key)
        return iter(()) if node is None else node.items()


def _block(node: _Node) -> Block:
    read = _BLOCKS.get(node.string("type"))
    return read(node) if read else node.refuse(worded("type이 이음 문서의 것이 아닙니다"))


def _heading(node: _Node) -> Heading:
    return Heading(
        level=node.number("level", least=1),
        content=_content(node),
        number=node.string("number"),
        team=node.string("team"),
        from_contents=node.flag("from_contents"),
        place=_place(node),
    )


def _paragraph(node: _Node) -> Paragraph:
    return Paragraph(_content(node), node.string("role", "body"), _place(node))


def _bullet(node: _Node) -> Bullet:
    return Bullet(node.string("marker"), node.number("depth"), _content(node), _place(node))


def _contents(node: _Node) -> Contents:
    return Contents(tuple(_entry(entry) for entry in node.nodes("entries")), node.string("caption"), _place(node))


def _entry(node: _Node) -> ContentsEntry:
    level = node.number("level", 1, least=1)
    return ContentsEntry(node.string("number"), node.string("title"), node.string("page"), level, _place(node))


def _picture(node: _Node) -> Picture:
    try:
        data = base64.b64decode(node.string("data"), validate=True)
    except (binascii.Error, ValueError):
        node.refuse(worded("data가 base64가 아닙니다"))
    return Picture(node.string("description"), node.string("media_type"), data, _place(node))


def _page_break(node: _Node) -> PageBreak:
    return PageBreak(_place(node), node.flag("landscape"))


def _table(node: _Node) -> Table:
    if node.depth > MOST_NESTING:
        node.refuse(worded("표 안에 표가 너무 깊이 겹쳐 있습니다"))
    cells = tuple(_cell(cell.inside()) for cell in node.nodes("cells"))
    _require_tiling(node, cells)
    table = Table(
        cells=cells,
        header_rows=len(_strings(node, "header_rows")),
        caption=node.string("caption"),
        unit=node.string("unit"),
        base_date=_day(node),
        kind=node.string("kind", "data"),
        place=_place(node),
    )
    _require_agreement(node, table)
    return table


def _cell(node: _Node) -> Cell:
    return Cell(
        row=node.number("row"),
        column=node.number("column"),
        lines=tuple(_line(line) for line in node.nodes("lines")),
        row_span=node.number("row_span", 1, least=1),
        column_span=node.number("column_span", 1, least=1),
        tables=tuple(_table(table) for table in node.nodes("tables")),
        pictures=tuple(_picture(picture) for picture in node.nodes("pictures")),
        place=_place(node),
    )


def _require_tiling(node: _Node, cells: tuple[Cell, ...]) -> None:
    """Refuse a table whose cells leave a position free, cover one twice or do not stand row by row."""
    area = sum(cell.row_span * cell.column_span for cell in cells)
    if area > MOST_POSITIONS:
        node.refuse(worded("표가 너무 큽니다. 칸은 {most:,}개까지 됩니다", most=MOST_POSITIONS))
    covered = {
        (row, column)
        for cell in cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    rows = max((row for row, _ in covered), default=-1) + 1
    columns = max((column for _, column in covered), default=-1) + 1
    if not len(covered) == area == rows * columns:
        node.refuse(
            worded(
                "표의 칸이 서로 겹치거나 빈 자리를 남깁니다. cells의 row, column, row_span, column_span을 고치십시오"
            )
        )
    corners = [(cell.row, cell.column) for cell in cells]
    if corners != sorted(corners):
        node.refuse(worded("cells가 위에서 아래로, 왼쪽에서 오른쪽으로 놓여 있지 않습니다"))


def _require_agreement(node: _Node, table: Table) -> None:
    """Refuse rows that tell something else than the cells: whoever changed one of them meant it."""
    if table.cells and table.header_rows > table.row_count:
        node.refuse(worded("header_rows가 표의 줄 수보다 많습니다"))
    if table.cells and _strings(node, "header_rows") + _strings(node, "rows") != table_rows(table):
        node.refuse(worded("header_rows와 rows가 cells와 다릅니다. 고친 글자를 두 곳에 똑같이 넣으십시오"))


def _strings(node: _Node, key: str) -> list[list[str]]:
    return [[value.as_string() for value in row.items()] for row in node.nodes(key)]


def _day(node: _Node) -> date | None:
    written = node.string("base_date")
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        node.refuse(worded("base_date가 2023-10-31과 같은 날짜가 아닙니다"))


def _content(node: _Node) -> Text:
    written = node.string("text")
    runs = node.get("runs")
    if runs is None:
        return text(written)
    content = tuple(_run(run) for run in runs.items())
    return content if plain(content) == written else node.refuse(worded("text와 runs의 글자가 다릅니다"))


def _line(node: _Node) -> Text:
    if isinstance(node.value, str):
        return text(node.as_string())
    return tuple(_run(run) for run in node.items())


def _run(node: _Node) -> Run:
    return Run(node.string("text"), node.string("figure"), node.flag("bold"), node.flag("superscript"), _footnote(node))


def _footnote(node: _Node) -> Text:
    footnote = node.get("footnote")
    if footnote is None:
        return ()
    if isinstance(footnote.value, list):
        for run in footnote.items():
            if run.get("footnote"):
                run.refuse(worded("각주 안에 또 각주가 있습니다. 안쪽 각주를 빼십시오"))
    return _line(footnote)


def _place(node: _Node) -> Place:
    place = node.get("place")
    if place is None:
        return NOWHERE
    line, column = place.optional_number("line"), place.optional_number("column")
    end_line, page = place.optional_number("end_line"), place.optional_number("page")
    return Place(line, column, end_line, page, place.string("part"), place.optional_number("element"))


_BLOCKS: dict[str, Callable[[_Node], Block]] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "bullet": _bullet,
    "table": _table,
    "contents": _contents,
    "picture": _picture,
    "page_break": _page_break,
}
