"""The style sheet: how a report looks, whatever kind of file it is printed as.

A sheet is a YAML file as office.yaml beside this module. One of a district says only what it wants otherwise.
"""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, replace
from pathlib import Path
from typing import Literal, TypeVar

from ieum.documents.styles.fields import (
    FaultyStyleSheet,
    Field,
    Reader,
    choice,
    colour,
    colour_or_none,
    flag,
    name,
    number,
    parse,
    read_fields,
)
from ieum.documents.styles.names import BoxName, all_names
from ieum.kernel.particles import with_particles
from ieum.kernel.shipped import shipped

LARGEST_FILE = 1_000_000
"""Bytes of the largest style sheet that is read."""
LEAST_ROOM = 50
"""Millimetres that the margins must leave, across and down."""
LINE_WIDTHS = (0.1, 0.12, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 1, 1.5, 2, 3, 4, 5)
"""Widths of lines that Hangul can draw, in millimetres."""


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and margins, in millimetres."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    header: float
    footer: float

    @property
    def text_width(self) -> float:
        """Width between the margins."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """Height between running head and page number."""
        return self.height - self.top - self.bottom - self.header - self.footer

    def turned(self) -> "Page":
        """The page on its long side, with the same margins."""
        return replace(self, width=self.height, height=self.width)


@dataclass(frozen=True, slots=True)
class Font:
    """One typeface in its two forms."""

    office: str
    """Name of the font on office machines; it is named in the file, not put into it."""
    free: Literal["regular", "bold"] = "regular"
    """Weight of the free font that is put into a PDF."""
    scale: float = 100
    """Size of the free font in per cent of the stated one; free letters are larger than the office's."""
    width: float = 100
    """From one Korean letter of the office font to the next in per cent of its size; a PDF spaces its letters alike."""


@dataclass(frozen=True, slots=True)
class TableLook:
    """Distances within tables, in millimetres, and how far the type of a wide one may shrink."""

    side: float
    """Between a line at the left or right and the text."""
    top: float
    """Between a line above or below and the text."""
    turn: float
    """Per cent of the stated size: a table whose type would have to be smaller is set on a page on its long side."""
    smallest: float
    """Per cent of the stated size below which type is not made smaller even there."""
    sign_width: float
    """Width of a column of the approval box."""
    sign_height: float
    """Height of the row in which it is signed."""


@dataclass(frozen=True, slots=True)
class Box:
    """Lines and filling around a cell or paragraph."""

    sides: str = ""
    """Which of L, R, T, B have a line."""
    width: float = 0.12
    """Width of the lines in millimetres, one of those that Hangul can draw."""
    colour: str = "#000000"
    fill: str = "none"
    edge: float = 0
    """Width of the lines at the upper and lower edge of a table; 0 where they are as the others."""


@dataclass(frozen=True, slots=True)
class Style:
    """The look of one paragraph style; sizes and distances in points."""

    font: str
    """One of the typefaces of the sheet."""
    size: float
    align: Literal["LEFT", "RIGHT", "CENTER", "JUSTIFY"] = "LEFT"
    left: float = 0
    """Where the first line begins."""
    hanging: float = 0
    """How much further in the following lines begin."""
    before: float = 0
    after: float = 0
    line: float = 160
    """Distance from line to line in per cent of the size."""
    colour: str = "#000000"
    keep: bool = False
    """Whether it stays on one page with the next paragraph."""
    tab: Literal["", "LINE", "LEADER"] = ""
    """A right tab stop at the right edge, without or with a dotted leader."""


@dataclass(frozen=True)
class StyleSheet:
    """Page, typefaces, boxes and styles, each in the order of the file."""

    page: Page
    table: TableLook
    fonts: Mapping[str, Font]
    boxes: Mapping[str, Box]
    styles: Mapping[str, Style]


_MILLIMETRES, _POINTS = number(0, 500), number(0, 1000)
_PAGE: dict[str, Reader] = {
    **dict.fromkeys(("width", "height"), number(LEAST_ROOM, 1500)),
    **dict.fromkeys(("left", "right", "top", "bottom", "header", "footer"), _MILLIMETRES),
}
_TABLE: dict[str, Reader] = {
    "side": number(0, 20),
    "top": number(0, 20),
    "turn": number(30, 100),
    "smallest": number(30, 100),
    "sign_width": number(10, 60),
    "sign_height": number(5, 60),
}
_FONT: dict[str, Reader] = {
    "office": name,
    "free": choice("regular", "bold"),
    "scale": number(50, 150),
    "width": number(50, 150),
}
_Part = TypeVar("_Part", Page, TableLook, Font, Box, Style)


