"""What waits at the posts that the account of a key answers for (내 할 일), by when it is due."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.timezone import localtime
from ninja import Query, Router
from pydantic import Field

from ieum.api.door import bearer_of, operation
from ieum.api.fields import Day, Minute, Page, Part, Schema, minute_of, page
from ieum.kernel.registry import post_work
from ieum.office.rules.permissions import OfficeAction
from ieum.org.queries import standing

router = Router()
_WHOLE_DAY = "24:00"
"""After all minutes of the day."""


class TaskRow(Schema):
    """A piece of work."""

    kind: str
    title: str
    address: str = Field(description="화면의 주소, 없으면 빈 글")
    post_id: UUID
    due_on: date | None
    due_time: Minute | None = Field(None, description="근무시간으로 센 기한의 마지막 시각, 날로 센 기한이면 null")
    is_late: bool = Field(description="지금 기한이 지났는지")


class TasksAsked(Schema):
    """Which work."""

    is_waiting: bool = Field(default=False, description="남을 기다리는 일만, 없으면 내가 할 일")
    due_until: Day | None = Field(None, description="기한이 이날까지인 것만")


@operation(
    router, "/tasks", OfficeAction.SEE_CASES, Page[TaskRow],
    told="내 할 일. 이 계정이 답하는 직위의 일을 기한이 이른 것부터 줍니다. 기한이 없는 일은 뒤에 옵니다.",
)  # fmt: skip
def list_tasks(request: HttpRequest, asked: Annotated[TasksAsked, Query()], part: Part) -> Any:
    """The work of the account of the key."""
    return page(sorted(_tasks(bearer_of(request).account_id, asked), key=_order), part, lambda each: each)


def _tasks(account_id: UUID, asked: TasksAsked) -> Iterator[dict[str, Any]]:
    now = localtime()
    for post_id in standing(now.date()).held_by(account_id):
        for source in post_work:
            for item in (source.waiting if asked.is_waiting else source.open_items)(post_id):
                if asked.due_until is None or (item.due_on is not None and item.due_on <= asked.due_until):
                    yield {
                        "kind": source.label, "title": item.title, "address": item.address, "post_id": post_id,
                        "due_on": item.due_on, "due_time": minute_of(item.due_time), "is_late": item.is_late(now),
                    }  # fmt: skip


def _order(each: dict[str, Any]) -> tuple[date, str, str]:
    return each["due_on"] or date.max, each["due_time"] or _WHOLE_DAY, each["title"]
