"""Backups of the embedded server: taken while it runs, verified, and restored to any moment since.

A backup is a copy of the cluster with a list of hashes of its files; finished pieces of the write-ahead log stand in
the archive. Together they give the state of any moment after the backup. Keys are in neither: they stand in the home.
"""

import hashlib
import json
import os
import re
import shutil
import time
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

from ieum.kernel.moments import KOREA
from ieum.platform.database.embedded import SUPERUSER, EmbeddedServer
from ieum.platform.database.trouble import DatabaseTrouble

ROLE = "ieum_backup"
STAMP = "%Y-%m-%dT%H%M%SZ"
KEPT = 7
"""Backups that stay; older ones are removed, and with them the pieces of the log that only they need."""
_TOO_EARLY = "recovery ended before configured recovery target was reached"
_PIECE = re.compile("[0-9A-F]{24}")
"""The name of a piece of the log: timeline, file and segment, eight digits each."""
_PATIENCE = 600
"""Seconds that a restored server may take to come up to its moment."""


def folder_of(server: EmbeddedServer) -> Path:
    """Where backups stand."""
    return server.state / "backups"


def backups(server: EmbeddedServer) -> list[Path]:
    """The backups that there are, the oldest first."""
    return sorted(path for path in folder_of(server).glob("*Z") if (path / "backup_manifest").exists())


def back_up(server: EmbeddedServer, *, keep: int = KEPT) -> Path:
    """Copy the running cluster, verify the copy, and remove what is older than the last ``keep``; its folder.

    :raises DatabaseTrouble: if the server does not run, or the copy fails
    """
    _check_running(server)
    server.user.adopt(folder_of(server))
    target = folder_of(server) / datetime.now(UTC).strftime(STAMP)
    unfinished = target.with_suffix(".new")
    shutil.rmtree(unfinished, ignore_errors=True)
    there = server.connection(ROLE, "postgres")
    place = [f"--host={there['host']}", f"--port={there['port']}", f"--username={ROLE}", f"--pgdata={unfinished}"]
    _run(server, "pg_basebackup", *place, "--checkpoint=fast", "--wal-method=stream", "--manifest-checksums=SHA256")
    verify(unfinished)
    unfinished.rename(target)
    _prune(server, keep)
    return target


def verify(backup: Path) -> int:
    """Hold every file of a backup against its hash; how many there are.

    Done here, since the program for it in the wheel (PostgreSQL 18.4) crashes.

    :raises DatabaseTrouble: if one is missing or changed
    """
    manifest = backup / "backup_manifest"
    if not manifest.exists():
        raise DatabaseTrouble(f"백업이 아닙니다: {backup}", "This is no backup.")
    files = json.loads(manifest.read_bytes())["Files"]
    for each in files:
        path = backup / (each.get("Path") or bytes.fromhex(each["Encoded-Path"]).decode(errors="surrogateescape"))
        if not path.is_file() or _sha256(path) != each["Checksum"]:
            raise DatabaseTrouble(
                f"백업이 상했습니다: {path}. 다른 백업을 쓰십시오.", "The backup is damaged; use another."
            )
    return len(files)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def restore(server: EmbeddedServer, backup: Path, *, moment: datetime | None = None) -> Path:
    """Put the cluster back as it was at ``moment``, or with all that is known where None; the folder it had before.

    What stood before is kept aside and never removed, so that a restore to a wrong moment loses nothing.

    :raises DatabaseTrouble: if the server runs, the backup is damaged, the moment lies before it or is to come, or
        a piece of the log is missing or cannot be read
    """
    if server.is_running():
        raise DatabaseTrouble("데이터베이스를 먼저 멈추십시오: ieum db stop", "Stop the database first.")
    verify(backup)
    _check_moment(backup, moment)
    _check_archive(server, backup)
    aside = server.data.with_name(f"{server.data.name}.before-{datetime.now(UTC).strftime(STAMP)}")
    if server.data.exists():
        server.data.rename(aside)
    try:
        if not _recovered(server, backup, aside, moment):
            # Nothing was written after the moment, so that it is the state with all that is known.
            _recovered(server, backup, aside, None)
    except DatabaseTrouble:
        server.stop()
        shutil.rmtree(server.data, ignore_errors=True)
        if aside.exists():
            aside.rename(server.data)
        raise
    return aside


def _recovered(server: EmbeddedServer, backup: Path, aside: Path, moment: datetime | None) -> bool:
    """Start the server on a copy of the backup and let it catch up; False where the log ends before the moment."""
    shutil.rmtree(server.data, ignore_errors=True)
    shutil.copytree(backup, server.data)
    server.user.own(server.data)
    _ask_for_recovery(server, aside, moment)
    try:
        server.start()
        _wait_for_promotion(server)
    except DatabaseTrouble:
        if moment is not None and _TOO_EARLY in server.log.read_text(encoding="utf-8", errors="replace"):
            return False
        raise
    return True


def last_restored(server: EmbeddedServer) -> datetime | None:
    """When the last transaction ended that came back from the log; None where there was none after the backup."""
    with psycopg.connect(make_conninfo(**server.connection(SUPERUSER, "postgres"))) as connection:
        row = connection.execute("SELECT pg_last_xact_replay_timestamp()").fetchone()
    return row[0] if row else None


def switch_log(server: EmbeddedServer) -> None:
    """Finish the current piece of the log, so that it goes to the archive now."""
    with psycopg.connect(make_conninfo(**server.connection(SUPERUSER, "postgres")), autocommit=True) as connection:
        connection.execute("SELECT pg_switch_wal()")


