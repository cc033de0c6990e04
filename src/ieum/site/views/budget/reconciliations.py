"""Statements of others beside our ledger: uploaded, compared, each difference with its events and its reason."""

from collections.abc import Collection
from datetime import date
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate

from ieum.budget import operations
from ieum.budget.choices import ReconciledState, Side
from ieum.budget.queries import reconciling
from ieum.budget.rules.permissions import BudgetAction
from ieum.budget.rules.reconciling import EXPLAINED, is_scale_slip
from ieum.budget.statement_files import KEY_LABELS
from ieum.platform.database.tenancy import municipality, snapshot
from ieum.platform.middleware import opens_own_transactions
from ieum.platform.operations import Refused
from ieum.platform.ui.doers import done_by
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Filter, Listing
from ieum.platform.ui.tables import Column, Table
from ieum.site.access import allowed, may
from ieum.site.forms.reconciling import ReasonForm, StatementForm, VoidForm
from ieum.site.kept_files import hand_on, sent_files
from ieum.site.ledger import crumbs, won, years_of
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest
from ieum.site.steps import PageStep

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ieum.budget.models import ReconciledLine, Reconciliation

_TITLE = "원장 대사"
_LISTED = (
    Column("name", "명세"), Column("side", "세입·세출"), Column("day", "기준일", "date"), Column("basis", "근거"),
    Column("who", "올린 사람"),
    Column("different", "차이 나는 줄", "number"), Column("open", "사유가 없는 줄", "number"), Column("state", "상태"),
)  # fmt: skip
_TALLIES = (
    Column("total", "금액"), Column("state", "결과"), Column("lines", "줄", "number"),
    Column("ours", "우리 원장", "number"), Column("theirs", "명세", "number"), Column("gap", "차이", "number"),
)  # fmt: skip
_REASONS = (Column("amount", "움직인 금액", "number"), Column("sentence", "사건"))
_REST = (Column("place", "명세의 행", "number"), Column("reason", "사유"))
_OPEN = "OPEN"
_SHOWN = (("ALL", "모두"), (_OPEN, "사유가 없는 차이"), *ReconciledState.choices)
_ORDERS = {each: (each,) for each in ("total", "ours", "theirs", "state", "place")}


@allowed(BudgetAction.SEE_BUDGET, posting=BudgetAction.POST_BUDGET)
@opens_own_transactions
def budget_reconciliations(request: StaffRequest) -> HttpResponse:
    """List what was compared; posting compares another statement, or looks what would differ."""
    years = years_of(request)
    initial = _initial(years)
    form = StatementForm(request.POST or None, sent_files(request), years=years, initial=initial)
    context: dict[str, Any] = {
        "title": translated(_TITLE),
        "breadcrumbs": crumbs(translated(_TITLE)),
        "form": form,
        "years": years,
    }
    if request.method == "POST" and form.is_valid():
        answer = _compared(request, form, context)
        if answer is not None:
            return answer
    if request.method == "POST" and not context.get("faults"):
        context["kept"] = hand_on(request, form)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors or context.get("faults") else HTTPStatus.OK
    with municipality(request.user.municipality_id):
        return render_list(request, "site/budget_reconciliations.html", _listing(), context, status=status)


