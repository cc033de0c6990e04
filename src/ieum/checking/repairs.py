"""Which one printed number, changed to what, would make claims hold: the guess at the cause of what does not add up.

A claim that fails may be wrong in its result or in any operand; the other claims on these numbers tell which. Only the
claims that were found are asked, so a repair is a guess for a person to look at, never a correction.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from ieum.checking.arithmetic import Result, percentage, product
from ieum.checking.claims import Claim, Operand, Relation, Verdict
from ieum.checking.judging import Judged, judge, shown
from ieum.documents.model import NOWHERE, Place
from ieum.kernel.rounding import Rounding, round_to

_HOLDS = (Verdict.CONSISTENT, Verdict.ROUNDING)
_MOST_FAILING = 60
"""Where more claims fail, the document was not read as it was meant, and no guess is made."""
_MOST_EDITED = 8
"""In a claim on more numbers than this slips are looked for only where the claim itself tells the value."""

Number = tuple[Place, str]
"""A printed number by its place and its characters."""


@dataclass(frozen=True, slots=True)
class Repair:
    """One number, and the value with which claims hold."""

    operand: Operand
    value: Fraction
    fixed: frozenset[int]
    """Positions of the claims that fail and would hold."""
    broken: int
    """How many claims that hold would fail."""
    is_exact: bool
    """Whether all claims on it would hold without any leniency of rounding."""
    is_slip: bool
    """Whether it is one wrong, one swapped, one missing or one doubled digit."""

    @property
    def suggested(self) -> str:
        """The value printed in the way of the number."""
        return shown(self.value / self.operand.scale, self.operand)


@dataclass(frozen=True, slots=True)
class Cause:
    """Claims that fail together, and the repairs that make all of them hold, one for each number, the likeliest first.

    No repairs where no single number would do.
    """

    claims: tuple[int, ...]
    repairs: tuple[Repair, ...]

    @property
    def culprit(self) -> Repair | None:
        """The number that must be it, or that is by far the likeliest; None where several are as likely."""
        first, *others = self.repairs or (None,)
        if first is None or any(_rank(other) == _rank(first) for other in others if other):
            return None
        return first


def find_causes(judged: Sequence[Judged]) -> list[Cause]:
    """Group the claims that fail by the repair that makes most of them hold; each stands in one cause."""
    failing = [n for n, (_, verdict) in enumerate(judged) if verdict is Verdict.INCONSISTENT]
    if not failing:
        return []
    if len(failing) > _MOST_FAILING:
        return [Cause((position,), ()) for position in failing]
    repairs = _Search(judged, failing).repairs()
    causes, left = [], set(failing)
    for same in _by_gain(repairs):
        if same[0].fixed <= left:
            left -= same[0].fixed
            causes.append(Cause(tuple(sorted(same[0].fixed)), _best_of_each(same)))
    return causes + [Cause((position,), ()) for position in sorted(left)]


def _by_gain(repairs: Iterable[Repair]) -> list[list[Repair]]:
    """Repairs that fix the same claims and break as few as can be, together; those that help most come first."""
    groups: dict[frozenset[int], list[Repair]] = {}
    for repair in repairs:
        groups.setdefault(repair.fixed, []).append(repair)
    least = {fixed: min(repair.broken for repair in same) for fixed, same in groups.items()}
    order = sorted(groups, key=lambda fixed: (least[fixed] - len(fixed), least[fixed], sorted(fixed)))
    return [[repair for repair in groups[fixed] if repair.broken == least[fixed]] for fixed in order]


def _best_of_each(repairs: Iterable[Repair]) -> tuple[Repair, ...]:
    best: dict[Number, Repair] = {}
    for repair in sorted(repairs, key=_rank):
        best.setdefault(number_of(repair.operand), repair)
    return tuple(best.values())


def _rank(repair: Repair) -> tuple[bool, bool]:
    return not repair.is_slip, not repair.is_exact


def number_of(operand: Operand) -> Number:
    """What tells a printed number from all others."""
    return operand.place, operand.printed


def _is_same(first: Operand, second: Operand) -> bool:
    return number_of(first) == number_of(second)


class _Search:
    """Looks for repairs among the numbers of the claims that fail."""

    def __init__(self, judged: Sequence[Judged], failing: Sequence[int]) -> None:
        self._judged, self._failing = judged, failing
        self._claims: dict[Number, set[int]] = {}
        for position, (claim, verdict) in enumerate(judged):
            if verdict is not Verdict.UNDECIDABLE and not isinstance(claim.computed, str):
                for operand in (claim.result, *claim.operands):
                    self._claims.setdefault(number_of(operand), set()).add(position)

    def repairs(self) -> list[Repair]:
        """Every repair that fixes more than it breaks."""
        tried: dict[tuple[Number, Fraction], Repair | None] = {}
        for position in self._failing:
            claim = self._judged[position][0]
            for operand, value in _candidates(claim):
                key = (number_of(operand), value)
                # Most values already fail the claim that they were tried for.
                if key not in tried and self._holds(position, operand, value):
                    tried[key] = self._repair(operand, value)
        return [repair for repair in tried.values() if repair is not None]

    def _holds(self, position: int, operand: Operand, value: Fraction) -> bool:
        changed = _changed(self._judged[position][0], operand, value)
        return changed is not None and judge(changed) in _HOLDS

    def _repair(self, operand: Operand, value: Fraction) -> Repair | None:
        fixed, broken, is_exact = set(), 0, True
        for position in self._claims[number_of(operand)]:
            claim, verdict = self._judged[position]
            would_be = judge(changed) if (changed := _changed(claim, operand, value)) else Verdict.INCONSISTENT
            is_exact = is_exact and would_be is Verdict.CONSISTENT
            if verdict is Verdict.INCONSISTENT and would_be in _HOLDS:
                fixed.add(position)
            broken += verdict in _HOLDS and would_be not in _HOLDS
        if len(fixed) <= broken:
            return None
        return Repair(operand, value, frozenset(fixed), broken, is_exact, is_slip(operand, value))


def claims_with(judged: Iterable[Judged], values: Mapping[Number, Fraction]) -> Iterator[Judged]:
    """The claims on some numbers, judged as if these had other values.

    Those that cannot be computed anew are left out.
    """
    for claim, _ in judged:
        changed: Claim | None = claim if isinstance(claim.computed, Fraction) else None
        for operand in dict.fromkeys((claim.result, *claim.operands)):
            if changed is not None and number_of(operand) in values:
                changed = _changed(changed, operand, values[number_of(operand)])
        if changed is not None and changed is not claim:
            yield changed, judge(changed)


def _candidates(claim: Claim) -> Iterator[tuple[Operand, Fraction]]:
    """Numbers of a failing claim with values that might make it hold."""
    # What is too much may be any smaller number.
    if isinstance(claim.computed, str) or claim.computed is None or claim.relation is Relation.AT_MOST:
        return
    operands = [claim.result, *claim.operands]
    # Where a sum is exact, only the value that solves it can make it hold.
    is_searched = len(operands) <= _MOST_EDITED and (claim.spans or not _factors(claim))
    for operand in dict.fromkeys(operands):
        if operand.value is not None and operand.printed and operand.place != NOWHERE and not operand.is_implied:
            values = {*_solutions(claim, operand), *(_slips(operand) if is_searched else ())}
            yield from ((operand, value) for value in sorted(values) if _is_possible(operand, value))


def _is_possible(operand: Operand, value: Fraction) -> bool:
    is_printable = (value / operand.scale * Fraction(10) ** operand.decimals).denominator == 1
    return is_printable and value != operand.value and (value >= 0 or _is_signed(operand))


def _is_signed(operand: Operand) -> bool:
    return operand.printed[:1] in "△▲-+−" or (operand.value or 0) <= 0


def _solutions(claim: Claim, operand: Operand) -> Iterator[Fraction]:
    """The values with which the claim holds exactly, as far as it can be solved for the number."""
    computed, printed = claim.computed, claim.result.value
    if printed is None or not isinstance(computed, Fraction):
        return
    if _is_same(operand, claim.result):
        yield from (Fraction(round_to(computed, operand.decimals, rule)) for rule in Rounding)
        return
    factor = _factor(claim, operand)
    if factor:
        yield (operand.value or 0) + (printed - computed) / factor
    elif _is_product(claim) and computed and operand.value:
        yield operand.value * printed / computed


def _factor(claim: Claim, operand: Operand) -> int:
    """How often a number counts in a sum or difference; 0 where the claim is none."""
    factors = _factors(claim)
    return (
        sum(factor for factor, each in zip(factors, claim.operands, strict=True) if _is_same(each, operand))
        if factors
        else 0
    )


def _factors(claim: Claim) -> tuple[int, ...]:
    """How often each operand counts; () where the claim is no sum or difference of them."""
    values = [each.value for each in claim.operands]
    if claim.code in ("rate", "product") or any(value is None for value in values):
        return ()
    for factors in ((1,) * len(values), (1,) + (-1,) * (len(values) - 1)):
        if (
            sum((factor * (value or 0) for factor, value in zip(factors, values, strict=False)), Fraction(0))
            == claim.computed
        ):
            return factors
    return ()


def _is_product(claim: Claim) -> bool:
    return claim.code == "product" and product(claim.operands)[0] == claim.computed


def _changed(claim: Claim, operand: Operand, value: Fraction) -> Claim | None:
    """The claim with another value for a number; None where it cannot be computed anew."""
    result = _with(claim.result, operand, value)
    if not any(_is_same(each, operand) for each in claim.operands):
        return replace(claim, result=result)
    operands = tuple(_with(each, operand, value) for each in claim.operands)
    factor, old = _factor(claim, operand), operand.value or Fraction(0)
    if factor and isinstance(claim.computed, Fraction):
        shift = factor * (value - old)
        spans = tuple(replace(span, low=span.low + shift, high=span.high + shift) for span in claim.spans)
        return replace(claim, result=result, operands=operands, computed=claim.computed + shift, spans=spans)
    recomputed = _recomputed(claim, operands)
    if recomputed is None or recomputed[0] is None:
        return None
    return replace(claim, result=result, operands=operands, computed=recomputed[0], spans=recomputed[1])


def _with(each: Operand, operand: Operand, value: Fraction) -> Operand:
    return replace(each, value=value) if _is_same(each, operand) else each


def _recomputed(claim: Claim, operands: Sequence[Operand]) -> Result | None:
    if claim.code == "rate" and len(operands) == 2 and percentage(*claim.operands)[0] == claim.computed:
        return percentage(*operands)
    return product(operands) if _is_product(claim) else None


def is_slip(operand: Operand, value: Fraction) -> bool:
    """Whether a value is printed with one digit other than the number's, one more or fewer, or two swapped."""
    return value in _slips(operand)


def _slips(operand: Operand) -> set[Fraction]:
    if operand.value is None:
        return set()
    sign = -1 if operand.value < 0 else 1
    digits = str(abs(operand.value / operand.scale) * Fraction(10) ** max(operand.decimals, 0))
    if not digits.isdecimal() or len(digits) > 15:
        return set()
    scale = sign * operand.scale / Fraction(10) ** max(operand.decimals, 0)
    return {scale * int(edited) for edited in _edits(digits) if edited}


def _edits(digits: str) -> Iterator[str]:
    for n, digit in enumerate(digits):
        yield from (digits[:n] + other + digits[n + 1 :] for other in "0123456789" if other != digit)
        yield digits[:n] + digits[n + 1 :]
        yield digits[:n] + digits[n + 1 : n + 2] + digit + digits[n + 2 :]
    for n in range(len(digits) + 1):
        yield from (digits[:n] + other + digits[n:] for other in "0123456789")
