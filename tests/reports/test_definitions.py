"""Report definitions: what is refused, and with which sentence."""

from datetime import date

import pytest
import yaml

from ieum.kernel.rounding import Rounding
from ieum.reports.bodies import (
    HandTable,
    InvalidBody,
    OrganisationChart,
    Reference,
    Sentence,
    TableOrder,
    parse_body,
)
from ieum.reports.definitions import InvalidDefinition, dump, read_definition, with_body

CHART_WORDS = (
    "조직도에는 부서, 까지(과나 팀), 기준일, 인원(예나 아니요)만 쓸 수 있습니다. "
    "[조직도 부서=기획재정국 까지=과]처럼 쓰세요."
)
PLAIN = {
    "id": "r",
    "municipality": "m",
    "title": "보고",
    "organisation": "기획예산과",
    "as_of": "2023-10-31",
    "stated_on": "2023-11-06",
    "where": {"division": "기획예산과", "year": "2023"},
    "figures": {"횟수": {"dataset": "plans.result", "measure": "sessions", "where": {"item": "가", "activity": "나"}}},
    "chapters": [
        {"number": "Ⅰ", "title": "현황", "items": [{"number": "1", "title": "회의", "body": "○ 회의: {횟수}회\n"}]}
    ],
}


def written(**changes):
    text = dump({**PLAIN, **changes})
    return text.replace("'2023-10-31'", "2023-10-31").replace("'2023-11-06'", "2023-11-06")


def with_text(body, **changes):
    item = {"number": "1", "title": "회의", "body": body}
    return written(chapters=[{"number": "Ⅰ", "title": "현황", "items": [item]}], **changes)


def refusal(text):
    with pytest.raises(InvalidDefinition) as caught:
        read_definition(text)
    return str(caught.value)


def test_a_plain_definition_is_read():
    definition = read_definition(written())

    assert definition.item("Ⅰ-1").parts == (Sentence("○", 2, ("회의: ", Reference("횟수"), "회"), 1),)
    assert definition.figures["횟수"].where == {"year": "2023", "item": "가", "activity": "나"}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("id: [", "2행: 정의 파일의 형식이 맞지 않습니다."),
        ("id: r", "municipality 항목이 빠졌습니다."),
        (
            written(figures={"횟수": {"dataset": "plans.none", "measure": "count"}}),
            "figures/횟수: plans.none이라는 자료는 없습니다.",
        ),
        (
            written(figures={"횟수": {"dataset": "plans.result", "measure": "weight"}}),
            "figures/횟수: plans.result에는 weight 항목이 없습니다.",
        ),
        (
            written(figures={"횟수": {"dataset": "plans.result", "measure": "count", "where": {"colour": "빨강"}}}),
            "figures/횟수: plans.result에는 colour 구분이 없습니다.",
        ),
        (with_text("○ 회의: {참석}명"), "Ⅰ-1: {참석}은 이 보고서의 숫자 목록(figures)에 없습니다."),
        (
            with_text("□ 실적\n○ 회의: 12회"),
            "Ⅰ-1 2행: 숫자 12의 근거가 없습니다. 숫자 목록(figures)에 있는 이름을 골라 {이름}으로 쓰세요.",
        ),
        (with_text("[표 none.table]"), "Ⅰ-1 1행: none.table이라는 표는 없습니다."),
        (
            with_text("○ 회의: {횟수회"),
            "Ⅰ-1 1행: 중괄호가 짝이 맞지 않습니다. {이름}처럼 쓰세요.",
        ),
    ],
)
def test_a_faulty_definition_is_refused_with_its_place(text, sentence):
    assert refusal(text) == sentence


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("[표 org.staffing.by_service", "1행: 표를 닫는 ]가 없습니다."),
        ("[표]", "1행: 표 이름이 없습니다. [표 org.staffing.by_service]처럼 쓰세요."),
        ("□ 가\n[표 a.b 기준일=11월]", "2행: 기준일 11월은 날짜가 아닙니다. 2023-11-06처럼 쓰세요."),
        ("[표 a.b 2023]", "1행: 2023에 =가 없습니다. 이름=값으로 쓰세요."),
        ('[표 a.b task="다른 사업]', "1행: 따옴표가 짝이 맞지 않습니다."),
        ("| 가 | 나 |\n|---|---|\n| 다 |", "1행: 표의 줄마다 칸 수가 다릅니다."),
    ],
)
def test_a_faulty_line_of_a_body_is_refused(body, sentence):
    with pytest.raises(InvalidBody) as caught:
        parse_body(body)

    assert str(caught.value) == sentence


