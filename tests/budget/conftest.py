"""Fixtures of the budget's tests."""

import pytest

from tests.budget.bills import Bureau, staffed
from tests.budget.ledger import Books
from tests.org.office import Hall


@pytest.fixture
def books(district) -> Books:
    """The empty ledger of 영등포구."""
    return Books(district)


@pytest.fixture
def bureau(district) -> Bureau:
    """The small hall with everybody who makes a budget."""
    return staffed(Hall(district))
