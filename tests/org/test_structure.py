"""The units of a day, as charts of reports ask for them."""

from datetime import date

import pytest

from ieum.kernel.rounding import Rounding
from ieum.kernel.selection import Question
from ieum.org.answers import structure_observations
from ieum.org.rules.reorganisation import Create, Rename
from ieum.platform.database.tenancy import municipality
from tests.org.office import FOUNDED

MOVED = date(2021, 1, 1)


def structure(hall, unit, day, epoch=None):
    """What is stated of the units from one down: those over each, its name, its kind and who heads it."""
    with municipality(hall.district.code):
        asked = Question(day, epoch, Rounding.HALF_UP, day, {"division": unit})
        said = sorted(structure_observations(asked), key=lambda each: each.order)
    found = {}
    for each in said:
        about = dict(each.subject)
        found.setdefault((about["above"], about["member"]), {})[each.measure] = each.printed
    return [(*place, told["kind"], told["head"]) for place, told in found.items()]


@pytest.mark.database
def test_the_units_of_a_day_are_stated_from_one_down_with_their_heads(hall):
    hall.reorganise(MOVED, Rename(hall.unit("평가팀"), "성과팀"))

    assert structure(hall, "기획재정국", FOUNDED) == [
        ("", "기획재정국", "국", "국장"), ("기획재정국", "기획예산과", "과", "과장"),
        ("기획재정국/기획예산과", "예산팀", "팀", "팀장"), ("기획재정국/기획예산과", "평가팀", "팀", "팀장"),
        ("기획재정국", "재무과", "과", "과장"),
    ]  # fmt: skip
    assert [each[1] for each in structure(hall, "기획예산과", MOVED)] == ["기획예산과", "예산팀", "성과팀"]
    assert structure(hall, "구청장", FOUNDED)[0] == ("", "구청장", "구청장", "")
    assert structure(hall, "없는과", FOUNDED) == structure(hall, "기획예산과", date(2019, 12, 31)) == []


@pytest.mark.database
def test_a_unit_that_shares_its_name_is_asked_for_by_its_path(hall):
    hall.reorganise(MOVED, Create("예산팀", "TEAM", hall.unit("재무과"), 1))

    assert structure(hall, "예산팀", MOVED) == []
    assert structure(hall, "기획재정국 재무과 예산팀", MOVED) == [("", "예산팀", "팀", "")]


@pytest.mark.database
def test_what_was_known_before_the_hall_was_founded_is_nothing(hall):
    assert structure(hall, "기획예산과", FOUNDED, epoch=0) == []