@allowed(BudgetAction.SEE_BUDGET, posting=BudgetAction.POST_BUDGET)
def budget_reconciliation(request: StaffRequest, reconciliation_id: UUID) -> HttpResponse:
    """Show one comparison: its sums by state, and its lines; posting says that it was wrong."""
    found, form = _found_or_404(reconciliation_id), VoidForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _voided(request, found, form):
        return redirect("budget_reconciliation", reconciliation_id=found.pk)
    void = reconciling.void_of(found)
    context = {
        "title": f"{translated(_TITLE)}: {found}",
        "breadcrumbs": _crumbs((str(found), "")),
        "found": found,
        "side": translated(found.get_side_display()),
        "slips": reconciling.scale_slips(found.pk),
        "tallies": _tallies(found),
        "void": void,
        "step": None
        if void or not may(request, BudgetAction.POST_BUDGET)
        else PageStep("void", translated("이 대사를 무효로 하기"), form, (("cancel", translated("무효로 하기")),)),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render_list(
        request, "site/budget_reconciliation.html", _lines(found, request.GET), context, status=status
    )  # fmt: skip


@allowed(BudgetAction.SEE_BUDGET, posting=BudgetAction.POST_BUDGET)
@opens_own_transactions
def budget_reconciled_line(request: StaffRequest, line_id: UUID) -> HttpResponse:
    """Show the events behind a difference; posting says why it stands."""
    form = ReasonForm(request.POST or None)
    code = request.user.municipality_id
    with municipality(code):
        found = _line_or_404(line_id)
        if request.method == "POST" and form.is_valid() and _explained(request, found, form):
            return redirect("budget_reconciliation", reconciliation_id=found.reconciliation_id)
    with snapshot(code) as epoch:
        behind = reconciling.behind(_line_or_404(line_id), epoch=epoch)
    of = found.reconciliation
    back = reverse("budget_reconciliation", args=[of.pk])
    context = {
        "title": str(found),
        "breadcrumbs": _crumbs((str(of), back), (str(found), "")),
        "found": found,
        "sides": [("우리 원장", won(found.ours or 0)), ("명세", won(found.theirs or 0)), ("차이", won(found.gap))],
        "is_slip": is_scale_slip(found.ours, found.theirs),
        "said": EXPLAINED[behind.explanation] if behind.explanation else "",
        "events": Table(
            "events", "차이를 만드는 사건" if behind.explanation else "기준일 앞뒤의 사건", _REASONS,
            [[won(each.amount), each.sentence] for each in behind.reasons], note="(단위: 원)",
            empty_text="이 과목에는 사건이 없습니다.",
        ),
        "reasons": found.reasons.all(),
        "step": PageStep("explain", translated("사유 적기"), form, (("explain", translated("저장")),))
        if may(request, BudgetAction.POST_BUDGET)
        and found.state != ReconciledState.MATCHED
        and (form.errors or reconciling.void_of(of) is None)
        else None,
        "back": back,
    }  # fmt: skip
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "site/budget_reconciled_line.html", context, status=status)


def _initial(years: Collection[int]) -> dict[str, Any]:
    """The last year with today, or with its last day where it is over; nothing of a ledger without years."""
    if not years:
        return {}
    year = max(years)
    return {"year": year, "as_of": min(localdate(), date(year, 12, 31))}


def _crumbs(*way: tuple[str, str]) -> list[tuple[str, str]]:
    return [*crumbs("")[:-1], (translated(_TITLE), reverse("budget_reconciliations")), *way]


def _compared(request: StaffRequest, form: StatementForm, context: dict[str, Any]) -> HttpResponse | None:
    """Compare, or only look; None where the page is shown again, and says what came of it."""
    given = form.cleaned_data
    is_preview = request.POST.get("do") == "preview"
    try:
        done = operations.reconcile(
            code=request.user.municipality_id, name=given["file"].name, data=given["file"].read(), year=given["year"],
            as_of=given["as_of"], actor_id=request.user.pk, basis=given["basis"], side=Side(given["side"]),
            is_preview=is_preview,
        )  # fmt: skip
    except operations.FileRefused as refused:
        context["faults"] = refused.faults
        return None
    except Refused as refused:
        form.add_error(None, str(refused))
        return None
    context["notes"] = done.notes
    said = ", ".join(
        translated("{label} {count:,}줄", label=translated(each.label), count=done.count(each))
        for each in ReconciledState
        if done.count(each)
    )
    messages.success(request, f"{said or '견줄 줄이 없습니다'}.{' 아직 남기지 않았습니다.' if is_preview else ''}")
    if done.reconciliation_id is None:
        return None
    return redirect("budget_reconciliation", reconciliation_id=done.reconciliation_id)


def _voided(request: StaffRequest, found: "Reconciliation", form: VoidForm) -> bool:
    """Whether it could be said; otherwise the form tells why not."""
    try:
        operations.void_reconciliation(
            reconciliation_id=found.pk, reason=form.cleaned_data["reason"], actor_id=request.user.pk
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, "대사를 무효로 했습니다. 기록은 그대로 남습니다.")
    return True


def _explained(request: StaffRequest, found: "ReconciledLine", form: ReasonForm) -> bool:
    """Whether the reason could be kept; otherwise the form tells why not."""
    try:
        operations.explain_difference(line_id=found.pk, reason=form.cleaned_data["reason"], actor_id=request.user.pk)
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, "사유를 적었습니다.")
    return True


