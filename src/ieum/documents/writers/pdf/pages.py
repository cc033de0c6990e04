"""Turns a Document into the data that the Typst template lays out: what is decided here, is drawn there."""

from dataclasses import asdict
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any
from unicodedata import category, normalize

from ieum.documents.model import (
    Bullet,
    Cell,
    Contents,
    ContentsEntry,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Table,
    Text,
    plain,
    text,
)
from ieum.documents.styles.names import (
    KIND_PLACES,
    ROLE_STYLES,
    BoxName,
    StyleName,
    bullet_style,
    contents_style,
    heading_style,
)
from ieum.documents.styles.sheet import Style, StyleSheet
from ieum.documents.writers.flow import Stretch, front_matter, has_note, linked_titles, printed_caption, stretches
from ieum.documents.writers.images import is_shown
from ieum.documents.writers.layout import (
    PIECES,
    cell_box,
    cell_styles,
    column_widths,
    display_width,
    header_is_apart,
    is_kept_whole,
    is_wide,
    numbered,
    printable,
    room,
    sign_heights,
    sign_widths,
    unit_line,
)

MOST_REPEATED = 5
"""A header of more rows is not repeated on each page."""
LONG = 300
"""A cell with more characters may run over a page's end."""
_ADVANCE = 0.864
"""Width of a Korean letter of the free font in parts of its size."""
NARROW = 3
"""A chapter's number of fewer characters stands in a square."""
_FORMS = {"jpeg": "jpg", "svg+xml": "svg"}
"""Typst's names of image formats, where they are not the media type's."""
_BANDS = {
    1: (StyleName.CHAPTER_NUMBER, StyleName.CHAPTER_TITLE, StyleName.CHAPTER_TEAM),
    2: (StyleName.ITEM_NUMBER, StyleName.ITEM_TITLE, StyleName.ITEM_TEAM),
}
_BAND_BOXES = {
    1: {"number": BoxName.CHAPTER_NUMBER, "title": BoxName.CHAPTER_TITLE},
    2: {"number": BoxName.ITEM_NUMBER, "title": BoxName.ITEM_TITLE},
}
STAND_IN = "〓"
"""Printed for a character that the fonts do not have, as printers have long done."""

UNTITLED = text("(제목 없음)")


def pages(document: Document, sheet: StyleSheet) -> dict[str, Any]:
    """The document as the template wants it: looks, cover, front matter without page numbers, and the numbered body."""
    return _Pages(document, sheet).all()


