"""Matters around the budget: recording them, saying what they are about, moving them on, and what committees decide."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from ieum.budget.choices import MatterKind, MatterState
from ieum.budget.models import Matter, MatterAmount, MatterStatement, MatterStep
from ieum.budget.operations.holding import hold
from ieum.budget.queries import matters as reading
from ieum.budget.queries.matters import StandingMatter
from ieum.budget.rules.disclosing import answer_of
from ieum.budget.rules.matters import MatterFault, StatedMatter, YearAmount
from ieum.budget.rules.outlook import outlook_of
from ieum.budget.rules.settling import findings_of, order_fault, restated_fault
from ieum.budget.rules.traits import fixed_of, read_traits
from ieum.budget.states import CODES, COMMITTEE_KINDS, MATTERS, WRITE, MatterFacts
from ieum.budget.telling import tell_item
from ieum.kernel.calendar.days import OutsideCalendar
from ieum.kernel.deadlines.due import Case, deadline
from ieum.kernel.deadlines.rules import rules as deadline_rules
from ieum.kernel.parameters import NotYetInForce
from ieum.kernel.registry import DecisionSubject, Resolution
from ieum.kernel.states import NotFulfilled, Transition, TransitionNotAllowed
from ieum.kernel.wording import worded
from ieum.platform.closed_days.queries import held_calendar
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.operations import Opened, Refused, open_operation

_BEGIN = "record"
_RESOLVED = {"PASSED": "pass", "AMENDED": "amend", "REJECTED": "vote_down", "RELEASED": "hand_back"}
_FOR_THEM = frozenset({"refer", *_RESOLVED.values()})
"""Steps that a committee's meeting takes, not a page."""
_GIVEN_DAYS: Mapping[str, str] = {MatterState.ASKED: "answer_by"}
"""What is said of the day until which a state lasts, where no rule counts it."""


class MatterRefused(Refused):
    """The step is not possible; the message says why."""


