"""Staffing counted from rows: any day, any form, and the tables of the five reports as they print them."""

from datetime import date, timedelta

import pytest

from ieum.kernel.figure_grid import resolve
from ieum.kernel.registry import figure_tables
from ieum.kernel.rounding import Rounding
from ieum.kernel.selection import Question
from ieum.org import figures
from ieum.org.rules.personnel import PersonnelAction, PersonnelLine
from ieum.org.rules.reorganisation import Create, OpenPost, SetForm, SetQuota
from ieum.org.rules.staffing import Allowance, HeadCount, UnknownForm, count, form_of, left_out
from ieum.platform.database.tenancy import municipality, snapshot
from ieum.reports.printing import Printer, table_of
from tests.demo.in_memory import definition, facts_of
from tests.org.office import FOUNDED, Hall

REPORTS = {
    "yeongdeungpo-2003": ("general_and_technical", "org.staffing.by_service", date(2003, 10, 31)),
    "yeongdeungpo-2014": ("general_and_substitutes", "org.staffing.by_service", date(2014, 2, 5)),
    "yeongdeungpo-2020": ("three_services_blank", "org.staffing.by_service", date(2020, 10, 31)),
    "yeongdeungpo-2023": ("three_services", "org.staffing.by_service", date(2023, 10, 31)),
    "geumcheon-2020": ("pairs", "org.staffing.pairs", date(2020, 10, 31)),
}
"""The form and figure table of each report's staffing, and its base day."""
SERVICES = {"일반직": "GENERAL", "기능직": "TECHNICAL", "별정직": "SPECIAL"}


def code_of(label):
    """The service that a printed column stands for first."""
    return next(code for word, code in SERVICES.items() if label.startswith(word))


def stated(identity, day):
    """What a report states of its staffing."""
    facts = facts_of(identity.rpartition("-")[0]).observations("org.staffing")
    return [each for each in facts if each.effective_date == day]


def numbers(facts, measure):
    """Service, grade and number of every cell that has one."""
    found = [(dict(each.subject), each) for each in facts if each.measure == measure and each.value]
    return [(code_of(about["service"]), about["grade"], int(each.value)) for about, each in found if "service" in about]


def settle(hall, identity):
    """Let a division have the quotas and the people that a report prints."""
    form, _, day = REPORTS[identity]
    since = day - timedelta(days=30)
    hall.reorganise(since, Create("구청장", "MAYOR", None), Create("기획예산과", "DIVISION", "구청장"))
    division, facts = hall.unit("기획예산과", since), stated(identity, day)
    quotas = [SetQuota(division, *each) for each in numbers(facts, "authorised")]
    people = [(service, grade) for service, grade, number in numbers(facts, "actual") for _ in range(number)]
    hall.reorganise(since, SetForm(division, form), *quotas, *(OpenPost(division, "주무관") for _ in people))
    posts = [each.id for each in hall.on(since).posts_of(division)]
    series = ["전산"] * 5 + ["통신"] * 2 + [""] * len(people)
    lines = [
        PersonnelLine(PersonnelAction.APPOINT, hall.person(str(number)), post, *grade, series=series[number])
        for number, (post, grade) in enumerate(zip(posts, people, strict=True))
    ]
    hall.appoint(since, *lines)
    if form == "general_and_technical":
        second_one_out(hall, division, since)
    return division


def second_one_out(hall, division, since):
    """Let one more be with the city, as the report of 2003 remarks."""
    hall.reorganise(since, OpenPost(division, "파견"))
    seconded = hall.person("out")
    hall.appoint(
        since, PersonnelLine(PersonnelAction.APPOINT, seconded, hall.post("기획예산과 파견", since), "GENERAL", "7급")
    )
    hall.appoint(since, PersonnelLine(PersonnelAction.SECOND_OUT, seconded))


