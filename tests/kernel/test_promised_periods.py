"""Periods that an office promises under a rule that sets one: counted by the rule's way, and not after its end."""

from datetime import date, datetime, time

import pytest
from tests.kernel.cases import CALENDAR, case, due, told

from ieum.kernel.deadlines.due import exceeded
from ieum.kernel.deadlines.falling_due import due_words, is_past
from ieum.kernel.deadlines.periods import DeadlineError


@pytest.mark.parametrize(
    ("code", "started", "more", "expected"),
    [
        # 22 December is 1, 26 27 are 2 3.
        ("PROCEDURE_QUERY", "2023-12-22", {"promised": "3일"}, "2023-12-27"),
        # In hours from the minute, though the law counts days: 15-18 on Friday, 9-11 on Tuesday.
        ("PROCEDURE_QUERY", "2023-12-22T15:00", {"promised": "5시간"}, "2023-12-26T11:00"),
        # The first day does not count: 11-20 January are 1-10; 21 22 are a weekend, 23 24 설날.
        ("PETITION", "2023-01-10", {"promised": "10일"}, "2023-01-20"),
        # An extension of what was promised begins behind it: 28 is 1, 29 is 2, 2 January 3.
        ("PROCEDURE_QUERY", "2023-12-22", {"promised": "3일", "extend": ("3일",)}, "2024-01-02"),
    ],
)
def test_a_promise_is_counted_as_its_rule_counts_and_hours_as_hours(code, started, more, expected):
    assert told(due(code, started, **more)) == expected


@pytest.mark.parametrize(
    ("code", "started", "promised", "is_longer"),
    [
        ("PROCEDURE_QUERY", "2023-12-22", "7일", False),
        ("PROCEDURE_QUERY", "2023-12-22", "8일", True),
        ("CIVIL_PETITION_IMMEDIATE", "2023-12-22T16:30", "3시간", False),
        ("CIVIL_PETITION_IMMEDIATE", "2023-12-22T16:30", "4시간", True),
        # Seven working days from Friday 9:00 end on 3 January; 56 hours then too, and 57 on the next morning.
        ("PROCEDURE_QUERY", "2023-12-22T09:00", "56시간", False),
        ("PROCEDURE_QUERY", "2023-12-22T09:00", "57시간", True),
    ],
)
def test_a_promise_does_not_end_after_the_law(code, started, promised, is_longer):
    found = exceeded(case(code, started, promised=promised), calendar=CALENDAR)

    assert (found is not None) == is_longer
    assert found is None or found == due(code, started)


@pytest.mark.parametrize(
    ("code", "started", "promised"),
    [
        ("CIVIL_PETITION_DAYS", "2023-12-22", "3일"),
        ("BUDGET_SUBMISSION", "2024-01-01", "3일"),
        ("PUBLIC_NOTICE_EFFECT", "2023-12-28", "3일"),
        ("PROCEDURE_QUERY", "2023-12-22", "1주"),
        ("PROCEDURE_QUERY", "2023-12-22", "3시간"),
    ],
)
def test_nothing_is_promised_where_the_case_sets_the_period_or_it_may_not_be_shortened(code, started, promised):
    with pytest.raises(DeadlineError):
        due(code, started, promised=promised)


@pytest.mark.parametrize(
    ("due_time", "clock", "is_late"),
    [
        (time(10, 30), time(10, 30, 59), False),
        (time(10, 30), time(10, 31), True),
        (None, time(23, 59, 59), False),
    ],
)
def test_something_is_late_after_its_last_minute_or_its_day(due_time, clock, is_late):
    day = date(2021, 3, 3)

    assert is_past(day, due_time, datetime.combine(day, clock)) == is_late
    assert is_past(day, due_time, datetime(2021, 3, 4, 0, 0))  # noqa: DTZ001 - by the office's clock


def test_a_due_minute_stands_behind_its_day():
    assert (due_words(date(2021, 3, 3), time(10, 30)), due_words(date(2021, 3, 3), None), due_words(None, None)) == (
        "2021-03-03 10:30", "2021-03-03", "",
    )  # fmt: skip
