"""Fixtures of the organisation's tests."""

import pytest

from tests.org.office import Hall


@pytest.fixture
def empty(district) -> Hall:
    """영등포구 before it has any unit."""
    return Hall(district)


@pytest.fixture
def hall(database, prepared_hall) -> Hall:
    """The small district hall, standing since its first day."""
    return prepared_hall.copy()
