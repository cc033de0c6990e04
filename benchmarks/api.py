"""Server time of every operation of the API that reads, on the demo's data, from the request to the last byte.

The installation is that of ``benchmarks.pages``; what is kept at hand between requests is forgotten before each. Lists
are asked for with as many rows as they give at once. The bar is absolute, so the baseline is the bar.
"""

import json
import statistics
import sys
import time
from datetime import timedelta
from importlib import import_module
from typing import Any

from benchmarks.measuring import RUNS, Result, present, within
from benchmarks.pages import (
    AUDITOR,
    BAR_MILLISECONDS,
    REPORT,
    answered_demand,
    forget,
    installation,
    registered_equipment,
    registered_facility,
)
from benchmarks.pages_budget import (
    DIVISION,
    LOGIN,
    MUNICIPALITY,
    advance,
    disclosure,
    matter,
    proposal,
    reconciled,
    version,
)

DATASET = "plans.result"
"""The largest of that report."""
_DISCLOSURES = "matters?kind=DISCLOSURE"
_EDITION = f"/api/reports/{REPORT}/editions/1"


def measure() -> list[Result]:
    """The median for each operation, beside the bar."""
    with installation():
        answered_demand()
        _budget_work()
        lead, auditor = _program(LOGIN), _program(AUDITOR)
        asked = [(lead, *each) for each in {**addresses(lead), **budget_addresses(lead)}.items()]
        asked += [(auditor, *each) for each in demand_addresses(auditor).items()]
        return [
            within(f"api {name}", _milliseconds(program, address), bar=BAR_MILLISECONDS, unit="ms")
            for program, name, address in asked
        ]


def addresses(program: Any, dataset: str = DATASET) -> dict[str, str]:
    """The address of each operation that reads, with the first thing of each kind that there is."""
    facts = _first(program, f"/api/observations?dataset={dataset}")
    case, unit = _first(program, "/api/cases"), _first(program, "/api/organisation/units?day=2021-01-01")
    meeting, order = _first_meeting(program), _first(program, "/api/orders")
    committee = f"/api/committees/{meeting['committee_id']}"
    piece, place = (_first(program, f"/api/{each}") for each in ("equipment", "facilities"))
    return {
        "list_reports": "/api/reports?limit=200",
        "list_editions": f"/api/reports/{REPORT}/editions?limit=200",
        "get_edition": _EDITION,
        "list_figures": f"{_EDITION}/figures?limit=50",
        "list_figures_as_of": f"/api/reports/{REPORT}/figures?as_of=2023-06-30&limit=50",
        "get_edition_file": f"{_EDITION}/files/hwpx",
        "list_datasets": "/api/datasets?limit=200",
        "list_observations": f"/api/observations?dataset={dataset}&limit=200",
        "get_observation": f"/api/observations/{facts['id']}",
        "list_committees": "/api/committees?limit=200",
        "get_committee": committee,
        "list_members": f"{committee}/members?limit=200",
        "list_meetings": f"{committee}/meetings?limit=200",
        "get_meeting": f"/api/meetings/{meeting['id']}",
        "get_meeting_file": f"/api/meetings/{meeting['id']}/files/notice.hwpx",
        "list_cases": "/api/cases?limit=200",
        "get_case": f"/api/cases/{case['id']}",
        "list_case_lines": f"/api/cases/{case['id']}/lines",
        "list_case_drafts": f"/api/cases/{case['id']}/drafts",
        "list_case_opinions": f"/api/cases/{case['id']}/opinions",
        "list_case_files": f"/api/cases/{case['id']}/files",
        "list_tasks": "/api/tasks?limit=200",
        "list_units": "/api/organisation/units?day=2021-01-01&limit=200",
        "get_unit": f"/api/organisation/units/{unit['id']}?day=2021-01-01",
        "list_orders": "/api/orders?limit=200",
        "get_order": f"/api/orders/{order['id']}",
        "list_equipment": "/api/equipment?limit=200",
        "get_equipment": f"/api/equipment/{piece['id']}",
        "list_facilities": "/api/facilities?limit=200",
        "list_expired_files": "/api/expired-files?limit=200",
        "get_facility": f"/api/facilities/{place['id']}",
        "list_accounting_offices": "/api/accounting-offices?limit=200",
        "list_handovers": "/api/handovers?limit=200",
        "list_closed_days": "/api/closed-days?limit=200",
        "list_notices": "/api/notices?limit=200",
        "list_jobs": "/api/jobs?limit=200",
        "list_saved_views": "/api/saved-views?limit=200",
        "search": "/api/search?words=예산&limit=200",
        "list_deadline_rules": "/api/deadlines/rules?limit=200",
        "get_due_date": "/api/deadlines/rules/PROCEDURE_QUERY/due?event_date=2026-09-21",
    }


