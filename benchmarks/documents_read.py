"""CPU time of reading and what is found: HWPX and HWP 5.0 beside two libraries, text beside a Markdown parser.

HWPX and HWP. python-hwpx and jakal-hwpx open a file as their documentation does, with the checks that they make by
themselves, as ours makes its own. Each side gives the text in order, and of every table each cell with its place, spans
and text. Ours also tells titles, bullets and their depth, units, notes and header rows. A file is held to the faster of
the libraries that read it; found are the characters of the file's own XML, for HWP of the HWPX that python-hwpx makes.

Text. markdown-it-py looks at every line and character once and finds none of what a report of plain text means: no
tables whose columns are lost, no outline, no cover. Reading may take twice as long as such a parser, and no longer.
"""

import logging
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import jakal_hwpx
from hwpx import HwpxDocument
from hwpx.hwp5.package import convert, to_hwpx_bytes
from lxml import etree
from markdown_it import MarkdownIt

from benchmarks.measuring import RUNS, Result, beside, cpu_seconds, present, real_reports, real_samples
from ieum.documents.errors import DocumentError
from ieum.documents.model import Document, Table, plain
from ieum.documents.readers.text import read_text
from ieum.documents.reading import read_bytes

LEAST_RATIO = 1.0
LEAST_TEXT_RATIO = 0.5
FILE_RUNS = min(3, RUNS)

Found = Counter[str]


def measure() -> list[Result]:
    """The medians of all sides, each sample in the same run."""
    # Both libraries tell on the terminal what they would rather have otherwise.
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    return [*_text(), *(result for path in real_samples(".hwpx", ".hwp") for result in _sample(path))]


def _text() -> Iterator[Result]:
    reports = [path.read_bytes() for path in real_reports()]
    texts = [data.decode() for data in reports]
    ours, baseline = cpu_seconds(partial(_read, reports), partial(_parse, texts))
    yield beside(f"read {len(reports)} reports of text", ours, baseline, of="markdown-it-py", bar=LEAST_TEXT_RATIO)


def _read(reports: list[bytes]) -> None:
    for data in reports:
        read_text(data, "report.txt")


def _parse(texts: list[str]) -> None:
    parser = MarkdownIt().enable("table")
    for characters in texts:
        parser.parse(characters)


def _sample(path: Path) -> Iterator[Result]:
    """Time and characters of one file; nothing where it is protected, and so read by nobody."""
    data = path.read_bytes()
    try:
        ours = _characters_of(read_bytes(data, path.name))
    except DocumentError:
        return
    others = {name: found for name, job in _LIBRARIES.items() if (found := _found_by(job, path))}
    truth = _own_characters(data)
    seconds = cpu_seconds(
        lambda: read_bytes(data, path.name), *(partial(_LIBRARIES[name], path) for name in others), runs=FILE_RUNS
    )
    faster, name = min(zip(seconds[1:], others, strict=True))
    yield beside(f"read {path.name}", seconds[0], faster, of=name, bar=LEAST_RATIO)
    most, name = max((_recall(found, truth), name) for name, found in others.items())
    share = _recall(ours, truth)
    ratio = round(share / most, 4) if most else 1.0
    yield Result(f"characters of {path.name}", share, most, name, "share", ratio, 1.0, met=share >= most)


def _recall(found: Found, truth: Found) -> float:
    return round((found & truth).total() / max(truth.total(), 1), 4)


def _counted(pieces: Iterator[str]) -> Found:
    return Counter("".join("".join(piece.split()) for piece in pieces))


def _own_characters(data: bytes) -> Found:
    """The characters of a file's own XML."""
    package = zipfile.ZipFile(BytesIO(data if data.startswith(b"PK") else to_hwpx_bytes(convert(data).files)))
    parts = [name for name in package.namelist() if "/section" in name and name.endswith(".xml")]
    sections = [etree.fromstring(package.read(name)) for name in parts]
    return _counted("".join(words.itertext()) for section in sections for words in section.iter("{*}t"))


def _characters_of(document: Document) -> Found:
    return _counted(_words(document))


def _words(document: Document) -> Iterator[str]:
    yield from (document.title, document.organisation, document.session, document.period, document.running_head)
    for block in document.blocks:
        content = getattr(block, "content", ())
        # A title's number is kept without the dot that is printed behind it.
        yield from (getattr(block, "marker", ""), getattr(block, "number", ""), ".", getattr(block, "team", ""))
        yield from (plain(content), *(plain(run.footnote) for run in content))
        for entry in getattr(block, "entries", ()):
            yield from (entry.number, entry.title, entry.page)
        yield getattr(block, "caption", "")
    yield from (words for table in document.tables() for words in _words_of(table))


def _words_of(table: Table) -> Iterator[str]:
    yield from (table.caption, table.unit)
    for cell in table.cells:
        yield cell.text
        yield from (plain(run.footnote) for line in cell.lines for run in line)


def _found_by(job: Callable[[Path], tuple[str, list[Any]]], path: Path) -> Found:
    """What a library finds; nothing where it cannot read the file."""
    try:
        words, _ = job(path)
    except Exception:  # noqa: BLE001 - whatever it raises, it does not read the file
        return Counter()
    return _counted(iter([words]))


def _by_python_hwpx(path: Path) -> tuple[str, list[Any]]:
    document = HwpxDocument.open(str(path))
    cells = [
        (position.row, position.column, position.row_span, position.col_span, position.cell.text)
        for section in document.sections
        for paragraph in section.paragraphs
        for table in paragraph.tables
        for position in table.iter_grid()
        if position.is_anchor
    ]
    return document.export_text(), cells


def _by_jakal_hwpx(path: Path) -> tuple[str, list[Any]]:
    document = jakal_hwpx.HwpxDocument.open(str(path))
    cells = [
        (cell.row, cell.column, cell.row_span, cell.col_span, cell.text)
        for table in document.tables()
        for cell in table.cells()
    ]
    return document.get_document_text(), cells


_LIBRARIES = {"python-hwpx": _by_python_hwpx, "jakal-hwpx": _by_jakal_hwpx}


if __name__ == "__main__":
    present(__doc__ or "", measure)
