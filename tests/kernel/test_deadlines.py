"""Due dates. The counting beside each case was done by hand from the decree and the acts, never read off a program."""

from datetime import UTC, date, datetime

import pytest
from tests.kernel.cases import CALENDAR, DAY, NONE, due, told

from ieum.kernel.calendar.days import OutsideCalendar
from ieum.kernel.deadlines.counting import WAYS, Mode, count
from ieum.kernel.deadlines.due import Case, deadline
from ieum.kernel.deadlines.periods import DeadlineError, Span, read_length
from ieum.kernel.deadlines.rules import rules
from ieum.kernel.parameters import NotYetInForce

VECTORS = [
    # 25 26 27 September are 1 2 3; 28-30 추석, 1 Sunday, 2 temporary, 3 개천절; 4 5 6 are 4 5 6; 7 8 weekend, 9 한글날;
    # 10 11 12 13 are 7 8 9 10.
    ("DISCLOSURE_DECISION", "2023-09-25", {}, "2023-10-13"),
    # The extension begins on Saturday 14: 16-20 October are 1-5, 23-27 are 6-10.
    ("DISCLOSURE_DECISION", "2023-09-25", {"extend": ("10일",)}, "2023-10-27"),
    # 10 July is 1; 13-16 are 2-5; 17 제헌절 (a holiday again), 18 19 weekend; 20-24 are 6-10.
    ("DISCLOSURE_DECISION", "2026-07-10", {}, "2026-07-24"),
    # A year earlier 17 July was no holiday: 10 11 July are 1 2; 14-18 are 3-7; 21-23 are 8-10.
    ("DISCLOSURE_DECISION", "2025-07-10", {}, "2025-07-23"),
    # 14-31 October are 1-18, 1-12 November 19-30; 12 is a Sunday, so Monday 13.
    ("DISCLOSURE_OBJECTION", "2023-10-13", {}, "2023-11-13"),
    # 13-17 November are 1-5, 20 21 are 6 7.
    ("DISCLOSURE_OBJECTION_DECISION", "2023-11-13", {}, "2023-11-21"),
    # 7 8 9 October are 1 2 3; 9 is 한글날, so 10.
    ("DISCLOSURE_THIRD_PARTY_REQUEST", "2023-10-06", {}, "2023-10-10"),
    # 4-17 August are 1-14 (two weeks from Tuesday 4 end on Monday 17); 17 was made a holiday, so 18.
    ("APPEAL", "2020-08-03", {}, "2020-08-18"),
    # 2-30 September are 1-29, 1 October is 30, a Sunday within 추석; 2 temporary, 3 개천절, so 4.
    ("ANSWER", "2023-09-01", {}, "2023-10-04"),
    # 18-27 May are 1-10; 27 is a Saturday and 부처님오신날, 28 Sunday, 29 its substitute, so 30.
    ("ADMINISTRATIVE_APPEAL_ANSWER", "2023-05-17", {}, "2023-05-30"),
    # 9-28 September are 1-20; 28-30 추석, 1 Sunday, 2 temporary, 3 개천절, so 4 October.
    ("RECONSIDERATION", "2023-09-08", {}, "2023-10-04"),
    # 29 30 31 December are 1 2 3, 1-17 January 4-20; in force on the day after.
    ("ORDINANCE_EFFECT", "2023-12-28", {}, "2024-01-18"),
    # 22 December is 1; 23 24 weekend, 25 Christmas; 26-29 are 2-5; 30 31 weekend, 1 January; 2 3 are 6 7.
    ("PROCEDURE_QUERY", "2023-12-22", {}, "2024-01-03"),
    # And on: 4 5 are 8 9, 8-12 are 10-14.
    ("LEGAL_QUERY", "2023-12-22", {}, "2024-01-12"),
    # 24 hours: Friday 15-18 are 3; Tuesday 26 8 (11), Wednesday 27 8 (19), Thursday 28 9-12 and 13-15 are 5 (24).
    ("CIVIL_PETITION_HOURS", "2023-12-22T15:00", {"length": "3일"}, "2023-12-28T15:00"),
    # 3 hours: Friday 16:30-18 are 1.5; Tuesday 26 9-10:30 are 1.5.
    ("CIVIL_PETITION_IMMEDIATE", "2023-12-22T16:30", {}, "2023-12-26T10:30"),
    # 11-25 January are 1-15; 25 is a Wednesday.
    ("OPEN_PETITION_DECISION", "2023-01-10", {}, "2023-01-25"),
    # 11-31 January are 1-21, February 22-49, March 50-80, 1-10 April 81-90; 10 is a Monday.
    ("PETITION", "2023-01-10", {}, "2023-04-10"),
    # 29 30 31 December are 1 2 3, 1 2 January 4 5; in force when they have passed.
    ("PUBLIC_NOTICE_EFFECT", "2023-12-28", {}, "2024-01-03"),
    # Whole days before 1 January: December has 31, 22-30 November 9 more make 40; so by 21 November.
    ("BUDGET_SUBMISSION", "2024-01-01", {}, "2023-11-21"),
    # 31 and 12-30 November 19 make 50; so by 11 November.
    ("BUDGET_SUBMISSION_PROVINCE", "2024-01-01", {}, "2023-11-11"),
    # 22-31 December are 10; so by 21.
    ("BUDGET_VOTE", "2024-01-01", {}, "2023-12-21"),
    # 2-31 December are 30; so by 1.
    ("MEDIUM_TERM_PLAN", "2024-01-01", {}, "2023-12-01"),
    # January 31, February 28 (59), 1-21 March are 60-80; 21 is a Tuesday.
    ("SETTLEMENT", "2022-12-31", {}, "2023-03-21"),
    # February 2024 has 29 (60), 1-20 March are 61-80; 20 is a Wednesday.
    ("SETTLEMENT", "2023-12-31", {}, "2024-03-20"),
    # Two months from 22 December end the day before 22 February.
    ("FINANCIAL_DISCLOSURE", "2023-12-21", {}, "2024-02-21"),
    # Three months from 1 January end with March; 31 March 2024 is a Sunday, so 1 April.
    ("FUNDED_BODY_SUBMISSION", "2023-12-31", {}, "2024-04-01"),
    # Before 2013-11-05 there was no substitute: 3-12 September are 1-10; 12 추석, 13 after it, so 14.
    ("ADMINISTRATIVE_APPEAL_ANSWER", "2011-09-02", {}, "2011-09-14"),
    # A one-month period from 31 January (the first day is 31) ends with February.
    ("SUGGESTION_DECISION", "2019-01-30", {}, "2019-02-28"),
    # From 1 February, the start of a month, it ends with February too.
    ("SUGGESTION_DECISION", "2019-01-31", {}, "2019-02-28"),
    # A petition of one month counts the first day: 18 December to 17 January, a Wednesday.
    ("CIVIL_PETITION_MONTHS", "2023-12-18", {"length": "1개월"}, "2024-01-17"),
    # The year of production and the day of the next.
    ("RECORD_PRODUCTION_REPORT", "2023-06-30", {}, "2024-05-31"),
    # The retention period begins on 1 January at midnight, so that day counts: two years end on 31 December 2025.
    ("PAPER_RECORD_TRANSFER", "2024-01-01", {}, "2025-12-31"),
]


