"""What office work tells: whoever answers for the post that something comes to, and not who did it."""

import pytest

from ieum.office import operations, queries
from ieum.org.rules.personnel import PersonnelAction, PersonnelLine
from ieum.platform.notices.queries import notices
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
