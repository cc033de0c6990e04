"""The public holidays of 2003 to 2027 and the tables made of them."""

from datetime import date, timedelta

import holidays as package
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kernel.new_moon import new_moons

from ieum.kernel.calendar.days import Calendar, OutsideCalendar, national_calendar
from ieum.kernel.calendar.decree import Kind, decree, holidays_of, known_years, lunar_days

YEARS = range(2003, 2028)
DAY = timedelta(days=1)
days = st.dates(date(2003, 2, 1), date(2027, 9, 30))


def names_of(year: int, kind: Kind | None = None) -> dict[str, str]:
    return {f"{h.day:%m-%d}": h.name for h in holidays_of(year) if kind in (None, h.kind)}


def off(*days: str) -> list[bool]:
    return [national_calendar().is_off(date.fromisoformat(day)) for day in days]


# Article 2: what is a holiday, by the text in force on the day.


def test_the_year_2003_has_one_new_year_day_arbor_day_and_constitution_day_but_no_hangul_day():
    assert names_of(2003) == {
        "01-01": "신정",
        "01-31": "설날 전날",
        "02-01": "설날",
        "02-02": "설날 다음날",
        "03-01": "3·1절",
        "04-05": "식목일",
        "05-05": "어린이날",
        "05-08": "부처님오신날",
        "06-06": "현충일",
        "07-17": "제헌절",
        "08-15": "광복절",
        "09-10": "추석 전날",
        "09-11": "추석",
        "09-12": "추석 다음날",
        "10-03": "개천절",
        "12-25": "기독탄신일",
    }


def test_the_year_2026_is_the_first_with_labour_day_and_constitution_day_again():
    assert names_of(2026) == {
        "01-01": "신정",
        "02-16": "설날 전날",
        "02-17": "설날",
        "02-18": "설날 다음날",
        "03-01": "3·1절",
        "03-02": "3·1절 대체공휴일",  # 1 March is a Sunday
        "05-01": "노동절",
        "05-05": "어린이날",
        "05-24": "부처님오신날",
        "05-25": "부처님오신날 대체공휴일",  # 24 May is a Sunday
        "06-03": "제9회 전국동시지방선거일",
        "06-06": "현충일",  # a Saturday, never made up for
        "07-17": "제헌절",
        "08-15": "광복절",
        "08-17": "광복절 대체공휴일",  # 15 August is a Saturday
        "09-24": "추석 전날",
        "09-25": "추석",
        "09-26": "추석 다음날",  # a Saturday does not count for 추석
        "10-03": "개천절",
        "10-05": "개천절 대체공휴일",  # 3 October is a Saturday
        "10-09": "한글날",
        "12-25": "기독탄신일",
    }


@pytest.mark.parametrize(
    ("name", "day", "years"),
    [
        ("식목일", (4, 5), range(2003, 2006)),
        ("제헌절", (7, 17), [*range(2003, 2008), 2026, 2027]),
        ("한글날", (10, 9), range(2013, 2028)),
        ("노동절", (5, 1), [2026, 2027]),
        ("현충일", (6, 6), YEARS),
    ],
)
def test_a_day_is_a_holiday_exactly_in_the_years_of_the_decree(name, day, years):
    found = [year for year in YEARS if name in {h.name for h in national_calendar().holidays_on(date(year, *day))}]

    assert found == list(years)


@pytest.mark.parametrize("since", list(decree().values))
def test_each_version_of_the_decree_cites_its_number(since):
    assert decree().reference[since].startswith("대통령령 제")


# Article 3: substitutes, by the text in force on the day.


