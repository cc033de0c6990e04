"""Numbers, rounding and days as Korean offices print them."""

from collections import Counter
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ieum.kernel.dates import find_base_date
from ieum.kernel.numbers import Absence, NumberStyle, find_numbers, parse_cell, parse_number
from ieum.kernel.rounding import Rounding, rate, round_to
from ieum.kernel.units import unit_of


@pytest.mark.parametrize(
    ("printed", "value", "style"),
    [
        ("△18,040", -18040, "△"),
        ("▲18,040", -18040, "△"),
        ("-1", -1, "-"),
        ("−1", -1, "-"),
        ("+4", 4, ""),
        ("5000", 5000, ""),
        ("9,130,857", 9130857, ""),
        ("１２", 12, ""),
    ],
)
def test_a_sign_may_be_a_triangle_or_a_dash(printed, value, style):
    read = parse_number(printed)

    assert (read.value, read.negative_style) == (value, style)


@pytest.mark.parametrize(
    ("printed", "absence"),
    [
        ("", Absence.BLANK), ("  ", Absence.BLANK), ("-", Absence.DASH), ("–", Absence.DASH), (".", Absence.DOT),
        ("미정", Absence.UNDECIDED), ("미 정", Absence.UNDECIDED), ("비예산", Absence.NO_BUDGET),
        ("진행 중", Absence.TEXT),
        ("1,23", Absence.TEXT), ("12,3456", Absence.TEXT), ("1.2.3", Absence.TEXT),
    ],
)  # fmt: skip
def test_what_is_no_number_is_told_apart_and_none_of_it_is_zero(printed, absence):
    assert parse_cell(printed) is absence


@pytest.mark.parametrize("printed", ["61,800 ¹⁾", "61,800¹", "61,800†", "61,800*"])
def test_the_mark_of_a_note_is_not_part_of_the_number(printed):
    assert parse_cell(printed).value == 61800


def test_precision_is_that_of_the_print():
    assert parse_cell("63.0").decimals == 1
    assert str(parse_cell("63.0").value) == "63.0"


def test_a_hyphen_between_numbers_is_a_range_and_not_a_sign():
    assert [(offset, number.value) for offset, number in find_numbers("3-5일, 계 -2 (-1)")] == [
        (0, 3), (2, 5), (8, -2), (12, -1),
    ]  # fmt: skip


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_what_is_shown_is_read_back(value):
    style = NumberStyle(negative="△")

    assert parse_cell(style.show(value)).value == value


@pytest.mark.parametrize(
    ("style", "value", "shown"),
    [
        (NumberStyle(negative="△", zero="-"), 0, "-"),
        (NumberStyle(negative="-", plus=True, zero="."), 4, "+4"),
        (NumberStyle(negative="-", plus=True, zero="."), -1, "-1"),
        (NumberStyle(), None, "미등록"),
    ],
)
def test_each_report_prints_in_its_own_style(style, value, shown):
    assert style.show(value, signed=True) == shown


