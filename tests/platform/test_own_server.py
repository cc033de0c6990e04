"""Several databases of Ieum on one server of one's own: each with roles of its own, and neither lets the other in."""

import shutil
import socket
import tempfile
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import psycopg
import pytest
from django.db import connections
from psycopg import sql
from tests.database import ACCESS, make_district

from ieum import cli
from ieum.platform.database.access import address
from ieum.platform.database.embedded import SUPERUSER, EmbeddedServer
from ieum.platform.database.tenancy import municipality
from ieum.platform.operations import open_operation

pytestmark = pytest.mark.database
CLOSED, UNKNOWN = "permission denied for database", "authentication failed"
DJANGO = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
SECRET = "of-this-test-alone"  # noqa: S105 - the server lives as long as the test


@pytest.fixture
def superuser():
    """The superuser of a server that asks for passwords: the one that tests were given, or one made for this test."""
    if ACCESS.server is None:
        yield address("IEUM_DATABASE_SUPERUSER_URL")
        return
    home = Path(tempfile.mkdtemp(prefix="ieum-own-", dir="/tmp"))
    home.chmod(0o711)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    server = EmbeddedServer(home, settings={"fsync": "off", "listen_addresses": "127.0.0.1", "port": port})
    server.start()
    with (server.data / "pg_hba.conf").open("a") as file:
        file.write("host all all 127.0.0.1/32 scram-sha-256\n")
    inside = {**server.connection(SUPERUSER, "postgres"), "port": port}
    with psycopg.connect(**inside, autocommit=True) as connection:
        connection.execute(sql.SQL("ALTER ROLE postgres PASSWORD {}").format(sql.Literal(SECRET)))
        connection.execute("SELECT pg_reload_conf()")
    yield {**inside, "host": "127.0.0.1", "password": SECRET}
    server.stop()
    for folder in (server.state, server.socket_folder, home):
        shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True)
class Installation:
    """A database of the server with its two users."""

    app: dict[str, str]
    owner: dict[str, str]


@pytest.fixture
def installed(superuser, monkeypatch):
    """Let Ieum work with one database of the server after the other, each by its own environment."""
    made = []
    server = f"{superuser['host']}:{superuser['port']}"
    monkeypatch.setenv(
        "IEUM_DATABASE_SUPERUSER_URL", f"postgresql://postgres:{superuser['password']}@{server}/postgres"
    )

    def use(database, roles="", password=""):
        for name, side in (("IEUM_DATABASE_URL", "app"), ("IEUM_DATABASE_OWNER_URL", "owner")):
            user = f"{roles or database}_{side}"
            monkeypatch.setenv(name, f"postgresql://{user}:{password or database}-{side}@{server}/{database}")
        made.append(database)
        found = Installation(address("IEUM_DATABASE_URL"), address("IEUM_DATABASE_OWNER_URL"))
        for alias, side in (("default", found.app), ("owner", found.owner)):
            connections[alias].close()
            for ours, theirs in DJANGO.items():
                monkeypatch.setitem(connections.settings[alias], ours, side[theirs])
        return found

    yield use
    for alias in ("default", "owner"):
        connections[alias].close()
    with psycopg.connect(**{**superuser, "dbname": "postgres"}, autocommit=True) as connection:
        for database in dict.fromkeys(made):
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database)))
        for database in dict.fromkeys(made):
            for role in ("app", "owner", "backup"):
                connection.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(f"{database}_{role}")))


def entered(side, **other):
    """How a user is received: "" where they get in, else what the server says."""
    try:
        psycopg.connect(**{**side, **other}).close()
    except psycopg.OperationalError as error:
        return next(each for each in (CLOSED, UNKNOWN) if each in str(error))
    return ""


def test_two_databases_of_a_server_work_beside_each_other_and_neither_lets_the_other_in(installed):
    built = {}
    for database, code in (("north", "3180"), ("south", "3170")):
        built[database] = installed(database)
        assert [cli.main(command) for command in (["db", "bootstrap"], ["migrate"], ["db", "bootstrap"])] == [0, 0, 0]
        district = make_district(code, database)
        with municipality(code):
            open_operation(kind="platform.erase_person", actor_id=district.officer_id, basis="결재")

    for ours, theirs in permutations(built):
        for side in (built[ours].app, built[ours].owner):
            assert entered(side) == ""
            assert entered(side, dbname=theirs) == CLOSED
            assert entered(side, user=side["user"].replace(ours, theirs), dbname=theirs) == UNKNOWN
        with psycopg.connect(**built[ours].owner) as owner:
            owned = "SELECT DISTINCT relowner::regrole::text FROM pg_class WHERE relnamespace = 'public'::regnamespace"
            assert owner.execute(owned).fetchall() == [(f"{ours}_owner",)]
            assert owner.execute("SELECT name FROM platform_municipality").fetchall() == [(ours,)]
            assert owner.execute("SELECT count(*) FROM platform_decision").fetchone() == (1,)
        with psycopg.connect(**built[ours].app) as app, pytest.raises(psycopg.errors.InsufficientPrivilege):
            app.execute("UPDATE platform_decision SET number = 2")


def test_a_second_database_is_not_given_the_roles_of_the_first_nor_a_second_pair_of_roles_to_it(installed, capsys):
    first = installed("north")
    assert cli.main(["db", "bootstrap"]) == 0

    for database, roles in (("south", "north"), ("north", "south")):
        installed(database, roles, password="other")  # noqa: S106 - of this test alone
        assert cli.main(["db", "bootstrap"]) != 0
        assert "이미 역할 north_app으로 쓰는 데이터베이스입니다: north." in capsys.readouterr().err
    assert entered(first.app) == ""


def test_the_users_of_both_addresses_begin_alike(monkeypatch, capsys):
    for app, owner in (
        ("a_app", "b_owner"),
        ("a", "a_owner"),
        ("A_app", "A_owner"),
        ("a_app", "owner"),
        ("_app", "_owner"),
    ):
        monkeypatch.setenv("IEUM_DATABASE_URL", f"postgresql://{app}:x@db.example/ieum")
        monkeypatch.setenv("IEUM_DATABASE_OWNER_URL", f"postgresql://{owner}:x@db.example/ieum")

        assert cli.main(["db", "status"]) == 2
        assert "사용자는 이름_app, IEUM_DATABASE_OWNER_URL의 사용자는 같은 이름_owner여야" in capsys.readouterr().err
