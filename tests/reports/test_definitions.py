"""Report definitions: what is refused, and with which sentence."""

import pytest
import yaml

from ieum.reports.bodies import HandTable, InvalidBody, Reference, Sentence, TableOrder, parse_body
from ieum.reports.definitions import InvalidDefinition, dump, read_definition, with_body

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
        (with_text("○ 회의: {참석}명"), "Ⅰ-1: {참석}은(는) figures에 없습니다."),
        (
            with_text("□ 실적\n○ 회의: 12회"),
            "Ⅰ-1 2행: 숫자 12의 근거가 없습니다. figures에 올리고 {이름}으로 쓰세요.",
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
        ("□ 가\n[표 a.b 기준일=11월]", "2행: 기준일 11월은(는) 날짜가 아닙니다. 2023-11-06처럼 쓰세요."),
        ("[표 a.b 2023]", "1행: 2023에 =가 없습니다. 이름=값으로 쓰세요."),
        ("| 가 | 나 |\n|---|---|\n| 다 |", "1행: 표의 줄마다 칸 수가 다릅니다."),
    ],
)
def test_a_faulty_line_of_a_body_is_refused(body, sentence):
    with pytest.raises(InvalidBody) as caught:
        parse_body(body)

    assert str(caught.value) == sentence


def test_a_note_stands_one_deeper_than_the_line_it_belongs_to():
    parts = parse_body("□ 가\n○ 나\n※ 다\n- 라\n☞ 마")

    assert [part.depth for part in parts] == [1, 2, 3, 3, 4]


def test_a_table_order_takes_its_own_day_and_dimensions():
    (order,) = parse_body('[표 a.b 기준일=2023-11-06 task="다른 사업"]')

    assert isinstance(order, TableOrder)
    assert (order.base_day.isoformat(), order.where) == ("2023-11-06", {"task": "다른 사업"})


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
