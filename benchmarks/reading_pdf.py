"""CPU time of reading a PDF of 40 sections with its tables, beside pdfplumber's own table extraction on the same file.

Both sides must find the rows: the share of the written rows that come back cell by cell, blanks aside, is measured for
each, and ours may not be lower. The baseline finds tables alone; ours also finds titles, bullets and paragraphs.
"""

import io
from collections import Counter
from collections.abc import Iterable

import pdfplumber

from benchmarks.measuring import Result, beside, cpu_seconds, present
from benchmarks.writing import SECTIONS, report
from ieum.documents.model import Document, Table
from ieum.documents.readers.pdf import read_pdf
from ieum.documents.writing import write_document

LEAST_RATIO = 5.0
RUNS = 3
_BASELINE = "pdfplumber"

Rows = Counter[tuple[str, ...]]


def measure() -> list[Result]:
    """The medians of both, and the share of rows that each finds, in the same run."""
    document = report(SECTIONS)
    data = write_document(document, ".pdf")
    ours, baseline = cpu_seconds(lambda: read_pdf(data, "report.pdf"), lambda: _baseline_rows(data), runs=RUNS)
    return [
        beside(f"read {SECTIONS} sections of PDF with tables", ours, baseline, of=_BASELINE, bar=LEAST_RATIO),
        _recall(_rows_of(document), _rows_of(read_pdf(data, "report.pdf")), _baseline_rows(data)),
    ]


def _recall(written: Rows, ours: Rows, baseline: Rows) -> Result:
    share, other = ((written & found).total() / written.total() for found in (ours, baseline))
    ratio = round(share / max(other, 0.001), 2)
    name = f"rows found in {SECTIONS} sections of PDF"
    return Result(name, round(share, 4), round(other, 4), _BASELINE, "share of rows", ratio, 1.0, met=share >= other)


def _rows_of(document: Document) -> Rows:
    """Each row by the cells that begin in it."""
    tables = (block for block in document.blocks if isinstance(block, Table))
    return _counted(
        [cell.text for cell in table.cells if cell.row == row] for table in tables for row in range(table.row_count)
    )


def _baseline_rows(data: bytes) -> Rows:
    with pdfplumber.open(io.BytesIO(data)) as opened:
        tables = [table for page in opened.pages for table in page.extract_tables()]
    return _counted([cell for cell in row if cell is not None] for table in tables for row in table)


def _counted(rows: Iterable[list[str]]) -> Rows:
    return Counter(tuple("".join(cell.split()) for cell in row) for row in rows)


if __name__ == "__main__":
    present(__doc__ or "", measure)