@pytest.mark.parametrize(
    ("year", "substitutes"),
    [
        (2009, {}),  # 추석 met 개천절 and a Sunday, before there were substitutes
        (2013, {}),  # the decree of 5 November 2013 came after 추석
        (2014, {"09-10": "추석 전날 대체공휴일"}),  # 7 (Sunday), 8, 9 September
        (2015, {"09-29": "추석 대체공휴일"}),  # 26, 27 (Sunday), 28 September
        (2017, {"01-30": "설날 다음날 대체공휴일", "10-06": "추석 전날 대체공휴일"}),  # 3 October was 개천절 too
        (2018, {"05-07": "어린이날 대체공휴일", "09-26": "추석 전날 대체공휴일"}),  # 5 May was a Saturday
        (2019, {"05-06": "어린이날 대체공휴일"}),
        (2020, {"01-27": "설날 다음날 대체공휴일"}),
        # 15 August (Sunday) came eleven days after the decree of 4 August; 25 December (Saturday) was not in it.
        (2021, {"08-16": "광복절 대체공휴일", "10-04": "개천절 대체공휴일", "10-11": "한글날 대체공휴일"}),
        (2022, {"09-12": "추석 다음날 대체공휴일", "10-10": "한글날 대체공휴일"}),  # not 8 May, not 25 December
        (2023, {"01-24": "설날 대체공휴일", "05-29": "부처님오신날 대체공휴일"}),  # the decree of 4 May came in time
        (2024, {"02-12": "설날 다음날 대체공휴일", "05-06": "어린이날 대체공휴일"}),
        (
            2025,
            {
                "03-03": "3·1절 대체공휴일",
                "05-06": "부처님오신날·어린이날 대체공휴일",  # two holidays on one Monday, one substitute
                "10-08": "추석 전날 대체공휴일",  # 5 (Sunday), 6, 7 October
            },
        ),
        (
            2027,
            {
                "02-09": "설날 대체공휴일",
                "05-03": "노동절 대체공휴일",
                "07-19": "제헌절 대체공휴일",
                "08-16": "광복절 대체공휴일",
                "10-04": "개천절 대체공휴일",
                "10-11": "한글날 대체공휴일",
                "12-27": "기독탄신일 대체공휴일",
            },
        ),
    ],
)
def test_substitutes_follow_the_text_in_force_on_the_holiday(year, substitutes):
    assert names_of(year, Kind.SUBSTITUTE) == substitutes


def test_no_substitute_falls_on_a_day_that_is_off_anyway():
    for year in YEARS:
        others = {h.day for h in holidays_of(year) if h.kind is not Kind.SUBSTITUTE}
        substitutes = [h.day for h in holidays_of(year) if h.kind is Kind.SUBSTITUTE]
        assert not others & set(substitutes)
        assert len(set(substitutes)) == len(substitutes)
        assert all(day.weekday() < 5 for day in substitutes)


# Days that are listed, not computed.


def first_wednesday_from(day: date) -> date:
    return day + timedelta(days=(2 - day.weekday()) % 7)


@pytest.mark.parametrize(
    ("term_ends", "days_before", "election"),
    [  # Public Official Election Act, Article 34(1): the first Wednesday after so many days before the term ends
        (date(2008, 2, 24), 70, date(2007, 12, 19)),
        (date(2008, 5, 29), 50, date(2008, 4, 9)),
        (date(2010, 6, 30), 30, date(2010, 6, 2)),
        (date(2012, 5, 29), 50, date(2012, 4, 11)),
        (date(2013, 2, 24), 70, date(2012, 12, 19)),
        (date(2014, 6, 30), 30, date(2014, 6, 4)),
        (date(2016, 5, 29), 50, date(2016, 4, 13)),
        (date(2018, 6, 30), 30, date(2018, 6, 13)),  # 6 June is a holiday, so a week later (paragraph 2)
        (date(2020, 5, 29), 50, date(2020, 4, 15)),
        (date(2022, 5, 9), 70, date(2022, 3, 9)),  # 2 March is the day after a holiday, so a week later
        (date(2022, 6, 30), 30, date(2022, 6, 1)),
        (date(2024, 5, 29), 50, date(2024, 4, 10)),
        (date(2026, 6, 30), 30, date(2026, 6, 3)),
    ],
)
def test_an_election_at_the_end_of_a_term_is_on_the_wednesday_of_the_act(term_ends, days_before, election):
    calendar = national_calendar()
    wednesday = first_wednesday_from(term_ends - timedelta(days=days_before))
    listed = {h.day for h in calendar.holidays if h.kind is Kind.ELECTION}
    while any(h.day not in listed for d in (-1, 0, 1) for h in calendar.holidays_on(wednesday + d * DAY)):
        wednesday += timedelta(weeks=1)

    assert wednesday == election
    assert election in listed


def test_the_temporary_holidays_are_these():
    listed = [str(h.day) for h in national_calendar().holidays if h.kind is Kind.TEMPORARY]

    assert listed == [
        "2015-08-14",
        "2016-05-06",
        "2017-05-09",
        "2017-10-02",
        "2020-08-17",
        "2023-10-02",
        "2024-10-01",
        "2025-01-27",
        "2025-06-03",
    ]


# The moon.


def test_every_lunar_day_stands_at_its_distance_from_a_new_moon_over_korea():
    months = {day: number for number, day in enumerate(new_moons(YEARS))}

    for year in YEARS:
        days = lunar_days()[year]
        first, fourth, eighth = (
            months[days["설날"]],
            months[days["부처님오신날"] - 7 * DAY],
            months[days["추석"] - 14 * DAY],
        )
        assert fourth - first in {3, 4}  # one more where a leap month lies between
        assert eighth - first in {7, 8}


def test_the_new_year_of_2027_is_the_seventh_of_february_since_the_moon_is_new_after_midnight():
    assert lunar_days()[2027]["설날"] == date(2027, 2, 7)