@pytest.mark.parametrize(("code", "started", "more", "expected"), VECTORS)
def test_a_due_date_is_the_one_counted_by_hand(code, started, more, expected):
    assert told(due(code, started, **more)) == expected


# Around the longest run of days off, Saturday 30 September to Monday 9 October 2017, in every mode.


@pytest.mark.parametrize(
    ("code", "started", "more", "expected"),
    [
        # 첫날 불산입: ten days end the day before the run, on its first and last day, and the day after.
        ("ADMINISTRATIVE_APPEAL_ANSWER", "2017-09-19", {}, "2017-09-29"),
        ("ADMINISTRATIVE_APPEAL_ANSWER", "2017-09-20", {}, "2017-10-10"),
        ("ADMINISTRATIVE_APPEAL_ANSWER", "2017-09-29", {}, "2017-10-10"),
        ("ADMINISTRATIVE_APPEAL_ANSWER", "2017-09-30", {}, "2017-10-10"),
        ("ADMINISTRATIVE_APPEAL_ANSWER", "2017-10-01", {}, "2017-10-11"),
        # 근무일: seven working days; 21 22 25-29 September; a day later the seventh is 10 October.
        ("GRIEVANCE", "2017-09-21", {}, "2017-09-29"),
        ("GRIEVANCE", "2017-09-22", {}, "2017-10-10"),
        ("GRIEVANCE", "2017-09-30", {}, "2017-10-18"),
        ("GRIEVANCE", "2017-10-10", {}, "2017-10-18"),
        # 근무시간: three hours from 15:00 end at closing time, from 15:01 a minute after opening.
        ("CIVIL_PETITION_IMMEDIATE", "2017-09-29T15:00", {}, "2017-09-29T18:00"),
        ("CIVIL_PETITION_IMMEDIATE", "2017-09-29T15:01", {}, "2017-10-10T09:01"),
        ("CIVIL_PETITION_IMMEDIATE", "2017-10-09T23:59", {}, "2017-10-10T12:00"),
        ("CIVIL_PETITION_IMMEDIATE", "2017-10-10T12:30", {}, "2017-10-10T16:00"),
        # 첫날 산입: a week.
        ("CIVIL_PETITION_MONTHS", "2017-09-23", {"length": "1주"}, "2017-09-29"),
        ("CIVIL_PETITION_MONTHS", "2017-09-24", {"length": "1주"}, "2017-10-10"),
        ("CIVIL_PETITION_MONTHS", "2017-10-03", {"length": "1주"}, "2017-10-10"),
        ("CIVIL_PETITION_MONTHS", "2017-10-05", {"length": "1주"}, "2017-10-11"),
        # 시행일: does not move. 20 days after 9 September end on Friday 29, so Saturday 30, and so on.
        ("ORDINANCE_EFFECT", "2017-09-09", {}, "2017-09-30"),
        ("ORDINANCE_EFFECT", "2017-09-13", {}, "2017-10-04"),
        # 역산: does not move either.
        ("SPECIAL_SESSION_NOTICE", "2017-10-10", {}, "2017-10-06"),
        ("SPECIAL_SESSION_NOTICE", "2017-10-14", {}, "2017-10-10"),
        # 권익 제한 (known since 2021): ten days from 26 September 2025 end on Sunday 5 October, within 추석.
        ("RESTRICTION", "2025-09-26", {"length": "10일"}, "2025-10-05"),
        # 정한 날: 10 February 2024 is 설날 and a Saturday.
        ("BOOKS_CLOSED", "2023-12-31", {}, "2024-02-10"),
    ],
)
def test_a_chain_of_holidays_is_met_as_the_mode_says(code, started, more, expected):
    assert told(due(code, started, **more)) == expected


