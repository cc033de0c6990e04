"""What reports print of reviews and plans: counted from their own steps, as of a day and as known at an epoch."""

from datetime import date
from decimal import Decimal

import pytest

from ieum.budget import figures
from ieum.budget.choices import MatterKind
from ieum.budget.rules.matters import place_of_field
from ieum.kernel.figure_grid import resolve
from ieum.kernel.rounding import Rounding
from ieum.kernel.selection import Question
from ieum.platform.database.tenancy import municipality, snapshot
from tests.budget.matters import go, money, record, restate
from tests.budget.matters import resolve as decide

pytestmark = pytest.mark.database
TABLES = {table.name: table for table in figures.FIGURE_TABLES}
DERIVED = {each.name: each for each in figures.DERIVED}
SPRING, AUTUMN, LAST = date(2020, 3, 2), date(2020, 9, 1), date(2020, 10, 31)


def known(bureau):
    with snapshot(bureau.hall.district.code) as epoch:
        return epoch


def printed(bureau, name, as_of, epoch=None, **where):
    """A table in 백만원, by the labels of its rows."""
    table, at = TABLES[name], epoch or known(bureau)
    with municipality(bureau.hall.district.code):
        found = DERIVED[table.dataset].observations(at)
    grid = resolve(table, found, Question(as_of, at, Rounding.HALF_UP, as_of, where))
    return {
        row.label: [None if cell.figure.value is None else _shown(cell.figure) for cell in own]
        for row, own in zip(grid.rows, grid.cells, strict=True)
    }


def _shown(figure):
    return figure.value / 10**6 if figure.unit == "원" else figure.value


def review(bureau, hundred_million, on):
    matter_id = record(bureau, MatterKind.INVESTMENT, money(2020, CITY=hundred_million), year=2020, on=on)
    go(bureau, matter_id, "clerk submit", "officer take_up", on=on)
    decide(bureau, MatterKind.INVESTMENT, matter_id, "PASSED", on=on)
    go(bureau, matter_id, "officer find_appropriate", on=on)
    return matter_id


def test_reviews_of_2020_are_counted_with_their_money_as_the_report_states_them(bureau):
    first = known(bureau)
    for amount, day in ((30, SPRING), (33.84, SPRING), (40, AUTUMN), (30, AUTUMN)):
        review(bureau, amount, day)
    service = record(bureau, MatterKind.RESEARCH, money(2020, OWN=2), year=2020, on=AUTUMN)
    go(bureau, service, "clerk submit", on=AUTUMN)
    decide(bureau, MatterKind.RESEARCH, service, "PASSED", on=AUTUMN)

    assert printed(bureau, "budget.review.results", LAST, year="2020") == {
        "투자심사": [4, 13_384], "용역과제 심의": [1, 200],
    }  # fmt: skip
    assert printed(bureau, "budget.review.results", date(2020, 6, 30), year="2020") == {"투자심사": [2, 6_384]}
    with municipality(bureau.hall.district.code):
        assert DERIVED["budget.review"].observations(first) == []


def test_outside_money_counts_from_its_selection_without_our_own_share(bureau):
    for nature, shares in (
        ("SPECIAL_ADJUSTMENT", {"SPECIAL_ADJUSTMENT": 3}), ("SPECIAL_ADJUSTMENT", {"SPECIAL_ADJUSTMENT": 2}),
        ("CITY_SUBSIDY", {"CITY": 4, "OWN": 1}),
    ):  # fmt: skip
        grant = record(
            bureau, MatterKind.GRANT, money(2020, **shares), year=2020, on=SPRING, nature=nature, checks="적합"
        )
        go(bureau, grant, "clerk check", "officer clear", "clerk apply", "clerk select", on=SPRING)
    lost = record(bureau, MatterKind.GRANT, money(2020, CITY=9), year=2020, on=SPRING, checks="적합")
    go(bureau, lost, "clerk check", "officer clear", "clerk apply", "clerk reject", on=SPRING)

    assert printed(bureau, "budget.external.won", LAST, year="2020") == {
        "계": [3, 900], "특별조정교부금": [2, 500], "시비보조금": [1, 400],
    }  # fmt: skip


def test_a_plan_is_printed_by_field_and_year_once_it_is_confirmed(bureau):
    amounts = [
        each for year in range(2026, 2031) for each in (
            *money(year, heading="교육", code="0111", item="도서관", OWN=1, CITY=2),
            *money(year, heading="복지", code="0112", item="경로당", OWN=4),
        )
    ]  # fmt: skip
    plan = record(bureau, MatterKind.MID_TERM, amounts, by="officer")
    decide(bureau, MatterKind.MID_TERM, plan, "PASSED")
    before = printed(bureau, "budget.mid_term.by_field", date(2026, 12, 1), plan="2026")
    go(bureau, plan, "head confirm")

    assert before == {"계": [None]}
    assert printed(bureau, "budget.mid_term.by_field", date(2026, 12, 1), plan="2026") == {
        "계": [3_500, *[700] * 5], "교육": [1_500, *[300] * 5], "복지": [2_000, *[400] * 5],
    }  # fmt: skip


def test_fields_of_a_plan_stand_in_the_order_of_their_numbers_and_others_behind():
    said = ["기타", "새 분야", "공공질서및안전", "일반공공행정", "국토 및 지역개발"]

    assert sorted(said, key=place_of_field) == ["일반공공행정", "공공질서및안전", "국토 및 지역개발", "기타", "새 분야"]


def test_a_fund_is_printed_as_it_was_voted_and_as_it_was_changed(bureau):
    income = money(heading="수입", item="전입금", OWN=10)
    plan = record(
        bureau, MatterKind.FUND, [*income, *money(heading="지출", item="전출금", OWN=20)], by="officer",
        title="통합재정안정화기금", use="SHORTFALL",
    )  # fmt: skip
    decide(bureau, MatterKind.FUND, plan, "PASSED")
    go(bureau, plan, "head submit", "officer adopt")
    voted = known(bureau)
    restate(bureau, plan, [*income, *money(heading="지출", item="전출금", OWN=24)], by="officer")
    go(bureau, plan, "head change")
    name, day = "통합재정안정화기금 재정안정화계정", date(2026, 12, 1)

    assert printed(bureau, "budget.fund.plan", day, voted, year="2026")[name] == [10_000, 1_000, 2_000, 9_000]
    assert printed(bureau, "budget.fund.plan", day, year="2026")[name] == [10_000, 1_000, 2_400, 8_600]


def test_the_money_of_a_project_by_year_feeds_the_table_of_reports(bureau):
    amounts = [*money(2026, OWN=10), *money(2027, OWN=5, CITY=15)]
    matter_id = record(bureau, MatterKind.INVESTMENT, amounts)
    go(bureau, matter_id, "clerk submit")

    found = printed(bureau, "budget.funding_plan.by_year", date(2026, 12, 1), division="재무과", task="도서관 건립")
    assert found == {
        "계": [Decimal(3_000), 1_000, 2_000], "구비": [1_500, 1_000, 500], "시비": [1_500, 0, 1_500],
    }  # fmt: skip
