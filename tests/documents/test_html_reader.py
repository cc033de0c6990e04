"""What is read from pages of others: saved by Hangul, by websites, by hand; and from hostile ones."""

import base64
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ieum.documents.errors import UnreadableDocument
from ieum.documents.model import Bullet, Document, Heading, Paragraph, Picture, Place, Run, Table, plain, text
from ieum.documents.readers.html import read_html
from ieum.documents.reading import detect_format, read_bytes

GIF = "R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
HANGUL = """<HTML><HEAD><META NAME="Generator" CONTENT="Hancom HWP 9.6.1">
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=euc-kr"><TITLE></TITLE>
<STYLE type="text/css"><!-- p.HStyle0 {style-name:"바탕글"; margin-left:0.0pt;} --></STYLE></HEAD>
<BODY>
<P CLASS=HStyle0 STYLE='text-align:center;'><SPAN STYLE='font-size:20.0pt;font-weight:"bold"'>Ⅰ. 일반현황</SPAN></P>
<P CLASS=HStyle0><SPAN>□ 예산&nbsp;현황</SPAN></P>
<P CLASS=HStyle0><SPAN>&nbsp;○ 일반회계 </SPAN><SPAN STYLE='font-weight:"bold"'>2,130</SPAN><SPAN>백만원</SPAN></P>
<P CLASS=HStyle0 STYLE='text-align:right;'>(단위 : 백만원, 2023. 10. 31. 기준)</P>
<P CLASS=HStyle0>
<TABLE border="1" cellspacing="0" STYLE='border-collapse:collapse;'>
<TR>
 <TD rowspan="2" STYLE='width:101;background:#d6d6d6;'><P CLASS=HStyle0>구분</P></TD>
 <TD colspan="2" STYLE='background:#d6d6d6;'><P CLASS=HStyle0>집행</P></TD></TR>
<TR><TD STYLE='background:#d6d6d6;'><P>금액</P></TD><TD STYLE='background:#d6d6d6;'><P>율</P></TD></TR>
<TR><TD><P>계</P></TD><TD><P>2,130</P><P>(10)</P></TD><TD><P>85.4</P></TD></TR>
</TABLE></P>
<P CLASS=HStyle0>&nbsp;</P>
</BODY></HTML>
"""


def read(page: str, encoding: str = "utf-8") -> Document:
    return read_html(page.encode(encoding), "보고.html")


def blocks(inner: str) -> tuple[object, ...]:
    return read(f"<!DOCTYPE html><body>{inner}</body>").blocks


