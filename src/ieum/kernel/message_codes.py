"""Codes of messages: by them an officer and a manual speak of the same rule, in whatever words it is said."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

_PLACE = re.compile(r"\\\{[^{}]*\\\}")
_PARTICLE = re.compile(r"([가-힣])\\\(([가-힣])\\\)")
_OPEN = re.compile(r"\{[^{}]*\}|[가-힣]\([가-힣]\)")
"""What of a sentence is not the same in each message: a place, or a particle left open."""


@dataclass(frozen=True)
class MessageCode:
    """A rule with the sentences that tell of it."""

    name: str
    """The code: E- for what bars, W- for what warns, I- for what informs."""
    rule: str
    """When it is said, in English."""
    source: str
    """The article or passage that the rule comes from."""
    sentences: tuple[str, ...]
    """As the code writes them, values in braces."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What its sentences look like with their values put in, wherever they stand in a text."""
        return re.compile("|".join(map(_pattern, self.sentences)))

    @cached_property
    def _landmarks(self) -> tuple[str, ...]:
        """The longest piece of each sentence that every message of it has."""
        return tuple(max(_OPEN.split(each), key=len) for each in self.sentences)

    def tells(self, said: str) -> bool:
        """Whether a message is one of its sentences; only where a landmark stands in it the pattern is tried."""
        return any(each in said for each in self._landmarks) and self.pattern.search(said) is not None


def code_of(said: str, codes: Iterable[MessageCode]) -> str:
    """The code of a Korean message; "" where it has none."""
    return next((each.name for each in codes if each.tells(said)), "")


def _pattern(sentence: str) -> str:
    """A place is any text, and a particle left open, such as 을(를), either of its forms."""
    return _PARTICLE.sub(r"(?:\1|\2)", _PLACE.sub(".+?", re.escape(sentence)))
