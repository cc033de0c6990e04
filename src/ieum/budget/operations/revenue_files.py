"""Posting files of revenue whole or not at all, and taking them back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from ieum.budget.choices import FileKind, MovementKind, RevenueKind
from ieum.budget.file_values import NO_COLUMNS
from ieum.budget.models import RevenueFileEvent
from ieum.budget.operations.files import NOTHING_STANDS, FileRefused, hold_file, ledger_source
from ieum.budget.operations.movements import NoSuchMovement
from ieum.budget.operations.revenue import post_revenue, post_revenue_of, register_revenue_cell, reverse_revenue
from ieum.budget.queries.deemed import lacking_revenue, pre_used
from ieum.budget.queries.revenue import RevenuePlace, file_events
from ieum.budget.revenue_files import RevenueFile, RevenueFileRow, read_revenue_file
from ieum.budget.rules.revenue import WITH_EXPENDITURE, pre_used_sentence
from ieum.kernel.row_faults import RowFault
from ieum.kernel.wording import worded
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
        notes = (*file.notes, *_of_pre_use(file))
        if is_preview:
            transaction.set_rollback(True)
        return PostedRevenueFile(len(file.movements), 0, notes, file.totals)

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
    by: dict[str, Any] = {"actor_id": actor_id, "basis": f"{basis} ({document})" if document else basis}
    if kind in WITH_EXPENDITURE:
        event_id = _paid_for(year, MovementKind(kind.value), on, number, sum(lines.values()))
        return post_revenue_of(event_id=event_id, kind=kind, lines=lines, **by).event_id
    return post_revenue(year=year, kind=kind, lines=lines, on=on, round=number, **by).event_id


def _paid_for(year: int, kind: MovementKind, on: date, number: int | None, won: int) -> UUID:
    """The movement of expenditure that revenue of a file pays for.

    :raises NoSuchMovement: if there is not exactly one of that day and round, or of that amount among several
    """
    found = lacking_revenue(year, kind, on, number)
    alike = [event_id for event_id, spent in found.items() if len(found) == 1 or spent == won]
    if len(alike) != 1:
        raise NoSuchMovement(
            worded(
                "{day}의 {kind} 가운데 세입이 빠진 {won:,}원의 세출이 {count}건입니다. '간주처리'에서 세출과 세입을 "
                "함께 등록하거나, 거기서 사건을 골라 빠진 세입을 더하십시오.",
                day=on, kind=worded(str(kind.label)), won=won, count=len(alike),
            )
        )  # fmt: skip
    return alike[0]


def _of_pre_use(file: RevenueFile) -> Iterator[RowFault]:
    """How far receipts of a file are used before their adoption, and taken up by a supplementary budget."""
    rows = [row for rows in file.movements for row in rows if row.key[2] is RevenueKind.RECEIPT]
    found = {year: pre_used(year) for year in {row.key[0] for row in rows}}
    told: set[tuple[int, RevenuePlace]] = set()
    for row in sorted(rows, key=lambda row: row.line):
        year, place = row.key[0], row.place
        stands = found[year].get(place)
        if (stands or row.is_pre_used) and (year, place) not in told:
            told.add((year, place))
            amounts = (stands.received, stands.used, stands.open) if stands else (0, 0, 0)
            yield RowFault(row.line, pre_used_sentence(place[2], *amounts))
