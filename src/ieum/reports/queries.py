"""Reads of reports for our own pages."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from ieum.documents.model import Document
from ieum.documents.readers.json import read_json
from ieum.kernel.observations import Observation
from ieum.kernel.registry import answered, derived, figure_tables
from ieum.kernel.rounding import Rounding
from ieum.kernel.selection import Question, agree, in_force
from ieum.kernel.wording import worded
from ieum.platform.queries import observations_known, standing_observations
from ieum.reports.definitions import Definition, only_item, read_definition
from ieum.reports.editions import build
from ieum.reports.intake.proposing import Letter, Proposal, propose
from ieum.reports.models import ConfirmedTable, DefinitionRevision, Edition, EditionFile, Intake


class NoSuchReport(LookupError):
    """There is no report of that name in this municipality."""


class NoSuchEdition(LookupError):
    """The report has no edition of that number."""


class NoSuchIntake(LookupError):
    """No such report was handed in."""


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """A report in a list: its last definition and its last edition."""

    report: str
    title: str
    revision: int
    edition: Edition | None


class KnownFacts:
    """The observations of the current municipality at one epoch; nothing is read or asked twice.

    Of a question about one division only what is stated of it is read: there are as many as forty, for twenty years.
    Of ``divided``, which will be asked for so, that is read at once; and of ``whole``, asked for without one, all.
    """

    def __init__(self, epoch: int, divided: Iterable[str] = (), whole: Iterable[str] = ()) -> None:
        self._epoch = epoch
        self._divided, self._whole = frozenset(divided), frozenset(whole)
        self._stated: dict[tuple[str, str | None], list[Observation]] = {}
        self._derived: dict[str, list[Observation]] = {}
        self._asked: dict[tuple[str, date, tuple[str | None, ...]], list[Observation]] = {}

    @property
    def epoch(self) -> int:
        """Number of the epoch read at."""
        return self._epoch

    def observations(self, dataset: str, question: Question) -> Sequence[Observation]:
        """What is known of a dataset, replaced observations left out, with what follows from an app's own rows."""
        division = question.where.get("division")
        return [*self._statements(dataset, division), *self._following(dataset), *self._answers(dataset, question)]

    def _statements(self, dataset: str, division: str | None) -> list[Observation]:
        if (dataset, division) not in self._stated:
            where = {"division": division} if division else None
            together = (self._divided if division else self._whole) | {dataset}
            self._stated |= {(each, division): [] for each in together}
            for each in observations_known(together, epoch=self._epoch, where=where):
                self._stated[each.dataset, division].append(each)
        return self._stated[dataset, division]

    def _following(self, dataset: str) -> list[Observation]:
        if dataset not in self._derived:
            self._derived[dataset] = derived[dataset].observations(self._epoch) if dataset in derived else []
        return self._derived[dataset]

    def _answers(self, dataset: str, question: Question) -> list[Observation]:
        if dataset not in answered:
            return []
        known = answered[dataset]
        key = (dataset, question.as_of, tuple(question.where.get(name) for name in known.by))
        if key not in self._asked:
            self._asked[key] = known.observations(question)
        return self._asked[key]


def rivals_of(said: Observation, known: KnownFacts) -> list[Observation]:
    """All that speaks for what an observation says on its day, as long as it speaks itself and one contradicts it.

    Empty where nothing competes with it, or something later speaks instead.
    """
    question = Question(
        as_of=said.effective_date, epoch=known.epoch, rounding=Rounding.HALF_UP, stated_by=date.max,
        where=dict(said.subject),
    )  # fmt: skip
    about = [each for each in known.observations(said.dataset, question) if each.key == said.key]
    speaking = in_force(about, said.nature, question)
    if not any(each.id == said.id for each in speaking) or all(agree(said, each) for each in speaking):
        return []
    return speaking


def reports() -> list[ReportSummary]:
    """All reports of the municipality, by title."""
    newest = DefinitionRevision.objects.order_by("report", "-number").distinct("report").defer("source")
    editions = Edition.objects.order_by("report", "-number").distinct("report").defer("document", "sidecar")
    last = {each.report: each for each in editions}
    rows = [ReportSummary(each.report, each.title, each.number, last.get(each.report)) for each in newest]
    return sorted(rows, key=lambda row: row.title)


def current_revision(report: str) -> DefinitionRevision:
    """The definition in use.

    :raises NoSuchReport: if there is none
    """
    revision = DefinitionRevision.objects.filter(report=report).order_by("-number").first()
    if revision is None:
        raise NoSuchReport(worded("{report}이라는 보고서가 없습니다. 보고서 목록에서 고르세요.", report=report))
    return revision


def definition_of(report: str) -> Definition:
    """The definition in use, read.

    :raises NoSuchReport: if there is none
    """
    return read_definition(current_revision(report).source)


def last_edition(report: str) -> Edition | None:
    """The newest edition; None where none was made."""
    return editions_of(report).first()


def edition(report: str, number: int) -> Edition:
    """One edition of a report.

    :raises NoSuchEdition: if there is none
    """
    found = editions_of(report).filter(number=number).first()
    if found is None:
        raise NoSuchEdition(
            worded("{report}의 {number}호가 없습니다. 만든 호의 목록에서 고르세요.", report=report, number=number)
        )
    return found


