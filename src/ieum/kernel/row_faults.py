"""What is wrong with a file of rows, row by row."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class RowFault:
    """What is wrong with a row, and what to do; row 1 is the heading."""

    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.line}행: {self.sentence}"
