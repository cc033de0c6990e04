"""Posting files of revenue whole or not at all, and taking them back."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from ieum.budget.choices import FileKind, RevenueKind
from ieum.budget.file_values import NO_COLUMNS
from ieum.budget.models import RevenueFileEvent
from ieum.budget.operations.files import NOTHING_STANDS, FileRefused, hold_file, ledger_source
from ieum.budget.operations.movements import NoSuchMovement
from ieum.budget.operations.revenue import post_revenue, register_revenue_cell, reverse_revenue
from ieum.budget.queries.revenue import file_events
from ieum.budget.revenue_files import RevenueFile, RevenueFileRow, read_revenue_file
from ieum.kernel.row_faults import RowFault
from ieum.platform.database.tenancy import current_municipality, in_municipality
from ieum.platform.operations import Refused


@dataclass(frozen=True, slots=True)
class PostedRevenueFile:
    """What became of a file of revenue."""

    posted: int
    """Movements that were posted."""
    known: int
    """Movements of it that stood already; then none was posted."""
    notes: tuple[RowFault, ...]
    totals: Mapping[RevenueKind, int]
    """Won of each kind that the file holds."""


def post_revenue_file(
    *, code: str | UUID, name: str, data: bytes, actor_id: UUID, basis: str,
    columns: Mapping[str, str] = NO_COLUMNS, is_preview: bool = False,
) -> PostedRevenueFile:  # fmt: skip
    """Post all movements of revenue of an XLSX or CSV file or none; a file that stands already is left as it is.

    A preview does the same and takes it all back. Opens its own transaction.

    :raises FileRefused: naming each row that cannot be posted
    """

    def work() -> PostedRevenueFile:
        file = read_revenue_file(data, name, columns=columns)
        if file.faults:
            raise FileRefused(file.faults)
        sha256 = hold_file(data)
        standing = file_events(sha256)
        if standing:
            return PostedRevenueFile(0, len(standing), file.notes, file.totals)
        last_day = max(rows[0].key[1] for rows in file.movements)
        source_id = ledger_source(
            name=name, data=data, stated_on=last_day, sha256=sha256, actor_id=actor_id, basis=basis,
            kind=FileKind.REVENUE,
        )  # fmt: skip
        _post_all(file, source_id, actor_id, basis)
        if is_preview:
            transaction.set_rollback(True)
        return PostedRevenueFile(len(file.movements), 0, file.notes, file.totals)

    return in_municipality(code, work)


def undo_revenue_file(*, code: str | UUID, data: bytes, actor_id: UUID, basis: str) -> int:
    """Reverse all movements of a file of revenue or none, the last one first; how many. Opens its own transaction.

    :raises NoSuchMovement: if none of the file stands
    :raises RevenueRefused: if something that was posted since rests on one, or its round is sealed
    """
    return in_municipality(
        code, lambda: reverse_revenue_file(sha256=hold_file(data), actor_id=actor_id, basis=basis)
    )  # fmt: skip


def reverse_revenue_file(*, sha256: str, actor_id: UUID, basis: str) -> int:
    """Reverse all movements of a content, as part of the transaction that holds it.

    :raises NoSuchMovement: if none of it stands
    :raises RevenueRefused: if something that was posted since rests on one, or its round is sealed
    """
    events = file_events(sha256)
    if not events:
        raise NoSuchMovement(NOTHING_STANDS)
    for event_id in reversed(events):
        reverse_revenue(event_id=event_id, actor_id=actor_id, basis=basis)
    return len(events)


def _post_all(file: RevenueFile, source_id: UUID, actor_id: UUID, basis: str) -> None:
    """Post each movement, and name the first row of each that is refused.

    :raises FileRefused: if any is
    """
    faults = []
    for position, rows in enumerate(file.movements, 1):
        try:
            with transaction.atomic():
                event_id = _post(rows, actor_id, basis)
        except Refused as refused:
            faults.append(RowFault(rows[0].line, str(refused)))
            continue
        RevenueFileEvent.objects.create(
            municipality_id=current_municipality(), event_id=event_id, source_id=source_id, position=position
        )
    if faults:
        raise FileRefused(faults)


def _post(rows: tuple[RevenueFileRow, ...], actor_id: UUID, basis: str) -> UUID:
    year, on, kind, number, document = rows[0].key
    lines = {
        register_revenue_cell(
            year=year, account=row.place[0], division=row.place[1], code=row.place[2], actor_id=actor_id, basis=basis
        ): row.amount
        for row in rows
    }
    said = f"{basis} ({document})" if document else basis
    posted = post_revenue(year=year, kind=kind, lines=lines, on=on, round=number, actor_id=actor_id, basis=said)
    return posted.event_id
