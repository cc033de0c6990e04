"""Giving accounts the roles that an order's posts ask for: rights follow the post, and a second person confirms it."""

from datetime import date
from uuid import UUID

from django.db import transaction

from ieum.org import queries
from ieum.org.operations.holding import hold_organisation
from ieum.org.operations.orders import OrderRefused
from ieum.platform.accounts import change_role
from ieum.platform.acting import concerned
from ieum.platform.queries import accounts


@transaction.atomic
def fit_roles(*, order_id: UUID, actor_id: UUID, on: date) -> int:
    """Give the accounts of those whom an order moved the roles that their posts ask for on a day; how many.

    The account of whoever confirms stays as it is, for somebody else to confirm.

    :raises OrderRefused: if its issuer confirms, before its day, or where every role fits
    """
    hold_organisation()
    found = queries.order(order_id)
    if found.operation.actor_id in concerned(actor_id):
        raise OrderRefused("명령을 낸 사람은 그 역할을 확인할 수 없습니다. 다른 결정자가 확인합니다.")
    if on < found.effective_date:
        raise OrderRefused("시행일부터 역할을 바꿀 수 있습니다.")
    listed = [each for each in queries.misfits_by_order(found, on) if each.account_id not in concerned(actor_id)]
    if not listed:
        raise OrderRefused("바꿀 역할이 없습니다. 자기 계정의 역할은 다른 결정자가 바꿉니다.")
    named = accounts([each.account_id for each in listed])
    for each in listed:
        login, why = named[each.account_id].login, f"{found.title} ({found.operation.basis})"
        change_role(login=login, role=each.fitting, actor_id=actor_id, basis=why)
    return len(listed)
