"""What waits at the posts that somebody answers for, by when it is due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.utils.timezone import localtime

from ieum.kernel.registry import WorkItem, post_work
from ieum.org import queries as org
from ieum.org.rules.standing import Standing
from ieum.platform.ui.languages import translated
from ieum.site.requests import StaffRequest


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the inbox."""

    item: WorkItem
    kind: str
    post: str
    days: int | None
    """Days until it is due, negative after it; None without a due date."""
    is_late: bool

    @property
    def is_today(self) -> bool:
        """Whether it is to be done by the end of today."""
        return self.days == 0 and not self.is_late


def tasks(posts: Iterable[UUID], standing: Standing, now: datetime, *, is_waiting: bool = False) -> list[Task]:
    """What is open at posts, or waits for others, the nearest due date first and what has none last."""
    found = [
        Task(item, source.label, standing.label(post), _days(item, now), item.is_late(now))
        for post in posts
        for source in post_work
        for item in (source.waiting if is_waiting else source.open_items)(post)
    ]
    return sorted(
        found, key=lambda each: (each.days is None, each.days or 0, each.item.due_time or time.max, each.item.title)
    )


def _days(item: WorkItem, now: datetime) -> int | None:
    return (item.due_on - now.date()).days if item.due_on else None


def summary(request: StaffRequest) -> str:
    """How much waits for whoever asks, and what of it is urgent; "" where nothing waits."""
    now = localtime()
    standing = org.standing(now.date())
    found = tasks(standing.held_by(request.user.pk), standing, now)
    if not found:
        return ""
    late, today = sum(each.is_late for each in found), sum(each.is_today for each in found)
    return translated("내 할 일 {count}건: 늦음 {late}건, 오늘까지 {today}건", count=len(found), late=late, today=today)
