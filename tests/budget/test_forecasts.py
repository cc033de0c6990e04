"""What divisions say they will have spent by 31 December: its bounds, which word holds, and what it adds up to."""

from datetime import date

import pytest

from ieum.budget import operations
from ieum.budget.choices import AccountKind, Balance
from ieum.budget.forecast_rows import ForecastRow, read_forecast_rows
from ieum.budget.queries import Point
from ieum.budget.queries.forecasts import programme_forecasts
from ieum.budget.rules.forecasts import forecast_fault
from ieum.kernel.row_faults import RowsRefused
from ieum.platform.operations import Refused
from tests.budget.bills import FINANCE, PLANNING
from tests.budget.ledger import YEAR, Books, day
from tests.budget.test_ledger_tables import rows as printed_rows

OCTOBER, NOVEMBER = day(10, 31), day(11, 30)
SPENDING = frozenset({Balance.SPENT})
PARKING = "주차장특별회계"


@pytest.mark.parametrize(
    ("amount", "spent", "fault"),
    [
        (300, 300, ""), (1_000, 300, ""), (0, None, ""),
        (299, 300, "연말 예상 집행액 299원이 이미 집행한 300원보다 적습니다. 집행액 이상으로 적으십시오."),
        (1_001, 300, "연말 예상 집행액 1,001원이 예산현액 1,000원보다 많습니다. 예산현액 이하로 적으십시오."),
        (-1, None, "연말 예상 집행액은 0원 이상으로 적으십시오."),
        (-1, -5, "연말 예상 집행액은 0원 이상으로 적으십시오."),
    ],
)  # fmt: skip
def test_a_forecast_is_between_what_is_spent_and_what_there_is(amount, spent, fault):
    assert forecast_fault(amount, spent=spent, available=1_000) == fault


def test_pasted_rows_are_read_in_their_unit():
    assert read_forecast_rows("회계\t금액(천원)\t세부사업 코드\n일반회계\t1,234\t0101\n\n") == {
        2: ForecastRow("0101", "일반회계", 1_234_000),
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1행: 머리글이 맞지 않습니다."),
        ("세부사업 코드\t금액\n0101\t1", "1행: 금액 열 하나에 단위를 적으십시오"),
        ("세부사업 코드\t금액(원)\n", "1행: 자료가 없습니다."),
        ("세부사업 코드\t금액(원)\n0101\t", "2행: 금액 칸이 비어 있습니다."),
        ("세부사업 코드\t금액(원)\n0101\t많이", "2행: 금액 칸의 '많이'에서 금액을 읽을 수 없습니다."),
        ("세부사업 코드\t금액(원)\n\t1", "2행: 세부사업 코드 칸이 비어 있습니다."),
        ("세부사업 코드\t금액(원)\n0101", "2행: 칸이 1개입니다."),
        ("세부사업 코드\t금액(원)\n" + "0101\t1\n" * 501, "1행: 한 번에 500줄까지"),
    ],
)
def test_rows_that_cannot_be_read_are_named(text, said):
    with pytest.raises(RowsRefused) as refused:
        read_forecast_rows(text)
    assert str(refused.value).startswith(said)


class Desk:
    """Two programmes of one 단위사업 of 재무과, one of 기획예산과, each with 10,000 won, of which one spent 4,000."""

    def __init__(self, bureau):
        self.bureau, self.books = bureau, Books(bureau.hall.district)
        self.cells = {
            code: self.books.cell(programme=code, division=division, reported=SPENDING)
            for code, division in (("0101", FINANCE), ("0102", FINANCE), ("0201", PLANNING))
        }
        self.books.post("ORIGINAL", dict.fromkeys(self.cells.values(), 10_000))
        self.books.post("EXPENDITURE", {self.cells["0101"]: 4_000}, day(3, 1))

    def state(self, *said, stated_on=OCTOBER, division=FINANCE, by="clerk", on=NOVEMBER):
        """Say amounts of programmes, such as ("0101", 5_000)."""
        rows = {line: ForecastRow(code, "", amount) for line, (code, amount) in enumerate(said, 2)}
        with self.bureau.inside():
            return operations.state_forecasts(
                year=YEAR, division=division, stated_on=stated_on, rows=rows, basis="집행 계획",
                actor_id=self.bureau.accounts[by], on=on,
            )  # fmt: skip

    def refusal(self, *said, **more):
        with pytest.raises(Refused) as refused:
            self.state(*said, **more)
        return str(refused.value)

    def amounts(self, at):
        with self.bureau.inside():
            return [each.amount for each in programme_forecasts(at, year=YEAR, division=FINANCE)]

    def row(self, at, division=FINANCE):
        return printed_rows(self.books, "budget.programme.forecast", at, division=division)


@pytest.fixture
def desk(bureau) -> Desk:
    return Desk(bureau)


