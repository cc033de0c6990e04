"""What is read from a DOCX: of our own writer, of the library, and of others by their XML."""

import io
import zipfile
from contextlib import suppress

import docx
import pytest
from docx.oxml import OxmlElement
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from ieum.documents.elements import counted
from ieum.documents.errors import DocumentError, UnreadableDocument
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
    plain,
    text,
)
from ieum.documents.readers.docx import read_docx
from ieum.documents.reading import read_bytes
from ieum.documents.writers.docx.writer import write_docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "word/document.xml"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fea135"
    "81840000000049454e44ae426082"
)


def package(body, **parts):
    """A file with this body, and parts by name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", parts.pop("types", TYPES))
        archive.writestr(MAIN, f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def p(words, properties=""):
    return f"<w:p>{properties}<w:r><w:t>{words}</w:t></w:r></w:p>"


def tc(words, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{words if words.startswith('<') else p(words)}</w:tc>"


def tr(*cells):
    return f"<w:tr>{''.join(cells)}</w:tr>"


def blocks(body, **parts):
    return read_docx(package(body, **parts), "보고.docx").blocks


def saved(file):
    buffer = io.BytesIO()
    file.save(buffer)
    return read_bytes(buffer.getvalue(), "보고.docx")


def spans(document):
    return [(c.row, c.column, c.row_span, c.column_span, c.text) for t in document.tables() for c in t.cells]


def test_what_our_writer_wrote_is_read_again():
    document = Document(
        title="2023년 주요업무 보고",
        organisation="기획예산과",
        session="제227회 정례회",
        period="2023. 11. 20.",
        blocks=(
            Contents((ContentsEntry("Ⅰ", "일반현황", "1"), ContentsEntry("1", "인력", "2", 2)), "보고 순서"),
            Heading(1, text("일반현황"), "Ⅰ"),
            Heading(2, text("인력"), "1", team="기획팀"),
            Heading(3, text("2024년 정원"), "①"),
            Heading(3, text("2024년 현원"), "2"),
            Heading(3, text("3개 부서")),
            Paragraph(text("인력을 알맞게 두고자 함"), "purpose"),
            Bullet("□", 1, text("현원")),
            Bullet("○", 2, (Run("일반직 "), Run("30명", bold=True))),
            Bullet("-", 3, text("휴직 2명")),
            Table(
                (
                    Cell(0, 0, (text("구분"),), row_span=2),
                    Cell(0, 1, (text("예산"),), column_span=2),
                    Cell(1, 1, (text("2022"),)),
                    Cell(1, 2, (text("2023"),)),
                    Cell(2, 0, (text("계"),)),
                    Cell(2, 1, (text("10"), text("(2)"))),
                    Cell(2, 2),
                ),
                header_rows=2,
                caption="연도별 예산",
                unit="천원",
            ),
            Paragraph(text("덧붙인 말"), "note"),
            PageBreak(),
            Paragraph(text("끝")),
        ),
    )

    read = read_bytes(write_docx(document), "보고.docx")

    assert (read.title, read.organisation, read.session, read.period) == (
        document.title, document.organisation, document.session, document.period,
    )  # fmt: skip
    assert [block for block in read.blocks if not isinstance(block, Table)] == [
        block for block in document.blocks if not isinstance(block, Table)
    ]
    assert spans(read) == spans(document)
    (table,) = read.tables()
    assert (table.caption, table.unit, table.header_rows) == ("연도별 예산", "천원", 2)


def test_titles_lists_and_runs_of_the_library_are_read():
    file = docx.Document()
    file.add_heading("Ⅱ. 추진실적", 1)
    file.add_heading("3. 예산 편성", 2)
    file.add_paragraph("첫째", style="List Bullet")
    file.add_paragraph("둘째", style="List Number")
    file.add_paragraph("셋째", style="List Number")
    line = file.add_paragraph("총 ")
    line.add_run("10").bold = True
    line.add_run("2").font.superscript = True

    assert saved(file).blocks == (
        Heading(1, text("추진실적"), "Ⅱ"),
        Heading(2, text("예산 편성"), "3"),
        Bullet("•", 1, text("첫째")),
        Bullet("1.", 2, text("둘째")),
        Bullet("2.", 2, text("셋째")),
        Paragraph((Run("총 "), Run("10", bold=True), Run("2", superscript=True))),
    )


def test_merges_of_the_library_tile_the_table():
    file = docx.Document()
    table = file.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(0, 0).merge(table.cell(1, 0)).text = "가"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "나"

    (read,) = saved(file).tables()

    assert [(c.row, c.column, c.row_span, c.column_span, c.text) for c in read.cells] == [
        (0, 0, 2, 1, "가"), (0, 1, 1, 2, "나"), (1, 1, 1, 1, "11"), (1, 2, 1, 1, "12"),
        (2, 0, 1, 1, "20"), (2, 1, 1, 1, "21"), (2, 2, 1, 1, "22"),
    ]  # fmt: skip
    assert read.header_rows == 2


def test_a_marked_header_row_and_a_table_within_a_cell_are_read():
    file = docx.Document()
    table = file.add_table(3, 1)
    for row in (0, 1):
        table.rows[row]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    inner = table.cell(2, 0).add_table(1, 1)
    inner.cell(0, 0).text = "안쪽"

    outer, nested = saved(file).tables()

    assert outer.header_rows == 2
    assert nested.cells[0].text == "안쪽"


def test_a_picture_comes_with_its_description():
    file = docx.Document()
    shape = file.add_paragraph().add_run().add_picture(io.BytesIO(PIXEL))
    shape._inline.docPr.set("descr", "막대그래프")

    assert saved(file).blocks == (Picture("막대그래프", "image/png", PIXEL),)


def test_what_was_deleted_is_gone_and_what_was_inserted_stands():
    deleted = "<w:del><w:r><w:delText>옛</w:delText></w:r></w:del>"
    body = f"<w:p>{deleted}<w:ins><w:r><w:t>새 값</w:t></w:r></w:ins></w:p>"

    assert blocks(body) == (Paragraph(text("새 값")),)


def test_form_controls_links_and_text_boxes_are_read_through():
    box = "<w:txbxContent>" + p("상자") + "</w:txbxContent>"
    both = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    body = (
        f"<w:sdt><w:sdtContent>{p('양식')}</w:sdtContent></w:sdt>"
        f"<w:p><w:hyperlink><w:r><w:t>연결</w:t></w:r></w:hyperlink><w:r>{both}</w:r></w:p>"
    )

    assert [plain(block.content) for block in blocks(body)] == ["양식", "연결", "상자"]


def test_a_unit_line_and_a_caption_go_to_their_table():
    table = f"<w:tbl>{tr(tc('구분'), tc('금액'))}{tr(tc('계'), tc('10'))}</w:tbl>"
    (read,) = blocks(p("&lt;연도별 예산&gt;") + p("(단위 : 백만원)") + table)

    assert (read.caption, read.unit) == ("<연도별 예산>", "백만원")


def test_a_note_hangs_on_what_it_follows():
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">{p("전년도 기준")}</w:footnote></w:footnotes>'
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/>'
        "</Relationships>"
    )
    parts = {"word/footnotes.xml": notes, "word/_rels/document.xml.rels": relations}
    body = '<w:p><w:r><w:t>예산</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'

    assert blocks(body, **parts) == (Paragraph((Run("예산", footnote=text("전년도 기준")),)),)


def test_heads_and_feet_are_running_lines_and_turned_paper_is_a_break():
    head = f'<w:hdr xmlns:w="{W}">{p("대외주의")}{p("- 3 -")}</w:hdr>'
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/>'
        "</Relationships>"
    )
    refers = f'<w:headerReference xmlns:r="{R}" r:id="r1" w:type="default"/>'
    turned = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    body = f"{p('앞', f'<w:pPr><w:sectPr>{refers}</w:sectPr></w:pPr>')}{p('옆')}<w:sectPr>{turned}</w:sectPr>"
    parts = {"word/header1.xml": head, "word/_rels/document.xml.rels": relations}

    assert blocks(body, **parts) == (
        Paragraph(text("대외주의"), "running"),
        Paragraph(text("앞")),
        PageBreak(landscape=True),
        Paragraph(text("옆")),
    )


def test_each_cell_is_found_again_by_its_number():
    data = package(p("머리") + f"<w:tbl>{tr(tc('구분'), tc('금액'))}{tr(tc('계'), tc('10'))}</w:tbl>")
    (table,) = read_docx(data, "보고.docx").tables()
    elements = list(counted(etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(MAIN))))

    assert [("".join(elements[c.place.element].itertext()), c.place.part) for c in table.cells] == [
        (words, MAIN) for words in ("구분", "금액", "계", "10")
    ]


@pytest.mark.parametrize(
    ("body", "cells"),
    [
        (tr(tc("가", "<w:vMerge/>"), tc("나")), [(0, 0, 1, 1), (0, 1, 1, 1)]),
        (tr(tc("가")) + tr(tc("다", '<w:gridSpan w:val="-3"/>')), [(0, 0, 1, 1), (1, 0, 1, 1)]),
        ("", []),
        (tr(), []),
    ],
)  # fmt: skip
def test_crooked_tables_are_made_whole(body, cells):
    tables = [block for block in blocks(f"<w:tbl>{body}</w:tbl>" + p("뒤")) if isinstance(block, Table)]

    assert [(c.row, c.column, c.row_span, c.column_span) for t in tables for c in t.cells] == cells


def fault(data):
    with pytest.raises(UnreadableDocument) as caught:
        read_docx(data, "보고.docx")
    return str(caught.value)


def test_refusals_say_what_is_wrong_in_words_of_word():
    wide = tc("가", '<w:gridSpan w:val="999999999"/>')
    huge = f"<w:tbl>{tr(wide)}</w:tbl>"

    assert fault(b"PK") == (
        "보고.docx: 손상되었거나 워드(docx) 문서가 아닙니다. 원본을 다시 받거나 워드에서 다시 저장해 주십시오."
    )
    assert fault(package("", types="<Types/>")) == (
        "보고.docx: 본문이 없어 워드 문서로 볼 수 없습니다. 워드에서 docx로 저장한 파일을 올려 주십시오."
    )
    assert fault(package(huge)) == "보고.docx: 표가 지나치게 커서 읽지 않았습니다. 표를 나누어 올려 주십시오."
    assert fault(package("<w:p>" * 300 + "</w:p>" * 300)).endswith("워드에서 다시 저장한 뒤 올려 주십시오.")


def test_styles_that_build_on_each_other_in_a_ring_end():
    ring = "".join(
        f'<w:style w:styleId="{name}"><w:name w:val="{name}"/><w:basedOn w:val="{other}"/></w:style>'
        for name, other in (("a", "b"), ("b", "a"))
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>'
        "</Relationships>"
    )
    parts = {"word/styles.xml": f'<w:styles xmlns:w="{W}">{ring}</w:styles>', "word/_rels/document.xml.rels": relations}

    assert blocks(p("글", '<w:pPr><w:pStyle w:val="a"/></w:pPr>'), **parts) == (Paragraph(text("글")),)


@settings(max_examples=60)
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused_and_nothing_else(data):
    whole = bytearray(write_docx(Document(blocks=(Paragraph(text("글")), Table((Cell(0, 0, (text("1"),)),))))))
    for _ in range(data.draw(st.integers(1, 20))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))

    with suppress(DocumentError):
        read_docx(bytes(whole), "보고.docx")


def test_a_formula_is_read_in_its_letters():
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    formula = f'<m:oMath xmlns:m="{math}"><m:f><m:num><m:r><m:t>집행액</m:t></m:r></m:num></m:f></m:oMath>'

    assert blocks(f"<w:p><w:r><w:t>집행률 = </w:t></w:r>{formula}</w:p>") == (Paragraph(text("집행률 = 집행액")),)
