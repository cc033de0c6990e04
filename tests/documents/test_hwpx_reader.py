"""What is read from HWPX files that others wrote."""

from datetime import date

import pytest
from tests.documents.hwpx_files import HEADER, NAMESPACES, grid, hwpx, p, package, run, section, sub_list, tbl, tc

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
from ieum.documents.readers.hwpx import read_hwpx


def _blocks(*paragraphs):
    return read_hwpx(hwpx(*paragraphs), "남의 파일.hwpx").blocks


def test_glyphs_open_bullets_each_one_deeper_than_the_weightier_above():
    assert _blocks(p("□ 사업개요"), p("  ○ 대상"), p("- 점검"), p("※ 참고"), p("○ 기간"), p("□ 예산")) == (
        Bullet("□", 1, text("사업개요")),
        Bullet("○", 2, text("대상")),
        Bullet("-", 3, text("점검")),
        Bullet("※", 4, text("참고")),
        Bullet("○", 2, text("기간")),
        Bullet("□", 1, text("예산")),
    )


def test_a_hyphen_straight_under_a_square_stands_at_depth_two():
    assert _blocks(p("□ 사업개요"), p("- 점검")) == (Bullet("□", 1, text("사업개요")), Bullet("-", 2, text("점검")))


def test_a_negative_number_is_no_bullet():
    assert _blocks(p("-3.5% 감소")) == (Paragraph(text("-3.5% 감소")),)


def test_an_automatic_bullet_is_read_though_its_glyph_is_not_in_the_text():
    assert _blocks(p("수집", shape=1)) == (Bullet("•", 1, text("수집")),)


def test_outline_paragraphs_are_headings_with_the_number_that_hangul_shows():
    assert _blocks(
        p("계획", shape=2), p("준비", shape=3), p("점검", shape=3), p("정리", shape=2), p("끝", shape=3)
    ) == (
        Heading(1, text("계획"), "1"),
        Heading(2, text("준비"), "가"),
        Heading(2, text("점검"), "나"),
        Heading(1, text("정리"), "2"),
        Heading(2, text("끝"), "가"),
    )


def test_automatic_numbers_count_from_their_start():
    assert _blocks(p("첫째", shape=4), p("둘째", shape=4)) == (
        Bullet("③", 1, text("첫째")),
        Bullet("④", 1, text("둘째")),
    )


def test_a_head_that_stands_in_a_switch_is_found():
    head = '<hh:heading type="OUTLINE" idRef="0" level="0"/>'
    header = HEADER.replace(head, f"<hp:switch><hp:case>{head}</hp:case><hp:default>{head}</hp:default></hp:switch>")
    data = package(**{"Contents/header.xml": header, "Contents/section0.xml": section(p("일반현황", shape=2))})

    assert read_hwpx(data, "보고.hwpx").blocks == (Heading(1, text("일반현황"), "1"),)


def test_typed_numbers_make_headings_and_sentences_do_not():
    assert _blocks(p("Ⅱ. 주요업무 추진실적"), p("3. 예산 현황"), p("4. 다음 달에 다시 보고하기로 하였다.")) == (
        Heading(1, text("주요업무 추진실적"), "Ⅱ"),
        Heading(2, text("예산 현황"), "3"),
        Paragraph(text("4. 다음 달에 다시 보고하기로 하였다.")),
    )


def test_a_one_row_table_of_number_title_and_team_is_a_heading():
    band = run(grid(("1", "예산편성 및 재정운용", "예산팀")))

    assert _blocks(p("앞"), p(band)) == (Paragraph(text("앞")), Heading(2, text("예산편성 및 재정운용"), "1", "예산팀"))


def test_a_one_row_table_of_numbers_stays_a_table():
    table = _blocks(p("앞"), p(run(grid(("1", "2", "3")))))[1]

    assert isinstance(table, Table)


def test_boxes_of_one_text_are_title_chapter_and_purpose():
    document = read_hwpx(
        hwpx(
            p(run(tbl(tc(0, 0, ""), tc(0, 1, "2024년", "주요업무 보고"), tc(0, 2, "")))),
            p(run(grid(("Ⅰ. 일반현황",)))),
            p(run(grid(("부서 사이의 협업을 넓혀 구민이 체감하는 성과를 높이고자 함",)))),
        ),
        "남의 파일.hwpx",
    )

    assert document == Document(
        title="2024년 주요업무 보고",
        blocks=(
            Heading(1, text("일반현황"), "Ⅰ"),
            Paragraph(text("부서 사이의 협업을 넓혀 구민이 체감하는 성과를 높이고자 함"), "purpose"),
        ),
        source="남의 파일.hwpx",
    )


def test_a_box_of_lines_with_pages_is_a_contents_list():
    box = tbl(tc(0, 0, "Ⅰ. 일반현황<hp:tab/>1", "1. 조직<hp:tab/> 2", "붙임"))

    assert _blocks(p("보고 순서"), p(run(box)))[1] == Contents(
        (ContentsEntry("Ⅰ", "일반현황", "1"), ContentsEntry("1", "조직", "2"), ContentsEntry("", "붙임"))
    )


