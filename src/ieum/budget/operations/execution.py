"""Taking over what e-호조 committed and paid: what is new is posted, what changed is reversed and posted anew."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from ieum.budget import queries, rules
from ieum.budget.choices import FileKind, MovementKind
from ieum.budget.execution_files import ExecutionEntry, ExecutionFile, SpendingEntry, read_execution_file
from ieum.budget.file_values import NO_COLUMNS
from ieum.budget.ledger_files import ControlTotal
from ieum.budget.operations.approving import require_may_take_back
from ieum.budget.operations.cells import year_of
from ieum.budget.operations.files import NOTHING_STANDS, FileRefused, hold_file, ledger_source
from ieum.budget.operations.movements import NoSuchMovement, hold_cells, post_movement, reverse_movement
from ieum.budget.operations.rows import RowMovement, post_rows
from ieum.budget.operations.spending import AskedFile, AskedSpending, Key, take_back_requests, take_requests
from ieum.budget.queries import Executed
from ieum.kernel.row_faults import RowFault
from ieum.kernel.wording import worded
from ieum.platform.database.tenancy import in_municipality
from ieum.platform.operations import Refused

_MOST_NAMED = 3


class ReplacedTwice(Refused):
    """Two exports replaced the same thing before anything was read in between."""


@dataclass(frozen=True, slots=True)
class ExecutionDifference:
    """A commitment or payment in which the two ledgers differ; 0 won where one does not have it."""

    number: str
    """품의번호."""
    kind: MovementKind
    day: date
    cell: str
    ours: int
    theirs: int

    def __str__(self) -> str:
        """What it is, without its amounts."""
        return f"{self.number} {self.kind.label} {self.day} {self.cell}"


@dataclass(frozen=True, slots=True)
class TakenExecution:
    """What became of an export."""

    same: int
    """Commitments and payments that stood already."""
    posted: int
    reversed: int
    """Those of ours whose amount had changed."""
    differences: tuple[ExecutionDifference, ...]
    """Ours against theirs, as they were before."""
    missing: tuple[ExecutionDifference, ...]
    """Ours that the export does not have; they are left, for an officer to decide."""
    notes: tuple[RowFault, ...] = ()
    totals: tuple[ControlTotal, ...] = ()
    """What the export holds of each kind."""
    asked: int = 0
    """품의 of which it says something new."""


def take_execution(
    *, code: str | UUID, name: str, data: bytes, year: int, actor_id: UUID, basis: str,
    columns: Mapping[str, str] = NO_COLUMNS, is_preview: bool = False,
) -> TakenExecution:  # fmt: skip
    """Make the ledger agree with an export of e-호조, or not at all where a row is refused.

    The same export again changes nothing, and a later one adds what is new in it. A preview does the same and takes it
    all back. ``columns`` gives known names for columns that the export calls otherwise. Opens its own transaction.

    :raises FileRefused: naming each row that cannot be taken over
    :raises NoFiscalYear: if the year is not open
    """

    def work() -> TakenExecution:
        sha256 = hold_file(data)
        file = read_execution_file(data, name, columns=columns)
        cells = queries.named_cells(year_of(year).id)
        theirs, unknown = _by_key(file.entries, cells)
        asked, unasked = _asked(file.asked, cells)
        if file.faults or unknown or unasked:
            # A row that is committed and paid has one fault, not two.
            raise FileRefused(sorted({*file.faults, *unknown, *unasked}))
        ours = queries.executed(year)
        hold_cells(year=year, cell_ids=[cell for cell, _ in theirs.values()] + [each.cell_id for each in ours.values()])
        last_day = max((entry.day for _, entry in theirs.values()), default=rules.term(year).last_day)
        source = ledger_source(
            name=name, data=data, stated_on=last_day, sha256=sha256, actor_id=actor_id, basis=basis,
            kind=FileKind.EXECUTION,
        )  # fmt: skip
        names = {each.id: str(each) for each in cells}
        doubles = tuple(_alike(theirs, ours, year))
        taken = _take(theirs, ours, _Header(year, source, actor_id, basis), names)
        said, above = take_requests(
            year, _requests(file, theirs, asked), source_id=source, actor_id=actor_id, basis=basis
        )
        if is_preview:
            transaction.set_rollback(True)
        notes = (*file.notes, *above, *doubles)
        return replace(taken, notes=notes, totals=file.totals, asked=said)

    return in_municipality(code, work)


@dataclass(frozen=True, slots=True)
class UndoneExecution:
    """What became of an export that was taken back."""

    reversed: int
    restored: int
    """Those that the export had replaced and that stand again."""


def undo_execution(*, code: str | UUID, data: bytes, year: int, actor_id: UUID, basis: str) -> UndoneExecution:
    """Take back what an export of e-호조 posted, and post again what it had replaced. Opens its own transaction.

    :raises NoSuchMovement: if nothing of the export stands
    :raises ReplacedTwice: if it cannot be told what stood before
    :raises ReversalRefused: if somebody else must take it back
    :raises MovementRefused: if something that was posted since rests on it
    """

    def work() -> UndoneExecution:
        source_id = queries.source_of_content(hold_file(data))
        return reverse_execution(source_id=source_id, year=year, actor_id=actor_id, basis=basis)

    return in_municipality(code, work)


def reverse_execution(*, source_id: UUID | None, year: int, actor_id: UUID, basis: str) -> UndoneExecution:
    """Take back an export, as part of the transaction that holds it; None for a content never posted.

    :raises NoSuchMovement: if nothing of it stands
    :raises ReplacedTwice: if it cannot be told what stood before
    :raises ReversalRefused: if somebody else must take back what was brought in by this content as another file
    """
    events = queries.standing_events(source_id) if source_id else []
    require_may_take_back(events, actor_id=actor_id, on=localdate())
    for each, cells in queries.cells_of(events).items():
        hold_cells(year=each, cell_ids=cells)
    asked = take_back_requests(year, source_id=source_id, actor_id=actor_id, basis=basis) if source_id else 0
    if source_id is None or (not events and not asked):
        raise NoSuchMovement(NOTHING_STANDS)
    before = queries.replaced(source_id)
    if any(len(each) > 1 for each in before.values()):
        raise ReplacedTwice(
            "같은 품의를 두 파일이 잇따라 고쳐 앞의 금액을 알 수 없습니다. 앞의 파일을 다시 올리십시오."
        )
    for event in sorted(events, key=lambda one: _order(MovementKind(one.kind), one.effective_date, ""), reverse=True):
        reverse_movement(event_id=event.pk, actor_id=actor_id, basis=basis)
    again = sorted(before.items(), key=lambda pair: _order(pair[1][0].kind, pair[1][0].day, pair[0]))
    for key, (one,) in again:
        _post_again(key, one, _Header(year, source_id, actor_id, basis))
    return UndoneExecution(len(events), len(again))


def _post_again(key: str, one: Executed, header: "_Header") -> None:
    """Post what stood before the export; it is of no file any more."""
    lines = (rules.Line(one.cell_id, one.amount),)
    movement = rules.Movement(kind=one.kind, effective_date=one.day, lines=lines, authority=key)
    post_movement(year=header.year, movement=movement, actor_id=header.actor_id, basis=header.basis)


_Theirs = Mapping[str, tuple[UUID, ExecutionEntry]]


@dataclass(frozen=True, slots=True)
class _Header:
    """What all movements of an export have in common."""

    year: int
    source_id: UUID
    actor_id: UUID
    basis: str


def _take(theirs: _Theirs, ours: Mapping[str, Executed], header: _Header, names: Mapping[UUID, str]) -> TakenExecution:
    changed = {key for key in theirs.keys() & ours.keys() if theirs[key][1].amount != ours[key].amount}
    anew = changed | _paid_under(changed, theirs, ours)
    for key in sorted(anew, key=lambda key: _order(ours[key].kind, ours[key].day, key), reverse=True):
        reverse_movement(event_id=ours[key].event_id, actor_id=header.actor_id, basis=header.basis)
    new = [key for key in theirs if key not in ours or key in changed]
    posted = {*new, *anew}
    faults = post_rows(
        year=header.year,
        rows=[
            _row_movement(key, *theirs[key], header.basis)
            for key in sorted(posted, key=lambda key: _order(theirs[key][1].kind, theirs[key][1].day, key))
        ],
        actor_id=header.actor_id,
        source_id=header.source_id,
    )
    if faults:
        raise FileRefused(faults)
    differing = [_difference(theirs[key], ours.get(key), names) for key in sorted(new)]
    missing = [_missing(ours[key], names) for key in sorted(ours.keys() - theirs.keys())]
    return TakenExecution(len(theirs) - len(new), len(new), len(changed), tuple(differing), tuple(missing))


def _alike(theirs: _Theirs, ours: Mapping[str, Executed], year: int) -> Iterator[RowFault]:
    """Rows that are new and look like what was entered otherwise: by hand, by a program or by a file of movements."""
    new = [theirs[key] for key in theirs if key not in ours]
    if not new:
        return
    known = queries.entered_otherwise(year, {cell for cell, _ in new}, {entry.day for _, entry in new})
    for cell_id, entry in new:
        basis = known.get((entry.kind, cell_id, entry.day, entry.amount))
        if basis is not None:
            yield RowFault(
                entry.line,
                worded(
                    "{number}: 같은 날 같은 과목에 {amount:,}원의 {kind}이(가) 집행내역이 아닌 등록으로 이미 있습니다"
                    "(근거: {basis}). 같은 것이면 두 번 셈하므로 그 사건을 취소하십시오.",
                    number=entry.number, amount=entry.amount, kind=worded(str(entry.kind.label)), basis=basis,
                ),
            )  # fmt: skip


def _paid_under(changed: Collection[str], theirs: _Theirs, ours: Mapping[str, Executed]) -> set[str]:
    """What was paid or returned under the commitments that changed.

    It rests on them, so that they are not reversed before it; it is posted again as it was.
    """
    commitments = [ours[key] for key in changed if ours[key].kind is MovementKind.COMMITMENT]
    papers = {(each.number, each.cell_id) for each in commitments}
    return {
        key
        for key in theirs.keys() & ours.keys()
        if ours[key].kind is not MovementKind.COMMITMENT and (ours[key].number, ours[key].cell_id) in papers
    }


def _difference(
    theirs: tuple[UUID, ExecutionEntry], own: Executed | None, names: Mapping[UUID, str]
) -> ExecutionDifference:
    cell_id, entry = theirs
    ours = own.amount if own else 0
    return ExecutionDifference(entry.number, entry.kind, entry.day, names[cell_id], ours, entry.amount)


def _missing(own: Executed, names: Mapping[UUID, str]) -> ExecutionDifference:
    return ExecutionDifference(own.number, own.kind, own.day, names[own.cell_id], own.amount, 0)


def _order(kind: MovementKind, day: object, key: str) -> tuple[object, int, str]:
    """By day, what is committed before what is paid."""
    return day, MovementKind.values.index(kind), key


def _by_key(
    entries: Sequence[ExecutionEntry], cells: Sequence[queries.NamedCell]
) -> tuple[dict[str, tuple[UUID, ExecutionEntry]], list[RowFault]]:
    """Entries by what tells them apart, those of the same day and paper added up; and those of no or several cells."""
    found: dict[str, tuple[UUID, ExecutionEntry]] = {}
    faults = []
    for entry in entries:
        fitting = [cell for cell in cells if _fits(cell, entry)]
        if len(fitting) != 1:
            faults.append(RowFault(entry.line, _unclear(entry, fitting)))
            continue
        cell = fitting[0]
        key = queries.execution_key(entry.number, entry.kind, entry.day, cell.id)
        before = found.get(key)
        amount = entry.amount + (before[1].amount if before else 0)
        found[key] = cell.id, replace(before[1] if before else entry, amount=amount)
    return found, faults


def _asked(
    entries: Sequence[SpendingEntry], cells: Sequence[queries.NamedCell]
) -> tuple[dict[Key, AskedSpending], list[RowFault]]:
    """What is asked for by cell and number, rows of the same added up; and those of no or several cells."""
    found: dict[Key, AskedSpending] = {}
    faults = []
    for entry in entries:
        fitting = [cell for cell in cells if _fits(cell, entry)]
        if len(fitting) != 1:
            faults.append(RowFault(entry.line, _unclear(entry, fitting)))
            continue
        key = fitting[0].id, entry.number
        before = found.get(key)
        found[key] = AskedSpending(entry.day, entry.amount + (before.amount if before else 0), entry.line)
    return found, faults


def _requests(file: ExecutionFile, theirs: _Theirs, asked: Mapping[Key, AskedSpending]) -> AskedFile:
    """What the export says of 품의; what it committed or paid anything of is asked for no more."""
    committed = {(cell_id, entry.number): entry.day for cell_id, entry in theirs.values()}
    left = {key: each for key, each in asked.items() if key not in committed}
    return AskedFile(left, committed, file.withdrawn)


def _fits(cell: queries.NamedCell, entry: ExecutionEntry | SpendingEntry) -> bool:
    return (
        cell.programme == entry.programme
        and cell.item.endswith(entry.item)
        and cell.origin is entry.origin
        and entry.funding in (None, cell.funding)
    )


def _unclear(entry: ExecutionEntry | SpendingEntry, fitting: Sequence[queries.NamedCell]) -> str:
    said = {"programme": entry.programme, "item": entry.item.lstrip("-")}
    if not fitting:
        return worded(
            "세부사업 {programme}, 통계목 {item}: 이 회계연도에 없는 예산과목입니다. 예산을 먼저 등록하십시오.", **said
        )
    names = ", ".join(f"{cell.item} {cell.funding.label}" for cell in fitting[:_MOST_NAMED])
    return worded(
        "세부사업 {programme}, 통계목 {item}: 맞는 예산과목이 {count}개입니다({names}). "
        "통계목코드를 다섯 자리로 적거나 재원 열을 더하십시오.",
        count=len(fitting), names=names, **said,
    )  # fmt: skip


def _row_movement(key: str, cell_id: UUID, entry: ExecutionEntry, basis: str) -> RowMovement:
    movement = rules.Movement(
        kind=entry.kind, effective_date=entry.day, lines=(rules.Line(cell_id, entry.amount),), authority=key
    )
    return RowMovement(movement, f"{basis} ({entry.number})", entry.line, {cell_id: entry.line})
