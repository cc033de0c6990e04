"""Notices of meetings: what they say, whom they reach by mail, who was told how and when, and what is late."""

from datetime import date, time, timedelta

import pytest
from django.conf import settings

from ieum.documents.model import plain
from ieum.documents.reading import read_bytes
from ieum.office import queries
from ieum.office.operations import CommitteeRefused, MeetingRefused
from ieum.office.rules.notices import Calling, calling_faults
from ieum.platform.choices import JobState
from ieum.platform.jobs.operations import retry_job
from ieum.platform.models import Account, Job, PersonalReading
from ieum.platform.personal.operations import erase_person
from tests.office.boards import HELD
from tests.office.offices import DAY
from tests.platform.working import work

pytestmark = pytest.mark.database
LAWYER, TEACHER = "lawyer@example.org", "teacher@example.org"
BY = date(2021, 3, 11)


def refusal(do, /, *arguments, **more):
    with pytest.raises((MeetingRefused, CommitteeRefused)) as refused:
        do(*arguments, **more)
    return str(refused.value)


def written(document):
    """The words of a document, line by line, each row of a table as one."""
    lines = [document.title]
    for block in document.blocks:
        if hasattr(block, "cells"):
            rows = {}
            for cell in block.cells:
                rows.setdefault(cell.row, []).append(cell.text)
            lines += [" | ".join(cells) for cells in rows.values()]
        else:
            lines.append(plain(block.content))
    return lines


@pytest.fixture
def reached(board):
    """The committee, two outside members of which have an address of mail."""
    for name, mail in (("변호사", LAWYER), ("교수", TEACHER)):
        board.do("state_contact", member_id=board.members[name], mail=mail)
    return board


def told(board, meeting_id):
    """By name of the member how and when each was told."""
    names = {member_id: name for name, member_id in board.members.items()}
    with board.desk.inside():
        found = queries.notices(meeting_id)
    return {names[each]: [(row.way, row.told_on) for row in rows] for each, rows in found.items()}


def jobs(board):
    with board.desk.inside():
        return [(each.state, each.said) for each in Job.objects.order_by("pk")]


def test_the_notice_says_when_and_where_on_what_and_who_calls(board):
    case = board.desk.working()
    meeting_id = board.plan("기준 개정", starts_at=time(14), answer_by=date(2021, 3, 12))
    board.do(
        "propose_item",
        meeting_id=meeting_id,
        subject_kind="office.case",
        subject=str(case),
        function="비공개 기준 심의",
    )

    with board.desk.inside():
        before = queries.meeting_notice(meeting_id).title
    board.do("notify_meeting", meeting_id=meeting_id)
    with board.desk.inside():
        document = queries.meeting_notice(meeting_id)

    assert before == "정보공개심의회 2021년 제1회 회의 개최 통지 (통지 전)"
    said = written(document)
    assert said[0] == "정보공개심의회 2021년 제1회 회의 개최 통지"
    assert [each for each in said if " | " in each] == [
        "항목 | 내용", "위원회 | 정보공개심의회", "회의 | 2021년 제1회", "일시 | 2021. 3. 15.(월) 14:00", "곳 | 회의실",
        "소집 | 위원장 기획재정국 국장", "간사 | 예산팀 주무관", "번호 | 안건 | 기능 | 대상", "1 | 기준 개정 | - | -",
        f"2 | {case} {case.title} | 비공개 기준 심의 | 업무 {case} {case.title}",
    ]  # fmt: skip
    assert "참석 여부를 2021. 3. 12.까지 간사(예산팀 주무관)에게 알려 주시기 바랍니다." in said


def test_hour_place_and_answers_are_set_until_the_notice_is_sent_and_never_after_the_day(board):
    meeting_id = board.plan("안건")
    given = {"meeting_id": meeting_id, "starts_at": time(9, 30), "place": "대회의실"}

    late = refusal(board.do, "arrange_meeting", **given, answer_by=HELD + timedelta(days=1))
    board.do("arrange_meeting", **given, answer_by=HELD)
    board.do("notify_meeting", meeting_id=meeting_id)

    assert late == "회신 기한이 회의일보다 늦습니다. 회의일이나 그 앞의 날을 적으십시오."
    with board.desk.inside():
        found = queries.meeting(meeting_id)
        assert (found.starts_at, found.place, found.answer_by) == (time(9, 30), "대회의실", HELD)
    assert "할 수 없" in refusal(board.do, "arrange_meeting", **given, answer_by=None)


