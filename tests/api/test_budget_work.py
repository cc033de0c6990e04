"""The work of the budget team by programs: bills to the vote, matters, allotment with a second person, and files."""

import pytest
from django.utils.timezone import localdate
from tests.api.duties import STATEMENT, file_of
from tests.api.programs import error, program_of, scopes_of
from tests.budget.bills import FINANCE
from tests.budget.test_books import ROWS as BOOK
from tests.budget.test_books import csv
from tests.budget.test_revenue_files import ROWS as RECEIPTS
from tests.budget.test_revenue_files import sheet

from ieum.platform.choices import Role

pytestmark = pytest.mark.database
TODAY = localdate()
NEXT = TODAY.year + 1
ROLES = {"lead": Role.TEAM_LEAD, "head": Role.DIVISION_HEAD, "mayor": Role.MAYOR, "clerk": Role.DEPARTMENT}


@pytest.fixture
def people(made):
    """A program of each who works on the budget."""
    own = made.bureau.accounts
    return {name: program_of(made.office, own[name], scopes_of(role)) for name, role in ROLES.items()}


def step(people, bill, by, action):
    """Move a bill on as one of them."""
    return people[by].post(f"{bill}/steps", {"action": action, "on": f"{TODAY}", "reason": "사유"})


def test_a_bill_goes_from_its_opening_to_the_vote_and_into_the_ledger(made, people):
    lead, clerk, head = people["lead"], people["clerk"], people["head"]
    numbered = lead.post("/api/budget/bills", {"year": NEXT, "kind": "ORIGINAL", "round": 1})
    opened = lead.post("/api/budget/bills", {"year": NEXT, "kind": "ORIGINAL"})
    bill = f"/api/budget/bills/{opened.json()['id']}"
    codes = {
        "policy_code": "91",
        "policy": "재정",
        "unit_code": "911",
        "unit": "재산",
        "code": "9111",
        "name": "재산 관리",
    }
    lead.post(f"{bill}/programmes", {"account_kind": "GENERAL", **codes})
    row = {"programme": "9111", "code": "201-01", "description": "사무용품", "formula": "2,000천원"}
    shared = row | {"shares": [{"source": "CITY", "amount": "500천원"}]}
    spent = {"division": FINANCE, "seen": 0, "rows": [shared]}

    wrong = clerk.post(f"{bill}/sheet", spent | {"rows": [row | {"formula": "없음"}]})
    saved = clerk.post(f"{bill}/sheet", spent)
    moved = clerk.post(f"{bill}/sheet", spent)
    received = {"code": "111-01", "description": "재산세", "formula": "2,000천원"}
    early = head.post(f"{bill}/adoption", {"voted_on": f"{TODAY}", "reason": "제300회 정례회 의결"})
    taken = [step(people, bill, *each.split()) for each in ("lead collect", "lead review")]
    income = {"side": "REVENUE", "division": FINANCE, "seen": 0, "rows": [received], "reason": "세입"}
    assert lead.post(f"{bill}/sheet", income).json() == {"changed": 1}
    made.bureau.version_id = opened.json()["id"]
    made.bureau.enclose()
    steps = ("head propose", "mayor submit", "lead refer", "lead refer")
    taken += [step(people, bill, *each.split()) for each in steps]
    adopted = head.post(f"{bill}/adoption", {"voted_on": f"{TODAY}", "reason": "제300회 정례회 의결"})

    assert error(numbered)[:2] == (409, "REFUSED")
    assert (error(wrong), wrong.json()["faults"][0]["place"]) == (
        (409, "REFUSED", "body.rows"), "body.rows.0.formula",
    )  # fmt: skip
    assert (saved.json(), error(moved)[:2], error(early)[:2]) == ({"changed": 1}, *[(409, "REFUSED")] * 2)
    assert [each.json().get("stage") for each in taken] == [
        "DEPARTMENT", "TEAM", "MAYOR", "COMMITTEE", "SPECIAL_COMMITTEE", "PLENARY",
    ]  # fmt: skip
    assert (adopted.json()["stage"], adopted.json()["posted"]) == ("ADOPTED", 2_000_000)
    (line,) = [each for each in lead.get(f"{bill}/lines").json()["items"] if each["side"] == "EXPENDITURE"]
    assert (line["amount"], line["shares"]) == (2_000_000, {"OWN": 1_500_000, "CITY": 500_000})
    assert clerk.get(f"{bill}/sheet?division={FINANCE}").json()["rows"][0]["shares"] == [
        {"source": "CITY", "amount": "500,000원"}
    ]
    assert lead.get("/api/budget/bills").json()["items"][0]["id"] == opened.json()["id"]


