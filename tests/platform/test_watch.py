"""What watchers see: health, metrics, and lines that tell of requests without telling of persons."""

import io
import json
import logging
import os
import shutil
import subprocess
import sys
from datetime import date, timedelta
from typing import NamedTuple
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client, RequestFactory
from procrastinate.contrib.django import app
from tests.platform.working import work
from tests.site.offices import PASSWORD, make_office

from ieum.kernel import registry
from ieum.kernel.registry import Round
from ieum.platform.choices import Role
from ieum.platform.database.setup import migrate
from ieum.platform.database.trouble import DatabaseTrouble
from ieum.platform.jobs.worker import ROUNDS
from ieum.platform.watch import checks, lines, metrics
from ieum.platform.watch.checks import Check, State
from ieum.platform.watch.guard import is_from_here
from ieum.platform.watch.json_lines import JsonLines

pytestmark = pytest.mark.database
ADDRESSES = ("/health/live/", "/health/ready/", "/metrics/")
TOKEN = "a-token-of-a-test"  # noqa: S105 - of a test


class Usage(NamedTuple):
    """What is asked of a disk."""

    free: int


@pytest.fixture
def told():
    """What the request lines and the faults say during a test, as they stand in the log."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    level = lines.requests.level
    lines.requests.setLevel("INFO")
    for logger in (root, lines.requests):
        logger.addHandler(handler)
    yield stream
    lines.requests.setLevel(level)
    for logger in (root, lines.requests):
        logger.removeHandler(handler)


def far(**headers) -> Client:
    """A client of another machine."""
    return Client(SERVER_NAME="localhost", REMOTE_ADDR="10.1.2.3", **headers)


def here(**headers) -> Client:
    return Client(SERVER_NAME="localhost", REMOTE_ADDR="127.0.0.1", **headers)


def test_a_ready_site_says_what_was_looked_at(database):
    answer = here().get("/health/ready/")

    assert (answer.status_code, answer.json()["status"]) == (200, "ok")
    assert [each["name"] for each in answer.json()["checks"]] == ["database", "migrations", "disk", "backup"]
    assert {each["name"]: each["state"] for each in answer.json()["checks"]}["migrations"] == "ok"


def test_the_page_of_health_is_korean(database):
    answer = here(HTTP_ACCEPT="text/html").get("/health/ready/")

    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "<h1>일할 수 있는지</h1>" in answer.content.decode()


def test_without_the_database_the_site_lives_but_is_not_ready(database, monkeypatch):
    monkeypatch.setitem(connections.settings["default"], "NAME", "no_such_database")
    monkeypatch.setitem(connections.settings["owner"], "NAME", "no_such_database")
    for connection in connections.all(initialized_only=True):
        connection.close()
        monkeypatch.setitem(connection.settings_dict, "NAME", "no_such_database")

    ready = here().get("/health/ready/")

    assert here().get("/health/live/").status_code == 200
    assert (ready.status_code, ready.json()["checks"][0]["state"]) == (503, "fault")
    assert "no_such_database" not in ready.content.decode()
    assert "ieum_database_up 0.0" in here().get("/metrics/").content.decode()


def test_a_missing_migration_is_told(database):
    with database.connect("superuser", autocommit=True) as connection:
        connection.execute("DELETE FROM django_migrations WHERE app = 'platform' AND name LIKE '0002%'")

    assert checks.migrations().said == "적용하지 않은 변경이 1개 있습니다. 'ieum migrate'를 실행하십시오."


def test_nothing_starts_on_the_tables_of_a_newer_version(database):
    with database.connect("superuser", autocommit=True) as connection:
        connection.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('budget', '9999_later', now())")

    assert checks.migrations() == Check(
        "migrations", "표", State.FAULT,
        "이 판보다 새것입니다. 올렸던 새 판을 다시 설치하거나 올리기 전의 백업으로 되돌리십시오.",
    )  # fmt: skip
    with pytest.raises(DatabaseTrouble, match=r"데이터베이스의 표가 이 판보다 새것입니다\(budget.9999_later\)"):
        migrate()


@pytest.mark.parametrize(
    ("free", "state"),
    [(checks.LEAST_ROOM - 1, "fault"), (checks.LEAST_ROOM, "warning"), (checks.SCARCE_ROOM, "ok")],
)
def test_the_room_of_the_disk_is_judged(monkeypatch, free, state):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(free))

    assert checks.room().state == state


@pytest.mark.parametrize(("hours", "state"), [(25, "ok"), (27, "warning"), (None, "warning")])
def test_the_age_of_the_last_backup_is_judged(monkeypatch, hours, state):
    age = None if hours is None else timedelta(hours=hours)
    monkeypatch.setattr(checks, "backup_age", lambda: age)
    if checks.access().server is None:
        state = "ok"

    assert checks.backup().state == state


@pytest.mark.parametrize(
    ("hosts", "https", "debug", "state"),
    [
        (["127.0.0.1"], False, True, "ok"),
        (["ieum.example"], True, False, "ok"),
        (["ieum.example"], False, False, "fault"),
        (["ieum.example"], True, True, "fault"),
    ],
)
def test_a_site_for_other_machines_needs_https_and_no_debugging(settings_of, hosts, https, debug, state):
    settings_of(ALLOWED_HOSTS=hosts, SESSION_COOKIE_SECURE=https, DEBUG=debug)

    assert checks.exposure().state == state


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2027, 7, 4), "ok"),
        (date(2027, 7, 5), "warning"),
        (date(2027, 12, 31), "warning"),
        (date(2028, 1, 1), "fault"),
    ],
)
def test_an_end_of_the_known_holidays_is_told_half_a_year_before(today, state):
    assert checks.holidays(today).state == state


def test_a_round_that_failed_is_told_until_none_fails(database, monkeypatch):
    make_office("3180", "영등포구")
    monkeypatch.setattr(registry.rounds, "_items", {})
    registry.rounds.register(Round("test.round", lambda _: 1 / 0))
    before = checks.rounds().state
    app.configure_task(ROUNDS).defer()
    work()

    after = checks.rounds()

    assert (before, after.state) == (State.OK, State.FAULT)
    assert "15분 안에 1번 실패했습니다" in after.said
    assert value("ieum_rounds_failed_lately") == 1
    with database.connect("owner", autocommit=True) as owner:
        owner.execute("UPDATE procrastinate_events SET at = at - interval '16 minutes'")
    assert checks.rounds().state == State.OK


def test_keys_that_others_read_are_a_fault(settings_of, tmp_path):
    settings_of(HOME=tmp_path)
    (tmp_path / "data_key").touch(mode=0o600)
    good = checks.keys().state
    (tmp_path / "data_key").chmod(0o644)

    assert (good, checks.keys().state) == (State.OK, State.FAULT)


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ("'off', NULL, NULL", State.WARNING),
        ("'on', NULL, NULL", State.OK),
        ("'on', now(), NULL", State.OK),
        ("'on', now(), now() - interval '1 minute'", State.OK),
        ("'always', now() - interval '1 minute', now()", State.FAULT),
        ("'on', NULL, now()", State.FAULT),
    ],
)
def test_a_log_that_is_not_archived_is_told(database, monkeypatch, told, state):
    """The mode of the server, when a piece was archived last, and when one last could not be."""
    monkeypatch.setattr(checks, "_ARCHIVER", f"SELECT {told}")

    assert checks.archive().state is state


def test_the_archive_is_looked_at_as_the_role_of_the_site(database):
    assert checks.archive().state is not State.FAULT


def test_warnings_alone_leave_an_installation_sound():
    said = [Check("a", "가", State.WARNING, ""), Check("b", "나", State.OK, "")]

    assert (checks.is_sound(said), checks.is_sound([*said, Check("c", "다", State.FAULT, "")])) == (True, False)


@pytest.fixture
def settings_of(monkeypatch):
    """Change settings for a test."""
    from django.conf import settings  # noqa: PLC0415 - the database of the tests sets Django up

    def change(**values):
        for name, value in values.items():
            monkeypatch.setattr(settings, name, value)

    return change


@pytest.mark.parametrize("role", [None, *Role])
def test_nobody_of_another_machine_watches_whatever_the_account(database, role):
    client = far()
    if role is not None:
        client.force_login(make_office("3180", "영등포구").accounts[role])

    assert {client.get(address).status_code for address in ADDRESSES} == {403}


def test_what_a_web_server_on_this_machine_passes_on_is_not_from_here(database):
    passed_on = [{"HTTP_X_FORWARDED_FOR": "127.0.0.1"}, {"HTTP_FORWARDED": "for=127.0.0.1"}, {"HTTP_VIA": "1.1 a"}]

    assert [is_from_here(RequestFactory().get("/", REMOTE_ADDR="127.0.0.1", **each)) for each in passed_on] == (
        [False] * 3
    )
    assert [is_from_here(RequestFactory().get("/", REMOTE_ADDR=each)) for each in ("", "::1", "10.0.0.1")] == (
        [False, True, False]
    )


def test_the_token_opens_and_nothing_like_it_does(database, settings_of):
    settings_of(WATCH_TOKEN=TOKEN)
    shown = [f"Bearer {TOKEN}", f"Bearer {TOKEN}x", "Bearer ", TOKEN, "Bearer 열쇠"]

    assert [far(HTTP_AUTHORIZATION=each).get("/metrics/").status_code for each in shown] == [200, 403, 403, 403, 403]


def test_without_a_token_set_an_empty_one_opens_nothing(database, settings_of):
    settings_of(WATCH_TOKEN="")

    assert [far(HTTP_AUTHORIZATION=each).get("/metrics/").status_code for each in ("Bearer ", "")] == [403, 403]


def test_metrics_tell_requests_log_ins_and_epochs(database):
    office = make_office("3180", "영등포구", password=True)
    before = value("ieum_logins_refused_total")

    here().post("/login/", {"login": "officer-3180", "password": "wrong"})
    office.browser().get("/")

    text = here().get("/metrics/").content.decode()
    assert value("ieum_logins_refused_total") == before + 1
    assert 'ieum_request_seconds_count{status="200",view="home"}' in text
    assert 'ieum_database_seconds_total{view="home"}' in text
    assert 'ieum_epoch{municipality="3180"} 0.0' in text


def value(name: str) -> float:
    return next(float(row.split()[1]) for row in metrics.exposition().decode().splitlines() if row.startswith(name))


def test_files_read_apart_are_counted(database):
    from ieum.documents.isolation import read_isolated  # noqa: PLC0415 - beside what it is for

    read_isolated("# 현황\n".encode(), "가.md")

    assert 'ieum_isolated_readings_total{ending="read"}' in metrics.exposition().decode()


COUNT = """
import django; django.setup()
from ieum.platform.watch.metrics import count_refusals
count_refusals()
"""


def test_what_each_process_counts_is_added_up_also_of_those_that_are_gone(database, tmp_path, monkeypatch):
    environment = {**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(tmp_path)}
    for _ in range(2):
        subprocess.run([sys.executable, "-c", COUNT], env=environment, check=True)
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(tmp_path))

    assert value("ieum_logins_refused_total") == 2


def test_a_line_tells_view_account_and_municipality_by_names_of_ours(database, told):
    office = make_office("3180", "영등포구")

    answer = office.browser().get("/")

    line = json.loads(told.getvalue().splitlines()[-1])
    assert line["request"] == answer.headers["X-Request-ID"]
    assert {name: line[name] for name in ("view", "status", "method", "municipality", "account")} == {
        "view": "home",
        "status": 200,
        "method": "GET",
        "municipality": "3180",
        "account": lines.pseudonym(office.accounts[Role.OFFICER].pk),
    }


PERSONAL = ("김가람", "김가람의 생일", "010-9876-5432", "비밀번호-초롱", "garam.kim", "민원인 박누리", PASSWORD)


def test_no_line_holds_what_somebody_typed_is_called_or_sent(database, told):
    office = make_office("3180", "영등포구", password=True)
    client, name = office.browser(), PERSONAL[0]
    client.raise_request_exception = False

    here().post("/login/", {"login": "garam.kim", "password": "비밀번호-초롱"})
    here().post("/login/", {"login": "officer-3180", "password": PASSWORD})
    client.get("/cases/", {"q": "민원인 박누리", "words": "010-9876-5432"})
    client.get(f"/reports/{name}/")
    client.get(f"/{name}/010-9876-5432/")
    client.post("/cases/new/", {"title": "김가람의 생일", "requester": "민원인 박누리", "content": "010-9876-5432"})
    client.post("/checks/", {"files": SimpleUploadedFile(f"{name}.hwpx", b"no archive")})
    client.generic("김가람", "/")
    client.get("/", HTTP_HOST="garam.kim")
    client.get("/", HTTP_USER_AGENT=name, HTTP_REFERER=f"http://localhost/?{name}", HTTP_X_REQUEST_ID=name)

    assert len(told.getvalue().splitlines()) >= 9
    assert [word for word in (*PERSONAL, "officer-3180", "예산팀장") if word in plain(told.getvalue())] == []


def test_nothing_that_is_asked_for_makes_a_line_of_its_own(database, told):
    forged = '\n{"level": "INFO", "view": "home", "account": "lead"}\r\n\x1b[2J\u2028'
    client = make_office("3180", "영등포구").browser()
    client.raise_request_exception = False

    client.get(f"/{quote(forged)}/")
    client.get("/cases/", {"words": forged}, HTTP_USER_AGENT=forged, HTTP_REFERER=forged, HTTP_X_REQUEST_ID=forged)
    client.generic(forged, "/")
    client.post("/checks/", {"files": SimpleUploadedFile(f"{forged}.hwpx", b"no archive")})
    client.post("/login/", {"login": forged, "password": forged})
    logging.getLogger("django.request").error("Not Found: %s", forged)

    written = told.getvalue()
    assert len([json.loads(line) for line in written.split("\n") if line]) == 6
    assert [sign for sign in ("\r", "\x1b", "\u2028") if sign in written] == []


def plain(text: str) -> str:
    """The lines with everything that may be quoted in other letters set in plain ones."""
    from urllib.parse import unquote  # noqa: PLC0415 - of this function alone

    return unquote(text.encode().decode("unicode_escape", errors="replace")) + unquote(text)


def test_a_fault_is_told_by_kind_and_place_without_its_words(told):
    try:
        int("김가람")
    except ValueError:
        logging.getLogger("django.request").exception("Internal Server Error: %s", "/persons/김가람/")

    line = json.loads(told.getvalue())
    assert (line["error"], line["event"]) == ("ValueError", "django.request: Internal Server Error: %s")
    assert "test_a_fault_is_told" in line["places"][0]
    assert "김가람" not in told.getvalue()
