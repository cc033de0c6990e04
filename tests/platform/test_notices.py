"""Notices: told once, as each account wants: on a page, by mail at once, or gathered on working mornings."""

import smtplib
from contextlib import contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.utils.timezone import now
from tests.platform import working
from tests.platform.working import register, work

from ieum.kernel import registry
from ieum.kernel.registry import NoticeKind
from ieum.platform.choices import Channel, MailState
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Account, Notice
from ieum.platform.notices import operations, queries
from ieum.platform.notices.mail import gather, send_digest, send_notice

pytestmark = pytest.mark.database
SEOUL = ZoneInfo("Asia/Seoul")
MONDAY_MORNING = datetime(2026, 11, 16, 8, 30, tzinfo=SEOUL)
TITLE = "2026-0001 홍길동 씨 민원"


@pytest.fixture(autouse=True)
def kind(monkeypatch):
    """A kind of notices beside those that there are."""
    kinds = registry.Registry()
    kinds.register(*registry.notice_kinds, NoticeKind("test.told", "시험 알림"))
    monkeypatch.setattr(registry.notice_kinds, "_items", kinds._items)


@contextmanager
def inside(district):
    with municipality(district.code):
        yield


def choose(district, channel, address="gildong@example.org"):
    with inside(district):
        operations.choose_channels(account_id=district.officer_id, chosen={"test.told": channel}, mail_address=address)


def tell(district, *, key="1", title=TITLE, accounts=None):
    with inside(district):
        told = accounts or [district.officer_id]
        return operations.notify(account_ids=told, kind="test.told", title=title, key=key, address="/cases/1/")


def told(district, account_id=None):
    with inside(district):
        return list(queries.notices(account_id or district.officer_id))


def test_the_same_is_told_once(district):
    assert [tell(district), tell(district), tell(district, key="2")] == [1, 0, 1]
    assert [each.title for each in told(district)] == [TITLE, TITLE]


def test_two_at_once_tell_the_same_once(district, threads):
    answers = [threads(tell, district) for _ in range(6)]

    assert sorted(each.result() for each in answers) == [0, 0, 0, 0, 0, 1]
    assert len(told(district)) == 1


def test_nobody_of_another_municipality_and_nobody_who_has_left_is_told(district, neighbour):
    Account.objects.filter(pk=district.team_lead_id).update(is_active=False)

    assert tell(district, accounts=[district.officer_id, district.team_lead_id, neighbour.officer_id]) == 1
    assert told(neighbour, neighbour.officer_id) == []


def test_who_wants_nothing_is_told_nothing(district, post):
    choose(district, Channel.NONE)

    assert (tell(district), told(district), post.mails) == (0, [], [])


def test_notices_are_read_one_by_one_or_all_and_by_their_owner_alone(district):
    for key in "123":
        tell(district, key=key)
    first = told(district)[0]

    with inside(district):
        counts = [
            operations.mark_read(account_id=district.team_lead_id),
            operations.mark_read(account_id=district.officer_id, notice_id=first.pk),
            queries.unread(district.officer_id),
            operations.mark_read(account_id=district.officer_id),
            queries.unread(district.officer_id),
        ]

    assert counts == [0, 1, 2, 2, 0]


def test_mail_at_once_says_what_it_is_inside_and_nothing_in_its_subject(district, post):
    choose(district, Channel.MAIL)
    tell(district)

    work()

    (mail,) = post.mails
    assert (mail["Subject"], mail["To"]) == ("[이음] 영등포구 새 알림 1건", "gildong@example.org")
    assert mail.get_content().splitlines() == [
        f"- 시험 알림: {TITLE}",
        "  http://127.0.0.1/cases/1/",
        "",
        "알림을 받는 방법은 이 화면에서 바꿉니다: http://127.0.0.1/notices/settings/",
    ]
    assert [each.mail for each in told(district)] == [MailState.SENT]


def test_a_mail_is_sent_once_though_it_is_asked_for_twice(district, post):
    choose(district, Channel.MAIL)
    tell(district)
    work()

    send_notice(district.id, told(district)[0].pk)

    assert len(post.mails) == 1


def test_a_server_that_cannot_be_asked_is_asked_again(district, database, post, capfd):
    choose(district, Channel.MAIL)
    tell(district)
    post.answers = ["451 later"]
    work()
    waiting = [each.mail for each in told(district)]
    with database.connect("owner") as owner:
        owner.execute("UPDATE procrastinate_jobs SET scheduled_at = now()")
    work()

    assert (waiting, len(post.mails)) == ([MailState.AT_ONCE], 1)
    assert [word for word in ("홍길동", "gildong") if word in "".join(capfd.readouterr())] == []


def send_twice(post, send):
    """Send while the server takes the mail and hangs up before it says so, and again; the mails' names."""
    post.hangs_up = True
    with pytest.raises((OSError, smtplib.SMTPException)):
        send()
    post.hangs_up = False
    send()
    return [each["Message-ID"] for each in post.mails]


def test_a_mail_that_comes_twice_is_known_by_its_name(district, post):
    choose(district, Channel.MAIL)
    tell(district)
    tell(district, key="2")
    first, other = told(district)

    twice = send_twice(post, lambda: send_notice(district.id, first.pk))
    send_notice(district.id, other.pk)

    assert twice[0] == twice[1]
    assert (len({each["Message-ID"] for each in post.mails}), twice[0].endswith("@127.0.0.1>")) == (2, True)
    assert [each.mail for each in told(district)] == [MailState.SENT] * 2


