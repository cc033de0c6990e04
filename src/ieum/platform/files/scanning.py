"""The scanner of the office: a program that is handed each file and says by how it ends whether it is clean."""

import shlex
import subprocess
from dataclasses import dataclass

from ieum.platform.choices import Verdict
from ieum.platform.environment import WrongSetting, read

SECONDS = 60
_CLEAN, _INFECTED = 0, 1
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Scan:
    """What the scanner said."""

    verdict: Verdict
    scanner: str
    """The name of its program."""
    told: str
    """What it calls what it found, or why it failed."""


def scanner() -> tuple[str, ...]:
    """The command of IEUM_SCAN_COMMAND in words; none where the office has no scanner.

    It reads the file from its input and ends with 0 for clean, 1 for infected, as clamdscan does.

    :raises WrongSetting: if its quotes do not match
    """
    try:
        return tuple(shlex.split(read("IEUM_SCAN_COMMAND")))
    except ValueError as error:
        raise WrongSetting("IEUM_SCAN_COMMAND의 따옴표가 맞지 않습니다.") from error


def scan(data: bytes) -> Scan | None:
    """Hand a file to the scanner; None where the office has none."""
    command = scanner()
    if not command:
        return None
    name = command[0].rsplit("/", 1)[-1][:60]
    try:
        ended = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return Scan(Verdict.FAILED, name, f"{SECONDS}초 안에 끝나지 않음")
    except OSError as error:
        return Scan(Verdict.FAILED, name, error.strerror or "실행할 수 없음")
    verdict = {_CLEAN: Verdict.CLEAN, _INFECTED: Verdict.INFECTED}.get(ended.returncode, Verdict.FAILED)
    told = (ended.stdout or ended.stderr).decode(errors="replace").strip().splitlines()
    return Scan(verdict, name, (told[0] if told else "").replace("\0", "")[:_LONGEST])
