"""Duties follow from movements: each with its day, and gone where the movement was taken back."""

from datetime import date

import pytest

from ieum.budget import queries
from ieum.budget.choices import Funding
from ieum.kernel.calendar.days import Calendar, national_calendar
from ieum.platform.database.tenancy import municipality
from tests.budget.ledger import END, YEAR, day

pytestmark = pytest.mark.database


UNTIL_2026 = Calendar((each for each in national_calendar().holidays if each.day.year < 2027), years=range(2003, 2027))
"""The days off as they were known before those of 2027 were."""


def duties(books, at=None, **more):
    at = at or books.now()
    with municipality(books.district.code):
        return queries.duties(at, year=YEAR, **more)


@pytest.fixture
def source(books):
    source, target = books.cell("201-01"), books.cell("202-01")
    books.post("ORIGINAL", {source: 1_000})
    return lambda amount, on: books.post("TRANSFER", {source: -amount, target: amount}, on)


def test_transfers_are_reported_to_the_council_by_quarters(books, source):
    source(10, day(3, 31))
    source(20, day(4, 1))
    taken_back = source(40, day(9, 30))
    source(80, day(10, 1))
    books.reverse(taken_back)

    assert [(each.code, each.period, each.due_on, each.amount) for each in duties(books)] == [
        ("TRANSFER_REPORT", "2026 1분기", date(2026, 4, 30), 10),
        ("TRANSFER_REPORT", "2026 2분기", date(2026, 7, 31), 20),
        # 31 January is a Sunday.
        ("TRANSFER_REPORT", "2026 4분기", date(2027, 2, 1), 80),
    ]
    assert duties(books)[0].sentence == ("1분기 전용·이체 내역 1건을 2026년 4월 30일까지 의회에 제출해야 합니다.")
    assert [each.period for each in duties(books, books.now(day(4, 1)))] == ["2026 1분기", "2026 2분기"]


def test_a_day_whose_holidays_are_not_known_yet_is_told_by_its_weekday_and_says_so(books, source):
    reserve, cell = books.cell("801-01", "0909"), books.cell()
    books.post("ORIGINAL", {reserve: 100})
    source(80, day(10, 1))
    books.post("RESERVE_USE", {reserve: -30, cell: 30}, day(12, 1))

    found = {each.due_on: each.sentence for each in duties(books, calendar=UNTIL_2026)}

    assert found == {
        date(2027, 2, 1): "4분기 전용·이체 내역 1건을 2027년 2월 1일(공휴일 등록 전)까지 의회에 제출해야 합니다.",
        date(2027, 12, 31): "예비비 사용 1건을 2027년 12월 31일(공휴일 등록 전)까지 의회에서 승인받아야 합니다.",
    }


def test_what_was_known_before_a_reversal_stays_a_duty_then(books, source):
    event = source(10, day(3, 31))
    then = books.now()
    books.reverse(event)

    assert (len(duties(books, then)), duties(books)) == (1, [])


def test_the_council_approves_the_use_of_the_reserve_in_the_next_year(books):
    reserve, cell = books.cell("801-01", "0909"), books.cell()
    books.post("ORIGINAL", {reserve: 100})
    books.post("RESERVE_USE", {reserve: -30, cell: 30}, day(5, 1))

    (duty,) = duties(books)

    assert (duty.due_on, duty.amount, duty.deadline.version.reference) == (
        date(2027, 12, 31), 30, "지방자치법 제144조제2항",
    )  # fmt: skip
    assert duty.sentence == "예비비 사용 1건을 2027년 12월 31일까지 의회에서 승인받아야 합니다."


def test_use_before_adoption_stays_open_until_all_of_it_is_taken_up(books):
    cell = books.cell(funding=Funding.CITY)
    books.post("PRE_USE", {cell: 50}, day(3, 1), authority="교부결정 1")
    books.post("PRE_USE", {cell: 20}, day(4, 1), authority="교부결정 2")
    books.post("ABSORB_PRE_USE", {cell: 55}, day(5, 1), round=1)

    (duty,) = duties(books)

    assert (duty.due_on, duty.amount, [each.effective_date for each in duty.events]) == (END, 15, [day(4, 1)])
    assert duty.sentence == "성립전 사용 예산 1건을 다음 추경예산에 계상해야 합니다."
    assert [each.amount for each in duties(books, books.now(day(4, 30)))] == [70]
    books.post("ABSORB_PRE_USE", {cell: 15}, day(5, 2), round=1)
    assert duties(books) == []


def test_what_was_spent_beyond_the_budget_is_stated_with_the_settlement(books):
    event = books.post("EXCESS_USE", {books.cell("101-04"): 30}, day(11, 2), authority="수강생이 늘어 강사비가 더 듦")

    (duty,) = duties(books)

    assert (duty.code, duty.due_on, duty.amount) == ("EXCESS_STATEMENT", date(2027, 5, 31), 30)
    assert duty.sentence == (
        "수입대체경비 초과지출 1건을 수입대체경비 사용 명세서에 적어 2027년 5월 31일까지 결산서와 함께 의회에 제출해야 "
        "합니다. (지방회계법 제17조제1항제2호)"
    )
    books.reverse(event)
    assert duties(books) == []
