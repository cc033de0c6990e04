"""Who reads and does what by the API with a thing of somebody else: a file written by hand, held against all."""

from contextlib import nullcontext

import pytest
from django.db import transaction
from tests.api.budget_duties import WITH_FILES
from tests.api.duties import EXPECTED, file_of
from tests.api.programs import error, program_of
from tests.api.table import OPERATIONS
from tests.api.test_access import ELSEWHERE, OF_THE_ACCOUNT

from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Operation

pytestmark = pytest.mark.database
MARKS = {403: ".", 404: "-"}
OF_NO_THING = {
    "record_observation", "record_observations", "take_in_report", "post_budget_file", "post_budget_entry",
    "take_execution_file",
    "request_data", "check_document", "convert_document", "import_staff_file", "close_day", "post_revenue_file",
    "post_budget_book", "reconcile_statement", "open_bill", "draft_allotment_plan", "allot_quarter",
    "withhold_allotment", "take_in_codes", "record_successors", "propose_deeming", "propose_pre_use",
    "propose_excess_use",
    "propose_provisional", "carry_over", "lapse_remainders", "state_clauses", "carry_teams",
    "undo_carried_teams", "report_duty", "build_edition",
}  # fmt: skip
"""Operations that name no thing of anybody: what they record is the municipality's own of the key."""


OWN_TRANSACTIONS = {"undo_budget_file"}
"""What opens a transaction of its own, and is done by one of those who ask alone."""


def mark(made, asking, name, place, sent):
    """What asking comes to, as the file writes it; what was recorded is taken back, so that the next finds the same."""
    if sent is None:
        return MARKS.get(asking.get(place).status_code, "o")
    before = recorded(made)
    with nullcontext() if name in OWN_TRANSACTIONS else transaction.atomic():
        status = asking.post(place, sent).status_code
        is_done = recorded(made) > before
        if name not in OWN_TRANSACTIONS:
            transaction.set_rollback(True)
    assert status in (201, 403, 404, 409), (name, status)
    return MARKS.get(status) or ("o" if is_done else "x")


def recorded(made):
    """How much was recorded in the office so far."""
    with municipality(made.office.code):
        return Operation.objects.count()


def test_each_program_reads_and_does_what_the_file_says_and_nothing_else(made):
    asking, marks = made.programs(), {}

    for name, (place, sent) in made.asked().items():
        marks[name] = "".join(
            mark(made, each, name, place, {**sent, "file": file_of(b"a,b\n1,3\n")} if name in WITH_FILES else sent)
            for each in asking
        )

    assert marks == EXPECTED


def test_a_case_of_the_budget_is_offered_no_line_and_its_draft_is_submitted_on_its_own_page(made):
    clerk, here = made.programs()[0], f"/api/cases/{made.request}"
    draft = made.asked()["submit_draft"][1]

    refused = clerk.post(f"{here}/drafts", draft)

    assert clerk.get(f"{here}/lines").json()["items"] == []
    assert (error(refused)[:2], refused.json()["message"]) == (
        (409, "REFUSED"), "예산 변경 요청 화면에서 올려야 합니다."
    )  # fmt: skip


def test_a_change_of_the_budget_is_asked_for_approved_and_posted_by_programs(made):
    clerk, chief = made.programs()[:2]
    asked = clerk.post("/api/budget/requests", made.change()).json()
    place = f"/api/cases/{asked['case_id']}"

    line = clerk.get(f"{place}/drafts").json()["items"][0]["steps"]
    reviewed = chief.post(f"{place}/approval", {})
    above = [
        program_of(made.office, made.bureau.accounts[each], ["WORK_ON_CASES"]) for each in ("lead", "head", "mayor")
    ]
    decided = [each.post(f"{place}/approval", {}).status_code for each in above]

    assert (asked["state"], reviewed.status_code) == ("IN_APPROVAL", 201)
    assert decided.count(201) == len(line) - 1
    listed = {each["id"]: each for each in clerk.get("/api/budget/requests").json()["items"]}
    assert listed[asked["id"]] == {**asked, "state": "APPROVED"}
    events = clerk.get(f"/api/budget/cells/{made.cells[0]}/events").json()["items"]
    assert [each["available"] for each in events] == [1_000, 800]


def test_a_change_of_the_budget_that_the_ledger_would_refuse_is_refused(made):
    clerk, cell = made.programs()[0], str(made.cells[0])
    lines = made.change()["lines"]

    wrong = [
        clerk.post("/api/budget/requests", made.change(**more))
        for more in (
            {"lines": [{"cell_id": cell, "amount": 200}, {"cell_id": cell, "amount": -200}]},
            {"lines": [each | {"amount": each["amount"] * 10} for each in lines]},
            {"lines": [lines[0], {"cell_id": str(made.request), "amount": 200}]},
            {"kind": "ORIGINAL"},
            {"year": 1999},
            {"lines": []},
        )
    ]

    assert [error(each)[:2] for each in wrong] == [(409, "REFUSED")] * 5 + [(422, "INVALID")]


def test_every_operation_that_writes_or_names_a_thing_is_in_the_file_or_says_why_not():
    writing = {name for name, (method, *_) in OPERATIONS.items() if method == "POST"}

    assert writing - EXPECTED.keys() == OF_NO_THING | OF_THE_ACCOUNT
    assert EXPECTED.keys() - writing <= OPERATIONS.keys()
    assert set(ELSEWHERE) <= OPERATIONS.keys()
