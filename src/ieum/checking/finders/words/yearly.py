"""What a line says of the change since last year, against the table of its section that holds both years."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ieum.checking.arithmetic import Result, difference
from ieum.checking.claims import Claim, Operand, Relation, Severity, Span
from ieum.checking.finders.words.changes import CHANGE_WORD, DECLINE, GROWTH, SAME
from ieum.checking.finders.words.measures import change_in_percent, find_measures
from ieum.checking.grids import Grid, is_total, squeeze
from ieum.checking.passages import Material, Passage
from ieum.checking.quantities import Quantity
from ieum.kernel.units import unit_of

_SINCE = re.compile(r"(?:전년도?|지난해|작년|전년\s?동기)\s?(?:예산|당초예산)?\s*(?:에\s?)?(?:대비|보다|비해|비하여)")
_LAST_YEAR = re.compile(r"전년|작년|지난해")
_CHANGE = re.compile(r"증.?[△▲-]?.?감|증감|비고|비율|[율률%]")
_BARE = re.compile(r"[\s,()약총은는이가]*(?:[가-힣]{2,6}[이가은는]\s*)?[\s,(]*")
_DOUBT = "표의 다른 행이나 다른 범위를 말한 것일 수 있습니다."


_Section = tuple[str, str, str]
"""Chapter, item and section."""


@dataclass(frozen=True, slots=True)
class _Years:
    """A table of two years, by its columns."""

    grid: Grid
    before: int
    now: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """What a line tells of a change: its amounts and its word."""

    passage: Passage
    amounts: tuple[Quantity, ...]
    word: re.Match[str]


def find_changes_since_last_year(grids: Sequence[Grid]) -> Iterator[Claim]:
    """Find "전년 대비 30백만원(2.5%) 증가" in the section of a table of both years; its row is named, or the total."""
    told = _told_by_section(grids[0].material) if grids else {}
    for grid in grids if told else ():
        years = _years(grid)
        sheet = grid.sheet
        if years is not None:
            for each in told.get((sheet.chapter, sheet.item, sheet.section), ()):
                yield from _claims(years, each)


def _told_by_section(material: Material) -> dict[_Section, list[_Told]]:
    """What the lines tell of changes since last year, by the titles above them."""
    found: dict[_Section, list[_Told]] = {}
    for passage in material.passages:
        if passage.kind != "heading" and _SINCE.search(passage.text):
            found.setdefault((passage.chapter, passage.item, passage.section), []).extend(_told(passage))
    return found


def _years(grid: Grid) -> _Years | None:
    before = [
        c for c in grid.numeric if _LAST_YEAR.search(grid.column_name(c)) and not _CHANGE.search(grid.column_name(c))
    ]
    now = tuple(c for c in grid.numeric if c not in before and not _CHANGE.search(grid.column_name(c)))
    return _Years(grid, before[0], now) if len(before) == 1 and now else None


def _told(passage: Passage) -> Iterator[_Told]:
    for match in _SINCE.finditer(passage.text):
        word = CHANGE_WORD.search(passage.text, match.end(), match.end() + 60)
        if word is None:
            continue
        amounts = [
            each for each in find_measures(passage.text) if match.end() <= each.start and each.end <= word.start()
        ]
        rest = list(passage.text[match.end() : word.start()])
        for each in amounts:
            rest[each.start - match.end() : each.end - match.end()] = " " * (each.end - each.start)
        if amounts and _BARE.fullmatch("".join(rest)):
            yield _Told(passage, tuple(amounts), word)


def _claims(years: _Years, told: _Told) -> Iterator[Claim]:
    row = _row_meant(years.grid, told.passage)
    before = years.grid.value(row, years.before).operand if row is not None else None
    if row is None or before is None:
        return
    pairs = [(before, now) for column in years.now if (now := years.grid.value(row, column).operand) is not None]
    outcomes = [list(_of_pair(years.grid, told, row, pair)) for pair in pairs]
    yield from max(outcomes, key=_fitting, default=[])


def _fitting(claims: Sequence[Claim]) -> int:
    return sum(claim.computed in (claim.result.value, claim.result.printed) for claim in claims)


def _row_meant(grid: Grid, passage: Passage) -> int | None:
    """The one row whose name stands in the line; else the total."""
    said = squeeze(passage.text)
    named = [
        r
        for r in range(len(grid.body))
        if grid.labels(r) and len(grid.labels(r)[-1]) > 2 and grid.labels(r)[-1] in said
    ]
    if len(named) == 1:
        return named[0]
    totals = [r for r in range(len(grid.body)) if any(is_total(label) for label in grid.labels(r))]
    return totals[0] if totals and not named else 0 if len(grid.body) == 1 else None


def _of_pair(grid: Grid, told: _Told, row: int, pair: tuple[Operand, Operand]) -> Iterator[Claim]:
    before, now = pair
    if before.value is None or now.value is None:
        return
    locate, passage = grid.material.locate, told.passage
    is_growth = now.value > before.value
    true = GROWTH if is_growth else DECLINE if now.value < before.value else SAME
    word = told.word[0]
    place = locate(passage.place, passage.text, told.word.start(), word)
    formula = f"{grid.sheet.name} '{grid.row_name(row)}' {before.printed} → {now.printed}"
    computed = word if true == (GROWTH if told.word["up"] else DECLINE) else true
    yield Claim(
        "change-word", passage.where, Operand(word, None, place), (before, now), formula, computed, Relation.SAME_TEXT,
        worst=Severity.WARNING, doubt=_DOUBT,
    )  # fmt: skip
    for amount in told.amounts:
        exact, spans = _expected(grid, amount, pair, is_growth=is_growth)
        if exact is not None:
            yield Claim(
                "change-in-text", passage.where, grid.material.operand(passage, amount), (before, now), formula, exact,
                spans=spans, worst=Severity.WARNING, doubt=_DOUBT,
            )  # fmt: skip


def _expected(grid: Grid, amount: Quantity, pair: tuple[Operand, Operand], *, is_growth: bool) -> Result:
    """What the table gives for an amount of the line, in the unit of the line; None where the units do not compare."""
    before, now = pair
    if amount.unit == "%":
        return change_in_percent(before, now, is_growth=is_growth)
    table, line = unit_of(grid.unit or grid.table.unit), unit_of(amount.unit)
    if table.base != line.base:
        return None, ()
    exact, spans = difference(now, before) if is_growth else difference(before, now)
    scale = Fraction(table.scale, line.scale)
    return exact and exact * scale, tuple(Span(s.rounding, s.low * scale, s.high * scale) for s in spans)
