"""Real files beside the repository: those of Hancom are read whole, and ours contain only what those do."""

import importlib.util
import io
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree
from tests.documents.strategies import documents
from tests.documents.test_hwpx_writer import REPORT

from ieum.documents.errors import UnreadableDocument
from ieum.documents.model import Block, Bullet, Contents, Document, Heading, Paragraph, Table, plain
from ieum.documents.readers.hwpx import read_hwpx
from ieum.documents.writers.hwpx import write_hwpx

pytestmark = pytest.mark.shared

BOXES_TAKEN_AS_TITLES = {
    "evalplan_blank_form.hwpx": 14,
    "gov_donation_report_form.hwpx": 1,
    "hwpxlib_project_plan.hwpx": 1,
    "public_report_form_brother.hwpx": 8,
    "report_template_bank.hwpx": 6,
}
"""How many tables of a file are boxes around a title, purpose or contents list."""

MERGES_IN_ORNAMENT = {"public_report_form_brother.hwpx": 6}
"""How many merged cells such boxes have around their text."""


@pytest.fixture(scope="module")
def samples(shared) -> list[Path]:
    """All HWPX samples."""
    return sorted((shared / "samples").glob("*.hwpx"))


def _roots(path: Path) -> list[etree._Element]:
    parser = etree.XMLParser(huge_tree=True, resolve_entities=False)
    with zipfile.ZipFile(path) as archive:
        parts = [name for name in archive.namelist() if re.fullmatch(r"Contents/section\d+\.xml", name)]
        return [etree.fromstring(archive.read(name), parser) for name in parts]


def _characters(pieces: list[str]) -> Counter[str]:
    return Counter("".join("".join(pieces).split()))


def _printed(document: Document) -> list[str]:
    """All that a document says, with the dots and words that the model leaves to print."""
    return [document.title, *(piece for block in document.blocks for piece in _printed_block(block))]


def _printed_block(block: Block) -> list[str]:
    match block:
        case Heading():
            return [f"{block.number}.", plain(block.content), block.team]
        case Paragraph():
            return [plain(block.content)]
        case Bullet():
            return [block.marker, plain(block.content)]
        case Contents():
            return [block.caption, *(f"{entry.number}.{entry.title}{entry.page}" for entry in block.entries)]
        case Table():
            return _printed_table(block)
        case _:
            return []


def _printed_table(table: Table) -> list[str]:
    inner = [piece for cell in table.cells for each in cell.tables for piece in _printed_table(each)]
    return [table.caption, f"(단위:{table.unit})", *(cell.text for cell in table.cells), *inner]


def test_every_character_of_every_sample_is_read(samples):
    for path in samples:
        truth = _characters(["".join(each.itertext()) for root in _roots(path) for each in root.iter("{*}t")])

        lost = truth - _characters(_printed(read_hwpx(path.read_bytes(), path.name)))

        assert 1 - sum(lost.values()) / sum(truth.values()) >= 0.999, (path.name, lost)


def test_every_picture_of_every_sample_is_read_with_its_data(samples):
    counts = {}
    for path in samples:
        document = read_hwpx(path.read_bytes(), path.name)
        drawn = sum(1 for root in _roots(path) for _ in root.iter("{*}pic"))
        shown = [bool(picture.data) for picture in document.pictures()]
        counts[path.name] = (drawn, len(shown), sum(shown))

    assert {name: count for name, count in counts.items() if count[0]} == {
        "gov_donation_report_form.hwpx": (25, 25, 25),
        "hwpxlib_project_plan.hwpx": (1, 1, 1),
        "public_report_form_brother.hwpx": (2, 2, 2),
        "seoul_sihaengmun.hwpx": (2, 2, 1),  # its second picture names no data
    }


def test_the_samples_hold_as_much_as_they_did(samples):
    documents = [read_hwpx(path.read_bytes(), path.name) for path in samples]
    tables = [table for document in documents for table in document.tables()]
    cells = [cell for table in tables for cell in table.cells]

    assert len(samples) == 20
    assert (len(tables), len(cells), sum(cell.row_span * cell.column_span > 1 for cell in cells)) == (108, 3249, 1033)


def test_every_table_of_every_sample_is_read(samples):
    boxes = {}
    for path in samples:
        written = sum(1 for root in _roots(path) for _ in root.iter("{*}tbl"))
        boxes[path.name] = written - len(list(read_hwpx(path.read_bytes(), path.name).tables()))

    assert {name: count for name, count in boxes.items() if count} == BOXES_TAKEN_AS_TITLES


def test_every_merge_of_every_sample_is_read(samples):
    for path in samples:
        spans = [each for root in _roots(path) for each in root.iter("{*}cellSpan")]
        written = Counter((int(each.get("rowSpan")), int(each.get("colSpan"))) for each in spans)
        cells = [cell for table in read_hwpx(path.read_bytes(), path.name).tables() for cell in table.cells]

        missing = written - Counter((cell.row_span, cell.column_span) for cell in cells)

        assert sum(missing.values()) - missing[1, 1] == MERGES_IN_ORNAMENT.get(path.name, 0), path.name


def test_a_sample_that_was_read_can_be_written_and_read_again(samples):
    for path in samples:
        document = read_hwpx(path.read_bytes(), path.name)

        written = read_hwpx(write_hwpx(document), path.name)

        assert _characters(_printed(document)) - _characters(_printed(written)) == Counter(), path.name


def test_an_old_hwp_that_was_shipped_as_hwpx_is_refused_by_its_content(shared):
    data = (shared / "samples" / "jakal_collection_8b2b.hwp").read_bytes()

    with pytest.raises(UnreadableDocument) as caught:
        read_hwpx(data, "보고.hwpx")

    assert str(caught.value) == (
        "보고.hwpx: 이름과 달리 옛 한글(hwp) 문서입니다. 한글에서 hwpx로 저장한 뒤 올려 주십시오."
    )


@pytest.fixture(scope="module")
def check(shared):
    """The findings of the research's own gate."""
    spec = importlib.util.spec_from_file_location("check_hwpx", shared / "hwpx" / "check_hwpx.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return lambda document: module.findings(io.BytesIO(write_hwpx(document)))


def test_a_full_report_contains_nothing_that_hancom_never_writes(check):
    assert check(REPORT) == set()


@given(documents())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_document_contains_anything_that_hancom_never_writes(check, document):
    assert check(document) == set()
