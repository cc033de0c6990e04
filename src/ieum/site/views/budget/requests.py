"""Requests to move money: the list, asking for one with its rules told while it is written, and one request."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_POST

from ieum.budget import operations
from ieum.budget.choices import MovementKind, Total
from ieum.budget.queries import bills, requests
from ieum.budget.queries.events import taken_back_by
from ieum.budget.queries.reorganising import moved_cells, reorganised_on
from ieum.budget.queries.request_places import year_codes
from ieum.budget.rules import total_of
from ieum.budget.rules.kinds import DECISIONS
from ieum.budget.rules.kinds import origins as origins_of
from ieum.budget.rules.permissions import BudgetAction
from ieum.budget.rules.request_places import place_label
from ieum.budget.rules.requests import REQUESTED
from ieum.budget.rules.reserves import resting_on
from ieum.office import queries as office
from ieum.office.choices import CaseState
from ieum.office.rules.permissions import OfficeAction
from ieum.platform.operations import Refused
from ieum.platform.ui.doers import done_by
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column, Table
from ieum.site.access import allowed
from ieum.site.cell_names import CellNames
from ieum.site.forms.request import RequestForm, RequestRow, asked_of, padded, read_rows
from ieum.site.ledger import crumbs, other_years, won, year_or_404
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest

if TYPE_CHECKING:
    from ieum.budget.models import FiscalYear, LedgerEvent, MovementRequest

_REQUESTS = (
    Column("case", "업무"), Column("kind", "구분"), Column("year", "회계연도"),
    Column("amount", "옮기는 금액", "number"), Column("state", "상태"), Column("reason", "사유"),
)  # fmt: skip
_LINES = (
    Column("cell", "예산과목"), Column("before", "예산현액", "number"), Column("change", "증감", "number"),
    Column("after", "옮긴 뒤 예산현액", "number"), Column("spent", "집행액", "number"),
    Column("left", "옮긴 뒤 집행잔액", "number"),
)  # fmt: skip
_LONGEST = 300
"""Characters of a field that a cell is written in."""


@require_GET
@allowed(BudgetAction.SEE_BUDGET)
def budget_requests(request: StaffRequest) -> HttpResponse:
    """List requests, the newest first."""
    listing = Listing(
        "requests", "예산 변경 요청", _REQUESTS, requests.movement_requests(), _request_cells,
        search=("reason__icontains", "case__title__icontains"),
        orders={
            "case": ("case__year", "case__number"), "kind": ("kind",), "year": ("fiscal_year__year",),
            "state": ("case__state",), "reason": ("reason",),
        },
        note="(단위: 원)", empty_text="아직 요청이 없습니다.",
    )  # fmt: skip
    context = {"title": translated("예산 변경 요청"), "breadcrumbs": crumbs(translated("예산 변경 요청"))}
    return render_list(request, "site/budget_requests.html", listing, context)


def _request_cells(each: "MovementRequest") -> list[object]:
    return [
        format_html('<a href="{}">{}</a>', reverse("budget_request", args=[each.pk]), each.case),
        translated(MovementKind(each.kind).label), str(each.fiscal_year), won(_moved(each)),
        translated(office.state_of(each.draft).label), each.reason,
    ]  # fmt: skip


@allowed(OfficeAction.WORK_ON_CASES)
def ask_budget_request(request: StaffRequest) -> HttpResponse:
    """Ask for a movement; ``of`` names a returned request that is corrected."""
    year, before = _year_and_request(request)
    cells = cells_of(request, year, may_be_new=True)
    day = _reorganised_on(request, year) if before is None else None
    rows = read_rows(request.POST, cells) if request.method == "POST" else _rows_of(before)
    if day is not None and request.method != "POST":
        rows = _rows_moved(year, day)
    form = RequestForm(request.POST or None, initial=_initial(before, day))
    refusal = ""
    if request.method == "POST" and form.is_valid() and not (refusal := _first_fault(rows)):
        try:
            made = _submit(request, year, before, form, rows)
        except Refused as refused:
            refusal = str(refused)
        else:
            messages.success(request, "결재를 올렸습니다. 결재가 끝나면 원장에 등록됩니다.")
            return redirect("budget_request", made.pk)
    context = {
        "title": translated("예산 변경 요청하기"),
        "breadcrumbs": [
            *crumbs("")[:-1],
            (translated("예산 변경 요청"), reverse("budget_requests")),
            (translated("요청하기"), ""),
        ],
        "form": form,
        "year": year,
        "other_years": [] if before else other_years(year),
        "before": before,
        "sent_back": _sent_back(before) if before else "",
        "reorganised": reorganised_on(year) if before is None and bills.role_parts(request.user.pk) else [],
        "cell_field": cells.attributes(year.year),
        "rows": padded(rows),
        "refusal": refusal,
        "query": request.GET.urlencode(),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors or refusal else HTTPStatus.OK
    return render(request, "site/budget_request_form.html", context, status=status)


@require_POST
@allowed(OfficeAction.WORK_ON_CASES)
def check_budget_request(request: StaffRequest) -> HttpResponse:
    """Tell what a request that is being written would change, and what the ledger would say to it today."""
    year, _ = _year_and_request(request)
    rows = read_rows(request.POST, cells_of(request, year, may_be_new=True))
    kind = request.POST.get("kind", "")
    fault = _first_fault(rows)
    if kind not in MovementKind.values:
        raise Http404("그런 구분이 없습니다. 화면을 새로 여십시오.")
    asked = asked_of(request.POST.dict(), rows)
    decision = DECISIONS[asked.kind]
    table, judged = _tried(request, year, asked)
    context = {
        "table": table,
        "fault": fault or judged,
        "is_written": table is not None,
        "decision": translated("결정권자: {decider} ({article})", decider=decision.decider, article=decision.article),
    }
    return render(request, "site/budget_request_check.html", context)


def _tried(request: StaffRequest, year: "FiscalYear", asked: operations.Asked) -> tuple[Table | None, str]:
    """The cells before and after, and what is wrong; a place without a cell gets one for as long as it is looked at."""
    try:
        with operations.lines_tried(year.pk, asked.places, actor_id=request.user.pk) as added:
            whole = replace(asked, lines=[*asked.lines, *added], places=())
            amounts = {line.cell_id: line.amount for line in whole.lines}
            if not amounts:
                return None, ""
            table = _lines_table(amounts, _labels(amounts), new={line.cell_id for line in added})
            return table, operations.request_fault(operations.movement_asked(whole, on=localdate()), year)
    except Refused as refused:
        return None, str(refused)


@require_GET
@allowed(OfficeAction.WORK_ON_CASES)
def budget_cell_names(request: StaffRequest) -> HttpResponse:
    """A few cells of a year for what stands in the field that asks, those that one may name in a form."""
    words = request.GET.get(request.headers.get("HX-Trigger-Name", ""), "")[:_LONGEST]
    cells = cells_of(request, year_or_404(request), has_reserves=request.GET.get("reserves") != "without")
    return render(request, "site/names.html", {"names": cells.offered(words)})


@require_GET
@allowed(BudgetAction.SEE_BUDGET)
def budget_request(request: StaffRequest, request_id: UUID) -> HttpResponse:
    """Show a request with the balances of its cells, where its approval stands, and what it posted."""
    found = _request_or_404(request_id)
    event = requests.event_of(found)
    gone = event is not None and taken_back_by(event) is not None
    is_last = requests.requests_of_case(found.case_id)[0].pk == found.pk
    is_open = is_last and found.case.state == CaseState.ASSIGNED
    table, fault = _looked_at(request, found, event, gone=gone, is_last=is_last)
    context = {
        "title": str(found),
        "breadcrumbs": [
            *crumbs("")[:-1],
            (translated("예산 변경 요청"), reverse("budget_requests")),
            (str(found.case), ""),
        ],
        "found": found,
        "about": [
            (translated("구분"), translated(MovementKind(found.kind).label)),
            (translated("사유"), found.reason),
            (translated("결정 근거"), resting_on(found.ground, found.authority) or translated("없음")),
            (
                translated("상태"),
                translated(office.state_of(found.draft).label) if is_last else translated("고쳐서 다시 올렸음"),
            ),
            (translated("요청한 직원"), done_by(found.operation)),
        ],
        "event": event,
        "gone": gone,
        "is_open": is_open,
        "sent_back": _sent_back(found) if is_last else "",
        "fault": fault,
        "table": table,
        "others": [each for each in requests.requests_of_case(found.case_id) if each.pk != found.pk],
    }
    return render(request, "site/budget_request.html", context)


def _looked_at(
    request: StaffRequest, found: "MovementRequest", event: "LedgerEvent | None", *, gone: bool, is_last: bool
) -> tuple[Table, str]:
    """Its cells before and after, and why the ledger would refuse it today; places without a cell as in a trial."""
    amounts = {line.cell_id: line.amount for line in found.lines.all()}
    places = requests.places_of(found)
    try:
        with operations.lines_tried(found.fiscal_year_id, places, actor_id=request.user.pk) as added:
            whole = amounts | {line.cell_id: line.amount for line in added}
            changes = {} if event and not gone else whole
            table = _lines_table(changes, _labels(whole), shown=whole, new={line.cell_id for line in added})
            movement = requests.movement_of(found, on=localdate())
            asked = replace(movement, lines=(*movement.lines, *added))
            return table, "" if event or not is_last else operations.request_fault(asked, found.fiscal_year)
    except Refused as refused:
        return _lines_table(amounts, _labels(amounts)), str(refused)


def _sent_back(found: "MovementRequest") -> str:
    """Who returned the request and why, while it is to be corrected; "" otherwise."""
    last = office.events(found.case_id)[-1]
    if found.case.state != CaseState.ASSIGNED or last.action != "return":
        return ""
    return translated("반려한 까닭: {reason} ({who})", reason=last.reason, who=done_by(last.operation))


def _request_or_404(request_id: UUID) -> "MovementRequest":
    try:
        return requests.movement_request(request_id)
    except requests.NoSuchRequest as error:
        raise Http404(str(error)) from error


def _year_and_request(request: StaffRequest) -> tuple["FiscalYear", "MovementRequest | None"]:
    """The year that is asked about, and the request that is corrected; else the year of its page."""
    of = request.GET.get("of", "")
    if of:
        try:
            before = _request_or_404(UUID(of))
        except ValueError as error:
            raise Http404("그런 요청이 없습니다. 목록에서 고르십시오.") from error
        return before.fiscal_year, before
    return year_or_404(request), None


def cells_of(
    request: StaffRequest, year: "FiscalYear", *, has_reserves: bool = True, may_be_new: bool = False
) -> CellNames:
    """The cells that whoever asks may name: those of their divisions and the reserves, or all for the budget team.

    For an 이체 and an allotment also those of carried money; with ``may_be_new`` also places without a cell.
    """
    user = request.user
    divisions = None if bills.role_parts(user.pk) else bills.own_divisions(localdate(), user.pk)
    kind = request.POST.get("kind") or request.GET.get("kind") or ""
    origins = origins_of(MovementKind(kind)) if kind in REQUESTED else requests.THIS_YEARS
    if not has_reserves:
        origins = origins_of(MovementKind.ALLOTMENT)
    codes = partial(year_codes, year.year, on=localdate()) if may_be_new else None
    return CellNames(year.pk, divisions, has_reserves, origins, codes)


def _labels(cells: Collection[UUID]) -> dict[UUID, str]:
    return {cell: each.label for cell, each in requests.labels_of(cells).items()}


def _first_fault(rows: Sequence[RequestRow]) -> str:
    return next(
        (
            translated("{number}행: {fault}", number=number, fault=row.fault)
            for number, row in enumerate(rows, start=1)
            if row.fault
        ),
        "",
    )


def _reorganised_on(request: StaffRequest, year: "FiscalYear") -> date | None:
    """The day of the reorganisation that the request is drafted from; None for any other."""
    asked = request.GET.get("reorganised", "")
    return next((day for day in reorganised_on(year) if day.isoformat() == asked), None) if asked else None


def _rows_moved(year: "FiscalYear", day: date) -> list[RequestRow]:
    """What the units leave that were taken over on a day, and what those get that took over."""
    moved = moved_cells(year, day)
    return [row for each in moved for row in (
        RequestRow(each.cell, won(-each.amount)), RequestRow(each.heir, won(each.amount)),
    )]  # fmt: skip


def _initial(before: "MovementRequest | None", day: date | None = None) -> dict[str, str]:
    if before is None and day is not None:
        reason = translated("{day} 조직개편", day=day.isoformat())
        return {"kind": MovementKind.REORGANISATION.value, "reason": reason}
    if before is None:
        return {"kind": MovementKind.TRANSFER.value}
    return {"kind": before.kind, "reason": before.reason, "authority": before.authority, "ground": before.ground}


def _rows_of(before: "MovementRequest | None") -> list[RequestRow]:
    """The rows of a request that is corrected, as they were written; none for a new one."""
    if before is None:
        return []
    lines = list(before.lines.all())
    named = _labels([line.cell_id for line in lines])
    new = [RequestRow(place_label(each.cell), won(each.amount)) for each in requests.places_of(before)]
    return [*(RequestRow(named[line.cell_id], won(line.amount)) for line in lines), *new]


def _submit(
    request: StaffRequest, year: "FiscalYear", before: "MovementRequest | None", form: RequestForm,
    rows: Sequence[RequestRow],
) -> "MovementRequest":  # fmt: skip
    who: dict[str, Any] = {"asked": asked_of(form.cleaned_data, rows), "actor_id": request.user.pk, "on": localdate()}
    if before is not None:
        return operations.revise_request(case_id=before.case_id, **who)
    return operations.request_movement(year=year.year, **who)


def _moved(found: "MovementRequest") -> int:
    """What is taken from cells: as much as others get, of which some may have no cell yet."""
    return -sum(line.amount for line in found.lines.all() if line.amount < 0)


def _lines_table(
    changes: Mapping[UUID, int], named: Mapping[UUID, str], *, shown: Mapping[UUID, int] | None = None,
    new: Collection[UUID] = (),
) -> Table:  # fmt: skip
    """Cells before and after; ``shown`` are those that were moved already, which change nothing more.

    Of places that have no cell yet (``new``) there is no page.
    """
    amounts = shown if shown is not None else changes
    standing = requests.standing_of_cells(list(amounts), localdate())
    rows = []
    for cell, amount in amounts.items():
        available, spent = (total_of(total, standing[cell]) for total in (Total.AVAILABLE, Total.SPENT))
        before = available if cell in changes else available - amount
        link: str = format_html('<a href="{}">{}</a>', reverse("budget_cell", args=[cell]), named.get(cell, ""))
        if cell in new:
            link = translated("{cell} (새 과목)", cell=named[cell])
        after = before + amount
        rows.append([link, won(before), won(amount), won(after), won(spent), won(after - spent)])
    return Table("lines", "옮기기 전과 뒤", _LINES, rows, note="(단위: 원)", empty_text="아직 적은 과목이 없습니다.")
