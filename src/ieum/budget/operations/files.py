"""Posting files of movements whole or not at all, and taking them back."""

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import connection, transaction
from django.utils.timezone import localdate

from ieum.budget import queries, rules
from ieum.budget.choices import FileKind, MovementKind
from ieum.budget.ledger_files import ControlTotal, FileMovement, LedgerFile
from ieum.budget.models import LedgerEvent
from ieum.budget.operations.approving import require_may_take_back
from ieum.budget.operations.carrying import keeping_what_came_over
from ieum.budget.operations.cells import CellRefused, open_fiscal_year, register_under
from ieum.budget.operations.grounds import ground_faults
from ieum.budget.operations.movements import NoSuchMovement, hold_cells, reverse_movement
from ieum.budget.operations.rows import RowMovement, post_rows
from ieum.budget.queries.code_tables import codes_in_force
from ieum.budget.queries.entry import late_entry_fault
from ieum.budget.rules.code_tables import CodesInForce
from ieum.budget.rules.files import source_name
from ieum.budget.rules.papers import own_paper_fault
from ieum.kernel.row_faults import RowFault
from ieum.platform.database.tenancy import current_municipality, in_municipality
from ieum.platform.jobs.progress import begin_step
from ieum.platform.operations import Refused, open_operation, register_source
from ieum.platform.queries import title_of

_STEPS = 3
NOTHING_STANDS = "이 파일로 등록된 사건이 없습니다."


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
    totals: tuple[ControlTotal, ...]
    by_division: Mapping[str, int] = field(default_factory=dict)
    """Won by division, of a budget book."""
    waiting: int = 0
    """Movements that wait until another confirms them, or would."""


def post_read_file(
    *, name: str, data: bytes, file: LedgerFile, actor_id: UUID, basis: str, is_preview: bool,
    kind: FileKind = FileKind.EVENTS, approver_id: UUID | None = None,
) -> PostedFile:  # fmt: skip
    """Post what was read of a file, whatever its form, as part of the transaction that stands.

    ``approver_id`` is who confirmed what others decided; None where nobody did so here.

    :raises FileRefused: naming each row that cannot be posted
    """
    _require_others_decided(file, actor_id)
    sha256 = hold_file(data)
    last_day = max(each.effective_date for each in file.movements)
    source_id = ledger_source(
        name=name, data=data, stated_on=last_day, sha256=sha256, actor_id=actor_id, basis=basis, kind=kind
    )  # fmt: skip
    posted = _post_all(file, source_id, actor_id, basis, approver_id)
    if is_preview:
        transaction.set_rollback(True)
    return posted


def _require_others_decided(file: LedgerFile, actor_id: UUID) -> None:
    title = title_of(actor_id)
    own = [(each.line, own_paper_fault(each.kind, each.paper, title)) for each in file.movements]
    faults = [RowFault(line, fault) for line, fault in own if fault]
    if faults:
        raise FileRefused(faults)


def undo_file(*, code: str | UUID, data: bytes, actor_id: UUID, basis: str) -> int:
    """Reverse all movements of a file or none, the last one first; how many. Opens its own transaction.

    :raises NoSuchMovement: if none of the file stands
    :raises ReversalRefused: if somebody else must take one of them back
    :raises BudgetExceeded: if something that was posted since rests on one
    """

    def work() -> int:
        source_id = queries.source_of_content(hold_file(data))
        return reverse_file(source_id=source_id, actor_id=actor_id, basis=basis)

    return in_municipality(code, work)


def reverse_file(*, source_id: UUID | None, actor_id: UUID, basis: str) -> int:
    """Reverse all movements of a source, as part of the transaction that holds it; None for a content never posted.

    :raises NoSuchMovement: if none of it stands
    :raises ReversalRefused: if somebody else must take one of them back
    :raises BudgetExceeded: if something that was posted since rests on one
    :raises VersionRefused: if more came into the next year than would be carried out then
    """
    events = queries.standing_events(source_id) if source_id else []
    if not events:
        raise NoSuchMovement(NOTHING_STANDS)
    require_may_take_back(events, actor_id=actor_id, on=localdate())
    carries = any(event.kind in rules.kinds.CARRYING for event in events)
    with ExitStack() as kept:
        for year, cells in queries.cells_of(events).items():
            hold_cells(year=year, cell_ids=cells)
            if carries:
                kept.enter_context(keeping_what_came_over(year))
        for event in sorted(events, key=_order, reverse=True):
            reverse_movement(event_id=event.id, actor_id=actor_id, basis=basis)
    return len(events)


