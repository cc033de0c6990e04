"""Markdown, as people write it and as the own writer does."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

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
from ieum.documents.readers.markdown import read_markdown
from ieum.documents.writers.markdown import write_markdown


def read(words: str) -> Document:
    return read_markdown(words.encode(), "보고.md")


def written_and_read(document: Document) -> Document:
    return read_markdown(write_markdown(document), "보고.md")


def test_a_report_comes_back_as_it_was_written():
    document = Document(
        title="2023년 주요업무 보고",
        organisation="기획예산과",
        session="제227회 구의회 정례회",
        period="2023. 11. 20. ~ 12. 23.",
        blocks=(
            Contents((ContentsEntry("Ⅰ", "일반현황", "1"), ContentsEntry("1", "인력", "2", level=2)), "보고 순서"),
            Heading(1, text("일반현황"), number="Ⅰ"),
            Heading(2, text("인력"), number="1", team="기획팀"),
            Heading(3, text("정원"), number="①"),
            Paragraph(text("일하는 사람을 밝힘"), role="purpose"),
            Bullet("□", 1, text("정원")),
            Bullet("○", 2, (Run("25명 "), Run("(증 1)", bold=True))),
            Bullet("-", 3, text("휴직 1명")),
            Bullet("·", 4, text("1~3월 *예정*")),
            Bullet("※", 2, text("1~3월, 5~7월")),
            Bullet("*", 2, text("시간제 제외")),
            Paragraph(text("- 줄표로 시작하는 글")),
            PageBreak(),
            Picture("조직도"),
        ),
    )

    assert written_and_read(document) == document


def test_a_table_comes_back_with_its_caption_unit_and_paths():
    table = Table(
        (
            Cell(0, 0, (text("구 분"),), row_span=2),
            Cell(0, 1, (text("집행액"),), column_span=2),
            Cell(1, 1, (text("10.31.기준"),)),
            Cell(1, 2, (text("12.31.까지"),)),
            Cell(2, 0, (text("교육|복지"),)),
            Cell(2, 1, (text("2,130"), text("(구비 2,130)"))),
            Cell(2, 2),
        ),
        header_rows=2,
        caption="예산현황",
        unit="천원",
        base_date=date(2023, 10, 31),
    )

    (back,) = written_and_read(Document(title="2023년 업무 보고", blocks=(table,))).tables()

    assert back.columns == table.columns
    assert [[cell.text for cell in row] for row in back.body] == [["교육|복지", "2,130\n(구비 2,130)", ""]]
    assert (back.caption, back.unit, back.base_date) == ("예산현황", "천원", date(2023, 10, 31))


def test_lists_nest_by_indentation_where_no_sign_is_typed():
    assert read("- 하나\n  - 둘\n    - 셋\n- 넷\n\n1. 다섯").blocks == (
        Bullet("-", 1, text("하나")),
        Bullet("-", 2, text("둘")),
        Bullet("-", 3, text("셋")),
        Bullet("-", 1, text("넷")),
        Bullet("1.", 1, text("다섯")),
    )


def test_lines_of_a_paragraph_and_of_a_bullet_go_on():
    assert read("첫째 줄\n둘째 줄\n\n- 셋째 줄\n넷째 줄").blocks == (
        Paragraph(text("첫째 줄 둘째 줄")),
        Bullet("-", 1, (Run("셋째 줄"), Run(" "), Run("넷째 줄"))),
    )


def test_emphasis_superscript_and_escapes_are_read():
    (paragraph,) = read("**굵게** 보통 <sup>1)</sup> \\*별\\* \\가").blocks

    assert paragraph.content == (
        Run("굵게", bold=True),
        Run(" 보통 "),
        Run("1)", superscript=True),
        Run(" *별* \\가"),
    )


def test_a_table_needs_no_outer_pipes_and_ragged_rows_are_padded():
    (table,) = read("가 | 나\n---|:-:\n1 | 2\n3").tables()

    assert [[cell.text for cell in row] for row in table.grid] == [["가", "나"], ["1", "2"]]


def test_a_short_row_is_padded_and_a_cell_stands_where_its_text_stands():
    (table,) = read("| 가 | 나 |\n|---|---|\n| 1\\|2 |\n").tables()

    assert [(cell.text, cell.place.line, cell.place.column) for cell in table.cells] == [
        ("가", 1, 3),
        ("나", 1, 7),
        ("1|2", 3, 3),
        ("", None, None),
    ]


def test_pipes_without_a_line_of_dashes_are_words():
    assert read("가 | 나\n다 | 라").blocks == (Paragraph(text("가 | 나 다 | 라")),)


def test_a_long_paragraph_above_a_table_is_no_caption():
    words = "이 표는 지난해에 끝낸 일과 올해에 이어 갈 일을 나누어 적은 것으로 " * 2 + "금액은 구비임"
    document = read(f"{words}\n\n| 가 | 나 |\n|---|---|\n| 1 | 2 |")

    assert document.blocks[0] == Paragraph(text(words))
    assert next(document.tables()).caption == ""


@given(st.lists(st.text(st.sampled_from("가나1|*_~<>#-=.\\[]&`"), max_size=8), min_size=2, max_size=6))
def test_any_words_in_cells_come_back(words):
    cells = (Cell(0, column, (text(f"가{column}"),)) for column in range(len(words)))
    body = (Cell(1, column, (text(f"a{word}b"),)) for column, word in enumerate(words))

    (table,) = written_and_read(Document(blocks=(Table((*cells, *body)),))).tables()

    assert [cell.text for cell in table.body[0]] == [f"a{word}b" for word in words]
