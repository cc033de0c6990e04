"""A sentence is a plain text that remembers its words and its values."""

import json
import pickle

import pytest

from ieum.kernel.row_faults import RowFault
from ieum.kernel.wording import Wording, as_data, from_data, joined, worded


def test_a_sentence_has_its_values_and_the_particles_that_they_ask_for():
    said = [worded("{what}을(를) {amount:,}원 넘습니다.", what=each, amount=1234) for each in ("예산", "잔액 1")]

    assert said == ["예산을 1,234원 넘습니다.", "잔액 1을 1,234원 넘습니다."]
    assert (said[0].template, said[0].values) == (
        "{what}을(를) {amount:,}원 넘습니다.",
        {"what": "예산", "amount": 1234},
    )


def test_the_text_of_an_exception_remembers_and_what_is_stored_does_not():
    said = worded("{count}건입니다.", count=2)

    assert [type(each) for each in (str(said), str(ValueError(said)), f"{said} 끝")] == [Wording, Wording, str]
    assert json.loads(json.dumps({"said": said})) == {"said": "2건입니다."}


def test_a_sentence_with_braces_in_a_value_is_copied_as_it_stands():
    said = pickle.loads(pickle.dumps(worded("'{name}'은(는) 없습니다.", name="{이름}")))  # noqa: S301 - our own bytes

    assert (said, said.values) == ("'{이름}'은 없습니다.", {"name": "{이름}"})


def test_words_of_the_program_stand_in_a_sentence_as_such_and_braces_without_values_stay():
    said = worded("{who}만 할 수 있습니다.", who=joined(["담당", "팀장"], by="·"))

    assert said == "담당·팀장만 할 수 있습니다."
    assert [type(each) for each in said.values["who"].values.values()] == [Wording, Wording]
    assert worded("{이름}처럼 쓰세요.") == "{이름}처럼 쓰세요."
    assert worded(said) is said


def test_the_fault_of_a_row_remembers_both_its_row_and_its_sentence():
    fault = str(RowFault(3, worded("{column} 칸이 비어 있습니다.", column="회계")))

    assert fault == "3행: 회계 칸이 비어 있습니다."
    assert (fault.template, fault.values["sentence"].values) == ("{line}행: {sentence}", {"column": "회계"})


def test_a_sentence_comes_back_from_plain_values_as_it_was():
    said = worded("{name}: {fault}", name="{보고}.hwp", fault=worded("{most:,}쪽까지 읽습니다.", most=5000))

    again = from_data(json.loads(json.dumps(as_data(said))))

    assert (again, again.values["fault"].template) == (said, "{most:,}쪽까지 읽습니다.")
    assert (from_data(as_data("그냥 글")), from_data(as_data(worded("{ }가 아닙니다")))) == (
        "그냥 글",
        "{ }가 아닙니다",
    )


@pytest.mark.parametrize(
    "data",
    [
        {"template": "{name.__class__}", "values": {"name": "글"}},
        {"template": "{name[0]}", "values": {"name": "글"}},
        {"template": "{name:>999999999}", "values": {"name": "글"}},
        {"template": "{name!r}", "values": {"name": "글"}},
        {"template": "{{{name}}}", "values": {"name": "글"}},
        {"template": "{name}", "values": {"name": ["글"]}},
        {"template": "{name}", "values": []},
        {"template": 1, "values": {}},
        {"template": "글"},
        ["글"],
        None,
    ],
)
def test_data_that_asks_for_more_than_to_stand_in_its_places_is_refused(data):
    with pytest.raises(ValueError, match="not the data of a sentence"):
        from_data(data)


def test_sentences_within_sentences_without_end_are_refused():
    data = "글"
    for _ in range(9):
        data = {"template": "{name}", "values": {"name": data}}

    with pytest.raises(ValueError, match="not the data of a sentence"):
        from_data(data)


def test_a_place_that_nothing_stands_in_is_refused():
    with pytest.raises(ValueError, match="not the data of a sentence"):
        from_data({"template": "{name} {other}", "values": {"name": "글"}})
