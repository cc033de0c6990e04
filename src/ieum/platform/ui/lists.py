"""A list as a page shows it and as a file gives it: one way to look for words, sort, choose columns and turn pages."""

import html
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from ieum.platform.ui.tables import PAGE_SIZE, Column, ListTools, Table, address, chosen_page, chosen_sort

MARKS = frozenset({"page", "file", "view"})
"""Parameters that say how a list is given, not what is in it."""
WHICH = "list"
"""The parameter that names one of several lists of a page, which all others are about; without it, it is the first."""
FORMS = ("xlsx", "csv", "hwpx")
"""The forms in which a list is given as a file."""
_NUMBER = re.compile(r"[△▲-]?[\d,]+(\.\d+)?")


@dataclass(frozen=True)
class Filter:
    """Something that a list is asked for by; the view of the list does it."""

    name: str
    label: str
    choices: Sequence[tuple[str, str]] = ()
    """Values and words to choose from; a field to write in where there are none."""
    kind: Literal["search", "date", "month"] = "search"
    usual: str = ""
    """The value where none is asked for, such as today."""
    everything: str = "모두"
    """What choosing nothing is called."""

    def value(self, query: QueryDict) -> str:
        """What is asked for, as written."""
        return query.get(self.name, self.usual).strip()[:100]

    def said(self, query: QueryDict) -> str:
        """What is asked for, in words; "" for nothing."""
        value = self.value(query)
        return dict(self.choices).get(value, "") if self.choices else value


WORDS = Filter("words", "찾을 말")


@dataclass(frozen=True)
class Listing:
    """Rows of one kind with all columns that they have; which are shown, and in which order, the request says."""

    id: str
    title: str
    columns: Sequence[Column]
    items: Sequence[Any] | QuerySet[Any, Any]
    """All of what is listed, filtered; a QuerySet is read by pages, anything else stands in memory."""
    row: Callable[[Any], Sequence[object]]
    """The cells of an item, one for each column: texts, or safe HTML such as a link."""
    texts: Callable[[Any], Sequence[str]] | None = None
    """The same cells as plain texts, for long lists in memory; None where they are read off the cells."""
    read: Callable[[Sequence[Any]], Iterable[Any]] = iter
    """What ``row`` takes instead of each item, where something is to be read for all of a page at once."""
    filters: Sequence[Filter] = ()
    search: Sequence[str] = ()
    """Lookups in which the words that are asked for are looked up, such as "title__icontains"; of a QuerySet only."""
    orders: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Fields by which a QuerySet is sorted for a column. What stands in memory is sorted by any column as printed."""
    total: Sequence[object] = ()
    """Cells of a first row that adds up all others; it is neither sorted nor looked through."""
    conditions: Sequence[tuple[str, str]] = ()
    """Further terms and values under which the rows stand, which a file states."""
    on: date | None = None
    """The day as of which the rows stand."""
    caption: str = ""
    note: str = ""
    sort: str = ""
    """The column by which it is sorted where none is asked for; "" for the order of the items."""
    empty_text: str = "표시할 내용이 없습니다."
    size: int = PAGE_SIZE
    """Rows of a page."""

    @property
    def is_read_by_pages(self) -> bool:
        """Whether the items stand in the database."""
        return isinstance(self.items, QuerySet)

    @property
    def sortable(self) -> Sequence[Column]:
        """The columns, each of those marked by which it can be sorted."""
        return [
            Column(each.key, each.label, each.kind, sortable=not self.is_read_by_pages or each.key in self.orders)
            if each.kind != "action" and each.label
            else each
            for each in self.columns
        ]

    @property
    def asked_by(self) -> Sequence[Filter]:
        """The filters, with that for words wherever words can be looked for."""
        is_own = WORDS.name in {each.name for each in self.filters}
        return self.filters if is_own or (self.is_read_by_pages and not self.search) else (*self.filters, WORDS)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which columns are shown, by their places, and which ones were asked for that the list does not have."""

    places: tuple[int, ...]
    unknown: tuple[str, ...]

    def of(self, row: Sequence[object]) -> list[object]:
        """The cells of a row that are shown."""
        return [row[each] for each in self.places]


def chosen_columns(columns: Sequence[Column], query: QueryDict) -> Chosen:
    """The columns that a request asks for, in the order of the list; all where it asks for none that there is.

    The first one is always shown: it names the row.
    """
    asked = dict.fromkeys(query.getlist("columns"))
    known = [number for number, each in enumerate(columns) if each.key in asked]
    unknown = tuple(each[:60] for each in asked if each not in {column.key for column in columns})
    places = sorted({0, *known}) if known else range(len(columns))
    return Chosen(tuple(places), unknown)


def addressed(lists: Sequence[Listing], query: QueryDict) -> Listing:
    """The list of a page that a request is about."""
    return next((each for each in lists if each.id == query.get(WHICH)), lists[0])


