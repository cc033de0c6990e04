"""Demands for data by programs of the council and of auditors, from the demand to the files of the answer."""

import pytest
from tests.api.demands import TODAY, attach, demand, settle
from tests.api.programs import error, program

from ieum.platform.choices import Role

pytestmark = pytest.mark.database


@pytest.fixture
def council(full):
    return program(full.office, Role.COUNCIL)


def test_a_demand_is_sent_followed_and_answered_with_its_files(full, council):
    made = council.post("/api/data-requests", demand(full)).json()
    place = f"/api/data-requests/{made['id']}"
    attachment = attach(full, made["id"])
    file = f"{place}/files/{attachment}"
    before, early = council.get(place).json(), council.get(file)

    settle(full, made["id"])

    after, given = council.get(place).json(), council.get(file)
    assert (made["letter"], made["state"], made["answer"], made["files"]) == ("의회-12", "RECEIVED", None, [])
    assert (before["answer"], before["files"], error(early)[:2]) == (None, [], (404, "NOT_FOUND"))
    assert (after["answer"]["reason"], after["files"]) == (
        "붙임과 같음", [{"id": str(attachment), "name": "집행액.csv", "bytes": 8, "held": ""}],
    )  # fmt: skip
    assert given.content == b"a,b\n1,2\n"
    assert [each["id"] for each in council.get("/api/data-requests").json()["items"]] == [made["id"]]


def test_nobody_else_sees_a_demand_or_its_files(full, council):
    made = council.post("/api/data-requests", demand(full)).json()
    attachment = attach(full, made["id"])
    settle(full, made["id"])
    place = f"/api/data-requests/{made['id']}"

    others = [program(full.office, Role.AUDITOR), program(full.neighbour, Role.COUNCIL)]

    assert [error(each.get(there))[:2] for each in others for there in (place, f"{place}/files/{attachment}")] == [
        (404, "NOT_FOUND")
    ] * 4
    assert [each.get("/api/data-requests").json()["total"] for each in others] == [0, 0]


def test_a_demand_of_a_file_that_is_of_another_case_finds_none(full, council):
    made, other = (council.post("/api/data-requests", demand(full)).json() for _ in range(2))
    attachment = attach(full, other["id"])
    settle(full, made["id"])

    assert error(council.get(f"/api/data-requests/{made['id']}/files/{attachment}"))[:2] == (404, "NOT_FOUND")


def test_a_demand_sent_twice_is_made_once(full, council):
    first, again = (council.post("/api/data-requests", demand(full), Idempotency_Key="demand-1") for _ in range(2))

    assert (first.status_code, first.content) == (201, again.content)
    assert council.get("/api/data-requests").json()["total"] == 1


def test_what_the_law_or_the_office_does_not_allow_is_refused_in_its_sentence(full, council):
    too_late = council.post("/api/data-requests", demand(full, due_on=f"{TODAY}"))
    officer = council.post("/api/data-requests", demand(full, post_id=str(full.post)))
    nowhere = council.post("/api/data-requests", demand(full, post_id="00000000-0000-0000-0000-000000000001"))
    silent = council.post("/api/data-requests", demand(full, letter=""))

    assert error(too_late) == (409, "REFUSED", "")
    assert too_late.json()["message"].startswith("서류제출 요구는 낼 날의 3일 전까지 합니다")
    assert [error(each) for each in (officer, nowhere)] == [(409, "REFUSED", "body.post_id")] * 2
    assert officer.json()["message"] == "자료는 부서의 장에게 요구합니다. 조직도에서 그 부서의 장의 직위를 고르십시오."
    assert error(silent) == (422, "INVALID", "body.letter")
    assert council.get("/api/data-requests").json()["total"] == 0
