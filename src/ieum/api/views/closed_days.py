"""Days on which the municipality is closed by its own decision, and the due dates that moved with them."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router
from pydantic import Field, StringConstraints

from ieum.api.door import operation, writing
from ieum.api.fields import Day, Line, Page, Part, Schema, page
from ieum.api.once import Once, do_once
from ieum.platform.closed_days import operations, queries
from ieum.platform.closed_days.permissions import ClosedDayAction

router = Router()


class ClosedDayRow(Schema):
    """A closed day."""

    id: UUID
    day: date
    name: str
    basis: str
    is_withdrawn: bool = Field(description="취소했는지")


class MovedRow(Schema):
    """A due date that moved."""

    title: str
    before: date = Field(description="앞 기한")
    after: date = Field(description="새 기한")


class Moved(Schema):
    """The due dates that moved with a day."""

    moved: list[MovedRow]


class Closing(Schema, extra="forbid"):
    """A day to be closed."""

    day: Day = Field(description="휴무일")
    name: Annotated[Line, StringConstraints(max_length=60)] = Field(description="이름 (개청 기념일)")
    basis: Line = Field(description="근거")


class Reopening(Schema, extra="forbid"):
    """Why a closed day is taken back."""

    basis: Line = Field(description="근거")


@operation(
    router, "/closed-days", ClosedDayAction.SEE_CLOSED_DAYS, Page[ClosedDayRow],
    told="자치단체 휴무일 목록. 늦은 날부터, 취소한 것도 줍니다. 기한은 이날을 빼고 셉니다.",
)  # fmt: skip
def list_closed_days(request: HttpRequest, part: Part) -> Any:
    """All closed days of the municipality."""
    return page(queries.closed_days(), part, _closed)


@writing(
    router, "/closed-days", ClosedDayAction.CLOSE_DAYS, Moved,
    told="휴무일을 정하기. 열린 기한을 모두 다시 세고, 옮겨진 기한을 맡은 사람에게 알립니다.",
)  # fmt: skip
def close_day(request: HttpRequest, mark: Once, given: Closing) -> Any:
    """Close a day."""
    return do_once(request, mark, operations.close_day, _moved, **given.model_dump())


@writing(
    router, "/closed-days/{closed_day_id}/withdrawal", ClosedDayAction.CLOSE_DAYS, Moved,
    told="휴무일을 취소. 그날 때문에 옮겨진 기한을 되돌립니다.",
)  # fmt: skip
def reopen_day(request: HttpRequest, mark: Once, closed_day_id: UUID, given: Reopening) -> Any:
    """Take a closed day back."""
    return do_once(request, mark, operations.reopen_day, _moved, closed_day_id=closed_day_id, **given.model_dump())


def _closed(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("id", "day", "name")} | {
        "basis": row.operation.basis,
        "is_withdrawn": row.withdrawn_by_id is not None,
    }


def _moved(changes: Any) -> Moved:
    return Moved(moved=[MovedRow(title=each.title, before=each.before, after=each.after) for each in changes])
