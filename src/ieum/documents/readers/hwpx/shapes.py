"""What Contents/header.xml says of the ids that the text uses: appearances, styles, bullets and numberings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ieum.documents.readers.common.heads import AutoHead, Lists, NumberLevel, whole_number

_SYMBOL_FONT = {
    "\uf06c": "●",
    "\uf06e": "■",
    "\uf06f": "□",
    "\uf071": "❑",
    "\uf075": "◆",
    "\uf076": "❖",
    "\uf09f": "•",
    "\uf0a7": "▪",
    "\uf0a8": "◻",
    "\uf0b7": "•",
    "\uf0d8": "➢",
    "\uf0e8": "➔",
    "\uf0fc": "✓",
}
"""What the private letters of the Wingdings and Symbol fonts show."""
_WHITE = {"none", "#FFFFFF", "#ffffff"}


@dataclass(frozen=True, slots=True)
class CharacterShape:
    """The appearance of a run, as far as it bears meaning."""

    bold: bool = False
    superscript: bool = False


@dataclass(frozen=True, slots=True)
class Shapes:
    """All of it, by id."""

    characters: Mapping[str, CharacterShape] = field(default_factory=dict)
    heads: Mapping[str, AutoHead] = field(default_factory=dict)
    style_names: Mapping[str, str] = field(default_factory=dict)
    lists: Lists = field(default_factory=Lists)
    shaded: frozenset[str] = frozenset()
    """Ids of the boxes that have a filling."""


def read_shapes(header: Any) -> Shapes:
    """Read the header part."""
    return Shapes(
        characters={shape.get("id"): _character(shape) for shape in header.iter("{*}charPr")},
        heads={shape.get("id"): _auto_head(shape) for shape in header.iter("{*}paraPr")},
        style_names={style.get("id"): style.get("name", "") for style in header.iter("{*}style")},
        lists=Lists(
            bullets={bullet.get("id"): _glyph(bullet.get("char", "")) for bullet in header.iter("{*}bullet")},
            numberings={numbering.get("id"): _levels(numbering) for numbering in header.iter("{*}numbering")},
        ),
        shaded=frozenset(box.get("id") for box in header.iter("{*}borderFill") if _is_shaded(box)),
    )


def _character(shape: Any) -> CharacterShape:
    return CharacterShape(shape.find("{*}bold") is not None, shape.find("{*}supscript") is not None)


def _auto_head(shape: Any) -> AutoHead:
    heading = next(shape.iter("{*}heading"), None)
    if heading is None:
        return AutoHead()
    return AutoHead(heading.get("type", "NONE"), heading.get("idRef", "0"), whole_number(heading.get("level")))


def _glyph(char: str) -> str:
    return _SYMBOL_FONT.get(char, char) or "•"


def _levels(numbering: Any) -> dict[int, NumberLevel]:
    return {
        whole_number(head.get("level"), 1): NumberLevel(
            (head.text or "").strip(), head.get("numFormat", "DIGIT"), whole_number(head.get("start"), 1)
        )
        for head in numbering.iter("{*}paraHead")
    }


def _is_shaded(box: Any) -> bool:
    brush = next(box.iter("{*}winBrush"), None)
    if brush is None:
        return next(box.iter("{*}gradation", "{*}imgBrush"), None) is not None
    return brush.get("faceColor", "none") not in _WHITE
