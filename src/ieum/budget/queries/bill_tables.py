"""A budget bill as one table: its stages side by side, what each changed and why, and what stood before."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from ieum.budget.choices import CodeLevel, ComparedBy, Side, VersionKind
from ieum.budget.models import BudgetVersion, VersionStep
from ieum.budget.queries.bills import StageColumn, VersionLine, stage_columns, steps, version_lines
from ieum.budget.queries.bills_before import Before, before_of
from ieum.budget.queries.code_tables import Key, names_of_year
from ieum.budget.rules.code_tables import CodeRow
from ieum.budget.rules.codes import Place
from ieum.kernel.wording import worded

_NO_SECTOR = worded("코드표에 부문이 없음")
_ONLY_BEFORE = worded("이 예산안에 없는 전년도 과목")
_UNCHANGED = worded("이 예산안이 바꾸지 않는 과목")
_NAMED = {
    ComparedBy.GROUP: (CodeLevel.GROUP,),
    ComparedBy.ITEM: (CodeLevel.ITEM,),
    ComparedBy.SECTOR: (CodeLevel.POLICY, CodeLevel.SECTOR, CodeLevel.FIELD),
}
"""Levels of codes whose names of the year are shown."""


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One row: its names, what stood before, and won at each stage."""

    path: tuple[str, ...]
    base: int | None
    """None where the ledger of last year does not know it."""
    amounts: tuple[int, ...]
    reasons: tuple[str, ...] = ()
    """Why stages changed it, in order; of single lines alone."""

    @property
    def changes(self) -> tuple[int, ...]:
        """What each stage but the first changed of the one before."""
        return tuple(after - before for before, after in zip(self.amounts, self.amounts[1:], strict=False))


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole table; the sum of its rows is ``whole``."""

    names: tuple[str, ...]
    base_label: str
    result_label: str
    columns: tuple[StageColumn, ...]
    rows: tuple[ComparedRow, ...]
    whole: ComparedRow
    is_supplementary: bool

    def result(self, row: ComparedRow) -> int | None:
        """The last column: the change against last year, or what a supplementary bill leaves; None as the base."""
        last = row.amounts[-1] if row.amounts else 0
        if row.base is None:
            return None
        return row.base + last if self.is_supplementary else last - row.base


def compare(of: BudgetVersion, *, by: ComparedBy, side: Side) -> Comparison:
    """The stages of a bill side by side; places that only last year had are one row, the last."""
    return compare_lines(of, steps(of.pk), version_lines(of.pk), by=by, side=side)


def compare_lines(
    of: BudgetVersion, taken: Sequence[VersionStep], all_lines: Sequence[VersionLine], *, by: ComparedBy, side: Side
) -> Comparison:
    """The same of steps and lines that were read already; steps that are left out are not told of."""
    columns = stage_columns(taken)
    lines = [line for line in all_lines if line.side is side]
    base = before_of(of, side)
    called = names_of_year(of.fiscal_year.year, *_NAMED[by]) if by in _NAMED else {}
    grouped: dict[tuple[str, ...], list[VersionLine]] = {}
    for line in lines:
        grouped.setdefault(_path(line, by, called), []).append(line)
    order = sorted(grouped) if by is ComparedBy.GROUP else list(grouped)
    path_of = _paths(lines, by, called)
    rows = tuple(
        _row(path, grouped[path], columns, _base(path, grouped[path], base, path_of), is_single=by is ComparedBy.ITEM)
        for path in order
    )
    is_supplementary = of.kind == VersionKind.SUPPLEMENTARY
    names = _names(by, side)
    if lines:
        label = _UNCHANGED if is_supplementary else _ONLY_BEFORE
        rows += _rest(label, base, rows, width=(len(names), len(columns)))
    return Comparison(
        names=names,
        base_label=worded("기정예산액") if is_supplementary else worded("전년도 본예산"),
        result_label=worded("추경 뒤 예산액") if is_supplementary else worded("전년 대비 증감"),
        columns=tuple(columns),
        rows=rows,
        whole=ComparedRow(("계",), _whole(base, rows), _sums([row.amounts for row in rows], len(columns))),
        is_supplementary=is_supplementary,
    )


def _rest(label: str, base: Before, rows: Sequence[ComparedRow], *, width: tuple[int, int]) -> tuple[ComparedRow, ...]:
    """What stood before at places that the bill does not name, so that rows add up to the sum; none where nothing did.

    ``width`` counts the names of a row and its stages.
    """
    whole = _whole(base, rows)
    rest = 0 if whole is None else whole - sum(row.base or 0 for row in rows)
    names, stages = width
    return (ComparedRow((label, *[""] * (names - 1)), rest, (0,) * stages),) if rest else ()


def _whole(base: Before, rows: Sequence[ComparedRow]) -> int | None:
    """What stood before in all; None where of one row it is not known, but for parts of a whole that is."""
    is_known = base.is_whole or all(row.base is not None for row in rows)
    return base.whole if is_known else None


def _names(by: ComparedBy, side: Side) -> tuple[str, ...]:
    if side is Side.REVENUE:
        return ("부서",) if by is ComparedBy.DIVISION else ("회계", "세입과목", "부서")
    path = {
        ComparedBy.DIVISION: ("부서",),
        ComparedBy.POLICY: ("정책사업",),
        ComparedBy.UNIT: ("정책사업", "단위사업"),
        ComparedBy.PROGRAMME: ("단위사업", "세부사업"),
        ComparedBy.GROUP: ("편성목",),
        ComparedBy.ITEM: ("세부사업", "통계목", "부서"),
        ComparedBy.SECTOR: ("분야", "부문"),
    }
    return path[by]


def _path(line: VersionLine, by: ComparedBy, called: Mapping[Key, CodeRow]) -> tuple[str, ...]:
    if by is ComparedBy.DIVISION:
        return (line.division,)
    if line.side is Side.REVENUE:
        return line.account, line.code, line.division
    path = {
        ComparedBy.POLICY: (line.policy[1],),
        ComparedBy.UNIT: (line.policy[1], line.unit[1]),
        ComparedBy.PROGRAMME: (line.unit[1], line.programme[1]),
        ComparedBy.GROUP: (_named(called, CodeLevel.GROUP, line.code[:3]),),
        ComparedBy.ITEM: (line.programme[1], _named(called, CodeLevel.ITEM, line.code), line.division),
        ComparedBy.SECTOR: _function(line, called),
    }
    return path[by]


def _paths(
    lines: Sequence[VersionLine], by: ComparedBy, called: Mapping[Key, CodeRow]
) -> Callable[[Place], tuple[str, ...]]:
    """In which row a place is, also one without a line; () where the bill has nothing of its programme."""
    beside = {line.place[:2]: line for line in lines}

    def path_of(place: Place) -> tuple[str, ...]:
        line = beside.get(place[:2])
        return _path(replace(line, division=place[2], code=place[3]), by, called) if line else ()

    return path_of


def _base(
    path: tuple[str, ...], lines: Sequence[VersionLine], base: Before, path_of: Callable[[Place], tuple[str, ...]]
) -> int | None:
    """What stood before at the places of a row."""
    return base.within({line.place for line in lines}, lambda place: path_of(place) == path)


def _named(called: Mapping[Key, CodeRow], level: CodeLevel, code: str) -> str:
    """A code with its name of the year, where a table has it."""
    row = called.get((level, "", code))
    return f"{code} {row.name}" if row else code


def _function(line: VersionLine, called: Mapping[Key, CodeRow]) -> tuple[str, str]:
    """분야 and 부문 of the policy programme of a line, as the table of the year has them."""
    policy = called.get((CodeLevel.POLICY, line.account, line.policy[0]))
    sector = called.get((CodeLevel.SECTOR, "", policy.parent)) if policy else None
    if sector is None:
        return _NO_SECTOR, _NO_SECTOR
    return _named(called, CodeLevel.FIELD, sector.parent), _named(called, CodeLevel.SECTOR, sector.code)


def _row(
    path: tuple[str, ...],
    lines: Sequence[VersionLine],
    columns: Sequence[StageColumn],
    base: int | None,
    *,
    is_single: bool,
) -> ComparedRow:
    amounts = _sums([tuple(line.staged(each.last).amount for each in columns) for line in lines], len(columns))
    labels = {position: each.label for each in columns for position in range(each.first, each.last + 1)}
    reasons = [
        f"{labels[each.position]}: {each.reason} ({each.who})"
        for line in lines for each in line.stated[1:] if each.position in labels
    ]  # fmt: skip
    return ComparedRow(path, base, amounts, tuple(reasons) if is_single else ())


def _sums(rows: Sequence[tuple[int, ...]], width: int) -> tuple[int, ...]:
    return tuple(map(sum, zip(*rows, strict=True))) if rows else (0,) * width
