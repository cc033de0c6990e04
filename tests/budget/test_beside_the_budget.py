"""A fund stands beside the budget: its rows are told, and no sum of the budget counts them (지방재정법 제9조)."""

from datetime import date

import pytest

from ieum.budget import queries
from ieum.budget.choices import AccountKind, ExecutedBy, Level, Total
from ieum.budget.queries import Point
from ieum.budget.queries.parts import Part, amount
from ieum.budget.queries.reasons import why, why_table
from ieum.budget.queries.targets import early_execution
from ieum.platform.database.tenancy import snapshot
from tests.budget.ledger import YEAR

pytestmark = pytest.mark.database
FUND = "재난관리기금"
JUNE = date(YEAR, 6, 30)


@pytest.fixture
def spent(books):
    """100,000 won of the budget and 700,000 of a fund, of which 40,000 and 600,000 were spent in May."""
    cells = books.cell(), books.cell(account=FUND, account_kind=AccountKind.STATUTORY_FUND)
    for cell, granted, paid in zip(cells, (100_000, 700_000), (40_000, 600_000), strict=True):
        books.post("ORIGINAL", {cell: granted})
        for kind in ("ALLOTMENT", "COMMITMENT", "EXPENDITURE"):
            books.post(kind, {cell: paid}, date(YEAR, 5, 4))
    return books


@pytest.fixture
def known(spent):
    with snapshot(spent.district.code) as epoch:
        yield Point(JUNE, epoch)


def test_the_rows_of_a_fund_are_told_and_its_own_sum_too_but_the_whole_is_the_budget(known):
    rows = queries.balances(known, year=YEAR, by=Level.ACCOUNT)

    assert {row.path: row.total(Total.AVAILABLE) for row in rows} == {("일반회계",): 100_000, (FUND,): 700_000}
    assert queries.whole(rows).total(Total.AVAILABLE) == 100_000
    assert queries.whole(rows, under=(FUND,)).total(Total.AVAILABLE) == 700_000


@pytest.mark.parametrize("by", ExecutedBy)
def test_execution_is_that_of_the_budget_by_whatever_it_is_divided(known, by):
    whole = queries.whole_of(queries.executed_by(known, year=YEAR, by=by))

    assert (whole.total(Total.SPENT), whole.total(Total.AVAILABLE)) == (40_000, 100_000)


def test_months_events_and_early_execution_leave_a_fund_out(known):
    (may,) = [each for each in queries.by_month(known, year=YEAR) if each.until.month == 5]
    behind = queries.events_behind(epoch=known.epoch, year=YEAR, since=date(YEAR, 5, 1), until=JUNE)

    assert may.spent == 40_000
    assert [each.amount for each in behind] == [40_000]
    assert [(each.eligible, each.spent) for each in early_execution(known, year=YEAR)] == [(100_000, 40_000)]


def test_why_the_budget_changed_adds_up_without_a_fund_and_that_of_a_fund_by_itself(known):
    before = Point(date(YEAR, 1, 31), known.epoch)

    for part in (Part(YEAR), Part(YEAR, (FUND,))):
        reasons = why(before, known, of=part, total=Total.SPENT)
        grown = amount(known, of=part, total=Total.SPENT) - amount(before, of=part, total=Total.SPENT)
        assert [each.amount for each in reasons] == [grown]
    cells = [key for each in why_table(before, known, year=YEAR, by=Level.ACCOUNT) for key in each.amounts]
    assert ((FUND,), Total.SPENT) in cells