def test_outside_members_get_the_notice_by_mail_each_alone_and_once(reached, post):
    meeting_id = reached.notified("이의신청")
    waiting = told(reached, meeting_id)
    work()
    reached.do("tell_members", meeting_id=meeting_id, members=reached.ids(["주민"]), way="PHONE", told_on=DAY)

    assert waiting == {"국장": [("SITE", DAY)], "변호사": [("MAIL", None)], "교수": [("MAIL", None)]}
    assert sorted(each["To"] for each in post.mails) == [LAWYER, TEACHER]
    assert [each["Subject"].strip() for each in post.mails] == ["정보공개심의회 2021년 제1회 회의 개최 통지"] * 2
    files = {each.get_filename(): each.get_content() for each in post.mails[0].iter_attachments()}
    pdf, hwpx = (files[f"정보공개심의회 2021년 제1회 회의 개최 통지.{form}"] for form in ("pdf", "hwpx"))
    assert pdf.startswith(b"%PDF")
    assert "1 | 이의신청 | - | -" in written(read_bytes(hwpx, "통지.hwpx"))
    assert jobs(reached) == [(JobState.DONE, "통지서 2건을 보냈습니다.")]
    assert {name: [way for way, day in rows if day] for name, rows in told(reached, meeting_id).items()} == {
        "국장": ["SITE"], "변호사": ["MAIL"], "교수": ["MAIL"], "주민": ["PHONE"],
    }  # fmt: skip
    with reached.desk.inside():
        logged = PersonalReading.objects.values_list("account", "field", "purpose")
        assert set(logged) == {
            (
                reached.desk.accounts["officer"],
                "office.membercontact.mail",
                "정보공개심의회 2021년 제1회 회의 개최 통지",
            )
        }


def test_an_address_that_the_server_refuses_keeps_nobody_else_waiting_and_is_told(reached, post):
    post.unknown.add(LAWYER)
    meeting_id = reached.notified("이의신청")
    work()

    assert [each["To"] for each in post.mails] == [TEACHER]
    ((state, said),) = jobs(reached)
    assert (state, "통지서 1건을 받지 않는 주소입니다" in said) == (JobState.FAILED, True)
    reached.do("state_contact", member_id=reached.members["변호사"], mail="other@example.org")
    reached.do("tell_members", meeting_id=meeting_id, members=reached.ids(["변호사"]), way="MAIL", told_on=DAY)
    work()

    assert [each["To"] for each in post.mails] == [TEACHER, "other@example.org"]
    assert len(told(reached, meeting_id)["변호사"]) == 1


def test_a_server_that_is_away_loses_no_notice_and_the_next_try_sends_each_once_by_its_name(reached, post, monkeypatch):
    port, meeting_id = settings.EMAIL_PORT, reached.notified("이의신청")
    monkeypatch.setattr(settings, "EMAIL_PORT", 1)
    work()
    failed = jobs(reached)
    monkeypatch.setattr(settings, "EMAIL_PORT", port)
    for hangs_up in (True, False):
        post.hangs_up = hangs_up
        with reached.desk.inside():
            asker = Account.objects.get(pk=reached.desk.accounts["officer"])
            retry_job(job_id=Job.objects.get().pk, asker=asker)
        work()

    assert (failed[0][0], "다시 하기" in failed[0][1]) == (JobState.FAILED, True)
    assert jobs(reached)[0][0] == JobState.DONE
    names = [(each["To"], each["Message-ID"]) for each in post.mails]
    assert (len(names), len(set(names)), len({to for to, _ in names})) == (3, 2, 2)
    assert all(day for rows in told(reached, meeting_id).values() for _, day in rows)


def test_a_meeting_that_is_called_off_is_not_mailed_any_more(reached, post):
    meeting_id = reached.notified("이의신청")
    reached.do("cancel_meeting", meeting_id=meeting_id, reason="안건 취하")
    work()

    assert post.mails == []
    assert jobs(reached) == [(JobState.DONE, "회의가 열렸거나 취소되어 통지서를 보내지 않았습니다.")]


