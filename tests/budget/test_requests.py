"""Requests to move money: who may ask, whose line approves, and what approval posts."""

import pytest

from ieum.budget import operations, queries, rules
from ieum.budget.choices import Balance, Funding, MovementKind, Total
from ieum.budget.queries import requests
from ieum.budget.rules.clauses import Clause
from ieum.budget.rules.requests import RequestedCell, division_fault
from ieum.kernel.registry import decision_subjects
from ieum.office import operations as office
from ieum.office import queries as cases
from ieum.office.choices import StepRole
from ieum.office.rules.approval import PlannedStep
from ieum.office.rules.delegation import DelegatedKind
from ieum.org.choices import UnitKind
from ieum.platform.operations import Refused
from tests.budget.bills import FINANCE, VOTED
from tests.budget.ledger import YEAR, Books, day

pytestmark = pytest.mark.database
APPROVERS = ("chief", "lead", "head", "mayor")
ASKED_ON, APPROVED_ON = day(3, 2), day(3, 10)
LINE = [
    ("재무과 과장", StepRole.REVIEW),
    ("예산팀 팀장", StepRole.AGREE),
    ("기획예산과 과장", StepRole.AGREE),
    ("구청장", StepRole.DECIDE),
]


class Desk:
    """The hall with two cells of 재무과 in one policy, another policy's, and the reserve of the planning division."""

    def __init__(self, bureau):
        self.bureau, self.books = bureau, Books(bureau.hall.district)
        self.paper = self.books.cell("201-01", "0111", division=FINANCE)
        self.works = self.books.cell("202-01", "0112", division=FINANCE)
        self.other = self.books.cell("201-01", "0211", division="안전과")
        self.reserve = self.books.cell("801-01", "0909", division="기획예산과")
        self.for_disasters = self.books.cell("801-02", "0909", division="기획예산과")
        self.relief = self.books.cell("307-02", "0111", division=FINANCE)
        self.promotion = self.books.cell("203-03", "0111", division=FINANCE)
        self.books.post(
            "ORIGINAL",
            {self.paper: 1_000, self.works: 500, self.other: 700, self.reserve: 300, self.for_disasters: 200},
        )

    def ask(
        self, lines, kind="TRANSFER", *, by="clerk", reason="단가 상승", authority="", ground="", of=None, on=ASKED_ON
    ):
        asked = operations.Asked(
            kind=MovementKind(kind),
            lines=[rules.Line(cell, amount) for cell, amount in lines.items()],
            reason=reason,
            authority=authority,
            ground=ground,
        )
        who = {"asked": asked, "actor_id": self.bureau.accounts[by], "on": on}
        with self.bureau.inside():
            if of is not None:
                return operations.revise_request(case_id=of.case_id, **who)
            return operations.request_movement(year=YEAR, **who)

    def approve(self, asked, *logins, on=APPROVED_ON):
        for login in logins:
            with self.bureau.inside():
                office.approve(case_id=asked.case_id, actor_id=self.bureau.accounts[login], on=on)

    def sent_back(self, asked, by="lead"):
        with self.bureau.inside():
            office.return_draft(
                case_id=asked.case_id, reason="산출근거 보완", actor_id=self.bureau.accounts[by], on=APPROVED_ON
            )

    def line(self, asked):
        with self.bureau.inside():
            draft = next(each for each in cases.drafts(asked.case_id) if each.pk == asked.draft_id)
            return [(self.bureau.hall.on(ASKED_ON).label(each.post_id), each.role) for each in cases.steps(draft)]

    def available(self, cell, on=APPROVED_ON):
        return next(row.total(Total.AVAILABLE) for row in self.books.rows(self.books.now(on)) if row.cell_id == cell)

    def event(self, asked):
        with self.bureau.inside():
            return requests.event_of(asked)


@pytest.fixture
def desk(bureau) -> Desk:
    return Desk(bureau)


def test_a_transfer_is_posted_when_the_mayor_approves_and_not_before(desk):
    asked = desk.ask({desk.paper: -200, desk.works: 200})

    assert desk.line(asked) == LINE
    desk.approve(asked, "chief", "lead", "head")
    assert (desk.event(asked), desk.available(desk.works)) == (None, 500)
    desk.approve(asked, "mayor")

    event = desk.event(asked)
    assert (event.kind, event.effective_date, event.approver_id) == (
        "TRANSFER", APPROVED_ON, desk.bureau.accounts["mayor"],
    )  # fmt: skip
    assert (desk.available(desk.paper), desk.available(desk.works)) == (800, 700)


