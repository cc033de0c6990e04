"""Tables of codes of each fiscal year: looked over, taken in from pasted rows or a file, and taken back."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate

from ieum.budget import operations
from ieum.budget.choices import CodeTableKind
from ieum.budget.code_table_rows import FUNCTIONS_UNTIL, functions_known
from ieum.budget.queries.code_tables import ListedTable, code_tables
from ieum.budget.rules.permissions import BudgetAction
from ieum.platform.operations import Refused
from ieum.platform.ui.doers import done_by
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Filter, Listing
from ieum.platform.ui.tables import Column
from ieum.site.access import allowed, may
from ieum.site.forms.code import CodeTablesForm, WithdrawCodesForm
from ieum.site.kept_files import sent_files
from ieum.site.ledger import crumbs
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest
from ieum.site.steps import PageStep

_TITLE = "코드표"
_COLUMNS = (
    Column("year", "회계연도"), Column("kind", "분류"), Column("size", "코드 수", "number"), Column("state", "상태"),
    Column("who", "올린 사람"), Column("basis", "근거"),
)  # fmt: skip


@allowed(BudgetAction.SEE_BUDGET, posting=BudgetAction.POST_BUDGET)
def budget_code_tables(request: StaffRequest) -> HttpResponse:
    """List the tables that were taken in; posting looks rows over, takes them in, or takes a table back."""
    tables = code_tables()
    asked = request.POST.get("step", "") if request.method == "POST" else ""
    is_taken, is_ended = asked == "take", asked == "withdraw"
    form = CodeTablesForm(
        request.POST if is_taken else None, sent_files(request) if is_taken else None,
        initial=_known() if request.GET.get("known") == "functions" else {"year": localdate().year + 1},
    )  # fmt: skip
    standing = [(str(each.table.pk), str(each.table)) for each in tables if each.stands]
    ending = WithdrawCodesForm(request.POST if is_ended else None, tables=standing)
    context: dict[str, Any] = {"title": translated(_TITLE), "breadcrumbs": crumbs(translated(_TITLE))}
    if is_taken and form.is_valid():
        notes = _taken(request, form)
        if notes is not None and request.POST.get("do") != "preview":
            return redirect("budget_code_tables")
        context["notes"] = notes
        # What was read of a file stands in the form, to be taken in without choosing the file again.
        shown = {name: form.cleaned_data.get(name) for name in ("year", "basis")}
        form = form if form.errors else CodeTablesForm(initial={**shown, "rows": form.cleaned_data["text"]})
    elif is_ended and ending.is_valid() and _withdrawn(request, ending):
        return redirect("budget_code_tables")
    may_post = may(request, BudgetAction.POST_BUDGET)
    context["form"] = form if may_post else None
    withdrawal = PageStep("withdraw", translated("코드표 취소"), ending, (("withdraw", translated("취소")),))
    context["step"] = withdrawal if may_post and standing else None
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors or ending.errors else HTTPStatus.OK
    return render_list(request, "site/budget_code_tables.html", _listing(request, tables), context, status=status)


def _known() -> dict[str, Any]:
    """The fields and sectors of the years before the annex is asked for."""
    return {"year": FUNCTIONS_UNTIL, "rows": functions_known()}


def _taken(request: StaffRequest, form: CodeTablesForm) -> tuple[str, ...] | None:
    """What an officer should know of the codes; None where they were refused, and the form tells why."""
    given, is_preview = form.cleaned_data, request.POST.get("do") == "preview"
    try:
        done = operations.take_in_codes(
            year=given["year"], rows=given["codes"], actor_id=request.user.pk, basis=given["basis"],
            is_preview=is_preview,
        )  # fmt: skip
    except operations.CodesRefused as refused:
        form.add_error("rows", [str(fault) for fault in refused.faults])
        return None
    for kind, count in done.counts.items():
        words = {"kind": translated(kind.label), "count": count}
        messages.success(
            request,
            translated("{kind}: 코드 {count}개를 올릴 수 있습니다. 아직 올리지 않았습니다.", **words)
            if is_preview
            else translated("{kind}: 코드 {count}개를 올렸습니다.", **words),
        )
    for kind in done.same:
        messages.success(request, translated("{kind}: 이미 이대로 있습니다.", kind=translated(kind.label)))
    notes = (*map(str, given["notes"]), *done.notes)
    for note in () if is_preview else notes:
        messages.warning(request, note)
    return notes


def _withdrawn(request: StaffRequest, form: WithdrawCodesForm) -> bool:
    """Whether it could be taken back; otherwise the form tells why not."""
    given = form.cleaned_data
    try:
        operations.withdraw_codes(table_id=UUID(given["table"]), actor_id=request.user.pk, basis=given["basis"])
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, translated("코드표를 취소했습니다. 그 전의 코드표가 있으면 다시 섭니다."))
    return True


def _listing(request: StaffRequest, tables: list[ListedTable]) -> Listing:
    kind = request.GET.get("kind", "")
    return Listing(
        "code_tables", _TITLE, _COLUMNS, [each for each in tables if not kind or each.table.kind == kind],
        lambda each: [
            str(each.table.year), translated(CodeTableKind(each.table.kind).label), each.size,
            translated("쓰는 중") if each.stands else translated("쓰지 않음"), done_by(each.table.operation),
            each.table.operation.basis,
        ],
        filters=(Filter("kind", "분류", CodeTableKind.choices),),
        empty_text="올린 코드표가 없습니다. 코드의 이름은 원장과 예산안에 적은 것만 나옵니다.",
    )  # fmt: skip
