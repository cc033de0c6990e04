"""Percentages as a whole: shares that make 100, and a total rate that lies between those of its rows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from ieum.checking.arithmetic import total
from ieum.checking.claims import Claim, Operand, Relation, Severity
from ieum.checking.finders.columns import find_rates
from ieum.checking.grids import Grid, is_total
from ieum.checking.passages import Material, Passage

_SHARE = re.compile(r"구성비|비중|점유율|분포율")
_ANY_SHARE = re.compile(r"구성비|비중|점유율|분포율|^비율|/비율")
_RATE = re.compile(r"[가-힣]{2}[률율](?:\(%\))?$|[률율]\(%\)")
_NO_MEAN = re.compile(r"증감|증가|감소|신장|성장|상승|하락|변동|구성비|비중|점유|분포|할인|세율|이율|금리")
_NEAR_WHOLE = (Fraction(97), Fraction(103))
_HUNDRED = Fraction(100)
_ROWS_ONLY = "표의 행이 전체를 나눈 것이 아닐 수 있습니다."
_SEVERAL = "여럿을 고른 응답이거나 일부만 적은 것일 수 있습니다."


def find_share_totals(grid: Grid) -> Iterator[Claim]:
    """Find columns of shares (구성비, 비중): those of the rows make 100, as a total row says or without one."""
    whole, rows = _total_and_rows(grid)
    for column in range(grid.labels_end, len(grid.paths)):
        if not _ANY_SHARE.search("/".join(grid.paths[column])) or len(rows) < 2:
            continue
        parts = _column(grid, rows, column)
        printed = grid.value(whole, column).operand if whole is not None else None
        if len(parts) == len(rows) and (printed is None or printed.value == _HUNDRED):
            yield from _shares_claim(grid, column, parts, whole if printed is not None else None)


def _total_and_rows(grid: Grid) -> tuple[int | None, list[int]]:
    """The one total row and the others; no rows where totals are nested, since their shares would count twice."""
    totals = [row for row in range(len(grid.body)) if any(is_total(label) for label in grid.labels(row))]
    rows = [row for row in range(len(grid.body)) if row not in totals]
    return (totals[0] if totals else None), rows if len(totals) < 2 else []


def _column(grid: Grid, rows: Sequence[int], column: int) -> list[Operand]:
    """The printed percentages of a column, each rounded to its last digit; cells without one are left out."""
    found = []
    for row in rows:
        operand = grid.value(row, column).operand
        if operand is not None and operand.value is not None:
            found.append(replace(operand, label=grid.row_name(row), step=Fraction(1, 10**operand.decimals)))
    return found


def _shares_claim(grid: Grid, column: int, parts: Sequence[Operand], whole: int | None) -> Iterator[Claim]:
    exact, spans = total(parts)
    is_near = exact is not None and _NEAR_WHOLE[0] <= exact <= _NEAR_WHOLE[1]
    is_share = _SHARE.search(grid.column_name(column))
    if not is_near and (whole is None or not is_share):
        return
    if whole is None and not is_share:
        return
    printed = grid.value(whole, column).operand if whole is not None else None
    result = replace(printed or Operand("100", _HUNDRED, parts[-1].place), step=Fraction(1, 10 ** parts[0].decimals))
    is_sure = whole is not None and bool(is_share) and _divides(grid, whole)
    yield Claim(
        "share-total", grid.where(whole if whole is not None else len(grid.body) - 1, column), result, tuple(parts),
        " + ".join(part.printed for part in parts), exact, spans=spans,
        worst=Severity.ERROR if is_sure else Severity.WARNING, doubt="" if is_sure else _ROWS_ONLY,
    )  # fmt: skip


def _divides(grid: Grid, whole: int) -> bool:
    """Whether the other rows make up the total row in some column of amounts."""
    rows = [row for row in range(len(grid.body)) if row != whole]
    for column in grid.numeric:
        printed, parts = grid.value(whole, column).operand, [grid.value(row, column).operand for row in rows]
        values = [part.value for part in parts if part is not None and part.value is not None]
        if printed is not None and printed.value and len(values) == len(rows) and sum(values) == printed.value:
            return True
    return False


def find_total_rates(grid: Grid) -> Iterator[Claim]:
    """Find a rate in the total row: whatever the rows weigh, it lies between their least and their greatest rate.

    Where the amounts stand in the table too, the rate itself is computed from them instead.
    """
    whole, rows = _total_and_rows(grid)
    candidates = [column for column in range(grid.labels_end, len(grid.paths)) if _is_rate(grid, column)]
    if whole is None or not candidates:
        return
    computed = {claim.where for claim in find_rates(grid)}
    for column in candidates:
        printed, parts = grid.value(whole, column).operand, _column(grid, rows, column)
        is_complete = len(parts) == len(rows) > 1
        is_rate = printed is not None and not _are_shares(printed, parts)
        if printed is not None and is_rate and is_complete and grid.where(whole, column) not in computed:
            yield _range_claim(grid, (whole, column), printed, parts)


def _are_shares(whole: Operand, parts: Sequence[Operand]) -> bool:
    """Whether a column rather holds shares that add up, to 100 % or to what the total row has."""
    return whole.value == 100 or sum((part.value or Fraction(0) for part in parts), Fraction(0)) == whole.value


def _is_rate(grid: Grid, column: int) -> bool:
    """Whether a column holds rates of which the total row's lies among those of its rows."""
    name = "/".join(grid.paths[column])
    return bool(_RATE.search(name)) and not _NO_MEAN.search(name)


