"""Codes, targets, deeming, carrying over, papers of bills and disclosures by programs."""

import pytest
from django.utils.timezone import localdate
from tests.api.budget_duties import CODES, FAR
from tests.api.duties import file_of
from tests.api.programs import error, program_of, scopes_of
from tests.budget.bills import FINANCE, income, provided, row
from tests.budget.ledger import Books

from ieum.budget.choices import Funding
from ieum.platform.choices import Role

pytestmark = pytest.mark.database
TODAY = localdate()
YEAR = TODAY.year
DEEMED = "회계,부서,세부사업,통계목,재원,세입과목,금액(원)\n일반회계,재무과,0911,201-01,국비,511-01,700\n"


@pytest.fixture
def lead(made):
    """A program of the team lead."""
    return program_of(made.office, made.bureau.accounts["lead"], scopes_of(Role.TEAM_LEAD))


@pytest.fixture
def head(made):
    """A program of the director."""
    return program_of(made.office, made.bureau.accounts["head"], scopes_of(Role.DIVISION_HEAD))


def items(program, address):
    """What a list gives."""
    return program.get(f"/api/budget/{address}").json()["items"]


def sent(text, name="표.csv"):
    """A file of a text."""
    return file_of(text.encode(), name)


def test_codes_are_tried_taken_in_listed_and_taken_back(lead):
    table = CODES.replace("\t", ",").replace("사무관리비", "사무용품비")
    given = {"year": FAR, "basis": "편성 운영기준"}

    tried = lead.post("/api/budget/code-tables", {"file": sent(table), **given, "is_preview": "true"}).json()
    taken = lead.post("/api/budget/code-tables", {"file": sent(table), **given}).json()
    wrong = lead.post("/api/budget/code-tables", {"file": sent(table + "\n통계목,,2a1,이름,"), **given})
    other = lead.post("/api/budget/code-tables", {"file": sent("아무,것\n1,2"), **given})
    newest, before = items(lead, f"code-tables?year={FAR}")

    assert (tried["counts"], taken["counts"]) == ({"NATURE": 2}, {"NATURE": 2})
    assert (error(wrong), wrong.json()["faults"][0]["place"]) == ((409, "FILE_REFUSED", "body.file"), "4행")
    assert error(other)[:2] == (409, "FILE_REFUSED")
    assert (newest["stands"], before["stands"]) == (True, False)
    assert [each["name"] for each in items(lead, f"codes?year={FAR}&level=ITEM")] == ["사무용품비"]
    lead.post(f"/api/budget/code-tables/{newest['id']}/withdrawal", {"basis": "다시 올림"})
    assert [each["name"] for each in items(lead, f"codes?year={FAR}&level=ITEM")] == ["사무관리비"]


def test_successions_that_contradict_each_other_are_refused_with_their_places(lead, made):
    rows = [{"kind": "ITEM", "before": "202-01", "after": code} for code in ("", "203-01")]

    wrong = lead.post("/api/budget/code-successions", {"year": FAR, "rows": rows, "basis": "과목해소"})
    right = lead.post("/api/budget/code-successions", {"year": FAR, "rows": rows[:1], "basis": "과목해소"}).json()

    assert (error(wrong), wrong.json()["faults"][0]["place"][:10]) == ((409, "REFUSED", "body.rows"), "body.rows.")
    assert (right["added"], right["same"]) == (1, 0)
    assert {each["before"] for each in items(lead, f"code-successions?year={FAR}")} == {"201-02", "202-01"}


def test_a_target_and_a_saving_are_set_and_what_came_of_it_is_told(lead, made):
    aim = {"year": YEAR, "until": f"{YEAR}-12-31", "rate": 60.5, "basis": "신속집행 지침"}
    result = f"/api/budget/saving-targets/{made.budget['saving']}/result"

    set_ = lead.post("/api/budget/execution-targets", aim).json()
    odd = lead.post("/api/budget/execution-targets", {**aim, "division": "없는 부서"})
    saved = lead.post(result, {"spent": 850_000, "evidence": "재무과-1"}).json()

    assert items(lead, f"execution-targets?year={YEAR}") == [set_]
    assert (set_["rate"], error(odd)[:2]) == (60.5, (409, "REFUSED"))
    assert (saved["amount"], saved["saved"], saved["evidence"]) == (100_000, 150_000, "재무과-1")
    assert items(lead, f"saving-targets?year={YEAR}") == [saved]


