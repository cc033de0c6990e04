"""Requests to spend (품의), read or said by hand, until they are committed or withdrawn; no balance moves."""

from uuid import UUID

import pytest

from ieum.budget import operations
from ieum.budget.choices import AccountKind, ExecutedBy, SpendingState
from ieum.budget.execution_files import read_execution_file
from ieum.budget.operations import AskedSpending, FileRefused, SpendingRefused
from ieum.budget.queries import Point
from ieum.budget.queries.spending import free_of, open_requests, requests_of_cell, reserved_by, spending_requests
from ieum.platform.database.tenancy import municipality
from tests.budget.ledger import END, YEAR, cell_draft, day
from tests.budget.test_execution import export

pytestmark = pytest.mark.database
NOW = 2**62
ASKED = "사업 0101,일반,사무관리비,201-01,용지,제1호,2026-02-01,300,결재중,가상사,,,,,,"
COMMITTED = "사업 0101,일반,사무관리비,201-01,용지,제1호,2026-02-01,300,완료,가상사,2026-02-05,300,,,,"
OTHER = "사업 0101,일반,사무관리비,201-01,인쇄,제2호,2026-03-01,500,결재중,가상사,,,,,,"


@pytest.fixture
def cell(books):
    """A cell of which 1,000 won is allotted."""
    found = books.cell()
    books.post("ORIGINAL", {found: 5_000})
    books.post("ALLOTMENT", {found: 1_000})
    return found


def take(books, *rows, **more):
    return operations.take_execution(
        code=books.district.code, name="집행.csv", data=export(*rows), year=YEAR, basis="e-호조",
        actor_id=books.district.officer_id, **more,
    )  # fmt: skip


def undo(books, *rows):
    return operations.undo_execution(
        code=books.district.code, data=export(*rows), year=YEAR, actor_id=books.district.officer_id, basis="잘못 올림"
    )


def open_now(books):
    with municipality(books.district.code):
        return [(each.number, each.asked_on, each.amount) for each in open_requests(YEAR).order_by("number")]


def ask(books, cell, *, number="제9호", amount=100, on=None):
    with municipality(books.district.code):
        return operations.ask_spending(
            cell_id=cell, number=number, asked=AskedSpending(on or day(3, 2), amount), basis="품의서",
            actor_id=books.district.officer_id, on=day(3, 2),
        )  # fmt: skip


def end(books, asked, state, since):
    with municipality(books.district.code):
        return operations.end_spending(
            request_id=asked.pk, state=state, since=since, basis="결의서", actor_id=books.district.officer_id,
            on=day(3, 2),
        )  # fmt: skip


def refused(action):
    with pytest.raises(SpendingRefused) as caught:
        action()
    return str(caught.value)


def test_an_export_tells_what_is_asked_for_and_no_balance_moves(books, cell):
    taken = take(books, ASKED, OTHER)

    assert (taken.posted, taken.asked, taken.notes) == (0, 2, ())
    assert open_now(books) == [("제1호", day(2, 1), 300), ("제2호", day(3, 1), 500)]
    assert (books.total("COMMITTED"), books.total("UNALLOTTED"), books.total("REMAINING")) == (0, 4_000, 5_000)
    with municipality(books.district.code):
        assert free_of([cell]) == {cell: 200}
        assert reserved_by(Point(END, NOW), year=YEAR, by=ExecutedBy.PROGRAMME) == {
            ("일반회계", "01", "010", "0101"): 800
        }
        assert reserved_by(Point(day(2, 28), NOW), year=YEAR, by=ExecutedBy.TEAM) == {("",): 300}


def test_the_same_export_says_nothing_new_and_a_commitment_ends_the_request(books, cell):
    take(books, ASKED, OTHER)

    assert take(books, ASKED, OTHER).asked == 0
    assert take(books, COMMITTED, OTHER).asked == 1
    assert open_now(books) == [("제2호", day(3, 1), 500)]
    with municipality(books.district.code):
        then = open_requests(YEAR, Point(day(2, 4), NOW))
        assert [each.number for each in then] == ["제1호"]


@pytest.mark.parametrize("state", ["취소", "반려", "회수"])
def test_what_is_withdrawn_drops_out_and_what_a_later_export_lacks_is_left(books, cell, state):
    take(books, ASKED, OTHER)
    take(books, ASKED.replace("결재중", state))

    assert [number for number, *_ in open_now(books)] == ["제2호"]


def test_a_request_of_which_another_row_is_committed_is_not_asked_for_any_more(books, cell):
    assert take(books, COMMITTED, ASKED.replace("용지", "용지 추가")).asked == 0
    assert open_now(books) == []