def test_lines_in_the_contents_style_of_hangul_are_a_contents_list():
    assert _blocks(p("1. 개요<hp:tab/>3", style=1), p("2. 현황<hp:tab/>7", style=1)) == (
        Contents((ContentsEntry("1", "개요", "3"), ContentsEntry("2", "현황", "7"))),
    )


def test_caption_unit_and_base_date_go_to_the_table_below():
    table = _blocks(
        p("&lt; 예산 현황 &gt;"), p("(단위 : 천원, 2023. 10. 31. 기준)"), p(), p(run(grid(("계", "25"), ("가", "1"))))
    )

    assert [(each.caption, each.unit, each.base_date) for each in table] == [
        ("< 예산 현황 >", "천원", date(2023, 10, 31))
    ]


def test_a_unit_line_that_says_more_is_kept_as_a_note():
    note, table = _blocks(p("(단위: 명, 휴직자 제외)"), p(run(grid(("계", "25"), ("가", "1")))))

    assert note == Paragraph(text("(단위: 명, 휴직자 제외)"), "note")
    assert table.unit == "명"


def test_a_unit_line_without_a_table_stays_a_paragraph():
    assert _blocks(p("(단위: 천원)"), p("끝")) == (Paragraph(text("(단위: 천원)")), Paragraph(text("끝")))


def test_merged_cells_and_lines_in_cells_are_kept():
    element = tbl(tc(0, 0, "구분", spans=(2, 1)), tc(0, 1, "일반직", spans=(1, 2)), tc(1, 1, "5급"), tc(1, 2, "6급"),
                  tc(2, 0, "정원"), tc(2, 1, "1"), tc(2, 2, "6", "(휴직 1)"))  # fmt: skip

    assert _blocks(p(run(element))) == (
        Table(
            (
                Cell(0, 0, (text("구분"),), row_span=2),
                Cell(0, 1, (text("일반직"),), column_span=2),
                Cell(1, 1, (text("5급"),)),
                Cell(1, 2, (text("6급"),)),
                Cell(2, 0, (text("정원"),)),
                Cell(2, 1, (text("1"),)),
                Cell(2, 2, (text("6"), text("(휴직 1)"))),
            ),
            header_rows=2,
        ),
    )


@pytest.mark.parametrize(
    ("first", "second", "header_rows"),
    [
        ({"header": 1}, {"header": 1}, 2),
        ({"box": 2}, {"box": 2}, 2),
        ({"box": 2}, {}, 1),
        ({}, {}, 1),
    ],
)
def test_header_rows_are_marked_or_shaded_or_the_first(first, second, header_rows):
    element = tbl(tc(0, 0, "가", **first), tc(0, 1, "나", **first), tc(1, 0, "다", **second), tc(1, 1, "라", **second),
                  tc(2, 0, "1"), tc(2, 1, "2"))  # fmt: skip

    assert _blocks(p(run(element)))[0].header_rows == header_rows


def test_tables_in_cells_are_nested_and_text_boxes_in_cells_are_lines():
    box = run(f"<hp:rect><hp:drawText>{sub_list(p('상자 글'))}</hp:drawText></hp:rect>")
    element = tbl(tc(0, 0, "앞", p(run(grid(("안", "쪽"), ("1", "2")))), p(box)), tc(0, 1, "옆"))

    cell = _blocks(p(run(element)))[0].cells[0]

    assert cell.lines == (text("앞"), text("상자 글"))
    assert [inner.text for inner in cell.tables[0].cells] == ["안", "쪽", "1", "2"]


def test_text_boxes_footnotes_and_running_heads_are_read():
    box = run(f"<hp:container><hp:rect><hp:drawText>{sub_list(p('□ 상자'))}</hp:drawText></hp:rect></hp:container>")
    note = f'<hp:ctrl><hp:footNote number="1" suffixChar="41">{sub_list(p("잠정치"))}</hp:footNote></hp:ctrl>'
    head = run(f"<hp:ctrl><hp:header>{sub_list(p('대외주의'))}</hp:header></hp:ctrl>")

    assert _blocks(p(head), p(box), p(run("총액") + run(note))) == (
        Paragraph(text("대외주의"), "running"),
        Bullet("□", 1, text("상자")),
        Paragraph((Run("총액", footnote=text("잠정치")),)),
    )


def test_a_note_is_kept_where_its_paragraph_says_nothing_else():
    note = f'<hp:ctrl><hp:footNote number="1" suffixChar="41">{sub_list(p("잠정치"))}</hp:footNote></hp:ctrl>'

    assert _blocks(p(run(note)), p(run("총액") + run(" ") + run(note))) == (
        Paragraph((Run("", footnote=text("잠정치")),)),
        Paragraph((Run("총액", footnote=text("잠정치")),)),
    )


def test_running_heads_are_read_where_other_programs_than_hangul_put_them():
    shape = f'<hp:secPr outlineShapeIDRef="1"><hp:header>{sub_list(p("대외주의"))}</hp:header></hp:secPr>'

    assert _blocks(p(run(shape))) == (Paragraph(text("대외주의"), "running"),)


