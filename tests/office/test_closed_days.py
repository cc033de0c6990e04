"""A day that the municipality closes moves what is due, tells who answers for it, and can be taken back."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import psycopg
import pytest
from django.db import connections, transaction
from django.db.utils import DatabaseError

from ieum.kernel.calendar.days import national_calendar
from ieum.office import queries
from ieum.platform.closed_days import operations
from ieum.platform.closed_days.operations import ClosingRefused
from ieum.platform.closed_days.queries import NoSuchClosedDay, due_changes, own_calendar
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import ClosedDay, DueChange, Municipality, Notice
from ieum.platform.operations import BasisMissing
from tests.office.offices import DAY

pytestmark = pytest.mark.database
RULE = "DISCLOSURE_DECISION"
DUE, LATER, CLOSED = date(2021, 3, 15), date(2021, 3, 16), date(2021, 3, 10)


def closing(desk, day=CLOSED, **more):
    given = {"name": "개청 기념일", "actor_id": desk.accounts["head"], "basis": "구민의 날 조례 제3조", **more}
    with desk.inside():
        return operations.close_day(day=day, **given)


def now(desk, case):
    with desk.inside():
        return queries.case(case.pk)


def test_a_closed_day_moves_what_a_rule_counted_and_says_from_which_day_to_which(desk):
    counted = desk.receive(rule=RULE)
    given = desk.receive(due_on=DUE)
    closed = desk.do("settle", desk.working(rule=RULE), by="officer", reason="중복")

    (change,) = closing(desk)

    assert counted.due_on == DUE
    assert (change.subject_id, change.before, change.after) == (counted.pk, DUE, LATER)
    assert [now(desk, each).due_on for each in (counted, given, closed)] == [LATER, DUE, DUE]
    with desk.inside():
        assert now(desk, counted).calendar_version == own_calendar().version != national_calendar().version
        said = (
            "2021-0001 예산 자료 요청: 기한이 2021-03-15(월)에서 2021-03-16(화)로 바뀜 "
            "(2021-03-10(수) 개청 기념일 휴무)"
        )
        told = Notice.objects.filter(kind="platform.due_moved").values_list("account", "title")
        assert list(told) == [(desk.accounts["officer"], said)]


def test_a_due_date_that_stopped_and_was_put_off_is_counted_with_both_when_a_day_closes(desk):
    case = desk.working(rule=RULE)
    desk.do("suspend_due", case, by="officer", from_on=DAY, told_on=DAY, basis="보완 요구")
    desk.do("resume_due", case, by="officer", until_on=DAY)
    before = desk.do("extend_due", case, by="officer", length="3일", until_on=None, told_on=DAY, basis="많음").due_on

    closing(desk)

    # 2 March does not count, ten working days end on the 16th, three more on the 19th; the closed day moves it by one.
    assert (before, now(desk, case).due_on) == (date(2021, 3, 19), date(2021, 3, 22))


def test_what_would_move_is_told_before_and_writes_nothing(desk):
    counted = desk.receive(rule=RULE)

    with desk.inside():
        moved = {keeper.name: moves for keeper, moves in operations.moved_by_closing(CLOSED, "개청 기념일") if moves}

    assert [(each.subject_id, each.before, each.after) for each in moved["office.case"]] == [(counted.pk, DUE, LATER)]
    assert list(moved) == ["office.case"]
    assert now(desk, counted).due_on == DUE


def test_a_closed_day_that_is_taken_back_moves_everything_back_and_stays_in_the_record(desk):
    counted = desk.receive(rule=RULE)
    (change,) = closing(desk)

    with desk.inside():
        operations.reopen_day(closed_day_id=change.closed_day_id, actor_id=desk.accounts["head"], basis="휴무를 거둠")
        moves = [(each.before, each.after) for each in due_changes("office.case", [counted.pk])]
        with pytest.raises(NoSuchClosedDay):
            operations.reopen_day(closed_day_id=change.closed_day_id, actor_id=desk.accounts["head"], basis="다시")

    assert moves == [(DUE, LATER), (LATER, DUE)]
    assert now(desk, counted).due_on == DUE
    assert len(closing(desk)) == 1


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2021, 3, 13), "2021-03-13(토): 이미 쉬는 날입니다(토요일). 다른 날을 고르십시오."),
        (date(2021, 3, 1), "2021-03-01(월): 이미 쉬는 날입니다(3·1절). 다른 날을 고르십시오."),
        (date(1999, 3, 10), "공휴일은 2003년부터 2027년까지 등록되어 있어 그 밖의 날은 셀 수 없습니다."),
    ],
)
def test_a_day_that_is_off_already_or_not_known_is_refused(desk, day, said):
    with pytest.raises(ClosingRefused) as refused:
        closing(desk, day)

    assert str(refused.value) == said


def test_the_same_day_is_closed_once_and_never_without_name_or_basis(desk):
    closing(desk)

    with pytest.raises(ClosingRefused):
        closing(desk)
    with pytest.raises(ClosingRefused):
        closing(desk, date(2021, 3, 11), name=" ")
    with pytest.raises(BasisMissing):
        closing(desk, date(2021, 3, 11), basis=" ")


def test_a_case_that_is_opened_meanwhile_is_counted_by_the_day_or_moved_by_it(desk):
    def receive(_):
        try:
            return desk.receive(rule=RULE)
        finally:
            connections.close_all()

    def close():
        try:
            return closing(desk)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        closed = pool.submit(close)
        cases = list(pool.map(receive, range(6)))
        closed.result()

    assert {now(desk, each).due_on for each in cases} == {LATER}


def test_the_day_of_one_municipality_is_no_day_of_another(desk):
    closing(desk)
    other = Municipality.objects.create(code="3170", name="금천구", kind="DISTRICT")

    with municipality(other.code):
        assert own_calendar().version == national_calendar().version
        assert ClosedDay.objects.count() == 0


@pytest.mark.parametrize("change", [{"day": date(2021, 3, 11)}, {"name": "다른 날"}])
def test_the_application_never_rewrites_a_closed_day_or_a_move(desk, change):
    desk.receive(rule=RULE)
    closing(desk)

    with desk.inside():
        for rows, change_of_it in ((ClosedDay.objects, change), (DueChange.objects, {"after": DAY})):
            with pytest.raises(DatabaseError) as refused, transaction.atomic():
                rows.update(**change_of_it)
            assert isinstance(refused.value.__cause__, psycopg.errors.InsufficientPrivilege)
            with pytest.raises(DatabaseError), transaction.atomic():
                rows.all().delete()
