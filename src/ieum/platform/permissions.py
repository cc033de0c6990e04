"""What an account may do by the table of permissions, and why not, in a sentence."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from ieum.kernel.permissions import Permission
from ieum.platform.choices import Role
from ieum.platform.models import Account
from ieum.platform.powers import gives, last_day, powers


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether an account may do something, and by or for want of what."""

    may: bool
    sentence: str


def answer(account: Account, permission: Permission, on: date) -> Answer:
    """Whether an account may do something on a day, for itself or for another, and why."""
    if not account.is_active:
        return Answer(may=False, sentence=f"할 수 없습니다. {account.title} 계정은 쓰지 않는 계정입니다.")
    role = Role(account.role)
    if role not in permission.roles:
        return _for_another(account, permission, on) or Answer(
            may=False,
            sentence=f"할 수 없습니다. {account.title} 계정의 역할은 {role.label}이고, "
            f"'{permission.label}'는 {role_words(permission.roles)}만 할 수 있습니다.",
        )
    then = " 어느 건의 어느 단계를 할 수 있는지는 아래 단계표를 따릅니다." if permission.machines else ""
    return Answer(may=True, sentence=f"할 수 있습니다. {account.title} 계정의 역할이 {role.label}입니다.{then}")


def _for_another(account: Account, permission: Permission, on: date) -> Answer | None:
    """By which power of another account it may; None where by none."""
    for power in powers(account.pk, on):
        other = Account.objects.get(pk=power.behalf_id)
        if other.is_active and gives(power, permission, other.role):
            words = f"{other.title} 계정을 대신하여({power.how}, {last_day(power)}) 할 수 있습니다."
            return Answer(may=True, sentence=f"{words} '권한 위임' 화면에서 대신 일하기를 고르십시오.")
    return None


def role_words(roles: Collection[str]) -> str:
    """Roles by their labels in the order of the table; "아무도" for none."""
    return "·".join(role.label for role in Role if role in roles) or "아무도"
