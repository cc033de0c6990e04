"""Codes with their successors: what each code of the year before became, recorded from pasted rows or a file."""

from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate

from ieum.budget import operations
from ieum.budget.choices import CodeKind
from ieum.budget.queries.codes import standing_successors
from ieum.budget.rules.permissions import BudgetAction
from ieum.platform.operations import Refused
from ieum.platform.ui.doers import done_by
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Filter, Listing
from ieum.platform.ui.tables import Column
from ieum.site.access import allowed, may
from ieum.site.forms.code import EndSuccessionForm, SuccessorsForm
from ieum.site.kept_files import sent_files
from ieum.site.ledger import crumbs
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest
from ieum.site.steps import PageStep

if TYPE_CHECKING:
    from ieum.budget.models import CodeSuccessor

_TITLE = "코드 승계"
_COLUMNS = (
    Column("year", "회계연도"), Column("kind", "구분"), Column("account", "회계"), Column("before", "전 코드"),
    Column("after", "새 코드"), Column("note", "비고"), Column("who", "적은 사람"), Column("basis", "근거"),
)  # fmt: skip


@allowed(BudgetAction.SEE_BUDGET, posting=BudgetAction.POST_BUDGET)
def budget_codes(request: StaffRequest) -> HttpResponse:
    """List what codes became; posting looks rows over, records them, or takes one back."""
    standing = standing_successors()
    asked = request.POST.get("step", "") if request.method == "POST" else ""
    form = SuccessorsForm(
        request.POST if asked == "record" else None, sent_files(request) if asked == "record" else None,
        initial={"year": localdate().year + 1},
    )  # fmt: skip
    ending = EndSuccessionForm(request.POST if asked == "end" else None, successions=_named(standing))
    context: dict[str, Any] = {"title": translated(_TITLE), "breadcrumbs": crumbs(translated(_TITLE))}
    if asked == "record" and form.is_valid():
        notes = _recorded(request, form)
        if notes is not None and request.POST.get("do") != "preview":
            return redirect("budget_codes")
        context["notes"] = notes
        # What was read of a file stands in the form, to be recorded without choosing the file again.
        shown = {name: form.cleaned_data.get(name) for name in ("year", "basis")}
        form = form if form.errors else SuccessorsForm(initial={**shown, "rows": form.cleaned_data["text"]})
    elif asked == "end" and ending.is_valid() and _ended(request, ending):
        return redirect("budget_codes")
    may_post = may(request, BudgetAction.POST_BUDGET)
    context["form"] = form if may_post else None
    context["step"] = (
        PageStep("end", translated("승계 취소"), ending, (("cancel", translated("취소")),))
        if may_post and standing
        else None
    )
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors or ending.errors else HTTPStatus.OK
    return render_list(request, "site/budget_codes.html", _listing(request, standing), context, status=status)


def _recorded(request: StaffRequest, form: SuccessorsForm) -> tuple[Any, ...] | None:
    """What an officer should know of the rows; None where they were refused, and the form tells why."""
    given, is_preview = form.cleaned_data, request.POST.get("do") == "preview"
    try:
        done = operations.record_successors(
            year=given["year"], rows=given["successions"], actor_id=request.user.pk, basis=given["basis"],
            is_preview=is_preview,
        )  # fmt: skip
    except operations.SuccessionRefused as refused:
        form.add_error("rows", [str(fault) for fault in refused.faults])
        return None
    said = (
        translated(
            "새로 적을 승계 {added}줄, 이미 있는 승계 {same}줄입니다. 아직 적지 않았습니다.",
            added=done.added,
            same=done.same,
        )
        if is_preview
        else translated(
            "승계 {added}줄을 적었습니다. 이미 있던 {same}줄은 그대로입니다.", added=done.added, same=done.same
        )
    )
    messages.success(request, said)
    for note in () if is_preview else done.notes:
        messages.warning(request, str(note))
    return done.notes


def _ended(request: StaffRequest, form: EndSuccessionForm) -> bool:
    """Whether it could be taken back; otherwise the form tells why not."""
    given = form.cleaned_data
    try:
        operations.end_succession(
            successor_id=UUID(given["succession"]), actor_id=request.user.pk, basis=given["basis"]
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, translated("승계를 취소했습니다."))
    return True


def _named(standing: list["CodeSuccessor"]) -> list[tuple[str, str]]:
    return [(str(each.pk), " ".join(filter(None, (str(each), each.account)))) for each in standing]


def _listing(request: StaffRequest, standing: list["CodeSuccessor"]) -> Listing:
    kind = request.GET.get("kind", "")
    return Listing(
        "codes", _TITLE, _COLUMNS, [each for each in standing if not kind or each.kind == kind],
        lambda each: [
            str(each.year), translated(CodeKind(each.kind).label), each.account, each.before,
            each.after or translated("없어짐"), each.note, done_by(each.operation), each.operation.basis,
        ],
        filters=(Filter("kind", "구분", CodeKind.choices),),
        empty_text="적은 승계가 없습니다. 적지 않은 코드는 다음 해에도 같은 것으로 봅니다.",
    )  # fmt: skip