def _sides(field: Field) -> str:
    is_sound = set(field.scalar) <= set("LRTB") and len(set(field.scalar)) == len(field.scalar)
    return field.scalar if is_sound else field.refuse("L(왼쪽) R(오른쪽) T(위) B(아래) 가운데 줄을 그을 쪽만 쓰십시오")


def _line_width(field: Field) -> float:
    width = number(0, 5)(field)
    if width in LINE_WIDTHS:
        return width
    allowed = ", ".join(f"{each:g}" for each in LINE_WIDTHS)
    return field.refuse(f"한글이 긋는 굵기가 아닙니다. {allowed} 가운데 하나를 쓰십시오")


def _edge(field: Field) -> float:
    return 0 if field.scalar == "0" else _line_width(field)


_BOX: dict[str, Reader] = {
    "sides": _sides,
    "width": _line_width,
    "colour": colour,
    "fill": colour_or_none,
    "edge": _edge,
}
_STYLE: dict[str, Reader] = {
    "size": number(1, 200),
    "align": choice("LEFT", "RIGHT", "CENTER", "JUSTIFY"),
    **dict.fromkeys(("left", "hanging", "before", "after"), _POINTS),
    "line": number(80, 500),
    "colour": colour,
    "keep": flag,
    "tab": choice("", "LINE", "LEADER"),
}


@shipped
def office_styles() -> StyleSheet:
    """The sheet that is used where no other is given."""
    file = Path(__file__).with_name("office.yaml")
    return _laid_over(None, parse(file.read_text(encoding="utf-8"), file.name))


def read_styles(path: Path) -> StyleSheet:
    """Read the sheet of a district: the office's, changed in what the file says.

    :raises FaultyStyleSheet: naming the line and the field that are wrong
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise FaultyStyleSheet(f"{path}: 서식 파일이 너무 큽니다. 보고서가 아니라 서식(YAML) 파일을 주십시오.")
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise FaultyStyleSheet(f"{path}: UTF-8 글자가 아닙니다. UTF-8로 다시 저장하십시오.") from error
    except OSError as error:
        raise FaultyStyleSheet(f"{path}: 서식 파일을 읽을 수 없습니다. 이름과 권한을 확인하십시오.") from error
    return parse_styles(text, path.name)


def parse_styles(text: str, file: str) -> StyleSheet:
    """Lay what a file says over the office's sheet; ``file`` is its name for messages.

    :raises FaultyStyleSheet: naming the line and the field that are wrong
    """
    return _laid_over(office_styles(), parse(text, file))


def _laid_over(base: StyleSheet | None, sheet: Field) -> StyleSheet:
    groups = dict(sheet.items(("page", "table", "fonts", "boxes", "styles")))
    fonts = _named(Font, base.fonts if base else {}, groups.get("fonts"), None, _FONT)
    style_fields = {"font": choice(*fonts), **_STYLE}
    laid = StyleSheet(
        _one(Page, base.page if base else None, groups.get("page"), _PAGE),
        _one(TableLook, base.table if base else None, groups.get("table"), _TABLE),
        fonts,
        _named(Box, base.boxes if base else {}, groups.get("boxes"), list(BoxName), _BOX),
        _named(Style, base.styles if base else {}, groups.get("styles"), all_names(), style_fields),
    )
    page = groups.get("page", sheet)
    for each in (laid.page, laid.page.turned()):
        if min(each.text_width, each.text_height) < LEAST_ROOM:
            page.refuse(f"여백이 너무 넓습니다. 세로로도 가로로도 {LEAST_ROOM}mm는 남기십시오")
    return laid


def _named(
    kind: type[_Part],
    base: Mapping[str, _Part],
    group: Field | None,
    known: list[str] | None,
    readers: Mapping[str, Reader],
) -> dict[str, _Part]:
    """The entries of a group over those of the base; ``known`` are the names there may be, None for any."""
    entries = group.items(known) if group else ()
    return {**base, **{name: _one(kind, base.get(name), entry, readers) for name, entry in entries}}


def _one(kind: type[_Part], base: _Part | None, field: Field | None, readers: Mapping[str, Reader]) -> _Part:
    given = read_fields(field, readers) if field else {}
    if base is not None:
        return replace(base, **given)
    missing = [each.name for each in fields(kind) if each.default is MISSING and each.name not in given]
    if missing and field:
        field.refuse(with_particles(f"{', '.join(missing)}이(가) 없습니다. 적어 넣으십시오"))
    return kind(**given)
