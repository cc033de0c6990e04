"""Payments that are settled later (일상경비, 선금급, 개산급): said of an expenditure, settled, or taken back."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from ieum.budget.choices import AdvanceKind, AdvanceState, Balance, MovementKind
from ieum.budget.models import AdvancePayment, AdvanceReturn, LedgerEvent
from ieum.budget.operations.holding import hold
from ieum.budget.queries.advances import advance_of, matched, paid_by
from ieum.budget.queries.bills import division_parts_on, role_parts
from ieum.kernel.wording import worded
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.operations import Refused, open_operation


class AdvanceRefused(Refused):
    """A payment cannot be said to be settled later, or to be settled; the message says why."""


@transaction.atomic
def say_advance(
    *, event_id: UUID, kind: AdvanceKind, due_on: date, basis: str, actor_id: UUID, on: date
) -> AdvancePayment:  # fmt: skip
    """Say that an expenditure was paid in advance, and until when it is settled; saying it again puts it right.

    :raises AdvanceRefused: if it is no expenditure that stands, the account is neither of its division nor of the
        budget team, the day is before the payment, or it is settled
    """
    event = _own_payment(event_id, actor_id, on)
    known = advance_of(event_id)
    if known is not None and known.state == AdvanceState.SETTLED:
        raise AdvanceRefused("이미 정산한 지출입니다. 잘못 적었으면 먼저 취소하십시오.")
    if due_on < event.effective_date:
        raise AdvanceRefused(worded("지출일({day})보다 이른 정산기한입니다.", day=event.effective_date))
    said = AdvancePayment(event=event, kind=kind, state=AdvanceState.OPEN, due_on=due_on)
    return _say(said, "budget.say_advance", actor_id, basis)


@transaction.atomic
def settle_advance(
    *, event_id: UUID, used: int, settled_on: date, basis: str, actor_id: UUID, on: date
) -> AdvancePayment:  # fmt: skip
    """Say how much of a payment in advance was used, in won; what is left is given back (반납, ``match_return``).

    :raises AdvanceRefused: as ``say_advance``, if it does not wait to be settled, more was used than paid, or the day
        is before the payment or to come
    """
    event = _own_payment(event_id, actor_id, on)
    known = _open(event_id)
    if not 0 <= used <= known.amount:
        raise AdvanceRefused(worded("정산액은 0원부터 지출액 {paid:,}원까지입니다.", paid=known.amount))
    if used + known.returned > known.amount:
        raise AdvanceRefused(
            worded(
                "지출액 {paid:,}원 가운데 {returned:,}원을 이미 반납했으므로 정산액은 {left:,}원까지입니다.",
                paid=known.amount, returned=known.returned, left=known.amount - known.returned,
            )
        )  # fmt: skip
    if not event.effective_date <= settled_on <= on:
        raise AdvanceRefused(worded("정산일은 지출일({day})부터 오늘까지의 날입니다.", day=event.effective_date))
    said = AdvancePayment(
        event=event, kind=known.kind, state=AdvanceState.SETTLED, due_on=known.due_on, settled_on=settled_on, used=used
    )
    return _say(said, "budget.settle_advance", actor_id, basis)


@transaction.atomic
def withdraw_advance(*, event_id: UUID, basis: str, actor_id: UUID, on: date) -> AdvancePayment:
    """Take back what was said of a payment: it was an ordinary one, or its settlement was said by mistake.

    :raises AdvanceRefused: as ``say_advance``, or if nothing is said of it
    """
    event = _own_payment(event_id, actor_id, on)
    known = advance_of(event_id)
    if known is None:
        raise AdvanceRefused("정산할 지출이 아닙니다. 목록에서 고르십시오.")
    is_settled = known.state == AdvanceState.SETTLED
    state = AdvanceState.OPEN if is_settled else AdvanceState.WITHDRAWN
    said = AdvancePayment(event=event, kind=known.kind, state=state, due_on=known.due_on)
    return _say(said, "budget.withdraw_advance", actor_id, basis)


@transaction.atomic
def match_return(*, return_id: UUID, event_id: UUID, basis: str, actor_id: UUID, on: date) -> AdvanceReturn:
    """Say that a 반납 that was posted gives back what is left of a payment in advance.

    :raises AdvanceRefused: as ``say_advance``, if nothing is said of the payment, the 반납 does not stand, is of
        another payment, of other cells or earlier, or more would be given back than is left
    """
    event = _own_payment(event_id, actor_id, on)
    known = advance_of(event_id)
    if known is None:
        raise AdvanceRefused("정산할 지출이 아닙니다. 목록에서 고르십시오.")
    given = _standing_return(return_id)
    said = matched(return_id)
    if said is not None and said.payment_id is not None:
        raise AdvanceRefused("이미 지출에 이은 반납입니다. 먼저 그 잇기를 취소하십시오.")
    won, cells = _given_back(given)
    if not cells <= _given_back(event)[1] or given.effective_date < event.effective_date:
        raise AdvanceRefused(
            worded(
                "{day} 이후에 그 지출의 예산과목으로 반납한 것만 잇습니다. 반납을 다시 고르십시오. "
                "(지방회계법 제27조제2항)",
                day=event.effective_date,
            )
        )
    left = known.amount - (known.used or 0) - known.returned
    if won > left:
        raise AdvanceRefused(
            worded(
                "반납액 {won:,}원이 반납할 금액 {left:,}원보다 많습니다. 정산액을 확인하거나 반납을 다시 고르십시오.",
                won=won, left=left,
            )
        )  # fmt: skip
    return _match(given, event, "budget.match_return", actor_id, basis)


@transaction.atomic
def unmatch_return(*, return_id: UUID, basis: str, actor_id: UUID, on: date) -> AdvanceReturn:
    """Take back that a 반납 is of a payment in advance.

    :raises AdvanceRefused: if it is of none, or the account is neither of the division nor of the budget team
    """
    said = matched(return_id)
    if said is None or said.payment_id is None:
        raise AdvanceRefused("지출에 이은 반납이 아닙니다. 목록에서 고르십시오.")
    _own_payment(said.payment_id, actor_id, on)
    return _match(said.event, None, "budget.unmatch_return", actor_id, basis)


def _standing_return(return_id: UUID) -> LedgerEvent:
    hold(f"return:{return_id}")
    event = LedgerEvent.objects.filter(pk=return_id, kind=MovementKind.RETURN).first()
    if event is None or LedgerEvent.objects.filter(reverses_id=return_id).exists():
        raise AdvanceRefused("등록된 반납이 아니거나 취소한 반납입니다. 반납을 먼저 등록하십시오.")
    return event


def _given_back(event: LedgerEvent) -> tuple[int, set[UUID]]:
    """Won that a 반납 gave back, and the cells of a payment or 반납."""
    rows = event.lines.filter(balance=Balance.SPENT).values_list("amount", "cell_id")
    return -sum(won for won, _ in rows), {cell for _, cell in rows}


def _match(event: LedgerEvent, payment: LedgerEvent | None, kind: str, actor_id: UUID, basis: str) -> AdvanceReturn:
    opened = open_operation(kind=kind, actor_id=actor_id, basis=basis, records_facts=True)
    made: AdvanceReturn = AdvanceReturn.objects.create(
        municipality_id=current_municipality(), operation_id=opened.operation_id, event=event, payment=payment,
        position=AdvanceReturn.objects.filter(event=event).count() + 1,
    )  # fmt: skip
    return made


def _open(event_id: UUID) -> Any:
    known = advance_of(event_id)
    if known is None or known.state != AdvanceState.OPEN:
        raise AdvanceRefused("정산을 기다리는 지출이 아닙니다. 목록을 새로 열어 고르십시오.")
    return known


def _own_payment(event_id: UUID, actor_id: UUID, on: date) -> LedgerEvent:
    hold(f"advance:{event_id}")
    events = LedgerEvent.objects.filter(pk=event_id, kind=MovementKind.EXPENDITURE).select_related("fiscal_year")
    event: LedgerEvent | None = events.first()
    if event is None or LedgerEvent.objects.filter(reverses_id=event_id).exists():
        raise AdvanceRefused("등록된 지출이 아니거나 취소한 지출입니다.")
    _, divisions = paid_by(event)
    is_own = all(division_parts_on(on, actor_id, each) for each in divisions)
    if "TEAM" not in role_parts(actor_id) and not is_own:
        raise AdvanceRefused("그 부서의 직원이나 예산팀만 할 수 있는 일입니다: 지출의 정산.")
    return event


def _say(said: AdvancePayment, kind: str, actor_id: UUID, basis: str) -> AdvancePayment:
    said.operation_id = open_operation(kind=kind, actor_id=actor_id, basis=basis, records_facts=True).operation_id
    said.municipality_id = current_municipality()
    said.position = AdvancePayment.objects.filter(event_id=said.event_id).count() + 1
    said.save(force_insert=True)
    return said
