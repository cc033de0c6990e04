"""XLSX: each table on a sheet of its own, with real numbers; and back again."""

import io
import time
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from ieum.documents.errors import UnreadableDocument
from ieum.documents.losses import losses
from ieum.documents.model import Bullet, Cell, Document, Paragraph, Table, plain, text
from ieum.documents.number_formats import as_number, shown
from ieum.documents.readers.xlsx import read_xlsx
from ieum.documents.readers.xlsx import workbook as workbook_module
from ieum.documents.reading import detect_format, read_bytes, read_document
from ieum.documents.writers.xlsx import write_xlsx

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def cell(row, column, words, row_span=1, column_span=1):
    return Cell(row, column, tuple(text(line) for line in words.split("\n")) if words else (), row_span, column_span)


BUDGET = Table(
    (
        cell(0, 0, "구분", row_span=2),
        cell(0, 1, "예산", column_span=2),
        cell(0, 3, "집행률\n(%)", row_span=2),
        cell(1, 1, "본예산"),
        cell(1, 2, "증감"),
        cell(2, 0, "계"),
        cell(2, 1, "1,234,567"),
        cell(2, 2, "△94"),
        cell(2, 3, "52.1"),
        cell(3, 0, "교육 <가>\n운영"),
        cell(3, 1, "-"),
        cell(3, 2, "+7"),
        cell(3, 3, ""),
    ),
    header_rows=2,
    caption="2023년 예산 현황",
    unit="천원",
    base_date=date(2023, 11, 6),
)


def tables_of(document):
    return [block for block in document.blocks if isinstance(block, Table)]


def round_trip(*blocks):
    return read_xlsx(write_xlsx(Document(blocks=blocks)), "표.xlsx")


def part(data, name):
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def test_a_table_comes_back_with_caption_unit_day_header_and_merged_cells():
    assert round_trip(BUDGET).blocks == (BUDGET,)


def test_numbers_are_numbers_and_words_are_words():
    sheet = part(write_xlsx(Document(blocks=(BUDGET,))), "xl/worksheets/sheet1.xml")
    values = {each.get("r"): each.findtext("{*}v") for each in sheet.iter("{*}c") if each.find("{*}v") is not None}

    assert values == {"B5": "1234567", "C5": "-94", "D5": "52.1", "C6": "7"}


def test_formats_show_each_number_as_it_was_printed():
    styles = part(write_xlsx(Document(blocks=(BUDGET,))), "xl/styles.xml")

    assert [each.get("formatCode") for each in styles.iter("{*}numFmt")] == ["#,##0", "0;△0", "0.0", "+0;-0"]


@pytest.mark.parametrize("words", ["=1+1", "+1+1", "-1+cmd|'/c calc'!A1", "@SUM(A1)", '=HYPERLINK("http://e.kr")'])
def test_no_words_become_a_formula(words):
    written = write_xlsx(Document(blocks=(Table((cell(0, 0, words),)),)))

    with zipfile.ZipFile(io.BytesIO(written)) as package:
        sheet = etree.fromstring(package.read("xl/worksheets/sheet1.xml"))
    assert sheet.findall(f".//{{{MAIN}}}f") == []
    assert [each.get("t") for each in sheet.iter(f"{{{MAIN}}}c") if words in "".join(each.itertext())] == ["inlineStr"]


@pytest.mark.parametrize(
    ("words", "value", "code"),
    [
        ("0", "0", "0"),
        ("1,234", "1234", "#,##0"),
        ("△1,234.50", "-1234.50", "#,##0.00;△#,##0.00"),
        ("-3", "-3", "0;-0"),
        ("+12", "12", "+0;-0"),
        ("67.8%", "0.678", "0.0%"),
        ("△0.5%", "-0.005", "0.0%;△0.0%"),
    ],
)
def test_a_printed_number_has_a_value_and_a_format(words, value, code):
    assert as_number(words) == (Decimal(value), code)


@pytest.mark.parametrize("words", ["", "-", "007", "1234567890123456", "3건", "△ 5", "1,23", "2023. 10.", "²", "▲4"])
def test_what_a_number_would_show_otherwise_stays_words(words):
    assert as_number(words) is None


@given(st.decimals(-(10**9), 10**9, places=2), st.booleans())
def test_every_number_is_shown_as_it_was_printed(value, grouped):
    words = f"{abs(value):,.2f}" if grouped else f"{abs(value):.2f}"
    words = f"△{words}" if value < 0 else words

    found = as_number(words)

    assert found is not None
    assert shown(*found) == words


WORDS = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1, max_size=12)