def test_a_request_ends_with_its_approval_unless_others_that_follow_from_it_are_open(desk):
    alone, followed = desk.ask({desk.paper: -200, desk.works: 200}), desk.ask({desk.paper: -100, desk.works: 100})
    follower = desk.ask({desk.works: -50, desk.paper: 50})
    who = {"actor_id": desk.bureau.accounts["clerk"], "on": APPROVED_ON}
    with desk.bureau.inside():
        office.link_cases(case_id=follower.case_id, follows_id=followed.case_id, **who)
    for each in (alone, followed):
        desk.approve(each, *APPROVERS)

    with desk.bureau.inside():
        ends = [cases.events(each.case_id)[-1] for each in (alone, followed)]
        shown = [cases.state_of(requests.movement_request(each.pk).draft) for each in (alone, followed)]
    assert [(each.to_state, each.reason) for each in ends] == [
        ("CLOSED", "예산 변경 요청: 결재로 처리를 마침"), ("APPROVED", ""),
    ]  # fmt: skip
    assert shown == ["APPROVED", "APPROVED"]
    desk.approve(follower, *APPROVERS)
    with desk.bureau.inside():
        assert office.settle(case_id=followed.case_id, reason="모두 처리함", **who).state == "CLOSED"


def test_what_follows_from_an_approved_transfer_is_a_duty(desk):
    desk.approve(desk.ask({desk.paper: -200, desk.works: 200}), "chief", "lead", "head", "mayor")
    at = desk.books.now()

    with desk.bureau.inside():
        (duty,) = queries.duties(at, year=YEAR)

    assert (duty.code, duty.period, duty.amount) == ("TRANSFER_REPORT", "2026 1분기", 200)


def test_the_head_of_the_division_of_the_team_decides_on_a_change_of_use(desk):
    asked = desk.ask({desk.paper: -200, desk.works: 200}, "CHANGE_OF_USE")

    assert desk.line(asked) == [*LINE[:2], ("기획예산과 과장", StepRole.DECIDE)]
    desk.approve(asked, "chief", "lead", "head")
    assert desk.available(desk.works) == 700


def delegate(desk, decider, *, valid_from=ASKED_ON, kind="budget.TRANSFER"):
    """Let the municipality's own table say who decides on transfers."""
    with desk.bureau.inside():
        office.set_delegation(
            name="사무전결 처리 규칙", valid_from=valid_from, kinds={kind: DelegatedKind(decider, "별표 1 제3호")},
            actor_id=desk.bureau.accounts["head"], basis="훈령 제12호",
        )  # fmt: skip


@pytest.mark.parametrize(
    ("decider", "line"),
    [
        (UnitKind.DIVISION, [*LINE[:2], ("기획예산과 과장", StepRole.DECIDE)]),
        (UnitKind.TEAM, [LINE[0], ("예산팀 팀장", StepRole.DECIDE)]),
        # Nobody of a lower rank stands between the budget division and the mayor here.
        (UnitKind.BUREAU, LINE),
    ],
)
def test_the_municipalitys_own_table_says_from_its_day_who_decides_on_a_kind(desk, decider, line):
    delegate(desk, decider)

    before = desk.ask({desk.paper: -100, desk.works: 100}, on=day(3, 1))
    asked = desk.ask({desk.paper: -100, desk.works: 100})
    reserved = desk.ask({desk.reserve: -100, desk.other: 100}, "RESERVE_USE", by="officer", ground="BEYOND")

    assert (desk.line(before), desk.line(asked)) == (LINE, line)
    assert desk.line(reserved)[-1] == ("구청장", StepRole.DECIDE)
    with desk.bureau.inside():
        draft = next(each for each in cases.drafts(asked.case_id) if each.pk == asked.draft_id)
        step = list(cases.steps(draft))[-1]
    assert step.rule == f"사무전결 처리 규칙 별표 1 제3호 ({ASKED_ON} 시행)"


def test_who_decides_by_the_own_table_takes_the_movement_back(desk):
    delegate(desk, UnitKind.DIVISION)
    asked = desk.ask({desk.paper: -200, desk.works: 200})
    desk.approve(asked, "chief", "lead", "head")
    event = desk.event(asked)

    with desk.bureau.inside():
        operations.take_back_event(
            event_id=event.pk, actor_id=desk.bureau.accounts["head"], basis="착오", on=APPROVED_ON
        )

    assert desk.available(desk.works) == 500


