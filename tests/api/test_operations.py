"""What operations give and record, how lists come in pages, and how everything that is wrong is told."""

import json

import pytest
from benchmarks.api import addresses, budget_addresses, demand_addresses
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.api.demands import attach, demand, settle
from tests.api.duties import LEDGER, file_of
from tests.api.programs import error, program, program_of, scopes_of
from tests.api.table import OPERATIONS
from tests.site.duties import EQUIPMENT, FACILITY
from tests.site.offices import NOVEMBER

from ieum.platform import tokens
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import ApiToken, Operation

pytestmark = pytest.mark.database
OBSERVATION = {
    "dataset": "budget.programme",
    "subject": {"division": "기획예산과", "programme": "기본경비", "year": "2023"},
    "measure": "spent",
    "value": "120000000",
    "effective_date": "2023-11-30",
    "stated_on": "2023-12-01",
    "basis": "집행현황 출력",
}
FACTS = "/api/observations?dataset=budget.programme"


def items(response):
    return response.json()["items"]


def recorded(office):
    """How many operations the office recorded."""
    with municipality(office.code):
        return Operation.objects.exclude(kind="platform.issue_token").count()


def upload(name, data, **fields):
    return {"file": SimpleUploadedFile(name, data), **fields}


def test_what_is_read_is_what_the_pages_show(full):
    asking = program(full.office, Role.OFFICER)

    def get(address):
        return asking.get(address).json()

    (report,) = get("/api/reports")["items"]
    figures = {each["key"]: each for each in get("/api/reports/monthly/editions/1/figures")["items"]}
    (account,) = get("/api/budget/balances?year=2026&as_of=2026-06-30")["items"]
    changes = get("/api/budget/changes?year=2026&before=2026-01-01&after=2026-06-30")["items"]
    unit = get(full.addresses["get_unit"])
    due = get("/api/deadlines/rules/PROCEDURE_QUERY/due?event_date=2026-09-21")

    assert (report["report"], report["last_edition"], report["as_of"]) == ("monthly", 1, "2023-10-31")
    assert figures["성과관리 집행액"]["value"] == "50000000"
    assert figures["성과관리 집행액"]["lineage"]["events"][0]["printed"] == "50,000"
    assert account["totals"]["AVAILABLE"] == 1_300_000
    assert [each["amount"] for each in changes] == [-200_000]
    assert [(post["title"], post["is_answered_by"]) for post in unit["posts"]] == [
        ("팀장", "HOLDER"), ("주무관", "HOLDER"),
    ]  # fmt: skip
    assert json.dumps(unit, ensure_ascii=False).count("직원P") == 0
    assert due["days"][-1]["day"] == due["due_on"]
    sidecar = asking.get(full.addresses["get_edition_file"])
    assert json.loads(sidecar.content)["figures"].keys() == figures.keys()


def test_a_list_comes_in_pages_that_make_up_the_whole(full):
    asking = program(full.office, Role.OFFICER)
    whole = asking.get(FACTS).json()

    parts, offset = [], 0
    while offset is not None:
        part = asking.get(f"{FACTS}&limit=2&offset={offset}").json()
        parts += part["items"]
        offset = part["next_offset"]

    assert parts == whole["items"]
    assert (whole["total"], whole["next_offset"]) == (len(parts), None)
    assert items(asking.get(f"{FACTS}&offset=1000")) == []
    assert {each["measure"] for each in items(asking.get(f"{FACTS}&measure=spent&where=programme=기본경비"))} == {
        "spent"
    }


def test_what_is_wrong_is_told_in_one_form_with_its_place(full):
    asking = program(full.office, Role.OFFICER)
    wrong = {
        "/api/reports?limit=0": (422, "INVALID", "query.limit"),
        "/api/reports?offset=x": (422, "INVALID", "query.offset"),
        "/api/budget/balances?year=2026": (422, "INVALID", "query.as_of"),
        "/api/budget/balances?year=2026&as_of=1700000000": (422, "INVALID", "query.as_of"),
        f"{FACTS}&known_at=2023-10-31T09:00:00": (422, "INVALID", "query.known_at"),
        f"{FACTS}&known_at=2000-01-01T00:00:00Z": (404, "NOT_FOUND", "query.known_at"),
        "/api/observations?dataset=none": (404, "NOT_FOUND", "query.dataset"),
        "/api/cases?words=%00": (422, "INVALID", "query.words"),
        "/api/reports/none/editions/1": (404, "NOT_FOUND", ""),
        "/api/nowhere": (404, "NOT_FOUND", ""),
        "/api/cases/null": (404, "NOT_FOUND", ""),
        "/api/reports/none/editions/0": (404, "NOT_FOUND", ""),
        "/api/deadlines/rules/PROCEDURE_QUERY/due?event_date=1900-01-01": (409, "CANNOT_COUNT", "query"),
    }

    answers = {address: asking.get(address) for address in wrong}

    assert {address: error(each) for address, each in answers.items()} == wrong
    assert answers["/api/reports?limit=0"].json()["message"] == "1 이상이어야 합니다."
    for each in answers.values():
        assert each.json()["request_id"] == each.headers["X-Request-ID"]
    refused = asking.send("DELETE", "/api/reports")
    assert (error(refused), refused.headers["Allow"]) == ((405, "METHOD_NOT_ALLOWED", ""), "GET")


