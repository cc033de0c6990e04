"""Each block of a Document as paragraphs and tables of Word."""

from collections.abc import Iterator
from typing import Any

from ieum.documents.model import Block, Bullet, Contents, ContentsEntry, Heading, Paragraph, Picture, Table, text
from ieum.documents.styles.names import (
    ROLE_STYLES,
    StyleName,
    bullet_style,
    contents_style,
    heading_style,
)
from ieum.documents.writers.docx.elements import bookmark, clean, field
from ieum.documents.writers.docx.ink import Ink
from ieum.documents.writers.docx.names import ASIDE, BESIDE_NUMBER, HEAD
from ieum.documents.writers.docx.tables import picture_line, table_paragraphs
from ieum.documents.writers.layout import numbered

_TITLES = {
    1: (StyleName.CHAPTER_TITLE, StyleName.CHAPTER_NUMBER, StyleName.CHAPTER_TEAM),
    2: (StyleName.ITEM_TITLE, StyleName.ITEM_NUMBER, StyleName.ITEM_TEAM),
}


class Blocks:
    """Writes blocks, knowing which title each entry of a contents list means."""

    def __init__(self, ink: Ink) -> None:
        self._ink = ink
        self._titles = 0
        self._after_contents = False

    def paragraphs(self, block: Block, caption: str, titles: list[int]) -> Iterator[Any]:
        """The elements of a block; ``titles`` are the numbers of the titles that the entries of a list mean."""
        after, self._after_contents = self._after_contents, isinstance(block, Contents)
        match block:
            case Heading():
                yield self._heading(block)
            case Paragraph():
                yield self._ink.line(ROLE_STYLES.get(block.role, StyleName.BODY), block.content)
            case Bullet():
                yield self._bullet(block)
            case Table():
                yield from table_paragraphs(self._ink, block, caption)
            case Contents():
                yield from self._contents(block, titles, is_second=after)
            case Picture():
                yield picture_line(self._ink, block, self._ink.width)

    def _bullet(self, block: Bullet) -> Any:
        style = bullet_style(block.depth)
        # The sign stands in letters of its own even where it is none, so that the text behind it is not taken for one.
        return self._ink.paragraph(style, [self._head(f"{block.marker}\t"), *self._ink.runs(style, block.content)])

    def _heading(self, block: Heading) -> Any:
        self._titles += 1
        look = _TITLES.get(max(block.level, 1))
        style, letter_style, team = look or (heading_style(block.level), HEAD, ASIDE)
        number = clean(block.number)
        head = f"{BESIDE_NUMBER}{number}{BESIDE_NUMBER}" if look else numbered(number)
        runs = [
            *([self._ink.styled(letter_style, head)] if number else []),
            *([self._head(" ")] if look else []),
            *self._ink.runs(style, block.content),
            *([self._ink.styled(team, f"\t{block.team}")] if block.team else []),
        ]
        mark = bookmark(self._titles, f"title_{self._titles}")
        return self._ink.paragraph(style, [*mark, *runs])

    def _contents(self, block: Contents, titles: list[int], *, is_second: bool) -> Iterator[Any]:
        # A list without a title that follows another, or that is empty, is told from it by an empty one.
        if block.caption or is_second or not block.entries:
            yield self._ink.words(StyleName.CONTENTS_CAPTION, block.caption)
        for entry, title in zip(block.entries, titles, strict=True):
            yield self._entry(entry, title)

    def _entry(self, entry: ContentsEntry, title: int) -> Any:
        """A line of a contents list; Word computes the page of a title that the document has."""
        style = contents_style(entry.level)
        head = [self._head(numbered(entry.number))] if entry.number else []
        runs = [*head, *self._ink.runs(style, text(entry.title))]
        if title:
            runs.append(self._ink.styled(ASIDE, "\t"))
            page = self._ink.styled(ASIDE, entry.page)
            runs.append(field(f"PAGEREF title_{title} \\h", page, is_stale=not entry.page))
        elif entry.page:
            runs.append(self._ink.styled(ASIDE, f"\t{entry.page}"))
        return self._ink.paragraph(style, runs)

    def _head(self, value: str) -> Any:
        return self._ink.styled(HEAD, value)
