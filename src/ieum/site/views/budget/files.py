"""Movements of the budget from a file: looked over, posted whole or not at all, and taken back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from ieum.budget import operations
from ieum.budget.rules.permissions import BudgetAction
from ieum.platform.database.tenancy import municipality
from ieum.platform.jobs.operations import ask_job
from ieum.platform.middleware import opens_own_transactions
from ieum.platform.operations import Refused
from ieum.platform.ui.languages import korean, translated
from ieum.platform.ui.tables import Column, Table
from ieum.site.access import allowed
from ieum.site.forms.budget import BookForm, ExecutionFileForm, LedgerFileForm, RevenueFileForm
from ieum.site.kept_files import hand_on, sent_files
from ieum.site.ledger import crumbs, won
from ieum.site.requests import StaffRequest

_OTHERS = (
    ("budget_file", "사건 파일"), ("budget_book", "예산서 파일"), ("budget_revenue_file", "세입 파일"),
    ("budget_execution_file", "e-호조 집행내역"), ("budget_taken_files", "등록한 파일"),
)  # fmt: skip
_DIFFERENCES = (
    Column("number", "품의번호"), Column("kind", "구분"), Column("day", "날", "date"), Column("cell", "예산과목"),
    Column("ours", "이음(원)", "number"), Column("theirs", "e-호조(원)", "number"),
)  # fmt: skip
_MOST_SHOWN = 200
"""As many differences as a page shows; the others are counted."""
WAITS = "다른 과장이나 단체장이 승인하면 등록됩니다."
LONG = 50_000
"""Bytes of a file from which on posting it takes longer than a second."""


@allowed(BudgetAction.POST_BUDGET)
@opens_own_transactions
def budget_file(request: StaffRequest) -> HttpResponse:
    """Ask for a file of movements, and look it over, post it or take it back as the button says."""
    form = LedgerFileForm(request.POST or None, sent_files(request))
    if request.method == "POST" and form.is_valid() and _is_long(request, form):
        return _handed_over(
            request, form, "budget.post_file", korean(f"예산 사건 파일 {form.cleaned_data['file'].name}")
        )
    return _page(request, form, translated("예산 사건 파일"), _work, back="budget")


@allowed(BudgetAction.POST_BUDGET)
@opens_own_transactions
def budget_book(request: StaffRequest) -> HttpResponse:
    """Ask for a budget book, and do the same with its items."""
    form = BookForm(request.POST or None, sent_files(request), initial={"on": date(localdate().year, 1, 1)})
    return _page(request, form, translated("예산서 파일"), _book, back="budget")


@allowed(BudgetAction.POST_BUDGET)
@opens_own_transactions
def budget_revenue_file(request: StaffRequest) -> HttpResponse:
    """Ask for a file of revenue, and do the same with its movements."""
    form = RevenueFileForm(request.POST or None, sent_files(request))
    return _page(request, form, translated("세입 파일"), _revenue, back="budget_revenue")


@allowed(BudgetAction.POST_BUDGET)
@opens_own_transactions
def budget_execution_file(request: StaffRequest) -> HttpResponse:
    """Ask for an export of e-호조, and make the ledger agree with it."""
    form = ExecutionFileForm(request.POST or None, sent_files(request), initial={"year": localdate().year})
    if request.method == "POST" and form.is_valid() and _is_long(request, form):
        title = korean(f"e-호조 집행내역 {form.cleaned_data['file'].name}")
        return _handed_over(request, form, "budget.take_execution", title)
    return _page(request, form, translated("e-호조 집행내역"), _execution, back="budget_execution")


@dataclass(frozen=True, slots=True)
class _Told:
    """What a page tells beside its message: how the file was read, and where it differs from the ledger."""

    notes: tuple[object, ...] = ()
    tables: tuple[Table, ...] = ()


def _page(
    request: StaffRequest,
    form: LedgerFileForm,
    title: str,
    work: Callable[[StaffRequest, Any], _Told],
    *,
    back: str,
) -> HttpResponse:
    """A page that asks for a file; ``work`` does what the button says and tells how the file was read."""
    context: dict[str, Any] = {"title": title, "breadcrumbs": crumbs(title), "form": form}
    context["others"] = [(name, translated(label)) for name, label in _OTHERS]
    if request.method == "POST" and form.is_valid():
        try:
            told = work(request, form)
        except operations.FileRefused as refused:
            context["faults"] = refused.faults
        except Refused as refused:
            form.add_error("file", str(refused))
        else:
            context |= {"notes": told.notes, "tables": told.tables}
            if not told.notes and not told.tables and request.POST.get("do") != "preview":
                return redirect(back)
    # What was posted is at hand too, to be taken back at once.
    if request.method == "POST" and not context.get("faults") and request.POST.get("do") != "undo":
        context["kept"] = hand_on(request, form)
    is_wrong = bool(form.errors or context.get("faults"))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK
    return render(request, "site/budget_file.html", context, status=status)


def _book(request: StaffRequest, form: BookForm) -> _Told:
    given = form.cleaned_data
    if request.POST.get("do") == "undo":
        return _work(request, form)
    of = operations.BookOf(given["year"], given["on"], given["round"], given["account"])
    what = {"code": request.user.municipality_id, "actor_id": request.user.pk, "basis": given["basis"]}
    is_preview = request.POST.get("do") == "preview"
    posted = operations.post_book(
        name=given["file"].name, data=given["file"].read(), of=of, columns=given["columns"], is_preview=is_preview,
        **what,
    )  # fmt: skip
    parts = ", ".join(
        translated("{name} {amount}원", name=name, amount=won(amount)) for name, amount in posted.by_division.items()
    )
    whole = won(sum(posted.by_division.values()))
    sums = translated("예산서의 합계 {whole}원({parts}).", whole=whole, parts=parts)
    messages.success(request, f"{_said(posted, is_preview=is_preview)} {sums}")
    return _Told(posted.notes)


def _revenue(request: StaffRequest, form: RevenueFileForm) -> _Told:
    file = form.cleaned_data["file"]
    by = {"actor_id": request.user.pk, "basis": form.cleaned_data["basis"]}
    what = {"code": request.user.municipality_id, "data": file.read(), **by}
    if request.POST.get("do") == "undo":
        messages.success(
            request, translated("사건 {count}건을 취소했습니다.", count=operations.undo_revenue_file(**what))
        )
        return _Told()
    is_preview = request.POST.get("do") == "preview"
    posted = operations.post_revenue_file(
        name=file.name, is_preview=is_preview, columns=form.cleaned_data["columns"], **what
    )  # fmt: skip
    parts = ", ".join(
        translated("{label} {amount}원", label=translated(kind.label), amount=won(amount))
        for kind, amount in posted.totals.items()
    )
    messages.success(
        request, " ".join((_said(posted, is_preview=is_preview), translated("파일의 합계: {parts}.", parts=parts)))
    )
    return _Told(posted.notes)


def _execution(request: StaffRequest, form: ExecutionFileForm) -> _Told:
    given = form.cleaned_data
    what = {
        "code": request.user.municipality_id, "data": given["file"].read(), "year": given["year"],
        "actor_id": request.user.pk, "basis": given["basis"],
    }  # fmt: skip
    if request.POST.get("do") == "undo":
        undone = operations.undo_execution(**what)
        said = translated(
            "사건 {reversed}건을 취소하고 앞의 {restored}건을 되살렸습니다.",
            reversed=undone.reversed,
            restored=undone.restored,
        )
        messages.success(request, said)
        return _Told()
    is_preview = request.POST.get("do") == "preview"
    taken = operations.take_execution(
        name=given["file"].name, columns=given["columns"], is_preview=is_preview, **what
    )  # fmt: skip
    messages.success(request, f"{_taken(taken, is_preview=is_preview)} {'; '.join(map(str, taken.totals))}.")
    if taken.asked and not is_preview:
        messages.success(request, translated("품의 {asked}건을 '품의'에 적었습니다.", asked=taken.asked))
    tables = (
        _differences("differences", "e-호조에 맞춘 것", taken.differences),
        _differences("missing", "우리 원장에만 있는 것(그대로 둠)", taken.missing),
    )
    return _Told(taken.notes, tuple(each for each in tables if each.rows))


def _taken(taken: operations.TakenExecution, *, is_preview: bool) -> str:
    if is_preview:
        return translated(
            "같은 것 {same}건, 새로 등록할 것 {posted}건, 그 가운데 금액이 달라진 것 {reversed}건입니다. "
            "아직 등록하지 않았습니다.",
            same=taken.same,
            posted=taken.posted,
            reversed=taken.reversed,
        )
    return translated(
        "같은 것 {same}건을 두고 {posted}건을 등록했습니다. 금액이 달라진 {reversed}건은 취소하고 다시 등록했습니다.",
        same=taken.same,
        posted=taken.posted,
        reversed=taken.reversed,
    )


def _differences(name: str, caption: str, found: Sequence[operations.ExecutionDifference]) -> Table:
    rows = [
        [each.number, translated(each.kind.label), each.day.isoformat(), each.cell, won(each.ours), won(each.theirs)]
        for each in found[:_MOST_SHOWN]
    ]
    note = translated("(모두 {count}건)", count=len(found))
    return Table(name, translated(caption), _DIFFERENCES, rows, note=note)


def _work(request: StaffRequest, form: LedgerFileForm) -> _Told:
    """Do what the button says; what an officer should know about how the file was read."""
    file, by = form.cleaned_data["file"], {"actor_id": request.user.pk, "basis": form.cleaned_data["basis"]}
    what = {"code": request.user.municipality_id, "data": file.read(), **by}
    if request.POST.get("do") == "undo":
        messages.success(
            request, translated("사건 {undo_file}건을 취소했습니다.", undo_file=operations.undo_file(**what))
        )
        return _Told()
    is_preview = request.POST.get("do") == "preview"
    posted = operations.post_file(
        name=file.name, is_preview=is_preview, columns=form.cleaned_data["columns"], **what
    )  # fmt: skip
    totals = " " + "; ".join(map(str, posted.totals)) + "." if is_preview and not posted.known else ""
    said = _said(posted, is_preview=is_preview)
    if posted.waiting and not is_preview:
        said = translated("사건 {count}건을 올렸습니다.", count=posted.waiting)
    waits = f" {translated(WAITS)}" if posted.waiting else ""
    messages.success(request, f"{said}{totals}{waits}")
    return _Told(posted.notes)


def _is_long(request: StaffRequest, form: LedgerFileForm) -> bool:
    """Whether the file is to be posted and so large that nobody waits for the page; a preview is told at once."""
    return request.POST.get("do") == "post" and form.cleaned_data["file"].size >= LONG


def _handed_over(request: StaffRequest, form: LedgerFileForm, kind: str, title: str) -> HttpResponse:
    """Let the workers post the file."""
    file = form.cleaned_data["file"]
    given = {name: value for name, value in form.cleaned_data.items() if name != "file"}
    try:
        with municipality(request.user.municipality_id):
            ask_job(
                kind=kind, title=title, actor_id=request.user.pk, arguments={"name": file.name, **given},
                upload=file.read(),
            )  # fmt: skip
    except Refused as refused:
        messages.error(request, translated(refused))
        return redirect(request.path)
    messages.success(request, "파일이 커서 작업으로 맡겼습니다. 이 목록에서 진행을 볼 수 있습니다.")
    return redirect("jobs")


def _said(posted: operations.PostedFile | operations.PostedRevenueFile, *, is_preview: bool) -> str:
    if posted.known:
        return translated("이미 등록한 파일입니다. 사건 {known}건이 그대로 있습니다.", known=posted.known)
    if is_preview:
        return translated(
            "잘못된 행이 없습니다. 사건 {posted}건을 등록할 수 있습니다. 아직 등록하지 않았습니다.",
            posted=posted.posted,
        )
    return translated("사건 {posted}건을 등록했습니다.", posted=posted.posted)
