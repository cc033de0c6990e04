"""Telling the head of the budget division whose role no longer fits: by an order of the day, or one of days before."""

import hashlib
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from ieum.kernel.registry import Irregularity, Round, permissions
from ieum.kernel.wording import worded
from ieum.org import queries
from ieum.org.queries import Unfit
from ieum.org.rules.permissions import OrgAction
from ieum.org.rules.roles import confirming_posts
from ieum.org.rules.standing import Standing
from ieum.org.telling import ROLES_UNFIT, Word, tell_posts
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.queries import role_of

_looked: set[tuple[UUID, date]] = set()
"""Municipalities with the days on which this process has told of all."""


def tell_unfit(on: date) -> int:
    """Tell whoever may confirm them of the accounts whose role does not fit on a day; how many were told now.

    That is the head of the budget division, or the next head above who issued no such order. Of the same accounts
    under an order they are told once.
    """
    standing = queries.standing(on)
    posts = confirming_posts(standing, queries.divisions_in_charge(standing, on))
    told = 0
    for each in queries.unfit(on):
        post = next((post for post in posts if _may_confirm(standing, post, each)), None)
        if post is not None:
            told += tell_posts(standing, [post], ROLES_UNFIT, _word(each))
    return told


def tell_unfit_today(moment: datetime) -> None:
    """Tell of those of a day once in each process."""
    done = (current_municipality(), localdate(moment))
    if done not in _looked:
        tell_unfit(localdate(moment))
        transaction.on_commit(lambda: _looked.add(done))


def _may_confirm(standing: Standing, post_id: UUID, unfit: Unfit) -> bool:
    found = standing.responsible(post_id)
    account = found.holding.account_id if found else None
    if account is None or account == unfit.order.operation.actor_id:
        return False
    has_others = any(each.account_id != account for each in unfit.misfits)
    return has_others and role_of(account) in permissions[OrgAction.FIT_ROLES.value].roles


def _word(unfit: Unfit) -> Word:
    title = worded(
        "{order}: 역할이 직위와 맞지 않는 계정 {count}개", order=unfit.order.title, count=len(unfit.misfits)
    )  # fmt: skip
    said = " ".join(sorted(f"{each.account_id}{each.role}{each.fitting}" for each in unfit.misfits))
    key = f"{unfit.order.pk} {hashlib.sha256(said.encode()).hexdigest()}"
    return Word(title, key, f"/organisation/orders/{unfit.order.pk}/")


def _misfits() -> int:
    return len(queries.role_misfits(queries.standing(localdate()), localdate()))


def _without_division() -> int:
    return int(bool(queries.role_doubt(queries.standing(localdate()), localdate())))


ROLES = Round("org.roles", tell_unfit_today)
"""Accounts whose role does not fit since an order to come came into force, or an end that it set was reached."""
UNFIT = Irregularity(
    "roles", "계정의 역할", "역할이 직위와 맞지 않는 계정이 {count:,}개 있습니다.",
    "과장이 '내 할 일'에서 명령을 열어 '역할을 직위에 맞추기'를 누르게 하십시오.", "직위와 맞습니다.", _misfits,
)  # fmt: skip
UNKNOWN = Irregularity(
    "budget_division", "예산 담당 부서", "분장사무에 예산 편성이 있는 부서가 없는 자치단체가 {count:,}곳 있습니다.",
    "역할이 직위와 맞는지 알 수 없으니 조직개편의 '분장사무 정하기'에서 적게 하십시오.", "분장사무에 있습니다.",
    _without_division,
)  # fmt: skip
