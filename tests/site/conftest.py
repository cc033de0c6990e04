"""Offices for tests of pages."""

import pytest
from django.test import Client
from tests.database import District
from tests.office.offices import Desk, furnish
from tests.org.office import Hall, found
from tests.site.offices import Office, make_office

from ieum.platform.choices import Role
from ieum.platform.models import Account


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
def desk(office) -> Desk:
    """The small hall with an account for each of its people, in the office of the pages."""
    district = District(office.code, office.id, office.accounts[Role.OFFICER].pk, office.accounts[Role.TEAM_LEAD].pk)
    return furnish(found(Hall(district)))


@pytest.fixture
def browser(desk):
    """The browser of one of the people."""

    def open_as(name):
        client = Client(SERVER_NAME="localhost")
        client.force_login(Account.objects.get(pk=desk.accounts[name]))
        return client

    return open_as
