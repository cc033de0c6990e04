"""Whom the embedded server runs as. PostgreSQL refuses to run as root, so root lends it an account of its own."""

import os
import pwd
import shutil
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path

from ieum.platform.database.trouble import DatabaseTrouble

_SERVER_ACCOUNTS = ("ieum-db", "_postgres")
"""Made on Linux where missing; the second one is part of macOS."""


@dataclass(frozen=True, slots=True)
class ServerUser:
    """The operating system account that owns the server's files and processes."""

    name: str
    uid: int
    gid: int
    is_lent: bool
    """Whether root runs Ieum and the account is another one."""

    def reaches(self, path: Path) -> bool:
        """Tell whether the account may walk down to ``path``; folders that do not exist yet are no hindrance."""
        return not self.is_lent or all(self._may(parent, stat.S_IXOTH) for parent in path.parents if parent.exists())

    def runs(self, program: Path) -> bool:
        """Tell whether the account may read and start a program."""
        return self.reaches(program) and self._may(program, stat.S_IROTH | stat.S_IXOTH)

    def adopt(self, folder: Path) -> None:
        """Make a folder that only the account may enter."""
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        if self.is_lent:
            os.chown(folder, self.uid, self.gid)

    def own(self, folder: Path) -> None:
        """Give a folder with all that is in it to the account."""
        if self.is_lent:
            for path in (folder, *folder.rglob("*")):
                os.chown(path, self.uid, self.gid, follow_symlinks=False)

    def run(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        """Run a command as the account and collect what it says."""
        return subprocess.run(
            command,
            cwd="/",
            env={"PATH": os.defpath, "LC_ALL": "C", "PGTZ": "UTC"},
            umask=0o077,
            capture_output=True,
            text=True,
            check=False,
            user=self.uid if self.is_lent else None,
            group=self.gid if self.is_lent else None,
            extra_groups=[] if self.is_lent else None,
        )

    def _may(self, path: Path, bits: int) -> bool:
        mode = path.stat()
        return mode.st_uid == self.uid or mode.st_mode & bits == bits


def server_user() -> ServerUser:
    """Find the account: the one that runs Ieum, or for root the one that root lends.

    :raises DatabaseTrouble: if the running account has no name, or root can lend none
    """
    if os.geteuid() == 0:
        return _lent_account()
    try:
        entry = pwd.getpwuid(os.geteuid())
    except KeyError:
        raise DatabaseTrouble(
            "이 계정에는 이름이 없어 데이터베이스를 시작할 수 없습니다. 이름이 있는 계정으로 실행하십시오.",
            "This account has no name, so the database cannot start; run as a named account.",
        ) from None
    return ServerUser(entry.pw_name, entry.pw_uid, entry.pw_gid, is_lent=False)


def _lent_account() -> ServerUser:
    entry = _first_known() or _made()
    return ServerUser(entry.pw_name, entry.pw_uid, entry.pw_gid, is_lent=True)


def _first_known() -> pwd.struct_passwd | None:
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return next((known[name] for name in _SERVER_ACCOUNTS if name in known), None)


def _made() -> pwd.struct_passwd:
    useradd = shutil.which("useradd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    name = _SERVER_ACCOUNTS[0]
    if useradd:
        options = ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin"]
        subprocess.run([useradd, *options, name], capture_output=True, check=False)
    entry = _first_known()
    if entry is None:
        raise DatabaseTrouble(
            f"root로는 데이터베이스를 실행할 수 없고 계정 {name}을 만들지 못했습니다. 일반 계정으로 실행하십시오.",
            f"PostgreSQL does not run as root and the account {name} could not be made; run as an ordinary user.",
        )
    return entry
