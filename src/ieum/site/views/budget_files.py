"""Movements of the budget from a file: looked over, posted whole or not at all, and taken back."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from ieum.budget import operations
from ieum.budget.rules.permissions import BudgetAction
from ieum.platform.database.tenancy import municipality
from ieum.platform.jobs.operations import ask_job
from ieum.platform.middleware import opens_own_transactions
from ieum.platform.operations import Refused
from ieum.platform.ui.languages import korean, translated
from ieum.site.access import allowed
from ieum.site.budget_forms import LedgerFileForm
from ieum.site.ledger import crumbs

LONG = 50_000
"""Bytes of a file from which on posting it takes longer than a second."""


@allowed(BudgetAction.POST_BUDGET)
@opens_own_transactions
def budget_file(request: HttpRequest) -> HttpResponse:
    """Ask for a file of movements, and look it over, post it or take it back as the button says."""
    form = LedgerFileForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {
        "title": translated("예산 사건 파일"),
        "breadcrumbs": crumbs(translated("사건 파일")),
        "form": form,
    }
    if request.method == "POST" and form.is_valid():
        if _is_long(request, form):
            return _handed_over(request, form)
        try:
            context["notes"] = _work(request, form)
        except operations.FileRefused as refused:
            context["faults"] = refused.faults
        except Refused as refused:
            form.add_error("file", str(refused))
        else:
            if not context["notes"] and request.POST.get("do") != "preview":
                return redirect("budget")
    is_wrong = bool(form.errors or context.get("faults"))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK
    return render(request, "site/budget_file.html", context, status=status)


def _work(request: HttpRequest, form: LedgerFileForm) -> tuple[object, ...]:
    """Do what the button says; what an officer should know about how the file was read."""
    file, by = form.cleaned_data["file"], {"actor_id": request.user.pk, "basis": form.cleaned_data["basis"]}
    what = {"code": request.user.municipality_id, "data": file.read(), **by}
    if request.POST.get("do") == "undo":
        messages.success(
            request, translated("사건 {undo_file}건을 취소했습니다.", undo_file=operations.undo_file(**what))
        )
        return ()
    is_preview = request.POST.get("do") == "preview"
    posted = operations.post_file(name=file.name, is_preview=is_preview, **what)
    messages.success(request, _said(posted, is_preview=is_preview))
    return posted.notes


def _is_long(request: HttpRequest, form: LedgerFileForm) -> bool:
    """Whether the file is to be posted and so large that nobody waits for the page; a preview is told at once."""
    return request.POST.get("do") == "post" and form.cleaned_data["file"].size >= LONG


def _handed_over(request: HttpRequest, form: LedgerFileForm) -> HttpResponse:
    """Let the workers post the file."""
    file, basis = form.cleaned_data["file"], form.cleaned_data["basis"]
    try:
        with municipality(request.user.municipality_id):
            ask_job(
                kind="budget.post_file", title=korean(f"예산 사건 파일 {file.name}"), actor_id=request.user.pk,
                arguments={"name": file.name, "basis": basis}, upload=file.read(),
            )  # fmt: skip
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("budget_file")
    messages.success(request, "파일이 커서 작업으로 맡겼습니다. 이 목록에서 진행을 볼 수 있습니다.")
    return redirect("jobs")


def _said(posted: operations.PostedFile, *, is_preview: bool) -> str:
    if posted.known:
        return translated("이미 등록한 파일입니다. 사건 {known}건이 그대로 있습니다.", known=posted.known)
    if is_preview:
        return translated(
            "잘못된 행이 없습니다. 사건 {posted}건을 등록할 수 있습니다. 아직 등록하지 않았습니다.",
            posted=posted.posted,
        )
    return translated("사건 {posted}건을 등록했습니다.", posted=posted.posted)
