"""What makes a decision lawful is a link of the chain too: rules, attendance, recusals, deadlines, documents, roles."""

from datetime import date

import pytest
from django.utils.timezone import localdate

from ieum.office.choices import CaseState
from ieum.platform import accounts, chain
from ieum.platform.choices import Role
from ieum.platform.models import Decision
from tests.office.boards import HELD, RULE
from tests.office.offices import DAY

pytestmark = pytest.mark.database
KINDS = {
    *(f"office.{each}_committee" for each in ("register", "revise")),
    *(f"office.meeting_{each}" for each in ("open", "write", "attend", "fail", "recuse", "defer", "drop", "cancel")),
    *(f"office.{each}" for each in ("meeting_end", "hand_back", "suspend", "resume", "extend", "register", "correct")),
    *(f"office.{each}" for each in ("assign", "unassign", "reassign_back", "reply", "settle", "close")),
    *(f"platform.{each}_account" for each in ("open", "close", "reopen")),
    *(f"platform.{each}" for each in ("change_role", "set_account_period", "remove_factors")),
}
ALTERED = {
    "office_committeeterm": "rule = '{}'",
    "office_attendance": "is_present = NOT is_present",
    "office_recusal": "reason = '다른 사유'",
    "office_agendaitem": "reason = '다른 내용'",
    "office_caseevent": "reason = '다른 사유'",
    "office_caseassignment": "before_id = gen_random_uuid()",
    "office_meetingevent": "reason = '다른 사유'",
    "office_duesegment": "told_on = told_on + 1",
    "office_documentrecord": "approver = '다른 사람'",
    "platform_operation": "basis = '다른 근거'",
}
"""By table: what somebody who owns the machine writes into the rows that were decided."""


def meet(board):
    """Meetings of every end, with all that is recorded of them; a case comes back from one."""
    case = board.desk.working()
    board.do(
        "revise_committee", committee_id=board.committee_id, name="정보심의회", functions="심의", basis="조례 개정",
        rule=RULE, valid_from=date(2021, 7, 1),
    )  # fmt: skip
    opened, written, failed, cancelled = (board.plan("이의신청") for _ in range(4))
    board.do("propose_item", meeting_id=opened, subject_kind="office.case", subject=str(case))
    (dropped,) = board.items(board.plan("잘못 올림"))
    board.do("drop_item", item_id=dropped.pk, reason="철회")
    board.do("cancel_meeting", meeting_id=cancelled, reason="연기")
    for each in (opened, written, failed):
        board.do("notify_meeting", meeting_id=each)
    there = {"there": board.ids(), "on": HELD}
    board.do("open_meeting", meeting_id=opened, **there)
    board.do("correct_attendance", meeting_id=opened, there=board.ids(["국장", "변호사", "교수"]), on=HELD)
    board.do("deliberate_in_writing", meeting_id=written, **there)
    board.do("fail_meeting", meeting_id=failed, there=board.ids(["변호사"]), on=HELD)
    first, of_case = board.items(opened)
    board.do(
        "recuse_member",
        item_id=first.pk,
        member_id=board.members["교수"],
        kind="EXCLUDED",
        reason="대리한 사건",
        on=HELD,
    )
    for item in (first, of_case):
        board.do("defer_item", item_id=item.pk, reason="자료 보완", on=HELD)
    board.do("end_meeting", meeting_id=opened, on=HELD)
    assert board.desk.state(case) == CaseState.ASSIGNED


def work(desk):
    """A case whose due date stood still and was put off, with what 온나라 made of it, recorded twice."""
    case = desk.working(due_on=HELD)
    own = {"case": case, "by": "officer"}
    desk.do("suspend_due", **own, from_on=DAY, told_on=DAY, basis="보완 요구")
    desk.do("resume_due", **own, until_on=DAY)
    desk.do("extend_due", **own, length="", until_on=date(2021, 3, 31), told_on=DAY, basis="자료가 늦음")
    desk.submit(case)
    for who in ("lead", "head"):
        desk.do("approve", case, by=who)
    document = {"document_number": "기획-1", "approved_on": DAY, "approver": "과장"}
    desk.do("record_document", **own, **document)
    desk.do("correct_document", **own, **document, reason="오기")
    desk.do("reply", **own, how="공문")
    desk.do("close", **own)


def pass_on(desk):
    """A case that was given to others by mistake, twice, and ended without a reply."""
    case = desk.receive()
    own, other = {"case": case, "by": "officer"}, {"post_id": desk.hall.post("평가팀 팀장")}
    desk.do("assign", **own, **other)
    desk.do("undo_assignment", **own, reason="잘못 고름")
    desk.do("assign", **own, post_id=desk.hall.post("예산팀 주무관"))
    desk.do("assign", **own, **other)
    desk.do("undo_assignment", **own, reason="잘못 고름")
    desk.do("settle", **own, reason="중복")


def keep_accounts(desk):
    """An account from its first day to its last, and opened again."""
    own = {"actor_id": desk.accounts["officer"], "basis": "인사발령"}
    code = desk.hall.district.code
    accounts.open_account(new=accounts.NewAccount("new", "주무관", Role.OFFICER, code, accounts.Period()), **own)
    accounts.close_account(login="new", **own)
    accounts.reopen_account(login="new", **own)
    accounts.set_period(login="new", period=accounts.Period(last_day=localdate()), **own)
    accounts.remove_factors(login="new", **own)
    accounts.change_role(login="lead-office", role=Role.TEAM_LEAD, **own)


def test_each_of_them_is_a_link_and_whoever_alters_its_row_is_named(database, board):
    meet(board)
    for done in (work, pass_on, keep_accounts):
        done(board.desk)

    with board.desk.inside():
        assert set(Decision.objects.values_list("kind", flat=True)) >= KINDS
        assert chain.verify().fault is None
    for table, change in ALTERED.items():
        with database.connect("superuser") as connection:
            connection.execute("SET session_replication_role = replica")
            connection.execute(f"CREATE TEMP TABLE kept AS SELECT * FROM {table}")  # noqa: S608 - our tables
            connection.execute(f"UPDATE {table} SET {change}")  # noqa: S608 - our tables
            connection.commit()
            with board.desk.inside():
                assert chain.verify().fault.words.startswith(f"{table} "), table
            columns = change.partition(" =")[0]
            connection.execute(
                f"UPDATE {table} t SET {columns} = k.{columns} FROM kept k WHERE k.id = t.id"  # noqa: S608 - our tables
            )
            connection.execute("DROP TABLE kept")
