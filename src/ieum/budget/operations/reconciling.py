"""Comparing a statement of others with our ledger, and saying why a difference stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from ieum.budget import rules
from ieum.budget.choices import ReconciledState, Side
from ieum.budget.models import DifferenceReason, ReconciledLine, Reconciliation, ReconciliationVoid
from ieum.budget.operations.cells import year_of
from ieum.budget.operations.files import FileRefused, hold_file, ledger_source
from ieum.budget.queries import Point
from ieum.budget.queries.reconciling import as_ours, our_side
from ieum.budget.rules.reconciling import AnyTotal, Compared, compare
from ieum.budget.statement_files import Statement, read_statement
from ieum.kernel.figure_tables import squeeze
from ieum.kernel.row_faults import RowFault
from ieum.kernel.wording import worded
from ieum.platform.database.tenancy import current_municipality, in_municipality, snapshot
from ieum.platform.operations import Refused, open_operation

_AT_ONCE = 5_000


class ReconciliationRefused(Refused):
    """It cannot be compared or explained so; the message says why."""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What became of a statement."""

    reconciliation_id: UUID | None
    """None after a preview."""
    lines: tuple[Compared, ...]
    notes: tuple[RowFault, ...]

    def count(self, state: ReconciledState) -> int:
        """How many lines stand in a state."""
        return sum(each.state is state for each in self.lines)


def reconcile(
    *, code: str | UUID, name: str, data: bytes, year: int, as_of: date, actor_id: UUID, basis: str,
    side: Side = Side.EXPENDITURE, is_preview: bool = False,
) -> Reconciled:  # fmt: skip
    """Compare a statement of a side of the budget with our balances at the end of a day, and keep the result.

    Ours are by all that is known now, and our ledger is not changed. Opens its own transactions.

    :raises FileRefused: naming each row that cannot be used
    :raises ReconciliationRefused: if the day is not of the year
    :raises NoFiscalYear: if the year is not open
    """
    term = rules.term(year)
    if not term.first_day <= as_of <= term.payments_until:
        raise ReconciliationRefused(worded("기준일은 {year}회계연도의 날이어야 합니다.", year=year))
    statement = read_statement(data, name, side=side)
    if statement.faults:
        raise FileRefused(statement.faults)
    with snapshot(code) as epoch:
        at = Point(as_of, epoch)
        lines = _compared(statement, our_side(at, year=year, columns=statement.columns, side=side))
    if is_preview:
        return Reconciled(None, tuple(lines), statement.notes)
    file = _File(name, data, statement, year, side)
    kept = in_municipality(code, lambda: _keep(file, lines, at, actor_id=actor_id, basis=basis))
    return Reconciled(kept, tuple(lines), statement.notes)


@transaction.atomic
def explain_difference(*, line_id: UUID, reason: str, actor_id: UUID) -> UUID:
    """Say why a difference stands; said again, the last one holds.

    :raises ReconciliationRefused: if there is no such line, both sides have the same, or the comparison was void
    """
    line = ReconciledLine.objects.filter(pk=line_id).first()
    if line is None or line.state == ReconciledState.MATCHED:
        raise ReconciliationRefused("차이가 나는 줄만 사유를 적습니다.")
    if ReconciliationVoid.objects.filter(reconciliation_id=line.reconciliation_id).exists():
        raise ReconciliationRefused("무효로 한 대사에는 사유를 적지 않습니다.")
    opened = open_operation(kind="budget.explain_difference", actor_id=actor_id, basis=reason)
    try:
        with transaction.atomic():
            made: UUID = DifferenceReason.objects.create(
                municipality_id=line.municipality_id, operation_id=opened.operation_id, line=line,
                position=DifferenceReason.objects.filter(line=line).count() + 1,
            ).pk  # fmt: skip
    except IntegrityError as taken:
        raise ReconciliationRefused("다른 사람이 먼저 적었습니다. 화면을 새로 열어 확인하십시오.") from taken
    return made


@transaction.atomic
def void_reconciliation(*, reconciliation_id: UUID, reason: str, actor_id: UUID) -> UUID:
    """Say that a comparison was wrong, such as one with another day's statement; it stays to be read.

    :raises ReconciliationRefused: if there is no such one, or it was said before
    """
    found = Reconciliation.objects.filter(pk=reconciliation_id).first()
    if found is None:
        raise ReconciliationRefused("그런 대사가 없습니다. 원장 대사 목록에서 고르십시오.")
    opened = open_operation(kind="budget.void_reconciliation", actor_id=actor_id, basis=reason)
    try:
        with transaction.atomic():
            made: UUID = ReconciliationVoid.objects.create(
                municipality_id=found.municipality_id, operation_id=opened.operation_id, reconciliation=found
            ).pk
    except IntegrityError as taken:
        raise ReconciliationRefused("이미 무효로 한 대사입니다. 화면을 새로 열어 확인하십시오.") from taken
    return made


def _compared(statement: Statement, ours: Mapping[tuple[str, ...], Mapping[AnyTotal, int | None]]) -> list[Compared]:
    """The lines of both sides, called as our ledger calls them.

    :raises FileRefused: naming the row that only spaces tell from another one
    """
    known = {tuple(map(squeeze, names)): names for names in ours}
    theirs: dict[tuple[str, ...], tuple[int, Mapping[AnyTotal, int]]] = {}
    faults = []
    for each in statement.lines:
        names = as_ours(each.names, known)
        if names in theirs:
            said = worded("{before}행과 띄어쓰기만 다른 같은 과목입니다. 한 줄로 합치십시오.", before=theirs[names][0])
            faults.append(RowFault(each.line, said))
        theirs[names] = (each.line, each.amounts)
    if faults:
        raise FileRefused(faults)
    totals = list(dict.fromkeys(total for each in statement.lines for total in each.amounts))
    return compare(ours, theirs, totals=totals, scale=statement.scale)


@dataclass(frozen=True, slots=True)
class _File:
    """A statement as it was handed in."""

    name: str
    data: bytes
    statement: Statement
    year: int
    side: Side


def _keep(file: _File, lines: list[Compared], at: Point, *, actor_id: UUID, basis: str) -> UUID:
    source_id = ledger_source(
        name=file.name, data=file.data, stated_on=at.as_of, sha256=hold_file(file.data), actor_id=actor_id, basis=basis
    )
    opened = open_operation(kind="budget.reconcile", actor_id=actor_id, basis=basis)
    made = Reconciliation.objects.create(
        municipality_id=current_municipality(), operation_id=opened.operation_id, fiscal_year=year_of(file.year),
        source_id=source_id, side=file.side, name=file.name[:200], as_of=at.as_of, known_epoch=at.epoch,
        scale=file.statement.scale,
        columns=list(file.statement.columns),
    )  # fmt: skip
    ReconciledLine.objects.bulk_create(
        [
            ReconciledLine(
                municipality_id=made.municipality_id, reconciliation=made, position=position, place=each.place,
                names=list(each.names), total=each.total, ours=each.ours, theirs=each.theirs, state=each.state,
            )
            for position, each in enumerate(lines)
        ],
        batch_size=_AT_ONCE,
    )  # fmt: skip
    return made.pk
