"""How Ieum reaches its database: the embedded server, or the one that IEUM_DATABASE_URL names.

Two roles, two addresses: the application owns nothing, and only the owner changes tables. Their users say what the
roles of this database are called.
"""

from dataclasses import dataclass

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from ieum.platform import environment
from ieum.platform.database.embedded import EmbeddedServer
from ieum.platform.database.roles import IEUM, Roles, roles_of

DATABASE = "ieum"


@dataclass(frozen=True, slots=True)
class Access:
    """Connection parameters of the application and of the owner, as libpq names them."""

    app: dict[str, str]
    owner: dict[str, str]
    server: EmbeddedServer | None
    """The embedded server; None where the database is somebody else's care."""
    roles: Roles


def access() -> Access:
    """Read from the environment where the database is; starts nothing.

    :raises WrongSetting: if an address is wrong or missing
    """
    app, owner = environment.read("IEUM_DATABASE_URL"), environment.read("IEUM_DATABASE_OWNER_URL")
    if not app and not owner:
        server = EmbeddedServer(environment.home())
        return Access(server.connection(IEUM.app, DATABASE), server.connection(IEUM.owner, DATABASE), server, IEUM)
    return _external(address("IEUM_DATABASE_URL"), address("IEUM_DATABASE_OWNER_URL"))


def _external(app: dict[str, str], owner: dict[str, str]) -> Access:
    if app["user"] == owner["user"]:
        raise environment.WrongSetting("IEUM_DATABASE_URL과 IEUM_DATABASE_OWNER_URL의 사용자는 서로 달라야 합니다.")
    roles = roles_of(app["user"], owner["user"])
    if roles is None:
        raise environment.WrongSetting(
            "IEUM_DATABASE_URL의 사용자는 이름_app, IEUM_DATABASE_OWNER_URL의 사용자는 같은 이름_owner여야 합니다. "
            "이름은 영문 소문자로 시작하고 소문자, 숫자, 밑줄만 씁니다. 예: ieum_app과 ieum_owner"
        )
    return Access(app, owner, None, roles)


def address(name: str) -> dict[str, str]:
    """Read the database address that a setting holds.

    :raises WrongSetting: if it is missing, not one of PostgreSQL, or names no user or database
    """
    try:
        found = conninfo_to_dict(environment.read(name))
    except ProgrammingError:
        found = {}
    parameters = {key: str(value) for key, value in found.items() if value is not None}
    if not {"user", "dbname"} <= parameters.keys():
        raise environment.WrongSetting(f"{name}은 postgresql://사용자:비밀번호@서버/데이터베이스 꼴이어야 합니다.")
    return parameters


def django_database(parameters: dict[str, str], *, keeps_statements: bool = False) -> dict[str, object]:
    """Write connection parameters as Django's settings name them.

    With ``keeps_statements`` the server reads and plans a statement that a connection asks again only once, and is told
    the values apart, of which one statement takes 65,535. It is not for the owner, who changes the tables meanwhile.

    Statements are not compiled: here they are short, and before PostgreSQL 18 one that was told to read no table from
    its beginning counted as very long, so that each decision was compiled for half a second.
    """
    rest: dict[str, object] = {key: value for key, value in parameters.items() if key not in _DJANGO_NAMES}
    if keeps_statements:
        rest |= {"server_side_binding": True, "prepare_threshold": _ASKED_AGAIN}
    rest["options"] = f"{rest.get('options', '')} -c jit=off".strip()
    named = {django: parameters.get(libpq, "") for libpq, django in _DJANGO_NAMES.items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        **named,
        "OPTIONS": rest,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


_ASKED_AGAIN = 2
"""Times that a statement is read and planned anew before the server keeps it."""
_DJANGO_NAMES = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
