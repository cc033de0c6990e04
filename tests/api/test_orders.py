"""Orders by programs: people are moved by their numbers, units change, files are taken in, and all is taken back."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from tests.api.duties import POST, file_of
from tests.api.programs import error

pytestmark = pytest.mark.database
TODAY = localdate()
HEAD = {"title": "정기인사", "effective_date": f"{TODAY}", "basis": "인사발령통지 제12호"}


@pytest.fixture
def lead(made):
    """A program of the team lead."""
    return made.programs()[3]


def test_people_move_by_their_numbers_and_what_they_leave_is_taken_over(made, lead):
    clerk, post = made.programs()[0], str(made.bureau.hall.post(POST))
    line = {"number": "P9", "action": "APPOINT", "post_id": post, "service": "GENERAL", "grade": "8급"}
    swapped = {"number": "P7", "action": "APPOINT", "post_id": str(made.bureau.hall.post("재무과 서무"))}

    preview = lead.post("/api/personnel-orders", {**HEAD, "lines": [line, swapped], "is_preview": True})
    unknown = lead.post("/api/personnel-orders", {**HEAD, "lines": [line | {"number": "P99"}]})
    taken = lead.post("/api/personnel-orders", {**HEAD, "lines": [line]})
    waiting = f"/api/handovers/{made.order['handover']}/receipt"
    received, twice = (clerk.post(waiting, {"remark": "이상 없음"}) for _ in range(2))

    assert (preview.status_code, preview.json()["order_id"]) == (201, None)
    assert error(unknown) == (404, "NOT_FOUND", "body.lines.0.number")
    assert (error(taken)[:2], "이미 사람이 있습니다" in taken.json()["message"]) == ((409, "REFUSED"), True)
    assert (received.status_code, error(twice)[:2]) == (201, (409, "REFUSED"))
    listed = {each["id"]: each for each in clerk.get("/api/handovers").json()["items"]}
    assert listed[str(made.order["handover"])]["items"] == received.json()["items"]


def test_a_post_gets_a_range_of_grades_and_takes_nobody_outside_of_it_without_a_reason(made, lead):
    post = str(made.bureau.hall.post("재무과 서무"))
    change = {"change": "SET_GRADES", "post_id": post, "grades": {"highest": 8, "lowest": 9}}
    line = {"number": "P9", "action": "APPOINT", "post_id": post, "service": "GENERAL", "grade": "7급"}

    def sent(where, **given):
        return lead.post(f"/api/{where}", {**HEAD, "is_preview": True, **given})

    upside_down = sent("reorganisations", changes=[change | {"grades": {"highest": 9, "lowest": 8}}])
    done = sent("reorganisations", changes=[change], is_preview=False)
    refused, excused = (sent("personnel-orders", lines=[line | more]) for more in ({}, {"reason": "승진 전"}))

    assert (error(upside_down)[:2], done.status_code) == ((409, "REFUSED"), 201)
    assert (error(refused)[:2], "8급~9급의 직위" in refused.json()["message"]) == ((409, "REFUSED"), True)
    assert excused.status_code == 201


def test_a_reorganisation_is_whole_names_what_it_makes_and_is_taken_back(made, lead):
    mayor, finance = (str(made.bureau.hall.unit(each)) for each in ("구청장", "재무과"))
    changes = [
        {"change": "CREATE", "name": "세무과", "kind": "DIVISION", "into": mayor},
        {"change": "OPEN_POST", "unit": "세무과", "name": "과장"},
        {"change": "SET_DUTIES", "unit": "세무과", "names": ["지방세 부과"]},
        {"change": "SET_QUOTA", "unit": "세무과", "service": "GENERAL", "grade": "5급", "number": 1},
        {"change": "RENAME", "unit": finance, "name": "회계과"},
    ]
    send = {**HEAD, "title": "조직개편"}

    lacking = lead.post("/api/reorganisations", {**send, "changes": [{"change": "MOVE", "unit": finance}]})
    gone = lead.post("/api/reorganisations", {**send, "changes": [changes[1]]})
    done = lead.post("/api/reorganisations", {**send, "changes": changes}).json()
    order = lead.get(f"/api/orders/{done['order_id']}").json()
    undone = lead.post(f"/api/orders/{done['order_id']}/undo", {"basis": "잘못 냄"})
    twice = lead.post(f"/api/orders/{done['order_id']}/undo", {"basis": "잘못 냄"})

    assert error(lacking) == (409, "REFUSED", "body.changes.0.into")
    assert (error(gone)[:2], error(twice)[:2]) == ((409, "REFUSED"), (409, "REFUSED"))
    assert (len(order["changes"]), order["kind"], undone.status_code) == (done["changes"], "REORGANISATION", 201)
    newest = lead.get("/api/orders").json()["items"][0]
    assert (newest["kind"], newest["undoes_id"]) == ("UNDO", done["order_id"])
    names = {each["name"] for each in lead.get("/api/organisation/units").json()["items"]}
    assert ("재무과" in names, "세무과" in names) == (True, False)


def test_a_file_of_staff_is_taken_in_whole_or_its_rows_are_told(lead):
    def send(text, **more):
        given = {"file": file_of(text.encode(), "물품.csv"), "effective_date": f"{TODAY}", "basis": "물품관리 제2호"}
        return lead.post("/api/staff-files", given | more)

    head = "물품번호,품명,규격,취득일,수량,부서,직위,상태\n"
    wrong = send(head + "B-1,PC,,2020-05-06,1,없는과,,사용\n")
    preview = send(head + "B-1,PC,,2020-05-06,1,재무과,,사용\n", is_preview="true")
    taken = send(head + "B-1,PC,,2020-05-06,1,재무과,,사용\n")

    assert (error(wrong), wrong.json()["faults"][0]["place"]) == ((409, "FILE_REFUSED", "body.file"), "2행")
    assert (preview.json()["order_id"], taken.json()["changes"]) == (None, preview.json()["changes"])


def test_an_order_of_yesterday_reaches_back_and_one_far_off_is_refused_or_taken(lead):
    line = {"number": "P7", "action": "RELIEVE"}
    days = [f"{TODAY - timedelta(days=1)}", "9999-12-31", "0001-01-01"]

    answers = [lead.post("/api/personnel-orders", {**HEAD, "effective_date": day, "lines": [line]}) for day in days]

    assert {each.status_code for each in answers} <= {409, 422}
