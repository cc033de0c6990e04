"""Things of the budget that programs ask for and change, and what is sent to each."""

from django.utils.timezone import localdate
from tests.budget.bills import FINANCE

from ieum.budget import operations as budget
from ieum.budget import queries as cells
from ieum.budget.choices import RevenueKind

TODAY = localdate()


def more_of_budget(bureau, source_id):
    """The last event of a file, and an event of revenue."""
    actor = {"actor_id": bureau.hall.district.officer_id, "basis": "세입 예산"}
    place = budget.register_revenue_cell(year=TODAY.year, account="일반회계", division="세무과", code="111-01", **actor)
    day = TODAY.replace(month=1, day=1)
    income = budget.post_revenue(year=TODAY.year, kind=RevenueKind.ORIGINAL, lines={place: 1_000}, on=day, **actor)
    return {"event": cells.standing_events(source_id)[-1].pk, "income": income.event_id}


def asked_of_budget(made):
    """The address of each operation, and what is sent there; None where it only reads."""
    return {**_of_events(made), **_of_the_ledger(made), **_of_bills(made), **_of_matters(made)}


def _of_events(made):
    event, income, basis = made.budget["event"], made.budget["income"], {"basis": "시험"}
    return {
        "take_back_budget_event": (f"/api/budget/events/{event}/undo", basis),
        "take_back_revenue_event": (f"/api/budget/revenue/events/{income}/undo", basis),
    }


def _of_the_ledger(made):
    asked = {name: value for name, value in made.change().items() if name != "year"}
    proposal = f"/api/budget/proposals/{made.budget['proposal']}"
    hold, compared = made.budget["hold"], made.budget["reconciliation"]
    why, day = {"reason": "시험"}, {"on": f"{TODAY}", "reason": "시험"}
    line = f"/api/budget/reconciliation-lines/{made.budget['line']}/reason"
    return {
        "revise_budget_change": (f"/api/budget/requests/{made.request}/revision", asked),
        "propose_allotment": (
            "/api/budget/allotments/occasional",
            {"year": TODAY.year, "lines": [{"cell_id": str(made.cells[0]), "amount": 100}], **day},
        ),
        "release_hold": (f"/api/budget/allotment-holds/{hold}/release", day),
        "confirm_proposal": (f"{proposal}/confirmation", {}),
        "return_proposal": (f"{proposal}/return", why),
        "withdraw_proposal": (f"{proposal}/withdrawal", why),
        "list_reconciled_lines": (f"/api/budget/reconciliations/{compared}/lines", None),
        "explain_difference": (line, why),
        "void_reconciliation": (f"/api/budget/reconciliations/{compared}/void", why),
    }


def _of_bills(made):
    here, sheet = f"/api/budget/bills/{made.budget['bill']}", {"division": FINANCE}
    row = {"programme": "0111", "code": "201-01", "description": "사무용품", "formula": "1,000천원"}
    codes = {
        "policy_code": "01",
        "policy": "재정",
        "unit_code": "011",
        "unit": "재산",
        "code": "0119",
        "name": "시험",
    }
    return {
        "get_bill": (here, None),
        "list_bill_lines": (f"{here}/lines", None),
        "get_sheet": (f"{here}/sheet?division={FINANCE}", None),
        "write_sheet": (f"{here}/sheet", {**sheet, "seen": 0, "rows": [row]}),
        "advance_bill": (f"{here}/steps", {"action": "collect", "on": f"{TODAY}"}),
        "adopt_bill": (f"{here}/adoption", {"voted_on": f"{TODAY}", "reason": "의결"}),
        "register_programme": (f"{here}/programmes", {"account_kind": "GENERAL", **codes}),
    }


def _of_matters(made):
    here = f"/api/budget/matters/{made.budget['project']}"
    said = {
        "traits": [{"name": name, "value": value} for name, value in (("nature", "GENERAL"), ("is_new", "Y"))],
        "amounts": [{"source": "OWN", "year": 2026, "amount": 4_000_000_000}],
    }  # fmt: skip
    head = {"kind": "INVESTMENT", "year": 2026, "title": "도서관", "division": FINANCE}
    return {
        "get_matter": (here, None),
        "record_matter": ("/api/budget/matters", {**head, **said}),
        "state_matter": (f"{here}/statement", {**said, "reason": "설계 변경"}),
        "advance_matter": (f"{here}/steps", {"action": "submit", "on": "2026-03-02"}),
    }
