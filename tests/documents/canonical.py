"""The same Document in the one form in which formats give it back: fewest runs, no characters that XML forbids."""

import re
from collections.abc import Callable
from dataclasses import replace

from ieum.documents.model import (
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
    Run,
    Table,
    Text,
)

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
IMAGES = ("image/png", "image/jpeg", "image/gif")
"""Kinds of picture that every format with pictures shows."""


def clean(value: str) -> str:
    """Take out what XML cannot hold."""
    return _FORBIDDEN.sub("", re.sub("\r\n?", "\n", value))


def canonical_text(line: Text, *, figures: bool = False) -> Text:
    """Neighbouring runs of one appearance are one; the note of an empty run hangs on the run before it."""
    kept: list[Run] = []
    for run in line:
        value, note = clean(run.text), canonical_text(run.footnote, figures=figures)
        figure = run.figure if figures else ""
        last = kept[-1] if kept else None
        same = last and (last.figure, last.bold, last.superscript) == (figure, run.bold, run.superscript)
        if last and not last.footnote and (same or not value):
            kept[-1] = replace(last, text=last.text + value, footnote=note)
        elif value:
            kept.append(Run(value, figure, run.bold, run.superscript, note))
        elif note:
            kept.append(Run("", footnote=note))
    return tuple(kept)


class Canonical:
    """Makes canonical Documents for one format; ``shows`` says whether the format holds a picture's data."""

    def __init__(
        self,
        *,
        figures: bool = False,
        lost_titles: bool = False,
        covered_rows: bool = False,
        shows: Callable[[Picture], bool],
    ) -> None:
        """``covered_rows`` says whether a row without cells of its own may stand apart from the title row above it."""
        self.figures, self.lost_titles, self.covered_rows, self.shows = figures, lost_titles, covered_rows, shows

    def document(self, document: Document) -> Document:
        return Document(
            clean(document.title),
            clean(document.organisation),
            clean(document.session),
            clean(document.period),
            tuple(map(self.block, document.blocks)),
            running_head=clean(document.running_head),
        )

    def text(self, line: Text) -> Text:
        return canonical_text(line, figures=self.figures)

    def block(self, block: Block) -> Block:
        match block:
            case Heading() | Paragraph() | Bullet():
                return self.line(block)
            case Table():
                return self.table(block)
            case Contents():
                return replace(block, caption=clean(block.caption), entries=tuple(map(self.entry, block.entries)))
            case Picture():
                return self.picture(block)
            case PageBreak():
                return block

    def line(self, block: Heading | Paragraph | Bullet) -> Block:
        content = self.text(block.content)
        if isinstance(block, Heading):
            number, team = clean(block.number), clean(block.team)
            lost = block.from_contents and self.lost_titles
            return replace(block, content=content, number=number, team=team, from_contents=lost)
        if isinstance(block, Bullet):
            return replace(block, content=content, marker=clean(block.marker))
        return replace(block, content=content)

    def picture(self, picture: Picture) -> Picture:
        """A picture that cannot be shown is its description."""
        description = clean(picture.description)
        return replace(picture, description=description) if self.shows(picture) else Picture(description)

    def entry(self, entry: ContentsEntry) -> ContentsEntry:
        return replace(entry, number=clean(entry.number), title=clean(entry.title), page=clean(entry.page))

    def table(self, table: Table) -> Table:
        """Title rows take along a row that is wholly covered by cells from above."""
        starting = {cell.row for cell in table.cells}
        rows = table.header_rows
        while not self.covered_rows and 0 < rows < table.row_count and rows not in starting:
            rows += 1
        cells = tuple(map(self.cell, table.cells))
        return replace(table, cells=cells, header_rows=rows, caption=clean(table.caption), unit=clean(table.unit))

    def cell(self, cell: Cell) -> Cell:
        """A cell with one empty line is an empty cell."""
        lines = tuple(map(self.text, cell.lines))
        lines = () if lines == ((),) else lines
        pictures = tuple(map(self.picture, cell.pictures))
        return replace(cell, lines=lines, tables=tuple(map(self.table, cell.tables)), pictures=pictures)
