"""What a view hands to the table component: columns, rows, the sort order in force and the page."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import QueryDict

Kind = Literal["text", "words", "number", "date", "action"]
"""Words are texts of several words, which a wide table leaves room for."""

PAGE_SIZE = 50


@dataclass(frozen=True)
class Column:
    """A column: ``key`` names it in addresses, ``kind`` decides how its cells stand."""

    key: str
    label: str
    kind: Kind = "text"
    sortable: bool = False


@dataclass(frozen=True)
class ListTools:
    """What one can do with a list beside reading it."""

    filters: Sequence[tuple[Any, str]]
    """Each filter with what is asked for."""
    kept: Sequence[tuple[str, str]]
    """Parameters that asking by a filter keeps."""
    columns: Sequence[tuple[str, str, bool]]
    """Key and label of each column, and whether it is shown."""
    files: Sequence[tuple[str, str]]
    """The forms of its file, with their addresses."""
    unknown: Sequence[str] = ()
    """Columns that were asked for and that the list does not have."""
    views: Sequence[tuple[str, str, bool]] = ()
    """Words and address of each saved view, and whether it is the current one."""
    save_url: str = ""
    """Where the list as it is shown is saved as a view; "" where views cannot be saved."""
    manage_url: str = ""
    is_one_of_many: bool = False
    """Whether the page has other lists too, so that the tools have to say which one they are of."""
    is_folded: bool = False
    """Whether they stay out of sight until they are asked for, since the list is not what its page is about now."""


@dataclass(frozen=True)
class Table:
    """A table as printed. Cells are texts, or safe HTML such as a link; the first one of a row is its header."""

    id: str
    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[object]]
    note: str = ""
    """Unit and base date beside the caption, such as "(단위: 천원, 2003-10-31 기준)"."""
    sort: str = ""
    """Key of the column it is sorted by, with a leading "-" for descending; "" where it has a fixed order."""
    page: Page[Any] | None = None
    """The page shown; None where all rows are shown."""
    query: QueryDict = field(default_factory=QueryDict)
    """The parameters of the request, which sort and page links keep."""
    empty_text: str = "표시할 내용이 없습니다."
    tools: ListTools | None = None
    """None for a table that is not a list of its own."""


def chosen_sort(columns: Sequence[Column], query: QueryDict, *, default: str) -> str:
    """The sort order that a request asks for, or the default where it asks for none or for an unknown one."""
    wanted = query.get("sort", default)
    sortable = {column.key for column in columns if column.sortable}
    return wanted if wanted.removeprefix("-") in sortable else default


def chosen_page(items: Sequence[Any], query: QueryDict, *, size: int = PAGE_SIZE) -> Page[Any]:
    """The page that a request asks for; the first or last one where it asks for none that exists."""
    return Paginator(items, size).get_page(query.get("page"))


def address(query: QueryDict, **changes: str) -> str:
    """The query part of a link that keeps the parameters but for some; a change to "" drops the parameter."""
    kept = dict(query.lists())
    for key, value in changes.items():
        if value:
            kept[key] = [value]
        else:
            kept.pop(key, None)
    return f"?{urlencode(kept, doseq=True)}"
