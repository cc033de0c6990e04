"""Cases: each step by whom the table allows, work that is never without a post, and no decision by who asks."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import psycopg
import pytest
from django.db import connections

from ieum.kernel.registry import machines, post_work
from ieum.office import operations, queries
from ieum.office.choices import Capacity, CaseState
from ieum.office.operations import CaseRefused
from ieum.office.rules.approval import PlannedStep, possible_lines, proposed_line
from ieum.org.operations import OrderRefused
from ieum.org.rules.personnel import PersonnelAction, PersonnelLine
from ieum.org.rules.reorganisation import ClosePost, Create, OpenPost
from tests.office.offices import DAY

pytestmark = pytest.mark.database


def waiting(desk, post, source="office.case"):
    """What waits at a post, as the inbox says it."""
    with desk.inside():
        return [item.title for item in post_work[source].open_items(desk.hall.post(post))]


def test_a_case_goes_from_receipt_to_close_by_its_steps(desk):
    case = desk.submitted()
    case = desk.do("approve", case, by="lead")
    assert (case.state, str(case)) == (CaseState.IN_APPROVAL, "2021-0001")
    case = desk.do("approve", case, by="head")
    case = desk.do(
        "record_document", case, by="officer", document_number="기획예산과-123", approved_on=DAY, approver="과장"
    )
    case = desk.do("reply", case, by="officer", how="공문으로 회신")
    case = desk.do("close", case, by="officer")

    with desk.inside():
        said = [(each.action, each.to_state, each.operation.actor.title) for each in queries.events(case.pk)]
    assert said == [
        ("receive", "RECEIVED", "officer"), ("assign", "ASSIGNED", "officer"), ("submit", "IN_APPROVAL", "officer"),
        ("review", "IN_APPROVAL", "lead"), ("decide", "APPROVED", "head"), ("register", "REGISTERED", "officer"),
        ("reply", "REPLIED", "officer"), ("close", "CLOSED", "officer"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (DAY - timedelta(days=1), "결재일은 접수일(2021-03-02)보다 앞설 수 없습니다."),
        (DAY + timedelta(days=1), "결재일은 오늘보다 뒤일 수 없습니다."),
    ],
)
def test_a_document_was_approved_between_the_receipt_and_today(desk, day, said):
    case = desk.submitted(received_on=DAY)
    for who in ("lead", "head"):
        case = desk.do("approve", case, by=who)

    with pytest.raises(CaseRefused, match=re.escape(said)):
        desk.do("record_document", case, by="officer", document_number="기획-1", approved_on=day, approver="과장")
    desk.do("record_document", case, by="officer", document_number="기획-1", approved_on=DAY, approver="과장")


def test_numbers_count_up_within_a_year_without_gaps_even_at_once(desk):
    def receive(_):
        try:
            return desk.receive().number
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        numbers = list(pool.map(receive, range(8)))

    assert sorted(numbers) == list(range(1, 9))


def test_the_line_goes_up_to_where_the_delegation_says(desk):
    case = desk.working()
    labels = {each: desk.hall.on(DAY).label(each) for each in desk.hall.on(DAY).posts}

    def line(kind):
        with desk.inside():
            found = proposed_line(desk.hall.on(DAY), case.post_id, kind, queries.delegation_on(DAY))
        return [(labels[each.post_id], each.role, each.is_delegated) for each in found]

    assert line("REQUEST") == [("예산팀 팀장", "REVIEW", False), ("기획예산과 과장", "DECIDE", True)]
    assert line("DIRECTIVE")[-1] == ("기획재정국 국장", "DECIDE", True)
    assert line("POLICY")[-1] == ("구청장", "DECIDE", False)


def test_a_line_may_end_further_up_and_leave_reviews_out_and_never_ends_below_the_delegation(desk):
    case = desk.working()
    labels = {each: desk.hall.on(DAY).label(each) for each in desk.hall.on(DAY).posts}

    def lines(kind):
        with desk.inside():
            found = possible_lines(desk.hall.on(DAY), case.post_id, kind, queries.delegation_on(DAY))
        return [[f"{labels[each.post_id]} {each.role}{' 전결' * each.is_delegated}" for each in line] for line in found]

    lead, head, bureau = "예산팀 팀장 REVIEW", "기획예산과 과장", "기획재정국 국장"
    assert lines("REQUEST") == [
        [lead, f"{head} DECIDE 전결"],
        [lead, f"{head} REVIEW", f"{bureau} DECIDE 전결"],
        [lead, f"{bureau} DECIDE 전결"],
        [lead, f"{head} REVIEW", f"{bureau} REVIEW", "구청장 DECIDE"],
        [lead, "구청장 DECIDE"],
    ]
    assert lines("POLICY") == lines("REQUEST")[-2:]


@pytest.mark.parametrize(("unit", "head", "kind", "decided_by"), [
    (("양평1동", "NEIGHBOURHOOD"), "동장", "REQUEST", "양평1동 동장"),
    (("감사담당관", "OFFICE"), "담당관", "REQUEST", "감사담당관 담당관"),
    (("보건소", "CENTRE"), "소장", "DIRECTIVE", "보건소 소장"),
    (("의회사무국", "COUNCIL_OFFICE"), "국장", "DIRECTIVE", "의회사무국 국장"),
])  # fmt: skip
def test_heads_of_the_same_height_decide_whatever_their_unit_is_called(desk, unit, head, kind, decided_by):
    desk.hall.reorganise(
        DAY, Create(*unit, desk.hall.unit("구청장")), OpenPost(unit[0], head, is_head=True), OpenPost(unit[0], "주무관")
    )
    standing = desk.hall.on(DAY)
    post = desk.hall.post(f"{unit[0]} 주무관", DAY)

    with desk.inside():
        line = proposed_line(standing, post, kind, queries.delegation_on(DAY))

    assert [(standing.label(each.post_id), each.role) for each in line] == [(decided_by, "DECIDE")]


def test_work_waits_at_the_post_whose_turn_it_is_and_at_no_other(desk):
    case = desk.submitted()
    title = "2021-0001 예산 자료 요청"

    assert [waiting(desk, post, "office.approval") for post in ("예산팀 팀장", "기획예산과 과장")] == [
        [f"{title} (검토)"], [],
    ]  # fmt: skip
    desk.do("approve", case, by="lead")
    assert [waiting(desk, post, "office.approval") for post in ("예산팀 팀장", "기획예산과 과장")] == [
        [], [f"{title} (결재)"],
    ]  # fmt: skip
    assert waiting(desk, "예산팀 주무관") == []
    desk.do("approve", case, by="head")
    assert waiting(desk, "예산팀 주무관") == [f"{title} (결재됨)"]


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("officer", "기안자는 스스로 할 수 없는 일입니다: 검토·협조."),
        ("head", "결재선의 차례인 사람만 할 수 있는 일입니다: 검토·협조."),
        ("mayor", "결재선의 차례인 사람만 할 수 있는 일입니다: 검토·협조."),
    ],
)
def test_only_whose_turn_it_is_may_pass_a_step(desk, who, said):
    case = desk.submitted()

    with pytest.raises(CaseRefused) as refusal:
        desk.do("approve", case, by=who)

    assert (str(refusal.value), desk.state(case)) == (said, CaseState.IN_APPROVAL)


def test_who_asks_for_something_does_not_decide_on_it(desk):
    case = desk.submitted(requested_by_id=desk.accounts["head"])
    case = desk.do("approve", case, by="lead")

    with pytest.raises(CaseRefused) as refusal:
        desk.do("approve", case, by="head")

    assert str(refusal.value) == "요청한 직원은 스스로 할 수 없는 일입니다: 결재."


def test_a_drafter_who_would_decide_is_refused_at_the_line(desk):
    case = desk.do("assign", desk.receive(), by="officer", post_id=desk.hall.post("기획예산과 과장"))

    own = [PlannedStep("DECIDE", desk.hall.post("기획예산과 과장"))]
    with pytest.raises(CaseRefused) as refusal:
        desk.do("submit", case, by="head", title="회신", body="본문", steps=own)

    assert str(refusal.value) == "기안자는 스스로 결재할 수 없습니다. 윗사람을 결재선의 끝에 두십시오."


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ([], "결재선의 끝에 결재할 직위를 하나 두십시오."),
        ([("REVIEW", "기획예산과 과장")], "결재선의 끝에 결재할 직위를 하나 두십시오."),
        ([("DECIDE", "예산팀 팀장"), ("DECIDE", "기획예산과 과장")], "결재선의 끝에 결재할 직위를 하나 두십시오."),
        (
            [("REVIEW", "기획예산과 과장"), ("DECIDE", "기획예산과 과장")],
            "결재선에 그날 없는 직위나 두 번 나온 직위가 있습니다.",
        ),
    ],
)
def test_a_line_that_cannot_decide_is_refused(desk, steps, said):
    case = desk.working()
    line = [PlannedStep(role, desk.hall.post(post)) for role, post in steps]

    with pytest.raises(CaseRefused) as refusal:
        desk.do("submit", case, by="officer", title="회신", body="본문", steps=line)

    assert str(refusal.value) == said


def test_a_returned_draft_comes_back_with_its_reason_and_is_submitted_again(desk):
    case = desk.do("return_draft", desk.submitted(), by="lead", reason="금액 확인")
    again = desk.do("submit", case, by="officer", title="회신", body="고친 본문", steps=desk.line(case))

    with desk.inside():
        said = [(each.version, [step.outcome for step in queries.steps(each)]) for each in queries.drafts(case.pk)]
        reasons = [each.reason for each in queries.events(case.pk) if each.action == "return"]
    assert (again.state, reasons) == (CaseState.IN_APPROVAL, ["금액 확인"])
    assert said == [(2, ["", ""]), (1, ["RETURNED", "RETURNED"])]


def test_a_drafter_takes_a_draft_back_until_it_is_decided_and_says_why(desk):
    case = desk.do("approve", desk.submitted(), by="lead")
    with pytest.raises(CaseRefused) as wordless:
        desk.do("withdraw_draft", case, by="officer", reason=" ")

    back = desk.do("withdraw_draft", case, by="officer", reason="내용을 고침")

    assert (str(wordless.value), back.state) == ("회수: 사유를 적어야 합니다.", CaseState.ASSIGNED)
    with pytest.raises(CaseRefused):
        desk.do("withdraw_draft", back, by="officer", reason="다시")


def test_who_acts_for_an_absent_head_decides_and_it_is_written_down(desk):
    hall = desk.hall
    hall.appoint(
        DAY, PersonnelLine(PersonnelAction.LEAVE, hall.person("P3")),
        PersonnelLine(PersonnelAction.ACT, hall.person("P2"), hall.post("기획예산과 과장")),
    )  # fmt: skip
    case = desk.do("approve", desk.submitted(), by="lead")

    desk.do("approve", case, by="bureau")

    with desk.inside():
        step = queries.steps(queries.drafts(case.pk)[0])[-1]
    assert (step.capacity, step.decision.actor.title, step.is_delegated) == (Capacity.ACTING, "bureau", True)


def test_a_case_is_not_submitted_before_opinions_are_in(desk):
    case, hall = desk.working(), desk.hall
    desk.do("ask_opinion", case, by="officer", post_id=hall.post("재무과 과장"), question="집행 전망", due_on=DAY)
    with pytest.raises(CaseRefused) as refusal:
        desk.do("submit", case, by="officer", title="회신", body="본문", steps=desk.line(case))

    with desk.inside():
        (asked,) = queries.opinions_at(hall.post("재무과 과장"))
        operations.answer_opinion(opinion_id=asked.pk, answer="문제없음", actor_id=desk.accounts["bureau"], on=DAY)
        with pytest.raises(CaseRefused):
            operations.answer_opinion(opinion_id=asked.pk, answer="또", actor_id=desk.accounts["bureau"], on=DAY)

    assert str(refusal.value) == "회신하지 않은 의견 요청이 있습니다."
    assert waiting(desk, "재무과 과장", "office.opinion") == []
    assert (
        desk.do("submit", case, by="officer", title="회신", body="본문", steps=desk.line(case)).state == "IN_APPROVAL"
    )


def test_only_the_post_that_was_asked_answers(desk):
    case = desk.working()
    desk.do("ask_opinion", case, by="officer", post_id=desk.hall.post("예산팀 팀장"), question="검토", due_on=None)

    with desk.inside():
        asked = queries.opinions(case.pk)[0].pk
    with desk.inside(), pytest.raises(CaseRefused) as refusal:
        operations.answer_opinion(opinion_id=asked, answer="의견", actor_id=desk.accounts["mayor"], on=DAY)

    assert str(refusal.value) == "의견을 요청받은 직위의 담당자만 회신할 수 있습니다."


def test_a_case_is_not_closed_before_those_that_follow_from_it(desk):
    first, second = desk.working(), desk.working(title="이어진 일")
    desk.do("link_cases", second, by="officer", follows_id=first.pk)
    with pytest.raises(CaseRefused):
        desk.do("link_cases", first, by="officer", follows_id=second.pk)

    with pytest.raises(CaseRefused) as refusal:
        desk.do("settle", first, by="officer", reason="끝남")
    desk.do("settle", second, by="officer", reason="끝남")

    assert str(refusal.value) == "이어진 업무가 아직 끝나지 않았습니다."
    assert desk.do("settle", first, by="officer", reason="끝남").state == CaseState.CLOSED


def test_what_was_decided_here_alone_is_closed_without_a_document_and_with_a_reason(desk):
    case, following = desk.submitted(), desk.working(title="이어진 일")
    for who in ("lead", "head"):
        desk.do("approve", case, by=who)
    desk.do("link_cases", following, by="officer", follows_id=case.pk)

    def said(reason, by="officer"):
        with pytest.raises(CaseRefused) as refusal:
            desk.do("settle", case, by=by, reason=reason)
        return str(refusal.value)

    assert said("내부 결재", by="lead") == "담당자만 할 수 있는 일입니다: 온나라 문서 없이 종결."
    assert said("내부 결재") == "이어진 업무가 아직 끝나지 않았습니다."
    desk.do("settle", following, by="officer", reason="끝남")
    assert said(" ") == "온나라 문서 없이 종결: 사유를 적어야 합니다."
    assert desk.do("settle", case, by="officer", reason="내부 결재").state == CaseState.CLOSED
    with desk.inside():
        last = queries.events(case.pk)[-1]
    assert (last.from_state, last.reason, waiting(desk, "예산팀 주무관")) == ("APPROVED", "내부 결재", [])


def test_who_comes_to_a_post_takes_back_what_was_drafted_asked_and_assigned_there(desk):
    hall = desk.hall
    drafted, asked = desk.submitted(), desk.working()
    desk.do("ask_opinion", asked, by="officer", post_id=hall.post("예산팀 팀장"), question="의견은?", due_on=None)
    given = desk.do("assign", desk.receive(), by="officer", post_id=hall.post("평가팀 팀장"))
    hall.appoint(
        DAY,
        PersonnelLine(PersonnelAction.APPOINT, hall.person("P4"), hall.post("예산팀 주무관")),
        PersonnelLine(PersonnelAction.APPOINT, hall.person("P5"), hall.post("예산팀 팀장")),
    )
    with desk.inside():
        (opinion,) = queries.opinions(asked.pk)
        recalled = operations.withdraw_opinion(
            opinion_id=opinion.pk, reason="급함", actor_id=desk.accounts["lead"], on=DAY
        )

    assert recalled.answer == "(의견 없이 진행) 급함"
    assert desk.do("withdraw_draft", drafted, by="lead", reason="금액을 고침").state == CaseState.ASSIGNED
    assert desk.do("undo_assignment", given, by="lead", reason="잘못 고름").state == CaseState.RECEIVED


def test_who_drafted_decides_on_it_at_no_post_that_they_come_to(desk):
    hall, case = desk.hall, desk.submitted()
    desk.do("approve", case, by="lead")
    hall.appoint(
        DAY,
        PersonnelLine(PersonnelAction.APPOINT, hall.person("P5"), hall.post("기획예산과 과장")),
        PersonnelLine(PersonnelAction.APPOINT, hall.person("P3"), hall.post("예산팀 주무관")),
    )

    with pytest.raises(CaseRefused) as refusal:
        desk.do("approve", case, by="officer")

    assert str(refusal.value) == "기안자는 스스로 할 수 없는 일입니다: 결재."
    assert desk.do("withdraw_draft", case, by="head", reason="다시 봄").state == CaseState.ASSIGNED


def test_a_due_date_follows_from_its_rule_and_the_calendar(desk):
    case = desk.receive(rule="PROPOSAL_PETITION", kind="PETITION")

    assert (case.due_on, case.due_rule) == (date(2021, 3, 19), "PROPOSAL_PETITION")
    assert case.calendar_version != ""
    with pytest.raises(CaseRefused) as unknown:
        desk.receive(rule="NONE")
    assert str(unknown.value) == "없는 기한 규칙입니다: NONE."


def test_work_passes_with_the_post_and_stands_on_the_hand_over_list(desk):
    case, hall = desk.working(), desk.hall
    leave = PersonnelLine(PersonnelAction.APPOINT, hall.person("P4"), hall.post("예산팀 주무관"))
    come = PersonnelLine(PersonnelAction.APPOINT, hall.person("P5"), hall.post("예산팀 팀장"))

    hall.appoint(DAY, leave, come)

    with pytest.raises(CaseRefused):
        desk.do("settle", case, by="officer", reason="끝남")
    assert desk.do("settle", case, by="lead", reason="끝남").state == CaseState.CLOSED


def test_a_post_that_is_closed_leaves_its_work_to_the_one_named(desk):
    hall = desk.hall
    case = desk.do("assign", desk.receive(), by="officer", post_id=hall.post("평가팀 팀장"))

    hall.reorganise(DAY, ClosePost(hall.post("평가팀 팀장"), hall.post("예산팀 팀장")))

    with desk.inside():
        assert queries.case(case.pk).post_id == hall.post("예산팀 팀장")


def test_undoing_what_made_a_post_is_refused_while_it_has_work(desk):
    hall = desk.hall
    opened = hall.take(DAY, "부서,직위\n재무과,주무관\n")
    desk.do("assign", desk.receive(), by="officer", post_id=hall.post("재무과 주무관", DAY))

    with pytest.raises(OrderRefused) as refusal:
        hall.undo(opened)

    assert str(refusal.value) == "없어지는 직위에 끝나지 않은 업무가 남습니다. 업무를 이어받을 직위를 정하십시오."


def test_of_two_who_decide_at_once_one_does_and_the_other_is_told(desk):
    case = desk.do("approve", desk.submitted(), by="lead")

    def decide(_):
        try:
            desk.do("approve", case, by="head")
        except CaseRefused as refused:
            return str(refused)
        else:
            return ""
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        answers = sorted(pool.map(decide, range(4)))

    assert (answers[0], len(set(answers[1:])), desk.state(case)) == ("", 1, CaseState.APPROVED)
    with desk.inside():
        assert [each.action for each in queries.events(case.pk)].count("decide") == 1


@pytest.mark.parametrize("state", CaseState.values)
def test_no_step_is_taken_from_a_state_that_the_table_does_not_have(state):
    machine = machines["office.case"]
    allowed = {each.action for each in machine.transitions if each.source == state}

    assert {action for source, action in machine.forbidden() if source == state} == set(machine.actions) - allowed
    assert machine.final == {CaseState.CLOSED}


@pytest.mark.parametrize(
    "change", ["UPDATE office_caseevent SET reason = 'x'", "UPDATE office_officecase SET title = 'x'"]
)
def test_what_was_said_is_not_rewritten(database, desk, change):
    desk.working()

    with database.connect(autocommit=True) as connection:
        connection.execute("SELECT set_config('ieum.municipality', %s, false)", [str(desk.hall.district.id)])
        with pytest.raises(psycopg.Error) as refusal:
            connection.execute(change)

    assert refusal.value.sqlstate == "42501"
