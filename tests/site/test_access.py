"""Who gets in where: one table of addresses and roles, and what others see instead."""

from urllib.parse import quote
from uuid import UUID

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from tests.site.offices import PASSWORD, REPORT, alerts, make_office, texts

from ieum.budget.rules.permissions import BudgetAction
from ieum.office.rules.permissions import OfficeAction
from ieum.org.rules.permissions import OrgAction
from ieum.platform.choices import Role
from ieum.platform.login import addresses
from ieum.platform.models import Account
from ieum.platform.personal.permissions import TrustAction
from ieum.reports.rules import Action
from ieum.site import urls
from ieum.site.access import MAY
from ieum.site.places import fact_name

pytestmark = pytest.mark.database
NOWHERE = UUID(int=1)
_EDITION = {"report": REPORT, "number": 1}
ADDRESSES = {
    "home": ({}, Action.SEE_REPORTS),
    "report": ({"report": REPORT}, Action.SEE_REPORTS),
    "as_of": ({"report": REPORT}, Action.SEE_REPORTS),
    "as_of_figure": ({"report": REPORT}, Action.SEE_REPORTS),
    "editions": ({"report": REPORT}, Action.SEE_REPORTS),
    "edition": (_EDITION, Action.SEE_REPORTS),
    "findings": (_EDITION, Action.SEE_REPORTS),
    "release": (_EDITION, Action.SEE_REPORTS),
    "changes": (_EDITION, Action.SEE_REPORTS),
    "figure": ({**_EDITION, "key": "성과관리 집행액"}, Action.SEE_REPORTS),
    "edition_file": ({**_EDITION, "form": "json"}, Action.SEE_REPORTS),
    "items": ({"report": REPORT}, Action.EDIT),
    "item": ({"report": REPORT, "key": "Ⅰ-1"}, Action.EDIT),
    "item_preview": ({"report": REPORT, "key": "Ⅰ-1"}, Action.EDIT),
    "build_form": ({"report": REPORT}, Action.BUILD),
    "build": ({"report": REPORT}, Action.BUILD),
    "check_files": ({}, Action.CHECK_FILES),
    "checked": ({"token": "none"}, Action.CHECK_FILES),
    "checked_file": ({"token": "none", "form": "json"}, Action.CHECK_FILES),
    "erase_check": ({"token": "none"}, Action.CHECK_FILES),
    "budget": ({}, BudgetAction.SEE_BUDGET),
    "budget_execution": ({}, BudgetAction.SEE_BUDGET),
    "budget_execution_events": ({}, BudgetAction.SEE_BUDGET),
    "budget_file": ({}, BudgetAction.POST_BUDGET),
    "budget_cell": ({"cell_id": NOWHERE}, BudgetAction.SEE_BUDGET),
    "budget_changes": ({}, BudgetAction.SEE_BUDGET),
    "budget_versions": ({}, BudgetAction.SEE_BUDGET),
    "budget_version": ({"version_id": NOWHERE}, BudgetAction.SEE_BUDGET),
    "budget_version_file": ({"version_id": NOWHERE, "form": "csv"}, BudgetAction.SEE_BUDGET),
    "budget_sheet": ({"version_id": NOWHERE}, BudgetAction.SEE_BUDGET),
    "check_budget_sheet": ({"version_id": NOWHERE}, BudgetAction.WRITE_BUDGET_LINES),
    "inbox": ({}, OfficeAction.SEE_CASES),
    "cases": ({}, OfficeAction.SEE_CASES),
    "receive_case": ({}, OfficeAction.WORK_ON_CASES),
    "case": ({"case_id": NOWHERE}, OfficeAction.SEE_CASES),
    "answer_opinion": ({"case_id": NOWHERE}, OfficeAction.WORK_ON_CASES),
    "committees": ({}, OfficeAction.SEE_COMMITTEES),
    "register_committee": ({}, OfficeAction.RUN_COMMITTEES),
    "committee": ({"committee_id": NOWHERE}, OfficeAction.SEE_COMMITTEES),
    "revise_committee": ({"committee_id": NOWHERE}, OfficeAction.RUN_COMMITTEES),
    "meeting": ({"meeting_id": NOWHERE}, OfficeAction.SEE_COMMITTEES),
    "minutes": ({"meeting_id": NOWHERE, "form": "hwpx"}, OfficeAction.SEE_COMMITTEES),
    "organisation": ({}, OrgAction.SEE_ORGANISATION),
    "unit": ({"unit_id": NOWHERE}, OrgAction.SEE_ORGANISATION),
    "post": ({"post_id": NOWHERE}, OrgAction.SEE_ORGANISATION),
    "person": ({"person_id": NOWHERE}, OrgAction.SEE_ORGANISATION),
    "readings": ({}, TrustAction.SEE_READINGS),
    "readings_file": ({}, TrustAction.SEE_READINGS),
    "audit": ({}, TrustAction.SEE_AUDIT),
    "orders": ({}, OrgAction.SEE_ORGANISATION),
    "order": ({"order_id": NOWHERE}, OrgAction.SEE_ORGANISATION),
    "personnel_order": ({}, OrgAction.ISSUE_ORDERS),
    "reorganisation": ({}, OrgAction.ISSUE_ORDERS),
    "import_staff": ({}, OrgAction.ISSUE_ORDERS),
    "handovers": ({}, OrgAction.HAND_OVER),
    "handover": ({"handover_id": NOWHERE}, OrgAction.HAND_OVER),
    "take_in": ({}, Action.TAKE_IN),
    "intake": ({"intake_id": NOWHERE}, Action.SEE_INTAKES),
    "intake_findings": ({"intake_id": NOWHERE}, Action.SEE_INTAKES),
    "confirm": ({"intake_id": NOWHERE}, Action.CONFIRM),
    "withdraw": ({"intake_id": NOWHERE}, Action.CORRECT),
    "facts": ({"intake_id": NOWHERE}, Action.SEE_INTAKES),
    "fact_at": ({}, Action.SEE_INTAKES),
    "fact": ({"fact_id": NOWHERE}, Action.SEE_INTAKES),
    "rule": ({}, Action.RULE),
}
POSTED = ("build", "confirm", "rule", "item_preview", "erase_check", "withdraw", "answer_opinion", "check_budget_sheet")
OPEN = {pattern.name for pattern in addresses.entrance}
OWN = {pattern.name for pattern in addresses.guarded}
"""Of each account's own login: whoever is logged in."""
FORBIDDEN = 403


