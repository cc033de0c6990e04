"""Search across everything that whoever asks may open."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.core.paginator import Page
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from ieum.kernel.registry import searchables
from ieum.kernel.search import Searchable
from ieum.org.queries import standing as standing_on
from ieum.org.rules.standing import Standing
from ieum.platform.search.permissions import SearchAction
from ieum.platform.search.queries import Found, Question, find, items
from ieum.platform.search.snippets import Piece, marked, snippet
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import FORMS, Listing
from ieum.platform.ui.tables import Column, address, chosen_page
from ieum.site.access import allowed
from ieum.site.finding import kinds_of
from ieum.site.forms.search import SearchForm, places_of
from ieum.site.lists import list_file
from ieum.site.requests import StaffRequest

if TYPE_CHECKING:
    from ieum.platform.models import SearchItem

PER_PAGE, SUGGESTED = 20, 7
_COLUMNS = (Column("title", "제목"), Column("kind", "종류"), Column("day", "날", "date"), Column("address", "화면"))


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found, as the page shows it."""

    kind: str
    title: list[Piece]
    snippet: list[Piece]
    address: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Facet:
    """A kind beside how many of it were found."""

    label: str
    count: str
    address: str
    is_chosen: bool


@require_GET
@allowed(SearchAction.SEARCH)
def search(request: StaffRequest) -> HttpResponse:
    """Show what was found, or ask what is looked for."""
    kinds, standing = kinds_of(request), standing_on(localdate())
    form = SearchForm(request.GET or None, kinds=kinds, standing=standing)
    context = {
        "title": translated("검색"),
        "breadcrumbs": [(translated("처음"), reverse("home")), (translated("검색"), "")],
        "form": form,
    }
    if form.is_bound and form.is_valid():
        found = _find(request, form.cleaned_data, kinds, standing)
        if request.GET.get("file"):
            return list_file(request, _listing(form, kinds, found), request.GET["file"])
        context |= _found(request, form.cleaned_data["kind"], kinds, found)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "site/search.html", context, status=status)


@require_GET
@allowed(SearchAction.SEARCH)
def suggest(request: StaffRequest) -> JsonResponse:
    """Give the first few that are found, for the command palette."""
    text = request.GET.get("q", "")[:100]
    found = find(Question(text, [each.name for each in kinds_of(request)], request.user.pk))
    labels = {each.name: each.label for each in searchables}
    rows = [
        {"title": each.title, "kind": translated(labels[each.kind]), "address": each.address}
        for each in items(found.items[:SUGGESTED])
    ]
    return JsonResponse({"items": rows, "more": len(found.items) > SUGGESTED})


def _find(request: StaffRequest, asked: dict[str, Any], kinds: list[Searchable], standing: Standing) -> Found:
    chosen = [each.name for each in kinds if asked["kind"] in ("", each.name)]
    places = places_of(standing, asked["unit"])
    return find(Question(asked["q"], chosen, request.user.pk, places, asked["since"], asked["until"]))


def _listing(form: SearchForm, kinds: list[Searchable], found: Found) -> Listing:
    """What was found as a list, which a file gives in the order of the page."""
    labels = {each.name: each.label for each in kinds}
    asked = [(str(each.label), each.value() or "", getattr(each.field, "choices", ())) for each in form]
    return Listing(
        "found", "검색 결과", _COLUMNS, found.items,
        lambda each: [each.title, labels[each.kind], each.day.isoformat() if each.day else "", each.address],
        read=items,
        conditions=[(label, str(dict(choices).get(value, value))) for label, value, choices in asked if value],
    )  # fmt: skip


def _found(request: StaffRequest, chosen: str, kinds: list[Searchable], found: Found) -> dict[str, object]:
    page = chosen_page(found.items, request.GET, size=PER_PAGE)
    labels = {each.name: each.label for each in kinds}
    return {
        "found": found,
        "total": _counted(sum(found.counts.values()), is_capped=bool(found.capped)),
        "hits": [_hit(each, labels, found) for each in items(list(page))],
        "facets": list(_facets(request, kinds, found, chosen)),
        "page": page,
        "pages": list(_pages(request, page)),
        "files": [(each.upper(), address(request.GET, page="", file=each)) for each in FORMS],
    }


def _hit(item: "SearchItem", labels: dict[str, str], found: Found) -> Hit:
    return Hit(
        labels[item.kind], marked(item.title, found.words), snippet(item.body, found.words), item.address, item.day
    )


def _facets(request: StaffRequest, kinds: list[Searchable], found: Found, chosen: str) -> Iterator[Facet]:
    """Each kind of which there is something, and the way back to all."""
    if chosen:
        yield Facet(translated("모든 종류"), "", address(request.GET, kind="", page=""), is_chosen=False)
    for each in kinds:
        if found.counts.get(each.name):
            count = _counted(found.counts[each.name], is_capped=each.name in found.capped)
            yield Facet(
                translated(each.label), count, address(request.GET, kind=each.name, page=""), each.name == chosen
            )


def _counted(count: int, *, is_capped: bool) -> str:
    return translated("{count:,}건 이상", count=count) if is_capped else translated("{count:,}건", count=count)


def _pages(request: StaffRequest, page: Page[object]) -> Iterator[tuple[str, str]]:
    """Words and addresses of the pages before and behind."""
    if page.has_previous():
        yield translated("이전"), address(request.GET, page=str(page.previous_page_number()))
    if page.has_next():
        yield translated("다음"), address(request.GET, page=str(page.next_page_number()))
