"""Mutants of real reports: a digit, two numbers swapped, a row dropped, an amount slipped in its unit or its scale.

Only the text of the file is changed, then it is read again. Each mutant knows the values that its claims would have, so
that it can be told, without reading it, whether a formula of the right report fails on it.
"""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from ieum.checking.claims import Claim, Operand, Relation, Verdict
from ieum.checking.judging import Judged
from ieum.checking.repairs import Number, claims_with, number_of
from ieum.kernel.rounding import Rounding, round_to

_NUMBER = re.compile(r"[△▲+-]?\d[\d,]*(?:\.\d+)?")
_UNIT = re.compile(r"\s?(?P<unit>백만원|천원|억원)")
_SLIPS = {"천원": ("백만원", 1000), "백만원": ("천원", Fraction(1, 1000)), "억원": ("만원", Fraction(1, 10_000))}
"""What a unit is taken for, and what that makes of the amount."""
_NO_FORMULA = ("plan-year", "numbering")
"""Codes of claims that compare or order and compute nothing."""
DIGITS = 3
"""Mutants of one digit that are made of each number."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A report with one fault put in."""

    kind: str
    content: bytes
    values: Mapping[Number, Fraction]
    """What the numbers of the right report have become."""
    changed: Operand
    """The number that is wrong, as it stands in the right report."""
    dropped: int | None = None
    """The line that is gone; then only sums of which it had a part can fail."""
    united: frozenset[Number] | None = None
    """Where a unit has slipped, the numbers that have one of their own; bare ones take the wrong one as well."""


def numbers(judged: Sequence[Judged]) -> list[Operand]:
    """The printed numbers of all claims that hold and whose place is known, each once."""
    found = {}
    for claim, verdict in judged:
        if verdict in (Verdict.CONSISTENT, Verdict.ROUNDING) and not isinstance(claim.computed, str):
            for operand in _numbers_of(claim):
                if not operand.is_implied and _NUMBER.fullmatch(operand.printed) and operand.place.column is not None:
                    found[number_of(operand)] = operand
    return list(found.values())


def fails(claim: Claim) -> bool:
    """Whether a formula fails under both roundings; rounded operands are taken for what is printed."""
    printed, computed = claim.result.value, claim.computed
    if printed is None or not isinstance(computed, Fraction) or claim.code in _NO_FORMULA:
        return False
    if claim.relation is Relation.AT_MOST:
        return printed > computed
    return all(printed != Fraction(round_to(computed, claim.result.decimals, rule)) for rule in Rounding)


def counts(judged: Sequence[Judged], mutant: Mutant) -> bool:
    """Whether a formula of the right report that holds fails on the mutant."""
    held = [pair for pair in judged if not fails(pair[0]) and _is_hit(pair[0], mutant)]
    return any(fails(claim) for claim, _ in claims_with(held, mutant.values))


def _is_hit(claim: Claim, mutant: Mutant) -> bool:
    """Whether the formula is still there and its other numbers do not change along."""
    if mutant.dropped is not None:
        return _is_sum(claim) and claim.result.place.line != mutant.dropped
    if mutant.united is not None:
        others = {number_of(o) for o in (claim.result, *claim.operands)} - {number_of(mutant.changed)}
        return bool(others & mutant.united)
    return True


def is_only_repair(judged: Sequence[Judged], mutant: Mutant) -> bool:
    """Whether no other number would, with another value, make all claims hold that fail on a mutant of one number."""
    after = [next(claims_with([pair], mutant.values), pair) for pair in judged]
    failing = [now for now, before in zip(after, judged, strict=True) if _fails_now(now, before)]
    if not failing or any(claim.relation is Relation.AT_MOST for claim, _ in failing):
        return False
    others = {number_of(o): o for o in _numbers_of(failing[0][0]) if o.value is not None and o.printed}
    return not any(_repairs(after, failing, other) for number, other in others.items() if number not in mutant.values)


def _numbers_of(claim: Claim) -> tuple[Operand, ...]:
    return (claim.result, *claim.operands)


def _fails_now(now: Judged, before: Judged) -> bool:
    return now[1] is Verdict.INCONSISTENT and before[1] is not Verdict.INCONSISTENT


def _repairs(judged: Sequence[Judged], failing: Sequence[Judged], operand: Operand) -> bool:
    """Whether some value of a number makes the failing claims hold, and leaves those that hold."""
    number = number_of(operand)
    on_it = [pair for pair in judged if any(number_of(o) == number for o in _numbers_of(pair[0]))]
    if not all(any(pair is one for one in on_it) for pair in failing):
        return False
    for value in _solutions(failing[0][0], operand):
        tried = [next(claims_with([pair], {number: value}), pair) for pair in on_it]
        worse = any(_fails_now(now, before) for now, before in zip(tried, on_it, strict=True))
        wrong = sum(now[1] is Verdict.INCONSISTENT for now in tried)
        if not worse and wrong == sum(pair[1] is Verdict.INCONSISTENT for pair in on_it) - len(failing):
            return True
    return False


def _solutions(claim: Claim, operand: Operand) -> set[Fraction]:
    """Printable values with which a claim may hold: found by how its two sides move when the number moves by one."""
    value = operand.value or Fraction(0)
    moved = next(claims_with([(claim, Verdict.INCONSISTENT)], {number_of(operand): value + 1}), None)
    if moved is None or not isinstance(claim.computed, Fraction) or not isinstance(moved[0].computed, Fraction):
        return set()
    gap, other = (c.computed - (c.result.value or 0) for c in (claim, moved[0]) if isinstance(c.computed, Fraction))
    exact = {value - gap / (other - gap)} if other != gap else set()
    if claim.computed and claim.result.value:
        exact |= {value * claim.computed / claim.result.value, value * claim.result.value / claim.computed}
    unit = 10 ** max(operand.decimals, 0)
    rounded = {Fraction(round(each * unit) + step, unit) for each in exact for step in (-1, 0, 1)}
    return {each for each in rounded if each != value and (each >= 0 or value < 0)}


