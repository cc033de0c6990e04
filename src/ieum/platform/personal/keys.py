"""The keys of personal values: one for each person, in a folder of the home, outside of database and backups.

A key is a small file of its own, wrapped with IEUM_DATA_KEY. It is written before the row that needs it is committed,
so that no row is ever without its key; a key without rows harms nobody. Destroying it makes all that is written about
the person unreadable, also in every backup that was ever made. That a person was erased is noted beside the keys, since
a database that is put back to an earlier moment knows nothing of it.
"""

import os
import secrets
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ieum.platform import environment
from ieum.platform.sealing import CannotUnseal, derived_key

FOLDER = "keys"
_ERASED = "erased"
"""The folder of notes within that of the keys, whose other folders are called by two letters."""
_PURPOSE = "personal-keys"
_KEY, _NONCE = 32, 12


def folder() -> Path:
    """Where the keys stand."""
    return environment.home() / FOLDER


def key_of(subject_id: UUID) -> bytes | None:
    """The key of a person; None where it was destroyed, or none was ever made.

    :raises CannotUnseal: if it was wrapped with another IEUM_DATA_KEY
    """
    try:
        wrapped = _path(subject_id).read_bytes()
    except FileNotFoundError:
        return None
    try:
        return _wrapping().decrypt(wrapped[:_NONCE], wrapped[_NONCE:], subject_id.bytes)
    except InvalidTag as error:
        raise CannotUnseal("개인정보의 열쇠를 풀 수 없습니다. IEUM_DATA_KEY가 바뀌었는지 확인하십시오.") from error


def make_key(subject_id: UUID) -> bytes:
    """The key of a person, made and safely on the disk where there was none."""
    known = key_of(subject_id)
    if known is not None:
        return known
    made, nonce, path = secrets.token_bytes(_KEY), secrets.token_bytes(_NONCE), _path(subject_id)
    _make_folder(path.parent)
    # A name of its own first: who reads meanwhile sees the whole key or none.
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    _write(unfinished, nonce + _wrapping().encrypt(nonce, made, subject_id.bytes))
    try:
        os.link(unfinished, path)
    except FileExistsError:
        return _found(subject_id)
    finally:
        unfinished.unlink()
    _settle(path.parent)
    return made


def destroy_key(subject_id: UUID) -> bool:
    """Destroy the key of a person for good; False where there was none."""
    path = _path(subject_id)
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        return False
    with path.open("r+b") as file:
        file.write(bytes(size))
        file.flush()
        os.fsync(file.fileno())
    path.unlink(missing_ok=True)
    _settle(path.parent)
    return True


def note_erasure(subject_id: UUID, note: str) -> None:
    """Keep what the tombstone of a person says beside the keys, safely on the disk; a note that is there stays."""
    path = _erased() / str(subject_id)
    if path.exists():
        return
    _make_folder(path.parent)
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    _write(unfinished, note.encode())
    unfinished.replace(path)
    _settle(path.parent)


def erasures() -> dict[UUID, str]:
    """The notes that there are, by person."""
    return {UUID(path.name): path.read_text(encoding="utf-8") for path in sorted(_erased().glob("[!.]*"))}


def _erased() -> Path:
    return folder() / _ERASED


def _found(subject_id: UUID) -> bytes:
    key = key_of(subject_id)
    if key is None:
        raise CannotUnseal("개인정보의 열쇠가 방금 파기되었습니다.")
    return key


def _path(subject_id: UUID) -> Path:
    # The last letters are chance; the first ones of a key of version 7 are the time.
    return folder() / subject_id.hex[-2:] / str(subject_id)


def _wrapping() -> AESGCM:
    return AESGCM(derived_key(_PURPOSE))


def _make_folder(path: Path) -> None:
    environment.make_folder(environment.home())
    for each in (path.parent, path):
        each.mkdir(mode=0o700, exist_ok=True)


def _write(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _settle(path: Path) -> None:
    """Bring the names in a folder to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
