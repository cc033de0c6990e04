"""What officers enter that another must confirm: 간주처리, 성립전 사용, 수시배정, 이월, and files of such movements."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from ieum.budget import queries, rules
from ieum.budget.allotment_rows import AllottedRow
from ieum.budget.choices import MovementKind, ProposalKind
from ieum.budget.deemed_rows import DeemedRow
from ieum.budget.file_values import NO_COLUMNS
from ieum.budget.ledger_files import FileMovement, LedgerFile, read_ledger_file
from ieum.budget.models import PostingProposal
from ieum.budget.operations.allotment import AllotmentRefused
from ieum.budget.operations.drafting import RequestRefused
from ieum.budget.operations.files import FileRefused, PostedFile, hold_file, ledger_source, post_read_file
from ieum.budget.operations.movements import MovementRefused
from ieum.budget.operations.proposing import propose
from ieum.budget.queries import proposals as reading
from ieum.budget.queries.bills import role_parts
from ieum.budget.queries.requests import labels_of
from ieum.budget.rules.carrying import CarryOut
from ieum.budget.rules.proposals import carried_told, cells_told, deemed_told, lines_told, must_wait
from ieum.budget.rules.sentences import name_of
from ieum.kernel.row_faults import RowFault
from ieum.platform.database.tenancy import in_municipality
from ieum.platform.jobs.progress import begin_step

_STEPS = 3
_LONGEST = 200
"""Characters of a title."""


def propose_deeming(
    *, year: int, kind: MovementKind, rows: Sequence[DeemedRow], on: date, authority: str, actor_id: UUID, basis: str,
    round: int | None = None, before_receipts: bool = False,
) -> PostingProposal:  # fmt: skip
    """Enter a round of 간주처리, a 성립전 사용 or a 초과지출, as ``deeming.deem`` posts it.

    :raises NotApproved: if nobody else may confirm it
    :raises Refused: if it could not be posted now
    """
    given = {
        "kind": kind.value, "rows": deemed_told(rows), "on": on.isoformat(), "authority": authority, "round": round,
        "before_receipts": before_receipts,
    }  # fmt: skip
    return propose(
        kind=ProposalKind.DEEMED, year=year, title=name_of(kind, round), amount=sum(row.amount for row in rows),
        given=given, actor_id=actor_id, basis=basis,
    )  # fmt: skip


def propose_allotment(
    *, year: int, lines: Sequence[rules.Line], reason: str, actor_id: UUID, on: date
) -> PostingProposal:
    """Enter an allotment beside the plan (수시배정), as ``allotment.allot_occasionally`` posts it.

    :raises RequestRefused: without reason, if money is withheld, or it is not the budget team
    :raises NotApproved: if nobody else may confirm it
    :raises MovementRefused: if the ledger does not allow it now
    """
    _require_team(actor_id, reason)
    return propose(
        kind=ProposalKind.ALLOTMENT, year=year, title=_titled("수시배정", lines),
        amount=sum(line.amount for line in lines), given={"lines": lines_told(lines), "on": on.isoformat()},
        actor_id=actor_id, basis=reason,
    )  # fmt: skip


def propose_allotment_rows(
    *, year: int, rows: Sequence[AllottedRow], reason: str, actor_id: UUID, on: date
) -> PostingProposal:
    """Enter what rows allot beside the plan as one proposal, as ``propose_allotment`` does.

    :raises AllotmentRefused: naming each row that could not be allotted by itself
    :raises RequestRefused: without reason, or if it is not the budget team
    :raises NotApproved: if nobody else may confirm it
    """
    own: dict[str, Any] = {"year": year, "reason": reason, "actor_id": actor_id, "on": on}
    try:
        with transaction.atomic():
            return propose_allotment(lines=[rules.Line(each.cell_id, each.amount) for each in rows], **own)
    except (MovementRefused, RequestRefused):
        faults = [RowFault(each.line, said) for each in rows if (said := _not_allotted(each, own))]
        if not faults:
            raise
        raise AllotmentRefused(faults) from None


def _not_allotted(row: AllottedRow, own: Mapping[str, Any]) -> str:
    """Why a row cannot be allotted by itself; "" where it can. Nothing stands of the trial."""
    try:
        with transaction.atomic():
            propose_allotment(lines=[rules.Line(row.cell_id, row.amount)], **own)
            transaction.set_rollback(True)
    except (MovementRefused, RequestRefused) as refused:
        return str(refused)
    return ""


def propose_allotment_before_year(
    *, year: int, lines: Sequence[rules.Line], ground: str, reason: str, actor_id: UUID, on: date
) -> PostingProposal:
    """Enter an allotment that was decided before the year begins, as ``allotment.allot_before_year`` posts it.

    :raises RequestRefused: as ``propose_allotment``, or without a ground that the law knows
    :raises NotApproved: if nobody else may confirm it
    :raises MovementRefused: if the ledger does not allow it now
    """
    _require_team(actor_id, reason)
    given = {"lines": lines_told(lines), "decided_on": on.isoformat(), "before_year": ground}
    return propose(
        kind=ProposalKind.ALLOTMENT, year=year, title=_titled("개시 전 배정", lines),
        amount=sum(line.amount for line in lines), given=given, actor_id=actor_id, basis=reason,
    )  # fmt: skip


def propose_provisional(
    *, year: int, amounts: Mapping[rules.CellDraft, int], ground: str, authority: str, on: date, actor_id: UUID,
    basis: str,
) -> PostingProposal:  # fmt: skip
    """Enter 준예산, as ``provisional.provide`` posts it.

    :raises NotApproved: if nobody else may confirm it
    :raises Refused: if it could not be posted now
    """
    given = {"cells": cells_told(amounts), "provisional": ground, "authority": authority, "on": on.isoformat()}
    return propose(
        kind=ProposalKind.PROVISIONAL, year=year, title=f"{year}회계연도 준예산", amount=sum(amounts.values()),
        given=given, actor_id=actor_id, basis=basis,
    )  # fmt: skip


def propose_carrying(*, year: int, asked: Sequence[CarryOut], on: date, actor_id: UUID, basis: str) -> PostingProposal:
    """Enter that money of one or more cells is carried over, as ``carrying.carry_out`` posts it.

    :raises CarryRefused: as ``carrying.carry_out``
    :raises NotApproved: if nobody else may confirm it
    :raises MovementRefused: if the ledger does not allow it now
    """
    kinds = dict.fromkeys(str(each.kind.label) for each in asked)
    title = _titled("·".join(kinds), [each.line for each in asked])
    return propose(
        kind=ProposalKind.CARRY_OUT, year=year, title=title, amount=sum(each.line.amount for each in asked),
        given={"carried": carried_told(asked), "on": on.isoformat()}, actor_id=actor_id, basis=basis,
    )  # fmt: skip


def post_file(
    *,
    code: str | UUID,
    name: str,
    data: bytes,
    actor_id: UUID,
    basis: str,
    columns: Mapping[str, str] = NO_COLUMNS,
    is_preview: bool = False,
) -> PostedFile:
    """Post all movements of an XLSX or CSV file or none; a file that stands already is left as it is.

    One with movements that others decided waits as a whole until another confirms it, but for what took effect before
    the office opened its books here. ``columns`` gives the known names of columns that the file calls otherwise. A
    preview does the same and takes it all back. Opens its own transaction.

    :raises FileRefused: naming each row that cannot be posted
    :raises NotApproved: if it must be confirmed and nobody else may
    """

    def work() -> PostedFile:
        begin_step("파일을 읽는 중", 1, _STEPS)
        file = read_ledger_file(data, name, known_codes=queries.programme_codes(), columns=columns)
        if file.faults:
            raise FileRefused(file.faults)
        source_id = queries.source_of_content(hold_file(data))
        stands = source_id is not None and bool(queries.standing_events(source_id))
        decided = [] if stands else _waiting(file.movements)
        own: dict[str, Any] = {"name": name, "data": data, "actor_id": actor_id, "basis": basis}
        if decided and not is_preview:
            _propose_file(file, decided, columns, **own)
            return PostedFile(0, 0, file.notes, tuple(file.totals), waiting=len(file.movements))
        posted = post_read_file(file=file, is_preview=is_preview, **own)
        return replace(posted, waiting=posted.posted if decided else 0)

    return in_municipality(code, work)


def _waiting(movements: Iterable[FileMovement]) -> list[FileMovement]:
    """The movements for which a file must wait."""
    opened_on = reading.opened_on()
    return [each for each in movements if must_wait(each.kind, each.effective_date, opened_on=opened_on)]


@transaction.atomic
def _propose_file(
    file: LedgerFile, decided: Sequence[FileMovement], columns: Mapping[str, str], *, name: str, data: bytes,
    actor_id: UUID, basis: str,
) -> None:  # fmt: skip
    """Keep a file until another confirms it; one that waits already is left as it is."""
    sha256 = hold_file(data)
    if reading.waiting().filter(source__sha256=sha256).exists():
        return
    own: dict[str, Any] = {"actor_id": actor_id, "basis": basis}
    last_day = max(each.effective_date for each in file.movements)
    source_id = ledger_source(name=name, data=data, stated_on=last_day, sha256=sha256, **own)
    propose(
        kind=ProposalKind.FILE, year=max(each.year for each in file.movements), title=name[:_LONGEST],
        amount=sum(row.amount for each in decided for row in each.rows if row.amount > 0),
        given={"name": name, "columns": dict(columns)}, source_id=source_id, **own,
    )  # fmt: skip


def _require_team(actor_id: UUID, reason: str) -> None:
    if "TEAM" not in role_parts(actor_id):
        raise RequestRefused("예산팀만 할 수 있는 일입니다: 예산 배정.")
    if not reason.strip():
        raise RequestRefused("사유를 적어야 합니다.")


def _titled(name: str, lines: Sequence[rules.Line]) -> str:
    """What a list calls lines: by the first cell, and how many others there are."""
    labels = labels_of([line.cell_id for line in lines[:1]])
    more = [f"외 {len(lines) - 1}개"] if len(lines) > 1 else []
    return " ".join((name, *(each.label for each in labels.values()), *more))[:_LONGEST]
