"""What is wrong with a file of rows, row by row."""

from collections.abc import Iterable
from dataclasses import dataclass

from ieum.kernel.wording import worded


@dataclass(frozen=True, slots=True, order=True)
class RowFault:
    """What is wrong with a row, and what to do; row 1 is the heading."""

    line: int
    sentence: str

    def __str__(self) -> str:
        return worded("{line}행: {sentence}", line=self.line, sentence=worded(self.sentence))


class RowsRefused(ValueError):
    """Rows cannot be used; each of ``faults`` names its row."""

    def __init__(self, faults: Iterable[RowFault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(map(str, self.faults)))
