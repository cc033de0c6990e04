"""Separation of duties: who enters a movement neither decides it, nor takes back what was decided (finance 6.2)."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from ieum.budget.choices import MovementKind
from ieum.budget.models import LedgerEvent
from ieum.budget.queries.approving import approvers, decides
from ieum.budget.queries.bills import role_parts
from ieum.budget.rules.reversing import NOT_OF_THE_BUDGET, reversal_fault
from ieum.office.queries import own_delegation_on
from ieum.platform.acting import concerned
from ieum.platform.operations import Refused


class NotApproved(Refused):
    """Nobody with the duty decided it, or only whoever enters it."""


class ReversalRefused(Refused):
    """Whoever asks must not take this back by itself; the message says who may, or how."""


def require_approver(approver_id: UUID, *, actor_id: UUID) -> None:
    """Hold that another than who enters a movement decided it, one whose duty that is.

    :raises NotApproved: otherwise
    """
    if approver_id not in approvers(actor_id=actor_id):
        raise NotApproved("승인은 등록하는 사람이 아닌 예산 부서의 과장이나 단체장이 해야 합니다.")


def require_may_take_back(events: Iterable[LedgerEvent], *, actor_id: UUID, on: date) -> None:
    """Hold that somebody may take back each of these events.

    Every way of taking back asks this, whether of one event or of a whole file.

    :raises ReversalRefused: otherwise
    """
    require_no_other_head(actor_id)
    parts, own = role_parts(actor_id) if decides(actor_id) else frozenset[str](), concerned(actor_id)
    delegation = own_delegation_on(on)
    for event in events:
        fault = reversal_fault(
            MovementKind(event.kind), parts, on=on, is_confirmed=event.approver_id is not None,
            delegation=delegation,
            is_own=bool(own & {event.operation.actor_id, event.operation.on_behalf_of_id}),
        )  # fmt: skip
        if fault:
            raise ReversalRefused(fault)


def require_no_other_head(actor_id: UUID) -> None:
    """Hold that whoever takes back something of the budget is no head of another division.

    :raises ReversalRefused: otherwise
    """
    if "DIRECTOR" in role_parts(actor_id) and not decides(actor_id):
        raise ReversalRefused(NOT_OF_THE_BUDGET)