def test_the_known_years_are_whole_and_without_gaps():
    assert known_years() == YEARS
    assert list(lunar_days()) == list(YEARS)


# The package that others use, as a second opinion; our days come from the decree.


def test_no_day_from_2003_to_2027_disagrees_with_the_holidays_package():
    theirs = set(package.country_holidays("KR", years=YEARS))
    ours = {holiday.day for holiday in national_calendar().holidays}

    assert ours ^ theirs == set()


# The calendar.


@given(day=days, count=st.integers(1, 60))
def test_the_nth_working_day_is_the_one_that_a_plain_loop_finds(day, count):
    calendar = national_calendar()
    found, seen = day - DAY, 0
    while seen < count:
        found += DAY
        seen += not calendar.is_off(found)

    assert calendar.nth_working_day(day, count) == found


@given(day=days, count=st.integers(1, 60))
def test_counting_working_days_and_asking_how_many_there_are_undo_each_other(day, count):
    calendar = national_calendar()

    assert calendar.working_days_between(day, calendar.nth_working_day(day, count)) == count


@given(day=days)
def test_the_nearest_working_days_enclose_a_day_that_is_off_and_are_the_day_itself_otherwise(day):
    calendar = national_calendar()
    before, after = calendar.working_day_until(day), calendar.working_day_from(day)

    assert not calendar.is_off(before)
    assert not calendar.is_off(after)
    assert (before < day < after) if calendar.is_off(day) else (before == day == after)
    assert calendar.working_days_between(before, after) == (2 if calendar.is_off(day) else 1)


def test_the_longest_run_of_days_off_is_that_of_october_2017():
    run = [date(2017, 9, 30) + n * DAY for n in range(10)]

    assert all(national_calendar().is_off(day) for day in run)
    assert off("2017-09-29", "2017-10-10") == [False, False]


def test_a_day_says_all_that_makes_it_off():
    calendar = national_calendar()

    assert calendar.why_off(date(2017, 10, 3)) == "개천절, 추석 전날"
    assert calendar.why_off(date(2025, 10, 5)) == "일요일, 추석 전날"
    assert calendar.why_off(date(2025, 10, 11)) == "토요일"
    assert calendar.why_off(date(2025, 10, 10)) == ""


def test_a_closed_day_of_a_municipality_makes_another_calendar_and_leaves_the_first():
    national = national_calendar()
    own = national.with_closed_days({date(2026, 9, 28): "구민의 날 휴무"}, reference="구민의 날 조례 제3조")

    assert own.why_off(date(2026, 9, 28)) == "구민의 날 휴무"
    assert own.nth_working_day(date(2026, 9, 28), 1) == date(2026, 9, 29)
    assert national.nth_working_day(date(2026, 9, 28), 1) == date(2026, 9, 28)
    assert own.version != national.version


def test_calendars_with_the_same_days_have_the_same_version():
    national = national_calendar()

    assert Calendar(reversed(national.holidays), years=national.years).version == national.version


@pytest.mark.parametrize(
    "ask",
    [
        lambda c: c.is_off(date(2002, 12, 31)),
        lambda c: c.is_holiday(date(2028, 1, 1)),
        lambda c: c.nth_working_day(date(2002, 12, 31), 1),
        lambda c: c.nth_working_day(date(2027, 12, 31), 2),
        lambda c: c.working_day_until(date(2003, 1, 1)),
        lambda c: c.working_days_between(date(2002, 12, 31), date(2003, 1, 2)),
    ],
)
def test_a_question_outside_the_known_years_is_refused(ask):
    with pytest.raises(OutsideCalendar) as caught:
        ask(national_calendar())

    assert str(caught.value) == "공휴일은 2003년부터 2027년까지 등록되어 있어 그 밖의 날은 셀 수 없습니다."


@given(span=st.tuples(days, days).map(sorted))
def test_inside_the_known_years_what_is_known_is_the_whole_count(span):
    calendar = national_calendar()

    assert calendar.working_days_as_known(*span) == calendar.working_days_between(*span)
    assert calendar.is_off_as_known(span[0]) == calendar.is_off(span[0])


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        (date(2027, 12, 30), date(2028, 1, 4), 4),
        (date(2002, 12, 31), date(2003, 1, 2), 2),
        (date(2028, 1, 1), date(2028, 1, 2), 0),
        (date(2028, 1, 1), date(2028, 12, 31), 260),
        (date(2028, 1, 5), date(2028, 1, 4), 0),
        (date(9999, 12, 27), date.max, 5),
        (date.min, date(1, 1, 7), 5),
    ],
)
def test_beyond_the_known_years_each_weekday_is_taken_for_a_working_day(first, last, count):
    assert national_calendar().working_days_as_known(first, last) == count
