"""Accounts for a time, such as those of auditors and of the council: they end by themselves, and are told before."""

from datetime import date, datetime, timedelta

from django.utils.timezone import localdate

from ieum.kernel.registry import Round
from ieum.platform.accounts import accounts_of, close_account
from ieum.platform.actions import operator
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.notices.kinds import ACCOUNT_ENDS
from ieum.platform.notices.operations import notify

DAYS_BEFORE = 7
"""So many days before its last one it is told that an account ends."""
_DAY = timedelta(days=1)


def look_after(moment: datetime) -> None:
    """Close what is over, and tell of what ends soon; once, however often it is looked after."""
    today = localdate(moment)
    for each in accounts_of(current_municipality()).filter(is_active=True, valid_until__lte=today):
        close_account(login=each.login, actor_id=operator(), basis="쓰는 기간이 끝나 저절로 닫힘")
    _tell(today)


def _tell(today: date) -> None:
    """Tell the account itself, and the heads who asked for it."""
    own = accounts_of(current_municipality()).filter(is_active=True)
    heads = set(own.filter(role=Role.DIVISION_HEAD).values_list("pk", flat=True))
    for each in own.filter(valid_until__gt=today, valid_until__lte=today + (DAYS_BEFORE + 1) * _DAY):
        last = each.valid_until - _DAY if each.valid_until else today
        notify(
            account_ids={each.pk, *heads}, kind=ACCOUNT_ENDS.name, key=f"{each.pk} {last}",
            title=f"{each.title} 계정은 {last:%Y-%m-%d}까지 쓰고 그 뒤에는 저절로 닫힙니다.",
        )  # fmt: skip


PERIODS = Round("platform.account_periods", look_after)
