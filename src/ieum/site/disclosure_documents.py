"""The document of a 재정공시 as a report definition: its items in the order of the law, each with its tables."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from ieum.budget.choices import DisclosurePeriod, MatterState
from ieum.budget.figures.disclosed import DISCLOSED
from ieum.budget.queries.disclosing import ItemStanding, disclosure_items
from ieum.budget.queries.matters import StandingMatter
from ieum.budget.rules import term
from ieum.budget.rules.disclosing import item_forms
from ieum.platform.ui.languages import korean
from ieum.reports.definitions import dump

REPORT = "disclosure"
FORMS = ("hwpx", "pdf", "html")
"""Files of the document that are made with it."""
_COMPUTED = {
    "FUND": korean("[표 budget.fund.plan]"),
    "MID_TERM": korean('[표 budget.mid_term.by_field plan="{year}"]'),
    "INVESTMENT": korean("[표 budget.review.results]"),
    "BOND": korean("[표 budget.bond.repayment]"),
    "SUBSIDY": korean("○ 원장에서 센 지방보조금: {{보조금 건수}}건 {{보조금 금액:백만원}}백만원"),
}
"""What prints an item that our own data give."""
_LEDGER = {
    DisclosurePeriod.BUDGET: ("budget.revenue.appropriation", "budget.settlement.appropriation"),
    DisclosurePeriod.SETTLEMENT: ("budget.revenue.by_group", "budget.settlement.by_account"),
}
"""The tables of revenue and expenditure by what is disclosed."""
_OF_SUBSIDIES = {"dataset": "budget.disclosure", "where": {"item": "2-15"}}
_BEFORE = frozenset({MatterState.DRAFT, MatterState.PASSED, MatterState.AMENDED})


def report_of(found: StandingMatter) -> str:
    """The name of the report that a disclosure's documents are editions of."""
    return f"{REPORT}-{found.row.year}-{found.row.number}"


def may_be_made(found: StandingMatter) -> bool:
    """Whether the document may still be made: afterwards a correction is prepared first."""
    return found.state in _BEFORE


def definition_of(found: StandingMatter, *, code: str, district: str, today: date) -> str:
    """The definition of a disclosure's document as its items stand now."""
    day, items = _day_of(found), disclosure_items(found)
    figures: dict[str, Any] = {
        korean("보조금 건수"): {**_OF_SUBSIDIES, "measure": "count"},
        korean("보조금 금액"): {**_OF_SUBSIDIES, "measure": "amount"},
    }
    chapters = [
        {"number": "Ⅰ", "title": korean("공통공시"), "items": [_item(each, found, day, figures) for each in items]}
    ]
    special = found.stated.traits.get("special")
    if special:
        chapters.append({"number": "Ⅱ", "title": korean("특수공시"), "items": [{"number": "1", "title": special}]})
    return dump(
        {
            "id": report_of(found), "municipality": code, "title": found.stated.title,
            "organisation": f"{district} {found.row.division}", "as_of": _as_of(day, items),
            "stated_on": max(today, day), "where": {"year": str(found.row.year), "disclosure": str(found.row)},
            "numbers": {"negative": "△", "zero": "0", "rate_rounding": "HALF_UP"}, "figures": figures,
            "chapters": chapters,
        }
    )  # fmt: skip


def _day_of(found: StandingMatter) -> date:
    """The day whose ledger is disclosed: of the settled year its last, of a budget the first of its year."""
    confirmed, year = found.stated.day("confirmed_on") or date.min, term(found.row.year)
    if found.stated.traits["period"] == DisclosurePeriod.SETTLEMENT:
        return max(confirmed, year.payments_until)
    return max(confirmed, year.first_day)


def _as_of(day: date, items: list[ItemStanding]) -> date:
    """The day of the document: no value that it prints is of a later one."""
    return max([day, *(based for each in items if each.answer and (based := each.answer.day("base_day")))])


def _item(each: ItemStanding, found: StandingMatter, day: date, figures: dict[str, Any]) -> dict[str, str]:
    lines = [*_computed(each, found, day), *_entered(each, figures)]
    missing = korean("○ 담당 부서의 자료를 아직 확인하지 않은 항목")
    return {"number": each.item.code, "title": each.item.label, "body": "\n".join(lines or [missing]) + "\n"}


def _computed(each: ItemStanding, found: StandingMatter, day: date) -> Iterator[str]:
    """What our own data give: of the ledger as of its day, of registers as of the day of the document."""
    if each.item.given_from == "BUDGET":
        period = DisclosurePeriod(found.stated.traits["period"])
        tables = _LEDGER.get(period, _LEDGER[DisclosurePeriod.BUDGET])
        yield from (korean(f"[표 {table} 기준일={day:%Y-%m-%d}]") for table in tables)
    elif each.item.given_from:
        yield _COMPUTED[each.item.given_from].format(year=found.row.year)


def _entered(each: ItemStanding, figures: dict[str, Any]) -> Iterator[str]:
    """What an office handed in: its words, its table, and the document that it is taken from."""
    if each.answer is None:
        return
    code, is_none = each.item.code, each.answer.says("is_none")
    for measure, label in (("remark", korean("설명")), ("document", korean("출처"))):
        figures[f"{code} {label}"] = {"dataset": DISCLOSED, "measure": measure, "where": {"item": code}}
    if each.answer.says("words"):
        yield korean(f"○ 해당 없음: {{{code} 설명}}" if is_none else f"○ {{{code} 설명}}")
    if each.answer.says("table"):
        yield korean(f"[표 {DISCLOSED}.{item_forms()[code].name}]")
    yield korean(f"- 출처: {{{code} 출처}}")
