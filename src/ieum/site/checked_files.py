"""Files that somebody has checked: what was found stands in a private folder for an hour, and the files do not.

Each check has a folder of its own under a name that only the session knows. It holds what its pages show and what can
be downloaded; whatever is older than an hour is erased by the next look at any of them.
"""

import json
import secrets
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

from ieum.checking.across.comparing import compare_documents
from ieum.checking.checks import examine
from ieum.checking.fingerprints import fingerprints
from ieum.checking.presentations.as_json import Examined
from ieum.checking.presentations.as_text import summary_sentence
from ieum.checking.presentations.marked_copy import marked_copy
from ieum.checking.presentations.panels import panel
from ieum.checking.versions import compare_versions
from ieum.documents.errors import DocumentError, UnknownFormat
from ieum.documents.isolation import read_isolated
from ieum.kernel.wording import as_data, from_data

LIFETIME = 60 * 60
"""Seconds that a check can be looked at."""
FORMS = ("json", "sarif", "html")
_RESULT = "result.json"
_TOKEN_BYTES = 24


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was handed in."""

    name: str
    data: bytes


class NothingRead(Exception):
    """None of the files could be read; the sentences say why."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


class NoSuchCheck(Exception):
    """There is no such check, or its time is over."""


class CheckedFiles:
    """The checks that stand in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def check(self, uploads: Sequence[Upload], earlier: Upload | None, *, with_style: bool, made_at: datetime) -> str:
        """Check files and hold them together, or one file against its earlier version; the name of the check.

        ``with_style`` also looks at the form of official documents.

        :raises NothingRead: if no file can be read, or the earlier version cannot
        """
        self.erase_old()
        read, unreadable = _read_all(uploads, with_style=with_style)
        before, refused = _read_all([earlier] if earlier else [], with_style=with_style)
        if not read or refused:
            raise NothingRead([*refused, *unreadable])
        versions = _versions(before[0][1], read[0][1]) if before else None
        alone = [each for _, each in read]
        shown = [_with_known(alone[0], before[0][1])] if before else _held_together(alone)
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        place = self._folder / token
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        place.mkdir(mode=0o700)
        files = list(_written(place, [(upload, each) for (upload, _), each in zip(read, shown, strict=True)], made_at))
        for form in FORMS:
            (place / f"all.{form}").write_text(_shown(shown, form), "utf-8", errors="replace")
        result = {
            "files": files,
            "unreadable": list(map(as_data, unreadable)),
            "versions": versions,
            "earlier": earlier and earlier.name,
        }
        (place / _RESULT).write_text(json.dumps(result, ensure_ascii=False), "utf-8", errors="replace")
        return token

    def result(self, token: str) -> Mapping[str, Any]:
        """What was found, with the moment at which it will be erased.

        :raises NoSuchCheck: if there is none
        """
        self.erase_old()
        try:
            result: dict[str, Any] = json.loads(self._place(token, _RESULT).read_text("utf-8"))
        except FileNotFoundError:
            raise NoSuchCheck(token) from None
        erased_at = self._place(token, _RESULT).stat().st_mtime + LIFETIME
        unreadable = [from_data(each) for each in result["unreadable"]]
        return {**result, "unreadable": unreadable, "erased_at": datetime.fromtimestamp(erased_at).astimezone()}

    def part(self, token: str, name: str) -> bytes:
        """One of the files of a check, such as "1.document" or "all.json".

        :raises NoSuchCheck: if there is none
        """
        try:
            return self._place(token, name).read_bytes()
        except FileNotFoundError:
            raise NoSuchCheck(name) from None

    def erase(self, token: str) -> None:
        """Erase a check now."""
        shutil.rmtree(self._place(token), ignore_errors=True)

    def erase_old(self) -> None:
        """Erase the checks whose time is over."""
        for place in self._folder.glob("*"):
            # Another request may erase it at the same time.
            if _age(place) > LIFETIME:
                shutil.rmtree(place, ignore_errors=True)

    def _place(self, token: str, name: str = "") -> Path:
        return self._folder / token / name


def _age(place: Path) -> float:
    try:
        return time.time() - place.stat().st_mtime
    except FileNotFoundError:
        return 0


def _read_all(uploads: Sequence[Upload], *, with_style: bool) -> tuple[list[tuple[Upload, Examined]], list[str]]:
    """The files that can be read, checked; and a sentence for each other one."""
    read: list[tuple[Upload, Examined]] = []
    unreadable = []
    for upload in uploads:
        try:
            document = read_isolated(upload.data, upload.name)
        except DocumentError as error:
            unreadable.append(str(error))
        else:
            read.append((upload, (upload.name, document, examine(document, with_style=with_style))))
    return read, unreadable


def _held_together(examined: Sequence[Examined]) -> list[Examined]:
    """Several files with what a comparison of them found in each; one file as it is."""
    if len(examined) < 2:
        return list(examined)
    comparison = compare_documents([(name, document) for name, document, _ in examined])
    return [
        (name, document, replace(examination, findings=(*examination.findings, *added)))
        for (name, document, examination), added in zip(examined, comparison.findings, strict=True)
    ]


def _with_known(examined: Examined, earlier: Examined) -> Examined:
    """The same with the findings of the earlier version as known ones."""
    name, document, examination = examined
    known: frozenset[str] = frozenset(fingerprints(earlier[2].findings))
    return name, document, replace(examination, known=known)


def _versions(before: Examined, after: Examined) -> dict[str, Any]:
    compared = compare_versions(before[1:], after[1:])
    return {
        "new": len(compared.new),
        "kept": len(compared.kept),
        "gone": [
            {"where": finding.where, "message": finding.message, "printed": finding.printed}
            for finding in compared.gone
        ],
        "cells": [asdict(change) for change in compared.cells],
    }


def _written(place: Path, read: Sequence[tuple[Upload, Examined]], made_at: datetime) -> Iterator[dict[str, Any]]:
    """Write the parts of each file, and say of each what its page shows beside them."""
    numbers = count(1)
    for index, (upload, examined) in enumerate(read, 1):
        name, _, examination = examined
        shown = panel(index, examined, numbers)
        (place / f"{index}.document").write_text(shown.document, "utf-8", errors="replace")
        marked = _marked(upload, examined, made_at)
        if marked:
            (place / f"{index}.marked").write_bytes(marked)
        yield {
            "name": name,
            "summary": summary_sentence(examination),
            "habits": shown.habits,
            "cards": [asdict(card) for card in shown.cards],
            "is_marked": marked is not None,
        }


def _marked(upload: Upload, examined: Examined, made_at: datetime) -> bytes | None:
    """The copy with memos; None where nothing was found or the kind of file takes none."""
    _, document, examination = examined
    if not examination.findings:
        return None
    try:
        return marked_copy(upload.data, document, examination, made_at=made_at)
    except UnknownFormat:
        return None


def _shown(examined: Sequence[Examined], form: str) -> str:
    shown: str = getattr(import_module(f"ieum.checking.presentations.as_{form}"), f"show_{form}")(examined)
    return shown
