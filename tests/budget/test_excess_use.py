"""수입대체경비 초과지출: what was received beyond the budget is spent beyond it, and goes back with its revenue."""

import pytest

from ieum.budget import operations
from ieum.budget.choices import MovementKind, RevenueBalance, RevenueKind, RevenueTotal
from ieum.budget.deemed_rows import read_deemed_rows
from ieum.budget.operations.deeming import NotPaidIn, deem
from ieum.budget.queries import deemed, revenue
from ieum.budget.queries.settlement import settled
from ieum.platform.database.tenancy import municipality
from tests.budget.ledger import YEAR, day
from tests.budget.test_ledger_tables import rows

pytestmark = pytest.mark.database
K = MovementKind
JUNE = day(6, 1)
ROWS = "회계\t부서\t세부사업\t통계목\t재원\t세입과목\t금액(원)\n일반회계\t문화과\t0101\t101-04\t구비\t223-01\t{}".format


@pytest.fixture
def centre(books):
    """A place of classes whose fees of 100 are budgeted, and its officer."""
    books.post("ORIGINAL", {books.cell("201-01"): 500})
    fees = books.revenue_cell("223-01", division="문화과")
    by = {"actor_id": books.district.officer_id, "basis": "수강료"}
    own = {"year": YEAR, "on": day(9, 1), "kind": K.EXCESS_USE, "authority": "수강생이 늘어 강사비가 더 듦", **by}

    class Centre:
        def move(self, kind, won, on=JUNE):
            with municipality(books.district.code):
                operations.post_revenue(year=YEAR, kind=kind, lines={fees: won}, on=on, **by)

        def receive(self, won, on=JUNE):
            self.move(RevenueKind.LEVY, won, on)
            self.move(RevenueKind.RECEIPT, won, on)

        def use(self, won, **more):
            with municipality(books.district.code):
                rows = read_deemed_rows(ROWS(won), deemed.programmes_of(YEAR), kind=K.EXCESS_USE)
                return deem(rows=rows, approver_id=books.mayor_id, **own | more)

    made = Centre()
    made.move(RevenueKind.ORIGINAL, 100, day(1, 1))
    return made


def refusal(work):
    with pytest.raises(NotPaidIn) as refused:
        work()
    return str(refused.value)


def test_no_more_is_spent_than_was_received_beyond_the_budget(books, centre):
    said = "문화과 223-01: 2026-09-01까지 초과수입 {}원, 초과지출 {}원.".format
    centre.receive(90)
    assert said(0, 1) in refusal(lambda: centre.use(1))
    centre.receive(50)
    assert said(40, 41) in refusal(lambda: centre.use(41))
    assert "2026-05-31까지 초과수입 0원, 초과지출 40원" in refusal(lambda: centre.use(40, on=day(5, 31)))

    centre.use(30)

    assert said(40, 41) in refusal(lambda: centre.use(11))
    centre.use(10)
    assert said(40, 41) in refusal(lambda: centre.use(1))
    centre.use(5, before_receipts=True)
    assert books.revenue()["223-01"][RevenueBalance.EXCESS_USED] == 45


def test_it_is_available_beyond_the_budget_and_settled_in_a_column_of_its_own(books, centre):
    centre.receive(150)
    centre.use(50)

    now = books.now()
    with municipality(books.district.code):
        (row,) = settled(now, year=YEAR, grain="ACCOUNT", by=lambda names: (names.account, names.account))
        collected = revenue.revenue_rows(now, year=YEAR)

    assert (row.amounts["appropriation"], row.amounts["excess_used"], row.amounts["available"]) == (500, 50, 550)
    assert [each.total(RevenueTotal.AVAILABLE) for each in collected if each.code == "223-01"] == [100]


def test_its_statement_names_the_reason_the_revenue_and_what_became_of_it(books, centre):
    centre.receive(150)
    centre.use(30)
    books.reverse(centre.use(20, on=day(9, 3)).event_id)
    cell = books.cell("101-04", division="문화과")
    for kind, won in (("ALLOTMENT", 30), ("COMMITMENT", 25), ("EXPENDITURE", 25)):
        books.post(kind, {cell: won}, day(9, 5))
    at = books.now()

    assert rows(books, "budget.excess.statement", at) == [
        ["계", "", "", "", "", "30", "25", "0", ""],
        ["1", "문화과", "일반회계 사업 0101 101-04", "2026-09-01", "문화과 223-01 30", "30", "25", "0",
         "수강생이 늘어 강사비가 더 듦"],
    ]  # fmt: skip
    assert rows(books, "budget.excess.revenue", at) == [
        ["일반회계", "소계", "100", "150", "50", "30", "20"],
        ["일반회계", "문화과 223-01", "100", "150", "50", "30", "20"],
    ]


def test_what_is_spent_of_an_excess_that_did_not_come_is_shown_as_lacking(books, centre):
    centre.receive(110)
    centre.use(30, before_receipts=True)
    books.post("ORIGINAL", {books.cell("101-04", division="문화과"): 500})
    at = books.now()

    assert rows(books, "budget.excess.revenue", at)[1][2:] == ["100", "110", "10", "30", "△20"]
    assert rows(books, "budget.excess.statement", at)[1][5:8] == ["30", "미등록", "미등록"]
    assert rows(books, "budget.excess.statement", books.now(day(8, 31))) == [["계", *[""] * 8]]


def test_it_goes_back_with_its_revenue_unless_it_was_spent(books, centre):
    centre.receive(150)
    posted = centre.use(50)
    cell = books.cell("101-04", division="문화과")
    for kind, won in (("ALLOTMENT", 50), ("COMMITMENT", 20)):
        books.post(kind, {cell: won}, day(9, 2))

    with pytest.raises(operations.DependantsStand) as refused:
        books.reverse(posted.event_id)
    assert "배정액이 예산현액보다 50원 많아집니다." in str(refused.value)

    second = centre.use(30, before_receipts=True)
    books.reverse(second.event_id)
    assert books.total("AVAILABLE") == 550
    assert books.revenue()["223-01"][RevenueBalance.EXCESS_USED] == 50


def test_a_reason_is_told_and_the_cell_is_of_this_year(books):
    cell = books.cell("101-04")

    with pytest.raises(operations.MovementRefused, match="초과하여 수입대체경비를 지출하는 이유를 적어야"):
        books.post("EXCESS_USE", {cell: 1}, day(9, 1))


def test_revenue_of_a_file_finds_it_and_must_be_as_much(books, centre):
    cell = books.cell("101-04", division="문화과")
    books.post("EXCESS_USE", {cell: 50}, day(9, 1), authority="수강생 증가")
    head = "회계연도,효력일,구분,차수,회계,부서,세입과목,금액(원)\n"
    row = f"{YEAR},{YEAR}-09-01,수입대체경비 초과지출,,일반회계,문화과,223-01,{{}}\n".format
    own = {"code": books.district.code, "actor_id": books.district.officer_id, "basis": "세입", "name": "a.csv"}

    with pytest.raises(operations.FileRefused) as refused:
        operations.post_revenue_file(data=(head + row(40)).encode(), **own)
    operations.post_revenue_file(data=(head + row(50)).encode(), **own)

    assert "수입대체경비 초과지출은 그 회계의 초과수입만큼만 합니다." in str(refused.value)
    assert "차이 △10원" in str(refused.value)
    assert books.revenue()["223-01"][RevenueBalance.EXCESS_USED] == 50
