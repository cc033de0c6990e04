"""Commitments and payments that programs send one by one."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from tests.api.programs import error, program
from tests.budget.ledger import FIRST_DAY, YEAR, cell_draft

from ieum.budget import operations, rules
from ieum.budget.choices import MovementKind
from ieum.budget.models import LedgerEvent
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality

pytestmark = pytest.mark.database
PLACE = "/api/budget/entries"
COMMITTED = {"year": YEAR, "kind": "COMMITMENT", "day": f"{YEAR}-03-02", "amount": 60, "basis": "계약 2026-1"}


@pytest.fixture
def cell(full):
    """A cell with a hundred won that may be committed."""
    own = {"actor_id": full.office.accounts[Role.OFFICER].pk, "basis": "배정"}
    with municipality(full.office.code):
        place = operations.register_cell(year=YEAR, cell=cell_draft("202-01", "0909"), **own)
        for kind in (MovementKind.ORIGINAL, MovementKind.ALLOTMENT):
            movement = rules.Movement(kind=kind, effective_date=FIRST_DAY, lines=(rules.Line(place, 100),))
            operations.post_movement(year=YEAR, movement=movement, **own)
    return place


def committed(full, cell):
    with municipality(full.office.code):
        return list(LedgerEvent.objects.filter(kind="COMMITMENT", lines__cell_id=cell))


def test_an_entry_is_posted_once_however_often_it_is_sent(full, cell):
    lead = program(full.office, Role.TEAM_LEAD)
    given = {**COMMITTED, "cell_id": str(cell), "authority": "계약 1호"}

    def send(mark):
        try:
            return lead.post(PLACE, given, Idempotency_Key=mark)
        finally:
            connections.close_all()

    lone = lead.post(PLACE, given | {"amount": 1}, Idempotency_Key="contract-2")
    again = lead.post(PLACE, given | {"amount": 1}, Idempotency_Key="contract-2")
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(send, ["contract-1"] * 6))

    assert (lone.status_code, lone.json()) == (201, again.json())
    assert {each.status_code for each in answers} == {201}
    (event,) = {each.json()["event_id"] for each in answers}
    assert {str(each.pk) for each in committed(full, cell)} == {event, lone.json()["event_id"]}
    assert {each.authority for each in committed(full, cell)} == {"계약 1호"}


def test_what_the_ledger_refuses_is_told_and_a_mark_belongs_to_one_request(full, cell):
    lead = program(full.office, Role.TEAM_LEAD)
    given = {**COMMITTED, "cell_id": str(cell)}

    over = lead.post(PLACE, given | {"amount": 101})
    posted = lead.post(PLACE, given, Idempotency_Key="contract-3")
    other = lead.post(PLACE, given | {"amount": 61}, Idempotency_Key="contract-3")
    wrong = lead.post(PLACE, given | {"kind": "ORIGINAL"})

    assert (error(over)[:2], posted.status_code) == ((409, "REFUSED"), 201)
    assert "배정" in over.json()["message"]
    assert (other.status_code, error(wrong)[0]) == (409, 422)
    assert len(committed(full, cell)) == 1


def test_nobody_posts_to_the_cells_of_another_municipality_nor_without_the_task(full, cell):
    given = {**COMMITTED, "cell_id": str(cell)}

    theirs = program(full.neighbour, Role.TEAM_LEAD).post(PLACE, given)
    clerk = program(full.office, Role.DEPARTMENT).post(PLACE, given)

    assert (error(theirs)[0], error(clerk)[0]) == (409, 403)
    assert committed(full, cell) == []
