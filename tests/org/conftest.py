"""Fixtures of the organisation's tests."""

import pytest

from tests.org.office import Hall, found


@pytest.fixture
def empty(district) -> Hall:
    """영등포구 before it has any unit."""
    return Hall(district)


@pytest.fixture
def hall(empty) -> Hall:
    """The small district hall, standing since its first day."""
    return found(empty)
