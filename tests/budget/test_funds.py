"""A fund's plan against its account in the ledger: what differs, what its ordinance lets it use, and its term."""

import re
from dataclasses import replace
from datetime import date

import pytest

from ieum.budget import operations
from ieum.budget.choices import AccountKind, MatterKind, MovementKind, RevenueKind
from ieum.budget.code_table_rows import read_code_rows
from ieum.budget.operations import CarryRefused, FileRefused
from ieum.budget.operations.carrying import carry_out
from ieum.budget.queries import NOW, Point
from ieum.budget.queries.carrying import carry_cells
from ieum.budget.queries.cells import find_year
from ieum.budget.queries.funds import ended_funds, fund_books
from ieum.budget.rules import Line
from ieum.budget.rules.carrying import CarryOut
from ieum.budget.rules.funds import fund_lines
from ieum.platform.database.tenancy import municipality
from tests.budget.ledger import ALL, Books, cell_draft
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


def take_in_revenue_codes(bureau):
    rows = [
        "구분\t회계\t코드\t이름\t상위 코드", "장\t\t700\t보전수입등및내부거래\t", "관\t\t710\t내부거래\t",
        "항\t\t711\t전입금\t", "세입과목\t\t711-01\t일반회계전입금\t",
    ]  # fmt: skip
    with bureau.inside():
        operations.take_in_codes(
            year=2026, rows=read_code_rows("\n".join(rows))[0], actor_id=bureau.accounts["officer"], basis="별표"
        )


def sending_cell(books, code, fund):
    draft = replace(cell_draft("702-01", code, reported=ALL), programme=(code, f"{fund} 전출금"))
    with municipality(books.district.code):
        return operations.register_cell(year=2026, cell=draft, actor_id=books.district.officer_id, basis="예산 편성")


def sent_warnings(bureau, fund):
    """What is told of money sent to the fund: of which two amounts, and by how much they differ."""
    told = [each for each in judgement(bureau, fund, on=ON).warnings if "전출금(702)" in each]
    return [
        tuple(re.search(r"전출금\(702\) (.*)원과 (.*)원이 (.*)원 다릅니다", each).groups()) for each in told
    ]  # fmt: skip


def test_what_other_accounts_send_to_a_fund_is_what_it_plans_and_takes_in(bureau, books):
    take_in_revenue_codes(bureau)
    fund_cell(books)
    sending = sending_cell(books, "0901", NAME)
    books.post("ORIGINAL", {sending: 100 * MILLION})
    for kind in ("ALLOTMENT", "COMMITMENT", "EXPENDITURE"):
        books.post(kind, {sending: 80 * MILLION}, ON)
    receive(books, 80 * MILLION)
    place = books.revenue_cell("711-01", account=NAME, year=2026)
    with municipality(books.district.code):
        operations.post_revenue(
            year=2026, kind=RevenueKind.ORIGINAL, lines={place: 90 * MILLION}, on=date(2026, 1, 1),
            actor_id=books.district.officer_id, basis="기금운용계획",
        )  # fmt: skip

    agreeing, other = plan(bureau, 1, 1), plan(bureau, 3, 1)

    assert sent_warnings(bureau, agreeing) == [("예산 100,000,000", "원장의 전입금 예산 90,000,000", "10,000,000")]
    assert sent_warnings(bureau, other)[0] == ("예산 100,000,000", "기금운용계획의 전입금 300,000,000", "200,000,000")
    receive(books, 5 * MILLION)
    assert sent_warnings(bureau, agreeing)[-1] == ("지출액 80,000,000", "수납한 전입금 85,000,000", "5,000,000")


def test_of_several_funds_each_is_sent_what_names_it(bureau, books):
    fund_cell(books)
    books.cell("702-01", account="재난관리기금", account_kind=AccountKind.STATUTORY_FUND)
    named = sending_cell(books, "0901", NAME)
    other = sending_cell(books, "0902", "재난관리기금")
    books.post("ORIGINAL", {named: 70 * MILLION, other: 30 * MILLION})

    assert sent_warnings(bureau, plan(bureau, 1, 1)) == [
        ("예산 70,000,000", "기금운용계획의 전입금 100,000,000", "30,000,000")
    ]


def test_nothing_is_told_of_money_sent_where_the_ledger_has_the_fund_alone(bureau, books):
    fund_cell(books)

    assert sent_warnings(bureau, plan(bureau, 1, 1)) == []


@pytest.mark.parametrize(
    ("kind", "uncommitted", "is_taken"),
    [
        ("EXPRESS_CARRY_OUT", "", False),
        ("CONTINUING_CARRY_OUT", "", False),
        ("INCIDENTAL_CARRY_OUT", "TENDERED", False),
        ("INCIDENTAL_CARRY_OUT", "", True),
    ],
)
def test_of_a_fund_only_what_was_committed_is_carried_over(bureau, books, kind, uncommitted, is_taken):
    cell = fund_cell(books)
    books.post("ORIGINAL", {cell: 100})
    books.post("EXPRESS_VOTE", {cell: 50})
    books.post("CONTINUING_VOTE", {cell: 50})
    for movement in ("ALLOTMENT", "COMMITMENT"):
        books.post(movement, {cell: 40}, ON)
    asked = CarryOut(MovementKind(kind), Line(cell, 40), "계약 제3호", uncommitted)

    def carried():
        own = {"actor_id": bureau.accounts["officer"], "approver_id": bureau.accounts["mayor"], "basis": "이월"}
        return carry_out(year=2026, asked=[asked], on=date(2026, 12, 31), **own)

    with bureau.inside():
        (told,) = carry_cells(find_year(2026))
        assert told.room == {MovementKind.INCIDENTAL_CARRY_OUT: 40}
        if is_taken:
            assert len(carried()) == 1
        else:
            with pytest.raises(CarryRefused, match=r"기금은 지출원인행위를 하고 지출하지 못한 금액만 사고이월합니다\."):
                carried()


def test_a_file_carries_nothing_of_a_fund_over_that_was_not_committed(bureau, books):
    heading = (
        "회계연도,효력일,구분,회계,회계구분,정책사업코드,정책사업,단위사업코드,단위사업,세부사업코드,세부사업,"
        "통계목,재원,금액(원)"
    )
    place = f"{NAME},기금,01,정책,011,단위,0101,사업,702-01,구비"
    rows = [f"2090,2090-01-01,본예산,{place},50", f"2090,2090-12-31,명시이월,{place},50"]

    with pytest.raises(FileRefused) as refused:
        operations.post_file(
            code=bureau.hall.district.code,
            name="기금.csv",
            data="\n".join([heading, *rows]).encode(),
            actor_id=bureau.accounts["officer"],
            basis="기금 결산",
        )

    (fault,) = refused.value.faults
    assert str(fault).startswith("3행: 기금은 지출원인행위를 하고 지출하지 못한 금액만 사고이월합니다.")
