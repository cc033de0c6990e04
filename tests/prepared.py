"""What many tests begin with: recorded once in a process, and each test works on a copy of that database.

A fixture named ``prepared_...`` gives a ``Prepared``; where a test asks for one, be it through another fixture, the
database of the test is a copy of it. Whoever hands out what was recorded hands out a copy, too.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

import pytest
from django.db import connections

from ieum.org.kept_standings import KEPT
from ieum.platform.personal.keys import folder
from tests.budget.bills import Bureau, staffed
from tests.database import District, Server, copied, make_district
from tests.office.offices import Desk, furnish
from tests.org.office import Hall, found

Made = TypeVar("Made")


@dataclass(frozen=True)
class Prepared(Generic[Made]):
    """A database that is copied, and what is in it."""

    database: str
    made: Made
    keys: dict[Path, bytes]
    """The keys of its persons, which stand in files beside it; a test may have destroyed them."""

    def copy(self) -> Made:
        """What is in a copy of the database, its keys in their places, and nothing known of it from an earlier copy."""
        KEPT.cache_clear()
        for path, key in self.keys.items():
            path.write_bytes(key)
            (folder() / "erased" / path.name).unlink(missing_ok=True)
        return deepcopy(self.made)


@contextmanager
def prepared(server: Server, make: Callable[[District], Made]) -> Iterator[Prepared[Made]]:
    """A database in which something was recorded for 영등포구."""
    before = set(_keys())
    with copied(server) as database:
        made = make(make_district("3180", "영등포구"))
        # Here, since within a test of a browser, whose library runs a loop, Django has connections of its own.
        connections.close_all()
        yield Prepared(database.name, made, {path: path.read_bytes() for path in _keys() if path not in before})


def _keys() -> Iterator[Path]:
    return (path for path in folder().rglob("*") if path.is_file())


@pytest.fixture(scope="session")
def prepared_bureau(database_server) -> Iterator[Prepared[Bureau]]:
    """The small hall with everybody who makes a budget."""
    with prepared(database_server, lambda district: staffed(Hall(district))) as made:
        yield made


@pytest.fixture(scope="session")
def prepared_hall(database_server) -> Iterator[Prepared[Hall]]:
    """The small district hall, standing since its first day."""
    with prepared(database_server, lambda district: found(Hall(district))) as made:
        yield made


@pytest.fixture(scope="session")
def prepared_desk(database_server) -> Iterator[Prepared[Desk]]:
    """The same hall with an account for each of its people."""
    with prepared(database_server, lambda district: furnish(found(Hall(district)))) as made:
        yield made


@pytest.fixture
def bureau(database, prepared_bureau) -> Bureau:
    """The small hall with everybody who makes a budget, alone in its database."""
    return prepared_bureau.copy()
