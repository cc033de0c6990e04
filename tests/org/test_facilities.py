"""Facilities: registered from files, looked after by units, suspended and closed, counted as of any day."""

from datetime import date
from decimal import Decimal

import pytest

from ieum.kernel.numbers import Absence
from ieum.kernel.rounding import Rounding
from ieum.kernel.selection import Question
from ieum.org import operations, queries
from ieum.org.answers import facility_counts, facility_entries
from ieum.org.choices import FacilityKind
from ieum.org.operations import FileRefused, OrderRefused
from ieum.org.rules.facilities import StandingFacility, total_area, unit_of
from ieum.org.rules.reorganisation import Create, Merge
from ieum.org.states import FACILITY
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Decision
from ieum.platform.search.queries import Question as Asked
from ieum.platform.search.queries import find, items
from tests.database import make_district
from tests.org.office import Hall

DAY = date(2021, 3, 1)
HEADING = "시설번호,시설명,시설구분,부서,소재지,개소,연면적,지상층,지하층,준공연도,비고,상태\n"
FILE = (
    HEADING
    + 'F-1,구민체육센터,체육시설,예산팀,큰길 1,1,"2,345.60",3,1,1999,,운영\n'
    + "F-2,청소년독서실,청소년시설,기획예산과,,14,,,,,구민회관 등,\n"
    + "F-3,기록관,기록관·자료실,평가팀,큰길 2,1,120,1,,2005,,휴관\n"
    + "F-4,별관,청사,재무과,,1,800.5,2,0,,,운영\n"
)


@pytest.fixture
def housed(hall):
    """The hall with four entries of facilities."""
    hall.take(DAY, FILE)
    return hall


def held(hall, day=DAY):
    """What is there on a day, by its number."""
    with municipality(hall.district.code):
        return {each.number: each for each in queries.facilities_on(day)}


def units(hall, day=DAY):
    """Who looks after what on a day."""
    standing = hall.on(day)
    return {number: unit_of(each, standing) for number, each in held(hall, day).items()}


def change(hall, number, day, **more):
    """Change one facility."""
    facility = held(hall, day)[number]
    with municipality(hall.district.code):
        return operations.change_facility(
            facility_id=facility.id, effective_date=day, actor_id=hall.district.officer_id, basis="시설 관리", **more
        )


def faults(hall, rows, day=DAY):
    """What a file is refused for."""
    with pytest.raises(FileRefused) as refused:
        hall.take(day, HEADING + rows)
    return [str(each) for each in refused.value.faults]


def asked(hall, answer, day=DAY, division="기획예산과", epoch=None):
    """What is answered about a division on a day, by what it is about and the measure, as it is printed."""
    with municipality(hall.district.code):
        given = answer(Question(day, epoch, Rounding.HALF_UP, day, {"division": division}))
    return {(each.subject, each.measure): each.printed for each in given if each.absence is not Absence.BLANK}


def of(**about):
    """A subject of the division."""
    return tuple(sorted({"division": "기획예산과", **about}.items()))


def facility(area=None, above=None, below=None):
    """A facility somewhere."""
    return StandingFacility(None, "F", "관", "OTHER", "", 1, area, above, below, None, "", None, "OPEN")


@pytest.mark.parametrize(
    ("above", "below", "told"),
    [(5, 2, "지하 2층·지상 5층"), (3, 0, "지상 3층"), (None, 1, "지하 1층"), (None, None, "")],
)
def test_floors_are_told_from_below(above, below, told):
    assert facility(above=above, below=below).floors == told


@pytest.mark.parametrize(("areas", "total"), [((), Decimal(0)), (("1.5", "2"), Decimal("3.5")), (("1.5", None), None)])
def test_an_area_that_nobody_said_leaves_the_total_unknown(areas, total):
    assert total_area(facility(Decimal(area) if area else None) for area in areas) == total


@pytest.mark.database
def test_a_file_registers_facilities_of_units(hall):
    told = hall.take(DAY, FILE)

    assert told.changes == (
        "시설 등록: 구민체육센터 1개소",
        "시설 등록: 청소년독서실 14개소",
        "시설 등록: 기록관 1개소",
        "시설 등록: 별관 1개소",
    )
    assert units(hall) == {"F-1": "예산팀", "F-2": "기획예산과", "F-3": "평가팀", "F-4": "재무과"}
    centre = held(hall)["F-1"]
    assert (centre.kind, centre.address, centre.area, centre.floors, centre.completed_in, centre.state) == (
        "SPORTS", "큰길 1", Decimal("2345.60"), "지하 1층·지상 3층", 1999, "OPEN",
    )  # fmt: skip
    assert (held(hall)["F-2"].area, held(hall)["F-2"].floors_above, held(hall)["F-2"].completed_in) == (None,) * 3


@pytest.mark.database
def test_a_preview_of_a_file_registers_nothing(hall):
    told = hall.take(DAY, FILE, is_preview=True)

    assert len(told.changes) == 4
    assert held(hall) == {}


