"""The units of a day, as charts of reports ask for them."""

from datetime import date
from uuid import UUID

import pytest

from ieum.kernel.rounding import Rounding
from ieum.kernel.selection import Question
from ieum.office.rules.delegation import DECIDERS, TITLES
from ieum.org.answers import structure_observations
from ieum.org.choices import UnitKind
from ieum.org.rules.personnel import PersonnelAction, PersonnelLine
from ieum.org.rules.ranks import head_rank
from ieum.org.rules.reorganisation import Create, Rename, SetQuota, is_called_head
from ieum.org.rules.staffing import head_counts
from ieum.org.rules.standing import Standing, StandingPost, StandingUnit
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


def people(hall, unit, day, epoch=None):
    """What is stated of 정원 and 현원 of the units from one down."""
    with municipality(hall.district.code):
        asked = Question(day, epoch, Rounding.HALF_UP, day, {"division": unit})
        said = structure_observations(asked)
    found = {}
    for each in said:
        if each.measure in ("authorised", "actual"):
            found.setdefault(dict(each.subject)["member"], {})[each.measure] = (int(each.value), each.unit)
    return found


@pytest.mark.database
def test_head_counts_of_a_day_include_the_units_below_and_leave_out_what_nobody_laid_down(hall):
    division = hall.unit("기획예산과")
    hall.reorganise(MOVED, SetQuota(division, "GENERAL", "5급", 1), SetQuota(division, "GENERAL", "7급", 4))

    before, after = people(hall, "기획재정국", FOUNDED), people(hall, "기획재정국", MOVED)

    assert [each for each in before.values() if "authorised" in each] == []
    assert after["기획예산과"]["authorised"] == (5, "명")
    assert "authorised" not in after["예산팀"]
    assert "authorised" not in after["기획재정국"]
    assert after["기획예산과"]["actual"] == before["기획예산과"]["actual"]


@pytest.mark.database
def test_who_is_away_is_not_counted_from_the_day_on_that_they_are(hall):
    hall.appoint(MOVED, PersonnelLine(PersonnelAction.LEAVE, hall.person("P4"), hall.post("예산팀 팀장")))

    there = [people(hall, "예산팀", day)["예산팀"]["actual"][0] for day in (date(2020, 12, 31), MOVED)]

    assert there[0] - there[1] == 1


@pytest.mark.parametrize(("kind", "title"), [("MAYOR", "군수"), ("MAYOR", "시장"), ("VICE_MAYOR", "부지사")])
def test_the_heads_of_cities_and_counties_are_known_by_their_titles(kind, title):
    assert is_called_head(kind, title)
    assert DECIDERS[title] == kind
    assert (TITLES[UnitKind.MAYOR], TITLES[UnitKind.VICE_MAYOR]) == ("구청장", "부구청장")


def test_a_funded_body_has_a_head_as_a_corporation_has():
    assert is_called_head("FUNDED_BODY", "원장")
    assert head_rank(UnitKind.FUNDED_BODY) == head_rank(UnitKind.CORPORATION)


UNITS = {name: UUID(int=number) for number, name in enumerate(("국", "가과", "나과", "가팀"), start=1)}


def standing_of(*headed):
    """A bureau of two divisions, one with a team; those named have a post of their own."""
    above = {"국": None, "가과": UNITS["국"], "나과": UNITS["국"], "가팀": UNITS["가과"]}
    units = {key: StandingUnit(key, "DIVISION", name, above[name], 1) for name, key in UNITS.items()}
    posts = {UNITS[each]: StandingPost(UNITS[each], UNITS[each], "과장", is_head=True, position=1) for each in headed}
    return Standing(units, posts, ())


@pytest.mark.parametrize(
    ("headed", "allowed", "counted"),
    [
        ((), {}, {"국": None, "가과": None, "나과": None, "가팀": None}),
        ((), {"가과": 5}, {"국": None, "가과": 5, "나과": None, "가팀": None}),
        ((), {"가과": 5, "나과": 3}, {"국": 8, "가과": 5, "나과": 3, "가팀": None}),
        (("국",), {"가과": 5, "나과": 3}, {"국": None, "가과": 5, "나과": 3, "가팀": None}),
        (("국",), {"국": 1, "가과": 5, "나과": 3}, {"국": 9, "가과": 5, "나과": 3, "가팀": None}),
        ((), {"가팀": 2}, {"국": None, "가과": 2, "나과": None, "가팀": 2}),
        ((), {"가과": 0, "나과": 0}, {"국": 0, "가과": 0, "나과": 0, "가팀": None}),
    ],
)
def test_what_is_allowed_is_known_where_every_part_of_it_is(headed, allowed, counted):
    found = head_counts(standing_of(*headed), {UNITS[name]: number for name, number in allowed.items()})

    assert {name: found[key].authorised for name, key in UNITS.items()} == counted
