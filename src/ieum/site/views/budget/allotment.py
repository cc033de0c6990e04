"""Allotment: plan against ledger by division and quarter, the plan's approval, holds, and what may be done now."""

from collections.abc import Mapping
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate, localtime

from ieum.budget import operations
from ieum.budget.choices import MovementKind
from ieum.budget.queries import allotment, requests
from ieum.budget.queries.allotment import AllotmentRow, PostedAllotment
from ieum.budget.queries.units import units_of_year
from ieum.budget.rules.allotment import QUARTERS, quarter_of, usual_shares
from ieum.budget.rules.kinds import origins
from ieum.budget.rules.permissions import BudgetAction
from ieum.office import queries as office
from ieum.platform.operations import Refused
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column
from ieum.site.access import allowed, may
from ieum.site.cell_names import CellNames
from ieum.site.forms.allotment import (
    AllotmentForm,
    BeforeYearForm,
    HoldForm,
    OccasionalForm,
    PlanForm,
    QuarterForm,
    ReleaseForm,
    SubAllotmentForm,
)
from ieum.site.ledger import crumbs, day_within, other_years, won, year_or_404
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest
from ieum.site.steps import PageStep

if TYPE_CHECKING:
    from ieum.budget.models import FiscalYear

_PLANS = (
    Column("case", "업무"),
    Column("reason", "편성 방향"),
    Column("state", "상태"),
    Column("day", "올린 날", "date"),
)
_HOLDS = (
    Column("scope", "대상"), Column("amount", "유보액", "number"), Column("why", "사유"),
    Column("day", "유보한 날", "date"), Column("released", "해제한 날", "date"),
)  # fmt: skip
_POSTINGS = (
    Column("kind", "구분"), Column("quarter", "분기"), Column("amount", "배정액", "number"),
    Column("day", "배정일", "date"), Column("basis", "근거"), Column("approver", "승인"), Column("state", "상태"),
)  # fmt: skip
_UNITS = (
    Column("unit", "재배정 부서"), Column("cell", "예산과목"), Column("sub_allotted", "재배정액", "number"),
    Column("committed", "지출원인행위액", "number"), Column("left", "재배정 잔액", "number"),
)  # fmt: skip
_STEPS: Mapping[str, tuple[str, type[AllotmentForm]]] = {
    "allot": ("계획대로 배정", QuarterForm),
    "plan": ("계획 올리기", PlanForm),
    "occasional": ("수시배정", OccasionalForm),
    "before_year": ("개시 전 배정", BeforeYearForm),
    "sub_allot": ("재배정", SubAllotmentForm),
    "hold": ("배정유보", HoldForm),
    "release": ("유보 해제", ReleaseForm),
}


@allowed(BudgetAction.SEE_BUDGET, posting=BudgetAction.POST_BUDGET)
def budget_allotment(request: StaffRequest) -> HttpResponse:
    """Show the allotment of a year; posting plans, allots, withholds or releases."""
    year = year_or_404(request)
    known = _known(year) if may(request, BudgetAction.POST_BUDGET) else {}
    wrong: PageStep | None = None
    if request.method == "POST":
        name = request.POST.get("step", "")
        if name not in _STEPS:
            raise Http404("그런 단계가 없습니다. 배정 화면에서 다시 고르십시오.")
        wrong = _step(name, request.POST, year, known)
        if _taken(request, year, wrong):
            return redirect(f"{reverse('budget_allotment')}?year={year}")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render_list(
        request, "site/budget_allotment.html", _listing(year), _context(year, known, wrong),
        others=[_plans(year), _holds(year), _postings(year), _units(year)], of_page=("year",), status=status,
    )  # fmt: skip


def _known(year: "FiscalYear") -> dict[str, Any]:
    """What the forms of the page choose from."""
    open_holds: list[Any] = [each for each in allotment.holds(year.pk) if not each.releases.all()]
    return {
        "year": year.year,
        "divisions": requests.divisions_with_cells(year.pk),
        "cells": CellNames(year.pk, has_reserves=False, origins=origins(MovementKind.ALLOTMENT)),
        "holds": [(each.pk, translated("{each} {amount:,}원", each=each, amount=each.amount)) for each in open_holds],
    }


