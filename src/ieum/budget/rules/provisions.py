"""계속비, 채무부담행위 and 명시이월비 of a bill: what is written in their tables, and what they must hold to."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ieum.budget.choices import Funding, ProvisionKind
from ieum.budget.rules.calculation import FormulaFault
from ieum.budget.rules.matters import read_won
from ieum.budget.rules.sheets import KnownProgramme
from ieum.kernel.wording import worded

MOST_ROWS = 500
LONGEST_NAME, LONGEST_NOTE = 100, 200
MOST_YEARS = 5
"""Fiscal years that a 계속비 may run for before the council extends it (지방재정법 제42조제2항)."""
REPAID_WITHIN = 2
"""Fiscal years after its own in which a 채무부담행위 is appropriated at the latest (지방재정법 제44조제4항)."""
HEAD = ("세부사업", "통계목", "사업명", "사유", "재원")
_FUNDINGS = {str(each.label): each for each in Funding if each is not Funding.UNDIVIDED}
_ITEM = re.compile(r"\d{3}-\d{2}")


@dataclass(frozen=True, slots=True)
class Schedule:
    """Which table of a bill it is."""

    kind: ProvisionKind
    account: str
    division: str


Key = tuple[str, str]
"""세부사업 and 통계목 within an account and a division."""
YearShare = tuple[int, Funding]


class ProvisionFault(ValueError):
    """What is written cannot be; the message names each row that is wrong."""


@dataclass(frozen=True, slots=True)
class Provided:
    """One line of such a table, whole."""

    programme: str
    """The code of its 세부사업."""
    item: str
    """Its 통계목."""
    name: str
    """사업명 or 사항."""
    note: str
    """Why: 사유."""
    shares: Mapping[YearShare, int] = field(default_factory=dict)
    """Won by year and who pays."""

    @property
    def key(self) -> Key:
        """By what other tables have the same line."""
        return self.programme, self.item

    @property
    def years(self) -> list[int]:
        """The years that it has money in, in order."""
        return sorted({year for year, _ in self.shares})

    @property
    def total(self) -> int:
        """총액, in won."""
        return sum(self.shares.values())

    def of_year(self, year: int) -> int:
        """Won of a year: the instalment (연부액), or what is repaid."""
        return sum(amount for (own, _), amount in self.shares.items() if own == year)

    def funded(self, year: int) -> dict[Funding, int]:
        """Won of a year by who pays."""
        return {funding: amount for (own, funding), amount in self.shares.items() if own == year}


def read_provisions(
    text: str,
    kind: ProvisionKind,
    year: int,
    programmes: Iterable[KnownProgramme],
    extended: Iterable[Key] = (),
) -> tuple[Provided, ...]:
    """Lines from rows pasted out of a spreadsheet: ``HEAD`` and one column for each year, in 천원.

    Rows alike in 세부사업 and 통계목 are one line that several pay for. ``extended`` are those that the council voted
    before, which it may vote for more years.

    :raises ProvisionFault: naming each row that is wrong
    """
    rows = [[cell.strip() for cell in line.split("\t")] for line in text.splitlines() if line.strip()]
    if not rows:
        return ()
    if len(rows) > MOST_ROWS:
        raise ProvisionFault(worded("한 번에 {most:,}줄까지 적을 수 있습니다. 나누어 적으십시오.", most=MOST_ROWS))
    years, known = _years_of(rows[0]), {each.code: each for each in programmes}
    found: dict[Key, Provided] = {}
    faults = []
    for number, row in enumerate(rows[1:], start=2):
        try:
            _add(found, _row(row, years, known))
        except FormulaFault as fault:
            faults.append(f"{number}번째 줄: {fault}")
    once = set(extended)
    faults += [said for each in found.values() if (said := shape_fault(each, kind, year, is_extended=each.key in once))]
    if faults:
        raise ProvisionFault(" ".join(faults[:5]))
    return tuple(found.values())


def write_provisions(lines: Sequence[Provided], years: Sequence[int]) -> str:
    """The rows that ``read_provisions`` reads, amounts in 천원 where they are whole and else in 원."""
    rows = [[*HEAD, *map(str, years)]]
    for line in lines:
        for funding in dict.fromkeys(funding for _, funding in line.shares):
            own = [_printed(line.shares.get((year, funding), 0)) for year in years]
            rows.append([line.programme, line.item, line.name, line.note, str(funding.label), *own])
    return "\n".join("\t".join(row) for row in rows)


def years_asked(kind: ProvisionKind, year: int) -> list[int]:
    """The years that an empty table of a bill starts with."""
    spans = {ProvisionKind.CONTINUING: range(MOST_YEARS), ProvisionKind.DEBT: range(1, REPAID_WITHIN + 1)}
    return [year + each for each in spans.get(kind, range(1))]


def shape_fault(line: Provided, kind: ProvisionKind, year: int, *, is_extended: bool) -> str:
    """Say why the law does not know such a line in a bill of a year; "" where it does."""
    years = line.years
    if not years:
        return worded("{name}: 금액이 없습니다. 줄을 지우거나 금액을 적으십시오.", name=line.name)
    if kind is ProvisionKind.EXPRESS and years != [year]:
        return worded(
            "{name}: 명시이월비는 {year}년 칸에만 적습니다. (지방재정법 제50조제1항)",
            name=line.name,
            year=year,
        )
    if kind is ProvisionKind.DEBT and not year < years[0] <= years[-1] <= year + REPAID_WITHIN:
        last = year + REPAID_WITHIN
        return worded(
            "{name}: 채무부담행위는 {year}년이나 {last}년에 상환해야 합니다. (지방재정법 제44조제4항)",
            name=line.name,
            year=year + 1,
            last=last,
        )
    return _span_fault(line, year, is_extended=is_extended) if kind is ProvisionKind.CONTINUING else ""


def beyond(lines: Iterable[tuple[ProvisionKind, str, Provided, Mapping[Funding, int]]], year: int) -> Iterable[str]:
    """Lines of which more is to be carried over or paid in a year than the budget gives, in words.

    Each comes with its division and won of the budget after the bill by who pays. A 채무부담행위 is beyond the budget.
    """
    for kind, division, line, given in lines:
        if kind is ProvisionKind.DEBT:
            continue
        for funding, amount in line.funded(year).items():
            if amount > given.get(funding, 0):
                yield (
                    worded(
                        "{kind} {division} {name} {item}: {funding} {amount:,}원이 예산액 {given:,}원보다 많습니다.",
                        kind=worded(kind.label),
                        division=division,
                        name=line.name,
                        item=line.item,
                        funding=worded(funding.label),
                        amount=amount,
                        given=given.get(funding, 0),
                    )
                )


def debt_due(line: Provided, year: int, contracted: int) -> int:
    """Won that the budget of a year has to give for what was contracted under a 채무부담행위.

    No more than was contracted is repaid, the earlier years first.
    """
    before = sum(amount for (own, _), amount in line.shares.items() if own < year)
    return max(min(line.of_year(year), contracted - before), 0)


def _span_fault(line: Provided, year: int, *, is_extended: bool) -> str:
    first, last = line.years[0], line.years[-1]
    if first == last:
        return worded("{name}: 계속비는 두 해 이상의 연부액이 있어야 합니다. (지방재정법 제42조제1항)", name=line.name)
    if not first <= year <= last:
        return worded(
            "{name}: {year}년이 계속비의 연한에 들지 않습니다. 연부액을 고치십시오.",
            name=line.name,
            year=year,
        )
    if last - first >= MOST_YEARS and not is_extended:
        return worded(
            "{name}: 계속비의 연한은 {most}년까지입니다. 더 늘리려면 의결된 계속비를 다시 의결받아야 합니다. "
            "(지방재정법 제42조제2항)",
            name=line.name,
            most=MOST_YEARS,
        )
    return ""


def _years_of(head: Sequence[str]) -> list[int]:
    years = [cell.removesuffix("년") for cell in head[len(HEAD) :]]
    if tuple(head[: len(HEAD)]) != HEAD or not years or not all(re.fullmatch(r"20\d{2}", each) for each in years):
        raise ProvisionFault(
            worded("첫 줄에 {head}와 연도(예: 2026)를 탭으로 나누어 적으십시오.", head=", ".join(HEAD))
        )
    if len(set(years)) != len(years):
        raise ProvisionFault("첫 줄에 같은 연도를 두 번 적었습니다. 하나를 지우십시오.")
    return [int(each) for each in years]


def _row(row: Sequence[str], years: Sequence[int], known: Mapping[str, KnownProgramme]) -> Provided:
    cells = [*row, *[""] * (len(HEAD) + len(years) - len(row))]
    programme, item, name, note, funding = cells[: len(HEAD)]
    if len(row) > len(HEAD) + len(years):
        raise FormulaFault("칸이 첫 줄보다 많습니다. 첫 줄과 칸 수를 맞추십시오.")
    if programme not in known:
        raise FormulaFault(
            worded("세부사업을 찾을 수 없습니다: {programme}. 부호로 적으십시오.", programme=programme or "빈칸")
        )
    if not _ITEM.fullmatch(item):
        raise FormulaFault(worded("통계목을 401-01처럼 적으십시오: {item}.", item=item or "빈칸"))
    if not name or len(name) > LONGEST_NAME or not note or len(note) > LONGEST_NOTE:
        raise FormulaFault(
            worded(
                "사업명({name}자까지)과 사유({note}자까지)를 적으십시오.",
                name=LONGEST_NAME,
                note=LONGEST_NOTE,
            )
        )
    if funding not in _FUNDINGS:
        raise FormulaFault(worded("재원은 {fundings} 가운데 하나로 적으십시오.", fundings=", ".join(_FUNDINGS)))
    amounts = zip(years, cells[len(HEAD) :], strict=True)
    shares = {(year, _FUNDINGS[funding]): _thousands(cell) for year, cell in amounts}
    return Provided(programme, item, name, note, {key: won for key, won in shares.items() if won})


def _add(found: dict[Key, Provided], line: Provided) -> None:
    """Put a row to the line that it is of.

    :raises FormulaFault: if that has the source already, or another name
    """
    before = found.get(line.key)
    if before is None:
        found[line.key] = line
        return
    if (before.name, before.note) != (line.name, line.note):
        raise FormulaFault("같은 세부사업과 통계목의 사업명이나 사유가 앞줄과 다릅니다. 같게 적으십시오.")
    if set(before.shares) & set(line.shares):
        raise FormulaFault("세부사업, 통계목, 재원이 같은 줄이 둘 있습니다. 한 줄로 합치십시오.")
    found[line.key] = Provided(*line.key, line.name, line.note, {**before.shares, **line.shares})


def _thousands(cell: str) -> int:
    return read_won(cell if re.search("[가-힣]", cell) or cell in {"", "-"} else f"{cell}천원")


def _printed(won: int) -> str:
    return "" if not won else f"{won // 1000:,}" if won % 1000 == 0 else f"{won:,}원"
