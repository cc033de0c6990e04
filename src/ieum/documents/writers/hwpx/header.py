"""Contents/header.xml: fonts, boxes, shapes and styles, with the ids that the text refers to.

Ids of shapes and styles count from 0, those of boxes (borderFill) from 1, as in every file of Hancom.
"""

from collections.abc import Sequence
from dataclasses import replace

from ieum.documents.styles.names import OUTLINE_LEVELS, StyleName
from ieum.documents.styles.sheet import Box, Style, StyleSheet
from ieum.documents.writers.hwpx.measure import millimetres, points
from ieum.documents.writers.hwpx.xml import DECLARATION, NAMESPACES, attribute

LANGUAGES = ("HANGUL", "LATIN", "HANJA", "JAPANESE", "OTHER", "SYMBOL", "USER")
_CHAR_UNIT = "http://www.hancom.co.kr/hwpml/2016/HwpUnitChar"
_TABS = ("", "LINE", "LEADER")
_SIDES = (("L", "left"), ("R", "right"), ("T", "top"), ("B", "bottom"))
_PARAGRAPH_ATTRIBUTES = (
    'condense="0" fontLineHeight="0" snapToGrid="1" suppressLineNumbers="0" checked="0" textDir="LTR"'
)
_TYPE_INFO = (
    '<hh:typeInfo familyType="FCAT_GOTHIC" weight="8" proportion="4" contrast="0" strokeVariation="1" armStyle="1"'
    ' letterform="1" midline="1" xHeight="1"/>'
)
_LEVEL = (
    '<hh:paraHead start="1" level="{}" align="LEFT" useInstWidth="0" autoIndent="0" widthAdjust="0"'
    ' textOffsetType="PERCENT" textOffset="0" numFormat="DIGIT" charPrIDRef="4294967295" checkable="0"/>'
)
_OUTLINE = (
    '<hh:numberings itemCnt="1"><hh:numbering id="1" start="0">'
    + "".join(_LEVEL.format(level) for level in OUTLINE_LEVELS.values())
    + "</hh:numbering></hh:numberings>"
)
"""The outline (개요) of the titles, by which Hangul finds their pages. It prints nothing, since they have numbers."""


class CharacterShapes:
    """The character shapes of a document: one per style, and the bold, raised or small ones that its text asks for."""

    def __init__(self, sheet: StyleSheet) -> None:
        self._sheet = sheet
        self._ids = {(name, False, False, 100): number for number, name in enumerate(sheet.styles)}

    def id_of(self, style: str, *, bold: bool = False, superscript: bool = False, scale: int = 100) -> int:
        """The id of one appearance of a style, ``scale`` per cent of its size; it is taken up when first asked for."""
        return self._ids.setdefault((style, bold, superscript, scale), len(self._ids))

    def xml(self) -> str:
        """All shapes in the order of their ids."""
        shapes = [
            _character_shape(number, self._sheet, self._scaled(name, scale), bold=bold, superscript=superscript)
            for (name, bold, superscript, scale), number in self._ids.items()
        ]
        return _list("charProperties", shapes)

    def _scaled(self, name: str, scale: int) -> Style:
        style = self._sheet.styles[name]
        return style if scale == 100 else replace(style, size=style.size * scale / 100)


class BoxShapes:
    """The boxes of a document: those of the sheet, and those with thicker lines at the edges of a table."""

    def __init__(self, sheet: StyleSheet) -> None:
        self._sheet = sheet
        self._ids = {(name, False, False): number for number, name in enumerate(sheet.boxes, start=1)}

    def id_of(self, name: str, *, is_first: bool = False, is_last: bool = False) -> int:
        """The id of a box, in the first or last row of a table; it is taken up when first asked for."""
        if not self._sheet.boxes[name].edge:
            is_first = is_last = False
        return self._ids.setdefault((name, is_first, is_last), len(self._ids) + 1)

    def xml(self) -> str:
        """All boxes in the order of their ids."""
        boxes = [
            _box(number, self._sheet.boxes[name], thick="T" * is_first + "B" * is_last)
            for (name, is_first, is_last), number in self._ids.items()
        ]
        return _list("borderFills", boxes)


def wide_shapes(sheet: StyleSheet) -> dict[str, int]:
    """Ids of the paragraph shapes for pages on their long side, where a style has a tab stop at the edge."""
    tabbed = [name for name, style in sheet.styles.items() if style.tab]
    return {name: number for number, name in enumerate(tabbed, start=len(sheet.styles))}


