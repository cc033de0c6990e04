"""The hashes by which items are found.

A key holds the municipality and the kind beside the word. So the lists of the index are short, no municipality meets
another's, and whoever may not see a kind asks for none of its keys.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from ieum.kernel.search import Findable
from ieum.platform.search.words import Asked, Words, words_of

NOUN, SIGN, PAIR, TITLE, PLACE, READER = "n", "s", "p", "t", "u", "r"
"""Families of keys; a title has those of its pairs, signs and nouns once more."""

YEARS = range(1990, 2100)
"""Years whose months are told apart; days before and after stand with what has no day."""
_MONTHS_OF_ALL = 2**15


@dataclass(frozen=True, slots=True)
class Keys:
    """Makes the keys of one kind in one municipality."""

    municipality_id: UUID
    kind: str

    @property
    def months(self) -> int:
        """The key of month 0, counted from the year 0; each month's own follows it, as the database counts them."""
        return self._key("months") // _MONTHS_OF_ALL * _MONTHS_OF_ALL

    def of(self, family: str, words: Iterable[str]) -> set[int]:
        """The keys of words."""
        return {self._key(f"{family}:{word}") for word in words}

    def of_item(self, item: Findable) -> tuple[list[int], int]:
        """All keys of an item, and how many words it has."""
        within, whole = words_of(item.title), words_of(f"{item.title}\n{item.body}")
        keys = self._of_words("", whole) | self._of_words(TITLE, within)
        keys |= self.of(PLACE, [item.place] if item.place else []) | self.of(READER, item.readers)
        if item.day and item.day.year in YEARS:
            keys.add(self.months + item.day.year * 12 + item.day.month - 1)
        return sorted(keys), len(whole.nouns)

    def asked(self, words: Iterable[Asked], *, in_title: bool = False, by_nouns: bool = False) -> set[int]:
        """The keys that an item must have all of, to hold every word of a question."""
        side, keys = TITLE if in_title else "", set[int]()
        for each in words:
            is_by_nouns = bool(each.words.nouns) and (by_nouns or not each.words.pairs)
            chosen = (NOUN, each.words.nouns) if is_by_nouns else (PAIR, each.words.pairs)
            keys |= self.of(side + chosen[0], chosen[1]) | self.of(side + SIGN, each.words.signs)
        return keys

    def _of_words(self, side: str, words: Words) -> set[int]:
        families = ((NOUN, words.nouns), (SIGN, words.signs), (PAIR, words.pairs))
        return {key for family, some in families for key in self.of(side + family, some)}

    def _key(self, text: str) -> int:
        said = f"{self.kind}\n{text}".encode()
        digest = hashlib.blake2b(said, digest_size=8, key=self.municipality_id.bytes).digest()
        return int.from_bytes(digest, "big", signed=True)