def _range_claim(grid: Grid, cell: tuple[int, int], printed: Operand, parts: Sequence[Operand]) -> Claim:
    low, high = min(parts, key=lambda part: part.value or 0), max(parts, key=lambda part: part.value or 0)
    # What was rounded may lie one step further out.
    step = Fraction(1, 10**printed.decimals)
    value = printed.value or Fraction(0)
    is_within = (low.value or 0) - step <= value <= (high.value or 0) + step
    is_sure = _divides(grid, cell[0])
    return Claim(
        "rate-range", grid.where(*cell), Operand(printed.printed, None, printed.place, printed.label), tuple(parts),
        f"{low.printed} ≤ {printed.printed} ≤ {high.printed}",
        printed.printed if is_within else f"{low.printed}~{high.printed}", Relation.SAME_TEXT,
        worst=Severity.ERROR if is_sure else Severity.WARNING, doubt="" if is_sure else _ROWS_ONLY,
    )  # fmt: skip


_ITEM = re.compile(r"(?P<label>[가-힣A-Za-z][가-힣A-Za-z0-9\s·]{0,14}?)\s*:?\s*(?P<number>\d{1,3}(?:\.\d+)?)\s*%")
_GROUP = re.compile(r"\(([^()]{6,160})\)|:\s*([^:()]{6,160})$")
_REST = re.compile(r"(?:^|[\s,])(?:기타|무응답|모름|잘\s?모름|해당\s?없음)")
_MANY = re.compile(r"복수|중복|이상|대비|달성|증가|감소|집행|진도")


def find_shares_in_text(material: Material) -> Iterator[Claim]:
    """Find "(찬성 52.3%, 반대 40.1%, 기타 7.6%)": with one that takes the rest, shares make 100."""
    for passage in material.texts:
        for match in _GROUP.finditer(passage.text) if "%" in passage.text else ():
            listed, start = match[1] or match[2], match.start(1) if match[1] else match.start(2)
            items = list(_ITEM.finditer(listed))
            is_list = len(items) == len(re.split(r"\s*[,/]\s*", listed.strip(" ,"))) > 1
            if is_list and _REST.search(listed) and not _MANY.search(passage.text):
                yield _text_claim(material, passage, items, start)


def _text_claim(material: Material, passage: Passage, items: Sequence[re.Match[str]], start: int) -> Claim:
    parts = []
    for item in items:
        number = item["number"]
        decimals = len(number.partition(".")[2])
        place = material.locate(passage.place, passage.text, start + item.start("number"), number)
        parts.append(
            Operand(number, Fraction(number), place, item["label"].strip(), decimals, Fraction(1, 10**decimals))
        )
    exact, spans = total(parts)
    result = Operand("100", _HUNDRED, parts[-1].place, step=Fraction(1, 10 ** parts[0].decimals))
    formula = " + ".join(f"{part.label} {part.printed}" for part in parts)
    return Claim(
        "share-total", passage.where, result, tuple(parts), formula, exact, spans=spans,
        worst=Severity.WARNING, doubt=_SEVERAL,
    )  # fmt: skip
