"""Fixtures of the tests of office work."""

import pytest

from tests.office.boards import Board, seat
from tests.office.offices import Desk


@pytest.fixture
def desk(database, prepared_desk) -> Desk:
    """The small hall with an account for each of its people."""
    return prepared_desk.copy()


@pytest.fixture
def board(desk) -> Board:
    """A committee that 기획예산과 runs."""
    return seat(desk)
