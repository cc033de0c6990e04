"""What office work tells: whoever answers for the post that something comes to, and not who did it."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from ieum.kernel.registry import notice_kinds
from ieum.office import operations, queries
from ieum.org.rules.personnel import PersonnelAction, PersonnelLine
from ieum.platform.acting import acting_as
from ieum.platform.choices import Channel
from ieum.platform.delegations import Terms, delegate
from ieum.platform.notices.operations import choose_channels
from ieum.platform.notices.queries import notices
from ieum.platform.powers import power_of
from tests.office.offices import DAY

pytestmark = pytest.mark.database


def told(desk, who):
    """What somebody was told, the first first."""
    with desk.inside():
        return [(each.kind, each.title) for each in reversed(notices(desk.accounts[who]))]


def test_a_case_is_told_to_who_has_it_and_not_to_who_gives_it(desk):
    case = desk.receive(by="lead")
    desk.do("assign", case, by="lead", post_id=desk.hall.post("예산팀 팀장"))

    assert told(desk, "officer") == [("office.assigned", "2021-0001 예산 자료 요청")]
    assert told(desk, "lead") == []


def test_an_approval_line_tells_each_one_in_turn_and_the_drafter_at_its_end(desk):
    case = desk.submitted()
    before = told(desk, "head")
    desk.do("approve", case, by="lead")
    desk.do("approve", case, by="head")

    turn, done = ("office.approval", "2021-0001 예산 자료 요청"), ("office.decided", "2021-0001 예산 자료 요청")
    assert (told(desk, "lead"), before, told(desk, "head")) == ([turn], [], [turn])
    assert told(desk, "officer") == [done]


def test_a_draft_that_is_sent_back_is_told_to_its_drafter(desk):
    case = desk.submitted()
    desk.do("return_draft", case, by="lead", reason="금액을 다시 확인")

    assert told(desk, "officer") == [("office.returned", "2021-0001 예산 자료 요청")]


def test_who_takes_a_draft_back_is_told_nothing(desk):
    case = desk.submitted()
    desk.do("withdraw_draft", case, by="officer", reason="고쳐 올림")

    assert told(desk, "officer") == []


def away(desk, number, *acting):
    """Somebody is away for a week; ``acting`` are who acts for their post, and what it is called."""
    until = DAY + timedelta(days=7)
    lines = [PersonnelLine(PersonnelAction.ABSENT, desk.hall.person(number), until=until)]
    if acting:
        who, post = acting
        act = PersonnelLine(PersonnelAction.ACT, desk.hall.person(who), desk.hall.post(post), until=until)
        lines.append(act)
    desk.hall.appoint(DAY, *lines, title="출장 명령")


def stood_in(desk, who):
    """What somebody was told that was decided in their place."""
    return [title for kind, title in told(desk, who) if kind == "office.stood_in"]


def test_a_head_who_is_away_is_told_what_who_acts_for_them_decided(desk):
    away(desk, "P3", "P2", "기획예산과 과장")
    case = desk.submitted()
    desk.do("approve", case, by="lead")
    desk.do("approve", case, by="bureau")

    days = "2021-03-02부터 2021-03-08까지"
    assert stood_in(desk, "head") == [f"2021-0001 예산 자료 요청 (결재 마침, 직무대리: 출장 명령 ({days}))"]
    assert [stood_in(desk, who) for who in ("lead", "bureau", "officer")] == [[], [], []]
    with desk.inside():
        assert [each.address for each in notices(desk.accounts["head"])] == [f"/cases/{case.pk}/"]


def test_who_is_away_is_told_of_the_review_and_of_the_draft_that_a_head_above_sent_back(desk):
    away(desk, "P4")
    desk.do("approve", desk.submitted(), by="head")
    desk.do("return_draft", desk.submitted(), by="head", reason="금액을 다시 확인")

    ground = "상위 부서장: 기획예산과 과장 (예산팀 팀장 부재)"
    assert stood_in(desk, "lead") == [
        f"2021-0001 예산 자료 요청 (검토 마침, {ground})", f"2021-0002 예산 자료 요청 (검토 반려, {ground})",
    ]  # fmt: skip


def test_where_the_head_above_is_away_too_both_are_told_what_their_deputy_did(desk):
    away(desk, "P4")
    away(desk, "P3", "P2", "기획예산과 과장")
    desk.do("approve", desk.submitted(), by="bureau")

    assert [len(stood_in(desk, who)) for who in ("lead", "head", "bureau")] == [1, 1, 0]


def test_who_delegated_its_powers_is_told_how_they_were_used(desk):
    today, head, bureau = localdate(), desk.accounts["head"], desk.accounts["bureau"]
    case = desk.submitted()
    desk.do("approve", case, by="lead")
    with desk.inside():
        terms = Terms(delegator_id=head, delegate_id=bureau, first_day=today, last_day=today)
        power = power_of(delegate(terms=terms, actor_id=head, basis="연가", on=today))
    with acting_as(power):
        desk.do("approve", case, by="bureau")

    assert stood_in(desk, "head") == [f"2021-0001 예산 자료 요청 (결재 마침, 위임: 연가 ({today}부터 {today}까지))"]


def test_nobody_is_told_what_was_decided_for_them_where_they_decide_take_back_or_want_no_such_notice(desk):
    case = desk.submitted()
    desk.do("approve", case, by="lead")
    away(desk, "P3", "P2", "기획예산과 과장")
    desk.do("withdraw_draft", case, by="officer", reason="고쳐 올림")
    before = [stood_in(desk, who) for who in ("lead", "head")]
    with desk.inside():
        chosen = {each.name: Channel.SITE for each in notice_kinds} | {"office.stood_in": Channel.NONE}
        choose_channels(account_id=desk.accounts["head"], chosen=chosen, mail_address=None)
    desk.do("approve", desk.submit(case), by="lead")
    desk.do("approve", case, by="bureau")

    assert (before, stood_in(desk, "head")) == ([[], []], [])


def test_an_opinion_is_told_to_who_is_asked_and_its_answer_to_who_asked(desk):
    case = desk.working()
    desk.do("ask_opinion", case, by="officer", post_id=desk.hall.post("예산팀 팀장"), question="한도는", due_on=None)
    with desk.inside():
        (asked,) = queries.opinions(case.pk)
        operations.answer_opinion(opinion_id=asked.pk, answer="5억", actor_id=desk.accounts["lead"], on=DAY)

    assert told(desk, "lead") == [("office.asked", "2021-0001 예산 자료 요청")]
    assert told(desk, "officer") == [("office.answered", "2021-0001 예산 자료 요청")]


def test_a_step_that_is_refused_tells_nobody(desk):
    case = desk.receive(by="lead")
    with desk.inside(), pytest.raises(operations.CaseRefused):
        operations.submit(case_id=case.pk, title="회신", body="", steps=[], actor_id=desk.accounts["officer"], on=DAY)

    assert told(desk, "head") == []


def test_work_that_comes_to_a_post_is_told_to_whoever_holds_it_then(desk):
    move_officer_away(desk)
    desk.receive(by="head")

    assert told(desk, "officer") == []
    assert [kind for kind, _ in told(desk, "lead")] == ["org.handover", "office.assigned"]


def move_officer_away(desk):
    """The post of the officer falls to the head of the team."""
    line = PersonnelLine(PersonnelAction.LEAVE, desk.hall.person("P5"))
    desk.hall.appoint(DAY, line, title="인사발령")


def test_a_meeting_is_told_to_the_posts_that_sit_there(board):
    board.notified("이의신청")

    assert told(board.desk, "bureau") == [("office.convened", "정보공개심의회 2021년 제1회 (2021-03-15)")]
