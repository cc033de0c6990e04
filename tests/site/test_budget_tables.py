"""Tables of the ledger: looked at, asked where a number comes from, taken as a file."""

import re
from html import unescape
from urllib.parse import quote, urlencode

import pytest
from tests.site.test_budget import DAY
from tests.site.test_budget_execution import ROWS, send

from ieum.budget.sheets import read_sheet
from ieum.site.forms.budget import LedgerTableForm

pytestmark = pytest.mark.database
DAILY = {"table": "budget.execution.daily", "year": "2026", "day": DAY, "quarter": "1"}
REPORTED = ROWS[:2]


def rows_of(response):
    """The cells of the tables of a page, row by row."""
    rows = re.findall(r"<tr>(.*?)</tr>", response.content.decode(), re.DOTALL)
    cells = [re.findall(r"<t[dh].*?</t[dh]>", row, re.DOTALL) for row in rows]
    return [[re.sub(r"<[^>]+>", "", cell).strip() for cell in own] for own in cells]


def test_an_empty_ledger_says_how_to_begin(office):
    page = office.browser().get("/budget/tables/")

    assert page.status_code == 200
    assert "아직 예산 원장이 비어 있습니다." in page.content.decode()


def test_the_table_of_a_day_is_shown_with_the_basis_of_its_rate_and_leads_to_movements(office):
    send(office, REPORTED)
    client = office.browser()

    page = client.get("/budget/tables/", DAILY)

    assert rows_of(page) == [
        ["회계별", "예산현액(A)", "지출액 누계(B)", "집행 잔액(A-B)", "집행률(B÷A)"],
        ["계", "1,000,000", "250,000", "750,000", "25.000"],
        ["일반회계", "1,000,000", "250,000", "750,000", "25.000"],
    ]
    notes = re.findall(r'class="note">※ ([^<]+)', page.content.decode())
    assert notes == ["집행률(%) = 지출액 ÷ 예산현액 × 100, 반올림"]
    key = "표-1/budget.execution.daily(year=2026)/일반회계·지출액누계(B)"
    figure = client.get(f"/budget/tables/figure/?{urlencode(DAILY | {'key': key})}").content.decode()
    (fact,) = re.findall(r'href="(/facts/at/[^"]+)"', figure)
    moved = client.get(unescape(fact)).headers["Location"]
    asked = {"year": 2026, "total": "SPENT", "before": "2025-12-31", "after": "2026-03-01", "path": "일반회계"}
    assert moved == f"/budget/changes/?{urlencode(asked)}"


def test_a_table_is_taken_as_a_file_of_a_kind_that_there_is(office):
    send(office, REPORTED)
    client = office.browser()

    answers = {kind: client.get(f"/budget/tables/files/{kind}/", DAILY) for kind in ("xlsx", "hwpx", "exe")}

    assert [each.status_code for each in answers.values()] == [200, 200, 404]
    # Named after the day that it prints, the last on which money moved.
    assert answers["hwpx"].headers["Content-Disposition"].endswith(f"{quote('일일 집행현황 2026-03-01')}.hwpx")
    last = read_sheet(answers["xlsx"].content, "daily.xlsx").rows[-1]
    assert last[:3] == ["일반회계", "1,000,000", "250,000"]
    assert client.get("/budget/tables/files/xlsx/", DAILY | {"table": "없는 표"}).status_code == 404


def test_a_table_that_needs_a_division_says_so_in_its_form(office):
    send(office)

    page = office.browser().get("/budget/tables/", DAILY | {"table": "budget.programme.executed"})

    assert page.status_code == 422
    assert page.content.decode().count("예산현황 표는 부서(division)을 정해야 합니다.") == 2


def test_the_mid_term_plan_of_a_year_is_among_the_tables():
    names = dict(LedgerTableForm({}, years={2026}).fields["table"].choices)

    assert names["budget.mid_term.by_field"].startswith("중기지방재정계획 (")
    assert [each for each in names if each.startswith("budget.disclosed.")] == []
