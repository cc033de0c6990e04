"""Who may do what by the API: one table of operations written by hand, held against every role and every scope."""

import json

import pytest
from tests.api.duties import EXPECTED as DUTIES
from tests.api.programs import Program, error, program, scopes_of

from ieum.api import urls
from ieum.api.scopes import SCOPES
from ieum.kernel.registry import scopes
from ieum.platform.choices import Role

pytestmark = pytest.mark.database
NOWHERE = "00000000-0000-0000-0000-000000000001"
_EDITION = "/api/reports/monthly/editions/1"
OPERATIONS = {
    "list_reports": ("GET", "/api/reports", "SEE_REPORTS"),
    "list_editions": ("GET", "/api/reports/monthly/editions", "SEE_REPORTS"),
    "get_edition": ("GET", _EDITION, "SEE_REPORTS"),
    "list_figures": ("GET", f"{_EDITION}/figures", "SEE_REPORTS"),
    "list_figures_as_of": ("GET", "/api/reports/monthly/figures?as_of=2023-10-31", "SEE_REPORTS"),
    "get_edition_file": ("GET", f"{_EDITION}/files/json", "SEE_REPORTS"),
    "list_datasets": ("GET", "/api/datasets", "SEE_INTAKES"),
    "list_observations": ("GET", "/api/observations?dataset=budget.programme", "SEE_INTAKES"),
    "get_observation": ("GET", f"/api/observations/{NOWHERE}", "SEE_INTAKES"),
    "record_observation": ("POST", "/api/observations", "CONFIRM"),
    "record_observations": ("POST", "/api/observation-batches", "CONFIRM"),
    "correct_observation": ("POST", f"/api/observations/{NOWHERE}/correction", "CORRECT"),
    "take_in_report": ("POST", "/api/intakes", "TAKE_IN"),
    "list_budget_years": ("GET", "/api/budget/years", "SEE_BUDGET"),
    "list_balances": ("GET", "/api/budget/balances?year=2023&as_of=2023-10-31", "SEE_BUDGET"),
    "list_cell_events": ("GET", f"/api/budget/cells/{NOWHERE}/events", "SEE_BUDGET"),
    "list_budget_changes": ("GET", "/api/budget/changes?year=2023&before=2023-01-01&after=2023-10-31", "SEE_BUDGET"),
    "list_budget_files": ("GET", "/api/budget/files", "SEE_BUDGET"),
    "post_budget_file": ("POST", "/api/budget/files", "POST_BUDGET"),
    "take_execution_file": ("POST", "/api/budget/executions", "POST_BUDGET"),
    "undo_budget_file": ("POST", f"/api/budget/files/{NOWHERE}/undo", "TAKE_BACK"),
    "take_back_budget_event": ("POST", f"/api/budget/events/{NOWHERE}/undo", "TAKE_BACK"),
    "list_revenue_events": ("GET", "/api/budget/revenue/events?year=2023", "SEE_BUDGET"),
    "take_back_revenue_event": ("POST", f"/api/budget/revenue/events/{NOWHERE}/undo", "TAKE_BACK"),
    "list_budget_requests": ("GET", "/api/budget/requests", "SEE_BUDGET"),
    "request_budget_change": ("POST", "/api/budget/requests", "WORK_ON_CASES"),
    "list_allotments": ("GET", "/api/budget/allotments?year=2023", "SEE_BUDGET"),
    "list_execution": ("GET", "/api/budget/execution?year=2023", "SEE_BUDGET"),
    "list_execution_months": ("GET", "/api/budget/execution/months?year=2023", "SEE_BUDGET"),
    "list_revenue": ("GET", "/api/budget/revenue?year=2023", "SEE_BUDGET"),
    "list_surpluses": ("GET", "/api/budget/surpluses?year=2023", "SEE_BUDGET"),
    "post_revenue_file": ("POST", "/api/budget/revenue/files", "POST_BUDGET"),
    "post_budget_book": ("POST", "/api/budget/books", "POST_BUDGET"),
    "revise_budget_change": ("POST", f"/api/budget/requests/{NOWHERE}/revision", "WORK_ON_CASES"),
    "list_allotment_plans": ("GET", "/api/budget/allotment-plans?year=2023", "SEE_BUDGET"),
    "list_allotment_holds": ("GET", "/api/budget/allotment-holds?year=2023", "SEE_BUDGET"),
    "draft_allotment_plan": ("POST", "/api/budget/allotment-plans", "POST_BUDGET"),
    "allot_quarter": ("POST", "/api/budget/allotments", "POST_BUDGET"),
    "propose_allotment": ("POST", "/api/budget/allotments/occasional", "POST_BUDGET"),
    "withhold_allotment": ("POST", "/api/budget/allotment-holds", "POST_BUDGET"),
    "release_hold": ("POST", f"/api/budget/allotment-holds/{NOWHERE}/release", "POST_BUDGET"),
    "list_proposals": ("GET", "/api/budget/proposals", "SEE_BUDGET"),
    "confirm_proposal": ("POST", f"/api/budget/proposals/{NOWHERE}/confirmation", "DECIDE_POSTINGS"),
    "return_proposal": ("POST", f"/api/budget/proposals/{NOWHERE}/return", "DECIDE_POSTINGS"),
    "withdraw_proposal": ("POST", f"/api/budget/proposals/{NOWHERE}/withdrawal", "DECIDE_POSTINGS"),
    "list_reconciliations": ("GET", "/api/budget/reconciliations", "SEE_BUDGET"),
    "list_reconciled_lines": ("GET", f"/api/budget/reconciliations/{NOWHERE}/lines", "SEE_BUDGET"),
    "reconcile_statement": ("POST", "/api/budget/reconciliations", "POST_BUDGET"),
    "explain_difference": ("POST", f"/api/budget/reconciliation-lines/{NOWHERE}/reason", "POST_BUDGET"),
    "void_reconciliation": ("POST", f"/api/budget/reconciliations/{NOWHERE}/void", "POST_BUDGET"),
    "list_bills": ("GET", "/api/budget/bills", "SEE_BUDGET"),
    "get_bill": ("GET", f"/api/budget/bills/{NOWHERE}", "SEE_BUDGET"),
    "list_bill_lines": ("GET", f"/api/budget/bills/{NOWHERE}/lines", "SEE_BUDGET"),
    "get_sheet": ("GET", f"/api/budget/bills/{NOWHERE}/sheet?division=재무과", "SEE_BUDGET"),
    "write_sheet": ("POST", f"/api/budget/bills/{NOWHERE}/sheet", "WRITE_BUDGET_LINES"),
    "open_bill": ("POST", "/api/budget/bills", "COMPILE_BUDGET"),
    "advance_bill": ("POST", f"/api/budget/bills/{NOWHERE}/steps", "COMPILE_BUDGET"),
    "adopt_bill": ("POST", f"/api/budget/bills/{NOWHERE}/adoption", "COMPILE_BUDGET"),
    "register_programme": ("POST", f"/api/budget/bills/{NOWHERE}/programmes", "COMPILE_BUDGET"),
    "list_code_tables": ("GET", "/api/budget/code-tables", "SEE_BUDGET"),
    "list_codes": ("GET", "/api/budget/codes?year=2023", "SEE_BUDGET"),
    "take_in_codes": ("POST", "/api/budget/code-tables", "POST_BUDGET"),
    "withdraw_codes": ("POST", f"/api/budget/code-tables/{NOWHERE}/withdrawal", "POST_BUDGET"),
    "list_code_successions": ("GET", "/api/budget/code-successions", "SEE_BUDGET"),
    "record_successors": ("POST", "/api/budget/code-successions", "POST_BUDGET"),
    "end_succession": ("POST", f"/api/budget/code-successions/{NOWHERE}/withdrawal", "POST_BUDGET"),
    "list_execution_targets": ("GET", "/api/budget/execution-targets?year=2023", "SEE_BUDGET"),
    "set_execution_target": ("POST", "/api/budget/execution-targets", "WORK_ON_CASES"),
    "list_saving_targets": ("GET", "/api/budget/saving-targets?year=2023", "SEE_BUDGET"),
    "set_saving_target": ("POST", "/api/budget/saving-targets", "WORK_ON_CASES"),
    "state_saving": ("POST", f"/api/budget/saving-targets/{NOWHERE}/result", "WORK_ON_CASES"),
    "list_forecasts": ("GET", "/api/budget/forecasts?year=2023&division=재무과", "SEE_BUDGET"),
    "state_forecasts": ("POST", "/api/budget/forecasts", "WORK_ON_CASES"),
    "list_deemings": ("GET", "/api/budget/deemings?year=2023", "SEE_BUDGET"),
    "propose_deeming": ("POST", "/api/budget/deemings", "POST_BUDGET"),
    "propose_pre_use": ("POST", "/api/budget/pre-uses", "POST_BUDGET"),
    "add_deemed_revenue": ("POST", f"/api/budget/deemings/{NOWHERE}/revenue", "POST_BUDGET"),
    "list_provisional": ("GET", "/api/budget/provisional?year=2023", "SEE_BUDGET"),
    "propose_provisional": ("POST", "/api/budget/provisional", "POST_BUDGET"),
    "list_carriable_cells": ("GET", "/api/budget/carriable-cells?year=2023", "SEE_BUDGET"),
    "list_carryings": ("GET", "/api/budget/carryings?year=2023", "SEE_BUDGET"),
    "propose_carrying": ("POST", "/api/budget/carryings", "POST_BUDGET"),
    "carry_over": ("POST", "/api/budget/carried-over", "POST_BUDGET"),
    "lapse_remainders": ("POST", "/api/budget/lapses", "POST_BUDGET"),
    "list_bill_documents": ("GET", f"/api/budget/bills/{NOWHERE}/documents", "SEE_BUDGET"),
    "get_bill_document": ("GET", f"/api/budget/bills/{NOWHERE}/documents/40/hwpx", "SEE_BUDGET"),
    "enclose_document": ("POST", f"/api/budget/bills/{NOWHERE}/documents", "COMPILE_BUDGET"),
    "get_provisions": ("GET", f"/api/budget/bills/{NOWHERE}/provisions?kind=EXPRESS&division=재무과", "SEE_BUDGET"),
    "write_provisions": ("POST", f"/api/budget/bills/{NOWHERE}/provisions", "WRITE_BUDGET_LINES"),
    "list_debts": ("GET", "/api/budget/debts", "SEE_BUDGET"),
    "contract_debt": ("POST", f"/api/budget/debts/{NOWHERE}/contracts", "WRITE_BUDGET_LINES"),
    "list_disclosure_items": ("GET", f"/api/budget/disclosures/{NOWHERE}/items", "SEE_BUDGET"),
    "ask_disclosure_items": ("POST", f"/api/budget/disclosures/{NOWHERE}/requests", "WORK_ON_MATTERS"),
    "list_attachments": ("GET", f"/api/attachments?kind=budget.version&subject_id={NOWHERE}", "SEE_FILES"),
    "get_attachment": ("GET", f"/api/attachments/{NOWHERE}", "SEE_FILES"),
    "attach_file": ("POST", "/api/attachments", "ATTACH_FILES"),
    "add_file_version": ("POST", f"/api/attachments/{NOWHERE}/versions", "ATTACH_FILES"),
    "take_off_file": ("POST", f"/api/attachments/{NOWHERE}/removal", "ATTACH_FILES"),
    "list_matters": ("GET", "/api/budget/matters?kind=INVESTMENT", "SEE_BUDGET"),
    "get_matter": ("GET", f"/api/budget/matters/{NOWHERE}", "SEE_BUDGET"),
    "record_matter": ("POST", "/api/budget/matters", "WORK_ON_MATTERS"),
    "state_matter": ("POST", f"/api/budget/matters/{NOWHERE}/statement", "WORK_ON_MATTERS"),
    "advance_matter": ("POST", f"/api/budget/matters/{NOWHERE}/steps", "WORK_ON_MATTERS"),
    "list_committees": ("GET", "/api/committees", "SEE_COMMITTEES"),
    "list_meetings": ("GET", f"/api/committees/{NOWHERE}/meetings", "SEE_COMMITTEES"),
    "get_meeting": ("GET", f"/api/meetings/{NOWHERE}", "SEE_COMMITTEES"),
    "get_committee": ("GET", f"/api/committees/{NOWHERE}", "SEE_COMMITTEES"),
    "list_members": ("GET", f"/api/committees/{NOWHERE}/members", "RUN_COMMITTEES"),
    "register_committee": ("POST", "/api/committees", "RUN_COMMITTEES"),
    "revise_committee": ("POST", f"/api/committees/{NOWHERE}/revision", "RUN_COMMITTEES"),
    "end_committee": ("POST", f"/api/committees/{NOWHERE}/end", "RUN_COMMITTEES"),
    "appoint_member": ("POST", f"/api/committees/{NOWHERE}/members", "RUN_COMMITTEES"),
    "renew_member": ("POST", f"/api/committee-members/{NOWHERE}/renewal", "RUN_COMMITTEES"),
    "remove_member": ("POST", f"/api/committee-members/{NOWHERE}/removal", "RUN_COMMITTEES"),
    "get_meeting_file": ("GET", f"/api/meetings/{NOWHERE}/files/minutes.pdf", "RUN_COMMITTEES"),
    "plan_meeting": ("POST", f"/api/committees/{NOWHERE}/meetings", "RUN_COMMITTEES"),
    "arrange_meeting": ("POST", f"/api/meetings/{NOWHERE}/arrangement", "RUN_COMMITTEES"),
    "propose_item": ("POST", f"/api/meetings/{NOWHERE}/items", "RUN_COMMITTEES"),
    "notify_meeting": ("POST", f"/api/meetings/{NOWHERE}/notice", "RUN_COMMITTEES"),
    "tell_members": ("POST", f"/api/meetings/{NOWHERE}/notices", "RUN_COMMITTEES"),
    "open_meeting": ("POST", f"/api/meetings/{NOWHERE}/opening", "RUN_COMMITTEES"),
    "deliberate_in_writing": ("POST", f"/api/meetings/{NOWHERE}/writing", "RUN_COMMITTEES"),
    "correct_attendance": ("POST", f"/api/meetings/{NOWHERE}/attendance", "RUN_COMMITTEES"),
    "fail_meeting": ("POST", f"/api/meetings/{NOWHERE}/failure", "RUN_COMMITTEES"),
    "cancel_meeting": ("POST", f"/api/meetings/{NOWHERE}/cancellation", "RUN_COMMITTEES"),
    "end_meeting": ("POST", f"/api/meetings/{NOWHERE}/end", "RUN_COMMITTEES"),
    "confirm_minutes": ("POST", f"/api/meetings/{NOWHERE}/minutes", "RUN_COMMITTEES"),
    "recuse_member": ("POST", f"/api/agenda-items/{NOWHERE}/recusals", "RUN_COMMITTEES"),
    "decide_item": ("POST", f"/api/agenda-items/{NOWHERE}/decision", "RUN_COMMITTEES"),
    "defer_item": ("POST", f"/api/agenda-items/{NOWHERE}/deferral", "RUN_COMMITTEES"),
    "drop_item": ("POST", f"/api/agenda-items/{NOWHERE}/removal", "RUN_COMMITTEES"),
    "list_cases": ("GET", "/api/cases", "SEE_CASES"),
    "get_case": ("GET", f"/api/cases/{NOWHERE}", "SEE_CASES"),
    "receive_case": ("POST", "/api/cases", "WORK_ON_CASES"),
    "assign_case": ("POST", f"/api/cases/{NOWHERE}/assignment", "WORK_ON_CASES"),
    "submit_draft": ("POST", f"/api/cases/{NOWHERE}/drafts", "WORK_ON_CASES"),
    "record_document": ("POST", f"/api/cases/{NOWHERE}/document", "WORK_ON_CASES"),
    "correct_document": ("POST", f"/api/cases/{NOWHERE}/document/correction", "WORK_ON_CASES"),
    "reply_to_case": ("POST", f"/api/cases/{NOWHERE}/reply", "WORK_ON_CASES"),
    "close_case": ("POST", f"/api/cases/{NOWHERE}/closing", "WORK_ON_CASES"),
    "settle_case": ("POST", f"/api/cases/{NOWHERE}/settlement", "WORK_ON_CASES"),
    "undo_assignment": ("POST", f"/api/cases/{NOWHERE}/assignment/undo", "WORK_ON_CASES"),
    "list_case_lines": ("GET", f"/api/cases/{NOWHERE}/lines", "SEE_CASES"),
    "list_case_drafts": ("GET", f"/api/cases/{NOWHERE}/drafts", "SEE_CASES"),
    "approve_draft": ("POST", f"/api/cases/{NOWHERE}/approval", "WORK_ON_CASES"),
    "return_draft": ("POST", f"/api/cases/{NOWHERE}/return", "WORK_ON_CASES"),
    "withdraw_draft": ("POST", f"/api/cases/{NOWHERE}/withdrawal", "WORK_ON_CASES"),
    "list_case_opinions": ("GET", f"/api/cases/{NOWHERE}/opinions", "SEE_CASES"),
    "ask_opinion": ("POST", f"/api/cases/{NOWHERE}/opinions", "WORK_ON_CASES"),
    "give_opinion": ("POST", f"/api/cases/{NOWHERE}/opinions/own", "WORK_ON_CASES"),
    "answer_opinion": ("POST", f"/api/cases/{NOWHERE}/opinions/{NOWHERE}/answer", "WORK_ON_CASES"),
    "withdraw_opinion": ("POST", f"/api/cases/{NOWHERE}/opinions/{NOWHERE}/withdrawal", "WORK_ON_CASES"),
    "suspend_due": ("POST", f"/api/cases/{NOWHERE}/due/suspension", "WORK_ON_CASES"),
    "resume_due": ("POST", f"/api/cases/{NOWHERE}/due/resumption", "WORK_ON_CASES"),
    "extend_due": ("POST", f"/api/cases/{NOWHERE}/due/extension", "WORK_ON_CASES"),
    "link_cases": ("POST", f"/api/cases/{NOWHERE}/links", "WORK_ON_CASES"),
    "unlink_cases": ("POST", f"/api/cases/{NOWHERE}/links/{NOWHERE}/removal", "WORK_ON_CASES"),
    "add_co_posts": ("POST", f"/api/cases/{NOWHERE}/co-posts", "WORK_ON_CASES"),
    "remove_co_post": ("POST", f"/api/cases/{NOWHERE}/co-posts/{NOWHERE}/removal", "WORK_ON_CASES"),
    "list_case_files": ("GET", f"/api/cases/{NOWHERE}/files", "SEE_CASES"),
    "get_case_file": ("GET", f"/api/cases/{NOWHERE}/files/{NOWHERE}", "SEE_CASES"),
    "attach_case_file": ("POST", f"/api/cases/{NOWHERE}/files", "WORK_ON_CASES"),
    "list_tasks": ("GET", "/api/tasks", "SEE_CASES"),
    "list_data_requests": ("GET", "/api/data-requests", "REQUEST_DATA"),
    "request_data": ("POST", "/api/data-requests", "REQUEST_DATA"),
    "get_data_request": ("GET", f"/api/data-requests/{NOWHERE}", "REQUEST_DATA"),
    "get_data_request_file": ("GET", f"/api/data-requests/{NOWHERE}/files/{NOWHERE}", "REQUEST_DATA"),
    "list_units": ("GET", "/api/organisation/units", "SEE_ORGANISATION"),
    "get_unit": ("GET", f"/api/organisation/units/{NOWHERE}", "SEE_ORGANISATION"),
    "list_orders": ("GET", "/api/orders", "SEE_ORGANISATION"),
    "get_order": ("GET", f"/api/orders/{NOWHERE}", "ISSUE_ORDERS"),
    "issue_personnel_order": ("POST", "/api/personnel-orders", "ISSUE_ORDERS"),
    "reorganise": ("POST", "/api/reorganisations", "ISSUE_ORDERS"),
    "import_staff_file": ("POST", "/api/staff-files", "ISSUE_ORDERS"),
    "undo_order": ("POST", f"/api/orders/{NOWHERE}/undo", "ISSUE_ORDERS"),
    "list_equipment": ("GET", "/api/equipment", "SEE_ORGANISATION"),
    "get_equipment": ("GET", f"/api/equipment/{NOWHERE}", "SEE_ORGANISATION"),
    "change_equipment": ("POST", f"/api/equipment/{NOWHERE}/changes", "ISSUE_ORDERS"),
    "list_facilities": ("GET", "/api/facilities", "SEE_ORGANISATION"),
    "get_facility": ("GET", f"/api/facilities/{NOWHERE}", "SEE_ORGANISATION"),
    "change_facility": ("POST", f"/api/facilities/{NOWHERE}/changes", "ISSUE_ORDERS"),
    "list_accounting_offices": ("GET", "/api/accounting-offices", "SEE_ORGANISATION"),
    "designate_accounting_office": ("POST", "/api/accounting-offices", "DESIGNATE_ACCOUNTING"),
    "relieve_accounting_office": ("POST", f"/api/accounting-offices/{NOWHERE}/relief", "DESIGNATE_ACCOUNTING"),
    "list_handovers": ("GET", "/api/handovers", "SEE_HANDOVERS"),
    "receive_handover": ("POST", f"/api/handovers/{NOWHERE}/receipt", "HAND_OVER"),
    "list_deadline_rules": ("GET", "/api/deadlines/rules", "SEE_CASES"),
    "get_due_date": ("GET", "/api/deadlines/rules/NONE/due?event_date=2023-10-31", "SEE_CASES"),
    "list_closed_days": ("GET", "/api/closed-days", "SEE_CLOSED_DAYS"),
    "close_day": ("POST", "/api/closed-days", "CLOSE_DAYS"),
    "reopen_day": ("POST", f"/api/closed-days/{NOWHERE}/withdrawal", "CLOSE_DAYS"),
    "list_notices": ("GET", "/api/notices", "SEE_NOTICES"),
    "read_notices": ("POST", "/api/notices/reading", "SEE_NOTICES"),
    "read_notice": ("POST", f"/api/notices/{NOWHERE}/reading", "SEE_NOTICES"),
    "list_jobs": ("GET", "/api/jobs", "SEE_JOBS"),
    "move_job": ("POST", f"/api/jobs/{NOWHERE}/cancel", "SEE_JOBS"),
    "list_saved_views": ("GET", "/api/saved-views", "KEEP_VIEWS"),
    "change_saved_view": ("POST", f"/api/saved-views/{NOWHERE}", "KEEP_VIEWS"),
    "remove_saved_view": ("POST", f"/api/saved-views/{NOWHERE}/removal", "KEEP_VIEWS"),
    "restore_saved_view": ("POST", f"/api/saved-views/{NOWHERE}/restoration", "KEEP_VIEWS"),
    "search": ("GET", "/api/search?words=예산", "SEARCH"),
    "check_document": ("POST", "/api/documents/check", "CHECK_FILES"),
    "convert_document": ("POST", "/api/documents/convert", "CHECK_FILES"),
}
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
        if number % 3 == 0:  # before one of them has asked too often
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
