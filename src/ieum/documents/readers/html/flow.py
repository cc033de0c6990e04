"""Goes through a page line by line, as a browser breaks it into lines."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from ieum.documents.model import Run, Text, plain
from ieum.documents.readers.common.heads import whole_number
from ieum.documents.readers.common.numbering import numeral
from ieum.documents.readers.common.patterns import (
    bullet_marker,
    is_caption,
    stripped,
    typed_heading,
    unit_line,
)
from ieum.documents.readers.common.runs import merged, prefixed, split_lines
from ieum.documents.readers.html.lines import PLAIN, Ink, OpenLine, inked, is_silent

TITLES = {f"h{level}": level for level in range(1, 7)}
_PARAGRAPHS = frozenset(
    ("p", "div", "section", "article", "main", "header", "footer", "aside", "address", "blockquote", "center", "dl",
     "dt", "dd", "details", "summary", "figure", "figcaption", "fieldset", "legend", "form", "hr", "li", "ul", "ol",
     "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "body", "html")
)  # fmt: skip
"""Elements that begin a line of their own."""
_SIGNS = ("•", "◦", "▪")
"""What a browser puts before the items of a list, by its depth."""
_COUNTS = {"a": "LATIN_SMALL", "A": "LATIN_CAPITAL", "i": "ROMAN_SMALL", "I": "ROMAN_CAPITAL"}


class Flow:
    """Goes through an element line by line: ``line`` takes each, ``begin`` takes what is no line."""

    def __init__(self, line: Callable[[Text, Any], None], begin: Callable[[Any, Ink], bool]) -> None:
        self._take, self._begin = line, begin
        self._line = OpenLine()
        self._waiting: list[tuple[Any, Ink]] = []
        """Pictures in the line, which stand behind it."""

    def walk(self, element: Any, ink: Ink) -> None:
        """Go through all that an element holds."""
        self._within(element, ink)
        self._end(element)

    def _within(self, element: Any, ink: Ink) -> None:
        self._add(element.text, ink)
        for child in element:
            self._child(child, element, ink)
            self._add(child.tail, ink)

    def _add(self, value: str | None, ink: Ink) -> None:
        # Pages indent by blanks that do not break; in a report they are blanks.
        self._line.add((value or "").replace("\xa0", " "), ink)

    def _child(self, child: Any, parent: Any, ink: Ink) -> None:
        if is_silent(child):
            return
        if child.tag == "br":
            self._line.end(ink)
        elif child.tag == "img":
            self._waiting.append((child, ink))
        elif child.tag in _PARAGRAPHS or child.tag in TITLES or child.tag in ("table", "nav", "pre"):
            self._block(child, parent, inked(child, ink))
        else:
            self._within(child, inked(child, ink))

    def _block(self, child: Any, parent: Any, ink: Ink) -> None:
        self._end(parent)
        if not self._begin(child, ink):
            self._within(child, replace(ink, keeps_blanks=True) if child.tag == "pre" else ink)
            self._end(child)

    def _end(self, element: Any) -> None:
        content = self._line.take()
        if plain(content).strip():
            self._take(content, element)
        waiting, self._waiting = self._waiting, []
        for picture, ink in waiting:
            self._begin(picture, ink)


def said(element: Any) -> str:
    """The words of an element on one line; "" where there is none."""
    return "" if element is None else plain(one_line(element, PLAIN))


def one_line(element: Any, ink: Ink) -> Text:
    """What an element says in one line, without the tables and pictures in it."""
    lines: list[Text] = []

    def left_out(child: Any, _: Ink) -> bool:
        return child.tag in ("table", "img")

    Flow(lambda content, _: lines.append(content), left_out).walk(element, ink)
    runs: list[Run] = []
    for line in lines:
        runs += [Run(" "), *line] if runs else line
    return stripped(merged(replace(run, text=run.text.replace("\n", " ")) for run in runs))


def parts(content: Text) -> Iterator[Text]:
    """The parts of a broken line that are lines of their own, each with the parts that go on with it."""
    kept: list[list[Run]] = []
    for part in map(stripped, split_lines(content)):
        if kept and part and not _opens(part):
            kept[-1] += [Run("\n"), *part]
        elif part:
            kept.append([*part])
    yield from map(merged, kept)


def _opens(line: Text) -> bool:
    value = plain(line)
    return bool(bullet_marker(line) or typed_heading(line) or unit_line(value) or is_caption(value))


def items(element: Any, ink: Ink, begin: Callable[[Any, Ink], bool], depth: int = 1) -> Iterator[Text]:
    """The items of a list in a cell, each with its sign."""
    count = whole_number(element.get("start"), 1)
    for child in element:
        if is_silent(child):
            continue
        if child.tag in ("ul", "ol"):
            yield from items(child, ink, begin, depth + 1)
            continue
        yield from _item(child, inked(child, ink), sign_of(element, depth, count), begin)
        count += 1


def _item(element: Any, ink: Ink, sign: str, begin: Callable[[Any, Ink], bool]) -> Iterator[Text]:
    found: list[Text] = []
    Flow(lambda content, _: found.extend(split_lines(content)), begin).walk(element, ink)
    for number, line in enumerate(each for each in map(stripped, found) if each):
        yield line if number or bullet_marker(line) else prefixed(f"{sign} ", line)


def sign_of(element: Any, depth: int, count: int) -> str:
    """What a browser puts before an item of a list: its number, or a sign for the depth."""
    if element.tag == "ol":
        return f"{numeral(count, _COUNTS.get(element.get('type', ''), 'DIGIT'))}."
    return _SIGNS[min(depth, len(_SIGNS)) - 1]
