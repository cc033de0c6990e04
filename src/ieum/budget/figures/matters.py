"""Reviews and plans around the budget as facts: what was reviewed, won, planned and saved, and the tables of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby, product
from typing import Protocol

from ieum.budget.choices import FundAccount, GrantKind, MatterKind, MatterState, MoneySource
from ieum.budget.queries.matters import KnownMatter, known_matters
from ieum.budget.rules.funds import fund_balance
from ieum.budget.rules.matters import INCOME, OUTLAY, StatedMatter, place_of_field, summed
from ieum.kernel.figure_tables import FigureTable, Line, OpenLines, Sum
from ieum.kernel.observations import Nature, Observation, subject_of
from ieum.kernel.registry import Dataset, Derived, Measure

REGISTER = "재정 심사·계획 대장"
"""What stands as the source of what follows from matters."""
_COUNTED = {"count": Measure("건수", "건"), "amount": Measure("금액", "원")}
_WHOLE = "계"

DATASETS = (
    Dataset("budget.review", "재정 심사 실적", {"year": "연도", "review": "심사", "result": "결과"}, _COUNTED),
    Dataset("budget.external", "외부재원 확보", {"year": "연도", "funding": "재원"}, _COUNTED),
    Dataset(
        "budget.mid_term",
        "중기지방재정계획",
        {"plan": "계획 연도", "field": "분야", "year": "연도"},
        {"amount": Measure("금액", "원")},
    ),
    Dataset(
        "budget.fund",
        "기금 운용",
        {"year": "연도", "fund": "기금"},
        {
            "opening": Measure("전년도 말 조성액", "원"),
            "income": Measure("수입액", "원"),
            "outlay": Measure("지출액", "원"),
            "closing": Measure("연도 말 조성액", "원"),
        },
    ),
)
FIGURE_TABLES = (
    FigureTable(
        "budget.review.results",
        "심사 실적",
        "budget.review",
        ("심사",),
        rows=(OpenLines("review"),),
        columns=(
            Line("건수", "count", {"result": _WHOLE}),
            Line("금액", "amount", {"result": _WHOLE}),
        ),
        unit="백만원",
        context=("year",),
        source="건수와 금액은 2020 영등포구가 문장으로 적은 것",
    ),
    FigureTable(
        "budget.external.won",
        "외부재원 확보",
        "budget.external",
        ("재원",),
        rows=(OpenLines("funding", total=_WHOLE),),
        columns=(Line("건수", "count"), Line("금액", "amount")),
        unit="백만원",
        adds_up=True,
        context=("year",),
        source="건수와 금액은 2020 영등포구가 문장으로 적은 것",
    ),
    FigureTable(
        "budget.mid_term.by_field",
        "중기지방재정계획",
        "budget.mid_term",
        ("분야",),
        rows=(OpenLines("field", total=_WHOLE, nature=Nature.PLAN),),
        columns=(
            Line("합계", "amount", {"year": "합계"}, formula=Sum()),
            OpenLines("year", "{}년", "amount", nature=Nature.PLAN, values=r"\d{4}"),
        ),
        unit="백만원",
        adds_up=True,
        context=("plan",),
        source="2003 영등포구 중기투자·재정계획(2004~2008)의 기간",
    ),
    FigureTable(
        "budget.fund.plan",
        "기금운용계획",
        "budget.fund",
        ("기금",),
        rows=(OpenLines("fund", total=_WHOLE, nature=Nature.PLAN),),
        columns=(
            Line("전년도 말 조성액", "opening", nature=Nature.PLAN),
            Line("수입", "income", nature=Nature.PLAN),
            Line("지출", "outlay", nature=Nature.PLAN),
            Line("연도 말 조성액", "closing", nature=Nature.PLAN),
        ),
        unit="백만원",
        adds_up=True,
        context=("year",),
        source="지방자치단체 기금관리기본법 제8조",
    ),
)

_REVIEWED = {
    "find_appropriate": MatterState.APPROPRIATE, "find_conditional": MatterState.CONDITIONAL,
    "find_reconsider": MatterState.RECONSIDER, "find_inappropriate": MatterState.INAPPROPRIATE,
}  # fmt: skip
_RESEARCHED = {
    "pass": MatterState.PASSED, "amend": MatterState.AMENDED, "vote_down": MatterState.VOTED_DOWN,
}  # fmt: skip

_REWARDED = {"pay": MatterState.PAID}


class _Step(Protocol):
    """A step of a matter, as far as figures read it."""

    position: int
    action: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class _Counted:
    """One matter that counts from a day: under what, and how much."""

    day: date
    places: tuple[Mapping[str, str], ...]
    amount: int


def review_observations(epoch: int) -> list[Observation]:
    """Investment and research reviews of each year so far, with their 총사업비, anew on each day of a result."""
    found = [
        *_decided(epoch, MatterKind.INVESTMENT, _REVIEWED),
        *_decided(epoch, MatterKind.RESEARCH, _RESEARCHED),
        *_decided(epoch, MatterKind.REWARD, _REWARDED),
    ]
    return list(_running("budget.review", found))


def external_observations(epoch: int) -> list[Observation]:
    """Outside money that was won in each year so far, by what kind it is, anew on each day of a selection.

    What the district pays itself does not count.
    """
    found = []
    for each, step in _taken(epoch, {"select"}, MatterKind.GRANT):
        stated = each.at(step.position)
        name = str(GrantKind(stated.traits["nature"]).label)
        outside = stated.total - stated.of(MoneySource.OWN, MoneySource.BOND)
        found.append(_Counted(step.decided_on, ({"funding": name},), outside))
    return list(_running("budget.external", found))


def mid_term_observations(epoch: int) -> list[Observation]:
    """Money of each confirmed plan by 분야 and year, from the day on which it was confirmed."""
    found = []
    for each, step in last_of_each_day(epoch, {"confirm"}, MatterKind.MID_TERM):
        sums = summed(each.at(step.position).amounts, lambda one: (one.heading, one.year))
        for heading, year, won in _without_gaps(sums):
            about = {"plan": str(each.row.year), "field": heading, "year": str(year)}
            own = _said("budget.mid_term", "amount", about, won, step.decided_on)
            found.append(replace(own, column=place_of_field(heading)))
    return found


def fund_observations(epoch: int) -> list[Observation]:
    """What each fund has, gets and gives in the year, as the council voted it or it was changed since."""
    found = []
    for each, step in last_of_each_day(epoch, {"adopt", "change"}, MatterKind.FUND):
        stated = each.at(step.position)
        about = {"year": str(each.row.year), "fund": fund_name(stated)}
        amounts = {
            "opening": stated.won("opening") or 0, "income": stated.of_group(INCOME, each.row.year),
            "outlay": stated.of_group(OUTLAY, each.row.year), "closing": fund_balance(stated),
        }  # fmt: skip
        for measure, won in amounts.items():
            found.append(_said("budget.fund", measure, about, won, step.decided_on))
    return found


def funding_plan_observations(epoch: int) -> list[Observation]:
    """연차별 소요재원 of each project that was submitted to review or won, anew on each day it was stated."""
    found = []
    # Those of the one kind are never taken on the other.
    steps = {"submit", "select", "grant"}
    for each, step in last_of_each_day(epoch, steps, MatterKind.INVESTMENT, MatterKind.GRANT):
        stated = each.at(step.position)
        sums = summed(stated.amounts, lambda one: (str(one.source.label), one.year))
        about = {"division": stated.division, "task": stated.title}
        for source, year, won in _without_gaps(sums):
            more = {**about, "funding": source, "year": str(year)}
            found.append(_said("budget.funding_plan", "amount", more, won, step.decided_on))
    return found


DERIVED = (
    Derived("budget.review", REGISTER, review_observations),
    Derived("budget.external", REGISTER, external_observations),
    Derived("budget.mid_term", REGISTER, mid_term_observations),
    Derived("budget.fund", REGISTER, fund_observations),
    Derived("budget.funding_plan", REGISTER, funding_plan_observations),
)


def _decided(epoch: int, kind: MatterKind, results: Mapping[str, MatterState]) -> Iterator[_Counted]:
    """The last result of each matter in each year; one that was reviewed again in a later year counts in both."""
    last = {}
    for each, step in _taken(epoch, results, kind):
        last[each.row.pk, step.decided_on.year] = (each, step)
    for each, step in last.values():
        names = (_WHOLE, str(results[step.action].label))
        places = tuple({"review": str(kind.label), "result": name} for name in names)
        yield _Counted(step.decided_on, places, each.at(step.position).total)


def _taken(epoch: int, actions: Iterable[str], *kinds: MatterKind) -> Iterator[tuple[KnownMatter, _Step]]:
    wanted = set(actions)
    for each in known_matters(epoch, *kinds):
        for step in each.steps:
            if step.action in wanted:
                yield each, step


def last_of_each_day(epoch: int, actions: Iterable[str], *kinds: MatterKind) -> Iterable[tuple[KnownMatter, _Step]]:
    """Of steps of one matter on one day the last, which says what holds from then on."""
    return {(each.row.pk, step.decided_on): (each, step) for each, step in _taken(epoch, actions, *kinds)}.values()


def _without_gaps(sums: Mapping[tuple[str, int], int]) -> Iterator[tuple[str, int, int]]:
    """Every name in every year: what a plan does not give in a year is nothing, not unknown."""
    for name, year in product(dict.fromkeys(name for name, _ in sums), sorted({year for _, year in sums})):
        yield name, year, sums.get((name, year), 0)


def _running(dataset: str, counted: Iterable[_Counted]) -> Iterator[Observation]:
    """The sums of each year so far, all of them anew on each day that adds something."""
    ordered = sorted(counted, key=lambda each: each.day)
    for year, of_year in groupby(ordered, key=lambda each: each.day.year):
        sums: dict[tuple[tuple[str, str], ...], list[int]] = {}
        for day, of_day in groupby(of_year, key=lambda each: each.day):
            for each in of_day:
                for place in each.places:
                    own = sums.setdefault(tuple(place.items()), [0, 0])
                    own[0] += 1
                    own[1] += each.amount
            for named, (number, won) in sums.items():
                about = {"year": str(year), **dict(named)}
                yield _said(dataset, "count", about, number, day)
                yield _said(dataset, "amount", about, won, day)


_MEASURES = {each.name: each.measures for each in DATASETS} | {
    "budget.funding_plan": {"amount": Measure("소요재원", "원")}
}
_PLANS = {"budget.mid_term", "budget.fund", "budget.funding_plan"}
_BLANK = Observation("", (), "", None, None, "", date.min, date.min, REGISTER, None, "", "")


def _said(dataset: str, measure: str, about: Mapping[str, str], value: int, day: date) -> Observation:
    known = _MEASURES[dataset][measure]
    return replace(
        _BLANK,
        dataset=dataset,
        subject=subject_of(dict(about)),
        measure=measure,
        value=Decimal(value),
        printed=f"{value:,}",
        unit=known.unit,
        effective_date=day,
        stated_on=day,
        nature=Nature.PLAN if dataset in _PLANS else Nature.ACTUAL,
        cell=f"{' '.join(about.values())} · {known.label}",
    )


def fund_name(stated: StatedMatter) -> str:
    """What a fund is called, with its account where it has two."""
    account = FundAccount(stated.traits["account"])
    return stated.title if account in {FundAccount.SINGLE, FundAccount.DISASTER} else f"{stated.title} {account.label}"
