"""Saying in which movements and receipts a grant is found."""

from datetime import date
from uuid import UUID

from django.db import transaction

from ieum.budget.choices import MatterKind
from ieum.budget.models import GrantMovement
from ieum.budget.operations.holding import hold
from ieum.budget.operations.matters import MatterRefused, held
from ieum.budget.queries import matters as reading
from ieum.budget.queries.grants import ANNOUNCED, shares_of
from ieum.kernel.wording import worded
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.operations import open_operation


@transaction.atomic
def join_grant_movement(
    *, matter_id: UUID, movement_id: UUID, is_receipt: bool, amount: int, basis: str, actor_id: UUID, on: date
) -> GrantMovement:
    """Say how much of a movement or a receipt is of a grant; 0 takes back what was said.

    :raises MatterRefused: if the grant is not announced, the account is neither of its division nor of the budget
        team, or the movement has not so much outside money left
    """
    hold(f"grant_movement:{movement_id}")
    found = held(matter_id)
    if found.kind is not MatterKind.GRANT or found.state not in ANNOUNCED:
        raise MatterRefused("확정내시를 받은 외부재원만 예산과 수납에 잇습니다. 최종 선정을 먼저 적으십시오.")
    if not reading.parts_of(found, actor_id, on=on) & {"OWN_DIVISION", "TEAM"}:
        raise MatterRefused("그 부서의 직원과 예산팀만 잇습니다.")
    whole, shares = shares_of(movement_id, is_receipt=is_receipt)
    left = whole - sum(won for grant, won in shares.items() if grant != matter_id)
    if not 0 <= amount <= left or (amount == 0 and not shares.get(matter_id)):
        said = "그 사건에서 이을 수 있는 외부재원은 {left:,}원까지입니다. 금액을 고치십시오."
        raise MatterRefused(worded(said, left=max(left, 0)))
    opened = open_operation(kind="budget.join_grant_movement", actor_id=actor_id, basis=basis, records_facts=True)
    movement = {"receipt_id" if is_receipt else "event_id": movement_id}
    position = GrantMovement.objects.filter(matter=found.row, **movement).count() + 1
    made: GrantMovement = GrantMovement.objects.create(
        municipality_id=current_municipality(), operation_id=opened.operation_id, epoch=opened.epoch,
        matter=found.row, position=position, amount=amount, **movement,
    )  # fmt: skip
    return made
