"""The end of a fiscal year: carrying over (이월), letting remainders lapse (불용) and settling it (결산)."""

from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate

from ieum.budget import operations
from ieum.budget.choices import Balance, MovementKind
from ieum.budget.queries.carrying import CarryCell, CarryEvent, carry_cells, carry_events
from ieum.budget.queries.closing import AccountClosing, YearEnd, books_until, status_on, year_end
from ieum.budget.rules.kinds import CARRYING
from ieum.budget.rules.permissions import BudgetAction
from ieum.platform.operations import Refused
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column, Table
from ieum.site.access import allowed, may
from ieum.site.forms.closing import (
    CarryManyForm,
    CarryOutForm,
    CarryOverForm,
    CloseForm,
    LapseForm,
    TakeBackCarryingForm,
)
from ieum.site.ledger import crumbs, other_years, won, year_or_404
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest
from ieum.site.steps import PageStep

if TYPE_CHECKING:
    from ieum.budget.models import FiscalYear

_SHOWN = (
    Balance.SPENT, Balance.CARRIED_EXPRESS, Balance.CARRIED_INCIDENTAL, Balance.CARRIED_CONTINUING, Balance.LAPSED,
)  # fmt: skip
_COLUMNS = (
    Column("account", "회계"), Column("available", "예산현액", "number"),
    *(Column(each, each.label, "number") for each in _SHOWN), Column("left", "나누지 않은 금액", "number"),
)  # fmt: skip
_CARRIED = (
    Column("kind", "구분"), Column("cell", "예산과목"), Column("amount", "금액", "number"),
    Column("day", "효력일", "date"), Column("ground", "지출원인행위·의결"), Column("approver", "승인"),
    Column("basis", "근거"), Column("state", "상태"),
)  # fmt: skip
_CARRIABLE = (
    Column("cell", "예산과목"), Column("available", "예산현액", "number"), Column("committed", "원인행위", "number"),
    Column("spent", "집행", "number"), *(Column(each, each.label, "number") for each in CARRYING),
)  # fmt: skip


