"""Bills, requests to move money and what waits for a second person are found by their words, as they stand."""

import pytest

from ieum.platform.search.queries import Question, disagreements, find, items
from tests.budget.test_proposals import Desk as Entering
from tests.budget.test_requests import Desk as Asking

pytestmark = pytest.mark.database


def found(bureau, text, kind):
    """Titles and addresses of what an officer finds of a kind."""
    with bureau.inside():
        rows = items(find(Question(text, (kind,), bureau.accounts["officer"])).items)
        return [(each.title, each.address) for each in rows]


def test_a_request_is_found_by_its_reason_what_it_rests_on_its_case_and_its_divisions(bureau):
    desk = Asking(bureau)
    asked = desk.ask({desk.paper: -200, desk.works: 200}, reason="노후 관로 교체", authority="총칙 제7조제1호")
    hit = [("2026년 전용 요청 노후 관로 교체", f"/budget/requests/{asked.pk}/")]

    with bureau.inside():
        number = str(asked.case)
    assert [found(bureau, each, "budget.request") for each in ("관로", "제7조제1호", number, "재무과")] == [hit] * 4
    assert found(bureau, "여과지", "budget.request") == []


def test_what_waits_is_found_by_what_it_says(bureau):
    made = Entering(bureau).enter()

    assert [address for _, address in found(bureau, "급함", "budget.proposal")] == [f"/budget/proposals/{made.pk}/"]


def test_a_bill_is_found_by_its_name_and_the_stages_that_it_came_through(bureau):
    bureau.open()
    hit = [("2026년 본예산안", f"/budget/versions/{bureau.version_id}/")]
    assert (found(bureau, "본예산안", "budget.version"), found(bureau, "부서 조정", "budget.version")) == (hit, [])

    bureau.go("officer collect")
    assert found(bureau, "부서 조정", "budget.version") == hit
    with bureau.inside():
        assert disagreements() == []