def test_a_matter_is_recorded_restated_and_moved_on(made, people):
    clerk = people["clerk"]
    sent = made.asked()["record_matter"][1]

    unknown = clerk.post("/api/budget/matters", {**sent, "traits": [{"name": "none", "value": "x"}]})
    unclear = clerk.post("/api/budget/matters", {**sent, "traits": [{"name": "nature", "value": "아무것"}]})
    recorded = clerk.post("/api/budget/matters", sent).json()
    here = f"/api/budget/matters/{recorded['id']}"
    said = {"traits": sent["traits"], "amounts": [], "reason": "사업비 조정"}
    restated = clerk.post(f"{here}/statement", said).json()
    clerk.post(f"{here}/statement", {**said, "amounts": sent["amounts"]})
    moved = clerk.post(f"{here}/steps", {"action": "submit", "on": f"{TODAY}"})
    again = clerk.post(f"{here}/steps", {"action": "submit", "on": f"{TODAY}"})

    assert error(unknown) == (409, "REFUSED", "body.traits.0.name")
    assert (error(unclear)[:2], "body.nature" in {each["place"] for each in unclear.json()["faults"]}) == (
        (409, "REFUSED"), True,
    )  # fmt: skip
    assert (recorded["total"], restated["total"], moved.json()["total"]) == (4_000_000_000, 0, 4_000_000_000)
    assert (moved.json()["state"], error(again)[:2]) == ("SUBMITTED", (409, "REFUSED"))
    assert [each["action"] for each in recorded["moves"]].count("submit") == 1
    listed = clerk.get("/api/budget/matters?kind=INVESTMENT&state=SUBMITTED").json()["items"]
    assert [each["id"] for each in listed] == [recorded["id"]]


def test_money_is_allotted_by_a_plan_beside_it_and_withheld(made, people):
    lead, head = people["lead"], people["head"]
    plan = {"year": TODAY.year, "shares": [{"percents": [100, 0, 0, 0]}], "reason": "조기집행"}
    day = {"on": f"{TODAY}", "reason": "세수 부족"}

    faulty = lead.post("/api/budget/allotment-plans", plan | {"shares": [{"percents": [50, 0, 0, 0]}]})
    early = lead.post("/api/budget/allotments", {"year": TODAY.year, "quarter": 1, "on": f"{TODAY}"})
    held = lead.post("/api/budget/allotment-holds", {"year": TODAY.year, "percent": 20, **day}).json()
    drafted = lead.post("/api/budget/allotment-plans", plan).json()
    for by in ("head", "mayor"):
        people[by].post(f"/api/cases/{drafted['case_id']}/approval", {})
    allotted = lead.post("/api/budget/allotments", {"year": TODAY.year, "quarter": 1, "on": f"{TODAY}"})
    late = lead.post("/api/budget/allotment-holds", {"year": TODAY.year, "percent": 10, **day})
    released = lead.post(f"/api/budget/allotment-holds/{made.budget['hold']}/release", day)

    assert [error(each)[:2] for each in (faulty, early, late)] == [(409, "REFUSED")] * 3
    assert lead.get(f"/api/budget/allotment-plans?year={TODAY.year}").json()["items"][0]["state"] == "APPROVED"
    assert (allotted.status_code, released.json()["released_on"]) == (201, f"{TODAY}")
    assert lead.get(f"/api/budget/allotment-holds?year={TODAY.year}").json()["total"] == 2
    assert (held["reason"], held["released_on"]) == ("세수 부족", None)

    place = f"/api/budget/proposals/{made.budget['proposal']}"
    own = lead.post(f"{place}/confirmation", {})
    back = head.post(f"{place}/return", {"reason": "계획에 있음"})
    late = head.post(f"{place}/confirmation", {})
    assert [error(each)[:2] for each in (own, late)] == [(409, "REFUSED")] * 2
    assert (back.json()["outcome"], back.json()["remark"]) == ("RETURNED", "계획에 있음")
    assert lead.get("/api/budget/proposals?outcome=WAITING").json()["total"] == 0
    returned = lead.get("/api/budget/proposals?outcome=RETURNED").json()["items"]
    assert [each["id"] for each in returned] == [back.json()["id"]]