def test_what_will_be_spent_is_told_whole_and_a_wrong_row_by_its_place(lead):
    given = {"year": YEAR, "division": FINANCE, "stated_on": f"{TODAY}", "basis": "집행 계획"}
    rows = [{"code": "0911", "amount": 900}, {"code": "0912", "amount": 10**12}]

    wrong = lead.post("/api/budget/forecasts", {**given, "rows": rows})
    none = items(lead, f"forecasts?year={YEAR}&division={FINANCE}")
    stated = lead.post("/api/budget/forecasts", {**given, "rows": rows[:1]}).json()

    assert (error(wrong), [each["place"] for each in wrong.json()["faults"]]) == (
        (409, "REFUSED", "body.rows"), ["body.rows.1"],
    )  # fmt: skip
    assert {each["forecast"] for each in none} == {None}
    assert stated == {"stated": 1}
    told = {each["code"]: each["forecast"] for each in items(lead, f"forecasts?year={YEAR}&division={FINANCE}")}
    assert told == {"0101": None, "0911": 900, "0912": None}


def test_deeming_is_entered_by_one_and_confirmed_by_another(lead, head):
    given = {"year": YEAR, "on": f"{TODAY}", "authority": "예산총칙 제9조", "basis": "교부결정"}

    entered = lead.post("/api/budget/deemings", {"file": sent(DEEMED), "round": 1, **given})
    used = lead.post("/api/budget/pre-uses", {"file": sent(DEEMED), "ground": "EARMARKED", **given})
    own = sent(DEEMED.replace("국비", "구비"))
    excess = lead.post("/api/budget/excess-uses", {"file": own, "ground": "EXPECTED", **given})
    wrong = lead.post("/api/budget/deemings", {"file": sent(DEEMED.replace("국비", "구비")), "round": 2, **given})
    head.post(f"/api/budget/proposals/{entered.json()['id']}/confirmation", {})
    (deemed,) = items(lead, f"deemings?year={YEAR}")

    assert (entered.status_code, entered.json()["outcome"]) == (201, "WAITING")
    assert excess.json()["title"] == "수입대체경비 초과지출"
    assert (used.json()["kind"], error(wrong)[:2]) == ("DEEMED", (409, "FILE_REFUSED"))
    assert (deemed["kind"], deemed["round"], deemed["spent"], deemed["received"]) == ("DEEMED", 1, 700, 700)


def test_many_cells_are_carried_over_or_none_and_come_into_the_next_year(lead, head, made):
    line = {"kind": "INCIDENTAL_CARRY_OUT", "paper": "입찰공고 7", "uncommitted": "TENDERED"}
    lines = [{**line, "cell_id": str(each), "amount": 100} for each in made.cells]
    given = {"year": YEAR, "on": f"{YEAR}-12-31", "basis": "이월 결정"}

    bare = lead.post("/api/budget/carryings", {**given, "lines": [lines[0], lines[1] | {"uncommitted": None}]})
    entered = lead.post("/api/budget/carryings", {**given, "lines": lines}).json()
    confirmed = head.post(f"/api/budget/proposals/{entered['id']}/confirmation", {})
    over = lead.post("/api/budget/carried-over", {"year": YEAR, "on": f"{YEAR + 1}-01-02", "basis": "이월 확정"})

    assert (error(bare)[:2], entered["amount"], confirmed.status_code) == ((409, "REFUSED"), 200, 201)
    assert (over.json()["amount"], len(over.json()["events"])) == (200, 1)
    assert [each["amount"] for each in items(lead, f"carryings?year={YEAR}")] == [200, 100, 100]


def test_a_file_hangs_on_a_bill_as_one_of_its_documents(lead, made):
    bill = made.budget["bill"]
    here, paper = f"/api/budget/bills/{bill}/documents", made.budget["paper"]

    newer = lead.post(f"/api/attachments/{paper}/versions", {"file": sent("a,b\n9,9\n", "설명서.csv"), "basis": "고침"})
    enclosed = lead.post(here, {"code": "1", "form": "FILE", "attachment_id": str(paper)}).json()
    bare = lead.post(here, {"code": "1", "form": "NONE"})
    (listed,) = lead.get(f"/api/attachments?kind=budget.version&subject_id={bill}").json()["items"]
    odd = lead.get(f"/api/attachments?kind=nothing.such&subject_id={bill}")
    narrow = program_of(made.office, made.bureau.accounts["lead"], ["SEE_FILES"])

    assert (enclosed["form"], enclosed["file"], error(bare)[:2]) == ("FILE", "설명서.csv", (409, "REFUSED"))
    assert (listed["id"], listed["version"], newer.json()["version"]) == (str(paper), 2, 2)
    assert lead.get(f"/api/attachments/{paper}").content == b"a,b\n9,9\n"
    assert (error(odd)[:2], error(narrow.get(f"/api/attachments/{paper}"))[:2]) == ((404, "NOT_FOUND"),) * 2
    assert lead.get(f"{here}/40/hwpx").content[:2] == b"PK"


