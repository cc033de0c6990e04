"""What is of an account alone: its notices, jobs and saved views; and days that are closed for all."""

from datetime import date

import pytest
from django.utils.timezone import localdate
from tests.api.programs import error, program

from ieum.office.operations import views
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.jobs.operations import ask_job
from ieum.platform.notices.operations import notify

pytestmark = pytest.mark.database
CLOSED = date(localdate().year + 1, 3, 3)


def test_an_account_reads_its_notices_and_nobody_elses(office):
    mine, other = program(office, Role.OFFICER), program(office, Role.TEAM_LEAD)
    with municipality(office.code):
        for number in range(3):
            notify(
                account_ids=[office.accounts[Role.OFFICER].pk], kind="office.assigned", title="업무", key=f"{number}"
            )
    here = mine.get("/api/notices?is_unread=true").json()["items"]
    place = f"/api/notices/{here[0]['id']}/reading"

    assert error(other.post(place, {}))[:2] == (404, "NOT_FOUND")
    assert [mine.post(place, {}).json()["read"] for _ in range(2)] == [1, 0]
    assert mine.post("/api/notices/reading", {}).json() == {"read": 2}
    assert (mine.get("/api/notices?is_unread=true").json()["total"], mine.get("/api/notices").json()["total"]) == (0, 3)
    assert other.get("/api/notices").json()["total"] == 0


def test_an_account_cancels_its_job_and_lets_it_be_done_again(office):
    mine, other = program(office, Role.OFFICER), program(office, Role.TEAM_LEAD)
    with municipality(office.code):
        actor = office.accounts[Role.OFFICER].pk
        job = ask_job(kind="office.meeting_mail", title="통지서", arguments={"meeting_id": str(actor)}, actor_id=actor)
    here = f"/api/jobs/{job.pk}"

    strange = other.post(f"{here}/cancel", {})
    states = [mine.post(f"{here}/{action}", {}).json()["state"] for action in ("cancel", "retry", "cancel")]
    ended = mine.post(f"{here}/cancel", {})

    assert (error(strange)[:2], error(ended)[:2]) == ((404, "NOT_FOUND"), (409, "REFUSED"))
    assert states == ["CANCELLED", "QUEUED", "CANCELLED"]
    assert [each["title"] for each in mine.get("/api/jobs").json()["items"]] == ["통지서"]
    assert other.get("/api/jobs").json()["total"] == 0


def test_an_account_keeps_its_views(office):
    mine, other = program(office, Role.OFFICER), program(office, Role.TEAM_LEAD)
    with municipality(office.code):
        actor = office.accounts[Role.OFFICER].pk
        kept = views.save_view(
            account_id=actor, list_name="cases", address="/cases/", name="내 것", query="state=ASSIGNED"
        )
    here = f"/api/saved-views/{kept.pk}"

    strange = other.post(here, {"name": "남의 것"})
    changed = mine.post(here, {"name": "기다리는 것", "is_default": True}).json()
    removed = mine.post(f"{here}/removal", {})
    gone = mine.post(f"{here}/removal", {})
    back = mine.post(f"{here}/restoration", {})

    assert [error(each)[:2] for each in (strange, gone)] == [(404, "NOT_FOUND")] * 2
    assert (changed["name"], removed.status_code, back.json()) == ("기다리는 것", 201, changed)
    assert mine.get("/api/saved-views").json()["items"] == [changed]


def test_a_day_is_closed_and_opened_again(full):
    head, officer = program(full.office, Role.DIVISION_HEAD), program(full.office, Role.OFFICER)
    given = {"day": f"{CLOSED}", "name": "개청 기념일", "basis": "조례 제1호"}

    closed = head.post("/api/closed-days", given)
    twice = head.post("/api/closed-days", given)
    (day,) = officer.get("/api/closed-days").json()["items"]
    place = f"/api/closed-days/{day['id']}/withdrawal"
    opened, again = (head.post(place, {"basis": "취소"}) for _ in range(2))

    assert (closed.status_code, closed.json(), opened.status_code) == (201, {"moved": []}, 201)
    assert (error(twice)[:2], error(again)[:2]) == ((409, "REFUSED"), (404, "NOT_FOUND"))
    assert officer.get("/api/closed-days").json()["items"][0]["is_withdrawn"] is True
