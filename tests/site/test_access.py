"""Who gets in where: a file of addresses and roles written by hand, and what others see instead."""

from pathlib import Path
from urllib.parse import quote
from uuid import UUID

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from tests.api.table import OPERATIONS
from tests.site.offices import PASSWORD, REPORT, alerts, make_office, texts

from ieum.kernel.registry import permissions
from ieum.platform.choices import Role
from ieum.platform.models import Account
from ieum.site import urls
from ieum.site.places import fact_name

pytestmark = pytest.mark.database
NOWHERE = UUID(int=1)
_EDITION = {"report": REPORT, "number": 1}
PLACES = {
    **{name: {"report": REPORT} for name in ("report", "as_of", "as_of_figure", "editions", "items")},
    **{name: {"report": REPORT} for name in ("build_form", "build")},
    **dict.fromkeys(("edition", "findings", "release", "changes", "make_files"), _EDITION),
    "figure": {**_EDITION, "key": "성과관리 집행액"},
    "edition_file": {**_EDITION, "form": "json"},
    **{name: {"report": REPORT, "key": "Ⅰ-1"} for name in ("item", "item_preview")},
    **{name: {"token": "none"} for name in ("checked", "erase_check")},
    "checked_file": {"token": "none", "form": "json"},
    **{name: {"intake_id": NOWHERE} for name in ("intake", "intake_findings", "confirm", "withdraw", "facts")},
    "fact": {"fact_id": NOWHERE},
    "budget_cell": {"cell_id": NOWHERE},
    "budget_event": {"event_id": NOWHERE},
    "budget_revenue_event": {"revenue_event_id": NOWHERE},
    "budget_revenue_cell": {"revenue_cell_id": NOWHERE},
    "budget_taken_file": {"source_id": NOWHERE},
    "budget_request": {"request_id": NOWHERE},
    "budget_proposal": {"proposal_id": NOWHERE},
    "budget_matters_file": {"form": "csv"},
    "budget_matter": {"matter_id": NOWHERE},
    "ask_disclosure_items": {"matter_id": NOWHERE},
    "make_disclosure_document": {"matter_id": NOWHERE},
    "state_matter": {"matter_id": NOWHERE},
    "budget_matter_file": {"matter_id": NOWHERE, "form": "csv"},
    "budget_reconciliation": {"reconciliation_id": NOWHERE},
    "budget_reconciled_line": {"line_id": NOWHERE},
    "budget_disclosure_file": {"side": "expenditure", "form": "csv"},
    "budget_version": {"version_id": NOWHERE},
    "submitted_bill": {"version_id": NOWHERE},
    "submitted_document": {"version_id": NOWHERE, "code": "2", "form": "xlsx"},
    "budget_table_file": {"kind": "xlsx"},
    "budget_provisions": {"version_id": NOWHERE},
    "budget_enclosures": {"version_id": NOWHERE},
    "budget_document_file": {"version_id": NOWHERE, "code": "2", "form": "xlsx"},
    "names": {"kind": "posts"},
    "budget_version_file": {"version_id": NOWHERE, "form": "csv"},
    "budget_sheet": {"version_id": NOWHERE},
    "check_budget_sheet": {"version_id": NOWHERE},
    "disclosed_matter": {"matter_id": NOWHERE},
    "disclosed_document": {"matter_id": NOWHERE, "form": "pdf"},
    "case": {"case_id": NOWHERE},
    "case_petitioner": {"case_id": NOWHERE},
    "case_draft": {"case_id": NOWHERE, "form": "hwpx"},
    "data_request": {"case_id": NOWHERE},
    "data_request_file": {"case_id": NOWHERE, "attachment_id": NOWHERE},
    "member_contact": {"member_id": NOWHERE},
    "answer_opinion": {"case_id": NOWHERE},
    "committee": {"committee_id": NOWHERE},
    "revise_committee": {"committee_id": NOWHERE},
    "meeting": {"meeting_id": NOWHERE},
    "minutes": {"meeting_id": NOWHERE, "form": "hwpx"},
    "meeting_notice": {"meeting_id": NOWHERE, "form": "hwpx"},
    "unit": {"unit_id": NOWHERE},
    "post": {"post_id": NOWHERE},
    **{name: {"person_id": NOWHERE} for name in ("person", "person_account")},
    "attachments": {"kind": "office.case", "subject_id": NOWHERE},
    **{name: {"attachment_id": NOWHERE} for name in ("attachment", "take_off_attachment", "restore_attachment")},
    **{name: {"attachment_id": NOWHERE, "number": 1} for name in ("attachment_file", "attachment_preview")},
    "equipment_piece": {"equipment_id": NOWHERE},
    "facility": {"facility_id": NOWHERE},
    "order": {"order_id": NOWHERE},
    "handover": {"handover_id": NOWHERE},
    **{name: {"request_id": NOWHERE} for name in ("decide_erasure", "decide_disposal")},
    **{name: {"view_id": NOWHERE} for name in ("view", "remove_view", "restore_view")},
    "open_notice": {"notice_id": NOWHERE},
    "job_step": {"job_id": NOWHERE, "action": "cancel"},
}
"""What stands in the addresses; nothing of it is there but the report."""
REFUSED, NOT_SO = 403, 405
MARKS = {REFUSED: ".", NOT_SO: "-"}
OPEN_PLACES = {
    "calendar_feed": {"text": "none"},
    "api_nowhere": {"rest": "none"},
    **{name: {"provider_id": "none"} for name in ("openid_connect_login", "openid_connect_callback")},
    **{name: {"pk": 1} for name in ("mfa_edit_webauthn", "mfa_remove_webauthn")},
}
"""What stands in the addresses that no permission guards."""
OPEN_MARKS = {200: "o", 401: ".", REFUSED: ".", 404: "0", NOT_SO: "-"}
LED_ON = {"/login/": "l", "/account/again/": "a"}
ELSEWHERE = {"REMOTE_ADDR": "192.0.2.1", "SERVER_NAME": "localhost"}
"""Who asks from another machine."""


