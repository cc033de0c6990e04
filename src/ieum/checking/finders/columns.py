"""Columns and rows of a table that follow from others by name: 과부족, 증감, 잔액, 집행률, a forecast, a formula."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ieum.checking.arithmetic import difference, percentage, total
from ieum.checking.claims import Claim, Operand, Relation, Severity
from ieum.checking.grids import Grid, is_total
from ieum.kernel.numbers import Absence


def _find_row(grid: Grid, name: str) -> int | None:
    return next((row for row in range(len(grid.body)) if grid.labels(row)[:1] and grid.labels(row)[-1] == name), None)


def find_over_short(grid: Grid) -> Iterator[Claim]:
    """Find 과부족 = 현원 − 정원 in each column, or in each row where the three are columns."""
    rows = [_find_row(grid, name) for name in ("과부족", "현원", "정원")]
    result, actual, quota = rows
    if result is not None and actual is not None and quota is not None:
        for column in range(grid.labels_end, len(grid.paths)):
            yield from _over_short(grid, (result, column), (actual, column), (quota, column))
        return
    columns = [_column_named(grid, re.compile(name)) for name in ("과부족", "현원", "정원")]
    over, actual, quota = columns
    if over is not None and actual is not None and quota is not None:
        for row in range(len(grid.body)):
            yield from _over_short(grid, (row, over), (row, actual), (row, quota))


_Cell = tuple[int, int]


def _over_short(grid: Grid, result: _Cell, actual: _Cell, quota: _Cell) -> Iterator[Claim]:
    minuend, subtrahend = grid.value(*actual).operand, grid.value(*quota).operand
    if minuend is None and subtrahend is None:
        return
    nothing = Operand("", label="")
    minuend = minuend or _zero_if_blank(grid, actual) or nothing
    subtrahend = subtrahend or _zero_if_blank(grid, quota) or nothing
    printed = grid.value(*result)
    shown = printed.operand or _zero_if_blank(grid, result)
    if shown is None or not any((minuend.value, subtrahend.value, shown.value)):
        return
    computed, _ = difference(minuend, subtrahend)
    formula = f"과부족 = 현원 - 정원 = {minuend.printed or '0'} - {subtrahend.printed or '0'}"
    blank = printed.absence is Absence.BLANK
    worst, doubt = (
        (Severity.WARNING, "빈칸이 0인지 적지 않은 것인지 알 수 없습니다.") if blank else (Severity.ERROR, "")
    )
    yield Claim(
        "over-short", grid.where(*result), shown, (minuend, subtrahend), formula, computed, worst=worst, doubt=doubt
    )


def _zero_if_blank(grid: Grid, cell: _Cell) -> Operand | None:
    """A blank in a staffing table stands for nobody; words stay unknown."""
    if grid.value(*cell).absence is not Absence.BLANK:
        return None
    body_cell = grid.body[cell[0]][cell[1]]
    return Operand("", total(())[0], body_cell.place, grid.column_name(cell[1]))


def _column_named(grid: Grid, pattern: re.Pattern[str], skip: Sequence[int] = ()) -> int | None:
    for column in range(grid.labels_end, len(grid.paths)):
        if column not in skip and pattern.search("/".join(grid.paths[column])):
            return column
    return None


def _columns_named(grid: Grid, pattern: str) -> list[int]:
    regex = re.compile(pattern)
    return [c for c in range(len(grid.paths)) if regex.search("/".join(grid.paths[c])) and grid.is_additive(c)]


_CHANGE = re.compile(r"증\(?[△▲-]?\)?\(?감\)?$|^증감액?(?:\(.*\))?$")
_MOVED = re.compile(r"전용|이체|이용|변경")
"""What a column of 증감 says that is no change since last year: 전용 등 증감 of a settlement."""
_LAST_YEAR = r"전년|전기|당초|기정|작년"
_YEAR = re.compile(r"(?:19|20)?(\d\d)\s*년")


def find_changes(grid: Grid) -> Iterator[Claim]:
    """Find 증감 = this year's amount − last year's."""
    for column in grid.numeric:
        if _CHANGE.search(grid.paths[column][-1]) and not _MOVED.search(grid.column_name(column)):
            before = _of_last_year(grid)
            now = [c for c in grid.numeric if c not in (column, *before)]
            if len(before) == 1 and now:
                pairs = [(column_now, before[0]) for column_now in now]
                yield from _differences(grid, "change", column, pairs, f"{{}} = 금액 - {grid.column_name(before[0])}")


def _of_last_year(grid: Grid) -> list[int]:
    """The columns of last year: those named so, else of two years the earlier one."""
    named = [c for c in _columns_named(grid, _LAST_YEAR) if c in grid.numeric and "이월" not in grid.column_name(c)]
    years = {c: match[1] for c in grid.numeric if (match := _YEAR.search(grid.column_name(c)))}
    return named or ([min(years, key=years.__getitem__)] if len(years) == len(set(years.values())) == 2 else [])


def find_balances(grid: Grid) -> Iterator[Claim]:
    """Find 잔액 = budget − what was allotted or spent; the budget column that fits most rows is taken."""
    for column in grid.numeric:
        stem = re.search(r"(배정|집행|지출)?잔액$", grid.paths[column][-1])
        if stem:
            spent = _columns_named(grid, f"{stem[1] or '집행|지출'}액?")
            spent = [c for c in spent if c != column and c in grid.numeric]
            whole = [c for c in _budget_columns(grid) if c not in (*spent, column)]
            pairs = [(w, s) for w in whole for s in spent[:1]]
            yield from _differences(grid, "balance", column, pairs, "{} = 예산 - 쓴 금액")


def _budget_columns(grid: Grid) -> list[int]:
    """Columns that can be the whole of a rate: 예산현액 first (its 계 where it has parts), then 예산액."""
    available = _columns_named(grid, "예산현액")
    leading = [c for c in available if len(grid.paths[c]) == 1 or is_total(grid.paths[c][-1])]
    plain = [c for c in _columns_named(grid, "예산") if c not in leading]
    return [c for c in (*leading, *plain) if c in grid.numeric and not _is_last_year(grid, c)]


def _is_last_year(grid: Grid, column: int) -> bool:
    return bool(re.search(rf"{_LAST_YEAR}|이월", grid.column_name(column)))


def _differences(grid: Grid, code: str, column: int, pairs: Sequence[tuple[int, int]], formula: str) -> Iterator[Claim]:
    yield from likeliest([list(_one_difference(grid, code, column, pair, formula)) for pair in pairs])


def likeliest(outcomes: Sequence[Sequence[Claim]]) -> Iterator[Claim]:
    """Of several ways to compute a column the one that fits most rows; where none fits any, it is made otherwise."""
    best = max(outcomes, key=_holding, default=())
    if _holding(best) or len(best) == 1:
        yield from best
    elif len(best) == 2:
        for claim in best:
            yield replace(claim, worst=Severity.WARNING, doubt="다른 산식으로 구한 값일 수 있습니다.")


def _one_difference(grid: Grid, code: str, column: int, pair: tuple[int, int], formula: str) -> Iterator[Claim]:
    for row in range(len(grid.body)):
        result, first, second = (grid.value(row, c).operand for c in (column, *pair))
        if result is not None and first is not None and second is not None:
            computed, spans = difference(first, second)
            text = f"{formula.format(grid.column_name(column))} = {first.printed} - {second.printed}"
            yield Claim(code, grid.where(row, column), result, (first, second), text, computed, spans=spans)


def _holding(claims: Sequence[Claim]) -> int:
    return sum(_holds(claim) for claim in claims)


def _holds(claim: Claim) -> bool:
    if claim.result.value is None or claim.computed is None or isinstance(claim.computed, str):
        return False
    off = claim.computed - claim.result.value
    return abs(off) * 10**claim.result.decimals < 1 if claim.code == "rate" else off == 0


_RATES = (
    (r"집행[률율]", r"집행액|지출액|집행$|지출$", "budget"),
    (r"배정[률율]", r"배정액|배정$", "budget"),
    (r"승소[률율]", r"승소", r"소계|종결|확정"),
    (r"달성[률율]", r"실적|달성", r"목표"),
    (r"징수[률율]", r"징수액?|수납", r"부과|조정|예산"),
    (r"(?:이행|추진|완료)[률율]", r"이행|완료|추진실적", r"계획|대상|총|계$"),
    (r"증감?[률율]", r"증감", _LAST_YEAR),
)
"""Header of a rate, of its part, of its whole."""


def find_rates(grid: Grid) -> Iterator[Claim]:
    """Find rates whose header names what they are a share of; the whole that fits most rows is taken."""
    for column in range(grid.labels_end, len(grid.paths)):
        for name, part, whole in _RATES:
            if re.search(name, grid.column_name(column)):
                yield from _rates(grid, column, part, whole)
                break


def _rates(grid: Grid, column: int, part: str, whole: str) -> Iterator[Claim]:
    parts = [c for c in _columns_named(grid, part) if c != column and c in grid.numeric and not _is_forecast(grid, c)]
    wholes = _wholes(grid, whole)
    pairs = [(p, w) for p in parts for w in wholes if p != w and w in grid.numeric and w != column]
    yield from likeliest([list(_one_rate(grid, column, pair)) for pair in pairs])


def _wholes(grid: Grid, whole: str) -> list[int]:
    if whole == "budget":
        return _budget_columns(grid)
    return _of_last_year(grid) if whole == _LAST_YEAR else _columns_named(grid, whole)


def _one_rate(grid: Grid, column: int, pair: tuple[int, int]) -> Iterator[Claim]:
    for row in range(len(grid.body)):
        result, part, whole = (grid.value(row, c).operand for c in (column, *pair))
        if result is not None and part is not None and whole is not None and whole.value:
            yield rate_claim(grid.where(row, column), grid.column_name(column), result, part, whole)


def rate_claim(where: str, name: str, result: Operand, part: Operand, whole: Operand) -> Claim:
    """Claim that a rate is ``part`` of ``whole``."""
    computed, spans = percentage(part, whole)
    formula = f"{name} = {part.printed} ÷ {whole.printed} × 100"
    return Claim("rate", where, result, (part, whole), formula, computed, spans=spans)


def _is_forecast(grid: Grid, column: int) -> bool:
    return bool(re.search(r"까지|예상|전망|예정|추계", grid.column_name(column)))


def find_spending_bounds(grid: Grid) -> Iterator[Claim]:
    """Find that spending so far is within the forecast, and the forecast within the budget."""
    spent = [c for c in _columns_named(grid, "집행|지출") if c in grid.numeric]
    budgets = [c for c in _budget_columns(grid) if c not in spent]
    forecasts = [c for c in spent if _is_forecast(grid, c)]
    done = [c for c in spent if c not in forecasts and not grid.column_name(c).endswith("잔액")]
    for forecast in forecasts:
        for column in done[:1]:
            yield from _bounds(grid, column, forecast, Severity.ERROR, "")
        for budget in budgets[:1]:
            yield from _bounds(grid, forecast, budget, Severity.WARNING, "추경으로 예산이 늘 예정일 수 있습니다.")


def _bounds(grid: Grid, low: int, high: int, worst: Severity, doubt: str) -> Iterator[Claim]:
    for row in range(len(grid.body)):
        first, second = grid.value(row, low).operand, grid.value(row, high).operand
        # A dash for a bound says that none was set.
        if first is not None and second is not None and grid.value(row, high).absence is None:
            formula = f"{grid.column_name(low)} {first.printed} ≤ {grid.column_name(high)} {second.printed}"
            yield Claim(
                "spending-bound", grid.where(row, low), first, (second,), formula, second.value, Relation.AT_MOST,
                worst=worst, doubt=doubt,
            )  # fmt: skip