def _listing() -> Listing:
    return Listing(
        "reconciliations", "지난 대사", _LISTED, reconciling.reconciliations(), _cells_of, read=_with_counts,
        empty_text="아직 견준 명세가 없습니다.",
    )  # fmt: skip


def _with_counts(page: "Sequence[Reconciliation]") -> "list[tuple[Reconciliation, tuple[int, int]]]":
    counts = reconciling.open_differences([each.pk for each in page])
    return [(each, counts.get(each.pk, (0, 0))) for each in page]


def _cells_of(counted: "tuple[Reconciliation, tuple[int, int]]") -> list[object]:
    each, counts = counted
    return [
        format_html('<a href="{}">{}</a>', reverse("budget_reconciliation", args=[each.pk]), each.name),
        translated(each.get_side_display()), each.as_of.isoformat(), each.operation.basis, done_by(each.operation),
        *(f"{count:,}" for count in counts),
        translated("무효") if reconciling.void_of(each) else "",
    ]  # fmt: skip


def _tallies(found: "Reconciliation") -> Table:
    rows = [
        [
            translated(each.total.label),
            translated(each.state.label),
            f"{each.lines:,}",
            *map(won, (each.ours, each.theirs, each.theirs - each.ours)),
        ]
        for each in reconciling.tallies(found.pk)
    ]
    return Table(
        "tallies", "견준 결과", _TALLIES, rows, note=translated("(단위: 원, {as_of:%Y-%m-%d} 기준)", as_of=found.as_of)
    )


def _lines(found: "Reconciliation", asked: QueryDict) -> Listing:
    shown = Filter("state", "결과", _SHOWN, usual=_OPEN, everything="")
    value = shown.value(asked)
    state = ReconciledState(value) if value in ReconciledState.values else None
    lines = reconciling.chosen_lines(found.pk, state=state, is_open=value == _OPEN)
    return Listing(
        "lines", f"{translated(_TITLE)} {found.name}", [*_line_columns(found), *_REST], lines,
        lambda each: [*_line(each, found), "" if each.place is None else str(each.place), _reason(each)],
        filters=(shown,), caption=dict(_SHOWN).get(value, "모두"), on=found.as_of, note="(단위: 원)",
        search=("names__icontains",), orders=_ORDERS, empty_text="그런 줄이 없습니다.",
    )  # fmt: skip


def _line_columns(found: "Reconciliation") -> list[Column]:
    names = [Column(each, KEY_LABELS[each]) for each in found.columns]
    amounts = (("ours", translated("우리 원장")), ("theirs", translated("명세")), ("gap", translated("차이")))
    return [
        *names,
        Column("total", "금액"),
        *(Column(key, label, "number") for key, label in amounts),
        Column("state", "결과"),
    ]


def _line(each: "ReconciledLine", found: "Reconciliation") -> list[object]:
    """The cells of a line on a page, where its amount leads to the events behind it."""
    cells: list[object] = list(_cells(each))
    at = len(found.columns)
    cells[at] = format_html('<a href="{}">{}</a>', reverse("budget_reconciled_line", args=[each.pk]), cells[at])
    return cells


def _cells(each: "ReconciledLine") -> list[str]:
    state = ReconciledState(each.state)
    theirs = "" if each.theirs is None else won(each.theirs)
    ours = won(None) if state is ReconciledState.UNREPORTED else "" if each.ours is None else won(each.ours)
    return [*each.names, translated(each.get_total_display()), ours, theirs, won(each.gap), translated(state.label)]


def _reason(each: "ReconciledLine") -> str:
    """The last reason that was given."""
    given = sorted(each.reasons.all(), key=lambda one: one.position)
    return given[-1].operation.basis if given else ""


def _found_or_404(reconciliation_id: UUID) -> "Reconciliation":
    try:
        return reconciling.reconciliation(reconciliation_id)
    except reconciling.NoSuchReconciliation as error:
        raise Http404(str(error)) from error


def _line_or_404(line_id: UUID) -> "ReconciledLine":
    try:
        return reconciling.line(line_id)
    except reconciling.NoSuchReconciliation as error:
        raise Http404(str(error)) from error
