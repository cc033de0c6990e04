"""Roles and database on a server, the embedded one or somebody else's."""

import psycopg
import pytest
from django.db import connection
from psycopg.conninfo import make_conninfo

from ieum.platform import environment
from ieum.platform.database import setup
from ieum.platform.database.bootstrap import bootstrap
from ieum.platform.database.trouble import DatabaseTrouble

pytestmark = pytest.mark.database


def test_repeating_it_changes_nothing_and_keeps_the_rows(database):
    with database.connect("owner") as owner:
        owner.execute("CREATE TABLE kept AS SELECT 1 AS number")

    bootstrap(database.server.superuser, database.name)

    with database.connect("owner") as owner:
        assert owner.execute("SELECT number FROM kept").fetchone() == (1,)


def test_a_table_that_the_owner_makes_is_open_to_the_application_but_not_to_empty_it(database):
    with database.connect("owner") as owner:
        owner.execute("CREATE TABLE something (id integer)")
    with database.connect() as application:
        application.execute("INSERT INTO something VALUES (1)")
        application.execute("UPDATE something SET id = 2")
        assert application.execute("DELETE FROM something RETURNING id").fetchall() == [(2,)]
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            application.execute("TRUNCATE something")


def test_the_application_makes_no_tables(database):
    with database.connect() as application, pytest.raises(psycopg.errors.InsufficientPrivilege):
        application.execute("CREATE TABLE mine (id integer)")


def test_a_backup_reads_the_rows_of_all_and_writes_none(database, district):
    parameters = {**database.server.superuser, "dbname": database.name}
    with psycopg.connect(make_conninfo(**parameters)) as superuser:
        superuser.execute("SET ROLE ieum_backup")
        assert superuser.execute("SELECT count(*) FROM platform_observation").fetchone() == (0,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            superuser.execute("UPDATE platform_municipality SET name = ''")


def test_a_server_that_does_not_answer_is_one_sentence():
    with pytest.raises(DatabaseTrouble, match=r"^데이터베이스를 준비할 수 없습니다: "):
        bootstrap({"host": "127.0.0.1", "port": "1", "user": "postgres"}, "ieum")


def test_django_connects_as_the_application(database):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user::text")
        assert cursor.fetchone() == ("ieum_app",)


def test_the_command_prepares_no_embedded_server(monkeypatch):
    for name in ("IEUM_DATABASE_URL", "IEUM_DATABASE_OWNER_URL"):
        monkeypatch.delenv(name, raising=False)

    with pytest.raises(environment.WrongSetting, match="IEUM_DATABASE_URL과 IEUM_DATABASE_OWNER_URL을 먼저"):
        setup.prepare_external()
