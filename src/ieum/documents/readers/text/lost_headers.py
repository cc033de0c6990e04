"""Sets header words over columns again, where line breaks took the columns away.

The words come in reading order. Where there are more of them than columns, each one too many is the name of a group
of columns; which ones it covers is told by restarts in the lowest line, or by the sums in the rows below.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ieum.documents.readers.text.grid import Rows
from ieum.documents.readers.text.header_words import base
from ieum.documents.readers.text.pieces import Piece, joined
from ieum.documents.readers.text.vocabulary import GROUPS
from ieum.kernel.numbers import parse_number

_SUBTOTALS = ("소계", "계", "합계")


@dataclass(frozen=True, slots=True)
class Group:
    """A header word over several columns."""

    name: Piece
    start: int
    size: int


@dataclass(frozen=True, slots=True)
class Header:
    """The words over the columns, one each, and the groups above some of them."""

    columns: tuple[Piece, ...]
    groups: tuple[Group, ...] = ()

    def rows(self) -> Rows:
        """One row of pieces, or two where there are groups; what a group covers is left empty beside its name."""
        if not self.groups:
            return [list(self.columns)]
        upper, lower = list(self.columns), [Piece()] * len(self.columns)
        for group in self.groups:
            for column in range(group.start, group.start + group.size):
                lower[column] = self.columns[column]
                upper[column] = group.name if column == group.start else Piece()
        return [upper, lower]


def set_over_columns(lines: Sequence[Sequence[Piece]], body: Rows) -> Header | None:
    """Find which word heads which column; None where there are none."""
    width = len(body[0])
    words = [word for line in lines for word in line]
    surplus = len(words) - width
    if surplus == 0:
        return Header(tuple(words))
    if surplus < 0:
        return Header(tuple(words) + (Piece(),) * -surplus) if words else None
    found = _by_restarts(lines, surplus)
    if found is None and surplus == 1:
        found = next(_single_groups(lines, words, body), None)
    # Rather one name over all columns than a wrong one over each.
    return found or Header((joined(words), *[Piece()] * (width - 1)))


def _by_restarts(lines: Sequence[Sequence[Piece]], surplus: int) -> Header | None:
    """Groups whose columns have the same names again: 4급 5급 6급 | 6급 7급."""
    lowest = lines[-1]
    upper = [word for line in lines[:-1] for word in line]
    starts = [index for index, word in enumerate(lowest) if index == 0 or _restarts(lowest[:index], word)]
    if len(starts) != surplus or len(upper) < surplus or surplus < 2:
        return None
    first = next((at for at in range(len(upper) - surplus) if _are_groups(upper[at : at + surplus])), None)
    at = len(upper) - surplus if first is None else first
    ends = [*starts[1:], len(lowest)]
    groups = (
        Group(name, at + start, end - start)
        for name, start, end in zip(upper[at : at + surplus], starts, ends, strict=True)
    )
    return Header((*upper[:at], *lowest, *upper[at + surplus :]), tuple(groups))


def _are_groups(words: Sequence[Piece]) -> bool:
    return all(base(word.text) in GROUPS for word in words)


def _restarts(before: Sequence[Piece], word: Piece) -> bool:
    order = base(word.text)
    return order <= base(before[-1].text) and order in {base(other.text) for other in before}


def _single_groups(lines: Sequence[Sequence[Piece]], words: list[Piece], body: Rows) -> Iterator[Header]:
    """Headers with one group, those first whose columns add up; the lowest line, or all words in reading order."""
    candidates = [*_group_over_lowest_line(lines), *_group_in_order(words)]
    yield from (header for header in candidates if _adds_up(header, body))
    yield from (header for header in candidates if base(header.columns[header.groups[0].start].text) in _SUBTOTALS)
    yield from (header for header in candidates if _are_groups([header.groups[0].name]))
    yield from candidates[:1]


def _group_over_lowest_line(lines: Sequence[Sequence[Piece]]) -> Iterator[Header]:
    lowest = tuple(lines[-1])
    upper = tuple(word for line in lines[:-1] for word in line)
    if len(lowest) < 2:
        return
    for index in range(len(upper) - 1, 0, -1):
        columns = upper[:index] + lowest + upper[index + 1 :]
        yield Header(columns, (Group(upper[index], index, len(lowest)),))


def _group_in_order(words: Sequence[Piece]) -> Iterator[Header]:
    for index in range(1, len(words) - 2):
        if base(words[index + 1].text) not in _SUBTOTALS:
            continue
        columns = (*words[:index], *words[index + 1 :])
        for size in range(len(columns) - index, 1, -1):
            yield Header(columns, (Group(words[index], index, size),))


def _adds_up(header: Header, body: Rows) -> bool:
    """Whether the first column of the group is the sum of the others in all rows."""
    group = header.groups[0]
    if base(header.columns[group.start].text) not in _SUBTOTALS:
        return False
    totals = [[_amount(piece) for piece in row[group.start : group.start + group.size]] for row in body]
    return all(row[0] == sum(row[1:], Decimal()) for row in totals)


def _amount(piece: Piece) -> Decimal:
    number = parse_number(piece.text)
    return number.value if number else Decimal()