@pytest.mark.parametrize(
    ("code", "started", "due_on", "act_by"),
    [
        ("SPECIAL_SESSION_NOTICE", "2017-10-10", "2017-10-06", "2017-09-29"),
        ("BUDGET_SUBMISSION", "2027-01-01", "2026-11-21", "2026-11-20"),
        ("BUDGET_SUBMISSION", "2024-01-01", "2023-11-21", "2023-11-21"),
        ("BOOKS_CLOSED", "2023-12-31", "2024-02-10", "2024-02-08"),
        ("SETTLEMENT_SUBMISSION", "2025-12-31", "2026-05-31", "2026-05-29"),
    ],
)
def test_where_a_due_day_is_off_and_does_not_move_one_must_act_on_the_working_day_before(code, started, due_on, act_by):
    found = due(code, started)

    assert (f"{found.due_on}", f"{found.act_by}") == (due_on, act_by)


# Versions: the day before a change, the day, the day after.


@pytest.mark.parametrize(
    ("started", "since", "expected"),
    [
        ("2020-12-21", "2007-01-05", "2020-12-31"),  # 22-31 December are 1-10
        ("2020-12-22", "2020-12-22", "2021-01-06"),  # 22-24, 28-31 December are 1-7, 4-6 January 8-10
        ("2020-12-23", "2020-12-22", "2021-01-07"),
    ],
)
def test_a_request_for_disclosure_is_counted_by_the_act_of_its_day(started, since, expected):
    found = due("DISCLOSURE_DECISION", started)

    assert (f"{found.version.since}", f"{found.due_on}") == (since, expected)


