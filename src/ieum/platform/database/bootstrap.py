"""What a superuser does once: the three roles, the database, and who may do what in it.

- ieum_owner owns all tables and changes them; row security does not bind it (BYPASSRLS).
- ieum_app serves requests: it reads and writes rows, owns nothing and is bound by row security.
- ieum_backup reads everything, for backups.
"""

from collections.abc import Mapping
from typing import Any

import psycopg
from psycopg import Connection, sql
from psycopg.conninfo import make_conninfo

from ieum.platform.database.trouble import DatabaseTrouble

OLDEST = 15
_ROLES = {
    "ieum_owner": "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE BYPASSRLS",
    "ieum_app": "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS",
    "ieum_backup": "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE BYPASSRLS REPLICATION",
}


def bootstrap(superuser: Mapping[str, str], database: str, passwords: Mapping[str, str] | None = None) -> None:
    """Make roles and database, or bring them up to date; safe to repeat.

    ``superuser`` are connection parameters, ``passwords`` goes by role; a role without one enters by peer only.

    :raises DatabaseTrouble: if the server is too old or refuses
    """
    try:
        with psycopg.connect(make_conninfo(**{**superuser, "dbname": "postgres"}), autocommit=True) as connection:
            _check_version(connection)
            # Roles are shared by all databases, and two at once would trip over each other; closing lets go.
            connection.execute("SELECT pg_advisory_lock(hashtextextended('ieum.bootstrap', 0))")
            _make_roles(connection, passwords or {})
            _make_database(connection, database)
            with psycopg.connect(make_conninfo(**{**superuser, "dbname": database})) as inside:
                _grant(inside, database)
    except psycopg.Error as error:
        raise DatabaseTrouble(
            f"데이터베이스를 준비할 수 없습니다: {str(error).strip()}.", "The database cannot be prepared."
        ) from error


def _check_version(connection: Connection[Any]) -> None:
    found = connection.info.server_version // 10_000
    if found < OLDEST:
        raise DatabaseTrouble(
            f"PostgreSQL {OLDEST} 이상이 필요합니다. 지금 서버는 {found}입니다.",
            f"PostgreSQL {OLDEST} or later is needed; this server is {found}.",
        )


def _make_roles(connection: Connection[Any], passwords: Mapping[str, str]) -> None:
    known = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles")}
    for role, attributes in _ROLES.items():
        verb = "ALTER" if role in known else "CREATE"
        connection.execute(sql.SQL(f"{verb} ROLE {{}} {attributes}").format(sql.Identifier(role)))
        if role in passwords:
            # Hashed here, so that the server's log never sees it in the clear.
            hashed = connection.pgconn.encrypt_password(passwords[role].encode(), role.encode(), b"scram-sha-256")
            statement = sql.SQL("ALTER ROLE {} PASSWORD {}")
            connection.execute(statement.format(sql.Identifier(role), sql.Literal(hashed.decode())))
    connection.execute("GRANT pg_read_all_data TO ieum_backup")


def _make_database(connection: Connection[Any], database: str) -> None:
    found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone()
    if not found:
        statement = "CREATE DATABASE {} OWNER ieum_owner TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"
        connection.execute(sql.SQL(statement).format(sql.Identifier(database)))


def _grant(connection: Connection[Any], database: str) -> None:
    for statement in (
        "REVOKE ALL ON DATABASE {} FROM PUBLIC",
        "GRANT CONNECT ON DATABASE {} TO ieum_app, ieum_backup",
        "ALTER SCHEMA public OWNER TO ieum_owner",
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        "GRANT USAGE ON SCHEMA public TO ieum_app, ieum_backup",
        "ALTER DEFAULT PRIVILEGES FOR ROLE ieum_owner GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ieum_app",
        "ALTER DEFAULT PRIVILEGES FOR ROLE ieum_owner GRANT USAGE ON SEQUENCES TO ieum_app",
        "ALTER DEFAULT PRIVILEGES FOR ROLE ieum_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC",
        "ALTER DEFAULT PRIVILEGES FOR ROLE ieum_owner GRANT SELECT ON TABLES TO ieum_backup",
    ):
        connection.execute(sql.SQL(statement).format(sql.Identifier(database)))
