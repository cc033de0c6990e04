"""The same amount of money in two units: "1,500백만원(15억원)"."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from ieum.checking.claims import Claim, Severity
from ieum.checking.passages import Material, Passage
from ieum.checking.quantities import Quantity, find_quantities
from ieum.checking.repairs import is_slip as is_a_digit_off
from ieum.kernel.rounding import Rounding, round_to
from ieum.kernel.units import unit_of

_BESIDE = re.compile(r"\s*\(\s*(?:약\s*|=\s*)?")
_MIXED = re.compile(r"\d\s*[억만천조]\s*$")
_POWERS = frozenset(Fraction(10) ** power for power in range(1, 9))
_CLOSE = Fraction(1, 20)
_DOUBT = "괄호 안은 다른 금액일 수 있습니다."


def find_amounts_in_two_units(material: Material) -> Iterator[Claim]:
    """Find an amount of money with the same amount in another unit in the parenthesis behind it."""
    for passage in material.texts:
        amounts = [each for each in find_quantities(passage.text) if each.is_money] if "(" in passage.text else []
        for first, second in pairwise(amounts):
            is_alone = passage.text[second.end : second.end + 1] == ")"
            is_beside = is_alone and _BESIDE.fullmatch(passage.text[first.end : second.start])
            is_mixed = _MIXED.search(passage.text[max(0, first.start - 4) : first.start])
            if is_beside and not is_mixed and first.unit != second.unit:
                yield from _units_claim(material, passage, first, second)


def _units_claim(material: Material, passage: Passage, first: Quantity, second: Quantity) -> Iterator[Claim]:
    """Claim the coarser amount, which was rounded from the finer one."""
    coarse, fine = (first, second) if unit_of(first.unit).scale > unit_of(second.unit).scale else (second, first)
    exact = fine.value * unit_of(fine.unit).scale / unit_of(coarse.unit).scale
    is_equal = any(Fraction(round_to(exact, coarse.decimals, rule)) == coarse.value for rule in Rounding)
    is_slip = is_power_of_ten(exact, coarse.value)
    is_near = abs(exact - coarse.value) <= coarse.value * _CLOSE
    is_digit = is_a_digit_off(coarse.operand, Fraction(round_to(exact, coarse.decimals, Rounding.HALF_UP)))
    if coarse.value and (is_equal or is_slip or is_near or is_digit):
        sure = is_slip and not (coarse.is_rough or fine.is_rough)
        yield Claim(
            "unit-slip", passage.where, material.operand(passage, coarse), (material.operand(passage, fine),),
            f"{fine.printed}{fine.unit} = {coarse.printed}{coarse.unit}", exact,
            worst=Severity.ERROR if sure else Severity.WARNING, doubt="" if sure else _DOUBT,
        )  # fmt: skip


def is_power_of_ten(first: Fraction, second: Fraction) -> bool:
    """Whether one is ten, a hundred … times the other."""
    return bool(first and second) and max(first, second) / min(first, second) in _POWERS
