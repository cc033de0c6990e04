"""Codes of what is carried over: it stays under those that it was granted by, also where they ended."""

from datetime import date

import pytest

from ieum.budget import operations
from ieum.platform.operations import Refused
from tests.budget.bills import YEAR
from tests.budget.ledger import Books
from tests.budget.test_code_tables import ITEMS, take

pytestmark = pytest.mark.database
NEXT = ("편성목\t\t202\t여비\t", "통계목\t\t202-01\t국내여비\t")


@pytest.fixture
def books(bureau) -> Books:
    """A year whose item ended with it: money that was listed for the next year stands there."""
    books = Books(bureau.hall.district)
    cell = books.cell("201-01", year=YEAR)
    for kind in ("ORIGINAL", "ALLOTMENT", "CONTINUING_VOTE"):
        books.post(kind, {cell: 700}, date(YEAR, 1, 1), year=YEAR)
    books.post("CONTINUING_CARRY_OUT", {cell: 700}, date(YEAR, 12, 31), year=YEAR)
    take(bureau, *ITEMS)
    for year in (YEAR + 1, YEAR + 2):
        take(bureau, *NEXT, year=year)
    return books


def carry(bureau, year):
    with bureau.inside():
        return operations.carry_over(
            year=year, on=date(year + 1, 1, 15), actor_id=bureau.accounts["officer"], basis="이월"
        )


def said(books, *arguments, **more):
    with pytest.raises(Refused) as refused:
        books.cell(*arguments, **more)
    return str(refused.value).partition(" 고쳐 적거나")[0]


def test_money_comes_over_under_a_code_that_ended_and_goes_on_year_by_year(bureau, books):
    assert carry(bureau, YEAR).amount == 700
    carried = books.cell("201-01", year=YEAR + 1, carry_origin="CONTINUING")
    books.post("CONTINUING_VOTE", {carried: 700}, date(YEAR + 1, 1, 15), year=YEAR + 1)
    books.post("CONTINUING_CARRY_OUT", {carried: 700}, date(YEAR + 1, 12, 31), year=YEAR + 1)

    assert carry(bureau, YEAR + 1).amount == 700


def test_new_money_and_a_code_of_neither_year_are_refused(books):
    assert said(books, "201-01", year=YEAR + 1) == "2027년 코드표에 없는 통계목입니다: 201-01."
    assert said(books, "207-01", year=YEAR + 1, carry_origin="EXPRESS") == "2026년 코드표에 없는 통계목입니다: 207-01."
    assert books.cell("202-01", year=YEAR + 1, carry_origin="EXPRESS")
    assert books.cell("201-01", year=YEAR + 1, carry_origin="EXPRESS")
