"""Ranges of grades: in which grades whoever is appointed to a post may be."""

import re
from dataclasses import dataclass

from ieum.kernel.titles import graded
from ieum.kernel.wording import worded

HIGHEST, LOWEST = 1, 10
"""The numbers of the grades that there ever were, from 1급 down to the 10급 of 기능직."""


@dataclass(frozen=True, slots=True)
class GradeRange:
    """From one grade down to another, both included."""

    highest: int
    lowest: int

    def __str__(self) -> str:
        if self.highest == self.lowest:
            return graded(f"{self.highest}급")
        return worded("{highest}급~{lowest}급", highest=self.highest, lowest=self.lowest)

    def holds(self, grade: str) -> bool:
        """Whether a grade is in it; who has none, as an elected official, is in none."""
        found = re.fullmatch(r"(\d{1,2})급", grade)
        return found is not None and self.highest <= int(found[1]) <= self.lowest


def read_range(text: str) -> GradeRange | None:
    """Read "4급~5급" or "6급"; None where it is not written so, or is no range of grades."""
    found = re.fullmatch(r"(\d{1,2})급(?:\s*[~～-]\s*(\d{1,2})급)?", text.strip())
    if found is None:
        return None
    highest, lowest = int(found[1]), int(found[2] or found[1])
    return GradeRange(highest, lowest) if HIGHEST <= highest <= lowest <= LOWEST else None
