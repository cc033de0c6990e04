"""CPU time of reading PDF with tables and how many cells are found, beside pdfplumber's own table extraction.

A report of 40 sections that our writer made, and the real reports beside the repository with the tables that a person
wrote down of their pages. The baseline finds tables alone; ours also finds titles, bullets, footnotes and paragraphs.
A cell counts where its words come back as one cell of the page, blanks and most punctuation aside; ours may not find
fewer than the baseline.
"""

import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pdfplumber
from tests.documents.pdf_pages import Page, pages, told_cell

from benchmarks.documents_write import SECTIONS, report
from benchmarks.measuring import RUNS, Result, beside, cpu_seconds, present, real_samples
from ieum.documents.model import Document, Table
from ieum.documents.readers.pdf import read_pdf
from ieum.documents.writing import write_document

LEAST_RATIO = 5.0
FILE_RUNS = min(3, RUNS)
_BASELINE = "pdfplumber"

Cells = Counter[tuple[int, str]]
"""The words of each cell, by its page."""


def measure() -> list[Result]:
    """The medians of both, and the share of cells that each finds, in the same run."""
    return [*_own(), *(result for path in real_samples(".pdf") for result in _real(path))]


def _own() -> Iterator[Result]:
    document = report(SECTIONS)
    yield from _read(
        write_document(document, ".pdf"), f"{SECTIONS} sections of PDF", _cells_of(document), is_paged=False
    )


def _real(path: Path) -> Iterator[Result]:
    yield from _read(path.read_bytes(), path.name, _written_down([page for page in pages() if page.file == path.name]))


def _read(data: bytes, name: str, expected: Cells, *, is_paged: bool = True) -> Iterator[Result]:
    """What both take to read a file, and what they find in it."""
    read: list[Document] = []
    found: list[Cells] = []
    ours, baseline = cpu_seconds(
        lambda: read.append(read_pdf(data, "report.pdf")), lambda: found.append(_baseline_cells(data)), runs=FILE_RUNS
    )
    yield beside(f"read {name}", ours, baseline, of=_BASELINE, bar=LEAST_RATIO)
    yield _recall(expected, (_cells_of(read[0]), found[0]), name, is_paged=is_paged)


def _recall(expected: Cells, sides: tuple[Cells, Cells], name: str, *, is_paged: bool) -> Result:
    cells = expected if is_paged else _unpaged(expected)
    share, other = ((cells & (found if is_paged else _unpaged(found))).total() / cells.total() for found in sides)
    ratio = round(share / max(other, 0.001), 2)
    title = f"cells found in {name}"
    return Result(title, round(share, 4), round(other, 4), _BASELINE, "share of cells", ratio, 1.0, met=share >= other)


def _written_down(read: Sequence[Page]) -> Cells:
    return Counter((page.number, str(cell[4])) for page in read for table in page.tables for cell in table)


def _cells_of(document: Document) -> Cells:
    tables = (block for block in document.blocks if isinstance(block, Table))
    return Counter(
        (cell.place.page or 0, told_cell(cell.text)) for table in tables for cell in table.cells if cell.text
    )


def _unpaged(cells: Cells) -> Cells:
    """The same as of one page: where a page ends, only the printed report tells."""
    return _counted(0, [words for (_, words), count in cells.items() for _ in range(count)])


def _baseline_cells(data: bytes) -> Cells:
    with pdfplumber.open(io.BytesIO(data)) as opened:
        found: Cells = Counter()
        for number, page in enumerate(opened.pages, 1):
            cells = (cell for table in page.extract_tables() for row in table for cell in row)
            found += _counted(number, [told_cell(cell) for cell in cells if cell])
    return found


def _counted(page: int, words: Iterable[str]) -> Cells:
    return Counter((page, each) for each in words)


if __name__ == "__main__":
    present(__doc__ or "", measure)
