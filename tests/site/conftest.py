"""Offices for tests of pages."""

import pytest
from tests.site.offices import Office, make_office


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
