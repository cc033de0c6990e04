"""What plans come to: the budget beside the mid-term plan, and what bonds and funds pay and earn by year."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ieum.budget import figures
from ieum.budget.choices import Funding, MatterKind
from ieum.budget.figures.disclosure import disclosure_observations
from ieum.budget.rules.repayment import Instalment, Terms, repayment
from ieum.kernel.figure_grid import resolve
from ieum.kernel.rounding import Rounding
from ieum.kernel.selection import Question
from ieum.platform.database.tenancy import municipality
from tests.budget.ledger import Books
from tests.budget.matters import five_years, go, money, record
from tests.budget.matters import resolve as decide
from tests.budget.test_matter_figures import known, printed

pytestmark = pytest.mark.database
YEAR_END = date(2026, 12, 1)
MILLION = 10**6


def test_parts_are_equal_after_the_grace_and_interest_is_of_what_is_owed():
    assert repayment({2026: 1_000}, Terms(Fraction(3), grace=1, years=3)) == [
        Instalment(2027, 0, 30, 1_000), Instalment(2028, 333, 30, 667), Instalment(2029, 333, 20, 334),
        Instalment(2030, 334, 10, 0),
    ]  # fmt: skip


@given(
    st.dictionaries(st.integers(2020, 2024), st.integers(1, 10**12), min_size=1, max_size=3),
    st.fractions(0, 20), st.integers(0, 10), st.integers(1, 20),
)  # fmt: skip
def test_all_that_was_issued_is_paid_back(issued, percent, grace, years):
    schedule = repayment(issued, Terms(percent, grace, years))

    assert sum(each.principal for each in schedule) == sum(issued.values())
    assert schedule[-1].balance == 0
    assert min(each.balance for each in schedule) >= 0


def bond(bureau, **said):
    matter_id = record(bureau, MatterKind.BOND, money(2026, BOND=9), by="clerk", nature="DISASTER", **said)
    go(bureau, matter_id, "head submit", "officer adopt")
    return matter_id


def test_a_bond_is_printed_by_the_years_in_which_it_is_paid_back(bureau):
    bond(bureau, interest="2.0", grace="1", repaid_in="3")

    found = printed(bureau, "budget.bond.repayment", YEAR_END)

    assert {label.rpartition("/")[2]: cells for label, cells in found.items()} == {
        "소계": [900, 54, 954], "2027": [0, 18, 18], "2028": [300, 18, 318], "2029": [300, 12, 312],
        "2030": [300, 6, 306],
    }  # fmt: skip


def test_a_bond_whose_terms_are_not_said_has_no_schedule(bureau):
    bond(bureau, terms="연 2%")

    assert printed(bureau, "budget.bond.repayment", YEAR_END) == {}


def test_interest_of_a_fund_is_printed_by_year(bureau):
    amounts = [
        *money(heading="수입", item="예치금 이자", OWN=1), *money(2027, heading="수입", item="예치금 이자", OWN=2),
        *money(heading="수입", item="전입금", OWN=10), *money(heading="지출", item="전출금", OWN=1),
    ]  # fmt: skip
    plan = record(bureau, MatterKind.FUND, amounts, by="officer", title="안정화기금", use="SHORTFALL")
    decide(bureau, MatterKind.FUND, plan, "PASSED")
    go(bureau, plan, "head submit", "officer adopt")

    name = "안정화기금 재정안정화계정"
    assert printed(bureau, "budget.fund.interest", YEAR_END) == {
        f"{name}/소계": [300], f"{name}/2026": [100], f"{name}/2027": [200],
    }  # fmt: skip


def test_the_budget_stands_beside_the_plan_with_what_neither_has(bureau):
    books = Books(bureau.hall.district)
    books.post("ORIGINAL", {books.cell(programme="0111"): 80 * MILLION, books.cell(programme="0112"): 5 * MILLION})
    plan = record(bureau, MatterKind.MID_TERM, [*five_years("0111"), *five_years("0119")], by="officer")
    decide(bureau, MatterKind.MID_TERM, plan, "PASSED")
    before = deviation(bureau)
    go(bureau, plan, "head confirm")

    assert before == {}
    assert deviation(bureau) == {
        "교육/소계": (200_000, 80_000, -120_000), "교육/사업 0111": (100_000, 80_000, -20_000),
        "교육/재산 관리": (100_000, 0, -100_000), "계획에 없음/소계": (0, 5_000, 5_000),
        "계획에 없음/사업 0112": (0, 5_000, 5_000),
    }  # fmt: skip


def deviation(bureau):
    """The table in 천원, but for its rate."""
    table = next(each for each in figures.FIGURE_TABLES if each.name == "budget.mid_term.deviation")
    answered = next(each for each in figures.ANSWERED if each.name == table.dataset)
    question = Question(YEAR_END, known(bureau), Rounding.HALF_UP, YEAR_END, {"year": "2026"})
    with municipality(bureau.hall.district.code):
        found = answered.observations(question)
    if not found:
        return {}
    grid = resolve(table, found, question)
    return {
        row.label: tuple(int(cell.figure.value) // 1_000 for cell in own[:3])
        for row, own in zip(grid.rows, grid.cells, strict=True)
    }


def test_a_disclosure_lists_each_item_of_the_law_with_what_our_own_books_give(bureau):
    books = Books(bureau.hall.district)
    cell = books.cell(year=2026)
    books.post("ORIGINAL", {cell: 700 * MILLION}, date(2026, 1, 1), year=2026)
    bond(bureau, interest="2.0", grace="1", repaid_in="3")

    found = disclosed(bureau, YEAR_END)

    assert (len(found), next(iter(found))) == (21, "1-1")
    assert found["2-1"] == ["세입·세출예산의 운용상황", "예산 원장", 1, 700 * MILLION]
    assert found["2-14-2"] == ["지방채 발행사업의 현황", "재정 심사·계획 대장", 1, 900 * MILLION]
    assert found["2-8"][2:] == [0, 0]
    assert found["2-15"][1:] == ["예산 원장", 0, 0]
    assert found["2-2"] == ["재무제표", "담당 부서의 자료", "-", "-"]
    assert disclosed(bureau, date(2023, 9, 25)) == {}


def test_of_subsidies_is_disclosed_what_was_paid_without_money_of_the_state(bureau):
    books = Books(bureau.hall.district)
    unknown = disclosed(bureau, YEAR_END)["2-15"]
    own, city = (books.cell("307-02", year=2026, funding=each) for each in (Funding.OWN, Funding.CITY))
    shared = [books.cell("307-11", "0102", year=2026, funding=each) for each in (Funding.OWN, Funding.NATIONAL)]
    other = books.cell("201-01", "0103", year=2026)
    won = dict.fromkeys([own, city, *shared, other], 5 * MILLION)
    for kind in ("ORIGINAL", "ALLOTMENT", "COMMITMENT", "EXPENDITURE"):
        books.post(kind, won, date(2026, 3, 1), year=2026)
    books.post("RETURN", {own: MILLION}, date(2026, 4, 1), year=2026)

    assert unknown[1:] == ["담당 부서의 자료", "-", "-"]
    assert disclosed(bureau, date(2026, 3, 31))["2-15"][1:] == ["예산 원장", 1, 10 * MILLION]
    assert disclosed(bureau, YEAR_END)["2-15"][1:] == ["예산 원장", 1, 9 * MILLION]


def disclosed(bureau, as_of):
    epoch = known(bureau)
    question = Question(as_of, epoch, Rounding.HALF_UP, as_of, {"year": "2026"})
    table = next(each for each in figures.FIGURE_TABLES if each.name == "budget.disclosure.items")
    with municipality(bureau.hall.district.code):
        grid = resolve(table, disclosure_observations(question), question)
    return {
        row.label: [cell.figure.words or cell.figure.value for cell in own]
        for row, own in zip(grid.rows, grid.cells, strict=True)
    }
