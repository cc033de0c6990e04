"""간주처리, 성립전 사용 and 초과지출 of a year: both sides of each, posting one from pasted rows, taking one back."""

from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate

from ieum.budget import operations
from ieum.budget.choices import MovementKind
from ieum.budget.queries import deemed
from ieum.budget.queries.deemed import Deemed
from ieum.budget.queries.revenue import keeps_both_sides
from ieum.budget.rules.permissions import BudgetAction
from ieum.budget.rules.sentences import name_of
from ieum.platform.database.tenancy import municipality
from ieum.platform.middleware import opens_own_transactions
from ieum.platform.operations import Refused
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column
from ieum.site.access import allowed, may
from ieum.site.forms.deemed import AddRevenueForm, DeemForm, TakeBackForm
from ieum.site.ledger import crumbs, other_years, won, year_or_404
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest
from ieum.site.steps import PageStep

if TYPE_CHECKING:
    from ieum.budget.models import FiscalYear

_COLUMNS = (
    Column("name", "구분"), Column("day", "효력일", "date"), Column("spent", "세출", "number"),
    Column("received", "세입", "number"), Column("authority", "조항·교부결정·이유"), Column("basis", "근거"),
    Column("approver", "승인"), Column("state", "상태"),
)  # fmt: skip


@allowed(BudgetAction.SEE_BUDGET, posting=BudgetAction.POST_BUDGET)
@opens_own_transactions
def budget_deemed(request: StaffRequest) -> HttpResponse:
    """Show what was deemed, used before adoption or spent beyond the budget; posting adds one, or takes one back."""
    with municipality(request.user.municipality_id):
        year = year_or_404(request)
        rows = deemed.deemed_of(year.year)
        posted = request.POST if request.method == "POST" else None
        asked = posted.get("step") if posted else None
        deeming = DeemForm(
            posted if asked == "deem" else None,
            programmes=deemed.programmes_of(year.year), number=deemed.next_round(year.year),
        )  # fmt: skip
        forms_of: dict[str, forms.Form] = {
            "deem": deeming,
            "add": AddRevenueForm(posted if asked == "add" else None, events=_named(rows, lacking=True)),
            "reverse": TakeBackForm(posted if asked == "reverse" else None, events=_named(rows)),
        }
        form = forms_of.get(asked or "", deeming)
        if form.is_bound and form.is_valid() and _TAKEN[asked or ""](request, year, form):
            return redirect(f"{reverse('budget_deemed')}?year={year}")
        steps = [
            PageStep(step, label, forms_of[step], (button,))
            for step, label, button, is_there in (
                ("deem", "간주처리·성립전 사용·초과지출 등록", ("post", "등록"), True),
                ("add", "빠진 세입 더하기", ("add", "세입 등록"), bool(_named(rows, lacking=True))),
                ("reverse", "취소", ("cancel", "세출과 세입을 함께 취소"), bool(_named(rows))),
            )
            if is_there
        ]
        context = {
            "title": translated("{year}회계연도 간주처리·성립전 사용·초과지출", year=year),
            "breadcrumbs": crumbs(translated("간주처리·성립전 사용·초과지출")),
            "other_years": other_years(year),
            "keeps_both_sides": keeps_both_sides(year.pk),
            "steps": steps if may(request, BudgetAction.POST_BUDGET) else [],
        }
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
        return render_list(
            request, "site/budget_deemed.html", _listing(year, rows), context, of_page=("year",), status=status
        )


def _deemed(request: StaffRequest, year: "FiscalYear", form: forms.Form) -> bool:
    """Whether it could be posted; otherwise the form tells why not."""
    given: dict[str, Any] = form.cleaned_data
    try:
        operations.propose_deeming(
            year=year.year, kind=MovementKind(given["kind"]), rows=given["rows"], on=given["on"],
            round=given["round"], authority=given["authority"], actor_id=request.user.pk, basis=given["basis"],
            before_receipts=given.get("before_receipts", False),
        )  # fmt: skip
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    whole = won(sum(row.amount for row in given["rows"]))
    name = translated(name_of(MovementKind(given["kind"]), given["round"]))
    messages.success(
        request,
        translated(
            "{name}: 세출과 세입 {amount}원을 올렸습니다. 다른 과장이나 단체장이 승인하면 등록됩니다.",
            name=name,
            amount=whole,
        ),
    )
    return True


def _reversed(request: StaffRequest, _year: "FiscalYear", form: forms.Form) -> bool:
    """Whether it could be taken back; otherwise the form tells why not."""
    given: dict[str, Any] = form.cleaned_data
    try:
        operations.take_back_event(
            event_id=UUID(given["event"]), actor_id=request.user.pk, basis=given["basis"], on=localdate()
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, translated("세출과 세입을 함께 취소했습니다."))
    return True


def _added(request: StaffRequest, _year: "FiscalYear", form: forms.Form) -> bool:
    """Whether the revenue could be posted; otherwise the form tells why not."""
    given: dict[str, Any] = form.cleaned_data
    try:
        operations.add_revenue(
            event_id=UUID(given["event"]), revenue=given["rows"], actor_id=request.user.pk, basis=given["basis"]
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, translated("빠진 세입을 등록했습니다."))
    return True


_TAKEN = {"deem": _deemed, "add": _added, "reverse": _reversed}


def _named(rows: list[Deemed], *, lacking: bool = False) -> list[tuple[str, str]]:
    """What stands, for a choice; only what lacks its revenue where asked so."""
    return [
        (str(each.event_id), f"{_name(each)} {each.on.isoformat()} {won(each.spent)}")
        for each in rows
        if not each.is_reversed and (each.received is None or not lacking)
    ]


def _name(each: Deemed) -> str:
    return translated(name_of(each.kind, each.round))


def _listing(year: "FiscalYear", rows: list[Deemed]) -> Listing:
    standing = [each for each in rows if not each.is_reversed]
    total = [won(sum(each.spent for each in standing)), won(sum(each.received or 0 for each in standing))]
    return Listing(
        "deemed", translated("{year}회계연도 간주처리·성립전 사용·초과지출", year=year), _COLUMNS, rows,
        lambda each: [
            format_html('<a href="{}">{}</a>', reverse("budget_event", args=[each.event_id]), _name(each)),
            each.on.isoformat(), won(each.spent),
            translated("세입 없음") if each.received is None else won(each.received),
            each.authority, each.basis, each.approver, translated("취소함") if each.is_reversed else translated("등록"),
        ],
        total=[translated("계(취소한 것 제외)"), "", *total, "", "", "", ""], note="(단위: 원)",
        empty_text="이 회계연도에 간주처리하거나 성립 전에 사용하거나 예산을 초과해 지출한 수입대체경비가 없습니다.",
    )  # fmt: skip
