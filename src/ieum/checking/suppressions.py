"""Findings that an office has looked at: put aside with a reason and a name, or known from an earlier run.

A side file is a YAML list of entries with ``code``, ``where`` (the place in words) or ``line`` (a part of the line's
text), ``reason`` and ``owner``. Line numbers do not stand in it, since lines move.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ieum.checking.checks import Examination
from ieum.checking.claims import Finding, Suppressed
from ieum.checking.judging import COMPLAINTS, MIXED_ROUNDING
from ieum.documents.errors import UnreadableDocument
from ieum.documents.model import Document
from ieum.documents.patch.remarks import readings
from ieum.documents.reading import read_data
from ieum.kernel.particles import with_particles

SIDE_FILE = ".ieum-ignore.yaml"
"""What the name of a report's side file ends with."""
_NAMES = ("code", "where", "line", "reason", "owner")
_REQUIRED = ("code", "reason", "owner")


@dataclass(frozen=True, slots=True)
class Suppression:
    """One entry of a side file."""

    code: str
    where: str
    """The place in words; "" where ``line`` tells it."""
    line: str
    """A part of the line's text; "" where ``where`` tells it."""
    reason: str
    owner: str

    def fits(self, finding: Finding, line: str) -> bool:
        """Whether a finding, whose line reads so, is meant."""
        is_there = _bare(self.where) == _bare(finding.where) if self.where else _bare(self.line) in _bare(line)
        return self.code == finding.code and is_there


def read_suppressions(path: Path) -> list[Suppression]:
    """Read a side file.

    :raises UnreadableDocument: naming the entry that is wrong and what it lacks
    """
    import yaml  # noqa: PLC0415 - most reports have no side file

    try:
        entries = yaml.safe_load(read_data(path).decode())
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError) as error:
        raise UnreadableDocument(f"{path}: YAML로 읽을 수 없습니다. 들여쓰기와 따옴표를 확인하여 주십시오.") from error
    if not isinstance(entries, list):
        raise UnreadableDocument(f"{path}: 항목의 목록이 아닙니다. 항목마다 '- code: ...'로 시작하십시오.")
    return [_entry(entry, f"{path}: {number}번째 항목") for number, entry in enumerate(entries, 1)]


def _entry(entry: Any, place: str) -> Suppression:
    if not isinstance(entry, dict) or not all(isinstance(value, str) for value in entry.values()):
        raise UnreadableDocument(f"{place}의 값이 글자가 아닙니다. 숫자는 따옴표로 묶으십시오.")
    unknown = [str(name) for name in entry if name not in _NAMES]
    missing = [name for name in _REQUIRED if not entry.get(name, "").strip()]
    if unknown:
        raise UnreadableDocument(
            f"{place}에 모르는 이름({unknown[0]})이 있습니다. {', '.join(_NAMES)}만 쓸 수 있습니다."
        )
    if missing:
        raise UnreadableDocument(
            with_particles(f"{place}에 {missing[0]}이(가) 없습니다. 검사 이름, 까닭과 담당자를 모두 적으십시오.")
        )
    where, line = entry.get("where", "").strip(), entry.get("line", "").strip()
    if bool(where) is bool(line):
        raise UnreadableDocument(f"{place}에 where와 line 가운데 하나만 적어야 합니다.")
    if entry["code"] not in (*COMPLAINTS, MIXED_ROUNDING):
        raise UnreadableDocument(with_particles(f"{place}의 code '{entry['code']}'은(는) 없는 검사입니다."))
    return Suppression(entry["code"], where, line, entry["reason"].strip(), entry["owner"].strip())


def suppress(
    examination: Examination, document: Document, suppressions: Sequence[Suppression]
) -> tuple[Examination, list[int]]:
    """Put aside what the entries mean; also gives the positions of those that no finding fits any more."""
    read, used = readings(document), set()
    kept: list[Finding] = []
    aside: list[Suppressed] = []
    for finding in examination.findings:
        line = _line(finding, document, read)
        fitting = [n for n, each in enumerate(suppressions) if each.fits(finding, line)]
        used.update(fitting)
        if fitting:
            first = suppressions[fitting[0]]
            aside.append(Suppressed(finding, first.reason, first.owner))
        else:
            kept.append(finding)
    unused = [n for n in range(len(suppressions)) if n not in used]
    return replace(examination, findings=tuple(kept), suppressed=tuple(aside)), unused


def _line(finding: Finding, document: Document, read: dict[tuple[str, int], str]) -> str:
    """What stands at a finding: its line, or its piece where the file has no lines."""
    place = finding.place
    if place.line is not None and place.line <= len(document.source_lines):
        return document.source_lines[place.line - 1]
    return read.get((place.part, place.element), finding.printed) if place.element is not None else finding.printed


def _bare(text: str) -> str:
    return "".join(text.split())


def read_baseline(path: Path) -> frozenset[str]:
    """The fingerprints of the findings of an earlier run, from its JSON.

    :raises UnreadableDocument: if the file is no such result
    """
    try:
        result = json.loads(read_data(path).decode())
        return frozenset(_fingerprints(result["files"]))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UnreadableDocument(
            f"{path}: 'ieum check --format json'의 결과가 아닙니다. 그렇게 만든 파일을 지정하십시오."
        ) from error


def _fingerprints(files: Iterable[Any]) -> list[str]:
    return [str(finding["fingerprint"]) for file in files for finding in file["findings"]]


class SetAside:
    """What one run puts aside or knows already."""

    def __init__(self, side_file: Path | None, baseline: Path | None) -> None:
        """Read the files that a run names; None stands for each report's own side file, and for no earlier run.

        :raises UnreadableDocument: if one of them cannot be read
        """
        self._own = None if side_file is None else (side_file, read_suppressions(side_file))
        self._used: set[int] = set()
        self._known = read_baseline(baseline) if baseline else frozenset()
        self._unused: list[str] = []

    def apply(self, path: Path, document: Document, examination: Examination) -> Examination:
        """The examination of a report without what is put aside.

        :raises UnreadableDocument: if the report's side file is wrong
        """
        examination = replace(examination, known=self._known)
        if self._own:
            examination, unused = suppress(examination, document, self._own[1])
            self._used |= set(range(len(self._own[1]))) - set(unused)
            return examination
        side_file = path.with_name(path.name + SIDE_FILE)
        if not side_file.is_file():
            return examination
        suppressions = read_suppressions(side_file)
        examination, unused = suppress(examination, document, suppressions)
        self._unused += [_told(side_file, number, suppressions[number]) for number in unused]
        return examination

    @property
    def unused(self) -> list[str]:
        """A sentence for each entry that no finding of the run fits any more."""
        if self._own is None:
            return self._unused
        path, entries = self._own
        return [_told(path, number, entry) for number, entry in enumerate(entries) if number not in self._used]


def _told(path: Path, number: int, entry: Suppression) -> str:
    return f"{path}: {number + 1}번째 항목({entry.code}, {entry.owner})에 맞는 지적이 없습니다. 지워도 됩니다."