def _step(name: str, data: Any, year: "FiscalYear", known: dict[str, Any]) -> PageStep:
    label, kind = _STEPS[name]
    initial = _initial(year)
    if kind is BeforeYearForm:
        initial["on"] = min(initial["on"], localdate(), year.first_day - timedelta(days=1))
    form = kind(data, auto_id=f"{name}_%s", initial=initial, **known)
    return PageStep(name, label, form, ((name, label),))


def _initial(year: "FiscalYear") -> dict[str, Any]:
    """What the forms begin with: today, or the nearest day of another year."""
    day = day_within(year)
    shares = "\n".join(f"{each.items}: {'/'.join(map(str, each.percents))}" for each in usual_shares(on=localdate()))
    return {"on": day, "quarter": quarter_of(day), "shares": shares}


def _taken(request: StaffRequest, year: "FiscalYear", step: PageStep) -> bool:
    """Whether the step could be taken; otherwise its form tells why not."""
    if not step.form.is_valid():
        return False
    try:
        said = _take(request, year, step)
    except operations.AllotmentRefused as refused:
        step.form.add_error("rows", [str(fault) for fault in refused.faults])
        return False
    except Refused as refused:
        step.form.add_error(None, str(refused))
        return False
    messages.success(request, said)
    return True


def _take(request: StaffRequest, year: "FiscalYear", step: PageStep) -> str:
    """One call of the operation that the step is; what is said about it."""
    given: dict[str, Any] = step.form.cleaned_data
    who: dict[str, Any] = {"actor_id": request.user.pk, "on": given.get("on") or localdate()}
    match step.form:
        case PlanForm():
            what = {name: given[name] for name in ("shares", "rows", "reason")}
            operations.draft_allotment_plan(year=year.year, **what, **who)
            return translated("예산배정계획의 결재를 올렸습니다.")
        case QuarterForm():
            done = operations.allot_quarter(year=year.year, quarter=given["quarter"], division=given["division"], **who)
            return translated(
                "{label}: 과목 {cells}개에 {amount:,}원을 배정했습니다.",
                label=translated(done.kind.label),
                cells=done.cells,
                amount=done.amount,
            )
        case OccasionalForm():
            return _allot_cells(year, step.form, who)
        case HoldForm():
            what = {name: given[name] for name in ("items", "division", "percent", "reason")}
            operations.withhold_allotment(year=year.year, **what, **who)
            return translated("배정을 유보했습니다.")
        case _:
            operations.release_hold(hold_id=given["hold"], reason=given["reason"], **who)
            return translated("유보를 해제했습니다.")


def _allot_cells(year: "FiscalYear", form: OccasionalForm, who: dict[str, Any]) -> str:
    """Allot to cells that are named: further to a unit, before the year, or beside the plan."""
    given, own = form.cleaned_data, {"year": year.year, "reason": form.cleaned_data["reason"], **who}
    if isinstance(form, SubAllotmentForm):
        operations.sub_allot(lines=form.lines(), unit=given["unit"], **own)
        return translated("{unit}에 재배정했습니다.", unit=given["unit"])
    if isinstance(form, BeforeYearForm):
        made = operations.propose_allotment_before_year(lines=form.lines(), ground=given["ground"], **own)
        return translated(
            "개시 전 배정 {amount}원을 올렸습니다. 다른 과장이나 단체장이 승인하면 등록됩니다.", amount=won(made.amount)
        )
    made = (
        operations.propose_allotment_rows(rows=given["rows"], **own)
        if given["rows"]
        else operations.propose_allotment(lines=form.lines(), **own)
    )
    return translated(
        "수시배정 {amount}원을 올렸습니다. 다른 과장이나 단체장이 승인하면 등록됩니다.", amount=won(made.amount)
    )


def _context(year: "FiscalYear", known: dict[str, Any], wrong: PageStep | None) -> dict[str, Any]:
    hidden = {"release"} - ({wrong.name} if wrong else set()) if known and not known["holds"] else set()
    names = [name for name in _STEPS if name not in hidden] if known else []
    steps = [wrong if wrong and wrong.name == name else _step(name, None, year, known) for name in names]
    return {
        "title": translated("{year}년 예산 배정", year=year),
        "breadcrumbs": crumbs(translated("예산 배정")),
        "other_years": other_years(year),
        "in_force": allotment.plan_in_force(year.pk),
        "steps": steps,
        "nothing_held": bool(known) and not known["holds"],
    }


