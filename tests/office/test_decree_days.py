"""A day of the decree that comes with an upgrade moves what is due, once, and whoever answers for it is told."""

from datetime import date

import psycopg
import pytest
from django.db import transaction
from django.db.utils import DatabaseError

from ieum.kernel.calendar.days import national_calendar
from ieum.office import queries
from ieum.platform.closed_days import decree, operations
from ieum.platform.closed_days.queries import due_changes, own_calendar
from ieum.platform.database import actions
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import DecreeCalendar, DecreeDueChange, Municipality, Notice
from ieum.platform.operations import register_municipality

pytestmark = pytest.mark.database
RULE = "DISCLOSURE_DECISION"
RECEIVED, CHILDREN = date(2021, 5, 3), date(2021, 5, 5)
AS_IT_WAS, AS_IT_IS = date(2021, 5, 14), date(2021, 5, 17)


def received(desk, **more):
    return desk.receive(rule=RULE, received_on=RECEIVED, on=RECEIVED, **more)


def older(desk, *, but=CHILDREN, more=()):
    """Let the municipality have counted by a version that does not know a day of the decree, or knows ``more``."""
    days = [[each.day.isoformat(), each.name] for each in national_calendar().holidays if each.day != but]
    with desk.inside():
        return DecreeCalendar.objects.create(
            municipality_id=desk.hall.district.id, version="2003-2027:older", holidays=sorted([*days, *more])
        )


def counted_then(database, case, due_on=AS_IT_WAS):
    """Put a case back to what that version had counted."""
    with database.connect("superuser") as connection:
        connection.execute(
            "UPDATE office_officecase SET due_on = %s, calendar_version = '2003-2027:older' WHERE id = %s",
            (due_on, case.pk),
        )


def now(desk, case):
    with desk.inside():
        return queries.case(case.pk)


def test_an_upgrade_moves_what_a_rule_counted_by_the_new_day_and_tells_who_answers(database, desk, capsys):
    counted, given = received(desk), desk.receive(due_on=AS_IT_WAS)
    closed = desk.do("settle", desk.working(rule=RULE), by="officer", reason="중복")
    older(desk)
    counted_then(database, counted)

    assert actions.migrate() == 0

    assert "달라진 공휴일로 기한 1건을 다시 계산하고 맡은 사람에게 알렸습니다." in capsys.readouterr().out
    assert [now(desk, each).due_on for each in (counted, given, closed)] == [AS_IT_IS, AS_IT_WAS, closed.due_on]
    with desk.inside():
        (change,) = due_changes("office.case", [counted.pk])
        assert (change.before, change.after, change.day) == (AS_IT_WAS, AS_IT_IS, CHILDREN)
        assert change.cause == "2021-05-05(수) 어린이날 공휴일 지정"
        assert now(desk, counted).calendar_version == own_calendar().version
        said = (
            "2021-0001 예산 자료 요청: 기한이 2021-05-14(금)에서 2021-05-17(월)로 바뀜 "
            "(2021-05-05(수) 어린이날 공휴일 지정)"
        )
        told = Notice.objects.filter(kind="platform.due_moved").values_list("account", "title")
        assert list(told) == [(desk.accounts["officer"], said)]


def test_what_was_counted_anew_is_not_moved_again_by_the_next_start(database, desk):
    counted_then(database, received(desk))
    older(desk)

    assert decree.recount_everywhere() == 1
    assert decree.recount_everywhere() == 0

    with desk.inside():
        assert (DecreeDueChange.objects.count(), DecreeCalendar.objects.count()) == (1, 2)
        assert Notice.objects.filter(kind="platform.due_moved").count() == 1


def test_a_day_that_the_decree_takes_out_and_one_that_it_adds_move_one_after_the_other(database, desk):
    case = received(desk)
    # That version had the 13th off, and not the 5th: the same ten days, but counted over others.
    older(desk, more=[["2021-05-13", "임시공휴일"]])
    counted_then(database, case, AS_IT_IS)

    with desk.inside():
        moved = [(each.cause, each.before, each.after) for each in decree.recount()]

    assert moved == [
        ("2021-05-05(수) 어린이날 공휴일 지정", AS_IT_IS, date(2021, 5, 18)),
        ("2021-05-13(목) 임시공휴일 공휴일 제외", date(2021, 5, 18), AS_IT_IS),
    ]
    assert (now(desk, case).due_on, now(desk, case).calendar_version) == (AS_IT_IS, national_calendar().version)


def test_a_day_that_the_municipality_had_closed_itself_moves_nothing_when_the_decree_takes_it_up(desk):
    case = received(desk)
    with desk.inside():
        operations.close_day(
            day=date(2021, 5, 13), name="휴무", actor_id=desk.accounts["head"], basis="구민의 날 조례 제3조"
        )
    before = now(desk, case).due_on
    older(desk, but=None, more=[["2021-05-13", "임시공휴일"]])

    with desk.inside():
        assert decree.recount() == []

    assert now(desk, case).due_on == before


def test_who_has_counted_by_this_version_alone_is_told_of_nothing(database, desk):
    new = register_municipality(code="3170", name="금천구", kind="DISTRICT")
    Municipality.objects.create(code="3190", name="동작구", kind="DISTRICT")
    counted_then(database, received(desk))

    assert decree.recount_everywhere() == 0

    for code in (new, "3190", desk.hall.district.code):
        with municipality(code):
            assert [each.version for each in DecreeCalendar.objects.all()] == [national_calendar().version]


def test_the_application_never_rewrites_what_was_counted_by(database, desk):
    counted_then(database, received(desk))
    older(desk)
    decree.recount_everywhere()

    with desk.inside():
        other, moved = desk.hall.district.id, DecreeDueChange.objects
        for change in (
            lambda: moved.update(id=other), moved.all().delete, lambda: DecreeCalendar.objects.update(id=other)
        ):  # fmt: skip
            with pytest.raises(DatabaseError) as refused, transaction.atomic():
                change()
            assert isinstance(refused.value.__cause__, psycopg.errors.InsufficientPrivilege)