@given(
    st.lists(
        st.lists(WORDS | st.sampled_from(["", "1,234", "△5", "0.0"]), min_size=2, max_size=2), min_size=2, max_size=5
    )
)
def test_any_words_come_back(lines):
    cells = tuple(cell(row, column, words) for row, line in enumerate(lines) for column, words in enumerate(line))
    table = Table(cells, header_rows=1)

    assert round_trip(table).blocks == (table,)


def test_the_same_document_gives_the_same_bytes():
    assert write_xlsx(Document(blocks=(BUDGET,))) == write_xlsx(Document(blocks=(BUDGET,)))


def test_sheets_have_names_that_programs_accept_and_none_twice():
    def named(caption):
        return Table((cell(0, 0, "가"), cell(0, 1, "나")), 0, caption)

    long = "가" * 40
    data = write_xlsx(
        Document(blocks=(named("현황"), named("현황"), named(""), named("a/b:[c]"), named(long), named(long)))
    )

    assert [each.get("name") for each in part(data, "xl/workbook.xml").iter("{*}sheet")] == [
        "현황",
        "현황 (2)",
        "표 3",
        "a b c",
        "가" * 31,
        "가" * 27 + " (6)",
    ]


def test_what_a_workbook_cannot_hold_is_told():
    inner = Table((cell(0, 0, "가"), cell(0, 1, "나")), 0)
    outer = Table((Cell(0, 0, (text("밖"),), tables=(inner,)), cell(0, 1, "곁")), 0)
    document = Document(blocks=(Bullet("□", 1, text("인력")), outer))

    assert losses(document, ".xlsx") == [
        "표 밖의 제목과 글 1줄은 .xlsx 파일에 담기지 않습니다.",
        "칸 안의 표 1개는 글자만 그 칸에, 표는 다음 시트에 적었습니다.",
    ]
    assert [table.cells[0].text for table in tables_of(round_trip(outer))] == ["밖", "가"]


def test_a_document_without_tables_is_a_sheet_with_its_title():
    (table,) = read_xlsx(write_xlsx(Document("2023년 보고")), "보고.xlsx").blocks

    assert [each.text for each in table.cells] == ["2023년 보고"]


def workbook(*rows, merged=(), formats=(), strings=(), state="visible", before=""):
    """A workbook of one sheet as another program writes it; each row is the XML of its cells."""
    sheet = "".join(f'<row r="{number}">{cells}</row>' for number, cells in rows)
    merges = "".join(f'<mergeCell ref="{each}"/>' for each in merged)
    looks = "".join(f'<xf numFmtId="{number}"/>' for number, _ in formats)
    codes = "".join(f'<numFmt numFmtId="{number}" formatCode="{code}"/>' for number, code in formats)
    parts = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        f'<sheet name="Sheet1" state="{state}" sheetId="1" r:id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/>'
        '<Relationship Id="b" Target="sharedStrings.xml"/><Relationship Id="c" Target="styles.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'{before}<worksheet xmlns="{MAIN}"><sheetData>{sheet}</sheetData>'
        f"<mergeCells>{merges}</mergeCells></worksheet>",
        "xl/sharedStrings.xml": f"<sst>{''.join(f'<si>{each}</si>' for each in strings)}</sst>",
        "xl/styles.xml": f"<styleSheet><numFmts>{codes}</numFmts><cellXfs>{looks}</cellXfs></styleSheet>",
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def words(place, value):
    return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'


def test_a_sheet_of_another_program_gives_its_tables_and_lines():
    data = workbook(
        (1, words("A1", "연도별 예산")),
        (2, words("C2", "(단위 : 천원)")),
        (3, words("A3", "구분") + words("B3", "금액") + words("C3", "비율")),
        (
            4,
            '<c t="s"><v>0</v></c><c s="0"><v>1234567.4</v></c><c s="1"><v>0.52100000000000002</v></c>',
        ),
        (5, words("A5", "기준일") + '<c r="B5" s="2"><v>45230</v></c><c r="C5" t="b"><v>1</v></c>'),
        (8, words("A8", "붙임 없음")),
        merged=["A1:C1"],
        formats=[(3, ""), (170, "0.0%"), (14, "")],
        strings=["<r><t>총</t></r><r><t>계</t></r><rPh><t>-</t></rPh>"],
    )

    table, line = read_bytes(data, "예산.xlsx").blocks

    assert [[each.text for each in row] for row in table.grid] == [
        ["구분", "금액", "비율"],
        ["총계", "1,234,567", "52.1%"],
        ["기준일", "2023. 10. 31.", "TRUE"],
    ]
    assert (table.caption, table.unit, table.header_rows) == ("연도별 예산", "천원", 1)
    assert isinstance(line, Paragraph)
    assert plain(line.content) == "붙임 없음"