def editions(report: str) -> list[Edition]:
    """All editions of a report, the newest first."""
    return list(editions_of(report))


def editions_of(report: str) -> QuerySet[Edition]:
    """The newest first, each with who made it; the long texts are fetched when they are asked for."""
    rows = Edition.objects.filter(report=report).select_related(
        "revision", "operation__actor", "operation__on_behalf_of"
    )
    return rows.order_by("-number").defer("document", "sidecar", "revision__source")


def edition_document(edition: Edition) -> Document:
    """The frozen Document of an edition."""
    return read_json(edition.document.encode(), str(edition))


def whole_editions(*editions: Edition) -> list[Edition]:
    """These editions with their Documents and sidecars, read together."""
    found = Edition.objects.in_bulk([each.pk for each in editions])
    return [found[each.pk] for each in editions]


def edition_sidecar(edition: Edition) -> dict[str, Any]:
    """The frozen proof of an edition's numbers."""
    sidecar: dict[str, Any] = json.loads(edition.sidecar)
    return sidecar


def edition_file(edition_id: UUID, form: str) -> EditionFile | None:
    """A file of an edition; None where it was not made in that format."""
    return EditionFile.objects.filter(edition_id=edition_id, format=form).first()


def revisions_between(before: Edition, after: Edition) -> list[DefinitionRevision]:
    """The changes of the definition behind an edition since an earlier one, with their bases."""
    numbers = (before.revision.number + 1, after.revision.number)
    found = DefinitionRevision.objects.filter(report=after.report, number__range=numbers)
    return list(found.select_related("operation").defer("source").order_by("number"))


def item_preview(report: str, key: str, body: str, *, as_of: date | None) -> Document:
    """One item as it would stand with another text and everything recorded so far.

    :raises NoSuchReport: if there is no such report
    :raises InvalidDefinition: naming the line that cannot be understood, or if there is no such item
    """
    definition = only_item(definition_of(report), key, body)
    document = build(definition, KnownFacts(_NOW), as_of=as_of).document
    first = next(index for index, block in enumerate(document.blocks) if getattr(block, "level", 0) == 2)
    return replace(document, blocks=document.blocks[first:])


_NOW = 1 << 62
"""Above every epoch: reads what is recorded but not closed too, so nothing that is kept may be read at it."""


def intakes() -> QuerySet[Intake]:
    """Reports that were handed in, the newest first."""
    return Intake.objects.select_related("source").order_by("-operation__epoch", "file_name").defer("document")


def intake(intake_id: UUID) -> Intake:
    """A report that was handed in.

    :raises NoSuchIntake: if there is none
    """
    found = Intake.objects.select_related("source").filter(pk=intake_id).first()
    if found is None:
        raise NoSuchIntake("올린 보고서를 찾을 수 없습니다. 처음 화면의 목록에서 고르세요.")
    return found


def letter_of(intake: Intake) -> Letter:
    """What the officer said about a report."""
    return Letter(intake.source.name, intake.source.stated_on, intake.as_of, intake.where)


def intake_document(intake: Intake) -> Document:
    """The Document of a report that was handed in."""
    return read_json(intake.document.encode(), intake.file_name)


def confirmed_facts(intake: Intake) -> int:
    """How many facts came in through the tables of a report that were confirmed."""
    return sum(ConfirmedTable.objects.filter(intake=intake).values_list("facts", flat=True))


@lru_cache(maxsize=32)
def proposals(intake: Intake) -> list[Proposal]:
    """The tables of a report as facts to be confirmed; those read lately are at hand, since an intake never changes."""
    return propose(intake_document(intake), letter_of(intake), figure_tables)


def confirmed_numbers(intake: Intake) -> set[int]:
    """Numbers of the tables whose facts were confirmed."""
    return set(ConfirmedTable.objects.filter(intake=intake).values_list("number", flat=True))


def standing_facts(intake: Intake) -> dict[int, list[UUID]]:
    """The facts that still stand of each table that was confirmed; none where the table was withdrawn."""
    confirmed = ConfirmedTable.objects.filter(intake=intake).order_by("number")
    standing = standing_observations(each.operation_id for each in confirmed)
    return {each.number: standing[each.operation_id] for each in confirmed}


def same_files(intake: Intake) -> list[Intake]:
    """Other reports that were handed in with the same bytes, under other names of their source."""
    others = Intake.objects.select_related("source").filter(source__sha256=intake.source.sha256)
    return list(others.exclude(pk=intake.pk).order_by("source__name").defer("document"))


def progress_of(shown: Iterable[Intake]) -> list[tuple[Intake, int, int]]:
    """Reports that were handed in, with the numbers of tables confirmed and of tables that propose facts."""
    listed = list(shown)
    counted = ConfirmedTable.objects.filter(intake__in=listed).values_list("intake").annotate(Count("pk"))
    confirmed = dict(counted.order_by())
    return [(each, confirmed.get(each.pk, 0), _proposing(each.pk)) for each in listed]


@lru_cache(maxsize=4096)
def _proposing(intake_id: UUID) -> int:
    """How many tables of a report propose facts: finding them takes as long as reading it, and it never changes."""
    return sum(bool(each.facts) for each in proposals(intake(intake_id)))


def has_report(report: str) -> bool:
    """Whether the municipality has a report of that name."""
    return DefinitionRevision.objects.filter(report=report).exists()