def printed(identity, observations):
    """The staffing table as the report's definition prints it from observations, cell by cell."""
    _, name, day = REPORTS[identity]
    asked = definition(identity)
    question = Question(day, 1, Rounding.TRUNCATE, day, {"division": "기획예산과"})
    table = table_of(
        resolve(figure_tables[name], observations, question),
        Printer(asked.style, lambda _, figure: figure),
        "x",
        is_dated=False,
    )
    return [(cell.row, cell.column, cell.text.replace("․", "·")) for cell in table.cells]


@pytest.mark.database
@pytest.mark.parametrize("identity", REPORTS)
def test_the_staffing_table_of_each_report_follows_from_rows_cell_by_cell(empty, identity):
    settle(empty, identity)
    with municipality(empty.district.code):
        counted = figures.staffing_observations()

    assert printed(identity, counted) == printed(identity, stated(identity, REPORTS[identity][2]))


@pytest.fixture
def staffed(hall) -> Hall:
    """The small hall with a form and quotas for its division."""
    division = hall.unit("기획예산과")
    hall.reorganise(
        FOUNDED, SetForm(division, "three_services"), SetQuota(division, "GENERAL", "5급", 1),
        SetQuota(division, "GENERAL", "6급", 2), SetQuota(division, "GENERAL", "7급", 1),
    )  # fmt: skip
    return hall


def cells(hall, day, epoch=None):
    """Grade, authorised and actual of the general service, where one of them is not nothing."""
    with municipality(hall.district.code):
        found = figures.staffing_observations(epoch)
    last = max((each.effective_date for each in found if each.effective_date <= day), default=None)
    said = {}
    for each in found:
        if each.effective_date == last and dict(each.subject)["service"] == "일반직":
            said.setdefault(dict(each.subject)["grade"], []).append(int(each.value or 0))
    return {grade: tuple(both) for grade, both in said.items() if any(both)}


@pytest.mark.database
def test_a_division_counts_its_teams_and_the_days_of_its_people(staffed):
    leaving, day = date(2021, 3, 1), date(2021, 7, 1)
    staffed.appoint(leaving, PersonnelLine(PersonnelAction.LEAVE, staffed.person("P4"), until=day))

    whole = {"5급": (1, 1), "6급": (2, 1), "7급": (1, 1)}
    away = {"5급": (1, 1), "6급": (2, 0), "7급": (1, 1)}
    days = (FOUNDED - timedelta(days=1), FOUNDED, leaving - timedelta(days=1), leaving, day - timedelta(days=1), day)
    assert [cells(staffed, each) for each in days] == [{}, whole, whole, away, away, whole]


REFORM = date(2013, 12, 12)


@pytest.fixture
def technical(empty) -> Hall:
    """A division of 2013 with posts and people of 기능직, which prints its staffing as then."""
    since = date(2013, 1, 2)
    empty.reorganise(since, Create("구청장", "MAYOR", None), Create("기획예산과", "DIVISION", "구청장"))
    division = empty.unit("기획예산과", since)
    quotas = [("GENERAL", "7급", 2), ("TECHNICAL", "9급", 2), ("TECHNICAL", "10급", 1)]
    empty.reorganise(
        since, SetForm(division, "general_and_technical"), *(SetQuota(division, *each) for each in quotas),
        *(OpenPost(division, "주무관") for _ in range(3)),
    )  # fmt: skip
    held = [("GENERAL", "7급"), ("TECHNICAL", "9급"), ("TECHNICAL", "10급")]
    posts = [each.id for each in empty.on(since).posts_of(division)]
    empty.appoint(since, *(
        PersonnelLine(PersonnelAction.APPOINT, empty.person(f"T{number}"), post, *grade)
        for number, (post, grade) in enumerate(zip(posts, held, strict=True))
    ))  # fmt: skip
    return empty


