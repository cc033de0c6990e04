"""Login as an officer meets it: the password, its lock, a second factor, and what guards the account."""

import base64
import hashlib
import hmac
import re
import struct
import time
from datetime import timedelta
from urllib.parse import unquote

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.db.models import F
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import now
from tests.site.offices import PASSWORD, alerts, make_office, texts

from ieum.platform.accounts import close_account, renew_password
from ieum.platform.actions import operator
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.login import addresses
from ieum.platform.models import Operation

pytestmark = pytest.mark.database
LOGIN = "officer-3180"
FORBIDDEN, TOO_MANY = 403, 429


@pytest.fixture
def office(database):
    return make_office("3180", "영등포구", password=True)


def browser() -> Client:
    return Client(SERVER_NAME="localhost")


def log_in(client: Client, password: str = PASSWORD, login: str = LOGIN):
    return client.post("/login/", {"login": login, "password": password})


def faults(response) -> list[str]:
    """What a form says is wrong."""
    return texts(response, "//*[@role='alert']//li")


def code_of(secret: str, steps: int = 0) -> str:
    """The code that an authenticator app shows (RFC 6238), ``steps`` half minutes from now."""
    counter = struct.pack(">Q", int(time.time()) // 30 + steps)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    start = digest[-1] & 0xF
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"


def register_app(client: Client) -> str:
    """Register an authenticator app; its secret."""
    client.post("/account/again/", {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r"<code>([A-Z2-7]+)</code>", page)[1]
    client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    return secret


def test_five_wrong_passwords_lock_the_login_and_no_other(office):
    for _ in range(5):
        log_in(browser(), "wrong")

    locked, other = log_in(browser()), log_in(browser(), login="team_lead-3180")

    assert (locked.status_code, faults(locked)) == (
        200,
        ["여러 번 틀려 잠시 잠갔습니다. 5분 뒤에 다시 하거나 운영자에게 문의하십시오."],
    )
    assert other.status_code == 302


def test_a_right_password_before_the_fifth_wrong_one_opens(office):
    for _ in range(4):
        log_in(browser(), "wrong")

    assert log_in(browser()).status_code == 302


def test_the_lock_opens_again_when_its_minutes_are_over(office):
    for _ in range(5):
        log_in(browser(), "wrong")
    cache.clear()

    assert log_in(browser()).status_code == 302


def test_an_account_that_is_not_in_use_says_so_to_who_knows_its_password_only(office):
    office.accounts[Role.OFFICER].is_active = False
    office.accounts[Role.OFFICER].save()

    right, wrong = log_in(browser()), log_in(browser(), "wrong")

    assert right.headers["Location"] == "/login/inactive/"
    assert faults(wrong) == ["아이디나 비밀번호가 맞지 않습니다. 다시 확인하여 주십시오."]


def test_a_session_ends_with_the_browser(office):
    client = browser()
    log_in(client)

    assert client.session.get_expire_at_browser_close()


def passes(minutes: float) -> None:
    """Let the time go by for the sessions that there are."""
    Session.objects.update(expire_date=F("expire_date") - timedelta(minutes=minutes))


def test_who_does_nothing_for_half_an_hour_logs_in_again(office):
    client = browser()
    log_in(client)
    place = {"place": "/cases/new/#case"}
    client.post("/autosave/", {**place, "fields": '[["title", "예산 자료"]]', "seen": 0, "query": ""})

    passes(29)
    assert client.get("/").status_code == 200
    passes(30.1)
    assert client.get("/cases/").headers["Location"] == "/login/?next=/cases/"

    log_in(client)
    assert client.get("/autosave/", place).json()["fields"] == [["title", "예산 자료"]]


def test_who_goes_on_stays_logged_in_and_is_written_down_once_a_minute(office):
    client, writes = browser(), []
    log_in(client)

    for minutes in (0, 0.5, 0, 0.6, 0, 29, 29, 0):
        passes(minutes)
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/").status_code == 200
        writes.append(sum('UPDATE "django_session"' in each["sql"] for each in asked.captured_queries))

    assert writes == [0, 0, 0, 1, 0, 1, 1, 0]


def test_a_session_of_a_time_when_they_lasted_longer_is_shortened(office):
    client = browser()
    log_in(client)
    passes(-60 * 24)

    client.get("/")

    left = Session.objects.get().expire_date - now()
    assert timedelta(minutes=29) < left <= timedelta(minutes=30)


def test_with_an_app_registered_the_password_alone_opens_nothing(office):
    first = browser()
    log_in(first)
    secret = register_app(first)
    second = browser()

    answer = log_in(second)

    assert (answer.status_code, answer.headers["Location"]) == (302, "/login/second-factor/")
    assert second.get("/").headers["Location"] == "/login/?next=/"
    wrong = second.post("/login/second-factor/", {"code": "000000"})
    assert faults(wrong) == ["인증번호: 맞지 않습니다. 지금 보이는 번호를 다시 적으십시오."]
    # Each code is taken once, so this is the one after that of the registration.
    second.post("/login/second-factor/", {"code": code_of(secret, 1)})
    assert second.get("/").status_code == 200


def test_a_code_is_taken_once(office):
    first = browser()
    log_in(first)
    secret = register_app(first)
    used = code_of(secret, 1)
    second, third = browser(), browser()
    log_in(second)
    second.post("/login/second-factor/", {"code": used})

    log_in(third)
    third.post("/login/second-factor/", {"code": used})

    assert (second.get("/").status_code, third.get("/").status_code) == (200, 302)


def test_guessing_codes_is_stopped(office):
    first = browser()
    log_in(first)
    secret = register_app(first)
    second = browser()
    log_in(second)

    answers = [second.post("/login/second-factor/", {"code": "000000"}) for _ in range(30)]
    second.post("/login/second-factor/", {"code": code_of(secret, 1)})

    assert {each.status_code for each in answers} <= {200, TOO_MANY}
    assert second.get("/").status_code == 302


def test_a_recovery_code_opens_once(office):
    first = browser()
    log_in(first)
    register_app(first)
    codes = texts(first.get(reverse("mfa_view_recovery_codes")), "//ul[@class='ui-codes']//code")

    outcomes = []
    for _ in range(2):
        later = browser()
        log_in(later)
        later.post("/login/second-factor/", {"code": codes[0]})
        outcomes.append(later.get("/").status_code)

    assert (len(codes), outcomes) == (10, [200, 302])


def told(office) -> list[tuple[str, str, str]]:
    """What the audit log says that accounts did, in the order of doing."""
    with municipality(office.code):
        rows = Operation.objects.order_by("recorded_at", "id").select_related("actor")
        return [(each.kind, each.actor.login, each.basis) for each in rows]


def test_what_one_changes_of_one_s_own_guards_stands_in_the_audit_log_without_a_secret(office):
    client = browser()
    log_in(client)
    secret = register_app(client)
    client.post(reverse("mfa_generate_recovery_codes"))
    client.post(reverse("mfa_deactivate_totp"))
    new = {"password1": "새로운-비밀번호-12", "password2": "새로운-비밀번호-12"}
    client.post("/account/password/", {"oldpassword": "틀린 비밀번호", **new})
    client.post("/account/password/", {"oldpassword": PASSWORD, **new})

    said = told(office)

    assert said == [
        ("platform.change_own_factors", LOGIN, "스스로 인증 앱 더함, 복구번호 더함"),
        ("platform.change_own_factors", LOGIN, "스스로 복구번호 새로 만듦"),
        ("platform.change_own_factors", LOGIN, "스스로 인증 앱 지움, 복구번호 지움"),
        ("platform.change_own_password", LOGIN, "스스로 비밀번호를 바꿈"),
    ]
    assert not [each for each in said if secret in each[2] or "비밀번호-12" in each[2]]


def test_a_key_that_is_taken_away_stands_in_the_audit_log(office):
    key = Authenticator.objects.create(
        user=office.accounts[Role.OFFICER], type=Authenticator.Type.WEBAUTHN, data={"name": "내 키"}
    )
    client = browser()
    client.force_login(office.accounts[Role.OFFICER])
    client.post("/account/again/", {"password": PASSWORD})
    client.post(reverse("mfa_remove_webauthn", kwargs={"pk": key.pk}))

    assert told(office) == [("platform.change_own_factors", LOGIN, "스스로 보안키·패스키 지움")]


def test_a_password_that_the_log_cannot_tell_of_stays_as_it_was(office, database):
    client = browser()
    log_in(client)
    client.raise_request_exception = False
    with database.connect("owner") as owner:
        owner.execute("ALTER TABLE platform_operation RENAME TO hidden")
    new = {"oldpassword": PASSWORD, "password1": "새로운-비밀번호-12", "password2": "새로운-비밀번호-12"}

    answer = client.post("/account/password/", new)
    with database.connect("owner") as owner:
        owner.execute("ALTER TABLE hidden RENAME TO platform_operation")

    assert answer.status_code == 500
    assert log_in(browser()).status_code == 302


def test_secrets_of_second_factors_do_not_stand_in_the_database(office):
    client = browser()
    log_in(client)
    secret = register_app(client)

    stored = " ".join(str(each.data) for each in Authenticator.objects.all())

    assert len(stored) > 100
    assert secret not in stored


def test_what_guards_the_account_asks_for_the_password_again(office):
    client = browser()
    log_in(client)

    answer = client.get(reverse("mfa_activate_totp"))

    assert unquote(answer.headers["Location"]) == "/account/again/?next=/account/safety/app/"
    assert faults(client.post(answer.headers["Location"], {"password": "wrong"})) == [
        "비밀번호: 맞지 않습니다. 다시 적으십시오."
    ]
    back = client.post(answer.headers["Location"], {"password": PASSWORD})
    assert back.headers["Location"] == "/account/safety/app/"
    assert client.get(back.headers["Location"]).status_code == 200


def test_a_new_password_counts_from_then_on(office):
    client = browser()
    log_in(client)

    client.post(
        "/account/password/",
        {"oldpassword": PASSWORD, "password1": "새로운-비밀번호-12", "password2": "새로운-비밀번호-12"},
    )

    assert log_in(browser()).status_code == 200
    assert log_in(browser(), "새로운-비밀번호-12").status_code == 302


def test_a_first_password_opens_nothing_but_its_change(office):
    first = renew_password(login=LOGIN, actor_id=operator(), basis="비밀번호를 잃음")
    client, new = browser(), "새로운-비밀번호-12"
    log_in(client, first)

    led = [client.get(each).headers["Location"] for each in ("/", "/cases/", "/account/safety/api/")]
    page = client.get("/account/password/")
    client.post("/account/password/", {"oldpassword": first, "password1": new, "password2": new})

    assert led == ["/account/password/"] * 3
    assert alerts(page)[0].startswith("처음 받은 비밀번호는 운영자도 압니다.")
    assert client.get("/cases/").status_code == 200


def test_who_comes_in_without_the_first_password_is_not_asked_for_another(office):
    renew_password(login=LOGIN, actor_id=operator(), basis="비밀번호를 잃음")
    office.accounts[Role.OFFICER].refresh_from_db()

    assert office.browser().get("/cases/").status_code == 200


@pytest.mark.parametrize("whose", ["left", "new password"])
def test_a_session_ends_with_its_account_and_with_its_password(office, whose):
    account, other = office.accounts[Role.OFFICER], browser()
    standing = [browser(), browser()]
    for client in standing:
        log_in(client)
    log_in(other, login="team_lead-3180")
    assert [each.get("/").status_code for each in (*standing, other)] == [200, 200, 200]

    if whose == "left":
        close_account(login=account.login, actor_id=operator(), basis="퇴직")
    else:
        new = "새로운-비밀번호-12"
        changed = {"oldpassword": PASSWORD, "password1": new, "password2": new}
        standing.pop().post("/account/password/", changed)

    assert {each.get("/").headers.get("Location") for each in standing} == {"/login/?next=/"}
    assert other.get("/").status_code == 200


@pytest.mark.parametrize("weak", ["short-1", "123456789012", "password123", LOGIN])
def test_a_weak_password_is_refused(office, weak):
    client = browser()
    log_in(client)

    answer = client.post("/account/password/", {"oldpassword": PASSWORD, "password1": weak, "password2": weak})

    assert answer.status_code == 200
    assert faults(answer) != []
    assert log_in(browser()).status_code == 302


@pytest.mark.parametrize("pattern", addresses.guarded, ids=lambda each: each.name)
def test_nobody_sees_the_safety_of_an_account_without_logging_in(office, pattern):
    address = reverse(pattern.name, kwargs={"pk": 1} if "<int:pk>" in str(pattern.pattern) else {})

    answer = browser().get(address)

    assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, "/login/")


def test_another_one_s_key_is_not_found(office):
    lead = Authenticator.objects.create(
        user=office.accounts[Role.TEAM_LEAD], type=Authenticator.Type.WEBAUTHN, data={"name": "팀장 키"}
    )
    client = browser()
    log_in(client)
    client.post("/account/again/", {"password": PASSWORD})

    answers = [
        client.get(reverse(name, kwargs={"pk": lead.pk})) for name in ("mfa_edit_webauthn", "mfa_remove_webauthn")
    ]

    assert [each.status_code for each in answers] == [404, 404]
    assert Authenticator.objects.filter(pk=lead.pk).exists()


def test_what_the_login_library_brings_beyond_has_no_address(office):
    client = browser()
    log_in(client)

    answers = [client.get(each).status_code for each in ("/signup/", "/password/reset/", "/email/", "/oidc/x/login/")]

    assert set(answers) == {404}
