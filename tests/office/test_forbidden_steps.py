"""Every operation on a case and on a meeting in every state: what the office does not do there is refused, unwritten.

What may be done where stands here by hand, and is not asked of the tables that the operations ask.
"""

from collections.abc import Callable
from functools import partial
from inspect import isfunction, signature

import pytest
from django.apps import apps
from django.db import connection, transaction

from ieum.kernel.registry import Resolution, decision_subjects
from ieum.office import operations, queries
from ieum.office.choices import CaseState, MeetingState
from ieum.office.models import AgendaItem
from ieum.office.rules.deciding import Votes
from ieum.platform.operations import Refused
from tests.office.boards import HELD
from tests.office.offices import DAY

pytestmark = pytest.mark.database
LINKS = {"link_cases", "unlink_cases"}
UNDER_WAY = {"give_opinion", "suspend_due", "resume_due", "extend_due", *LINKS}
TOGETHER = {"add_co_posts", "remove_co_post", *UNDER_WAY}
OF_CASES = {
    "RECEIVED": {"assign", *TOGETHER},
    "ASSIGNED": {
        "assign", "undo_assignment", "ask_opinion", "answer_opinion", "withdraw_opinion", "submit",
        "submit_by_own_rule", "settle", "refer", *TOGETHER,
    },
    "IN_APPROVAL": {"approve", "return_draft", "withdraw_draft", *UNDER_WAY},
    "IN_COMMITTEE": {"resolve", "hand_back", *UNDER_WAY},
    "APPROVED": {"record_document", "settle", *LINKS},
    "REGISTERED": {"reply", "close", "correct_document", *LINKS},
    "REPLIED": {"close", "correct_document", *LINKS},
    "CLOSED": set(),
}  # fmt: skip
IN_SESSION = {"recuse_member", "decide_item", "defer_item", "end_meeting", "tell_members"}
OF_MEETINGS = {
    "PLANNED": {"arrange_meeting", "propose_item", "drop_item", "notify_meeting", "cancel_meeting"},
    "NOTIFIED": {"open_meeting", "deliberate_in_writing", "fail_meeting", "cancel_meeting", "tell_members"},
    "OPEN": {"correct_attendance", *IN_SESSION},
    "WRITTEN": IN_SESSION,
    "ENDED": {"confirm_minutes"},
    "MINUTED": set(),
    "FAILED": set(),
    "CANCELLED": set(),
}
NOTHING_ASKED = "이미 회신했거나 없는 의견 요청입니다."


def test_a_case_goes_on_by_no_step_that_its_state_does_not_have(board):
    made = {state: case_in(board, state) for state in CaseState.values}

    assert {state: possible(board, CaseState(state), steps_of_case(board, each)) for state, each in made.items()} == (
        OF_CASES
    )


def test_a_meeting_goes_on_by_no_step_that_its_state_does_not_have(board):
    made = {state: meeting_in(board, state) for state in MeetingState.values}

    assert {
        state: possible(board, MeetingState(state), steps_of_meeting(board, each)) for state, each in made.items()
    } == OF_MEETINGS


def possible(board, state, steps: dict[str, Callable[[], object]]) -> set[str]:
    """The operations that are not refused for the state; none of all that is tried leaves anything written."""
    with board.desk.inside():
        before = written()
        answers = {name: said(step) for name, step in steps.items()}
        assert written() == before
    refused = (f"'{state.label}' 상태에서는 할 수 없는 일입니다: ", NOTHING_ASKED)
    return {name for name, answer in answers.items() if not answer.startswith(refused)}


def said(step: Callable[[], object]) -> str:
    """The sentence that refuses a step; "" where it is taken, and then taken back."""
    try:
        with transaction.atomic():
            step()
            transaction.set_rollback(True)
    except Refused as refused:
        return str(refused)
    return ""


def written() -> dict[str, str]:
    """What stands in the tables of the office and in those of operations and notices, each as one hash."""
    tables = [each._meta.db_table for each in apps.get_app_config("office").get_models()]
    found = {}
    with connection.cursor() as cursor:
        for table in (*tables, "platform_operation", "platform_notice"):
            cursor.execute(f"SELECT md5(string_agg(t::text, ' ' ORDER BY t.id)) FROM {table} t")  # noqa: S608 - ours
            found[table] = cursor.fetchone()[0]
    return found


def case_in(board, state):
    """A case of the officer's in a state, by the steps that lead there; while it is worked on, an opinion is asked."""
    desk = board.desk
    post, lead = desk.hall.post("예산팀 주무관"), desk.hall.post("예산팀 팀장")
    do = partial(desk.do, case=desk.receive(), by="officer")
    case = do.keywords["case"]
    document = {"document_number": "기획-1", "approved_on": DAY, "approver": "과장"}
    way = [
        partial(do, "assign", post_id=post),
        lambda: desk.submit(case),
        *(partial(do, "approve", by=who) for who in ("lead", "head")),
        partial(do, "record_document", **document),
        partial(do, "reply", how="공문"),
        partial(do, "close"),
    ]
    if state == CaseState.IN_COMMITTEE:
        way[1] = partial(
            board.do, "propose_item", meeting_id=board.plan(), subject_kind="office.case", subject=str(case)
        )
    while desk.state(case) != state:
        way.pop(0)()
    if state == CaseState.ASSIGNED:
        do("ask_opinion", post_id=lead, question="의견은?", due_on=None)
    return case


