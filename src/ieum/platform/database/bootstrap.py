"""What a superuser does once: the three roles, the database, and who may do what in it.

A server's roles are of all its databases, so that each database of Ieum has roles of its own, ieum's being:

- ieum_owner owns all tables and changes them; row security does not bind it (BYPASSRLS).
- ieum_app serves requests: it reads and writes rows, owns nothing and is bound by row security.
- ieum_backup reads everything, for backups.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import Connection, sql
from psycopg.conninfo import make_conninfo

from ieum.platform.database.roles import IEUM, Roles
from ieum.platform.database.trouble import DatabaseTrouble

OLDEST = 15
_SHARED = """
    SELECT d.datname, r.rolname FROM pg_database d, aclexplode(d.datacl) g JOIN pg_roles r ON r.oid = g.grantee
    WHERE g.privilege_type = 'CONNECT' AND NOT r.rolsuper
    AND (d.datname = %(database)s AND r.rolname LIKE '%%\\_app' OR r.rolname = %(app)s)
    AND (d.datname, r.rolname) <> (%(database)s, %(app)s) ORDER BY 1, 2
"""
"""Which other database the role of an application serves, or which other role serves a database."""


def bootstrap(
    superuser: Mapping[str, str], database: str, passwords: Mapping[str, str] | None = None, roles: Roles = IEUM
) -> None:
    """Make roles and database, or bring them up to date; safe to repeat.

    ``superuser`` are connection parameters, ``passwords`` goes by role; a role without one enters by peer only.

    :raises DatabaseTrouble: if the server is too old or refuses
    """
    with _connected(superuser) as connection:
        _check_version(connection)
        # Roles are shared by all databases, and two at once would trip over each other; closing lets go.
        connection.execute("SELECT pg_advisory_lock(hashtextextended('ieum.bootstrap', 0))")
        _make_roles(connection, roles, passwords or {})
        _make_database(connection, database, roles)
        with psycopg.connect(make_conninfo(**{**superuser, "dbname": database})) as inside:
            _grant(inside, database, roles)


def require_apart(superuser: Mapping[str, str], database: str, roles: Roles) -> None:
    """Refuse to give a database roles that another one has: their passwords would change, and each could enter both.

    :raises DatabaseTrouble: if another database has these roles, or this one has others
    """
    with _connected(superuser) as connection:
        found = connection.execute(_SHARED, {"database": database, "app": roles.app}).fetchone()
    if found is not None:
        raise DatabaseTrouble(
            f"이미 역할 {found[1]}으로 쓰는 데이터베이스입니다: {found[0]}. 한 서버의 데이터베이스마다 "
            "IEUM_DATABASE_URL과 IEUM_DATABASE_OWNER_URL에 다른 데이터베이스와 사용자(이름_app, 이름_owner)를 "
            "적으십시오.",
            "Each database of a server needs roles of its own.",
        )


@contextmanager
def _connected(superuser: Mapping[str, str]) -> Iterator[Connection[Any]]:
    try:
        with psycopg.connect(make_conninfo(**{**superuser, "dbname": "postgres"}), autocommit=True) as connection:
            yield connection
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


def _make_roles(connection: Connection[Any], roles: Roles, passwords: Mapping[str, str]) -> None:
    known = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles")}
    for role, attributes in (
        (roles.owner, "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE BYPASSRLS"),
        (roles.app, "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS"),
        (roles.backup, "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE BYPASSRLS REPLICATION"),
    ):
        verb = "ALTER" if role in known else "CREATE"
        connection.execute(sql.SQL(f"{verb} ROLE {{}} {attributes}").format(sql.Identifier(role)))
        if role in passwords:
            # Hashed here, so that the server's log never sees it in the clear.
            hashed = connection.pgconn.encrypt_password(passwords[role].encode(), role.encode(), b"scram-sha-256")
            statement = sql.SQL("ALTER ROLE {} PASSWORD {}")
            connection.execute(statement.format(sql.Identifier(role), sql.Literal(hashed.decode())))
    connection.execute(sql.SQL("GRANT pg_read_all_data TO {}").format(sql.Identifier(roles.backup)))


def _make_database(connection: Connection[Any], database: str, roles: Roles) -> None:
    found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone()
    if not found:
        statement = "CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"
        connection.execute(sql.SQL(statement).format(sql.Identifier(database), sql.Identifier(roles.owner)))


def _grant(connection: Connection[Any], database: str, roles: Roles) -> None:
    named = {each: sql.Identifier(getattr(roles, each)) for each in ("owner", "app", "backup")}
    for statement in (
        "REVOKE ALL ON DATABASE {database} FROM PUBLIC",
        "GRANT CONNECT ON DATABASE {database} TO {app}, {backup}",
        "ALTER SCHEMA public OWNER TO {owner}",
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        "GRANT USAGE ON SCHEMA public TO {app}, {backup}",
        "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {app}",
        "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} GRANT USAGE ON SEQUENCES TO {app}",
        "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC",
        "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} GRANT SELECT ON TABLES TO {backup}",
    ):
        connection.execute(sql.SQL(statement).format(database=sql.Identifier(database), **named))