def first_event_name(office) -> str:
    return fact_name(office.figures()["성과관리 집행액"]["lineage"]["events"][0])


def answer(client, name):
    address = reverse(name, kwargs=ADDRESSES[name][0])
    return client.post(address) if name in POSTED else client.get(address)


def test_every_address_is_in_the_table_with_the_action_that_its_view_asks_for():
    named = {pattern.name: getattr(pattern.callback, "action", None) for pattern in urls.urlpatterns}

    assert {name: action for name, action in named.items() if name not in OPEN | OWN} == {
        name: action for name, (_, action) in ADDRESSES.items()
    }


def test_the_table_of_permissions():
    may = {action.name: "".join("o" if role in MAY[action] else "." for role in Role) for action in MAY}

    # 담당 팀장 과장 단체장 사업부서 의회 감사 주민 운영자
    assert may == {
        "SEE_REPORTS": "ooooooo..",
        "SEE_INTAKES": "ooo...o..",
        "TAKE_IN": "oo.......",
        "CONFIRM": "oo.......",
        "CORRECT": "oo.......",
        "RULE": ".oo......",
        "EDIT": "oo.......",
        "BUILD": "ooo......",
        "SEE_BUDGET": "ooooo.o..",
        "POST_BUDGET": "oo.......",
        "WRITE_BUDGET_LINES": "ooooo....",
        "COMPILE_BUDGET": "oooo.....",
        "SEE_ORGANISATION": "ooooooo..",
        "ISSUE_ORDERS": ".oo......",
        "HAND_OVER": "ooooo.o..",
        "SEE_CASES": "ooooo.o..",
        "WORK_ON_CASES": "ooooo....",
        "SEE_COMMITTEES": "ooooooo..",
        "RUN_COMMITTEES": "ooooo....",
        "CHECK_FILES": "ooooooo..",
        "READ_PERSONAL": "ooo......",
        "SEE_READINGS": "..o...o..",
        "SEE_AUDIT": "......o..",
    }


def test_each_role_gets_in_where_the_table_says_and_nowhere_else(monthly):
    refused = {
        (name, role)
        for role in Role
        for name in ADDRESSES
        if answer(monthly.browser(role), name).status_code == FORBIDDEN
    }

    assert refused == {(name, role) for name, (_, action) in ADDRESSES.items() for role in set(Role) - MAY[action]}


def test_only_who_may_correct_can_post_a_correction(monthly):
    fact = monthly.first_fact()

    answers = {role: monthly.browser(role).post(f"/facts/{fact}/").status_code for role in Role}

    assert {role for role, status in answers.items() if status != FORBIDDEN} == MAY[Action.CORRECT]


@pytest.mark.parametrize("name", ADDRESSES)
def test_who_is_not_logged_in_is_led_to_the_login_and_back(database, name):
    address = reverse(name, kwargs=ADDRESSES[name][0])

    response = Client(SERVER_NAME="localhost").get(address)

    assert response.status_code == 302
    assert response.headers["Location"] == f"/login/?next={quote(address)}"


def test_an_account_of_no_municipality_sees_no_reports(database):
    client = Client(SERVER_NAME="localhost")
    client.force_login(Account.objects.create(login="operator", title="운영자", role=Role.OFFICER))

    assert client.get("/").status_code == FORBIDDEN


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

    assert response.status_code == FORBIDDEN
    assert texts(response, "//h1") == ["요청을 확인하지 못했습니다"]


@pytest.mark.parametrize("path", ["/", "/reports/monthly/", "/login/"])
def test_pages_allow_nothing_from_outside_and_nothing_inline(monthly, path):
    response = monthly.browser().get(path, follow=True)

    assert response.headers["Content-Security-Policy"].split("; ").count("default-src 'self'") == 1
    body = response.content.decode()
    assert [mark for mark in ("<script>", " style=", " onclick=", "http://", "//cdn") if mark in body] == []


def test_all_addresses_resolve_to_named_views():
    assert {pattern.name for pattern in get_resolver("ieum.site.urls").url_patterns} == {*ADDRESSES, *OPEN, *OWN}
