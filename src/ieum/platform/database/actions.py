"""What ``ieum db`` does, each action with its exit code."""

import sys
from datetime import datetime
from importlib import import_module
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

from ieum.kernel.moments import KOREA
from ieum.platform.database import backups as backups_of
from ieum.platform.database import setup
from ieum.platform.database.access import Access, access
from ieum.platform.database.embedded import EmbeddedServer
from ieum.platform.database.trouble import DatabaseTrouble


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
    """Bring the tables up to date, and due dates to the days of the decree that this version knows."""
    setup.start()
    applied = setup.migrate()
    # Django stands by now, and its models can be loaded.
    moved = import_module("ieum.platform.closed_days.decree").recount_everywhere()
    said = [f"달라진 공휴일로 기한 {moved}건을 다시 계산하고 맡은 사람에게 알렸습니다."] if moved else []
    return _say("\n".join([*applied, *said]) or "표가 이미 최신입니다.")


def backup() -> int:
    """Back the embedded server up while it runs."""
    server = _embedded()
    made = backups_of.back_up(server)
    size = backups_of.size_of(made) // 1_000_000
    return _say(f"백업하고 확인했습니다: {made} ({size}MB). 데이터베이스의 열쇠는 여기에 없으니 따로 보관하십시오.")


def backups() -> int:
    """List the backups."""
    found = backups_of.backups(_embedded())
    return _say("\n".join(each.name for each in found) or "백업이 없습니다. 'ieum db backup'으로 만드십시오.")


def verify(backup: str | None) -> int:
    """Hold a backup against its hashes."""
    server = _embedded()
    found = _backup(server, backup)
    return _say(f"백업 {found.name}의 파일 {backups_of.verify(found)}개가 모두 온전합니다.")


def restore(backup: str | None, to: datetime | None) -> int:
    """Put the embedded server back to a moment."""
    server = _embedded()
    aside = backups_of.restore(server, _backup(server, backup), moment=to)
    last = backups_of.last_restored(server)
    until = f"{last.astimezone(KOREA):%Y-%m-%d %H:%M:%S}에 끝난 처리까지" if last else "백업한 때까지"
    kept = f" 되돌리기 전의 자료는 {aside}에 있습니다. 확인한 뒤 지우십시오." if aside.exists() else ""
    return _say(f"{until} 되돌렸습니다.{kept} 이어서 'ieum privacy check'로 다시 파기할 것이 있는지 보십시오.")


def bootstrap() -> int:
    """Make roles and database on a server of somebody else."""
    setup.prepare_external()
    return _say("역할과 데이터베이스를 만들었습니다. 이어서 'ieum migrate'를 실행하십시오.")


def _embedded() -> EmbeddedServer:
    server = access().server
    if server is None:
        raise DatabaseTrouble(
            "IEUM_DATABASE_URL의 데이터베이스는 그 서버의 도구로 백업하십시오.", "Back that server up by its own means."
        )
    return server


def _backup(server: EmbeddedServer, name: str | None) -> Path:
    return backups_of.folder_of(server) / Path(name).name if name else backups_of.newest(server)


def _place(found: Access) -> str:
    return str(found.server.data) if found.server else f"{found.app.get('host', 'localhost')}/{found.app['dbname']}"


def _say(sentence: str) -> int:
    sys.stdout.write(f"{sentence}\n")
    return 0
