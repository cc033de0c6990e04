"""The last draft of a case as a Document: its text, its line as it was decided, and what is attached."""

import hashlib
import json

import pytest
from django.utils.timezone import localdate

from ieum.documents.model import Paragraph, Table, plain
from ieum.office import queries
from ieum.office.queries import NoSuchCase
from ieum.platform import chain
from ieum.platform.choices import Retention
from ieum.platform.files import operations as files
from ieum.platform.files import queries as kept_files
from ieum.platform.files.operations import NotAttached
from ieum.platform.models import Decision
from tests.office.offices import DAY

pytestmark = pytest.mark.database


def document(desk, case):
    """The last draft of a case, as posts are called on the day."""
    with desk.inside():
        return queries.draft_document(queries.case(case.pk), desk.hall.on(DAY))


def attach(desk, case, name, data):
    """Attach a file to the officer's case."""
    with desk.inside():
        return files.attach(
            subject_kind="office.case", subject_id=case.pk, name=name, data=data, retention=Retention.YEARS_10,
            actor_id=desk.accounts["officer"], basis="요청에 따름",
        )  # fmt: skip


def replace(desk, held, name, data):
    """Put a newer state in the place of a file."""
    with desk.inside():
        return files.add_version(
            attachment_id=held.attachment_id, name=name, data=data, actor_id=desk.accounts["officer"], basis="고침"
        )


def take_off(desk, held):
    """Take a file off as the officer."""
    with desk.inside():
        files.take_off(attachment_id=held.attachment_id, actor_id=desk.accounts["officer"], basis="잘못 붙임")


def told(desk, kind):
    """The name, version and hash of each file that the last link of a kind tells of."""
    with desk.inside():
        link = json.loads(Decision.objects.filter(kind=kind).latest("number").content)
    return [(each["name"], each["number"], each["sha256"]) for each in link["office_draftattachment"]]


def rows(table):
    """The words of a table, row by row."""
    found = {}
    for cell in table.cells:
        found.setdefault(cell.row, []).append(plain(cell.lines[0] if cell.lines else ()))
    return list(found.values())


def test_a_draft_is_taken_along_with_its_line_as_it_was_decided(desk):
    case = desk.submitted()
    before = document(desk, case)
    desk.do("approve", case, by="lead")
    desk.do("approve", case, by="head")

    made, today = document(desk, case), localdate().isoformat()

    line, about = (rows(each) for each in made.blocks if isinstance(each, Table))
    assert (before.title, made.title) == ("회신 (결재 전)", "회신")
    assert [plain(each.content) for each in made.blocks if isinstance(each, Paragraph)] == [
        "집행액은 표와 같음",
        "없음",
    ]
    assert line == [
        ["역할", "직위", "처리한 사람", "처리한 날", "결과"],
        ["기안", "예산팀 주무관", "officer", today, "1판"],
        ["검토", "예산팀 팀장", "lead", today, "마침"],
        ["결재 (전결)", "기획예산과 과장", "head", today, "마침"],
    ]
    assert dict(about[1:])["담당 직위"] == "예산팀 주무관"


def test_who_asks_as_a_person_stays_out_of_the_file(desk):
    case = desk.submitted(kind="PETITION", requester="", petitioner="홍길동", contact="010-0000-0000")

    _, about = (rows(each) for each in document(desk, case).blocks if isinstance(each, Table))

    assert dict(about[1:])["요청한 곳"] == "적지 않음"


def test_a_case_without_draft_has_no_file(desk):
    case = desk.working()

    with pytest.raises(NoSuchCase) as refusal:
        document(desk, case)

    assert str(refusal.value) == "기안이 없는 업무입니다. 결재를 올린 다음에 받으십시오."


def test_what_was_approved_is_what_hung_on_the_case_when_its_draft_was_submitted(desk):
    case = desk.working()
    held = attach(desk, case, "집행액.txt", b"one\n")
    replace(desk, held, "집행액 고침.txt", b"two\n")
    desk.submit(case)
    desk.do("approve", case, by="lead")
    desk.do("approve", case, by="head")
    replace(desk, held, "집행액 또 고침.txt", b"three\n")
    attach(desk, case, "회신.txt", b"later\n")

    pinned = ("집행액 고침.txt", 2, hashlib.sha256(b"two\n").hexdigest())
    assert told(desk, "office.submit") == told(desk, "office.review") == told(desk, "office.decide") == [pinned]
    assert [plain(each.content) for each in document(desk, case).blocks if isinstance(each, Paragraph)] == [
        "집행액은 표와 같음",
        "1. 집행액 고침.txt (2판, 1KB)",
    ]
    with desk.inside():
        assert chain.verify().fault is None


def test_files_of_a_draft_stay_as_they_are_while_it_waits_for_approval(desk):
    case = desk.working()
    held = attach(desk, case, "집행액.txt", b"one\n")
    desk.submit(case)

    for change in (
        lambda: attach(desk, case, "더.txt", b"more\n"),
        lambda: replace(desk, held, "집행액.txt", b"two\n"),
        lambda: take_off(desk, held),
    ):
        with pytest.raises(NotAttached, match="결재 중인 기안의 파일은"):
            change()

    with desk.inside():
        assert [each.version.number for each in kept_files.attachments("office.case", case.pk)] == [1]
    desk.do("withdraw_draft", case, by="officer", reason="고칠 것")
    replace(desk, held, "집행액.txt", b"two\n")
    desk.submit(case)
    assert [each[1] for each in told(desk, "office.submit")] == [2]


def test_an_approved_file_is_not_taken_off_and_one_of_a_returned_draft_is(desk):
    case = desk.working()
    held, approved = (attach(desk, case, name, name.encode()) for name in ("a.txt", "b.txt"))
    desk.submit(case)
    desk.do("return_draft", case, by="lead", reason="붙임이 틀림")
    take_off(desk, held)
    desk.submit(case)
    desk.do("approve", case, by="lead")
    desk.do("approve", case, by="head")

    with pytest.raises(NotAttached, match="결재한 기안의 붙임이어서 뗄 수 없습니다"):
        take_off(desk, approved)

    with desk.inside():
        assert [each.version.name for each in kept_files.attachments("office.case", case.pk)] == ["b.txt"]
