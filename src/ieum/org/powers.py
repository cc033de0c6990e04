"""What posts say about accounts: whose powers a 직무대리 has, and who stands above whom."""

from datetime import date
from uuid import UUID

from ieum.kernel.wording import worded
from ieum.org.choices import AccountingKind, AppointmentKind
from ieum.org.models import Appointment
from ieum.org.queries import accounting_kinds, holding_on, standing
from ieum.platform.acting import Power
from ieum.platform.powers import Office


def stands_in(account_id: UUID, on: date) -> list[Power]:
    """The powers of those whose posts an account acts for on a day, while they are away."""
    rows = holding_on(Appointment, on).filter(kind=AppointmentKind.ACTING, person__account_id=account_id)
    orders = {each.post_id: each for each in rows.select_related("order")}
    return [
        Power(
            account_id, holder.account_id, AppointmentKind.ACTING.label, orders[post_id].valid_from,
            orders[post_id].valid_until, orders[post_id].order.title, post_id=post_id,
        )
        for post_id, holder in standing(on).acted_for(account_id)
        if holder.account_id not in (None, account_id)
    ]  # fmt: skip


def answers_for(account_id: UUID, other_id: UUID, on: date) -> bool:
    """Whether an account is the head above some post of another on a day, in its own right."""
    found = standing(on)
    above = {head for post in found.own_posts(other_id) for head in found.superiors(post)}
    return bool(above & set(found.own_posts(account_id)))


def excluded(account_id: UUID, other_id: UUID, first: date, last: date) -> str:
    """Why one account may not act for another on some day of a period; "" where it may.

    Nobody comes to two 회계관직 in that way.
    """
    kinds = accounting_kinds([account_id, other_id], first, last)
    own, other = kinds.get(account_id, set()), kinds.get(other_id, set())
    if not any(mine != theirs for mine in own for theirs in other):
        return ""
    named = "·".join(AccountingKind(each).label for each in sorted(own | other))
    return worded(
        "두 사람이 {named}입니다. 서로 겸할 수 없는 회계관직은 대행할 수 없습니다(지방회계법 제36조).", named=named
    )


POSTS = Office("org.posts", stands_in, answers_for, excluded)
