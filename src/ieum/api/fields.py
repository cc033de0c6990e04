"""What stands in requests and answers of several operations: texts, days, moments and pages."""

from collections.abc import Sequence
from datetime import date, time
from typing import Annotated, Any, Generic, TypeVar

from django.db.models import QuerySet
from ninja import Query
from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from ieum.kernel.dates import FIRST_DAY, LAST_DAY

Item = TypeVar("Item")
MOST_ITEMS = 200
MOST_AT_ONCE = 500
"""Values that are recorded by one request."""
NO_CONTROLS = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"
"""Of texts: the database keeps no NUL, and no other control characters belong into a report."""


def _day(given: object) -> object:
    """Only days as they are written: a number is no day, though a library may read one as seconds."""
    if not isinstance(given, str | date) or (isinstance(given, str) and len(given) != len("2023-10-31")):
        raise ValueError("날을 2023-10-31처럼 적어 주십시오.")
    return given


def _meant(day: date) -> date:
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(f"{FIRST_DAY}부터 {LAST_DAY}까지의 날을 적어 주십시오.")
    return day


def _moment(given: object) -> object:
    if isinstance(given, str) and "T" not in given.upper():
        raise ValueError("때를 2023-10-31T09:00:00+09:00처럼 적어 주십시오.")
    return given


_WITHIN = r"^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
"""The days that are read, as the description tells them."""
Day = Annotated[
    date,
    BeforeValidator(_day),
    AfterValidator(_meant),
    WithJsonSchema({"type": "string", "format": "date", "pattern": _WITHIN}),
]
Moment = Annotated[AwareDatetime, BeforeValidator(_moment)]
Minute = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
"""A minute of a day by the office's clock: 16:30."""
Words = Annotated[str, StringConstraints(max_length=100, pattern=NO_CONTROLS)]
_GAPS = r"\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
"""What no text begins with, named one by one: "white space" means other characters to programs that read this."""
ONE_LINE = rf"^[^{_GAPS}\x00-\x1f\x7f][^\x00-\x1f\x7f]*$"
Line = Annotated[str, StringConstraints(max_length=200, pattern=ONE_LINE)]
"""A text in one line with something in it."""
Short = Annotated[str, StringConstraints(max_length=100, pattern=r"^[^\x00-\x1f\x7f]*$")]
"""A few words in one line, or none."""
Reason = Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=NO_CONTROLS)]
"""Why, as the history keeps it."""
Remark = Annotated[str, StringConstraints(max_length=500, pattern=NO_CONTROLS)]
"""What is said beside a step, or nothing."""
Long = Annotated[str, StringConstraints(max_length=20_000, pattern=NO_CONTROLS)]
Code = Annotated[str, StringConstraints(max_length=20, pattern=r"^[^\x00-\x1f\x7f]*$")]
"""A code of the budget, or none."""
MOST_WON = 10**15
"""More than any budget of a municipality."""
Won = Annotated[int, Field(ge=-MOST_WON, le=MOST_WON)]
Year = Annotated[int, Field(ge=1949, le=2200)]


class _Inline:
    """Codes are listed where they are asked for: of a list that stands by itself, ninja takes the description too."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        found = handler.resolve_ref_schema(handler(schema))
        return {name: found[name] for name in ("type", "enum")}


INLINE = _Inline()
"""Beside the codes of an address or a form: ``Annotated[Kind, INLINE]``."""


def minute_of(given: time | None) -> str | None:
    """A time of day as a ``Minute``; None stays None."""
    return f"{given:%H:%M}" if given else None


class Schema(BaseModel, from_attributes=True):
    """What is said in a request or an answer; the library's own reads each value of each row by a call of Python."""


class YearAsked(Schema):
    """Of which year."""

    year: Year = Field(description="회계연도")


class Why(Schema, extra="forbid"):
    """Why a step is taken."""

    reason: Reason = Field(description="사유")


class Paging(Schema):
    """Which part of a list."""

    limit: int = Field(50, ge=1, le=MOST_ITEMS, description=f"한 번에 받을 건수 ({MOST_ITEMS}까지)")
    offset: int = Field(0, ge=0, le=10_000_000, description="앞에서 건너뛸 건수")


Part = Annotated[Paging, Query()]


class Page(Schema, Generic[Item]):
    """A part of a list in an order that stays."""

    items: list[Item]
    total: int = Field(description="모두 몇 건인지")
    limit: int
    offset: int
    next_offset: int | None = Field(description="다음 부분의 offset, 끝이면 null")


def page(rows: Sequence[Any] | QuerySet[Any], part: Paging, make: Any) -> dict[str, Any]:
    """A part of rows, each made into what the operation gives; rows of the database are cut there."""
    total = rows.count() if isinstance(rows, QuerySet) else len(rows)
    end = part.offset + part.limit
    return {
        "items": [make(each) for each in rows[part.offset : end]],
        "total": total,
        "limit": part.limit,
        "offset": part.offset,
        "next_offset": end if end < total else None,
    }