def budget_addresses(program: Any) -> dict[str, str]:
    """The same for the ledger and for the work of the budget team."""
    cell = _first(program, "/api/budget/balances?year=2026&as_of=2026-06-30&by=cell")
    bill, plan = _first(program, "/api/budget/bills"), _first(program, "/api/budget/matters?kind=MID_TERM")
    compared, disclosed = (_first(program, f"/api/budget/{each}") for each in ("reconciliations", _DISCLOSURES))
    here, day = f"/api/budget/bills/{bill['id']}", "year=2026&as_of=2026-06-30&limit=200"
    paid = _first(program, "/api/budget/advances?year=2026")
    return {
        "list_budget_years": "/api/budget/years",
        "list_balances": "/api/budget/balances?year=2026&as_of=2026-06-30&by=cell&limit=200",
        "list_cell_events": f"/api/budget/cells/{cell['cell_id']}/events",
        "list_budget_changes": "/api/budget/changes?year=2026&before=2026-01-01&after=2026-06-30&limit=200",
        "list_budget_requests": "/api/budget/requests?limit=200",
        "list_allotments": "/api/budget/allotments?year=2026&as_of=2026-06-30&limit=200",
        "list_budget_files": "/api/budget/files?limit=200",
        "list_allotment_plans": "/api/budget/allotment-plans?year=2026&limit=200",
        "list_allotment_holds": "/api/budget/allotment-holds?year=2026&limit=200",
        "list_execution": f"/api/budget/execution?{day}",
        "list_execution_months": f"/api/budget/execution/months?{day}",
        "list_revenue": f"/api/budget/revenue?{day}",
        "list_revenue_events": "/api/budget/revenue/events?year=2026&limit=200",
        "list_surpluses": f"/api/budget/surpluses?{day}",
        "list_proposals": "/api/budget/proposals?limit=200",
        "list_advances": "/api/budget/advances?year=2026&limit=200",
        "get_advance": f"/api/budget/advances/{paid['event_id']}",
        "list_reconciliations": "/api/budget/reconciliations?limit=200",
        "list_reconciled_lines": f"/api/budget/reconciliations/{compared['id']}/lines?limit=200",
        **_of_the_year(),
        "list_bills": "/api/budget/bills?limit=200",
        "list_bill_documents": f"{here}/documents?limit=200",
        "get_bill_document": f"{here}/documents/40/hwpx",
        "get_provisions": f"{here}/provisions?kind=CONTINUING&division={DIVISION}",
        "list_attachments": f"/api/attachments?kind=budget.version&subject_id={bill['id']}&limit=200",
        "get_bill": here,
        "list_bill_lines": f"{here}/lines?limit=200",
        "get_sheet": f"{here}/sheet?division={DIVISION}",
        "list_matters": "/api/budget/matters?kind=MID_TERM&limit=200",
        "get_matter": f"/api/budget/matters/{plan['id']}",
        "list_disclosure_items": f"/api/budget/disclosures/{disclosed['id']}/items?limit=200",
    }


