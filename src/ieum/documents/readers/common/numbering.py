"""Counts automatic numbers as Hangul shows them; they do not stand in the text."""

import re
from collections import defaultdict
from collections.abc import Mapping

from ieum.documents.readers.common.heads import Lists, NumberLevel

_PLACEHOLDER = re.compile(r"\^(\d+|[nN])")
_SYLLABLES = "가나다라마바사아자차카타파하"
_JAMO = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
_IDEOGRAPHS = "一二三四五六七八九十"
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_CIRCLED = {
    "CIRCLED_DIGIT": (0x2460, 20),
    "CIRCLED_LATIN_CAPITAL": (0x24B6, 26),
    "CIRCLED_LATIN_SMALL": (0x24D0, 26),
    "CIRCLED_HANGUL_SYLLABLE": (0x326E, 14),
    "CIRCLED_HANGUL_JAMO": (0x3260, 14),
}
_LETTERS = {
    "HANGUL_SYLLABLE": _SYLLABLES,
    "HANGUL_JAMO": _JAMO,
    "IDEOGRAPH": _IDEOGRAPHS,
    "LATIN_CAPITAL": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "LATIN_SMALL": "abcdefghijklmnopqrstuvwxyz",
}


class Numbering:
    """The counters of a document."""

    def __init__(self, lists: Lists) -> None:
        self._numberings = lists.numberings
        self._counters: dict[str, dict[int, int]] = defaultdict(dict)

    def next(self, list_id: str, level: int) -> str:
        """Count one paragraph at ``level`` (from 1) and give the number as shown; "" where none is shown."""
        levels = self._numberings.get(list_id, {})
        counters = self._counters[list_id]
        for deeper in [number for number in counters if number > level]:
            del counters[deeper]
        start = levels[level].start if level in levels else 1
        counters[level] = counters.get(level, start - 1) + 1
        if level not in levels:
            return ""
        return _PLACEHOLDER.sub(lambda found: _shown(found[1], level, levels, counters), levels[level].pattern)


def _shown(wanted: str, level: int, levels: Mapping[int, NumberLevel], counters: Mapping[int, int]) -> str:
    if not wanted.isdecimal():
        above = [str(counters.get(number, 1)) for number in range(1, level + 1)]
        return ".".join(above)
    number = int(wanted)
    number_format = levels[number].number_format if number in levels else "DIGIT"
    return numeral(counters.get(number, 1), number_format)


def numeral(value: int, number_format: str) -> str:
    """A count in one of Hangul's formats; what a format has no sign for is in digits."""
    if number_format in ("ROMAN_CAPITAL", "ROMAN_SMALL") and 0 < value < 40:
        roman = _roman(value)
        return roman if number_format == "ROMAN_CAPITAL" else roman.lower()
    if number_format in _CIRCLED:
        first, many = _CIRCLED[number_format]
        return chr(first + value - 1) if 0 < value <= many else str(value)
    letters = _LETTERS.get(number_format, "")
    return letters[value - 1] if 0 < value <= len(letters) else str(value)


def _roman(value: int) -> str:
    signs = []
    for worth, sign in _ROMAN:
        signs.append(sign * (value // worth))
        value %= worth
    return "".join(signs)
