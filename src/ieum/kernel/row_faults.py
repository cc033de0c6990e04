"""What is wrong with a file of rows, row by row."""

from dataclasses import dataclass

from ieum.kernel.wording import worded


@dataclass(frozen=True, slots=True, order=True)
class RowFault:
    """What is wrong with a row, and what to do; row 1 is the heading."""

    line: int
    sentence: str

    def __str__(self) -> str:
        return worded("{line}행: {sentence}", line=self.line, sentence=worded(self.sentence))
