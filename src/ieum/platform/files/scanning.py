"""The scanner of the office: a program that is handed each file and says by how it ends whether it is clean."""

import hashlib
import shlex
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from types import MappingProxyType

from ieum.kernel.wording import worded
from ieum.platform.choices import Verdict
from ieum.platform.environment import WrongSetting, read
from ieum.platform.operations import Refused

SECONDS = 60
_said: ContextVar[Mapping[bytes, "Scan"]] = ContextVar("said", default=MappingProxyType({}))
"""What was said of what this request sent, by the hash of its content."""
_CLEAN, _INFECTED = 0, 1
_LONGEST = 200


class NotClean(Refused):
    """The scanner did not find a file clean; the message says why."""


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


@contextmanager
def remembered(said: Mapping[bytes, Scan]) -> Iterator[None]:
    """Tell whoever asks for a scan of the same content meanwhile what was said of it before, by its SHA-256."""
    token = _said.set(said)
    try:
        yield
    finally:
        _said.reset(token)


def fault_of(said: Scan | None) -> str:
    """Why a content is not taken in, in a sentence; "" where it is clean, or there is no scanner."""
    if said is None or said.verdict == Verdict.CLEAN:
        return ""
    if said.verdict == Verdict.INFECTED:
        told = said.told or said.scanner
        return worded(
            "바이러스 검사에서 악성으로 판정되어 받지 않았습니다({told}). 파일이 있던 컴퓨터를 검사하십시오.", told=told
        )
    return worded("바이러스 검사를 마치지 못해 받지 않았습니다({told}). 잠시 뒤에 다시 하십시오.", told=said.told)


def require_clean(data: bytes) -> Scan | None:
    """What the scanner said of a content that is read or given out, and not only kept; None where there is no scanner.

    :raises NotClean: if it is infected, or the scan did not come to an end
    """
    said = scan(data)
    if fault := fault_of(said):
        raise NotClean(fault)
    return said


def scan(data: bytes) -> Scan | None:
    """Hand a file to the scanner; None where the office has none."""
    known = _said.get().get(hashlib.sha256(data).digest())
    command = scanner()
    if known is not None or not command:
        return known
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
