"""The style sheet: how each named style looks, read from style_sheet.yaml."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from ieum.documents.errors import DocumentError
from ieum.documents.styles.names import BoxName, StyleName, all_names

UNITS_PER_POINT = 100
"""HWPUNIT: 1/7200 inch."""
_UNITS_PER_MILLIMETRE = 7200 / 25.4


class FaultyStyleSheet(DocumentError):
    """The style sheet lacks a style or names something that does not exist."""


@dataclass(frozen=True, slots=True)
class Box:
    """Lines and filling around a cell or paragraph."""

    sides: str = ""
    """Which of L, R, T, B have a line."""
    width: str = "0.12 mm"
    colour: str = "#000000"
    fill: str = "none"


@dataclass(frozen=True, slots=True)
class Style:
    """The look of one paragraph style; distances in points."""

    font: str
    size: float
    align: Literal["LEFT", "RIGHT", "CENTER", "JUSTIFY"] = "LEFT"
    left: float = 0
    """Where the first line begins."""
    hanging: float = 0
    """How much further in the following lines begin."""
    before: float = 0
    after: float = 0
    line: int = 160
    """Line spacing in per cent of the size."""
    colour: str = "#000000"
    keep: bool = False
    """Whether it stays on one page with the next paragraph."""
    tab: Literal["", "LINE", "LEADER"] = ""
    """A right tab stop at the right edge, without or with a dotted leader."""


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

    def units(self, name: str) -> int:
        """One measure in HWPUNIT."""
        millimetres: float = getattr(self, name)
        return round(millimetres * _UNITS_PER_MILLIMETRE)

    @property
    def text_width(self) -> int:
        """Width between the margins in HWPUNIT."""
        return self.units("width") - self.units("left") - self.units("right")


@dataclass(frozen=True)
class StyleSheet:
    """Page, boxes and styles, each in the order of the file."""

    page: Page
    boxes: dict[str, Box]
    styles: dict[str, Style]

    @property
    def fonts(self) -> list[str]:
        """The fonts that the styles name, each once."""
        return list(dict.fromkeys(style.font for style in self.styles.values()))


@cache
def style_sheet() -> StyleSheet:
    """Read the style sheet that lies beside this file.

    :raises FaultyStyleSheet: if it is not complete
    """
    path = Path(__file__).with_name("style_sheet.yaml")
    return parse_style_sheet(path.read_text(encoding="utf-8"))


def parse_style_sheet(text: str) -> StyleSheet:
    """Read a style sheet.

    :raises FaultyStyleSheet: naming what is missing or unknown
    """
    try:
        data: dict[str, Any] = yaml.safe_load(text)
        sheet = StyleSheet(
            Page(**data["page"]),
            {name: Box(**box) for name, box in data["boxes"].items()},
            {name: Style(**style) for name, style in data["styles"].items()},
        )
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise FaultyStyleSheet(f"한글 서식 파일(style_sheet.yaml)을 읽을 수 없습니다: {error}") from error
    _require_complete(sheet)
    return sheet


def _require_complete(sheet: StyleSheet) -> None:
    missing = [name for name in all_names() if name not in sheet.styles]
    if missing:
        raise FaultyStyleSheet(f"한글 서식 파일에 다음 스타일이 없습니다: {', '.join(missing)}")
    if list(sheet.boxes) != list(BoxName):
        raise FaultyStyleSheet(f"한글 서식 파일의 상자는 차례로 다음과 같아야 합니다: {', '.join(BoxName)}")
    if next(iter(sheet.styles)) != StyleName.NORMAL:
        raise FaultyStyleSheet(f"한글 서식 파일의 첫 스타일은 {StyleName.NORMAL}이어야 합니다.")
