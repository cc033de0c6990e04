"""Fixtures of the tests of office work."""

import pytest

from tests.office.boards import Board, seat
from tests.office.offices import Desk, furnish
from tests.org.office import Hall, found


@pytest.fixture
def desk(district) -> Desk:
    """The small hall with an account for each of its people."""
    return furnish(found(Hall(district)))


@pytest.fixture
def board(desk) -> Board:
    """A committee that 기획예산과 runs."""
    return seat(desk)
