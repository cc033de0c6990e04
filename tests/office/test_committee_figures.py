"""What meetings amount to in reports, and their minutes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ieum.documents.model import Heading, Table, plain
from ieum.documents.reading import read_document
from ieum.documents.writing import write_document
from ieum.kernel.figure_grid import Question, resolve
from ieum.kernel.registry import figure_tables
from ieum.kernel.rounding import Rounding
from ieum.office import queries
from ieum.office.figures import committee_observations, stated
from ieum.office.queries import HeldMeeting
from ieum.platform.database.tenancy import snapshot
from tests.office.boards import HELD

TABLE = figure_tables["office.committee.operation"]
APRIL = date(2021, 4, 5)


def printed(observations, day):
    """The table of 2021 as of a day: the label of each row with its numbers."""
    grid = resolve(TABLE, observations, Question(day, 1, Rounding.HALF_UP, day, {"year": "2021"}))
    return {row.label: [cell.figure.value for cell in cells] for row, cells in zip(grid.rows, grid.cells, strict=True)}


@pytest.mark.database
def test_what_a_meeting_amounts_to_is_stated_on_its_day_and_known_since_it_ended(board):
    meeting_id = board.opened("하나", "둘", "셋", there=["국장", "변호사", "교수"])
    board.decide(meeting_id, 1, votes=(3, 0, 0))
    board.decide(meeting_id, 2, votes=(0, 3, 0))
    board.do("defer_item", item_id=board.items(meeting_id)[2].pk, reason="보완", on=HELD)
    with snapshot("3180") as before:
        assert committee_observations(before) == []
    board.do("end_meeting", meeting_id=meeting_id, on=HELD)
    with snapshot("3180") as after:
        known = committee_observations(after)

    assert {each.measure: int(each.value) for each in known} == {
        "sessions": 1, "in_writing": 0, "failed": 0, "items": 2, "passed": 1, "amended": 0, "rejected": 1,
        "deferred": 1, "seated": 4, "attended": 3,
    }  # fmt: skip
    assert {(each.effective_date, each.subject) for each in known} == {
        (HELD, (("committee", "정보공개심의회"), ("year", "2021")))
    }
    assert printed(known, HELD)["정보공개심의회"] == [1, 2, 1, 0, 1, 1, 4, 3, 75]


@pytest.mark.database
def test_minutes_tell_who_was_there_and_what_was_decided_and_survive_a_file(board, tmp_path):
    meeting_id = board.opened("이의신청", there=["국장", "변호사", "교수"])
    (item,) = board.items(meeting_id)
    kept = {"member_id": board.members["교수"], "kind": "ABSTAINING", "reason": "신청인의 친족"}
    board.do("correct_attendance", meeting_id=meeting_id, there=board.ids(), on=HELD)
    board.do("recuse_member", item_id=item.pk, **kept, on=HELD)
    board.decide(meeting_id, votes=(2, 1, 0), reason="일부 공개")
    board.do("end_meeting", meeting_id=meeting_id, on=HELD)

    with board.desk.inside():
        document = queries.minutes(meeting_id)
    file = tmp_path / "minutes.hwpx"
    file.write_bytes(write_document(document, ".hwpx"))
    again = read_document(file)

    assert document.title == "정보공개심의회 2021년 제1회 회의록 (확정 전)"
    assert [plain(each.content) for each in document.blocks if isinstance(each, Heading)] == [
        "회의", "출석", "의결", "안건별 내용", "그 밖의 사항",
    ]  # fmt: skip
    _, members, votes = (each for each in document.blocks if isinstance(each, Table))
    assert [row[1].text + row[4].text for row in members.body] == [
        "기획재정국 국장출석",
        "변호사출석",
        "교수출석",
        "주민출석",
    ]
    assert [cell.text for cell in votes.body[0]] == ["1. 이의신청", "4", "3", "2", "1", "0", "원안가결"]
    lines = [plain(each.content) for each in document.blocks if type(each).__name__ == "Bullet"]
    assert lines == [
        "1. 이의신청: 원안가결",
        "찬성 2명, 출석위원 3명의 과반수(2명)이므로 가결",
        "일부 공개",
        "회피: 교수 (신청인의 친족)",
    ]
    assert [each.text for each in list(again.tables())[-1].body[0]] == [cell.text for cell in votes.body[0]]


def held(committee, day, *results, seated=9, attended=6):
    return HeldMeeting(committee, day, False, False, results, seated, attended)  # noqa: FBT003 - as the class lists them


def test_all_committees_of_a_year_stand_in_the_table_of_any_day():
    meetings = [
        held("제안심사위원회", APRIL, "PASSED", "AMENDED", "DEFERRED"),
        held("소송심의회", HELD, "REJECTED", seated=7, attended=7),
        held("소송심의회", APRIL, "PASSED", "DROPPED", seated=7, attended=5),
    ]

    known = list(stated(meetings))

    assert printed(known, HELD) == {
        "계": [1, 1, 0, 0, 1, 0, 7, 7, 100],
        "소송심의회": [1, 1, 0, 0, 1, 0, 7, 7, 100],
    }
    assert printed(known, date(2021, 12, 31)) == {
        "계": [3, 4, 2, 1, 1, 1, 23, 18, Decimal("78.3")],
        "소송심의회": [2, 2, 1, 0, 1, 0, 14, 12, Decimal("85.7")],
        "제안심사위원회": [1, 2, 1, 1, 0, 1, 9, 6, Decimal("66.7")],
    }


def test_a_meeting_that_failed_is_no_session():
    failed = replace(held("소송심의회", HELD, "DROPPED"), is_failed=True)

    known = list(stated([failed]))

    assert {each.measure: int(each.value) for each in known if each.value} == {"failed": 1}
