"""The words of a header whose columns are lost: found in its lines, and set over the columns again."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ieum.documents.model import Place
from ieum.documents.readers.text.lines import Line, squeeze
from ieum.documents.readers.text.pieces import Piece
from ieum.documents.readers.text.vocabulary import KNOWN

_TOKEN = re.compile(r"[^\s()]*(?:\([^()]*\))+[^\s()]*|\S+")
_REMARK = re.compile(r"(?:\([^()]*\)\s*)+")
_COUNTED = re.compile(r"\d{1,2}(?:급|차|월|분기|회)|(?:19|20)\d\d년?")
_TEXT_BEFORE = re.compile(r"[^(]*")


def base(word: str) -> str:
    """A header word without its remark in parentheses and its spaces: "확 정(종 결)" is 확정."""
    match = _TEXT_BEFORE.match(word)
    return squeeze(match[0] if match else word)


def is_known(word: str) -> bool:
    """Whether a word is known to head columns; grades, years and rounds are known in any number."""
    bare = base(word)
    return bare in KNOWN or _COUNTED.fullmatch(bare) is not None


def is_remark(text: str) -> bool:
    """Whether a line holds nothing but remarks in parentheses."""
    return _REMARK.fullmatch(text) is not None


def line_words(line: Line) -> list[Piece]:
    """The header words of one line; syllables that were spread apart are put together to known words."""
    words: list[Piece] = []
    spread: list[re.Match[str]] = []
    for token in _TOKEN.finditer(line.text):
        if len(base(token[0])) == 1:
            spread.append(token)
            continue
        words.extend(_close_up(line, spread))
        spread = []
        words.append(_word(line, token.start(), token.end()))
    words.extend(_close_up(line, spread))
    return words


def _word(line: Line, start: int, end: int) -> Piece:
    return Piece((line.text[start:end],), Place(line.number, line.column + start))


def _close_up(line: Line, spread: Sequence[re.Match[str]]) -> Iterator[Piece]:
    start = 0
    for size in _segments("".join(base(token[0]) for token in spread[:40])):
        yield _word(line, spread[start].start(), spread[start + size - 1].end())
        start += size


@lru_cache(maxsize=256)
def _segments(syllables: str) -> tuple[int, ...]:
    """Cut spread syllables into known words, longest first; one word where that is not possible."""
    if not syllables:
        return ()
    for size in range(min(len(syllables), 8), 0, -1):
        if syllables[:size] not in KNOWN:
            continue
        rest = _segments(syllables[size:])
        if size == len(syllables) or (rest and rest != (len(syllables) - size,)) or syllables[size:] in KNOWN:
            return (size, *rest)
    return (len(syllables),)


def header_words(lines: Sequence[Line]) -> list[list[Piece]]:
    """The words of each line; a remark on a line of its own goes to the word before it."""
    found: list[list[Piece]] = []
    for line in lines:
        if not line.text:
            continue
        if is_remark(line.text) and found:
            found[-1][-1] = found[-1][-1].followed_by(_word(line, 0, len(line.text)))
        else:
            found.append(line_words(line))
    return [words for words in found if words]


def known_share(words: Sequence[Piece]) -> float:
    """How many of the words are known to head columns, from 0 to 1."""
    return sum(is_known(word.text) for word in words) / len(words) if words else 0.0