class _Pages:
    """The pages of one document, in the making."""

    def __init__(self, document: Document, sheet: StyleSheet) -> None:
        self._document = document
        self._sheet = sheet
        self._turned = False
        self._space = 0.0
        """What is to stand free below the block before, in points."""

    def all(self) -> dict[str, Any]:
        document, sheet = self._document, self._sheet
        front = front_matter(document.blocks)
        parts = stretches(document.blocks[front:], lambda table: is_wide(table, sheet))
        cover = self._cover()
        written = self._blocks(front, parts)
        return {
            "title": _clean(document.title or document.source or "문서"),
            "paper": asdict(sheet.page),
            "table": {**asdict(sheet.table), "pieces": PIECES},
            "styles": {name: self._look(style) for name, style in sheet.styles.items()},
            "boxes": {name: asdict(box) for name, box in sheet.boxes.items()},
            "notes": StyleName.FOOTNOTE,
            "heads": StyleName.RUNNING_HEAD,
            "running_head": _clean(document.running_head),
            "cover": cover,
            "front": written[:front],
            "body": _parted(written[front:], parts),
        }

    def _look(self, style: Style) -> dict[str, Any]:
        """A style in points, with the gap between its lines; free letters are smaller, but fill as many lines."""
        font = self._sheet.fonts[style.font]
        size = style.size * font.scale / 100
        gap = style.size * style.line / 100 - size
        letters = {"tracking": style.size * font.width / 100 - size * _ADVANCE, "blank": style.size / 2}
        return {**asdict(style), "size": size, "weight": font.free, "gap": gap, **letters}

    def _shrunk(self, style: Style) -> float:
        """Points by which the free letters of a style are smaller than stated; half of it stands above them."""
        return style.size * (1 - self._sheet.fonts[style.font].scale / 100)

    def _above(self, name: str) -> float:
        """The space above a line of a style; the next block takes up what is to stand below it."""
        style = self._sheet.styles[name]
        half = self._shrunk(style) / 2
        above = self._space + style.before + half
        self._space = style.after + style.size * (style.line / 100 - 1) + half
        return above

    def _above_box(self, name: str = StyleName.BAND_PLACE) -> float:
        """The same for a band or table, whose own line Hangul gives no height."""
        style = self._sheet.styles[name]
        above, self._space = self._space + style.before, style.after
        return above

    def _cover(self) -> list[dict[str, Any]]:
        document = self._document
        lines = (
            (StyleName.COVER_SESSION, document.session),
            (StyleName.COVER_PERIOD, document.period),
            (StyleName.COVER_TITLE, document.title),
            (StyleName.COVER_ORGANISATION, document.organisation),
        )
        return [self._cover_line(name, value) for name, value in lines if value]

    def _cover_line(self, name: StyleName, value: str) -> dict[str, Any]:
        line = {"look": name, "text": _clean(value)}
        if name is StyleName.COVER_TITLE:
            return {**line, "box": BoxName.COVER_TITLE, "above": self._above_box()}
        return {**line, "above": self._above(name)}

    def _blocks(self, front: int, parts: list[Stretch]) -> list[dict[str, Any]]:
        targets = linked_titles(self._document)
        turned = [False] * front + [part.is_turned for part in parts for _ in part.blocks]
        written, level, title = [], 0, 0
        for index, block in enumerate(self._document.blocks):
            self._turned = turned[index]
            if isinstance(block, Heading):
                # Screen readers are told no level that its own upper one does not enclose.
                level, title = min(block.level, level + 1), title + 1
                written.append(self._heading(block, level, title))
            elif isinstance(block, Contents):
                written.append(self._contents(block, targets[index]))
            elif isinstance(block, Table):
                caption = _clean(printed_caption(self._document.blocks, index))
                written.append(self._table_block(block, caption) | {"sticky": has_note(self._document.blocks, index)})
            else:
                written.append(self._block(block))
        return written

    def _heading(self, heading: Heading, level: int, title: int) -> dict[str, Any]:
        runs = _runs(heading.content)
        if not any(run["text"].strip() for run in runs):
            runs = _runs(UNTITLED)  # screen readers need words
        shown = max(min(heading.level, 6), 1)
        words = {"runs": runs, "team": _clean(heading.team)}
        common = {"type": "heading", "shown": shown, "level": level, "label": f"title-{title}", **words}
        if shown not in _BANDS:
            look = heading_style(shown)
            return {**common, "number": _clean(numbered(heading.number)), "look": look, "above": self._above(look)}
        number = _clean(heading.number)
        looks = dict(zip(("number", "title", "team"), _BANDS[shown], strict=True))
        band = {"looks": looks, "boxes": _BAND_BOXES[shown], "narrow": len(number) < NARROW}
        return {**common, "number": number, **band, "above": self._above_box()}

    def _contents(self, contents: Contents, targets: list[int]) -> dict[str, Any]:
        look = StyleName.CONTENTS_CAPTION
        caption = _clean(contents.caption)
        above = self._above(look) if caption else 0
        lines = zip(contents.entries, targets, strict=True)
        entries = [self._entry(entry, target) for entry, target in lines]
        return {"type": "contents", "caption": caption, "look": look, "above": above, "entries": entries}

    def _entry(self, entry: ContentsEntry, target: int) -> dict[str, Any]:
        look = contents_style(entry.level)
        return {
            "number": _clean(numbered(entry.number)),
            "title": _clean(entry.title),
            "label": f"title-{target}" if target else None,
            "look": look,
            "above": self._above(look),
        }

    def _block(self, block: Paragraph | Bullet | Picture | PageBreak) -> dict[str, Any]:
        if isinstance(block, Paragraph):
            return self._paragraph(block)
        if isinstance(block, Bullet):
            return self._bullet(block)
        if isinstance(block, Picture):
            return {
                "type": "picture",
                "look": StyleName.PICTURE,
                "above": self._above(StyleName.PICTURE),
                **_picture(block),
            }
        return {"type": "page_break"}

    def _paragraph(self, block: Paragraph) -> dict[str, Any]:
        look = ROLE_STYLES.get(block.role, StyleName.BODY)
        common = {"type": "paragraph", "look": look, "runs": _runs(block.content)}
        if look is StyleName.PURPOSE:
            return {**common, "box": BoxName.PURPOSE, "above": self._above_box()}
        return {**common, "above": self._above(look)}

    def _bullet(self, block: Bullet) -> dict[str, Any]:
        look, marker = bullet_style(block.depth), _clean(block.marker)
        style = self._sheet.styles[look]
        # A full blank behind it keeps a wide marker apart from its text.
        needed = (display_width(marker) + 1) * self._look(style)["size"] / 2 if marker else 0
        words = {"marker": marker, "width": max(style.hanging, needed) if marker else 0, "runs": _runs(block.content)}
        return {"type": "bullet", "look": look, "above": self._above(look), **words}

    def _table_block(self, table: Table, caption: str) -> dict[str, Any]:
        lines = ((StyleName.TABLE_CAPTION, caption), (StyleName.TABLE_UNIT, _clean(unit_line(table))))
        before = self._space
        heads = []
        for look, words in lines:
            if words:
                # Caption and unit stand side by side.
                self._space = before
                heads.append({"look": look, "text": words, "above": self._above(look)})
        place = KIND_PLACES.get(table.kind, StyleName.TABLE_PLACE)
        above = self._above_box(place)
        page = self._sheet.page.turned() if self._turned else self._sheet.page
        return {"heads": heads, "above": above, **self._table(table, room(self._sheet, page.text_width))}

    def _table(self, table: Table, room: float) -> dict[str, Any]:
        widths, scale = column_widths(table, room)
        looks = cell_styles(table)
        header = table.header_rows if header_is_apart(table) else 0
        return {
            "type": "table",
            "widths": widths,
            "scale": max(scale, self._sheet.table.smallest / 100),
            "header": header,
            # A word of five letters has room in each column, unless the type would have to be smaller still.
            "whole": scale >= self._sheet.table.smallest / 100,
            "breakable": not is_kept_whole(table),
            "repeat": table.header_rows <= MOST_REPEATED,
            "cells": [self._cell(table, cell, widths, looks[cell.row, cell.column]) for cell in table.cells],
            **(self._sign(table) if table.kind == "approval" else {}),
        }

    def _sign(self, table: Table) -> dict[str, Any]:
        look = self._sheet.table
        return {"sign": {"widths": sign_widths(table, look), "heights": sign_heights(table, look)}}

    def _cell(self, table: Table, cell: Cell, widths: list[float], look: StyleName) -> dict[str, Any]:
        room = sum(widths[cell.column : cell.column + cell.column_span]) - 2
        return {
            "x": cell.column,
            "y": cell.row,
            "colspan": cell.column_span,
            "rowspan": cell.row_span,
            "look": look,
            "box": cell_box(table, cell),
            "first": cell.row == 0,
            "last": cell.row + cell.row_span == table.row_count,
            "breakable": len(cell.text) > LONG or bool(cell.tables) or cell.row_span > MOST_REPEATED,
            "lines": [_runs(line) for line in cell.lines],
            "tables": [self._table(inner, room) for inner in cell.tables],
            "pictures": [_picture(picture) for picture in cell.pictures],
        }


