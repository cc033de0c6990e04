"""What plans come to: the budget beside the mid-term plan, and what bonds and funds pay and earn by year."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from ieum.budget.choices import MatterKind
from ieum.budget.figures.matters import REGISTER, fund_name, last_of_each_day
from ieum.budget.queries import Point
from ieum.budget.queries.grants import GrantStanding, pipeline
from ieum.budget.queries.matters import known_matters
from ieum.budget.queries.mid_term import UNPLANNED, appropriations
from ieum.budget.rules.matters import INCOME, StatedMatter, place_of_field, schedule_of, summed
from ieum.kernel.figure_tables import Difference, FigureTable, Line, OpenLines, Rate, Sum
from ieum.kernel.observations import Nature, Observation, subject_of
from ieum.kernel.registry import Answered, Dataset, Derived, Measure
from ieum.kernel.selection import Question

_INTEREST = "이자"
"""What items of a fund's income say that are interest."""

DATASETS = (
    Dataset(
        "budget.plan_deviation",
        "중기지방재정계획 대비 예산",
        {"year": "회계연도", "field": "분야", "detailed": "세부사업"},
        {
            "planned": Measure("계획액", "원"),
            "appropriation": Measure("예산액", "원"),
            "deviation": Measure("차이", "원"),
            "reflected": Measure("반영률", "%"),
        },
    ),
    Dataset(
        "budget.grant_pipeline",
        "외부재원의 내시와 편성",
        {"year": "회계연도", "grant": "외부재원"},
        {
            "announced": Measure("확정내시", "원"),
            "budgeted": Measure("예산 편성", "원"),
            "not_budgeted": Measure("편성 차이", "원"),
            "received": Measure("수납", "원"),
            "not_received": Measure("수납 차이", "원"),
        },
    ),
    Dataset(
        "budget.repayment",
        "지방채 상환",
        {"bond": "지방채", "due": "상환 연도"},
        {
            "principal": Measure("원금", "원"),
            "interest": Measure("이자", "원"),
            "whole": Measure("원리금", "원"),
            "balance": Measure("연도 말 잔액", "원"),
        },
    ),
    Dataset(
        "budget.fund_interest",
        "기금 이자수입",
        {"fund": "기금", "due": "수입 연도"},
        {"interest": Measure("이자수입", "원")},
    ),
)
FIGURE_TABLES = (
    FigureTable(
        "budget.mid_term.deviation",
        "중기지방재정계획 대비 예산",
        "budget.plan_deviation",
        ("분야", "세부사업"),
        rows=(OpenLines("detailed", within="field", total="소계", values=".+"),),
        columns=(
            Line("계획액(A)", "planned"),
            Line("예산액(B)", "appropriation"),
            Line("차이(B-A)", "deviation", formula=Difference("예산액(B)", "계획액(A)"), signed=True),
            Line("반영률(B÷A)", "reflected", formula=Rate("예산액(B)", "계획액(A)")),
        ),
        unit="천원",
        adds_up=True,
        context=("year",),
        source="지방재정법 제33조",
    ),
    FigureTable(
        "budget.grant.pipeline",
        "외부재원의 확정내시와 예산·수납",
        "budget.grant_pipeline",
        ("외부재원",),
        rows=(OpenLines("grant", total="계", values=".+"),),
        columns=(
            Line("확정내시(A)", "announced"),
            Line("예산 편성(B)", "budgeted"),
            Line("차이(B-A)", "not_budgeted", formula=Difference("예산 편성(B)", "확정내시(A)"), signed=True),
            Line("수납(C)", "received"),
            Line("차이(C-A)", "not_received", formula=Difference("수납(C)", "확정내시(A)"), signed=True),
        ),
        # Two differences from one amount cannot be rounded so that both still add up.
        unit="원",
        context=("year",),
        source="지방재정법 제45조, 제60조",
    ),
    FigureTable(
        "budget.bond.repayment",
        "지방채 상환 계획",
        "budget.repayment",
        ("지방채", "연도"),
        rows=(OpenLines("due", within="bond", total="소계", nature=Nature.PLAN, values=r"\d{4}"),),
        columns=(
            Line("원금", "principal", nature=Nature.PLAN),
            Line("이자", "interest", nature=Nature.PLAN),
            Line("원리금", "whole", nature=Nature.PLAN, formula=Sum(("원금", "이자"))),
        ),
        unit="원",
        source="지방재정법 제11조",
    ),
    FigureTable(
        "budget.fund.interest",
        "기금 이자수입",
        "budget.fund_interest",
        ("기금", "연도"),
        rows=(OpenLines("due", within="fund", total="소계", nature=Nature.PLAN, values=r"\d{4}"),),
        columns=(Line("이자수입", "interest", nature=Nature.PLAN),),
        unit="원",
        source="지방자치단체 기금관리기본법 제8조",
    ),
)
_MEASURES = {each.name: each.measures for each in DATASETS}
_ACTUAL = ("budget.plan_deviation", "budget.grant_pipeline")
_NATURES = dict.fromkeys(_MEASURES, Nature.PLAN) | dict.fromkeys(_ACTUAL, Nature.ACTUAL)
_BLANK = Observation("", (), "", None, None, "", date.min, date.min, REGISTER, None, "", "")


