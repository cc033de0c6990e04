"""What can be filled in an HWPX form: click-here fields (누름틀), cells with a name, and any cell by its address."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from ieum.documents.elements import local
from ieum.documents.patch.parts import Edit, Part, with_attribute
from ieum.documents.readers.common.heads import whole_number
from ieum.documents.readers.hwpx.lines import sub_lists
from ieum.documents.writers.hwpx.xml import inline

_TEXT = ("p", "run", "t", "linesegarray", "lineseg", "tab", "lineBreak", "hyphen", "nbSpace", "fwSpace")
"""What may be replaced together with a text; anything else would be lost with it."""
_SIGNS = {"tab": "\t", "lineBreak": "\n", "hyphen": "-", "nbSpace": " ", "fwSpace": " "}


@dataclass(frozen=True, slots=True)
class Blank:
    """A place for a text, with what stands there now."""

    name: str
    shown: str
    start: int = 0
    end: int = 0
    head: bytes = b""
    """What goes before the text."""
    tail: bytes = b""
    between: bytes = b""
    """What goes between two lines: each is a paragraph of its own."""
    marks: tuple[Edit, ...] = ()
    """What else changes with the text."""
    obstacle: str = ""
    """Why it cannot be filled, in Korean; "" where it can be."""

    def filled(self, value: str) -> tuple[Edit, ...]:
        """The edits that put a value there, its lines as paragraphs."""
        lines = value.replace("\r\n", "\n").split("\n")
        words = self.between.join(inline(line).encode() for line in lines)
        return Edit(self.start, self.end, self.head + words + self.tail), *self.marks


class FormTable:
    """A table of a form, with its cells by row and column from 1."""

    def __init__(self, part: Part, element: Any, number: int) -> None:
        self.part = part
        self.element = element
        self.number = number

    @cached_property
    def rows(self) -> dict[int, list[Any]]:
        """The cells that begin in each row."""
        found: dict[int, list[Any]] = {}
        for cell in self._cells:
            found.setdefault(address(cell)[0], []).append(cell)
        return found

    @property
    def blanks(self) -> Iterator[Blank]:
        """All cells by their address."""
        return (self.blank(cell) for cell in self._cells)

    @property
    def named(self) -> Iterator[Blank]:
        """The cells that have a name."""
        return (replace(self.blank(cell), name=name) for cell in self._cells if (name := cell.get("name")))

    def at(self, row: int, column: int) -> list[Any]:
        """The cell that begins there, if any does."""
        return [cell for cell in self.rows.get(row, ()) if address(cell)[1] == column][:1]

    def blank(self, cell: Any) -> Blank:
        """One of its cells, by its address."""
        row, column = address(cell)
        return _cell_blank(self.part, cell, f"표{self.number} {row}행 {column}열")

    @cached_property
    def _cells(self) -> list[Any]:
        return [cell for row in self.element.iterchildren("{*}tr") for cell in row.iterchildren("{*}tc")]


def address(cell: Any) -> tuple[int, int]:
    """Row and column of a cell, from 1."""
    stated = cell.find("{*}cellAddr")
    if stated is None:
        return 1, 1
    return whole_number(stated.get("rowAddr")) + 1, whole_number(stated.get("colAddr")) + 1


def fields(part: Part) -> Iterator[Blank]:
    """The click-here fields of a part; one without a name has "" for it."""
    ends = {end.get("beginIDRef"): end for end in part.root.iter("{*}fieldEnd")}
    for begin in part.root.iter("{*}fieldBegin"):
        end = ends.get(begin.get("id"))
        if begin.get("type") == "CLICK_HERE" and end is not None and _is_in_run(begin) and _is_in_run(end):
            yield _field_blank(part, begin, end)


def _is_in_run(field: Any) -> bool:
    return local(field.getparent()) == "ctrl" and local(field.getparent().getparent()) == "run"


def _field_blank(part: Part, begin: Any, end: Any) -> Blank:
    name = begin.get("name", "")
    first, last = (each.getparent().getparent().getparent() for each in (begin, end))
    start, stop = part.span(begin.getparent()).end, part.span(end.getparent()).start
    if first.getparent() is not last.getparent() or stop < start:
        return Blank(name, "", obstacle="여러 칸에 걸친 누름틀이라")
    within = [
        element
        for paragraph in _between(first, last)
        for element in paragraph.iter("*")
        if start <= part.span(element).start < stop
    ]
    runs = _with_text(within)
    run = begin.getparent().getparent()
    # In a field of several paragraphs those before the first that shows something keep their place.
    if runs and runs[0].getparent() is not first:
        run = runs[0]
        start = part.span(run).inner_start
    return Blank(
        name,
        _shown(within),
        start,
        stop,
        b"<hp:t>",
        b"</hp:t>",
        _line_break(part, run),
        # Hangul takes what an untouched field holds for its prompt.
        (part.with_attribute(begin, "dirty", "1"),),
        _obstacle(within),
    )


def _between(first: Any, last: Any) -> Iterator[Any]:
    """The siblings from one to another."""
    sibling = first
    while sibling is not None:
        yield sibling
        sibling = None if sibling is last else sibling.getnext()


def _cell_blank(part: Part, cell: Any, name: str) -> Blank:
    within = [element for sub_list in sub_lists(cell) for element in sub_list.iter("*") if element is not sub_list]
    runs = [element for element in within if local(element) == "run"]
    obstacle = _obstacle(within)
    if obstacle or not runs:
        return Blank(name, _shown(within), obstacle=obstacle or "글을 넣을 자리가 없어")
    run = (_with_text(within) or runs)[0]
    return Blank(
        name,
        _shown(within),
        part.span(runs[0]).start,
        part.span(runs[-1]).end,
        part.start_tag(run) + b"<hp:t>",
        b"</hp:t></hp:run>",
        _line_break(part, run),
    )


def _line_break(part: Part, run: Any) -> bytes:
    """What ends a paragraph and begins another like the one that the run stands in."""
    paragraph = part.start_tag(run.getparent())
    for name in ("pageBreak", "columnBreak"):
        paragraph = with_attribute(paragraph, name, "0")
    return b"</hp:t></hp:run></hp:p>" + paragraph + part.start_tag(run) + b"<hp:t>"


def _with_text(elements: Sequence[Any]) -> list[Any]:
    """The runs that show something."""
    return [each for each in elements if local(each) == "run" and "".join(each.itertext()).strip()]


def _obstacle(elements: Sequence[Any]) -> str:
    names = {local(element) for element in elements} - set(_TEXT)
    if not names:
        return ""
    return "누름틀이나 쪽 번호가 들어 있어" if names & {"ctrl"} else "그림이나 표가 들어 있어"


def _shown(elements: Sequence[Any]) -> str:
    """The text as it is shown, each paragraph on a line of its own."""
    lines: list[str] = []
    for element in elements:
        name = local(element)
        if name == "p" or not lines:
            lines.append("")
        if name == "t":
            lines[-1] += element.text or ""
        elif name in _SIGNS:
            lines[-1] += _SIGNS[name] + (element.tail or "")
    return "\n".join(lines).strip("\n")
