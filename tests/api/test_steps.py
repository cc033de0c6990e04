"""What a partner system does step by step: a case from its receipt to its close, values, and files of the ledger."""

import pytest
from django.utils.timezone import localdate
from tests.api.duties import DOCUMENT, file_of
from tests.api.programs import error, program, program_of, scopes_of
from tests.budget.ledger import FIRST_DAY, YEAR, Books, day
from tests.budget.test_execution import HEAD, ROWS

from ieum.office import operations as cases
from ieum.office import queries
from ieum.platform.choices import Role

pytestmark = pytest.mark.database
TODAY = localdate()
SPENT = {
    "dataset": "budget.programme", "subject": {"division": "기획예산과", "programme": "기본경비", "year": "2023"},
    "measure": "spent", "value": "120000000", "effective_date": "2023-11-30", "stated_on": "2023-12-01",
}  # fmt: skip


@pytest.fixture
def officer(full):
    """A program of the officer of 예산팀."""
    return program_of(full.office, full.desk.accounts["officer"], scopes_of(Role.OFFICER))


@pytest.fixture
def lead(office):
    """A program of the team lead of an office with a cell of money that was allotted."""

    class Own:
        code, officer_id = office.code, office.accounts["OFFICER"].pk

    books = Books(Own)
    cell = books.cell()
    books.post("ORIGINAL", {cell: 5_000}, FIRST_DAY)
    books.post("ALLOTMENT", {cell: 5_000}, day(1, 2))
    return program(office, Role.TEAM_LEAD)


def approve(full, case_id):
    """The approval on the page: the officer drafts, and the line decides."""
    desk = full.desk
    with desk.inside():
        who = {"case_id": case_id, "on": TODAY}
        found = cases.submit(
            **who, title="회신", body="붙임과 같음", steps=desk.line(queries.case(case_id)),
            actor_id=desk.accounts["officer"],
        )  # fmt: skip
        for by in ("lead", "head"):
            cases.approve(**who, actor_id=desk.accounts[by])
    return found


def test_a_case_goes_from_its_receipt_with_a_file_to_its_close(full, officer):
    post = str(full.post)
    received = {"kind": "REQUEST", "title": "집행 자료", "post_id": post, "received_on": f"{TODAY}"}
    case = officer.post("/api/cases", {**received, "due_on": f"{TODAY}"}).json()
    here = f"/api/cases/{case['id']}"
    (task,) = [each for each in officer.get("/api/tasks").json()["items"] if case["number"] in each["title"]]

    attached = officer.post(
        f"{here}/files", {"file": file_of(name="../집행액.csv"), "basis": "요청", "retention": "YEAR"}
    )
    officer.post(f"{here}/assignment", {"post_id": post})
    approve(full, case["id"])
    steps = [
        officer.post(f"{here}/{step}", sent)
        for step, sent in (
            ("document", DOCUMENT),
            ("document/correction", {**DOCUMENT, "document_number": "재무과-2", "reason": "오기"}),
            ("reply", {"how": "공문으로 회신"}),
            ("closing", {}),
        )
    ]

    assert (task["address"], task["due_on"], task["is_late"]) == (f"/cases/{case['id']}/", f"{TODAY}", False)
    assert [(each.status_code, each.json()["state"]) for each in steps] == [
        (201, "REGISTERED"), (201, "REGISTERED"), (201, "REPLIED"), (201, "CLOSED"),
    ]  # fmt: skip
    assert [each["document_number"] for each in steps[-1].json()["documents"]] == ["재무과-1", "재무과-2"]
    (listed,) = officer.get(f"{here}/files").json()["items"]
    assert (listed["id"], listed["name"]) == (attached.json()["id"], "집행액.csv")
    assert officer.get(f"{here}/files/{listed['id']}").content == b"a,b\n1,2\n"
    late = officer.post(f"{here}/files", {"file": file_of(), "basis": "요청"})
    assert (error(late), "종결된 업무" in late.json()["message"]) == ((409, "REFUSED", ""), True)


