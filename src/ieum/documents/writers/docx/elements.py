"""Pieces of WordprocessingML: elements, runs and paragraphs."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from ieum.documents.model import Run, Text
from ieum.documents.writers.layout import printable

_PIECES = re.compile(r"\t|\n|[^\t\n]+")
_SIGNS = {"\t": "tab", "\n": "br"}
_LINE_END = re.compile("\r\n?")
TWIPS_PER_POINT = 20
TWIPS_PER_MILLIMETRE = 1440 / 25.4


def element(tag: str, *children: Any, **attributes: str) -> Any:
    """Make an element of the "w" namespace with attributes of the same."""
    made: Any = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    made.extend(children)
    return made


def clean(value: str) -> str:
    """The characters that XML can hold, each end of a line alike."""
    return printable(_LINE_END.sub("\n", value))


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(millimetres * TWIPS_PER_MILLIMETRE)


def paragraph(style_id: str, runs: Iterable[Any] = (), *properties: Any) -> Any:
    """A paragraph; further properties must stand in the order that Word wants."""
    return element("p", element("pPr", element("pStyle", val=style_id), *properties), *runs)


def letters(value: str, *properties: Any) -> Any:
    """A run of characters; tabs and breaks are elements in it."""
    run = element("r", *([element("rPr", *properties)] if properties else []))
    run.extend(_letters(clean(value)))
    return run


def text_runs(content: Text) -> Iterator[Any]:
    """The runs of a line without its notes."""
    for run in content:
        if run.text:
            yield letters(run.text, *appearance(run))


def appearance(run: Run, size: Iterable[Any] = ()) -> Iterator[Any]:
    """The properties of a run in Word's order."""
    if run.bold:
        yield element("b")
    yield from size
    if run.superscript:
        yield element("vertAlign", val="superscript")


def field(instruction: str, run: Any, *, is_stale: bool = False) -> Any:
    """A field that Word computes, showing the run until then; a stale one is computed when the file is opened."""
    made = element("fldSimple", run, instr=instruction)
    if is_stale:
        made.set(qn("w:dirty"), "true")
    return made


def bookmark(number: int, name: str) -> tuple[Any, Any]:
    """A mark whose page a field can ask for."""
    return element("bookmarkStart", id=str(number), name=name), element("bookmarkEnd", id=str(number))


def _letters(value: str) -> Iterator[Any]:
    for piece in _PIECES.findall(value):
        if piece in _SIGNS:
            yield element(_SIGNS[piece])
        else:
            written = element("t")
            written.text = piece
            written.set(qn("xml:space"), "preserve")
            yield written
