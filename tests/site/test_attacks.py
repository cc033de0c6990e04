"""What somebody may try against the site: every page and parameter, with nothing left open."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.site.offices import PASSWORD, make_office
from tests.site.test_access import EXPECTED, address_of, site_addresses

from ieum.platform.choices import Role

pytestmark = pytest.mark.database
SOURCES = Path(__file__).resolve().parents[2] / "src" / "ieum"
HEADERS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
POLICY = {
    "default-src 'self'", "img-src 'self' data:", "object-src 'none'", "base-uri 'none'", "form-action 'self'",
    "frame-ancestors 'none'",
}  # fmt: skip
LISTS = ("home", "as_of", "changes", "findings", "budget", "budget_changes", "budget_changes_table", "budget_versions",
         "budget_revenue", "budget_revenue_changes", "cases", "inbox", "committees", "organisation", "orders",
         "handovers", "readings", "audit", "fact_at")  # fmt: skip
PARAMETERS = re.compile(r"""GET(?:\.get(?:list)?\(|\[)\s*["'](\w+)["']""")
FIELDS = (
    "page",
    "sort",
    "day",
    "year",
    "by",
    "words",
    "state",
    "kind",
    "since",
    "until",
    "actor",
    "known_at",
    "before",
)
TRIED = ("'\"><script>alert(1)</script>') OR 1=1;-- {{7*7}} ../../", "a\0b", "9" * 30)
NETWORK = re.compile(
    r"^\s*(?:import|from) (urllib\.request|http\.client|requests|httpx|aiohttp|ftplib|smtplib|socket)\b", re.MULTILINE
)


def test_every_page_forbids_framing_guessing_keeping_and_what_comes_from_outside(monthly):
    browsers = (monthly.browser(Role.TEAM_LEAD), monthly.browser(Role.AUDITOR))
    faults = [
        (name, client.get(address).status_code)
        for client in browsers
        for name, (looks, _) in EXPECTED.items()
        if set(looks) != {"-"} and (address := address_of(name)) and not guarded(client.get(address))
    ]

    assert faults == []


def guarded(answer) -> bool:
    policy = set(answer.headers.get("Content-Security-Policy", "").split("; "))
    is_kept = not {"no-store", "no-cache"} & set(answer.headers.get("Cache-Control", "").split(", "))
    return not is_kept and policy == POLICY and {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_nothing_is_posted_to_any_address_from_another_site(monthly):
    client = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    client.force_login(monthly.accounts[Role.TEAM_LEAD])

    taken = {name: client.post(address_of(name)).status_code for name in site_addresses()}

    assert {name: status for name, status in taken.items() if status != 403} == {}


def test_cookies_are_kept_from_scripts_and_from_other_sites(database):
    make_office("3180", "영등포구", password=True)
    client = Client(SERVER_NAME="localhost")

    csrf = client.get("/login/").cookies["csrftoken"]
    session = client.post("/login/", {"login": "officer-3180", "password": PASSWORD}).cookies["sessionid"]

    assert (session["httponly"], session["samesite"], csrf["samesite"]) == (True, "Lax", "Lax")


def parameters() -> set[str]:
    """Every parameter that a page reads from its address, and the fields of its forms."""
    views = (path.read_text(encoding="utf-8") for path in SOURCES.glob("site/**/*.py"))
    return {*FIELDS, *(name for text in views for name in PARAMETERS.findall(text))}


@pytest.mark.parametrize("tried", TRIED, ids=["script and statement", "nothing", "huge"])
def test_no_parameter_of_a_list_breaks_or_gets_through(monthly, tried):
    clients = {role: monthly.browser(role) for role in (Role.TEAM_LEAD, Role.AUDITOR)}
    for client in clients.values():
        client.raise_request_exception = False
    faults = []
    for name in LISTS:
        client = clients[Role.AUDITOR if name in ("readings", "audit") else Role.TEAM_LEAD]
        for parameter in sorted(parameters()):
            answer = client.get(address_of(name), {parameter: tried})
            if answer.status_code >= 500 or b"<script>alert" in answer.content:
                faults.append((name, parameter, answer.status_code))

    assert faults == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("../../../evil.md", b"# a\n"),
        ("/etc/evil.hwpx", b"MZ\x90\x00" * 100),
        ("evil\x00.pdf", b"%PDF-1.7 nothing"),
        ('"><script>alert(1)</script>.xlsx', b"<?php system($_GET[0]); ?>"),
        ("evil.docx", b"PK\x03\x04" + bytes(200)),
        ("evil.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
    ],
)
def test_a_file_under_a_false_name_or_kind_is_told_and_goes_nowhere(office, name, data):
    client = office.browser()
    client.raise_request_exception = False

    answer = client.post("/checks/", {"files": SimpleUploadedFile(name, data)}, follow=True)

    assert answer.status_code < 500
    assert b"<script>alert" not in answer.content
    assert [each for each in (Path("/etc/evil.hwpx"), Path.cwd().parent / "evil.md") if each.exists()] == []


def test_a_zip_that_swells_is_refused_and_the_site_goes_on(office):
    swelling = io.BytesIO()
    with zipfile.ZipFile(swelling, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("mimetype", "application/hwp+zip", zipfile.ZIP_STORED)
        archive.writestr("Contents/section0.xml", bytes(600 * 2**20))
    client = office.browser()
    client.raise_request_exception = False

    answer = client.post("/checks/", {"files": SimpleUploadedFile("a.hwpx", swelling.getvalue())}, follow=True)

    assert (answer.status_code < 500, client.get("/").status_code) == (True, 200)


def test_nothing_of_ours_fetches_from_elsewhere():
    known = {
        "documents/isolation/calling.py", "documents/isolation/worker.py", "documents/isolation/wire.py",
        "site/serving.py",
    }  # fmt: skip
    found = {
        path.relative_to(SOURCES).as_posix(): NETWORK.findall(text)
        for path in SOURCES.rglob("*.py")
        if NETWORK.search(text := path.read_text(encoding="utf-8"))
    }

    assert {name: used for name, used in found.items() if name not in known or used != ["socket"]} == {}


@pytest.mark.parametrize("path", ["/static/../settings.py", "/static/%2e%2e/settings.py", "/static/ui/../../../x"])
def test_files_outside_of_the_static_ones_have_no_address(database, path):
    assert Client(SERVER_NAME="localhost").get(path).status_code in (302, 404)


def test_a_nul_in_a_form_is_told_and_not_a_fault(office):
    answer = office.browser().post("/cases/new/", {"title": "a\0b"})

    assert (answer.status_code, "읽을 수 없는 요청입니다" in answer.content.decode()) == (400, True)


def test_no_form_leads_to_another_site_whatever_it_is_given(monthly):
    client = monthly.browser(Role.TEAM_LEAD)
    sent = dict.fromkeys((*parameters(), "next", "address", "back", "fact", "basis", "do", "step"), "//evil.example/")
    place = [*Role].index(Role.TEAM_LEAD)

    answers = {
        name: client.post(address_of(name), sent) for name, (_, posts) in EXPECTED.items() if posts[place] == "o"
    }

    led = {name: each.headers["Location"] for name, each in answers.items() if "Location" in each.headers}
    assert led["rule"] == "/"
    assert {name: where for name, where in led.items() if not re.match(r"/(?![/\\])|\?", where)} == {}


def test_another_host_name_is_refused(database):
    client = Client(SERVER_NAME="evil.example")

    assert client.get("/login/").status_code == 400
