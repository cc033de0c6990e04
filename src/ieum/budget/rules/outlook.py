"""What a mid-term plan must have, what it expects to come in and to be spent, and the balance that follows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ieum.budget.rules.calculation import FormulaFault
from ieum.budget.rules.matters import MatterFault, StatedMatter, summed, summed_years, thousands, years_of
from ieum.kernel.wording import worded

MID_TERM_YEARS = 5
_DRAFTED_FROM = 7
"""The month in which the guidelines for the budget of the next year come out (예산편성 운영기준)."""
"""지방재정법 제33조제1항: five fiscal years and more."""
FIELD = "forecast"
"""The trait in which the rows stand."""
HEADING = ("구분", "항목")
REVENUE, SPENDING = "세입", "세출"
MANDATORY, DISCRETIONARY, SURPLUS = "의무지출", "재량지출", "순세계잉여금"
_LENT, _REPAID = "융자금", "융자금회수"
_COUNTED = {
    REVENUE: ("지방세수입", "세외수입", "지방교부세", "조정교부금등", "보조금"),
    SPENDING: (MANDATORY, DISCRETIONARY),
}
"""What counts by itself; loans count by what is lent beyond what comes back (순융자)."""
_BESIDE = {
    REVENUE: (_REPAID, "지방채", SURPLUS, "그밖의보전수입등및내부거래"),
    SPENDING: (_LENT, "보전지출", "내부거래지출"),
}
"""Borrowing, repayment, what was left of years before, and what moves between own accounts."""
ITEMS: Mapping[str, tuple[str, ...]] = {side: (*_COUNTED[side], *_BESIDE[side]) for side in (REVENUE, SPENDING)}
"""항목 by 구분 in the order of a plan, without spaces."""
PLACES = [(side, item) for side, items in ITEMS.items() for item in items]
"""구분 and 항목 in that order."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """Won of each item in each year that a plan covers."""

    years: tuple[int, ...]
    amounts: Mapping[tuple[str, str], Mapping[int, int]]
    """By 구분 and 항목, in the order of a plan; items that were not said are missing."""

    def of(self, side: str, *items: str) -> dict[int, int]:
        """Won by year of some items of a side, or of all of it."""
        own = [won for (which, item), won in self.amounts.items() if which == side and item in (items or ITEMS[side])]
        return summed_years(self.years, own)

    def balance(self) -> dict[int, int]:
        """통합재정수지 1 by year: counted revenue less counted spending and net lending.

        지방재정법 제33조제3항 asks for it; what counts is told by what is consolidated: neither borrowing and its
        repayment, nor surplus, nor what moves between own accounts.
        """
        got, spent = self.of(REVENUE, *_COUNTED[REVENUE]), self.of(SPENDING, *_COUNTED[SPENDING])
        lent, repaid = self.of(SPENDING, _LENT), self.of(REVENUE, _REPAID)
        return {year: got[year] - spent[year] - (lent[year] - repaid[year]) for year in self.years}

    def balance_with_surplus(self) -> dict[int, int]:
        """통합재정수지 2 by year: the same with 순세계잉여금, as disclosures of local finance count it."""
        own, surplus = self.balance(), self.of(REVENUE, SURPLUS)
        return {year: own[year] + surplus[year] for year in self.years}

    def growth(self, item: str) -> dict[int, Fraction | None]:
        """By how many % an item of spending grows from the year before; None for the first and where that had none."""
        own = self.of(SPENDING, item)
        before = {year: own.get(year - 1, 0) for year in self.years}
        return {year: Fraction(own[year] - was, was) * 100 if was else None for year, was in before.items()}


def drafted_year(today: date) -> int:
    """The first year of a plan that is written on a day: the next one from July on, as its budget is drawn up then."""
    return today.year + (today.month >= _DRAFTED_FROM)


def outlook_of(traits: Mapping[str, str]) -> Outlook | None:
    """The outlook that is said of a mid-term plan, pasted in 천원; None where no amount of it is.

    :raises MatterFault: naming each row that is wrong
    """
    rows = [[cell.strip() for cell in line.split("\t")] for line in traits.get(FIELD, "").splitlines() if line.strip()]
    if not rows:
        return None
    years = years_of(rows[0], HEADING, field=FIELD)
    found: dict[tuple[str, str], dict[int, int]] = {}
    faults = []
    for number, row in enumerate(rows[1:], start=2):
        try:
            place, won = _read(row, years)
            _once(place, found)
        except FormulaFault as fault:
            faults.append(worded("{number}번째 줄: {fault}", number=number, fault=str(fault)))
        else:
            found[place] = won
    if faults:
        raise MatterFault({FIELD: " ".join(faults[:5])})
    ordered = {place: found[place] for place in PLACES if any(found.get(place, {}).values())}
    return Outlook(tuple(sorted(years)), ordered) if ordered else None


def blank_outlook(years: Sequence[int]) -> str:
    """The rows that ``outlook_of`` reads, their amounts still to be written."""
    return "\n".join("\t".join(row) for row in ((*HEADING, *map(str, years)), *PLACES))


def _read(row: Sequence[str], years: Sequence[int]) -> tuple[tuple[str, str], dict[int, int]]:
    if len(row) > len(HEADING) + len(years):
        raise FormulaFault("칸이 첫 줄보다 많습니다. 첫 줄과 칸 수를 맞추십시오.")
    cells = [*row, *[""] * (len(HEADING) + len(years) - len(row))]
    side, item = ("".join(cell.split()) for cell in cells[: len(HEADING)])
    if side not in ITEMS:
        raise FormulaFault("구분에는 세입이나 세출을 적으십시오.")
    if item not in ITEMS[side]:
        raise FormulaFault(
            worded("{side}의 항목은 {items} 가운데 하나로 적으십시오.", side=side, items=", ".join(ITEMS[side]))
        )
    return (side, item), {year: thousands(cell) for year, cell in zip(years, cells[len(HEADING) :], strict=True)}


def _once(place: tuple[str, str], found: Mapping[tuple[str, str], object]) -> None:
    if place in found:
        raise FormulaFault("같은 항목이 앞에 있습니다. 한 줄로 합치십시오.")


def mid_term_findings(plan: StatedMatter) -> Iterator[tuple[str, str]]:
    """What stands in the way of a plan by the code of each condition; "" for what only warns."""
    years = {each.year for each in plan.amounts}
    missing = [year for year in range(plan.year, plan.year + MID_TERM_YEARS) if year not in years]
    if missing:
        said = ", ".join(f"{year}년" for year in missing)
        told = "계획은 다섯 회계연도 이상이어야 합니다. {years} 금액이 없습니다. (지방재정법 제33조제1항)"
        yield "YEARS", worded(told, years=said)
    if not all(each.heading for each in plan.amounts):
        yield "FIELDS", "구분(분야)이 없는 줄이 있습니다. 모든 줄에 분야를 적으십시오."
    if not all(each.sector for each in plan.amounts):
        yield "", "부문이 없는 줄이 있습니다. 구분 다음에 부문 칸을 두면 부문별로도 셈합니다."


def outlook_warnings(plan: StatedMatter) -> list[str]:
    """What an officer is told of the outlook of a plan: that it lacks, or where it does not add up."""
    outlook = outlook_of(plan.traits)
    if outlook is None:
        return [
            "세입·세출 전망이 없어 통합재정수지를 셈하지 못합니다. '내용 적기'에서 붙이십시오. (지방재정법 제33조제3항)"
        ]
    got, spent = outlook.of(REVENUE), outlook.of(SPENDING)
    planned = summed(plan.amounts, lambda each: each.year)
    told = []
    for year in outlook.years:
        if got[year] != spent[year]:
            told.append(_apart(year, "세입 전망", got[year], "세출 전망", spent[year]))
        if planned.get(year, 0) > spent[year]:
            told.append(_apart(year, "계획한 사업비", planned[year], "세출 전망", spent[year]))
    return told


def _apart(year: int, one: str, won: int, other: str, against: int) -> str:
    said = "{year}년: {one} {won:,}원과 {other} {against:,}원이 {apart:,}원 다릅니다. 전망이나 사업비를 고치십시오."
    return worded(said, year=year, one=one, won=won, other=other, against=against, apart=abs(won - against))
