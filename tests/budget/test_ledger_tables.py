"""Tables that the ledger answers for a day, as known at an epoch."""

from datetime import date

import pytest

from ieum.budget import figures, operations
from ieum.budget.choices import AccountKind, Balance, CarryOrigin, Funding
from ieum.kernel.figure_grid import resolve
from ieum.kernel.figure_rounding import add_up
from ieum.kernel.numbers import NumberStyle
from ieum.kernel.rounding import Rounding
from ieum.kernel.selection import Question
from ieum.platform.database.tenancy import municipality
from ieum.reports.printing import Printer, table_of
from tests.budget.ledger import YEAR, day

pytestmark = pytest.mark.database
TABLES = {table.name: table for table in figures.FIGURE_TABLES}
ANSWERED = {each.name: each for each in figures.ANSWERED}
SPENDING = frozenset({Balance.SPENT})
COMMITTING = frozenset({Balance.COMMITTED, Balance.SPENT})


def rows(books, name, at, **where):
    """The body of a table as it is printed."""
    table = TABLES[name]
    question = Question(at.as_of, at.epoch, Rounding.HALF_UP, at.as_of, {"year": str(YEAR), **where})
    with municipality(books.district.code):
        found = ANSWERED[table.dataset].observations(question)
    return printed(add_up(resolve(table, found, question)))


def printed(grid):
    shown = table_of(grid, Printer(NumberStyle(), lambda name, _: name), "표", is_dated=False)
    return [[cell.text for cell in row] for row in shown.body]


def test_programmes_of_a_division_are_answered_with_what_they_had_the_year_before(books):
    cells = [books.cell(programme=code, reported=SPENDING, division="기획예산과") for code in ("0101", "0102", "0201")]
    other = books.cell(programme="0301", division="총무과", reported=SPENDING)
    before = books.cell(programme="0101", year=YEAR - 1, division="기획예산과")
    books.post("ORIGINAL", {before: 7_000}, date(YEAR - 1, 1, 1), year=YEAR - 1)
    books.post("ORIGINAL", dict.fromkeys([*cells, other], 10_000))
    books.post("EXPENDITURE", {cells[0]: 4_000, cells[1]: 1_000}, day(3, 1))

    at = books.now(day(10, 31))

    assert rows(books, "budget.programme.executed", at, division="기획예산과") == [
        ["계", "30", "5", "16.7"],
        ["단위 010", "20", "5", "25.0"],
        ["단위 020", "10", "0", "0.0"],
    ]
    assert rows(books, "budget.programme.compared", at, division="기획예산과") == [
        ["계", "30", "7", "23"],
        ["단위 010", "20", "7", "13"],
        ["단위 020", "10", "0", "10"],
    ]


def test_accounts_are_answered_in_the_columns_of_the_day_and_of_the_settlement(books):
    cell = books.cell(reported=SPENDING)
    other = books.cell("801-01", "9901", reported=SPENDING)
    late = books.cell(reported=SPENDING, carry_origin=CarryOrigin.EXPRESS)
    books.post("ORIGINAL", {cell: 10_000, other: 3_000})
    books.post("CARRY_IN", {late: 500})
    books.post("RESERVE_USE", {cell: 1_000, other: -1_000}, day(5, 1), basis="예비비 사용 결정")
    books.post("EXPENDITURE", {cell: 4_321}, day(6, 1))
    at = books.now(day(6, 30))

    assert rows(books, "budget.execution.daily", at) == [
        ["계", "13,500", "4,321", "9,179", "32.007"],
        ["일반회계", "13,500", "4,321", "9,179", "32.007"],
    ]
    assert rows(books, "budget.settlement.by_account", at)[1:] == [
        ["일반회계", "13,000", "500", "0", "0", "0", "13,500", "4,321", "0", "9,179"],
    ]
    assert rows(books, "budget.settlement.by_policy", at) == [
        ["일반회계", "소계", "13,000", "500", "0", "0", "0", "13,500", "4,321", "0", "9,179"],
        ["일반회계", "정책 01", "10,000", "500", "1,000", "0", "0", "11,500", "4,321", "0", "7,179"],
        ["일반회계", "정책 99", "3,000", "0", "△1,000", "0", "0", "2,000", "0", "0", "2,000"],
    ]
    assert rows(books, "budget.execution.by_division", at)[1:] == [
        ["일반회계", "부서 미구분", "13", "14", "미등록", "4", "32.0"],
    ]
    assert rows(books, "budget.reserve.statement", at) == [
        ["계", "", "", "", "1,000", "미등록", "미등록", ""],
        ["1", "", "일반회계 사업 0101 201-01", "2026-05-01", "1,000", "미등록", "미등록", "예비비 사용 결정"],
    ]
    assert rows(books, "budget.movement.by_kind", at)[3:5] == [["예비비 사용", "", "1", "0"], ["전용", "", "0", "0"]]


