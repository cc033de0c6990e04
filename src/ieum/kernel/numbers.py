"""Numbers as Korean offices print them: △ for minus, thousands commas, and several ways to print nothing."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Absence(StrEnum):
    """What stands in a place where a number could stand; none of these is zero by itself."""

    BLANK = "BLANK"
    """Nothing is printed."""
    DASH = "DASH"
    """"-": none; adds as nothing in a total."""
    DOT = "DOT"
    """".": none, in the style of 2003."""
    UNDECIDED = "UNDECIDED"
    """미정: an amount is to come, nobody knows it yet."""
    NO_BUDGET = "NO_BUDGET"
    """비예산: the work needs no budget."""
    TEXT = "TEXT"
    """Words, not a number."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A number read from print: its value, and what the print tells of its precision and style."""

    text: str
    value: Decimal
    decimals: int
    """Digits behind the point."""
    negative_style: str = ""
    """"△" or "-" where the number is negative, else ""."""
    has_plus: bool = False
    grouped: bool = False
    """Whether thousands commas were printed."""


_NUMBER = re.compile(r"(?P<sign>[△▲▽\-−–+])?\s?(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<decimals>\d+))?")
_NOTE_MARK = re.compile(r"\s*(?:[¹²³⁴-⁹]+⁾?\)?|†|(?<=\d)\*)$")
"""The mark of a note behind a value: a number, † of a contradiction, * of a number that was moved."""
_ABSENT = {
    "": Absence.BLANK,
    "-": Absence.DASH,
    "–": Absence.DASH,
    "−": Absence.DASH,
    ".": Absence.DOT,
    "·": Absence.DOT,
    "미정": Absence.UNDECIDED,
    "비예산": Absence.NO_BUDGET,
}


def parse_number(text: str) -> Printed | None:
    """Read a cell or phrase that is nothing but one number; None where it is anything else."""
    match = _NUMBER.fullmatch(text.strip())
    return _printed(match, match["sign"] or "") if match else None


def find_numbers(text: str) -> list[tuple[int, Printed]]:
    """Find all unsigned or signed numbers in a phrase, with the offset of each.

    A hyphen straight behind a digit or letter is a range or a code, not a sign.
    """
    found = []
    for match in _NUMBER.finditer(text):
        before = text[match.start() - 1 : match.start()]
        is_sign = (match["sign"] or "") in "△▲▽" or before in ("", "(", ",") or before.isspace()
        start = match.start() if is_sign else match.start("digits")
        found.append((start, _printed(match, match["sign"] or "" if is_sign else "")))
    return found


def parse_cell(text: str) -> Printed | Absence:
    """Read a table cell: a number, or the kind of absence that is printed there."""
    stripped = _NOTE_MARK.sub("", " ".join(text.split()))
    number = parse_number(stripped)
    if number is not None:
        return number
    return _ABSENT.get(stripped.replace(" ", ""), Absence.TEXT)


def _printed(match: re.Match[str], sign: str) -> Printed:
    decimals = match["decimals"]
    value = Decimal(match["digits"].replace(",", "") + (f".{decimals}" if decimals else ""))
    negative = sign not in ("", "+")
    return Printed(
        text=match[0] if sign else match[0].lstrip("△▲▽-−–+ "),
        value=-value if negative else value,
        decimals=len(decimals or ""),
        negative_style=("△" if sign in "△▲▽" else "-") if negative else "",
        has_plus=sign == "+",
        grouped="," in match["digits"],
    )


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How one report prints numbers."""

    negative: str = "△"
    """What stands before a negative number: "△" or "-"."""
    plus: bool = False
    """Whether a positive difference gets a plus sign."""
    zero: str = "0"
    """What is printed for zero: "0", "-", "." or ""."""
    unknown: str = "미등록"
    """What is printed where nothing is known as of the day; 미정 is a statement and stands in its own words."""

    def show(self, value: Decimal | int | None, *, grouped: bool = True, signed: bool = False) -> str:
        """Print a value in this style; ``signed`` marks a difference, which may carry a plus."""
        if value is None:
            return self.unknown
        if value == 0:
            return self.zero
        digits = f"{abs(value):,}" if grouped else f"{abs(value)}"
        if value < 0:
            return f"{self.negative}{digits}"
        return f"+{digits}" if signed and self.plus else digits
