"""One paragraph of HWPX as a line: its text, its style, and what hangs on it (tables, boxes)."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from ieum.documents.elements import local
from ieum.documents.model import Run, Text, plain
from ieum.documents.readers.common.heads import NO_HEAD, AutoHead
from ieum.documents.readers.common.patterns import drop_start
from ieum.documents.readers.common.runs import merged
from ieum.documents.readers.hwpx.shapes import CharacterShape, Shapes

SEPARATOR = "\x1f"
"""Stands for a fixed-width blank while a line is taken apart; no XML can contain this character itself."""
_SIGNS = {"tab": "\t", "lineBreak": "\n", "nbSpace": "\xa0", "fwSpace": SEPARATOR, "hyphen": "-"}
_NOTES = ("footNote", "endNote")
_FORMULA_BLANKS = str.maketrans("`~", "  ")
_SILENT = ("linesegarray", "fieldBegin", "fieldEnd")
"""What shows nothing in the line; a field may hold the paragraphs of a memo, which are said about it."""
_PLAIN = CharacterShape()


@dataclass(slots=True)
class Line:
    """A paragraph, taken apart."""

    style: str = ""
    """Name of its style."""
    head: AutoHead = NO_HEAD
    page_break: bool = False
    runs: Text = ()
    objects: list[Any] = field(default_factory=list)
    """Elements that hold more paragraphs or pictures, in their order."""

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
        if not len(child):
            continue
        if local(child) == "subList":
            yield child
        else:
            yield from sub_lists(child)


def blanked(runs: Text) -> Text:
    """Runs with blanks for the separators."""
    if not any(SEPARATOR in run.text for run in runs):
        return runs
    return merged(replace(run, text=run.text.replace(SEPARATOR, " ")) for run in runs)


def read_line(paragraph: Any, shapes: Shapes) -> Line:
    """Take a paragraph apart."""
    line = Line(
        style=shapes.style_names.get(paragraph.get("styleIDRef"), ""),
        head=shapes.heads.get(paragraph.get("paraPrIDRef"), NO_HEAD),
        page_break=paragraph.get("pageBreak") == "1",
    )
    line.runs = merged(_pieces(paragraph, shapes, line))
    return line


def _pieces(paragraph: Any, shapes: Shapes, line: Line) -> Iterator[Run]:
    for element in paragraph.iterchildren("{*}run"):
        look = shapes.characters.get(element.get("charPrIDRef"), _PLAIN)
        for child in element:
            if not len(child) and local(child) == "t":
                yield Run(child.text or "", "", look.bold, look.superscript)
            else:
                yield from _child_pieces(child, look, shapes, line)


def _child_pieces(child: Any, look: CharacterShape, shapes: Shapes, line: Line) -> Iterator[Run]:
    name = local(child)
    if name == "t":
        yield Run("".join(_characters(child)), "", look.bold, look.superscript)
    elif name == "ctrl":
        for control in child:
            yield from _child_pieces(control, look, shapes, line)
    elif name in _NOTES:
        yield Run("", footnote=_note(child, shapes))
    elif name == "compose":
        yield Run(child.get("composeText", ""), "", look.bold, look.superscript)
    elif name == "equation":
        yield Run(_formula(child), "", look.bold, look.superscript)
        line.objects.append(child)
    elif name == "secPr":
        # Hangul hangs running heads on the paragraph; other programs put them in here.
        line.objects += child.iterchildren("{*}header", "{*}footer")
    elif name not in _SILENT:
        line.objects.append(child)


def _formula(equation: Any) -> str:
    """The words of a formula as they were typed; its own signs for blanks are blanks."""
    script = equation.find("{*}script")
    words = "" if script is None else script.text or ""
    return " ".join(words.translate(_FORMULA_BLANKS).split())


def _note(note: Any, shapes: Shapes) -> Text:
    """The words of a footnote or endnote behind its number, the paragraphs in it on lines of their own."""
    lines = [read_line(paragraph, shapes).text for paragraph in note.iter("{*}p")]
    runs = [run for number, line in enumerate(lines) for run in ((Run("\n"), *line) if number else line)]
    content = merged(replace(run, footnote=()) for run in runs)
    return drop_start(content, 1) if plain(content).startswith(" ") else content


def _characters(text: Any) -> Iterator[str]:
    yield text.text or ""
    for child in text:
        yield _SIGNS.get(local(child), "")
        yield from _characters_within(child)
        yield child.tail or ""


def _characters_within(child: Any) -> Iterator[str]:
    if len(child) or child.text:
        yield from _characters(child)
