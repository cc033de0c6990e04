"""The settlement of 계속비: what was voted in all and by year, and what became of it (지방회계법 제17조제1항제1호)."""

from datetime import date

import pytest

from ieum.budget.choices import Balance
from tests.budget.bills import provided, row
from tests.budget.test_ledger_tables import rows
from tests.budget.test_provisions import asked, became, carry, cells, continuing

pytestmark = pytest.mark.database
STATEMENT, BY_YEAR = "budget.continuing.statement", "budget.continuing.by_year"
CELL = ("재무과", "일반회계 재산 관리 201-01", "2028")


@pytest.fixture
def books(bureau):
    """3,000천원 a year from 2026 to 2028, of which 1,000천원 was spent in the first and 2,000천원 went over."""
    return continuing(bureau)


def spend(books, cell, won, on):
    for kind in ("COMMITMENT", "EXPENDITURE"):
        books.post(kind, {cell: won}, on, year=on.year)


def into_2027(bureau, books):
    """What came over, of which 500천원 was spent in 2027."""
    carry(bureau, 2026, date(2027, 1, 15))
    (kept,) = [each.pk for each in cells(bureau, 2027) if each.carry_origin == "CONTINUING"]
    spend(books, kept, 500_000, date(2027, 2, 1))
    return kept


def test_each_year_has_its_instalment_what_came_over_and_what_was_spent_since_it_began(bureau, books):
    early = books.cell("201-01", "0111", year=2025, division="재무과", reported=frozenset({Balance.SPENT}))
    books.post("ORIGINAL", {early: 700}, date(2025, 1, 1), year=2025)
    books.post("EXPENDITURE", {early: 700}, date(2025, 5, 1), year=2025)
    at = books.now()

    assert rows(books, STATEMENT, at) == [
        ["계", "", "", "", "", *(sums := ["9,000,000", "0", "3,000,000", "0", "3,000,000", "1,000,000", "2,000,000",
                                      "0", "1,000,000"])],
        ["1", "청사 수선", *CELL, *sums],
    ]  # fmt: skip
    assert rows(books, BY_YEAR, at) == [
        ["1. 청사 수선", "2026년", "3,000,000", "0", "3,000,000", "1,000,000", "2,000,000", "0"],
        ["1. 청사 수선", "2027년", "3,000,000", "미등록", "미등록", "미등록", "미등록", "미등록"],
        ["1. 청사 수선", "2028년", "3,000,000", "미등록", "미등록", "미등록", "미등록", "미등록"],
    ]

    into_2027(bureau, books)
    at = books.now(date(2027, 12, 31))

    assert rows(books, STATEMENT, at, year="2027")[1][5:] == [
        "9,000,000", "1,000,000", "3,000,000", "2,000,000", "2,000,000", "500,000", "0", "1,500,000", "1,500,000",
    ]  # fmt: skip
    assert [row[2:] for row in rows(books, BY_YEAR, at, year="2027")][:2] == [
        ["3,000,000", "0", "3,000,000", "1,000,000", "2,000,000", "0"],
        ["3,000,000", "2,000,000", "2,000,000", "500,000", "0", "1,500,000"],
    ]

    cell = books.cell("202-01", "0111", year=2029)
    books.post("ORIGINAL", {cell: 1}, date(2029, 1, 1), year=2029)

    assert rows(books, STATEMENT, books.now(date(2029, 12, 31)), year="2029") == [["계", *[""] * 13]]


def test_a_project_under_another_code_is_one_with_the_years_before(bureau, books):
    into_2027(bureau, books)
    became(bureau, "201-02", "201-03")
    asked(bureau, "4,000천원", year=2027)
    bureau.write(row(code="201-02", formula="4,000천원"))
    bureau.provide("CONTINUING", provided("4,000", "5,000", item="201-02", name="청사 증축"), years=(2027, 2029))
    bureau.to_plenary().adopt(on=date(2026, 12, 18))
    at = books.now(date(2027, 12, 31))

    assert rows(books, STATEMENT, at, year="2027")[1:] == [
        ["1", "청사 증축", "재무과", "일반회계 재산 관리 201-02", "2029", "12,000,000", "1,000,000", "4,000,000",
         "2,000,000", "6,000,000", "500,000", "0", "5,500,000", "1,500,000"],
    ]  # fmt: skip
    assert [row[1:3] for row in rows(books, BY_YEAR, at, year="2027")] == [
        ["2026년", "3,000,000"], ["2027년", "4,000,000"], ["2029년", "5,000,000"],
    ]  # fmt: skip


def test_what_became_of_a_code_that_two_projects_share_is_not_known_of_either(bureau, books):
    became(bureau, "201-02", "201-03")
    asked(bureau, year=2027)
    bureau.write(row(code="201-02", formula="1,000천원"), row(code="201-03", formula="2,000천원"))
    table = (provided("1,000", "1", item=each, name=each) for each in ("201-02", "201-03"))
    bureau.provide("CONTINUING", *table, years=(2027, 2028))
    bureau.to_plenary().adopt(on=date(2026, 12, 18))

    at = books.now(date(2027, 12, 31))
    found = rows(books, STATEMENT, at, year="2027")[1:]

    assert [row[5:8] for row in found] == [["미등록", "미등록", "1,000,000"]] * 2
    assert [row[1] for row in rows(books, BY_YEAR, at, year="2027")] == ["2027년", "2028년"] * 2


def test_what_a_supplementary_budget_lowers_stands_from_its_day_and_not_in_what_was_known_before(bureau, books):
    known = books.now()
    asked(bureau, "0천원", kind="SUPPLEMENTARY", round=1)
    bureau.provide("CONTINUING", provided("3,000", "1,000"), years=(2026, 2027))
    bureau.to_plenary().adopt(on=date(2026, 5, 1))

    def total(at):
        return rows(books, STATEMENT, at)[1][5]

    days = (date(2026, 4, 30), date(2026, 5, 1))
    assert [total(books.now(day)) for day in days] == ["9,000,000", "4,000,000"]
    assert total(known) == "9,000,000"