@pytest.mark.parametrize(
    ("started", "expected"),
    [
        ("2008-02-28", "2008-03-10"),  # ten days end on Sunday 9 March
        ("2008-03-05", "2008-03-15"),  # on Saturday 15 March, a week before Saturdays counted as off
        ("2008-03-12", "2008-03-24"),  # on Saturday 22 March, the first day of the amended Article 161
        ("2008-03-19", "2008-03-31"),  # on Saturday 29 March
    ],
)
def test_a_period_could_end_on_a_saturday_until_21_march_2008(started, expected):
    assert f"{count_civil(started, '10일')}" == expected


def count_civil(started: str, length: str) -> date:
    first = date.fromisoformat(started) + DAY
    return count(WAYS[Mode.CIVIL], first, read_length(length), calendar=CALENDAR, left_out=NONE).last


def test_a_rule_is_refused_before_the_first_day_it_is_known_for():
    with pytest.raises(NotYetInForce) as caught:
        due("APPEAL_BRIEF", "2025-02-28")

    assert str(caught.value) == (
        "항소이유서: 2025-02-28에 어떠했는지 등록되어 있지 않습니다. 2025-03-01부터 알 수 있습니다."
    )
    assert told(due("APPEAL_BRIEF", "2025-03-01")) == "2025-04-10"  # 30 days of March, 10 of April


def test_what_must_precede_the_first_year_that_is_not_known_is_told():
    assert told(due("BUDGET_SUBMISSION", "2028-01-01")) == "2027-11-21"


def test_a_moment_with_a_time_zone_is_put_on_the_korean_clock():
    moment = datetime(2023, 10, 4, 16, 30, 59, tzinfo=UTC)

    assert (Case(rules()["ANSWER"], moment).moment, Case(rules()["ANSWER"], moment).day) == (
        datetime.fromisoformat("2023-10-05T01:30"),
        date(2023, 10, 5),
    )


def test_a_count_beyond_the_known_holidays_is_refused():
    with pytest.raises(OutsideCalendar):
        due("REVOCATION_SUIT_LIMIT", "2027-01-01")


# Suspension and extension.


def test_days_left_out_lengthen_a_period_by_as_many_days():
    # 30 days from 5 October end on 3 November; four days left out, so 7 November, a Tuesday.
    assert told(due("SUGGESTION_DECISION", "2023-10-04", left_out=[("2023-10-10", "2023-10-13")])) == "2023-11-07"


def test_days_left_out_of_working_days_count_only_where_they_would_have_counted():
    # 10-13 October (four working days) and the weekend: from 18 October four on is 24.
    assert told(due("DISCLOSURE_DECISION", "2023-10-04", left_out=[("2023-10-10", "2023-10-15")])) == "2023-10-24"


def test_days_left_out_lengthen_also_by_those_that_only_the_longer_period_reaches():
    # 15 days from 11 January end on 25; 20-25 are left out, so six more would be 31, but 30 and 31 are left out too.
    spans = [("2023-01-20", "2023-01-25"), ("2023-01-30", "2023-01-31")]

    assert told(due("OPEN_PETITION_DECISION", "2023-01-10", left_out=spans)) == "2023-02-02"


def test_overlapping_spans_leave_a_day_out_once():
    spans = [("2023-10-10", "2023-10-12"), ("2023-10-11", "2023-10-13")]

    assert told(due("SUGGESTION_DECISION", "2023-10-04", left_out=spans)) == "2023-11-07"


def test_days_left_out_of_working_hours_are_passed_over_whole():
    # Wednesday 27 is left out, so its eight hours are worked on Thursday 28, and those of 28 on Friday 29.
    found = due("CIVIL_PETITION_HOURS", "2023-12-22T15:00", length="3일", left_out=[("2023-12-27", "2023-12-27")])

    assert told(found) == "2023-12-29T15:00"


def test_a_period_does_not_end_on_a_day_left_out():
    # Five days from 11 October end on Sunday 15; Monday 16 is left out, so 17.
    found = due("ORDINANCE_DELIVERY", "2023-10-10", left_out=[("2023-10-16", "2023-10-16")])

    assert told(found) == "2023-10-17"


def test_an_extension_begins_the_day_after_an_end_that_moved():
    # 60 days from 2 August end on 30 September, a Saturday within 추석, so 4 October; 30 more end on 3 November.
    assert told(due("ADMINISTRATIVE_APPEAL_RULING", "2023-08-01", extend=("30일",))) == "2023-11-03"


