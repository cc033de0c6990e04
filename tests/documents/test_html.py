"""The HTML page is well formed, accessible, escaped and complete in itself."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
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
from ieum.documents.reading import read_bytes
from ieum.documents.writers.html import blocks_to_html, write_html

VOID = {"meta", "br", "img"}


class _Outline(HTMLParser):
    """The elements of a page, with a complaint where one is not closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _outline(page: str) -> _Outline:
    outline = _Outline()
    outline.feed(page)
    outline.close()
    return outline


def _body(*blocks: object) -> str:
    return blocks_to_html(Document(blocks=blocks))


@given(documents())
def test_every_element_of_any_page_is_closed_in_order_and_every_id_stands_once(document):
    outline = _outline(write_html(document).decode())

    ids = [attrs["id"] for _, attrs in outline.elements if "id" in attrs]
    assert outline.open == []
    assert sorted(ids) == sorted(set(ids))


@given(documents())
def test_every_position_of_any_table_stands_in_its_html_once(document):
    outline = _outline(write_html(document).decode())

    area = 0
    for tag, attrs in outline.elements:
        if tag in {"td", "th"}:
            area += int(attrs.get("rowspan") or 1) * int(attrs.get("colspan") or 1)
    assert area == sum(table.row_count * table.column_count for table in document.tables())


def test_the_page_names_language_title_and_landmarks():
    page = write_html(Document(title="2023년 주요업무 보고", organisation="기획예산과")).decode()

    outline = _outline(page)
    assert [(tag, attrs) for tag, attrs in outline.elements if tag in {"html", "main", "header", "a"}] == [
        ("html", {"lang": "ko"}),
        ("a", {"class": "skip", "href": "#content"}),
        ("header", {"class": "cover"}),
        ("main", {"id": "content"}),
    ]
    assert page.count("<title>2023년 주요업무 보고</title>") == 1


def test_the_page_asks_for_nothing_from_outside():
    page = write_html(Document(blocks=(Picture("조직도", "image/png", b"\x89PNG"),))).decode()

    assert "http" not in page
    assert "url(" not in page
    assert '<img src="data:image/png;base64,iVBORw==" alt="조직도">' in page


def test_a_table_has_caption_unit_line_header_with_spans_and_row_titles():
    table = Table(
        cells=(
            Cell(0, 0, (text("구분"),), row_span=2),
            Cell(0, 1, (text("집행액"),), column_span=2),
            Cell(1, 1, (text("10.31."),)),
            Cell(1, 2, (text("12.31."),)),
            Cell(2, 0, (text("계"),)),
            Cell(2, 1, (text("2,130"),)),
            Cell(2, 2, ()),
        ),
        header_rows=2,
        caption="예산현황",
        unit="천원",
        base_date=date(2020, 9, 30),
    )

    assert _body(table) == (
        '<div class="table" role="group" tabindex="0" aria-label="예산현황">\n<table class="data">\n'
        '<caption>예산현황 <span class="unit">(단위 : 천원, 2020. 9. 30. 기준)</span></caption>\n'
        "<thead>\n<tr>\n"
        '<th scope="col" rowspan="2" class="center">구분</th>\n<th scope="col" colspan="2" class="center">집행액</th>\n'
        "</tr>\n<tr>\n"
        '<th scope="col" class="center">10.31.</th>\n<th scope="col" class="center">12.31.</th>\n'
        "</tr>\n</thead>\n<tbody>\n<tr>\n"
        '<th scope="row" class="center">계</th>\n<td class="right">2,130</td>\n<td class="center"></td>\n'
        "</tr>\n</tbody>\n</table>\n</div>\n"
    )


def test_a_header_cell_that_reaches_into_the_body_leaves_all_rows_in_one_group():
    table = Table((Cell(0, 0, (text("구분"),), row_span=2), Cell(0, 1, (text("계"),)), Cell(1, 1, (text("3"),))))

    page = _body(table)

    assert "<thead>" not in page
    assert '<th scope="col" rowspan="2" class="center">구분</th>' in page


@pytest.mark.parametrize(
    ("caption", "told"),
    [("예산현황", "(단위 : 천원, 2023. 10. 31. 기준)"), ("예산현황 (10.31.기준)", "(단위 : 천원)")],
)
def test_the_base_date_is_told_once(caption, told):
    table = Table((Cell(0, 0, (text("계"),)),), 0, caption, "천원", date(2023, 10, 31))

    assert f'<caption>{caption} <span class="unit">{told}</span></caption>' in _body(table)