def steps_of_case(board, case):
    """Every operation on a case, by the officer who is in charge of it."""
    desk = board.desk
    lead, line = desk.hall.post("예산팀 팀장"), desk.line(case)
    who = {"actor_id": desk.accounts["officer"], "on": DAY}
    draft = {"title": "회신", "body": "표와 같음", "steps": line}
    document = {"document_number": "기획-2", "approved_on": DAY, "approver": "과장"}
    with desk.inside():
        asked = next((each.pk for each in queries.opinions(case.pk)), case.pk)
        item = AgendaItem.objects.filter(subject_id=case.pk).values_list("pk", flat=True).first()
    own = {
        "assign": {"post_id": lead},
        "undo_assignment": {"reason": "잘못"},
        "ask_opinion": {"post_id": lead, "question": "의견은?", "due_on": None},
        "submit": draft,
        "submit_by_own_rule": {**draft, "rule": "규칙"},
        "settle": {"reason": "중복"},
        "approve": {},
        "return_draft": {"reason": "보완"},
        "withdraw_draft": {"reason": "보완"},
        "record_document": document,
        "correct_document": {**document, "reason": "오기"},
        "reply": {"how": "공문"},
        "close": {},
        "add_co_posts": {"post_ids": [lead]},
        "remove_co_post": {"post_id": lead, "reason": "끝남"},
        "give_opinion": {"opinion": "이견 없음"},
        "suspend_due": {"from_on": DAY, "told_on": DAY, "basis": "보완 요구"},
        "resume_due": {"until_on": DAY},
        "extend_due": {"length": "", "until_on": HELD, "told_on": DAY, "basis": "자료가 늦음"},
        "link_cases": {"follows_id": case.pk},
        "unlink_cases": {"other_id": case.pk, "reason": "잘못"},
    }
    subject, officer = decision_subjects["office.case"], desk.accounts["officer"]
    decided = officer, case.post_id, DAY, item
    return {name: partial(getattr(operations, name), case_id=case.pk, **who, **own[name]) for name in own} | {
        "answer_opinion": partial(operations.answer_opinion, opinion_id=asked, answer="이견 없음", **who),
        "withdraw_opinion": partial(operations.withdraw_opinion, opinion_id=asked, reason="급함", **who),
        "refer": lambda: subject.submit(case.pk, officer, DAY),
        "resolve": lambda: subject.resolve(case.pk, Resolution("PASSED", "가결", *decided)),
        "hand_back": lambda: subject.resolve(case.pk, Resolution("RELEASED", "보류", *decided)),
    }


def meeting_in(board, state):
    """A meeting with one item in a state, by the steps that lead there."""
    meeting_id = board.plan("이의신청")
    do = partial(board.do, meeting_id=meeting_id, on=HELD)
    few, all_of_them = board.ids(["변호사"]), board.ids()
    opening = "deliberate_in_writing" if state == MeetingState.WRITTEN else "open_meeting"
    way = [
        partial(do, "notify_meeting", on=DAY),
        partial(do, opening, there=all_of_them),
        partial(board.decide, meeting_id),
        partial(do, "end_meeting"),
        partial(do, "confirm_minutes", by="bureau"),
    ]
    if state == MeetingState.FAILED:
        way[1] = partial(do, "fail_meeting", there=few)
    if state == MeetingState.CANCELLED:
        way[0] = partial(do, "cancel_meeting", reason="연기")
    while board.state(meeting_id) != state:
        way.pop(0)()
    return meeting_id


def steps_of_meeting(board, meeting_id):
    """Every operation on a meeting and its item, by who runs the committee."""
    officer, member = board.desk.accounts["officer"], board.members["변호사"]
    who = {"actor_id": officer, "on": HELD}
    (item,) = board.items(meeting_id)
    own = {
        "arrange_meeting": {"starts_at": None, "place": "회의실", "answer_by": None},
        "propose_item": {"title": "다른 안건"},
        "notify_meeting": {"reason": "급함"},
        "cancel_meeting": {"reason": "연기"},
        "open_meeting": {"there": board.ids()},
        "deliberate_in_writing": {"there": board.ids()},
        "fail_meeting": {"there": [member]},
        "correct_attendance": {"there": board.ids()},
        "end_meeting": {},
        "confirm_minutes": {},
        "tell_members": {"members": [member], "way": "PHONE", "told_on": HELD},
    }
    of_item = {
        "drop_item": {"reason": "철회"},
        "defer_item": {"reason": "자료 보완"},
        "decide_item": {"votes": Votes(4, 0, 0)},
        "recuse_member": {"member_id": member, "kind": "EXCLUDED", "reason": "대리한 사건"},
    }
    return {
        **{name: partial(getattr(operations, name), meeting_id=meeting_id, **who, **own[name]) for name in own},
        **{name: partial(getattr(operations, name), item_id=item.pk, **who, **of_item[name]) for name in of_item},
    }


@pytest.mark.parametrize(
    ("table", "named", "beside"),
    [
        (OF_CASES, {"case_id", "opinion_id"}, {"refer", "resolve", "hand_back"}),
        (OF_MEETINGS, {"meeting_id", "item_id"}, set()),
    ],
)
def test_no_operation_is_left_untried(table, named, beside):
    steps = {name: each for name in operations.__all__ if isfunction(each := getattr(operations, name))}
    taking = {name for name, each in steps.items() if named & signature(each).parameters.keys()}

    assert set().union(*table.values()) == taking | beside