def test_a_step_sent_again_is_taken_once_and_one_out_of_turn_says_why(full, officer):
    here = f"/api/cases/{full.case}"
    given = {"post_id": str(full.post), "reason": "소관"}

    early = officer.post(f"{here}/closing", {})
    first, again = (officer.post(f"{here}/assignment", given, Idempotency_Key="assign-001") for _ in range(2))
    silent = officer.post(f"{here}/settlement", {"reason": " "})
    settled = officer.post(f"{here}/settlement", {"reason": "요청이 취소됨"})

    assert error(early)[:2] == (409, "REFUSED")
    assert (first.status_code, first.content) == (201, again.content)
    assert [each["action"] for each in settled.json()["history"]] == ["receive", "assign", "settle"]
    assert (error(silent)[:2], silent.json()["message"]) == ((409, "REFUSED"), "회신 없이 종결: 사유를 적어야 합니다.")
    other = officer.get(f"{here}/files/{full.fact}")
    assert error(other) == (404, "NOT_FOUND", "")


def test_values_are_recorded_all_or_none_and_corrected_with_what_stood_before(full):
    asking = program(full.office, Role.OFFICER)
    planned = SPENT | {"measure": "appropriation", "value": "200000000"}
    stated = {"observations": [SPENT, planned], "basis": "기획예산과-1"}

    wrong = asking.post("/api/observation-batches", {**stated, "observations": [SPENT, planned | {"measure": "none"}]})
    done = asking.post("/api/observation-batches", stated)
    spent, _ = done.json()["ids"]
    place = f"/api/observations/{spent}"
    corrected = asking.post(f"{place}/correction", {"value": "130000000", "basis": "다시 출력"})
    behind = asking.post(f"{place}/correction", {"value": "140000000", "basis": "다시 출력"})

    assert error(wrong) == (409, "INVALID_VALUE", "body.observations.1")
    assert (corrected.status_code, corrected.json()["value"], corrected.json()["version"]) == (201, "130000000", 2)
    assert (error(behind)[:2], "먼저 정정" in behind.json()["message"]) == ((409, "REFUSED"), True)
    versions = asking.get(place).json()["items"]
    assert [each["observation"]["value"] for each in versions] == ["120000000", "130000000"]


def test_a_subject_or_a_day_of_another_shape_is_refused(full):
    asking = program(full.office, Role.OFFICER)
    single = {**SPENT, "basis": "시험"}

    odd = asking.post("/api/observations", single | {"subject": {"year": "2023", "": "값"}})
    long = asking.post("/api/observations", single | {"subject": dict.fromkeys(("division", "programme"), "가" * 200)})
    numbered = asking.post("/api/observations", single | {"effective_date": 0})

    assert error(odd)[:2] == (422, "INVALID")
    assert error(long)[:2] == (422, "INVALID")
    assert (error(numbered), numbered.json()["message"]) == (
        (422, "INVALID", "body.effective_date"),
        "날을 2023-10-31처럼 적어 주십시오.",
    )


def test_an_export_of_the_other_ledger_is_looked_over_taken_over_once_and_taken_back(lead):
    data = "\r\n".join([HEAD, ROWS[0]]).encode("cp949")

    def send(**more):
        given = {"file": file_of(data, "집행.csv"), "year": YEAR, "basis": "e-호조", **more}
        return lead.post("/api/budget/executions", given).json()

    preview, posted, again = send(is_preview="true"), send(), send()

    assert [(each["same"], each["posted"]) for each in (preview, posted, again)] == [(0, 2), (0, 2), (2, 0)]
    assert [each["theirs"] for each in preview["differences"]] == [1300, 1000]
    (file,) = lead.get("/api/budget/files").json()["items"]
    assert (file["kind"], file["standing"], file["taken_back"]) == ("EXECUTION", 2, 0)
    place = f"/api/budget/files/{file['id']}/undo"
    undone, twice = (lead.post(place, {"basis": "잘못 보냄"}) for _ in range(2))
    assert undone.json() == {"reversed": 2, "restored": 0}
    assert error(twice)[:2] == (409, "REFUSED")
    assert lead.get("/api/budget/files").json()["items"][0]["taken_back"] == 2
