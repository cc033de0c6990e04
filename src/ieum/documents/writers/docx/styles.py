"""The styles of our DOCX files: a Korean office report on A4, each style named so that an office can change it."""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from ieum.documents.writers.docx.elements import element, xml

FONT = "맑은 고딕"
"""Stands on every office computer with Windows."""
TEXT_WIDTH = Mm(170)
DEEPEST = 6
"""Titles and signs deeper than this look like this one."""
BULLET, CONTENTS = "보고 {}단계", "차례 {}단계"
SESSION, DIVISION, PICTURE, NOTE = "회기", "표지 기관", "그림", "참고"
CELL, BEHIND_TABLE = "표 글자", "표 뒤"
DATE, ORGANISATION, PURPOSE = "날짜", "기관", "목적 문장"
CELL_ID = "IeumCell"
_IDS = {
    **{BULLET.format(depth): f"IeumBullet{depth}" for depth in range(1, DEEPEST + 1)},
    **{CONTENTS.format(level): f"IeumContents{level}" for level in range(1, 4)},
    SESSION: "IeumSession",
    DIVISION: "IeumDivision",
    PICTURE: "IeumPicture",
    NOTE: "IeumNote",
    CELL: CELL_ID,
    BEHIND_TABLE: "IeumBehindTable",
    DATE: "IeumDate",
    ORGANISATION: "IeumOrganisation",
    PURPOSE: "IeumPurpose",
}
_NAVY, _BLACK = RGBColor(0x06, 0x3A, 0x74), RGBColor(0, 0, 0)
_CENTER, _RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT


def prepare(file: Any) -> None:
    """Set page and styles of a new file."""
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(20), Mm(18)
    for name, identifier in _IDS.items():
        style = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        xml(style).set(qn("w:styleId"), identifier)
        style.base_style = file.styles["Normal"]
        style.quick_style = True
    _look(file.styles["Normal"], 12, around=(0, 6))
    xml(file.styles["Normal"]).rPr.append(element("lang", val="ko-KR", eastAsia="ko-KR"))
    _titles(file.styles)
    _bullets(file.styles)
    _contents(file.styles)
    _others(file.styles)


def _titles(styles: Any) -> None:
    _look(styles["Title"], 30, is_bold=True, around=(150, 200), stands=_CENTER)
    for level, size in enumerate((20, 16, 14, 12.5, 12, 12), start=1):
        around = (18, 8) if level < 3 else (12, 4)
        _look(styles[f"Heading {level}"], size, is_bold=True, around=around)
    for name in ("Caption", "TOC Heading", *(f"Heading {level}" for level in range(1, DEEPEST + 1))):
        styles[name].font.color.rgb = _BLACK
    styles["Title"].font.color.rgb = _NAVY
    styles["Heading 1"].paragraph_format.page_break_before = True
    _look(styles["Caption"], 10.5, is_bold=True, around=(8, 2))
    styles["Caption"].paragraph_format.keep_with_next = True


def _bullets(styles: Any) -> None:
    for depth in range(1, DEEPEST + 1):
        style, is_first = styles[BULLET.format(depth)], depth == 1
        _look(style, 13.5 if is_first else 12, is_bold=is_first, around=(9 if is_first else 3, 3))
        style.paragraph_format.left_indent = Mm(7 + 5 * (depth - 1))
        style.paragraph_format.first_line_indent = Mm(-6 if depth < 3 else -5)
        style.paragraph_format.keep_with_next = is_first


def _contents(styles: Any) -> None:
    _look(styles["TOC Heading"], 20, is_bold=True, around=(0, 18), stands=_CENTER)
    for level in range(1, 4):
        style = styles[CONTENTS.format(level)]
        _look(style, 14 if level == 1 else 12, is_bold=level == 1, around=(9 if level == 1 else 3, 3))
        style.paragraph_format.left_indent = Mm(7 * (level - 1))


def _others(styles: Any) -> None:
    _look(styles[SESSION], 16, stands=_CENTER)
    _look(styles[DIVISION], 20, is_bold=True, stands=_CENTER)
    _look(styles[PICTURE], 11, stands=_CENTER)
    _look(styles[NOTE], 10.5)
    _look(styles[CELL], 10, around=(0, 0))
    styles[CELL].paragraph_format.line_spacing = 1.0
    _look(styles[BEHIND_TABLE], 4, around=(0, 0))
    _look(styles[DATE], 12, stands=_RIGHT)
    _look(styles[ORGANISATION], 12, is_bold=True, stands=_RIGHT)
    _look(styles[PURPOSE], 12, around=(6, 9))
    sides = (
        element(side, val="single", sz="6", space="6", color="8A949E") for side in ("top", "left", "bottom", "right")
    )
    # The order of a paragraph's properties is fixed: borders stand before spacing.
    xml(styles[PURPOSE]).pPr.find(qn("w:spacing")).addprevious(element("pBdr", *sides))


def _look(
    style: Any,
    size: float,
    *,
    is_bold: bool = False,
    around: tuple[float, float] = (0, 6),
    stands: WD_ALIGN_PARAGRAPH | None = None,
) -> None:
    """``size`` and the space ``around``, above and below, are in points."""
    style.font.size, style.font.bold, style.font.italic = Pt(size), is_bold, False
    fonts = xml(style).get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()  # the theme fonts of the template have no Hangul
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), FONT)
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(around[0]), Pt(around[1])
    shape.line_spacing, shape.alignment = 1.15, stands