def test_a_table_beside_the_budget_is_written_once_and_read_back(made):
    clerk = program_of(made.office, made.bureau.accounts["clerk"], scopes_of(Role.DEPARTMENT))
    place, sent_table = made.asked()["write_provisions"]

    written = clerk.post(place, sent_table)
    moved = clerk.post(place, sent_table)
    read = clerk.get(f"{place}?kind=EXPRESS&division={FINANCE}").json()

    assert (written.json(), error(moved)[:2]) == ({"changed": 1}, (409, "REFUSED"))
    assert [(each["programme"], each["total"]) for each in read["lines"]] == [("0111", 1_000_000)]


def test_data_for_a_disclosure_is_asked_of_an_office_once(lead, made):
    here = f"/api/budget/disclosures/{made.budget['disclosure']}"
    first = next(each for each in lead.get(f"{here}/items?limit=200").json()["items"] if each["may_be_asked"])
    asked = {"items": [first["code"]], "division": FINANCE, "answer_by": f"{TODAY}"}

    done, again = (lead.post(f"{here}/requests", asked) for _ in range(2))
    listed = {each["code"]: each for each in lead.get(f"{here}/items?limit=200").json()["items"]}

    assert (done.status_code, error(again)[:2]) == (201, (409, "REFUSED"))
    assert [listed[first["code"]]["asked_id"]] == done.json()["ids"]
    assert error(lead.get(f"/api/budget/disclosures/{made.budget['project']}/items"))[:2] == (404, "NOT_FOUND")


def test_a_contract_is_recorded_under_an_adopted_debt_within_what_was_voted(made, lead):
    bureau, day = made.bureau, f"{YEAR + 2}-06-01"
    bureau.open(year=YEAR + 2)
    bureau.write(row(formula="3,000천원"))
    bureau.write(income("3,000천원"), side="REVENUE")
    bureau.provide("DEBT", provided("1,000", "2,000"), years=(YEAR + 3, YEAR + 4))
    bureau.to_plenary().adopt(on=TODAY)
    (debt,) = items(lead, "debts")
    place = f"/api/budget/debts/{debt['id']}/contracts"

    done = lead.post(place, {"amount": 2_500_000, "on": day, "basis": "도급계약 제1호"})
    over = lead.post(place, {"amount": 500_001, "on": day, "basis": "도급계약 제2호"})

    assert (done.status_code, done.json()["amount"], done.json()["contracted_on"]) == (201, 2_500_000, day)
    assert error(over)[:2] == (409, "REFUSED")
    assert [(each["contracted"], each["left"]) for each in items(lead, "debts")] == [(2_500_000, 500_000)]


def test_what_was_decided_before_the_year_is_allotted_from_its_first_day_once_another_confirms_it(made, lead, head):
    (cell, _) = made.cells
    given = {"year": YEAR, "on": f"{YEAR - 1}-12-20", "reason": "청사 보수", "ground": "PUBLIC_WORKS"}

    entered = lead.post(
        "/api/budget/allotments/before-year", {**given, "lines": [{"cell_id": str(cell), "amount": 100}]}
    )
    confirmed = head.post(f"/api/budget/proposals/{entered.json()['id']}/confirmation", {})

    assert (entered.status_code, entered.json()["amount"], confirmed.status_code) == (201, 100, 201)
    (told,) = [each for each in items(lead, f"cells/{cell}/events") if each["kind"] == "ALLOTMENT"]
    assert (told["effective_date"], told["moved"]) == (f"{YEAR}-01-01", {"ALLOTTED": 100})


def test_revenue_that_lacks_is_added_to_deeming_once_and_in_the_same_sum(made, lead):
    books = Books(made.bureau.hall.district)
    cell = books.cell("301-01", "0911", year=YEAR, funding=Funding.CITY)
    deemed = books.post("DEEMED", {cell: 300}, TODAY, round=1, year=YEAR)
    place = f"/api/budget/deemings/{deemed}/revenue"
    revenue = "회계,부서,세입과목,금액(원)\n일반회계,재무과,521-01,{}\n"

    short, done, again = (
        lead.post(place, {"file": sent(revenue.format(won)), "basis": "교부결정"}) for won in (299, 300, 300)
    )

    assert [each.status_code for each in (short, done, again)] == [409, 201, 409]
    assert [(each["spent"], each["received"]) for each in items(lead, f"deemings?year={YEAR}")] == [(300, 300)]
