"""Turns a Document into the data that the Typst template lays out: all decisions here, all measures there."""

from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import category, normalize

from ieum.documents.model import (
    Bullet,
    Cell,
    Contents,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Table,
    Text,
    text,
)
from ieum.documents.writers.layout import (
    SHOWN_IMAGES,
    Alignment,
    alignments,
    column_widths,
    front_matter,
    has_cover,
    header_is_apart,
    linked_titles,
    numbered,
    printable,
    printed_caption,
    unit_line,
)

ROOM = 96
"""Half-width characters of table type that stand side by side on a page."""
SMALLEST = 0.6
"""Type of a wide table is not made smaller than this share."""
MOST_REPEATED = 5
"""A header of more rows is not repeated on each page."""
LONG = 300
"""A cell with more characters may run over a page's end."""
_FORMS = {"jpeg": "jpg", "svg+xml": "svg"}
"""Typst's names of image formats, where they are not the media type's."""
STAND_IN = "〓"
"""Printed for a character that the fonts do not have, as printers have long done."""

UNTITLED = text("(제목 없음)")


def pages(document: Document) -> dict[str, Any]:
    """The document as the template wants it: cover, front matter without page numbers, and the numbered body."""
    blocks = _blocks(document)
    front = front_matter(document.blocks)
    return {
        "title": _clean(document.title or document.source or "문서"),
        "cover": _cover(document) if has_cover(document) else None,
        "front": blocks[:front],
        "body": blocks[front:],
    }


def _cover(document: Document) -> dict[str, str]:
    names = ("title", "organisation", "session", "period")
    return {name: _clean(getattr(document, name)) for name in names}


def _blocks(document: Document) -> list[dict[str, Any]]:
    targets = linked_titles(document)
    written, level, title = [], 0, 0
    for index, block in enumerate(document.blocks):
        if isinstance(block, Heading):
            # Screen readers are told no level that its own upper one does not enclose.
            level, title = min(block.level, level + 1), title + 1
            written.append(_heading(block, level, title))
        elif isinstance(block, Contents):
            written.append(_contents(block, targets[index]))
        else:
            told = {"caption": _clean(printed_caption(document.blocks, index))} if isinstance(block, Table) else {}
            written.append({**_block(block), **told})
    return written


def _heading(heading: Heading, level: int, title: int) -> dict[str, Any]:
    number, runs = _clean(numbered(heading.number)), _runs(heading.content)
    if not any(run["text"].strip() for run in runs):
        runs = _runs(UNTITLED)  # screen readers need words
    shown = {"number": number, "runs": runs, "team": _clean(heading.team)}
    return {"type": "heading", "shown": min(heading.level, 4), "level": level, "label": f"title-{title}", **shown}


def _contents(contents: Contents, targets: list[int]) -> dict[str, Any]:
    entries = [
        {
            "number": _clean(numbered(entry.number)),
            "title": _clean(entry.title),
            "level": min(entry.level, 4),
            "label": f"title-{target}" if target else None,
        }
        for entry, target in zip(contents.entries, targets, strict=True)
    ]
    return {"type": "contents", "caption": _clean(contents.caption), "entries": entries}


def _block(block: Paragraph | Bullet | Table | Picture | PageBreak) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {"type": "paragraph", "role": block.role, "runs": _runs(block.content)}
    if isinstance(block, Bullet):
        depth = min(max(block.depth, 1), 6)
        return {"type": "bullet", "marker": _clean(block.marker), "depth": depth, "runs": _runs(block.content)}
    if isinstance(block, Table):
        return _table(block, ROOM)
    return _picture(block) if isinstance(block, Picture) else {"type": "page_break"}


def _picture(picture: Picture) -> dict[str, Any]:
    pixels: dict[str, Any] = {}
    if picture.data and picture.media_type in SHOWN_IMAGES[".pdf"]:
        kind = picture.media_type.removeprefix("image/")
        pixels = {"pixels": list(picture.data), "form": _FORMS.get(kind, kind)}
    return {"type": "picture", "description": _clean(picture.description) or "그림", **pixels}


def _table(table: Table, room: float) -> dict[str, Any]:
    widths, scale = column_widths(table, room)
    stands = alignments(table)
    apart = header_is_apart(table)
    return {
        "type": "table",
        "kind": table.kind,
        "caption": _clean(table.caption),
        "unit": _clean(unit_line(table)),
        "widths": widths,
        "scale": max(scale, SMALLEST),
        "header": table.header_rows if apart else 0,
        "repeat": table.header_rows <= MOST_REPEATED,
        "cells": [_cell(table, cell, widths, stands[cell.row, cell.column]) for cell in table.cells],
    }


def _cell(table: Table, cell: Cell, widths: list[float], stand: Alignment) -> dict[str, Any]:
    room = sum(widths[cell.column : cell.column + cell.column_span]) - 2
    return {
        "x": cell.column,
        "y": cell.row,
        "colspan": cell.column_span,
        "rowspan": cell.row_span,
        "align": stand,
        "head": cell.row < table.header_rows,
        "breakable": len(cell.text) > LONG or bool(cell.tables) or cell.row_span > MOST_REPEATED,
        "lines": [_runs(line) for line in cell.lines],
        "tables": [_table(inner, room) for inner in cell.tables],
    }


def _runs(content: Text) -> list[dict[str, Any]]:
    return [{"text": _clean(run.text), "bold": run.bold, "raised": run.superscript} for run in content]


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
