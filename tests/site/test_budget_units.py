"""What a unit was allotted further and committed: seen by its own staff, and by the budget team for every unit."""

from datetime import date

import pytest
from tests.budget.ledger import Books
from tests.site.offices import texts
from tests.site.test_budget_requests import browser

pytestmark = pytest.mark.database
PAGE = "/budget/units/?year=2026"


@pytest.fixture
def bureau(bureau):
    books = Books(bureau.hall.district)
    cell = books.cell(division="재무과")
    books.post("ORIGINAL", {cell: 1_000})
    books.post("ALLOTMENT", {cell: 900})
    for unit, won, committed in (("재무과", 500, 200), ("신길1동", 300, 100)):
        books.post("SUB_ALLOTMENT", {cell: won}, unit=unit)
        books.post("COMMITMENT", {cell: committed}, date(2026, 3, 2), unit=unit, basis=f"{unit} 계약")
    back = books.post("COMMITMENT", {cell: 50}, date(2026, 3, 3), unit="재무과", basis="잘못")
    books.reverse(back)
    return bureau


def rows(response, table):
    return texts(response, f"//div[@id='{table}']//tbody/tr/*")


def test_staff_see_what_their_own_unit_holds_and_committed(bureau):
    shown = browser(bureau, "clerk").get(PAGE)

    assert rows(shown, "held")[1:] == ["500", "200", "300"]
    assert rows(shown, "commitments")[0] == "2026-03-02"
    assert rows(shown, "commitments")[2:] == ["200", "재무과 계약"]
    assert texts(shown, "//p[@class='ui-lead']") == ["재무과: 더 원인행위를 할 수 있는 재배정액은 300원입니다."]
    assert "신길1동" not in shown.content.decode()
    assert browser(bureau, "clerk").get(f"{PAGE}&unit=신길1동").status_code == 404


def test_the_budget_team_looks_at_every_unit(bureau):
    shown = browser(bureau, "officer").get(f"{PAGE}&unit=신길1동")

    assert rows(shown, "held")[1:] == ["300", "100", "200"]
    assert "unit=%EC%9E%AC%EB%AC%B4%EA%B3%BC" in shown.content.decode()
    assert browser(bureau, "officer").get(f"{PAGE}&unit=없는동").status_code == 404
