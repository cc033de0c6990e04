"""The styles of our DOCX files: those of the style sheet under the same names, so that an office can change them."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from docx.oxml.ns import qn

from ieum.documents.styles.names import (
    CONTENTS_LEVELS,
    HEADING_LEVELS,
    OUTLINE_LEVELS,
    BoxName,
    StyleName,
    all_names,
    contents_style,
    heading_style,
)
from ieum.documents.styles.sheet import Box, Style, StyleSheet
from ieum.documents.writers.docx.elements import TWIPS_PER_POINT, element, twips
from ieum.documents.writers.docx.names import ASIDE, HEAD, TABLE_STYLES

_LETTERS = {
    StyleName.CHAPTER_NUMBER: BoxName.CHAPTER_NUMBER,
    StyleName.ITEM_NUMBER: BoxName.ITEM_NUMBER,
    StyleName.CHAPTER_TEAM: None,
    StyleName.ITEM_TEAM: None,
}
"""Styles that stand within a title line here; the ground of a number is that of its box."""
_BOXED = {
    StyleName.CHAPTER_TITLE: BoxName.CHAPTER_TITLE,
    StyleName.ITEM_TITLE: BoxName.ITEM_TITLE,
    StyleName.PURPOSE: BoxName.PURPOSE,
    StyleName.COVER_TITLE: BoxName.COVER_TITLE,
}
_BANDS = (StyleName.CHAPTER_TITLE, StyleName.ITEM_TITLE, StyleName.PURPOSE, StyleName.COVER_TITLE)
"""Styles of lines that are bands over the full width in Hangul."""
_SIDES = (("T", "top"), ("L", "left"), ("B", "bottom"), ("R", "right"))
_ALIGN = {"LEFT": "left", "RIGHT": "right", "CENTER": "center", "JUSTIFY": "both"}
_DEEPEST = 9
"""Word's outline has no deeper level."""
_RIGHT_TAB = (
    StyleName.CHAPTER_TITLE,
    StyleName.ITEM_TITLE,
    *map(heading_style, HEADING_LEVELS),
    *map(contents_style, CONTENTS_LEVELS),
)
_WORD_2013 = "15"
"""The way in which Word has laid out since; tables stand at the edge of the text."""
_BORDER_SPACE = "3"
_EIGHTHS_PER_MILLIMETRE = 8 * 72 / 25.4


@cache
def style_ids() -> dict[str, str]:
    """The id of each style by its name."""
    names = [*all_names(), HEAD, ASIDE, *TABLE_STYLES.values()]
    return {name: f"Ieum{number}" for number, name in enumerate(names)}


def prepare(file: Any, sheet: StyleSheet) -> None:
    """Put the styles of a sheet into a new file, and the ways of today's Word into its settings."""
    settings = file.settings.element
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD_2013)
    settings.find(qn("w:themeFontLang")).set(qn("w:eastAsia"), "ko-KR")
    root = file.styles.element
    _write_normal(file.styles["Normal"].element, sheet)
    root.extend(_paragraph_style(name, style, sheet) for name, style in sheet.styles.items() if name not in _LETTERS)
    root.extend(_letter_style(name, sheet) for name in _LETTERS)
    root.extend(_named("character", name) for name in (HEAD, ASIDE))
    root.extend(_table_style(name, sheet) for name in TABLE_STYLES.values())


def right_tab(style: str, sheet: StyleSheet, width: int) -> Any:
    """The tab at the right edge of a line, which is ``width`` twentieths of a point long."""
    leader = "dot" if sheet.styles[style].tab == "LEADER" else "none"
    return element("tab", val="right", leader=leader, pos=str(width))


def has_right_tab(style: str) -> bool:
    """Whether something may stand at the right of lines of this style."""
    return style in _RIGHT_TAB


def borders(box: Box, *, space: str = "0") -> Iterator[Any]:
    """The lines of a box, in Word's order."""
    for letter, side in _SIDES:
        if letter in box.sides:
            width = str(max(round(box.width * _EIGHTHS_PER_MILLIMETRE), 2))
            yield element(side, val="single", sz=width, space=space, color=box.colour.lstrip("#"))


def shade(box: Box) -> list[Any]:
    """The ground of a box; nothing where it has none."""
    return [] if box.fill == "none" else [element("shd", val="clear", color="auto", fill=box.fill.lstrip("#"))]


