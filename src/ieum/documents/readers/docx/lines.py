"""One paragraph of DOCX as a line: its text and notes, and what hangs on it (text boxes, pictures)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ieum.documents.elements import local
from ieum.documents.model import Run, Text
from ieum.documents.readers.common.runs import merged
from ieum.documents.readers.docx.shapes import attribute, value
from ieum.documents.styles.names import StyleName
from ieum.documents.writers.docx.names import ASIDE, HEAD

INLINE = ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo")
"""Elements that stand around runs; what was deleted or moved away is none of them."""
_SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_FORMULAS = ("oMath", "oMathPara")
_FORMULA_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_NOTES = ("footnoteReference", "endnoteReference")
_OBJECTS = ("drawing", "pict", "object", "AlternateContent")
_OFF = ("0", "false", "off", "none")
_HEADS = (HEAD, StyleName.CHAPTER_NUMBER, StyleName.ITEM_NUMBER)
_ASIDES = (ASIDE, StyleName.CHAPTER_TEAM, StyleName.ITEM_TEAM)


@dataclass
class WordLine:
    """A paragraph, taken apart."""

    runs: Text = ()
    head: str | None = None
    """What our writer put before the text, a sign or number, in letters of their own; None where nothing."""
    aside: str = ""
    """What our writer put at the right of the text, a team or page."""
    page_break: bool = False
    objects: list[Any] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Letters:
    """What a file says of the letters in its lines."""

    styles: Mapping[str, str]
    """Names of styles by their ids."""
    note: Callable[[str, str], Text]
    """The words of a note by the kind of its mark ("footnoteReference") and its id."""


def read_line(paragraph: Any, letters: Letters) -> WordLine:
    """Take a paragraph apart."""
    line = WordLine(page_break=_is_on(paragraph.find("{*}pPr"), "{*}pageBreakBefore"))
    line.runs = merged(_pieces(paragraph, line, letters))
    return line


def _pieces(parent: Any, line: WordLine, letters: Letters) -> Iterator[Run]:
    for child in parent:
        name = local(child)
        if name == "r":
            yield from _run(child, line, letters)
        elif name in INLINE:
            yield from _pieces(child, line, letters)
        elif name in _FORMULAS:
            # A formula in its letters, one behind the other.
            yield Run("".join(each.text or "" for each in child.iter(_FORMULA_TEXT)))


def _run(run: Any, line: WordLine, letters: Letters) -> Iterator[Run]:
    shape = run.find("{*}rPr")
    look = Run("", bold=_is_on(shape, "{*}b"), superscript=value(shape, "{*}vertAlign") == "superscript")
    style = letters.styles.get(value(shape, "{*}rStyle") or "", "")
    for child in run:
        name = local(child)
        if name in _NOTES:
            yield Run("", footnote=letters.note(name, attribute(child, "id")))
        elif name in _OBJECTS:
            line.objects.append(child)
        elif style in _HEADS:
            line.head = (line.head or "") + characters(child, line)
        elif style in _ASIDES:
            line.aside += characters(child, line)
        else:
            yield replace(look, text=characters(child, line))


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
