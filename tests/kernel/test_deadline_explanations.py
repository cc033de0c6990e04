"""How a due date is explained, day by day."""

from datetime import date

from tests.kernel.cases import CALENDAR, due

from ieum.kernel.deadlines.explaining import Step, explain


def test_an_explanation_tells_each_day_of_working_days_and_why_some_do_not_count():
    found = due("DISCLOSURE_OBJECTION_DECISION", "2023-10-04", left_out=[("2023-10-11", "2023-10-11")])

    assert explain(found, calendar=CALENDAR) == (
        Step(date(2023, 10, 4), "1일째", ""),
        Step(date(2023, 10, 5), "2일째", ""),
        Step(date(2023, 10, 6), "3일째", ""),
        Step(date(2023, 10, 7), "", "토요일"),
        Step(date(2023, 10, 8), "", "일요일"),
        Step(date(2023, 10, 9), "", "한글날"),
        Step(date(2023, 10, 10), "4일째", ""),
        Step(date(2023, 10, 11), "", "세지 않는 기간"),
        Step(date(2023, 10, 12), "5일째", ""),
        Step(date(2023, 10, 13), "6일째", ""),
        Step(date(2023, 10, 14), "", "토요일"),
        Step(date(2023, 10, 15), "", "일요일"),
        Step(date(2023, 10, 16), "7일째", "기한"),
    )


def test_an_explanation_tells_why_an_end_moved():
    assert explain(due("DISCLOSURE_THIRD_PARTY_REQUEST", "2023-10-06"), calendar=CALENDAR) == (
        Step(date(2023, 10, 6), "", "첫날은 세지 않음"),
        Step(date(2023, 10, 7), "1일째", "토요일"),
        Step(date(2023, 10, 8), "2일째", "일요일"),
        Step(date(2023, 10, 9), "3일째", "한글날"),
        Step(date(2023, 10, 10), "", "말일이 쉬는 날이어서 밀림, 기한"),
    )


def test_an_explanation_counts_an_extension_anew():
    steps = explain(due("DISCLOSURE_DECISION", "2023-10-16", extend=("1일",)), calendar=CALENDAR)

    assert [step.counted for step in steps if step.counted][-2:] == ["10일째", "연장 1일째"]


def test_an_explanation_counts_backward_from_the_event():
    assert explain(due("SPECIAL_SESSION_NOTICE", "2023-11-13"), calendar=CALENDAR) == (
        Step(date(2023, 11, 13), "", "당일은 세지 않음"),
        Step(date(2023, 11, 12), "1일 전", "일요일"),
        Step(date(2023, 11, 11), "2일 전", "토요일"),
        Step(date(2023, 11, 10), "3일 전", ""),
        Step(date(2023, 11, 9), "", "온전한 날수를 둔 앞날, 기한"),
    )


def test_an_explanation_tells_the_hours_of_each_day():
    assert explain(due("CIVIL_PETITION_IMMEDIATE", "2023-12-22T16:30"), calendar=CALENDAR) == (
        Step(date(2023, 12, 22), "16:30-18:00", ""),
        Step(date(2023, 12, 23), "", "토요일"),
        Step(date(2023, 12, 24), "", "일요일"),
        Step(date(2023, 12, 25), "", "기독탄신일"),
        Step(date(2023, 12, 26), "09:00-10:30", "기한"),
    )


def test_an_explanation_says_that_a_petition_after_closing_time_waits_for_the_next_day():
    steps = explain(due("CIVIL_PETITION_IMMEDIATE", "2023-12-27T18:00"), calendar=CALENDAR)

    assert steps == (
        Step(date(2023, 12, 27), "", "근무시간이 지남"),
        Step(date(2023, 12, 28), "09:00-12:00", "기한"),
    )


def test_an_explanation_of_a_day_of_effect_ends_with_that_day():
    steps = explain(due("PUBLIC_NOTICE_EFFECT", "2023-12-28"), calendar=CALENDAR)

    assert steps[-2:] == (
        Step(date(2024, 1, 2), "5일째", ""),
        Step(date(2024, 1, 3), "", "기간이 지난 다음 날, 효력이 생기는 날"),
    )


def test_an_explanation_of_a_yearly_day_is_that_day():
    assert explain(due("SETTLEMENT_SUBMISSION", "2025-12-31"), calendar=CALENDAR) == (
        Step(date(2026, 5, 31), "", "일요일, 다음 해의 정한 날, 기한"),
    )