def test_a_formula_is_read_as_it_was_typed():
    formula = run("<hp:equation><hp:script>{집행액} over {예산액} `times~100</hp:script></hp:equation>")

    assert _blocks(p(run("집행률 = ") + formula)) == (Paragraph(text("집행률 = {집행액} over {예산액} times 100")),)


def test_bold_raised_tabs_and_breaks_are_kept():
    runs = (
        run("굵게", shape=1)
        + run("더", shape=1)
        + run("1)", shape=2)
        + run("앞<hp:tab/>뒤<hp:lineBreak/>아래<hp:fwSpace/>끝")
    )

    assert _blocks(p(runs)) == (
        Paragraph((Run("굵게더", bold=True), Run("1)", superscript=True), Run("앞\t뒤\n아래 끝"))),
    )


def test_a_page_break_stands_before_its_paragraph():
    assert _blocks(p("앞"), p("뒤", page_break=1)) == (Paragraph(text("앞")), PageBreak(), Paragraph(text("뒤")))


def test_a_picture_is_read_with_its_data():
    content = '<p xmlns:opf="x"><opf:item id="image1" href="BinData/image1.jpg" media-type="image/jpg"/></p>'
    picture = run('<hp:pic><hc:img binaryItemIDRef="image1"/><hp:shapeComment>막대그래프</hp:shapeComment></hp:pic>')
    parts = {
        "Contents/section0.xml": section(p(picture)),
        "Contents/content.hpf": content,
        "BinData/image1.jpg": b"\xff\xd8",
    }

    assert read_hwpx(package(**parts), "그림.hwpx").blocks == (Picture("막대그래프", "image/jpeg", b"\xff\xd8"),)


def test_lines_of_a_description_end_alike_in_hwpx_and_hwp():
    shown = "<hp:pic><hp:shapeComment>막대그래프&#13;&#10;가로 20</hp:shapeComment></hp:pic>"

    assert _blocks(p(run(shown))) == (Picture("막대그래프\n가로 20"),)


def test_a_box_that_has_a_caption_is_a_table():
    _, table = _blocks(p("앞"), p(run(tbl(tc(0, 0, "일반현황"), caption="표 1"))))

    assert (table.caption, [cell.text for cell in table.cells]) == ("표 1", ["일반현황"])


def test_a_master_page_is_a_running_head_once_for_all_sections_that_name_it():
    named = run('<hp:secPr outlineShapeIDRef="1"><hp:masterPage idRef="masterpage0"/></hp:secPr>')
    part = f'<masterPage xmlns="http://www.hancom.co.kr/hwpml/2011/master-page" {NAMESPACES}>{sub_list(p("대외비"))}'
    sections = [f"<hs:sec {NAMESPACES}>{p(named)}{p(words)}</hs:sec>" for words in ("하나", "둘")]

    data = package(
        **{
            "Contents/masterpage0.xml": f"{part}</masterPage>",
            "Contents/section0.xml": sections[0],
            "Contents/section1.xml": sections[1],
        }
    )

    assert read_hwpx(data, "보고.hwpx").blocks == (
        Paragraph(text("대외비"), "running"),
        Paragraph(text("하나")),
        Paragraph(text("둘")),
    )


def test_a_picture_in_a_box_that_is_a_title_stands_behind_the_title():
    shown = "<hp:pic><hp:shapeComment>휘장</hp:shapeComment></hp:pic>"

    assert _blocks(p("앞"), p(run(tbl(tc(0, 0, p("Ⅰ. 일반현황"), p(run(shown)))))))[1:] == (
        Heading(1, text("일반현황"), "Ⅰ"),
        Picture("휘장"),
    )


def test_sections_are_read_in_the_order_of_their_numbers():
    parts = {f"Contents/section{number}.xml": section(p(f"{number}부")) for number in (10, 2, 0)}

    document = read_hwpx(package(**parts), "여러 구역.hwpx")

    assert [block.content for block in document.blocks] == [text("0부"), text("2부"), text("10부")]
    assert [block.place.part for block in document.blocks] == [f"Contents/section{number}.xml" for number in (0, 2, 10)]


def test_cells_that_overlap_or_leave_holes_are_made_to_tile():
    element = tbl(tc(0, 0, "가", spans=(2, 2)), tc(1, 1, "겹침"), tc(2, 2, "끝"))

    assert _blocks(p(run(element)))[0].cells == (
        Cell(0, 0, (text("가"), text("겹침")), 2, 2),
        Cell(0, 2),
        Cell(1, 2),
        Cell(2, 0),
        Cell(2, 1),
        Cell(2, 2, (text("끝"),)),
    )


def test_a_picture_in_a_cell_that_overlaps_another_stays():
    shown = run("<hp:pic><hp:shapeComment>휘장</hp:shapeComment></hp:pic>")
    table = _blocks(p(run(tbl(tc(0, 0, "가", spans=(2, 2)), tc(1, 1, p(shown)), tc(2, 0, "나")))))[0]

    assert table.cells[0].pictures == (Picture("휘장"),)
