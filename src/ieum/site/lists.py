"""List pages: each shows one ``Listing`` under the views that whoever looks has saved, and gives it as a file."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localdate

from ieum.office.queries.views import views_of
from ieum.office.rules.permissions import OfficeAction
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import MARKS, Listing, addressed, asked_of, conditions, found, listed, whole
from ieum.platform.ui.tables import Table, address
from ieum.site.access import may_oneself
from ieum.site.requests import StaffRequest
from ieum.site.table_files import MOST_ROWS, Sheet, table_file

if TYPE_CHECKING:
    from ieum.office.models import SavedView


def render_list(  # noqa: PLR0913 - what a page of lists is made of
    request: StaffRequest,
    template: str,
    listing: Listing,
    context: Mapping[str, Any],
    *,
    others: Sequence[Listing] = (),
    of_page: Collection[str] = (),
    status: int | None = None,
) -> HttpResponse:
    """The page of a list with its ``table``; its file where one is asked for, and its first view where nothing is.

    ``others`` are further lists of the page, whose tables stand in ``tables`` by their ids; ``of_page`` are parameters
    that all lists of the page keep, such as its year.
    """
    asked, lists = request.GET, [listing, *others]
    if asked.get("file"):
        return list_file(request, addressed(lists, asked), asked["file"])
    views = views_of(request.user.pk, _name(request)) if may_oneself(request, OfficeAction.KEEP_VIEWS) else None
    first = next((each for each in views or () if each.is_default and each.account_id == request.user.pk), None)
    if first is not None and not asked and request.method == "GET":
        return redirect(view_address(first, request.path))
    tables = {}
    for each in lists:
        own = None if views is None else [view for view in views if _is_of(view, each, lists)]
        table = _with_views(request, listed(each, asked_of(each, lists, asked, of_page=of_page)), own)
        is_aside = each is not listing and each is not addressed(lists, asked)
        tables[each.id] = _one_of_many(table, is_aside=is_aside) if others else table
    return render(request, template, {**context, "table": tables[listing.id], "tables": tables}, status=status)


def row_link(name: str, key: UUID, words: str) -> SafeString:
    """A link to the page of a row by the name of its address, which is put together once for all rows."""
    before, after = _around_key(name)
    return mark_safe(f'<a href="{before}{key}{after}">{conditional_escape(words)}</a>')  # noqa: S308 - words are escaped


@cache
def _around_key(name: str) -> tuple[str, str]:
    """What stands before and behind the key in an address."""
    before, _, after = reverse(name, args=[_ANY]).partition(str(_ANY))
    return before, after


_ANY = UUID(int=0)


def kept_query(query: str) -> str:
    """What a saved view keeps of the parameters of a list."""
    kept = QueryDict(query, mutable=True)
    for name in MARKS:
        kept.pop(name, None)
    return kept.urlencode()


def _one_of_many(table: Table, *, is_aside: bool) -> Table:
    """A list of a page of lists: its tools say which one they are of.

    Those of a list that the request is not about are folded, and where it is empty there is nothing to do.
    """
    if table.tools is None or (is_aside and not table.rows):
        return replace(table, tools=None)
    return replace(table, tools=replace(table.tools, is_one_of_many=True, is_folded=is_aside))


def _is_of(view: "SavedView", listing: Listing, lists: Sequence[Listing]) -> bool:
    return addressed(lists, QueryDict(view.query)) is listing


def list_file(request: StaffRequest, listing: Listing, form: str) -> HttpResponse:
    """All rows that are asked for; of more than a file takes, a sentence on the page instead."""
    rows, most = found(listing, request.GET)[0], MOST_ROWS.get(form)
    if most is not None and len(rows) > most:
        said = translated(
            "{count:,}줄은 {upper} 파일 하나에 담지 못합니다({most:,}줄까지).",
            count=len(rows),
            upper=form.upper(),
            most=most,
        )
        messages.error(request, translated("{said} 조건을 좁혀 받으십시오.", said=said))
        return redirect(f"{request.path}{address(request.GET, file='', page='')}")
    columns, texts = whole(listing, rows, request.GET)
    terms = conditions(listing, request.GET)
    return table_file(form, Sheet(listing.title, columns, texts, listing.on or localdate(), terms))


def _with_views(request: StaffRequest, table: Table, views: "list[SavedView] | None") -> Table:
    if views is None or table.tools is None:
        return table
    current = request.GET.get("view", "")
    tabs = [(_words(request, each), view_address(each, request.path), str(each.pk) == current) for each in views]
    plain = (translated("전체"), f"{request.path}?view=", not any(is_current for _, _, is_current in tabs))
    tools = replace(
        table.tools,
        views=[plain, *tabs] if tabs else (),
        save_url=reverse("views"),
        manage_url=f"{reverse('views')}?list={_name(request)}",
    )
    return replace(table, tools=tools)


def _words(request: StaffRequest, view: "SavedView") -> str:
    if view.account_id != request.user.pk:
        return translated("{name} (부서)", name=view.name)
    return translated("{name} (먼저)", name=view.name) if view.is_default else view.name


def view_address(view: "SavedView", path: str = "") -> str:
    """The address of a list by a view; ``path`` where it is that of another matter than when it was saved."""
    query = QueryDict(view.query, mutable=True)
    query["view"] = str(view.pk)
    return f"{path or view.address}?{query.urlencode()}"


def _name(request: StaffRequest) -> str:
    """By what name views of the list are kept: that of its address."""
    return str(request.resolver_match and request.resolver_match.url_name)