def hold_file(data: bytes) -> str:
    """Let nobody else post or undo the same content until the transaction ends; its hash."""
    return hold_content(hashlib.sha256(data).hexdigest())


def hold_content(sha256: str) -> str:
    """As ``hold_file``, of a content that is known by its hash alone."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"ieum.budget:{current_municipality()}:{sha256}"]
        )
    return sha256


def ledger_source(
    *, name: str, data: bytes, stated_on: date, sha256: str, actor_id: UUID, basis: str,
    kind: FileKind = FileKind.EVENTS,
) -> UUID:  # fmt: skip
    """The file as a source; the same content is one source, whatever its name."""
    return queries.source_of_content(sha256) or register_source(
        name=source_name(kind, name, sha256),
        sha256=sha256,
        format="xlsx" if data.startswith(b"PK") else "csv",
        stated_on=stated_on,
        content=data,
        media_type="application/octet-stream" if data.startswith(b"PK") else "text/csv",
        actor_id=actor_id,
        basis=basis,
    )


def _post_all(file: LedgerFile, source_id: UUID, actor_id: UUID, basis: str, approver_id: UUID | None) -> PostedFile:
    standing = queries.standing_events(source_id)
    if standing:
        return PostedFile(0, len(standing), file.notes, tuple(file.totals))
    late = ((each.line, late_entry_fault(each.kind, each.year)) for each in file.movements)
    if faults := [*(RowFault(line, fault) for line, fault in late if fault), *ground_faults(file.movements)]:
        raise FileRefused(faults)
    begin_step("사업과 통계목을 찾는 중", 2, _STEPS)
    cells = _register_all(file, actor_id, basis)
    begin_step(f"사건 {len(file.movements)}건을 원장과 견주어 등록하는 중", 3, _STEPS)
    faults = [
        fault
        for year in sorted({each.year for each in file.movements})
        for fault in post_rows(
            year=year,
            rows=[_row_movement(each, cells, basis) for each in file.movements if each.year == year],
            actor_id=actor_id,
            source_id=source_id,
            approver_id=approver_id,
        )
    ]
    if faults:
        raise FileRefused(faults)
    return PostedFile(len(file.movements), 0, file.notes, tuple(file.totals))


def _register_all(file: LedgerFile, actor_id: UUID, basis: str) -> dict[tuple[int, rules.CellDraft], UUID]:
    """Ids of all cells of a file, which nobody else posts to from here on."""
    operation_id = open_operation(kind="budget.register_cells", actor_id=actor_id, basis=basis).operation_id
    cells: dict[tuple[int, rules.CellDraft], UUID] = {}
    for year in sorted({each.year for each in file.movements}):
        year_id = open_fiscal_year(year=year, actor_id=actor_id, basis=basis)
        known, codes = queries.registered_cells(year_id), codes_in_force(year)
        named = {row.cell: row.line for each in file.movements if each.year == year for row in each.rows}
        faults = [
            RowFault(line, str(refused))
            for draft, line in named.items()
            if draft not in known and (refused := _try_registering(year_id, draft, operation_id, known, codes))
        ]
        if faults:
            raise FileRefused(faults)
        hold_cells(year=year, cell_ids=[known[draft] for draft in named])
        cells |= {(year, draft): known[draft] for draft in named}
    return cells


def _try_registering(
    year_id: UUID, draft: rules.CellDraft, operation_id: UUID, known: dict[rules.CellDraft, UUID], codes: CodesInForce
) -> CellRefused | None:
    """Add the cell to ``known``, or say why it cannot be registered."""
    try:
        known[draft] = register_under(year_id, draft, operation_id, codes)
    except CellRefused as refused:
        return refused
    return None


def _row_movement(each: FileMovement, cells: Mapping[tuple[int, rules.CellDraft], UUID], basis: str) -> RowMovement:
    placed = [(cells[each.year, row.cell], row) for row in each.rows]
    movement = rules.Movement(
        kind=each.kind,
        effective_date=each.effective_date,
        lines=tuple(rules.Line(cell_id, row.amount) for cell_id, row in placed),
        round=each.round,
        authority=each.authority,
        unit=each.unit,
    )
    paper = str(each.paper)
    own_basis = f"{basis} ({paper})" if paper else basis
    return RowMovement(movement, own_basis, each.line, {cell_id: row.line for cell_id, row in placed})


def _order(event: LedgerEvent) -> tuple[date, int, int]:
    """Where a movement of a file was posted, as ``FileMovement.order``."""
    return event.effective_date, MovementKind.values.index(event.kind), event.place_line or 0
