"""Meetings: noticed, opened with a quorum, decided on item by item, and what decisions make of their subjects."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, time

import psycopg
import pytest
from django.db import connection, connections, transaction
from django.db.utils import DatabaseError

from ieum.documents.model import Heading
from ieum.kernel.registry import decision_subjects, post_work
from ieum.office import queries
from ieum.office.choices import CaseState, ItemResult, MeetingState
from ieum.office.operations import CaseRefused, MeetingRefused
from ieum.platform.database.identity import uuid7
from ieum.platform.notices.queries import notices
from tests.office.boards import HELD, seat
from tests.office.offices import DAY

pytestmark = pytest.mark.database


def refusal(do, /, *arguments, refused_as=MeetingRefused, **more):
    with pytest.raises(refused_as) as refused:
        do(*arguments, **more)
    return str(refused.value)


def work_of(board, post, *, waiting=False):
    """What the committees give to a post to do, or to wait for."""
    source = post_work["office.committee"]
    with board.desk.inside():
        found = (source.waiting if waiting else source.open_items)(board.desk.hall.post(post))
    return [each.title for each in found if "회의록" in each.title]


def refer(board, meeting_id, case, **more):
    return board.do("propose_item", meeting_id=meeting_id, subject_kind="office.case", subject=str(case), **more)


def test_a_meeting_goes_from_its_plan_to_its_minutes(board):
    meeting_id = board.opened("이의신청")
    board.decide(meeting_id)
    board.do("end_meeting", meeting_id=meeting_id, on=HELD, remarks="다음 회의는 6월")
    board.do("confirm_minutes", meeting_id=meeting_id, by="bureau", on=HELD)

    with board.desk.inside():
        meeting = queries.meeting(meeting_id)
        said = [(each.action, each.to_state, each.operation.actor.title) for each in queries.meeting_events(meeting_id)]
    assert (str(meeting), meeting.notify_by, meeting.notified_on) == ("2021년 제1회", date(2021, 3, 11), DAY)
    assert said == [
        ("plan", "PLANNED", "officer"), ("propose", "PLANNED", "officer"), ("notify", "NOTIFIED", "officer"),
        ("open", "OPEN", "officer"), ("decide", "OPEN", "officer"), ("end", "ENDED", "officer"),
        ("confirm", "MINUTED", "bureau"),
    ]  # fmt: skip


def test_who_wrote_the_minutes_does_not_confirm_them(board):
    meeting_id = board.opened("이의신청")
    board.decide(meeting_id)
    board.do("end_meeting", meeting_id=meeting_id, on=HELD)

    said = refusal(board.do, "confirm_minutes", meeting_id=meeting_id, on=HELD)

    assert said == "간사는 스스로 할 수 없는 일입니다: 회의록 확정."


@pytest.mark.parametrize(("day", "is_late"), [(date(2021, 3, 11), False), (date(2021, 3, 12), True)])
def test_a_notice_after_its_last_day_needs_its_reason(board, day, is_late):
    meeting_id = board.plan("이의신청")

    if is_late:
        said = refusal(board.do, "notify_meeting", meeting_id=meeting_id, on=day)
        assert said == "통지 기한이 지났습니다. 긴급한 사유를 적거나 회의일을 미루십시오."
    board.do("notify_meeting", meeting_id=meeting_id, on=day, reason="결정 기한이 임박함" if is_late else "")

    assert board.state(meeting_id) == MeetingState.NOTIFIED


def test_nothing_is_noticed_without_an_item_and_nothing_opens_before_its_day(board):
    meeting_id = board.plan()
    assert refusal(board.do, "notify_meeting", meeting_id=meeting_id) == (
        "안건이 없습니다. 안건을 먼저 올리십시오."
    )  # fmt: skip
    meeting_id = board.notified("이의신청")

    said = refusal(board.do, "open_meeting", meeting_id=meeting_id, there=board.ids(), on=date(2021, 3, 14))

    assert said == "아직 회의일이 아닙니다."


def test_half_of_the_roll_opens_nothing_and_fails_the_meeting(board):
    meeting_id = board.notified("이의신청")
    half = board.ids(["변호사", "교수"])

    assert refusal(board.do, "open_meeting", meeting_id=meeting_id, there=half, on=HELD) == (
        "의사정족수에 못 미칩니다. 출석을 다시 확인하거나 무산으로 적으십시오."
    )
    assert refusal(board.do, "fail_meeting", meeting_id=meeting_id, there=board.ids(), on=HELD) == (
        "의사정족수를 채웠으므로 무산이 아닙니다."
    )
    board.do("fail_meeting", meeting_id=meeting_id, there=half, on=HELD)

    (item,) = board.items(meeting_id)
    with board.desk.inside():
        reason = queries.meeting_events(meeting_id)[-1].reason
    assert (board.state(meeting_id), item.result) == (MeetingState.FAILED, "DROPPED")
    assert reason == "재적 4명, 출석 2명, 의사정족수 3명(과반수)"


def test_a_vacant_seat_leaves_the_roll_so_that_fewer_make_the_quorum(board):
    board.do("remove_member", member_id=board.members["주민"], ended_on=HELD, reason="이사")
    meeting_id = board.notified("이의신청")

    board.do("open_meeting", meeting_id=meeting_id, there=board.ids(["변호사", "교수"]), on=HELD)

    assert board.state(meeting_id) == MeetingState.OPEN


def test_nobody_attends_who_does_not_sit_there(board):
    board.do("remove_member", member_id=board.members["주민"], ended_on=HELD, reason="이사")
    meeting_id = board.notified("이의신청")

    said = refusal(board.do, "open_meeting", meeting_id=meeting_id, there=board.ids(), on=HELD)

    assert said == "그날 위원이 아니거나 공석인 자리를 출석으로 적을 수 없습니다."


def test_the_quorum_of_an_item_is_lost_when_members_are_kept_out_of_it(board):
    meeting_id = board.opened("이의신청", "기준 개정", there=["국장", "변호사", "교수"])
    first, _ = board.items(meeting_id)
    kept = {"item_id": first.pk, "member_id": board.members["변호사"], "kind": "EXCLUDED", "reason": "대리한 사건"}
    board.do("recuse_member", **kept, on=HELD)

    assert refusal(board.do, "recuse_member", **kept, on=HELD) == "이미 이 안건에서 제외한 위원입니다."
    assert refusal(board.decide, meeting_id, votes=(2, 0, 0)) == (
        "의사정족수에 못 미쳐 의결할 수 없습니다: 재적 4명, 출석 2명(제척·기피·회피 1명 제외), 의사정족수 3명(과반수)."
    )
    assert board.decide(meeting_id, 2, votes=(2, 1, 0)).judged == "찬성 2명, 출석위원 3명의 과반수(2명)이므로 가결"


def test_votes_by_name_are_only_of_those_who_may(board):
    meeting_id = board.opened("이의신청", there=["국장", "변호사", "교수"])
    (item,) = board.items(meeting_id)
    absent = {board.members["주민"]: "FAVOUR"}
    given = {board.members["변호사"]: "FAVOUR", board.members["교수"]: "AGAINST"}

    assert refusal(board.decide, meeting_id, votes=None, by_name=absent) == (
        "출석하지 않았거나 이 안건에서 제외한 위원의 표가 있습니다."
    )
    decided = board.decide(meeting_id, votes=None, by_name=given)

    assert (decided.in_favour, decided.against, decided.abstained, decided.result) == (1, 1, 1, "REJECTED")
    assert refusal(board.do, "decide_item", item_id=item.pk, on=HELD) == "이미 의결했거나 내린 안건입니다."


def test_numbers_beside_votes_by_name_are_their_sum_or_nothing_is_decided(board):
    meeting_id = board.opened("이의신청", there=["국장", "변호사", "교수"])
    given = {board.members["변호사"]: "FAVOUR", board.members["교수"]: "AGAINST"}

    assert refusal(board.decide, meeting_id, votes=(2, 1, 0), by_name=given) == (
        "위원마다 적은 표는 찬성 1, 반대 1, 기권 1인데 수로 적은 찬성 2, 반대 1, 기권 0과 다릅니다. "
        "한쪽을 고치거나 수를 지우십시오."
    )
    assert board.items(meeting_id)[0].result == ItemResult.OPEN
    assert board.decide(meeting_id, votes=(1, 1, 1), by_name=given).result == "REJECTED"


def test_who_leaves_is_not_counted_for_later_items_and_earlier_ones_stay(board):
    meeting_id = board.opened("하나", "둘")
    board.decide(meeting_id, 1, votes=(4, 0, 0))
    board.do("correct_attendance", meeting_id=meeting_id, there=board.ids(["국장", "변호사", "교수"]), on=HELD)
    board.decide(meeting_id, 2, votes=(3, 0, 0))

    assert [(each.seated, each.present) for each in board.items(meeting_id)] == [(4, 4), (4, 3)]


def test_a_meeting_does_not_end_while_an_item_is_open(board):
    meeting_id = board.opened("하나", "둘")
    board.decide(meeting_id)

    assert refusal(board.do, "end_meeting", meeting_id=meeting_id, on=HELD) == (
        "심의 전인 안건이 있습니다. 의결하거나 보류로 적으십시오."
    )
    board.do("defer_item", item_id=board.items(meeting_id)[1].pk, reason="자료 보완", on=HELD)
    board.do("end_meeting", meeting_id=meeting_id, on=HELD)

    assert board.state(meeting_id) == MeetingState.ENDED


def test_in_writing_two_thirds_of_the_roll_are_needed(board):
    meeting_id = board.notified("이의신청")
    board.do("deliberate_in_writing", meeting_id=meeting_id, there=board.ids(["국장", "변호사", "교수"]))

    decided = board.decide(meeting_id, votes=(2, 1, 0))

    assert (decided.result, decided.judged) == ("REJECTED", "찬성 2명, 재적위원 4명의 3분의 2 이상(3명)에 못 미쳐 부결")


def test_a_committee_without_the_right_does_not_deliberate_in_writing(desk):
    board = seat(desk, written="")
    meeting_id = board.notified("이의신청")

    said = refusal(board.do, "deliberate_in_writing", meeting_id=meeting_id, there=board.ids())

    assert said == "이 위원회의 근거 규정에 서면심의가 없습니다."


def test_a_case_that_the_committee_passes_is_approved_by_it(board):
    case = board.desk.working()
    meeting_id = board.plan()
    refer(board, meeting_id, case)
    assert board.desk.state(case) == CaseState.IN_COMMITTEE
    with board.desk.inside():
        assert [each.title for each in post_work["office.case"].open_items(case.post_id)] == []
        assert [each.title for each in post_work["office.case"].waiting(case.post_id)] == [
            "2021-0001 예산 자료 요청 (위원회 심의 중)"
        ]
    board.do("notify_meeting", meeting_id=meeting_id)
    board.do("open_meeting", meeting_id=meeting_id, there=board.ids(), on=HELD)
    board.decide(meeting_id, votes=(3, 1, 0), is_amended=True)

    with board.desk.inside():
        last = queries.events(case.pk)[-1]
    assert (last.action, last.to_state) == ("resolve", CaseState.APPROVED)
    assert last.reason == (
        "정보공개심의회 2021년 제1회 수정가결: 찬성 3명, 출석위원 4명의 과반수(3명)이므로 가결"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("end", "reason"),
    [
        ("reject", "정보공개심의회 2021년 제1회 부결: 찬성 2명, 출석위원 4명의 과반수(3명)에 못 미쳐 부결"),
        ("defer", "정보공개심의회 2021년 제1회 보류: 자료 보완"),
        ("fail", "정보공개심의회 2021년 제1회 심의하지 못함: 무산: 재적 4명, 출석 1명, 의사정족수 3명(과반수)"),
        ("cancel", "정보공개심의회 2021년 제1회 심의하지 못함: 회의 취소: 일정 변경"),
        ("drop", "정보공개심의회 2021년 제1회 심의하지 못함: 잘못 올림"),
    ],
)
def test_a_case_that_is_not_passed_goes_back_and_may_come_again(board, end, reason):
    case = board.desk.working()
    meeting_id = board.plan()
    item = refer(board, meeting_id, case)
    if end not in ("drop", "cancel"):
        board.do("notify_meeting", meeting_id=meeting_id)
    if end in ("reject", "defer"):
        board.do("open_meeting", meeting_id=meeting_id, there=board.ids(), on=HELD)
    match end:
        case "reject":
            board.decide(meeting_id, votes=(2, 2, 0))
        case "defer":
            board.do("defer_item", item_id=item.pk, reason="자료 보완", on=HELD)
        case "fail":
            board.do("fail_meeting", meeting_id=meeting_id, there=board.ids(["국장"]), on=HELD)
        case "cancel":
            board.do("cancel_meeting", meeting_id=meeting_id, reason="일정 변경")
        case "drop":
            board.do("drop_item", item_id=item.pk, reason="잘못 올림")

    with board.desk.inside():
        last = queries.events(case.pk)[-1]
    assert (last.action, last.to_state, last.reason) == ("hand_back", CaseState.ASSIGNED, reason)
    refer(board, board.plan(held_on=date(2021, 3, 22)), case)
    assert board.desk.state(case) == CaseState.IN_COMMITTEE


def test_what_a_committee_decides_is_the_cause_of_the_step_and_the_database_holds_it(board):
    case, other = board.desk.working(), board.desk.working()
    meeting_id = board.plan()
    item, another = refer(board, meeting_id, case), refer(board, meeting_id, other)
    board.do("notify_meeting", meeting_id=meeting_id)
    board.do("open_meeting", meeting_id=meeting_id, there=board.ids(), on=HELD)
    board.decide(meeting_id)

    with board.desk.inside():
        event = queries.events(case.pk)[-1]
    assert (event.action, event.item_id) == ("resolve", item.pk)
    for cause, held_by in ((None, "resolved_by_item"), (another.pk, "item_about_case")):
        event.pk, event.position, event.item_id = uuid7(), event.position + 1, cause
        with board.desk.inside(), pytest.raises(DatabaseError, match=held_by), transaction.atomic():
            event.save(force_insert=True)


def test_only_who_is_in_charge_refers_a_case_and_nothing_is_left_of_a_refusal(board):
    case = board.desk.working()
    meeting_id = board.plan()

    said = refusal(refer, board, meeting_id, case, by="mayor", refused_as=CaseRefused)

    assert said == "담당자만 할 수 있는 일입니다: 위원회에 부치기."
    assert (board.items(meeting_id), board.desk.state(case)) == ([], CaseState.ASSIGNED)


def test_a_case_waits_on_one_agenda_only(board):
    case = board.desk.working()
    refer(board, board.plan(), case)

    said = refusal(refer, board, board.plan(), case, refused_as=CaseRefused)

    assert said == "'위원회 심의 중' 상태에서는 할 수 없는 일입니다: 위원회에 부치기."


def test_a_subject_that_is_not_there_and_a_function_that_is_none_are_refused(board):
    meeting_id = board.plan()

    assert refusal(refer, board, meeting_id, "2021-0999") == (
        "안건의 대상을 찾을 수 없습니다: 2021-0999. 번호를 다시 확인하십시오."
    )
    assert refusal(board.do, "propose_item", meeting_id=meeting_id, title="보조금", function="보조금 심의") == (
        "이 위원회의 기능이 아닙니다. 목록에서 고르십시오."
    )


def test_only_the_secretary_takes_the_steps_of_a_meeting(board):
    meeting_id = board.plan("이의신청")

    said = refusal(board.do, "notify_meeting", meeting_id=meeting_id, by="head")

    assert said == "간사만 할 수 있는 일입니다: 소집 통지."


def test_numbers_count_up_within_a_year_of_a_committee(board):
    first, second, third = board.plan(), board.plan(), board.plan(held_on=date(2022, 1, 10))

    with board.desk.inside():
        assert [str(queries.meeting(each)) for each in (first, second, third)] == [
            "2021년 제1회", "2021년 제2회", "2022년 제1회",
        ]  # fmt: skip


def test_the_database_keeps_what_is_decided_and_confirmed(board):
    meeting_id = board.opened("이의신청")
    board.decide(meeting_id)
    statements = [
        "UPDATE office_agendaitem SET result = 'REJECTED'",
        "UPDATE office_agendaitem SET title = '다른 안건'",
        "UPDATE office_attendance SET is_present = false",
        "DELETE FROM office_meeting",
        "DELETE FROM office_meetingevent",
    ]

    for statement in statements:
        with (
            board.desk.inside(),
            pytest.raises(DatabaseError) as error,
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
        assert isinstance(error.value.__cause__, psycopg.errors.Error)


def test_other_apps_may_hang_their_matters_on_agendas(board):
    reviewed = ("investment", "research", "fund", "mid_term", "disclosure", "reward")
    assert {each.name for each in decision_subjects} == {"office.case", *(f"budget.{each}" for each in reviewed)}
    with board.desk.inside():
        assert decision_subjects["office.case"].find("2021-0001") is None


def test_of_two_officers_who_decide_on_one_item_at_once_one_is_told(board):
    meeting_id = board.opened("이의신청")

    def decide(votes):
        try:
            return board.decide(meeting_id, votes=votes).result
        except MeetingRefused as refused:
            return str(refused)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        said = set(pool.map(decide, [(4, 0, 0), (0, 4, 0)]))

    assert said - {"PASSED", "REJECTED"} == {"이미 의결했거나 내린 안건입니다."}
    assert said & {"PASSED", "REJECTED"} == {board.items(meeting_id)[0].result}


def test_minutes_wait_for_the_chair_who_is_told_until_they_are_confirmed(board):
    meeting_id = board.opened("이의신청")
    board.decide(meeting_id)
    before = work_of(board, "기획재정국 국장")
    board.do("end_meeting", meeting_id=meeting_id, on=HELD)
    named = "정보공개심의회 2021년 제1회"

    assert (before, work_of(board, "기획재정국 국장")) == ([], [f"{named} (회의록 확정)"])
    assert (work_of(board, "예산팀 주무관"), work_of(board, "기획예산과 과장")) == ([], [])
    assert work_of(board, "예산팀 주무관", waiting=True) == [f"{named} (회의록 확정)"]
    with board.desk.inside():
        said = notices(board.desk.accounts["bureau"]).filter(kind="office.minutes")
        assert [(each.title, each.address) for each in said] == [(f"{named} (2021-03-15)", f"/meetings/{meeting_id}/")]
    board.do("confirm_minutes", meeting_id=meeting_id, by="bureau", on=HELD)
    assert (work_of(board, "기획재정국 국장"), work_of(board, "예산팀 주무관", waiting=True)) == ([], [])


def test_minutes_of_a_committee_whose_chair_is_from_outside_wait_for_the_nearest_head(board):
    board.do("remove_member", member_id=board.members["국장"], ended_on=DAY, reason="개정")
    given = {"committee_id": board.committee_id, "group": "OUTSIDE", "name": "학장", "sex": "MALE"}
    board.do("appoint_member", **given, role="CHAIR", valid_from=DAY)
    meeting_id = board.opened("이의신청", there=["변호사", "교수", "주민"])
    board.decide(meeting_id, votes=(3, 0, 0))
    board.do("end_meeting", meeting_id=meeting_id, on=HELD)

    assert [len(work_of(board, post)) for post in ("예산팀 팀장", "기획예산과 과장", "기획재정국 국장")] == [1, 0, 0]


def test_a_head_above_who_plans_a_meeting_is_written_down_by_the_own_post(board):
    made = board.do("plan_meeting", committee_id=board.committee_id, held_on=HELD, place="", by="head")

    with board.desk.inside():
        (event,) = queries.meeting_events(made.pk)
        assert (event.post_id, event.capacity) == (board.desk.hall.post("기획예산과 과장"), "HOLDER")


def test_who_does_not_run_the_committee_is_told_to_name_a_matter(board):
    said = refusal(board.do, "propose_item", meeting_id=board.plan(), title="기준 개정", by="head")

    assert said == "안건의 대상을 고르고 그 번호를 적으십시오. 대상 없는 안건은 간사가 올립니다."


def test_minutes_say_the_hour_and_need_no_page_for_each_part(board):
    meeting_id = board.plan("이의신청", starts_at=time(14))

    with board.desk.inside():
        document = queries.minutes(meeting_id)
    cells = [each.text for each in document.blocks[1].cells]
    assert cells[cells.index("일시") + 1] == "2021. 3. 15.(월) 14:00"
    assert {each.level for each in document.blocks if isinstance(each, Heading)} == {2}