def spans(table: Table) -> list[tuple[int, int, int, int, str]]:
    return [(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in table.cells]


@pytest.mark.parametrize("encoding", ["cp949", "utf-8", "utf-16"])
def test_a_page_that_hangul_saved_is_a_report(encoding):
    page = HANGUL if encoding == "cp949" else HANGUL.replace("euc-kr", "utf-8")

    document = read_bytes(page.encode(encoding), "보고.htm")

    *lines, table = document.blocks
    assert lines == [
        Heading(1, (Run("일반현황", bold=True),), "Ⅰ"),
        Bullet("□", 1, text("예산 현황")),
        Bullet("○", 2, (Run("일반회계 "), Run("2,130", bold=True), Run("백만원"))),
    ]
    assert (table.unit, table.base_date, table.header_rows) == ("백만원", date(2023, 10, 31), 2)
    assert table.columns == ("구분", "집행/금액", "집행/율")
    assert spans(table)[-3:] == [(2, 0, 1, 1, "계"), (2, 1, 1, 1, "2,130\n(10)"), (2, 2, 1, 1, "85.4")]


def test_a_page_of_a_website_is_read_without_what_stands_around_its_matter():
    document = read(
        """<!doctype html><html><head><title>예산 | 가상구</title><script>var 글 = "안 보임";</script></head><body>
        <nav><ul><li><a href="/">처음</a></li></ul></nav><header>가상구청</header>
        <main><h1>2024년 예산안</h1><h2>1. 규모</h2><p>모두 <b>4,210</b>억원<sup>1)</sup>이다.</p>
        <p hidden>숨은 글</p><div style="display: none">숨은 글</div>
        <form><input value="찾기"><button>찾기</button></form>
        <h3>세입</h3><ul><li>지방세<ul><li>재산세</li></ul></li><li>□ 세외수입</li></ul>
        <ol start="3" type="a"><li>가</li><li value="7">나</li></ol></main>
        <footer>대표전화</footer></body></html>"""
    )

    assert document == Document(
        "2024년 예산안",
        blocks=(
            Heading(1, text("규모"), "1"),
            Paragraph((Run("모두 "), Run("4,210", bold=True), Run("억원"), Run("1)", superscript=True), Run("이다."))),
            Heading(2, text("세입")),
            Bullet("•", 1, text("지방세")),
            Bullet("◦", 2, text("재산세")),
            Bullet("□", 1, text("세외수입")),
            Bullet("c.", 2, text("가")),
            Bullet("g.", 2, text("나")),
        ),
    )
    assert document.blocks[1].place == Place(line=3)


def test_a_table_has_caption_unit_date_titles_and_what_stands_in_its_cells():
    (table,) = blocks(
        f"""<table><caption>세입 현황 (단위 : 천원, 2023. 9. 30. 기준)</caption>
        <thead><tr><th rowspan=2>구분</th><th colspan=2>금액</th></tr><tr><th>예산</th><th>결산</th></tr></thead>
        <tbody><tr><th scope="row">지방세</th><td>1,000<br>(10)</td>
        <td><ul><li>가</li></ul><table><tr><td>안</td></tr></table>
        <img alt="그래프" src="data:image/gif;base64,{GIF}"></td>
        </tr></tbody></table>"""
    )

    inner = table.cells[-1]
    assert (table.caption, table.unit, table.base_date, table.header_rows) == (
        "세입 현황",
        "천원",
        date(2023, 9, 30),
        2,
    )
    assert spans(table)[:4] == [
        (0, 0, 2, 1, "구분"),
        (0, 1, 1, 2, "금액"),
        (1, 1, 1, 1, "예산"),
        (1, 2, 1, 1, "결산"),
    ]
    assert [cell.text for cell in table.cells[4:]] == ["지방세", "1,000\n(10)", "• 가"]
    assert [spans(each) for each in inner.tables] == [[(0, 0, 1, 1, "안")]]
    assert [(each.description, each.media_type, each.data[:6]) for each in inner.pictures] == [
        ("그래프", "image/gif", b"GIF89a")
    ]


def test_spans_reach_no_further_than_a_browser_lets_them():
    (table,) = blocks(
        "<table><tr><td colspan=9>모두</td></tr><tr><td rowspan=0>가<td>나<td>다</tr>"
        "<tr><td rowspan=65534>라<td colspan=-3>마</table>"
    )

    assert spans(table) == [
        (0, 0, 1, 3, "모두"),
        (1, 0, 2, 1, "가"),
        (1, 1, 1, 1, "나"),
        (1, 2, 1, 1, "다"),
        (2, 1, 1, 1, "라"),
        (2, 2, 1, 1, "마"),
    ]


def test_lines_broken_within_a_paragraph_are_lines_where_they_begin_like_one():
    assert blocks("<p>□ 개요<br>&nbsp;○ 기간 : 1월<br>~ 2월<br><br>(단위 : 원)</p><table><tr><td>1<td>2</table>")[
        :2
    ] == (
        Bullet("□", 1, text("개요")),
        Bullet("○", 2, text("기간 : 1월\n~ 2월")),
    )


def test_a_box_is_a_title_and_a_table_that_only_lays_out_is_no_table():
    found = blocks(
        "<table><tr><td>Ⅱ</td><td>주요업무</td></tr></table>"
        "<table role=presentation><tr><td><p>왼쪽</p></td><td><p>오른쪽</p></td></tr></table>"
        "<table><tr><td><h3>틀</h3><table><tr><td>가<td>나<tr><td>1<td>2</table></td></tr></table>"
    )

    assert found[:4] == (
        Heading(1, text("주요업무"), "Ⅱ"),
        Paragraph(text("왼쪽")),
        Paragraph(text("오른쪽")),
        Heading(2, text("틀")),
    )
    assert [spans(block) for block in found[4:]] == [
        [(0, 0, 1, 1, "가"), (0, 1, 1, 1, "나"), (1, 0, 1, 1, "1"), (1, 1, 1, 1, "2")]
    ]


def test_pictures_are_taken_from_the_page_alone():
    assert blocks(
        f'<p>앞<img src="http://example.com/a.png" alt="바깥"><img src="file:///etc/passwd"><img src="data:image/gif;'
        f'base64,{GIF}"><img src="data:image/png;base64,***" alt="깨짐">뒤</p>'
    ) == (
        Paragraph(text("앞뒤")),
        Picture("바깥"),
        Picture("", "image/gif", base64.b64decode(GIF)),
        Picture("깨짐"),
    )


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            b"<div>" * 300 + b"x",
            "지나치게 깊거나 큰 부분이 있어 읽지 않았습니다. 한글이나 워드로 저장하여 올려 주십시오.",
        ),
        (
            b"<table>" + b"<tr>" + b"<td colspan=1000>x" * 200,
            "표가 지나치게 커서 읽지 않았습니다. 표를 나누어 올려 주십시오.",
        ),
        (b"<p>\xff\xfe\x80", "글자를 읽을 수 없습니다. 웹 문서를 UTF-8로 저장하여 다시 올려 주십시오."),
        (b"\x00", "웹 문서가 비어 있습니다. 내용이 있는 파일을 올려 주십시오."),
        (b"<p>" + b"x" * (32 * 2**20), "웹 문서가 너무 큽니다(32MB까지). 나누어 저장하여 다시 올려 주십시오."),
    ],
)
def test_a_hostile_page_is_refused_in_a_sentence_and_at_once(data, sentence):
    begun = time.process_time()

    with pytest.raises(UnreadableDocument) as refusal:
        read_html(data, "보고.html")

    assert str(refusal.value) == f"보고.html: {sentence}"
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("piece", ["a<b>b</b>", "a<i>b</i>", "a<br>", "<li>a", "<p>a", "<b></b>"])
def test_the_time_to_read_a_line_grows_with_its_length_alone(piece):
    def seconds(count: int) -> float:
        begun = time.process_time()
        read(f"<body><p>{piece * count}")
        return time.process_time() - begun

    assert seconds(40_000) < 20 * max(seconds(10_000), 0.05)


