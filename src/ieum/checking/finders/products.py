"""Products and averages: "100천원 × 50set", "8개팀 16명(팀별 2명)", "평균 3.7회/12.5건", a constant per session."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice, pairwise

from ieum.checking.arithmetic import product
from ieum.checking.claims import Claim, Operand, Severity
from ieum.checking.finders.nesting import last_amounts
from ieum.checking.finders.sentences import amounts_before
from ieum.checking.passages import Material, Passage
from ieum.checking.quantities import Quantity, find_quantities
from ieum.kernel.rounding import Rounding, round_to
from ieum.kernel.units import unit_of

_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+"
_TERM = rf"(?:{_NUMBER})(?:\.\d+)?\s?[가-힣A-Za-z%]*"
_TIMES = re.compile(rf"{_TERM}(?:\s*[×xX*]\s*{_TERM})+(?:\s*=\s*{_TERM})?")
_FACTOR = re.compile(rf"(?P<number>(?:{_NUMBER})(?:\.\d+)?)\s?(?P<unit>[가-힣A-Za-z%]*)")
_COST_TITLE = re.compile(r"소요\s*예산|사업비|산출")


_Measured = tuple[Operand, str]


def find_written_products(material: Material) -> Iterator[Claim]:
    """Find "A × B [= C]"; without "= C" the cost named above it in the same item is the result."""
    for passage in material.texts:
        written = list(_TIMES.finditer(passage.text))
        for match in written:
            left, equals, right = match[0].partition("=")
            factors = _factors(material, passage, left, match.start())
            result = _factors(material, passage, right, match.start() + len(left) + 1) if equals else []
            result = result or _explained(material, passage, match)
            if result:
                yield from _product_claim(passage, factors, result[0])
            elif len(written) == 1 and _COST_TITLE.search(passage.text) and not _more_products(material, passage):
                yield from _costed_above(material, passage, factors)


def _explained(material: Material, passage: Passage, match: re.Match[str]) -> list[_Measured]:
    """The amount that a product explains which fills the parentheses behind it: "80,000천원(40,000천원 × 2회)"."""
    before, behind = passage.text[: match.start()].rstrip(), passage.text[match.end() :].lstrip()
    amounts = amounts_before(before[:-1], len(before) - 1) if before.endswith("(") and behind.startswith(")") else []
    return [(material.operand(passage, amounts[-1]), amounts[-1].unit)] if amounts else []


def _more_products(material: Material, passage: Passage) -> bool:
    """Whether the cost has further items, in the cell's table or in the lines below and next to this one."""
    near = [*material.below(passage), *islice(material.next_siblings(passage), 1)]
    return passage.index < 0 or "+" in passage.text or any(_TIMES.search(one.text) for one in near)


def _factors(material: Material, passage: Passage, text: str, offset: int) -> list[_Measured]:
    return [
        (Operand(m["number"], Fraction(m["number"].replace(",", "")),
                 material.locate(passage.place, passage.text, offset + m.start("number"), m["number"])), m["unit"])
        for m in _FACTOR.finditer(text)
    ]  # fmt: skip


def _product_claim(passage: Passage, factors: Sequence[_Measured], result: _Measured) -> Iterator[Claim]:
    money = [unit for _, unit in factors if unit_of(unit).base == "원"]
    scale = Fraction(unit_of(money[0]).scale, unit_of(result[1]).scale) if money else Fraction(1)
    exact, _ = product([operand for operand, _ in factors])
    if exact is None or len(factors) < 2 or any(unit == "%" for _, unit in factors):
        return
    operands = tuple(operand for operand, _ in factors)
    formula = f"{' × '.join(operand.printed + unit for operand, unit in factors)} = {result[0].printed}{result[1]}"
    yield Claim("product", passage.where, result[0], operands, formula, exact * scale)


def _costed_above(material: Material, passage: Passage, factors: Sequence[_Measured]) -> Iterator[Claim]:
    for above in material.before(passage):
        amounts = [q for q in last_amounts(above) if q.is_money]
        if above is not passage and _COST_TITLE.search(above.text) and amounts:
            yield from _product_claim(passage, factors, (material.operand(above, amounts[-1]), amounts[-1].unit))
            return


_EACH = re.compile(
    rf"(?P<per>[가-힣]{{1,4}}?)(?:별|당)\s*(?P<what>[가-힣\s]*?)\s*(?P<number>{_NUMBER})\s*(?P<unit>[가-힣]+)"
)


def find_shares_per_group(material: Material) -> Iterator[Claim]:
    """Find "8개팀 16명(팀별 2명)" and "800천원(팀별 100천원)": groups × amount for each = total."""
    for passage in material.passages:
        for match in _EACH.finditer(passage.text):
            opening = passage.text.rfind("(", 0, match.start())
            if (
                opening < 0
                or ")" in passage.text[opening : match.start()]
                or "평균" in passage.text[opening : match.end()]
            ):
                continue
            amounts = find_quantities(passage.text[:opening])
            whole = next((q for q in reversed(amounts) if match["unit"].startswith(q.unit) and q.unit), None)
            groups = _groups_of(material, passage, match["per"], opening)
            if whole is not None and groups is not None:
                each = material.locate(passage.place, passage.text, match.start("number"), match["number"])
                number = Operand(match["number"], Fraction(match["number"].replace(",", "")), each)
                measured = [(groups, match["per"]), (number, whole.unit)]
                yield from _product_claim(passage, measured, (material.operand(passage, whole), whole.unit))


