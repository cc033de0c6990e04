"""Formulas of calculation lines: what they come to, what they refuse, and that nothing is lost on the way."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ieum.budget.choices import Funding
from ieum.budget.rules.calculation import (
    LONGEST,
    MONEY,
    Formula,
    FormulaFault,
    Number,
    Product,
    Sum,
    amount_of,
    parse,
    shares_of,
)


def amount(text: str) -> int:
    return amount_of(parse(text))


@pytest.mark.parametrize(
    ("text", "won"),
    [
        ("3,000,000원*12월*2명", 72_000_000),
        ("3000000*12*2", 72_000_000),
        ("500천원 × 12월", 6_000_000),
        ("1.5백만원x2회", 3_000_000),
        ("2억원", 200_000_000),
        ("(20,000원+10,000원)*12월", 360_000),
        ("10,000원*(2명+3명)*4회", 200_000),
        ("1,000천원*50%", 500_000),
        ("1,200천원/12월*5월", 500_000),
        ("100천원*2회+50천원*3회", 350_000),
        ("△18,040천원", -18_040_000),
        ("3,128,300원*3*12", 112_619_000),
        ("2,863,100원*31명*12월 = 1,065,073천원", 1_065_073_000),
        ("１，０００천원＊２명", 2_000_000),
        ("499원", 0),
        ("500원", 1_000),
        ("-500원", -1_000),
    ],
)
def test_a_formula_comes_to_won_rounded_to_thousands(text, won):
    assert amount(text) == won


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "산출식의 끝: 숫자가 있어야 합니다."),
        ("3,000원*", "산출식의 끝: 숫자가 있어야 합니다."),
        ("3,000원**2", "8번째 글자 '*': 숫자가 있어야 합니다."),
        ("3,00,000원", "2번째 글자 ',': 읽을 수 없는 글자입니다."),
        ("3,000원 @2명", "8번째 글자 '@': 읽을 수 없는 글자입니다."),
        ("(3,000원*2명", "산출식의 끝: 닫는 괄호가 있어야 합니다."),
        ("3,000원 2명", "8번째 글자 '2명': 여기에 올 수 없습니다."),
        ("12월*2명", "단가가 없습니다. 단가에 원이나 천원을 붙이십시오."),
        ("1,000원*2,000원", "금액끼리 곱할 수 없습니다: 1,000원*2,000원."),
        ("1,000원+2명", "1,000원+2명에서 금액과 수를 더할 수 없습니다."),
        ("1,000원/0", "금액이나 0으로 나눌 수 없습니다: 1,000원/0."),
        ("1,000원/2,000원", "금액이나 0으로 나눌 수 없습니다: 1,000원/2,000원."),
        ("10천원*2명=30천원", "적은 합계 30천원이 계산한 20,000원과 다릅니다."),
        ("999,999억원*1,000,000", "금액이 너무 큽니다. 단위를 확인하십시오."),
        ("1" * (LONGEST + 1), f"산출식은 {LONGEST}자까지 적을 수 있습니다."),
    ],
)
def test_what_has_no_meaning_is_refused_at_its_place(text, said):
    with pytest.raises(FormulaFault) as refused:
        amount(text)

    assert str(refused.value) == said


def test_deep_brackets_are_read():
    depth = LONGEST // 2 - 3

    assert amount("(" * depth + "9천원" + ")" * depth) == 9_000


numbers = st.builds(
    Number,
    st.decimals(0, 10**9, places=0) | st.decimals(0, 1000, places=2),
    st.sampled_from(["", "%", "명", "월", "회", "개소", *MONEY]),
)


def sums_of(factors):
    products = st.builds(Product, factors, st.lists(st.tuples(st.sampled_from("*/"), factors), max_size=2).map(tuple))
    return st.builds(Sum, st.lists(st.tuples(st.sampled_from([1, -1]), products), min_size=1, max_size=2).map(tuple))


small = sums_of(numbers | sums_of(numbers))
formulas = st.builds(Formula, small, st.none() | sums_of(numbers))


@given(formulas.filter(lambda each: len(str(each)) <= LONGEST))
def test_what_is_printed_reads_as_the_same(formula):
    assert parse(str(formula)) == formula


@given(st.text(max_size=40) | st.text("0123456789,.원천명*+-/()=% ", max_size=40))
def test_any_text_is_read_or_refused_in_words(text):
    try:
        said = f"{amount(text)}."
    except FormulaFault as fault:
        said = str(fault)

    assert said.endswith(("000.", "0.", "다.", "오."))


@given(st.integers(1, 10**9), st.integers(1, 500), st.integers(1, 12))
def test_a_product_is_the_exact_one_to_half_a_thousand(price, people, months):
    won = amount(f"{price:,}원*{people}명*{months}월")

    assert abs(Fraction(won) - price * people * months) <= 500


@given(st.integers(-(10**9), 10**9), st.lists(st.integers(0, 100), min_size=4, max_size=4))
def test_the_shares_of_a_line_add_up_to_it_or_are_refused(thousands, per_cent):
    whole = thousands * 1_000
    texts = dict(zip((Funding.NATIONAL, Funding.CITY, Funding.SPECIAL_GRANT, Funding.SPECIAL_ADJUSTMENT), (
        f"{each}%" for each in per_cent), strict=True))  # fmt: skip
    try:
        shares = shares_of(whole, texts)
    except FormulaFault:
        assert sum(per_cent) > 100
    else:
        assert sum(shares.values()) == whole
        assert all(share * whole > 0 for share in shares.values())


def test_own_money_is_what_others_leave():
    shares = shares_of(1_001_000, {Funding.NATIONAL: "50%", Funding.CITY: "200천원"})

    assert shares == {Funding.NATIONAL: 501_000, Funding.CITY: 200_000, Funding.OWN: 300_000}


@pytest.mark.parametrize("sign", [1, -1])
def test_shares_whose_rounding_alone_takes_too_much_are_cut_where_it_gave_most(sign):
    sixteens = dict.fromkeys((Funding.NATIONAL, Funding.CITY, Funding.SPECIAL_GRANT), "16%")

    shares = shares_of(sign * 16_000, {**sixteens, Funding.SPECIAL_ADJUSTMENT: "47%"})

    assert {funding: sign * share for funding, share in shares.items()} == {
        Funding.NATIONAL: 3_000,
        Funding.CITY: 3_000,
        Funding.SPECIAL_GRANT: 3_000,
        Funding.SPECIAL_ADJUSTMENT: 7_000,
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("60천원", "재원의 합이 금액 50,000원과 맞지 않습니다. 구비가 -10,000원이 됩니다."),
        ("절반", "시비: 1번째 글자 '절': 읽을 수 없는 글자입니다."),
        ("-10천원", "재원의 합이 금액 50,000원과 맞지 않습니다. 구비가 60,000원이 됩니다."),
    ],
)
def test_a_share_that_does_not_fit_is_refused_with_its_source(text, said):
    with pytest.raises(FormulaFault) as refused:
        shares_of(50_000, {Funding.CITY: text})

    assert str(refused.value) == said


def test_numbers_are_kept_as_they_are_written():
    assert parse("1.50천원").whole.terms[0][1].first == Number(Decimal("1.50"), "천원")
