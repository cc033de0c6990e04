"""The gate that every written HWPX passes: nothing that Hancom never writes, nothing missing that it always does.

Hangul shows no reason when it refuses a file or drops text, so what is not known to be safe is not let out.
grammar.json lists the elements and attributes that 22 files saved by Hancom Office contain.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from xml.parsers.expat import ParserCreate

from ieum.documents.errors import DocumentError

_HEADER, _SECTION = "Contents/header.xml", "Contents/section"
_LISTS = {
    "charPrIDRef": "charPr",
    "paraPrIDRef": "paraPr",
    "styleIDRef": "style",
    "borderFillIDRef": "borderFill",
    "tabPrIDRef": "tabPr",
}
"""Attributes that name an entry of the header, and the element that the entry is."""
_ENTRIES = frozenset(_LISTS.values())
_NO_SHAPE = "4294967295"
_WATCHED = ("tbl", "tc")
_ADDRESSES = ("cellAddr", "cellSpan")
_CELL = ["subList", "cellAddr", "cellSpan", "cellSz", "cellMargin"]


class NotHancomShaped(DocumentError):
    """A written HWPX deviates from what Hancom writes; Hangul might refuse it or drop text."""


@dataclass(frozen=True)
class Grammar:
    """What Hancom writes: parent>child pairs, element@attribute pairs, and what each element always carries."""

    children: frozenset[str]
    attributes: frozenset[str]
    required: Mapping[str, frozenset[str]]


def require_sound(parts: Mapping[str, bytes]) -> None:
    """Let a package pass or not.

    :raises NotHancomShaped: naming the first deviations
    """
    found = list(dict.fromkeys(findings(parts)))
    if found:
        shown = "; ".join(found[:3])
        raise NotHancomShaped(f"한글 파일로 저장할 수 없습니다. 한글에서 열리지 않을 수 있는 내용이 있습니다: {shown}")


def findings(parts: Mapping[str, bytes]) -> Iterator[str]:
    """Every deviation of a package, as a sentence with the part it stands in."""
    ids: dict[str, set[str]] = defaultdict(set)
    # The header comes first, since the text refers to it.
    for name in sorted(parts, key=lambda name: name != _HEADER):
        if name.endswith((".xml", ".hpf")):
            part = _Part(ids, in_text=name.startswith((_HEADER, _SECTION)))
            part.read(parts[name])
            yield from (f"{name}: {finding}" for finding in part.found)


@cache
def _grammar() -> Grammar:
    data: dict[str, Any] = json.loads(Path(__file__).with_name("grammar.json").read_text(encoding="utf-8"))
    required = {name: frozenset(attributes) for name, attributes in data["required_attributes"].items()}
    return Grammar(frozenset(data["children"]), frozenset(data["attributes"]), required)


@dataclass(frozen=True, slots=True)
class _Shape:
    """What holds for all elements of one name, parent and set of attributes."""

    tag: str
    name: str
    keys: list[str]
    """Names of its attributes."""
    found: tuple[str, ...]
    references: tuple[tuple[int, str, str], ...]
    """Attributes that name an entry of the header: where their values stand, and the element that the entry is."""
    is_watched: bool
    """Whether what stands in it is looked at: lists that tell their length, tables and their cells."""
    is_plain: bool
    """Whether there is nothing more to look at in such an element."""
    inner: dict[str, "_Shape"] = field(default_factory=dict)
    """The shapes in it that were met last, by their tags; a report has few kinds of element and many elements."""


@lru_cache(maxsize=4096)
def _shape(parent_tag: str, tag: str, keys: tuple[str, ...], *, in_text: bool) -> _Shape:
    """Look at one kind of element; what is always written was learned from header and sections (``in_text``) only."""
    grammar, parent, name = _grammar(), _local(parent_tag), _local(tag)
    attributes = {_local(key) for key in keys}
    found = [] if f"{parent}>{name}" in grammar.children else [f"Hancom never writes {parent}>{name}"]
    novel = sorted(key for key in attributes if f"{name}@{key}" not in grammar.attributes)
    missing = sorted(grammar.required.get(name, frozenset()) - attributes) if in_text else []
    found += [f"Hancom never writes {name}@{key}" for key in novel]
    found += [f"{name}@{key} is always written" for key in missing]
    if name == "linesegarray":
        found.append("a stale line cache makes Hangul drop text")
    named = enumerate(keys) if in_text else ()
    references = tuple((2 * index + 1, key, _LISTS[key]) for index, key in named if key in _LISTS)
    is_watched = in_text and (name in _WATCHED or "itemCnt" in keys)
    is_plain = not (found or is_watched or name in _ENTRIES or name in _ADDRESSES)
    return _Shape(tag, name, list(keys), tuple(found), references, is_watched, is_plain)


@dataclass(slots=True)
class _Watched:
    """A list, table or cell that is being read."""

    name: str
    attributes: dict[str, str]
    children: list[str] = field(default_factory=list)
    """Names of its children."""


class _Part:
    """One part of the package, read once from its beginning to its end."""

    def __init__(self, ids: dict[str, set[str]], *, in_text: bool) -> None:
        self.found: list[str] = []
        self._ids = ids
        self._in_text = in_text
        self._open = [_Shape("-", "-", [], (), (), is_watched=False, is_plain=True)]
        """The elements that are open, from without to within."""
        self._watched: list[_Watched] = []
        self._covered: list[Counter[tuple[int, int]]] = []
        """How often the positions of each table that is open are covered by cells."""
        self._address: dict[str, str] = {}
        self._referred: dict[tuple[str, str, str, str], None] = {}

    def read(self, data: bytes) -> None:
        parser = ParserCreate(namespace_separator="}")
        parser.ordered_attributes = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.Parse(data, True)  # noqa: FBT003 - expat takes it so
        for name, key, entry, value in self._referred:
            if value not in self._ids[entry] and value != _NO_SHAPE:
                self.found.append(f"{name}@{key} names {entry} {value}, which does not exist")

    def _start(self, tag: str, attributes: list[str]) -> None:
        """Begin an element, whose attributes are names and values in turn."""
        outer, keys = self._open[-1], attributes[::2]
        shape = outer.inner.get(tag)
        if shape is None or shape.keys != keys:
            shape = outer.inner[tag] = _shape(outer.tag, tag, tuple(keys), in_text=self._in_text)
        self._open.append(shape)
        for index, key, entry in shape.references:
            self._referred[shape.name, key, entry, attributes[index]] = None
        if outer.is_watched:
            self._watched[-1].children.append(shape.name)
        if not shape.is_plain:
            self._look_at(shape, dict(zip(keys, attributes[1::2], strict=True)))

    def _look_at(self, shape: _Shape, attributes: dict[str, str]) -> None:
        self.found += shape.found
        if shape.name in _ENTRIES:
            self._ids[shape.name].add(attributes.get("id", ""))
        elif shape.name == "cellAddr":
            self._address = attributes
        elif shape.name == "cellSpan":
            self._cover(attributes)
        elif shape.name == "tbl":
            self._covered.append(Counter())
        if shape.is_watched:
            self._watched.append(_Watched(shape.name, attributes))

    def _end(self, _: str) -> None:
        if self._open.pop().is_watched:
            self._close(self._watched.pop())

    def _close(self, closed: _Watched) -> None:
        stated = closed.attributes.get("itemCnt")
        if stated is not None and int(stated) != len(closed.children):
            self.found.append(f"{closed.name}@itemCnt is {stated}, but there are {len(closed.children)}")
        if closed.name == "tc" and closed.children != _CELL:
            self.found.append(f"a cell holds its parts in this order: {', '.join(_CELL)}")
        if closed.name == "tbl":
            self._require_tiling(closed.attributes, self._covered.pop())

    def _cover(self, span: dict[str, str]) -> None:
        """Take note of the positions of a cell; tables within it are closed by now."""
        row, column = int(self._address["rowAddr"]), int(self._address["colAddr"])
        covered = self._covered[-1]
        for down in range(int(span["rowSpan"])):
            for right in range(int(span["colSpan"])):
                covered[row + down, column + right] += 1

    def _require_tiling(self, table: dict[str, str], covered: Counter[tuple[int, int]]) -> None:
        """A table whose cells do not tile it makes Hangul stop responding."""
        rows, columns = int(table["rowCnt"]), int(table["colCnt"])
        whole = len(covered) == rows * columns == covered.total()
        if not whole or any(row >= rows or column >= columns for row, column in covered):
            self.found.append(f"the cells of a table of {rows} rows and {columns} columns do not cover it exactly once")


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
