"""What footnotes say is checked as the text above them is."""

import pytest

from ieum.checking.checks import examine
from ieum.documents.model import Bullet, Cell, Document, Heading, Paragraph, Place, Run, Table, text

from .builders import make_table

WRONG = text("참여 인원 총 120명(남 70명, 여 40명)")
RIGHT = text("참여 인원 총 120명(남 70명, 여 50명)")
PLACE = Place(part="Contents/section0.xml", element=7)


def found(*blocks):
    findings = examine(Document(blocks=blocks)).findings
    return [(finding.where, finding.printed, finding.place.part, finding.place.element) for finding in findings]


@pytest.mark.parametrize(
    "block",
    [
        Heading(2, (Run("주민 모임"), Run("", footnote=WRONG)), "1", place=PLACE),
        Bullet("○", 2, (Run("주민 모임을 엶", footnote=WRONG),), PLACE),
        Paragraph((Run("주민 모임을 엶", footnote=WRONG),), place=PLACE),
        Table((Cell(0, 0, ((Run("주민 모임", footnote=WRONG),),), place=PLACE),), header_rows=0),
    ],
)
def test_a_sum_in_a_footnote_is_found_at_the_line_that_it_hangs_on(block):
    assert found(block) == [("각주 1", "120", PLACE.part, PLACE.element)]


def test_footnotes_are_counted_in_reading_order():
    first, second = (Bullet("○", 2, (Run("주민 모임", footnote=note),)) for note in (RIGHT, WRONG))

    assert [where for where, *_ in found(first, second)] == ["각주 2"]


def test_a_footnote_that_adds_up_says_nothing():
    assert found(Bullet("○", 2, (Run("주민 모임을 엶", footnote=RIGHT),), PLACE)) == []


def test_a_footnote_is_no_part_of_the_line_that_it_hangs_on():
    note = text("이 가운데 3건은 이듬해에 마침")
    parts = (Bullet("-", 3, text("완료 8건")), Bullet("-", 3, (Run("진행 4건", footnote=note),)))
    table = make_table("구분 | 건수\n계 | 12\n완료 | 8\n진행 | 4", unit="건")

    assert found(Bullet("○", 2, text("과제: 총 12건")), *parts, table) == []
