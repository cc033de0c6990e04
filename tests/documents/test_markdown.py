"""Markdown keeps the words, the signs and the columns, and nothing in a Document becomes markup."""

import re

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
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
from ieum.documents.writers.markdown import write_markdown


def _written(*blocks: object) -> str:
    return write_markdown(Document(blocks=blocks)).decode()


def _rendered(written: str) -> str:
    return MarkdownIt("gfm-like", {"linkify": False}).render(written)


def test_a_report_reads_well_as_plain_text():
    document = Document(
        title="2023년 주요업무 보고",
        organisation="기획예산과",
        session="제227회 정례회",
        blocks=(
            Contents((ContentsEntry("Ⅰ", "일반현황", "1"), ContentsEntry("1", "인력", level=2)), "보고 순서"),
            Heading(1, text("일반현황"), number="Ⅰ"),
            Heading(2, text("인력"), number="1", team="기획팀"),
            Paragraph(text("일하는 사람을 밝힘"), role="purpose"),
            Bullet("□", 1, text("정원")),
            Bullet("○", 2, text("25명")),
            Bullet("-", 3, text("휴직 1명")),
            Bullet("※", 2, text("1~3월, 5~7월")),
            PageBreak(),
            Picture("조직도"),
            Table((Cell(0, 0, (text("향후 계획"),)),), 0, kind="banner"),
        ),
    )

    assert write_markdown(document).decode() == (
        "# 2023년 주요업무 보고\n\n기획예산과\n\n제227회 정례회\n\n"
        "보고 순서\n\n- Ⅰ. 일반현황 ··· 1\n  - 1. 인력\n\n"
        "## Ⅰ. 일반현황\n\n### 1. 인력 (기획팀)\n\n> 일하는 사람을 밝힘\n\n"
        "□ 정원\n\n ○ 25명\n\n  - 휴직 1명\n\n ※ 1\\~3월, 5\\~7월\n\n"
        "---\n\n\\[그림: 조직도\\]\n\n> 향후 계획\n\n"
    )


def test_a_merged_header_becomes_paths_and_a_merged_cell_stands_once():
    table = Table(
        cells=(
            Cell(0, 0, (text("구 분"),), row_span=2),
            Cell(0, 1, (text("집행액"),), column_span=2),
            Cell(1, 1, (text("10.31.기준"),)),
            Cell(1, 2, (text("12.31.까지"),)),
            Cell(2, 0, (text("교육"),), row_span=2),
            Cell(2, 1, (text("2,130"),)),
            Cell(2, 2, (text("2,300"), text("(예상)"))),
            Cell(3, 1, (), tables=(Table((Cell(0, 0, (text("가"),)), Cell(0, 1, (text("나|다"),)))),)),
            Cell(3, 2, (text("-"),)),
        ),
        header_rows=2,
        caption="예산현황",
        unit="천원",
    )

    assert _written(table) == (
        "예산현황 (단위 : 천원)\n\n"
        "| 구분 | 집행액/10.31.기준 | 집행액/12.31.까지 |\n"
        "| --- | ---: | ---: |\n"
        "| 교육 | 2,130 | 2,300<br>(예상) |\n"
        "|  | 가 · 나\\|다 | - |\n\n"
    )


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("1. 목록이 아님", "1\\. 목록이 아님"),
        ("- 목록이 아님", "\\- 목록이 아님"),
        ("+ 목록이 아님", "\\+ 목록이 아님"),
        ("=== 제목이 아님", "\\=== 제목이 아님"),
        ("    부호가 아님", "부호가 아님"),
        ("2023. 10. 31.", "2023\\. 10. 31."),
        ("3.5% 증가", "3.5% 증가"),
        ("두\n줄", "두 줄"),
    ],
)
def test_a_line_that_looks_like_a_list_stays_a_line(line, written):
    assert _written(Paragraph(text(line))) == f"{written}\n\n"


def test_bold_and_raised_runs_are_tags():
    assert _written(Paragraph((Run("85.4%", bold=True), Run("1)", superscript=True)))) == (
        "<strong>85.4%</strong><sup>1)</sup>\n\n"
    )


def test_nothing_in_a_document_is_markup():
    hostile = "<script>alert(1)</script> [x](y) ![x](y) *a* _b_ `c` ~~d~~ &lt; # | \\"

    page = _rendered(
        write_markdown(
            Document(
                title=hostile,
                blocks=(
                    Heading(1, text(hostile), number=hostile, team=hostile),
                    Paragraph(text(hostile)),
                    Bullet(hostile, 1, text(hostile)),
                    Table((Cell(0, 0, (text(hostile),)), Cell(1, 0, (text(hostile),))), 1, hostile, hostile),
                    Contents((ContentsEntry(hostile, hostile, hostile),), hostile),
                    Picture(hostile),
                ),
            )
        ).decode()
    )

    tags = set(re.findall(r"<(\w+)", page))
    assert tags == {"h1", "h2", "p", "table", "thead", "tbody", "tr", "th", "td", "ul", "li"}


@given(documents())
def test_every_table_of_any_document_keeps_its_columns(document):
    page = _rendered(write_markdown(document).decode())

    tables = [block for block in document.blocks if isinstance(block, Table) and block.kind != "banner"]
    assert page.count("<th>") + page.count("<th ") == sum(table.column_count for table in tables)
