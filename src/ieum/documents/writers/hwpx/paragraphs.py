"""Paragraphs and the runs in them."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import count

from ieum.documents.model import Picture, Table, Text
from ieum.documents.styles.names import StyleName
from ieum.documents.styles.sheet import Page, StyleSheet
from ieum.documents.writers.hwpx.header import BoxShapes, CharacterShapes, breaking_shape, wide_shapes
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

_SHAPE = re.compile(r'paraPrIDRef="\d+"')
_FIRST_FIELD, _FIRST_TITLE = 1_000_000_000, 1_000_000
"""Ids from which on fields and titles are numbered, since what a field names may be an object as well."""
_CROSS_REFERENCE = 628650598
"""What Hancom calls every cross reference: the characters "%xrf" as a number."""
_PAGE_OF = (
    '<hp:ctrl><hp:fieldBegin id="{0}" type="CROSSREF" name="" editable="0" dirty="0" zorder="-1"'
    f' fieldid="{_CROSS_REFERENCE}" metaTag=""><hp:parameters cnt="8" name="">'
    '<hp:booleanParam name="Fiexde">1</hp:booleanParam><hp:integerParam name="Prop">0</hp:integerParam>'
    '<hp:stringParam name="Command">?#{1};5;0;0;0;</hp:stringParam>'
    '<hp:stringParam name="RefPath">?#{1};</hp:stringParam>'
    '<hp:stringParam name="RefType">TARGET_OUTLINE</hp:stringParam>'
    '<hp:stringParam name="RefContentType">OBJECT_TYPE_PAGE</hp:stringParam>'
    '<hp:booleanParam name="RefHyperLink">false</hp:booleanParam>'
    '<hp:stringParam name="RefOpenType">HWPHYPERLINK_JUMP_CURRENTTAB</hp:stringParam>'
    "</hp:parameters></hp:fieldBegin></hp:ctrl>"
)
"""The beginning of a cross reference to the page of a title, as Hancom writes it, its misspelling included."""


def title_name(title: int) -> int:
    """What fields call the title of a number, from 1 in reading order."""
    return _FIRST_TITLE + title


class Ink:
    """What the text of one document is written with: its style sheet, its page, its shapes and the next free ids."""

    def __init__(self, sheet: StyleSheet) -> None:
        self.sheet = sheet
        self.page: Page = sheet.page
        """The page that is written on, as it lies."""
        self.shapes = CharacterShapes(sheet)
        self._style_ids = {name: number for number, name in enumerate(sheet.styles)}
        self._wide_ids, self._breaking_id = wide_shapes(sheet), breaking_shape(sheet)
        self.boxes = BoxShapes(sheet)
        self._objects, self._notes, self._titles, self._fields = count(1), count(1), count(1), count(_FIRST_FIELD)
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

    def next_title(self) -> int:
        """The name of the paragraph of the next title in reading order."""
        return title_name(next(self._titles))

    def page_of(self, style: str, title: int, shown: str) -> str:
        """Runs that show the page of a title, which Hangul finds out anew when told to.

        :param title: number of the title, from 1 in reading order
        :param shown: the page that stands there until then
        """
        number = next(self._fields)
        opening = _PAGE_OF.format(number, title_name(title))
        closing = f'<hp:ctrl><hp:fieldEnd beginIDRef="{number}" fieldid="{_CROSS_REFERENCE}"/></hp:ctrl>'
        return self.run(style, f"{opening}<hp:t>{inline(shown)}</hp:t>{closing}<hp:t/>")

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

    def paragraph(self, style: str, runs: str, *, name: int = 0) -> str:
        """A paragraph around the XML of its runs; one without runs gets an empty one.

        :param name: what fields refer to it by; 0 for one that none does
        """
        number = self._style_ids[style]
        shape = number if self.page == self.sheet.page else self._wide_ids.get(style, number)
        return (
            f'<hp:p id="{name}" paraPrIDRef="{shape}" styleIDRef="{number}" pageBreak="0" columnBreak="0" merged="0">'
            f"{runs or self.run(style, '')}</hp:p>"
        )

    def begun_anew(self, part: str) -> str:
        """Paragraphs whose first, one that holds a band, begins a page by its shape and not by the document's wish."""
        return _SHAPE.sub(f'paraPrIDRef="{self._breaking_id}"', part, count=1)

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

    def line(self, style: str, text: Text, *, name: int = 0) -> str:
        """A paragraph of one line of text."""
        return self.paragraph(style, self.text_runs(style, text), name=name)

    def plain_line(self, style: str, value: str) -> str:
        """A paragraph of plain characters."""
        return self.paragraph(style, self.fragment(style, inline(value)))

    def lines(self, style: str, texts: Iterable[Text]) -> str:
        """Paragraphs, one for each line."""
        return "".join(self.line(style, text) for text in texts)
