"""Saying what codes of the year before became, and taking that back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from ieum.budget.choices import CodeKind
from ieum.budget.models import CodeSuccessor
from ieum.budget.operations.holding import hold
from ieum.budget.queries.bills import role_parts
from ieum.budget.queries.codes import codes_of, standing_successors, successions, successors_into
from ieum.budget.rules.codes import Succession, faults_of
from ieum.kernel.row_faults import RowFault
from ieum.kernel.wording import worded
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.operations import Refused, open_operation


class SuccessionRefused(Refused):
    """Rows of successors cannot be recorded; each fault names its row."""

    def __init__(self, faults: list[RowFault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class Successions:
    """What became of rows of successors."""

    added: int
    same: int
    """Rows that stood already."""
    notes: tuple[RowFault, ...]
    """Codes that neither year has, which are recorded all the same."""


@transaction.atomic
def record_successors(
    *, year: int, rows: Mapping[int, Succession], actor_id: UUID, basis: str, is_preview: bool = False
) -> Successions:
    """Record what codes of the year before became in a year, all or none; the same rows again add nothing.

    A preview does the same and takes it all back.

    :raises SuccessionRefused: if rows contradict each other or those that stand, or it is not the budget team
    """
    _require_team(actor_id)
    hold(f"codes:{year}")
    standing = {each.pair: each for each in successions(year)}
    faults = faults_of(rows, standing.values())
    if faults:
        raise SuccessionRefused(faults)
    new = [row for row in rows.values() if standing.get(row.pair) != row]
    if new:
        operation_id = _opened("budget.record_successors", actor_id, basis)
        for row in new:
            _add(year, row, operation_id, stands=True)
    notes = tuple(_unknown(year, rows))
    if is_preview:
        transaction.set_rollback(True)
    return Successions(len(new), len(rows) - len(new), notes)


@transaction.atomic
def end_succession(*, successor_id: UUID, actor_id: UUID, basis: str) -> None:
    """Take a succession back: from then on the code goes on as itself, or as its other successors.

    :raises SuccessionRefused: if none such stands, or it is not the budget team
    """
    _require_team(actor_id)
    found = next((each for each in standing_successors() if each.pk == successor_id), None)
    if found is None:
        raise SuccessionRefused([RowFault(1, "그런 승계가 없습니다. 목록에서 고르십시오.")])
    hold(f"codes:{found.year}")
    operation_id = _opened("budget.end_succession", actor_id, basis)
    row = Succession(CodeKind(found.kind), found.account, found.before, found.after, found.note)
    _add(found.year, row, operation_id, stands=False)


def _opened(kind: str, actor_id: UUID, basis: str) -> UUID:
    """The operation; figures read successions, so that it makes an epoch worth closing."""
    return open_operation(kind=kind, actor_id=actor_id, basis=basis, records_facts=True).operation_id


def _add(year: int, row: Succession, operation_id: UUID, *, stands: bool) -> None:
    own = {
        "municipality_id": current_municipality(), "year": year, "kind": row.kind, "account": row.account,
        "before": row.before, "after": row.after,
    }  # fmt: skip
    position = CodeSuccessor.objects.filter(**own).count() + 1
    CodeSuccessor.objects.create(
        **own, operation_id=operation_id, note=row.note, position=position, stands=stands
    )  # fmt: skip


def _unknown(year: int, rows: Mapping[int, Succession]) -> Iterator[RowFault]:
    """Rows whose codes the ledger of either year does not have, where it has any of that kind."""
    known, heirs = {of: codes_of(of) for of in (year - 1, year)}, successors_into(year)
    for line, row in rows.items():
        for of, accounts, code in (
            (year - 1, (row.account,), row.before),
            (year, heirs.accounts(row.account), row.after),
        ):
            codes = known[of].get(row.kind, set())
            if code and codes and codes.isdisjoint((account, code) for account in accounts):
                yield RowFault(line, worded("{code}: {year}년 원장에 없는 코드입니다.", code=code, year=of))


def _require_team(actor_id: UUID) -> None:
    if "TEAM" not in role_parts(actor_id):
        raise SuccessionRefused([RowFault(1, "예산팀만 코드 승계를 적습니다.")])