def test_what_waits_is_confirmed_by_another_or_taken_back_by_its_own(made, people):
    sent = made.asked()["propose_allotment"]
    lead, head = people["lead"], people["head"]
    second = lead.post(*sent).json()

    confirmed = head.post(f"/api/budget/proposals/{made.budget['proposal']}/confirmation", {"remark": "맞음"})
    withdrawn = lead.post(f"/api/budget/proposals/{second['id']}/withdrawal", {"reason": "잘못 적음"})

    assert (second["outcome"], confirmed.json()["outcome"], withdrawn.json()["outcome"]) == (
        "WAITING", "CONFIRMED", "WITHDRAWN",
    )  # fmt: skip
    assert confirmed.json()["remark"] == "맞음"


def test_a_request_that_came_back_is_asked_for_anew(made, people):
    clerk, place, sent = people["clerk"], *made.asked()["revise_budget_change"]

    anew = clerk.post(place, sent)
    twice = clerk.post(place, sent)

    assert (anew.json()["state"], error(twice)[:2]) == ("IN_APPROVAL", (409, "REFUSED"))


def test_revenue_and_books_are_posted_whole_and_read_back(people):
    lead = people["lead"]

    def send(place, data, **more):
        return lead.post(f"/api/budget/{place}", {"file": file_of(data, "파일.csv"), "basis": "세입 자료", **more})

    posted, again = (send("revenue/files", sheet(*RECEIPTS)) for _ in range(2))
    wrong = send("revenue/files", sheet(RECEIPTS[1], RECEIPTS[1]))
    book = {"year": TODAY.year, "on": f"{TODAY.year}-01-01", "is_preview": "true"}
    preview = send("books", csv(BOOK), **book)

    assert [(each.json()["posted"], each.json()["known"]) for each in (posted, again)] == [(4, 0), (0, 4)]
    assert (error(wrong)[:2], wrong.json()["faults"][0]["place"]) == ((409, "FILE_REFUSED"), "3행")
    assert preview.status_code == 201
    listed = lead.get(f"/api/budget/revenue/events?year={TODAY.year}").json()["items"]
    refund = next(each["event_id"] for each in listed if (each["kind"], each["amount"] < 0) == ("RECEIPT", True))
    back, twice = (lead.post(f"/api/budget/revenue/events/{refund}/undo", {"basis": "착오"}) for _ in range(2))
    assert (back.status_code, back.json()["reverses"], error(twice)[:2]) == (201, refund, (409, "REFUSED"))
    asked = f"?year={TODAY.year}&as_of={TODAY.year}-12-31"
    revenue = {each["code"]: each for each in lead.get(f"/api/budget/revenue{asked}").json()["items"]}
    assert (revenue["111-01"]["balances"]["RECEIVED"], revenue["111-01"]["uncollected"]) == (4_000_000, 1_000_000)
    (surplus,) = lead.get(f"/api/budget/surpluses{asked}").json()["items"]
    assert surplus["received"] == 4_000_000
    rows = lead.get(f"/api/budget/execution{asked}&by=division").json()["items"]
    assert {each["label"]: each["totals"]["AVAILABLE"] for each in rows}[FINANCE] == 1_520
    months = lead.get(f"/api/budget/execution/months{asked}").json()["items"]
    assert (len(months), months[0]["since"]) == (12, f"{TODAY.year}-01-01")


def test_a_statement_is_compared_its_difference_explained_and_the_comparison_voided(made, people):
    lead, line = people["lead"], f"/api/budget/reconciliation-lines/{made.budget['line']}/reason"
    given = {"year": TODAY.year, "as_of": f"{TODAY}", "basis": "e-호조"}

    preview = lead.post(
        "/api/budget/reconciliations", {"file": file_of(STATEMENT), **given, "is_preview": "true"}
    ).json()
    other = lead.post("/api/budget/reconciliations", {"file": file_of(STATEMENT + b"\n"), **given})
    explained = lead.post(line, {"reason": "반납을 아직 세지 않음"}).json()
    here = f"/api/budget/reconciliations/{made.budget['reconciliation']}"
    voided = lead.post(f"{here}/void", {"reason": "다른 날의 명세"}).json()
    late = lead.post(line, {"reason": "다시"})

    assert (preview["reconciliation_id"], preview["lines"]["DIFFERENT"], other.status_code) == (None, 1, 201)
    assert (explained["state"], explained["reason"]) == ("DIFFERENT", "반납을 아직 세지 않음")
    assert (voided["void"], voided["unexplained"]) == ("다른 날의 명세", voided["different"] - 1)
    assert error(late)[:2] == (409, "REFUSED")
    listed = {each["id"]: each for each in lead.get("/api/budget/reconciliations").json()["items"]}
    assert listed[voided["id"]] == voided
    shown = lead.get(f"{here}/lines?state=DIFFERENT").json()["items"]
    assert explained in shown