def test_a_value_is_recorded_once_however_often_it_is_sent(full):
    asking, before = program(full.office, Role.OFFICER), recorded(full.office)
    mark = {"Idempotency_Key": "december-1"}

    first = asking.post("/api/observations", OBSERVATION, **mark)
    again = asking.post("/api/observations", OBSERVATION, **mark)
    other = asking.post("/api/observations", OBSERVATION | {"value": "1"}, **mark)

    assert (first.status_code, again.status_code, first.content) == (201, 201, again.content)
    assert error(other)[:2] == (409, "REFUSED")
    assert recorded(full.office) == before + 1
    (version,) = items(asking.get(f"/api/observations/{first.json()['id']}"))
    assert (version["observation"]["value"], version["observation"]["unit"]) == ("120000000", "원")
    assert version["observation"]["basis"] == "집행현황 출력"


def test_a_write_without_mark_or_with_something_wrong_leaves_no_trace(full):
    asking, before = program(full.office, Role.OFFICER), recorded(full.office)
    wrong = [
        asking.post("/api/observations", OBSERVATION, Idempotency_Key=""),
        asking.post("/api/observations", OBSERVATION | {"measure": "none"}),
        asking.post("/api/observations", OBSERVATION | {"value": None}),
        asking.post("/api/observations", OBSERVATION | {"value": "0.5"}),
        asking.post("/api/observations", OBSERVATION | {"unknown": 1}),
        asking.post("/api/intakes", upload("보고.md", b"no table", source="x", stated_on="2023-10-31",
                                           as_of="2023-10-31", year="2023", division="과")),
        asking.post("/api/budget/files", upload("l.csv", b"a,b\n1,2\n", basis="의결")),
    ]  # fmt: skip

    assert [error(each) for each in wrong] == [
        (422, "INVALID", "header.Idempotency-Key"), (409, "INVALID_VALUE", "body"), (409, "INVALID_VALUE", "body"),
        (409, "INVALID_VALUE", "body"), (422, "INVALID", "body.unknown"), (409, "UNREADABLE_FILE", "body.file"),
        (409, "FILE_REFUSED", "body.file"),
    ]  # fmt: skip
    assert recorded(full.office) == before


def test_files_are_handed_in_posted_checked_and_converted(full):
    asking = program(full.office, Role.OFFICER)
    form = {"source": "11월 보고", "stated_on": "2023-11-30", "as_of": "2023-11-30", "year": "2023", "division": "과"}
    more = LEDGER.replace(b"1000000", b"2000000")

    taken = asking.post("/api/intakes", upload("11월.md", NOVEMBER.encode(), **form)).json()
    previewed = asking.post("/api/budget/files", upload("l.csv", more, basis="의결", is_preview="true")).json()
    known = asking.post("/api/budget/files", upload("l.csv", LEDGER, basis="의결")).json()
    checked = asking.post("/api/documents/check", upload("현황.md", "# 현황\n\n- 접수 12건(처리 9, 진행 2)\n".encode()))
    converted = asking.post("/api/documents/convert", upload("현황.md", "# 현황\n\n- 하나\n".encode(), to="json"))

    assert (taken["source"], taken["tables"], taken["facts"] > 0) == ("11월 보고", 1, True)
    assert (previewed["is_preview"], previewed["posted"], previewed["known"]) == (True, 5, 0)
    assert (known["posted"], known["known"]) == (0, 5)
    assert len(checked.json()["findings"]) == 1
    assert json.loads(converted.content)["title"] == "현황"


def test_a_case_is_received_and_its_document_recorded(full):
    asking = program(full.office, Role.OFFICER)
    case = {"kind": "REQUEST", "title": "자료 요청", "post_id": str(full.post), "received_on": "2021-03-02",
            "rule": "PROCEDURE_QUERY"}  # fmt: skip

    made = asking.post("/api/cases", case)

    assert (made.status_code, made.json()["state"], made.json()["number"]) == (201, "RECEIVED", "2021-0002")
    assert [step["action"] for step in made.json()["history"]] == ["receive"]
    document = {"document_number": "기획예산과-1", "approved_on": "2021-03-02", "approver": "과장"}
    early = asking.post(f"/api/cases/{made.json()['id']}/document", document)
    assert error(early)[:2] == (409, "REFUSED")


