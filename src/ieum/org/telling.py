"""Telling posts: work belongs to posts, and who answers for one on a day is told of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from ieum.kernel.registry import NoticeKind
from ieum.org.rules.standing import Standing
from ieum.platform.notices.operations import notify

HANDED_OVER = NoticeKind("org.handover", "업무 인계")


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
    """Tell whoever answers for posts (the holder, who acts for it, else the superior); how many were told now.

    ``but`` is the account that does it and need not be told.
    """
    answering = (standing.responsible(each) for each in set(post_ids))
    accounts = {each.holding.account_id for each in answering if each is not None} - {None, but}
    told = [each for each in accounts if each is not None]
    return notify(account_ids=told, kind=kind.name, title=word.title, key=word.key, address=word.address)
