"""Reading PDF: our own files come back with every cell; what cannot be read is refused in a sentence."""

import io
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

import ieum.demo
from ieum.documents.errors import UnreadableDocument
from ieum.documents.model import (
    Bullet,
    Cell,
    Contents,
    ContentsEntry,
    Document,
    Heading,
    Paragraph,
    Picture,
    Run,
    Table,
    plain,
    text,
)
from ieum.documents.readers.json import read_json
from ieum.documents.readers.pdf import file, read_pdf
from ieum.documents.readers.pdf.grids import find_grids
from ieum.documents.readers.pdf.lines import TextLine, once, text_lines
from ieum.documents.readers.pdf.pages import Page, Pictured
from ieum.documents.readers.pdf.sheets import Box, Glyph, Rule, Sheet
from ieum.documents.readers.pdf.titles import read_cover
from ieum.documents.reading import read_bytes
from ieum.documents.writing import write_document

SOURCES = sorted((Path(ieum.demo.__file__).parent / "sources").glob("*.json"))


def squeezed(words):
    """The characters without white space."""
    return "".join(words.split())


def cells(table):
    """The cells of a table as they are compared."""
    return [(cell.row, cell.column, cell.row_span, cell.column_span, squeezed(cell.text)) for cell in table.cells]


def round_trip(*blocks, **cover):
    """What is read of a PDF that is written with these blocks."""
    return read_pdf(write_document(Document(**cover, blocks=blocks), ".pdf"), "보고.pdf")


def table(*lines, **more):
    """A table of plain rows, cells divided by a bar."""
    return Table(
        tuple(
            Cell(row, column, (text(words),) if words else ())
            for row, line in enumerate(lines)
            for column, words in enumerate(line.split("|"))
        ),
        **more,
    )


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_every_cell_of_every_table_of_the_demo_comes_back(path):
    tables = [block for block in read_json(path.read_bytes(), path.name).blocks if isinstance(block, Table)]

    read = round_trip(*tables)

    assert [cells(each) for each in read.blocks if isinstance(each, Table)] == [cells(each) for each in tables]


def test_a_report_comes_back_as_it_was_written():
    blocks = (
        Heading(1, text("일반현황"), "Ⅰ"),
        Heading(2, text("예산의 효율적 운용"), "1", "예산팀"),
        Bullet("□", 1, text("사업개요")),
        Bullet("○", 2, text("대상: 전 부서")),
        Bullet("-", 3, text("점검 결과는 다음 해 계획에 반영")),
        Bullet("·", 4, text("분기마다 한 번")),
        Bullet("○", 2, text("기간: 1월~12월")),
        Bullet("□", 1, text("향후계획")),
        Bullet("○", 2, text("결과 보고: 12월")),
    )

    read = round_trip(*blocks, title="2024년 주요업무 보고", organisation="기획예산과")

    assert (read.title, read.organisation) == ("2024년 주요업무 보고", "기획예산과")
    assert read.blocks == blocks


def test_lines_that_the_page_broke_are_one_sentence_again():
    sentence = "어려운 살림에도 꼭 필요한 곳에 먼저 쓰도록 사업마다 성과를 살펴 " * 4

    read = round_trip(Bullet("○", 1, text(sentence.strip())), Paragraph(text(sentence.strip())))

    assert [squeezed(plain(block.content)) for block in read.blocks] == [squeezed(sentence)] * 2


def test_a_table_over_several_pages_is_one_and_its_title_rows_stand_once():
    long = table("번호|이름", *(f"{number}|항목 {number}" for number in range(1, 121)))

    (read,) = round_trip(long).blocks

    assert cells(read) == cells(long)


def test_unit_base_date_and_caption_belong_to_the_table_below():
    money = table("구분|금액", "계|1,000", caption="연도별 예산", unit="천원")

    (read,) = round_trip(money).blocks

    assert (read.caption, read.unit, read.header_rows) == ("연도별 예산", "천원", 1)


