"""The embedded server starts by itself, survives what may happen to it, and lets nobody else in."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

from ieum.platform.database.bootstrap import bootstrap
from ieum.platform.database.embedded import SUPERUSER, EmbeddedServer
from ieum.platform.database.trouble import DatabaseTrouble

pytestmark = pytest.mark.database
IS_ROOT = os.geteuid() == 0


@pytest.fixture
def home():
    """A short folder that the server's account can reach."""
    folder = Path(tempfile.mkdtemp(prefix="ieum-e-", dir="/tmp"))
    folder.chmod(0o711)
    yield folder / "home"
    shutil.rmtree(folder)


@pytest.fixture
def start():
    """Make servers and stop them at the end."""
    servers = []

    def begin(home, **settings):
        server = EmbeddedServer(home, settings={"fsync": "off", **settings})
        servers.append(server)
        server.start()
        return server

    yield begin
    for server in servers:
        server.stop()
        for folder in (server.state, server.socket_folder):
            if not folder.is_relative_to(server.home):
                shutil.rmtree(folder, ignore_errors=True)


def ask(server, statement, role=SUPERUSER):
    with psycopg.connect(**server.connection(role, "postgres")) as connection:
        return connection.execute(statement).fetchone()[0]


def eventually(is_so):
    """Ask again for up to half a minute."""
    for _ in range(300):
        if is_so():
            return True
        time.sleep(0.1)
    return False


def test_a_second_start_finds_the_server_running(home, start):
    server = start(home)

    assert server.is_running()
    assert EmbeddedServer(home).start() is False
    assert ask(server, "SELECT 1") == 1


def test_stopping_twice_is_no_fault(home, start):
    server = start(home)

    assert [server.stop(), server.stop(), server.is_running()] == [True, False, False]


def test_several_processes_starting_at_once_agree_on_one_server(home, start):
    code = "import sys, pathlib; from ieum.platform.database.embedded import EmbeddedServer as S; "
    code += "print(S(pathlib.Path(sys.argv[1])).start())"
    processes = [
        subprocess.Popen([sys.executable, "-c", code, str(home)], stdout=subprocess.PIPE, text=True) for _ in range(3)
    ]
    said = sorted(process.communicate()[0].strip() for process in processes)

    assert said == ["False", "False", "True"]
    start(home)


def test_data_survives_the_server_being_killed(home, start):
    server = start(home)
    with psycopg.connect(**server.connection(SUPERUSER, "postgres")) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS number")
    os.kill(server._pid(), signal.SIGKILL)
    while server.is_running():
        time.sleep(0.01)

    start(home)

    assert ask(server, "SELECT number FROM kept") == 42


def test_a_number_left_behind_that_another_program_has_now_is_no_hindrance(home, start):
    server = start(home)
    text = (server.data / "postmaster.pid").read_text()
    server.stop()
    stale = server.data / "postmaster.pid"
    stale.write_text(text.replace(text.split("\n", 1)[0], str(os.getpid()), 1))
    if server.user.is_lent:
        os.chown(stale, server.user.uid, server.user.gid)

    assert not server.is_running()
    assert start(home).is_running()


def test_an_interrupted_first_start_is_begun_anew(home, start):
    unfinished = home / "postgresql-18.new"
    unfinished.mkdir(parents=True)
    (unfinished / "PG_VERSION").write_text("18")
    home.chmod(0o711)

    assert ask(start(home), "SELECT 1") == 1


def test_the_folders_are_closed_to_others_and_there_is_no_network_port(home, start):
    server = start(home)

    for folder in (server.data, server.socket_folder, server.archive):
        assert folder.stat().st_mode & 0o077 == 0
    assert ask(server, "SHOW listen_addresses") == ""
    methods = "SELECT string_agg(DISTINCT auth_method, ',') FROM pg_hba_file_rules"
    assert ask(server, methods) == "peer"


@pytest.mark.skipif(not IS_ROOT, reason="only root can act as another account")
def test_an_account_of_the_machine_that_does_not_own_the_installation_is_refused(home, start):
    server = start(home)
    server.socket_folder.chmod(0o755)
    (server.socket_folder / ".s.PGSQL.5432").chmod(0o777)
    nobody = pwd.getpwnam("nobody")
    psql = server.programs / "psql"
    for role in (SUPERUSER, "ieum_owner", "nobody"):
        done = subprocess.run(
            [psql, "-h", server.socket_folder, "-U", role, "-d", "postgres", "-c", "SELECT 1"],
            check=False, capture_output=True, text=True, cwd="/",
            user=nobody.pw_uid, group=nobody.pw_gid, extra_groups=[],
        )  # fmt: skip
        assert done.returncode == 2
        assert f'Peer authentication failed for user "{role}"' in done.stderr


