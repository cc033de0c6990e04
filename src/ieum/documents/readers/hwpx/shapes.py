"""What Contents/header.xml says of the ids that the text uses: appearances, styles, bullets and numberings."""

from collections.abc import Iterator, Mapping
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
        characters={shape.get("id"): _character(shape) for shape in _listed(header, "charProperties", "charPr")},
        heads={shape.get("id"): _auto_head(shape) for shape in _listed(header, "paraProperties", "paraPr")},
        style_names={style.get("id"): style.get("name", "") for style in _listed(header, "styles", "style")},
        lists=Lists(
            bullets={each.get("id"): _glyph(each.get("char", "")) for each in _listed(header, "bullets", "bullet")},
            numberings={each.get("id"): _levels(each) for each in _listed(header, "numberings", "numbering")},
        ),
        shaded=frozenset(box.get("id") for box in _listed(header, "borderFills", "borderFill") if _is_shaded(box)),
    )


def _listed(header: Any, group: str, name: str) -> Iterator[Any]:
    """The elements of one list; by their path, since a search would go over the whole part for each list."""
    return header.iterfind(f"{{*}}refList/{{*}}{group}/{{*}}{name}")  # type: ignore[no-any-return]  # lxml tells no types


def _has(shape: Any, name: str) -> bool:
    return next(shape.iterchildren(name), None) is not None


def _character(shape: Any) -> CharacterShape:
    return CharacterShape(_has(shape, "{*}bold"), _has(shape, "{*}supscript"))


def _auto_head(shape: Any) -> AutoHead:
    heading = next(shape.iter("{*}heading"), None)  # it may stand in a switch
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