def test_merged_and_nested_cells_keep_their_places():
    inner = table("가|나", "1|2")
    outer = Table(
        (
            Cell(0, 0, (text("구분"),), row_span=2),
            Cell(0, 1, (text("금액"),), column_span=2),
            Cell(1, 1, (text("본예산"),)),
            Cell(1, 2, (text("추경"),)),
            Cell(2, 0, (text("계"),)),
            Cell(2, 1, (text("속표"),), tables=(inner,)),
            Cell(2, 2, (text("△20"),)),
        ),
        header_rows=2,
    )

    (read,) = round_trip(outer).blocks

    assert cells(read) == cells(outer)
    assert [cells(each) for cell in read.cells for each in cell.tables] == [cells(inner)]


def image(kind):
    """A picture of many colours."""
    made = Image.new("RGB", (60, 40))
    made.putdata([(x * 4, y * 6, 255 - x * 4) for y in range(40) for x in range(60)])
    file = io.BytesIO()
    made.save(file, kind)
    return file.getvalue()


def pixels(data):
    return list(Image.open(io.BytesIO(data)).convert("RGB").tobytes())


@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_a_picture_comes_back_as_it_looks_and_where_it_stood(kind):
    picture = Picture("위치도", f"image/{kind}", image(kind))

    before, found, after = round_trip(Bullet("□", 1, text("앞")), picture, Bullet("□", 1, text("뒤"))).blocks

    assert (plain(before.content), plain(after.content)) == ("앞", "뒤")
    assert (found.media_type, pixels(found.data)) == (f"image/{kind}", pixels(picture.data))


def test_what_is_bold_or_raised_in_a_line_is_so_again_and_a_line_bold_throughout_is_plain():
    line = (Run("사업비는 "), Run("1,200만원", bold=True), Run("이며 주"), Run("1)", superscript=True), Run(" 참조"))

    (read,) = round_trip(Paragraph(line)).blocks
    (bold,) = round_trip(Paragraph((Run("모두 굵은 글", bold=True),))).blocks

    assert (read.content, bold.content) == (line, text("모두 굵은 글"))


def test_footnotes_hang_on_their_marks():
    noted = (Run("명칭 공모", footnote=text("시민 312명이 참여하였다")), Run(" 뒤 확정"))

    (read,) = round_trip(Bullet("○", 1, noted)).blocks

    assert [(run.text, plain(run.footnote)) for run in read.content] == [
        ("명칭 공모", "시민 312명이 참여하였다"),
        (" 뒤 확정", ""),
    ]


def test_a_contents_list_with_leaders_is_read_with_its_pages():
    contents = Contents((ContentsEntry("Ⅰ", "일반현황"), ContentsEntry("1", "조직", level=2)), "보고 순서")

    read = round_trip(contents, Heading(1, text("일반현황"), "Ⅰ"), Heading(2, text("조직"), "1"))

    assert squeezed(read.blocks[0].caption) == "보고순서"
    assert [(entry.number, entry.title, entry.page, entry.level) for entry in read.blocks[0].entries] == [
        ("Ⅰ", "일반현황", "1", 1),
        ("1", "조직", "1", 2),
    ]


def test_page_numbers_are_left_out_and_places_name_the_page():
    read = round_trip(Paragraph(text("앞")), Heading(1, text("둘째"), "Ⅱ"), Paragraph(text("뒤")))

    assert [(plain(block.content), block.place.page) for block in read.blocks] == [("앞", 1), ("둘째", 2), ("뒤", 2)]


def test_letters_printed_twice_are_read_once_and_neighbours_are_kept():
    shadow = [Glyph("Ⅱ", 60 + step, 70 + step, 80, 20) for step in (0, 0.8, 1.6)]
    numbers = [Glyph("2", 90, 98, 80, 14), Glyph("2", 98, 106, 80, 14)]

    (line,) = text_lines(once(shadow + numbers))

    assert line.text == "Ⅱ 22"


