"""Amounts that a word can compare: counts, money and percentages, with the words that stand around them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from ieum.checking.arithmetic import percentage
from ieum.checking.claims import Operand, Span
from ieum.checking.quantities import Quantity, find_quantities

_PERCENT = re.compile(
    r"(?<![\d.,△▲~∼+*A-Za-z-])(?P<number>\d{1,3}(?:,\d{3})*(?:\.\d+)?)\s?(?P<unit>%\s?(?:p|포인트)|%)"
)
_ROUGH = re.compile(r"(?:약|거의|대략)\s*$")
_ROUGH_AFTER = re.compile(r"\s?(?:여|내외|이상|이내|미만|이하|정도|안팎|가량|대(?![가-힣]))")
_SIGN = re.compile(r"[△▲▼+−-]\s?$")
POINTS = "%p"
"""The unit of differences between percentages."""


def find_measures(text: str) -> list[Quantity]:
    """The unsigned amounts and percentages of a text, in their order."""
    amounts = [each for each in find_quantities(text) if not _SIGN.search(text[max(0, each.start - 2) : each.start])]
    return sorted([*amounts, *_percentages(text)], key=lambda each: each.start)


def _percentages(text: str) -> Iterator[Quantity]:
    for match in _PERCENT.finditer(text):
        number = match["number"]
        before = text[max(0, match.start() - 6) : match.start()]
        yield Quantity(
            printed=number,
            value=Fraction(number.replace(",", "")),
            start=match.start(),
            end=match.end(),
            unit="%" if match["unit"] == "%" else POINTS,
            decimals=len(number.partition(".")[2]),
            is_rough=bool(_ROUGH.search(before) or _ROUGH_AFTER.match(text, match.end())),
        )


def within(measures: Sequence[Quantity], start: int, end: int) -> Sequence[Quantity]:
    """Those that stand between two positions of their text."""
    first, last = (bisect_left(measures, position, key=lambda each: each.start) for position in (start, end))
    return [each for each in measures[first:last] if each.end <= end]


def neighbours(measures: list[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Amounts of one unit that follow each other."""
    return ((first, second) for first, second in pairwise(measures) if first.unit == second.unit)


def change_in_percent(before: Operand, after: Operand, *, is_growth: bool) -> tuple[Fraction | None, tuple[Span, ...]]:
    """By how many percent an amount grew or shrank, as a positive number; None where it began at 0."""
    ratio, spans = percentage(after, before)
    if ratio is None:
        return None, ()
    if is_growth:
        return ratio - 100, tuple(Span(s.rounding, s.low - 100, s.high - 100) for s in spans)
    return 100 - ratio, tuple(Span(s.rounding, 100 - s.high, 100 - s.low) for s in spans)