def test_bullets_become_lists_in_lists_and_end_at_the_next_block():
    page = _body(
        Bullet("□", 1, text("추진근거")),
        Bullet("○", 2, text("조례")),
        Bullet("○", 2, text("규칙")),
        Bullet("□", 1, text("추진실적")),
        Paragraph(text("끝")),
    )

    assert page == (
        '\n<ul role="list" class="depth-1">\n<li><span class="marker">□</span> 추진근거'
        '\n<ul role="list" class="depth-2">\n<li><span class="marker">○</span> 조례</li>\n'
        '<li><span class="marker">○</span> 규칙</li>\n</ul>\n</li>\n'
        '<li><span class="marker">□</span> 추진실적</li>\n</ul>\n<p class="body">끝</p>\n'
    )


def test_titles_are_chapters_with_ids_and_the_contents_list_links_to_them():
    page = _body(
        Contents((ContentsEntry("Ⅰ", "일반 현황", "1"), ContentsEntry("Ⅱ", "없는 장")), caption="보고 순서"),
        Heading(1, text("일반현황"), number="Ⅰ"),
        Heading(2, text("청렴 교육"), number="1", team="기획팀"),
    )

    assert page == (
        '<nav class="contents" aria-label="보고 순서">\n<p class="caption">보고 순서</p>\n<ul role="list">\n'
        '<li class="level-1"><span class="number">Ⅰ.</span> <a href="#title-1">일반 현황</a>'
        ' <span class="page">1</span></li>\n'
        '<li class="level-1"><span class="number">Ⅱ.</span> <span>없는 장</span></li>\n</ul>\n</nav>\n'
        '<section class="chapter" aria-labelledby="title-1">\n'
        '<h2 id="title-1"><span class="number">Ⅰ.</span> 일반현황</h2>\n'
        '<h3 id="title-2"><span class="number">1.</span> 청렴 교육 <span class="team">기획팀</span></h3>\n</section>\n'
    )


def test_a_run_that_prints_a_figure_carries_its_key_and_value():
    content = (Run("집행액 "), Run("△2,130", figure="budget.spent", bold=True), Run("1)", superscript=True))

    assert _body(Paragraph(content)) == (
        '<p class="body">집행액 <strong><data class="figure" data-figure="budget.spent" value="-2130">△2,130</data>'
        "</strong><sup>1)</sup></p>\n"
    )


def test_nothing_in_a_document_becomes_markup():
    hostile = '"><script>alert(1)</script>\x00\x1b'

    page = write_html(
        Document(
            title=hostile,
            organisation=hostile,
            session=hostile,
            period=hostile,
            blocks=(
                Heading(1, text(hostile), number=hostile, team=hostile),
                Paragraph((Run(hostile, figure=hostile),), role=hostile),
                Bullet(hostile, 1, text(hostile)),
                Table((Cell(0, 0, (text(hostile),)),), 0, hostile, hostile, kind=hostile),
                Contents((ContentsEntry(hostile, hostile, hostile),), hostile),
                Picture(hostile, hostile, b"1"),
                Picture(hostile, "image/png", b"1"),
                PageBreak(),
            ),
        )
    ).decode()

    assert "<script" not in page
    assert "\x00" not in page
    assert _outline(page).open == []


def test_a_caption_that_the_line_above_says_is_not_printed_again_but_still_names_the_table():
    table = Table((Cell(0, 0, (text("3"),)),), 0, caption="예산현황", unit="천원")

    page = _body(Bullet("□", 1, text("예산 현황")), table)

    assert page.endswith(
        '<div class="table" role="group" tabindex="0" aria-label="예산현황">\n<table class="data">\n'
        '<caption> <span class="unit">(단위 : 천원)</span></caption>\n'
        '<tbody>\n<tr>\n<td class="right">3</td>\n</tr>\n</tbody>\n</table>\n</div>\n'
    )


def test_each_contents_list_is_named_after_its_chapter():
    entry = ContentsEntry("1", "사업")
    lists = [
        Contents((entry,), "보고 순서"),
        Heading(1, text("실적"), "Ⅱ"),
        Contents((entry,)),
        Heading(1, text("계획"), "Ⅲ"),
    ]

    page = blocks_to_html(Document(blocks=(*lists, Contents((entry,)))))

    assert re.findall(r'class="contents" aria-label="([^"]*)"', page) == ["보고 순서", "실적 차례", "계획 차례"]


def test_no_heading_is_left_out_on_the_way_down_and_the_level_is_read_back():
    titles = [Heading(level, text(f"제목 {number}")) for number, level in enumerate((3, 4, 2, 1, 3))]
    page = write_html(Document(title="보고", blocks=titles))

    shown = [name for name, _ in _outline(page.decode()).elements if name in ("h1", "h2", "h3", "h4")]
    again = read_bytes(page, "보고.html")

    assert shown == ["h1", "h2", "h3", "h3", "h2", "h3"]
    assert [each.level for each in again.blocks if isinstance(each, Heading)] == [3, 4, 2, 1, 3]