def test_a_table_without_lines_at_its_sides_is_a_grid():
    sheet = Sheet(1, 595, 842)
    sheet.across = [Rule(height, 60, 360) for height in (100, 120, 140)]
    sheet.down = [Rule(place, 100, 140) for place in (160, 260)]

    (grid,) = find_grids(sheet)

    assert [tuple(slot)[:4] for slot in grid.slots] == [
        (row, column, row + 1, column + 1) for row in range(2) for column in range(3)
    ]


def test_boxes_joined_by_a_line_are_no_table():
    sheet = Sheet(1, 595, 842)
    for left, top in ((100, 100), (50, 200), (150, 200)):
        sheet.across += [Rule(top, left, left + 60), Rule(top + 30, left, left + 60)]
        sheet.down += [Rule(left, top, top + 30), Rule(left + 60, top, top + 30)]
    sheet.down += [Rule(130, 130, 160), Rule(80, 160, 200), Rule(180, 160, 200)]
    sheet.across.append(Rule(160, 80, 180))

    assert [len(grid.slots) for grid in find_grids(sheet)] == [1, 1, 1]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"%PDF-1.7", "보고.pdf: 손상된 PDF입니다. 원본에서 PDF로 다시 저장하여 올려 주십시오."),
        (
            write_document(Document(blocks=(Paragraph(text("글")),)), ".pdf")[:900],
            "보고.pdf: 손상된 PDF입니다. 원본에서 PDF로 다시 저장하여 올려 주십시오.",
        ),
    ],
)
def test_a_damaged_file_is_refused(data, sentence):
    with pytest.raises(UnreadableDocument) as refusal:
        read_bytes(data, "보고.pdf")

    assert str(refusal.value) == sentence


def pdf_of(*objects, trailer=b""):
    """A PDF of these objects, the first of which is its catalog."""
    data, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return b"%sxref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (
        data,
        size,
        table,
        size,
        trailer,
        len(data),
    )


CATALOG, PAGES = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"