def test_who_was_erased_is_mailed_nothing(reached, post):
    with reached.desk.inside():
        kept = queries.contact_of(queries.member(reached.members["변호사"]))
        erase_person(subject_id=kept.pk, actor_id=reached.desk.accounts["head"], basis="보유기간", on=date(2099, 1, 1))
    reached.notified("이의신청")
    work()

    assert [each["To"] for each in post.mails] == [TEACHER]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"told_on": DAY + timedelta(days=1)}, "아직 오지 않은 날입니다. 통지한 날을 적으십시오."),
        ({"way": "SITE"}, "통지한 방법을 목록에서 고르십시오."),
        ({"members": []}, "통지한 위원을 그날의 위원 가운데에서 고르십시오."),
        ({"by": "head"}, "간사만 할 수 있는 일입니다: 위원에게 통지."),
        (
            {"way": "MAIL"},
            "메일 서버가 정해져 있지 않습니다. 운영자에게 알리거나, 통지서를 내려받아 직접 보내고 적으십시오.",
        ),
    ],
)
def test_a_telling_that_cannot_be_is_refused(board, given, said):
    meeting_id = board.notified("이의신청")
    more = {"meeting_id": meeting_id, "members": board.ids(["주민"]), "way": "LETTER", "told_on": DAY, **given}

    assert refusal(board.do, "tell_members", **more) == said
    assert "주민" not in told(board, meeting_id)


def test_who_has_no_address_is_named_and_nothing_is_mailed_once_the_meeting_is_open(reached, post):
    meeting_id = reached.opened("이의신청")
    given = {"meeting_id": meeting_id, "way": "MAIL", "told_on": HELD, "on": HELD}
    opened = refusal(reached.do, "tell_members", **given, members=reached.ids(["교수"]))
    other = reached.notified("이의신청")

    unknown = refusal(
        reached.do, "tell_members", **given | {"meeting_id": other}, members=reached.ids(["주민", "교수"])
    )

    assert opened == "회의를 연 뒤에는 통지서를 보내지 않습니다. 직접 알린 날을 적으십시오."
    assert unknown == "메일 주소를 모르는 위원: 주민. 위원회 화면에서 주소를 먼저 적으십시오."


def test_what_is_late_or_missing_is_told_of_a_meeting_day_by_day(board):
    def faults(day):
        with board.desk.inside():
            found = queries.meeting(meeting_id)
            return [str(each) for each in queries.notice_faults(found, queries.committee_of(found), day)]

    meeting_id = board.plan("이의신청")
    missing = "통지서에 적을 시각이 없습니다. 통지하기 전에 정하십시오."
    passed = "통지 기한(2021-03-11)이 지났습니다. 긴급한 사유를 적어 통지하거나 회의일을 미루십시오."
    assert [faults(day) for day in (BY, BY + timedelta(days=1))] == [[missing], [passed, missing]]

    board.do("notify_meeting", meeting_id=meeting_id)
    left = "통지한 기록이 없는 위원: 변호사, 교수, 주민. 메일로 보내거나 알린 날을 적으십시오."
    assert faults(BY) == [left]

    late = BY + timedelta(days=1)
    for names, way, day in ((["교수", "주민"], "LETTER", BY), (["변호사", "주민"], "PHONE", late)):
        board.do("tell_members", meeting_id=meeting_id, members=board.ids(names), way=way, told_on=day, on=late)
    assert faults(late) == ["통지 기한(2021-03-11)보다 늦게 통지한 위원: 변호사."]
    board.do("cancel_meeting", meeting_id=meeting_id, reason="미룸")
    assert faults(late) == []


def test_a_committee_without_days_of_notice_is_never_late():
    told = [("교수", date(2099, 1, 1)), ("주민", None)]
    calling = Calling(is_planned=False, is_waiting=False, notify_by=None, lacking=(), told=told)

    assert calling_faults(calling, today=date(2099, 1, 1)) == []


@pytest.mark.parametrize(
    "mail", ["teacher", "a@b", "a@example.org\nBcc: b@example.org", "a@example.org, b@example.org"]
)
def test_what_is_no_address_of_mail_is_refused(board, mail):
    said = refusal(board.do, "state_contact", member_id=board.members["교수"], mail=mail)

    assert said == "메일 주소를 name@example.org처럼 적으십시오."


def test_an_address_stated_later_leaves_the_telephone_number_and_the_other_way_round(board):
    member = board.members["교수"]
    for given in ({"contact": "010-2345-6789"}, {"mail": TEACHER}, {"contact": "02-123-4567"}):
        board.do("state_contact", member_id=member, **given)

    with board.desk.inside():
        kept = queries.contact_of(queries.member(member))
        assert (kept.contact.reveal(), kept.mail.reveal(), str(kept.mail)) == (
            "02-123-4567", TEACHER, "te*****@example.org",
        )  # fmt: skip