def test_an_extension_of_hours_goes_on_from_the_minute():
    # 12-28 15:00 and 24 hours: 3 on 28, 8 on 29 (11), 8 on 2 January (19), 5 on 3 January (24).
    found = due("CIVIL_PETITION_HOURS", "2023-12-22T15:00", length="3일", extend=("3일",))

    assert told(found) == "2024-01-03T15:00"


@pytest.mark.parametrize(
    ("code", "started", "more", "message"),
    [
        ("ANSWER", "2023-09-01", {"extend": ("10일",)}, "답변서: 연장할 수 없습니다."),
        (
            "DISCLOSURE_DECISION",
            "2023-09-25",
            {"extend": ("10일", "1일")},
            "정보공개 여부 결정: 1번까지만 연장할 수 있습니다.",
        ),
        (
            "DISCLOSURE_DECISION",
            "2023-09-25",
            {"extend": ("11일",)},
            "정보공개 여부 결정: 한 번에 10일까지만 연장할 수 있습니다.",
        ),
        ("APPEAL_BRIEF", "2025-03-01", {"extend": ("30일",)}, "항소이유서: 한 번에 1개월까지만 연장할 수 있습니다."),
        ("ANSWER", "2023-09-01", {"length": "10일"}, "답변서: 기간은 법령이 정하므로 따로 줄 수 없습니다."),
        (
            "BOOKS_CLOSED",
            "2023-12-31",
            {"length": "10일"},
            "출납사무의 완결: 기간은 법령이 정하므로 따로 줄 수 없습니다.",
        ),
        (
            "RESTRICTION",
            "2023-09-01",
            {},
            "권익을 제한하는 기간(영업정지 등): 기간을 정하여 주어야 합니다(예: 10일).",
        ),
        (
            "CIVIL_PETITION_HOURS",
            "2023-09-01T09:00",
            {"length": "6일"},
            "민원(처리기간 5일 이하): 기간은 5일 이하여야 합니다.",
        ),
        (
            "CIVIL_PETITION_DAYS",
            "2023-09-01",
            {"length": "5일"},
            "민원(처리기간 6일 이상): 기간은 6일 이상이어야 합니다.",
        ),
        (
            "CIVIL_PETITION_DAYS",
            "2023-09-01",
            {"length": "1개월"},
            "민원(처리기간 6일 이상): 1개월로 정할 수 없는 기간입니다.",
        ),
        (
            "CIVIL_PETITION_IMMEDIATE",
            "2023-09-01",
            {},
            "민원(즉시 처리): 접수한 시각까지 있어야 셀 수 있습니다(예: 2023-09-01T15:00).",
        ),
        (
            "BUDGET_VOTE",
            "2024-01-01",
            {"left_out": [("2023-12-01", "2023-12-02")]},
            "예산안의 의결(시·군·자치구의회): 세지 않는 기간을 둘 수 없습니다.",
        ),
    ],
)
def test_what_does_not_fit_the_rule_is_refused_in_one_sentence(code, started, more, message):
    with pytest.raises(DeadlineError) as caught:
        due(code, started, **more)

    assert str(caught.value) == message


def test_five_and_six_days_are_the_bounds_of_hours_and_days():
    assert told(due("CIVIL_PETITION_HOURS", "2023-11-06T09:00", length="5일")) == "2023-11-10T18:00"
    assert told(due("CIVIL_PETITION_DAYS", "2023-11-06", length="6일")) == "2023-11-13"


def test_a_span_that_ends_before_it_begins_is_refused():
    with pytest.raises(DeadlineError):
        Span(date(2023, 10, 2), date(2023, 10, 1))


@pytest.mark.parametrize("text", ["", "0일", "10", "일", "-3일", "1.5일", "열흘", "10일간", "99999일"])
def test_a_length_that_is_none_is_refused(text):
    with pytest.raises(DeadlineError):
        read_length(text)


def test_a_closed_day_moves_a_deadline_and_names_another_calendar():
    own = CALENDAR.with_closed_days({date(2023, 10, 13): "구민의 날"}, reference="구민의 날 조례")
    case = Case(rules()["DISCLOSURE_DECISION"], date(2023, 9, 25))

    moved, national = deadline(case, calendar=own), deadline(case, calendar=CALENDAR)

    assert (moved.due_on, national.due_on) == (date(2023, 10, 16), date(2023, 10, 13))
    assert moved.calendar_version != national.calendar_version