def breaking_shape(sheet: StyleSheet) -> int:
    """Id of the paragraph shape for a band that begins a page."""
    return len(sheet.styles) + len(wide_shapes(sheet))


def header_xml(sheet: StyleSheet, shapes: CharacterShapes, boxes: BoxShapes, section_count: int) -> str:
    """Write the whole part; ``shapes`` and ``boxes`` must have seen all the text before."""
    return (
        f'{DECLARATION}<hh:head {NAMESPACES} version="1.4" secCnt="{section_count}">'
        '<hh:beginNum page="1" footnote="1" endnote="1" pic="1" tbl="1" equation="1"/>'
        f"<hh:refList>{_fonts([font.office for font in sheet.fonts.values()])}{boxes.xml()}"
        f"{shapes.xml()}{_tab_stops(sheet)}{_OUTLINE}{_paragraph_shapes(sheet)}{_styles(sheet)}</hh:refList>"
        '<hh:compatibleDocument targetProgram="HWP201X"><hh:layoutCompatibility/></hh:compatibleDocument>'
        '<hh:docOption><hh:linkinfo path="" pageInherit="0" footnoteInherit="0"/></hh:docOption>'
        '<hh:trackchageConfig flags="56"/></hh:head>'
    )


def _list(tag: str, items: Sequence[str]) -> str:
    return f'<hh:{tag} itemCnt="{len(items)}">{"".join(items)}</hh:{tag}>'


def _fonts(faces: list[str]) -> str:
    fonts = "".join(
        f'<hh:font id="{number}" face="{attribute(face)}" type="TTF" isEmbedded="0">{_TYPE_INFO}</hh:font>'
        for number, face in enumerate(faces)
    )
    per_language = [
        f'<hh:fontface lang="{language}" fontCnt="{len(faces)}">{fonts}</hh:fontface>' for language in LANGUAGES
    ]
    return _list("fontfaces", per_language)


def _box(number: int, box: Box, *, thick: str) -> str:
    sides = "".join(_side(letter, name, box, thick) for letter, name in _SIDES)
    fill = f'<hc:winBrush faceColor="{attribute(box.fill)}" hatchColor="#999999" alpha="0"/>'
    return (
        f'<hh:borderFill id="{number}" threeD="0" shadow="0" centerLine="NONE" breakCellSeparateLine="0">'
        '<hh:slash type="NONE" Crooked="0" isCounter="0"/><hh:backSlash type="NONE" Crooked="0" isCounter="0"/>'
        f'{sides}<hh:diagonal type="SOLID" width="0.1 mm" color="#000000"/>'
        f"<hc:fillBrush>{fill}</hc:fillBrush></hh:borderFill>"
    )


def _side(letter: str, name: str, box: Box, thick: str) -> str:
    kind = "SOLID" if letter in box.sides else "NONE"
    width = box.edge if letter in thick else box.width
    return f'<hh:{name}Border type="{kind}" width="{width:g} mm" color="{attribute(box.colour)}"/>'


def _per_language(tag: str, value: int) -> str:
    values = " ".join(f'{language.lower()}="{value}"' for language in LANGUAGES)
    return f"<hh:{tag} {values}/>"


def _character_shape(number: int, sheet: StyleSheet, style: Style, *, bold: bool, superscript: bool) -> str:
    font = list(sheet.fonts).index(style.font)
    return (
        f'<hh:charPr id="{number}" height="{points(style.size)}" textColor="{attribute(style.colour)}"'
        ' shadeColor="none" useFontSpace="0" useKerning="0" symMark="NONE" borderFillIDRef="2">'
        f"{_per_language('fontRef', font)}{_per_language('ratio', 100)}{_per_language('spacing', 0)}"
        f"{_per_language('relSz', 100)}{_per_language('offset', 0)}{'<hh:bold/>' if bold else ''}"
        '<hh:underline type="NONE" shape="SOLID" color="#000000"/><hh:strikeout shape="NONE" color="#000000"/>'
        '<hh:outline type="NONE"/><hh:shadow type="NONE" color="#B2B2B2" offsetX="10" offsetY="10"/>'
        f"{'<hh:supscript/>' if superscript else ''}</hh:charPr>"
    )


