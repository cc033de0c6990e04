"""Assigning a case is undone: by who did it, as long as nothing followed, to the post that had it before."""

import pytest

from ieum.office import queries
from ieum.org.rules.reorganisation import ClosePost
from tests.office.offices import DAY
from tests.office.test_beside_cases import BESIDE, beside, joined, refused, told

pytestmark = pytest.mark.database
SINCE = "담당을 정한 뒤에 다른 단계가 있었습니다. 되돌리지 말고 담당을 다시 정하십시오."


def test_an_assignment_is_undone_by_who_made_it_and_the_case_goes_back_as_it_was(desk):
    hall, case = desk.hall, desk.receive()
    desk.do("assign", case, by="officer", post_id=hall.post("평가팀 팀장"), co_post_ids=[hall.post(BESIDE)])

    back = desk.do("undo_assignment", case, by="officer", reason="잘못 고름")

    with desk.inside():
        history = [(each.action, each.to_state) for each in queries.events(case.pk)]
        assert (back.state, back.post_id, queries.co_posts(case.pk)) == ("RECEIVED", hall.post("예산팀 주무관"), [])
    assert history == [("receive", "RECEIVED"), ("assign", "ASSIGNED"), ("unassign", "RECEIVED")]


def test_undoing_a_change_of_who_is_in_charge_gives_it_back_and_tells_both(desk):
    hall, case = desk.hall, joined(desk)
    desk.do("assign", case, by="officer", post_id=hall.post(BESIDE))

    back = desk.do("undo_assignment", case, by="officer", reason="잘못 고름")

    assert (back.state, back.post_id) == ("ASSIGNED", hall.post("예산팀 주무관"))
    assert beside(desk, BESIDE) == ["2021-0001 예산 자료 요청 (함께 하는 일)"]
    assert told(desk, "lead")[1:3] == ["office.assigned", "office.unassigned"]
    assert refused(desk, "undo_assignment", case, by="officer", reason="또") == SINCE


def test_a_superior_undoes_only_their_own_assignment(desk):
    case = desk.working()
    desk.do("assign", case, by="head", post_id=desk.hall.post("평가팀 팀장"))

    assert refused(desk, "undo_assignment", case, by="officer", reason="내가 하던 일") == (
        "담당을 정한 사람만 할 수 있는 일입니다: 담당 되돌리기."
    )
    back = desk.do("undo_assignment", case, by="head", reason="잘못 고름")
    assert back.post_id == desk.hall.post("예산팀 주무관")


def test_an_assignment_stays_once_whoever_got_the_case_has_begun(desk):
    case = desk.do("assign", desk.receive(), by="officer", post_id=desk.hall.post(BESIDE))
    assert refused(desk, "undo_assignment", case, by="officer", reason=" ") == ("담당 되돌리기: 사유를 적어야 합니다.")
    desk.do("ask_opinion", case, by="lead", post_id=desk.hall.post("예산팀 주무관"), question="검토", due_on=None)

    assert refused(desk, "undo_assignment", case, by="officer", reason="잘못 고름") == SINCE
    assert refused(desk, "undo_assignment", desk.receive(), by="officer", reason="아직") == (
        "'접수' 상태에서는 할 수 없는 일입니다: 담당 되돌리기."
    )


def test_a_case_does_not_go_back_to_a_post_that_is_closed(desk):
    hall = desk.hall
    hall.take(DAY, "부서,직위\n재무과,주무관\n")
    gone = hall.post("재무과 주무관", DAY)
    case = desk.do("assign", desk.receive(), by="officer", post_id=gone)
    desk.do("assign", case, by="mayor", post_id=hall.post(BESIDE))
    hall.reorganise(DAY, ClosePost(gone, hall.post("기획예산과 과장")))

    assert refused(desk, "undo_assignment", case, by="mayor", reason="잘못 고름") == (
        "앞 담당 직위가 이제 없습니다. 담당을 다시 정하십시오."
    )
