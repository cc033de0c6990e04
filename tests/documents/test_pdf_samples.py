"""Reading PDF: pages of two real reports beside what a person read there, and our own PDF of the real seeds."""

import re
from collections import Counter

import pytest
from tests.documents.pdf_pages import agreement, cells, contents_on, footnotes_on, pages, read, titles_on

from ieum.documents.model import Bullet, Contents, Table, plain
from ieum.documents.readers.pdf import read_pdf
from ieum.documents.reading import read_document
from ieum.documents.writing import write_document

pytestmark = pytest.mark.shared
LEAST_SHARE = 0.95
"""Of the cells, and of the bullets' words, markers and depths, over all pages that a person read."""
DOUBLED = re.compile(r"([가-힣Ⅰ-Ⅻ])\1\1")


@pytest.fixture(scope="module")
def agreements(shared):
    """How far the reading of each page agrees with a person's."""
    return [agreement(page, read(shared / "samples" / page.file)) for page in pages()]


def test_at_least_ten_pages_are_compared():
    assert len(pages()) == 11


@pytest.mark.parametrize("measure", ["cells", "texts", "markers", "depths"])
def test_the_pages_are_read_as_a_person_reads_them(agreements, measure):
    agreeing, all_of_them = (
        sum(numbers) for numbers in zip(*(getattr(each, measure) for each in agreements), strict=True)
    )

    assert all_of_them > 100
    assert agreeing / all_of_them >= LEAST_SHARE


@pytest.mark.parametrize("page", pages(), ids=lambda page: f"{page.file}-{page.number}")
def test_titles_contents_lists_and_footnotes_of_a_page_are_those_that_a_person_read(shared, page):
    document = read(shared / "samples" / page.file)

    assert titles_on(page, document)[: len(page.titles)] == page.titles
    assert contents_on(page, document) == page.contents
    assert footnotes_on(page, document) == page.footnotes


@pytest.mark.parametrize("name", ["busan2025_planning_officer.pdf", "busan2025_hrd.pdf"])
def test_no_title_holds_doubled_letters_and_no_page_number_is_left(shared, name):
    document = read(shared / "samples" / name)
    lines = [plain(block.content) for block in document.blocks if hasattr(block, "content")]

    assert [line for line in lines if DOUBLED.search(line)] == []
    assert [line for line in lines if re.fullmatch(r"-\s*\d+\s*-", line)] == []


def test_contents_lists_have_every_page_and_chapters_tell_what_they_hold(shared):
    document = read(shared / "samples/busan2025_planning_officer.pdf")
    contents, fifth, sixth = (block for block in document.blocks if isinstance(block, Contents))

    assert [int(entry.page) for entry in contents.entries] == [1, 3, 9, 11, 13, 14, 15, 16, 17, 18, 19, 21]
    assert [entry.number for entry in contents.entries] == ["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "1", "2", "3", "4", "5", "6", "Ⅵ"]
    assert [entry.number for entry in fifth.entries] == ["1", "2", "3", "4", "5", "6"]
    assert [entry.number for entry in sixth.entries] == ["1", "2", "3", "4", "5"]
    assert not any(entry.page for entry in (*fifth.entries, *sixth.entries))


@pytest.mark.parametrize("number", range(5))
def test_our_own_pdf_of_a_real_report_gives_back_every_cell_and_its_bullets(shared, number):
    written = read_document(sorted((shared / "seeds").glob("seed-*.txt"))[number])

    found = read_pdf(write_document(written, ".pdf"), "보고.pdf")

    assert [cells(each) for each in _tables(found)] == [cells(each) for each in _tables(written)]
    expected, bullets = _bullets(written), _bullets(found)
    assert (expected & bullets).total() >= 0.98 * expected.total()
    assert (found.title, found.organisation, found.session) == (written.title, written.organisation, written.session)


def _tables(document):
    return [block for block in document.blocks if isinstance(block, Table)]


def _bullets(document):
    return Counter(
        (block.marker, "".join(plain(block.content).split())) for block in document.blocks if isinstance(block, Bullet)
    )