PRINTED = (
    (100_638, 163_744, "61.5", "61.5", "61.4"),
    (1_825_485, 1_975_907, "92.4", "92.4", "92.3"),
    (97_191, 132_043, "73.6", "73.6", "73.6"),
    (13_601, 51_100, "26.6", "26.6", "26.6"),
    (93_300, 170_692, "54.7", "54.7", "54.6"),
    (2_130_215, 2_493_486, "85.4", "85.4", "85.4"),
    (100_638, 163_744, "61.5", "61.5", "61.4"),
    (421_385, 563_236, "74.8", "74.8", "74.8"),
    (78_898, 108_600, "72.6", "72.7", "72.6"),
    (13_601, 51_100, "26.6", "26.6", "26.6"),
    (163_642, 238_605, "68.5", "68.6", "68.5"),
    (152_221, 200_209, "67.8", "76.0", "76.0"),
    (11_421, 38_396, "29.7", "29.7", "29.7"),
    (226_719, 333_545, "67.9", "68.0", "67.9"),
    (335_371, 830_644, "40.3", "40.4", "40.3"),
    (50_235, 106_635, "47.1", "47.1", "47.1"),
    (378_933, 630_372, "60.1", "60.1", "60.1"),
    (95_855, 185_422, "51.6", "51.7", "51.6"),
    (1_087_113, 2_086_618, "52.1", "52.1", "52.0"),
    (226_719, 333_545, "67.9", "68.0", "67.9"),
    (273_371, 756_124, "36.1", "36.2", "36.1"),
    (24_550, 65_750, "37.3", "37.3", "37.3"),
    (10_200, 16_200, "63.0", "63.0", "62.9"),
    (378_933, 630_372, "60.1", "60.1", "60.1"),
    (57, 64, "89", "89", "89"),
    (20, 22, "91", "91", "90"),
    (10, 10, "100", "100", "100"),
    (27, 32, "84", "84", "84"),
    (766, 906, "84.5", "84.5", "84.5"),
    (87, 92, "94.5", "94.6", "94.5"),
)
"""Every rate that five reports print: part, whole, as printed, rounded and cut (finance 3.1)."""


@pytest.mark.parametrize(("part", "whole", "printed", "half_up", "cut"), PRINTED)
def test_rates_of_real_reports_under_both_rules(part, whole, printed, half_up, cut):
    exact, decimals = rate(part, whole), len(printed.partition(".")[2])

    assert str(round_to(exact, decimals, Rounding.HALF_UP)) == half_up
    assert str(round_to(exact, decimals, Rounding.TRUNCATE)) == cut


def test_of_the_rates_of_real_reports_one_alone_holds_under_neither_rule():
    rules = Counter((printed == half_up, printed == cut) for _, _, printed, half_up, cut in PRINTED)

    assert rules == {(True, True): 14, (True, False): 7, (False, True): 8, (False, False): 1}


def test_a_rate_of_nothing_has_no_value():
    assert rate(1, 0) is None


@given(st.fractions(), st.integers(min_value=-6, max_value=6))
def test_truncation_never_goes_away_from_zero_and_neither_rule_is_off_by_a_unit(value, decimals):
    unit = Fraction(10) ** -decimals
    cut, rounded = (Fraction(round_to(value, decimals, rule)) for rule in (Rounding.TRUNCATE, Rounding.HALF_UP))

    assert abs(cut) <= abs(value)
    assert abs(value - cut) < unit
    assert abs(value - rounded) <= unit / 2


@given(st.fractions(), st.integers(min_value=-3, max_value=6))
def test_rounding_is_the_same_on_both_sides_of_zero(value, decimals):
    for rule in Rounding:
        assert round_to(-value, decimals, rule) == round_to(value, decimals, rule).copy_negate()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("(단위: 백만원 / 23.11.06.기준)", date(2023, 11, 6)),
        ("집행률(%) (10.31.기준)", date(2020, 10, 31)),
        ("(2020. 10월말 기준, 단위 : 건)", date(2020, 10, 31)),
        ("(기준일 : '20. 10월말)", date(2020, 10, 31)),
        ("2020. 2월말 기준", date(2020, 2, 29)),
        ("2023. 13. 1. 기준", None),
        ("23.11.31.기준", None),
        ("(단위 : 천원)", None),
    ],
)
def test_base_days_as_reports_print_them(text, day):
    assert find_base_date(text, report_year=2020) == day


def test_a_day_without_a_year_stays_unknown():
    assert find_base_date("(10.31.기준)") is None


@pytest.mark.parametrize(("label", "base", "scale"), [("천원", "원", 1000), ("백 만 원", "원", 10**6), ("건", "건", 1)])
def test_units_by_their_labels(label, base, scale):
    assert (unit_of(label).base, unit_of(label).scale) == (base, scale)


def test_values_keep_their_digits():
    assert parse_number("100.0").value == Decimal("100.0")
