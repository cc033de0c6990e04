"""The organisation as of a day: units in the order of the chart, their posts, and who answers for them.

Who holds a post is said by grade and kind of appointment; names of persons are not given out.
"""

from http import HTTPStatus
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Query, Router
from pydantic import Field

from ieum.api.door import operation
from ieum.api.errors import not_found
from ieum.api.fields import Day, Page, Part, Schema, page
from ieum.org import queries
from ieum.org.rules.permissions import OrgAction
from ieum.org.rules.standing import Standing, StandingPost, StandingUnit

router = Router()


class OnDay(Schema):
    """As of which day."""

    day: Day | None = Field(None, description="기준일, 없으면 오늘")


class UnitRow(Schema):
    """A unit on the chart."""

    id: UUID
    kind: str
    name: str
    parent_id: UUID | None
    depth: int = Field(description="조직도에서 위에서부터 몇 번째 층인지, 0부터")


class HolderRow(Schema):
    """An appointment to a post."""

    kind: str
    service: str
    grade: str
    series: str


class PostRow(Schema):
    """A post of a unit."""

    id: UUID
    title: str
    is_head: bool
    holders: list[HolderRow]
    is_answered_by: str = Field(description="지금 답할 사람: HOLDER, ACTING, SUPERIOR, 없으면 빈 글")


class UnitDetail(Schema):
    """A unit with what it is in charge of and its posts."""

    id: UUID
    kind: str
    name: str
    parent_id: UUID | None
    path: str = Field(description="위에서부터의 이름")
    duties: list[str]
    posts: list[PostRow]


@operation(
    router, "/organisation/units", OrgAction.SEE_ORGANISATION, Page[UnitRow],
    told="조직도. 기준일의 부서를 조직도의 순서로 줍니다.",
)  # fmt: skip
def list_units(request: HttpRequest, part: Part, asked: Annotated[OnDay, Query()]) -> Any:
    """The units of a day."""
    standing = queries.standing(asked.day or localdate())
    return page(list(standing.tree()), part, lambda row: _unit(row[1]) | {"depth": row[0]})


@operation(
    router, "/organisation/units/{unit_id}", OrgAction.SEE_ORGANISATION, UnitDetail, refuses=(HTTPStatus.NOT_FOUND,),
    told="부서 하나. 기준일의 분장사무와 직위를 함께 줍니다.",
)  # fmt: skip
def get_unit(request: HttpRequest, unit_id: UUID, asked: Annotated[OnDay, Query()]) -> Any:
    """One unit as of a day."""
    on = asked.day or localdate()
    standing = queries.standing(on)
    if unit_id not in standing.units:
        raise not_found("그날 그런 부서가 없습니다. 조직도에서 고르십시오.")
    return _unit(standing.units[unit_id]) | {
        "path": standing.path(unit_id),
        "duties": queries.duties_of(unit_id, on),
        "posts": [_post(standing, each) for each in standing.posts_of(unit_id)],
    }


def _unit(row: StandingUnit) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("id", "kind", "name", "parent_id")}


def _post(standing: Standing, row: StandingPost) -> dict[str, Any]:
    holders = [
        {name: getattr(each, name) for name in ("kind", "service", "grade", "series")}
        for each in standing.holders(row.id)
    ]
    found = standing.responsible(row.id)
    how = "" if found is None else "SUPERIOR" if found.is_superior else "ACTING" if found.is_acting else "HOLDER"
    return {"id": row.id, "title": row.title, "is_head": row.is_head, "holders": holders, "is_answered_by": how}
