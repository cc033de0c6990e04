"""What is disclosed to anyone (공개 자료): daily datasets, 재정공시 as published, and published budgets."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from ieum.budget import exports
from ieum.budget.choices import MatterKind
from ieum.budget.figures.disclosure import disclosure_observations
from ieum.budget.queries import published
from ieum.budget.queries.matters import NoSuchMatter
from ieum.budget.queries.published import Publication
from ieum.budget.rules.permissions import BudgetAction
from ieum.budget.rules.traits import said_of
from ieum.kernel.rounding import Rounding
from ieum.kernel.selection import Question
from ieum.platform.database.tenancy import snapshot
from ieum.platform.middleware import opens_own_transactions
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column, Table
from ieum.site.access import allowed
from ieum.site.lists import render_list
from ieum.site.views.organisation import asked_day

if TYPE_CHECKING:
    from ieum.budget.models import VersionStep

_CRUMBS = [(gettext_lazy("처음"), "/"), (gettext_lazy("공개 자료"), "/disclosed/")]
_PUBLISHED = (
    Column("title", "재정공시"), Column("year", "연도", "number"), Column("day", "공시한 날", "date"),
    Column("place", "공시한 곳"),
)  # fmt: skip
_BUDGETS = (Column("name", "예산안"), Column("day", "고시한 날", "date"))
_ITEMS = (
    Column("code", "번호"), Column("label", "공시 항목"), Column("given_by", "자료"), Column("count", "건수", "number"),
    Column("amount", "금액", "number"),
)  # fmt: skip
_FORMS = (("csv", "CSV"), ("xlsx", "XLSX"), ("fdp", "Fiscal Data Package"))


@require_GET
@allowed(BudgetAction.SEE_DISCLOSED)
def disclosed(request: HttpRequest) -> HttpResponse:
    """List what is disclosed; the daily datasets as of a day, at the latest today."""
    day = min(asked_day(request), localdate())
    context = {
        "title": translated("공개 자료"),
        "breadcrumbs": [*_CRUMBS[:1], (translated("공개 자료"), "")],
        "day": day,
        "datasets": [(translated(of.title), _files(side, day.isoformat())) for side, of in exports.SIDES.items()],
    }
    return render_list(request, "site/disclosed.html", _publications(), context, others=(_budgets(),), of_page=("on",))


@require_GET
@allowed(BudgetAction.SEE_DISCLOSED)
@opens_own_transactions
def disclosed_matter(request: HttpRequest, matter_id: UUID) -> HttpResponse:
    """Show a disclosure as it was published, with what our own records gave its items then."""
    with snapshot(request.user.municipality_id):
        try:
            found = published.publication(matter_id)
        except NoSuchMatter as error:
            raise Http404(str(error)) from error
        items = _items(found)
    context = {
        "title": found.stated.title,
        "breadcrumbs": [*_CRUMBS, (str(found.row), "")],
        "about": [
            (translated("번호"), str(found.row)),
            (translated("공시한 날"), found.published_on.isoformat()),
            *((translated(label), said) for label, said in said_of(MatterKind.DISCLOSURE, found.stated.traits)),
        ],
        "items": items,
    }
    return render(request, "site/disclosed_matter.html", context)


def _files(side: str, day: str) -> list[tuple[str, str]]:
    """The words and the address of each form of a dataset."""
    return [
        (label, f"{reverse('budget_disclosure_file', kwargs={'side': side, 'form': form})}?day={day}")
        for form, label in _FORMS
    ]


def _publications() -> Listing:
    return Listing(
        "publications", "재정공시", _PUBLISHED, published.publications(), _published_cells,
        empty_text="아직 공시한 것이 없습니다.",
    )  # fmt: skip


def _published_cells(each: Publication) -> list[object]:
    link = format_html('<a href="{}">{}</a>', reverse("disclosed_matter", args=[each.row.pk]), each.stated.title)
    return [link, str(each.row.year), each.published_on.isoformat(), each.stated.traits.get("address", "")]


def _budgets() -> Listing:
    return Listing(
        "budgets", "고시한 예산", _BUDGETS, published.published_budgets(), _budget_cells,
        empty_text="아직 고시한 예산이 없습니다.",
    )  # fmt: skip


def _budget_cells(each: "VersionStep") -> list[object]:
    return [str(each.version), each.decided_on.isoformat()]


def _items(found: Publication) -> Table | None:
    """Each item of the day of publication with what is our own of it; None before the first day that is known."""
    question = Question(
        found.published_on, found.epoch, Rounding.TRUNCATE, found.published_on, {"year": str(found.row.year)}
    )
    items: dict[str, dict[str, str]] = {}
    for each in disclosure_observations(question):
        items.setdefault(each.cell, {})[each.measure] = each.printed
    rows = [
        [code, said["label"], translated(said["given_by"]), said["count"], said["amount"]]
        for code, said in items.items()
    ]
    return Table("items", "공통공시 항목", _ITEMS, rows, note="(단위: 건, 원)") if rows else None
