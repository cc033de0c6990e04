"""What ``ieum db`` does, each action with its exit code."""

import sys

import psycopg
from psycopg.conninfo import make_conninfo

from ieum.platform.database import setup
from ieum.platform.database.access import Access, access


def start() -> int:
    """Start the embedded server."""
    found = access()
    if found.server is None:
        return _say("IEUM_DATABASE_URL의 데이터베이스를 씁니다. 시작할 것이 없습니다.")
    return _say(f"{'시작했습니다' if setup.start() else '이미 움직이고 있습니다'}: {found.server.data}")


def stop() -> int:
    """Stop the embedded server."""
    server = access().server
    if server is None:
        return _say("IEUM_DATABASE_URL의 데이터베이스는 여기서 멈추지 않습니다.")
    return _say("멈췄습니다." if server.stop() else "움직이고 있지 않습니다.")


def status() -> int:
    """Tell where the database is and whether it answers; 1 where it does not."""
    found = access()
    try:
        with psycopg.connect(make_conninfo(**found.app, connect_timeout=5)) as connection:
            version = connection.info.server_version // 10_000
    except psycopg.OperationalError:
        _say(f"응답이 없습니다: {_place(found)}")
        return 1
    return _say(f"PostgreSQL {version}: {_place(found)}")


def migrate() -> int:
    """Bring the tables up to date."""
    setup.start()
    applied = setup.migrate()
    return _say("\n".join(applied) or "표가 이미 최신입니다.")


def bootstrap() -> int:
    """Make roles and database on a server of somebody else."""
    setup.prepare_external()
    return _say("역할과 데이터베이스를 만들었습니다. 이어서 'ieum db migrate'를 실행하십시오.")


def _place(found: Access) -> str:
    return str(found.server.data) if found.server else f"{found.app.get('host', 'localhost')}/{found.app['dbname']}"


def _say(sentence: str) -> int:
    sys.stdout.write(f"{sentence}\n")
    return 0
