"""The demo's reviews come to what the report says of them, once."""

import pytest

from ieum.budget.choices import MatterKind
from ieum.budget.queries.matters import matters
from ieum.demo.matters import load_matters
from ieum.demo.organisation import load_organisation
from ieum.platform.choices import MunicipalityKind
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Account, Municipality
from tests.demo.test_bill import LOGINS

pytestmark = pytest.mark.database


def test_the_one_research_contract_of_2020_stands_reviewed_with_its_200_million(database):
    code = "yeongdeungpo"
    home = Municipality.objects.create(code=code, name="영등포구", kind=MunicipalityKind.DISTRICT)
    accounts = {
        name: Account.objects.create(login=name, title=name, role=role, municipality=home).pk
        for name, role in LOGINS.items()
    }

    with municipality(code):
        load_organisation(code, {f"ydp-{name}": pk for name, pk in accounts.items()}, accounts["head"])
        for _ in range(2):
            load_matters(code, {role: accounts[name] for name, role in LOGINS.items()})
        (found,) = matters(MatterKind.RESEARCH)

    assert (str(found), found.total, found.state_now) == ("용역과제 심의 2020-1", 200_000_000, "PASSED")
