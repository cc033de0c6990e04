"""The PDF is accepted as PDF/UA-1 whatever the Document holds, names itself, and is the same file each time."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from tests.documents.strategies import documents

from ieum.documents.errors import UnwritableDocument
from ieum.documents.model import (
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
    text,
)
from ieum.documents.writers.pdf.pages import pages
from ieum.documents.writers.pdf.writer import write_pdf

DOT = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle cx="4" cy="4" r="4" fill="#063a74"/></svg>'


def _page_count(written: bytes) -> int:
    return len(re.findall(rb"/Type/Page\b", written))


def _tags(written: bytes) -> dict[str, int]:
    """How often each structure element stands in the file, for those that screen readers go by."""
    names = ("H1", "H2", "H3", "Table", "TH", "TD", "Figure", "Link")
    return {name: count for name in names if (count := len(re.findall(rf"/S/{name}\b".encode(), written)))}


@settings(max_examples=40)
@given(documents())
def test_any_document_is_accepted_as_pdf_ua(document):
    pictureless = tuple(block for block in document.blocks if not isinstance(block, Picture))

    written = write_pdf(Document(document.title, blocks=pictureless))

    assert (written[:8], b"<pdfuaid:part>1</pdfuaid:part>" in written) == (b"%PDF-1.7", True)


def test_the_same_document_gives_the_same_bytes_and_another_moment_other_ones():
    document = Document("2023년 주요업무 보고", blocks=(Heading(1, text("일반현황"), number="Ⅰ"),))
    moment = datetime(2023, 11, 6, 1, 2, 3, tzinfo=UTC)

    first = write_pdf(document, made_at=moment)

    assert write_pdf(document, made_at=moment) == first
    assert write_pdf(document) == write_pdf(document)
    assert (b"2023-11-06T01:02:03+00:00" in first, b"CreateDate" in write_pdf(document)) == (True, False)


def test_title_and_language_are_named_and_a_document_without_title_is_called_by_its_file():
    named = write_pdf(Document("2023년 주요업무 보고"))
    unnamed = write_pdf(Document(source="보고.txt", blocks=(PageBreak(),)))

    title = '<rdf:li xml:lang="x-default">{}</rdf:li>'
    assert title.format("2023년 주요업무 보고").encode() in named
    assert title.format("보고.txt").encode() in unnamed
    assert b"/Lang(ko)" in named


def test_headings_and_tables_are_tagged_and_contents_entries_are_links():
    table = Table((Cell(0, 0, (text("구분"),)), Cell(0, 1, (text("계"),)), Cell(1, 0, ()), Cell(1, 1, (text("3"),))))
    document = Document(
        blocks=(
            Contents((ContentsEntry("Ⅰ", "일반현황"),)),
            Heading(1, text("일반현황"), number="Ⅰ"),
            Heading(2, text("인력"), number="1"),
            table,
        )
    )

    tags = _tags(write_pdf(document))

    assert (tags["H1"], tags["H2"], tags["Table"], tags["TH"], tags["TD"]) == (1, 1, 1, 2, 2)
    assert tags["Link"] > 0


def test_a_title_level_that_is_skipped_is_not_skipped_for_screen_readers():
    assert _tags(write_pdf(Document(blocks=(Heading(3, text("개요")), Heading(5, text("목적")))))) == {"H1": 1, "H2": 1}


def test_cover_contents_and_each_chapter_stand_on_pages_of_their_own():
    chapters = (Heading(1, text("일반현황")), Heading(1, text("추진실적")), Heading(1, text("추진계획")))
    document = Document("주요업무 보고", blocks=(Contents((ContentsEntry("Ⅰ", "일반현황"),)), *chapters))

    assert _page_count(write_pdf(document)) == 5


def test_a_long_table_runs_over_several_pages_and_a_cell_longer_than_a_page_does_not_break_it():
    rows = tuple(Cell(row, 0, (text("가나다 " * 20),)) for row in range(200))
    tall = Table((Cell(0, 0, (text("구분"),)), Cell(1, 0, tuple(text("라마바사") for _ in range(150)))))

    assert _page_count(write_pdf(Document(blocks=(Table(rows),)))) > 5
    assert _page_count(write_pdf(Document(blocks=(tall,)))) > 2


def test_pages_are_decided_before_the_template_lays_them_out():
    merged = Table(
        cells=(
            Cell(0, 0, (text("구분"),), row_span=2),
            Cell(0, 1, (text("집행액"),), column_span=2),
            Cell(1, 1, (text("10.31."),)),
            Cell(1, 2, (text("12.31."),)),
            Cell(2, 0, (text("계"),)),
            Cell(2, 1, ((Run("2,130", figure="x", bold=True),),)),
            Cell(2, 2, (text("-"),)),
        ),
        header_rows=2,
        caption="예산현황",
        unit="천원",
    )

    table = pages(Document(blocks=(merged,)))["body"][0]

    assert (table["caption"], table["unit"], table["header"], table["repeat"]) == ("예산현황", "(단위 : 천원)", 2, True)
    places = [(cell["x"], cell["y"], cell["colspan"], cell["rowspan"], cell["align"]) for cell in table["cells"]]
    assert places == [
        (0, 0, 1, 2, "center"),
        (1, 0, 2, 1, "center"),
        (1, 1, 1, 1, "center"),
        (2, 1, 1, 1, "center"),
        (0, 2, 1, 1, "center"),
        (1, 2, 1, 1, "right"),
        (2, 2, 1, 1, "right"),
    ]
    assert table["cells"][5]["lines"] == [[{"text": "2,130", "bold": True, "raised": False}]]


def test_what_stands_before_the_first_chapter_has_no_page_number_unless_it_reports_something():
    contents, chapter = Contents((ContentsEntry("Ⅰ", "일반현황"),)), Heading(1, text("일반현황"))

    fronts = [
        len(pages(Document(blocks=blocks))["front"])
        for blocks in (
            (contents, PageBreak(), chapter),
            (chapter, contents),
            (contents, Bullet("□", 1, ()), chapter),
            (contents, Paragraph(())),
        )
    ]

    assert fronts == [2, 0, 0, 0]


def test_an_entry_links_to_the_title_behind_its_own_list():
    document = Document(
        blocks=(
            Heading(1, text("추진실적")),
            Contents((ContentsEntry("1", "청렴 교육"), ContentsEntry("2", "없음"), ContentsEntry("", "추진 실적"))),
            Heading(2, text("청렴교육")),
            Heading(1, text("추진계획")),
            Contents((ContentsEntry("1", "청렴 교육"),)),
            Heading(2, text("청렴 교육")),
        )
    )

    lists = [block["entries"] for block in pages(document)["body"] if block["type"] == "contents"]

    assert [[entry["label"] for entry in entries] for entries in lists] == [["title-2", None, "title-1"], ["title-4"]]


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("□○-·※△▲①⑳ⅠⅩ㉠「」『』ㆍ☞◎▣➔區㎡", "□○-·※△▲①⑳ⅠⅩ㉠「」『』ㆍ☞◎▣➔區㎡"),
        ("웃음 \U0001f600", "웃음 〓"),
        ("한글\U000e0041", "한글"),
        ("\u1112\u1161\u11ab", "한"),
        ("가\u2063나\x00\x1b", "가나"),
    ],
)
def test_characters_that_the_fonts_lack_get_a_stand_in(written, printed):
    document = Document(blocks=(Paragraph(text(written)),))

    assert pages(document)["body"][0]["runs"] == [{"text": printed, "bold": False, "raised": False}]
    assert write_pdf(document)[:5] == b"%PDF-"


def test_nothing_in_a_document_is_markup():
    hostile = '#panic("!") $x$ *a* _b_ `c` <d> @e = f \\ // ] } " #import "x.typ"'
    document = Document(
        title=hostile,
        organisation=hostile,
        blocks=(
            Contents((ContentsEntry(hostile, hostile, hostile),), hostile),
            Heading(1, text(hostile), number=hostile, team=hostile),
            Paragraph(text(hostile), role=hostile),
            Bullet(hostile, 1, text(hostile)),
            Table((Cell(0, 0, (text(hostile),)),), 0, hostile, hostile, kind=hostile),
            Picture(hostile, hostile),
        ),
    )

    assert _page_count(write_pdf(document)) == 3


def test_a_picture_is_drawn_with_its_description_and_one_of_another_kind_is_described():
    drawn = write_pdf(Document(blocks=(Picture("점", "image/svg+xml", DOT),)))
    described = write_pdf(Document(blocks=(Picture("도면", "application/x-dwg", b"1"),)))

    assert (_tags(drawn), _tags(described)) == ({"Figure": 1}, {})


def test_a_damaged_picture_is_refused_in_a_sentence():
    with pytest.raises(UnwritableDocument) as caught:
        write_pdf(Document(blocks=(Picture("조직도", "image/png", b"\x89PNG"),)))

    assert str(caught.value) == "그림이 손상되어 PDF에 넣을 수 없습니다. 그림을 바꾼 뒤 다시 하십시오."