def deviation_observations(question: Question) -> list[Observation]:
    """예산액 of each programme as of a day beside what the plan in force says of the year, by their codes."""
    year = question.where.get("year", "")
    found = _plan_in_force(question, int(year)) if year.isascii() and year.isdecimal() else None
    if found is None:
        return []
    plan, day = found
    budget = appropriations(Point(question.as_of, question.epoch), int(year))
    planned = summed(
        (one for one in plan.amounts if one.year == int(year)), lambda one: (one.heading, one.code, one.item)
    )
    rows: list[tuple[str, str, int, int | None]] = [
        (heading, budget.get(code, (item or code, 0))[0], won, budget.get(code, ("", 0))[1] if code else None)
        for (heading, code, item), won in planned.items()
    ]
    codes = {code for _, code, _ in planned}
    rows += [(UNPLANNED, name, 0, won) for code, (name, won) in budget.items() if code not in codes and won]
    return [
        replace(
            _said("budget.plan_deviation", measure, {"year": year, "field": field, "detailed": name}, won, day),
            column=place_of_field(field),
        )
        for field, name, wanted, has in rows
        for measure, won in (("planned", wanted), ("appropriation", has))
        if won is not None
    ]


def _plan_in_force(question: Question, year: int) -> tuple[StatedMatter, date] | None:
    """What the newest plan of that year or an earlier one says that has the year, as it was last confirmed."""
    known = [
        (each.row.year, step.decided_on, step.position, each.at(step.position))
        for each in known_matters(question.epoch, MatterKind.MID_TERM)
        for step in each.steps
        if step.action == "confirm" and step.decided_on <= question.as_of and each.row.year <= year
    ]
    having = [each for each in known if any(one.year == year for one in each[3].amounts)]
    if not having:
        return None
    _, day, _, plan = max(having, key=lambda each: each[:3])
    return plan, day


def pipeline_observations(question: Question) -> list[Observation]:
    """What was announced of each grant of a year, what the budget took in of it and what came in, as of a day."""
    year = question.where.get("year", "")
    if not (year.isascii() and year.isdecimal()):
        return []
    known = pipeline(int(year), Point(question.as_of, question.epoch))
    return [
        _said("budget.grant_pipeline", measure, _of_grant(year, each), won, question.as_of)
        for each in known
        if each.announced is not None
        for measure, won in (
            ("announced", each.announced), ("budgeted", each.budgeted), ("received", each.received),
        )
    ]  # fmt: skip


def _of_grant(year: str, each: GrantStanding) -> dict[str, str]:
    return {"year": year, "grant": f"{each.row.title} {each.row}"}


def repayment_observations(epoch: int) -> list[Observation]:
    """원금 and 이자 of each bond by year, from the day on which the council voted it or it was issued."""
    found = []
    for each, step in last_of_each_day(epoch, {"adopt", "issue"}, MatterKind.BOND):
        stated = each.at(step.position)
        for one in schedule_of(stated):
            about = {"bond": f"{stated.title} {each.row}", "due": str(one.year)}
            for measure, won in (("principal", one.principal), ("interest", one.interest), ("balance", one.balance)):
                found.append(_said("budget.repayment", measure, about, won, step.decided_on))
    return found


def interest_observations(epoch: int) -> list[Observation]:
    """이자수입 of each fund by year, as its plan states it once the council voted it or it was changed since."""
    return [
        _said("budget.fund_interest", "interest", about, won, step.decided_on)
        for each, step in last_of_each_day(epoch, {"adopt", "change"}, MatterKind.FUND)
        for about, won in _interest(each.at(step.position))
    ]


def _interest(stated: StatedMatter) -> Iterator[tuple[dict[str, str], int]]:
    own = (one for one in stated.amounts if one.heading == INCOME and _INTEREST in one.item)
    for year, won in sorted(summed(own, lambda one: one.year).items()):
        yield {"fund": fund_name(stated), "due": str(year)}, won


DERIVED = (
    Derived("budget.repayment", REGISTER, repayment_observations),
    Derived("budget.fund_interest", REGISTER, interest_observations),
)
ANSWERED = (
    Answered("budget.plan_deviation", REGISTER, ("year",), deviation_observations),
    Answered("budget.grant_pipeline", REGISTER, ("year",), pipeline_observations),
)


def _said(dataset: str, measure: str, about: Mapping[str, str], value: int, day: date) -> Observation:
    known = _MEASURES[dataset][measure]
    return replace(
        _BLANK, dataset=dataset, subject=subject_of(dict(about)), measure=measure, value=Decimal(value),
        printed=f"{value:,}", unit=known.unit, effective_date=day, stated_on=day, nature=_NATURES[dataset],
        cell=f"{' '.join(about.values())} · {known.label}",
    )  # fmt: skip
