"""The organisation that is kept at hand is never an old one, another district's, or one that was taken back."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from psycopg.errors import InsufficientPrivilege

from ieum.org import operations, queries
from ieum.org.kept_standings import MOST_KEPT, kept_standing
from ieum.org.models import Person, StandingMark
from ieum.org.rules.personnel import PersonnelAction, PersonnelLine
from ieum.org.rules.reorganisation import Rename
from ieum.org.rules.standing import Standing
from ieum.platform.acting import Power, acting_as
from ieum.platform.database.tenancy import municipality, snapshot
from tests.database import make_district
from tests.org.office import Hall, found

pytestmark = pytest.mark.database
DAY = date(2021, 7, 1)


def rename(hall, name):
    """Give 평가팀, or what it is called now, another name."""
    hall.reorganise(DAY, Rename(hall.unit("평가팀"), name))


def called(hall):
    """What 평가팀 is called."""
    return hall.on(DAY).units[hall.unit("평가팀")].name


def test_what_has_not_changed_is_not_read_again(hall):
    kept = hall.on(DAY)

    with municipality(hall.district.code), CaptureQueriesContext(connection) as asked:
        assert queries.standing(DAY) is kept
    assert len(asked) == 1


def test_a_change_is_seen_by_all_once_it_is_committed_and_by_nobody_else_before(hall, threads):
    assert called(hall) == "평가팀"

    with municipality(hall.district.code):
        rename(hall, "성과팀")
        assert called(hall) == "성과팀"
        assert threads(called, hall).result() == "평가팀"

    assert (threads(called, hall).result(), called(hall)) == ("성과팀", "성과팀")


def test_a_change_that_is_taken_back_leaves_nothing_also_when_another_follows(hall):
    with municipality(hall.district.code):
        rename(hall, "성과팀")
        assert called(hall) == "성과팀"
        transaction.set_rollback(True)

    assert called(hall) == "평가팀"
    rename(hall, "행정팀")
    assert called(hall) == "행정팀"


def test_a_savepoint_that_is_taken_back_leaves_what_the_transaction_changed_before(hall):
    with municipality(hall.district.code):
        rename(hall, "성과팀")
        with transaction.atomic():
            rename(hall, "행정팀")
            transaction.set_rollback(True)
        assert called(hall) == "성과팀"

    assert called(hall) == "성과팀"


def test_a_transaction_that_changed_nothing_after_a_savepoint_was_taken_back_sees_what_others_change(hall, threads):
    with municipality(hall.district.code):
        with transaction.atomic():
            rename(hall, "성과팀")
            transaction.set_rollback(True)
        assert called(hall) == "평가팀"
        threads(rename, hall, "행정팀").result()
        assert called(hall) == "행정팀"


def test_a_preview_is_not_kept(hall):
    hall.reorganise(DAY, Rename(hall.unit("평가팀"), "성과팀"), is_preview=True)

    assert called(hall) == "평가팀"


def test_what_changed_while_it_was_read_is_not_kept(hall, threads):
    def read():
        old = Standing({}, {}, ())
        threads(rename, hall, "성과팀").result()
        return old

    with municipality(hall.district.code):
        assert kept_standing(DAY, None, read).units == {}

    assert called(hall) == "성과팀"


def test_a_snapshot_that_began_before_a_change_keeps_what_it_sees_and_spoils_it_for_nobody(hall, threads):
    unit = hall.unit("평가팀")
    with snapshot(hall.district.code):
        assert queries.standing(DAY).units[unit].name == "평가팀"
        threads(rename, hall, "성과팀").result()
        assert threads(called, hall).result() == "성과팀"
        assert queries.standing(DAY).units[unit].name == "평가팀"

    assert called(hall) == "성과팀"


def test_what_was_known_at_an_epoch_is_kept_apart_from_what_is_known_now(hall):
    with snapshot(hall.district.code) as epoch:
        pass
    rename(hall, "성과팀")

    unit = hall.unit("평가팀")
    assert [hall.on(DAY, each).units[unit].name for each in (epoch, None, epoch)] == ["평가팀", "성과팀", "평가팀"]


def test_an_account_that_a_person_has_no_longer_answers_for_nothing_at_once(hall):
    person, account = hall.person("P4"), hall.district.team_lead_id
    with municipality(hall.district.code):
        Person.objects.filter(pk=person).update(account_id=account)
    assert [hall.on(DAY).label(each) for each in hall.on(DAY).held_by(account)] == ["예산팀 팀장"]

    with municipality(hall.district.code):
        Person.objects.filter(pk=person).update(account_id=None)

    assert hall.on(DAY).held_by(account) == []


def test_people_who_come_and_go_are_seen_at_once(hall):
    post = hall.post("평가팀 팀장")
    assert hall.on(DAY).holders(post) == ()

    hall.appoint(DAY, PersonnelLine(PersonnelAction.APPOINT, hall.person("P9"), post, "GENERAL", "6급"))
    assert [each.number for each in hall.on(DAY).holders(post)] == ["P9"]

    hall.appoint(DAY, PersonnelLine(PersonnelAction.DEPART, hall.person("P9")))
    assert hall.on(DAY).holders(post) == ()


def test_districts_keep_their_own_of_the_same_day(hall):
    other = found(Hall(make_district("3170", "금천구")))
    rename(other, "성과팀")

    assert [called(each) for each in (hall, other, hall, other)] == ["평가팀", "성과팀"] * 2
    assert hall.on(DAY).units.keys().isdisjoint(other.on(DAY).units)


def test_a_change_of_one_district_leaves_what_is_kept_of_another(hall):
    other = found(Hall(make_district("3170", "금천구")))
    kept = hall.on(DAY)

    rename(other, "성과팀")

    assert hall.on(DAY) is kept


def test_on_whose_behalf_somebody_asks_is_not_kept(hall):
    power = Power(hall.district.officer_id, hall.district.team_lead_id, "위임", DAY, None, "방침")

    with acting_as(power):
        assert hall.on(DAY).power is power
    assert hall.on(DAY).power is None


def test_so_many_days_are_kept_and_no_more(hall):
    first = hall.on(DAY)
    for number in range(1, MOST_KEPT):
        hall.on(DAY + timedelta(days=number))
    assert hall.on(DAY) is first

    for number in range(1, MOST_KEPT + 1):
        hall.on(DAY + timedelta(days=number))
    assert hall.on(DAY) is not first


def test_an_order_marks_once_however_many_rows_it_writes(hall):
    with municipality(hall.district.code):
        before = StandingMark.objects.get().mark
        rename(hall, "성과팀")
        first = StandingMark.objects.get().mark
        rename(hall, "행정팀")
        assert (first != before, StandingMark.objects.get().mark) == (True, first)


def test_a_person_who_holds_nothing_changes_nothing(hall):
    kept = hall.on(DAY)

    hall.person("P77")

    assert hall.on(DAY) is kept


@pytest.mark.parametrize("change", ["UPDATE org_standingmark SET mark = id", "DELETE FROM org_standingmark"])
def test_the_application_cannot_write_marks(database, change):
    with database.connect() as application, pytest.raises(InsufficientPrivilege):
        application.execute(change)


def test_an_order_that_another_one_waited_for_is_seen_by_it(hall, threads):
    """Two orders at once: the second is judged by what the first left."""
    with municipality(hall.district.code):
        assert called(hall) == "평가팀"
        operations.orders.hold_organisation()
        second = threads(rename, hall, "행정팀")
        rename(hall, "성과팀")

    second.result()
    assert [each.words for each in history(hall)] == ["평가팀", "행정팀"]


def history(hall):
    with municipality(hall.district.code):
        return queries.unit_history(hall.unit("평가팀"))
