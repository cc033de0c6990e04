"""What the environment says: the folder that holds everything that lasts, and settings with their secrets."""

import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

import ieum

if TYPE_CHECKING:
    from ieum.documents.styles.sheet import StyleSheet

_CHECKOUT = Path(ieum.__file__).resolve().parents[2]


class CannotStart(Exception):
    """Ieum cannot run as things are; the message says what to do, for the command line to print."""


class WrongSetting(CannotStart):
    """An environment variable holds a value that cannot be used."""


def home() -> Path:
    """The folder of database, files and keys: IEUM_HOME, else var/ of a checkout, else the user's data folder.

    :raises WrongSetting: if IEUM_HOME is not an absolute path
    """
    named = os.environ.get("IEUM_HOME", "")
    if named and not Path(named).is_absolute():
        raise WrongSetting(f"IEUM_HOME은 /로 시작하는 경로여야 합니다: {named}")
    if named:
        return Path(named)
    if (_CHECKOUT / "pyproject.toml").is_file():
        return _CHECKOUT / "var"
    data = os.environ.get("XDG_DATA_HOME", "")
    return (Path(data) if data else Path.home() / ".local" / "share") / "ieum"


def read(name: str, default: str = "") -> str:
    """Read a setting from NAME, or from the file that NAME_FILE names.

    :raises WrongSetting: if both are given, or the file cannot be read
    """
    value, path = os.environ.get(name, ""), os.environ.get(f"{name}_FILE", "")
    if value and path:
        raise WrongSetting(f"{name}과 {name}_FILE 중 하나만 정하십시오.")
    if not path:
        return value or default
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise WrongSetting(f"{name}_FILE을 읽을 수 없습니다: {path}") from error


def report_styles() -> "StyleSheet | None":
    """How the files of reports look, from the style sheet that IEUM_STYLES names; None for the office's own.

    :raises WrongSetting: if the sheet cannot be used
    """
    # The command line knows this module always, and checking a text needs no style sheet.
    from ieum.documents.styles.fields import FaultyStyleSheet  # noqa: PLC0415 - see above
    from ieum.documents.styles.sheet import read_styles  # noqa: PLC0415 - see above

    named = read("IEUM_STYLES")
    try:
        return read_styles(Path(named)) if named else None
    except FaultyStyleSheet as error:
        raise WrongSetting(f"IEUM_STYLES: {error}") from error


def flag(name: str) -> bool:
    """Read a yes-or-no setting; an unset one is no.

    :raises WrongSetting: if the value is neither 1 nor 0
    """
    value = read(name, "0")
    if value not in ("0", "1"):
        raise WrongSetting(f"{name}은 1 또는 0이어야 합니다: {value}")
    return value == "1"


def number(name: str, default: int, *, least: int, most: int) -> int:
    """Read a whole number within its limits.

    :raises WrongSetting: if it is none, or outside
    """
    value = read(name, str(default))
    if not value.isascii() or not value.isdecimal() or not least <= int(value) <= most:
        raise WrongSetting(f"{name}은 {least}부터 {most}까지의 정수여야 합니다: {value}")
    return int(value)


def kept_secret(folder: Path, name: str) -> str:
    """Read the secret that this installation made for itself, making it at the first call."""
    path = folder / name
    make_folder(folder)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
    return path.read_text(encoding="ascii").strip()


def make_folder(folder: Path) -> None:
    """Make a folder, and what is missing above it, so that other accounts may pass through but not look around."""
    for missing in [each for each in (folder, *folder.parents) if not each.is_dir()][::-1]:
        missing.mkdir(exist_ok=True)
        missing.chmod(0o711)
