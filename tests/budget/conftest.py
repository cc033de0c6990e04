"""Fixtures of the budget's tests."""

import pytest

from tests.budget.ledger import Books


@pytest.fixture
def books(district) -> Books:
    """The empty ledger of 영등포구."""
    return Books(district)
