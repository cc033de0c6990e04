"""A Document comes back from our HWPX as it was, but for what paper cannot carry."""

import io
import zipfile
from dataclasses import replace

from hypothesis import given, settings
from tests.documents.hwpx_files import package
from tests.documents.strategies import documents

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
    text,
)
from ieum.documents.readers.hwpx import read_hwpx
from ieum.documents.writers.hwpx import write_hwpx
from ieum.documents.writers.hwpx.xml import clean


def _kept_text(line: Text) -> Text:
    """Neighbouring runs of one appearance are one; which figure a run prints is not in the file."""
    kept: list[Run] = []
    for run in line:
        value = clean(run.text)
        if kept and (kept[-1].bold, kept[-1].superscript) == (run.bold, run.superscript):
            kept[-1] = replace(kept[-1], text=kept[-1].text + value)
        elif value:
            kept.append(Run(value, bold=run.bold, superscript=run.superscript))
    return tuple(kept)


def _kept_table(table: Table) -> Table:
    """A title row takes along a row that is wholly covered by cells from above."""
    starting = {cell.row for cell in table.cells}
    header_rows = table.header_rows
    while 0 < header_rows < table.row_count and header_rows not in starting:
        header_rows += 1
    cells = tuple(_kept_cell(cell) for cell in table.cells)
    return replace(table, cells=cells, header_rows=header_rows, caption=clean(table.caption), unit=clean(table.unit))


def _kept_cell(cell: Cell) -> Cell:
    """A cell with one empty line is an empty cell."""
    lines = tuple(_kept_text(line) for line in cell.lines)
    return replace(cell, lines=() if lines == ((),) else lines, tables=tuple(map(_kept_table, cell.tables)))


def _kept_block(block: Block) -> Block:
    match block:
        case Heading():
            number, team = clean(block.number), clean(block.team)
            return replace(block, content=_kept_text(block.content), number=number, team=team, from_contents=False)
        case Paragraph() | Bullet():
            return replace(block, content=_kept_text(block.content))
        case Table():
            return _kept_table(block)
        case Contents():
            return replace(block, caption=clean(block.caption), entries=tuple(map(_kept_entry, block.entries)))
        case Picture():
            return Picture(clean(block.description))
        case PageBreak():
            return block


def _kept_entry(entry: ContentsEntry) -> ContentsEntry:
    return replace(entry, number=clean(entry.number), title=clean(entry.title), page=clean(entry.page))


def _kept(document: Document) -> Document:
    return Document(
        clean(document.title),
        clean(document.organisation),
        clean(document.session),
        clean(document.period),
        tuple(map(_kept_block, document.blocks)),
    )


@given(documents())
@settings(max_examples=200, deadline=None)
def test_any_document_comes_back_but_for_what_paper_cannot_carry(document):
    assert read_hwpx(write_hwpx(document), "보고.hwpx") == _kept(document)


@given(documents())
@settings(max_examples=40, deadline=None)
def test_a_document_that_was_read_is_written_and_read_again_unchanged(document):
    once = read_hwpx(write_hwpx(document), "보고.hwpx")

    assert read_hwpx(write_hwpx(once), "보고.hwpx") == once


def test_a_bullet_typed_in_hangul_with_a_usual_blank_is_known_by_its_style():
    written = write_hwpx(Document(blocks=(Bullet("○", 2, text("대상")), Bullet("-", 3, text("기간")))))
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["Contents/section0.xml"] = parts["Contents/section0.xml"].replace(b"<hp:fwSpace/>", b" ")

    assert read_hwpx(package(**parts), "고친 보고.hwpx").blocks == (
        Bullet("○", 2, text("대상")),
        Bullet("-", 3, text("기간")),
    )
