"""The same amount in two units, "1,500백만원(15억원)", and the same figure ten or a thousand times in another item."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from ieum.checking.claims import Claim, Operand, Severity
from ieum.checking.grids import squeeze
from ieum.checking.passages import Material, Mention, Passage
from ieum.checking.quantities import Quantity, find_quantities
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
    if coarse.value and (is_equal or is_slip or is_near):
        sure = is_slip and not (coarse.is_rough or fine.is_rough)
        yield Claim(
            "unit-slip", passage.where, material.operand(passage, coarse), (material.operand(passage, fine),),
            f"{fine.printed}{fine.unit} = {coarse.printed}{coarse.unit}", exact,
            worst=Severity.ERROR if sure else Severity.WARNING, doubt="" if sure else _DOUBT,
        )  # fmt: skip


def is_power_of_ten(first: Fraction, second: Fraction) -> bool:
    """Whether one is ten, a hundred … times the other."""
    return bool(first and second) and max(first, second) / min(first, second) in _POWERS


_LABELLED = re.compile(r"(?P<label>[가-힣][가-힣\s·()]{2,24}?)\s*:\s*(?:총\s*)?$")
_GENERAL = re.compile(
    r"소요예산|사업비|예산|총예산|합계|계|금액|지원금액|단가|비용|재원|총사업비|규모|총규모|구비|시비|국비"
)
_SCALES = "단위가 다르거나 대상이 다른 금액일 수 있습니다."


@dataclass(frozen=True, slots=True)
class _Named:
    mention: Mention
    won: Fraction


def find_scale_slips(material: Material) -> Iterator[Claim]:
    """Find "이름 : 금액" in two items of which one amount is exactly ten, a hundred … times the other."""
    by_name: dict[str, list[_Named]] = {}
    for passage in material.passages:
        for quantity in find_quantities(passage.text) if ":" in passage.text else ():
            label = _LABELLED.search(passage.text[max(0, quantity.start - 30) : quantity.start])
            if label and quantity.is_money and quantity.value:
                won = quantity.value * unit_of(quantity.unit).scale
                by_name.setdefault(_name(passage, label["label"]), []).append(_Named(Mention(passage, quantity), won))
    for name, named in by_name.items():
        yield from _slips(material, name, named)


def _name(passage: Passage, label: str) -> str:
    """A label that names a sum by itself, or one with the title of its item where it names any."""
    bare = squeeze(label)
    return f"{squeeze(passage.item)}/{bare}" if _GENERAL.fullmatch(bare) or len(bare) < 4 else bare


def _slips(material: Material, name: str, named: Sequence[_Named]) -> Iterator[Claim]:
    for first, second in pairwise(named):
        passages = first.mention.passage, second.mention.passage
        is_elsewhere = (passages[0].chapter, passages[0].item) != (passages[1].chapter, passages[1].item)
        if not is_elsewhere or name.startswith("/"):
            continue
        if first.won == second.won or (is_power_of_ten(first.won, second.won) and _has_shape(first, second)):
            result, operand = (material.operand(one.mention.passage, one.mention.quantity) for one in (second, first))
            scale = unit_of(second.mention.quantity.unit).scale
            yield Claim(
                "scale-slip", passages[1].where, result, (operand,),
                f"{name.rpartition('/')[2]}: {first.mention.quantity.printed}{first.mention.quantity.unit}",
                first.won / scale, worst=Severity.WARNING, doubt=_SCALES,
            )  # fmt: skip


def _has_shape(first: _Named, second: _Named) -> bool:
    """Whether the digits tell that the two are one figure: round sums stand in such ratios by chance."""
    digits: list[Operand] = [one.mention.quantity.operand for one in (first, second)]
    return all(len(each.printed.replace(",", "").strip("0")) > 1 for each in digits)
