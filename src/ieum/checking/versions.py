"""Two versions of one report: which findings are new, gone or still there, and which cells changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from ieum.checking.checks import Examination
from ieum.checking.claims import Finding
from ieum.checking.fingerprints import fingerprints
from ieum.documents.model import Cell, Document, Table

MOST_ALIGNED = 1_000
"""Rows or tables beyond this are paired as they stand; aligning them would take too long."""

_Row = tuple[Cell, ...]
_Pair = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell that says something else; "" where a version does not have it or leaves it blank."""

    where: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class VersionComparison:
    """What became of a report."""

    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    kept: tuple[Finding, ...]
    cells: tuple[CellChange, ...]


def compare_versions(earlier: tuple[Document, Examination], later: tuple[Document, Examination]) -> VersionComparison:
    """Compare two versions; a finding is the same one if it says the same of the same place in words."""
    before, after = earlier[1].findings, later[1].findings
    marks_before, marks_after = fingerprints(before), fingerprints(after)
    return VersionComparison(
        new=tuple(finding for finding, mark in zip(after, marks_after, strict=True) if mark not in marks_before),
        gone=tuple(finding for finding, mark in zip(before, marks_before, strict=True) if mark not in marks_after),
        kept=tuple(finding for finding, mark in zip(after, marks_after, strict=True) if mark in marks_before),
        cells=tuple(changed_cells(earlier[0], later[0])),
    )


def changed_cells(earlier: Document, later: Document) -> Iterator[CellChange]:
    """The cells that differ, table by table; rows are paired by their first cell and columns by their header."""
    before, after = list(earlier.tables()), list(later.tables())
    for left, right in _aligned([_signature(table) for table in before], [_signature(table) for table in after]):
        yield from _changes(None if left is None else before[left], None if right is None else after[right])


def _signature(table: Table) -> str:
    return "\x1f".join((_squeezed(table.caption), *table.columns))


def _changes(before: Table | None, after: Table | None) -> Iterator[CellChange]:
    if before is None or after is None:
        whole = before or after
        size = f"{whole.row_count}행 {whole.column_count}열의 표" if whole else ""
        yield CellChange(_named(whole), size if before else "", size if after else "")
        return
    columns = list(_aligned(before.columns, after.columns))
    for left, right in _aligned(_labels(before), _labels(after)):
        above = () if left is None else before.grid[left]
        below = () if right is None else after.grid[right]
        yield from _row_changes(_named(after), columns, above, below, after.columns or before.columns)


def _row_changes(
    table: str, columns: Sequence[_Pair], before: _Row, after: _Row, names: Sequence[str]
) -> Iterator[CellChange]:
    seen: set[tuple[int, int]] = set()
    label = _squeezed((after or before)[0].text)
    for left, right in columns:
        old, new = _text(before, left), _text(after, right)
        cells = (_identity(before, left), _identity(after, right))
        # A merged cell stands in several positions and is told once.
        if _squeezed(old) != _squeezed(new) and cells not in seen:
            column = names[right] if right is not None else ""
            yield CellChange(f"{table}, '{label}' 행" + (f" '{column}' 열" if column else ""), old, new)
        seen.add(cells)


def _text(row: _Row, column: int | None) -> str:
    return "" if column is None or not row else row[column].text


def _identity(row: _Row, column: int | None) -> int:
    return 0 if column is None or not row else id(row[column])


def _labels(table: Table) -> list[str]:
    return [_squeezed(row[0].text) for row in table.grid]


def _named(table: Table | None) -> str:
    return f"'{table.caption}' 표" if table and table.caption else "표"


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _aligned(before: Sequence[str], after: Sequence[str]) -> Iterator[_Pair]:
    """Pair what is equal; between equal ones by order; None stands for what only the other has."""
    if max(len(before), len(after)) > MOST_ALIGNED:
        yield from zip_longest(range(len(before)), range(len(after)))
        return
    for _, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        yield from zip_longest(range(first, last), range(start, end))
