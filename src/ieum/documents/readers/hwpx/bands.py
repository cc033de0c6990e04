"""The one-row tables that our writer sets titles and purposes in."""

from dataclasses import dataclass, field
from typing import Any

from ieum.documents.elements import Places
from ieum.documents.model import Block, Heading, Paragraph, Place, Text, plain
from ieum.documents.readers.hwpx.lines import paragraphs, read_line, sub_lists
from ieum.documents.readers.hwpx.shapes import Shapes
from ieum.documents.styles.names import StyleName

_HEADINGS = {
    StyleName.CHAPTER_TITLE: (1, StyleName.CHAPTER_NUMBER, StyleName.CHAPTER_TEAM),
    StyleName.ITEM_TITLE: (2, StyleName.ITEM_NUMBER, StyleName.ITEM_TEAM),
}
_KNOWN = {
    StyleName.COVER_TITLE,
    StyleName.PURPOSE,
    *_HEADINGS,
    *(name for row in _HEADINGS.values() for name in row[1:]),
}


@dataclass
class Band:
    """What a band says; not known where somebody put other things into it."""

    is_known: bool = False
    cover: dict[str, str] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)


def read_band(element: Any, shapes: Shapes, places: Places) -> Band:
    """Read a ``tbl`` as a band."""
    lines = [
        (read_line(paragraph, shapes), places.of(paragraph))
        for cell in element.iterfind("{*}tr/{*}tc")
        for sub_list in sub_lists(cell)
        for paragraph in paragraphs(sub_list)
    ]
    styles = [line.style for line, _ in lines]
    is_repeated = len(set(styles)) < len(styles) and StyleName.PURPOSE not in styles
    if is_repeated or any(line.style not in _KNOWN or line.objects for line, _ in lines):
        return Band()
    found = {StyleName(line.style): place for line, place in lines}
    return _band({StyleName(line.style): line.text for line, _ in lines}, [(line.text, p) for line, p in lines], found)


def _band(parts: dict[StyleName, Text], lines: list[tuple[Text, Place]], places: dict[StyleName, Place]) -> Band:
    if StyleName.COVER_TITLE in parts:
        return Band(is_known=True, cover={"title": plain(parts[StyleName.COVER_TITLE])})
    if StyleName.PURPOSE in parts:
        return Band(is_known=True, blocks=[Paragraph(line, "purpose", place) for line, place in lines])
    for style, (level, number, team) in _HEADINGS.items():
        if style in parts:
            names = plain(parts.get(number, ())), plain(parts.get(team, ()))
            return Band(is_known=True, blocks=[Heading(level, parts[style], *names, place=places[style])])
    return Band()