def expected(file: str, askers: int) -> dict[str, list[str]]:
    """The marks of each address by its name, one for each who asks: to look, and to post."""
    lines = Path(__file__).with_name(file).read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    return {name: [each if len(each) > 1 else each * askers for each in marks] for name, *marks in rows}


EXPECTED = expected("expected_access.txt", len(Role))
EXPECTED_OPEN = expected("expected_open_access.txt", len(Role) + 1)


@pytest.fixture
def office(database):
    return make_office("3180", "영등포구")


def first_event_name(office) -> str:
    return fact_name(office.figures()["성과관리 집행액"]["lineage"]["events"][0])


def address_of(name):
    return reverse(name, kwargs=PLACES.get(name) or OPEN_PLACES.get(name, {}))


def site_addresses() -> set[str]:
    """The names of all addresses of the site, watchers and the API aside."""
    return set(names_of(get_resolver("ieum.site.urls")))


def marks_of(browsers, name):
    """What each browser is answered to a look and to a post, as the file writes it."""
    answers = [[each.get(address_of(name)) for each in browsers], [each.post(address_of(name)) for each in browsers]]
    return ["".join(MARKS.get(each.status_code, "o") for each in row) for row in answers]


def names_of(resolver) -> list[str]:
    """The names of all addresses of the installation, however deep they stand."""
    return [
        name
        for pattern in resolver.url_patterns
        for name in (names_of(pattern) if hasattr(pattern, "url_patterns") else [pattern.name])
    ]


def open_mark(response) -> str:
    """What somebody is answered where no permission guards, as the file writes it."""
    if response.status_code == 302:
        return LED_ON.get(response.headers["Location"].split("?")[0], ">")
    return OPEN_MARKS[response.status_code]


def open_marks_of(browsers, name):
    """What each browser is answered to a look and to a post."""
    path = address_of(name)
    looks = "".join(open_mark(each.get(path, **ELSEWHERE)) for each in browsers)
    return [looks, "".join(open_mark(each.post(path, **ELSEWHERE)) for each in browsers)]


def test_every_address_of_site_api_and_watchers_is_in_a_file_or_an_operation_of_the_api():
    named = names_of(get_resolver("ieum.urls"))

    assert None not in named
    assert set(named) == EXPECTED.keys() | EXPECTED_OPEN.keys() | {f"api_{name}" for name in OPERATIONS}
    assert EXPECTED.keys() & EXPECTED_OPEN.keys() == set()


def test_where_no_permission_guards_each_is_answered_as_the_file_says(office):
    browsers = [Client(**ELSEWHERE), *(office.browser(role) for role in Role)]
    # Whoever logs out is not asked any more.
    names = sorted(EXPECTED_OPEN, key="account_logout".__eq__)

    assert {name: open_marks_of(browsers, name) for name in names} == EXPECTED_OPEN


def test_each_role_gets_in_where_the_file_says_and_nowhere_else(monthly):
    browsers = [monthly.browser(role) for role in Role]

    assert {name: marks_of(browsers, name) for name in EXPECTED} == EXPECTED


def test_the_table_of_permissions_says_the_same_as_the_file():
    asked = {pattern.name: pattern.callback for pattern in urls.urlpatterns if pattern.name in EXPECTED}
    said = {name: [view.action, view.posting or view.action] for name, view in asked.items()}

    may = {
        name: ["".join("o" if role in permissions[each.value].roles else "." for role in Role) for each in actions]
        for name, actions in said.items()
    }
    assert {name: [mark for mark in marks if "-" not in mark] for name, marks in EXPECTED.items()} == {
        name: [mark for mark, written in zip(marks, EXPECTED[name], strict=True) if "-" not in written]
        for name, marks in may.items()
    }


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.COUNCIL, Role.RESIDENT, Role.OPERATOR])
def test_who_is_not_of_the_office_records_nothing_but_what_it_demands(role):
    demands = ["REQUEST_DATA"] if role in (Role.AUDITOR, Role.COUNCIL) else []

    assert [each.name for each in permissions if each.writes and role in each.roles] == demands