def _tab_stops(sheet: StyleSheet) -> str:
    upright, lying = (millimetres(page.text_width) for page in (sheet.page, sheet.page.turned()))
    stops = [*((kind, upright) for kind in _TABS), *((kind, lying) for kind in _TABS[1:])]
    return _list("tabProperties", [_tab_stop(number, kind, edge) for number, (kind, edge) in enumerate(stops)])


def _tab_stop(number: int, kind: str, edge: int) -> str:
    opening = f'<hh:tabPr id="{number}" autoTabLeft="0" autoTabRight="0"'
    if not kind:
        return f"{opening}/>"
    # Hancom calls its dotted leader DASH; this is what its own contents lists carry.
    leader = "DASH" if kind == "LEADER" else "NONE"
    item = '<hh:tabItem pos="{}" type="RIGHT" leader="{}"{}/>'
    case, default = item.format(edge, leader, ' unit="HWPUNIT"'), item.format(2 * edge, leader, "")
    return f"{opening}>{_switch(case, default)}</hh:tabPr>"


def _paragraph_shapes(sheet: StyleSheet) -> str:
    looks = [(name, style, _TABS.index(style.tab)) for name, style in sheet.styles.items()]
    # The stops of lying pages stand behind those of upright ones, of which the first is none at all.
    wide = [(name, sheet.styles[name]) for name in wide_shapes(sheet)]
    looks += [(name, style, len(_TABS) - 1 + _TABS.index(style.tab)) for name, style in wide]
    shapes = [_paragraph_shape(number, *look) for number, look in enumerate(looks)]
    band = _paragraph_shape(breaking_shape(sheet), StyleName.BAND_PLACE, sheet.styles[StyleName.BAND_PLACE], 0)
    return _list("paraProperties", [*shapes, band.replace('pageBreakBefore="0"', 'pageBreakBefore="1"')])


def _paragraph_shape(number: int, name: str, style: Style, tab_stop: int) -> str:
    outline = OUTLINE_LEVELS.get(name)
    head = f'type="OUTLINE" idRef="0" level="{outline - 1}"' if outline else 'type="NONE" idRef="0" level="0"'
    return (
        f'<hh:paraPr id="{number}" tabPrIDRef="{tab_stop}" {_PARAGRAPH_ATTRIBUTES}>'
        f'<hh:align horizontal="{style.align}" vertical="BASELINE"/><hh:heading {head}/>'
        '<hh:breakSetting breakLatinWord="KEEP_WORD" breakNonLatinWord="KEEP_WORD" widowOrphan="0"'
        f' keepWithNext="{int(style.keep)}" keepLines="0" pageBreakBefore="0" lineWrap="BREAK"/>'
        '<hh:autoSpacing eAsianEng="0" eAsianNum="0"/>'
        # The case counts in units of today's Hangul; the default is read by old ones, which halve every distance.
        f"{_switch(_distances(style, 1), _distances(style, 2))}"
        '<hh:border borderFillIDRef="2" offsetLeft="0" offsetRight="0" offsetTop="0" offsetBottom="0" connect="0"'
        ' ignoreMargin="0"/>'
        "</hh:paraPr>"
    )


def _switch(case: str, default: str) -> str:
    return (
        f'<hp:switch><hp:case hp:required-namespace="{_CHAR_UNIT}">{case}</hp:case>'
        f"<hp:default>{default}</hp:default></hp:switch>"
    )


def _distances(style: Style, factor: int) -> str:
    values = {
        "intent": -style.hanging,
        "left": style.left,
        "right": 0,
        "prev": style.before,
        "next": style.after,
    }
    margins = "".join(f'<hc:{name} value="{factor * points(value)}" unit="HWPUNIT"/>' for name, value in values.items())
    return (
        f'<hh:margin>{margins}</hh:margin><hh:lineSpacing type="PERCENT" value="{round(style.line)}" unit="HWPUNIT"/>'
    )


def _styles(sheet: StyleSheet) -> str:
    styles = [
        f'<hh:style id="{number}" type="PARA" name="{attribute(name)}" engName="{"" if number else "Normal"}"'
        f' paraPrIDRef="{number}" charPrIDRef="{number}" nextStyleIDRef="{number}" langID="1042" lockForm="0"/>'
        for number, name in enumerate(sheet.styles)
    ]
    return _list("styles", styles)