@pytest.mark.database
def test_rows_are_refused_where_they_are_wrong_and_none_is_kept(desk):
    assert desk.refusal(("0101", 3_999), ("0102", 10_001), ("0201", 1), ("9999", 1)).splitlines() == [
        "2행: 0101 사업 0101: 연말 예상 집행액 3,999원이 이미 집행한 4,000원보다 적습니다. 집행액 이상으로 적으십시오.",
        "3행: 0102 사업 0102: 연말 예상 집행액 10,001원이 예산현액 10,000원보다 많습니다. 예산현액 이하로 적으십시오.",
        "4행: '0201': 그날까지 이 부서에 예산이 있는 세부사업의 코드가 아닙니다.",
        "5행: '9999': 그날까지 이 부서에 예산이 있는 세부사업의 코드가 아닙니다.",
    ]
    assert desk.refusal(("0101", 5_000), ("0101", 6_000)) == "3행: '0101': 두 번 적었습니다. 한 줄만 남기십시오."
    assert desk.amounts(desk.books.now()) == [None, None]


@pytest.mark.database
def test_a_code_of_two_accounts_is_told_apart_by_the_account(desk):
    other = desk.books.cell(
        programme="0101", division=FINANCE, account=PARKING, account_kind=AccountKind.SPECIAL, reported=SPENDING
    )
    desk.books.post("ORIGINAL", {other: 500})

    assert desk.refusal(("0101", 500)) == "2행: '0101': 여러 회계에 있는 코드입니다. 회계 열을 넣어 적으십시오."
    with desk.bureau.inside():
        count = operations.state_forecasts(
            year=YEAR, division=FINANCE, stated_on=OCTOBER, basis="집행 계획", on=NOVEMBER,
            rows={2: ForecastRow("0101", PARKING, 500), 3: ForecastRow("0101", "일반회계", 4_000)},
            actor_id=desk.bureau.accounts["clerk"],
        )  # fmt: skip
    assert count == 2
    assert sorted(desk.amounts(desk.books.now()), key=str) == [4_000, 500, None]


@pytest.mark.database
def test_a_division_speaks_for_itself_and_the_budget_team_for_all(desk):
    assert desk.refusal(("0201", 1), division=PLANNING) == (
        "그 부서의 직원이나 예산팀만 할 수 있는 일입니다: 연말 예상 집행액."
    )
    assert desk.state(("0101", 5_000), by="officer") == 1
    assert desk.state(("0201", 5_000), by="officer", division=PLANNING) == 1


@pytest.mark.database
@pytest.mark.parametrize("stated_on", [date(YEAR - 1, 12, 31), date(YEAR + 1, 1, 1), day(12, 1)])
def test_the_day_is_one_of_the_year_up_to_today(desk, stated_on):
    assert desk.refusal(("0101", 5_000), stated_on=stated_on).startswith("기준일은 그 회계연도의 날이면서 오늘까지여야")


@pytest.mark.database
def test_the_last_word_of_the_last_day_holds_and_each_is_as_it_was_known(desk):
    desk.state(("0101", 5_000), ("0102", 1_000))
    first = desk.books.now(OCTOBER)
    desk.state(("0101", 6_000))
    desk.state(("0102", 2_000), stated_on=day(9, 30))
    desk.state(("0102", 3_000), stated_on=NOVEMBER)
    now = desk.books.now(NOVEMBER)

    assert desk.amounts(first) == [5_000, 1_000]
    assert desk.amounts(Point(OCTOBER, now.epoch)) == [6_000, 1_000]
    assert desk.amounts(Point(day(9, 30), now.epoch)) == [None, 2_000]
    assert desk.amounts(now) == [6_000, 3_000]


@pytest.mark.database
def test_what_was_overtaken_by_the_ledger_holds_no_more(desk):
    desk.state(("0101", 5_000), ("0102", 10_000))
    desk.books.post("EXPENDITURE", {desk.cells["0101"]: 1_001}, day(11, 1))
    desk.books.post("SUPPLEMENTARY", {desk.cells["0102"]: -1}, day(11, 1), round=1)

    assert desk.amounts(desk.books.now(OCTOBER)) == [5_000, 10_000]
    assert desk.amounts(desk.books.now(NOVEMBER)) == [None, None]


@pytest.mark.database
def test_the_table_prints_a_unit_programme_once_all_of_it_was_said(desk):
    desk.state(("0101", 5_000))
    before = desk.row(desk.books.now(OCTOBER))
    desk.state(("0102", 9_000))
    then = desk.books.now(OCTOBER)

    assert before == [["계", "20", "4", "미등록", "20.0"], ["단위 010", "20", "4", "미등록", "20.0"]]
    assert desk.row(then) == [["계", "20", "4", "14", "20.0"], ["단위 010", "20", "4", "14", "20.0"]]
    assert desk.row(Point(day(10, 30), then.epoch))[1][3] == "미등록"
    assert desk.row(then, PLANNING)[1] == ["단위 020", "10", "0", "미등록", "0.0"]
