"""Lines in a style of ours: the style says what they are, not their look."""

import re

from ieum.documents.model import Block, Bullet, ContentsEntry, Heading, Paragraph, Picture, Place, plain
from ieum.documents.readers.common.own import COVER_FIELDS, ROLES, SILENT
from ieum.documents.readers.common.patterns import bare_number, bullet_marker
from ieum.documents.readers.docx.lines import WordLine
from ieum.documents.styles.names import PICTURE_LABEL, StyleName
from ieum.documents.writers.docx.names import BESIDE_NUMBER

_LEVELLED = re.compile(r"이음 (?P<kind>제목|글머리|차례) (?P<level>\d+)")
_TITLES = {StyleName.CHAPTER_TITLE: 1, StyleName.ITEM_TITLE: 2}


def is_silent(line: WordLine, style: str) -> bool:
    """Whether a line is there only to hold something or to begin a page; not if somebody typed into it."""
    return style in SILENT and not plain(line.runs).strip()


def cover_field(style: str) -> str:
    """The field of the Document that a line on the cover is; "" where its style is another."""
    return COVER_FIELDS.get(style, "")


def own_block(line: WordLine, style: str, place: Place) -> Block | None:
    """The block that a line is; None where its style is for none."""
    if style == StyleName.PICTURE_DESCRIPTION:
        return Picture(plain(line.runs).removeprefix(PICTURE_LABEL), place=place)
    if style in ROLES:
        return Paragraph(line.runs, ROLES[style], place)
    if style in _TITLES:
        number = (line.head or "").removesuffix(" ").removeprefix(BESIDE_NUMBER).removesuffix(BESIDE_NUMBER)
        return Heading(_TITLES[StyleName(style)], line.runs, number, line.aside.removeprefix("\t"), place=place)
    match = _LEVELLED.fullmatch(style)
    if match and match["kind"] == "제목":
        return _heading(line, int(match["level"]), place)
    if match and match["kind"] == "글머리":
        return _bullet(line, int(match["level"]), place)
    return None


def contents_entry(line: WordLine, style: str, place: Place) -> ContentsEntry | None:
    """The line of a contents list that a paragraph is; None where its style is another."""
    match = _LEVELLED.fullmatch(style)
    if match is None or match["kind"] != "차례":
        return None
    page = line.aside.removeprefix("\t")
    return ContentsEntry(_number(line), plain(line.runs), page, int(match["level"]), place)


def _heading(line: WordLine, level: int, place: Place) -> Heading:
    return Heading(level, line.runs, _number(line), line.aside.removeprefix("\t"), place=place)


def _number(line: WordLine) -> str:
    return bare_number((line.head or "").removesuffix(" "))


def _bullet(line: WordLine, depth: int, place: Place) -> Bullet:
    if line.head is not None:
        return Bullet(line.head.removesuffix("\t"), depth, line.runs, place)
    # Somebody typed the line in Word, its sign in the letters of the text.
    marker, content = bullet_marker(line.runs) or ("", line.runs)
    return Bullet(marker, depth, content, place)
