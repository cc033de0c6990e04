"""Lines that carry a style of ours: the style says what they are, not their look."""

import re

from ieum.documents.model import (
    Block,
    Bullet,
    ContentsEntry,
    Heading,
    Paragraph,
    Picture,
    Place,
    Text,
    plain,
)
from ieum.documents.readers.common.own import ROLES, SILENT
from ieum.documents.readers.common.patterns import bare_number, bullet_marker, drop_start, take_start
from ieum.documents.readers.hwpx.lines import SEPARATOR, Line, blanked
from ieum.documents.styles.names import PICTURE_LABEL, StyleName

_LEVELLED = re.compile(r"이음 (?P<kind>제목|글머리|차례) (?P<level>\d+)")


def is_silent(line: Line) -> bool:
    """Whether a line is there only to hold a table, a picture or a page break; not if somebody typed into it."""
    return line.style in SILENT and not line.value.strip()


def own_block(line: Line, place: Place) -> Block | None:
    """The block that a line of one of our styles is; None where its style is for no block of its own."""
    if line.style == StyleName.PICTURE_DESCRIPTION:
        return Picture(plain(line.text).removeprefix(PICTURE_LABEL), place=place)
    if line.style in ROLES:
        return Paragraph(line.text, ROLES[line.style], place)
    match = _LEVELLED.fullmatch(line.style)
    if match and match["kind"] == "제목":
        return _heading(line, int(match["level"]), place)
    if match and match["kind"] == "글머리":
        return _bullet(line, int(match["level"]), place)
    return None


def contents_entry(line: Line, place: Place) -> ContentsEntry | None:
    """The line of a contents list that a paragraph is; None where its style is another."""
    match = _LEVELLED.fullmatch(line.style)
    if not match or match["kind"] != "차례":
        return None
    number, content = _headed(line)
    title, _, page = plain(content).partition("\t")
    return ContentsEntry(bare_number(number), title, page, int(match["level"]), place)


def _heading(line: Line, level: int, place: Place) -> Heading:
    number, content = _headed(line)
    title, team = _split_at_tab(content)
    return Heading(level, title, bare_number(number), team, place=place)


def _bullet(line: Line, depth: int, place: Place) -> Bullet:
    if SEPARATOR in line.value:
        marker, content = _headed(line)
        return Bullet(marker, depth, content, place)
    # Somebody typed the line in Hangul, with a usual blank behind the marker or with none at all.
    marker, content = bullet_marker(line.text) or ("", line.text)
    return Bullet(marker, depth, content, place)


def _headed(line: Line) -> tuple[str, Text]:
    """What stands before the fixed blank, a marker or number, and what behind it."""
    head, separator, _ = line.value.partition(SEPARATOR)
    if not separator:
        return "", line.text
    return head, blanked(drop_start(line.runs, len(head) + 1))


def _split_at_tab(content: Text) -> tuple[Text, str]:
    title, tab, team = plain(content).rpartition("\t")
    if not tab:
        return content, ""
    return take_start(content, len(title)), team
