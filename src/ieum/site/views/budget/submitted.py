"""Budget bills as the council has them: from the mayor's proposal on, without what was asked for and drafted before."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.views.decorators.http import require_GET

from ieum.budget.bill_documents import DOCUMENT_WRITERS, document_of
from ieum.budget.bill_exports import amounts_of, headings
from ieum.budget.choices import Stage
from ieum.budget.queries import bills, enclosures
from ieum.budget.queries.bill_tables import ComparedRow, Comparison, compare_lines
from ieum.budget.rules.permissions import BudgetAction
from ieum.budget.rules.versions import handed_over
from ieum.platform.ui.languages import in_korean, translated, translated_own
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column, Table, chosen_page
from ieum.site.access import allowed
from ieum.site.downloads import download
from ieum.site.forms.budget import ShownForm
from ieum.site.ledger import version_or_404, won
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest
from ieum.site.views.attachments import given
from ieum.site.views.budget.versions import shown_by

if TYPE_CHECKING:
    from ieum.budget.models import BudgetVersion, VersionStep

_BILLS = (Column("name", "예산안"), Column("stage", "단계"), Column("day", "그 단계가 된 날", "date"))
_HISTORY = (Column("stage", "단계"), Column("day", "언제", "date"))
_DOCUMENTS = (Column("name", "서류"), Column("files", "파일"))
_UNKNOWN = "모름"
_FILE = "file"
"""Stands in an address for the file that a document is; else it names what our own data is written as."""


@require_GET
@allowed(BudgetAction.SEE_SUBMITTED_BILLS)
def submitted_bills(request: StaffRequest) -> HttpResponse:
    """List the bills that the council has."""
    title = translated("의회에 제출된 예산안")
    context = {"title": title, "breadcrumbs": [(translated("처음"), reverse("home")), (title, "")]}
    return render_list(request, "site/submitted_bills.html", submitted(), context)


def submitted() -> Listing:
    """The bills that the council has, the newest year first."""
    found = ((each, handed_over(_steps(each))) for each in bills.versions())
    last = [(each, taken[-1]) for each, taken in found if taken]
    empty = "의회에 제출된 예산안이 아직 없습니다."
    return Listing("submitted_bills", "의회에 제출된 예산안", _BILLS, last, _bill_row, empty_text=empty)


def _bill_row(row: tuple["BudgetVersion", "VersionStep"]) -> list[object]:
    bill, step = row
    return [_link(bill), translated(str(step)), step.decided_on.isoformat()]


@require_GET
@allowed(BudgetAction.SEE_SUBMITTED_BILLS)
def submitted_bill(request: StaffRequest, version_id: UUID) -> HttpResponse:
    """Show a bill as the council has it."""
    found, taken = _submitted_or_404(version_id)
    shown = shown_by(request)
    lines = [each for each in bills.version_lines(found.pk) if any(each.staged(at.position).amount for at in taken)]
    title = str(found)
    way = [(translated("처음"), reverse("home")), (translated("의회에 제출된 예산안"), reverse("submitted_bills"))]
    context = {
        "title": title,
        "breadcrumbs": [*way, (title, "")],
        "stage": translated(str(taken[-1])),
        "shown_form": ShownForm(shown),
        "table": _amounts_table(request, found, compare_lines(found, taken, lines, **shown)),
        "documents": _documents(found) if _is_whole(found) else None,
        "history": Table(
            "history", "거친 단계", _HISTORY,
            [[translated(str(each)), each.decided_on.isoformat()] for each in taken],
        ),
    }  # fmt: skip
    return render(request, "site/submitted_bill.html", context)


@require_GET
@allowed(BudgetAction.SEE_SUBMITTED_BILLS)
@in_korean
def submitted_document(request: StaffRequest, version_id: UUID, code: str, form: str) -> HttpResponse:  # noqa: ARG001 - who asks, the table of permissions has seen
    """Give a document that goes with a bill: the file that it is, or as our own data makes it."""
    found, _ = _submitted_or_404(version_id)
    if form == _FILE and _is_whole(found) and (kept := enclosures.enclosed_file(found, code)) is not None:
        return given(kept)
    made = next((each for each in enclosures.enclosed(found) if each.document.code == code and each.is_made), None)
    if made is None or form not in DOCUMENT_WRITERS or not _is_whole(found):
        raise Http404("받을 수 있는 서류가 아닙니다. 예산안 화면에서 고르십시오.")
    document = document_of(found, made.document)
    return download(DOCUMENT_WRITERS[form](document), f"{document.title}.{form}")


def _submitted_or_404(version_id: UUID) -> tuple["BudgetVersion", list["VersionStep"]]:
    """A bill with the steps that the council has; one that it does not have is as if there was none."""
    found = version_or_404(version_id)
    taken = handed_over(bills.steps(found.pk))
    if not taken:
        raise Http404("의회에 제출된 예산안이 아닙니다. 목록에서 고르십시오.")
    return found, taken


def _is_whole(found: "BudgetVersion") -> bool:
    """Whether documents made now say what the council has: not while a revised bill is in hand."""
    return bills.steps(found.pk)[-1].stage != Stage.REVISION


def _steps(each: "BudgetVersion") -> list["VersionStep"]:
    return sorted(each.steps.all(), key=lambda step: step.position)


def _link(each: "BudgetVersion") -> str:
    return format_html('<a href="{}">{}</a>', reverse("submitted_bill", args=[each.pk]), each)


def _amounts_table(request: StaffRequest, found: "BudgetVersion", table: Comparison) -> Table:
    """The stages side by side, without what the executive wrote to explain them to itself."""
    labels, width = headings(table), len(table.names)
    columns = [
        *(Column(f"name{number}", label) for number, label in enumerate(labels[:width])),
        *(Column(f"amount{number}", label, "number") for number, label in enumerate(labels[width:-1])),
    ]
    page = chosen_page(table.rows, request.GET)
    whole = [format_html("<strong>{}</strong>", translated("계")), *[""] * (width - 1), *_won(table, table.whole)]
    rows: list[list[Any]] = [[*map(translated_own, row.path), *_won(table, row)] for row in page]
    caption = translated("{found} 제출안과 의회 심사", found=found)
    return Table(
        "stages", caption, columns, [whole, *rows] if rows else [], note="(단위: 원)", page=page, query=request.GET,
        empty_text="이쪽에는 금액이 없습니다.",
    )  # fmt: skip


def _won(table: Comparison, row: ComparedRow) -> list[str]:
    return [translated(_UNKNOWN) if amount is None else won(amount) for amount in amounts_of(table, row)]


def _documents(found: "BudgetVersion") -> Table:
    """The documents that go with a bill: those of our own data, files, and those of which there is nothing to tell.

    Other files that hang on the bill are drafts of the executive, and not among them.
    """
    rows = [[each.document.label, *told] for each in enclosures.enclosed(found) if (told := _told(found, each))]
    return Table("documents", "첨부서류", _DOCUMENTS, rows, empty_text="이 예산안에 붙은 서류가 없습니다.")


def _told(found: "BudgetVersion", each: enclosures.Enclosed) -> list[object]:
    """What is given of a document; nothing where it is not there."""
    if each.file:
        return [_document_link(found, each, _FILE, each.file)]
    if each.said is not None and not each.is_made:
        return [translated("해당 없음")]
    if not each.is_made:
        return []
    links = ((_document_link(found, each, form, form.upper()),) for form in DOCUMENT_WRITERS)
    return [format_html_join(" ", "{}", links)]


def _document_link(found: "BudgetVersion", each: enclosures.Enclosed, form: str, words: str) -> str:
    address = reverse("submitted_document", args=[found.pk, each.document.code, form])
    return format_html('<a href="{}" aria-label="{} {}">{}</a>', address, each.document.label, words, words)
