"""How a single value is written: money in the unit of the print, and rates with their digits, signs and commas."""

from datetime import date
from decimal import Decimal

import pytest

from ieum.kernel.figures import Figure
from ieum.kernel.numbers import NumberStyle
from ieum.reports.printing import show


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("52.10", "52.1"),
        ("-1.70", "△1.7"),
        ("2085.2", "2,085.2"),
        ("0", "0.0"),
        ("-0.04", "0.0"),
        ("-0.05", "△0.1"),
    ],
)
def test_a_rate_has_its_digits_its_sign_and_its_commas(value, printed):
    rate = Figure("비율", Decimal(value), "%", date(2025, 12, 31), 1, decimals=1)

    assert show(rate, NumberStyle(zero="-")) == printed


def test_money_below_nothing_has_the_sign_of_the_report():
    money = Figure("증감", Decimal(-1_500_000), "원", date(2025, 12, 31), 1)

    assert [show(money, NumberStyle(negative=each), unit="백만원") for each in ("△", "-")] == ["△2", "-2"]