def value_of(printed: str) -> Fraction:
    """The value of a printed number."""
    plain = printed.replace(",", "").lstrip("+△▲- ")
    return Fraction(plain) * (-1 if printed[:1] in "△▲-" else 1)


def changed_digit(printed: str, chance: random.Random) -> str:
    """The number with one digit other than it was; its first does not become 0."""
    at = chance.choice([n for n, letter in enumerate(printed) if letter.isdecimal()])
    is_first = not any(letter.isdecimal() for letter in printed[:at])
    digits = [d for d in "0123456789" if d != printed[at] and (d != "0" or not is_first)]
    return printed[:at] + chance.choice(digits) + printed[at + 1 :]


def mutants(content: str, judged: Sequence[Judged], chance: random.Random) -> Iterator[Mutant]:
    """All kinds of mutants of a report, drawn with ``chance``."""
    page = _Page(content.split("\n"))
    drawn = [operand for operand in numbers(judged) if page.has(operand)]
    # A number in a table has a label, and the unit of its table.
    united = frozenset(number_of(o) for o in drawn if o.label or _UNIT.match(page.behind(o)))
    for operand in drawn:
        for printed in sorted({changed_digit(operand.printed, chance) for _ in range(DIGITS)}):
            yield page.mutant("digit", {operand: printed})
        yield from _scaled(page, operand)
        yield from _slipped(page, operand, united)
    yield from _swapped(page, drawn, chance)
    yield from _dropped(page, judged)


class _Page:
    """The lines of a report in which numbers can be replaced."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = list(lines)

    def has(self, operand: Operand) -> bool:
        """Whether the number stands at its place; a reader may have joined lines."""
        line, column = operand.place.line, operand.place.column
        return line is not None and column is not None and self.lines[line - 1].startswith(operand.printed, column - 1)

    def behind(self, operand: Operand) -> str:
        """What follows a number in its line."""
        return self.lines[(operand.place.line or 1) - 1][(operand.place.column or 1) - 1 + len(operand.printed) :]

    def mutant(self, kind: str, printed: Mapping[Operand, str]) -> Mutant:
        """The report with other numbers printed."""
        lines = self.lines[:]
        # From the right, so that the columns to the left stay true.
        for operand in sorted(printed, key=lambda each: -(each.place.column or 0)):
            line, column = (operand.place.line or 1) - 1, (operand.place.column or 1) - 1
            lines[line] = lines[line][:column] + printed[operand] + lines[line][column + len(operand.printed) :]
        values = {number_of(operand): value_of(words) for operand, words in printed.items()}
        return Mutant(kind, "\n".join(lines).encode(), values, next(iter(printed)))


def _scaled(page: _Page, operand: Operand) -> Iterator[Mutant]:
    """An amount of three digits or more that has one zero too many."""
    digits = operand.printed.replace(",", "")
    if digits.isdecimal() and len(digits) > 2:
        yield page.mutant("scale", {operand: f"{int(digits) * 10:,}" if "," in operand.printed else digits + "0"})


def _slipped(page: _Page, operand: Operand, united: frozenset[Number]) -> Iterator[Mutant]:
    """An amount in another unit of money than it is; its value is told in the unit that its formula means."""
    match = _UNIT.match(page.behind(operand))
    if match and operand.value is not None:
        other, scale = _SLIPS[match["unit"]]
        line, column = (operand.place.line or 1) - 1, (operand.place.column or 1) - 1
        start = column + len(operand.printed) + match.start("unit")
        lines = page.lines[:]
        lines[line] = lines[line][:start] + other + lines[line][start + len(match["unit"]) :]
        values = {number_of(operand): operand.value * scale}
        yield Mutant("unit", "\n".join(lines).encode(), values, operand, united=united)


def _swapped(page: _Page, drawn: Sequence[Operand], chance: random.Random) -> Iterator[Mutant]:
    """Two numbers that stand next to each other, in a line or in a column, and are not the same."""
    by_line = sorted(drawn, key=lambda each: (each.place.line or 0, each.place.column or 0))
    by_label = sorted(drawn, key=lambda each: (each.label, each.place.line or 0, each.place.column or 0))
    pairs = {
        tuple(pair)
        for order in (by_line, by_label)
        for pair in pairwise(order)
        if pair[0].printed != pair[1].printed and 0 <= _apart(*pair) <= 2
    }
    for first, second in chance.sample(sorted(pairs, key=repr), len(pairs)):
        yield page.mutant("swap", {first: second.printed, second: first.printed})


def _apart(first: Operand, second: Operand) -> int:
    return (second.place.line or 0) - (first.place.line or 0)


def _dropped(page: _Page, judged: Sequence[Judged]) -> Iterator[Mutant]:
    """A line that holds parts of sums made elsewhere, gone."""
    parts: dict[int, dict[Number, Operand]] = {}
    for claim, _ in judged:
        for operand in claim.operands if _is_sum(claim) else ():
            line = operand.place.line
            if line is not None and line != claim.result.place.line and page.has(operand):
                parts.setdefault(line, {})[number_of(operand)] = operand
    for line, operands in sorted(parts.items()):
        content = "\n".join(page.lines[: line - 1] + page.lines[line:])
        values = {number: Fraction(0) for number in operands}
        yield Mutant("row", content.encode(), values, next(iter(operands.values())), dropped=line)


def _is_sum(claim: Claim) -> bool:
    values = [operand.value or 0 for operand in claim.operands]
    return len(values) > 1 and sum(values) == claim.computed
