"""Milestones of a fiscal year: their days by law, what shows that they were done, and who has them to do."""

from datetime import date

import pytest

from ieum.budget import operations
from ieum.budget.choices import MatterKind
from ieum.budget.operations import DutyRefused
from ieum.budget.queries.milestones import milestones
from ieum.kernel.calendar.days import national_calendar
from ieum.platform.database.tenancy import municipality
from tests.budget.bills import YEAR
from tests.budget.ledger import YEAR as LEDGER_YEAR
from tests.budget.matters import five_years, go, record, resolve
from tests.budget.test_duties import UNTIL_2026

pytestmark = pytest.mark.database
NOW = 2**62


def known(bureau, year=YEAR):
    with bureau.inside():
        return {each.code: each for each in milestones(year, calendar=national_calendar())}


def test_the_days_of_a_year_are_those_of_the_law(bureau):
    found = known(bureau.open())

    assert {code: each.due_on for code, each in found.items()} == {
        "SUBSIDY_REQUEST": date(2025, 4, 30), "MEDIUM_TERM_GUIDELINE": date(2025, 8, 31),
        "SUBSIDY_NOTICE": date(2025, 10, 15), "INVESTMENT_REVIEW_REPORT": date(2025, 12, 20),
        "BUDGET_SUBMISSION": date(2025, 11, 21), "MEDIUM_TERM_PLAN": date(2025, 12, 1),
        "BUDGET_VOTE": date(2025, 12, 21), "RECEIPTS_AND_PAYMENTS": date(2027, 1, 20),
        "BOOKS_CLOSED": date(2027, 2, 10), "SETTLEMENT": date(2027, 3, 22), "SETTLEMENT_SUBMISSION": date(2027, 5, 31),
    }  # fmt: skip
    assert [each.due_on for each in found.values()] == sorted(each.due_on for each in found.values())
    assert {each.reported_on for each in found.values()} == {None}
    assert known(bureau, YEAR + 1) == {}


def test_a_milestone_whose_holidays_are_not_known_yet_is_shown_and_says_so(bureau):
    bureau.open()
    with bureau.inside():
        found = {each.code: each for each in milestones(YEAR, calendar=UNTIL_2026)}

    assert found["SETTLEMENT_SUBMISSION"].due_on == date(2027, 5, 31)
    assert found["SETTLEMENT_SUBMISSION"].sentence == "2026회계연도 결산서의 의회 제출 (공휴일 등록 전)"
    assert "등록 전" not in found["BUDGET_VOTE"].sentence


def test_a_bill_shows_by_itself_what_was_done_and_the_team_says_the_rest(bureau):
    bureau.open().go("officer collect", "officer review", "head propose").enclose()
    bureau.go("mayor submit", on=date(2025, 11, 20))
    submitted = known(bureau)

    assert submitted["BUDGET_SUBMISSION"].reported_on == date(2025, 11, 20)
    assert submitted["BUDGET_VOTE"].reported_on is None

    with bureau.inside():
        said = {"year": YEAR, "period": str(YEAR), "epoch": NOW, "on": date(2025, 11, 28), "basis": "공문"}
        operations.report_duty(code="MEDIUM_TERM_PLAN", actor_id=bureau.accounts["officer"], **said)
        with pytest.raises(DutyRefused):
            operations.report_duty(code="BUDGET_VOTE", actor_id=bureau.accounts["officer"], **said)
        with pytest.raises(DutyRefused):
            operations.report_duty(code="SETTLEMENT", actor_id=bureau.accounts["clerk"], **said)
    assert known(bureau)["MEDIUM_TERM_PLAN"].reported_on == date(2025, 11, 28)


def test_an_original_budget_in_the_ledger_shows_that_it_was_voted_though_no_bill_of_it_was_here(books):
    event = books.post("ORIGINAL", {books.cell(): 1_000})

    def over():
        with municipality(books.district.code):
            return {each.code for each in milestones(LEDGER_YEAR, calendar=national_calendar()) if each.is_done}

    assert over() == {
        "BUDGET_SUBMISSION", "BUDGET_VOTE", "SUBSIDY_REQUEST", "MEDIUM_TERM_GUIDELINE", "SUBSIDY_NOTICE",
    }  # fmt: skip
    books.reverse(event)
    assert over() == set()


def test_a_mid_term_plan_that_was_delivered_shows_so(bureau):
    bureau.open()
    plan = record(bureau, MatterKind.MID_TERM, five_years("0111"), by="officer")
    resolve(bureau, MatterKind.MID_TERM, plan, "PASSED")
    go(bureau, plan, "head confirm")
    assert known(bureau)["MEDIUM_TERM_PLAN"].reported_on is None

    go(bureau, plan, "officer deliver", on=date(2025, 11, 21))

    assert known(bureau)["MEDIUM_TERM_PLAN"].reported_on == date(2025, 11, 21)
