"""A fund's plan against its account in the ledger: what differs, what its ordinance lets it use, and its term."""

from datetime import date

import pytest

from ieum.budget import operations
from ieum.budget.choices import AccountKind, MatterKind, RevenueKind
from ieum.budget.queries import NOW, Point
from ieum.budget.queries.funds import ended_funds, fund_books
from ieum.budget.rules.funds import fund_lines
from ieum.platform.database.tenancy import municipality
from tests.budget.ledger import ALL, Books
from tests.budget.matters import judgement, money, record, standing

pytestmark = pytest.mark.database
NAME, ON = "통합재정안정화기금", date(2026, 3, 2)
MILLION = 10**6


@pytest.fixture
def books(bureau):
    return Books(bureau.hall.district)


def fund_cell(books, item="702-01", year=2026):
    place = {"account_kind": AccountKind.STATUTORY_FUND, "account": NAME, "reported": ALL}
    return books.cell(item, year=year, **place)


def receive(books, won, year=2026, on=ON):
    place = books.revenue_cell("711-01", account=NAME, year=year)
    with municipality(books.district.code):
        for kind in (RevenueKind.LEVY, RevenueKind.RECEIPT):
            operations.post_revenue(
                year=year, kind=kind, lines={place: won}, on=on, actor_id=books.district.officer_id, basis="전입"
            )


def plan(bureau, income, outlay, *, year=2026, **said):
    amounts = money(year, heading="수입", item="전입금", OWN=income)
    amounts += money(year, heading="지출", item="전출금", OWN=outlay)
    said = {"opening": "10억원", "use": "PROJECT"} | said
    return record(bureau, MatterKind.FUND, amounts, by="officer", year=year, title=NAME, **said)


def lines(bureau, matter_id, day=date(2026, 12, 1)):
    stated = standing(bureau, matter_id).stated
    with bureau.inside():
        found = fund_books(stated, Point(day, NOW))
    return found and {each.name: (each.planned, each.budgeted, each.done) for each in fund_lines(stated, found)}


def test_a_plan_stands_beside_its_account_without_what_is_deposited(bureau, books):
    cell = fund_cell(books)
    books.post("ORIGINAL", {cell: 150 * MILLION, fund_cell(books, "602-01"): 900 * MILLION})
    for kind in ("ALLOTMENT", "COMMITMENT", "EXPENDITURE"):
        books.post(kind, {cell: 50 * MILLION}, ON)
    receive(books, 80 * MILLION)
    fund = plan(bureau, 1, 2)

    assert lines(bureau, fund) == {
        "전년도 말 조성액": (1_000 * MILLION, None, None),
        "수입": (100 * MILLION, 0, 80 * MILLION),
        "지출": (200 * MILLION, 150 * MILLION, 50 * MILLION),
        "연도 말 조성액": (900 * MILLION, 850 * MILLION, 1_030 * MILLION),
    }  # fmt: skip
    assert lines(bureau, fund, date(2026, 1, 31))["수입"] == (100 * MILLION, 0, 0)
    told = judgement(bureau, fund, on=ON).warnings
    assert any(each.startswith(f"지출: 계획 200,000,000원과 원장의 '{NAME}' 150,000,000원이") for each in told)
    assert not any("가진 돈" in each or "쓰게 되어" in each for each in told)


def test_what_is_said_to_be_there_is_held_against_the_year_before(bureau, books):
    fund_cell(books)
    cell = fund_cell(books, year=2025)
    books.post("ORIGINAL", {cell: 100 * MILLION}, date(2025, 1, 1), year=2025)
    for kind in ("ALLOTMENT", "COMMITMENT", "EXPENDITURE"):
        books.post(kind, {cell: 100 * MILLION}, date(2025, 3, 1), year=2025)
    receive(books, 300 * MILLION, 2025, date(2025, 3, 1))
    plan(bureau, 3, 1, year=2025, opening="5억원")
    fund = plan(bureau, 1, 2)

    assert lines(bureau, fund)["전년도 말 조성액"] == (1_000 * MILLION, None, 700 * MILLION)
    told = judgement(bureau, fund, on=ON).warnings
    assert any(each.startswith("전년도 말 조성액: 계획 1,000,000,000원과") for each in told)


def test_a_fund_whose_account_is_called_otherwise_is_found_by_what_is_said(bureau, books):
    fund_cell(books)
    other = plan(bureau, 1, 2, ledger_account="다른 기금")
    same = plan(bureau, 1, 2, ledger_account=NAME)

    assert lines(bureau, other) is None
    assert lines(bureau, same)["지출"] == (200 * MILLION, 0, 0)


def test_more_than_the_fund_has_or_may_use_is_told(bureau, books):
    cell = fund_cell(books)
    books.post("ORIGINAL", {cell: 1_200 * MILLION})
    for kind in ("ALLOTMENT", "COMMITMENT", "EXPENDITURE"):
        books.post(kind, {cell: 1_200 * MILLION}, ON)
    fund = plan(bureau, 1, 2)

    told = judgement(bureau, fund, on=ON).warnings

    assert any(
        each.startswith(f"원장의 '{NAME}'에서 가진 돈 1,000,000,000원보다 많은 1,200,000,000원") for each in told
    )
    assert any("한 해에 쓸 수 있는 600,000,000원(60%)을 넘습니다" in each for each in told)


def test_the_term_of_a_fund_is_told_before_and_after_it_ends(bureau, books):
    said = {
        "2025-12-31": "기금의 존속기한(2025-12-31)이 지난 해의 계획입니다.",
        "2026-12-31": "기금의 존속기한(2026-12-31)이 이 해에 끝납니다.",
        "2032-01-01": "존속기한(2032-01-01)이 5년을 넘게 남았습니다.",
    }
    for ends, sentence in said.items():
        told = judgement(bureau, plan(bureau, 1, 2, ends_on=ends), on=ON).warnings
        assert any(each.startswith(sentence) for each in told)
    with bureau.inside():
        assert ended_funds({NAME, "일반회계"}, date(2033, 1, 1)) == {NAME: date(2032, 1, 1)}
        assert ended_funds({NAME}, date(2032, 1, 1)) == {}
        assert ended_funds({"일반회계"}, date(2033, 1, 1)) == {}
