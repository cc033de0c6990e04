"""Committees: names and rules by day, who may appoint whom, and terms that come to their end."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from ieum.kernel.registry import post_work
from ieum.office import queries
from ieum.office.models import Meeting
from ieum.office.operations import CommitteeRefused
from ieum.org.rules.reorganisation import ClosePost
from tests.office.boards import HELD, RULE
from tests.office.offices import DAY

pytestmark = pytest.mark.database


def refusal(do, /, *arguments, **more):
    with pytest.raises(CommitteeRefused) as refused:
        do(*arguments, **more)
    return str(refused.value)


def test_names_functions_and_rules_change_by_day_and_the_last_word_of_a_day_holds(board):
    given = {"committee_id": board.committee_id, "functions": "심의", "valid_from": date(2021, 7, 1)}
    board.do("revise_committee", **given, name="정보공개위원회", basis="조례 개정", rule=RULE | {"size": [5, 9]})
    board.do("revise_committee", **given, name="정보심의회", basis="조례 개정(정정)", rule=RULE | {"size": [5, 9]})

    said = [(board.on(day).term.name, board.on(day).rule.size.least) for day in (date(2021, 6, 30), date(2021, 7, 1))]
    assert said == [("정보공개심의회", 4), ("정보심의회", 5)]
    assert [each.text for each in board.on(date(2021, 7, 1)).findings] == [
        "위원은 5명 이상 9명 이하이어야 하나 4명입니다."
    ]
    with board.desk.inside(), pytest.raises(queries.NoSuchCommittee) as missing:
        queries.committee_on(board.committee_id, date(2019, 12, 31))
    assert str(missing.value) == "2019-12-31에는 아직 없던 위원회입니다."


def test_terms_end_by_the_rule_and_are_renewed_as_often_as_it_says(board):
    first = board.members["변호사"]
    second = board.do("renew_member", member_id=first)

    assert (second.valid_from, second.valid_until) == (date(2022, 6, 1), date(2024, 6, 1))
    assert refusal(board.do, "renew_member", member_id=first) == "이미 연임한 위원입니다."
    assert refusal(board.do, "renew_member", member_id=second.pk) == (
        "변호사: 1번까지 연임할 수 있으나 2번 연임했습니다."
    )
    assert [each.name for each in board.on(date(2022, 6, 1)).members] == ["기획재정국 국장", "변호사"]


def test_who_is_appointed_without_a_break_is_renewed_whatever_it_is_called(board):
    given = {"committee_id": board.committee_id, "group": "OUTSIDE", "role": "MEMBER", "name": "변호사"}
    again = board.do("appoint_member", **given, valid_from=date(2022, 6, 1))

    assert again.renews_id == board.members["변호사"]
    assert refusal(board.do, "appoint_member", **given, valid_from=date(2024, 6, 1)) == (
        "변호사: 1번까지 연임할 수 있으나 2번 연임했습니다."
    )
    after_a_break = board.do("appoint_member", **given, valid_from=date(2024, 6, 2))
    assert after_a_break.renews_id is None


def test_a_removal_on_the_last_day_makes_no_new_member_of_an_old_one(board):
    given = {"committee_id": board.committee_id, "group": "OUTSIDE", "role": "MEMBER", "name": "교수"}
    again = board.do("renew_member", member_id=board.members["교수"])
    board.do("remove_member", member_id=again.pk, ended_on=date(2024, 5, 31), reason="사임")

    assert refusal(board.do, "appoint_member", **given, valid_from=date(2024, 5, 31)) == (
        "교수: 1번까지 연임할 수 있으나 2번 연임했습니다."
    )
    assert [each.name for each in board.on(date(2024, 5, 31)).members] == ["기획재정국 국장"]


def test_terms_that_end_soon_are_work_of_the_post_until_they_are_renewed(board):
    board.do("renew_member", member_id=board.members["변호사"])

    with board.desk.inside():
        due = queries.terms_ending(queries.committee_on(board.committee_id, date(2022, 4, 1)), date(2022, 4, 1))
        early = queries.terms_ending(queries.committee_on(board.committee_id, date(2022, 3, 31)), date(2022, 3, 31))
        post = queries.committee(board.committee_id).post_id
        waiting = [each.title for each in post_work["office.committee"].open_items(post)]
    assert ([each.name for each in due], early) == (["교수", "주민"], [])
    assert waiting == ["정보공개심의회 (위원회 운영)"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"name": "변호사"}, "이미 2022-05-31까지 위원입니다. 임기가 끝나면 연임으로 적으십시오."),
        ({}, "위촉하는 사람의 이름이나 당연직의 직위 가운데 하나만 적으십시오."),
        ({"name": "회계사", "by": "mayor", "on": date(2019, 1, 1)}, "간사나 그 상위 부서장만 할 수 있는 일입니다."),
        ({"name": "회계사", "valid_from": date(2019, 1, 1)}, "2019-01-01에는 아직 없던 위원회입니다."),
    ],
)
def test_an_appointment_that_cannot_be_is_refused(board, given, said):
    more = {"committee_id": board.committee_id, "group": "OUTSIDE", "role": "MEMBER", "valid_from": DAY, **given}

    assert refusal(board.do, "appoint_member", **more) == said


def test_a_seat_of_a_post_follows_whoever_holds_it_and_is_vacant_where_nobody_does(board):
    post = board.desk.hall.post("재무과 과장")
    given = {"committee_id": board.committee_id, "group": "OFFICIAL", "role": "MEMBER", "valid_from": DAY}
    board.do("appoint_member", **given, post_id=post)

    assert [(each.name, each.is_vacant) for each in board.on().members[:2]] == [
        ("기획재정국 국장", False), ("재무과 과장", True),
    ]  # fmt: skip
    assert len(board.on().seated) == 4


def test_a_committee_goes_to_the_post_that_takes_over_when_its_own_is_closed(board):
    hall = board.desk.hall
    closed, into = hall.post("평가팀 팀장"), hall.post("예산팀 팀장")
    given = {"name": "업무평가위원회", "functions": "심의", "basis": "규칙", "rule": {}, "valid_from": DAY}
    made = board.do("register_committee", **given, post_id=closed, by="head")

    hall.reorganise(date(2021, 4, 1), ClosePost(closed, into))

    with board.desk.inside():
        assert queries.committee(made.pk).post_id == into


def test_a_committee_with_an_open_meeting_is_not_dissolved(board):
    meeting_id = board.plan()
    given = {"committee_id": board.committee_id, "ended_on": DAY, "reason": "통합"}

    assert refusal(board.do, "end_committee", **given) == "끝나지 않은 회의가 있습니다. 회의를 마치거나 취소하십시오."
    board.do("cancel_meeting", meeting_id=meeting_id, reason="폐지")
    board.do("end_committee", **given)

    with board.desk.inside():
        assert queries.committees(DAY) == []


def test_a_committee_that_is_dissolved_from_a_later_day_works_until_then(board):
    end, last = HELD + timedelta(days=1), {"committee_id": board.committee_id, "reason": "조례 폐지"}
    board.do("end_committee", **last, ended_on=end)
    post = board.desk.hall.post("예산팀 주무관")

    meeting_id = board.notified("이의신청")

    with board.desk.inside():
        waiting = [each.title for each in post_work["office.committee"].open_items(post)]
    assert "정보공개심의회 2021년 제1회 (소집 통지함)" in waiting
    board.do("open_meeting", meeting_id=meeting_id, there=board.ids(), on=HELD)
    board.decide(meeting_id)
    board.do("end_meeting", meeting_id=meeting_id, on=end)
    said = f"{end}에 폐지하는 위원회입니다. 그 앞의 날을 적으십시오."
    seat = {"committee_id": board.committee_id, "group": "OUTSIDE", "role": "MEMBER", "name": "회계사"}
    assert refusal(board.do, "plan_meeting", committee_id=board.committee_id, held_on=end, place="") == said
    assert refusal(board.do, "appoint_member", **seat, valid_from=end) == said
    assert refusal(board.do, "renew_member", member_id=board.members["교수"]) == said
    assert refusal(board.do, "end_committee", **last, ended_on=end) == f"이미 {end}에 폐지하기로 한 위원회입니다."
    assert refusal(board.do, "appoint_member", **seat, valid_from=DAY, on=end) == "폐지한 위원회입니다."


def test_a_meeting_that_waits_bars_only_a_dissolution_before_it(board):
    meeting_id = board.plan()
    given = {"committee_id": board.committee_id, "reason": "통합"}
    with board.desk.inside():
        held_on = queries.meeting(meeting_id).held_on

    said = refusal(board.do, "end_committee", **given, ended_on=held_on)
    board.do("end_committee", **given, ended_on=held_on + timedelta(days=1))

    assert said == "끝나지 않은 회의가 있습니다. 회의를 마치거나 취소하십시오."


def test_a_committee_that_will_be_dissolved_goes_to_the_post_that_takes_over_until_then(board):
    hall = board.desk.hall
    closed, into = hall.post("평가팀 팀장"), hall.post("예산팀 팀장")
    given = {"name": "업무평가위원회", "functions": "심의", "basis": "규칙", "rule": {}, "valid_from": DAY}
    made = board.do("register_committee", **given, post_id=closed, by="head")
    later = localdate() + timedelta(days=30)
    board.do("end_committee", committee_id=made.pk, ended_on=later, reason="통합", by="head")

    hall.reorganise(date(2021, 4, 1), ClosePost(closed, into))

    with board.desk.inside():
        assert queries.committee(made.pk).post_id == into


def test_a_committee_is_not_dissolved_before_it_last_met(board):
    meeting_id = board.plan()
    with board.desk.inside():
        Meeting.objects.filter(pk=meeting_id).update(state="FAILED")
        held_on = queries.meeting(meeting_id).held_on
    given = {"committee_id": board.committee_id, "reason": "통합"}

    said = refusal(board.do, "end_committee", **given, ended_on=held_on)
    board.do("end_committee", **given, ended_on=held_on + timedelta(days=1))

    assert said == f"{held_on}에 회의를 했습니다. 그 뒤의 날에 폐지하십시오."
