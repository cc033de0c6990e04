"""The same name with an amount in two items, "소식지 제작 : 12,500천원": the same amount, or a slip of its scale."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from ieum.checking.claims import Claim, Severity
from ieum.checking.finders.units import is_power_of_ten
from ieum.checking.grids import squeeze
from ieum.checking.passages import Material, Mention, Passage
from ieum.checking.quantities import find_quantities
from ieum.kernel.units import unit_of

_LABELLED = re.compile(r"(?:^|[·,/-]\s*)(?P<label>[가-힣][가-힣\s·()]{2,24}?)\s*:\s*(?:총\s*)?$")
_GENERAL = re.compile(
    r"소요예산|사업비|예산|총예산|합계|계|금액|지원금액|단가|비용|재원|총사업비|규모|총규모|구비|시비|국비|대상|인원|횟수|건수"
    r"|지원대상|교육대상|사업대상|추진대상|사업규모|사업량|교육인원|참여인원|운영횟수|일반회계|특별회계|.*(?:실적|현황|계획|목표)"
)
_CLOSE = Fraction(3, 100)
_SCALES = "단위가 다르거나 대상이 다른 금액일 수 있습니다."
_DAYS = "기준일이나 범위가 다를 수 있습니다."


@dataclass(frozen=True, slots=True)
class Named:
    """An amount under a name, in base units."""

    name: str
    """The label; with the title of its item before it where the label alone may name anything."""
    mention: Mention
    value: Fraction

    @property
    def base(self) -> str:
        """The base unit in which it is counted."""
        return unit_of(self.mention.quantity.unit).base

    @property
    def has_figures(self) -> bool:
        """Whether it has more than one digit that is no nought: round sums are alike by chance."""
        return len(self.mention.quantity.printed.replace(",", "").strip("0")) > 1

    def is_near(self, other: "Named") -> bool:
        """Whether the two are equal or nearly so."""
        return abs(self.value - other.value) <= self.value * _CLOSE

    def is_slip_of(self, other: "Named") -> bool:
        """Whether both are sums of money of which one is ten, a hundred … times the other."""
        return self.base == "원" and is_power_of_ten(self.value, other.value)


def named_amounts(material: Material) -> Iterator[Named]:
    """The amounts of a document that stand behind a name and a colon."""
    for passage in material.passages:
        for quantity in find_quantities(passage.text) if ":" in passage.text else ():
            label = _LABELLED.search(passage.text[max(0, quantity.start - 30) : quantity.start])
            if label and quantity.unit and quantity.value and not quantity.is_rough:
                value = quantity.value * unit_of(quantity.unit).scale
                name = _name(passage, label["label"])
                if not name.startswith("/"):
                    yield Named(name, Mention(passage, quantity), value)


def find_labelled_repeats(material: Material) -> Iterator[Claim]:
    """Find amounts of one name and unit in two items: equal or nearly so, or ten, a hundred … times each other."""
    by_name: dict[tuple[str, str], list[Named]] = {}
    for named in named_amounts(material):
        by_name.setdefault((named.name, named.base), []).append(named)
    for group in by_name.values():
        yield from _repeats(material, group)


def _name(passage: Passage, label: str) -> str:
    """A label that names an amount by itself, or one with the title of its item where it may name any."""
    bare = squeeze(label)
    return f"{squeeze(passage.item)}/{bare}" if _GENERAL.fullmatch(bare) or len(bare) < 4 else bare


def _repeats(material: Material, named: Sequence[Named]) -> Iterator[Claim]:
    for first, second in pairwise(named):
        passages = first.mention.passage, second.mention.passage
        is_elsewhere = (passages[0].chapter, passages[0].item) != (passages[1].chapter, passages[1].item)
        if not (is_elsewhere and first.has_figures and second.has_figures):
            continue
        if first.is_near(second):
            yield _claim(material, "said-twice", (first, second))
        elif first.is_slip_of(second):
            yield _claim(material, "scale-slip", (first, second))


def _claim(material: Material, code: str, pair: tuple[Named, Named]) -> Claim:
    first, second = (one.mention for one in pair)
    scale = unit_of(second.quantity.unit).scale
    return Claim(
        code, second.passage.where, material.operand(second.passage, second.quantity),
        (material.operand(first.passage, first.quantity),),
        f"{pair[0].name.rpartition('/')[2]}: {first.quantity.printed}{first.quantity.unit}", pair[0].value / scale,
        worst=Severity.WARNING, doubt=_SCALES if code == "scale-slip" else _DAYS,
    )  # fmt: skip
