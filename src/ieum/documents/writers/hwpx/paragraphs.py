"""Paragraphs and the runs in them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import count

from ieum.documents.model import Picture, Table, Text
from ieum.documents.styles.names import StyleName
from ieum.documents.styles.sheet import Page, StyleSheet
from ieum.documents.writers.hwpx.header import BoxShapes, CharacterShapes, wide_shapes
from ieum.documents.writers.hwpx.measure import millimetres
from ieum.documents.writers.hwpx.package import Binary
from ieum.documents.writers.hwpx.xml import inline
from ieum.documents.writers.layout import column_widths, room

_NOTE_LIST = (
    '<hp:subList id="" textDirection="HORIZONTAL" lineWrap="BREAK" vertAlign="TOP" linkListIDRef="0"'
    ' linkListNextIDRef="0" textWidth="0" textHeight="0" hasTextRef="0" hasNumRef="0">'
)
_NOTE_MARK = (
    '<hp:ctrl><hp:autoNum num="{}" numType="FOOTNOTE"><hp:autoNumFormat type="DIGIT" userChar="" prefixChar=""'
    ' suffixChar=")" supscript="0"/></hp:autoNum></hp:ctrl>'
)


class Ink:
    """What the text of one document is written with: its style sheet, its page, its shapes and the next free ids."""

    def __init__(self, sheet: StyleSheet) -> None:
        self.sheet = sheet
        self.page: Page = sheet.page
        """The page that is written on, as it lies."""
        self.shapes = CharacterShapes(sheet)
        self._style_ids = {name: number for number, name in enumerate(sheet.styles)}
        self._wide_ids = wide_shapes(sheet)
        self.boxes = BoxShapes(sheet)
        self._objects, self._notes = count(1), count(1)
        self._scale = 100
        self._shares: dict[tuple[int, int], tuple[list[float], float]] = {}
        self.binaries: list[Binary] = []

    @property
    def width(self) -> int:
        """Width between the margins in HWPUNIT."""
        return millimetres(self.page.text_width)

    @contextmanager
    def scaled(self, percent: int) -> Iterator[None]:
        """Write in type of ``percent`` of the size that the styles say."""
        before, self._scale = self._scale, percent
        yield
        self._scale = before

    def shares(self, table: Table, width: int) -> tuple[list[float], float]:
        """How the columns of a table share ``width``, and the scale of its type, as ``column_widths`` says."""
        # A table is asked for more than once; while it is written, nothing else has its address.
        known = id(table), width
        if known not in self._shares:
            self._shares[known] = column_widths(table, room(self.sheet, width * 25.4 / 7200))
        return self._shares[known]

    def next_object(self) -> int:
        """An id for a table or picture, from 1."""
        return next(self._objects)

    def take_up(self, picture: Picture, extension: str) -> str:
        """Put the data of a picture into the package and return the name to refer to it by."""
        name = f"image{len(self.binaries) + 1}"
        path = f"BinData/{name}.{extension}"
        self.binaries.append(Binary(name, path, picture.media_type, picture.data))
        return name

    def run(self, style: str, content: str, *, bold: bool = False, superscript: bool = False) -> str:
        """One run; ``content`` is XML, "" for an empty run."""
        shape = self.shapes.id_of(style, bold=bold, superscript=superscript, scale=self._scale)
        if not content:
            return f'<hp:run charPrIDRef="{shape}"/>'
        return f'<hp:run charPrIDRef="{shape}">{content}</hp:run>'

    def paragraph(self, style: str, runs: str) -> str:
        """A paragraph around the XML of its runs; one without runs gets an empty one."""
        number = self._style_ids[style]
        shape = number if self.page == self.sheet.page else self._wide_ids.get(style, number)
        return (
            f'<hp:p id="0" paraPrIDRef="{shape}" styleIDRef="{number}" pageBreak="0" columnBreak="0" merged="0">'
            f"{runs or self.run(style, '')}</hp:p>"
        )

    def fragment(self, style: str, content: str) -> str:
        """A run of plain text, whose XML is given; "" where there is none."""
        return self.run(style, f"<hp:t>{content}</hp:t>") if content else ""

    def text_runs(self, style: str, text: Text) -> str:
        """The runs of a line of text, each with its footnote behind it."""
        runs = []
        for run in text:
            if content := inline(run.text):
                runs.append(self.run(style, f"<hp:t>{content}</hp:t>", bold=run.bold, superscript=run.superscript))
            if run.footnote:
                runs.append(self.run(style, f"<hp:ctrl>{self._footnote(run.footnote)}</hp:ctrl><hp:t/>"))
        return "".join(runs)

    def _footnote(self, content: Text) -> str:
        number, style = next(self._notes), StyleName.FOOTNOTE
        with self.scaled(100):
            mark = self.run(style, f"{_NOTE_MARK.format(number)}<hp:t> </hp:t>")
            line = self.paragraph(style, mark + self.text_runs(style, content))
        # 41 is the closing parenthesis behind the number.
        opening = f'<hp:footNote number="{number}" suffixChar="41" instId="{number}">'
        return f"{opening}{_NOTE_LIST}{line}</hp:subList></hp:footNote>"

    def line(self, style: str, text: Text) -> str:
        """A paragraph of one line of text."""
        return self.paragraph(style, self.text_runs(style, text))

    def plain_line(self, style: str, value: str) -> str:
        """A paragraph of plain characters."""
        return self.paragraph(style, self.fragment(style, inline(value)))

    def lines(self, style: str, texts: Iterable[Text]) -> str:
        """Paragraphs, one for each line."""
        return "".join(self.line(style, text) for text in texts)
