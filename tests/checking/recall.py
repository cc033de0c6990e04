"""Which of the golden claims an examination has found.

A golden claim is found only by a claim on the same cell or phrase with the same operands.
"""

import json
from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from ieum.checking.claims import Claim, Verdict
from ieum.checking.judging import Judged
from ieum.kernel.rounding import Rounding, round_to

GOLDEN = json.loads((Path(__file__).parent / "fixtures" / "golden.json").read_text(encoding="utf-8"))
VERDICTS = {
    "consistent": Verdict.CONSISTENT,
    "consistent only if truncated": Verdict.ROUNDING,
    "inconsistent": Verdict.INCONSISTENT,
    "not decidable": Verdict.UNDECIDABLE,
}


ERRATA = {"C166": [312, 314, 315]}
"""Golden claims whose lines name a blank line instead of the next one, where their operand stands."""


def decidable(seed: str) -> list[dict[str, Any]]:
    return [golden for golden in GOLDEN if golden["seed"] == seed and golden["verdict"] != "not decidable"]


def matches(golden: dict[str, Any], judged: Sequence[Judged]) -> list[Judged]:
    return [pair for pair in judged if _is_same(golden, pair[0])]


def _is_same(golden: dict[str, Any], claim: Claim) -> bool:
    lines = {claim.result.place.line, *(operand.place.line for operand in claim.operands)} - {None}
    return (
        _lines_agree(golden, lines)
        and _given(golden["given"]) == _printed(golden["given"], claim)
        and _operands_agree(golden, claim)
        and (not golden["column"] or golden["column"] in claim.where.replace(" ", ""))
        and _computed_agree(golden, claim)
    )


def _lines_agree(golden: dict[str, Any], lines: set[int | None]) -> bool:
    """The same lines; a heading beside the contents entries it belongs to may be left out on either side."""
    golden_lines = set(ERRATA.get(golden["id"], golden["lines"]))
    return lines == golden_lines or (golden["kind"] in LOOSE and lines <= golden_lines)


LOOSE = {"title cross-check", "TOC pages", "count of listed items", "numbering", "chronology", "duration", "sum"}


def _given(given: Any) -> Any:
    if isinstance(given, list):
        return [int(number) for number in given]
    if isinstance(given, str):
        try:
            return Fraction(given)
        except ValueError:
            return _bare(given)
    return Fraction(given)


def _printed(given: Any, claim: Claim) -> Any:
    if isinstance(given, list):
        numbers = [int(word) for word in claim.result.printed.replace(", ", " ").replace(",", "").split()]
        return given if set(numbers) <= set(given) else numbers
    if claim.result.value is not None:
        return claim.result.value
    if not isinstance(given, str):
        return None
    # Golden claims on titles may quote only the word that differs.
    return _bare(given) if _bare(given) in _bare(claim.result.printed) else _bare(claim.result.printed)


def _bare(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


def _operands_agree(golden: dict[str, Any], claim: Claim) -> bool:
    if not golden["operands"]:
        return True
    values = sorted(operand.value for operand in claim.operands if operand.value)
    return values == sorted(map(Fraction, golden["operands"]))


def _computed_agree(golden: dict[str, Any], claim: Claim) -> bool:
    stated = golden["recomputed"]
    if golden["verdict"] == "not decidable" or isinstance(stated, list) or isinstance(claim.computed, str):
        return True
    if isinstance(claim.computed, Fraction) and isinstance(stated, int | str):
        try:
            shown = Fraction(round_to(claim.computed, claim.result.decimals, Rounding.HALF_UP))
            return abs(shown - Fraction(stated)) < Fraction(1, 10)
        except ValueError:
            return False
    return False


def found(seed: str, judged: Sequence[Judged]) -> dict[str, Iterable[Judged]]:
    return {golden["id"]: pairs for golden in decidable(seed) if (pairs := matches(golden, judged))}
