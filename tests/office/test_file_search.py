"""Files are found by name and by what they say, by whoever reads the matter, as long as they hang on it."""

import pytest

from ieum.documents.model import Cell, Document, Paragraph, Table, text
from ieum.documents.writing import write_document
from ieum.platform.choices import Retention, Role
from ieum.platform.database.identity import uuid7
from ieum.platform.files import operations, texts
from ieum.platform.files.actions import scan_all
from ieum.platform.models import Account, AttachmentText, SearchItem
from ieum.platform.search import upkeep
from ieum.platform.search.queries import Question, disagreements, find, items
from ieum.platform.tasks import run_rounds
from tests.office.petitions import NAME as NAME_OF_PETITIONER
from tests.office.petitions import PHONE, petition
from tests.office.test_attachments import VIRUS, attach
from tests.office.test_attachments import scanner as scanner  # noqa: PLC0414 - a fixture that is used by name
from tests.office.test_disposal import dispose

pytestmark = pytest.mark.database
NAME, SAID = "수해복구 계획.docx", "펌프장을 고치는 데 1,036,722천원"
BLOCKS = (Paragraph(text(SAID)), Table((Cell(0, 0, (text("배수관로"),)),)))
WORD = write_document(Document(blocks=BLOCKS), ".docx")


def hits(desk, words, by="officer", **more):
    """Titles of the files that an account finds."""
    with desk.inside():
        found = find(Question(words, ["platform.file"], desk.accounts.get(by, by), **more))
        assert sum(found.counts.values()) == len(found.items)
        return [each.title.partition(" (")[0] for each in items(found.items)]


def read(desk):
    """Let a worker read what was attached."""
    texts.read_all(desk.hall.district.id)


@pytest.fixture
def case(desk):
    """A case that the officer of 예산팀 works on."""
    return desk.working()


@pytest.fixture
def file(desk, case):
    """A document of it that a worker has read."""
    made = attach(desk, case, WORD, name=NAME)
    read(desk)
    return made


def test_a_file_is_found_by_its_name_at_once_and_by_its_text_when_a_worker_has_read_it(desk, case, database):
    attach(desk, case, WORD, name=NAME)
    assert (hits(desk, "수해 복구"), hits(desk, "펌프장")) == ([NAME], [])

    run_rounds()
    run_rounds()
    with database.connect("superuser") as connection:
        asked = connection.execute("SELECT args FROM procrastinate_jobs WHERE task_name = 'ieum.texts'").fetchall()
    assert asked == [({"municipality_id": str(desk.hall.district.id)},)]
    read(desk)

    assert [hits(desk, each) for each in ("펌프장을", "배수 관로", "1036722", str(case))] == [[NAME]] * 4
    with desk.inside():
        assert disagreements() == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("깨진 문서.pdf", b"%PDF-1.7 broken"),
        ("깨진 문서.hwp", b"\xd0\xcf\x11\xe0HWP Document File" + bytes(600)),
        ("그림.png", b"\x89PNG\r\n\x1a\n" + bytes(40)),
    ],
)
def test_a_file_that_cannot_be_read_is_found_by_its_name_and_not_tried_again(desk, case, name, data):
    attach(desk, case, data, name=name)
    read(desk)

    assert hits(desk, name.partition(".")[0]) == [name]
    with desk.inside():
        assert not texts.unread().exists()


def test_what_was_taken_off_is_not_found_until_it_is_put_back(desk, file):
    given = {"attachment_id": file.attachment_id, "actor_id": desk.accounts["officer"], "basis": "잘못 붙임"}
    with desk.inside():
        operations.take_off(**given)
    assert (hits(desk, "수해복구"), hits(desk, "펌프장")) == ([], [])

    with desk.inside():
        operations.restore(**given)
    assert (hits(desk, "수해복구"), hits(desk, "펌프장")) == ([NAME], [NAME])


def test_the_last_version_is_what_is_found(desk, file):
    with desk.inside():
        operations.add_version(
            attachment_id=file.attachment_id, name="고친 계획.txt", data="저류조\n".encode(),
            actor_id=desk.accounts["officer"], basis="고침",
        )  # fmt: skip
    assert (hits(desk, "수해복구"), hits(desk, "펌프장"), hits(desk, "고친")) == ([], [], ["고친 계획.txt"])

    read(desk)
    assert hits(desk, "저류조") == ["고친 계획.txt"]