@pytest.mark.skipif(not IS_ROOT, reason="an ordinary account reaches its own folders")
def test_root_keeps_the_database_elsewhere_where_the_server_cannot_reach_the_home(home, start):
    closed = home.parent / "closed"
    closed.mkdir(mode=0o700)

    server = start(closed / "home")

    assert server.state.parent == Path("/var/lib/ieum")
    assert ask(server, "SELECT 1") == 1
    assert closed.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(not IS_ROOT, reason="an ordinary account reads its own programs")
def test_root_copies_the_programs_where_the_server_cannot_reach_the_installed_ones(home, start, monkeypatch):
    closed = home.parent / "site-packages"
    package = EmbeddedServer(home).programs.parents[1]
    shutil.copytree(package.parent / f"{package.name}.libs", closed / f"{package.name}.libs", symlinks=True)
    shutil.copytree(package / "pginstall18", closed / package.name / "pginstall18", symlinks=True)
    closed.chmod(0o700)
    monkeypatch.setattr("ieum.platform.database.embedded._wheel", lambda: closed / package.name)
    monkeypatch.setattr("ieum.platform.database.embedded._STATE_OF_ROOT", home.parent / "state")

    server = start(home)

    assert server.programs.is_relative_to(home.parent / "state")
    assert ask(server, "SELECT 1") == 1


def test_a_home_with_a_long_name_and_odd_characters_works(home, start):
    server = start(home / ("자료 'n' %h " + "x" * 90))

    assert ask(server, "SELECT 1") == 1
    assert len(os.fsencode(server.socket_folder)) < 80


def test_a_socket_folder_that_somebody_else_prepared_is_refused(home, start):
    long_home = home / ("x" * 120)
    server = EmbeddedServer(long_home)
    server.socket_folder.symlink_to(home)
    try:
        with pytest.raises(DatabaseTrouble, match="소켓 폴더가 다른 사람의 것이거나 열려 있습니다"):
            server.start()
    finally:
        server.socket_folder.unlink()


def test_a_home_that_cannot_be_made_is_one_sentence(home):
    home.write_text("a file")

    with pytest.raises(
        DatabaseTrouble, match=r"^데이터베이스 폴더를 준비할 수 없습니다: .*\(The database folder cannot"
    ):
        EmbeddedServer(home).start()


def test_a_setting_that_the_server_refuses_is_told_with_its_reason(home):
    server = EmbeddedServer(home, settings={"max_connections": "many"})

    with pytest.raises(DatabaseTrouble, match="max_connections"):
        server.start()


@pytest.mark.skipif(not IS_ROOT or sys.platform != "linux", reason="only root can make a small disk")
def test_a_full_disk_is_one_sentence(home):
    home.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m,mode=711", "tmpfs", home], check=False).returncode:
        pytest.skip("this machine lets nobody mount")
    try:
        with pytest.raises(DatabaseTrouble, match="디스크에 빈 공간이 없습니다") as trouble:
            EmbeddedServer(home).start()
        assert "\n" not in str(trouble.value)
    finally:
        subprocess.run(["umount", home], check=True)


def test_finished_pieces_of_the_log_are_archived(home, start):
    server = start(home)
    with psycopg.connect(**server.connection(SUPERUSER, "postgres"), autocommit=True) as connection:
        name = connection.execute("SELECT pg_walfile_name(pg_current_wal_lsn())").fetchone()[0]
        connection.execute("CREATE TABLE something (id integer)")
        connection.execute("SELECT pg_switch_wal()")

    assert eventually((server.archive / name).exists)
    assert (server.archive / name).stat().st_size == 16 * 1024 * 1024


def test_what_was_committed_after_a_backup_comes_back_from_the_archive(home, start):
    server = start(home)
    bootstrap(server.connection(SUPERUSER, "postgres"), "ieum")
    restored = EmbeddedServer(home.parent / "restored", settings={"fsync": "off"})
    server.user.adopt(restored.data)
    connection = ["--host", str(server.socket_folder), "--username", "ieum_backup"]
    options = ["--pgdata", str(restored.data), "--checkpoint=fast", "--wal-method=none"]
    copied = server.user.run([str(server.programs / "pg_basebackup"), *connection, *options])
    assert copied.returncode == 0, copied.stderr
    with psycopg.connect(**server.connection(SUPERUSER, "postgres")) as later:
        later.execute("CREATE TABLE later AS SELECT 42 AS number")
    ask(server, "SELECT pg_switch_wal()")
    server.stop()

    with (restored.data / "postgresql.auto.conf").open("a") as file:
        file.write(f"restore_command = 'cp {server.archive}/%f %p'\n")
    (restored.data / "recovery.signal").touch()
    restored = start(restored.home)

    assert eventually(lambda: not ask(restored, "SELECT pg_is_in_recovery()"))
    assert ask(restored, "SELECT number FROM later") == 42
