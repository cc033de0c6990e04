"""Cases whose period is counted in working hours, and periods that the office sets itself."""

from datetime import date, datetime, time, timedelta

import pytest

from ieum.kernel.deadlines.periods import read_length
from ieum.office import queries
from ieum.office.reminding import tell_minutes
from ieum.office.rules.periods import receipt_fault, rule_of_own
from ieum.org.due_dates import due_dates
from ieum.platform.closed_days.operations import close_day
from ieum.platform.notices.queries import notices
from tests.office.offices import DAY
from tests.office.test_due_changes import extended, refused, suspended

pytestmark = pytest.mark.database
NEXT = DAY + timedelta(days=1)
AT_ONCE = {"kind": "PETITION", "rule": "CIVIL_PETITION_IMMEDIATE", "received_time": time(16, 30)}
"""Three hours from Tuesday 16:30: one and a half until 18:00, the others on Wednesday from 9:00."""
IN_HOURS = {"kind": "PETITION", "length": "4시간", "received_time": time(9, 0)}
"""9:00-12:00 and 13:00-14:00."""


def due(case):
    return case.due_on, case.due_time


@pytest.mark.parametrize(
    ("received_on", "more", "expected"),
    [
        (DAY, AT_ONCE, (NEXT, time(10, 30))),
        # 24 hours over Christmas: 3 on Friday, 8 on Tuesday and on Wednesday, 5 on Thursday with an hour for lunch.
        (date(2023, 12, 22), {"kind": "PETITION", "length": "3일", "received_time": time(15)},
         (date(2023, 12, 28), time(15))),
        # After closing time the period begins on the next working day; a Friday's on Monday.
        (date(2021, 3, 5), AT_ONCE | {"received_time": time(18, 1)}, (date(2021, 3, 8), time(12))),
        (DAY, AT_ONCE | {"received_time": time(12, 15)}, (DAY, time(16))),
    ],
)  # fmt: skip
def test_a_period_in_working_hours_ends_at_a_minute(desk, received_on, more, expected):
    case = desk.receive(received_on=received_on, on=received_on, **more)

    assert due(case) == expected


def test_a_day_without_a_minute_is_enough_for_all_but_hours(desk):
    said = refused(desk.receive, kind="PETITION", rule="CIVIL_PETITION_IMMEDIATE")
    case = desk.receive(rule="PROPOSAL_PETITION", received_time=time(17, 59))

    assert said == "민원(즉시 처리): 접수한 시각까지 있어야 셀 수 있습니다(예: 2021-03-02T15:00)."
    assert (due(case), due(desk.receive(rule="PROPOSAL_PETITION"))) == ((date(2021, 3, 19), None),) * 2


@pytest.mark.parametrize(
    ("kind", "length", "rule"),
    [
        ("PETITION", "5일", "CIVIL_PETITION_HOURS"),
        ("INQUIRY", "6일", "CIVIL_PETITION_DAYS"),
        ("PETITION", "1주", "CIVIL_PETITION_MONTHS"),
        ("PETITION", "40시간", "CIVIL_PETITION_HOURS"),
        ("REQUEST", "4시간", "OWN_PERIOD_HOURS"),
        ("DIRECTIVE", "3일", "OWN_PERIOD"),
    ],
)
def test_a_period_of_ones_own_is_counted_as_the_law_on_the_kind_says(kind, length, rule):
    assert rule_of_own(kind, read_length(length)) == rule


def test_a_period_of_ones_own_gives_the_due_date_and_stays_with_the_case(desk):
    days = desk.receive(length=" 3일")
    hours = desk.receive(length="4시간", received_time=time(9))

    # Wednesday 3 is the first day, Friday 5 the third.
    assert (days.length, days.due_rule, due(days)) == ("3일", "OWN_PERIOD", (date(2021, 3, 5), None))
    assert (hours.due_rule, due(hours)) == ("OWN_PERIOD_HOURS", (DAY, time(14)))


def test_a_promise_under_a_rule_is_shorter_than_the_law_or_as_long_and_never_longer(desk):
    given = {"kind": "PETITION", "rule": "PROPOSAL_PETITION"}

    assert due(desk.receive(**given, length="3일")) == (date(2021, 3, 4), None)
    assert due(desk.receive(**given, length="4시간", received_time=time(9))) == (DAY, time(14))
    assert desk.receive(**given, length="14일").due_on == date(2021, 3, 19)
    assert refused(desk.receive, **given, length="15일") == (
        "건의민원: 처리기간 15일은 법령의 기간(2021-03-19까지)보다 깁니다. 더 짧게 적으십시오."
    )
    assert refused(desk.receive, **AT_ONCE, length="4시간") == (
        "민원(즉시 처리): 처리기간 4시간은 법령의 기간(2021-03-03 10:30까지)보다 깁니다. 더 짧게 적으십시오."
    )


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"length": "보름"}, "기간은 10일, 2주, 3개월, 1년처럼 적습니다: 보름"),
        ({"length": "0일"}, "기간은 10일, 2주, 3개월, 1년처럼 적습니다: 0일"),
        ({"kind": "PETITION", "length": "41시간", "received_time": time(9)},
         "민원(처리기간 5일 이하): 기간은 5일 이하여야 합니다."),
        ({"length": "3일", "due_on": DAY},
         "기한과 처리기간은 하나만 적습니다. 처리기간을 적으면 기한은 저절로 셉니다."),
        ({"rule": "PROPOSAL_PETITION", "length": "1주"}, "건의민원: 1주로 정할 수 없는 기간입니다."),
        ({"rule": "NONE", "length": "1일"}, "없는 기한 규칙입니다: NONE."),
    ],
)  # fmt: skip
def test_a_period_that_cannot_be_is_refused_and_leaves_no_case(desk, more, said):
    assert refused(desk.receive, **more) == said
    with desk.inside():
        assert queries.next_number(DAY.year) == 1


