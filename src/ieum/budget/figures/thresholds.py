"""투자심사 기준 as facts: who reviews a project from which amount on, by the table that holds on the day (R15)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from ieum.budget.choices import InvestmentKind, ReviewBody
from ieum.budget.rules.matters import HUNDRED_MILLION
from ieum.budget.rules.parameters import version_on
from ieum.kernel.figure_tables import FigureTable, Line, OpenLines
from ieum.kernel.numbers import Absence
from ieum.kernel.observations import Observation, subject_of
from ieum.kernel.registry import Answered, Dataset, Measure
from ieum.kernel.selection import Question

THRESHOLDS = "투자심사 기준표"
"""What stands as the source; the place of each fact is its clause."""

DATASETS = (
    Dataset(
        "budget.investment",
        "투자심사 기준",
        {"body": "심사기관", "number": "연번"},
        {
            "kinds": Measure("심사 대상"),
            "money": Measure("심사 재원"),
            "at_least": Measure("총사업비 하한", "원"),
            "below": Measure("총사업비 상한", "원"),
            "clause": Measure("조항"),
        },
    ),
)

FIGURE_TABLES = (
    FigureTable(
        "budget.investment.thresholds",
        "투자심사 기준",
        "budget.investment",
        ("심사기관", "연번"),
        rows=(OpenLines("number", within="body"),),
        columns=(
            Line("대상", "kinds", words=True),
            Line("재원", "money", words=True),
            Line("총사업비/이상", "at_least"),
            Line("총사업비/미만", "below"),
            Line("근거", "clause", words=True),
        ),
        unit="억원",
        source="2003 영등포구 지방재정 투·융자 심사",
    ),
)


def threshold_observations(question: Question) -> list[Observation]:
    """The clauses of the table that holds on the day; empty before the first that is known."""
    version = version_on("investment_review", question.as_of)
    if version is None:
        return []
    numbers = {by: count(1) for by in _BODIES}
    rows = sorted(version.value, key=lambda row: list(_BODIES).index(row["by"]))
    blank = replace(_NOTHING, effective_date=version.since, stated_on=version.since, basis=version.reference)
    return [
        each
        for place, row in enumerate(rows)
        for each in _stated(row, replace(blank, column=place), str(next(numbers[row["by"]])))
    ]


_BODIES = {**{each.value: each.label for each in ReviewBody}, "UNSETTLED": "심사기관 미확인"}
_MONEY = {"": "", "OWN": "전액 자체재원", "TRANSFERRED": "이전재원 포함", "CITY": "시비 포함", "NATIONAL": "국비 포함"}
_NOTHING = Observation("budget.investment", (), "", None, None, "", date.min, date.min, THRESHOLDS, None, "", "")


def _stated(row: Mapping[str, Any], blank: Observation, number: str) -> Iterator[Observation]:
    words = {
        "kinds": ", ".join(InvestmentKind(each).label for each in row["kinds"]),
        "money": _MONEY[row.get("money", "")],
        "clause": row["clause"],
    }
    about = replace(blank, subject=subject_of({"body": str(_BODIES[row["by"]]), "number": number}), cell=row["clause"])
    for measure, said in words.items():
        yield replace(about, measure=measure, absence=Absence.TEXT if said else Absence.BLANK, printed=said)
    for measure, limit in (("at_least", row["from"]), ("below", row.get("to"))):
        amount = replace(about, measure=measure, unit="원", scale=HUNDRED_MILLION)
        if limit is None:
            yield replace(amount, absence=Absence.DASH, printed="-")
        else:
            yield replace(amount, value=Decimal(limit * HUNDRED_MILLION), printed=f"{limit:,}")


ANSWERED = (Answered("budget.investment", THRESHOLDS, (), threshold_observations),)