def test_a_digest_that_comes_twice_keeps_its_name_until_it_says_more(district, post):
    choose(district, Channel.DIGEST)
    tell(district)
    post.hangs_up = True
    with pytest.raises((OSError, smtplib.SMTPException)):
        send_digest(district.id, district.officer_id)

    first, second = send_twice(post, lambda: send_digest(district.id, district.officer_id))[:2]
    tell(district, key="2")
    send_digest(district.id, district.officer_id)

    assert (first == second, len({each["Message-ID"] for each in post.mails})) == (True, 2)


def test_a_server_that_is_not_there_fails_loudly_for_the_queue_to_try_again(district, post, monkeypatch):
    choose(district, Channel.MAIL)
    tell(district)
    monkeypatch.setattr(settings, "EMAIL_PORT", 1)

    with pytest.raises((OSError, smtplib.SMTPException)):
        send_notice(district.id, told(district)[0].pk)

    assert told(district)[0].mail == MailState.AT_ONCE


def test_what_was_read_meanwhile_is_not_mailed(district, post):
    choose(district, Channel.MAIL)
    tell(district)
    with inside(district):
        operations.mark_read(account_id=district.officer_id)

    work()

    assert post.mails == []


def test_who_has_given_no_address_gets_no_mail(district, post):
    choose(district, Channel.MAIL)
    choose(district, Channel.SITE, address="")

    tell(district)
    work()

    assert (post.mails, [each.mail for each in told(district)]) == ([], [MailState.NOT_SENT])


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "메일로 받으려면 메일 주소를 적어야 합니다: 시험 알림."),
        ("gildong", "메일 주소를 name@example.go.kr처럼 적어 주십시오."),
        ("a@b.kr\nBcc: c@d.kr", "메일 주소를 name@example.go.kr처럼 적어 주십시오."),
    ],
)
def test_an_address_that_cannot_be_is_refused(district, post, address, said):
    with pytest.raises(operations.NoticeRefused) as refused:
        choose(district, Channel.MAIL, address)

    assert str(refused.value) == said


def test_without_a_mail_server_nobody_chooses_mail(district):
    with pytest.raises(operations.NoticeRefused, match="메일 서버가 정해지지 않아"):
        choose(district, Channel.MAIL)


def test_the_address_is_sealed_and_shown_masked(district, database, post):
    choose(district, Channel.MAIL)

    with inside(district):
        shown = str(queries.mail_address(district.officer_id))
    with database.connect("owner") as owner:
        kept = bytes(owner.execute("SELECT address FROM platform_mailaddress").fetchone()[0])
    assert (shown, b"gildong" in kept) == ("gi*****@example.org", False)


def test_a_digest_gathers_what_is_unread_into_one_mail(district, post):
    choose(district, Channel.DIGEST)
    for key in "123":
        tell(district, key=key, title=f"{key}번째")
    with inside(district):
        operations.mark_read(account_id=district.officer_id, notice_id=told_in(district, "2번째"))
        gather(MONDAY_MORNING)
        gather(MONDAY_MORNING)
    work()

    (mail,) = post.mails
    assert mail["Subject"] == "[이음] 영등포구 새 알림 2건"
    assert [line for line in mail.get_content().splitlines() if line.startswith("-")] == [
        "- 시험 알림: 1번째",
        "- 시험 알림: 3번째",
    ]


def told_in(district, title):
    return Notice.objects.get(account_id=district.officer_id, title=title).pk


@pytest.mark.parametrize(
    ("moment", "sent"),
    [
        (datetime(2026, 11, 16, 8, 29, tzinfo=SEOUL), 0),
        (datetime(2026, 11, 14, 9, 0, tzinfo=SEOUL), 0),
        (datetime(2026, 12, 25, 9, 0, tzinfo=SEOUL), 0),
        (MONDAY_MORNING, 1),
        (datetime(2026, 11, 15, 23, 40, tzinfo=ZoneInfo("UTC")), 1),
        (datetime(2028, 1, 2, 9, 0, tzinfo=SEOUL), 0),
        (datetime(2028, 1, 3, 9, 0, tzinfo=SEOUL), 1),
    ],
)
def test_digests_go_out_on_mornings_of_working_days_in_seoul(district, post, moment, sent):
    choose(district, Channel.DIGEST)
    tell(district)

    with inside(district):
        gather(moment)
    work()

    assert len(post.mails) == sent


def test_a_digest_that_was_sent_is_not_sent_again(district, post):
    choose(district, Channel.DIGEST)
    tell(district)

    for _ in range(2):
        send_digest(district.id, district.officer_id)

    assert len(post.mails) == 1


def test_who_asked_for_a_job_is_told_that_it_ended(district, monkeypatch):
    register(monkeypatch)
    working.ask(district, title="파일 올리기")

    work()

    assert [(each.kind, each.title) for each in told(district)] == [("platform.job", "파일 올리기: 마침")]


def test_notices_are_of_the_moment(district):
    before = now()
    tell(district)

    assert before <= told(district)[0].made_at <= now()
