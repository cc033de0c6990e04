"""Requests to spend (품의): said by hand or by an export of e-호조, until they are committed or withdrawn."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from ieum.budget.choices import SpendingState
from ieum.budget.models import AppropriationCell, SpendingRequest, YearClosing
from ieum.budget.operations.holding import hold
from ieum.budget.operations.movements import hold_cells
from ieum.budget.queries.bills import division_parts_on, role_parts
from ieum.budget.queries.spending import free_of, open_requests, spending_requests
from ieum.kernel.row_faults import RowFault
from ieum.kernel.wording import worded
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.operations import Refused, open_operation

Key = tuple[UUID, str]
"""A cell and a 품의번호."""


class SpendingRefused(Refused):
    """There can be no such request to spend; the message says why."""


@dataclass(frozen=True, slots=True)
class AskedSpending:
    """What is asked for."""

    asked_on: date
    amount: int
    """Won."""
    line: int = 0
    """The row of the file that says it; 0 where none does."""


@dataclass(frozen=True, slots=True)
class AskedFile:
    """What an export says of requests to spend."""

    asked: Mapping[Key, AskedSpending]
    """Those that are not committed."""
    committed: Mapping[Key, date]
    """Since when others are committed or paid."""
    withdrawn: Collection[tuple[str, str]]
    """Number and 세부사업 of those that were cancelled."""


@transaction.atomic
def ask_spending(
    *, cell_id: UUID, number: str, asked: AskedSpending, basis: str, actor_id: UUID, on: date
) -> SpendingRequest:  # fmt: skip
    """Say what is asked for from a cell; the same number again says it anew.

    :raises SpendingRefused: if the account is neither of the division nor of the budget team, the number or the amount
        cannot be, or the day is not of the cell's year or that is settled
    """
    cell = _own_cell(cell_id, actor_id, on)
    year = cell.account.fiscal_year
    if not number.strip() or asked.amount <= 0:
        raise SpendingRefused("품의번호와 0원보다 큰 품의금액을 적으십시오.")
    if not year.first_day <= asked.asked_on <= year.last_day:
        raise SpendingRefused(worded("품의일자는 {year}회계연도의 날이어야 합니다.", year=year))
    said = SpendingRequest(
        cell=cell, number=number.strip(), asked_on=asked.asked_on, amount=asked.amount, state=SpendingState.OPEN,
        since=asked.asked_on,
    )  # fmt: skip
    return _say([said], actor_id=actor_id, basis=basis)[0]


@transaction.atomic
def end_spending(
    *, request_id: UUID, state: SpendingState, since: date, basis: str, actor_id: UUID, on: date
) -> SpendingRequest:  # fmt: skip
    """Say that a request was committed or withdrawn.

    :raises SpendingRefused: as ``ask_spending``, if it does not stand open any more, or the day is before the request's
    """
    cell_id = SpendingRequest.objects.filter(pk=request_id).values_list("cell_id", flat=True).first()
    cell = _own_cell(cell_id, actor_id, on)
    known = open_requests(cell.account.fiscal_year.year).filter(pk=request_id).first()
    if known is None:
        raise SpendingRefused("품의 중인 것이 아닙니다. 화면을 새로 열어 고르십시오.")
    if since < known.asked_on:
        raise SpendingRefused(worded("품의일자({day})보다 이른 날입니다.", day=known.asked_on.isoformat()))
    return _say([_again(known, state, since)], actor_id=actor_id, basis=basis)[0]


def take_requests(
    year: int, file: AskedFile, *, source_id: UUID, actor_id: UUID, basis: str
) -> tuple[int, list[RowFault]]:  # fmt: skip
    """Say what an export says of requests: how many were said anew, and those above what is free.

    What it does not have is left as it is. Part of the transaction that posts the export.
    """
    _hold(year)
    known = {(each.cell_id, each.number): each for each in spending_requests(year)}
    said = [*_asked_anew(file.asked, known), *_ended(file, known)]
    _say(said, actor_id=actor_id, basis=basis, source_id=source_id)
    above = [each for each in said if each.state == SpendingState.OPEN]
    free = free_of({each.cell_id for each in above})
    return len(said), [
        RowFault(file.asked[each.cell_id, each.number].line, _above(each.number, -free[each.cell_id]))
        for each in above
        if free[each.cell_id] < 0
    ]


def take_back_requests(year: int, *, source_id: UUID, actor_id: UUID, basis: str) -> int:
    """Say of each request what was said before an export, or withdraw it where nothing was; how many."""
    _hold(year)
    own = SpendingRequest.objects.filter(source_id=source_id)
    said = []
    for each in own.order_by("cell_id", "number", "position").distinct("cell_id", "number"):
        rows = SpendingRequest.objects.filter(cell_id=each.cell_id, number=each.number).order_by("position")
        last, before = rows.last(), rows.filter(position__lt=each.position).last()
        if last is not None and last.source_id == source_id:
            said.append(_restored(before) if before else _again(each, SpendingState.WITHDRAWN, each.asked_on))
    return len(_say(said, actor_id=actor_id, basis=basis))


def _asked_anew(asked: Mapping[Key, AskedSpending], known: Mapping[Key, SpendingRequest]) -> Iterator[SpendingRequest]:
    for (cell_id, number), each in asked.items():
        before = known.get((cell_id, number))
        now = (each.asked_on, each.amount, SpendingState.OPEN)
        if before is None or (before.asked_on, before.amount, before.state) != now:
            yield SpendingRequest(
                cell_id=cell_id, number=number, asked_on=each.asked_on, amount=each.amount,
                state=SpendingState.OPEN, since=each.asked_on,
            )  # fmt: skip


def _ended(file: AskedFile, known: Mapping[Key, SpendingRequest]) -> Iterator[SpendingRequest]:
    for key, each in known.items():
        if each.state != SpendingState.OPEN or key in file.asked:
            continue
        programme = each.cell.programme.name if each.cell.programme else ""
        if key in file.committed:
            yield _again(each, SpendingState.COMMITTED, max(file.committed[key], each.asked_on))
        elif (each.number, programme) in file.withdrawn:
            yield _again(each, SpendingState.WITHDRAWN, each.asked_on)


def _again(before: SpendingRequest, state: SpendingState, since: date) -> SpendingRequest:
    return SpendingRequest(
        cell_id=before.cell_id, number=before.number, asked_on=before.asked_on, amount=before.amount, state=state,
        since=since,
    )  # fmt: skip


def _restored(before: SpendingRequest) -> SpendingRequest:
    """What was said before, of the file that said it."""
    again = _again(before, SpendingState(before.state), before.since)
    again.source_id = before.source_id
    return again


def _say(
    said: Sequence[SpendingRequest], *, actor_id: UUID, basis: str, source_id: UUID | None = None
) -> list[SpendingRequest]:  # fmt: skip
    """Add what is said, each behind what was said of its number before."""
    if not said:
        return []
    opened = open_operation(kind="budget.ask_spending", actor_id=actor_id, basis=basis, records_facts=True)
    numbers = SpendingRequest.objects.filter(cell_id__in={each.cell_id for each in said})
    last: dict[Key, int] = {}
    for cell_id, number, position in numbers.values_list("cell_id", "number", "position"):
        last[cell_id, number] = max(position, last.get((cell_id, number), 0))
    for each in said:
        each.municipality_id, each.operation_id = current_municipality(), opened.operation_id
        each.epoch, each.source_id = opened.epoch, source_id or each.source_id
        each.position = last.get((each.cell_id, each.number), 0) + 1
    return list(SpendingRequest.objects.bulk_create(said))


def _hold(year: int) -> None:
    """Hold what is said of 품의, behind the cells as all do that post, so that nobody waits for each other."""
    hold_cells(year=year, cell_ids=())
    hold("spending")


def _own_cell(cell_id: UUID | None, actor_id: UUID, on: date) -> AppropriationCell:
    cells = AppropriationCell.objects.select_related("account__fiscal_year")
    found: AppropriationCell | None = cells.filter(pk=cell_id).first() if cell_id else None
    if found is None:
        raise SpendingRefused("그런 예산과목이 없습니다. 목록에서 고르십시오.")
    _hold(found.account.fiscal_year.year)
    if "TEAM" not in role_parts(actor_id) and not division_parts_on(on, actor_id, found.division):
        raise SpendingRefused("그 부서의 직원이나 예산팀만 할 수 있는 일입니다: 품의.")
    if YearClosing.objects.filter(fiscal_year=found.account.fiscal_year).exists():
        raise SpendingRefused("결산이 끝난 회계연도입니다. 품의를 적을 수 없습니다.")
    return found


def _above(number: str, over: int) -> str:
    return worded(
        "품의 {number}: 배정액(배정을 관리하지 않으면 예산현액)에서 원인행위액과 다른 품의를 뺀 금액을 "
        "{over:,}원 넘습니다.",
        number=number,
        over=over,
    )
