"""The mid-term plan as facts: by 분야 and 부문, what it expects to come in and to be spent, and its balance."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from ieum.budget.choices import MatterKind
from ieum.budget.figures.matters import REGISTER, last_of_each_day
from ieum.budget.rules.matters import StatedMatter, place_of_field, summed
from ieum.budget.rules.outlook import PLACES, Outlook, outlook_of
from ieum.kernel.figure_tables import FigureTable, Line, OpenLines, Sum
from ieum.kernel.observations import Nature, Observation, subject_of
from ieum.kernel.registry import Dataset, Derived, Measure

_AMOUNT = {"amount": Measure("금액", "원")}
_UNNAMED = "부문 미지정"
_BALANCES = ("통합재정수지 1", "통합재정수지 2(순세계잉여금 포함)")

DATASETS = (
    Dataset(
        "budget.mid_term_sector",
        "중기지방재정계획의 부문",
        {"plan": "계획 연도", "field": "분야", "sector": "부문", "year": "연도"},
        _AMOUNT,
    ),
    Dataset(
        "budget.mid_term_outlook",
        "세입·세출 전망",
        {"plan": "계획 연도", "side": "구분", "item": "항목", "year": "연도"},
        _AMOUNT,
    ),
    Dataset(
        "budget.mid_term_balance",
        "통합재정수지 전망",
        {"plan": "계획 연도", "item": "항목", "year": "연도"},
        _AMOUNT,
    ),
)
_YEARS = OpenLines("year", "{}년", "amount", nature=Nature.PLAN, values=r"\d{4}")
FIGURE_TABLES = (
    FigureTable(
        "budget.mid_term.by_sector",
        "중기지방재정계획(분야·부문별)",
        "budget.mid_term_sector",
        ("분야", "부문"),
        rows=(OpenLines("sector", within="field", total="소계", nature=Nature.PLAN, values=".+"),),
        columns=(Line("합계", "amount", {"year": "합계"}, formula=Sum()), _YEARS),
        unit="백만원",
        adds_up=True,
        context=("plan",),
        source="지방재정법 제33조제3항",
    ),
    FigureTable(
        "budget.mid_term.outlook",
        "세입·세출 전망",
        "budget.mid_term_outlook",
        ("구분", "항목"),
        rows=(OpenLines("item", within="side", total="소계", nature=Nature.PLAN, values=".+"),),
        columns=(_YEARS,),
        unit="백만원",
        adds_up=True,
        context=("plan",),
        source="지방재정법 제33조제3항",
    ),
    FigureTable(
        "budget.mid_term.balance",
        "통합재정수지 전망",
        "budget.mid_term_balance",
        ("구분",),
        rows=tuple(Line(each, "amount", {"item": each}, nature=Nature.PLAN) for each in _BALANCES),
        columns=(_YEARS,),
        unit="백만원",
        context=("plan",),
        source="지방재정법 제33조제3항",
    ),
)
_BLANK = Observation("", (), "amount", None, None, "원", date.min, date.min, REGISTER, None, "", "")
_Said = Iterator[tuple[dict[str, str], int, int]]
"""What it is about, won, and the place in the order of the table."""


def sector_observations(epoch: int) -> list[Observation]:
    """Money of each confirmed plan by 분야, 부문 and year, from the day on which it was confirmed."""
    return list(_confirmed(epoch, "budget.mid_term_sector"))


def outlook_observations(epoch: int) -> list[Observation]:
    """What each confirmed plan expects of each item in each year."""
    return list(_confirmed(epoch, "budget.mid_term_outlook"))


def balance_observations(epoch: int) -> list[Observation]:
    """통합재정수지 of each confirmed plan in each year."""
    return list(_confirmed(epoch, "budget.mid_term_balance"))


def _confirmed(epoch: int, dataset: str) -> Iterator[Observation]:
    for each, step in last_of_each_day(epoch, {"confirm"}, MatterKind.MID_TERM):
        for about, won, place in _OF[dataset](each.at(step.position)):
            yield replace(
                _BLANK, dataset=dataset, subject=subject_of({"plan": str(each.row.year), **about}),
                value=Decimal(won), printed=f"{won:,}", effective_date=step.decided_on, stated_on=step.decided_on,
                nature=Nature.PLAN, column=place, cell=" ".join(about.values()),
            )  # fmt: skip


def _sectors(plan: StatedMatter) -> _Said:
    sums = summed(plan.amounts, lambda each: (each.heading, each.sector, each.year))
    for field, sector in sorted({(field, sector) for field, sector, _ in sums}):
        for year in sorted({year for *_, year in sums}):
            about = {"field": field, "sector": sector or _UNNAMED, "year": str(year)}
            yield about, sums.get((field, sector, year), 0), place_of_field(field)


def _items(plan: StatedMatter) -> _Said:
    outlook = outlook_of(plan.traits)
    for (side, item), own in (outlook.amounts if outlook else {}).items():
        for year, won in own.items():
            yield {"side": side, "item": item, "year": str(year)}, won, PLACES.index((side, item)) + 1


def _balances(plan: StatedMatter) -> _Said:
    outlook = outlook_of(plan.traits)
    for item, own in _balances_of(outlook).items() if outlook else ():
        for year, won in own.items():
            yield {"item": item, "year": str(year)}, won, _BALANCES.index(item) + 1


def _balances_of(outlook: Outlook) -> Mapping[str, Mapping[int, int]]:
    return dict(zip(_BALANCES, (outlook.balance(), outlook.balance_with_surplus()), strict=True))


_OF = {
    "budget.mid_term_sector": _sectors, "budget.mid_term_outlook": _items, "budget.mid_term_balance": _balances,
}  # fmt: skip
DERIVED = (
    Derived("budget.mid_term_sector", REGISTER, sector_observations),
    Derived("budget.mid_term_outlook", REGISTER, outlook_observations),
    Derived("budget.mid_term_balance", REGISTER, balance_observations),
)