def test_what_a_meeting_decided_is_read_without_the_names_of_its_members(full):
    asking = program(full.office, Role.COUNCIL)

    (committee,) = items(asking.get("/api/committees?day=2021-03-15"))
    (meeting,) = items(asking.get(full.addresses["list_meetings"]))
    told = asking.get(full.addresses["get_meeting"])

    assert (committee["id"], committee["seated"], committee["faults"]) == (str(full.committee), 4, [])
    assert items(asking.get("/api/committees?day=2019-12-31")) == []
    assert (meeting["id"], meeting["state"], told.json()["present"]) == (str(full.meeting), "OPEN", 3)
    (item,) = told.json()["items"]
    votes = [item[name] for name in ("seated", "present", "in_favour", "against", "abstained", "recused")]
    assert (item["title"], item["result"], votes) == ("비공개 기준", "PASSED", [4, 3, 2, 1, 0, 0])
    assert [name for name in ("변호사", "교수", "직원P2") if name in told.content.decode()] == []


def test_allotment_is_told_by_division_and_a_year_that_is_not_open_is_not_found(full):
    asking = program(full.office, Role.OFFICER)

    (row,) = items(asking.get("/api/budget/allotments?year=2026&as_of=2026-06-30"))
    nowhere = asking.get("/api/budget/allotments?year=2031")

    assert row == {
        "division": "기획예산과", "planned": [0, 0, 0, 0], "allotted": [600_000, 0, 0, 0], "withheld": 0,
        "available": 1_300_000, "unallotted": 700_000,
    }  # fmt: skip
    assert error(nowhere) == (404, "NOT_FOUND", "query.year")


def test_what_is_withheld_in_a_year_that_is_not_open_is_not_found_at_its_place_in_the_body(full):
    given = {"year": 2031, "percent": 10, "on": "2026-06-30", "reason": "세입 부족"}

    nowhere = program(full.office, Role.OFFICER).post("/api/budget/allotment-holds", given)

    assert error(nowhere) == (404, "NOT_FOUND", "body.year")


def test_a_draft_goes_to_a_line_that_the_delegation_allows_and_to_no_other(full):
    desk = full.desk
    case = desk.working()
    officer = program_of(full.office, desk.accounts["officer"], scopes_of(Role.OFFICER))

    def submit(post):
        steps = [{"role": "DECIDE", "post_id": str(desk.hall.post(post))}]
        given = {"title": "회신", "body": "표와 같음", "steps": steps}
        return officer.post(f"/api/cases/{case.pk}/drafts", given)

    below, beside, none = submit("예산팀 팀장"), submit("재무과 과장"), officer.post(f"/api/cases/{case.pk}/drafts", {})
    assert [error(each)[:2] for each in (below, beside)] == [(409, "REFUSED")] * 2
    assert "업무 요청의 결재는 과장 이상이 합니다" in below.content.decode()
    assert (error(none)[0], desk.state(case)) == (422, "ASSIGNED")
    assert (submit("기획예산과 과장").status_code, desk.state(case)) == (201, "IN_APPROVAL")


def test_who_asks_too_often_is_told_when_to_come_back(full):
    asking = program(full.office, Role.OFFICER)
    asking.get("/api/budget/years")
    with municipality(full.office.code):
        ApiToken.objects.filter(minute__isnull=False).update(requests=tokens.PER_MINUTE)

    refused = asking.get("/api/budget/years")

    assert error(refused) == (429, "TOO_MANY_REQUESTS", "")
    assert 1 <= int(refused.headers["Retry-After"]) <= 60


def work_on_budget(lead):
    """Let there be a bill, a mid-term plan, a disclosure, a statement compared, equipment and a facility."""
    plan = {"kind": "MID_TERM", "year": 2027, "title": "계획", "division": "기획예산과"}
    statement = file_of("부서명,예산현액(원)\n기획예산과,1400\n".encode())
    staff = {"effective_date": "2023-01-01", "basis": "등록"}
    disclosed = {"kind": "DISCLOSURE", "year": 2026, "title": "공시", "division": "기획예산과"}
    period = [{"name": name, "value": value} for name, value in (("period", "BUDGET"), ("confirmed_on", "2025-12-15"))]
    for text, name in ((EQUIPMENT, "물품.csv"), (FACILITY, "시설.csv")):
        file = file_of(text.replace("재무과", "기획예산과").encode(), name)
        assert lead.post("/api/staff-files", {"file": file, **staff}).status_code == 201
    assert lead.post("/api/budget/matters", {**disclosed, "traits": period}).status_code == 201
    sent = {
        "/api/budget/bills": {"year": 2027, "kind": "ORIGINAL"},
        "/api/budget/matters": {**plan, "traits": [{"name": "direction", "value": "투자"}], "amounts": []},
        "/api/budget/reconciliations": {"file": statement, "year": 2026, "as_of": "2026-06-30", "basis": "e-호조"},
    }
    answers = {place: lead.post(place, given) for place, given in sent.items()}
    assert {place: each.content for place, each in answers.items() if each.status_code != 201} == {}


