"""The demo's budget bill comes to what the report prints of it, and stands as the mayor's proposal."""

import pytest

from ieum.budget.choices import ComparedBy, Side
from ieum.budget.queries import bills
from ieum.budget.queries.bill_checks import version_facts
from ieum.budget.queries.bill_tables import compare
from ieum.demo.bills import load_bill
from ieum.demo.organisation import load_organisation
from ieum.platform.choices import MunicipalityKind, Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Account, Municipality

pytestmark = pytest.mark.database
THOUSAND, MILLION = 1_000, 1_000_000
LOGINS = {
    "officer": Role.OFFICER, "lead": Role.TEAM_LEAD, "head": Role.DIVISION_HEAD, "mayor": Role.MAYOR,
}  # fmt: skip


def test_the_bill_comes_to_what_the_report_prints_and_could_go_to_the_council(database):
    code = "yeongdeungpo"
    home = Municipality.objects.create(code=code, name="영등포구", kind=MunicipalityKind.DISTRICT)
    accounts = {
        name: Account.objects.create(login=name, title=name, role=role, municipality=home).pk
        for name, role in LOGINS.items()
    }
    actors = {role: accounts[name] for name, role in LOGINS.items()}

    with municipality(code):
        load_organisation(code, {f"ydp-{name}": pk for name, pk in accounts.items()}, accounts["head"])
        load_bill(code, actors)
        load_bill(code, actors)
        (bill,) = bills.versions()
        steps = bills.steps(bill.pk)
        facts = version_facts(bill, steps)
        by_division = compare(bill, by=ComparedBy.DIVISION, side=Side.EXPENDITURE)

    sums = {row.path[0]: row.amounts[-1] for row in by_division.rows}
    assert (str(steps[-1]), facts.imbalances) == ("구청장안", ())
    assert sums["기획예산과"] == 2_086_618 * THOUSAND
    assert by_division.whole.amounts[-1] == 893_542 * MILLION
    assert by_division.whole.amounts[0] == sums["기획예산과"]


def test_a_district_without_a_bill_has_none(database):
    home = Municipality.objects.create(code="geumcheon", name="금천구", kind=MunicipalityKind.DISTRICT)

    with municipality(home.code):
        load_bill(home.code, {})

        assert bills.versions() == []
