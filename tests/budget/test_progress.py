"""Spending month by month, by division, programme and funding, with the events behind each figure."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ieum.budget import operations, queries
from ieum.budget.choices import Balance, CodeKind, ExecutedBy, Funding, Total
from ieum.budget.queries import Point
from ieum.budget.rules.codes import Succession
from ieum.budget.rules.progress import forecast, month_ends, standing_on, year_before
from ieum.platform.database.tenancy import municipality
from tests.budget.ledger import Books

YEAR = 2026
DAYS = st.dates(date(YEAR, 1, 1), date(YEAR + 1, 1, 20))
ALL = frozenset({Balance.ALLOTTED, Balance.COMMITTED, Balance.SPENT})


def test_months_end_on_their_last_day_and_the_last_one_on_the_day_asked_for():
    assert month_ends(2024, date(2024, 3, 10)) == [date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 10)]


def test_payments_of_january_count_in_december():
    ends = month_ends(2024, date(2025, 1, 20))

    assert (len(ends), ends[-2:]) == (12, [date(2024, 11, 30), date(2025, 1, 20)])


def test_a_year_that_has_not_begun_has_no_months():
    assert month_ends(2024, date(2023, 12, 31)) == []


def test_the_29th_of_february_stands_beside_the_28th_of_the_year_before():
    assert year_before(date(2024, 2, 29)) == date(2023, 2, 28)


@given(DAYS, st.lists(st.tuples(DAYS, st.sampled_from(["spent", "allotted"]), st.integers(-(10**12), 10**12))))
def test_the_last_month_holds_every_move_up_to_its_day_and_no_other(as_of, moves):
    last = standing_on(month_ends(YEAR, as_of), moves)[-1]

    assert sum(last.values()) == sum(amount for day, _, amount in moves if day <= as_of)


@given(st.integers(0, 10**12), st.integers(1, 10**12), st.integers(0, 10**12))
def test_a_forecast_has_the_share_of_the_last_year_and_is_never_below_what_is_spent(spent, same_day, later):
    found = forecast(spent, same_day=same_day, whole=same_day + later, available=10**30)

    assert found is not None
    assert found >= spent
    assert abs(found * same_day - spent * (same_day + later)) * 2 <= same_day


def test_a_forecast_is_never_above_what_is_available_nor_below_what_is_spent():
    assert [forecast(900, same_day=300, whole=1_000, available=each) for each in (3_001, 1_000, 800)] == [
        3_000, 1_000, 900,
    ]  # fmt: skip


@pytest.mark.parametrize(("same_day", "whole"), [(0, 0), (0, 100), (-5, 100), (101, 100)])
def test_nothing_is_forecast_from_a_year_that_says_nothing(same_day, whole):
    assert forecast(70, same_day=same_day, whole=whole, available=100) is None


@pytest.fixture
def spent(books):
    """Two cells that report everything, one of which was spent from, and money of an account that reports nothing."""
    own = books.cell(division="기획예산과", reported=ALL)
    city = books.cell("202-01", division="기획예산과", funding=Funding.CITY, reported=ALL)
    rest = books.cell("201-02", division="행정지원과", reported=frozenset())
    books.post("ORIGINAL", {own: 1000, city: 500, rest: 9000})
    books.post("ALLOTMENT", {own: 800, city: 500}, date(YEAR, 1, 2))
    books.post("COMMITMENT", {own: 700, city: 100}, date(YEAR, 2, 1))
    books.post("EXPENDITURE", {own: 300}, date(YEAR, 2, 10))
    books.post("EXPENDITURE", {own: 200, city: 100}, date(YEAR, 3, 5))
    books.post("RETURN", {own: 50}, date(YEAR, 3, 20))
    return books


def months(books, at):
    with municipality(books.district.code):
        return queries.by_month(at, year=YEAR)


def rows(books, at, by):
    with municipality(books.district.code):
        return queries.executed_by(at, year=YEAR, by=by)


def behind(books, **asked):
    with municipality(books.district.code):
        return queries.events_behind(year=YEAR, since=date(YEAR, 1, 1), **asked)


@pytest.mark.database
def test_figures_of_execution_are_of_cells_that_report_it_and_add_up_to_their_events(spent):
    at = spent.now(date(YEAR, 3, 31))

    found = {row.label: row for row in rows(spent, at, ExecutedBy.DIVISION)}
    planning, other = found["기획예산과"], found["행정지원과"]
    assert [planning.total(each) for each in (Total.AVAILABLE, Total.ALLOTTED, Total.SPENT)] == [1500, 1300, 550]
    assert (other.total(Total.SPENT), other.beside(Total.AVAILABLE)) == (None, 9000)
    for by in ExecutedBy:
        each_row = rows(spent, at, by)
        whole = queries.whole_of(each_row)
        assert (whole.total(Total.SPENT), whole.beside(Total.APPROPRIATION)) == (550, 9000)
        for row in each_row:
            events = behind(spent, epoch=at.epoch, until=at.as_of, by=by, key=row.key)
            assert sum(event.amount for event in events) == (row.total(Total.SPENT) or 0)

    assert [(row.moved, row.spent, row.allotted, row.base[Total.AVAILABLE], row.spent_before)
            for row in months(spent, at)] == [
        (0, 0, 1300, 1500, None), (300, 300, 1300, 1500, None), (250, 550, 1300, 1500, None),
    ]  # fmt: skip


@pytest.mark.database
def test_execution_of_one_division_adds_up_to_its_row_by_whatever_it_is_divided(spent):
    other = spent.cell("203-01", "0101", division="총무과", reported=ALL)
    spent.post("ORIGINAL", {other: 400})
    for kind in ("ALLOTMENT", "COMMITMENT", "EXPENDITURE"):
        spent.post(kind, {other: 70}, date(YEAR, 3, 7))
    at, of = spent.now(date(YEAR, 3, 31)), {"year": YEAR, "division": "기획예산과"}

    def found():
        with municipality(spent.district.code):
            wholes = {by: queries.whole_of(queries.executed_by(at, by=by, **of)) for by in ExecutedBy}
            events = queries.events_behind(epoch=at.epoch, since=date(YEAR, 1, 1), until=at.as_of, **of)
            return wholes, [row.spent for row in queries.by_month(at, **of)], sum(each.amount for each in events)

    before = found()
    operations.fold_rollups(code=spent.district.code)

    assert before == found()
    wholes, months_spent, behind_it = before
    assert {(each.total(Total.AVAILABLE), each.total(Total.SPENT)) for each in wholes.values()} == {(1500, 550)}
    assert (months_spent, behind_it) == ([0, 300, 550], 550)
    with municipality(spent.district.code):
        assert queries.executing_divisions(YEAR) == ["기획예산과", "총무과", "행정지원과"]


@pytest.mark.database
def test_months_are_the_same_from_roll_ups_and_as_they_were_known_before(spent):
    at = spent.now(date(YEAR, 3, 31))
    before = months(spent, at)

    operations.fold_rollups(code=spent.district.code)
    spent.post("EXPENDITURE", {spent.cell(division="기획예산과", reported=ALL): 100}, date(YEAR, 2, 11))
    operations.fold_rollups(code=spent.district.code)

    assert months(spent, at) == before
    assert [row.spent for row in months(spent, Point(at.as_of, spent.now().epoch))] == [0, 400, 650]


@pytest.mark.database
def test_a_month_stands_beside_the_same_day_of_the_year_before(spent):
    earlier = spent.cell(division="기획예산과", year=YEAR - 1, reported=frozenset({Balance.SPENT}))
    spent.post("ORIGINAL", {earlier: 1000}, date(YEAR - 1, 1, 1), year=YEAR - 1)
    for day, amount in ((date(YEAR - 1, 2, 3), 10), (date(YEAR - 1, 2, 20), 5)):
        spent.post("EXPENDITURE", {earlier: amount}, day, year=YEAR - 1)

    found = months(spent, spent.now(date(YEAR, 2, 10)))
    assert [(row.spent_before, row.whole_before) for row in found] == [(0, 15), (10, 15)]


@pytest.mark.database
@pytest.mark.parametrize(
    ("became", "beside"),
    [
        ((), (None, None)),
        ((("감사담당관", "기획예산과"),), (10, 15)),
        ((("감사담당관", "기획예산과"), ("감사담당관", "행정지원과")), (None, None)),
    ],
)
def test_a_division_stands_beside_the_one_that_became_it_and_beside_none_that_was_split(bureau, became, beside):
    books, reported = Books(bureau.hall.district), frozenset({Balance.SPENT})
    paid = {YEAR - 1: ("감사담당관", {3: 10, 20: 5}), YEAR: ("기획예산과", {5: 300})}
    for year, (division, days) in paid.items():
        cell = books.cell(division=division, year=year, reported=reported)
        books.post("ORIGINAL", {cell: 1000}, date(year, 1, 1), year=year)
        for day, amount in days.items():
            books.post("EXPENDITURE", {cell: amount}, date(year, 2, day), year=year)
    said = {line: Succession(CodeKind.DIVISION, "", *each, "개편") for line, each in enumerate(became, start=2)}
    with bureau.inside():
        operations.record_successors(year=YEAR, rows=said, actor_id=bureau.accounts["officer"], basis="조직 개편")
    at = books.now(date(YEAR, 2, 10))

    for _ in range(2):
        with bureau.inside():
            found = queries.by_month(at, year=YEAR, division="기획예산과")[-1]
        operations.fold_rollups(code=books.district.code)
        assert (found.spent, found.spent_before, found.whole_before) == (300, *beside)