def test_a_file_of_a_petition_is_found_by_who_reads_it_by_its_name_alone(desk):
    case = petition(desk)
    attach(desk, case, f"{NAME_OF_PETITIONER} {PHONE}\n".encode(), by="finance", name="민원서식.txt")
    read(desk)

    assert [hits(desk, "민원서식", by=each) for each in ("finance", "lead")] == [["민원서식.txt"]] * 2
    assert [hits(desk, each) for each in ("민원서식", str(case))] == [[], []]
    assert hits(desk, NAME_OF_PETITIONER, by="finance") == []
    with desk.inside():
        assert [each.text for each in AttachmentText.objects.all()] == [""]
        assert not SearchItem.objects.filter(body__contains=NAME_OF_PETITIONER).exists()

    desk.do("assign", case, by="finance", post_id=desk.hall.post("예산팀 주무관"))
    assert hits(desk, "민원서식") == ["민원서식.txt"]


def test_who_reads_no_matter_that_files_hang_on_finds_none(desk, file):
    assert hits(desk, "수해복구", by=uuid7()) == []

    council = desk.accounts["head"]
    assert Account.objects.filter(pk=council).update(role=Role.COUNCIL) == 1
    assert hits(desk, "수해복구", by="head") == []


def test_a_file_is_found_by_the_post_that_has_the_case(desk, case, file):
    before, after = str(desk.hall.post("예산팀 주무관")), str(desk.hall.post("기획예산과 과장"))

    desk.do("assign", case, by="officer", post_id=desk.hall.post("기획예산과 과장"))

    assert (hits(desk, "펌프장", places=[before]), hits(desk, "펌프장", places=[after])) == ([], [NAME])


def test_what_waits_for_the_scanner_is_not_read_and_what_is_infected_is_not_found_by_its_text(
    desk, case, scanner, monkeypatch
):
    attach(desk, case, "CRASH 여과지\n".encode(), name="기다림.txt")
    read(desk)
    assert (hits(desk, "기다림"), hits(desk, "여과지")) == (["기다림.txt"], [])

    monkeypatch.delenv("IEUM_SCAN_COMMAND")
    attach(desk, case, VIRUS + "침사지\n".encode(), name="전에 붙임.txt")
    read(desk)
    assert hits(desk, "침사지") == ["전에 붙임.txt"]

    monkeypatch.setenv("IEUM_SCAN_COMMAND", f"{scanner} -")
    scan_all(desk.hall.district.id, everything=True)
    assert (hits(desk, "전에 붙임"), hits(desk, "침사지")) == (["전에 붙임.txt"], [])
    with desk.inside():
        assert disagreements() == []


def test_what_was_disposed_of_leaves_no_text_behind(desk):
    for name, role in (("lead", Role.TEAM_LEAD), ("head", Role.DIVISION_HEAD)):
        assert Account.objects.filter(pk=desk.accounts[name]).update(role=role) == 1
    case = desk.working()
    made = attach(desk, case, WORD, name=NAME, retention=Retention.YEAR)
    read(desk)
    desk.do("settle", case, by="officer", reason="처리할 것 없음")
    assert hits(desk, "펌프장") == [NAME]

    dispose(desk, made)
    upkeep.work_off(desk.hall.district.id)

    assert (hits(desk, "펌프장"), hits(desk, "수해복구")) == ([], [NAME])
    with desk.inside():
        assert not AttachmentText.objects.exists()
        assert not texts.unread().exists()
        assert disagreements() == []


def test_a_number_of_a_resident_is_kept_nowhere_but_in_the_file_itself(desk, case):
    attach(desk, case, "신청인 900101-1234567 여과지\n".encode(), name="신청서.txt")
    read(desk)

    assert (hits(desk, "여과지"), hits(desk, "1234567")) == (["신청서.txt"], [])
    with desk.inside():
        assert [each.text for each in AttachmentText.objects.all()] == ["신청인 900101-1****** 여과지"]


def test_a_long_file_is_kept_to_what_the_index_holds(desk, case):
    attach(desk, case, ("처음낱말 " + "가나다라 " * 20_000 + "마지막낱말\n").encode(), name="긴 글.txt")
    read(desk)

    assert (hits(desk, "처음낱말"), hits(desk, "마지막낱말")) == (["긴 글.txt"], [])
