"""What the text of one file is written with: its style sheet, its page, and the parts beside the text."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from ieum.documents.model import Picture, Text
from ieum.documents.styles.names import StyleName
from ieum.documents.styles.sheet import Page, StyleSheet
from ieum.documents.writers.docx.elements import appearance, clean, element, letters, paragraph, text_runs, twips
from ieum.documents.writers.docx.names import HEAD
from ieum.documents.writers.docx.styles import has_right_tab, right_tab, style_ids
from ieum.documents.writers.images import EXTENSIONS, shown

_UNITS_PER_PIXEL = 9525
"""English metric units of a dot at 96 to the inch."""
_UNITS_PER_TWIP = 635
_DRAWING = (
    f'<w:drawing {nsdecls("w", "wp", "a", "pic", "r")}><wp:inline distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="{0}" cy="{1}"/><wp:docPr id="{2}" name="그림 {2}"/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
    '<pic:nvPicPr><pic:cNvPr id="{2}" name="그림 {2}"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{3}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{0}" cy="{1}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing>"
)


class Ink:
    """Writes lines, notes and pictures of one file."""

    def __init__(self, part: Any, sheet: StyleSheet) -> None:
        self.part, self.sheet = part, sheet
        self.page: Page = sheet.page
        """The page that is written on, as it lies."""
        self.notes: list[Any] = []
        """The footnotes so far, as elements."""
        self._scale = 1.0
        self._objects = count(1)

    @property
    def width(self) -> int:
        """Width between the margins in twentieths of a point."""
        return twips(self.page.text_width)

    @contextmanager
    def scaled(self, scale: float) -> Iterator[None]:
        """Write in type of ``scale`` times the size that the styles say."""
        before, self._scale = self._scale, scale
        yield
        self._scale = before

    def next_object(self) -> int:
        """A number that no picture or mark in the file has yet."""
        return next(self._objects)

    def line(self, style: str, content: Text) -> Any:
        """A paragraph of one line of text."""
        return self.paragraph(style, self.runs(style, content))

    def words(self, style: str, value: str) -> Any:
        """A paragraph of plain characters."""
        return self.paragraph(style, [letters(value, *self.size(style))] if value else [])

    def paragraph(self, style: str, runs: Any, *properties: Any) -> Any:
        """A paragraph; on a page on its long side its right tab stands further out."""
        tabs = []
        if has_right_tab(style) and self.page != self.sheet.page:
            stop = element("tab", val="clear", pos=str(twips(self.sheet.page.text_width)))
            tabs = [element("tabs", stop, right_tab(style, self.sheet, self.width))]
        return paragraph(style_ids()[style], runs, *tabs, *properties)

    def runs(self, style: str, content: Text) -> Iterator[Any]:
        """The runs of a line; behind each that has a note stands its mark."""
        for run in content:
            if run.text:
                yield letters(run.text, *appearance(run, self.size(style)))
            if run.footnote:
                yield self._mark(run.footnote)

    def styled(self, style: str, value: str) -> Any:
        """A run of characters in a style of letters."""
        return letters(value, element("rStyle", val=style_ids()[style]))

    def size(self, style: str) -> list[Any]:
        """What makes letters smaller than their style says; nothing where they are not."""
        if self._scale >= 1:
            return []
        half_points = str(round(self.sheet.styles[style].size * self._scale * 2))
        return [element("sz", val=half_points), element("szCs", val=half_points)]

    def picture(self, picture: Picture, width: int) -> Any | None:
        """A run that shows a picture no wider than ``width``; None where its data is none that Word knows."""
        found = shown(picture)
        if found is None:
            return None
        size = found.size
        across = min(size[0] * _UNITS_PER_PIXEL, width * _UNITS_PER_TWIP)
        down = max(size[1] * across // size[0], 1)
        drawing = parse_xml(_DRAWING.format(across, down, self.next_object(), self._take_up(found.picture)))
        drawing.find(f".//{qn('wp:docPr')}").set("descr", clean(picture.description))
        return element("r", drawing)

    def _take_up(self, picture: Picture) -> str:
        number = self.next_object()
        name = PackURI(f"/word/media/image{number}.{EXTENSIONS[picture.media_type]}")
        image = Part(name, picture.media_type, picture.data, self.part.package)
        return str(self.part.relate_to(image, RELATIONSHIP_TYPE.IMAGE))

    def _mark(self, content: Text) -> Any:
        number = str(len(self.notes) + 1)
        own = element("r", element("rPr", element("vertAlign", val="superscript")), element("footnoteRef"))
        space = self.styled(HEAD, " ")
        style = style_ids()[StyleName.FOOTNOTE]
        self.notes.append(element("footnote", paragraph(style, [own, space, *text_runs(content)]), id=number))
        properties = element("rPr", element("vertAlign", val="superscript"))
        return element("r", properties, element("footnoteReference", id=number))