def told(hall, form, day):
    """Of a form on a day: each cell with somebody or a post in it, and what no column counts."""
    with municipality(hall.district.code):
        division = hall.unit("기획예산과", day)
        found = {}
        for each in figures.staffing_on(division, form, day):
            about = dict(each.subject)
            found.setdefault((about.get("service"), about.get("grade")), []).append(int(each.value or 0))
        said = {" ".join(key): tuple(both) for key, both in found.items() if any(both) and key[1]}
        left = figures.left_out_on(division, form, day)
    return said, (left.authorised, left.actual)


@pytest.mark.database
def test_technical_officials_are_counted_as_managing_ones_from_the_day_on_that_their_service_ended(technical):
    eve = REFORM - timedelta(days=1)

    assert told(technical, "general_and_technical", eve) == (
        {"일반직 7급": (2, 1), "기능직 9급": (2, 1), "기능직 10급": (1, 1)}, (0, 0),
    )  # fmt: skip
    after = {"일반직 7급": (2, 1), "관리운영직 9급": (3, 2)}
    assert told(technical, "three_services", REFORM) == (after, (0, 0))
    assert told(technical, "general_and_substitutes", REFORM)[1] == (0, 0)
    # In the form of before nobody is 기능직 any more, which the page of the unit then says.
    assert told(technical, "general_and_technical", REFORM) == ({"일반직 7급": (2, 1)}, (3, 2))


@pytest.mark.database
def test_the_end_of_the_service_is_a_day_on_which_the_staffing_is_stated_anew(technical):
    with municipality(technical.district.code):
        found = figures.staffing_observations()

    assert sorted({each.effective_date for each in found}) == [date(2013, 1, 2), REFORM]


@pytest.mark.database
def test_a_quota_of_the_new_service_takes_the_place_of_what_was_counted_as_it(technical):
    day = date(2014, 1, 1)
    technical.reorganise(day, SetQuota(technical.unit("기획예산과", day), "MANAGEMENT", "9급", 2))

    eve = day - timedelta(days=1)
    assert [told(technical, "three_services", each)[0]["관리운영직 9급"] for each in (eve, day)] == [(3, 2), (2, 2)]
    assert told(technical, "general_and_technical", REFORM - timedelta(days=1))[0]["기능직 10급"] == (1, 1)


@pytest.mark.database
def test_what_was_known_of_a_staffing_stays_known(staffed):
    with snapshot(staffed.district.code) as epoch:
        pass

    staffed.appoint(date(2020, 6, 1), PersonnelLine(PersonnelAction.DEPART, staffed.person("P4")))

    assert cells(staffed, date(2020, 12, 31), epoch)["6급"] == (2, 1)
    assert cells(staffed, date(2020, 12, 31))["6급"] == (2, 0)


def test_a_form_leaves_nobody_out_unseen():
    allowances = [Allowance("GENERAL", "6급", 3), Allowance("GENERAL", "2급", 1)]

    assert left_out(form_of("three_services"), allowances, []) == HeadCount(1, 0)
    assert [cell.authorised for cell in count(form_of("three_services"), allowances, [])].count(3) == 1


def test_a_form_that_does_not_exist_is_told_with_those_that_do():
    with pytest.raises(UnknownForm) as unknown:
        form_of("none")

    assert str(unknown.value).startswith("없는 인력표 서식입니다: none. 쓸 수 있는 것: general_and_substitutes, ")


def test_the_staffing_of_a_unit_on_a_day_is_what_is_counted_of_all_units(staffed):
    names = ("기획예산과", "재무과")
    staffed.reorganise(
        FOUNDED,
        SetForm(staffed.unit("재무과"), "three_services"),
        SetQuota(staffed.unit("재무과"), "GENERAL", "5급", 1),
    )
    with municipality(staffed.district.code):
        counted = [each for each in figures.staffing_observations() if each.effective_date == FOUNDED]
        stated = [figures.staffing_on(staffed.unit(name), "three_services", FOUNDED) for name in names]

    assert stated == [[each for each in counted if dict(each.subject)["division"] == name] for name in names]
    assert all(stated)