@pytest.mark.database
def test_the_same_file_again_is_told_and_a_changed_one_changes_what_differs(housed):
    later = date(2021, 4, 1)
    with pytest.raises(OrderRefused, match="이미 그대로"):
        housed.take(DAY, FILE)

    told = housed.take(
        later,
        FILE.replace("체육시설,예산팀", "체육시설,평가팀")
        .replace("등,\n", "등,휴관\n")
        .replace("별관,청사", "서별관,청사"),
    )

    assert told.changes == (
        "시설 이관: 구민체육센터 1개소",
        "시설 휴관: 청소년독서실 14개소",
        "시설 정정: 서별관 1개소",
    )
    assert (units(housed, later)["F-1"], units(housed, DAY)["F-1"]) == ("평가팀", "예산팀")


@pytest.mark.database
def test_each_row_that_cannot_be_taken_in_is_named(housed):
    assert faults(
        housed,
        "G-1,관,궁전,예산팀,,0,-3,a,,99,,운영\n"
        "G-2,,청사,,,,1.234,,1000,,,부숨\n"
        "G-3,관,청사,예산팀,,,,,,,,\n"
        'G-3,관,청사,예산팀,,,"1,23",,,,,\n',
    ) == [
        "2행: 개소는 1에서 999999까지의 수여야 합니다: 0.",
        f"2행: 시설구분 '궁전'은 쓸 수 없습니다. 쓸 수 있는 것: {', '.join(FacilityKind.labels)}.",
        "2행: 연면적은 1,234.56처럼 ㎡로, 소수 두 자리까지 적습니다: -3.",
        "2행: 준공연도는 1995처럼 네 자리로 적습니다: 99.",
        "2행: 지상층은 0에서 999까지의 수여야 합니다: a.",
        "3행: 부서가 비어 있습니다.",
        "3행: 상태 '부숨'은 쓸 수 없습니다. 쓸 수 있는 것: 운영, 휴관, 폐지.",
        "3행: 시설명이 비어 있습니다.",
        "3행: 연면적은 1,234.56처럼 ㎡로, 소수 두 자리까지 적습니다: 1.234.",
        "3행: 지하층은 0에서 999까지의 수여야 합니다: 1000.",
        "5행: 4행과 같은 시설번호입니다. 한 줄만 남기십시오.",
        "5행: 연면적은 1,234.56처럼 ㎡로, 소수 두 자리까지 적습니다: 1,23.",
    ]
    assert faults(
        housed,
        "G-1,관,청사,없는과,,,,,,,,\nG-2,관,청사,예산팀,,,,,,2022,,\nG-3,관,청사,,,,,,,,,폐지\n",
    ) == [
        "2행: 그날에 없는 부서입니다: 없는과.",
        "3행: 준공연도가 시행일보다 늦습니다: 2022.",
        "4행: 등록되지 않은 시설은 폐지할 수 없습니다. 먼저 등록하십시오.",
    ]
    assert sorted(held(housed)) == ["F-1", "F-2", "F-3", "F-4"]


@pytest.mark.database
def test_a_facility_is_suspended_then_closed_and_keeps_its_history(housed):
    change(housed, "F-1", date(2021, 5, 1), action="suspend", unit_id=housed.unit("평가팀"))
    told = change(housed, "F-1", date(2021, 6, 1), action="close")

    assert told.changes == ("시설 폐지: 구민체육센터 1개소",)
    closed = held(housed, date(2021, 6, 1))["F-1"]
    assert (closed.serves, closed.unit_id) == (False, None)
    with municipality(housed.district.code):
        past = [(each.state, queries.unit_then(each)) for each in queries.facility_history(closed.id)]
    assert past == [("CLOSED", ""), ("SUSPENDED", "평가팀"), ("OPEN", "예산팀")]
    assert faults(housed, "F-1,관,청사,예산팀,,,,,,,,운영\n", date(2021, 7, 1)) == [
        "2행: 상태를 폐지에서 운영으로 바꿀 수 없습니다. 다른 시설번호로 등록하십시오."
    ]


@pytest.mark.database
def test_steps_that_the_table_does_not_have_are_refused_and_leave_no_trace(housed):
    change(housed, "F-4", date(2021, 4, 1), action="close")
    day = date(2021, 9, 1)
    before = held(housed, day)

    for number, each in before.items():
        for action in (action for state, action in FACILITY.forbidden() if state == each.state):
            with pytest.raises(OrderRefused, match="상태에서는 할 수 없는 일입니다"):
                change(housed, number, day, action=action)

    assert held(housed, day) == before
    assert [each.state for each in before.values()] == ["OPEN", "OPEN", "SUSPENDED", "CLOSED"]


@pytest.mark.database
def test_a_change_that_changes_nothing_and_an_earlier_day_than_the_last_change_are_refused(housed):
    with pytest.raises(OrderRefused, match="바뀌는 것이 없습니다"):
        change(housed, "F-1", DAY, unit_id=housed.unit("예산팀"))
    change(housed, "F-1", date(2021, 5, 1), action="suspend")

    with pytest.raises(OrderRefused, match="F-1: 시행일 뒤에 바뀐 것이 있습니다"):
        change(housed, "F-1", date(2021, 4, 1), action="close")


