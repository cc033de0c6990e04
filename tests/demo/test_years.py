"""The demo's made-up years show each part of the budget at work, and are told apart from what reports state."""

from datetime import date

import pytest

from ieum.budget.choices import ComparedBy, Level, MatterKind, Side, Total
from ieum.budget.models import LedgerEvent, MovementRequest, YearClosing
from ieum.budget.queries import Point, balances, bills
from ieum.budget.queries.bill_tables import compare
from ieum.budget.queries.disclosing import disclosure_items
from ieum.budget.queries.matters import matter, matters
from ieum.budget.queries.proposals import waiting
from ieum.budget.queries.published import publications
from ieum.demo.organisation import load_organisation
from ieum.demo.years import load_years
from ieum.platform.choices import MunicipalityKind
from ieum.platform.database.tenancy import municipality, snapshot
from ieum.platform.models import Account, Municipality
from tests.demo.test_bill import LOGINS

pytestmark = pytest.mark.database
CODE = "yeongdeungpo"


@pytest.fixture
def district(database):
    home = Municipality.objects.create(code=CODE, name="영등포구", kind=MunicipalityKind.DISTRICT)
    accounts = {
        name: Account.objects.create(login=name, title=name, role=role, municipality=home).pk
        for name, role in LOGINS.items()
    }
    with municipality(CODE):
        load_organisation(CODE, {f"ydp-{name}": pk for name, pk in accounts.items()}, accounts["head"])
    return {role: accounts[name] for name, role in LOGINS.items()}


def test_two_made_up_years_are_settled_carried_over_begun_once_and_go_to_the_council_and_every_paper_says_so(district):
    for _ in range(2):
        load_years(CODE, district)

    with snapshot(CODE) as epoch:
        rows = {year: balances(Point(date(year, 12, 31), epoch), year=year, by=Level.ACCOUNT) for year in (2025, 2026)}
        closed = list(YearClosing.objects.values_list("fiscal_year__year", flat=True))
        bases = set(LedgerEvent.objects.values_list("operation__basis", flat=True))
        kinds = {kind for kind in MatterKind for each in matters(kind) if "시연" in each.title}
        begun = MovementRequest.objects.count(), waiting().count()
    totals = {
        (year, total): sum(row.total(total) for row in found)
        for year, found in rows.items()
        for total in (Total.AVAILABLE, Total.SPENT)
    }
    assert totals == {
        (2025, Total.AVAILABLE): 10_646_618_000,
        (2025, Total.SPENT): 6_010_000_000,
        (2026, Total.AVAILABLE): 11_280_000_000,
        (2026, Total.SPENT): 3_665_000_000,
    }
    assert closed == [2025]
    assert [basis for basis in bases if "시연" not in basis] == []
    assert kinds == set(MatterKind) - {MatterKind.RESEARCH, MatterKind.DISCLOSURE_ITEM}
    assert begun == (1, 1)
    with municipality(CODE):
        (bill,) = bills.versions()
        taken = bills.steps(bill.pk)
        asked = compare(bill, by=ComparedBy.DIVISION, side=Side.EXPENDITURE).rows
        (published,) = publications()
        answered = [each.item.code for each in disclosure_items(matter(published.row.pk)) if each.answer]
    assert (str(bill), str(taken[-1])) == ("2026년 제1회 추가경정예산안", "예산결산특별위원회")
    changed = {row.path[0]: row.amounts[-1] for row in asked if row.amounts[-1]}
    assert changed == {"기획예산과": 32_000_000, "치수과": 80_000_000}
    assert (published.row.year, published.published_on, answered) == (2026, date(2026, 3, 13), ["2-10"])
