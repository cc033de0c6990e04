"""Writes a Document as GitHub-flavoured Markdown that reads well as text: □ ○ - stay, merged headers become paths."""

import re

from ieum.documents.model import (
    Block,
    Bullet,
    Cell,
    Contents,
    Document,
    Heading,
    Paragraph,
    Picture,
    Run,
    Table,
    Text,
    plain,
)
from ieum.documents.writers.layout import alignments, numbered, printable, unit_line

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&])")
_OPENING = re.compile(r"^(\d{1,9})([.)])(?=\s|$)|^([-+=])")
"""What makes a list or a title of a line that begins with it."""


def write_markdown(document: Document) -> bytes:
    """Write the document in UTF-8, blocks apart by an empty line."""
    cover = [
        f"# {_escape(document.title)}" if document.title else "",
        *(_line(_escape(value)) for value in (document.organisation, document.session, document.period)),
    ]
    pieces = [*cover, *(_block(block) for block in document.blocks)]
    return "".join(f"{piece}\n\n" for piece in pieces if piece).encode()


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        team = f" ({_escape(block.team)})" if block.team else ""
        return f"{'#' * min(block.level + 1, 6)} {_escape(numbered(block.number))}{_text(block.content)}{team}"
    if isinstance(block, Paragraph):
        return f"> {_text(block.content)}" if block.role == "purpose" else _line(_text(block.content))
    if isinstance(block, Bullet):
        return _bullet(block)
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Contents):
        return _contents(block)
    return f"\\[그림: {_escape(block.description)}\\]" if isinstance(block, Picture) else "---"


def _bullet(bullet: Bullet) -> str:
    """The line with its sign; "-" is Markdown's own sign, deeper lines stand in by up to three spaces."""
    marker = bullet.marker if bullet.marker == "-" else _line(_escape(bullet.marker))
    return f"{' ' * min(max(bullet.depth - 1, 0), 3)}{marker} {_text(bullet.content)}".rstrip()


def _contents(contents: Contents) -> str:
    entries = (
        f"{'  ' * (min(entry.level, 6) - 1)}- {_escape(numbered(entry.number) + entry.title)}"
        + (f" ··· {_escape(entry.page)}" if entry.page else "")
        for entry in contents.entries
    )
    caption = f"{_line(_escape(contents.caption))}\n\n" if contents.caption else ""
    return caption + "\n".join(entries)


def _table(table: Table) -> str:
    if table.kind == "banner":
        return f"> {' '.join(_cell(cell) for cell in table.cells)}"
    title = " ".join(_escape(words) for words in (table.caption, unit_line(table)) if words)
    header = [_escape(column) for column in table.columns]
    rows = [[_cell(cell) if _begins(cell, place) else "" for place, cell in row] for row in _body(table)]
    lines = "\n".join(f"| {' | '.join(row)} |" for row in (header, _rules(table), *rows))
    return f"{_line(title)}\n\n{lines}" if title else lines


def _body(table: Table) -> list[list[tuple[tuple[int, int], Cell]]]:
    """Body rows position by position, each with the row and column that it is."""
    return [
        [((row, column), cell) for column, cell in enumerate(cells)]
        for row, cells in enumerate(table.body, start=table.header_rows)
    ]


def _begins(cell: Cell, place: tuple[int, int]) -> bool:
    return (cell.row, cell.column) == place


def _rules(table: Table) -> list[str]:
    """The line under the header: columns with numbers stand at the right."""
    stands = alignments(table)
    right = {column for (row, column), stand in stands.items() if row >= table.header_rows and stand == "right"}
    return ["---:" if column in right else "---" for column in range(table.column_count)]


def _cell(cell: Cell) -> str:
    inner = [_text(line) for line in cell.lines]
    inner += [" · ".join(_cell(one) for one in table.cells) for table in cell.tables]
    return "<br>".join(inner)


def _text(content: Text) -> str:
    return "".join(_run(run) for run in content) if plain(content).strip() else ""


def _run(run: Run) -> str:
    # Tags hold in every neighbourhood; ** beside Korean and brackets does not.
    words = _escape(run.text)
    if run.superscript:
        words = f"<sup>{words}</sup>"
    return f"<strong>{words}</strong>" if run.bold else words


def _line(words: str) -> str:
    """A line that begins a paragraph and nothing else."""
    return _OPENING.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}", words.lstrip())


def _escape(words: str) -> str:
    one_line = re.sub(r"[\n\r\t\v\f\x85\u2028\u2029]+", " ", printable(words))
    return _MARKUP.sub(r"\\\1", one_line)
