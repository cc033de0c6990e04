"""Every write of the budget. Money moves by one call of a function in the database, whole or not at all."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection, transaction
from django.db.utils import DatabaseError
from psycopg import sql

from ieum.budget import queries, rules
from ieum.budget.choices import Balance, Grain, MovementKind
from ieum.budget.ledger_files import FileMovement, LedgerFile, RowFault, read_ledger_file
from ieum.budget.models import AppropriationCell, BudgetAccount, FiscalYear, LedgerEvent, Programme
from ieum.platform.database.tenancy import current_municipality, municipality
from ieum.platform.operations import BasisMissing, Refused, WrongAccount, open_operation, register_source

Answer = TypeVar("Answer")
MOST_TRIES = 8


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


class NoFiscalYear(Refused):
    """The fiscal year is not opened."""


class NoSuchMovement(Refused):
    """There is no such movement in this municipality, or it is itself a reversal."""


class AlreadyReversed(Refused):
    """Somebody reversed that movement before."""


class CodeTaken(Refused):
    """The code stands for something else in that fiscal year."""


@dataclass(frozen=True, slots=True)
class PostedMovement:
    """What was posted."""

    event_id: UUID
    operation_id: UUID
    epoch: int


class FileRefused(Refused):
    """A file cannot be posted; each fault names its row, and nothing of the file was."""

    def __init__(self, faults: Sequence[RowFault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class PostedFile:
    """What became of a file."""

    posted: int
    """Movements that were posted."""
    known: int
    """Movements of it that stood already; then none was posted."""
    notes: tuple[RowFault, ...]


@transaction.atomic
def open_fiscal_year(*, year: int, actor_id: UUID, basis: str) -> UUID:
    """Open a fiscal year for its cells and movements; one that is open is left as it is."""
    known = queries.find_year(year)
    if known is not None:
        return known.id
    days = rules.term(year)
    opened = FiscalYear.objects.create(
        municipality_id=current_municipality(),
        operation_id=_operation("budget.open_fiscal_year", actor_id, basis),
        year=year,
        first_day=days.first_day,
        last_day=days.last_day,
        payments_until=days.payments_until,
    )
    return opened.id


@transaction.atomic
def register_cell(*, year: int, cell: rules.CellDraft, actor_id: UUID, basis: str) -> UUID:
    """Make a cell known with its account and programme; the same one again gives the same id.

    :raises NoFiscalYear: if the year is not open
    :raises CodeTaken: if the programme's code has another name, or the cell reports other balances
    """
    return _register(_year(year).id, cell, _operation("budget.register_cell", actor_id, basis))


def _register(year_id: UUID, cell: rules.CellDraft, operation_id: UUID) -> UUID:
    own = {"municipality_id": current_municipality(), "operation_id": operation_id}
    account, _ = BudgetAccount.objects.get_or_create(
        fiscal_year_id=year_id, name=cell.account, defaults={**own, "kind": cell.account_kind}
    )
    if account.kind != cell.account_kind:
        raise CodeTaken(f"{cell.account}은(는) {account.get_kind_display()}로 등록되어 있습니다.")
    programme = _programme(account, cell, own) if cell.grain is not Grain.ACCOUNT else None
    reporting = {
        "reports_allotment": Balance.ALLOTTED in cell.reported,
        "reports_commitment": Balance.COMMITTED in cell.reported,
        "reports_spending": Balance.SPENT in cell.reported,
    }
    found, _ = AppropriationCell.objects.get_or_create(
        account=account,
        programme=programme,
        division=cell.division,
        item=cell.item,
        funding=cell.funding,
        carry_origin=cell.carry_origin,
        defaults={**own, **reporting, "grain": cell.grain},
    )
    if any(getattr(found, name) != value for name, value in reporting.items()):
        raise CodeTaken(f"{found}은(는) 관리하는 잔액이 다르게 등록되어 있습니다.")
    return found.id


def post_movement(
    *,
    year: int,
    movement: rules.Movement,
    actor_id: UUID,
    basis: str,
    on_behalf_of_id: UUID | None = None,
    source_id: UUID | None = None,
    line: int | None = None,
) -> PostedMovement:
    """Post a movement with all its lines; ``line`` is the row of ``source_id`` that it begins at.

    :raises NoFiscalYear: if the year is not open
    :raises MovementRefused: if a rule forbids it
    :raises BudgetExceeded: if it would overdraw that day or any later one
    :raises BasisMissing: without basis
    """
    opened = _year(year)
    lines = [{"cell_id": str(each.cell_id), "amount": each.amount} for each in movement.lines]
    header = (current_municipality(), actor_id, on_behalf_of_id, basis)
    what = (movement.kind, movement.round, opened.id, movement.effective_date, source_id, line, json.dumps(lines))
    try:
        return PostedMovement(*_call("ieum_post_movement", *header, *what))
    except _Broken as broken:
        places = queries.places((each.cell_id for each in movement.lines), fiscal_year_id=opened.id)
        raise _refusal(broken, movement, places) from broken


def hold_cells(*, year: int, cell_ids: Iterable[UUID]) -> None:
    """Let nobody else post to these cells until the transaction ends; called before several movements in one.

    :raises NoFiscalYear: if the year is not open
    """
    arguments: list[Any] = [current_municipality(), _year(year).id, list(cell_ids)]
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
    try:
        return PostedMovement(*_call("ieum_reverse_movement", *header, event_id))
    except _Broken as broken:
        found = _overdraft(broken)
        year = LedgerEvent.objects.get(id=event_id).fiscal_year_id
        place = queries.places([found.cell_id], fiscal_year_id=year)[found.cell_id]
        raise BudgetExceeded(found, rules.explain_dependants(found, place)) from broken


def post_file(
    *, code: str | UUID, name: str, data: bytes, actor_id: UUID, basis: str, is_preview: bool = False
) -> PostedFile:
    """Post all movements of a CSV file or none; a file that stands already is left as it is.

    A preview does the same and takes it all back. Opens its own transaction.

    :raises FileRefused: naming each row that cannot be posted
    """

    def work() -> PostedFile:
        sha256 = _hold_file(data)
        file = read_ledger_file(data, known_codes=queries.programme_codes())
        if file.faults:
            raise FileRefused(file.faults)
        last_day = max(each.effective_date for each in file.movements)
        source_id = _source(name=name, data=data, stated_on=last_day, sha256=sha256, actor_id=actor_id, basis=basis)
        posted = _post_all(file, source_id, actor_id, basis)
        if is_preview:
            transaction.set_rollback(True)
        return posted

    return in_municipality(code, work)


def undo_file(*, code: str | UUID, data: bytes, actor_id: UUID, basis: str) -> int:
    """Reverse all movements of a file or none, the last one first; how many. Opens its own transaction.

    :raises NoSuchMovement: if none of the file stands
    :raises BudgetExceeded: if something that was posted since rests on one
    """

    def work() -> int:
        source_id = queries.source_of_content(_hold_file(data))
        events = queries.standing_events(source_id) if source_id else []
        if not events:
            raise NoSuchMovement("이 파일로 등록된 사건이 없습니다.")
        for year, cells in queries.cells_of(events).items():
            hold_cells(year=year, cell_ids=cells)
        for event in sorted(events, key=_order, reverse=True):
            reverse_movement(event_id=event.id, actor_id=actor_id, basis=basis)
        return len(events)

    return in_municipality(code, work)


def in_municipality(code: str | UUID, work: Callable[[], Answer]) -> Answer:
    """Do ``work`` as one transaction of a municipality, again from its start where the database broke a deadlock.

    It must be the outermost transaction: what a deadlock rolled back is the whole of it.
    """
    for _ in range(MOST_TRIES - 1):
        try:
            with transaction.atomic(durable=True), municipality(code):
                return work()
        except DatabaseError as error:
            if getattr(error.__cause__, "sqlstate", "") != "40P01":
                raise
    with transaction.atomic(durable=True), municipality(code):
        return work()


def _hold_file(data: bytes) -> str:
    """Let nobody else post or undo the same content until the transaction ends; its hash."""
    sha256 = hashlib.sha256(data).hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"ieum.budget:{current_municipality()}:{sha256}"]
        )
    return sha256


def _source(*, name: str, data: bytes, stated_on: date, sha256: str, actor_id: UUID, basis: str) -> UUID:
    return queries.source_of_content(sha256) or register_source(
        name=f"예산 원장 {name[:80]} {sha256[:12]}",
        sha256=sha256,
        format="csv",
        stated_on=stated_on,
        content=data,
        media_type="text/csv",
        actor_id=actor_id,
        basis=basis,
    )


def _post_all(file: LedgerFile, source_id: UUID, actor_id: UUID, basis: str) -> PostedFile:
    standing = queries.standing_events(source_id)
    if standing:
        return PostedFile(0, len(standing), file.notes)
    cells = _register_all(file, actor_id, basis)
    tried = (_try_posting(each, cells, source_id, actor_id, basis) for each in file.movements)
    faults = [fault for fault in tried if fault]
    if faults:
        raise FileRefused(faults)
    return PostedFile(len(file.movements), 0, file.notes)


def _register_all(file: LedgerFile, actor_id: UUID, basis: str) -> dict[tuple[int, rules.CellDraft], UUID]:
    """Ids of all cells of a file, which nobody else posts to from here on."""
    operation_id = _operation("budget.register_cells", actor_id, basis)
    cells: dict[tuple[int, rules.CellDraft], UUID] = {}
    for year in sorted({each.year for each in file.movements}):
        year_id = open_fiscal_year(year=year, actor_id=actor_id, basis=basis)
        known = queries.registered_cells(year_id)
        named = {row.cell: row.line for each in file.movements if each.year == year for row in each.rows}
        faults = [
            RowFault(line, str(taken))
            for draft, line in named.items()
            if draft not in known and (taken := _try_registering(year_id, draft, operation_id, known))
        ]
        if faults:
            raise FileRefused(faults)
        hold_cells(year=year, cell_ids=[known[draft] for draft in named])
        cells |= {(year, draft): known[draft] for draft in named}
    return cells


def _try_registering(
    year_id: UUID, draft: rules.CellDraft, operation_id: UUID, known: dict[rules.CellDraft, UUID]
) -> CodeTaken | None:
    """Add the cell to ``known``, or say why it cannot be registered."""
    try:
        known[draft] = _register(year_id, draft, operation_id)
    except CodeTaken as taken:
        return taken
    return None


def _try_posting(
    each: FileMovement,
    cells: Mapping[tuple[int, rules.CellDraft], UUID],
    source_id: UUID,
    actor_id: UUID,
    basis: str,
) -> RowFault | None:
    """Post a movement, or say why not, at the row whose cell would be overdrawn or else at its first."""
    row_of = {cells[each.year, row.cell]: row for row in each.rows}
    lines = tuple(rules.Line(cell_id, row.amount) for cell_id, row in row_of.items())
    movement = rules.Movement(kind=each.kind, effective_date=each.effective_date, lines=lines, round=each.round)
    own_basis = f"{basis} ({each.document})" if each.document else basis
    try:
        post_movement(
            year=each.year, movement=movement, actor_id=actor_id, basis=own_basis, source_id=source_id, line=each.line
        )
    except BudgetExceeded as exceeded:
        return RowFault(row_of[exceeded.overdraft.cell_id].line, str(exceeded))
    except MovementRefused as refused:
        return RowFault(each.line, str(refused))
    return None


def _order(event: LedgerEvent) -> tuple[date, int, int]:
    """Where a movement of a file was posted, as ``FileMovement.order``."""
    return event.effective_date, MovementKind.values.index(event.kind), event.place_line or 0


class _Broken(Exception):
    """A rule that the database found broken, with what it said about it."""

    def __init__(self, fault: rules.Fault, detail: str) -> None:
        super().__init__(fault)
        self.fault = fault
        self.detail = detail


_REFUSALS: dict[str, tuple[type[Refused], str]] = {
    "platform_operation_has_basis": (BasisMissing, "근거를 적어야 합니다."),
    "IE005": (WrongAccount, "이 지방자치단체에서 쓰는 계정이 아닙니다."),
    "IE021": (NoSuchMovement, "등록되지 않았거나 취소할 수 없는 사건입니다."),
    "budget_ledgerevent_reversed_once": (AlreadyReversed, "이미 취소한 사건입니다."),
    "budget_ledgerevent_kind": (Refused, "취소는 취소할 사건을 골라서 해야 합니다."),
    "budget_ledgerevent_reversal": (Refused, "취소는 취소할 사건을 골라서 해야 합니다."),
    "budget_ledgerevent_source_id_same_municipality": (Refused, "이 지방자치단체의 출처가 아닙니다."),
}
"""What the database says, by constraint or code, and what that means to an officer."""


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except DatabaseError as error:
        diagnosis = getattr(error.__cause__, "diag", None)
        state = getattr(error.__cause__, "sqlstate", None) or ""
        if state == "IE020" and diagnosis is not None:
            raise _Broken(rules.Fault(diagnosis.message_primary), diagnosis.message_detail or "") from error
        for said in (getattr(diagnosis, "constraint_name", None), state):
            if said in _REFUSALS:
                refusal, sentence = _REFUSALS[said]
                raise refusal(sentence) from error
        raise


def _call(function: str, *arguments: Any) -> tuple[Any, ...]:
    """Call a posting function and give its answer; a refusal leaves the transaction around it usable."""
    places = sql.SQL(", ").join([sql.Placeholder()] * len(arguments))
    statement = sql.SQL("SELECT event, operation, epoch FROM {}({})").format(sql.Identifier(function), places)
    with _refusals(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, arguments)
        return tuple(cursor.fetchone())


def _refusal(broken: _Broken, movement: rules.Movement, places: Mapping[UUID, rules.Place]) -> MovementRefused:
    if broken.fault is not rules.Fault.OVERDRAWN:
        return MovementRefused(broken.fault, rules.sentence_of(broken.fault, movement, places))
    found = _overdraft(broken)
    moved = rules.entries(movement, places)
    return BudgetExceeded(found, rules.explain_overdraft(found, moved, places[found.cell_id]))


def _overdraft(broken: _Broken) -> rules.Overdraft:
    said = json.loads(broken.detail)
    day = date.fromisoformat(said["day"])
    return rules.Overdraft(UUID(said["cell_id"]), said["lower"], said["upper"], day, int(said["gap"]))


def _programme(account: BudgetAccount, cell: rules.CellDraft, own: Mapping[str, UUID]) -> Programme:
    path = dict(zip(("policy_code", "policy_name", "unit_code", "unit_name", "name"), (
        *cell.policy, *cell.unit, cell.programme[1]), strict=True))  # fmt: skip
    found, _ = Programme.objects.get_or_create(account=account, code=cell.programme[0], defaults={**own, **path})
    other = next((getattr(found, name) for name, value in path.items() if getattr(found, name) != value), None)
    if other is not None:
        raise CodeTaken(f"세부사업 부호 {found.code}은(는) 이미 다르게 등록되어 있습니다: {other}.")
    return found


def _operation(kind: str, actor_id: UUID, basis: str) -> UUID:
    return open_operation(kind=kind, actor_id=actor_id, basis=basis).operation_id


def _year(year: int) -> FiscalYear:
    found = queries.find_year(year)
    if found is None:
        raise NoFiscalYear(f"{year}회계연도를 먼저 열어야 합니다.")
    return found
