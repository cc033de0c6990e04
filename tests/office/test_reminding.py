"""Reminders: by working days, to who answers for the work and then to the heads above, each told once."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from ieum.kernel import registry
from ieum.kernel.calendar.days import national_calendar
from ieum.kernel.registry import PostWork
from ieum.office import queries, reminding
from ieum.office.operations import RemindersRefused, set_reminders
from ieum.office.reminding import remind, tell_due
from ieum.office.rules.reminders import Habits, reminders, usual_habits
from ieum.office.work import POST_WORK
from ieum.org.due_dates import dated_work, open_due
from ieum.org.queries import standing
from ieum.org.rules.reorganisation import Merge
from ieum.platform.database.tenancy import municipality
from ieum.platform.notices.queries import notices
from ieum.platform.operations import BasisMissing
from tests.office.offices import DAY
from tests.platform.working import work

SEOUL = ZoneInfo("Asia/Seoul")
HABITS = Habits(before=(3, 1, 0), after=(1, 3), minutes=60)
DUE = date(2021, 3, 12)
"""A Friday."""


@pytest.mark.parametrize(
    ("today", "stages"),
    [
        (date(2021, 3, 8), []),
        (date(2021, 3, 9), ["before 3"]),
        (date(2021, 3, 10), ["before 3"]),
        (date(2021, 3, 11), ["before 1"]),
        (date(2021, 3, 12), ["before 0"]),
        (date(2021, 3, 13), []),
        (date(2021, 3, 14), []),
        (date(2021, 3, 15), ["late", "after 1"]),
        (date(2021, 3, 16), ["late", "after 1"]),
        (date(2021, 3, 17), ["late", "after 1", "after 3"]),
        (date(2021, 12, 31), ["late", "after 1", "after 3"]),
    ],
)
def test_stages_follow_working_days(today, stages):
    found = reminders(DUE, today, set_habits=HABITS, calendar=national_calendar())

    assert [each.stage for each in found] == stages


def test_holidays_do_not_count():
    """설날 2021: 11.-13. February; Wednesday the 10th is the last working day before Monday the 15th."""
    found = reminders(date(2021, 2, 15), date(2021, 2, 10), set_habits=HABITS, calendar=national_calendar())

    assert [each.stage for each in found] == ["before 1"]


@pytest.mark.parametrize(
    ("today", "due_on", "stages"),
    [
        (date(2028, 1, 3), date(2028, 1, 5), ["before 3"]),
        (date(2028, 1, 10), date(2028, 1, 6), ["late", "after 1"]),
        (date(2027, 12, 31), date(2028, 1, 3), ["before 1"]),
        (DUE, date(2099, 12, 31), []),
        (DUE, date.max, []),
        (DUE, date(1999, 12, 31), ["late", "after 1", "after 3"]),
        (DUE, date.min, ["late", "after 1", "after 3"]),
    ],
)
def test_beyond_the_known_holidays_each_weekday_counts(today, due_on, stages):
    found = reminders(due_on, today, set_habits=HABITS, calendar=national_calendar())

    assert [each.stage for each in found] == stages


def test_what_is_set_holds_from_its_day():
    assert usual_habits(DAY) == HABITS


def set_own(desk, before=(5, 2), after=(1, 2), minutes=30, **more):
    given = {"valid_from": date(2021, 3, 8), "actor_id": desk.accounts["head"], "basis": "내부 방침", "on": DAY, **more}
    with desk.inside():
        return set_reminders(Habits(before, after, minutes), **given)


@pytest.mark.database
def test_a_municipality_is_reminded_on_its_own_days_from_its_day_on(desk):
    desk.receive(due_on=DUE)
    set_own(desk)

    seen = []
    for day in (5, 9, 10, 15, 16, 17):
        look(desk, date(2021, 3, day))
        seen.append([len(told(desk, who)) for who in ("officer", "lead", "head")])

    # The 5th is before its day, and as is usual nothing comes five working days ahead.
    assert seen == [[0, 0, 0], [1, 0, 0], [2, 0, 0], [3, 1, 0], [3, 1, 1], [3, 1, 1]]
    with desk.inside():
        assert queries.habits_on(date(2021, 3, 5)) == HABITS
        assert queries.habits_on(date(2021, 3, 8)) == Habits((5, 2), (1, 2), 30)


@pytest.mark.database
def test_of_one_day_the_last_word_holds_and_another_municipality_keeps_the_usual(desk, neighbour):
    set_own(desk)
    set_own(desk, before=(1,), after=())

    with desk.inside():
        assert queries.habits_on(DUE) == Habits((1,), (), 30)
        assert len(queries.reminder_times()) == 2
    with municipality(neighbour.code):
        assert queries.habits_on(DUE) == HABITS


@pytest.mark.database
@pytest.mark.parametrize(
    ("said", "given"),
    [
        ("시행일은 오늘이거나 그 뒤", {"valid_from": date(2021, 2, 28)}),
        ("기한 전은 하나부터", {"before": ()}),
        ("기한 전은 하나부터", {"after": (1, 2, 3, 4, 5, 6)}),
        ("근무일 수입니다", {"before": (61,)}),
        ("근무일 수입니다", {"before": (1, -1)}),
        ("근무일 수입니다", {"after": (0, 1)}),
        ("먼 날부터", {"before": (1, 3)}),
        ("먼 날부터", {"before": (3, 3)}),
        ("가까운 날부터", {"after": (3, 1)}),
        ("분은 10부터 480까지", {"minutes": 9}),
        ("분은 10부터 480까지", {"minutes": 481}),
    ],
)
def test_days_out_of_order_too_far_or_too_many_are_refused(desk, said, given):
    with pytest.raises(RemindersRefused, match=said):
        set_own(desk, **given)
    with pytest.raises(BasisMissing):
        set_own(desk, basis=" ")


def told(desk, who):
    with desk.inside():
        return [each.kind for each in reversed(notices(desk.accounts[who])) if "assigned" not in each.kind]


def look(desk, day):
    with desk.inside():
        return tell_due(day, calendar=national_calendar())


@pytest.mark.database
def test_the_holder_is_told_before_and_after_and_then_the_heads_above(desk):
    desk.receive(due_on=DUE)
    seen = []
    for day in (8, 9, 10, 11, 12, 15, 16, 17, 18):
        look(desk, date(2021, 3, day))
        seen.append([len(told(desk, who)) for who in ("officer", "lead", "head", "bureau")])

    assert seen == [
        [0, 0, 0, 0], [1, 0, 0, 0], [1, 0, 0, 0], [2, 0, 0, 0], [3, 0, 0, 0],
        [4, 1, 0, 0], [4, 1, 0, 0], [4, 1, 1, 0], [4, 1, 1, 0],
    ]  # fmt: skip
    assert told(desk, "officer") == ["office.due_soon"] * 3 + ["office.overdue"]
    assert told(desk, "lead") + told(desk, "head") == ["office.escalated"] * 2


@pytest.mark.database
def test_after_a_merge_one_head_of_the_new_unit_stands_in_the_line_and_is_told_of_what_is_late(desk):
    hall = desk.hall
    case = desk.receive(due_on=DUE, kind="POLICY")
    hall.reorganise(DAY, Merge((hall.unit("재무과"), hall.unit("기획예산과")), "재정과", "DIVISION"))

    above = ("예산팀 팀장", "재무과 과장", "기획재정국 국장", "구청장")
    assert [each.post_id for each in desk.line(case)] == [hall.post(each) for each in above]
    for day in (15, 17):
        look(desk, date(2021, 3, day))
    assert [told(desk, who) for who in ("lead", "head", "bureau")] == [
        ["office.escalated"], [], ["office.escalated"],
    ], "재무과 과장 is vacant, so that 국장 answers; 기획예산과 과장 is head no longer"  # fmt: skip


@pytest.mark.database
@pytest.mark.parametrize("far", [date(2031, 12, 5), date.max])
def test_a_due_date_in_a_year_without_known_holidays_keeps_no_other_untold(desk, far):
    desk.working(due_on=DUE)
    other = desk.working()
    desk.do(
        "ask_opinion", other, by="officer", post_id=desk.hall.post("예산팀 팀장"), question="의견은?", due_on=far,
    )  # fmt: skip

    look(desk, DUE)

    assert told(desk, "officer") == ["office.due_soon"]


@pytest.mark.database
def test_a_fault_at_one_post_is_raised_when_all_others_are_told_and_comes_again_until_it_is_mended(desk, monkeypatch):
    monkeypatch.setattr(reminding, "_looked", set())
    desk.receive(due_on=DUE)
    lead = desk.hall.post("예산팀 팀장")
    monkeypatch.setattr(registry.post_work, "_items", dict(registry.post_work._items))
    registry.post_work.register(PostWork("test.work", "시험", "SEE_CASES", lambda _: [1 / 0], lambda _: [lead], _stays))
    morning = datetime(2021, 3, 12, 8, 0, tzinfo=SEOUL)

    for _ in range(2):
        with pytest.raises(ExceptionGroup, match="reminders") as caught, desk.inside():
            remind(morning)

    assert [type(each) for each in caught.value.exceptions] == [ZeroDivisionError]
    assert told(desk, "officer") == ["office.due_soon"]


def _stays(*_):
    return 0


@pytest.mark.database
def test_of_each_kind_of_work_only_those_posts_are_asked_where_some_may_be_due(desk, monkeypatch):
    monkeypatch.setattr(registry.post_work, "_items", dict(registry.post_work._items))
    registry.post_work.register(PostWork("test.work", "시험", "SEE_CASES", lambda _: [1 / 0], lambda _: (), _stays))

    look(desk, DUE)


@pytest.mark.database
def test_no_post_with_work_that_is_due_is_left_out(desk, board):
    for bring in desk.new_work(desk.hall.post("평가팀 팀장"), due_on=DUE):
        bring()
    board.plan()

    with desk.inside():
        asked = dated_work(DUE)
        due = {post: {each.uid for each in open_due(post)} for post in standing(DUE).posts}
        found = {post: {each.uid for each in open_due(post, kinds)} for post, kinds in asked.items()}

    assert {kind.name for kinds in asked.values() for kind in kinds} >= {each.name for each in POST_WORK}
    assert found == {post: uids for post, uids in due.items() if uids or post in asked}


@pytest.mark.database
def test_two_workers_at_once_tell_each_reminder_once(desk, threads):
    for _ in range(3):
        desk.receive(due_on=DUE)

    answers = [threads(look, desk, date(2021, 3, 17)) for _ in range(4)]

    assert sum(each.result() for each in answers) == 9
    assert [len(told(desk, who)) for who in ("officer", "lead", "head")] == [3, 3, 3]


@pytest.mark.database
def test_a_due_date_that_is_put_off_is_brought_to_mind_anew(desk):
    case = desk.receive(due_on=DUE)
    look(desk, DUE)
    desk.do(
        "extend_due", case, by="officer", length="", until_on=date(2021, 3, 19), told_on=DAY, basis="자료가 늦음",
    )  # fmt: skip
    look(desk, date(2021, 3, 18))

    assert told(desk, "officer") == ["office.due_soon"] * 2


@pytest.mark.database
def test_what_is_done_is_not_brought_to_mind(desk):
    case = desk.working(due_on=DUE)
    desk.do("settle", case, by="officer", reason="중복 접수")

    assert look(desk, DUE) == 0


@pytest.mark.database
def test_an_approval_that_waits_is_brought_to_the_mind_of_the_approver(desk):
    desk.submitted(due_on=DUE)
    look(desk, DUE)

    assert told(desk, "lead") == ["office.approval", "office.due_soon"]
    assert told(desk, "officer") == []


@pytest.mark.database
@pytest.mark.parametrize(
    ("moment", "count"),
    [
        (datetime(2021, 3, 12, 7, 59, tzinfo=SEOUL), 0),
        (datetime(2021, 3, 13, 9, 0, tzinfo=SEOUL), 0),
        (datetime(2021, 3, 12, 8, 0, tzinfo=SEOUL), 1),
        (datetime(2028, 1, 1, 9, 0, tzinfo=SEOUL), 0),
        (datetime(2028, 1, 3, 8, 0, tzinfo=SEOUL), 1),
    ],
)
def test_reminders_come_on_mornings_of_working_days(desk, monkeypatch, moment, count):
    monkeypatch.setattr(reminding, "_looked", set())
    desk.receive(due_on=DUE)

    for _ in range(2):
        with desk.inside():
            remind(moment)

    assert len(told(desk, "officer")) == count


@pytest.mark.database
def test_a_process_looks_once_a_day_at_each_municipality(desk, monkeypatch):
    monkeypatch.setattr(reminding, "_looked", set())
    with desk.inside():
        remind(datetime(2021, 3, 12, 8, 0, tzinfo=SEOUL))
    desk.receive(due_on=DUE)
    with desk.inside():
        remind(datetime(2021, 3, 12, 8, 5, tzinfo=SEOUL))
    before = told(desk, "officer")
    with desk.inside():
        remind(datetime(2021, 3, 15, 8, 0, tzinfo=SEOUL))

    assert (before, told(desk, "officer")) == ([], ["office.overdue"])


@pytest.mark.database
def test_workers_make_the_round_by_themselves(desk, monkeypatch):
    looked = []
    monkeypatch.setattr(reminding, "tell_due", lambda today, **_: looked.append(today))
    monkeypatch.setattr(reminding, "_looked", set())
    monkeypatch.setattr(reminding, "localtime", lambda _: datetime(2021, 3, 12, 8, 0, tzinfo=SEOUL))
    from procrastinate.contrib.django import app  # noqa: PLC0415 - of this test alone

    app.configure_task("ieum.rounds").defer()
    work()

    assert looked == [date(2021, 3, 12)]