COUNTED = {"dataset": "plans.result", "measure": "sessions"}


@pytest.mark.parametrize(
    ("figures", "sentence"),
    [
        ({"가": {"sum": ["나"]}, "나": {"sum": ["가"]}}, "figures: 가 ← 나 ← 가처럼 서로를 계산에 씁니다."),
        ({"가": {"sum": ["나"]}}, "figures/가: 나는 이 보고서의 숫자 목록(figures)에 없습니다."),
        ({"가": {"sum": 3}}, "figures/가: sum에는 다른 figures의 이름을 [가, 나]처럼 늘어놓으세요."),
        ({"가": {"difference": ["나"]}, "나": COUNTED}, "figures/가: difference에는 이름 두 개를 쓰세요."),
        (
            {"가": {"rate": ["나", "나"], "decimals": "x"}, "나": COUNTED},
            "figures/가: decimals에는 소수 자릿수를 0부터 9까지의 수로 쓰세요.",
        ),
        (
            {"가": {**COUNTED, "nature": "GUESS"}},
            "figures/가/nature: GUESS 대신 ACTUAL, FORECAST, TARGET, PLAN, COMPUTED 중 하나를 쓰세요.",
        ),
        (
            {"가": {"count": "plans.result", "dimension": "colour"}},
            "figures/가: plans.result에는 colour 구분이 없습니다.",
        ),
    ],
)
def test_a_figure_that_cannot_be_computed_is_refused(figures, sentence):
    assert refusal(with_text("□ 회의", figures=figures)) == sentence


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"id": "../보고"}, "id: ../보고 대신 영문 소문자, 숫자, 붙임표로 쓰세요. 예: yeongdeungpo-2023"),
        ({"title": ["보고"]}, "title: 글 한 줄이 아닙니다."),
        ({"as_of": "내일"}, "as_of: 내일은 날짜가 아닙니다. 2023-10-31처럼 쓰세요."),
        ({"numbers": {"rate_rounding": "UP"}}, "numbers/rate_rounding: UP 대신 HALF_UP, TRUNCATE 중 하나를 쓰세요."),
    ],
)
def test_a_definition_whose_head_is_wrong_is_refused(changes, sentence):
    assert refusal(written(**changes)) == sentence


def test_a_day_that_no_calendar_has_is_refused():
    faulty = written().replace("2023-10-31", "2023-13-31")

    assert refusal(faulty) == "달력에 없는 날짜가 있습니다. 2023-10-31처럼 쓰세요."


NO_DEFINITION = {
    "정의 파일의 구조가 맞지 않습니다. docs/report-definitions.md의 본보기와 견주어 보세요.",
    "1행: 정의 파일의 형식이 맞지 않습니다.",
    "2행: 정의 파일의 형식이 맞지 않습니다.",
    "id 항목이 빠졌습니다.",
}


@pytest.mark.parametrize("source", ["", "- 1", "\0", "[" * 20_000, "!!python/object/apply:os.getcwd []", "a: &a [*a]"])
def test_what_is_no_definition_at_all_is_refused(source):
    assert refusal(source) in NO_DEFINITION


def test_a_note_stands_one_deeper_than_the_line_it_belongs_to():
    parts = parse_body("□ 가\n○ 나\n※ 다\n- 라\n☞ 마")

    assert [part.depth for part in parts] == [1, 2, 3, 3, 4]


def test_a_table_order_takes_its_own_day_and_dimensions():
    (order,) = parse_body('[표 a.b 기준일=2023-11-06 task="다른 사업"]')

    assert isinstance(order, TableOrder)
    assert (order.base_day.isoformat(), order.where) == ("2023-11-06", {"task": "다른 사업"})


