"""Taking in tables of codes of a fiscal year after a look over, and taking the last one back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from ieum.budget.choices import CodeTableKind
from ieum.budget.models import CodeEntry, CodeTable
from ieum.budget.operations.holding import hold
from ieum.budget.queries.bills import role_parts
from ieum.budget.queries.code_tables import Key, looked_over, names_of_year, standing_tables, used_names
from ieum.budget.rules.code_tables import TABLE_OF, CodeRow, faults_of, lost_zeros
from ieum.kernel.row_faults import RowFault
from ieum.kernel.wording import worded
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.operations import Refused, open_operation


class CodesRefused(Refused):
    """A table of codes cannot be taken in or back; each fault names its row."""

    def __init__(self, faults: list[RowFault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class TakenCodes:
    """What became of a file of codes."""

    counts: Mapping[CodeTableKind, int]
    """Codes of each table that was taken in."""
    same: tuple[CodeTableKind, ...]
    """Tables that stood already as the file has them."""
    notes: tuple[str, ...]
    """What an officer should know, and what does not bar the table."""


@transaction.atomic
def take_in_codes(
    *, year: int, rows: Mapping[int, CodeRow], actor_id: UUID, basis: str, is_preview: bool = False
) -> TakenCodes:
    """Let the tables of a file stand for a year, each whole, instead of those before; all or none.

    ``rows`` are by their lines. A preview does the same and takes it all back.

    :raises CodesRefused: if codes stand twice, under none that is known, or lost zeros, or it is not the budget team
    """
    _require_team(actor_id)
    hold(f"codes:{year}")
    kinds = {TABLE_OF[row.level] for row in rows.values()}
    standing = names_of_year(year)
    beside = frozenset(key for key in standing if TABLE_OF[key[0]] not in kinds)
    used = frozenset(used_names(year)) | frozenset(used_names(year - 1))
    faults = [*faults_of(rows, beside), *lost_zeros(rows, used)]
    if faults:
        raise CodesRefused(sorted(faults))
    new = {row.key: row for row in rows.values()}
    changed = [kind for kind in CodeTableKind if kind in kinds and _of(kind, new) != _of(kind, standing)]
    notes = tuple(looked_over(year, new, kinds))
    if changed:
        operation_id = _opened("budget.take_in_codes", actor_id, basis)
        for kind in changed:
            _add(year, kind, _of(kind, new).values(), operation_id)
    if is_preview:
        transaction.set_rollback(True)
    return TakenCodes(
        {kind: len(_of(kind, new)) for kind in changed}, tuple(sorted(kinds - set(changed))), notes
    )  # fmt: skip


@transaction.atomic
def withdraw_codes(*, table_id: UUID, actor_id: UUID, basis: str) -> None:
    """Take a standing table back: from then on the one before it stands again, if there was one.

    :raises CodesRefused: if no such table stands, or it is not the budget team
    """
    _require_team(actor_id)
    year = CodeTable.objects.filter(pk=table_id).values_list("year", flat=True).first()
    hold(f"codes:{year}")
    found = next((each for each in standing_tables(year) if each.pk == table_id), None)
    if found is None:
        raise CodesRefused([RowFault(1, worded("그런 코드표가 서 있지 않습니다. 목록에서 고르십시오."))])
    operation_id = _opened("budget.withdraw_codes", actor_id, basis)
    _table(found.year, CodeTableKind(found.kind), operation_id, withdraws=found)


def _of(kind: CodeTableKind, rows: Mapping[Key, CodeRow]) -> dict[Key, CodeRow]:
    return {key: row for key, row in rows.items() if TABLE_OF[row.level] is kind}


def _add(year: int, kind: CodeTableKind, rows: Iterable[CodeRow], operation_id: UUID) -> None:
    table = _table(year, kind, operation_id)
    CodeEntry.objects.bulk_create(
        CodeEntry(
            municipality_id=table.municipality_id, table=table, level=row.level, account=row.account, code=row.code,
            name=row.name, parent=row.parent, law=row.law, ends_on=row.ends_on,
        )
        for row in rows
    )  # fmt: skip


def _table(year: int, kind: CodeTableKind, operation_id: UUID, *, withdraws: CodeTable | None = None) -> CodeTable:
    position = CodeTable.objects.filter(year=year, kind=kind).count() + 1
    return CodeTable.objects.create(
        municipality_id=current_municipality(), operation_id=operation_id, year=year, kind=kind, position=position,
        withdraws=withdraws,
    )  # fmt: skip


def _opened(kind: str, actor_id: UUID, basis: str) -> UUID:
    """The operation; printed tables read names, so that it makes an epoch worth closing."""
    return open_operation(kind=kind, actor_id=actor_id, basis=basis, records_facts=True).operation_id


def _require_team(actor_id: UUID) -> None:
    if "TEAM" not in role_parts(actor_id):
        raise CodesRefused([RowFault(1, worded("예산팀만 코드표를 올립니다."))])