class MatterUnclear(MatterRefused):
    """Fields are wrong; ``faults`` has a sentence for each."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__("고쳐야 할 칸이 있습니다. 표시된 칸을 고치십시오.")
        self.faults = dict(faults)


@transaction.atomic
def record_matter(
    *,
    kind: MatterKind,
    year: int,
    title: str,
    division: str,
    programme: str,
    traits: Mapping[str, str],
    amounts: Sequence[YearAmount],
    actor_id: UUID,
    on: date,
) -> Matter:
    """Record a matter with what is said of it first; its number follows from its kind and year.

    :raises MatterUnclear: naming each field that is wrong
    :raises MatterRefused: if the account is neither of the division nor of the budget team
    """
    kept = read_said(kind, traits)
    hold(f"matters:{kind}:{year}")
    if kind is MatterKind.SETTLEMENT and reading.next_number(kind, year) > 1:
        raise MatterRefused(worded("{year}회계연도의 결산은 이미 있습니다. 목록에서 고르십시오.", year=year))
    opened = open_operation(kind=f"budget.matter_{_BEGIN}", actor_id=actor_id, basis=f"{kind.label}: {title}",
                            records_facts=True)  # fmt: skip
    made: Matter = Matter.objects.create(
        municipality_id=current_municipality(), operation_id=opened.operation_id, kind=kind, year=year,
        number=reading.next_number(kind, year), title=title.strip(), division=division.strip(),
        programme=programme.strip(),
    )  # fmt: skip
    machine = MATTERS[kind]
    due = _day(kept, _GIVEN_DAYS.get(machine.initial, ""))
    step = _add_step(made, opened, position=1, action=_BEGIN, state=machine.initial, on=on, due=due)
    _add_statement(step, kept, amounts)
    _allowed(reading.matter(made.pk), WRITE, actor_id=actor_id, on=on)
    return made


@transaction.atomic
def state_matter(
    *,
    matter_id: UUID,
    traits: Mapping[str, str],
    amounts: Sequence[YearAmount],
    reason: str,
    actor_id: UUID,
    on: date,
) -> MatterStatement:
    """Say what a matter is about from now on, whole; what was said before stays.

    :raises MatterUnclear: naming each field that is wrong
    :raises MatterRefused: if the table does not allow it
    """
    found = held(matter_id)
    kept = {**traits, **fixed_of(found.kind, found.stated.traits)}
    return restate(found, kept, amounts, reason=reason, actor_id=actor_id, on=on)


def restate(
    found: StandingMatter,
    traits: Mapping[str, str],
    amounts: Sequence[YearAmount],
    *,
    reason: str,
    actor_id: UUID,
    on: date,
) -> MatterStatement:
    """Say what a held matter is about from now on, also what is else said once.

    :raises MatterUnclear: naming each field that is wrong
    :raises MatterRefused: if the table does not allow it
    """
    row = _allowed(found, WRITE, actor_id=actor_id, on=on)
    kept = read_said(found.kind, traits)
    if found.kind is MatterKind.SETTLEMENT:
        _clear({"findings": restated_fault(found.state, found.stated.traits, kept)})
    opened = _opened(found, row, reason, actor_id)
    step = _take(found, row, opened, on)
    return _add_statement(step, kept, amounts)


@transaction.atomic
def advance_matter(*, matter_id: UUID, action: str, reason: str, actor_id: UUID, on: date) -> MatterStep:
    """Move a matter on by a step of its table that is no committee's.

    :raises MatterRefused: if the table does not allow it, or it must be said why
    """
    found = held(matter_id)
    if action in _FOR_THEM:
        raise MatterRefused("위원회 심의는 회의 화면에서 안건으로 올리고 의결을 적습니다.")
    row = _allowed(found, action, actor_id=actor_id, on=on)
    if row.needs_reason and not reason.strip():
        raise MatterUnclear({"reason": worded("{step}: 사유나 근거 문서를 적어야 합니다.", step=worded(row.label))})
    if found.kind is MatterKind.SETTLEMENT:
        _clear({"on": order_fault(found.steps, action, on)})
    step = _take(found, row, _opened(found, row, reason, actor_id), on)
    if found.kind is MatterKind.DISCLOSURE_ITEM:
        tell_item(step, but=actor_id)
    return step


def subject_of(kind: MatterKind) -> DecisionSubject:
    """How committees decide on the matters of a kind."""
    return DecisionSubject(
        MATTERS[kind].name, str(kind.label), lambda words: _find(kind, words), _title,
        lambda matter_id: f"/budget/matters/{matter_id}/", _submit, _resolve,
    )  # fmt: skip


def _find(kind: MatterKind, words: str) -> UUID | None:
    return reading.find_matter(words if words.startswith(kind.label) else f"{kind.label} {words}")


def _title(matter_id: UUID) -> str:
    row = reading.matter(matter_id).row
    return f"{row} {row.title}"


def _submit(matter_id: UUID, actor_id: UUID, on: date) -> None:
    """Put a matter before a committee.

    :raises MatterRefused: if it is not its turn, or the account is not of the budget team
    """
    found = held(matter_id)
    row = _allowed(found, "refer", actor_id=actor_id, on=on)
    _take(found, row, _opened(found, row, "", actor_id), on)


def _resolve(matter_id: UUID, resolution: Resolution) -> None:
    """Apply what a committee decided.

    :raises MatterRefused: if the matter does not wait for a committee
    """
    found = held(matter_id)
    row = _advance(found, _RESOLVED[resolution.outcome], frozenset({"COMMITTEE"}), MatterFacts())
    _take(found, row, _opened(found, row, resolution.words, resolution.actor_id), resolution.on)


def read_said(kind: MatterKind, traits: Mapping[str, str]) -> dict[str, str]:
    """What is kept of what was written of a matter.

    :raises MatterUnclear: naming each field that is wrong
    """
    try:
        kept = read_traits(kind, traits)
        if kind is MatterKind.DISCLOSURE_ITEM:
            answer_of(StatedMatter(kind, 0, "", "", "", kept))
        if kind is MatterKind.SETTLEMENT:
            findings_of(kept)
        if kind is MatterKind.MID_TERM:
            outlook_of(kept)
    except MatterFault as fault:
        raise MatterUnclear(fault.faults) from fault
    return kept


def _clear(faults: Mapping[str, str]) -> None:
    """Go on where nothing is wrong.

    :raises MatterUnclear: naming each field that is
    """
    wrong = {name: said for name, said in faults.items() if said}
    if wrong:
        raise MatterUnclear(wrong)


def _allowed(found: StandingMatter, action: str, *, actor_id: UUID, on: date) -> Transition[MatterFacts]:
    judgement = reading.judgement(found, on=on)
    parts = reading.parts_of(found, actor_id, on=on)
    try:
        return _advance(found, action, parts, reading.facts_of(judgement))
    except _NotFulfilled as refused:
        raise MatterRefused(judgement.unmet.get(CODES.get(str(refused), ""), str(refused))) from refused


class _NotFulfilled(MatterRefused):
    """A condition does not hold; the facts know more than the table says."""


def _advance(found: StandingMatter, action: str, parts: frozenset[str], facts: MatterFacts) -> Transition[MatterFacts]:
    try:
        return MATTERS[found.kind].advance(found.state, action, parts=parts, facts=facts)
    except NotFulfilled as refused:
        raise _NotFulfilled(str(refused)) from refused
    except TransitionNotAllowed as refused:
        raise MatterRefused(str(refused)) from refused


def _opened(found: StandingMatter, row: Transition[MatterFacts], reason: str, actor_id: UUID) -> Opened:
    basis = reason.strip() or f"{found.row} {row.label}"
    return open_operation(kind=f"budget.matter_{row.action}", actor_id=actor_id, basis=basis, records_facts=True)


def _take(found: StandingMatter, row: Transition[MatterFacts], opened: Opened, on: date) -> MatterStep:
    due = _due(row.deadline, found.stated.day("completed_on") or on) if row.deadline else None
    due = due or _day(found.stated.traits, _GIVEN_DAYS.get(row.target, ""))
    return _add_step(
        found.row, opened, position=len(found.steps) + 1, action=row.action, state=row.target, on=on, due=due
    )


def _day(traits: Mapping[str, str], name: str) -> date | None:
    """A day that was said; None where it was not."""
    said = traits.get(name, "")
    return date.fromisoformat(said) if said else None


def _due(rule: str, started: date) -> date | None:
    """Until when; None where law or calendar of that day are not known, and then nothing is said."""
    try:
        return deadline(Case(deadline_rules()[rule], started), calendar=held_calendar()).due_on
    except (NotYetInForce, OutsideCalendar):
        return None


def _add_step(
    row: Matter, opened: Opened, *, position: int, action: str, state: str, on: date, due: date | None
) -> MatterStep:
    made: MatterStep = MatterStep.objects.create(
        municipality_id=row.municipality_id, operation_id=opened.operation_id, epoch=opened.epoch, matter=row,
        position=position, action=action, state=state, decided_on=on, due_on=due,
    )  # fmt: skip
    return made


def _add_statement(step: MatterStep, traits: Mapping[str, str], amounts: Sequence[YearAmount]) -> MatterStatement:
    row = step.matter
    made: MatterStatement = MatterStatement.objects.create(
        municipality_id=row.municipality_id, operation_id=step.operation_id, epoch=step.epoch, matter=row,
        step=step, stated_on=step.decided_on, traits=dict(traits),
    )  # fmt: skip
    MatterAmount.objects.bulk_create(
        MatterAmount(
            municipality_id=row.municipality_id, statement=made, heading=each.heading, sector=each.sector,
            code=each.code, item=each.item, source=each.source, year=each.year, amount=each.amount,
        )
        for each in amounts
    )  # fmt: skip
    return made


def held(matter_id: UUID) -> StandingMatter:
    """The matter, which nobody else moves until the transaction ends.

    :raises NoSuchMatter: if there is none
    """
    hold(f"matter:{matter_id}")
    return reading.matter(matter_id)


SUBJECTS = tuple(subject_of(kind) for kind in COMMITTEE_KINDS)
"""Matters on which committees decide."""
