"""What may be recorded, judged without a database."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.platform.facts import draft

from ieum.kernel.numbers import Absence
from ieum.kernel.observations import Nature
from ieum.platform.rules import InvalidObservation, check, value_fault, written

PLACE = "53행 구정의 성과관리 · 예산액 [budget.execution budget]"


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"value": None}, "값과 값 없음 표시 중 하나만 있어야 합니다."),
        ({"absence": Absence.DASH}, "값과 값 없음 표시 중 하나만 있어야 합니다."),
        ({"value": 0.5}, "소수는 정확한 수(Decimal)로 적어야 합니다."),
        ({"value": Decimal("1.5")}, "금액은 1원 단위여야 합니다: 1.5원."),
        ({"value": Decimal("NaN"), "unit": "%"}, "적을 수 없는 값입니다: NaN."),
        ({"value": Decimal("Infinity"), "unit": "%"}, "적을 수 없는 값입니다: Infinity."),
        ({"value": 10**24}, f"적을 수 없는 값입니다: {10**24}."),
        ({"value": Decimal("1e-21"), "unit": "%"}, "적을 수 없는 값입니다: 1E-21."),
        ({"subject": {"가|나": "다"}}, "대상의 이름과 값에는 | 와 = 를 쓸 수 없습니다."),
        ({"subject": {"가": "나=다"}}, "대상의 이름과 값에는 | 와 = 를 쓸 수 없습니다."),
        ({"subject": {"": "나"}}, "대상의 이름과 값에는 | 와 = 를 쓸 수 없습니다."),
        ({"subject": {"가": "나" * 399}}, f"400자를 넘습니다: 가={'나' * 28}…"),
        ({"measure": ""}, "자료와 항목의 이름이 있어야 합니다."),
        ({"printed": "\0"}, "적을 수 없는 문자(NUL)가 있습니다."),
        ({"scale": 0}, "인쇄 단위의 배수는 1 이상, 소수 자릿수는 0 이상이어야 합니다."),
        ({"decimals": -1}, "인쇄 단위의 배수는 1 이상, 소수 자릿수는 0 이상이어야 합니다."),
        ({"nature": Nature.COMPUTED}, "계산한 값에는 산식이 있어야 합니다."),
    ],
)
def test_what_cannot_be_recorded_is_told_with_its_place(changes, fault):
    with pytest.raises(InvalidObservation) as refusal:
        check(replace(draft(), **changes))

    place = PLACE if changes.get("measure", "budget") else "53행 구정의 성과관리 · 예산액 [budget.execution ]"
    assert str(refusal.value) == f"{place}: {fault}"


def test_a_line_is_counted_from_one():
    with pytest.raises(InvalidObservation, match="행과 글자 위치는 1부터 셉니다"):
        check(draft(line=-1))


def test_a_subject_of_just_the_longest_length_is_taken():
    check(draft(subject={"가": "나" * 398}))


@pytest.mark.parametrize(("value", "text"), [(Decimal("1E+3"), "1000"), (Decimal("67.80"), "67.80"), (-5, "-5")])
def test_a_value_is_written_with_all_its_digits_and_no_exponent(value, text):
    assert written(value) == text


def test_the_absence_of_a_value_is_written_as_nothing():
    assert written(None) is None


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**17), max_value=10**17))
def test_every_decimal_that_is_taken_is_written_back_exactly(value):
    assert value_fault(value, None, "%") == ""
    assert Decimal(written(value) or "") == value


def test_a_row_says_everything_the_draft_says():
    row = draft(7, decimals=1, effective_date=date(2023, 1, 2), reporter="기획예산과").as_row()

    assert row == {
        "dataset": "budget.execution",
        "subject": {"unit": "구정의 성과관리"},
        "measure": "budget",
        "value": "7",
        "absence": "",
        "unit": "원",
        "scale": 1000,
        "decimals": 1,
        "nature": "ACTUAL",
        "effective_date": "2023-01-02",
        "stated_on": "2023-11-21",
        "reporter": "기획예산과",
        "place_line": 53,
        "place_column": None,
        "place_cell": "구정의 성과관리 · 예산액",
        "printed": "7",
        "formula": "",
    }
