"""Values of files as offices write them: amounts and days, understood or refused with what to do."""

import re
from datetime import date
from fractions import Fraction

from ieum.budget.rules import LARGEST

SCALES = {"원": 1, "천원": 1_000, "백만원": 1_000_000}
TOTALS = {"계", "합계", "소계", "총계", "누계"}
_LONGEST_AMOUNT = 30


class WrongValue(Exception):
    """A value that cannot be used; the message says why."""


def read_won(text: str, column: str, scale: int) -> int:
    """Won of an amount in a unit of ``scale`` won; △ and - take away.

    :raises WrongValue: if it is none, or its unit cannot be the one of the heading
    """
    if re.fullmatch(r"\(.*\)", text):
        raise WrongValue(f"{column} {text}: 괄호는 음수가 아닙니다. 줄이는 금액은 △로 적으십시오.")
    if re.search(r"\d ?(?:[천만억]|백만)?원?$", text) and not text[-1].isdecimal():
        raise WrongValue(f"{column} {text}: 칸마다 단위를 적으면 섞일 수 있습니다. 단위는 머리글에만 적으십시오.")
    match = re.fullmatch(r"([△▲-]?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)", text.replace(" ", ""), re.ASCII)
    if match is None or len(text) > _LONGEST_AMOUNT:
        raise WrongValue(f"{column} 칸의 '{text}'에서 금액을 읽을 수 없습니다. 숫자만 적으십시오.")
    won = Fraction(match[2].replace(",", "")) * scale
    if won.denominator > 1 or won > LARGEST:
        raise WrongValue(f"{column} {text}: 1원 단위가 아니거나 너무 큽니다. 머리글의 단위를 확인하십시오.")
    return int(-won if match[1] else won)


def read_day(text: str, column: str) -> date:
    """A day as offices write it: 2026-03-02, 2026. 3. 2., 2026/3/2 or 20260302.

    :raises WrongValue: if it is none
    """
    match = re.fullmatch(r"(\d{4})(?:-|\. ?|/|)(\d{1,2})(?:-|\. ?|/|)(\d{1,2})\.?", text, re.ASCII)
    try:
        if match:
            return date(*map(int, match.groups()))
    except ValueError:
        pass
    raise WrongValue(
        f"{column} 칸의 '{text}': 없는 날입니다. 2026-03-02처럼 적으십시오."
        if text
        else f"{column} 칸이 비어 있습니다."
    )
