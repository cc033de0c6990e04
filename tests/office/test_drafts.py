"""The last draft of a case as a Document: its text, its line as it was decided, and what is attached."""

import pytest
from django.utils.timezone import localdate

from ieum.documents.model import Paragraph, Table, plain
from ieum.office import queries
from ieum.office.queries import NoSuchCase
from tests.office.offices import DAY

pytestmark = pytest.mark.database


def document(desk, case):
    """The last draft of a case, as posts are called on the day."""
    with desk.inside():
        return queries.draft_document(queries.case(case.pk), desk.hall.on(DAY))


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