def _parted(written: list[dict[str, Any]], parts: list[Stretch]) -> list[dict[str, Any]]:
    """The body cut where the paper is turned."""
    rest = iter(written)
    return [{"turned": part.is_turned, "blocks": list(islice(rest, len(part.blocks)))} for part in parts]


def _picture(picture: Picture) -> dict[str, Any]:
    pixels: dict[str, Any] = {}
    if is_shown(picture, ".pdf"):
        kind = picture.media_type.removeprefix("image/")
        pixels = {"pixels": list(picture.data), "form": _FORMS.get(kind, kind)}
    return {"description": _clean(picture.description) or "그림", **pixels}


def _runs(content: Text) -> list[dict[str, Any]]:
    return [_run(run) for run in content]


def _run(run: Run) -> dict[str, Any]:
    note = {"note": _runs(run.footnote)} if plain(run.footnote) else {}
    return {"text": _clean(run.text), "bold": run.bold, "raised": run.superscript, **note}


def _clean(words: str) -> str:
    composed = normalize("NFC", printable(words))
    return "".join(character if character in characters() else _stand_in(character) for character in composed)


def _stand_in(character: str) -> str:
    """Nothing for an invisible character, such as a joiner; else the stand-in."""
    return "" if category(character) in {"Cf", "Mn"} else STAND_IN


@cache
def characters() -> frozenset[str]:
    """Characters that the fonts have, and the white space that needs none."""
    listed = (Path(__file__).parent / "fonts" / "characters.txt").read_text("ascii").split()
    bounds = zip(listed[::2], listed[1::2], strict=True)
    has = {chr(code) for first, last in bounds for code in range(int(first, 16), int(last, 16) + 1)}
    return frozenset(has | set("\n\t "))
