"""Files that came into the ledgers: the list of them, and what one holds, to be taken back at any time."""

from collections.abc import Iterator, Sequence
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from ieum.budget import operations
from ieum.budget.choices import FileKind
from ieum.budget.queries.taken_files import FileTotal, TakenFile, standing_of, taken_file, taken_files, totals_of
from ieum.budget.rules.permissions import BudgetAction
from ieum.platform.database.tenancy import municipality
from ieum.platform.jobs.operations import ask_job
from ieum.platform.middleware import opens_own_transactions
from ieum.platform.operations import Refused
from ieum.platform.ui.languages import korean, translated
from ieum.platform.ui.lists import Filter, Listing
from ieum.platform.ui.tables import Column, Table
from ieum.site.access import allowed, may
from ieum.site.forms.budget import UndoFileForm
from ieum.site.ledger import crumbs, won
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest
from ieum.site.steps import PageStep

_TITLE = "등록한 파일"
_COLUMNS = (
    Column("name", "파일"), Column("kind", "구분"), Column("taken_at", "올린 때", "date"),
    Column("who", "올린 사람"), Column("rows", "줄", "number"), Column("totals", "검산 합계"),
    Column("state", "상태"), Column("sha256", "해시"), Column("basis", "근거"),
)  # fmt: skip
_TOTALS = (
    Column("kind", "구분"), Column("state", "상태"), Column("movements", "사건", "number"),
    Column("rows", "줄", "number"), Column("amount", "금액(원)", "number"),
)  # fmt: skip
_SHOWN = 12
"""Digits of a hash that a list shows."""
_MANY = 1_000
"""Movements from which on taking them back takes longer than a second or two."""


@require_GET
@allowed(BudgetAction.SEE_BUDGET)
def budget_taken_files(request: StaffRequest) -> HttpResponse:
    """List the files, the last one first."""
    asked = request.GET.get("kind", "")
    found = [each for each in taken_files() if not asked or each.kind == asked]
    context = {"title": translated(_TITLE), "breadcrumbs": crumbs(translated(_TITLE))}
    listing = Listing(
        "taken", _TITLE, _COLUMNS, found, _cells, read=_with_totals,
        filters=(Filter("kind", "구분", FileKind.choices),),
        empty_text="파일로 등록한 사건이 아직 없습니다.",
    )  # fmt: skip
    return render_list(request, "site/budget_taken_files.html", listing, context)


@allowed(BudgetAction.SEE_BUDGET, posting=BudgetAction.TAKE_BACK)
@opens_own_transactions
def budget_taken_file(request: StaffRequest, source_id: UUID) -> HttpResponse:
    """Show one file; posting takes back what stands of it."""
    with municipality(request.user.municipality_id):
        file = taken_file(source_id)
        if file is None:
            raise Http404("그런 파일은 등록된 적이 없습니다.")
        totals = totals_of([file]).get(source_id, [])
    form = UndoFileForm(request.POST or None)
    standing, _ = standing_of(totals)
    if request.method == "POST" and form.is_valid() and _undone(request, file, form, standing):
        return redirect("budget_taken_file", source_id=source_id)
    step = PageStep("undo", translated("이 파일의 등록 취소"), form, (("undo", translated("등록 취소")),))
    context = {
        "title": file.name,
        "breadcrumbs": [*crumbs("")[:-1], (translated(_TITLE), reverse("budget_taken_files")), (file.name, "")],
        "facts": _facts(file),
        "table": _table(totals),
        "standing": standing,
        "is_export": file.kind is FileKind.EXECUTION,
        "step": step if standing and may(request, BudgetAction.TAKE_BACK) else None,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "site/budget_taken_file.html", context, status=status)


def _undone(request: StaffRequest, file: TakenFile, form: UndoFileForm, standing: int) -> bool:
    """Whether it was taken back, or handed to the workers; otherwise the form tells why not."""
    code, basis = request.user.municipality_id, form.cleaned_data["basis"]
    try:
        if standing >= _MANY:
            with municipality(code):
                ask_job(
                    kind="budget.undo_file", title=korean(f"예산 파일의 등록 취소 {file.name}"),
                    actor_id=request.user.pk, arguments={"source_id": str(file.source_id), "basis": basis},
                )  # fmt: skip
            messages.success(request, translated("사건이 많아 작업으로 맡겼습니다. '작업'에서 진행을 볼 수 있습니다."))
            return True
        undone = operations.undo_taken_file(
            code=code, source_id=file.source_id, actor_id=request.user.pk, basis=basis
        )  # fmt: skip
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    said = translated(
        "사건 {reversed}건을 취소하고 앞의 {restored}건을 되살렸습니다.",
        reversed=undone.reversed,
        restored=undone.restored,
    )
    messages.success(request, said)
    return True


def _with_totals(page: Sequence[TakenFile]) -> Iterator[tuple[TakenFile, list[FileTotal]]]:
    totals = totals_of(page)
    return ((each, totals.get(each.source_id, [])) for each in page)


def _cells(told: tuple[TakenFile, list[FileTotal]]) -> list[object]:
    file, totals = told
    standing, gone = standing_of(totals)
    return [
        format_html('<a href="{}">{}</a>', reverse("budget_taken_file", args=[file.source_id]), file.name),
        translated(file.kind.label), f"{localtime(file.taken_at):%Y-%m-%d %H:%M}", file.who,
        f"{sum(each.rows for each in totals if each.stands):,}",
        "; ".join(f"{translated(each.kind.label)} {won(each.amount)}" for each in totals if each.stands),
        _state(standing, gone), file.sha256[:_SHOWN], file.basis,
    ]  # fmt: skip


def _state(standing: int, gone: int) -> str:
    if not gone:
        return translated("등록")
    return translated("{gone:,}건 취소", gone=gone) if standing else translated("모두 취소")


def _facts(file: TakenFile) -> list[tuple[str, object]]:
    return [
        (translated("구분"), translated(file.kind.label)),
        (translated("올린 때"), f"{localtime(file.taken_at):%Y-%m-%d %H:%M}"), (translated("올린 사람"), file.who),
        (translated("근거"), file.basis), (translated("해시(SHA-256)"), file.sha256),
    ]  # fmt: skip


def _table(totals: Sequence[FileTotal]) -> Table:
    rows = [
        [
            translated(each.kind.label), translated("등록") if each.stands else translated("취소함"),
            f"{each.movements:,}", f"{each.rows:,}", won(each.amount),
        ]
        for each in totals
    ]  # fmt: skip
    return Table("totals", translated("이 파일이 등록한 것"), _TOTALS, rows)