def test_the_team_asks_for_every_division_and_its_own_line_has_nobody_twice(desk):
    asked = desk.ask({desk.reserve: -100, desk.other: 100}, "RESERVE_USE", by="officer", ground="BEYOND")

    assert desk.line(asked) == [
        ("예산팀 팀장", StepRole.REVIEW),
        ("기획예산과 과장", StepRole.REVIEW),
        ("구청장", StepRole.DECIDE),
    ]
    desk.approve(asked, "lead", "head", "mayor")
    assert desk.available(desk.other) == 800


NO_GROUND = (
    "예비비를 쓰는 근거를 고르십시오: 예측할 수 없는 예산 외의 지출, 예산 초과 지출, 재해·재난. (지방재정법 제43조)"
)
ONLY_DISASTERS = (
    "재해·재난목적예비비(801-02)는 재해·재난에만 씁니다. 근거를 고치거나 일반예비비(801-01)에서 쓰십시오. "
    "(지방재정법 제43조제2항)"
)
NOT_FROM_RESERVE = "예비비는 업무추진비·보조금에 사용할 수 없습니다. (지방재정법 시행령 제48조)"


@pytest.mark.parametrize(
    ("giving", "getting", "ground", "said"),
    [
        ("reserve", "works", "", NO_GROUND),
        ("reserve", "works", "OTHER", NO_GROUND),
        ("for_disasters", "works", "EXCESS", ONLY_DISASTERS),
        ("reserve", "relief", "BEYOND", NOT_FROM_RESERVE),
        ("for_disasters", "promotion", "DISASTER", NOT_FROM_RESERVE),
    ],
)
def test_a_reserve_is_used_on_a_ground_that_lets_it(desk, giving, getting, ground, said):
    lines = {getattr(desk, giving): -50, getattr(desk, getting): 50}
    with pytest.raises(operations.RequestRefused) as refused:
        desk.ask(lines, "RESERVE_USE", ground=ground)

    assert str(refused.value) == said


def test_relief_is_paid_from_the_reserve_after_a_disaster_and_the_ledger_tells_the_ground(desk):
    lines = {desk.for_disasters: -50, desk.relief: 50}
    asked = desk.ask(lines, "RESERVE_USE", ground="DISASTER", authority="7월 호우 복구계획")
    desk.approve(asked, "chief", "lead", "head", "mayor")

    assert desk.available(desk.relief) == 50
    assert desk.event(asked).authority == "재해·재난: 7월 호우 복구계획"
    with pytest.raises(operations.RequestRefused, match="예비비의 근거는 예비비 사용에만"):
        desk.ask({desk.paper: -50, desk.works: 50}, ground="DISASTER")


def test_a_department_asks_for_more_in_its_own_division_alone(desk):
    with pytest.raises(operations.RequestRefused) as refused:
        desk.ask({desk.reserve: -100, desk.other: 100}, "RESERVE_USE", ground="BEYOND")

    assert str(refused.value) == "자기 부서의 예산과목만 늘려 달라고 요청할 수 있습니다: 안전과."


@pytest.mark.parametrize(
    ("cells", "is_team", "fault"),
    [
        ([RequestedCell("재무과", 1), RequestedCell("안전과", -1)], False, ""),
        ([RequestedCell("", 1)], False, "자기 부서의 예산과목만 늘려 달라고 요청할 수 있습니다: 부서 없음."),
        ([RequestedCell("안전과", 1)], True, ""),
    ],
)
def test_for_whose_cells_one_may_ask(cells, is_team, fault):
    assert division_fault(cells, ["재무과"], is_team=is_team) == fault


NO_RESERVE = (
    "예비비는 예비비(801-01, 801-02) 과목에서 다른 과목으로만 옮길 수 있습니다. 801-03은 예비비가 아니므로 추경에 "
    "편성하십시오."
)
REFUSED = (
    ("TRANSFER", {"paper": -200, "works": 100}, "늘리는 금액과 줄이는 금액이 같아야 합니다."),
    ("TRANSFER", {"other": -200, "works": 200}, "정책사업이 다르므로 전용이 아니라 이용(의회 사전 의결) 대상입니다."),
    ("TRANSFER", {}, "옮길 금액이 없습니다. 예산과목과 금액을 적으십시오."),
    ("CROSS_USE", {"other": -200, "works": 200}, "이용은 의회가 미리 의결한 예산총칙 조항을 적어야 합니다."),
    ("RESERVE_USE", {"paper": -200, "works": 200}, NO_RESERVE),
    (
        "TRANSFER",
        {"paper": -1_200, "works": 1_200},
        "사업 0111 201-01: 2026-03-02 예산현액이 200원 모자라 0원 아래로 내려갑니다.",
    ),
    (
        "SUPPLEMENTARY",
        {"paper": 200},
        "요청할 수 없는 구분입니다. 전용, 변경사용, 이용, 이체, 예비비 사용 가운데 고르십시오.",
    ),
)


