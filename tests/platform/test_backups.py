"""Backups, and the drill of getting back from them to a moment."""

import os
import shutil
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest

from ieum.platform.database import backups
from ieum.platform.database.bootstrap import bootstrap
from ieum.platform.database.embedded import SUPERUSER, EmbeddedServer
from ieum.platform.database.trouble import DatabaseTrouble

pytestmark = pytest.mark.database
DATABASE = "ieum"


@pytest.fixture
def server():
    """A running server with a table of acknowledged writes."""
    folder = Path(tempfile.mkdtemp(prefix="ieum-b-", dir="/tmp"))
    folder.chmod(0o711)
    server = EmbeddedServer(folder / "home")
    server.start()
    bootstrap(server.connection(SUPERUSER, DATABASE), DATABASE)
    run(server, "CREATE TABLE written (n int)")
    yield server
    server.stop()
    shutil.rmtree(folder)
    for each in (server.state, server.socket_folder):
        shutil.rmtree(each, ignore_errors=True)


def run(server, statement, *values):
    with psycopg.connect(**server.connection(SUPERUSER, DATABASE), autocommit=True) as connection:
        answer = connection.execute(statement, values)
        return answer.fetchall() if answer.description else []


def write(server, number) -> datetime:
    """Write a row; the moment after it was acknowledged, by the server's clock."""
    run(server, "INSERT INTO written VALUES (%s)", number)
    return run(server, "SELECT clock_timestamp()")[0][0]


def written(server) -> list[int]:
    return [n for (n,) in run(server, "SELECT n FROM written ORDER BY n")]


def test_a_restore_brings_back_the_moment_that_is_asked_for_and_nothing_after_it(server):
    write(server, 1)
    backup = backups.back_up(server)
    moment = write(server, 2)
    write(server, 3)
    server.stop()

    backups.restore(server, backup, moment=moment)

    assert written(server) == [1, 2]
    assert moment - timedelta(seconds=5) < backups.last_restored(server) <= moment
    write(server, 4)
    assert written(server) == [1, 2, 4]


def test_without_a_moment_everything_that_was_acknowledged_comes_back(server):
    write(server, 1)
    backup = backups.back_up(server)
    write(server, 2)
    server.stop()

    backups.restore(server, backup)

    assert written(server) == [1, 2]


def test_what_went_to_the_archive_outlives_the_loss_of_the_whole_data_folder(server):
    backup = backups.back_up(server)
    write(server, 1)
    backups.switch_log(server)
    archived = run(server, "SELECT pg_walfile_name(pg_current_wal_lsn())")
    assert archived
    run(server, "CHECKPOINT")
    server.stop()
    shutil.rmtree(server.data)

    backups.restore(server, backup)

    assert written(server) == [1]


def test_what_was_done_goes_to_the_archive_by_itself_and_takes_little_room(server):
    assert run(server, "SHOW archive_timeout") == [("5min",)]
    # So that the test need not wait: the rest is as it is for everybody.
    run(server, "ALTER SYSTEM SET archive_timeout = 1")
    run(server, "SELECT pg_reload_conf()")
    backup = backups.back_up(server)
    piece = run(server, "SELECT pg_walfile_name(pg_current_wal_lsn())")[0][0]
    write(server, 1)
    until = time.monotonic() + 60
    while not (server.archive / piece).exists() and time.monotonic() < until:
        time.sleep(0.2)
    server.stop()
    shutil.rmtree(server.data)

    backups.restore(server, backup)

    assert written(server) == [1]
    assert (server.archive / piece).stat().st_blocks * 512 < (server.archive / piece).stat().st_size / 4


def test_what_stood_before_a_restore_is_kept_aside(server):
    backup = backups.back_up(server)
    write(server, 1)
    server.stop()

    aside = backups.restore(server, backup, moment=datetime.now(UTC) - timedelta(seconds=0))

    assert (aside / "PG_VERSION").exists()


def test_a_server_that_ends_in_recovery_after_it_let_readers_in_is_told(server):
    server.stop()

    with pytest.raises(DatabaseTrouble, match="되돌리는 중에 데이터베이스가 멈췄습니다"):
        backups._wait_for_promotion(server)


def test_a_restored_server_starts_again_as_usual(server):
    backup = backups.back_up(server)
    write(server, 1)
    server.stop()
    backups.restore(server, backup)
    server.stop()

    server.start()

    assert written(server) == [1]
    assert not (server.data / "recovery.signal").exists()


def test_a_damaged_backup_is_found_and_nothing_is_restored_from_it(server):
    backup = backups.back_up(server)
    write(server, 1)
    (backup / "PG_VERSION").write_text("17\n", encoding="ascii")
    server.stop()

    with pytest.raises(DatabaseTrouble, match="PG_VERSION"):
        backups.restore(server, backup)

    server.start()
    assert written(server) == [1]


def test_a_moment_before_the_backup_or_to_come_is_refused(server):
    backup = backups.back_up(server)
    server.stop()

    for moment in (datetime(2020, 1, 1, tzinfo=UTC), datetime.now(UTC) + timedelta(days=1)):
        with pytest.raises(DatabaseTrouble):
            backups.restore(server, backup, moment=moment)
    assert server.start()


def test_a_hole_in_the_archive_is_found_before_what_follows_it_is_lost(server):
    backup = backups.back_up(server)
    for number in (1, 2, 3):
        write(server, number)
        backups.switch_log(server)
    server.stop()
    pieces = sorted(path for path in server.archive.iterdir() if path.name >= backups._first_piece(backup))
    lost = next(path for path in pieces[1:] if len(path.name) == len("000000010000000000000001"))
    away = lost.rename(server.home / lost.name)

    with pytest.raises(DatabaseTrouble, match=r"다음 기록이 .*archive에 없습니다"):
        backups.restore(server, backup)

    away.rename(lost)
    backups.restore(server, backup)
    assert written(server) == [1, 2, 3]


@pytest.mark.skipif(os.geteuid() == 0, reason="root gives what it cannot read to the server's account")
def test_an_archive_that_cannot_be_read_is_told(server):
    backup = backups.back_up(server)
    server.stop()
    piece = max(path for path in server.archive.iterdir() if len(path.name) == len("000000010000000000000001"))
    piece.chmod(0)

    with pytest.raises(DatabaseTrouble, match="읽을 수 없는 기록입니다"):
        backups.restore(server, backup)


def test_a_running_server_is_not_restored_over(server):
    backup = backups.back_up(server)

    with pytest.raises(DatabaseTrouble, match="ieum db stop"):
        backups.restore(server, backup)


def test_a_stopped_server_cannot_be_backed_up(server):
    server.stop()

    with pytest.raises(DatabaseTrouble, match="ieum db start"):
        backups.back_up(server)


def test_only_the_last_ones_are_kept_with_the_log_that_they_need(server):
    first = backups.back_up(server, keep=1)
    first = first.rename(first.with_name("2020-01-01T000000Z"))
    write(server, 1)
    backups.switch_log(server)

    second = backups.back_up(server, keep=1)
    write(server, 2)
    server.stop()

    assert backups.backups(server) == [second]
    assert not first.exists()
    backups.restore(server, second)
    assert written(server) == [1, 2]
