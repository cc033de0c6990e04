"""The DOCX can be opened again, holds what the Document holds, and is the same file each time."""

import io
import zipfile
from datetime import UTC, datetime

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn
from hypothesis import given, settings
from tests.documents.strategies import documents

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
from ieum.documents.styles.sheet import parse_styles
from ieum.documents.writers.docx.writer import write_docx

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def _opened(*blocks: object, **cover: str) -> object:
    return docx.Document(io.BytesIO(write_docx(Document(blocks=blocks, **cover))))


def _parts(written: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(written))


def _words(element: object) -> str:
    return "".join(piece.text for piece in element.iter(qn("w:t")))


@settings(max_examples=20)
@given(documents())
def test_any_document_can_be_opened_again_with_all_its_tables(document):
    pictureless = tuple(block for block in document.blocks if not isinstance(block, Picture))
    kept = Document(document.title, document.organisation, blocks=pictureless)

    opened = docx.Document(io.BytesIO(write_docx(kept)))

    assert len(opened.element.body.findall(f".//{qn('w:tbl')}")) == sum(1 for _ in kept.tables())


def test_the_same_document_gives_the_same_bytes_and_names_no_clock():
    document = Document("보고", "기획예산과", blocks=(Heading(1, text("일반현황")),))
    moment = datetime(2023, 11, 6, 1, 2, 3, tzinfo=UTC)

    written = write_docx(document, made_at=moment)

    properties = docx.Document(io.BytesIO(written)).core_properties
    assert written == write_docx(document, made_at=moment)
    assert {entry.date_time for entry in _parts(written).infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert (properties.title, properties.author, properties.created.replace(tzinfo=UTC)) == (
        "보고",
        "기획예산과",
        moment,
    )


def test_words_stand_in_styles_in_reading_order():
    opened = _opened(
        Contents((ContentsEntry("Ⅰ", "일반현황", "1"), ContentsEntry("Ⅱ", "없음", "9")), "보고 순서"),
        Heading(1, text("일반현황"), number="Ⅰ"),
        Heading(2, text("인력"), number="1", team="기획팀"),
        Paragraph(text("일하는 사람을 밝힘"), role="purpose"),
        Paragraph(text("본문")),
        Bullet("□", 1, text("정원")),
        Bullet("※", 9, text("휴직 포함")),
        Picture("조직도", "image/webp", b"RIFF"),
        title="주요업무 보고",
        organisation="기획예산과",
    )

    lines = [(line.style.name, line.text) for line in opened.paragraphs if line.text.strip()]
    assert lines == [
        ("이음 표지 제목", "주요업무 보고"),
        ("이음 표지 기관", "기획예산과"),
        ("이음 차례 제목", "보고 순서"),
        ("이음 차례 1", "Ⅰ. 일반현황\t"),
        ("이음 차례 1", "Ⅱ. 없음\t9"),
        ("이음 장제목", "\u2002Ⅰ\u2002 일반현황"),
        ("이음 항목제목", "\u20021\u2002 인력\t기획팀"),
        ("이음 목적", "일하는 사람을 밝힘"),
        ("이음 본문", "본문"),
        ("이음 글머리 1", "□\t정원"),
        ("이음 글머리 6", "※\t휴직 포함"),
        ("이음 그림설명", "[그림] 조직도"),
    ]


def test_a_contents_entry_asks_for_the_page_of_its_title():
    written = write_docx(
        Document(blocks=(Contents((ContentsEntry("Ⅰ", "일반현황", "7"),)), Heading(1, text("일반현황"))))
    )

    body = docx.Document(io.BytesIO(written)).element.body
    field = body.find(f".//{qn('w:fldSimple')}")
    mark = body.find(f".//{qn('w:bookmarkStart')}")
    assert (field.get(qn("w:instr")), _words(field), mark.get(qn("w:name"))) == (
        "PAGEREF title_1 \\h",
        "7",
        "title_1",
    )


def test_pages_are_numbered_from_one_behind_cover_and_contents():
    sections = _opened(Contents((ContentsEntry("Ⅰ", "일반현황"),)), Heading(1, text("일반현황")), title="보고").sections

    numbers = [section._sectPr.find(qn("w:pgNumType")) for section in sections]
    assert [number is not None and number.get(qn("w:start")) for number in numbers] == [False, "1"]
    assert [section.footer.is_linked_to_previous for section in sections] == [True, False]
    assert _words(sections[1].footer._element) == "- 1 -"


def test_a_table_keeps_merges_header_shade_and_stand_of_its_cells():
    table = Table(
        cells=(
            Cell(0, 0, (text("구분"),), row_span=2),
            Cell(0, 1, (text("집행액"),), column_span=2),
            Cell(1, 1, (text("10.31."),)),
            Cell(1, 2, (text("12.31."),)),
            Cell(2, 0, (text("구정 정책을 조정하고 지원하는 사업"),)),
            Cell(2, 1, (text("2,130"),)),
            Cell(2, 2, (text("△25"), text("(예상)"))),
        ),
        header_rows=2,
        caption="예산현황",
        unit="천원",
    )

    opened = _opened(table)

    rows = opened.tables[0].rows
    assert [[cell.text for cell in row.cells] for row in rows] == [
        ["구분", "집행액", "집행액"],
        ["구분", "10.31.", "12.31."],
        ["구정 정책을 조정하고 지원하는 사업", "2,130", "△25\n(예상)"],
    ]
    repeated = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
    shaded = [row._tr.find(f".//{qn('w:shd')}") is not None for row in rows]
    stands = [cell.paragraphs[0].style.name for cell in rows[2].cells]
    assert (repeated, shaded) == ([True, True, False], [True, True, False])
    assert stands == ["이음 표글", "이음 표숫자", "이음 표글"]
    assert [(line.style.name, line.text) for line in opened.paragraphs] == [
        ("이음 표제목", "예산현황"),
        ("이음 단위", "(단위 : 천원)"),
        ("이음 표자리", ""),
    ]


def test_a_table_in_a_cell_stands_in_the_cell():
    inner = Table((Cell(0, 0, (text("안"),)), Cell(0, 1, ())))

    cell = _opened(Table((Cell(0, 0, (text("밖"),), tables=(inner,)),))).tables[0].rows[0].cells[0]

    assert (cell.text, [inside.text for inside in cell.tables[0].rows[0].cells]) == ("밖\n", ["안", ""])


def test_bold_and_raised_runs_stay_so():
    line = _opened(Paragraph((Run("집행률 "), Run("85.4", bold=True), Run("1)", superscript=True)))).paragraphs[0]

    assert [(run.text, run.bold, run.font.superscript) for run in line.runs] == [
        ("집행률 ", None, None),
        ("85.4", True, None),
        ("1)", None, True),
    ]


def test_every_style_looks_as_the_style_sheet_says():
    sheet = parse_styles(
        "fonts: {본문: {office: 궁서}}\nstyles: {이음 본문: {size: 20, left: 10, hanging: 5}}", "우리구.yaml"
    )

    styles = docx.Document(io.BytesIO(write_docx(Document("보고"), styles=sheet))).styles
    body, title = styles["이음 본문"], styles["이음 장제목"]

    assert (body.element.rPr.rFonts.get(qn("w:eastAsia")), body.font.size.pt) == ("궁서", 20)
    assert (body.paragraph_format.left_indent.pt, body.paragraph_format.first_line_indent.pt) == (15, -5)
    assert title.element.rPr.rFonts.get(qn("w:eastAsia")) == "HY헤드라인M"
    assert title.element.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) == "0"


