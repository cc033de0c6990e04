"""The one door for files: each address of the pages and of the API, and each command, turns infected ones away."""

import base64
import json
import re
import stat
from argparse import Namespace
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.api.programs import error, program
from tests.site.offices import texts
from tests.site.test_access import NOWHERE, address_of, site_addresses

from ieum.api import urls as api
from ieum.budget import actions as budget_actions
from ieum.org import actions as org_actions
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import File, FileScan, Operation
from ieum.reports.models import Intake

pytestmark = pytest.mark.database
SOURCES = Path(__file__).resolve().parents[2] / "src" / "ieum"
INFECTED = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD" + b"-ANTIVIRUS-TEST-FILE!$H+H*"
SCANNER = """#!/bin/sh
if grep -q EICAR-STANDARD; then echo 'stream: Eicar-Test-Signature FOUND'; exit 1; fi
echo 'stream: OK'
"""
SAID = (
    "표.csv: 바이러스 검사에서 악성으로 판정되어 받지 않았습니다(stream: Eicar-Test-Signature FOUND). "
    "파일이 있던 컴퓨터를 검사하십시오."
)
FILLED = {
    "source": "10월 보고", "stated_on": "2023-10-31", "as_of": "2023-10-31", "year": "2023", "division": "기획예산과",
    "basis": "올림", "is_preview": "true", "to": "md", "on": "2023-10-31", "effective_date": "2023-10-31",
    "authority": "교부결정", "round": "1",
    "kind": "office.case", "subject_id": NOWHERE,
}  # fmt: skip
"""What the forms of the API ask for beside a file."""
GROUNDS = {
    "/api/budget/pre-uses": "EARMARKED", "/api/budget/excess-uses": "RECEIVED",
    "/api/budget/provisional": "KEEP_UP",
}  # fmt: skip


@pytest.fixture(autouse=True)
def scanner(tmp_path, monkeypatch):
    """A scanner that knows one sample, as clamdscan would tell it."""
    program = tmp_path / "small-scanner"
    program.write_text(SCANNER)
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("IEUM_SCAN_COMMAND", f"{program} --no-summary -")


def infected():
    return SimpleUploadedFile("표.csv", INFECTED)


def turned_away(office):
    """The bases of what was turned away, the first one first."""
    with municipality(office.code):
        rows = Operation.objects.filter(kind="files.turn_away").order_by("recorded_at")
        return list(rows.values_list("basis", flat=True))


def kept(office):
    """How many contents, scans and reports there are."""
    with municipality(office.code):
        return File.objects.count(), FileScan.objects.count(), Intake.objects.count()


def test_every_address_of_the_pages_turns_an_infected_file_away_under_any_name(office):
    browser, names = office.browser(Role.TEAM_LEAD), sorted(site_addresses())

    answers = {name: browser.post(address_of(name), {"anything": infected()}) for name in names}

    assert {name: each.status_code for name, each in answers.items() if each.status_code != 422} == {}
    assert {tuple(texts(each, "//main//p[@role='alert']")) for each in answers.values()} == {(SAID,)}
    assert (len(turned_away(office)), kept(office)) == (len(names), (0, 0, 0))


def test_every_operation_of_the_api_that_takes_files_turns_an_infected_one_away(office):
    asked = program(office, Role.TEAM_LEAD)
    taking = [
        path
        for path, methods in json.loads(api.description())["paths"].items()
        if "multipart/form-data" in methods.get("post", {}).get("requestBody", {}).get("content", {})
    ]

    answers = {
        path: asked.post(
            re.sub(r"{\w+}", str(NOWHERE), path), {**FILLED, "ground": GROUNDS.get(path, ""), "file": infected()}
        )
        for path in taking
    }

    assert len(taking) == 18
    assert {path: error(each) for path, each in answers.items()} == dict.fromkeys(
        taking, (422, "NOT_CLEAN", "body.file")
    )
    assert {each.json()["message"] for each in answers.values()} == {SAID}
    assert (len(turned_away(office)), kept(office)) == (len(taking), (0, 0, 0))


def test_what_was_turned_away_is_told_by_name_finding_and_hash(office):
    office.browser().post("/checks/", {"files": infected()})

    (basis,) = turned_away(office)

    assert basis == (
        "감염되어 받지 않음: 표.csv (stream: Eicar-Test-Signature FOUND, SHA-256 "
        "275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f)"
    )


@pytest.mark.parametrize("place", ["/checks/", "/organisation/orders/import/", "/budget/files/", "/intakes/new/"])
def test_what_no_scan_came_to_an_end_of_is_not_read(office, monkeypatch, place):
    monkeypatch.setenv("IEUM_SCAN_COMMAND", "false-scanner-that-is-not-there")

    refused = office.browser(Role.TEAM_LEAD).post(place, {"file": SimpleUploadedFile("표.csv", b"a,b\n")})

    assert refused.status_code == 422
    (said,) = texts(refused, "//main//p[@role='alert']")
    assert said.startswith("표.csv: 바이러스 검사를 마치지 못해 받지 않았습니다(")
    assert turned_away(office) == []


def test_a_file_that_the_preview_did_not_hand_on_is_not_read(office):
    forged = {"name": "표.csv", "content": base64.b64encode(INFECTED).decode()}

    answer = office.browser(Role.TEAM_LEAD).post(
        "/organisation/orders/import/", {**forged, "effective_date": "2021-03-02", "basis": "방침", "do": "take"}
    )

    assert (answer.status_code, texts(answer, "//p[@class='form-hint-invalid']")) == (
        422,
        ["읽을 파일을 고르십시오."],
    )


@pytest.mark.parametrize(
    ("actions", "given"),
    [
        (org_actions, {"action": "import", "on": date(2021, 3, 2), "preview": True}),
        (budget_actions, {"action": "post", "column": [], "preview": True}),
        (budget_actions, {"action": "undo"}),
        (budget_actions, {"action": "execution", "undo": False, "year": 2023, "preview": True}),
    ],
    ids=["org import", "budget post", "budget undo", "budget execution"],
)
def test_commands_turn_an_infected_file_away(office, tmp_path, capsys, actions, given):
    file = tmp_path / "표.csv"
    file.write_bytes(INFECTED)

    code = actions.act(Namespace(file=file, basis="방침", municipality="3180", **given))

    assert (code, capsys.readouterr().err.strip()) == (1, SAID)
    assert (len(turned_away(office)), kept(office)) == (1, (0, 0, 0))


def test_no_command_and_no_page_takes_a_content_beside_the_door():
    found = {path.relative_to(SOURCES).as_posix(): path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py")}
    beside = {name for name, text in found.items() if re.search(r"b64decode\(|\.read_bytes\(\)", text)}
    known = {
        "platform/files/door.py",
        "site/kept_files.py",  # what the preview handed on, signed
        "site/checked_files.py", "platform/personal/keys.py", "platform/database/backups.py",
        "platform/database/embedded.py",  # files of ours
    }  # fmt: skip

    assert {each for each in beside if not each.startswith(("documents/", "checking/", "demo/"))} == known