def _run(server: EmbeddedServer, program: str, *arguments: str) -> None:
    """Run one of the server's programs as its account."""
    done = server.user.run([str(server.programs / program), *arguments])
    if done.returncode:
        said = next((line for line in done.stderr.splitlines() if "error" in line), done.stderr).strip()
        raise DatabaseTrouble(f"백업을 다루지 못했습니다: {said}", "The backup failed.")


def _check_running(server: EmbeddedServer) -> None:
    if not server.is_running():
        raise DatabaseTrouble("데이터베이스가 움직이지 않습니다: ieum db start", "The database does not run.")


def _check_moment(backup: Path, moment: datetime | None) -> None:
    taken = datetime.strptime(backup.name, STAMP).replace(tzinfo=UTC)
    if moment is not None and moment < taken:
        taken = taken.astimezone(KOREA)
        raise DatabaseTrouble(
            f"{taken:%Y-%m-%d %H:%M:%S}에 만든 백업입니다. 더 앞선 때로는 더 앞선 백업으로 되돌리십시오.",
            "The moment lies before the backup.",
        )
    if moment is not None and moment > datetime.now(UTC):
        raise DatabaseTrouble("아직 오지 않은 때로는 되돌릴 수 없습니다.", "The moment is to come.")


def _check_archive(server: EmbeddedServer, backup: Path) -> None:
    """Refuse where the log since the backup has a hole: the server would take it for the end and lose what follows."""
    if server.archive.exists():
        # Copied from another machine, the pieces may be somebody else's.
        server.user.own(server.archive)
    first = _first_piece(backup)
    pieces = [path for path in sorted(server.archive.glob(f"{first[:8]}*")) if _PIECE.fullmatch(path.name)]
    needed = [path for path in pieces if path.name >= first]
    for one, next_one in pairwise(needed):
        if _place_of(next_one.name) != _place_of(one.name) + 1:
            raise DatabaseTrouble(
                f"{one.name} 다음 기록이 {server.archive}에 없습니다. 사본에서 빠진 것을 채운 뒤 다시 되돌리십시오.",
                "A piece of the log is missing in the archive.",
            )
    for path in needed:
        if not os.access(path, os.R_OK):
            raise DatabaseTrouble(
                f"읽을 수 없는 기록입니다: {path}. 이음을 실행하는 계정의 것으로 바꾸십시오.",
                "A piece of the log cannot be read.",
            )


def _place_of(piece: str) -> int:
    """Which one in its timeline a piece is, of 16 MB each."""
    return int(piece[8:16], 16) * 256 + int(piece[16:], 16)


def _ask_for_recovery(server: EmbeddedServer, aside: Path, moment: datetime | None) -> None:
    """Let the server read the archive, and the log that had not got there yet, up to the moment."""
    copies = " || ".join(f'cp "{place}/%f" "%p" 2>/dev/null' for place in (server.archive, aside / "pg_wal"))
    settings = {"restore_command": copies, "recovery_target_action": "promote", "recovery_target_timeline": "current"}
    if moment is not None:
        settings["recovery_target_time"] = moment.astimezone(UTC).isoformat(" ")
    lines = "".join(f"{name} = '{value}'\n" for name, value in settings.items())
    with (server.data / "postgresql.auto.conf").open("a", encoding="utf-8") as file:
        file.write(lines)
    (server.data / "recovery.signal").touch(mode=0o600)
    server.user.own(server.data)


def _wait_for_promotion(server: EmbeddedServer) -> None:
    """Wait until the server takes writes again, then forget how it got there."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if _is_promoted(server):
            return
        time.sleep(0.2)
    raise DatabaseTrouble("되돌리기가 끝나지 않습니다. 기록을 보십시오.", "The restore does not come to its end.")


def _is_promoted(server: EmbeddedServer) -> bool:
    try:
        with psycopg.connect(make_conninfo(**server.connection(SUPERUSER, "postgres")), autocommit=True) as connection:
            if connection.execute("SELECT NOT pg_is_in_recovery()").fetchone() != (True,):
                return False
            for name in ("restore_command", "recovery_target_time", "recovery_target_action"):
                connection.execute(f"ALTER SYSTEM RESET {name}")
            return True
    except psycopg.OperationalError as error:
        # It lets readers in before it has read the log to its end, and ends itself where the moment is not in it.
        raise DatabaseTrouble("되돌리는 중에 데이터베이스가 멈췄습니다.", "The server ended in recovery.") from error


def _prune(server: EmbeddedServer, keep: int) -> None:
    found = backups(server)
    for old in found[:-keep]:
        shutil.rmtree(old)
    first = _first_piece(found[-keep:][0])
    _run(server, "pg_archivecleanup", str(server.archive), first)


def _first_piece(backup: Path) -> str:
    """The first piece of the log that a backup needs, as its label says."""
    label = (backup / "backup_label").read_text(encoding="utf-8")
    return label.split("(file ", 1)[1].split(")", 1)[0]


def newest(server: EmbeddedServer) -> Path:
    """The last backup.

    :raises DatabaseTrouble: if there is none
    """
    found = backups(server)
    if not found:
        raise DatabaseTrouble("백업이 없습니다: ieum db backup", "There is no backup yet.")
    return found[-1]


def size_of(folder: Path) -> int:
    """Bytes of all files in a folder."""
    return sum(os.lstat(path).st_size for path in folder.rglob("*"))
