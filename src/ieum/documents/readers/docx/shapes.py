"""What a DOCX says of its styles and lists, told in the words that the rules for lines of others use."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ieum.documents.readers.common.heads import NO_HEAD, AutoHead, Lists, NumberLevel, whole_number
from ieum.documents.readers.docx.package import WordPackage

_LONGEST_CHAIN = 20
"""Styles that one style may build on."""
_FORMATS = {
    "decimal": "DIGIT",
    "upperRoman": "ROMAN_CAPITAL",
    "lowerRoman": "ROMAN_SMALL",
    "upperLetter": "LATIN_CAPITAL",
    "lowerLetter": "LATIN_SMALL",
    "ganada": "HANGUL_SYLLABLE",
    "chosung": "HANGUL_JAMO",
    "decimalEnclosedCircle": "CIRCLED_DIGIT",
    "ideographDigital": "IDEOGRAPH",
}
_SYMBOLS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf06f": "□", "\uf0a8": "□", "\uf0fc": "✓", "\uf0d8": "➢", "o": "○"}
"""What the private letters of symbol fonts, and Word's "o" for a ring, show."""


@dataclass(frozen=True, slots=True)
class ParagraphShape:
    """A paragraph's style, its level in the outline (from 0; None outside), and its list."""

    style: str = ""
    outline: int | None = None
    list_id: str = ""
    """The list that counts it; "" where none does."""
    level: int = 0


def value(element: Any, path: str) -> str | None:
    """The "val" of an element below another; None where it is not there, "" where it has none."""
    found = None if element is None else element.find(path)
    return None if found is None else attribute(found, "val")


def attribute(element: Any, name: str) -> str:
    """An attribute in the namespace of its element."""
    namespace = element.tag.rpartition("}")[0]
    return str(element.get(f"{namespace}}}{name}", ""))


class WordShapes:
    """Styles and lists of one file."""

    def __init__(self, package: WordPackage) -> None:
        styles = package.related_xml("styles")
        found = () if styles is None else styles.iterchildren("{*}style")
        self._styles = {attribute(style, "styleId"): style for style in found}
        self._levels = dict(_lists(package.related_xml("numbering")))
        numberings = {
            list_id: {level + 1: shape for level, shape in levels.items()} for list_id, levels in self._levels.items()
        }
        self.lists = Lists(bullets=self._bullets(), numberings=numberings)

    def of(self, paragraph: Any) -> ParagraphShape:
        """The shape of a paragraph: what it says itself, else what its style or one that this builds on says."""
        own = paragraph.find("{*}pPr")
        style = value(own, "{*}pStyle") or ""
        chain = [own, *(each.find("{*}pPr") for each in self._chain(style))]
        outline = next((found for pPr in chain if (found := value(pPr, "{*}outlineLvl")) is not None), None)
        list_id = next((found for pPr in chain if (found := value(pPr, "{*}numPr/{*}numId")) is not None), "")
        level = next((found for pPr in chain if (found := value(pPr, "{*}numPr/{*}ilvl")) is not None), "0")
        number = whole_number(outline, 9)
        return ParagraphShape(
            self._name(style), number if number < 9 else None, list_id if list_id in self._levels else "",
            whole_number(level),
        )  # fmt: skip

    @property
    def names(self) -> dict[str, str]:
        """The name of each style by its id."""
        return {identifier: self._name(identifier) for identifier in self._styles}

    def head(self, shape: ParagraphShape) -> AutoHead:
        """What Word puts before such a paragraph by itself."""
        level = self._levels.get(shape.list_id, {}).get(shape.level)
        if level is None:
            return NO_HEAD
        if level.number_format == "bullet":
            return AutoHead("BULLET", f"{shape.list_id}/{shape.level}")
        return AutoHead("NUMBER", shape.list_id, shape.level)

    def _bullets(self) -> dict[str, str]:
        return {
            f"{list_id}/{number}": _SYMBOLS.get(level.pattern, level.pattern)
            for list_id, levels in self._levels.items()
            for number, level in levels.items()
            if level.number_format == "bullet"
        }

    def _chain(self, style: str) -> Iterator[Any]:
        for _ in range(_LONGEST_CHAIN):
            if style not in self._styles:
                return
            yield self._styles[style]
            style = value(self._styles[style], "{*}basedOn") or ""

    def _name(self, style: str) -> str:
        return value(self._styles.get(style), "{*}name") or ""


def _lists(root: Any | None) -> Iterator[tuple[str, Mapping[int, NumberLevel]]]:
    """The levels (from 0) of each list that paragraphs may name."""
    if root is None:
        return
    kinds = {attribute(kind, "abstractNumId"): kind for kind in root.iterchildren("{*}abstractNum")}
    for number in root.iterchildren("{*}num"):
        kind = kinds.get(value(number, "{*}abstractNumId") or "")
        if kind is not None:
            levels = kind.iterchildren("{*}lvl")
            yield attribute(number, "numId"), {whole_number(attribute(lvl, "ilvl")): _level(lvl) for lvl in levels}


def _level(element: Any) -> NumberLevel:
    kind = value(element, "{*}numFmt") or "decimal"
    pattern = value(element, "{*}lvlText") or ""
    if kind in ("bullet", "none"):
        return NumberLevel(pattern if kind == "bullet" else "", "bullet" if kind == "bullet" else "DIGIT")
    start = whole_number(value(element, "{*}start"), 1)
    return NumberLevel(re.sub(r"%(\d)", r"^\1", pattern), _FORMATS.get(kind, "DIGIT"), start)
