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
from benchmarks.pages import AUDITOR, BAR_MILLISECONDS, REPORT, answered_demand, forget, installation
from benchmarks.pages_budget import LOGIN, MUNICIPALITY

DATASET = "plans.result"
"""The largest of that report."""
_EDITION = f"/api/reports/{REPORT}/editions/1"


def measure() -> list[Result]:
    """The median for each operation, beside the bar."""
    with installation():
        answered_demand()
        lead, auditor = _program(LOGIN), _program(AUDITOR)
        asked = [(lead, *each) for each in addresses(lead).items()]
        asked += [(auditor, *each) for each in demand_addresses(auditor).items()]
        return [
            within(f"api {name}", _milliseconds(program, address), bar=BAR_MILLISECONDS, unit="ms")
            for program, name, address in asked
        ]


def addresses(program: Any, dataset: str = DATASET) -> dict[str, str]:
    """The address of each operation that reads, with the first thing of each kind that there is."""
    facts = _first(program, f"/api/observations?dataset={dataset}")
    cell = _first(program, "/api/budget/balances?year=2026&as_of=2026-06-30&by=cell")
    case, unit = _first(program, "/api/cases"), _first(program, "/api/organisation/units?day=2021-01-01")
    meeting = _first_meeting(program)
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
        "list_budget_years": "/api/budget/years",
        "list_balances": "/api/budget/balances?year=2026&as_of=2026-06-30&by=cell&limit=200",
        "list_cell_events": f"/api/budget/cells/{cell['cell_id']}/events",
        "list_budget_changes": "/api/budget/changes?year=2026&before=2026-01-01&after=2026-06-30&limit=200",
        "list_budget_requests": "/api/budget/requests?limit=200",
        "list_allotments": "/api/budget/allotments?year=2026&as_of=2026-06-30&limit=200",
        "list_committees": "/api/committees?limit=200",
        "list_meetings": f"/api/committees/{meeting['committee_id']}/meetings?limit=200",
        "get_meeting": f"/api/meetings/{meeting['id']}",
        "list_cases": "/api/cases?limit=200",
        "get_case": f"/api/cases/{case['id']}",
        "list_case_lines": f"/api/cases/{case['id']}/lines",
        "list_case_drafts": f"/api/cases/{case['id']}/drafts",
        "list_case_opinions": f"/api/cases/{case['id']}/opinions",
        "list_case_files": f"/api/cases/{case['id']}/files",
        "list_tasks": "/api/tasks?limit=200",
        "list_budget_files": "/api/budget/files?limit=200",
        "list_units": "/api/organisation/units?day=2021-01-01&limit=200",
        "get_unit": f"/api/organisation/units/{unit['id']}?day=2021-01-01",
        "search": "/api/search?words=예산&limit=200",
        "list_deadline_rules": "/api/deadlines/rules?limit=200",
        "get_due_date": "/api/deadlines/rules/PROCEDURE_QUERY/due?event_date=2026-09-21",
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
    }


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
