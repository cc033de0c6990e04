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
from ieum.documents.writers.layout import alignments, numbered, printable, printed_unit

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&])")
_OPENING = re.compile(r"^(\d{1,9})([.)])(?=\s|$)|^([-+=])")
"""What makes a list or a title of a line that begins with it."""


def write_markdown(document: Document) -> bytes:
    """Write the document in UTF-8, blocks apart by an empty line."""
    cover = [
        f"# {_escape(document.title)}" if document.title else "",
        *(_line(_escape(value)) for value in (document.organisation, document.session, document.period)),
    ]
    page = _Page()
    pieces = [*cover, *map(page.block, document.blocks)]
    notes = [f"[^{number}]: {_text(note)}" for number, note in enumerate(page.notes, start=1)]
    return "".join(f"{piece}\n\n" for piece in [*pieces, *notes] if piece).encode()


class _Page:
    """The page as it grows, with the footnotes so far."""

    def __init__(self) -> None:
        self.notes: list[Text] = []

    def block(self, block: Block) -> str:
        if isinstance(block, Heading):
            team = f" ({_escape(block.team)})" if block.team else ""
            title = f"{_escape(numbered(block.number))}{self.text(block.content)}{team}"
            return f"{'#' * min(block.level + 1, 6)} {title}"
        if isinstance(block, Paragraph):
            return f"> {self.text(block.content)}" if block.role == "purpose" else _line(self.text(block.content))
        if isinstance(block, Bullet):
            return self.bullet(block)
        if isinstance(block, Table):
            return self.table(block)
        if isinstance(block, Contents):
            return _contents(block)
        return _picture(block) if isinstance(block, Picture) else "---"

    def bullet(self, bullet: Bullet) -> str:
        """The line with its sign; "-" is Markdown's own sign, deeper lines stand in by up to three spaces."""
        marker = bullet.marker if bullet.marker == "-" else _line(_escape(bullet.marker))
        return f"{' ' * min(max(bullet.depth - 1, 0), 3)}{marker} {self.text(bullet.content)}".rstrip()

    def table(self, table: Table) -> str:
        if table.kind == "banner":
            return f"> {' '.join(self.cell(cell) for cell in table.cells)}"
        title = " ".join(_escape(words) for words in (table.caption, printed_unit(table)) if words)
        header = [_escape(column) for column in table.columns]
        rows = [[self.cell(cell) if _begins(cell, place) else "" for place, cell in row] for row in _body(table)]
        lines = "\n".join(f"| {' | '.join(row)} |" for row in (header, _rules(table), *rows))
        return f"{_line(title)}\n\n{lines}" if title else lines

    def cell(self, cell: Cell) -> str:
        inner = [self.text(line) for line in cell.lines]
        inner += [" · ".join(self.cell(one) for one in table.cells) for table in cell.tables]
        return "<br>".join([*inner, *map(_picture, cell.pictures)])

    def text(self, content: Text) -> str:
        """A line, with the mark of each of its notes."""
        if not plain(content).strip():
            return ""
        return "".join(_run(run) + self.mark(run.footnote) for run in content)

    def mark(self, note: Text) -> str:
        if not note:
            return ""
        self.notes.append(note)
        return f"[^{len(self.notes)}]"


def _contents(contents: Contents) -> str:
    entries = (
        f"{'  ' * (min(entry.level, 6) - 1)}- {_escape(numbered(entry.number) + entry.title)}"
        + (f" ··· {_escape(entry.page)}" if entry.page else "")
        for entry in contents.entries
    )
    caption = f"{_line(_escape(contents.caption))}\n\n" if contents.caption else ""
    return caption + "\n".join(entries)


def _picture(picture: Picture) -> str:
    return f"\\[그림: {_escape(picture.description)}\\]"


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
