"""One paragraph of DOCX as a line: its text, and what hangs on it (text boxes, pictures, notes)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ieum.documents.elements import local
from ieum.documents.model import Text
from ieum.documents.readers.common.runs import joined
from ieum.documents.readers.docx.shapes import attribute, value

INLINE = ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo")
"""Elements that stand around runs; what was deleted or moved away is none of them."""
_SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_NOTES = ("footnoteReference", "endnoteReference")
_OBJECTS = ("drawing", "pict", "object", "AlternateContent")
_OFF = ("0", "false", "off", "none")


@dataclass
class WordLine:
    """A paragraph, taken apart."""

    runs: Text = ()
    page_break: bool = False
    objects: list[Any] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Kind ("footnotes", "endnotes") and id of each note, in the order of their marks."""


def read_line(paragraph: Any) -> WordLine:
    """Take a paragraph apart; a note leaves its mark in the text, raised."""
    line = WordLine(page_break=_is_on(paragraph.find("{*}pPr"), "{*}pageBreakBefore"))
    line.runs = joined(_pieces(paragraph, line))
    return line


def _pieces(parent: Any, line: WordLine) -> Iterator[tuple[str, bool, bool]]:
    for child in parent:
        name = local(child)
        if name == "r":
            yield from _run(child, line)
        elif name in INLINE:
            yield from _pieces(child, line)


def _run(run: Any, line: WordLine) -> Iterator[tuple[str, bool, bool]]:
    shape = run.find("{*}rPr")
    bold, raised = _is_on(shape, "{*}b"), value(shape, "{*}vertAlign") == "superscript"
    for child in run:
        name = local(child)
        if name in _NOTES:
            line.notes.append((f"{name.removesuffix('Reference')}s", attribute(child, "id")))
            yield "*", False, True
        elif name in _OBJECTS:
            line.objects.append(child)
        else:
            yield characters(child, line), bold, raised


def characters(element: Any, line: WordLine) -> str:
    """What a child of a run shows: its text, or the sign that it stands for."""
    name = local(element)
    if name == "t":
        return element.text or ""
    if name == "br":
        kind = attribute(element, "type")
        line.page_break = line.page_break or kind == "page"
        return "" if kind in ("page", "column") else "\n"
    return _SIGNS.get(name, "")


def _is_on(parent: Any, path: str) -> bool:
    stated = value(parent, path)
    return stated is not None and stated not in _OFF