def test_a_transfer_to_a_project_that_is_not_in_the_budget_is_not_submitted(desk):
    added = desk.books.cell("201-01", "0119", division=FINANCE)

    with pytest.raises(Refused, match="예산에 없는 사업으로는 전용할 수 없습니다"):
        desk.ask({desk.paper: -200, added: 200})
    desk.books.post("SUPPLEMENTARY", {desk.books.cell("202-01", "0119", division=FINANCE): 10}, day(3, 1), round=1)
    assert desk.ask({desk.paper: -200, added: 200})


def test_a_special_grant_leaves_its_project_only_with_the_approval_of_the_minister(desk):
    special = {"funding": Funding.SPECIAL_GRANT, "division": FINANCE}
    here, beside, away = (desk.books.cell(*place, **special) for place in SPECIAL_PLACES)
    desk.books.post("ORIGINAL", {here: 1_000})

    for kind in ("TRANSFER", "CHANGE_OF_USE"):
        with pytest.raises(Refused, match="특별교부세를 다른 사업에 쓰려면 행정안전부장관의 승인을 먼저 받아야 합니다"):
            desk.ask({here: -200, away: 200}, kind)
    assert desk.ask({here: -200, beside: 200}, "CHANGE_OF_USE")
    assert desk.ask({here: -200, away: 200}, authority="행정안전부 재정-12 용도변경 승인")


SPECIAL_PLACES = (("201-01", "0111"), ("202-01", "0111"), ("201-01", "0112"))
CLAUSES = [Clause("제7조", "인건비", ("101",)), Clause("제7조제2호", "재난 복구", ("201", "202"), ("01", "02"))]
NOT_BY_IT = "예산총칙 제7조는 이 과목들의 이용을 정하지 않았습니다(인건비)."
NO_CLAUSE = "이용은 예산총칙의 이용 조항이나 의회가 의결한 문서(예: 제321회 제2차 의결)를 적어야 합니다."


def state(desk, clauses, *, by="officer", voted_on=VOTED):
    with desk.bureau.inside():
        own = {"actor_id": desk.bureau.accounts[by], "basis": "의결 문서"}
        return operations.state_clauses(year=YEAR, clauses=clauses, voted_on=voted_on, **own)


@pytest.mark.parametrize(
    ("authority", "said"),
    [
        ("예산총칙 제7조제2호", ""),
        ("제321회 제2차 본회의 의결", ""),
        ("예산총칙 제7조", f"{NOT_BY_IT} 맞는 조항: 제7조제2호. (지방재정법 제47조의2제1항)"),
        ("구청장 방침", f"{NO_CLAUSE} 맞는 조항: 제7조제2호. (지방재정법 제47조의2제1항)"),
    ],
)
def test_money_moves_between_policies_by_a_clause_that_lets_it_or_a_vote(desk, authority, said):
    state(desk, CLAUSES)
    lines = {desk.other: -50, desk.works: 50}
    if said:
        with pytest.raises(operations.RequestRefused) as refused:
            desk.ask(lines, "CROSS_USE", authority=authority)
        assert str(refused.value) == said
    else:
        assert desk.ask(lines, "CROSS_USE", authority=authority).authority == authority


def test_a_clause_lets_move_what_it_names_from_the_day_of_its_vote_until_the_next(desk):
    lines = {desk.other: -50, desk.works: 50}
    with pytest.raises(operations.RequestRefused, match="맞는 조항이 없으니 의회의 의결을 받으십시오"):
        desk.ask(lines, "CROSS_USE", authority="예산총칙 제7조제2호")
    state(desk, CLAUSES[:1])
    state(desk, CLAUSES, voted_on=day(9, 1))
    with pytest.raises(operations.RequestRefused, match="예산총칙 제7조는"):
        desk.ask(lines, "CROSS_USE", authority="예산총칙 제7조제2호")

    desk.ask(lines, "CROSS_USE", authority="예산총칙 제7조제2호", on=day(9, 1))
    for clauses, more, said in (
        (CLAUSES, {"voted_on": day(8, 1)}, f"{YEAR}-09-01에 의결한 조항이 이미 있습니다. 의결일을 확인하십시오."),
        (
            [Clause("제8조", "모두", (), ("77",))], {"voted_on": day(9, 2)},
            f"{YEAR}회계연도에 없는 정책사업입니다: 77. 부호로 적으십시오.",
        ),
        (CLAUSES, {"by": "clerk"}, "예산팀만 할 수 있는 일입니다: 이용 조항."),
    ):  # fmt: skip
        with pytest.raises(operations.ClauseRefused) as refused:
            state(desk, clauses, **more)
        assert str(refused.value) == said


