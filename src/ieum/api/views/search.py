"""Search among the kinds that both the key and its account are let into."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from ieum.api.door import bearer_of, operation
from ieum.api.fields import Day, Page, Part, Schema, Words, page
from ieum.kernel.registry import permissions, searchables
from ieum.platform.search import queries
from ieum.platform.search.permissions import SearchAction
from ieum.platform.search.snippets import snippet

router = Router()


class HitRow(Schema):
    """Something that was found."""

    kind: str = Field(description="종류 (office.case)")
    label: str = Field(description="종류의 이름")
    title: str
    snippet: str = Field(description="찾은 말이 있는 곳")
    address: str = Field(description="화면의 주소")
    day: date | None


class SearchAsked(Schema):
    """What is looked for, and where."""

    words: Words = Field(description='찾을 말. 조사와 띄어쓰기는 가리지 않고, "따옴표" 안은 그대로 찾습니다')
    kind: Words = Field("", description="종류, 없으면 볼 수 있는 모든 종류")
    since: Day | None = Field(None, description="이 날부터")
    until: Day | None = Field(None, description="이 날까지")


@operation(
    router, "/search", SearchAction.SEARCH, Page[HitRow],
    told="검색. 열쇠의 권한 범위와 계정의 권한으로 볼 수 있는 종류에서 가까운 것부터 줍니다.",
)  # fmt: skip
def search(request: HttpRequest, asked: Annotated[SearchAsked, Query()], part: Part) -> Any:
    """What holds the words, the best first; of what very many hold, the newest."""
    bearer = bearer_of(request)

    def may(action: StrEnum) -> bool:
        return action.value in bearer.scopes and bearer.role in permissions[action.value].roles

    labels = {each.name: each.label for each in searchables if each.is_for(may)}
    kinds = [name for name in labels if asked.kind in ("", name)]
    found = queries.find(queries.Question(asked.words, kinds, bearer.account_id, since=asked.since, until=asked.until))
    given = page(found.items, part, lambda item: item)
    given["items"] = [_hit(each, labels, found) for each in queries.items(given["items"])]
    return given


def _hit(item: Any, labels: dict[str, str], found: queries.Found) -> dict[str, Any]:
    same = {name: getattr(item, name) for name in ("kind", "title", "address", "day")}
    cut = "".join(piece.text for piece in snippet(item.body, found.words))
    return same | {"label": labels[item.kind], "snippet": cut}
