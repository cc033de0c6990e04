"""Views of lists that the account of a key keeps; one is saved where its list is looked at, on the page."""

from collections.abc import Callable
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router
from pydantic import Field, StringConstraints

from ieum.api.door import bearer_of, operation, writing
from ieum.api.fields import Line, Page, Part, Schema, page
from ieum.api.once import Once, once
from ieum.office.operations import views as saved
from ieum.office.queries import views as queries
from ieum.office.rules.permissions import OfficeAction

router = Router()


class ViewRow(Schema):
    """A view of a list."""

    id: UUID
    list_name: str = Field(description="어느 목록인지")
    name: str
    address: str = Field(description="목록 화면의 주소")
    query: str = Field(description="조건과 차례, 칸")
    is_default: bool = Field(description="목록을 열 때 먼저 보는지")
    unit_id: UUID | None = Field(description="함께 보는 부서, 없으면 null")


class ViewChange(Schema, extra="forbid"):
    """How a view is called and who sees it from now on."""

    name: Annotated[Line, StringConstraints(max_length=saved.LONGEST_NAME)]
    is_default: bool = Field(default=False, description="목록을 열 때 먼저 보기")
    unit_id: UUID | None = Field(None, description="함께 볼 부서, 그 부서장만 정함")


@operation(
    router, "/saved-views", OfficeAction.KEEP_VIEWS, Page[ViewRow],
    told="저장한 보기 목록. 이 계정의 것을 목록과 이름 순서로 줍니다.",
)  # fmt: skip
def list_saved_views(request: HttpRequest, part: Part) -> Any:
    """The views that the account keeps."""
    return page(queries.own_views(bearer_of(request).account_id), part, _view)


@writing(router, "/saved-views/{view_id}", OfficeAction.KEEP_VIEWS, ViewRow, told="저장한 보기를 고치기.")
def change_saved_view(request: HttpRequest, mark: Once, view_id: UUID, given: ViewChange) -> Any:
    """Give a view another name, or let others see it."""
    return _done(request, mark, saved.change_view, view_id, **given.model_dump())


@writing(
    router, "/saved-views/{view_id}/removal", OfficeAction.KEEP_VIEWS, ViewRow,
    told="저장한 보기를 지우기. 되돌릴 수 있습니다.",
)  # fmt: skip
def remove_saved_view(request: HttpRequest, mark: Once, view_id: UUID) -> Any:
    """Remove a view from its list."""
    return _done(request, mark, saved.remove_view, view_id)


@writing(router, "/saved-views/{view_id}/restoration", OfficeAction.KEEP_VIEWS, ViewRow, told="지운 보기를 되돌리기.")
def restore_saved_view(request: HttpRequest, mark: Once, view_id: UUID) -> Any:
    """Put back a view that was removed."""
    return _done(request, mark, saved.restore_view, view_id)


def _done(request: HttpRequest, mark: Once, take: Callable[..., Any], view_id: UUID, **given: Any) -> Any:
    mine = bearer_of(request).account_id
    return once(request, mark, lambda: ViewRow(**_view(take(account_id=mine, view_id=view_id, **given))))


def _view(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ViewRow.model_fields}
