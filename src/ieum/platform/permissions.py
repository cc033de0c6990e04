"""What an account may do by the table of permissions, and why not, in a sentence."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from ieum.kernel.permissions import Permission
from ieum.kernel.wording import Wording, joined, worded
from ieum.platform.choices import Role
from ieum.platform.delegations import MOST_DAYS
from ieum.platform.models import Account
from ieum.platform.powers import gives, last_day, powers
from ieum.platform.tokens import MOST_DAYS as KEY_DAYS


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether an account may do something, and by or for want of what."""

    may: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Bound:
    """For which days something gives its powers: the column of periods of the table."""

    what: str
    days: str
    end: str
    """What becomes of it then."""


BOUNDS = (
    Bound(
        "계정",
        worded("운영자가 정한 첫날부터 마지막 날까지. 정하지 않으면 막을 때까지"),
        worded("7일 전에 알리고 저절로 닫힘"),
    ),
    Bound("직위", worded("발령의 시행일부터 다음 발령의 전날까지"), worded("맡은 업무가 다음 사람에게 넘어감")),
    Bound("직무대리", worded("발령의 첫날부터 마지막 날까지"), worded("저절로 끝남")),
    Bound(
        "위임",
        worded("위임의 첫날부터 마지막 날까지, {days}일까지", days=MOST_DAYS),
        worded("저절로 끝나고 언제든 취소"),
    ),
    Bound("회계관직", worded("지정의 첫날부터 마지막 날까지"), worded("저절로 끝나거나 해제")),
    Bound("위원", worded("위촉일부터 임기의 마지막 날까지"), worded("임기가 끝나기 전에 간사에게 알림")),
    Bound(
        "API 열쇠",
        worded("만든 날부터 마지막 날까지, {days}일까지", days=KEY_DAYS),
        worded("저절로 끝나고 언제든 폐기"),
    ),
)
"""Beside role, unit and stage a power is for a period; whoever asks for a day is answered by that day."""


def answer(account: Account, permission: Permission, on: date) -> Answer:
    """Whether an account may do something on a day, for itself or for another, and why."""
    if not account.is_active:
        return Answer(
            may=False,
            sentence=worded("할 수 없습니다. {account} 계정은 쓰지 않는 계정입니다.", account=account.title),
        )
    if not account.stands_on(on):
        return Answer(
            may=False,
            sentence=worded(
                "할 수 없습니다. {on}은 {account} 계정을 쓰는 기간이 아닙니다.",
                on=on,
                account=account.title,
            ),
        )
    role = Role(account.role)
    if role not in permission.roles:
        return _for_another(account, permission, on) or Answer(
            may=False,
            sentence=worded(
                "할 수 없습니다. {account} 계정의 역할은 {role}이고, '{action}'는 {roles}만 할 수 있습니다.",
                account=account.title,
                role=worded(role.label),
                action=worded(permission.label),
                roles=role_words(permission.roles),
            ),
        )
    said = worded(
        "할 수 있습니다. {account} 계정의 역할이 {role}입니다.", account=account.title, role=worded(role.label)
    )
    then = worded("어느 건의 어느 단계를 할 수 있는지는 아래 단계표를 따릅니다.")
    return Answer(may=True, sentence=joined([said, then], by=" ") if permission.machines else said)


def _for_another(account: Account, permission: Permission, on: date) -> Answer | None:
    """By which power of another account it may; None where by none."""
    for power in powers(account.pk, on):
        other = Account.objects.get(pk=power.behalf_id)
        if other.is_active and gives(power, permission, other.role):
            words = worded(
                "{account} 계정을 대신하여({how}, {last}) 할 수 있습니다.",
                account=other.title,
                how=power.how,
                last=last_day(power),
            )
            then = worded("'권한 위임' 화면에서 대신 일하기를 고르십시오.")
            return Answer(may=True, sentence=joined([words, then], by=" "))
    return None


def role_words(roles: Collection[str]) -> Wording:
    """Roles by their labels in the order of the table; "아무도" for none."""
    return joined([role.label for role in Role if role in roles] or ["아무도"], by="·")
