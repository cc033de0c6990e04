"""What is due at the posts that somebody answers for, of all apps that give work to posts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from ieum.kernel.deadlines.falling_due import due_words
from ieum.kernel.registry import PostWork, WorkItem, post_work
from ieum.org.queries import standing as standing_on
from ieum.platform.notices.calendars import DueDate


@dataclass(frozen=True, slots=True)
class Due:
    """A piece of open work with a due date."""

    uid: str
    """What it is known by among all work, for as long as it waits."""
    label: str
    """Of its kind."""
    item: WorkItem
    due_on: date

    @property
    def words(self) -> str:
        """When it is due, with its minute where it has one."""
        return due_words(self.due_on, self.item.due_time)


def dated_work(day: date) -> dict[UUID, list[PostWork]]:
    """By post the kinds of work of which it may have some with a due date, so that no other is asked for."""
    found: dict[UUID, list[PostWork]] = {}
    for source in post_work:
        for post_id in standing_on(day).posts.keys() & source.dated_at(day):
            found.setdefault(post_id, []).append(source)
    return found


def open_due(post_id: UUID, sources: Iterable[PostWork] = post_work) -> list[Due]:
    """The open work of a post that has a due date, of all kinds or of some."""
    return [
        Due(f"{source.name}-{item.key or item.address.strip('/').replace('/', '-')}", source.label, item, item.due_on)
        for source in sources
        for item in source.open_items(post_id)
        if item.due_on is not None
    ]


def due_dates(account_id: UUID, day: date) -> list[DueDate]:
    """What is due at the posts that an account answers for on a day, the most urgent first; each thing once."""
    posts = standing_on(day).answered_by(account_id)
    found = {each.uid: each for post_id in posts for each in open_due(post_id)}
    ordered = sorted(found.values(), key=lambda each: (each.due_on, each.item.due_time or time.max, each.uid))
    return [
        DueDate(each.uid, f"[{each.label}] {each.item.title}", each.item.address, each.due_on, each.item.due_time)
        for each in ordered
    ]
