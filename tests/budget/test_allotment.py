"""The allotment plan: quarters that add up, approval before allotment, withheld money, and plan against ledger."""

from dataclasses import astuple, replace
from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ieum.budget import operations, queries, rules
from ieum.budget.allotment_rows import NamedCells, read_allotted_rows, read_plan_rows
from ieum.budget.choices import AllotmentKind, BeforeYearGround
from ieum.budget.models import LedgerEvent
from ieum.budget.operations.allotment import allot_before_year, allot_occasionally
from ieum.budget.queries import allotment, requests
from ieum.budget.rules.allotment import (
    Shares,
    Standing,
    before_year_fault,
    due,
    kind_of,
    quarter_of,
    shares_fault,
    shares_for,
    split,
    usual_shares,
    withheld_part,
)
from ieum.kernel.row_faults import RowsRefused
from ieum.office import operations as office
from ieum.office import queries as office_queries
from ieum.platform.operations import Refused
from tests.budget.bills import FINANCE
from tests.budget.ledger import END, YEAR, Books, day

MADE_ON, APPROVED_ON = day(1, 3), day(1, 5)
SHARES = [Shares("101", (25, 25, 25, 25)), Shares("", (40, 30, 20, 10))]


@given(st.integers(0, 10**14), st.lists(st.integers(0, 100), min_size=4, max_size=4).filter(lambda each: sum(each) > 0))
def test_quarters_add_up_to_the_amount_and_none_is_below_zero(amount, weights):
    whole = sum(weights)
    percents = [100 * each // whole for each in weights]
    percents[0] += 100 - sum(percents)

    parts = split(amount, percents)

    assert sum(parts) == amount
    assert min(parts) >= 0


def test_quarters_are_whole_thousands_but_for_the_last():
    assert split(1_000_500, (25, 25, 25, 25)) == (250_000, 250_000, 250_000, 250_500)
    assert split(900, (40, 30, 20, 10)) == (0, 900, 0, 0)


@pytest.mark.parametrize(
    ("shares", "fault"),
    [
        (SHARES, ""),
        (SHARES[:1], "그 밖의 모든 통계목에 쓸 비율을 한 줄 적으십시오."),
        ([*SHARES, SHARES[0]], "같은 통계목의 비율이 두 번 있습니다."),
        ([Shares("", (40, 30, 20, 11))], "그 밖의 통계목: 네 분기의 비율을 더하면 100이어야 합니다. 지금은 101입니다."),
        ([Shares("", (140, -40, 0, 0))], "그 밖의 통계목: 네 분기의 비율을 0에서 100 사이의 정수로 적으십시오."),
        ([Shares("", (100,))], "그 밖의 통계목: 네 분기의 비율을 0에서 100 사이의 정수로 적으십시오."),
    ],
)
def test_what_is_wrong_with_shares(shares, fault):
    assert shares_fault(shares) == fault


def test_the_longest_beginning_of_an_item_gives_its_shares():
    assert (shares_for("101-01", SHARES), shares_for("201-01", SHARES)) == (SHARES[0], SHARES[1])
    assert shares_fault(usual_shares(on=MADE_ON)) == ""


@pytest.mark.parametrize(
    ("standing", "through", "amount"),
    [
        (Standing((40, 30, 20, 10), 0, 0, 100, 0), 1, 40),
        (Standing((40, 30, 20, 10), 40, 0, 100, 40), 2, 30),
        # 45 withheld leave 55 of the plan, whatever quarter comes.
        (Standing((40, 30, 20, 10), 40, 45, 100, 40), 4, 15),
        # A transfer took 80 away: no more is there than 20.
        (Standing((40, 30, 20, 10), 0, 0, 20, 0), 4, 20),
        # What was allotted beside the plan does not use the plan up, but the money.
        (Standing((40, 30, 20, 10), 0, 0, 100, 70), 1, 30),
        (Standing((0, 0, 0, 0), 0, 0, 100, 0), 4, 0),
        (Standing((40, 0, 0, 0), 60, 0, 100, 60), 1, 0),
    ],
)
def test_what_is_due(standing, through, amount):
    assert due(standing, through=through) == amount


def test_a_quarter_that_has_not_begun_is_allotted_early():
    kinds = [kind_of(2, YEAR, on=on) for on in (day(3, 31), day(4, 1))]

    assert kinds == [AllotmentKind.EARLY, AllotmentKind.REGULAR]
    assert [quarter_of(date(YEAR, month, 1)) for month in (1, 3, 4, 12)] == [1, 1, 2, 4]
    assert (withheld_part(12_345_678, 10), withheld_part(0, 10)) == (1_235_000, 0)


class Desk:
    """The hall with salaries and paper of 재무과, works of 안전과, and a reserve."""

    def __init__(self, bureau):
        self.bureau, self.books = bureau, Books(bureau.hall.district)
        self.pay = self.books.cell("101-01", "0111", division=FINANCE)
        self.paper = self.books.cell("201-01", "0111", division=FINANCE)
        self.works = self.books.cell("401-01", "0211", division="안전과")
        self.reserve = self.books.cell("801-01", "0909", division="기획예산과")
        self.books.post("ORIGINAL", {self.pay: 400_000, self.paper: 100_000, self.works: 200_000, self.reserve: 50_000})

    def do(self, operation, *, by="officer", on=APPROVED_ON, **more):
        with self.bureau.inside():
            return operation(year=YEAR, actor_id=self.bureau.accounts[by], on=on, **more)

    def allot_beside(self, cell, amount, *, approver="head", **more):
        line = {"lines": [rules.Line(cell, amount)], "approver_id": self.bureau.accounts[approver]}
        return self.do(allot_occasionally, **line, **more)

    def plan(self, *, shares=SHARES, by="officer"):
        return self.do(operations.draft_allotment_plan, shares=shares, reason="상반기 조기집행", by=by, on=MADE_ON)

    def approved(self):
        plan = self.plan()
        for login in ("lead", "head", "mayor"):
            with self.bureau.inside():
                office.approve(case_id=plan.case_id, actor_id=self.bureau.accounts[login], on=APPROVED_ON)
        return self

    def allot(self, quarter, **more):
        return self.do(operations.allot_quarter, quarter=quarter, **more)

    def rows(self, as_of=END):
        """For each division what is planned and allotted by quarter, withheld, and left to allot."""
        with self.bureau.inside():
            rows = allotment.allotment_rows(queries.find_year(YEAR).pk, as_of=as_of)
            return {each.division: (each.planned, each.allotted, each.withheld, each.unallotted) for each in rows}


@pytest.fixture
def desk(bureau) -> Desk:
    return Desk(bureau)


def said(desk, operation, **more):
    with pytest.raises(Refused) as refused:
        desk.do(operation, **more)
    return str(refused.value)


def test_an_approved_plan_is_allotted_by_quarters_to_the_won(desk):
    desk.approved()

    first = desk.allot(1)
    second = desk.allot(2, on=day(4, 2))

    assert (astuple(first), astuple(second)) == (
        (AllotmentKind.REGULAR, 3, 220_000), (AllotmentKind.REGULAR, 3, 190_000),
    )  # fmt: skip
    assert desk.rows() == {
        "안전과": ((80_000, 60_000, 40_000, 20_000), (80_000, 60_000, 0, 0), 0, 60_000),
        FINANCE: ((140_000, 130_000, 120_000, 110_000), (140_000, 130_000, 0, 0), 0, 230_000),
    }
    assert desk.rows(day(3, 31))["안전과"][1] == (80_000, 0, 0, 0)


def test_nothing_is_allotted_before_the_plan_is_approved(desk):
    desk.plan()

    assert said(desk, operations.allot_quarter, quarter=1) == (
        "결재가 끝난 예산배정계획이 없습니다. '계획 올리기'로 계획을 올려 결재를 받으십시오."
    )
    for quarter in (0, 5):
        assert said(desk, operations.allot_quarter, quarter=quarter) == "분기는 1에서 4 사이입니다."


def test_the_approval_of_a_plan_is_the_approval_of_what_is_allotted(desk):
    desk.approved().allot(1)

    with desk.bureau.inside():
        (posting,) = allotment.postings(queries.find_year(YEAR).pk)
        event = LedgerEvent.objects.get(kind="ALLOTMENT")

    assert (event.approver_id, posting.amount, posting.quarter) == (
        desk.bureau.accounts["mayor"], 220_000, 1,
    )  # fmt: skip


def test_a_quarter_is_allotted_once_and_again_where_it_was_taken_back(desk):
    desk.approved().allot(1)

    assert said(desk, operations.allot_quarter, quarter=1) == "1분기까지 계획한 금액을 모두 배정했습니다."
    with desk.bureau.inside():
        event = LedgerEvent.objects.get(kind="ALLOTMENT")
    desk.books.reverse(event.pk)
    assert desk.allot(1).amount == 220_000
    with desk.bureau.inside():
        listed = allotment.postings(queries.find_year(YEAR).pk)
    assert sorted(each.is_reversed for each in listed) == [False, True]


def test_what_a_file_allotted_is_listed_too_once_for_all_its_cells(desk):
    """Rows of one day and paper are one movement, those of one file and day one allotment."""
    rows = [
        "회계연도,효력일,구분,회계,정책사업코드,정책사업,단위사업코드,단위사업,세부사업코드,세부사업,부서,통계목,문서번호,금액(원)"
    ]
    place = f"{YEAR},{YEAR}-01-02,{{}},일반회계,A,정책,A1,단위,A11,사업,재무과,{{}},{{}},{{}}"
    for item in ("201-01", "202-01"):
        rows += [place.format("본예산", item, "", 500), place.format("배정", item, "", 300)]
    data = "\n".join(rows).encode()
    district = desk.bureau.hall.district
    operations.post_file(
        code=district.code, name="배정.csv", data=data, actor_id=district.officer_id, basis="배정 통보"
    )

    with desk.bureau.inside():
        (posting,) = allotment.postings(queries.find_year(YEAR).pk)

    assert posting.event_id is not None
    assert astuple(replace(posting, event_id=None)) == (
        None, None, 600, day(1, 2), "배정 통보", "", False, None, None, None,
    )  # fmt: skip


@pytest.mark.parametrize(("by", "approver"), [("officer", "lead"), ("officer", "officer"), ("lead", "clerk")])
def test_what_is_allotted_beside_the_plan_is_approved_by_another_whose_duty_it_is(desk, by, approver):
    with pytest.raises(operations.NotApproved):
        desk.allot_beside(desk.paper, 10_000, reason="급함", by=by, approver=approver)
    desk.allot_beside(desk.paper, 10_000, reason="급함", by=by)

    with desk.bureau.inside():
        (told,) = allotment.postings(queries.find_year(YEAR).pk)
    assert (told.amount, told.approver) == (10_000, "head")


def test_the_plan_of_a_year_is_made_before_it_begins_and_nothing_of_it_is_allotted_until_its_first_day(desk):
    december = date(YEAR - 1, 12, 22)
    plan = desk.do(operations.draft_allotment_plan, shares=SHARES, reason="상반기 조기집행", on=december)
    for login in ("lead", "head", "mayor"):
        with desk.bureau.inside():
            office.approve(case_id=plan.case_id, actor_id=desk.bureau.accounts[login], on=december)

    with pytest.raises(operations.MovementRefused) as refused:
        desk.allot(1, on=december)
    assert str(refused.value).startswith(f"배정의 효력일은 {YEAR}-01-01부터 {YEAR}-12-31까지입니다.")
    assert desk.allot(1, on=day(1, 1)).amount > 0


DECEMBER = date(YEAR - 1, 12, 20)
OF_THE_EIGHT = (
    "회계연도가 시작되기 전에는 지방재정법 시행령 제57조의 여덟 가지 경비만 배정할 수 있습니다. 근거를 고르십시오."
)
IN_ITS_YEAR = (
    f"개시 전 배정은 {YEAR}-01-01 전 한 해 안에 결정한 것만 적습니다. 그 뒤에 결정한 것은 수시배정으로 적으십시오. "
    "(지방재정법 시행령 제57조)"
)


@pytest.mark.parametrize(
    ("ground", "line", "decided_on", "fault"),
    [
        ("PUBLIC_WORKS", ("401-01", 1), DECEMBER, ""),
        ("TRAVEL", ("202-01", 1), day(1, 1).replace(year=YEAR - 1), ""),
        ("", ("401-01", 1), DECEMBER, OF_THE_EIGHT),
        ("OFFICE", ("401-01", 1), DECEMBER, OF_THE_EIGHT),
        ("PUBLIC_WORKS", ("401-01", 1), day(1, 1), IN_ITS_YEAR),
        ("PUBLIC_WORKS", ("401-01", 1), date(YEAR - 2, 12, 31), IN_ITS_YEAR),
        ("PUBLIC_WORKS", ("401-01", -1), DECEMBER, "개시 전 배정으로 줄일 수는 없습니다. 금액을 △ 없이 적으십시오."),
        (
            "TRAVEL", ("201-01", 1), DECEMBER,
            "여비는 통계목 202에만 배정합니다: 201-01. 과목이나 근거를 고치십시오. (지방재정법 시행령 제57조)",
        ),
        (
            "PROMOTION", ("202-01", 1), DECEMBER,
            "업무추진비는 통계목 203에만 배정합니다: 202-01. 과목이나 근거를 고치십시오. (지방재정법 시행령 제57조)",
        ),
    ],
)  # fmt: skip
def test_what_may_be_allotted_before_a_year_begins(ground, line, decided_on, fault):
    assert before_year_fault(ground, [line], decided_on=decided_on, first_day=day(1, 1)) == fault


def test_what_was_decided_in_december_counts_from_the_first_day_and_keeps_its_ground(desk):
    own = {"ground": "PUBLIC_WORKS", "reason": "상반기 발주", "on": DECEMBER}
    line = {"lines": [rules.Line(desk.works, 150_000)], "approver_id": desk.bureau.accounts["head"]}
    desk.do(allot_before_year, **line, **own)

    with desk.bureau.inside():
        (told,) = allotment.postings(queries.find_year(YEAR).pk)
        event = LedgerEvent.objects.get(kind="ALLOTMENT")
    assert (told.kind, told.on, told.ground, told.decided_on) == (
        AllotmentKind.BEFORE_YEAR, day(1, 1), BeforeYearGround.PUBLIC_WORKS, DECEMBER,
    )  # fmt: skip
    assert event.authority == "지방재정법 시행령 제57조 조기집행을 필요로 하는 공공사업비"
    # The plan allots what is left of it.
    assert desk.approved().allot(4, on=day(10, 1)).amount == 550_000
    with pytest.raises(operations.BudgetExceeded):
        desk.do(allot_before_year, **line, **own)


def test_one_division_is_allotted_before_its_quarter(desk):
    early = desk.approved().allot(2, division="안전과")

    assert astuple(early) == (AllotmentKind.EARLY, 1, 140_000)
    assert desk.allot(2, on=day(4, 1)).amount == 270_000


def test_what_is_withheld_is_not_allotted_until_it_is_released(desk):
    desk.approved()
    hold = desk.do(
        operations.withhold_allotment, items="4", division="", percent=30, reason="세수 부족 대비", on=day(1, 6)
    )

    assert desk.allot(4, on=day(10, 1)).amount == 640_000
    with pytest.raises(Refused, match="배정을 유보한 금액 60,000원이 있습니다"):
        desk.allot_beside(desk.works, 1_000, reason="급함")
    assert desk.rows()["안전과"][2:] == (60_000, 60_000)
    with desk.bureau.inside():
        operations.release_hold(
            hold_id=hold.pk, reason="세수 회복", actor_id=desk.bureau.accounts["officer"], on=day(11, 1)
        )
    assert desk.allot(4, on=day(11, 2)).amount == 60_000


def test_what_is_allotted_already_is_not_withheld(desk):
    desk.approved().allot(4)
    more = {"items": "", "division": "", "percent": 10, "reason": "대비"}

    assert said(desk, operations.withhold_allotment, **more) == "유보할 수 있는 미배정 예산이 없습니다."
    assert said(desk, operations.withhold_allotment, **more | {"percent": 0}) == (
        "유보율은 1에서 100 사이로, 사유와 함께 적으십시오."
    )


def test_money_that_came_after_the_plan_is_allotted_beside_it_or_by_the_next_plan(desk):
    desk.approved().allot(1)
    desk.books.post("SUPPLEMENTARY", {desk.paper: 30_000}, day(5, 1), round=1)

    desk.allot_beside(desk.paper, 10_000, reason="추경", on=day(5, 2))
    desk.approved()

    assert desk.rows()[FINANCE][0] == (152_000, 139_000, 126_000, 113_000)
    assert desk.allot(4, on=day(10, 1)).amount == 500_000
    assert desk.rows()[FINANCE][3] == 0


def test_who_is_not_of_the_team_neither_plans_nor_allots(desk):
    desk.approved()
    sentence = "예산팀만 할 수 있는 일입니다: 예산 배정."

    assert said(desk, operations.allot_quarter, quarter=1, by="clerk") == sentence
    assert said(desk, operations.draft_allotment_plan, shares=SHARES, reason="x", by="head") == sentence


def test_a_plan_needs_shares_a_direction_and_a_budget(desk):
    wrong = ({"shares": SHARES[:1], "reason": "x"}, {"shares": SHARES, "reason": " "})

    assert [said(desk, operations.draft_allotment_plan, **each) for each in wrong] == [
        "그 밖의 모든 통계목에 쓸 비율을 한 줄 적으십시오.", "편성 방향을 적어야 합니다.",
    ]  # fmt: skip


def cells_of(desk) -> NamedCells:
    with desk.bureau.inside():
        return NamedCells(requests.all_cells(queries.find_year(YEAR).pk))


def plan_rows(*rows, unit="원"):
    return "\n".join(["\t".join(["예산과목", *(f"{quarter}분기({unit})" for quarter in range(1, 5))]), *rows])


def test_amounts_by_quarters_take_the_place_of_the_shares_for_their_cells(desk):
    rows = read_plan_rows(plan_rows("0111 201-01 재무과\t50\t-\t\t25", unit="천원"), cells_of(desk))

    plan = desk.do(operations.draft_allotment_plan, shares=SHARES, rows=rows, reason="월별 계획", on=MADE_ON)

    with desk.bureau.inside():
        planned = allotment.planned_by_cell(plan)
        body = office_queries.drafts(plan.case_id)[0].body
    assert planned[desk.paper] == (50_000, 0, 0, 25_000)
    assert planned[desk.works] == (80_000, 60_000, 40_000, 20_000)
    assert "- 금액을 정한 예산과목 1개" in body.splitlines()


def test_rows_of_a_plan_that_cannot_be_are_each_named(desk):
    cells = cells_of(desk)
    wrong = plan_rows(
        "없는 과목\t1\t1\t1\t1", "0111 재무과\t1\t1\t1\t1", "0111 201-01\t1\t△1\t0\t0", "0111 201-01\t1\t1",
        "0211\t(5)\t0\t0\t0", "0111 101-01\t1\t0\t0\t0", "0111 101-01 재무과\t1\t0\t0\t0",
    )  # fmt: skip

    with pytest.raises(RowsRefused) as refused:
        read_plan_rows(wrong, cells)
    assert [str(each) for each in refused.value.faults] == [
        "2행: '없는 과목': 맞는 예산과목이 없습니다. 세부사업 코드나 이름, 통계목, 부서, 재원을 띄어 적으십시오.",
        "3행: '0111 재무과': 맞는 예산과목이 여럿입니다. 통계목, 부서, 재원까지 적으십시오.",
        "4행: 2분기(원): 0보다 작을 수 없습니다.",
        "5행: 칸이 3개입니다. 머리글처럼 5개여야 합니다. 병합한 셀이 있으면 푸십시오.",
        "6행: 1분기(원) (5): 괄호는 음수가 아닙니다. 줄이는 금액은 △로 적으십시오.",
        "8행: 7행과 같은 예산과목입니다. 한 줄로 합치십시오.",
    ]
    for heading in ("예산과목\t1분기(원)\t2분기(천원)\t3분기(원)\t4분기(원)", "과목\t금액"):
        with pytest.raises(RowsRefused, match="1행: 머리글은 예산과목, 1분기"):
            read_plan_rows(f"{heading}\n0111\t1\t1\t1\t1", cells)
    assert read_plan_rows(plan_rows(), cells) == []

    over = read_plan_rows(plan_rows("0111 201-01\t100000\t1\t0\t0", "0211 401-01\t1\t1\t1\t1"), cells)
    with pytest.raises(operations.AllotmentRefused) as much:
        desk.do(operations.draft_allotment_plan, shares=SHARES, rows=over, reason="월별 계획", on=MADE_ON)
    assert [str(each) for each in much.value.faults] == [
        "2행: 네 분기의 합 100,001원이 예산현액 100,000원보다 1원 많습니다."
    ]


def test_rows_beside_the_plan_are_entered_as_one_and_each_that_cannot_be_allotted_is_named(desk):
    cells, head = cells_of(desk), "예산과목\t금액(천원)"
    enter = partial(desk.do, operations.propose_allotment_rows, reason="급함")

    with pytest.raises(operations.AllotmentRefused) as refused:
        enter(rows=read_allotted_rows(f"{head}\n0111 201-01\t101\n0211\t50\n0111 101-01\t△1", cells))
    assert [str(each) for each in refused.value.faults] == [
        "2행: 사업 0111 201-01: 예산현액의 남은 금액 100,000원을 넘습니다. (2026-01-05 기준 1,000원 초과)",
        "4행: 사업 0111 101-01: 2026-01-05 배정액이 1,000원 모자라 0원 아래로 내려갑니다.",
    ]
    made = enter(rows=read_allotted_rows(f"{head}\n0111 201-01\t40\n0211\t50", cells))
    assert (made.amount, str(made)) == (90_000, "수시배정 0111 사업 0111 201-01 재무과 구비 외 1개")
    desk.bureau.confirm()
    assert sum(desk.rows()["안전과"][1]) == 50_000