def test_a_table_order_takes_a_chart_of_some_columns():
    (order,) = parse_body("[표 a.b 차트=누적막대 열='국비, 구비' year=2022]")

    assert (order.chart, order.chart_columns, order.where) == ("stacked", ("국비", "구비"), {"year": "2022"})


def test_a_chart_of_no_known_kind_is_refused():
    with pytest.raises(InvalidBody) as caught:
        parse_body("[표 a.b 차트=원]")

    assert str(caught.value) == "1행: 차트=원 대신 막대, 누적막대, 꺾은선, 폭포 중 하나를 쓰세요."


def test_a_table_order_takes_its_own_rounding_and_zero():
    said = [parse_body(f"[표 a.b {words}]")[0] for words in ("", "비율=반올림 영=빈칸", "비율=버림 영=0")]

    assert [(order.rounding, order.zero) for order in said] == [
        (None, None), (Rounding.HALF_UP, ""), (Rounding.TRUNCATE, "0"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("비율=올림", "비율=올림 대신 반올림, 버림 중 하나를 쓰세요."),
        ("영=없음", "영=없음 대신 0, -, ., 빈칸 중 하나를 쓰세요."),
        ("영=", "영= 대신 0, -, ., 빈칸 중 하나를 쓰세요."),
    ],
)
def test_a_rounding_or_zero_of_no_known_kind_is_refused(words, fault):
    with pytest.raises(InvalidBody) as caught:
        parse_body(f"[표 a.b {words}]")

    assert str(caught.value) == f"1행: {fault}"


def test_an_organisation_chart_takes_a_unit_a_depth_and_a_day():
    own, bureau = parse_body("[조직도]\n[조직도 부서=기획재정국 까지=과 기준일=2023-11-06]")

    assert own == OrganisationChart(1)
    assert bureau == OrganisationChart(2, "기획재정국", with_teams=False, base_day=date(2023, 11, 6))


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("[조직도 까지=국]", CHART_WORDS),
        ("[조직도 과=예산팀]", CHART_WORDS),
        ("[조직도 기획예산과]", "기획예산과에 =가 없습니다. 이름=값으로 쓰세요."),
        ("[조직도 기준일=어제]", "기준일 어제는 날짜가 아닙니다. 2023-11-06처럼 쓰세요."),
        ("[조직도 부서='기획]", "따옴표가 짝이 맞지 않습니다."),
        ("[조직도", "조직도를 닫는 ]가 없습니다."),
    ],
)
def test_an_organisation_chart_that_cannot_be_understood_is_refused(line, fault):
    with pytest.raises(InvalidBody) as caught:
        parse_body(line)

    assert str(caught.value) == f"1행: {fault}"


@pytest.mark.parametrize("posts", ["담당", "[1]", "[가, 나, 다, 라, 마, 바, 사, 아, 자]"])
def test_posts_that_sign_are_a_short_list_of_words(posts):
    assert refusal(f"{written()}\napproval: {posts}\n") == (
        "approval: 결재할 직위를 [담당, 팀장, 과장]처럼 8개까지 쓰세요."
    )


def test_caption_and_unit_belong_to_the_next_table_only():
    first, second = parse_body("[제목: 규모]\n[단위: 천원]\n| 가 |\n|---|\n| 나 |\n□ 다음\n| 라 |")[::2]

    assert isinstance(first, HandTable)
    assert (first.caption, first.unit, first.header_rows) == ("규모", "천원", 1)
    assert (second.caption, second.unit, second.header_rows) == ("", "", 0)


def test_changing_one_item_leaves_the_rest_as_it_was():
    before = read_definition(written())

    after = with_body(before, "Ⅰ-1", "○ 간부회의: {횟수}회\n")

    assert after.item("Ⅰ-1").body == "○ 간부회의: {횟수}회\n"
    assert {key: value for key, value in yaml.safe_load(after.source).items() if key != "chapters"} == {
        key: value for key, value in yaml.safe_load(before.source).items() if key != "chapters"
    }


def test_an_item_that_is_not_there_cannot_be_changed():
    with pytest.raises(InvalidDefinition, match="Ⅱ-9 항목이 이 보고서에 없습니다"):
        with_body(read_definition(written()), "Ⅱ-9", "○ 가")
