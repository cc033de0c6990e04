"""Which words of a text were taken out and put in, for the view of before and after."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

# A number with its separators is one word: 1,234 → 1,243 is a changed number, not two swapped digits.
WORD = re.compile(r"\d[\d,.]*\d|\w+|\s+|.", re.DOTALL)

Part = tuple[bool, str]
"""Whether the stretch stands on both sides, and its text."""


@dataclass(frozen=True)
class Difference:
    """One item before and after; "" where it was absent. ``reason`` is what made it change."""

    label: str
    before: str
    after: str
    reason: str = ""

    @cached_property
    def _parts(self) -> tuple[list[Part], list[Part]]:
        return parts(self.before, self.after)

    @property
    def before_parts(self) -> list[Part]:
        """The text before, cut at what was taken out."""
        return self._parts[0]

    @property
    def after_parts(self) -> list[Part]:
        """The text after, cut at what was put in."""
        return self._parts[1]


def parts(before: str, after: str) -> tuple[list[Part], list[Part]]:
    """Cut two texts into stretches that both have and stretches that only one has."""
    old, new = WORD.findall(before), WORD.findall(after)
    left: list[Part] = []
    right: list[Part] = []
    for tag, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        kept = tag == "equal"
        if start < end:
            left.append((kept, "".join(old[start:end])))
        if new_start < new_end:
            right.append((kept, "".join(new[new_start:new_end])))
    return left, right
