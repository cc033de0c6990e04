"""The same figure in two reports, and figures whose as-of day or whose sum went back."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from ieum.checking.across.reports import Figure, Report, rows_shared
from ieum.checking.claims import Elsewhere, Finding, Severity
from ieum.kernel.units import unit_of

_FEW = 2
"""How many cells of one table are told one by one; more are one finding."""
_SHARED_ROWS = 2
Pair = tuple[Figure, Figure]
_DIFFERENT = "다른 보고서의 같은 수치와 다릅니다. 추가경정이나 정정이 있었다면 기준을 함께 적으십시오."
_FELL = "다른 보고서의 더 이른 기준일보다 줄었습니다. 반납이나 정정이 있었는지 확인하십시오."
_BACK = "나중 보고서의 기준일이 앞선 보고서보다 이릅니다."


def shared_figures(earlier: Report, later: Report) -> list[Pair]:
    """The figures of one thing in both reports, where their tables share two rows or all."""
    pairs = [(earlier.figures[key], figure) for key, figure in later.figures.items() if key in earlier.figures]
    pairs.sort(key=_tables)
    kept: list[Pair] = []
    for _, same in groupby(pairs, key=_tables):
        group = list(same)
        tables = earlier.grids[group[0][0].grid], later.grids[group[0][1].grid]
        is_same_unit = unit_of(tables[0].unit) == unit_of(tables[1].unit)
        rows = min(_SHARED_ROWS, *(len(table.body) for table in tables))
        if is_same_unit and rows_shared([pair[0] for pair in group], [pair[1] for pair in group]) >= rows:
            kept += group
    return kept


def _tables(pair: Pair) -> tuple[int, int]:
    return pair[0].grid, pair[1].grid


def find_different_figures(earlier: Report, later: Report, pairs: Sequence[Pair]) -> Iterator[Finding]:
    """Find figures as of the same day, or set for the same year, that differ; many of a table are one finding."""
    is_same_day = earlier.day is not None and earlier.day == later.day
    for _, group in groupby(pairs, key=_tables):
        comparable = [pair for pair in group if _is_comparable(pair, is_same_day=is_same_day)]
        wrong = [pair for pair in comparable if pair[0].operand.value != pair[1].operand.value]
        if len(wrong) > _FEW:
            told = f"{_DIFFERENT} 이 표의 수치 {len(comparable)}개 가운데 {len(wrong)}개가 다릅니다."
            yield _finding("across-figure", wrong[0], earlier, told)
        else:
            yield from (_finding("across-figure", pair, earlier, _DIFFERENT) for pair in wrong)


def _is_comparable(pair: Pair, *, is_same_day: bool) -> bool:
    first, second = pair
    if first.as_of or second.as_of:
        return first.as_of == second.as_of
    return is_same_day or (first.is_set and second.is_set)


def find_falling_figures(earlier: Report, pairs: Sequence[Pair]) -> Iterator[Finding]:
    """Find sums of one year that are smaller as of a later day."""
    for first, second in pairs:
        if first.grows and first.as_of and second.as_of and first.operand.value is not None:
            fell = (second.operand.value or 0) < first.operand.value
            rose = (second.operand.value or 0) > first.operand.value
            if (first.as_of < second.as_of and fell) or (second.as_of < first.as_of and rose):
                days = f"기준일 {first.as_of:%Y.%m.%d.} → {second.as_of:%Y.%m.%d}"
                yield _finding("across-as-of", (first, second), earlier, f"{_FELL} {days}.")


def find_base_days_gone_back(earlier: Report, later: Report) -> Iterator[Finding]:
    """Find tables of a later report that stand as of an earlier day than the same table of the one before."""
    if earlier.day is None or later.day is None or earlier.day >= later.day:
        return
    before = {(figure.key.table, figure.key.row): figure for figure in earlier.figures.values() if figure.as_of}
    told: set[int] = set()
    for figure in later.figures.values():
        first = before.get((figure.key.table, figure.key.row))
        if first and first.as_of and figure.as_of and figure.as_of < first.as_of and figure.grid not in told:
            told.add(figure.grid)
            days = f"{first.as_of:%Y.%m.%d.} → {figure.as_of:%Y.%m.%d}"
            yield _finding("across-as-of", (first, figure), earlier, f"{_BACK} {days}.")


def _finding(code: str, pair: Pair, earlier: Report, message: str) -> Finding:
    first, second = pair
    return Finding(
        code=code,
        severity=Severity.WARNING,
        place=second.operand.place,
        where=second.where,
        printed=second.operand.printed,
        computed="",
        formula=f"{earlier.name}: {first.where} {first.operand.printed}",
        message=message,
        elsewhere=(Elsewhere(earlier.name, first.operand.place, first.where, first.operand.printed),),
    )