@pytest.mark.parametrize(
    ("received_on", "received_time", "said"),
    [
        (NEXT, None, "접수일은 오늘(2021-03-02)보다 뒤일 수 없습니다."),
        (DAY, time(10, 1), "접수 시각은 지금(10:00)보다 뒤일 수 없습니다."),
        (DAY, time(10, 0), ""),
        (date(2021, 3, 1), time(23, 59), ""),
        (DAY, None, ""),
    ],
)
def test_a_receipt_that_is_to_come_has_a_fault(received_on, received_time, said):
    assert receipt_fault(received_on, received_time, now=datetime(2021, 3, 2, 10, 0, 30)) == said  # noqa: DTZ001 - by the office's clock


def test_a_case_is_not_received_before_it_comes(desk):
    assert refused(desk.receive, received_on=NEXT).startswith("접수일은 오늘")
    assert refused(desk.receive, received_time=time(10, 1), at=time(10)).startswith("접수 시각은 지금")


@pytest.mark.parametrize(
    ("minute", "is_late"), [((10, 29, 0), False), ((10, 30, 59), False), ((10, 31, 0), True), ((23, 59, 0), True)]
)
def test_a_case_is_late_after_its_due_minute(desk, minute, is_late):
    case = desk.receive(**AT_ONCE)

    assert queries.is_late(case, datetime(2021, 3, 3, *minute)) == is_late  # noqa: DTZ001 - by the office's clock
    assert not queries.is_late(desk.receive(due_on=NEXT), datetime(2021, 3, 3, 23, 59))  # noqa: DTZ001 - as above


def test_a_day_that_is_left_out_or_closed_has_no_hours_that_count(desk):
    left_out = suspended(desk, desk.working(**AT_ONCE))
    stopped = due(left_out)
    left_out = desk.do("resume_due", left_out, by="officer", until_on=DAY)
    counted = desk.receive(**AT_ONCE)
    with desk.inside():
        close_day(day=NEXT, name="개청 기념일", actor_id=desk.accounts["head"], basis="조례")
        moved = [due(queries.case(each.pk)) for each in (left_out, counted)]

    assert (stopped, due(left_out)) == ((None, None), (NEXT, time(12)))
    assert moved == [(date(2021, 3, 4), time(12)), (date(2021, 3, 4), time(10, 30))]


def test_hours_are_put_off_by_hours_from_the_due_minute_until_it_is_past(desk):
    case = desk.working(**IN_HOURS)
    past = refused(extended, desk, case, length="1시간", at=time(14, 1))
    longer = refused(extended, desk, case, length="5시간", at=time(14))
    case = extended(desk, case, length="2시간", at=time(14))

    assert past == "기한이 지난 뒤에는 연장할 수 없습니다."
    assert longer == "민원(처리기간 5일 이하): 한 번에 4시간까지만 연장할 수 있습니다."
    assert due(case) == (DAY, time(16))
    assert refused(extended, desk, case, length="1시간", at=time(14)).startswith("다시 연장하려면 민원인의 동의")
    never = refused(extended, desk, desk.working(**AT_ONCE), length="1시간", at=time(17))
    assert never == "민원(즉시 처리): 연장할 수 없습니다."


def remembered(desk, hour, minute):
    """How many are told at a minute of the day."""
    with desk.inside():
        return tell_minutes(datetime.combine(DAY, time(hour, minute)))


def test_who_answers_is_told_an_hour_before_the_due_minute_and_after_it_each_once(desk):
    case = desk.working(**IN_HOURS)
    desk.receive(due_on=DAY)
    told = [remembered(desk, *each) for each in ((12, 59), (13, 0), (13, 30), (14, 0), (14, 1), (14, 2))]
    case = extended(desk, desk.working(**IN_HOURS), length="2시간", at=time(14))
    told.append(remembered(desk, 15, 0))

    assert told == [0, 1, 0, 0, 1, 0, 1]
    with desk.inside():
        titles = [each.title for each in notices(desk.accounts["officer"]) if each.kind == "office.due_soon"]
        fed = due_dates(desk.accounts["officer"], DAY)
    assert titles[0] == f"{case} 민원 (처리 중) 기한 2021-03-02 16:00"
    assert [each.due_time for each in fed] == [time(14), time(16), None]


def test_the_approver_of_a_case_that_is_due_at_a_minute_is_told_too(desk):
    desk.submitted(**IN_HOURS)

    assert (remembered(desk, 13, 30), remembered(desk, 13, 31)) == (1, 0)
    with desk.inside():
        assert [each.kind for each in notices(desk.accounts["lead"])][:1] == ["office.due_soon"]
