"""Who may do what by the API: one table of operations written by hand, held against every role and every scope."""

import json

import pytest
from tests.api.duties import EXPECTED as DUTIES
from tests.api.programs import Program, error, program, scopes_of
from tests.api.table import NOWHERE, OPERATIONS

from ieum.api import urls
from ieum.api.scopes import SCOPES
from ieum.kernel.registry import scopes
from ieum.platform.choices import Role

pytestmark = pytest.mark.database
OF_THE_ACCOUNT = {
    "read_notice", "read_notices", "move_job", "change_saved_view", "remove_saved_view", "restore_saved_view",
}  # fmt: skip
"""Writes of what the account of a key has to itself."""
OPEN = {"api_openapi", "api_docs", "api_nowhere"}
"""Addresses that hold nothing of any office."""
ELSEWHERE = {
    "get_data_request": "of the account alone: test_data_requests.py, test_nobody_else_sees_a_demand_or_its_files",
    "get_data_request_file": "the same",
    **{
        name: "walked by duty, a neighbour among them: test_duties.py"
        for name in DUTIES
        if NOWHERE in OPERATIONS[name][1]
    },
    **dict.fromkeys(OF_THE_ACCOUNT - {"read_notices"}, "of the account alone: test_own.py"),
    "build_edition": "of the report alone: test_operations.py, test_an_edition_is_made_once",
    "get_due_date": "names a rule of the law, which is of no office",
}
"""Operations with something in their address that a neighbour does not ask for among ``Full.addresses``, and why."""
UNAUTHORIZED, FORBIDDEN = 401, 403


def ask(program, name):
    method, address, _ = OPERATIONS[name]
    return program.post(address, {}) if method == "POST" else program.get(address)


def test_every_operation_is_in_the_table_with_the_scope_that_it_asks_for():
    described = {
        each["operationId"]: (method.upper(), each["x-scope"])
        for methods in json.loads(urls.description())["paths"].values()
        for method, each in methods.items()
    }

    assert described == {name: (method, scope) for name, (method, _, scope) in OPERATIONS.items()}


def test_every_address_is_that_of_an_operation_or_open():
    assert {each.name for each in urls.operations} <= {f"api_{name}" for name in OPERATIONS}
    assert {each.name for each in urls.urlpatterns} - {each.name for each in urls.operations} == OPEN


def test_the_table_of_scopes():
    may = {each.name: "".join("o" if role in each.roles else "." for role in Role) for each in SCOPES}

    # 담당 팀장 과장 단체장 사업부서 의회 감사 주민 운영자
    assert may == {
        "SEE_REPORTS": "ooooooo..",
        "SEE_INTAKES": "ooo...o..",
        "TAKE_IN": "oo.......",
        "CONFIRM": "oo.......",
        "CORRECT": "oo.......",
        "CHECK_FILES": "ooooooo..",
        "BUILD": "ooo......",
        "SEE_BUDGET": "ooooo.o..",
        "POST_BUDGET": "oo.......",
        "DECIDE_POSTINGS": "oooo.....",
        "TAKE_BACK": "oooo.....",
        "WRITE_BUDGET_LINES": "ooooo....",
        "COMPILE_BUDGET": "oooo.....",
        "WORK_ON_MATTERS": "ooooo....",
        "SEE_ORGANISATION": "ooooooo..",
        "ISSUE_ORDERS": ".oo......",
        "DESIGNATE_ACCOUNTING": "..oo.....",
        "SEE_HANDOVERS": "ooooo.o..",
        "HAND_OVER": "ooooo....",
        "SEE_CASES": "ooooo.o..",
        "WORK_ON_CASES": "ooooo....",
        "REQUEST_DATA": ".....oo..",
        "SEE_COMMITTEES": "ooooooo..",
        "RUN_COMMITTEES": "ooooo....",
        "KEEP_VIEWS": "ooooooo..",
        "SEE_CLOSED_DAYS": "ooooooo..",
        "CLOSE_DAYS": "..oo.....",
        "SEE_FILES": "ooooooo..",
        "ATTACH_FILES": "ooooo....",
        "SEE_EXPIRED": ".oo...o..",
        "REQUEST_DISPOSAL": ".oo......",
        "SEE_NOTICES": "ooooooo..",
        "SEE_JOBS": "ooooo....",
        "SEARCH": "ooooooo..",
    }


def as_role(account, role):
    """Give an account a role."""
    account.role = role
    account.save(update_fields=["role"])


def keys_for_all(full, account):
    """Programs of an account, by scope, that together are for all that is asked; each was made in a role that may."""
    keys = {}
    for role in (Role.COUNCIL, Role.DIVISION_HEAD, Role.OFFICER):
        as_role(account, role)
        keys |= dict.fromkeys(scopes_of(role), program(full.office, Role.OFFICER, *scopes_of(role)))
    return keys