def test_a_request_above_what_is_free_is_warned_of_by_its_row(books, cell):
    taken = take(books, ASKED.replace("300", "900"), OTHER)

    said = "배정액(배정을 관리하지 않으면 예산현액)에서 원인행위액과 다른 품의를 뺀 금액을 400원 넘습니다."
    assert [str(each) for each in taken.notes] == [f"2행: 품의 제1호: {said}", f"3행: 품의 제2호: {said}"]


def test_an_export_that_is_taken_back_leaves_what_was_said_before(books, cell):
    take(books, ASKED)
    changed = (ASKED.replace(",300,", ",350,"), OTHER)
    take(books, *changed)
    undo(books, *changed)

    assert open_now(books) == [("제1호", day(2, 1), 300)]
    gone = ASKED.replace("결재중", "취소")
    take(books, gone)
    undo(books, gone)
    assert [number for number, *_ in open_now(books)] == ["제1호"]
    undo(books, ASKED)
    assert open_now(books) == []


def test_a_preview_says_nothing(books, cell):
    assert take(books, ASKED, is_preview=True).asked == 1
    assert open_now(books) == []


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (ASKED.replace("2026-02-01", "언젠가"), "2행: 품의일자"),
        (ASKED.replace("사업 0101", "없는 사업"), "2행: 세부사업 없는 사업, 통계목 201-01: 이 회계연도에 없는"),
    ],
)
def test_a_request_that_cannot_be_read_is_refused_with_its_row(books, cell, row, said):
    with pytest.raises(FileRefused) as caught:
        take(books, row)
    assert str(caught.value.faults[0]).startswith(said)
    assert open_now(books) == []


def test_a_row_without_an_amount_asked_for_asks_for_nothing():
    assert read_execution_file(export(ASKED.replace(",300,", ",,"))).asked == ()


def test_a_request_is_said_by_hand_corrected_and_ended(books, cell):
    ask(books, cell, amount=100)
    corrected = ask(books, cell, amount=150)

    assert open_now(books) == [("제9호", day(3, 2), 150)]
    assert "품의일자(2026-03-02)보다" in refused(lambda: end(books, corrected, SpendingState.COMMITTED, day(3, 1)))
    end(books, corrected, SpendingState.COMMITTED, day(3, 5))
    assert open_now(books) == []
    assert "품의 중인 것이 아닙니다" in refused(lambda: end(books, corrected, SpendingState.WITHDRAWN, day(3, 6)))
    with municipality(books.district.code):
        assert requests_of_cell(cell) == []
        assert [each.position for each in spending_requests(YEAR)] == [3]


def test_what_is_asked_for_from_a_fund_is_in_no_sum_of_the_budget(books, cell):
    fund = books.cell(account="재난관리기금", account_kind=AccountKind.STATUTORY_FUND)
    ask(books, cell, amount=100)
    ask(books, fund, amount=70)

    with municipality(books.district.code):
        sums = {by: sum(reserved_by(Point(END, NOW), year=YEAR, by=by).values()) for by in ExecutedBy}
        assert len(requests_of_cell(fund)) == 1
    assert sums == dict.fromkeys(ExecutedBy, 100)


def test_what_cannot_be_asked_for_is_refused(books, cell):
    assert "0원보다 큰" in refused(lambda: ask(books, cell, amount=0))
    assert "품의번호와" in refused(lambda: ask(books, cell, number=" "))
    assert f"{YEAR}회계연도의 날" in refused(lambda: ask(books, cell, on=day(3, 2).replace(year=YEAR + 1)))
    assert "그런 예산과목이 없습니다" in refused(lambda: ask(books, UUID(int=1)))


def test_a_division_asks_for_its_own_cells_alone_and_nobody_of_a_settled_year(bureau):
    with bureau.inside():
        officer = bureau.accounts["officer"]
        operations.open_fiscal_year(year=YEAR, actor_id=officer, basis="편성")
        own, others = (
            operations.register_cell(
                year=YEAR, cell=cell_draft(division=division), actor_id=officer, basis="편성"
            )
            for division in ("재무과", "기획예산과")
        )  # fmt: skip

    def by_clerk(cell):
        with bureau.inside():
            return operations.ask_spending(
                cell_id=cell, number="제1호", asked=AskedSpending(day(3, 2), 10), basis="품의서",
                actor_id=bureau.accounts["clerk"], on=day(3, 2),
            )  # fmt: skip

    assert by_clerk(own).amount == 10
    assert refused(lambda: by_clerk(others)) == "그 부서의 직원이나 예산팀만 할 수 있는 일입니다: 품의."
    with bureau.inside():
        operations.close_fiscal_year(year=YEAR, actor_id=officer, basis="결산")
    assert "결산이 끝난" in refused(lambda: by_clerk(own))
