"""A sentence is a plain text that remembers its words and its values."""

import json
import pickle

from ieum.kernel.row_faults import RowFault
from ieum.kernel.wording import Wording, joined, worded


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
