"""The part of a text in which the words of a question stand, with those words marked."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ieum.platform.search.words import Asked

BEFORE, LENGTH = 40, 200
"""Characters before the first word, and in all."""
_DIGITS = re.compile(r"\d+(?:\.\d+)?")


class Piece(NamedTuple):
    """A stretch of text; ``is_marked`` where it is a word of the question."""

    text: str
    is_marked: bool


def marked(text: str, words: Sequence[Asked]) -> list[Piece]:
    """A short text whole."""
    pieces, at = list[Piece](), 0
    pattern = _pattern(words)
    for found in pattern.finditer(text) if pattern else ():
        pieces += [Piece(text[at : found.start()], is_marked=False), Piece(found[0], is_marked=True)]
        at = found.end()
    return [each for each in [*pieces, Piece(text[at:], is_marked=False)] if each.text]


def snippet(text: str, words: Sequence[Asked]) -> list[Piece]:
    """A long text from a little before the first word; its beginning where no word stands in it."""
    pattern = _pattern(words)
    first = pattern.search(text) if pattern else None
    start = max(first.start() - BEFORE, 0) if first else 0
    start = text.find(" ", start, start + BEFORE) + 1 if start else 0
    cut = text[start : start + LENGTH]
    ellipsis = Piece("… ", is_marked=False)
    return [*([ellipsis] if start else []), *marked(cut, words), *([ellipsis] if start + LENGTH < len(text) else [])]


def _pattern(words: Sequence[Asked]) -> "re.Pattern[str] | None":
    """Finds each word as it was written, in any spacing, else each noun in it; None where there is nothing to find."""
    whole = [_spaced(each.stretch) for each in words if len(each.stretch) > 1]
    numbers = [
        _grouped(sign) if _DIGITS.fullmatch(sign) else re.escape(sign) for each in words for sign in each.words.signs
    ]
    nouns = [re.escape(noun) for each in words for noun in each.words.nouns if len(noun) > 1]
    patterns = [*whole, *numbers, *_longest_first(nouns)]
    return re.compile("|".join(patterns), re.IGNORECASE) if patterns else None


def _spaced(stretch: str) -> str:
    return r"\s?".join(re.escape(letter) for letter in stretch if letter != " ")


def _grouped(number: str) -> str:
    """A number with or without its thousands separators, and no part of a longer one."""
    whole, dot, rest = number.partition(".")
    return rf"(?<![\d.,]){',?'.join(whole)}{re.escape(dot + rest)}(?![\d])"


def _longest_first(texts: Iterable[str]) -> list[str]:
    return sorted(set(texts), key=lambda text: (-len(text), text))
