"""The gate that every written HWPX passes: nothing that Hancom never writes, nothing missing that it always does.

Hangul shows no reason when it refuses a file or drops text, so what is not known to be safe is not let out.
grammar.json lists the elements and attributes that 22 files saved by Hancom Office contain.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from lxml import etree

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
_NO_SHAPE = "4294967295"
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
    roots = {name: etree.fromstring(data) for name, data in parts.items() if name.endswith((".xml", ".hpf"))}
    header = roots[_HEADER]
    for name, root in roots.items():
        in_text = name.startswith((_HEADER, _SECTION))
        yield from (f"{name}: {finding}" for finding in _grammar_findings(root, in_text=in_text))
        if in_text:
            yield from (f"{name}: {finding}" for finding in _text_findings(root, header))


def _text_findings(root: Any, header: Any) -> Iterator[str]:
    yield from _count_findings(root)
    yield from _reference_findings(root, header)
    for table in root.iter("{*}tbl"):
        yield from _table_findings(table)


@cache
def _grammar() -> Grammar:
    data: dict[str, Any] = json.loads(Path(__file__).with_name("grammar.json").read_text(encoding="utf-8"))
    required = {name: frozenset(attributes) for name, attributes in data["required_attributes"].items()}
    return Grammar(frozenset(data["children"]), frozenset(data["attributes"]), required)


def _grammar_findings(root: Any, *, in_text: bool) -> Iterator[str]:
    """Deviations from the grammar; what is always written was learned from header and sections (``in_text``) only."""
    yield from _shape_findings("-", root.tag, tuple(root.attrib), in_text=in_text)
    for parent in root.iter():
        for child in parent:
            yield from _shape_findings(parent.tag, child.tag, tuple(child.attrib), in_text=in_text)


@lru_cache(maxsize=4096)
def _shape_findings(parent_tag: str, tag: str, keys: tuple[str, ...], *, in_text: bool) -> tuple[str, ...]:
    """Deviations of one kind of element; a report has few kinds and many elements, so answers are kept."""
    grammar = _grammar()
    parent, child = _local(parent_tag), _local(tag)
    attributes = {_local(key) for key in keys}
    found = [] if f"{parent}>{child}" in grammar.children else [f"Hancom never writes {parent}>{child}"]
    novel = sorted(key for key in attributes if f"{child}@{key}" not in grammar.attributes)
    missing = sorted(grammar.required.get(child, frozenset()) - attributes) if in_text else []
    found += [f"Hancom never writes {child}@{key}" for key in novel]
    found += [f"{child}@{key} is always written" for key in missing]
    if child == "linesegarray":
        found.append("a stale line cache makes Hangul drop text")
    return tuple(found)


def _count_findings(root: Any) -> Iterator[str]:
    for element in root.iter():
        stated = element.get("itemCnt")
        if stated is not None and int(stated) != len(element):
            yield f"{_local(element.tag)}@itemCnt is {stated}, but there are {len(element)}"


def _reference_findings(root: Any, header: Any) -> Iterator[str]:
    known = {tag: {element.get("id") for element in header.iter(f"{{*}}{tag}")} for tag in _LISTS.values()}
    for element in root.iter():
        for key, tag in _LISTS.items():
            value = element.get(key)
            if value is not None and value != _NO_SHAPE and value not in known[tag]:
                yield f"{_local(element.tag)}@{key} names {tag} {value}, which does not exist"


def _table_findings(table: Any) -> Iterator[str]:
    """A table whose cells do not tile it makes Hangul stop responding."""
    rows, columns = int(table.get("rowCnt")), int(table.get("colCnt"))
    covered: Counter[tuple[int, int]] = Counter()
    for cell in table.iterfind("{*}tr/{*}tc"):
        if [_local(child.tag) for child in cell] != _CELL:
            yield f"a cell holds its parts in this order: {', '.join(_CELL)}"
            return
        covered.update(_positions(cell))
    if covered != Counter((row, column) for row in range(rows) for column in range(columns)):
        yield f"the cells of a table of {rows} rows and {columns} columns do not cover it exactly once"


def _positions(cell: Any) -> list[tuple[int, int]]:
    address, span = cell[1], cell[2]
    row, column = int(address.get("rowAddr")), int(address.get("colAddr"))
    rows = range(row, row + int(span.get("rowSpan")))
    columns = range(column, column + int(span.get("colSpan")))
    return [(row, column) for row in rows for column in columns]


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
