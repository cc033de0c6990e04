"""Delegating the powers of an account for a period, and taking that back."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import connection, transaction

from ieum.kernel.registry import permissions
from ieum.kernel.wording import worded
from ieum.platform.acting import acting
from ieum.platform.choices import STAFF
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.models import Account, Delegation, DelegationEnd
from ieum.platform.operations import Refused, open_operation
from ieum.platform.powers import excluded, offices

MOST_DAYS = 366
"""A delegation that is forgotten ends by itself."""


class DelegationRefused(Refused):
    """There can be no such delegation, or it cannot be taken back; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Whose powers go to whom, on which days, for what; no actions for all that may be delegated."""

    delegator_id: UUID
    delegate_id: UUID
    first_day: date
    last_day: date
    actions: Collection[str] = ()


@transaction.atomic
def delegate(*, terms: Terms, actor_id: UUID, basis: str, on: date) -> Delegation:
    """Let an account use the powers of another from the first to the last day.

    It is ordered by whose powers they are, or by a head above them who is not the one that gets them.

    :raises DelegationRefused: if a rule forbids it
    :raises BasisMissing: without basis
    """
    fault = _fault(terms, on) or _order_fault(terms, actor_id, on)
    if fault:
        raise DelegationRefused(fault)
    opened = open_operation(kind="platform.delegate", actor_id=actor_id, basis=basis)
    return Delegation.objects.create(
        municipality_id=current_municipality(), operation_id=opened.operation_id, delegator_id=terms.delegator_id,
        delegate_id=terms.delegate_id, valid_from=terms.first_day, valid_until=terms.last_day + timedelta(days=1),
        actions=sorted(terms.actions),
    )  # fmt: skip


@transaction.atomic
def end_delegation(*, delegation_id: UUID, actor_id: UUID, basis: str, on: date) -> DelegationEnd:
    """Take a delegation back at once: whose powers they are, who ordered it, who got it, or a head above.

    :raises DelegationRefused: if there is none, it has ended, or the account has no part in it
    :raises BasisMissing: without basis
    """
    _hold(delegation_id)
    found = Delegation.objects.select_related("operation").filter(pk=delegation_id, ends=None).first()
    if found is None or found.valid_until <= on:
        raise DelegationRefused("그런 위임이 없거나 이미 끝났습니다. 목록을 다시 불러오십시오.")
    own = {found.delegator_id, found.delegate_id, found.operation.actor_id}
    if acting(actor_id) or (actor_id not in own and not _is_above(actor_id, found.delegator_id, on)):
        raise DelegationRefused("위임한 사람, 받은 사람, 명한 사람과 그 윗사람만 자기 계정으로 취소할 수 있습니다.")
    opened = open_operation(kind="platform.end_delegation", actor_id=actor_id, basis=basis)
    return DelegationEnd.objects.create(
        municipality_id=current_municipality(), operation_id=opened.operation_id, delegation=found
    )


def _fault(terms: Terms, on: date) -> str:
    """Why nobody may order that; "" where somebody may."""
    if terms.delegator_id == terms.delegate_id:
        return "자기 자신에게 위임할 수 없습니다. 다른 계정을 고르십시오."
    if not on <= terms.first_day <= terms.last_day:
        return "첫날은 오늘부터, 마지막 날은 첫날부터 고르십시오. 지난 날은 위임할 수 없습니다."
    if (terms.last_day - terms.first_day).days >= MOST_DAYS:
        return worded("위임은 {most}일까지 할 수 있습니다. 마지막 날을 당기십시오.", most=MOST_DAYS)
    parties = Account.objects.filter(
        pk__in=[terms.delegator_id, terms.delegate_id], municipality=current_municipality(), is_active=True
    )
    roles = dict(parties.values_list("pk", "role"))
    if len(roles) < 2 or set(roles.values()) - STAFF:
        return "이 지방자치단체에서 쓰는 직원 계정끼리만 위임할 수 있습니다."
    return _actions_fault(terms.actions, roles[terms.delegator_id]) or excluded(
        terms.delegate_id, terms.delegator_id, terms.first_day, terms.last_day
    )


def _actions_fault(actions: Collection[str], role: str) -> str:
    for name in sorted(actions):
        if name not in permissions or role not in permissions[name].roles:
            label = permissions[name].label if name in permissions else name
            return worded("위임하는 계정이 할 수 없는 일입니다: {label}.", label=label)
        if permissions[name].in_person:
            return worded(
                "위임할 수 없는 일입니다: {label}. {in_person}.",
                label=worded(permissions[name].label),
                in_person=worded(permissions[name].in_person),
            )
    return ""


def _order_fault(terms: Terms, actor_id: UUID, on: date) -> str:
    if acting(actor_id):
        return "위임받은 권한으로 다시 위임할 수 없습니다. 대행을 그만두고 자기 계정으로 하십시오."
    if actor_id == terms.delegator_id:
        return ""
    if actor_id == terms.delegate_id:
        return "남의 권한을 스스로에게 위임할 수 없습니다."
    if not _is_above(actor_id, terms.delegator_id, on):
        return "자기 권한만 위임할 수 있습니다. 남의 권한은 그 윗사람이 위임을 명합니다."
    return ""


def _is_above(account_id: UUID, other_id: UUID, on: date) -> bool:
    return any(office.answers_for(account_id, other_id, on) for office in offices)


def _hold(delegation_id: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"ieum.delegation:{delegation_id}"])
