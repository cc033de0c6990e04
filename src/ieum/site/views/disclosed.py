"""What is disclosed to anyone (공개 자료): each programme day by day, 재정공시 as published, and published budgets."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from ieum.budget import exports
from ieum.budget.choices import MatterKind
from ieum.budget.figures.disclosure import disclosure_observations
from ieum.budget.queries import NOW, DisclosureRow, Point, disclosure, published
from ieum.budget.queries.disclosing import answered
from ieum.budget.queries.matters import NoSuchMatter, known_matters
from ieum.budget.queries.published import Publication
from ieum.budget.rules.disclosing import Item, items_on
from ieum.budget.rules.matters import StatedMatter
from ieum.budget.rules.permissions import BudgetAction
from ieum.budget.rules.traits import said_of
from ieum.budget.rules.years import running_years
from ieum.documents.writing import write_document
from ieum.kernel.rounding import Rounding
from ieum.kernel.selection import Question
from ieum.platform.database.tenancy import snapshot
from ieum.platform.middleware import opens_own_transactions
from ieum.platform.ui.languages import in_korean, korean, translated
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column, Table
from ieum.reports import queries as reports
from ieum.site.access import allowed
from ieum.site.downloads import steady_download
from ieum.site.ledger import won
from ieum.site.lists import render_list
from ieum.site.matter_tables import handed_in, whole
from ieum.site.requests import StaffRequest
from ieum.site.views.organisation import asked_day

if TYPE_CHECKING:
    from ieum.budget.models import VersionStep
    from ieum.reports.models import Edition

_CRUMBS = [(gettext_lazy("처음"), "/"), (gettext_lazy("공개 자료"), "/disclosed/")]
_PUBLISHED = (
    Column("title", "재정공시"), Column("year", "연도", "number"), Column("day", "공시한 날", "date"),
    Column("place", "공시한 곳"),
)  # fmt: skip
_BUDGETS = (Column("name", "예산안"), Column("day", "고시한 날", "date"))
_PROGRAMMES = (
    Column("year", "회계연도"), Column("account", "회계"), Column("code", "코드"), Column("name", "세부사업"),
    Column("available", "예산현액", "number"), Column("national", "국비", "number"), Column("city", "시도비", "number"),
    Column("own", "시군구비", "number"), Column("spent", "지출액", "number"),
)  # fmt: skip
_ITEMS = (
    Column("code", "번호"), Column("label", "공시 항목"), Column("given_by", "자료"), Column("count", "건수", "number"),
    Column("amount", "금액", "number"),
)  # fmt: skip
_DOCUMENTS = {"hwpx": "한글(HWPX)", "pdf": "PDF", "html": "웹 문서(HTML)", "xlsx": "엑셀(XLSX)"}
"""Files of a disclosed document by their ending."""
_FORMS = (("csv", "CSV"), ("xlsx", "XLSX"), ("fdp", "Fiscal Data Package"))


@require_GET
@allowed(BudgetAction.SEE_DISCLOSED)
def disclosed(request: StaffRequest) -> HttpResponse:
    """List what is disclosed; the daily datasets as of a day, at the latest today."""
    day = min(asked_day(request), localdate())
    context = {
        "title": translated("공개 자료"),
        "breadcrumbs": [*_CRUMBS[:1], (translated("공개 자료"), "")],
        "day": day,
        "years": running_years(day),
        "datasets": [(translated(of.title), _files(side, day.isoformat())) for side, of in exports.SIDES.items()],
    }
    others = (_publications(), _budgets())
    return render_list(request, "site/disclosed.html", _programmes(day), context, others=others, of_page=("on",))


@require_GET
@allowed(BudgetAction.SEE_DISCLOSED)
@opens_own_transactions
def disclosed_matter(request: StaffRequest, matter_id: UUID) -> HttpResponse:
    """Show a disclosure as it was published, with what our own records gave its items then."""
    with snapshot(request.user.municipality_id):
        try:
            found = published.publication(matter_id)
        except NoSuchMatter as error:
            raise Http404(str(error)) from error
        items = items_on(found.published_on, found.stated.traits["period"])
        answers, document = _answers(found), _document(found)
        table = _items(found, items, answers)
    context = {
        "title": found.stated.title,
        "breadcrumbs": [*_CRUMBS, (str(found.row), "")],
        "about": [
            (translated("번호"), str(found.row)),
            (translated("공시한 날"), found.published_on.isoformat()),
            *((translated(label), said) for label, said in said_of(MatterKind.DISCLOSURE, _words(found))),
        ],
        "matter_id": matter_id,
        "items": table,
        "told": [_told(each, answers[each.code]) for each in items if each.code in answers],
        "document": document,
        "forms": list(_DOCUMENTS.items()) if document else [],
    }
    return render(request, "site/disclosed_matter.html", context)


@require_GET
@allowed(BudgetAction.SEE_DISCLOSED)
@in_korean
def disclosed_document(request: StaffRequest, matter_id: UUID, form: str) -> HttpResponse:
    """Give the document that was disclosed, as it was made then."""
    try:
        found = published.publication(matter_id)
    except NoSuchMatter as error:
        raise Http404(str(error)) from error
    document = _document(found)
    if document is None or form not in _DOCUMENTS:
        raise Http404("그런 공시 문서가 없습니다. 공개 자료의 화면에서 고르십시오.")
    name = korean(f"{found.stated.title} {document.number}호.{form}")
    return steady_download(request, _document_file(document, form), name)


def _document_file(document: "Edition", form: str) -> bytes:
    """A file that was made with the edition; the workbook is written from the frozen document, the same each time."""
    made = reports.edition_file(document.pk, form)
    return bytes(made.data) if made else write_document(reports.edition_document(document), f".{form}")


def _document(found: Publication) -> "Edition | None":
    """The edition that was named when it was published; None where none was made."""
    report, _, number = found.stated.traits.get("document", "").partition("/")
    return reports.edition(report, int(number)) if number.isdecimal() else None


def _words(found: Publication) -> dict[str, str]:
    return {name: said for name, said in found.stated.traits.items() if name != "document"}


def _answers(found: Publication) -> dict[str, StatedMatter]:
    """What offices handed in, by the number of its item, as it was known when it was published."""
    asked = known_matters(found.epoch, MatterKind.DISCLOSURE_ITEM)
    answers = (answer[0] for each in asked if (answer := answered(each, on=found.published_on)) is not None)
    return {each.traits["item"]: each for each in answers if each.traits["disclosure"] == str(found.row)}


def _told(item: Item, answer: StatedMatter) -> tuple[str, str, Table | None]:
    """An item that an office handed in: its name, its words and its table."""
    said = [translated("해당 없음")] if answer.says("is_none") else []
    said += [answer.traits["words"]] if answer.says("words") else []
    said += [translated("출처: {source}, 기준일 {day}", source=answer.traits["source"], day=answer.traits["base_day"])]
    return f"{item.code} {item.label}", " · ".join(said), handed_in(answer, f"item-{item.code}")


def _files(side: str, day: str) -> list[tuple[str, str]]:
    """The words and the address of each form of a dataset."""
    return [
        (label, f"{reverse('budget_disclosure_file', kwargs={'side': side, 'form': form})}?day={day}")
        for form, label in _FORMS
    ]


def _programmes(day: date) -> Listing:
    """What each detailed programme has and has spent by a day, which anyone may look for (지방재정법 제60조제7항)."""
    rows = [(year, row) for year in running_years(day) for row in disclosure(Point(day, NOW), year=year)]
    return Listing(
        "programmes", translated("세부사업별 세출현황"), _PROGRAMMES, rows,
        lambda each: [
            str(each[0]), each[1].account, each[1].code, each[1].name or translated("회계 전체"),
            *("" if amount is None else won(amount) for amount in _amounts(each[1])),
        ],
        on=day, note=translated("(단위: 원, {day:%Y-%m-%d} 기준)", day=day),
        empty_text="그 날까지 등록된 예산이 없습니다.",
    )  # fmt: skip


def _amounts(row: DisclosureRow) -> tuple[int | None, ...]:
    return row.available, row.national, row.city, row.own, row.spent


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


def _items(found: Publication, items: list[Item], answers: Collection[str]) -> Table | None:
    """Each item of the disclosure with what is our own of it; None before the first day that is known."""
    question = Question(
        found.published_on, found.epoch, Rounding.TRUNCATE, found.published_on, {"year": str(found.row.year)}
    )
    own: dict[str, dict[str, str]] = {}
    for each in disclosure_observations(question):
        own.setdefault(each.cell, {})[each.measure] = each.printed
    rows = [
        [whole(item.code), item.label, _given_by(own[item.code]["given_by"], is_handed_in=item.code in answers),
         own[item.code]["count"], own[item.code]["amount"]]
        for item in items if item.code in own
    ]  # fmt: skip
    return Table("items", "공통공시 항목", _ITEMS, rows, note="(단위: 건, 원)") if rows else None


def _given_by(ours: str, *, is_handed_in: bool) -> str:
    return translated("담당 부서가 낸 자료") if is_handed_in else translated(ours)