def test_the_rounds_of_2020_are_counted_with_their_money_as_the_report_states_them(books):
    general, special = books.cell(), books.cell("202-01", account="주차장특별회계", account_kind=AccountKind.SPECIAL)
    subsidised = books.cell(funding=Funding.CITY)
    books.post("ORIGINAL", {general: 1_000, special: 1_000})
    books.post("SUPPLEMENTARY", {general: 10_507 * 10**6}, day(5, 1), round=1)
    books.post("SUPPLEMENTARY", {general: 47_094 * 10**6, special: 5_025 * 10**6}, day(9, 1), round=2)
    for number in range(1, 30):
        last = 215_183 - 28 * 7_000 if number == 29 else 7_000
        books.post("DEEMED", {subsidised: last * 10**6}, day(10, 1), round=number)

    found = rows(books, "budget.movement.by_kind", books.now(day(10, 31)))
    assert found[:2] == [["추경", "2", "2", "62,626"], ["간주처리", "29", "29", "215,183"]]


def test_transfers_of_a_quarter_are_listed_one_by_one_until_they_are_taken_back(books):
    one, two, three = (books.cell(item) for item in ("201-01", "202-01", "207-01"))
    books.post("ORIGINAL", dict.fromkeys((one, two, three), 10_000))
    books.post("TRANSFER", {one: -2_000, two: 1_500, three: 500}, day(4, 10), basis="전용 승인")
    wrong = books.post("TRANSFER", {one: -1_000, two: 1_000}, day(5, 10), basis="잘못 적음")
    then = books.now(day(6, 30))
    books.reverse(wrong)
    at = books.now(day(6, 30))

    assert rows(books, "budget.transfer.quarterly", at, quarter="2") == [
        ["계", "", "", "", "", "2,000", ""],
        [
            "1", "전용", "2026-04-10", "일반회계 사업 0101 201-01 2,000",
            "일반회계 사업 0101 202-01 1,500\n일반회계 사업 0101 207-01 500", "2,000", "전용 승인",
        ],
    ]  # fmt: skip
    assert [row[0] for row in rows(books, "budget.transfer.quarterly", then, quarter="2")] == ["계", "1", "2"]
    assert rows(books, "budget.transfer.quarterly", at, quarter="1") == [["계", "", "", "", "", "", ""]]


def test_what_is_carried_over_is_listed_by_kind_with_its_reason(books):
    cell = books.cell(reported=COMMITTING)
    books.post("ORIGINAL", {cell: 10_000})
    books.post("COMMITMENT", {cell: 8_000}, day(11, 1))
    books.post("EXPENDITURE", {cell: 5_000}, day(12, 1))
    books.post("INCIDENTAL_CARRY_OUT", {cell: 3_000}, day(12, 31), basis="준공이 늦어짐")
    at = books.now()

    assert rows(books, "budget.carryover.statement", at) == [
        ["사고이월", "소계", "", "", "10,000", "8,000", "5,000", "3,000", ""],
        ["사고이월", "1", "", "일반회계 사업 0101 201-01", "10,000", "8,000", "5,000", "3,000", "준공이 늦어짐"],
    ]


@pytest.mark.parametrize(
    ("on", "bodies", "first"),
    [
        (
            date(2003, 10, 31),
            [1, 2, 1],
            ["자체심사", "1", "일반 투자사업, 청사·문화·체육시설 신축", "전액 자체재원", "10", "-", "자체심사"],
        ),
        (date(2000, 1, 1), [], None),
    ],
)
def test_who_reviews_an_investment_is_printed_from_the_table_of_the_day(on, bodies, first):
    question = Question(on, 1, Rounding.HALF_UP, on)
    found = ANSWERED["budget.investment"].observations(question)

    shown = printed(resolve(TABLES["budget.investment.thresholds"], found, question))

    assert [len([row for row in shown if row[0] == body]) for body in dict.fromkeys(row[0] for row in shown)] == bodies
    assert next(iter(shown), None) == first


def test_revenue_is_settled_by_its_headings_and_what_was_not_levied_is_not_known(books):
    books.cell()
    books.cell(account_kind=AccountKind.SPECIAL, account="주차장특별회계")
    head = "회계연도,효력일,구분,회계,부서,세입과목,금액(원)"
    data = "\n".join((
        head, *(f"2026,2026-01-01,본예산,일반회계,세무과,{code},100" for code in ("111-01", "112-01", "211-01")),
        "2026,2026-01-01,본예산,주차장특별회계,교통과,211-01,50", "2026,2026-02-01,징수결정,일반회계,세무과,111-01,90",
        "2026,2026-03-01,수납,일반회계,세무과,111-01,60", "2026,2026-12-01,불납결손,일반회계,세무과,111-01,10",
    ))  # fmt: skip
    operations.post_revenue_file(
        code=books.district.code, name="세입.csv", data=data.encode(), actor_id=books.district.officer_id, basis="세입"
    )  # fmt: skip
    books.post("ORIGINAL", {books.cell(): 1})

    at = books.now()

    assert rows(books, "budget.revenue.by_group", at) == [
        ["일반회계", "소계", "300", "0", "300", "90", "60", "10", "20", "66.7"],
        ["일반회계", "지방세수입", "200", "0", "200", "90", "60", "10", "20", "66.7"],
        ["일반회계", "세외수입", "100", "0", "100", "0", "0", "0", "0", "미등록"],
        ["주차장특별회계", "소계", "50", "0", "50", "미등록", "미등록", "미등록", "미등록", "미등록"],
        ["주차장특별회계", "세외수입", "50", "0", "50", "미등록", "미등록", "미등록", "미등록", "미등록"],
    ]
    assert [row[1] for row in rows(books, "budget.revenue.by_code", at)] == [
        "소계", "111-01", "112-01", "211-01", "소계", "211-01",
    ]  # fmt: skip
