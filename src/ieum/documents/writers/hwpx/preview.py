"""Preview/PrvText.txt: the first thousand characters, which file managers and search engines show."""

from collections.abc import Iterator

from ieum.documents.model import Block, Bullet, Contents, Document, Heading, Paragraph, Picture, Table, plain
from ieum.documents.writers.hwpx.xml import clean

_LONGEST = 1000


def preview_text(document: Document) -> str:
    """The beginning of a document as plain lines; a table row stands as <cell><cell>."""
    taken, length = [], 0
    for line in _lines(document):
        taken.append(clean(line).replace("\n", " "))
        length += len(line) + 2
        if length >= _LONGEST:
            break
    return "".join(f"{line}\r\n" for line in taken)[:_LONGEST]


def _lines(document: Document) -> Iterator[str]:
    yield from filter(None, (document.session, document.period, document.title, document.organisation))
    for block in document.blocks:
        yield from _block_lines(block)


def _block_lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield " ".join(filter(None, (block.number, plain(block.content), block.team)))
        case Paragraph():
            yield plain(block.content)
        case Bullet():
            yield f"{block.marker} {plain(block.content)}"
        case Contents():
            yield block.caption
            yield from (f"{entry.number} {entry.title} {entry.page}" for entry in block.entries)
        case Table():
            yield from _table_lines(block)
        case Picture():
            yield block.description


def _table_lines(table: Table) -> Iterator[str]:
    yield table.caption
    for row in range(table.row_count):
        yield "".join(f"<{cell.text}>" for cell in table.cells if cell.row == row)
