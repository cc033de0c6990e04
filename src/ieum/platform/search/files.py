"""Files as they can be found, by name and by what they say: by whoever reads the matter that they hang on."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils.timezone import localtime

from ieum.kernel.registry import attachment_subjects, permissions
from ieum.kernel.search import EVERYBODY, Findable, FoundWith, Searchable
from ieum.platform.choices import Verdict
from ieum.platform.files.permissions import FileAction
from ieum.platform.files.queries import is_off, last_versions
from ieum.platform.models import Attachment
from ieum.platform.powers import permitted

KIND = "platform.file"
_AT_ONCE = 50
"""Files whose texts are held in memory."""


def hanging_on(touched: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
    """The files of matters that are indexed anew: who reads a matter, and where it is, holds for its files."""
    known = {each.name for each in attachment_subjects}
    matters = {subject for kind, subject in touched if kind in known}
    if not matters:
        return set()
    rows = Attachment.objects.filter(subject_kind__in=known, subject_id__in=matters)
    return {(KIND, str(each)) for each in rows.values_list("pk", flat=True)}


def _files(subjects: Collection[str] | None) -> Iterator[Findable]:
    """Files by their last version; none that was taken off, and of what was found infected the name alone."""
    rows = last_versions().exclude(is_off("attachment_id")).annotate(text=F("texts__text"))
    rows = rows if subjects is None else rows.filter(attachment_id__in=subjects)
    found = rows.order_by("attachment_id").iterator(_AT_ONCE)
    while chunk := list(islice(found, _AT_ONCE)):
        matters = _matters(chunk)
        for each in chunk:
            matter = matters.get((each.attachment.subject_kind, each.attachment.subject_id))
            if matter is not None:
                yield _file(each, matter)


def _file(version: Any, matter: FoundWith) -> Findable:
    kind = version.attachment.subject_kind
    is_shown = matter.by_text and version.verdict != Verdict.INFECTED
    return Findable(
        str(version.attachment_id),
        f"{version.name} ({matter.title})",
        version.text or "" if is_shown else "",
        f"/attachments/{version.attachment_id}/",
        localtime(version.operation.recorded_at).date(),
        matter.place,
        readers=frozenset({_all(kind), *(_one(kind, each) for each in matter.readers)}),
    )


def _matters(versions: Sequence[Any]) -> Mapping[tuple[str, UUID], FoundWith]:
    """What the matters of some files say of themselves, asked once for each kind; nothing of an app that is gone."""
    asked: defaultdict[str, set[UUID]] = defaultdict(set)
    for each in versions:
        asked[each.attachment.subject_kind].add(each.attachment.subject_id)
    known = [each for each in attachment_subjects if each.name in asked]
    return {(kind.name, key): said for kind in known for key, said in kind.found_with(asked[kind.name]).items()}


def _reads_as(account_id: UUID) -> set[str]:
    """As whom an account reads files: of each kind of matter whose pages it opens, as whom it reads those."""
    found, open_to = set(), permitted(account_id, (permissions[each.sees] for each in attachment_subjects))
    for kind in attachment_subjects:
        if permissions[kind.sees] in open_to:
            readers = kind.reads_as(account_id) if kind.reads_as else None
            found |= {_all(kind.name)} if readers is None else {_one(kind.name, each) for each in readers}
    return found


def _all(kind: str) -> str:
    """Whoever reads all matters of a kind."""
    return f"{kind}:all"


def _one(kind: str, reader: str) -> str:
    return kind if reader == EVERYBODY else reader


SEARCHABLE = Searchable(KIND, "붙임 파일", FileAction.SEE_FILES, _files, _reads_as)
