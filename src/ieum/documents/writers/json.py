"""Writes a Document as JSON: all that it holds, so that ``readers.json`` makes the same Document again.

The keys are told in docs/json-format.md. Each block stands on one line, so that two versions can be compared by line.
"""

import base64
import json
from collections.abc import Callable
from typing import Any

from ieum.documents.model import (
    NOWHERE,
    Block,
    Bullet,
    Cell,
    Contents,
    ContentsEntry,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Place,
    Run,
    Table,
    Text,
    plain,
    text,
)

VERSION = 1
"""Number of the format; it changes when a file of the old kind would be misread."""


def write_json(document: Document) -> bytes:
    """Write the document in UTF-8; the lines of its text source are left out."""
    running_head = {"running_head": document.running_head} if document.running_head else {}
    head = {
        "version": VERSION,
        "title": document.title,
        "organisation": document.organisation,
        "session": document.session,
        "period": document.period,
        **running_head,
        "source": document.source,
    }
    blocks = ",\n".join(_dumps(_BLOCKS[type(block)](block)) for block in document.blocks)
    whole = f'{_dumps(head)[:-1]}, "blocks": [\n{blocks}\n]}}\n'
    # A file name that is not UTF-8 holds lone surrogates; they cannot be written.
    return whole.encode("utf-8", "replace")


def _dumps(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


def table_rows(table: Table) -> list[list[str]]:
    """All rows position by position: a merged cell's text at its upper left corner, "" in the rest of it."""
    rows = [[""] * table.column_count for _ in range(table.row_count)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


def _heading(block: Heading) -> dict[str, Any]:
    lost = {"from_contents": True} if block.from_contents else {}
    numbers = {"level": block.level, "number": block.number}
    return {"type": "heading", **numbers, **_content(block.content), "team": block.team, **lost, **_place(block.place)}


def _paragraph(block: Paragraph) -> dict[str, Any]:
    return {"type": "paragraph", "role": block.role, **_content(block.content), **_place(block.place)}


def _bullet(block: Bullet) -> dict[str, Any]:
    marker = {"marker": block.marker, "depth": block.depth}
    return {"type": "bullet", **marker, **_content(block.content), **_place(block.place)}


def _table(block: Table) -> dict[str, Any]:
    rows = table_rows(block)
    # A header row without any cell is still counted.
    header = [*rows[: block.header_rows], *([] for _ in range(block.header_rows - len(rows)))]
    return {
        "type": "table",
        "kind": block.kind,
        "caption": block.caption,
        "unit": block.unit,
        "base_date": block.base_date.isoformat() if block.base_date else None,
        "line": block.place.line,
        "columns": list(block.columns),
        "header_rows": header,
        "rows": rows[block.header_rows :],
        "cells": [_cell(cell) for cell in block.cells],
        **_place(block.place),
    }


def _cell(cell: Cell) -> dict[str, Any]:
    written: dict[str, Any] = {"row": cell.row, "column": cell.column}
    if cell.row_span != 1:
        written["row_span"] = cell.row_span
    if cell.column_span != 1:
        written["column_span"] = cell.column_span
    written["lines"] = [_line(line) for line in cell.lines]
    if cell.tables:
        written["tables"] = [_table(table) for table in cell.tables]
    if cell.pictures:
        written["pictures"] = [_picture(picture) for picture in cell.pictures]
    return {**written, **_place(cell.place)}


def _contents(block: Contents) -> dict[str, Any]:
    entries = [_entry(entry) for entry in block.entries]
    return {"type": "contents", "caption": block.caption, "entries": entries, **_place(block.place)}


def _entry(entry: ContentsEntry) -> dict[str, Any]:
    title = {"number": entry.number, "title": entry.title}
    return {**title, "page": entry.page, "level": entry.level, **_place(entry.place)}


def _picture(block: Picture) -> dict[str, Any]:
    data = base64.b64encode(block.data).decode("ascii")
    image = {"media_type": block.media_type, "data": data}
    return {"type": "picture", "description": block.description, **image, **_place(block.place)}


def _page_break(block: PageBreak) -> dict[str, Any]:
    landscape = {"landscape": True} if block.landscape else {}
    return {"type": "page_break", **landscape, **_place(block.place)}


_BLOCKS: dict[type[Block], Callable[[Any], dict[str, Any]]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Bullet: _bullet,
    Table: _table,
    Contents: _contents,
    Picture: _picture,
    PageBreak: _page_break,
}


def _content(content: Text) -> dict[str, Any]:
    characters = plain(content)
    if content == text(characters):
        return {"text": characters}
    return {"text": characters, "runs": [_run(run) for run in content]}


def _line(content: Text) -> str | list[dict[str, Any]]:
    characters = plain(content)
    return characters if content == text(characters) else [_run(run) for run in content]


def _run(run: Run) -> dict[str, Any]:
    written: dict[str, Any] = {"text": run.text}
    if run.figure:
        written["figure"] = run.figure
    if run.bold:
        written["bold"] = True
    if run.superscript:
        written["superscript"] = True
    if run.footnote:
        written["footnote"] = _line(run.footnote)
    return written


def _place(place: Place) -> dict[str, Any]:
    if place == NOWHERE:
        return {}
    names = ("line", "column", "end_line", "page", "part", "element")
    return {"place": {name: getattr(place, name) for name in names if getattr(place, name) not in (None, "")}}