def asked_of(listing: Listing, lists: Sequence[Listing], query: QueryDict, *, of_page: Collection[str]) -> QueryDict:
    """What a request asks of one of the lists of a page; of another than it is about, only what the page is asked."""
    if listing is addressed(lists, query):
        return query
    asked = query.copy()
    for name in {*query} - {*of_page}:
        del asked[name]
    if listing is not lists[0]:
        asked[WHICH] = listing.id
    return asked


def found(listing: Listing, query: QueryDict) -> tuple[Sequence[Any], str]:
    """The items with the words that are asked for, in the order that is asked for; and that order."""
    sort = chosen_sort(listing.sortable, query, default=listing.sort)
    is_own = WORDS.name in {each.name for each in listing.filters}
    words = [] if is_own else WORDS.value(query).split()
    if listing.is_read_by_pages:
        return _in_database(listing, words, sort), sort
    return _in_memory(listing, words, sort), sort


def listed(listing: Listing, query: QueryDict) -> Table:
    """The page of a list that a request asks for, with what one can do with it."""
    items, sort = found(listing, query)
    page, chosen = chosen_page(items, query, size=listing.size), chosen_columns(listing.columns, query)
    rows = [chosen.of(listing.row(each)) for each in listing.read(list(page))]
    if listing.total and rows:
        rows.insert(0, chosen.of(listing.total))
    return Table(
        listing.id, listing.caption or listing.title, chosen.of(listing.sortable), rows,  # type: ignore[arg-type]  # the columns
        note=listing.note, sort=sort, page=page, query=query, empty_text=listing.empty_text,
        tools=_tools(listing, query, chosen),
    )  # fmt: skip


def whole(listing: Listing, items: Sequence[Any], query: QueryDict) -> tuple[list[str], list[list[str]]]:
    """The labels of the columns that are shown and the rows of the items, as plain texts."""
    chosen = chosen_columns(listing.columns, query)
    places = [each for each in chosen.places if listing.columns[each].kind != "action"]
    rows = [[row[each] for each in places] for row in _printed(listing, items)]
    if listing.total and rows:
        rows.insert(0, [plain(listing.total[each]) for each in places])
    return [listing.columns[each].label for each in places], rows


def conditions(listing: Listing, query: QueryDict) -> list[tuple[str, str]]:
    """The conditions under which the rows stand, in words."""
    asked = [(each.label, each.said(query)) for each in listing.asked_by if each.kind != "date"]
    return [*listing.conditions, *((label, value) for label, value in asked if value)]


def plain(cell: object) -> str:
    """A cell as text: of safe HTML only what is read."""
    return html.unescape(strip_tags(cell)).strip() if isinstance(cell, SafeString) else str(cell)


def _printed(listing: Listing, items: Sequence[Any]) -> Iterable[Sequence[str]]:
    if listing.texts:
        return map(listing.texts, items)
    return ([plain(cell) for cell in row] for row in map(listing.row, listing.read(items)))


def _in_database(listing: Listing, words: Sequence[str], sort: str) -> Sequence[Any]:
    rows: Any = listing.items
    for word in words:
        rows = rows.filter(Q(*((lookup, word) for lookup in listing.search), _connector=Q.OR))
    fields = listing.orders.get(sort.removeprefix("-"), ())
    if fields:
        rows = rows.order_by(*(_turned(each) if sort.startswith("-") else each for each in fields), "pk")
    return rows  # type: ignore[no-any-return]  # a QuerySet


def _turned(name: str) -> str:
    return name.removeprefix("-") if name.startswith("-") else f"-{name}"


def _in_memory(listing: Listing, words: Sequence[str], sort: str) -> Sequence[Any]:
    items = list(listing.items)
    if not words and not sort:
        return items
    printed = zip(items, _printed(listing, items), strict=True)
    kept = [(each, cells) for each, cells in printed if _says(cells, words)]
    if sort:
        place = [column.key for column in listing.columns].index(sort.removeprefix("-"))
        kept.sort(key=lambda pair: _rank(pair[1][place]), reverse=sort.startswith("-"))
    return [each for each, _ in kept]


def _says(cells: Sequence[str], words: Sequence[str]) -> bool:
    text = " ".join(cells).casefold()
    return all(word.casefold() in text for word in words)


def _rank(cell: str) -> tuple[int, Decimal, str]:
    """Numbers by what they are worth and before texts; what is not there comes last."""
    if not cell:
        return 2, Decimal(0), ""
    if _NUMBER.fullmatch(cell):
        try:
            return 0, Decimal(re.sub("[△▲]", "-", cell).replace(",", "")), ""
        except InvalidOperation:
            pass
    return 1, Decimal(0), cell


def _tools(listing: Listing, query: QueryDict, chosen: Chosen) -> ListTools:
    names = {each.name for each in listing.asked_by}
    kept = [(name, value) for name, values in query.lists() for value in values if name not in names | {"page", "file"}]
    return ListTools(
        filters=[(each, each.value(query)) for each in listing.asked_by],
        kept=kept,
        columns=[(each.key, each.label, number in chosen.places) for number, each in enumerate(listing.columns)],
        files=[(form.upper(), address(query, page="", view="", file=form)) for form in FORMS],
        unknown=chosen.unknown,
    )
