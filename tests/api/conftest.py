"""Offices whose programs use the API."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest
from tests.database import District
from tests.office.offices import Desk, furnish
from tests.org.office import Hall, found
from tests.site.offices import Office, make_office
from tests.site.test_budget import HEAD, ROWS

from ieum.budget import operations, queries
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality

LEDGER = "\n".join((HEAD, *ROWS)).encode()


@dataclass(frozen=True)
class Full:
    """An office with something of everything: a report, values, a ledger, an organisation and a case."""

    office: Office
    desk: Desk
    fact: UUID
    cell: UUID
    case: UUID
    unit: UUID
    post: UUID

    @property
    def addresses(self) -> dict[str, str]:
        """The addresses that name one thing of the office."""
        return {
            "get_edition": "/api/reports/monthly/editions/1",
            "list_editions": "/api/reports/monthly/editions",
            "list_figures": "/api/reports/monthly/editions/1/figures",
            "list_figures_as_of": "/api/reports/monthly/figures?as_of=2023-10-31",
            "get_edition_file": "/api/reports/monthly/editions/1/files/sidecar.json",
            "get_observation": f"/api/observations/{self.fact}",
            "list_cell_events": f"/api/budget/cells/{self.cell}/events",
            "get_case": f"/api/cases/{self.case}",
            "get_unit": f"/api/organisation/units/{self.unit}?day=2021-03-02",
        }


@pytest.fixture
def office(database) -> Office:
    """영등포구 with an account of each role, and nothing recorded."""
    return make_office("3180", "영등포구")


@pytest.fixture
def neighbour(database) -> Office:
    """금천구 in the same database."""
    return make_office("3170", "금천구")


@pytest.fixture
def monthly(office) -> Office:
    """The office with the facts of October confirmed and the first edition made."""
    office.confirm(office.take_in())
    office.define()
    office.build()
    return office


@pytest.fixture
def full(monthly) -> Full:
    """The office with its ledger, its organisation and a case too."""
    actor = monthly.accounts[Role.OFFICER].pk
    operations.post_file(code=monthly.code, name="ledger.csv", data=LEDGER, actor_id=actor, basis="2026년 예산 의결")
    desk = furnish(found(Hall(District(monthly.code, monthly.id, actor, monthly.accounts[Role.TEAM_LEAD].pk))))
    with municipality(monthly.code):
        cell = next(iter(queries.registered_cells(queries.find_year(2026).id).values()))
    return Full(
        monthly, desk, monthly.first_fact(), cell, desk.receive().pk, desk.hall.unit("예산팀", date(2021, 3, 2)),
        desk.hall.post("예산팀 주무관"),
    )  # fmt: skip