def _of_the_year() -> dict[str, str]:
    """The same for codes, targets and the end of a year."""
    year = "year=2026&limit=200"
    return {
        "list_code_tables": f"/api/budget/code-tables?{year}",
        "list_codes": f"/api/budget/codes?{year}",
        "list_code_successions": f"/api/budget/code-successions?{year}",
        "list_execution_targets": f"/api/budget/execution-targets?{year}",
        "list_saving_targets": f"/api/budget/saving-targets?{year}",
        "list_forecasts": f"/api/budget/forecasts?{year}&as_of=2026-06-30&division={DIVISION}",
        "list_deemings": f"/api/budget/deemings?{year}",
        "list_provisional": f"/api/budget/provisional?{year}",
        "list_carriable_cells": f"/api/budget/carriable-cells?{year}",
        "list_carryings": f"/api/budget/carryings?{year}",
        "list_spending": f"/api/budget/spending?{year}",
        "list_clauses": f"/api/budget/clauses?{year}",
        "list_programme_teams": f"/api/budget/teams?{year}&as_of=2026-06-30",
        "list_duties": f"/api/budget/duties?{year}",
        "list_debts": "/api/budget/debts?limit=200",
    }


def demand_addresses(program: Any) -> dict[str, str]:
    """The same for demands for data, whose program is that of an auditor or of the council."""
    case = _first(program, "/api/data-requests")["id"]
    demand = f"/api/data-requests/{case}"
    (file,) = json.loads(program.get(demand).content)["files"]
    return {
        "list_data_requests": "/api/data-requests?limit=200",
        "get_data_request": demand,
        "get_data_request_file": f"{demand}/files/{file['id']}",
        "get_case_file": f"/api/cases/{case}/files/{file['id']}",
        "get_attachment": f"/api/attachments/{file['id']}",
    }


def _budget_work() -> None:
    """Let there be a bill, a plan, a disclosure, what waits for another, a comparison, and things registered."""
    reconciled()
    with import_module("ieum.platform.database.tenancy").municipality(MUNICIPALITY):
        for make in (version, matter, disclosure, proposal, advance, registered_equipment, registered_facility):
            make()


def _program(login: str) -> Any:
    """A client with a key of an account for all that it may be for."""
    tokens, today = import_module("ieum.platform.tokens"), import_module("django.utils.timezone").localdate()
    account = import_module("ieum.platform.models").Account.objects.get(login=login)
    scopes = [name for name, _ in tokens.offered_scopes(account.role)]
    with import_module("ieum.platform.database.tenancy").municipality(MUNICIPALITY):
        _, text = tokens.issue_token(
            account_id=account.pk, name="측정", scopes=scopes, expires_on=today + timedelta(days=1)
        )
    client = import_module("django.test").Client
    return client(SERVER_NAME="localhost", headers={"Authorization": f"Bearer {text}"})


def _first_meeting(program: Any) -> Any:
    """A meeting of the first committee that has one."""
    committees = json.loads(program.get("/api/committees").content)["items"]
    addresses_of = (f"/api/committees/{each['id']}/meetings" for each in committees)
    return next(row for address in addresses_of for row in json.loads(program.get(address).content)["items"])


def _first(program: Any, address: str) -> Any:
    return json.loads(program.get(address).content)["items"][0]


def _milliseconds(program: Any, address: str) -> float:
    """The median of several requests after a first one."""
    _seconds(program, address)
    return 1000 * statistics.median(_seconds(program, address) for _ in range(RUNS))


def _seconds(program: Any, address: str) -> float:
    forget()
    begun = time.perf_counter()
    answer = program.get(address)
    answer.getvalue()
    taken = time.perf_counter() - begun
    if answer.status_code != 200:
        sys.exit(f"{address}: {answer.status_code}")
    return taken


if __name__ == "__main__":
    present(__doc__ or "", measure)