def test_each_role_may_what_the_table_says_and_nothing_else(full):
    """The account is given one role after the other, with keys that together are for all that it asks for."""
    account, keys, refused = full.office.accounts[Role.OFFICER], {}, set()
    for number, role in enumerate(Role):
        if number % 2 == 0:  # before one of them has asked too often
            keys = keys_for_all(full, account)
        as_role(account, role)
        refused |= {
            (name, role)
            for name, (_, _, scope) in OPERATIONS.items()
            if ask(keys[scope], name).status_code == FORBIDDEN
        }

    assert refused == {
        (name, role) for name, (_, _, scope) in OPERATIONS.items() for role in Role if role not in scopes[scope].roles
    }


def test_a_key_does_nothing_outside_of_its_scope(full):
    """A key for all that the account may but one thing does not do that one."""
    answers = {
        name: error(ask(asking, name))
        for number, missing in enumerate(sorted({scope for _, _, scope in OPERATIONS.values()}))
        # An account has twenty keys and no more.
        for role in [(Role.OFFICER, Role.TEAM_LEAD)[number % 2]]
        for asking in [program(full.office, role, *(set(scopes_of(role)) - {missing}))]
        for name, (_, _, scope) in OPERATIONS.items()
        if scope == missing
    }

    assert answers == dict.fromkeys(OPERATIONS, (FORBIDDEN, "OUT_OF_SCOPE", ""))


def test_a_key_never_acts_for_another(full):
    asking = program(full.office, Role.OFFICER, "SEE_REPORTS")
    head = str(full.office.accounts[Role.DIVISION_HEAD].pk)

    assert asking.get("/api/reports").status_code == 200
    assert error(asking.get("/api/reports", **{"On-Behalf-Of": head})) == (FORBIDDEN, "NOT_ON_BEHALF", "")


def test_without_a_key_nothing_is_answered_not_even_to_a_browser_that_is_logged_in(full):
    strangers = [Program(""), Program("nonsense"), Program("ieum.3180." + "A" * 43)]

    assert {error(ask(each, name)) for each in strangers for name in OPERATIONS} == {
        (UNAUTHORIZED, "NOT_AUTHENTICATED", "")
    }
    browser = full.office.browser(Role.OFFICER)
    statuses = {getattr(browser, method.lower())(address).status_code for method, address, _ in OPERATIONS.values()}
    assert statuses == {UNAUTHORIZED}


def test_every_operation_that_names_a_thing_is_asked_by_a_neighbour_or_says_why_not(full):
    naming = {
        each["operationId"]
        for address, methods in json.loads(urls.description())["paths"].items()
        for each in methods.values()
        if "{" in address
    }

    assert {*full.addresses, *ELSEWHERE} == naming


def test_of_another_municipality_nothing_is_found(full):
    own, stranger = program(full.office, Role.OFFICER), program(full.neighbour, Role.OFFICER)
    lists = ["/api/reports", "/api/observations?dataset=budget.programme", "/api/budget/years", "/api/cases",
             "/api/budget/balances?year=2026&as_of=2026-06-30", "/api/organisation/units?day=2021-03-02",
             "/api/budget/changes?year=2026&before=2026-01-01&after=2026-06-30"]  # fmt: skip

    assert {name: own.get(address).status_code for name, address in full.addresses.items()} == dict.fromkeys(
        full.addresses, 200
    )
    assert {name: stranger.get(address).status_code for name, address in full.addresses.items()} == dict.fromkeys(
        full.addresses, 404
    )
    assert [own.get(address).json()["total"] > 0 for address in lists] == [True] * len(lists)
    assert [stranger.get(address).json()["total"] for address in lists] == [0] * len(lists)


def test_of_another_municipality_nothing_is_written(full):
    stranger = program(full.neighbour, Role.OFFICER)
    case = {"kind": "REQUEST", "title": "자료", "post_id": str(full.post), "received_on": "2021-03-02"}
    document = {"document_number": "기획예산과-1", "approved_on": "2021-03-02", "approver": "과장"}
    draft = {"title": "회신", "body": "본문", "steps": [{"role": "DECIDE", "post_id": str(full.post)}]}

    assert error(stranger.post("/api/cases", case))[:2] == (409, "REFUSED")
    assert error(stranger.post(f"/api/cases/{full.case}/document", document))[:2] == (404, "NOT_FOUND")
    assert error(stranger.post(f"/api/cases/{full.case}/drafts", draft))[:2] == (404, "NOT_FOUND")