def test_what_the_ledger_would_refuse_is_not_submitted(desk):
    said = []
    for kind, lines, _ in REFUSED:
        with pytest.raises(Refused) as refused:
            desk.ask({getattr(desk, name): amount for name, amount in lines.items()}, kind)
        said.append(str(refused.value))

    assert said == [sentence for *_, sentence in REFUSED]
    with desk.bureau.inside():
        assert list(cases.cases_for(desk.bureau.accounts["mayor"], desk.bureau.hall.on(day(3, 2)))) == []


def test_approval_fails_where_the_money_is_gone_meanwhile_and_nothing_is_decided(desk):
    asked = desk.ask({desk.paper: -800, desk.works: 800})
    desk.books.post("TRANSFER", {desk.paper: -600, desk.works: 600}, day(3, 5))
    desk.approve(asked, "chief", "lead", "head")

    with pytest.raises(operations.BudgetExceeded) as refused:
        desk.approve(asked, "mayor")

    assert str(refused.value) == "사업 0111 201-01: 2026-03-10 예산현액이 400원 모자라 0원 아래로 내려갑니다."
    with desk.bureau.inside():
        assert cases.case(asked.case_id).state == "IN_APPROVAL"


def test_a_returned_request_is_corrected_and_its_last_draft_alone_counts(desk):
    first = desk.ask({desk.paper: -800, desk.works: 800})
    desk.approve(first, "chief")
    desk.sent_back(first)

    second = desk.ask({desk.paper: -300, desk.works: 300}, of=first)
    desk.approve(second, "chief", "lead", "head", "mayor")

    assert (second.case_id, desk.event(first), desk.available(desk.works)) == (first.case_id, None, 800)
    with desk.bureau.inside():
        assert [each.pk for each in requests.movement_requests()] == [second.pk]


def test_a_request_that_waits_is_not_corrected(desk):
    asked = desk.ask({desk.paper: -200, desk.works: 200})

    with pytest.raises(operations.RequestRefused) as refused:
        desk.ask({desk.paper: -300, desk.works: 300}, of=asked)

    assert str(refused.value) == "반려되었거나 회수한 요청만 고쳐서 다시 올릴 수 있습니다."


def test_who_asks_does_not_decide(desk):
    with pytest.raises(Refused) as refused:
        desk.ask({desk.paper: -200, desk.works: 200}, "CHANGE_OF_USE", by="head")

    assert str(refused.value) == "기안자는 스스로 결재할 수 없습니다. 윗사람을 결재선의 끝에 두십시오."


def test_a_draft_that_went_round_the_line_of_the_rules_posts_nothing(desk):
    asked = desk.ask({desk.paper: -200, desk.works: 200})
    desk.sent_back(asked, "chief")
    chief = desk.bureau.hall.post("재무과 과장")
    with desk.bureau.inside():
        office.submit(
            case_id=asked.case_id, title="요청", body="과장이 결재", actor_id=desk.bureau.accounts["clerk"],
            steps=[PlannedStep(StepRole.DECIDE, chief)], on=APPROVED_ON,
        )  # fmt: skip

    with pytest.raises(operations.RequestRefused) as refused:
        desk.approve(asked, "chief")

    assert str(refused.value) == (
        "예산 변경 요청 화면에서 올린 기안이 아닙니다. 회수한 뒤 그 화면에서 다시 올리십시오."
    )
    assert desk.available(desk.works) == 500


def test_a_committee_does_not_decide_on_a_request(desk):
    asked = desk.ask({desk.paper: -200, desk.works: 200})
    desk.sent_back(asked, "chief")

    with desk.bureau.inside(), pytest.raises(Refused) as refused:
        decision_subjects["office.case"].submit(asked.case_id, desk.bureau.accounts["clerk"], APPROVED_ON)

    assert str(refused.value) == "예산 변경 요청은 위원회에 부치지 않고 결재선에서 결정합니다."


def test_the_balances_of_cells_are_those_of_the_day(desk):
    desk.books.post("ALLOTMENT", {desk.paper: 400}, day(3, 3))

    with desk.bureau.inside():
        before, after = (requests.standing_of_cells([desk.paper], on)[desk.paper] for on in (day(3, 2), day(3, 3)))

    assert (before, after) == ({Balance.ORIGINAL: 1_000}, {Balance.ORIGINAL: 1_000, Balance.ALLOTTED: 400})
