"""Installations of older versions, packed with their tables, rows, keys and files, and brought up to date."""

import json
from contextlib import contextmanager
from zipfile import ZipFile

import psycopg
import pytest
from django.db import connections
from psycopg import sql

from ieum.platform import sealing
from ieum.platform.database import fresh, setup
from ieum.platform.database.access import access
from tests.database import empty_database


@contextmanager
def unpacked(path, server, home):
    """The pack at a path, whose installation stands in a database of its own and was upgraded to this version.

    Its tables are laid out at once as that version made them; each migration by itself is run where a fresh database is
    compared with a migrated one.
    """
    with (
        empty_database(server, "upgraded") as name,
        ZipFile(path) as pack,
        pytest.MonkeyPatch.context() as patch,
    ):
        pack.extractall(home, [each for each in pack.namelist() if each.startswith("home/") or each == "tables.sql"])
        patch.setenv("IEUM_HOME", str(home / "home"))
        patch.setattr(fresh, "TABLES", home / "tables.sql")
        _forget_keys()
        _lay_out_as_then()
        with psycopg.connect(**{**server.superuser, "dbname": name}) as connection:
            _fill(connection, pack)
        setup.migrate()
        yield pack
    _forget_keys()


def _forget_keys():
    sealing.derived_key.cache_clear()
    sealing._box.cache_clear()


def _lay_out_as_then():
    owner = connections["owner"]
    with owner.execute_wrapper(access().roles.name_in):
        fresh.lay_out(owner)
    owner.close()


def _fill(connection, pack):
    """Put every packed row back where it stood, by the triggers unseen; they have passed it once."""
    connection.execute("SET session_replication_role = replica")
    names = [each.removeprefix("tables/") for each in pack.namelist() if each.startswith("tables/")]
    for table in map(sql.Identifier, names):
        connection.execute(sql.SQL("TRUNCATE {} CASCADE").format(table))
    for name in names:
        with connection.cursor().copy(sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(name))) as rows:
            rows.write(pack.read(f"tables/{name}"))
    for name, last in json.loads(pack.read("counters.json")).items():
        connection.execute("SELECT setval(%s, %s)", (name, last))
