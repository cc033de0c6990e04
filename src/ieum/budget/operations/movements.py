"""Moving money: each movement is one call of a function in the database, whole or not at all."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from psycopg import sql

from ieum.budget import queries, rules
from ieum.budget.choices import MovementKind
from ieum.budget.models import LedgerEvent
from ieum.budget.models.ledger import DAILY
from ieum.budget.operations.cells import year_of
from ieum.budget.queries.entry import late_entry_fault
from ieum.budget.rules import sentences
from ieum.platform.database.flushing import NOT_WAITING, flush_after_commit
from ieum.platform.database.refusals import Refusals, refusals
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.database.trips import fetch_in_savepoint, send_lead
from ieum.platform.operations import BasisMissing, Refused, WrongAccount


class MovementRefused(Refused):
    """A rule forbids the movement; the message says which."""

    def __init__(self, fault: rules.Fault, sentence: str) -> None:
        super().__init__(sentence)
        self.fault = fault


class BudgetExceeded(MovementRefused):
    """The movement would overdraw a balance on its day or a later one."""

    def __init__(self, found: rules.Overdraft, sentence: str) -> None:
        super().__init__(rules.Fault.OVERDRAWN, sentence)
        self.overdraft = found


class DependantsStand(BudgetExceeded):
    """The movement cannot be reversed, since others rest on it."""

    def __init__(self, found: rules.Overdraft, sentence: str, dependants: Sequence[sentences.Standing]) -> None:
        super().__init__(found, sentence)
        self.dependants = tuple(dependants)


class BooksClosed(Refused):
    """The books of the year were finished before, so that nothing new is entered."""


class AlreadyClosed(Refused):
    """The fiscal year was settled before."""


class NoSuchMovement(Refused):
    """There is no such movement in this municipality, or it is itself a reversal."""


class AlreadyReversed(Refused):
    """Somebody reversed that movement before."""


@dataclass(frozen=True, slots=True)
class PostedMovement:
    """What was posted."""

    event_id: UUID
    operation_id: UUID
    epoch: int


def post_movement(
    *,
    year: int,
    movement: rules.Movement,
    actor_id: UUID,
    basis: str,
    on_behalf_of_id: UUID | None = None,
    source_id: UUID | None = None,
    line: int | None = None,
    approver_id: UUID | None = None,
) -> PostedMovement:
    """Post a movement with all its lines; ``line`` is the row of ``source_id`` that it begins at.

    ``approver_id`` is who approved it, another than who posts it or on whose behalf; None where that is not recorded.

    :raises NoFiscalYear: if the year is not open
    :raises BooksClosed: if it is too late for the year
    :raises MovementRefused: if a rule forbids it
    :raises BudgetExceeded: if it would overdraw that day or any later one
    :raises BasisMissing: without basis
    """
    own: dict[str, Any] = {"on_behalf_of_id": on_behalf_of_id, "source_id": source_id, "line": line}
    own |= {"year": year, "movement": movement, "actor_id": actor_id, "basis": basis, "approver_id": approver_id}
    if movement.kind not in rules.kinds.WITH_REVENUE:
        return write_movement(**own)
    with transaction.atomic():
        posted = write_movement(**own)
        require_revenue()
    return posted


def write_movement(
    *,
    year: int,
    movement: rules.Movement,
    actor_id: UUID,
    basis: str,
    on_behalf_of_id: UUID | None = None,
    source_id: UUID | None = None,
    line: int | None = None,
    approver_id: UUID | None = None,
) -> PostedMovement:
    """Post a movement whose revenue comes after it in the same transaction; else as ``post_movement``.

    :raises BooksClosed: if it is too late for the year
    :raises MovementRefused: if a rule forbids it
    """
    if fault := late_entry_fault(movement.kind, year):
        raise BooksClosed(fault)
    header = (current_municipality(), actor_id, on_behalf_of_id, basis)
    what = (movement.kind.value, movement.round, year, movement.effective_date, source_id, line, movement.authority)
    unit = movement.unit.strip()
    function, of_unit = ("ieum_post_unit_movement", [unit]) if unit else ("ieum_post_movement", [])
    if movement.kind not in DAILY:
        _let_be_found()
    try:
        given = (*header, *what, approver_id, *columns([movement]), *of_unit)
        return PostedMovement(*call_posting(function, *given))
    except BrokenRule as broken:
        places = queries.places((each.cell_id for each in movement.lines), fiscal_year_id=year_of(year).id)
        raise _refusal(broken, movement, places, rules.term(year)) from broken


def require_revenue() -> None:
    """Hold that 간주처리 and 성립전 사용 posted so far have their revenue, in a year whose two sides are kept equal.

    :raises MovementRefused: if one has none; the database would say so at the end of the transaction
    """
    try:
        with refusals(_REFUSALS, _broken), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS budget_ledgerevent_revenue IMMEDIATE")
            cursor.execute("SET CONSTRAINTS budget_ledgerevent_revenue DEFERRED")
    except BrokenRule as broken:
        raise MovementRefused(broken.fault, sentences.general_sentence(broken.fault)) from broken


def hold_cells(*, year: int, cell_ids: Iterable[UUID]) -> None:
    """Let nobody else post to these cells until the transaction ends; called before several movements in one.

    :raises NoFiscalYear: if the year is not open
    """
    arguments: list[Any] = [current_municipality(), year_of(year).id, list(cell_ids)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT ieum_hold_cells(%s, %s, %s)", arguments)


def reverse_movement(
    *, event_id: UUID, actor_id: UUID, basis: str, on_behalf_of_id: UUID | None = None
) -> PostedMovement:
    """Take a movement back by its opposite on the same day; what was known before stays as it was known.

    :raises NoSuchMovement: if there is none, or it is a reversal
    :raises AlreadyReversed: if it was reversed before
    :raises BudgetExceeded: if what came after rests on it
    """
    header = (current_municipality(), actor_id, on_behalf_of_id, basis)
    _let_be_found()
    try:
        return PostedMovement(*call_posting("ieum_reverse_movement", *header, event_id))
    except BrokenRule as broken:
        if broken.fault is not rules.Fault.OVERDRAWN:
            raise MovementRefused(broken.fault, sentences.general_sentence(broken.fault)) from broken
        found = _overdraft(broken)
        year = LedgerEvent.objects.get(id=event_id).fiscal_year_id
        place = queries.places([found.cell_id], fiscal_year_id=year)[found.cell_id]
        resting = queries.resting_on(found, without=event_id)
        raise DependantsStand(found, sentences.explain_dependants(found, place, resting), resting) from broken


def lapse_remainders(*, year: int, on: date, actor_id: UUID, basis: str) -> PostedMovement | None:
    """Let all lapse that is neither spent nor carried over; None where nothing is left.

    :raises NoFiscalYear: if the year is not open
    :raises MovementRefused: before the last day of the year, or once it is closed
    :raises BudgetExceeded: before the last day on which money came back, which the message names
    """
    left = queries.remainders(year_of(year).id)
    if not left:
        return None
    lines = tuple(rules.Line(cell_id, amount) for cell_id, amount in left.items())
    movement = rules.Movement(kind=MovementKind.LAPSE, effective_date=on, lines=lines)
    try:
        return post_movement(year=year, movement=movement, actor_id=actor_id, basis=basis)
    except BudgetExceeded as exceeded:
        returned_on = queries.last_returned(left, after=on)
        if returned_on is None:
            raise
        sentence = sentences.explain_early_lapse(on, returned_on)
        raise BudgetExceeded(exceeded.overdraft, sentence) from exceeded


def close_fiscal_year(*, year: int, actor_id: UUID, basis: str, on_behalf_of_id: UUID | None = None) -> PostedMovement:
    """Settle a year (결산): from then on nothing is posted to it or reversed in it.

    :raises NoFiscalYear: if the year is not open
    :raises MovementRefused: if of a cell something is left that is neither spent, carried over nor lapsed
    :raises AlreadyClosed: if it was settled before
    """
    header = (current_municipality(), actor_id, on_behalf_of_id, basis)
    try:
        return PostedMovement(*call_posting("ieum_close_fiscal_year", *header, year_of(year).id))
    except BrokenRule as broken:
        raise MovementRefused(broken.fault, sentences.general_sentence(broken.fault)) from broken


class BrokenRule(Exception):
    """A rule that the database found broken, with what it said about it."""

    def __init__(self, fault: rules.Fault, detail: str) -> None:
        super().__init__(fault)
        self.fault = fault
        self.detail = detail


_REFUSALS: Refusals = {
    "platform_operation_has_basis": (BasisMissing, "근거를 적어야 합니다."),
    "IE005": (WrongAccount, "이 지방자치단체에서 쓰는 계정이 아닙니다."),
    "budget_yearclosing_once": (AlreadyClosed, "이미 결산한 회계연도입니다."),
    "IE021": (NoSuchMovement, "등록되지 않았거나 취소할 수 없는 사건입니다."),
    "budget_ledgerevent_reversed_once": (AlreadyReversed, "이미 취소한 사건입니다."),
    "budget_ledgerevent_kind": (Refused, "취소는 취소할 사건을 골라서 해야 합니다."),
    "budget_ledgerevent_reversal": (Refused, "취소는 취소할 사건을 골라서 해야 합니다."),
    "budget_ledgerevent_source_id_same_municipality": (Refused, "이 지방자치단체의 출처가 아닙니다."),
}
"""What the database says, by constraint or code, and what that means to an officer."""


def _broken(name: str, detail: str) -> BrokenRule:
    return BrokenRule(rules.Fault(name), detail)


def _let_be_found() -> None:
    """Have the transaction do more than call a function, so that what it changed is indexed before it ends."""
    send_lead()


def call_posting(function: str, *arguments: Any) -> tuple[Any, ...]:
    """Call a posting function and give its answer; a refusal leaves the transaction around it usable.

    :raises BrokenRule: if a rule forbids what it was called for
    """
    with refusals(_REFUSALS, _broken):
        answer = fetch_in_savepoint(_call_of(function, len(arguments)), arguments)
    flush_after_commit()
    return (answer or ())[:-1]


@cache
def _call_of(function: str, count: int) -> str:
    """The statement that calls a posting function."""
    given = sql.SQL(", ").join([sql.Placeholder()] * count)
    call = sql.SQL("SELECT *, {} FROM {}({})").format(sql.SQL(NOT_WAITING), sql.Identifier(function), given)
    return call.as_string()


def columns(movements: Iterable[rules.Movement]) -> tuple[str, str]:
    """The cells and the amounts of all lines, as the database reads lists."""
    lines = [line for each in movements for line in each.lines]
    written = {cell: str(cell) for cell in {line.cell_id for line in lines}}
    return listed(written[line.cell_id] for line in lines), listed(str(_bounded(line.amount)) for line in lines)


def texts(values: Sequence[str]) -> str:
    """Texts of any kind as a list that the database reads; each is written once, since most of a file are alike."""
    written = {each: '"' + each.replace("\\", r"\\").replace('"', r"\"") + '"' for each in set(values)}
    return listed(written[each] for each in values)


def listed(values: Iterable[str]) -> str:
    """Values without commas, quotes or spaces as a list that the database reads."""
    return "{" + ",".join(values) + "}"


def _bounded(amount: int) -> int:
    """An amount that a column holds; one beyond the largest is refused whatever it is."""
    return max(-rules.LARGEST - 1, min(amount, rules.LARGEST + 1))


def _refusal(
    broken: BrokenRule, movement: rules.Movement, places: Mapping[UUID, rules.Place], year: rules.Term
) -> MovementRefused:
    if broken.fault is not rules.Fault.OVERDRAWN:
        return MovementRefused(broken.fault, sentences.sentence_of(broken.fault, movement, places, year))
    found = _overdraft(broken)
    moved = rules.entries(movement, places)
    return BudgetExceeded(found, sentences.explain_overdraft(found, moved, places[found.cell_id]))


def _overdraft(broken: BrokenRule) -> rules.Overdraft:
    said = json.loads(broken.detail)
    day = date.fromisoformat(said["day"])
    return rules.Overdraft(
        UUID(said["cell_id"]), said["lower"], said["upper"], day, int(said["gap"]), said.get("unit", "")
    )
