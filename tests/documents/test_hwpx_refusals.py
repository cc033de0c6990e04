"""What HWPX reading refuses, and in which words; and that nothing else than these refusals can happen."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.hwpx_files import NAMESPACES, grid, hwpx, p, package, run, section, sub_list, tbl, tc

from ieum.documents.errors import UnreadableDocument
from ieum.documents.model import Cell, Document, Heading, Paragraph, Table, text
from ieum.documents.readers.hwpx import read_hwpx
from ieum.documents.writers.hwpx import write_hwpx

REPORT = Document(
    title="2023년 주요업무 보고",
    blocks=(
        Heading(1, text("일반현황"), "Ⅰ"),
        Paragraph(text("모두 25명")),
        Table((Cell(0, 0, (text("계"),), column_span=2), Cell(1, 0, (text("1"),)), Cell(1, 1, (text("2"),)))),
    ),
)


def _fault(data: bytes) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read_hwpx(data, "보고.hwpx")
    return str(caught.value)


def test_an_old_hwp_under_a_new_name_is_named_as_that():
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)

    assert _fault(data) == "보고.hwpx: 이름과 달리 옛 한글(hwp) 문서입니다. 한글에서 hwpx로 저장한 뒤 올려 주십시오."


def test_a_pdf_under_a_new_name_is_named_as_that():
    assert _fault(b"%PDF-1.7") == "보고.hwpx: 이름과 달리 PDF 문서입니다. 한글에서 hwpx로 저장한 뒤 올려 주십시오."


@pytest.mark.parametrize("data", [b"", b"PK", "한글 문서".encode(), write_hwpx(REPORT)[:-40]])
def test_what_is_no_zip_is_called_damaged(data):
    assert _fault(data) == (
        "보고.hwpx: 손상되었거나 한글(hwpx) 문서가 아닙니다. 원본을 다시 받거나 한글에서 다시 저장해 주십시오."
    )


def test_a_word_document_is_named_as_that():
    data = package(**{"Contents/section0.xml": None, "word/document.xml": "<w/>"})

    assert _fault(data) == (
        "보고.hwpx: 한글 문서가 아니라 워드(docx) 문서입니다. 한글에서 hwpx로 저장한 파일을 올려 주십시오."
    )


def test_an_encrypted_document_asks_for_its_password_to_be_taken_off():
    manifest = '<odf:manifest xmlns:odf="x"><odf:file-entry><odf:encryption-data/></odf:file-entry></odf:manifest>'

    assert _fault(package(**{"META-INF/manifest.xml": manifest})) == (
        "보고.hwpx: 암호가 걸려 있어 읽을 수 없습니다. 한글에서 암호를 풀고 저장한 뒤 올려 주십시오."
    )


def test_a_missing_header_is_named():
    assert _fault(package(**{"Contents/header.xml": None})) == (
        "보고.hwpx: 필요한 부분(Contents/header.xml)이 없습니다. 한글에서 다시 저장한 뒤 올려 주십시오."
    )


def test_broken_xml_is_named_with_its_line():
    data = package(**{"Contents/section0.xml": f"<hs:sec {NAMESPACES}>\n<hp:p>\n</hs:sec>"})

    assert _fault(data) == (
        "보고.hwpx: 손상되어 읽을 수 없습니다(Contents/section0.xml 3번째 줄). 한글에서 다시 저장한 뒤 올려 주십시오."
    )


def test_entities_are_refused_before_they_could_grow():
    bomb = '<!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + section(p("&b;"))

    assert _fault(package(**{"Contents/section0.xml": bomb})) == (
        "보고.hwpx: 허용되지 않는 선언(DOCTYPE)이 Contents/section0.xml에 있습니다. 한글에서 다시 저장해 주십시오."
    )


def test_a_zip_bomb_is_refused_unopened():
    data = package(**{"Contents/section0.xml": b" " * (8 * 2**20)})

    assert _fault(data) == (
        "보고.hwpx: Contents/section0.xml의 압축률이 비정상이라 열지 않았습니다. 한글에서 다시 저장해 주십시오."
    )


def test_a_page_that_was_scanned_white_is_no_bomb_and_a_picture_of_gigabytes_is():
    white = package(**{"BinData/image1.bmp": bytes(8 * 2**20)})

    assert read_hwpx(white, "보고.hwpx").blocks == ()
    assert _fault(package(**{"BinData/image1.bmp": bytes(65 * 2**20)})) == (
        "보고.hwpx: BinData/image1.bmp의 압축률이 비정상이라 열지 않았습니다. 한글에서 다시 저장해 주십시오."
    )


def test_tables_nested_beyond_all_reason_are_refused():
    content = "끝"
    for _ in range(400):
        content = run(tbl(tc(0, 0, p(content))))

    assert "손상되어 읽을 수 없습니다" in _fault(hwpx(p(content)))


def test_a_table_that_claims_a_million_positions_is_refused():
    element = tbl(tc(0, 0, "가"), tc(99_999, 99_999, "나"))

    assert _fault(hwpx(p(run(element)))) == (
        "보고.hwpx: Contents/section0.xml의 표가 지나치게 커서 읽지 않았습니다. 표를 나누어 올려 주십시오."
    )


def test_a_damaged_part_inside_a_sound_zip_is_named():
    data = bytearray(package())
    start = data.index(b"Contents/section0.xml") + len("Contents/section0.xml")
    data[start : start + 20] = bytes(20)

    assert _fault(bytes(data)) == (
        "보고.hwpx: 압축이 손상되어 Contents/section0.xml을 풀 수 없습니다. 원본을 다시 받아 주십시오."
    )


def _parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != "mimetype"}


PARTS = _parts_of(write_hwpx(REPORT))


@st.composite
def tampered(draw) -> bytes:
    """The report with one stretch of one part copied over another."""
    name = draw(st.sampled_from(["Contents/section0.xml", "Contents/header.xml"]))
    part = bytearray(PARTS[name])
    source, target = (draw(st.integers(0, len(part))) for _ in range(2))
    part[target : target + draw(st.integers(0, 60))] = part[source : source + draw(st.integers(0, 60))]
    return package(**{**PARTS, name: bytes(part)})


@given(tampered())
@settings(max_examples=150, deadline=None)
def test_a_tampered_file_is_read_or_refused_and_nothing_else(data):
    with suppress(UnreadableDocument):
        assert write_hwpx(read_hwpx(data, "보고.hwpx"))


def test_a_text_box_within_itself_many_times_over_is_still_read():
    content = "끝"
    for _ in range(20):
        content = run(f"<hp:rect><hp:drawText>{sub_list(p(content))}</hp:drawText></hp:rect>")

    assert read_hwpx(hwpx(p(content)), "상자.hwpx").blocks == (Paragraph(text("끝")),)


def test_a_table_within_a_table_ten_times_over_is_still_read():
    content = run(grid(("속", "끝")))
    for _ in range(10):
        content = run(tbl(tc(0, 0, p(content)), tc(0, 1, "옆")))

    assert len(list(read_hwpx(hwpx(p(content)), "표.hwpx").tables())) == 11
