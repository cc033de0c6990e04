"""What a partner system does step by step: a case from its receipt to its close, values, and files of the ledger."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from tests.api.duties import DOCUMENT, file_of
from tests.api.programs import error, of, program
from tests.budget.ledger import FIRST_DAY, YEAR, Books, day
from tests.budget.test_execution import HEAD, ROWS

from ieum.office import operations as cases
from ieum.office import queries
from ieum.platform.choices import Role

pytestmark = pytest.mark.database
TODAY, TEN = localdate(), timedelta(days=10)
SPENT = {
    "dataset": "budget.programme", "subject": {"division": "기획예산과", "programme": "기본경비", "year": "2023"},
    "measure": "spent", "value": "120000000", "effective_date": "2023-11-30", "stated_on": "2023-12-01",
}  # fmt: skip


@pytest.fixture
def officer(full):
    """A program of the officer of 예산팀."""
    return of(full, "officer")


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


def received(full, asking, **more):
    """The address of a case that the officer works on, due in ten days, and its number."""
    given = {"kind": "REQUEST", "title": "집행 자료", "post_id": str(full.post), "received_on": f"{TODAY}", **more}
    case = asking.post("/api/cases", {"due_on": f"{TODAY + TEN}", **given}).json()
    here = f"/api/cases/{case['id']}"
    asking.post(f"{here}/assignment", {"post_id": str(full.post)})
    return here, case["number"]


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


def test_a_draft_goes_up_a_line_that_was_offered_comes_back_and_is_approved(full, officer):
    here, _ = received(full, officer)
    lead, head = of(full, "lead"), of(full, "head")
    line = officer.get(f"{here}/lines").json()["items"][0]["steps"]
    steps = [{"role": each["role"], "post_id": each["post_id"]} for each in line]
    draft = {"title": "회신", "body": "표와 같음", "steps": steps}

    taken = [officer.post(f"{here}/drafts", draft)]
    early = head.post(f"{here}/approval", {})
    taken.append(lead.post(f"{here}/approval", {"remark": "이상 없음"}))
    taken.append(head.post(f"{here}/return", {"reason": "보완"}))
    taken.append(officer.post(f"{here}/drafts", draft))
    taken.append(officer.post(f"{here}/withdrawal", {"reason": "금액을 고침"}))
    taken.append(officer.post(f"{here}/drafts", draft))
    taken += [each.post(f"{here}/approval", {}) for each in (lead, head)]

    assert [(each["title"], each["role"]) for each in line] == [
        ("예산팀 팀장", "REVIEW"),
        ("기획예산과 과장", "DECIDE"),
    ]
    assert error(early)[:2] == (409, "REFUSED")
    assert [each.json()["state"] for each in taken] == [
        "IN_APPROVAL", "IN_APPROVAL", "ASSIGNED", "IN_APPROVAL", "ASSIGNED", "IN_APPROVAL", "IN_APPROVAL", "APPROVED",
    ]  # fmt: skip
    assert taken[1].json()["history"][-1]["reason"] == "이상 없음"
    drafts = officer.get(f"{here}/drafts").json()["items"]
    assert [(each["version"], each["waiting"]) for each in drafts] == [(3, None), (2, None), (1, None)]
    assert [[(step["outcome"], step["actor"]) for step in each["steps"]] for each in drafts] == [
        [("PASSED", "lead"), ("PASSED", "head")],
        [("WITHDRAWN", "officer"), ("", "")],
        [("PASSED", "lead"), ("RETURNED", "head")],
    ]


def test_who_answers_for_a_vacant_post_passes_its_step_and_it_is_told_that_another_did(full, officer):
    here, _ = received(full, officer)
    vacant, head = (str(full.desk.hall.post(each)) for each in ("재무과 과장", "기획예산과 과장"))
    line = [{"role": "AGREE", "post_id": vacant}, {"role": "DECIDE", "post_id": head}]
    officer.post(f"{here}/drafts", {"title": "회신", "body": "표와 같음", "steps": line})

    (waiting,) = officer.get(f"{here}/drafts").json()["items"]
    stranger, above = of(full, "lead").post(f"{here}/approval", {}), of(full, "bureau").post(f"{here}/approval", {})

    assert (waiting["waiting"], error(stranger)[:2], above.status_code) == (1, (409, "REFUSED"), 201)
    (draft,) = officer.get(f"{here}/drafts").json()["items"]
    assert [(each["capacity"], each["by_delegation"]) for each in draft["steps"]] == [("SUPERIOR", False), ("", False)]
    assert (draft["waiting"], draft["steps"][0]["actor"]) == (2, "bureau")
    assert draft["steps"][0]["ground"].startswith("상위 부서장: ")
    assert [each["rule"].endswith("(2017-10-17 시행)") for each in draft["steps"]] == [False, True]


def test_opinions_are_asked_answered_withdrawn_and_given(full, officer):
    (here, _), (other, _) = received(full, officer), received(full, officer)
    lead, post = of(full, "lead"), str(full.desk.hall.post("예산팀 팀장"))
    question = {"post_id": post, "question": "맞습니까", "due_on": f"{TODAY}"}
    asked, again = (officer.post(f"{here}/opinions", question).json() for _ in range(2))
    place = f"{here}/opinions/{asked['id']}"

    held = officer.post(f"{here}/settlement", {"reason": "취소"})
    elsewhere = lead.post(f"{other}/opinions/{asked['id']}/answer", {"opinion": "맞음"})
    stranger = officer.post(f"{place}/answer", {"opinion": "맞음"})
    answered, twice = (lead.post(f"{place}/answer", {"opinion": "맞음"}) for _ in range(2))
    officer.post(f"{here}/opinions/{again['id']}/withdrawal", {"reason": "급함"})
    officer.post(f"{here}/co-posts", {"post_ids": [post]})
    given = lead.post(f"{here}/opinions/own", {"opinion": "하반기도 보낼 것"})

    assert [error(each)[:2] for each in (held, elsewhere, stranger, twice)] == [
        (409, "REFUSED"), (404, "NOT_FOUND"), (409, "REFUSED"), (409, "REFUSED"),
    ]  # fmt: skip
    assert (asked["answered_at"], answered.json()["answered_by"], given.status_code) == (None, "lead", 201)
    assert [each["answer"] for each in officer.get(f"{here}/opinions").json()["items"]] == [
        "맞음", "(의견 없이 진행) 급함", "하반기도 보낼 것",
    ]  # fmt: skip


def test_a_due_date_stands_still_is_counted_on_and_put_off(full, officer):
    here, _ = received(full, officer)
    counted, _ = received(full, officer, rule="PROCEDURE_QUERY", due_on=None)
    told = {"told_on": f"{TODAY}", "basis": "보완 요구"}

    stopped = officer.post(f"{here}/due/suspension", {"from_on": f"{TODAY}", **told}).json()
    still = officer.post(f"{here}/due/extension", {"until_on": f"{TODAY + 3 * TEN}", **told})
    going = officer.post(f"{here}/due/resumption", {"until_on": f"{TODAY}"}).json()
    longer = officer.post(f"{here}/due/extension", {"until_on": f"{TODAY + 2 * TEN}", **told}).json()
    both = [
        officer.post(f"{each}/due/extension", {"length": "3일", "until_on": f"{TODAY + 3 * TEN}", **told})
        for each in (here, counted)
    ]

    assert (stopped["due_on"], stopped["suspended_since"], error(still)[:2]) == (None, f"{TODAY}", (409, "REFUSED"))
    assert (going["due_on"], going["suspended_since"]) == (f"{TODAY + TEN + timedelta(days=1)}", None)
    assert longer["due_on"] == f"{TODAY + 2 * TEN}"
    assert [each.json()["message"] for each in both] == [
        "직접 정한 기한은 새 기한으로 연장합니다. 연장할 기간을 비우십시오.",
        "규칙으로 센 기한은 기간으로 연장합니다. 새 기한을 비우십시오.",
    ]


def test_a_case_is_linked_given_posts_beside_it_and_all_of_that_is_taken_off(full, officer):
    (here, _), (before, number) = received(full, officer), received(full, officer)
    follows, post = before.rpartition("/")[2], str(full.desk.hall.post("예산팀 팀장"))

    linked = officer.post(f"{here}/links", {"follows_id": follows}).json()
    circle = officer.post(f"{before}/links", {"follows_id": here.rpartition("/")[2]})
    held = officer.post(f"{before}/settlement", {"reason": "끝남"})
    nowhere = officer.post(f"{here}/links", {"follows_id": str(full.fact)})
    officer.post(f"{before}/links/{here.rpartition('/')[2]}/removal", {"reason": "다른 업무임"})
    joined = officer.post(f"{here}/co-posts", {"post_ids": [post]}).json()
    nobody = officer.post(f"{here}/co-posts", {"post_ids": []})
    alone = officer.post(f"{here}/co-posts/{post}/removal", {"reason": "끝남"}).json()
    late = officer.post(f"{here}/assignment/undo", {"reason": "잘못 정함"})
    officer.post(f"/api/cases/{full.case}/assignment", {"post_id": post})
    undone = officer.post(f"/api/cases/{full.case}/assignment/undo", {"reason": "잘못 정함"})

    assert (linked["follows"], linked["history"][-1]["reason"]) == ([follows], f"앞 업무 {number}")
    assert [error(each)[:2] for each in (circle, held, nowhere, nobody, late)] == [
        (409, "REFUSED"), (409, "REFUSED"), (404, "NOT_FOUND"), (422, "INVALID"), (409, "REFUSED"),
    ]  # fmt: skip
    assert (joined["co_post_ids"], alone["co_post_ids"], alone["follows"]) == ([post], [], [])
    assert (undone.json()["state"], undone.json()["post_id"]) == ("RECEIVED", str(full.post))


def test_a_reason_is_refused_where_it_is_longer_than_the_history_keeps(full, officer):
    here, _ = received(full, officer)

    longest, longer = (officer.post(f"{here}/settlement", {"reason": "가" * many}) for many in (500, 501))

    assert error(longer) == (422, "INVALID", "body.reason")
    assert (longer.json()["message"], longest.status_code) == ("500자까지 적어 주십시오.", 201)


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


def test_one_event_is_taken_back_once_by_the_rules_of_its_page_and_what_rests_on_it_is_named(lead):
    data = "\r\n".join([HEAD, ROWS[0]]).encode("cp949")
    lead.post("/api/budget/executions", {"file": file_of(data, "집행.csv"), "year": YEAR, "basis": "e-호조"})
    cell = next(
        each for each in lead.get(f"/api/budget/balances?year={YEAR}&as_of={YEAR}-12-31&by=cell").json()["items"]
    )["cell_id"]
    events = {each["kind"]: each for each in lead.get(f"/api/budget/cells/{cell}/events").json()["items"]}

    resting = lead.post(f"/api/budget/events/{events['COMMITMENT']['event_id']}/undo", {"basis": "착오"})
    done = lead.post(f"/api/budget/events/{events['EXPENDITURE']['event_id']}/undo", {"basis": "착오"})
    twice = lead.post(f"/api/budget/events/{events['EXPENDITURE']['event_id']}/undo", {"basis": "착오"})

    assert (error(resting)[:2], "딸린 사건" in resting.json()["message"]) == ((409, "REFUSED"), True)
    assert (done.status_code, done.json()["reverses"]) == (201, events["EXPENDITURE"]["event_id"])
    assert error(twice)[:2] == (409, "REFUSED")
    kinds = [each["kind"] for each in lead.get(f"/api/budget/cells/{cell}/events").json()["items"]]
    assert kinds.count("REVERSAL") == 1
