"""Files past their period by the API: listed, asked to be disposed of, held back, and by whose key not."""

from datetime import date

import pytest
from tests.api.programs import error, program
from tests.office.test_attachments import attach

from ieum.office import queries as office_queries
from ieum.platform.choices import Retention, Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.files import disposing
from ieum.platform.models import DisposalRequest, Notice, RetentionHold

pytestmark = pytest.mark.database
LATE = date(2999, 1, 1)


@pytest.fixture
def due(full, monkeypatch):
    """A file of a closed case, long after its period."""
    desk = full.desk
    made = attach(desk, desk.working(), retention=Retention.YEAR)
    with desk.inside():
        case = office_queries.case(made.attachment.subject_id)
    desk.do("settle", case, by="officer", reason="처리할 것 없음")
    monkeypatch.setattr("ieum.api.views.disposals.localdate", lambda: LATE)
    return str(made.attachment_id)


def test_an_expired_file_is_listed_asked_for_once_and_held_back(full, due):
    lead = program(full.office, Role.TEAM_LEAD)
    asked = {"attachment_ids": [due], "basis": "보존기간 만료"}

    (listed,) = lead.get("/api/expired-files").json()["items"]
    early = lead.get("/api/expired-files?on=2026-01-01").json()["items"]
    made = lead.post("/api/disposal-requests", asked)
    again = lead.post("/api/disposal-requests", asked)
    held = lead.post("/api/retention-holds", {**asked, "kept_until": "2999-06-30"})

    assert (listed["id"], listed["name"], listed["retention"], early) == (due, "집행액.txt", "YEAR", [])
    assert (made.status_code, error(again)[:2], held.json()) == (201, (409, "REFUSED"), {"held": 1})
    with municipality(full.office.code):
        assert str(DisposalRequest.objects.get().operation_id) == made.json()["id"]
        assert RetentionHold.objects.get().kept_until == date(2999, 6, 30)
        assert Notice.objects.filter(kind="platform.disposal_asked").exists()
        assert disposing.waiting(LATE)[0].files == []
    assert lead.get("/api/expired-files").json()["items"] == []


def test_a_file_of_a_matter_that_the_key_does_not_open_is_not_there(full, due):
    narrow = program(full.office, Role.TEAM_LEAD, "SEE_EXPIRED", "REQUEST_DISPOSAL")

    assert narrow.get("/api/expired-files").json()["items"] == []
    refused = narrow.post("/api/disposal-requests", {"attachment_ids": [due], "basis": "보존기간 만료"})
    assert error(refused)[:2] == (404, "NOT_FOUND")