def page_of(content):
    """A PDF of one page that is drawn so."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    return pdf_of(CATALOG, PAGES, page, b"<</Length %d>>stream\n%s\nendstream" % (len(content), content), font)


def test_a_page_without_letters_is_refused_as_a_picture():
    with pytest.raises(UnreadableDocument) as refusal:
        read_pdf(page_of(b"10 10 50 50 re f"), "그림.pdf")

    assert str(refusal.value) == (
        "그림.pdf: 글자가 없고 그림만 있는 PDF입니다. 원본 한글 파일이나 글자가 담긴 PDF를 올려 주십시오."
    )


def test_a_file_with_a_password_is_refused_as_such():
    encryption = b"<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>" % (b"41" * 32, b"42" * 32)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"

    with pytest.raises(UnreadableDocument) as refusal:
        read_pdf(pdf_of(CATALOG, PAGES, page, encryption, trailer=b"/Encrypt 4 0 R/ID[<00><00>]"), "비밀.pdf")

    assert str(refusal.value) == "비밀.pdf: 암호가 걸린 PDF입니다. 암호를 풀어 저장한 뒤 다시 올려 주십시오."


@pytest.mark.parametrize(
    ("turn", "matrix"),
    [(0, b""), (90, b"0 1 -1 0 300 0 cm "), (180, b"-1 0 0 -1 300 300 cm "), (270, b"0 -1 1 0 0 300 cm ")],
)
def test_lines_of_one_path_rule_a_table_and_a_turned_page_is_read_as_it_is_seen(turn, matrix):
    lines = b"20 20 m 120 20 l 20 60 m 120 60 l 20 20 m 20 60 l 120 20 m 120 60 l 70 20 m 70 60 l S "
    words = b"BT /F 10 Tf 30 35 Td (A) Tj 50 0 Td (B) Tj ET"
    data = page_of(matrix + lines + words).replace(b"/Page/Parent", b"/Page/Rotate %d/Parent" % turn)

    (read,) = read_pdf(data, "표.pdf").blocks

    assert cells(read) == [(0, 0, 1, 1, "A"), (0, 1, 1, 1, "B")]


def test_lines_that_leave_the_page_cost_no_more_than_the_page():
    lines = b"20 20 m 120 20 l 20 60 m 120 60 l 20 20 m 20 99999999 l 120 20 m 120 60 l 70 -99999 m 70 99999 l S "
    words = b"BT /F 10 Tf 30 35 Td (A) Tj 50 0 Td (B) Tj 99999999 0 Td (C) Tj ET"

    (read,) = read_pdf(page_of(lines + words), "표.pdf").blocks

    assert [squeezed(cell.text) for cell in read.cells if cell.text] == ["A", "B"]


@pytest.mark.parametrize(("limit", "most"), [("MOST_LETTERS", 3), ("MOST_SHAPES", 3), ("MOST_PAGES", 0)])
def test_a_file_beyond_bounds_is_refused(monkeypatch, limit, most):
    monkeypatch.setattr(file, limit, most)

    with pytest.raises(UnreadableDocument, match=r"^많음\.pdf: .*(지나치게|너무) 많습니다"):
        read_pdf(write_document(Document(blocks=(table("가나|다라", "마바|사아"),)), ".pdf"), "많음.pdf")


def test_reading_stops_when_its_time_is_over(monkeypatch):
    monkeypatch.setattr(file, "MOST_SECONDS", -1.0)

    with pytest.raises(UnreadableDocument, match=r"^오래\.pdf: 0쪽까지 읽고 시간이 넘어 멈췄습니다"):
        read_pdf(write_document(Document(blocks=(Paragraph(text("글")),)), ".pdf"), "오래.pdf")


@given(st.data())
def test_a_file_with_wrong_bytes_is_read_or_refused_but_never_breaks(data):
    good = page_of(b"BT /F 10 Tf 30 35 Td (Report 12) Tj ET 20 20 100 40 re S")
    place = data.draw(st.integers(0, len(good) - 1))
    bad = good[:place] + data.draw(st.binary(max_size=8)) + good[place + data.draw(st.integers(0, 8)) :]

    begun = time.monotonic()
    try:
        read = read_pdf(bad, "어떤.pdf")
    except UnreadableDocument as refusal:
        assert str(refusal).startswith("어떤.pdf: ")  # noqa: PT017 - either outcome is right
    else:
        assert replace(read, blocks=()).source == "어떤.pdf"
    assert time.monotonic() - begun < 10


def set_at(*pieces, drawn=b""):
    """A PDF of one page with words at their places, by column and height."""
    shown = (b"BT /F 10 Tf %d %d Td (%s) Tj ET" % (x, y, words.encode()) for x, y, words in pieces)
    return read_pdf(page_of(drawn + b" " + b" ".join(shown)), "표.pdf")


def rows_at(columns, *rows, top=280):
    """Pieces in columns, a row each 14 points; "" for none."""
    return [
        (x, top - 14 * number, words)
        for number, row in enumerate(rows)
        for x, words in zip(columns, row.split("|"), strict=True)
        if words
    ]


def tables_of(document):
    return [(each.header_rows, cells(each)) for each in document.tables()]


def test_a_table_without_lines_is_known_by_its_columns():
    document = set_at(
        (20, 294, "Budget of the year"),
        *rows_at((20, 110, 200), "Kind|Plan|Spent", "Tax|120|80", "Grant|70|", "Fee|9|3"),
    )

    assert tables_of(document) == [
        (
            1,
            [
                *((0, column, 1, 1, words) for column, words in enumerate(("Kind", "Plan", "Spent"))),
                *((1, column, 1, 1, words) for column, words in enumerate(("Tax", "120", "80"))),
                *((2, column, 1, 1, words) for column, words in enumerate(("Grant", "70", ""))),
                *((3, column, 1, 1, words) for column, words in enumerate(("Fee", "9", "3"))),
            ],
        )
    ]


def test_a_line_across_tells_the_header_and_a_wide_heading_merges_columns():
    rows = rows_at(
        (20, 110, 200), "Of|Money of the two years|", "Kind|Plan|Spent", "Tax|120|80", "Fee|9|3", "All|129|83"
    )
    document = set_at(*((x + 5 * (words[0] == "M"), y, words) for x, y, words in rows), drawn=b"15 262 m 240 262 l S")

    ((header_rows, found),) = tables_of(document)

    assert header_rows == 2
    assert found[:2] == [(0, 0, 1, 1, "Of"), (0, 1, 1, 2, "Moneyofthetwoyears")]


def test_words_that_had_no_room_in_a_cell_stay_in_it():
    rows = ("Tax|120|paid by", "||all who live here", "Fee|9|paid by", "||guests of it", "Loan|5|none")

    ((_, found),) = tables_of(set_at(*rows_at((20, 110, 200), *rows)))

    assert [words for *_, words in found] == [
        "Tax",
        "120",
        "paidbyallwholivehere",
        "Fee",
        "9",
        "paidbyguestsofit",
        "Loan",
        "5",
        "none",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ("1. Staff||3", "2. Money||5", "3. Works||9", "4. Aims||14"),
        ("- one||here", "- two||there", "- three||where"),
        ("Place|of|two", "Only|two|rows"),
    ],
)
def test_what_stands_apart_for_other_reasons_is_no_table(rows):
    assert tables_of(set_at(*rows_at((20, 140, 220), *rows))) == []


def test_a_table_in_a_box_with_words_is_kept_beside_them():
    inner = b"40 100 200 60 re S 40 130 m 240 130 l S 140 100 m 140 160 l S "
    pieces = [
        (20, 260, "Aims of the coming year"),
        *rows_at((50, 150), "Tax|120", top=140),
        *rows_at((50, 150), "Fee|9", top=110),
    ]

    document = set_at(*pieces, drawn=b"10 80 280 200 re S " + inner)

    (found,) = document.tables()
    assert (found.caption, [cell.text for cell in found.cells]) == (
        "Aims of the coming year",
        ["Tax", "120", "Fee", "9"],
    )


def test_narrow_letters_that_stand_twice_are_two_and_printed_twice_are_one():
    row = [
        Glyph("l", 0, 2, 10, 10),
        Glyph("l", 2.2, 4.2, 10, 10),
        Glyph("l", 2.9, 4.9, 10, 10),
        Glyph("가", 9, 19, 10, 10),
    ]

    assert [(glyph.char, glyph.left) for glyph in once([*row, Glyph("가", 11, 21, 10, 10)])] == [
        ("l", 0),
        ("l", 2.2),
        ("가", 9),
    ]


def cover_of(*lines, size=28.0):
    """A page of lines from the top, set like a cover."""
    page = Page(1, 595.0, 842.0)
    for number, words in enumerate(lines):
        base = 100.0 + 60 * number
        page.pieces.append(TextLine(text(words), 100, 400, base, size if number == 0 else 14.0, 100, 40, page=1))
    return page


def test_all_lines_and_pictures_of_a_cover_are_kept():
    page = cover_of("2025년 주요업무 보고", "대외주의", "2025. 1. 20.", "기획예산과")
    picture = Picture("", "image/png", b"1")
    page.pieces.append(Pictured(picture, Box(100, 600, 200, 700)))

    assert read_cover(page) == Document(
        "2025년 주요업무 보고", "기획예산과", "", "2025. 1. 20.", (picture, Paragraph(text("대외주의")))
    )


def test_a_page_of_sentences_below_a_large_title_is_no_cover():
    assert read_cover(cover_of("주요업무 보고", "가" * 61)) is None