def test_characters_that_xml_cannot_hold_are_left_out():
    opened = _opened(
        Paragraph(text("가\x00나\x1b다\ufffe")),
        Heading(1, text("제목\x01"), number="\x02", team="팀\x03"),
        Table((Cell(0, 0, (text("칸\x04"),)),), caption="표\x05", unit="명\x06"),
        title="보고\x07",
    )

    assert [line.text for line in opened.paragraphs if line.text] == [
        "보고",
        "가나다",
        " 제목\t팀",
        "표",
        "(단위 : 명)",
    ]


def test_a_picture_is_shown_with_its_description_and_a_damaged_one_is_described():
    shown = _opened(Picture("조직도", "image/png", PIXEL))

    assert shown.inline_shapes[0]._inline.docPr.get("descr") == "조직도"
    for data in (b"\x89PNG", PIXEL[:20], b"GIF89a", b"\xff\xd8\xff\xe0", b"BM"):
        assert _opened(Picture("조직도", "image/png", data)).paragraphs[0].text == "[그림] 조직도"


def test_a_page_break_begins_a_page_with_what_stands_behind_it():
    opened = _opened(Paragraph(text("앞")), PageBreak(), Paragraph(text("뒤")), PageBreak(), PageBreak())

    assert [(line.text, line.paragraph_format.page_break_before) for line in opened.paragraphs] == [
        ("앞", None),
        ("뒤", True),
        ("", True),
        ("", True),
    ]


def test_pages_are_turned_where_the_document_says_so_and_around_a_wide_table():
    wide = Table(tuple(Cell(0, column, (text("열다섯글자나되는이름" * 2),)) for column in range(24)))

    sections = _opened(
        Paragraph(text("앞")),
        PageBreak(landscape=True),
        Paragraph(text("옆")),
        PageBreak(),
        wide,
        Paragraph(text("뒤")),
    ).sections

    assert [section.orientation for section in sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]


def test_running_head_footnotes_and_approval_box_stand_where_word_has_them():
    box = Table((Cell(0, 0, (text("담당"),)), Cell(0, 1, (text("팀장"),)), Cell(1, 0), Cell(1, 1)), 0, kind="approval")
    noted = Paragraph((Run("집행액"), Run(" 2,130", footnote=text("10. 31. 기준"))))

    written = write_docx(Document("보고", running_head="기획예산과", blocks=(box, noted)))

    opened, parts = docx.Document(io.BytesIO(written)), _parts(written)
    heights = [row.height.mm for row in opened.tables[0].rows]
    assert [paragraph.text for paragraph in opened.sections[1].header.paragraphs] == ["기획예산과"]
    assert opened.tables[0].alignment == WD_TABLE_ALIGNMENT.RIGHT
    assert [round(height) for height in heights] == [8, 14]
    assert "10. 31. 기준" in parts.read("word/footnotes.xml").decode()
