"""A database for tests: a server of our own, one migrated template, and a fresh copy of it for each test.

With IEUM_DATABASE_URL, IEUM_DATABASE_OWNER_URL and IEUM_DATABASE_SUPERUSER_URL the copies are made on that server
instead; its own databases are not touched.
"""

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import psycopg
import pytest
from psycopg import sql

_MEMORY, _ROOM = Path("/dev/shm"), 4 * 2**30  # noqa: S108 - mkdtemp makes a folder of our own in it
"""A file system in memory, where there is one, and the bytes that must be free in it."""
_IN_MEMORY = _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ROOM
# To copy a database is mostly to write files, so a disk would take most of the time of the tests.
HOME = Path(tempfile.mkdtemp(prefix="ieum-test-", dir=_MEMORY if _IN_MEMORY else Path("/tmp")))  # noqa: S108 - see above
HOME.chmod(0o711)
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
os.environ["IEUM_HOME"] = str(HOME)
os.environ["DJANGO_SETTINGS_MODULE"] = "ieum.settings"

import django  # noqa: E402 - the settings read the environment that was set just now

django.setup()

from django.contrib.auth.hashers import Argon2PasswordHasher  # noqa: E402
from django.db import connections  # noqa: E402

from ieum.platform.choices import MunicipalityKind, Role  # noqa: E402
from ieum.platform.database import setup  # noqa: E402
from ieum.platform.database.access import access, address  # noqa: E402
from ieum.platform.database.bootstrap import bootstrap  # noqa: E402
from ieum.platform.database.embedded import SUPERUSER, EmbeddedServer  # noqa: E402
from ieum.platform.models import Account, Municipality  # noqa: E402

# Nobody guesses the passwords of tests; what each guess shall cost would be most of the time of tests of pages.
Argon2PasswordHasher.time_cost, Argon2PasswordHasher.memory_cost, Argon2PasswordHasher.parallelism = 1, 8, 1
ACCESS = access()
_HASTY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "archive_mode": "off",
    "full_page_writes": "off",
    # A copy of files is then not written to the log as well.
    "wal_level": "minimal",
    "max_wal_senders": "0",
}
_numbers = count(1)

if TYPE_CHECKING:
    from tests.lending import Lender


@dataclass(frozen=True)
class Server:
    """Where test databases are made."""

    superuser: dict[str, str]
    app: dict[str, str]
    owner: dict[str, str]


@dataclass(frozen=True)
class Database:
    """A fresh database with all tables and no rows; Django is connected to it as the application."""

    server: Server
    name: str

    def connect(self, role: str = "app", **options) -> psycopg.Connection:
        """Connect beside Django as "app", "owner" or "superuser"."""
        return psycopg.connect(**{**getattr(self.server, role), "dbname": self.name}, **options)


@dataclass(frozen=True)
class District:
    """A municipality with people to act for it."""

    code: str
    id: UUID
    officer_id: UUID
    team_lead_id: UUID


@pytest.fixture(scope="session")
def database_server() -> Iterator[Server]:
    """A running server with the roles and one migrated template; stopped after the last test."""
    embedded = EmbeddedServer(HOME, settings=_HASTY) if ACCESS.server else None
    superuser = embedded.connection(SUPERUSER, "postgres") if embedded else address("IEUM_DATABASE_SUPERUSER_URL")
    server = Server(superuser, ACCESS.app, ACCESS.owner)
    if embedded:
        embedded.start()
    try:
        with empty_database(server, "template"):
            setup.migrate()
            _close()
            yield server
    finally:
        if embedded:
            embedded.stop()


@contextmanager
def empty_database(server: Server, purpose: str) -> Iterator[str]:
    """A database with roles and no tables, its name; Django is connected to it. It is dropped at the end."""
    name = _named(purpose)
    passwords = {side["user"]: side["password"] for side in (server.app, server.owner) if "password" in side}
    bootstrap(server.superuser, name, passwords)
    point_django_at(name)
    yield name
    _close()
    _drop(server.superuser, name)


@pytest.fixture(scope="session")
def lender(database_server) -> Iterator["Lender"]:
    """Who lends each test its database."""
    from tests.lending import Lender  # noqa: PLC0415 - it is built upon this module

    made = Lender(database_server)
    yield made
    made.close()


@pytest.fixture
def database(request, lender) -> Iterator[Database]:
    """A database with what was prepared for the test (``tests.prepared``); what it commits is gone after it."""
    (original,) = [name for name in request.fixturenames if name.startswith("prepared_")] or [""]
    with lender.lend(request.getfixturevalue(original).database if original else "") as fresh:
        yield fresh


@contextmanager
def copied(server: Server, template: str = "") -> Iterator[Database]:
    """A copy of a database, which nobody may be connected to; of the one without rows where none is named.

    Django is connected to the copy, which is dropped at the end.
    """
    made = make_copy(server, template)
    point_django_at(made.name)
    yield made
    drop(made)


def make_copy(server: Server, template: str = "") -> Database:
    """A copy of a database, to which nobody is connected yet, nor Django to any other."""
    _close()
    name, original = _named(f"{next(_numbers)}"), template or _named("template")
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY OWNER ieum_owner")
    with psycopg.connect(**{**server.superuser, "dbname": "postgres"}, autocommit=True) as connection:
        connection.execute(statement.format(sql.Identifier(name), sql.Identifier(original)))
    return Database(server, name)


def drop(database: Database) -> None:
    """Drop a database, whoever is connected to it."""
    _close()
    _drop(database.server.superuser, database.name)


@pytest.fixture
def district(database) -> District:
    """영등포구 with an officer and a team lead."""
    return make_district("3180", "영등포구")


@pytest.fixture
def neighbour(database) -> District:
    """금천구, another municipality in the same database."""
    return make_district("3170", "금천구")


def make_district(code: str, name: str) -> District:
    """Make a municipality with an officer and a team lead who cannot log in."""
    municipality = Municipality.objects.create(code=code, name=name, kind=MunicipalityKind.DISTRICT)
    officer, lead = (
        Account.objects.create(login=f"{role}-{code}", title=title, role=role, municipality=municipality)
        for role, title in ((Role.OFFICER, "예산 담당"), (Role.TEAM_LEAD, "예산팀장"))
    )
    return District(code, municipality.pk, officer.pk, lead.pk)


@pytest.fixture
def threads() -> Iterator[Callable[..., Future]]:
    """Run functions beside the test, each with connections of its own that are closed at its end."""
    with ThreadPoolExecutor(max_workers=8) as pool:

        def start(function: Callable[..., object], *arguments: object) -> Future:
            return pool.submit(_then_close, function, *arguments)

        yield start


def _then_close(function, *arguments):
    try:
        return function(*arguments)
    finally:
        _close()


def _named(purpose: str) -> str:
    """Of this process alone: several share a server that is not ours."""
    return f"ieum_test_{os.getpid()}_{purpose}"


def point_django_at(name: str) -> None:
    """Connect Django to a database, unless it is."""
    if connections.settings["default"]["NAME"] == name:
        return
    _close()
    for alias in ("default", "owner"):
        connections.settings[alias]["NAME"] = name


def _close() -> None:
    for connection in connections.all(initialized_only=True):
        connection.close()


def _drop(superuser: dict[str, str], name: str) -> None:
    with psycopg.connect(**{**superuser, "dbname": "postgres"}, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
