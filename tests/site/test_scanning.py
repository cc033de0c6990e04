"""The office's scanner looks at what is handed in and given out, and holds nobody up while it does."""

import stat
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from tests.office.test_attachments import scanner as scanner  # noqa: PLC0414 - a fixture that is used by name
from tests.site.offices import OCTOBER, SOURCE, texts

from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import FileScan, Source
from ieum.reports.models import EditionFile, Intake

pytestmark = pytest.mark.database
WORD = "MALWARE-SAMPLE"
SLOW = """#!/bin/sh
touch "$1/began"
while [ ! -e "$1/go" ]; do sleep 0.05; done
exit 0
"""
IDLE = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'"


def hand_in(client, text):
    """Hand a report in on its page."""
    file = SimpleUploadedFile("report.md", text.encode())
    given = {"file": file, "source": SOURCE, "stated_on": "2023-10-31", "as_of": "2023-10-31", "year": "2023"}
    return client.post("/intakes/new/", {**given, "division": "기획예산과"})


@pytest.mark.usefixtures("scanner")
def test_an_infected_report_is_not_taken_in_and_nothing_of_it_is_kept(office):
    refused = hand_in(office.browser(), f"{OCTOBER}\n{WORD}")

    assert refused.status_code == 422
    (said,) = texts(refused, "//main//p[@role='alert']")
    assert said.startswith("report.md: 바이러스 검사에서 악성으로 판정되어 받지 않았습니다(")
    with municipality(office.code):
        assert (Intake.objects.count(), Source.objects.count()) == (0, 0)


@pytest.mark.usefixtures("scanner")
def test_a_clean_report_is_taken_in_with_what_the_scanner_said(office):
    assert hand_in(office.browser(), OCTOBER).status_code == 302

    with municipality(office.code):
        assert list(FileScan.objects.values_list("verdict", flat=True)) == ["CLEAN"]


def test_a_file_of_an_edition_that_the_scanner_does_not_pass_is_neither_kept_nor_given(monthly, monkeypatch):
    monkeypatch.setenv("IEUM_SCAN_COMMAND", "false")
    client = monthly.browser(Role.TEAM_LEAD)

    assert client.get("/reports/monthly/editions/1/files/json/").status_code == 404
    with municipality(monthly.code):
        assert EditionFile.objects.count() == 0
    monkeypatch.setenv("IEUM_SCAN_COMMAND", "true")
    assert client.get("/reports/monthly/editions/1/files/json/").status_code == 200


def test_a_slow_scanner_holds_no_transaction_open(office, database, tmp_path, monkeypatch):
    program = tmp_path / "slow-scanner"
    program.write_text(SLOW)
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("IEUM_SCAN_COMMAND", f"{program} {tmp_path}")

    def work():
        try:
            return hand_in(office.browser(), OCTOBER).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool, database.connect("superuser") as watching:
        waiting = pool.submit(work)
        deadline = time.monotonic() + 20
        while not (tmp_path / "began").exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        (open_ones,) = watching.execute(IDLE).fetchone()
        (tmp_path / "go").touch()
        assert (open_ones, waiting.result()) == (0, 302)
