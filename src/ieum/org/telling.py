"""Telling posts: work belongs to posts, and who answers for one on a day is told of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.timezone import localdate

from ieum.kernel.registry import DueMove, NoticeKind
from ieum.org.queries import standing as standing_on
from ieum.org.rules.standing import Standing
from ieum.platform.closed_days.operations import move_words
from ieum.platform.notices.kinds import DUE_MOVED
from ieum.platform.notices.operations import notify
from ieum.platform.powers import standing_delegations

HANDED_OVER = NoticeKind("org.handover", "업무 인계")
ROLES_UNFIT = NoticeKind("org.roles_unfit", "역할이 직위와 맞지 않는 계정")


@dataclass(frozen=True, slots=True)
class Word:
    """What is told."""

    title: str
    key: str
    """What it is about, so that it is told once."""
    address: str
    """Of the page that shows it."""


def tell_posts(
    standing: Standing, post_ids: Iterable[UUID], kind: NoticeKind, word: Word, *, but: UUID | None = None
) -> int:
    """Tell whoever answers for posts (the holder, who acts for it, else the superior), and who has their powers today.

    Gives how many were told now. ``but`` is the account that does it and need not be told.
    """
    answering = (standing.responsible(each) for each in set(post_ids))
    accounts = {each.holding.account_id for each in answering if each is not None}
    told = _with_delegates({each for each in accounts if each is not None}) - {but}
    return notify(account_ids=told, kind=kind.name, title=word.title, key=word.key, address=word.address)


def tell_moves(moves: Sequence[DueMove], why: str, key: str) -> None:
    """Tell whoever answers for posts today from which day to which what waits there moved, and why."""
    standing = standing_on(localdate()) if moves else None
    for each in moves:
        if standing is not None and each.post_id is not None:
            word = Word(move_words(each, why), f"{key} {each.subject_id}", each.address)
            tell_posts(standing, [each.post_id], DUE_MOVED, word)


def _with_delegates(accounts: set[UUID]) -> set[UUID]:
    """Accounts with those that have their powers today."""
    rows = standing_delegations(localdate()).filter(delegator__in=accounts)
    return accounts | set(rows.values_list("delegate_id", flat=True))
