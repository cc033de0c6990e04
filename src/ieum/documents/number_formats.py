"""Printed numbers as spreadsheets hold them: a value, and the format in which it is shown as it was printed."""

import re
from decimal import Decimal
from functools import lru_cache

from ieum.kernel.numbers import parse_number

_MOST_DIGITS = 15
"""A spreadsheet keeps no more; a longer number would come back changed."""
_PERCENT = re.compile(r"(?P<number>\S*\d)%")
_BEHIND_POINT = re.compile(r"\.([0#?]+)")
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')


@lru_cache(maxsize=8192)
def as_number(words: str) -> tuple[Decimal, str] | None:
    """The value of a printed number and its format; None where it would not be shown again as it was printed."""
    percent = _PERCENT.fullmatch(words)
    printed = parse_number(percent["number"] if percent else words)
    if printed is None or len(re.sub(r"\D", "", printed.text)) > _MOST_DIGITS:
        return None
    code = ("#,##0" if printed.grouped else "0") + ("." + "0" * printed.decimals if printed.decimals else "")
    code += "%" if percent else ""
    value = printed.value / 100 if percent else printed.value
    if printed.has_plus or printed.negative_style:
        code = f"{'+' if printed.has_plus else ''}{code};{printed.negative_style or '-'}{code}"
    return (value, code) if shown(value, code) == words else None


def shown(value: Decimal, code: str) -> str:
    """A value as a format shows it, as far as whole formats of reports go: commas, decimals, %, and △ for minus."""
    sections = code.split(";")
    if value < 0 and len(sections) > 1:
        return _section(abs(value), sections[1])
    sign = "-" if value < 0 else ""
    return sign + _section(abs(value), sections[0])


def is_date(code: str) -> bool:
    """Whether a format shows a day."""
    return re.search(r"y|d|m{3}|년|월", _QUOTED.sub("", code), re.IGNORECASE) is not None and "0" not in code


def _section(value: Decimal, code: str) -> str:
    bare = _QUOTED.sub("", code)
    if "%" in bare:
        value *= 100
    digits = _BEHIND_POINT.search(bare)
    if "0" not in bare and "#" not in bare:
        number = f"{value.normalize():f}"
    else:
        grouped = "," if "#,#" in bare or "0,0" in bare else ""
        number = f"{round(value, len(digits[1]) if digits else 0):{grouped}f}"
    sign = next((mark for mark in "△▲+-" if mark in code), "")
    return f"{sign}{number}{'%' if '%' in bare else ''}"
