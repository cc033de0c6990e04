"""Equipment, facilities and accounting offices by programs."""

from typing import get_args
from uuid import uuid4

import pytest
from django.utils.timezone import localdate
from tests.api.programs import error, program_of, scopes_of
from tests.budget.bills import FINANCE

from ieum.api.views.registers import FacilityChange, PieceChange
from ieum.org.queries import persons_numbered
from ieum.org.states import EQUIPMENT, FACILITY
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality

TODAY = f"{localdate()}"
TELLING = {"effective_date": TODAY, "basis": "물품관리 제3호"}


def steps(schema):
    """The steps that a request may name."""
    return {name for kind in get_args(schema.model_fields["action"].annotation) for name in get_args(kind)}


def test_a_request_may_name_every_step_of_the_table_and_no_other():
    assert steps(PieceChange) == {each.action for each in EQUIPMENT.transitions}
    assert steps(FacilityChange) == {each.action for each in FACILITY.transitions}


@pytest.mark.database
def test_a_piece_and_a_facility_are_tried_changed_and_taken_back(made):
    lead, other = made.programs()[3], str(made.bureau.hall.unit("안전과"))
    piece, facility = f"/api/equipment/{made.order['piece']}", f"/api/facilities/{made.order['facility']}"
    before = lead.get(piece).json()

    tried = lead.post(f"{piece}/changes", {"action": "condemn", "is_preview": True, **TELLING}).json()
    moved = lead.post(f"{piece}/changes", {"action": "condemn", "unit_id": other, **TELLING}).json()
    shown = lead.get(piece).json()
    undone = lead.post(f"/api/orders/{moved['order_id']}/undo", {"basis": "잘못 냄"})
    closed = lead.post(f"{facility}/changes", {"action": "close", **TELLING})

    assert (before["number"], before["state"], before["place"], tried["order_id"]) == ("A-1", "IN_USE", FINANCE, None)
    assert (shown["state"], shown["place"], undone.status_code) == ("CONDEMNED", "안전과", 201)
    assert lead.get("/api/equipment").json()["items"] == [before]
    assert closed.status_code == 201
    (gone,) = lead.get("/api/facilities").json()["items"]
    assert (gone["state"], gone["unit_id"], gone["area"]) == ("CLOSED", None, 800.5)


@pytest.mark.database
def test_a_change_of_a_piece_that_cannot_be_is_refused(made):
    lead, nowhere = made.programs()[3], str(uuid4())
    refused = {
        "바뀌는 것이 없습니다": {},
        "할 수 없": {"action": "sell"},
        "그런 부서가 없습니다": {"unit_id": nowhere},
        "그런 직위가 없습니다": {"post_id": nowhere},
        "하나를 정하십시오": {"unit_id": nowhere, "post_id": nowhere},
    }

    answers = {
        said: lead.post(f"/api/equipment/{made.order['piece']}/changes", {**sent, **TELLING})
        for said, sent in refused.items()
    }

    assert {said: (error(each)[0], said in each.json()["message"]) for said, each in answers.items()} == dict.fromkeys(
        refused, (409, True)
    )


@pytest.mark.database
def test_an_accounting_office_is_designated_once_listed_by_number_and_relieved(made):
    head = program_of(made.office, made.bureau.accounts["head"], scopes_of(Role.DIVISION_HEAD))
    given = {
        "unit_id": str(made.bureau.hall.unit(FINANCE)),
        "kind": "PAYING",
        "first_day": TODAY,
        "basis": "지정 제3호",
    }
    with municipality(made.office.code):
        number = persons_numbered("", 1)[0].number

    designated = head.post("/api/accounting-offices", {"number": number, **given})
    twice = head.post("/api/accounting-offices", {"number": number, **given, "kind": "CASH"})
    nobody = head.post("/api/accounting-offices", {"number": "없음", **given})
    here = f"/api/accounting-offices/{designated.json()['id']}/relief"
    relieved, again = (head.post(here, {"last_day": TODAY, "basis": "해제 제4호"}) for _ in range(2))

    assert (designated.status_code, designated.json()["number"]) == (201, number)
    assert (error(twice)[:2], error(nobody)) == ((409, "REFUSED"), (404, "NOT_FOUND", "body.number"))
    assert (relieved.json()["is_relieved"], relieved.json()["last_day"]) == (True, TODAY)
    assert error(again)[:2] == (409, "REFUSED")
    assert head.get("/api/accounting-offices").json()["items"] == [relieved.json()]
