"""What holds for every period, on days since Saturdays are off."""

from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st
from tests.kernel.cases import CALENDAR, DAY, NONE, due

from ieum.kernel.deadlines.counting import WAYS, Mode, count, minutes_of, worked
from ieum.kernel.deadlines.due import Case, deadline
from ieum.kernel.deadlines.explaining import explain
from ieum.kernel.deadlines.periods import Length, Unit, period_end, read_length
from ieum.kernel.deadlines.rules import rules

days = st.dates(date(2008, 4, 1), date(2026, 6, 30))
since_2013 = st.dates(date(2013, 11, 7), date(2026, 6, 30))
since_2022 = st.dates(date(2022, 1, 13), date(2026, 6, 30))
lengths = st.builds(Length, st.integers(1, 90), st.sampled_from([Unit.DAY])) | st.builds(
    Length, st.integers(1, 12), st.sampled_from([Unit.WEEK, Unit.MONTH])
)
counting = st.sampled_from([Mode.CIVIL, Mode.CIVIL_FIRST_DAY, Mode.RESTRICTION, Mode.EFFECT])
left_outs = st.lists(st.integers(0, 120), max_size=12).map(frozenset)


def counted(mode: Mode, first: date, length: Length, left_out: frozenset[date] = NONE) -> date:
    return count(WAYS[mode], first, length, calendar=CALENDAR, left_out=left_out).last


@given(mode=counting, first=days, length=lengths, later=st.integers(0, 40))
def test_a_later_event_never_gives_an_earlier_end(mode, first, length, later):
    assert counted(mode, first, length) <= counted(mode, first + later * DAY, length)


@given(first=days, short=st.integers(1, 60), more=st.integers(1, 60))
def test_a_longer_period_ends_later_and_working_days_add_up(first, short, more):
    end = counted(Mode.WORKING_DAYS, first, Length(short, Unit.DAY))

    together = counted(Mode.WORKING_DAYS, first, Length(short + more, Unit.DAY))

    assert counted(Mode.WORKING_DAYS, end + DAY, Length(more, Unit.DAY)) == together > end


@given(first=days, one=lengths, other=st.integers(1, 90))
def test_calendar_days_add_up(first, one, other):
    end = period_end(first, one)
    whole = Length((end - first).days + 1 + other, Unit.DAY)

    assert period_end(end + DAY, Length(other, Unit.DAY)) == period_end(first, whole)


@given(
    mode=st.sampled_from([Mode.CIVIL, Mode.CIVIL_FIRST_DAY, Mode.WORKING_DAYS]), first=days, count=st.integers(1, 90)
)
def test_no_end_that_may_move_falls_on_a_day_off(mode, first, count):
    assert not CALENDAR.is_off(counted(mode, first, Length(count, Unit.DAY)))


@given(mode=counting, first=days, length=lengths)
def test_an_end_moves_only_over_days_off(mode, first, length):
    plain, end = period_end(first, length), counted(mode, first, length)

    assert all(CALENDAR.is_off(plain + n * DAY) for n in range((end - plain).days))
    assert end == plain or WAYS[mode].moves_end


@given(event=since_2022)
def test_counting_back_and_then_forward_leads_to_the_event(event):
    back = due("MUNICIPAL_RULE_REPORT", f"{event}").due_on

    assert period_end(back + DAY, Length(15, Unit.DAY)) == event - DAY


@given(first=days, length=lengths, offsets=left_outs)
def test_a_period_holds_as_many_counted_days_with_days_left_out_as_without(first, length, offsets):
    left_out = frozenset(first + n * DAY for n in offsets)
    end = counted(Mode.RESTRICTION, first, length, left_out)

    kept = sum(first + n * DAY not in left_out for n in range((end - first).days + 1))

    assert kept == (period_end(first, length) - first).days + 1
    assert end not in left_out


@given(first=days, number=st.integers(1, 60), offsets=left_outs)
def test_working_days_are_as_many_with_days_left_out_as_without(first, number, offsets):
    left_out = frozenset(first + n * DAY for n in offsets)
    end = counted(Mode.WORKING_DAYS, first, Length(number, Unit.DAY), left_out)

    on_the_way = (first + n * DAY for n in range((end - first).days + 1))

    assert sum(day not in left_out and not CALENDAR.is_off(day) for day in on_the_way) == number


minutes_of_a_day = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))
moments = st.builds(datetime.combine, st.dates(date(2016, 3, 1), date(2026, 6, 30)), minutes_of_a_day)


@given(start=moments, minutes=st.integers(1, 5 * 480))
def test_worked_stretches_make_up_the_minutes_within_opening_hours_and_on_working_days(start, minutes):
    stretches = list(worked(start, minutes, calendar=CALENDAR, left_out=NONE))

    assert sum((end - begin).total_seconds() for begin, end in stretches) == 60 * minutes
    assert all(9 <= begin.hour < 18 and begin.hour != 12 for begin, _ in stretches)
    assert not any(CALENDAR.is_off(begin.date()) for begin, _ in stretches)
    assert stretches[0][0] >= start


@given(start=moments, one=st.integers(1, 1000), other=st.integers(1, 1000))
def test_working_minutes_add_up(start, one, other):
    def end(moment: datetime, minutes: int) -> datetime:
        return list(worked(moment, minutes, calendar=CALENDAR, left_out=NONE))[-1][1]

    assert end(end(start, one), other) == end(start, one + other)


def test_a_day_of_a_petition_is_eight_hours():
    assert minutes_of(read_length("1일")) == minutes_of(read_length("8시간")) == 480


@given(day=since_2013, closed=st.integers(-5, 90), code=st.sampled_from(["DISCLOSURE_SILENCE", "ANSWER", "APPEAL"]))
def test_a_holiday_added_never_shortens_a_period(day, closed, code):
    own = CALENDAR.with_closed_days({day + closed * DAY: "임시 휴무"}, reference="시험")
    case = Case(rules()[code], day)

    assert deadline(case, calendar=own).due_on >= deadline(case, calendar=CALENDAR).due_on


@given(day=since_2013, offsets=st.lists(st.integers(0, 40), max_size=5))
def test_an_explanation_goes_day_by_day_to_the_due_date_and_counts_the_whole_length(day, offsets):
    left_out = [(f"{day + n * DAY}", f"{day + n * DAY}") for n in offsets]
    found = due("DISCLOSURE_SILENCE", f"{day}", left_out=left_out)

    steps = explain(found, calendar=CALENDAR)

    assert [step.day for step in steps] == [day + n * DAY for n in range(len(steps))]
    assert steps[-1].day == found.due_on
    assert [step.counted for step in steps if step.counted] == [f"{n}일째" for n in range(1, 21)]