def pay_in_advance(lead):
    """Let there be a payment that is settled later."""
    cell = lead.get("/api/budget/balances?year=2026&as_of=2026-06-30&by=cell").json()["items"][0]["cell_id"]
    entry = {"year": 2026, "cell_id": cell, "amount": 1, "day": "2026-03-02", "basis": "계약"}
    for kind in ("COMMITMENT", "EXPENDITURE"):
        posted = lead.post("/api/budget/entries", entry | {"kind": kind})
        assert posted.status_code == 201, posted.content.decode()
    advance = {"event_id": posted.json()["event_id"], "kind": "ADVANCE", "due_on": "2026-12-01", "basis": "선금 지급"}
    assert lead.post("/api/budget/advances", advance).status_code == 201


def test_an_edition_is_made_once_for_the_same_values_and_by_nobody_else(full):
    lead, stranger = program(full.office, Role.TEAM_LEAD), program(full.neighbour, Role.TEAM_LEAD)
    day = {"as_of": "2023-10-31"}

    first, again = (lead.post("/api/reports/monthly/editions", day) for _ in range(2))
    other = lead.post("/api/reports/monthly/editions", {"as_of": "2023-12-31"}).json()

    assert (first.status_code, first.json()["number"]) == (201, again.json()["number"])
    assert (other["number"], other["as_of"]) == (first.json()["number"] + 1, "2023-12-31")
    assert error(stranger.post("/api/reports/monthly/editions", day))[:2] == (404, "NOT_FOUND")
    assert error(lead.post("/api/reports/monthly/editions", {"known_at": "2999-01-01T00:00:00Z"}))[:2] == (
        404, "NOT_FOUND",
    )  # fmt: skip


def test_every_operation_that_reads_is_measured(full):
    council = program(full.office, Role.COUNCIL)
    made = council.post("/api/data-requests", demand(full)).json()["id"]
    attach(full, made)
    settle(full, made)
    lead = program(full.office, Role.TEAM_LEAD)
    work_on_budget(lead)
    pay_in_advance(lead)

    measured = [*addresses(lead, "budget.programme"), *budget_addresses(lead), *demand_addresses(council)]

    assert set(measured) == {name for name, (method, *_) in OPERATIONS.items() if method == "GET"}


def test_a_fault_of_ours_is_told_in_the_same_form_and_logged(full, caplog):
    full.office.spoil_the_next_edition()

    broken = program(full.office, Role.OFFICER).get("/api/reports/monthly/editions/2/figures")

    assert error(broken) == (500, "BROKEN", "")
    assert caplog.records[0].getMessage() == f"request {broken.headers['X-Request-ID']}"


def test_what_cannot_be_read_at_all_is_told_in_the_same_form(office):
    asking = program(office, Role.OFFICER)
    client = Client(SERVER_NAME="localhost", headers={"Authorization": f"Bearer {asking.text}"})
    more = {"headers": {"Idempotency-Key": "unreadable-1"}}

    said = [
        client.post("/api/cases", "{", content_type="application/json", **more),
        client.post("/api/documents/check", "", content_type=f"multipart/form-data; boundary={'x' * 300}", **more),
    ]

    assert [error(each) for each in said] == [(422, "UNREADABLE", "body"), (422, "INVALID", "body.file")]


def test_what_is_wrong_is_told_in_english_to_who_asks_for_it(full):
    asking = program(full.office, Role.OFFICER)

    told = {
        address: asking.get(address, Accept_Language="en-GB,en;q=0.9,ko;q=0.8")
        for address in ("/api/reports?limit=0", "/api/nowhere", "/api/observations?dataset=none")
    }
    refused = program(full.office, Role.OFFICER, "SEE_REPORTS").get(FACTS, Accept_Language="en")
    korean = asking.get("/api/reports?limit=0", Accept_Language="ko,en;q=0.9")

    assert [each.json()["message"] for each in told.values()] == [
        "It must be 1 or more.",
        "There is no such address. See the reference of the API for addresses.",
        "There is no dataset none. Choose one of the kinds (GET /api/datasets).",
    ]
    assert told["/api/reports?limit=0"].json()["faults"] == [
        {"place": "query.limit", "message": "It must be 1 or more."}
    ]
    assert {each.headers["Content-Language"] for each in told.values()} == {"en"}
    assert refused.json()["message"] == (
        "The scopes of this key lack 'Read recorded values and their history' (SEE_INTAKES). Make a new key with that"
        " scope."
    )
    assert (korean.json()["message"], korean.headers["Content-Language"]) == ("1 이상이어야 합니다.", "ko")
