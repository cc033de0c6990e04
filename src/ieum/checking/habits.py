"""How one document writes its numbers: how rates are rounded, what stands for minus, in which units money is told."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from ieum.checking.claims import Claim, Verdict
from ieum.documents.model import Bullet, Document, Heading, Paragraph, plain
from ieum.kernel.numbers import find_numbers, parse_number
from ieum.kernel.rounding import Rounding, round_to

RULES = {Rounding.HALF_UP: "반올림", Rounding.TRUNCATE: "버림"}
_TRIANGLES = "△▲▽"
_MINUS = "-−–"
_BRACKETED = re.compile(r"\(\d[\d,.]*\)")
_DIFFERENCE = re.compile("증감|증△감|과부족|차액")
_MONEY = re.compile(r"\d\s?((?:조|억|천만|백만|만|천)?원)")


@dataclass(frozen=True, slots=True)
class Habit:
    """One thing that is done in one way or in several."""

    code: str
    """"rounding", "minus", "table-unit" or "text-unit"."""
    label: str
    ways: tuple[tuple[str, int], ...]
    """Each way with how often it was seen, the usual one first."""

    @property
    def sentence(self) -> str:
        """The habit in words."""
        told = ", ".join(f"{way} {count}곳" for way, count in self.ways)
        return f"{self.label} {told}" + (" (섞임)" if self.is_mixed else "")

    @property
    def is_mixed(self) -> bool:
        """Whether one way would be better; several units are no fault."""
        return len(self.ways) > 1 and self.code in ("rounding", "minus")


def find_habits(document: Document, judged: Iterable[tuple[Claim, Verdict]]) -> tuple[Habit, ...]:
    """What the document shows of its habits; one that it does not show is left out."""
    seen = (
        ("rounding", "비율의 끝수:", (RULES[rule] for claim, _ in judged if (rule := only_rule(claim)))),
        ("minus", "음수:", _minus_signs(document)),
        ("table-unit", "표의 단위:", (table.unit for table in document.tables() if table.unit)),
        ("text-unit", "글의 금액:", (match[1] for line in _lines(document) for match in _MONEY.finditer(line))),
    )
    counted = ((code, label, Counter(ways)) for code, label, ways in seen)
    return tuple(Habit(code, label, tuple(ways.most_common())) for code, label, ways in counted if ways)


def only_rule(claim: Claim) -> Rounding | None:
    """The rule under which a rate holds, where the other one would print something else."""
    if claim.code != "rate" or not isinstance(claim.computed, Fraction):
        return None
    holds = [
        rule
        for rule in Rounding
        if Fraction(round_to(claim.computed, claim.result.decimals, rule)) == claim.result.value
    ]
    return holds[0] if len(holds) == 1 else None


def _minus_signs(document: Document) -> Iterator[str]:
    for table in document.tables():
        for cell in table.cells:
            value = cell.text.strip()
            number = parse_number(value)
            if number and number.value < 0:
                yield _sign(value)
            elif _BRACKETED.fullmatch(value) and _DIFFERENCE.search(table.columns[cell.column]):
                yield "( )"
    for line in _lines(document):
        # In a sentence a hyphen may also be a dash or a range.
        yield from (_sign(number.text) for _, number in find_numbers(line) if number.text[0] in _TRIANGLES)


def _sign(printed: str) -> str:
    return "-" if printed[0] in _MINUS else printed[0]


def _lines(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Heading | Bullet | Paragraph):
            yield plain(block.content)