def _groups_of(material: Material, passage: Passage, per: str, end: int) -> Operand | None:
    """How many groups there are, from the same line or an earlier one of the same item."""
    for earlier in material.before(passage):
        text = earlier.text[:end] if earlier is passage else earlier.text
        for quantity in find_quantities(text):
            if quantity.unit and (quantity.unit.removeprefix("개") == per or text[quantity.end :].startswith(per)):
                return material.operand(earlier, quantity)
    return None


_AVERAGE = re.compile(
    r"1인당\s*평균\s*(?P<first>\d+(?:\.\d+)?)\s*[가-힣]+(?:\s*/\s*(?P<second>\d+(?:\.\d+)?)\s*[가-힣]+)?"
)


def find_averages(material: Material) -> Iterator[Claim]:
    """Find "(1인당 평균 3.7회/12.5건)" behind its totals: some whole number of persons must give all of the means."""
    for passage in material.passages:
        match = _AVERAGE.search(passage.text)
        opening = passage.text.rfind("(", 0, match.start()) if match else -1
        totals = find_quantities(passage.text[:opening]) if opening > 0 else []
        means = [match[name] for name in ("first", "second") if match[name]] if match else []
        if match and len(totals) == len(means):
            yield from _average_claims(material, passage, totals, [(m, match.start()) for m in means])


def _average_claims(
    material: Material, passage: Passage, totals: Sequence[Quantity], means: Sequence[tuple[str, int]]
) -> Iterator[Claim]:
    persons = _persons([q.value for q in totals], [mean for mean, _ in means])
    for quantity, (mean, start) in zip(totals, means, strict=True):
        place = material.locate(passage.place, passage.text, passage.text.find(mean, start), mean)
        decimals = len(mean.partition(".")[2])
        result = Operand(mean, Fraction(mean), place, decimals=decimals)
        whole = material.operand(passage, quantity)
        divisor = persons or max(1, round(quantity.value / (Fraction(mean) or 1)))
        formula = f"{whole.printed} ÷ {divisor} (인원은 적혀 있지 않아 평균에 맞는 정수로 추정)"
        worst, doubt = Severity.WARNING, "인원이 적혀 있지 않습니다."
        yield Claim(
            "average", passage.where, result, (whole,), formula, quantity.value / divisor, worst=worst, doubt=doubt
        )


def _persons(totals: Sequence[Fraction], means: Sequence[str]) -> int | None:
    largest = int(max(totals) * 10) + 1
    fits = (n for n in range(1, min(largest, 10_000)) if all(map(_gives, totals, [n] * len(totals), means)))
    return next(fits, None)


def _gives(total: Fraction, persons: int, mean: str) -> bool:
    decimals = len(mean.partition(".")[2])
    return any(Fraction(round_to(total / persons, decimals, rule)) == Fraction(mean) for rule in Rounding)


def find_constant_per_session(material: Material) -> Iterator[Claim]:
    """Find plans such as "10회 250명" in one section that all have the same whole number of persons per session."""
    by_section: dict[tuple[str, str, str], list[tuple[Passage, Quantity, Quantity]]] = {}
    for passage in material.passages:
        for sessions, persons in _pairs(passage.text):
            by_section.setdefault((passage.chapter, passage.item, passage.section), []).append(
                (passage, sessions, persons)
            )
    for pairs in by_section.values():
        yield from _constant_claims(material, pairs)


def _pairs(text: str) -> Iterator[tuple[Quantity, Quantity]]:
    amounts = find_quantities(text)
    for first, second in pairwise(amounts):
        if first.unit == "회" and second.unit == "명" and text[first.end : second.start].strip(" ,") == "":
            yield first, second


def _constant_claims(material: Material, pairs: Sequence[tuple[Passage, Quantity, Quantity]]) -> Iterator[Claim]:
    ratios = Counter(persons.value / sessions.value for _, sessions, persons in pairs if sessions.value)
    constant, count = ratios.most_common(1)[0] if ratios else (Fraction(0), 0)
    if count < 3 or constant.denominator != 1 or count < len(pairs) - 1:
        return
    for passage, sessions, persons in pairs:
        factor = material.operand(passage, sessions)
        formula = f"{factor.printed}회 × {constant}명 (다른 곳이 모두 회당 {constant}명)"
        each = Operand(str(constant), constant)
        result = material.operand(passage, persons)
        yield Claim(
            "product", passage.where, result, (factor, each), formula, sessions.value * constant,
            worst=Severity.WARNING, doubt="회당 인원이 같다고 적혀 있지는 않습니다.",
        )  # fmt: skip
