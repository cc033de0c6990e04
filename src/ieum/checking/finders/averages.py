"""Means with their divisor beside them, and rows named 평균."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from ieum.checking.claims import Claim, Operand, Relation, Severity, Verdict
from ieum.checking.grids import Grid, is_total, squeeze
from ieum.checking.judging import judge
from ieum.checking.passages import Material, Passage
from ieum.checking.quantities import Quantity, find_quantities
from ieum.kernel.rounding import Rounding, round_to

_MEAN = re.compile(
    r"(?:1\s?)?(?P<per>회|건|팀|개팀|부서|개부서|동|개동|개소|인|명|가구|세대|과제|사업)당\s*평균\s*(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?P<unit>[가-힣]{1,3}?)(?=[\s,)/]|$)"
)
_BEHIND = re.compile(r"\s*[(,]\s*(?:1\s?)?")
_SAME = {
    "인": ("명", "인", "의원"),
    "명": ("명", "인"),
    "팀": ("팀", "개팀"),
    "부서": ("부서", "개부서"),
    "동": ("동", "개동"),
}
_OTHERS = "다른 범위의 평균일 수 있습니다."
_DOUBT = "다른 기간이나 다른 인원으로 나눈 평균일 수 있습니다."


def find_means_with_divisor(material: Material) -> Iterator[Claim]:
    """Find "총 231회 5,409명(회당 평균 23.4명)": the one amount of the unit by the one count before it."""
    for passage in material.texts:
        for match in _MEAN.finditer(passage.text) if "평균" in passage.text else ():
            ahead = find_quantities(passage.text[max(0, match.start() - 80) : match.start()])
            offset = max(0, match.start() - 80)
            wholes = [each for each in ahead if each.unit == match["unit"]]
            counts = [each for each in ahead if each.unit in _SAME.get(match["per"], (match["per"],))]
            is_behind = ahead and _BEHIND.fullmatch(passage.text, offset + ahead[-1].end, match.start())
            if is_behind and len(wholes) == len(counts) == 1 and counts[0].value and wholes != counts:
                yield _mean_claim(material, passage, match, [_moved(each, offset) for each in (wholes[0], counts[0])])


def _moved(quantity: Quantity, offset: int) -> Quantity:
    return replace(quantity, start=quantity.start + offset, end=quantity.end + offset)


def _mean_claim(material: Material, passage: Passage, match: re.Match[str], pair: Sequence[Quantity]) -> Claim:
    whole, count = (material.operand(passage, each) for each in pair)
    number = match["number"]
    place = material.locate(passage.place, passage.text, match.start("number"), number)
    result = Operand(number, Fraction(number.replace(",", "")), place, decimals=len(number.partition(".")[2]))
    is_rough = any(each.is_rough for each in pair)
    return Claim(
        "average", passage.where, result, (whole, count), f"{whole.printed} ÷ {count.printed}",
        (whole.value or Fraction(0)) / (count.value or Fraction(1)),
        worst=Severity.WARNING if is_rough else Severity.ERROR, doubt=_DOUBT if is_rough else "",
    )  # fmt: skip


def find_mean_rows(grid: Grid) -> Iterator[Claim]:
    """Find a row named 평균: the mean of the rows where it is one, and within them where they are weighed."""
    mean = [row for row in range(len(grid.body)) if squeeze(grid.row_name(row)) in ("평균", "평균값")]
    rows = [
        row
        for row in range(len(grid.body))
        if row not in mean and not any(is_total(label) for label in grid.labels(row))
    ]
    if len(mean) != 1 or len(rows) < 2:
        return
    found = []
    for column in range(grid.labels_end, len(grid.paths)):
        printed = grid.value(mean[0], column).operand
        parts = [operand for row in rows if (operand := grid.value(row, column).operand)]
        if printed is not None and printed.value is not None and len(parts) == len(rows):
            found.append(_row_claim(grid, (mean[0], column), printed, parts))
    # Where no column holds, the mean may be that of others, such as of the whole city.
    is_own = any(isinstance(each.computed, Fraction) and judge(each) is Verdict.CONSISTENT for each in found)
    yield from (each if is_own else replace(each, worst=Severity.WARNING, doubt=_OTHERS) for each in found)


def _row_claim(grid: Grid, cell: tuple[int, int], printed: Operand, parts: Sequence[Operand]) -> Claim:
    values = [part.value or Fraction(0) for part in parts]
    mean, value = sum(values, Fraction(0)) / len(values), printed.value
    is_mean = any(Fraction(round_to(mean, printed.decimals, rule)) == value for rule in Rounding)
    is_within = value is not None and min(values) <= value <= max(values)
    computed: Fraction | None = mean if is_mean or not is_within else None
    return Claim(
        "average", grid.where(*cell), printed, tuple(parts), f"행 {len(parts)}개의 평균", computed,
        doubt="" if computed is not None else "행마다 무게가 다른 평균일 수 있습니다.", relation=Relation.EQUAL,
    )  # fmt: skip
