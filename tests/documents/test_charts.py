"""Charts show the numbers of their table, aloud and on paper, and refuse what has none."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from ieum.documents.charts import NothingToDraw, chart, chart_data, linked_chart
from ieum.documents.charts.scale import Scale
from ieum.documents.model import Cell, Document, Table, text
from ieum.documents.writers.pdf.writer import write_pdf


def table(*rows: str, header_rows: int = 1, **told: str) -> Table:
    """A table from lines of cells."""
    cells = [row.split("|") for row in rows]
    lines = (Cell(y, x, (text(words),) if words else ()) for y, row in enumerate(cells) for x, words in enumerate(row))
    return Table(tuple(lines), header_rows, **told)


STAFF = table("구분|계|5급|6급", "계|70|20|50", "정원|40|10|30", "현원|30|△10|-", caption="인력", unit="명")
BUDGET = table("구분|금액", "본예산|700", "1회 추경|45", "2회 추경|△13", "계|732", caption="예산 규모", unit="억원")


def _svg(*arguments: object) -> etree._Element:
    return etree.fromstring(chart(*arguments).data)


def _texts(svg: etree._Element) -> list[str]:
    return [each.text for each in svg.iter("{*}text")]


def _heights(svg: etree._Element, colour: str) -> list[float]:
    return [
        float(each.get("height")) for each in svg.iter("{*}rect") if each.get("fill") == colour and each.get("stroke")
    ]


def test_rows_are_categories_and_columns_series_without_totals():
    data = chart_data(STAFF)

    assert (data.title, data.unit, data.categories) == ("인력", "명", ("정원", "현원"))
    assert [(each.name, each.values) for each in data.series] == [
        ("5급", (Decimal(10), Decimal(-10))),
        ("6급", (Decimal(30), None)),
    ]


def test_rates_beside_amounts_and_totals_among_several_labels_are_left_out():
    data = chart_data(table("연도|구분|예산|집행률(%)", "2020|계|30|50", "2020|국비|10|40", "2020|구비|20|60"))

    assert data.categories == ("2020 국비", "2020 구비")
    assert [each.name for each in data.series] == ["예산"]


def test_long_labels_are_broken_between_words_and_ended_by_dots():
    svg = _svg(table("구분|수", "건전하고 투명한 재정 운용|1", f"{'가' * 99}|2", *(f"{n}|3" for n in range(9))), "bar")
    labels = [each for each in _texts(svg) if each[0] in "건투재운가"]

    assert labels == ["건전하고", "투명한", "재…", "가가가가", "가가가가", "가가가…"]


def test_columns_are_chosen_by_the_end_of_their_path():
    merged = Table(
        (
            Cell(0, 0, (text("구분"),), row_span=2),
            Cell(0, 1, (text("집행"),), column_span=2),
            Cell(1, 1, (text("금액"),)),
            Cell(1, 2, (text("비율 (%)"),)),
            Cell(2, 0, (text("가"),)),
            Cell(2, 1, (text("1,200"),)),
            Cell(2, 2, (text("85.5%"),)),
        ),
        header_rows=2,
    )

    assert [each.values for each in chart_data(merged, ["비율(%)"]).series] == [(Decimal("85.5"),)]
    assert [each.name for each in chart_data(merged, ["집행/금액"]).series] == ["금액"]


@pytest.mark.parametrize(
    ("shown", "columns", "fault"),
    [
        (table("구분|비고", "가|없음", caption="현황"), (), "'현황' 표에는 차트로 그릴 숫자가 없습니다."),
        (table("구분|계"), (), "이 표에는 차트로 그릴 숫자가 없습니다."),
        (Table(()), (), "이 표에는 차트로 그릴 숫자가 없습니다."),
        (STAFF, ("7급",), "'인력' 표에는 '7급' 열이 없습니다. 머리글에 있는 이름을 적으십시오."),
        (
            table("구분|a|b|c|d|e|f|g", "가|1|2|3|4|5|6|7"),
            (),
            "이 표는 차트로 그리기에 너무 큽니다. 6개 열, 40줄까지 그립니다. 그릴 열을 골라 적으십시오.",
        ),
    ],
)
def test_a_table_that_cannot_be_drawn_is_refused_in_a_sentence(shown, columns, fault):
    with pytest.raises(NothingToDraw) as caught:
        chart(shown, "bar", columns)

    assert str(caught.value) == fault


@pytest.mark.parametrize("kind", ["bar", "stacked", "line", "waterfall"])
def test_a_chart_is_read_aloud_and_holds_nothing_foreign(kind):
    picture = chart(STAFF, kind)
    svg = etree.fromstring(picture.data)

    assert (svg.get("role"), svg.get("aria-labelledby")) == ("img", "title desc")
    assert svg.find("{*}title").text == picture.description.removesuffix(". 값은 표에 있습니다.")
    assert svg.find("{*}desc").text.startswith("5급: ")
    assert {etree.QName(each).localname for each in svg.iter()} <= {
        *("svg", "title", "desc", "rect", "line", "text", "polyline", "circle", "polygon")
    }
    assert re.findall(rb"https?://(?!www\.w3\.org/2000/svg)|href|script|url\(", picture.data) == []


def test_the_description_says_every_value():
    assert _svg(STAFF, "bar").find("{*}desc").text == "5급: 정원 10, 현원 △10. 6급: 정원 30, 현원 -"


def test_bars_are_as_high_as_their_values():
    svg = _svg(table("구분|수", "가|10", "나|5", "다|△5"), "bar")

    heights = _heights(svg, "#1F3864")
    assert [round(height / heights[1], 2) for height in heights] == [2.0, 1.0, 1.0]
    assert [each for each in _texts(svg) if each in {"10", "5", "△5"}].count("△5") == 2  # on the axis, and at its bar


def test_stacked_bars_end_at_their_sum():
    svg = _svg(table("구분|국비|시비", "가|10|30", "나|△5|△15"), "stacked")

    assert [each for each in _texts(svg) if each in {"40", "△20"}] == ["△20", "40", "40", "△20"]


def test_a_line_is_torn_where_there_is_no_number():
    svg = _svg(table("구분|수", "가|1", "나|2", "다|-", "라|4", "마|3"), "line")

    assert [len(each.get("points").split()) for each in svg.iter("{*}polyline")] == [2, 2]
    assert len(list(svg.iter("{*}circle"))) == 4


def test_a_waterfall_rises_falls_and_ends_in_its_total():
    svg = _svg(BUDGET, "waterfall")

    rising, falling, total = (_heights(svg, colour) for colour in ("#1F3864", "#C55A11", "#595959"))
    assert [round(height / rising[0] * 700) for height in (*rising, *falling, *total)] == [700, 45, 13, 732]
    assert [each for each in _texts(svg) if each in {"45", "△13", "732"}] == ["45", "△13", "732"]


def test_words_that_look_like_markup_stay_words():
    svg = _svg(table("구분|<b>&", '"가"</svg>|3', "\x00나|4", caption="<제목>"), "bar")

    assert svg.find("{*}title").text == "<제목> 막대 차트"
    assert svg.find("{*}desc").text == '<b>&: "가"</svg> 3, 나 4'


def test_a_pdf_takes_every_kind_of_chart():
    blocks = [chart(STAFF, kind) for kind in ("bar", "stacked", "line", "waterfall")]

    assert write_pdf(Document(blocks=(STAFF, *blocks))).count(b"/S/Figure") == 4


@given(st.lists(st.decimals(-(10**15), 10**15, places=1), min_size=1, max_size=9))
def test_a_scale_holds_its_values_and_zero_within_its_height_in_round_steps(values):
    scale = Scale.over(values, top=10, bottom=200)
    steps = {after - before for before, after in zip(scale.ticks, scale.ticks[1:], strict=False)}

    assert all(9.999 <= scale.y(value) <= 200.001 for value in [*values, Decimal(0)])
    assert (len(steps), Decimal(0) in scale.ticks) == (1, True)
    assert 2 <= len(scale.ticks) <= 8


def test_each_category_of_a_chart_for_a_page_leads_somewhere_and_says_its_values():
    svg = etree.fromstring(linked_chart(chart_data(STAFF), "bar", name="staff-", links=["/a?x=1&y=2", "/b"]))

    links = list(svg.iter("{*}a"))
    assert [(each.get("href"), each.get("aria-label")) for each in links] == [
        ("/a?x=1&y=2", "정원: 5급 10, 6급 30"), ("/b", "현원: 5급 △10, 6급 -"),
    ]  # fmt: skip
    assert (svg.get("role"), svg.get("aria-labelledby")) == ("group", "staff-title staff-desc")


def test_a_chart_for_a_page_needs_as_many_links_as_categories():
    with pytest.raises(ValueError, match="zip"):
        linked_chart(chart_data(STAFF), "bar", name="staff-", links=["/a"])
