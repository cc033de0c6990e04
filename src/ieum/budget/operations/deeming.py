"""간주처리, 성립전 사용 and 초과지출 by what an officer pastes: both sides are posted as one, or nothing is."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db import transaction

from ieum.budget import queries, rules
from ieum.budget.choices import MovementKind, RevenueKind
from ieum.budget.deemed_rows import DeemedRow
from ieum.budget.models import LedgerEvent
from ieum.budget.operations.approving import require_approver
from ieum.budget.operations.cells import register_under, year_of
from ieum.budget.operations.movements import NoSuchMovement, PostedMovement, hold_cells
from ieum.budget.operations.revenue import post_revenue_of, post_with_revenue, register_revenue_cell
from ieum.budget.queries.deemed import not_in_excess, not_paid_in
from ieum.budget.queries.revenue import RevenuePlace
from ieum.kernel.wording import worded
from ieum.platform.operations import Refused, open_operation


class NotPaidIn(Refused):
    """Money is to be used that was not paid in (지방재정법 제45조 단서, 지방회계법 제26조제1항 단서)."""


@transaction.atomic
def deem(
    *,
    year: int,
    kind: MovementKind,
    rows: Iterable[DeemedRow],
    on: date,
    authority: str,
    actor_id: UUID,
    approver_id: UUID,
    basis: str,
    round: int | None = None,
    before_receipts: bool = False,
) -> PostedMovement:
    """Post 제k차 간주처리, 성립전 사용 or 초과지출 with the revenue that pays for it, in the divisions of its rows.

    ``authority`` is the clause of the 예산총칙, the grant or the reason that allows it, ``approver_id`` who confirmed
    what ``actor_id`` entered. Rows of the same cell are added up. As far as receipts are entered, what is used before
    its adoption was paid in whole, and what is spent beyond the budget was received beyond it; not so with
    ``before_receipts``, which the law allows for disasters and for an excess that is expected.

    :raises NoFiscalYear: if the year is not open
    :raises NotApproved: if whoever entered it confirmed it, or one whose duty that is not
    :raises NotPaidIn: if the receipts of its 세입과목 are less than what is used of them
    :raises CellRefused: if there can be no such cell
    :raises MovementRefused: if a rule of expenditure forbids it
    :raises RevenueRefused: if the two sides differ in a 장, or there is no such 세입과목
    """
    require_approver(approver_id, actor_id=actor_id)
    year_id, drafts, places = year_of(year).pk, Counter[rules.CellDraft](), Counter[tuple[str, str, str]]()
    for row in rows:
        drafts[row.cell] += row.amount
        places[row.cell.account, row.cell.division, row.revenue_code] += row.amount
    if not before_receipts:
        _require_paid_in(kind, year, places, on)
    known = queries.registered_cells(year_id)
    operation_id = open_operation(kind="budget.register_cells", actor_id=actor_id, basis=basis).operation_id
    cells = {draft: known.get(draft) or register_under(year_id, draft, operation_id) for draft in drafts}
    revenue = _revenue(year, places, actor_id, basis)
    hold_cells(year=year, cell_ids=cells.values())
    movement = rules.Movement(
        kind=kind, effective_date=on, round=round, authority=authority,
        lines=tuple(rules.Line(cells[draft], won) for draft, won in drafts.items()),
    )  # fmt: skip
    return post_with_revenue(
        year=year, movement=movement, revenue=revenue, actor_id=actor_id, basis=basis, approver_id=approver_id
    )  # fmt: skip


def _require_paid_in(kind: MovementKind, year: int, places: Mapping[RevenuePlace, int], on: date) -> None:
    if kind is MovementKind.PRE_USE:
        lacking, sentence = not_paid_in(year, places, on), _NOT_PAID_IN
    elif kind is MovementKind.EXCESS_USE:
        lacking, sentence = not_in_excess(year, places, on), _NOT_IN_EXCESS
    else:
        return
    for (_, division, code), (received, used) in lacking.items():
        raise NotPaidIn(worded(sentence, division=division, code=code, day=on, received=received, used=used))


_NOT_PAID_IN = (
    "용도 지정 및 전액 교부가 확인되지 않아 성립전 사용을 할 수 없습니다. "
    "{division} {code}: {day}까지 수납액 {received:,}원, 성립전 사용 {used:,}원. 세입에서 수납을 먼저 등록하십시오."
)
_NOT_IN_EXCESS = (
    "수입이 예산을 초과하지 않아 수입대체경비를 초과지출할 수 없습니다. "
    "{division} {code}: {day}까지 초과수입 {received:,}원, 초과지출 {used:,}원. 세입에서 수납을 먼저 등록하거나, "
    "초과할 것으로 예상되면 그 사유를 고르십시오. (지방회계법 제26조)"
)


@transaction.atomic
def add_revenue(
    *, event_id: UUID, revenue: Mapping[tuple[str, str, str], int], actor_id: UUID, basis: str
) -> PostedMovement:
    """Post the revenue of 간주처리, 성립전 사용 or 초과지출 that stands without, by account, division and 세입과목.

    :raises NoSuchMovement: if there is no such movement
    :raises RevenueKnown: if its revenue was posted before
    :raises RevenueRefused: if the two sides differ in a 장, or there is no such 세입과목
    """
    event = LedgerEvent.objects.filter(pk=event_id).select_related("fiscal_year").first()
    if event is None or MovementKind(event.kind) not in rules.kinds.BESIDE_VOTE:
        raise NoSuchMovement("등록되지 않았거나 취소할 수 없는 사건입니다.")
    lines = _revenue(event.fiscal_year.year, revenue, actor_id, basis)
    return post_revenue_of(
        event_id=event_id, kind=RevenueKind(event.kind), lines=lines, actor_id=actor_id, basis=basis
    )  # fmt: skip


def _revenue(year: int, places: Mapping[tuple[str, str, str], int], actor_id: UUID, basis: str) -> dict[UUID, int]:
    """Won by the id of each place of revenue."""
    return {
        register_revenue_cell(
            year=year, account=account, division=division, code=code, actor_id=actor_id, basis=basis
        ): won
        for (account, division, code), won in places.items()
    }  # fmt: skip
