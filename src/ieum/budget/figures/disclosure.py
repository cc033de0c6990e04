"""재정공시 as facts: the items that law asks for on the day, and what our own ledger and register give to each."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from ieum.budget.queries import Point
from ieum.budget.queries.matters import DISCLOSED, KnownMatter, known_matters
from ieum.budget.queries.names import Names
from ieum.budget.queries.settlement import settled, subsidies_spent
from ieum.budget.rules.accounts import is_budget
from ieum.budget.rules.parameters import version_on
from ieum.kernel.figure_tables import FigureTable, Line, OpenLines
from ieum.kernel.numbers import Absence
from ieum.kernel.observations import Observation, subject_of
from ieum.kernel.registry import Answered, Dataset, Measure
from ieum.kernel.selection import Question

ITEMS = "재정공시 항목"
"""What stands as the source; the place of each fact is the number of its item."""
_LEDGER, _REGISTER, _OTHERS = "예산 원장", "재정 심사·계획 대장", "담당 부서의 자료"

DATASETS = (
    Dataset(
        "budget.disclosure",
        "재정공시 항목",
        {"year": "회계연도", "item": "항목 번호"},
        {
            "label": Measure("공시 항목"),
            "given_by": Measure("자료"),
            "count": Measure("건수", "건"),
            "amount": Measure("금액", "원"),
        },
    ),
)
FIGURE_TABLES = (
    FigureTable(
        "budget.disclosure.items",
        "재정공시(공통공시) 항목",
        "budget.disclosure",
        ("번호",),
        rows=(OpenLines("item"),),
        columns=(
            Line("공시 항목", "label", words=True),
            Line("자료", "given_by", words=True),
            Line("건수", "count"),
            Line("금액", "amount"),
        ),
        unit="백만원",
        context=("year",),
        source="지방재정법 제60조제1항, 같은 법 시행령 제68조",
    ),
)


def disclosure_observations(question: Question) -> list[Observation]:
    """Each item with what of it is our own; empty before the first day that is known, or without a year."""
    year, version = question.where.get("year", ""), version_on("disclosure_items", question.as_of)
    if version is None or not (year.isascii() and year.isdecimal()):
        return []
    own = _own(question, int(year))
    blank = replace(_NOTHING, effective_date=version.since, stated_on=version.since, basis=version.reference)
    return [
        each
        for place, item in enumerate(version.value)
        for each in _stated(item, replace(blank, column=place), year, own)
    ]


def _own(question: Question, year: int) -> dict[str, tuple[str, int, int]]:
    """What we can give, by what an item is counted from: whose it is, how many, and won."""
    found = {}
    for kind, states in DISCLOSED.items():
        won = [each for row in known_matters(question.epoch, kind) if row.row.year == year
               if (each := _concluded(row, states, question.as_of)) is not None]  # fmt: skip
        found[kind.value] = (_REGISTER, len(won), sum(won))
    accounts = settled(Point(question.as_of, question.epoch), year=year, grain="ACCOUNT", by=_by_account)
    subsidies = subsidies_spent(Point(question.as_of, question.epoch), year=year)
    if subsidies is not None:
        found["SUBSIDY"] = (_LEDGER, *subsidies)
    found["BUDGET"] = (_LEDGER, len(accounts), sum(each.amounts["available"] or 0 for each in accounts))
    return found


def _concluded(found: KnownMatter, states: Collection[str], day: date) -> int | None:
    """Won of a matter that had come to one of the states by a day; None for one that had not."""
    step = max((each for each in found.steps if each.decided_on <= day), key=lambda each: each.position, default=None)
    return found.at(step.position).total if step is not None and step.state in states else None


def _by_account(names: Names) -> tuple[str, ...]:
    """An account of the budget; none for a fund."""
    return (names.account_kind, names.account) if is_budget(names.account_kind) else ()


def _stated(
    item: Mapping[str, str], blank: Observation, year: str, own: Mapping[str, tuple[str, int, int]]
) -> Iterator[Observation]:
    about = replace(blank, subject=subject_of({"year": year, "item": item["code"]}), cell=item["code"])
    given_by, count, won = own.get(item.get("from", ""), (_OTHERS, None, None))
    for measure, said in (("label", item["label"]), ("given_by", given_by)):
        yield replace(about, measure=measure, absence=Absence.TEXT, printed=said)
    for measure, unit, value in (("count", "건", count), ("amount", "원", won)):
        if value is None:
            yield replace(about, measure=measure, unit=unit, absence=Absence.DASH, printed="-")
        else:
            yield replace(about, measure=measure, unit=unit, value=Decimal(value), printed=f"{value:,}")


_NOTHING = Observation("budget.disclosure", (), "", None, None, "", date.min, date.min, ITEMS, None, "", "")
ANSWERED = (Answered("budget.disclosure", ITEMS, ("year",), disclosure_observations),)
