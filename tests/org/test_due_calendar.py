"""The calendar of due dates: what RFC 5545 asks, changes that are told as changes, and an address that can end."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import settings
from icalendar import Calendar

from ieum.org.due_dates import due_dates
from ieum.platform.models import Account
from ieum.platform.notices import feeds
from ieum.platform.notices.calendars import calendar
from tests.office.offices import DAY, furnish
from tests.org.office import found

pytestmark = pytest.mark.database
NOW = datetime(2021, 3, 2, 1, 0, tzinfo=UTC)


@pytest.fixture
def desk(hall):
    """The hall with accounts."""
    return furnish(found(hall))


def written(desk, who="officer", moment=NOW, day=DAY):
    """The calendar of somebody as it is given out."""
    with desk.inside():
        return calendar(desk.accounts[who], due_dates(desk.accounts[who], day), moment=moment)


def events(*given, **more):
    return [dict(each) for each in Calendar.from_ical(written(*given, **more)).walk("VEVENT")]


def test_a_due_date_is_an_all_day_event_with_what_rfc_5545_requires(desk):
    case = desk.receive(by="lead", due_on=date(2021, 3, 12))

    (event,) = Calendar.from_ical(written(desk)).walk("VEVENT")

    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2021, 3, 12), date(2021, 3, 13))
    assert str(event["uid"]) == f"office.case-{case.pk}@3180.ieum"
    assert str(event["summary"]) == "[업무] 2021-0001 예산 자료 요청 (접수)"
    assert (event["sequence"], event.decoded("dtstamp")) == (0, NOW)
    assert str(event["url"]) == f"{settings.ADDRESS}/cases/{case.pk}/"


def test_the_lines_are_those_of_the_standard(desk):
    desk.receive(by="lead", title="가" * 120, due_on=date(2021, 3, 12))

    data = written(desk)
    lines = data.decode().split("\r\n")

    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(len(line.encode()) for line in lines) <= 75
    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Ieum//Deadlines//KO"]
    assert (lines[-2], lines[-1]) == ("END:VCALENDAR", "")
    assert {"METHOD:PUBLISH", "DTSTART;VALUE=DATE:20210312", "DTEND;VALUE=DATE:20210313", "TRANSP:TRANSPARENT"} <= {
        *lines
    }
    assert "DTSTAMP:20210302T010000Z" in lines


def test_signs_that_mean_something_in_a_calendar_come_back_as_they_are(desk):
    desk.receive(by="lead", title="예산, 결산; 재정\\공시: 표", due_on=date(2021, 3, 12))

    (event,) = events(desk)

    assert str(event["SUMMARY"]) == "[업무] 2021-0001 예산, 결산; 재정\\공시: 표 (접수)"


def test_the_last_day_that_can_be_written_is_an_event_of_that_day(desk):
    desk.receive(by="lead", due_on=date.max)

    (event,) = events(desk)

    assert (event["DTSTART"].dt, "DTEND" in event) == (date.max, False)


def test_the_same_asked_again_is_the_same_to_the_byte(desk):
    desk.receive(by="lead", due_on=date(2021, 3, 12))

    assert written(desk) == written(desk, moment=NOW + timedelta(hours=3))


def test_a_change_of_the_due_date_keeps_the_event_and_counts(desk, database):
    case = desk.receive(by="lead", due_on=date(2021, 3, 12))
    (before,) = events(desk)
    with database.connect("owner") as owner:
        owner.execute("UPDATE office_officecase SET due_on = '2021-03-15' WHERE id = %s", [case.pk])

    (after,) = events(desk, moment=NOW + timedelta(days=1))

    assert (after["UID"], before["SEQUENCE"], after["SEQUENCE"]) == (before["UID"], 0, 1)
    assert (after["DTSTART"].dt, after["DTSTAMP"].dt) == (date(2021, 3, 15), NOW + timedelta(days=1))


def test_what_is_done_or_has_no_due_date_is_not_in_the_calendar(desk):
    desk.receive(by="lead")
    done = desk.working(due_on=date(2021, 3, 12))
    desk.do("settle", done, by="officer", reason="중복 접수")

    assert events(desk) == []


def test_work_goes_to_the_calendar_of_who_answers_for_its_post(desk):
    case = desk.receive(by="lead", due_on=date(2021, 3, 12))
    desk.do("assign", case, by="lead", post_id=desk.hall.post("예산팀 팀장"))

    assert (events(desk), len(events(desk, "lead"))) == ([], 1)


def test_two_questions_on_one_case_are_two_events(desk):
    case = desk.working()
    for day in (10, 11):
        desk.do(
            "ask_opinion", case, by="officer", post_id=desk.hall.post("예산팀 팀장"), question="한도는",
            due_on=date(2021, 3, day),
        )  # fmt: skip

    assert [each["DTSTART"].dt.day for each in events(desk, "lead")] == [10, 11]
    assert len({each["UID"] for each in events(desk, "lead")}) == 2


def test_an_address_shows_its_account_until_it_is_renewed_or_revoked(desk):
    officer = desk.accounts["officer"]
    with desk.inside():
        first = feeds.open_feed(account_id=officer)
    shown = [feeds.reader_of(first)]
    with desk.inside():
        second = feeds.open_feed(account_id=officer)
    shown += [feeds.reader_of(first), feeds.reader_of(second)]
    with desk.inside():
        feeds.revoke_feed(account_id=officer)
    shown.append(feeds.reader_of(second))

    assert [each and each.account_id for each in shown] == [officer, None, officer, None]


@pytest.mark.parametrize("text", ["", "3180", "3180.", f"3180.{'a' * 43}", f"9999.{'a' * 43}", "../x", "3180.\0"])
def test_what_is_no_address_shows_nothing(desk, text):
    assert feeds.reader_of(text) is None


def test_an_account_that_has_left_shows_nothing(desk):
    with desk.inside():
        text = feeds.open_feed(account_id=desk.accounts["officer"])
    Account.objects.filter(pk=desk.accounts["officer"]).update(is_active=False)

    assert feeds.reader_of(text) is None


def test_the_secret_is_not_kept(desk, database):
    with desk.inside():
        text = feeds.open_feed(account_id=desk.accounts["officer"])
    with database.connect("owner") as owner:
        (row,) = owner.execute("SELECT f::text FROM platform_calendarfeed f").fetchall()

    assert text.partition(".")[2] not in row[0]


def test_revoking_nothing_is_told(desk):
    with desk.inside(), pytest.raises(feeds.NoFeed, match="폐기할 기한 달력이 없습니다"):
        feeds.revoke_feed(account_id=desk.accounts["officer"])
