"""Offices whose programs use the API.

What an office holds is recorded once; each test has a copy of that database to itself, so that none sees
another's rows.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest
from tests.api.duties import LEDGER, things
from tests.database import District, copied
from tests.office.boards import seat
from tests.office.offices import Desk, furnish
from tests.org.office import Hall, found
from tests.site.offices import Office, make_office

from ieum.budget import operations, queries
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality


@dataclass(frozen=True)
class Full:
    """An office with something of everything: a report, values, a ledger, an organisation and a case."""

    office: Office
    neighbour: Office
    desk: Desk
    fact: UUID
    cell: UUID
    case: UUID
    unit: UUID
    post: UUID
    committee: UUID
    meeting: UUID

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
            "list_meetings": f"/api/committees/{self.committee}/meetings",
            "get_meeting": f"/api/meetings/{self.meeting}",
            "get_unit": f"/api/organisation/units/{self.unit}?day=2021-03-02",
        }


@pytest.fixture
def office(database) -> Office:
    """영등포구 with an account of each role, and nothing recorded."""
    return make_office("3180", "영등포구")


@pytest.fixture(scope="session")
def furnished(database_server):
    """The name of a database in which everything of ``full`` is recorded, and what it is."""
    with copied(database_server) as made:
        yield made.name, _furnished()


@pytest.fixture
def full(lender, furnished) -> Iterator[Full]:
    """The office with all that it holds, beside 금천구 where nothing is recorded."""
    name, made = furnished
    with lender.lend(name):
        yield deepcopy(made)


@pytest.fixture(scope="session")
def divided(database_server):
    """The name of a database with the things of one division, and what they are."""
    with copied(database_server) as made:
        yield made.name, things()


@pytest.fixture
def made(lender, divided):
    """The things of one division, beside another one and another municipality."""
    name, found = divided
    with lender.lend(name):
        yield found


def _furnished() -> Full:
    """Record a report with its edition, a ledger, an organisation, a case of it, and a meeting."""
    office, neighbour = make_office("3180", "영등포구"), make_office("3170", "금천구")
    office.confirm(office.take_in())
    office.define()
    office.build()
    actor = office.accounts[Role.OFFICER].pk
    operations.post_file(code=office.code, name="ledger.csv", data=LEDGER, actor_id=actor, basis="2026년 예산 의결")
    desk = furnish(found(Hall(District(office.code, office.id, actor, office.accounts[Role.TEAM_LEAD].pk))))
    with municipality(office.code):
        cell = next(iter(queries.registered_cells(queries.find_year(2026).id).values()))
    board = seat(desk)
    meeting = board.opened("비공개 기준", there=["국장", "변호사", "교수"])
    board.decide(meeting, votes=(2, 1, 0))
    return Full(
        office, neighbour, desk, office.first_fact(), cell, desk.receive().pk,
        desk.hall.unit("예산팀", date(2021, 3, 2)), desk.hall.post("예산팀 주무관"),
        board.committee_id, meeting,
    )  # fmt: skip
