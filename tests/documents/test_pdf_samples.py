"""Reading PDF: pages of two real reports beside what a person read there, and our own PDF of the real seeds."""

import re
from collections import Counter
from functools import cache

import pytest
from tests.documents.pdf_pages import BULLETS, DEPTHS, TABLES, UNITS

from ieum.documents.model import Bullet, Table, plain
from ieum.documents.readers.pdf import read_pdf
from ieum.documents.reading import read_document
from ieum.documents.writing import write_document

pytestmark = pytest.mark.shared


@cache
def _read(path):
    return read_pdf(path.read_bytes(), path.name)


def _on(shared, page, kind):
    """The blocks of a kind on a page."""
    name, number = page
    blocks = _read(shared / "samples" / name).blocks
    return [block for block in blocks if isinstance(block, kind) and block.place.page == number]


def _cells(table):
    return [
        (cell.row, cell.column, cell.row_span, cell.column_span, "".join(cell.text.split())) for cell in table.cells
    ]


@pytest.mark.parametrize("page", TABLES, ids=str)
def test_the_tables_of_a_page_are_those_that_a_person_read(shared, page):
    found = [table for table in _on(shared, page, Table) if table.column_count > 2]

    assert [_cells(table) for table in found] == TABLES[page]
    assert [table.unit for table in found] == UNITS[page]


@pytest.mark.parametrize("page", BULLETS, ids=str)
def test_the_bullets_of_a_page_are_those_that_a_person_read(shared, page):
    found = _on(shared, page, Bullet)

    assert [bullet.marker for bullet in found] == BULLETS[page].split()
    assert [bullet.depth for bullet in found] == [DEPTHS[marker] for marker in BULLETS[page].split()]


@pytest.mark.parametrize("name", ["busan2025_planning_officer.pdf", "busan2025_hrd.pdf"])
def test_no_title_holds_doubled_letters_and_no_page_number_is_left(shared, name):
    document = _read(shared / "samples" / name)
    lines = [plain(block.content) for block in document.blocks if hasattr(block, "content")]

    assert [line for line in lines if re.search(r"([가-힣Ⅰ-Ⅻ])\1\1", line)] == []
    assert [line for line in lines if re.fullmatch(r"-\s*\d+\s*-", line)] == []


def test_a_contents_list_has_every_page(shared):
    (contents,) = [
        block for block in _read(shared / "samples/busan2025_planning_officer.pdf").blocks if hasattr(block, "entries")
    ]

    assert [int(entry.page) for entry in contents.entries] == [1, 3, 9, 11, 13, 14, 15, 16, 17, 18, 19, 21]
    assert [entry.number for entry in contents.entries] == ["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "1", "2", "3", "4", "5", "6", "Ⅵ"]


@pytest.mark.parametrize("number", range(5))
def test_our_own_pdf_of_a_real_report_gives_back_every_cell_and_its_bullets(shared, number):
    written = read_document(sorted((shared / "seeds").glob("seed-*.txt"))[number])

    read = read_pdf(write_document(written, ".pdf"), "보고.pdf")

    assert [_cells(each) for each in _tables(read)] == [_cells(each) for each in _tables(written)]
    expected, found = _bullets(written), _bullets(read)
    assert (expected & found).total() >= 0.98 * expected.total()
    assert (read.title, read.organisation, read.session) == (written.title, written.organisation, written.session)


def _tables(document):
    return [block for block in document.blocks if isinstance(block, Table)]


def _bullets(document):
    return Counter(
        (block.marker, "".join(plain(block.content).split())) for block in document.blocks if isinstance(block, Bullet)
    )