def _listing(year: "FiscalYear") -> Listing:
    rows = allotment.allotment_rows(year.pk, as_of=max(localdate(), year.last_day))
    quarters = [
        column
        for number in QUARTERS
        for column in (
            Column(f"planned{number}", translated("{number}분기 계획", number=number), "number"),
            Column(f"allotted{number}", translated("{number}분기 배정", number=number), "number"),
        )
    ]
    columns = [
        Column("division", "부서"), Column("available", "예산현액", "number"), *quarters,
        Column("withheld", "유보액", "number"), Column("left", "배정잔액", "number"),
    ]  # fmt: skip
    whole = AllotmentRow(
        translated("계"),
        tuple(sum(row.planned[number - 1] for row in rows) for number in QUARTERS),
        tuple(sum(row.allotted[number - 1] for row in rows) for number in QUARTERS),
        sum(row.withheld for row in rows),
        sum(row.available for row in rows),
    )
    return Listing(
        "allotment", translated("{year}년 부서별·분기별 배정", year=year), columns, rows, _cells_of,
        total=_cells_of(whole), note="(단위: 원, 예비비 제외)", empty_text="배정을 관리하는 예산과목이 없습니다.",
    )  # fmt: skip


def _cells_of(row: AllotmentRow) -> list[object]:
    quarters = [won(each) for pair in zip(row.planned, row.allotted, strict=True) for each in pair]
    return [
        row.division or translated("부서 없음"),
        won(row.available),
        *quarters,
        won(row.withheld),
        won(row.unallotted),
    ]


def _plans(year: "FiscalYear") -> Listing:
    return Listing(
        "plans", "예산배정계획", _PLANS, list(allotment.plans(year.pk)),
        lambda each: [
            format_html('<a href="{}">{}</a>', reverse("case", args=[each.case_id]), each.case), each.reason,
            translated(office.state_of(each.draft).label), localtime(each.operation.recorded_at).date().isoformat(),
        ],
        empty_text="아직 계획이 없습니다.",
    )  # fmt: skip


def _holds(year: "FiscalYear") -> Listing:
    return Listing(
        "holds", "배정유보", _HOLDS, allotment.holds(year.pk),
        lambda each: [
            each.scope, won(each.amount), each.operation.basis, each.held_on.isoformat(),
            next((release.released_on.isoformat() for release in each.releases.all()), ""),
        ],
        note="(단위: 원)", empty_text="유보한 배정이 없습니다.",
    )  # fmt: skip


def _postings(year: "FiscalYear") -> Listing:
    return Listing(
        "postings", "배정한 내역", _POSTINGS, allotment.postings(year.pk),
        lambda each: [
            _posting_link(each),
            translated("{quarter}분기까지", quarter=each.quarter) if each.quarter else "",
            won(each.amount),
            each.on.isoformat(), _basis_of(each), each.approver,
            translated("취소함") if each.is_reversed else translated("등록"),
        ],
        note="(단위: 원)", empty_text="아직 배정하지 않았습니다.",
    )  # fmt: skip


def _units(year: "FiscalYear") -> Listing:
    rows = units_of_year(year.pk)
    labels = requests.labels_of({each.cell_id for each in rows})
    return Listing(
        "units", "재배정", _UNITS, rows,
        lambda each: [
            each.standing.unit,
            format_html('<a href="{}">{}</a>', reverse("budget_cell", args=[each.cell_id]), labels[each.cell_id].label),
            won(each.standing.sub_allotted), won(each.standing.committed), won(each.standing.left),
        ],
        note="(단위: 원)", empty_text="동이나 사업소에 재배정한 것이 없습니다.",
    )  # fmt: skip


def _basis_of(each: PostedAllotment) -> str:
    """Why it was allotted, and of what was decided before the year what let it be."""
    if each.ground is None or each.decided_on is None:
        return each.basis
    return translated(
        "{basis} (시행령 제57조 {ground}, {day} 결정)",
        basis=each.basis,
        ground=translated(each.ground.label),
        day=each.decided_on.isoformat(),
    )


def _posting_link(each: PostedAllotment) -> str:
    name = translated(each.kind.label) if each.kind else translated("배정계획 밖(파일 등)")
    if each.event_id is None:
        return name
    return format_html('<a href="{}">{}</a>', reverse("budget_event", args=[each.event_id]), name)
