"""The PDF is accepted as PDF/UA-1 whatever the Document holds, names itself, and is the same file each time."""

import re
from datetime import UTC, datetime
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from tests.documents.strategies import documents, furnished_documents

from ieum.documents.approval import approval_box
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
from ieum.documents.styles.sheet import office_styles, parse_styles
from ieum.documents.writers.pdf.pages import pages
from ieum.documents.writers.pdf.writer import write_pdf

DOT = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle cx="4" cy="4" r="4" fill="#063a74"/></svg>'


def _body(document: Document) -> list[dict[str, Any]]:
    """The blocks that the template gets behind cover and contents."""
    return [block for part in pages(document, office_styles())["body"] for block in part["blocks"]]


def _page_count(written: bytes) -> int:
    return len(re.findall(rb"/Type/Page\b", written))


def _tags(written: bytes) -> dict[str, int]:
    """How often each structure element stands in the file, for those that screen readers go by."""
    names = ("H1", "H2", "H3", "Table", "TH", "TD", "Figure", "Link")
    return {name: count for name in names if (count := len(re.findall(rf"/S/{name}\b".encode(), written)))}


@settings(max_examples=40)
@given(documents() | furnished_documents())
def test_any_document_is_accepted_as_pdf_ua(document):
    pictureless = tuple(block for block in document.blocks if not isinstance(block, Picture))

    written = write_pdf(Document(document.title, blocks=pictureless, running_head=document.running_head))

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

    (table,) = _body(Document(blocks=(merged,)))

    heads = [(head["look"], head["text"]) for head in table["heads"]]
    assert heads == [("이음 표제목", "예산현황"), ("이음 단위", "(단위 : 천원)")]
    assert (table["header"], table["repeat"]) == (2, True)
    places = [(cell["x"], cell["y"], cell["colspan"], cell["rowspan"], cell["look"]) for cell in table["cells"]]
    assert places == [
        (0, 0, 1, 2, "이음 표머리"),
        (1, 0, 2, 1, "이음 표머리"),
        (1, 1, 1, 1, "이음 표머리"),
        (2, 1, 1, 1, "이음 표머리"),
        (0, 2, 1, 1, "이음 표항목"),
        (1, 2, 1, 1, "이음 표숫자"),
        (2, 2, 1, 1, "이음 표숫자"),
    ]
    assert [cell["box"] for cell in table["cells"]] == ["header_cell"] * 4 + ["cell"] * 3
    assert table["cells"][5]["lines"] == [[{"text": "2,130", "bold": True, "raised": False}]]