@pytest.mark.database
def test_facilities_go_where_their_unit_goes_and_come_back_with_it(housed):
    day = date(2022, 1, 1)

    told = housed.reorganise(day, Merge((housed.unit("예산팀"), housed.unit("평가팀")), "예산평가팀", "TEAM"))

    assert told.changes[-2:] == ("시설 이관: 구민체육센터 1개소", "시설 이관: 기록관 1개소")
    assert units(housed, day) == {"F-1": "예산평가팀", "F-2": "기획예산과", "F-3": "예산평가팀", "F-4": "재무과"}
    with municipality(housed.district.code):
        assert queries.order_changes(queries.order(told.order_id))[-2:] == ["시설: 구민체육센터", "시설: 기록관"]
    assert "시설 되돌림: 기록관 1건" in housed.undo(told).changes
    assert units(housed, day)["F-1"] == "예산팀"


@pytest.mark.database
def test_a_file_that_was_taken_back_can_be_taken_in_again(hall):
    hall.undo(hall.take(DAY, FILE))
    assert held(hall) == {}

    hall.take(DAY, FILE)

    assert sorted(held(hall)) == ["F-1", "F-2", "F-3", "F-4"]


@pytest.mark.database
def test_a_facility_cannot_belong_to_a_unit_that_does_not_stand_yet(hall):
    hall.reorganise(date(2022, 1, 1), Create("총무과", "DIVISION", hall.unit("기획재정국"), 3))

    assert faults(hall, "G-1,관,청사,총무과,,,,,,,,\n") == ["2행: 그날에 없는 부서입니다: 총무과."]


@pytest.mark.database
def test_what_a_file_registered_is_part_of_a_decision(housed):
    with municipality(housed.district.code):
        content = Decision.objects.get(kind="org.facility").content

    assert content.count('"name": ') == 4


@pytest.mark.database
def test_another_municipality_sees_and_changes_nothing_of_it(housed, neighbour):
    found = held(housed)["F-1"]

    with municipality(neighbour.code):
        assert queries.facilities_on(DAY) == []
        with pytest.raises(queries.NotInOrganisation):
            operations.change_facility(
                facility_id=found.id, effective_date=DAY, action="close", actor_id=neighbour.officer_id, basis="남의 것"
            )


@pytest.mark.database
def test_places_and_areas_are_counted_for_a_division_and_its_teams_as_of_the_day(housed):
    change(housed, "F-3", date(2021, 5, 1), action="close")

    assert asked(housed, facility_counts) == {
        (of(kind="기록관·자료실"), "places"): "1", (of(kind="기록관·자료실"), "area"): "120.00",
        (of(kind="체육시설"), "places"): "1", (of(kind="체육시설"), "area"): "2,345.60",
        (of(kind="청소년시설"), "places"): "14",
    }  # fmt: skip
    assert of(kind="기록관·자료실") not in {about for about, _ in asked(housed, facility_counts, date(2021, 5, 1))}
    assert asked(housed, facility_counts, division="없는과") == {}
    assert asked(housed, facility_counts, epoch=0) == {}


@pytest.mark.database
def test_the_register_says_of_each_facility_what_is_known(housed):
    entry = {
        measure: said
        for (about, measure), said in asked(housed, facility_entries).items()
        if about == of(kind="기록관·자료실", facility="기록관")
    }

    assert entry == {
        "address": "큰길 2", "floors": "지상 1층", "completed": "2005년", "manager": "평가팀", "remark": "휴관",
        "places": "1", "area": "120.00",
    }  # fmt: skip


def found(hall, text):
    """Names of facilities that a search finds."""
    with municipality(hall.district.code):
        return sorted(
            each.title for each in items(find(Asked(text, ("org.facility",), hall.district.officer_id)).items)
        )


def test_a_facility_is_found_by_what_it_is_called_where_it_stands_and_what_it_is(housed):
    assert found(housed, "구민체육센터") == ["구민체육센터"]
    assert found(housed, '"F-2"') == ["청소년독서실"]
    assert found(housed, "큰길") == ["구민체육센터", "기록관"]
    assert found(housed, "체육시설") == ["구민체육센터"]
    assert found(housed, "구민회관") == ["청소년독서실"]


def test_a_facility_is_found_by_its_new_name_and_its_old_one_until_the_order_is_taken_back(housed):
    taken = housed.take(date(2021, 6, 1), HEADING + "F-4,문화회관,문화시설,재무과,,1,800.5,2,0,,,운영\n")
    renamed = found(housed, "문화회관"), found(housed, "별관")
    housed.undo(taken)

    assert renamed == (["문화회관"], ["문화회관"])
    assert (found(housed, "문화회관"), found(housed, "별관")) == ([], ["별관"])


def test_facilities_of_another_municipality_are_not_found(housed, database):
    other = make_district("3170", "금천구")

    assert found(Hall(other), "구민체육센터") == []
