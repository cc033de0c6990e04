"""Separation of duties: who enters a movement is not who decided it (finance 6.2)."""

from uuid import UUID

from ieum.budget.queries.approving import approvers
from ieum.platform.operations import Refused


class NotApproved(Refused):
    """Nobody with the duty decided it, or only whoever enters it."""


def require_approver(approver_id: UUID, *, actor_id: UUID) -> None:
    """Hold that another than who enters a movement decided it, one whose duty that is.

    :raises NotApproved: otherwise
    """
    if approver_id not in approvers(actor_id=actor_id):
        raise NotApproved("승인은 등록하는 사람이 아닌 과장이나 단체장이 해야 합니다.")
