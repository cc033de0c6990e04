"""Clauses, teams, requests to spend and duties of a year by programs."""

import pytest
from django.utils.timezone import localdate
from tests.api.programs import error, program_of, scopes_of
from tests.budget.bills import FINANCE

from ieum.platform.choices import Role

pytestmark = pytest.mark.database
TODAY = localdate()
YEAR = TODAY.year


@pytest.fixture
def lead(made):
    """A program of the team lead."""
    return program_of(made.office, made.bureau.accounts["lead"], scopes_of(Role.TEAM_LEAD))


def items(program, address):
    """What a list gives."""
    return program.get(f"/api/budget/{address}").json()["items"]


def test_clauses_are_told_whole_and_an_unknown_policy_is_refused(lead):
    clause = {"name": "제8조", "what": "인건비의 이용", "items": ["101"]}
    given = {"year": YEAR, "voted_on": f"{TODAY}", "basis": "예산총칙"}

    wrong = lead.post("/api/budget/clauses", {**given, "clauses": [{**clause, "policies": ["없음"]}]})
    told = lead.post("/api/budget/clauses", {**given, "clauses": [clause]})

    assert (error(wrong)[:2], told.json()) == ((409, "REFUSED"), {"clauses": 1})
    assert items(lead, f"clauses?year={YEAR}") == [{**clause, "policies": [], "voted_on": f"{TODAY}"}]


def test_a_team_is_put_in_charge_and_nothing_is_carried_where_nothing_was(lead, made):
    place, sent = made.asked()["put_in_charge"]

    put = lead.post(place, sent)
    carried = lead.post(f"{place}/carrying", {"year": YEAR, "basis": "지난해와 같음"})
    undone = lead.post(f"{place}/carrying/undo", {"year": YEAR, "basis": "잘못"})

    assert put.json() == {"programmes": 1}
    assert (error(carried)[:2], error(undone)[:2]) == ((409, "REFUSED"),) * 2
    teams = {each["id"]: each for each in items(lead, f"teams?year={YEAR}&limit=200")}
    assert FINANCE in teams[str(made.budget["programme"])]["team"]


def test_spending_is_asked_for_and_ends_once(lead, made):
    place, sent = made.asked()["ask_spending"]

    asked = lead.post(place, sent).json()
    here = f"{place}/{asked['id']}/end"
    done, twice = (lead.post(here, {"state": "COMMITTED", "since": f"{TODAY}", "basis": "계약"}) for _ in range(2))

    assert (asked["state"], done.json()["state"], error(twice)[:2]) == ("OPEN", "COMMITTED", (409, "REFUSED"))
    assert {each["number"]: each["state"] for each in items(lead, f"spending?year={YEAR}")} == {
        "품의-1": "OPEN", "품의-2": "COMMITTED",
    }  # fmt: skip


def test_a_payment_in_advance_is_told_settled_and_given_back_and_never_too_much(lead, made):
    asked = made.asked()
    here = asked["get_advance"][0]

    said = lead.post(*asked["say_advance"])
    settled = lead.post(asked["settle_advance"][0], asked["settle_advance"][1] | {"used": 7})
    over = lead.post(*asked["match_return"])
    told = lead.get(here).json()
    undone = lead.post(*asked["withdraw_advance"])
    matched = lead.post(*asked["match_return"])

    assert [each.status_code for each in (said, settled, undone, matched)] == [201] * 4
    assert (told["state"], told["used"], told["returned"], told["left"]) == ("SETTLED", 7, 2, 1)
    assert error(over)[:2] == (409, "REFUSED")
    assert over.json()["message"].startswith("반납액 2원이 반납할 금액 1원보다 많습니다.")
    assert {each["left"] for each in items(lead, f"advances?year={YEAR}")} == {6, 10}


def test_what_must_be_done_in_a_year_is_listed_by_its_day_and_what_is_none_is_not_reported(lead):
    known = items(lead, f"duties?year={YEAR}&limit=200")

    odd = lead.post("/api/budget/duties/reports", {"year": YEAR, "code": "NONE", "on": f"{TODAY}", "basis": "보고"})

    assert known
    assert [each["due_on"] for each in known] == sorted(each["due_on"] for each in known)
    assert error(odd)[:2] == (409, "REFUSED")