def test_what_stands_before_the_first_chapter_has_no_page_number_unless_it_reports_something():
    contents, chapter = Contents((ContentsEntry("Ⅰ", "일반현황"),)), Heading(1, text("일반현황"))

    fronts = [
        len(pages(Document(blocks=blocks), office_styles())["front"])
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

    lists = [block["entries"] for block in _body(document) if block["type"] == "contents"]

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

    assert _body(document)[0]["runs"] == [{"text": printed, "bold": False, "raised": False}]
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


def _sizes(written: bytes) -> list[tuple[int, int]]:
    """Width and height of each page in whole points."""
    file = pypdfium2.PdfDocument(written)
    return [(round(page.get_width()), round(page.get_height())) for page in file]


def _words(written: bytes) -> list[str]:
    """The letters of each page without blanks."""
    return ["".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(written)]


UPRIGHT, LYING = (595, 842), (842, 595)


def test_paper_is_turned_where_the_document_says_so_or_a_table_is_too_wide():
    wide = Table(tuple(Cell(row, column, (text("1,234,567,890"),)) for row in range(2) for column in range(8)))
    blocks = (
        Paragraph(text("앞")),
        PageBreak(landscape=True),
        Paragraph(text("가로")),
        PageBreak(),
        Heading(2, text("집행"), "1"),
        wide,
        Paragraph(text("※ 잠정"), "note"),
        Paragraph(text("뒤")),
    )

    written = write_pdf(Document("보고", blocks=blocks))

    assert _sizes(written) == [UPRIGHT, UPRIGHT, LYING, LYING, UPRIGHT]
    assert [words.removesuffix(f"-{number}-") for number, words in enumerate(_words(written))][1:] == [
        "앞",
        "가로",
        f"1집행{'1,234,567,890' * 16}※잠정",
        "뒤",
    ]


def test_running_head_and_page_number_stand_behind_cover_and_contents():
    blocks = (Contents((ContentsEntry("Ⅰ", "현황"),), "차례"), PageBreak(), Heading(1, text("현황"), "Ⅰ"))
    written = write_pdf(Document("보고", blocks=blocks, running_head="주요업무"))

    cover, contents, body = _words(written)
    assert (cover, contents.startswith("차례Ⅰ.현황"), contents[-1]) == ("보고", True, "1")
    assert sorted(body) == sorted("주요업무Ⅰ현황-1-")


def test_footnotes_stand_at_the_foot_of_their_page_with_their_number():
    noted = (Run("정원", footnote=(Run("휴직자 "), Run("포함", bold=True))), Run(" 25명", footnote=text("잠정")))
    table = Table((Cell(0, 0, (noted,)),), 0)

    (words,) = _words(write_pdf(Document(blocks=(Bullet("○", 2, noted), table))))

    assert words == "○정원1)25명2)정원3)25명4)1)휴직자포함2)잠정3)휴직자포함4)잠정-1-"


def test_an_approval_box_and_pictures_in_cells_are_drawn():
    cell = Table((Cell(0, 0, (text("사진"),), pictures=(Picture("점", "image/svg+xml", DOT),)),), 0)

    written = write_pdf(Document(blocks=(approval_box(["담당", "과장"]), cell)))

    assert [sorted(words) for words in _words(written)] == [sorted("결재담당과장사진-1-")]
    assert _tags(written)["Figure"] == 1


def test_a_district_s_sheet_decides_paper_sizes_and_colours():
    said = "page: {width: 182, height: 257}\nstyles: {이음 본문: {size: 40}}\nfonts: {본문: {free: bold}}"
    sheet = parse_styles(said, "우리.yaml")
    document = Document(blocks=(Paragraph(text("글")),))

    written = write_pdf(document, styles=sheet)

    assert _sizes(written) == [(516, 729)]
    assert (b"IeumGothic-Bold" in written, b"IeumGothic-Bold" in write_pdf(document)) == (True, False)
    assert pages(document, sheet)["styles"]["이음 본문"]["size"] == 39.2


def test_a_picture_is_drawn_with_its_description_and_one_of_another_kind_is_described():
    drawn = write_pdf(Document(blocks=(Picture("점", "image/svg+xml", DOT),)))
    described = write_pdf(Document(blocks=(Picture("도면", "application/x-dwg", b"1"),)))

    assert (_tags(drawn), _tags(described)) == ({"Figure": 1}, {})


@pytest.mark.parametrize("is_in_cell", [False, True])
def test_a_damaged_picture_is_refused_in_a_sentence(is_in_cell):
    picture = Picture("조직도", "image/png", b"\x89PNG")
    block = Table((Cell(0, 0, pictures=(picture,)),)) if is_in_cell else picture

    with pytest.raises(UnwritableDocument) as caught:
        write_pdf(Document(blocks=(block,)))

    assert str(caught.value) == "그림이 손상되어 PDF에 넣을 수 없습니다. 그림을 바꾼 뒤 다시 하십시오."


@pytest.mark.parametrize("blank", range(1, 6))
def test_a_number_in_a_long_word_of_a_cell_is_not_torn_from_its_digits_or_its_unit(blank):
    words = f"{'가' * 5 * blank} 자료실보유장서(11,515,000권)과1,036,722백만원"
    cells = (*(Cell(0, column, (text("1,234,567,890"),)) for column in range(5)), Cell(0, 5, (text(words),)))

    (page,) = pypdfium2.PdfDocument(write_pdf(Document(blocks=(Table(cells, 0),))))
    lines = page.get_textpage().get_text_range().split()

    assert [sum(number in line for line in lines) for number in ("11,515,000권", "1,036,722백만")] == [1, 1]
