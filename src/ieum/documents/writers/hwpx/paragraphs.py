"""Paragraphs and the runs in them."""

from collections.abc import Iterable
from itertools import count

from ieum.documents.model import Picture, Text
from ieum.documents.writers.hwpx.header import CharacterShapes
from ieum.documents.writers.hwpx.package import Binary
from ieum.documents.writers.hwpx.styles import StyleSheet
from ieum.documents.writers.hwpx.xml import inline


class Ink:
    """What the text of one document is written with: its style sheet, its shapes and the next free object id."""

    def __init__(self, sheet: StyleSheet) -> None:
        self.sheet = sheet
        self.shapes = CharacterShapes(sheet)
        self._style_ids = {name: number for number, name in enumerate(sheet.styles)}
        self._box_ids = {name: number for number, name in enumerate(sheet.boxes, start=1)}
        self._objects = count(1)
        self.binaries: list[Binary] = []

    def next_object(self) -> int:
        """An id for a table or picture, from 1."""
        return next(self._objects)

    def box(self, name: str) -> int:
        """The id of a box of the style sheet; boxes count from 1."""
        return self._box_ids[name]

    def take_up(self, picture: Picture, extension: str) -> str:
        """Put the data of a picture into the package and return the name to refer to it by."""
        name = f"image{len(self.binaries) + 1}"
        path = f"BinData/{name}.{extension}"
        self.binaries.append(Binary(name, path, picture.media_type, picture.data))
        return name

    def run(self, style: str, content: str, *, bold: bool = False, superscript: bool = False) -> str:
        """One run; ``content`` is XML, "" for an empty run."""
        shape = self.shapes.id_of(style, bold=bold, superscript=superscript)
        if not content:
            return f'<hp:run charPrIDRef="{shape}"/>'
        return f'<hp:run charPrIDRef="{shape}">{content}</hp:run>'

    def paragraph(self, style: str, runs: str) -> str:
        """A paragraph around the XML of its runs; one without runs gets an empty one."""
        number = self._style_ids[style]
        return (
            f'<hp:p id="0" paraPrIDRef="{number}" styleIDRef="{number}" pageBreak="0" columnBreak="0" merged="0">'
            f"{runs or self.run(style, '')}</hp:p>"
        )

    def fragment(self, style: str, content: str) -> str:
        """A run of plain text, whose XML is given; "" where there is none."""
        return self.run(style, f"<hp:t>{content}</hp:t>") if content else ""

    def text_runs(self, style: str, text: Text) -> str:
        """The runs of a line of text."""
        return "".join(
            self.run(style, f"<hp:t>{content}</hp:t>", bold=run.bold, superscript=run.superscript)
            for run in text
            if (content := inline(run.text))
        )

    def line(self, style: str, text: Text) -> str:
        """A paragraph of one line of text."""
        return self.paragraph(style, self.text_runs(style, text))

    def plain_line(self, style: str, value: str) -> str:
        """A paragraph of plain characters."""
        return self.paragraph(style, self.fragment(style, inline(value)))

    def lines(self, style: str, texts: Iterable[Text]) -> str:
        """Paragraphs, one for each line."""
        return "".join(self.line(style, text) for text in texts)
