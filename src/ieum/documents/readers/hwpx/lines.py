"""One paragraph of HWPX as a line: its text, its style, and what hangs on it (tables, boxes, notes)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ieum.documents.elements import local
from ieum.documents.model import Text, plain
from ieum.documents.readers.common.heads import NO_HEAD, AutoHead
from ieum.documents.readers.common.runs import joined
from ieum.documents.readers.hwpx.shapes import CharacterShape, Shapes

SEPARATOR = "\x1f"
"""Stands for a fixed-width blank while a line is taken apart; no XML can contain this character itself."""
_SIGNS = {"tab": "\t", "lineBreak": "\n", "nbSpace": "\xa0", "fwSpace": SEPARATOR, "hyphen": "-"}
_NOTES = ("footNote", "endNote")
_SILENT = ("secPr", "linesegarray", "fieldBegin", "fieldEnd")
"""What shows nothing in the line; a field may hold the paragraphs of a memo, which are said about it."""
_PLAIN = CharacterShape()


@dataclass
class Line:
    """A paragraph, taken apart."""

    style: str = ""
    """Name of its style."""
    head: AutoHead = NO_HEAD
    page_break: bool = False
    runs: Text = ()
    objects: list[Any] = field(default_factory=list)
    """Elements that hold more paragraphs or pictures, in their order."""
    notes: list[Any] = field(default_factory=list)
    """Footnotes and endnotes."""

    @property
    def text(self) -> Text:
        """The runs, with blanks for the separators."""
        return blanked(self.runs)

    @property
    def value(self) -> str:
        """The characters, separators among them."""
        return plain(self.runs)


def paragraphs(parent: Any) -> Iterator[Any]:
    """The paragraphs that stand directly in a section or sub-list."""
    return parent.iterchildren("{*}p")  # type: ignore[no-any-return]  # lxml tells no types


def sub_lists(element: Any) -> Iterator[Any]:
    """The nearest sub-lists of an element; those within them belong to their paragraphs."""
    for child in element:
        if local(child) == "subList":
            yield child
        else:
            yield from sub_lists(child)


def blanked(runs: Text) -> Text:
    """Runs with blanks for the separators."""
    return joined((run.text.replace(SEPARATOR, " "), run.bold, run.superscript) for run in runs)


def read_line(paragraph: Any, shapes: Shapes) -> Line:
    """Take a paragraph apart; notes leave their number in the text, raised."""
    line = Line(
        style=shapes.style_names.get(paragraph.get("styleIDRef"), ""),
        head=shapes.heads.get(paragraph.get("paraPrIDRef"), NO_HEAD),
        page_break=paragraph.get("pageBreak") == "1",
    )
    line.runs = joined(_pieces(paragraph, shapes, line))
    return line


def _pieces(paragraph: Any, shapes: Shapes, line: Line) -> Iterator[tuple[str, bool, bool]]:
    for run in paragraph.iterchildren("{*}run"):
        shape = shapes.characters.get(run.get("charPrIDRef"), _PLAIN)
        for child in run:
            yield from _child_pieces(child, shape, line)


def _child_pieces(child: Any, shape: CharacterShape, line: Line) -> Iterator[tuple[str, bool, bool]]:
    name = local(child)
    if name == "t":
        yield "".join(_characters(child)), shape.bold, shape.superscript
    elif name == "ctrl":
        for control in child:
            yield from _child_pieces(control, shape, line)
    elif name in _NOTES:
        line.notes.append(child)
        yield note_number(child), False, True
    elif name == "compose":
        yield child.get("composeText", ""), shape.bold, shape.superscript
    elif name not in _SILENT:
        line.objects.append(child)


def note_number(note: Any) -> str:
    """The mark of a footnote as shown: "1)"."""
    number, suffix = str(note.get("number", "")), str(note.get("suffixChar", ""))
    return number + (chr(int(suffix)) if suffix.isdecimal() and int(suffix) < 0xD800 else ")")


def _characters(text: Any) -> Iterator[str]:
    yield text.text or ""
    for child in text:
        yield _SIGNS.get(local(child), "")
        yield from _characters_within(child)
        yield child.tail or ""


def _characters_within(child: Any) -> Iterator[str]:
    if len(child) or child.text:
        yield from _characters(child)
