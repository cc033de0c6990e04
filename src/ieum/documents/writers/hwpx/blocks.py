"""Each block of a Document as paragraphs of HWPX."""

from collections.abc import Sequence
from dataclasses import dataclass

from ieum.documents.model import (
    Block,
    Bullet,
    Contents,
    ContentsEntry,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Table,
    text,
)
from ieum.documents.styles.names import (
    ROLE_STYLES,
    BoxName,
    StyleName,
    bullet_style,
    contents_style,
    heading_style,
)
from ieum.documents.writers.hwpx.measure import millimetres, points
from ieum.documents.writers.hwpx.paragraphs import Ink
from ieum.documents.writers.hwpx.pictures import picture_paragraph
from ieum.documents.writers.hwpx.tables import Slot, band, boxed_line, table_paragraphs
from ieum.documents.writers.hwpx.xml import FIXED_SPACE, RIGHT_TAB, TAB, inline
from ieum.documents.writers.layout import display_width, numbered


@dataclass(frozen=True, slots=True)
class _HeadingLook:
    """Styles and boxes of a heading that is a band."""

    number: str
    title: str
    team: str
    number_box: str
    title_box: str


_CHAPTER = _HeadingLook(
    StyleName.CHAPTER_NUMBER,
    StyleName.CHAPTER_TITLE,
    StyleName.CHAPTER_TEAM,
    BoxName.CHAPTER_NUMBER,
    BoxName.CHAPTER_TITLE,
)
_ITEM = _HeadingLook(
    StyleName.ITEM_NUMBER, StyleName.ITEM_TITLE, StyleName.ITEM_TEAM, BoxName.ITEM_NUMBER, BoxName.ITEM_TITLE
)
_NUMBER_WIDTH = 4200
_LEADER_TAB = '<hp:tab width="4000" leader="3" type="2"/>'


def block_paragraphs(block: Block, ink: Ink, titles: Sequence[int] = (), *, is_titled: bool = False) -> str:
    """The paragraphs of one block, in order; a page break is none, but an attribute of the paragraph behind it.

    :param titles: numbers of the titles that the entries of a contents list mean, 0 where one means none
    :param is_titled: whether the title straight above a table is its caption
    """
    match block:
        case Paragraph() | Bullet() | Heading():
            return _line(block, ink)
        case Table():
            return table_paragraphs(ink, block, ink.width, is_titled=is_titled)
        case Contents():
            return _contents(block, ink, titles)
        case Picture():
            return picture_paragraph(block, ink, ink.width)
        case PageBreak():
            return ""


def _line(block: Paragraph | Bullet | Heading, ink: Ink) -> str:
    match block:
        case Paragraph(role="purpose"):
            return boxed_line(ink, StyleName.PURPOSE, block.content, BoxName.PURPOSE)
        case Paragraph():
            return ink.line(ROLE_STYLES.get(block.role, StyleName.BODY), block.content)
        case Bullet():
            return _bullet(block, ink)
        case Heading():
            return _heading(block, ink)


def _bullet(block: Bullet, ink: Ink) -> str:
    style = bullet_style(block.depth)
    marker = ink.fragment(style, inline(block.marker) + FIXED_SPACE)
    return ink.paragraph(style, marker + ink.text_runs(style, block.content))


def _heading(block: Heading, ink: Ink) -> str:
    if block.level <= 2:
        return _heading_band(block, ink)
    style = heading_style(block.level)
    number = ink.fragment(style, _number(block.number)) if block.number else ""
    team = ink.fragment(style, RIGHT_TAB + inline(_one_line(block.team))) if block.team else ""
    return ink.paragraph(style, number + _title_runs(block, ink, style) + team, name=ink.next_title())


def _title_runs(block: Heading, ink: Ink, style: str) -> str:
    """The runs of a title; a tab in it would be taken for the one before the team."""
    return ink.text_runs(style, block.content).replace(TAB, " ")


def _contents(block: Contents, ink: Ink, titles: Sequence[int]) -> str:
    caption = ink.plain_line(StyleName.CONTENTS_CAPTION, block.caption)
    lines = zip(block.entries, titles, strict=True)
    return caption + "".join(_entry(entry, ink, title) for entry, title in lines)


def _entry(entry: ContentsEntry, ink: Ink, title: int) -> str:
    style = contents_style(entry.level)
    words = (_number(entry.number) if entry.number else "") + inline(_one_line(entry.title))
    if not entry.page:
        return ink.paragraph(style, ink.fragment(style, words))
    page = _one_line(entry.page)
    if not title:
        return ink.paragraph(style, ink.fragment(style, words + _LEADER_TAB + inline(page)))
    return ink.paragraph(style, ink.fragment(style, words + _LEADER_TAB) + ink.page_of(style, title, page))


def _heading_band(block: Heading, ink: Ink) -> str:
    """A chapter or item title over the full width: number at the left, team at the right."""
    look = _CHAPTER if block.level <= 1 else _ITEM
    number_width = _NUMBER_WIDTH if block.number else 0
    team_width = _team_width(ink, look.team, block.team) if block.team else 0
    title_width = ink.width - number_width - team_width
    number = Slot(look.number, text(block.number), look.number_box, number_width)
    title = Slot(look.title, block.content, look.title_box, title_width, ink.next_title())
    team = Slot(look.team, text(block.team), look.title_box, team_width)
    return band(ink, [slot for slot in (number, title, team) if slot.width])


def _team_width(ink: Ink, style: str, team: str) -> int:
    """As wide as the name of the team on one line, but no more than a third of the band."""
    letters = points(ink.sheet.styles[style].size) * (display_width(team) + 2) // 2
    return min(letters + 2 * millimetres(ink.sheet.table.side), ink.width // 3)


def _number(number: str) -> str:
    """A number with its dot, where it takes one, and a blank that keeps its width."""
    return inline(_one_line(numbered(number).removesuffix(" "))) + FIXED_SPACE


def _one_line(value: str) -> str:
    return value.replace("\t", " ")