@allowed(BudgetAction.SEE_BUDGET, posting=BudgetAction.POST_BUDGET)
def budget_closing(request: StaffRequest) -> HttpResponse:
    """Show what became of the money of a year; posting carries over, or takes a step to its settlement."""
    year = year_or_404(request)
    # What is written is told why not of any cell; what is looked at are those that may carry something.
    cells = carry_cells(year, with_room=request.method != "POST")
    end, events = year_end(year), carry_events(year.year)
    posted = request.POST if request.method == "POST" else None
    asked = posted.get("step", "") if posted else ""
    may_post = may(request, BudgetAction.POST_BUDGET)
    forms_of = _forms(year, posted, cells, events) if may_post and not end.is_closed else {}
    form = forms_of.get(asked)
    if form is not None and form.is_valid() and _done(request, year, asked, form):
        return redirect(f"{reverse('budget_closing')}?year={year}")
    context = {
        "title": translated("{year}회계연도 마감", year=year),
        "breadcrumbs": crumbs(translated("회계연도 마감")),
        "other_years": other_years(year),
        "end": end,
        "status": translated(status_on(year, localdate()).label),
        "books_until": books_until(year).isoformat(),
        "untold": won(end.untold) if end.untold else "",
        "closing": _table(year, end),
        "steps": _steps(forms_of, events),
        "labels": [each.label for each in cells if each.room] if forms_of else [],
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form is not None and form.errors else HTTPStatus.OK
    return render_list(
        request, "site/budget_closing.html", _carried_list(year, events), context,
        others=[_carriable_list(year, cells)], of_page=("year",), status=status,
    )  # fmt: skip


def _forms(
    year: "FiscalYear",
    posted: QueryDict | None,
    cells: list[CarryCell],
    events: list[CarryEvent],
) -> dict[str, forms.Form]:
    """The form of each step, filled where it was sent."""

    def sent(step: str) -> QueryDict | None:
        return posted if posted and posted.get("step") == step else None

    last, first_of_next = {"on": year.last_day}, {"on": year.last_day + timedelta(days=1)}
    named = {each.label: each.cell_id for each in cells}
    return {
        "carry_out": CarryOutForm(sent("carry_out"), initial=last, auto_id="out_%s", cells=named),
        "carry_many": CarryManyForm(sent("carry_many"), initial=dict(last), auto_id="many_%s", cells=named),
        "take_back": TakeBackCarryingForm(sent("take_back"), auto_id="back_%s", events=_named(events)),
        "lapse": LapseForm(sent("lapse"), initial=last, auto_id="lapse_%s"),
        "carry": CarryOverForm(sent("carry"), initial=first_of_next, auto_id="carry_%s"),
        "close": CloseForm(sent("close"), auto_id="close_%s"),
    }  # fmt: skip


def _steps(forms_of: dict[str, forms.Form], events: list[CarryEvent]) -> list[PageStep]:
    labels = {
        "carry_out": ("명시·사고·계속비이월 등록", "이월 등록"),
        "carry_many": ("여러 과목의 이월 붙여 넣기", "이월 등록"), "take_back": ("이월 취소", "취소"),
        "lapse": ("남은 예산을 불용으로 등록", "불용 등록"), "carry": ("이월액을 다음 회계연도로 넘기기", "넘기기"),
        "close": ("결산", "결산"),
    }  # fmt: skip
    return [
        PageStep(step, labels[step][0], form, (("cancel" if step == "take_back" else step, labels[step][1]),))
        for step, form in forms_of.items()
        if step != "take_back" or _named(events)
    ]


def _done(request: StaffRequest, year: "FiscalYear", step: str, form: forms.Form) -> bool:
    """Whether the step could be taken; otherwise its form tells why not."""
    own = {"year": year.year, "actor_id": request.user.pk, "basis": form.cleaned_data["basis"]}
    try:
        messages.success(request, _TAKEN[step](own, form))
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    return True


def _carried_out(own: dict[str, Any], form: Any) -> str:
    made = operations.propose_carrying(**own, **form.asked())
    kinds = dict.fromkeys(translated(each.kind.label) for each in form.asked()["asked"])
    return translated(
        "{kind} {amount}원을 올렸습니다. 다른 과장이나 단체장이 승인하면 등록됩니다.",
        kind="·".join(kinds),
        amount=won(made.amount),
    )


def _taken_back(own: dict[str, Any], form: Any) -> str:
    operations.take_back_carrying(**own, event_id=UUID(form.cleaned_data["event"]), on=localdate())
    return translated("이월을 취소했습니다.")


def _lapsed(own: dict[str, Any], form: Any) -> str:
    made = operations.lapse_remainders(**own, on=form.cleaned_data["on"])
    return (
        translated("남은 예산을 불용으로 등록했습니다.")
        if made
        else translated("불용으로 등록할 남은 예산이 없습니다.")
    )


def _carried(own: dict[str, Any], form: Any) -> str:
    carried = operations.carry_over(**own, on=form.cleaned_data["on"])
    return translated("이월액 {amount}원을 다음 회계연도로 넘겼습니다.", amount=won(carried.amount))


def _closed(own: dict[str, Any], _form: Any) -> str:
    operations.close_fiscal_year(**own)
    return translated("{year}회계연도를 결산했습니다.", year=own["year"])


_TAKEN: dict[str, Callable[[dict[str, Any], Any], str]] = {
    "carry_out": _carried_out, "carry_many": _carried_out, "take_back": _taken_back, "lapse": _lapsed,
    "carry": _carried, "close": _closed,
}  # fmt: skip


def _table(year: "FiscalYear", end: YearEnd) -> Table:
    caption = translated("{year}회계연도 예산현액이 어떻게 되었는지", year=year)
    return Table("closing", caption, _COLUMNS, [_row(each) for each in end.accounts], note="(단위: 원)")


def _row(each: AccountClosing) -> list[object]:
    return [each.account, won(each.available), *(won(each.standing.get(of, 0)) for of in _SHOWN), won(each.left)]


def _carried_list(year: "FiscalYear", events: list[CarryEvent]) -> Listing:
    return Listing(
        "carried", translated("{year}회계연도의 이월", year=year), _CARRIED, events,
        lambda each: [
            format_html('<a href="{}">{}</a>', reverse("budget_event", args=[each.event_id]), _kind(each)),
            _cell(each), won(each.amount), each.on.isoformat(), each.authority, each.approver, each.basis,
            translated("취소함") if each.is_reversed else translated("등록"),
        ],
        note="(단위: 원)", empty_text="이 회계연도에서 이월한 예산이 아직 없습니다.",
    )  # fmt: skip


def _carriable_list(year: "FiscalYear", cells: list[CarryCell]) -> Listing:
    return Listing(
        "carriable", translated("{year}회계연도에 이월할 수 있는 예산과목", year=year), _CARRIABLE,
        [each for each in cells if each.room],
        lambda each: [
            each.label, *map(won, (each.available, each.committed, each.spent)),
            *(won(each.room.get(kind, 0)) for kind in CARRYING),
        ],
        note="(단위: 원, 이월 구분마다 이월할 수 있는 금액)",
        empty_text="명시이월 의결이나 지급하지 않은 지출원인행위, 남은 계속비 연부액이 있는 예산과목이 없습니다.",
    )  # fmt: skip


def _named(events: list[CarryEvent]) -> list[tuple[str, str]]:
    """What stands, for a choice."""
    return [
        (str(each.event_id), f"{_kind(each)} {_cell(each)} {won(each.amount)}")
        for each in events
        if not each.is_reversed
    ]


def _kind(each: CarryEvent) -> str:
    if each.kind in CARRYING:
        return translated(each.kind.label)
    return translated("다음 해로 넘김") if each.kind is MovementKind.CARRY_IN else translated("체차이월 의결")


def _cell(each: CarryEvent) -> str:
    return translated("{cell} 외 {others}개", cell=each.cell, others=each.others) if each.others else each.cell
