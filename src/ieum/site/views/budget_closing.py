"""The end of a fiscal year: letting remainders lapse (불용), carrying over (이월) and settling it (결산)."""

from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from ieum.budget import operations
from ieum.budget.choices import Balance
from ieum.budget.queries.closing import AccountClosing, YearEnd, year_end
from ieum.budget.rules.permissions import BudgetAction
from ieum.platform.operations import Refused
from ieum.platform.ui.languages import translated
from ieum.platform.ui.tables import Column, Table
from ieum.site.access import allowed, may
from ieum.site.ledger import crumbs, other_years, won, year_or_404
from ieum.site.steps import PageStep

if TYPE_CHECKING:
    from ieum.budget.models import FiscalYear

_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_SHOWN = (
    Balance.SPENT, Balance.CARRIED_EXPRESS, Balance.CARRIED_INCIDENTAL, Balance.CARRIED_CONTINUING, Balance.LAPSED,
)  # fmt: skip
_COLUMNS = (
    Column("account", "회계"), Column("available", "예산현액", "number"),
    *(Column(each, each.label, "number") for each in _SHOWN), Column("left", "나누지 않은 금액", "number"),
)  # fmt: skip


class LapseForm(forms.Form):
    """On which day remainders lapse, and by which basis."""

    on = forms.DateField(
        label="효력일", widget=_DAY, help_text="12월 31일부터 다음 해 1월 20일까지입니다.",
        error_messages=dict.fromkeys(("required", "invalid"), "날을 2026-12-31처럼 적어 주십시오."),
    )  # fmt: skip
    basis = forms.CharField(label="근거", max_length=200, error_messages={"required": "근거를 적어야 합니다."})


class CarryOverForm(LapseForm):
    """On which day of the next year money comes over."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].help_text = "다음 회계연도의 날입니다. 보통 1월 1일입니다."


class CloseForm(forms.Form):
    """That a year is settled for good."""

    basis = forms.CharField(label="근거", max_length=200, error_messages={"required": "근거를 적어야 합니다."})
    is_sure = forms.BooleanField(
        label="결산한 회계연도에는 아무것도 등록하거나 취소할 수 없음을 확인했습니다.",
        error_messages={"required": "되돌릴 수 없음을 확인해야 결산할 수 있습니다."},
    )  # fmt: skip


@allowed(BudgetAction.SEE_BUDGET, posting=BudgetAction.POST_BUDGET)
def budget_closing(request: HttpRequest) -> HttpResponse:
    """Show what became of the money of a year; posting takes one of the three steps to its settlement."""
    year = year_or_404(request)
    posted = request.POST if request.method == "POST" else None
    asked = posted.get("step", "") if posted else ""
    first_of_next = year.last_day + timedelta(days=1)
    forms_of = {
        "lapse": LapseForm(posted if asked == "lapse" else None, initial={"on": year.last_day}, auto_id="lapse_%s"),
        "carry": CarryOverForm(posted if asked == "carry" else None, initial={"on": first_of_next}, auto_id="carry_%s"),
        "close": CloseForm(posted if asked == "close" else None, auto_id="close_%s"),
    }
    form = forms_of.get(asked)
    if form is not None and form.is_valid() and _done(request, year, asked, form):
        return redirect(f"{reverse('budget_closing')}?year={year}")
    end = year_end(year)
    context = {
        "title": translated("{year}회계연도 마감", year=year),
        "breadcrumbs": crumbs(translated("회계연도 마감")),
        "other_years": other_years(year),
        "end": end,
        "untold": won(end.untold) if end.untold else "",
        "table": _table(year, end),
        "steps": _steps(end, forms_of) if may(request, BudgetAction.POST_BUDGET) else [],
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form is not None and form.errors else HTTPStatus.OK
    return render(request, "site/budget_closing.html", context, status=status)


def _steps(end: YearEnd, forms_of: dict[str, forms.Form]) -> list[PageStep]:
    if end.is_closed:
        return []
    return [
        PageStep("lapse", "남은 예산을 불용으로 등록", forms_of["lapse"], (("lapse", "불용 등록"),)),
        PageStep("carry", "이월액을 다음 회계연도로 넘기기", forms_of["carry"], (("carry", "넘기기"),)),
        PageStep("close", "결산", forms_of["close"], (("close", "결산"),)),
    ]


def _done(request: HttpRequest, year: "FiscalYear", step: str, form: forms.Form) -> bool:
    """Whether the step could be taken; otherwise its form tells why not."""
    given = form.cleaned_data
    own = {"year": year.year, "actor_id": request.user.pk, "basis": given["basis"]}
    try:
        messages.success(request, _TAKEN[step](own, given))
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    return True


def _lapsed(own: dict[str, Any], given: dict[str, Any]) -> str:
    made = operations.lapse_remainders(**own, on=given["on"])
    return (
        translated("남은 예산을 불용으로 등록했습니다.")
        if made
        else translated("불용으로 등록할 남은 예산이 없습니다.")
    )


def _carried(own: dict[str, Any], given: dict[str, Any]) -> str:
    carried = operations.carry_over(**own, on=given["on"])
    return translated("이월액 {amount}원을 다음 회계연도로 넘겼습니다.", amount=won(carried.amount))


def _closed(own: dict[str, Any], _given: dict[str, Any]) -> str:
    operations.close_fiscal_year(**own)
    return translated("{year}회계연도를 결산했습니다.", year=own["year"])


_TAKEN: dict[str, Callable[[dict[str, Any], dict[str, Any]], str]] = {
    "lapse": _lapsed, "carry": _carried, "close": _closed,
}  # fmt: skip


def _table(year: "FiscalYear", end: YearEnd) -> Table:
    caption = translated("{year}회계연도 예산현액이 어떻게 되었는지", year=year)
    return Table("closing", caption, _COLUMNS, [_row(each) for each in end.accounts], note="(단위: 원)")


def _row(each: AccountClosing) -> list[object]:
    return [each.account, won(each.available), *(won(each.standing.get(of, 0)) for of in _SHOWN), won(each.left)]