def _named(kind: str, name: str, *parts: Any, based_on: str = "") -> Any:
    base = [element("basedOn", val=based_on)] if based_on else []
    return element(
        "style", element("name", val=name), *base, element("qFormat"), *parts,
        type=kind, customStyle="1", styleId=style_ids()[name],
    )  # fmt: skip


def _write_normal(style: Any, sheet: StyleSheet) -> None:
    for part in style.findall(qn("w:pPr")) + style.findall(qn("w:rPr")):
        style.remove(part)
    plain = sheet.styles[StyleName.NORMAL]
    spacing = element("spacing", before="0", after="0", line="240", lineRule="auto")
    look = _letter_look(plain, sheet)
    look.append(element("lang", val="ko-KR", eastAsia="ko-KR"))
    style.extend([element("pPr", spacing), look])


def _paragraph_style(name: str, style: Style, sheet: StyleSheet) -> Any:
    parts = _paragraph_look(name, style, sheet), _letter_look(style, sheet)
    return _named("paragraph", name, *parts, based_on="Normal")


def _paragraph_look(name: str, style: Style, sheet: StyleSheet) -> Any:
    box = sheet.boxes[_BOXED[StyleName(name)]] if name in _BOXED else Box()
    keep = [element("keepNext")] if style.keep or name in OUTLINE_LEVELS else []
    # A chapter begins a page by its style; the reader takes only what its paragraph itself says for a break.
    keep += [element("pageBreakBefore")] if name == StyleName.CHAPTER_TITLE else []
    lines = list(borders(box, space=_BORDER_SPACE))
    tabs = [element("tabs", right_tab(name, sheet, twips(sheet.page.text_width)))] if has_right_tab(name) else []
    level = min(OUTLINE_LEVELS.get(name, 0), _DEEPEST)
    outline = [element("outlineLvl", val=str(level - 1))] if level else []
    return element(
        "pPr", *keep, *([element("pBdr", *lines)] if lines else []), *shade(box), *tabs,
        _spacing(_around(name, style, sheet)), _indent(style, box), element("jc", val=_ALIGN[style.align]), *outline,
    )  # fmt: skip


def _around(name: str, style: Style, sheet: StyleSheet) -> Style:
    """The style of a title with the distances that the sheet sets around its band."""
    if name not in _BANDS:
        return style
    place = sheet.styles[StyleName.BAND_PLACE]
    return replace(style, before=style.before + place.before, after=style.after + place.after)


def _spacing(style: Style) -> Any:
    """Distances; a line is at least as high as the sheet says, and higher around a picture."""
    before, after, line = (
        str(round(value * TWIPS_PER_POINT)) for value in (style.before, style.after, style.size * style.line / 100)
    )
    return element("spacing", before=before, after=after, line=line, lineRule="atLeast")


def _indent(style: Style, box: Box) -> Any:
    """Where lines begin; those in a box stand further in, so that its lines stand at the edge of the text."""
    space = float(_BORDER_SPACE)
    left = style.left + style.hanging + (space if "L" in box.sides else 0)
    right = space if "R" in box.sides else 0
    values = {"left": left, "right": right, "hanging": style.hanging}
    return element("ind", **{side: str(round(value * TWIPS_PER_POINT)) for side, value in values.items()})


def _letter_look(style: Style, sheet: StyleSheet, ground: Box | None = None) -> Any:
    font = sheet.fonts[style.font].office
    size = str(round(style.size * 2))
    return element(
        "rPr",
        element("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font),
        element("color", val=style.colour.lstrip("#")),
        element("sz", val=size),
        element("szCs", val=size),
        *(shade(ground) if ground else []),
    )


def _letter_style(name: StyleName, sheet: StyleSheet) -> Any:
    box = _LETTERS[name]
    return _named("character", name, _letter_look(sheet.styles[name], sheet, sheet.boxes[box] if box else None))


def _table_style(name: str, sheet: StyleSheet) -> Any:
    look = sheet.table
    margins = (
        element(side, w=str(twips(look.top if side in ("top", "bottom") else look.side)), type="dxa")
        for side in ("top", "left", "bottom", "right")
    )
    return _named("table", name, element("tblPr", element("tblCellMar", *margins)), based_on="TableNormal")