@pytest.mark.parametrize("name", EXPECTED)
def test_who_is_not_logged_in_is_led_to_the_login_and_back(database, name):
    address = address_of(name)

    response = Client(SERVER_NAME="localhost").get(address)

    assert response.status_code == 302
    assert response.headers["Location"] == f"/login/?next={quote(address)}"


def test_an_account_of_no_municipality_sees_no_reports(database):
    client = Client(SERVER_NAME="localhost")
    client.force_login(Account.objects.create(login="operator", title="운영자", role=Role.OFFICER))

    assert client.get("/").status_code == REFUSED


def test_login_leads_to_where_one_wanted_to_go(database):
    make_office("3180", "영등포구", password=True)
    client = Client(SERVER_NAME="localhost")

    response = client.post(
        "/login/?next=/intakes/new/",
        {"login": "officer-3180", "password": PASSWORD, "next": "/intakes/new/"},
    )

    assert (response.status_code, response.headers["Location"]) == (302, "/intakes/new/")
    assert texts(client.get("/"), "//span[@class='ui-account__name']") == ["로그인한 사람: 담당"]


def test_login_never_leads_to_another_site(database):
    make_office("3180", "영등포구", password=True)
    given = {"login": "officer-3180", "password": PASSWORD, "next": "https://example.org/"}

    response = Client(SERVER_NAME="localhost").post("/login/", given)

    assert response.headers["Location"] == "/"


def test_a_wrong_password_is_told_without_saying_what_was_wrong(database):
    make_office("3180", "영등포구", password=True)
    client = Client(SERVER_NAME="localhost")

    answers = [client.post("/login/", {"login": name, "password": "wrong"}) for name in ("officer-3180", "nobody-3180")]

    said = [texts(each, "//*[@role='alert']//li") for each in answers]
    assert said == [["아이디나 비밀번호가 맞지 않습니다. 다시 확인하여 주십시오."]] * 2


def test_logout_ends_the_session(monthly):
    client = monthly.browser()

    client.post("/logout/")

    assert client.get("/").status_code == 302


def test_what_belongs_to_another_municipality_does_not_exist(monthly, neighbour):
    intake = monthly.first_intake()
    stranger = neighbour.browser(Role.TEAM_LEAD)

    paths = [
        "/reports/monthly/", "/reports/monthly/editions/1/", "/reports/monthly/editions/1/figures/성과관리 집행액",
        "/reports/monthly/editions/1/files/hwpx/", f"/intakes/{intake}/", f"/intakes/{intake}/facts/",
        "/reports/monthly/as-of/?day=2023-10-31", "/reports/monthly/as-of/?day=",
        f"/facts/{monthly.first_fact()}/", "/reports/monthly/items/Ⅰ-1/", "/reports/monthly/next/",
    ]  # fmt: skip
    assert [stranger.get(path).status_code for path in paths] == [404] * len(paths)
    assert stranger.post("/reports/monthly/build/", {"as_of": "2023-10-31"}).status_code == 404
    assert stranger.post(f"/intakes/{intake}/confirm/").status_code == 404


def test_a_ruling_on_another_municipalitys_fact_finds_none(monthly, neighbour):
    stranger = neighbour.browser(Role.TEAM_LEAD)

    response = stranger.post("/facts/rule/", {"fact": first_event_name(monthly), "basis": "남의 값"}, follow=True)

    assert alerts(response) == ["이 값을 찾을 수 없습니다. 보고서에서 숫자를 다시 눌러 주십시오."]


def test_a_page_that_does_not_exist_says_where_to_go(monthly):
    response = monthly.browser().get("/reports/monthly/editions/9/")

    assert response.status_code == 404
    assert texts(response, "//main//p") == [
        "monthly의 9호가 없습니다. 만든 호의 목록에서 고르세요.",
        "처음 화면으로",
    ]


def test_a_page_that_is_not_allowed_says_whom_to_ask(monthly):
    response = monthly.browser(Role.COUNCIL).get("/intakes/new/")

    assert texts(response, "//h1") == ["권한이 없습니다"]


def test_a_fault_of_ours_is_told_in_words(monthly):
    client = monthly.browser()
    client.raise_request_exception = False
    monthly.spoil_the_next_edition()

    response = client.get("/reports/monthly/")

    assert response.status_code == 500
    assert texts(response, "//h1") == ["오류가 났습니다"]


def test_a_form_of_another_page_is_refused(monthly):
    client = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    client.force_login(monthly.accounts[Role.OFFICER])

    response = client.post("/reports/monthly/build/", {"as_of": "2023-10-31"})

    assert response.status_code == REFUSED
    assert texts(response, "//h1") == ["요청을 확인하지 못했습니다"]


@pytest.mark.parametrize("path", ["/", "/reports/monthly/", "/login/"])
def test_pages_allow_nothing_from_outside_and_nothing_inline(monthly, path):
    response = monthly.browser().get(path, follow=True)

    assert response.headers["Content-Security-Policy"].split("; ").count("default-src 'self'") == 1
    body = response.content.decode()
    assert [mark for mark in ("<script>", " style=", " onclick=", "http://", "//cdn") if mark in body] == []
