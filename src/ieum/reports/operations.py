"""Every write of reports."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache
from uuid import UUID

from django.db import transaction

from ieum.documents.errors import UnreadableDocument
from ieum.documents.isolation import read_isolated
from ieum.documents.paging import paged
from ieum.documents.styles.sheet import StyleSheet
from ieum.documents.writers.json import write_json
from ieum.documents.writing import write_document
from ieum.kernel.observations import Observation
from ieum.kernel.wording import worded
from ieum.platform import chain
from ieum.platform.database.tenancy import current_municipality, municipality, snapshot
from ieum.platform.files.operations import record_scan
from ieum.platform.files.scanning import require_clean
from ieum.platform.operations import (
    Refused,
    open_operation,
    record_observations,
    register_source,
    withdraw_observation,
)
from ieum.platform.queries import file_of_source
from ieum.platform.rules import ObservationDraft
from ieum.reports import queries
from ieum.reports.choices import Format
from ieum.reports.definitions import read_definition, with_body
from ieum.reports.editions import Edition as Built
from ieum.reports.editions import build
from ieum.reports.intake.fact_files import FactFile
from ieum.reports.intake.proposing import Letter, Proposal
from ieum.reports.models import ConfirmedTable, DefinitionRevision, Edition, EditionFile, Intake
from ieum.reports.release import released
from ieum.reports.sidecar import write_sidecar
from ieum.reports.verification import findings_of


class NothingProposed(ValueError):
    """The table is of no known shape, or its facts were confirmed before."""


class NotLinked(Refused):
    """The edition is no link of the chain of decisions, which a released copy of it prints."""


class NothingWithdrawn(Refused):
    """Nothing that a table stated stands any more."""


@transaction.atomic
def save_definition(*, source: str, actor_id: UUID, basis: str) -> DefinitionRevision:
    """Add a revision of a report definition; an unchanged one is given back as it is.

    :raises InvalidDefinition: if it cannot be used
    """
    definition = read_definition(source)
    last = DefinitionRevision.objects.filter(report=definition.id).order_by("-number").first()
    if last is not None and last.source == source:
        return last
    operation = open_operation(kind="reports.save_definition", actor_id=actor_id, basis=basis)
    return DefinitionRevision.objects.create(
        municipality_id=current_municipality(),
        operation_id=operation.operation_id,
        report=definition.id,
        number=last.number + 1 if last else 1,
        title=definition.title,
        source=source,
    )


@transaction.atomic
def edit_item(*, report: str, key: str, body: str, actor_id: UUID, basis: str) -> DefinitionRevision:
    """Change the sentences of one item ("Ⅱ-1") as a new revision.

    :raises InvalidDefinition: naming the line that cannot be understood
    """
    changed = with_body(queries.definition_of(report), key, body)
    return save_definition(source=changed.source, actor_id=actor_id, basis=basis)


@transaction.atomic
def take_in(*, name: str, data: bytes, letter: Letter, actor_id: UUID, basis: str) -> Intake:
    """Read a report that was handed in, check it, and keep it with what the officer says about it.

    :raises DocumentError: if it cannot be read or has no table
    :raises NotClean: if the office's scanner did not find it clean
    :raises SourceNameTaken: if another report has the source's name
    """
    said = require_clean(data)
    document = read_isolated(data, name)
    if not any(document.tables()):
        raise UnreadableDocument(
            worded(
                "{name}: 표를 찾지 못했습니다. 표가 그림이나 글자로 그려져 있으면 원래 파일(HWPX)을 올려 주십시오.",
                name=name,
            )
        )
    source_id = register_source(
        name=letter.source,
        sha256=hashlib.sha256(data).hexdigest(),
        format=name.rpartition(".")[2].lower()[:20],
        stated_on=letter.stated_on,
        content=data,
        actor_id=actor_id,
        basis=basis,
    )
    file_id = file_of_source(source_id)
    if said is not None and file_id is not None:
        record_scan(file_id=file_id, said=said)
    known = Intake.objects.filter(source_id=source_id).first()
    if known is not None:
        return known
    operation = open_operation(kind="reports.take_in", actor_id=actor_id, basis=basis)
    return Intake.objects.create(
        municipality_id=current_municipality(),
        operation_id=operation.operation_id,
        source_id=source_id,
        file_name=name,
        document=write_json(document).decode(),
        as_of=letter.as_of,
        where=dict(letter.where),
        findings=findings_of(document),
    )


@transaction.atomic
def confirm_table(*, intake: Intake, proposal: Proposal, actor_id: UUID, basis: str) -> int:
    """Record the facts of a proposed table; the number of facts.

    :raises NothingProposed: if there are none, or they were confirmed before
    """
    facts = (*proposal.facts, *proposal.contradictions)
    if not facts or proposal.number in queries.confirmed_numbers(intake):
        raise NothingProposed(worded("{number}번 표에는 새로 확인할 값이 없습니다.", number=proposal.number))
    recorded = record_facts(facts, source_id=intake.source_id, actor_id=actor_id, basis=basis)
    ConfirmedTable.objects.create(
        municipality_id=current_municipality(),
        operation_id=recorded,
        intake=intake,
        number=proposal.number,
        facts=len(facts),
    )
    return len(facts)


def confirm_tables(*, intake: Intake, proposals: Iterable[Proposal], actor_id: UUID, basis: str) -> int:
    """Record the facts of all tables that propose any and are not confirmed yet; the number of facts."""
    done = queries.confirmed_numbers(intake)
    open_ones = [each for each in proposals if each.facts and each.number not in done]
    return sum(confirm_table(intake=intake, proposal=each, actor_id=actor_id, basis=basis) for each in open_ones)


@transaction.atomic
def withdraw_tables(*, intake: Intake, number: int | None, actor_id: UUID, basis: str) -> int:
    """Take back all that stands of a confirmed table, or of all tables with None; the number of facts.

    Values that were corrected since are taken back too. What was printed from them stays explained by its epoch.

    :raises NothingWithdrawn: if nothing of it stands
    """
    standing = queries.standing_facts(intake)
    facts = [fact for table, facts in standing.items() if number in (None, table) for fact in facts]
    if not facts:
        raise NothingWithdrawn("취소할 값이 없습니다. 확인하지 않았거나 이미 취소한 표입니다.")
    for fact in facts:
        withdraw_observation(observation_id=fact, actor_id=actor_id, basis=basis)
    return len(facts)


@transaction.atomic
def record_fact_file(*, file: FactFile, source_id: UUID, actor_id: UUID, basis: str) -> int:
    """Record what a report states outside of tables; the number of facts."""
    record_facts(file.facts, source_id=source_id, actor_id=actor_id, basis=basis)
    return len(file.facts)


def record_facts(facts: Sequence[Observation], *, source_id: UUID, actor_id: UUID, basis: str) -> UUID:
    """Record observations as one operation; its id."""
    drafts = [draft_of(fact) for fact in facts]
    return record_observations(
        kind="reports.confirm", actor_id=actor_id, basis=basis, source_id=source_id, observations=drafts
    ).operation_id


def draft_of(fact: Observation) -> ObservationDraft:
    """An observation that was read, as it is handed to the database."""
    return ObservationDraft(
        dataset=fact.dataset,
        subject=fact.subject,
        measure=fact.measure,
        value=fact.value,
        absence=fact.absence,
        unit=fact.unit,
        effective_date=fact.effective_date,
        stated_on=fact.stated_on,
        nature=fact.nature,
        scale=fact.scale,
        decimals=fact.decimals,
        line=fact.line,
        column=fact.column,
        cell=fact.cell,
        printed=fact.printed,
        formula=fact.formula,
    )


def build_edition(
    *,
    municipality_code: str | UUID,
    report: str,
    actor_id: UUID,
    as_of: date | None = None,
    known_at: datetime | None = None,
) -> Edition:
    """Resolve a report at a day and an epoch and freeze it; the same one again gives the edition made before.

    Without ``known_at`` everything recorded so far is known. Opens its own transactions: reads in one snapshot, then
    writes.

    :raises NoSuchReport: if there is no such report
    :raises NotYetKnown: if nothing had been recorded by ``known_at``
    """
    with snapshot(municipality_code, known_at=known_at) as epoch:
        revision = queries.current_revision(report)
        built = _built(revision, as_of, epoch)
    with municipality(municipality_code):
        return _freeze(built, revision, actor_id)


def resolve_edition(
    *, municipality_code: str | UUID, report: str, as_of: date, known_at: datetime | None = None
) -> Built:
    """Resolve a report at a day and an epoch without keeping it, as ``build_edition`` would freeze it.

    Opens its own transactions.

    :raises NoSuchReport: if there is no such report
    :raises NotYetKnown: if nothing had been recorded by ``known_at``
    :raises NotYetPast: if ``known_at`` is to come
    """
    with snapshot(municipality_code, known_at=known_at) as epoch:
        return _resolved(queries.current_revision(report), as_of, epoch)


@lru_cache(maxsize=8)
def _resolved(revision: DefinitionRevision, as_of: date, epoch: int) -> Built:
    """Those resolved lately are at hand: a revision is of one municipality, and neither it nor an epoch changes."""
    return _built(revision, as_of, epoch)


def _built(revision: DefinitionRevision, as_of: date | None, epoch: int) -> Built:
    definition = read_definition(revision.source)
    expected = [definition.datasets(of_division=each) for each in (True, False)]
    return build(definition, queries.KnownFacts(epoch, *expected), as_of=as_of)


def _freeze(built: Built, revision: DefinitionRevision, actor_id: UUID) -> Edition:
    same = (
        Edition.objects.select_related("revision")
        .filter(revision=revision, as_of=built.as_of, epoch=built.epoch, document_sha256=built.document_hash)
        .first()
    )
    if same is not None:
        return same
    last = queries.last_edition(revision.report)
    basis = f"{revision.title} {built.as_of:%Y-%m-%d} 기준 작성"
    operation = open_operation(kind="reports.build_edition", actor_id=actor_id, basis=basis)
    return Edition.objects.create(
        municipality_id=current_municipality(),
        operation_id=operation.operation_id,
        revision=revision,
        report=revision.report,
        number=last.number + 1 if last else 1,
        as_of=built.as_of,
        epoch=built.epoch,
        document=write_json(built.document).decode(),
        document_sha256=built.document_hash,
        sidecar=write_sidecar(built).decode(),
        findings=findings_of(built.document),
        replaces=last,
    )


@transaction.atomic
def make_file(*, edition: Edition, form: Format, actor_id: UUID, styles: StyleSheet | None = None) -> EditionFile:
    """Make a file of an edition, or give back the one made before.

    It is written and scanned between transactions of its own, so that nobody waits for that.

    :param styles: how a new file looks; None for the office's own sheet
    :raises NotClean: if the office's scanner did not find it clean
    :raises NotLinked: if it is to print its link of the chain of decisions, and there is none
    """
    with municipality(edition.municipality_id):
        known = queries.edition_file(edition.pk, form)
        data = b"" if known else _render(edition, form, styles)
    if known is not None:
        return known
    require_clean(data)
    with municipality(edition.municipality_id):
        return _keep_file(edition, form, data, actor_id)


def _keep_file(edition: Edition, form: Format, data: bytes, actor_id: UUID) -> EditionFile:
    """Keep a file, or give back the one that somebody else made meanwhile."""
    known = queries.edition_file(edition.pk, form)
    if known is not None:
        return known
    operation = open_operation(kind="reports.make_file", actor_id=actor_id, basis=f"{edition} {form.label}")
    return EditionFile.objects.create(
        municipality_id=current_municipality(),
        operation_id=operation.operation_id,
        edition=edition,
        format=form,
        sha256=hashlib.sha256(data).hexdigest(),
        data=data,
    )


def _render(edition: Edition, form: Format, styles: StyleSheet | None) -> bytes:
    if form is Format.SIDECAR:
        return edition.sidecar.encode()
    document, kind = queries.edition_document(edition), form.value.removeprefix("released.")
    if form.value != kind:
        document = released(document, edition, _link(edition))
    return write_document(paged(document, f".{kind}", styles=styles), f".{kind}", styles=styles)


def _link(edition: Edition) -> chain.Head:
    link = chain.link_of(edition.operation_id)
    if link is None:
        raise NotLinked(
            worded(
                "{edition}: 결정의 사슬에 없어 발행본을 만들 수 없습니다. 다른 형식을 고르십시오.", edition=str(edition)
            )
        )
    return link