def test_entities_expand_to_nothing_and_scripts_say_nothing():
    page = (
        '<!DOCTYPE html [<!ENTITY a "가가가가가가"><!ENTITY b SYSTEM "file:///etc/passwd">]><html><body>'
        "<p>글 &a;&b;&#0;&#xD800;&#1;</p><script>document.write('나쁨')</script><style>p{}</style></body></html>"
    )

    said = "".join(plain(block.content) for block in read(page).blocks)

    assert "가가" not in said
    assert "root" not in said
    assert "나쁨" not in said


def test_the_deepest_page_that_is_read_is_read_to_its_end():
    assert blocks("<div><ul><li>" * 80 + "끝")[-1] == Bullet("▪", 80, text("끝"))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<!DOCTYPE html><p>x", "html"),
        (b"\xef\xbb\xbf \n<!-- saved from url --><HTML>", "html"),
        ("<?xml version='1.0'?><html>".encode("utf-16"), "html"),
        (b"<table border=1>", "html"),
        ("<표 1> 예산".encode(), "text"),
        (b"<details>", "text"),
        ("구분\t<br>계".encode(), "text"),
    ],
)
def test_a_page_is_known_by_how_it_begins(data, kind):
    assert detect_format(data, "보고.txt") == kind


@given(st.text(alphabet="<>/=\"' trdhbplui123&;ab\n", max_size=200))
@settings(max_examples=200)
def test_no_page_makes_the_reader_stumble(inner):
    read(f"<html><body><table><tr><td>{inner}")