def test_lines_above_no_table_stay_lines():
    data = workbook((1, words("A1", "예산 안내")), (2, words("B2", "(단위 : 천원)")), (3, words("A3", "붙임 없음")))

    assert [plain(block.content) for block in read_xlsx(data, "표.xlsx").blocks] == [
        "예산 안내",
        "(단위 : 천원)",
        "붙임 없음",
    ]


def test_tables_beside_each_other_are_two_and_a_label_beside_a_table_is_in_it():
    rows = [
        (number, "".join(words(f"{column}{number}", f"{column}{number}") for column in "ABDE")) for number in (1, 2)
    ]
    first, second = read_xlsx(workbook(*rows), "표.xlsx").blocks
    (joined,) = read_xlsx(workbook(*rows, merged=["B1:D1"]), "표.xlsx").blocks
    (labelled,) = read_xlsx(workbook(*rows, (3, words("G3", "비고"))), "표.xlsx").blocks

    assert [[each.text for each in table.cells] for table in (first, second)] == [
        ["A1", "B1", "A2", "B2"],
        ["D1", "E1", "D2", "E2"],
    ]
    assert (joined.column_count, labelled.column_count) == (5, 7)


def test_thousands_of_lines_apart_are_read_at_once():
    begun = time.process_time()
    document = read_xlsx(
        workbook(*((2 * number, words(f"A{2 * number}", "가")) for number in range(1, 15_000))), "표.xlsx"
    )

    assert len(document.blocks) == 14_999
    assert time.process_time() - begun < 5


def test_hidden_sheets_are_left_out():
    assert read_xlsx(workbook((1, words("A1", "비밀")), state="hidden"), "표.xlsx").blocks == ()


def test_absurd_merged_cells_cost_nothing():
    data = workbook(
        (1, words("A1", "가") + words("B1", "나")),
        (2, words("A2", "다") + words("B2", "라")),
        merged=["A1:XFD1048576"] * 9,
    )

    (table,) = read_xlsx(data, "표.xlsx").blocks

    assert (table.row_count, table.column_count) == (2, 2)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (workbook((1, words("A1", "가") + words("XFD1", "나")), (1048576, words("A1048576", "다"))), None),
        (workbook((1, words("A1", "가")), before="<!DOCTYPE a [<!ENTITY b 'c'>]>"), "허용되지 않는 선언(DOCTYPE)"),
        (workbook((1, "<c><v>1</v></x>")), "손상되어 읽을 수 없습니다"),
        (b"PK\x03\x04 xl/workbook.xml", "손상되었거나 엑셀(xlsx) 문서가 아닙니다."),
    ],
)
def test_hostile_workbooks_are_read_in_bounds_or_refused(data, told):
    assert detect_format(data, "표.xlsx") == "xlsx"
    if told is None:
        assert len(read_bytes(data, "표.xlsx").blocks) == 2
        return
    with pytest.raises(UnreadableDocument) as refusal:
        read_bytes(data, "표.xlsx")
    assert str(refusal.value).startswith(f"표.xlsx: {told}")


def test_a_workbook_with_too_many_cells_is_refused(monkeypatch):
    monkeypatch.setattr(workbook_module, "MOST_CELLS", 1)

    with pytest.raises(UnreadableDocument) as refusal:
        read_xlsx(workbook((1, words("A1", "가") + words("B1", "나"))), "표.xlsx")

    assert str(refusal.value) == "표.xlsx: 칸이 지나치게 많습니다. 필요한 시트만 남기고 저장하여 올려 주십시오."


def test_a_table_larger_than_any_report_has_is_refused():
    data = workbook(*((row, words(f"A{row}", "가") + words(f"CZ{row}", "나")) for row in range(1, 1002)))

    with pytest.raises(UnreadableDocument) as refusal:
        read_xlsx(data, "표.xlsx")

    assert str(refusal.value) == (
        "표.xlsx: Sheet1 시트의 표가 지나치게 커서 읽지 않았습니다. 표를 나누어 올려 주십시오."
    )


@pytest.mark.shared
def test_the_tables_of_every_real_report_come_back(shared):
    for path in sorted((shared / "seeds").glob("seed-*.txt")):
        tables = list(read_document(path).tables())

        read = tables_of(read_xlsx(write_xlsx(Document(blocks=tuple(tables))), path.name))

        assert [(table.cells, table.header_rows, table.caption, table.unit) for table in read] == [
            (table.cells, table.header_rows, table.caption, table.unit) for table in tables
        ]
