"""Early execution against its targets by division on a day, and what is to be saved and was."""

from collections.abc import Mapping, Sequence
from datetime import date
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate

from ieum.budget import operations
from ieum.budget.choices import SavingCategory
from ieum.budget.queries import Point, bills, targets
from ieum.budget.queries.requests import divisions_with_cells
from ieum.budget.queries.targets import Aim, Expense, Saving
from ieum.budget.rules.permissions import BudgetAction
from ieum.budget.rules.targets import EarlyExecution
from ieum.kernel.parameters import NotYetInForce
from ieum.kernel.rounding import Rounding, rate, round_to
from ieum.office.rules.permissions import OfficeAction
from ieum.platform.database.tenancy import municipality, snapshot
from ieum.platform.middleware import opens_own_transactions
from ieum.platform.operations import Refused
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column
from ieum.site.access import allowed, may
from ieum.site.forms.target import AimForm, SavingResultForm, SavingTargetForm, TargetForm
from ieum.site.ledger import crumbs, other_years, won, year_or_404
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest
from ieum.site.steps import PageStep
from ieum.site.views.organisation import asked_day

if TYPE_CHECKING:
    from ieum.budget.models import FiscalYear

_EARLY = (
    Column("division", "부서"), Column("eligible", "대상액", "number"), Column("spent", "집행액", "number"),
    Column("rate", "집행률(%)", "number"), Column("aim", "목표율(%)", "number"), Column("aimed", "목표액", "number"),
    Column("short", "부족액", "number"),
    Column("forecast", "연말 전망", "number"),
)  # fmt: skip
_SAVINGS = (
    Column("division", "부서"), Column("unit", "단위사업"), Column("category", "경비 구분"),
    Column("base", "기준액", "number"), Column("rate", "절감률(%)", "number"), Column("amount", "목표액", "number"),
    Column("spent", "실제 집행액", "number"), Column("saved", "절감액", "number"), Column("evidence", "증빙"),
)  # fmt: skip
_AIMS = (
    Column("until", "언제까지", "date"), Column("division", "부서"), Column("rate", "목표율(%)", "number"),
    Column("basis", "근거"),
)  # fmt: skip
_STEPS: Mapping[str, tuple[str, type[TargetForm]]] = {
    "aim": ("신속집행 목표 정하기", AimForm),
    "target": ("절감 목표 정하기", SavingTargetForm),
    "result": ("절감 실적 적기", SavingResultForm),
}
_UNKNOWN = "모름"


@allowed(BudgetAction.SEE_BUDGET, posting=OfficeAction.WORK_ON_CASES)
@opens_own_transactions
def budget_targets(request: StaffRequest) -> HttpResponse:
    """Show the targets of a year with what was reached on a day; posting sets one or states a result."""
    code = request.user.municipality_id
    with municipality(code):
        year = year_or_404(request)
        wrong: PageStep | None = None
        if request.method == "POST":
            name = request.POST.get("step", "")
            if name not in _STEPS:
                raise Http404("그런 단계가 없습니다. 화면에서 다시 고르십시오.")
            wrong = _step(name, year, request.POST)
            if _taken(request, year, wrong):
                return redirect(f"{reverse('budget_targets')}?year={year}")
    with snapshot(code) as epoch:
        at = Point(_day(request, year), epoch)
        aims, saved = targets.execution_targets(year.pk), targets.savings(year.pk, epoch=at.epoch)
        context = _context(request, year, saved, wrong)
        early, more = _early(year, at, aims)
    context |= {"day": at.as_of, "of_year": year.year}
    lists = [*early, _savings(saved), _aims(aims, year)]
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    with municipality(code):
        return render_list(
            request, "site/budget_targets.html", lists[0], context | more, others=lists[1:], of_page=("year", "on"),
            status=status,
        )  # fmt: skip


def _day(request: StaffRequest, year: "FiscalYear") -> date:
    """The day of the year that is asked for, else today; what is none, or after today, is today."""
    asked, today = asked_day(request), min(localdate(), year.last_day)
    return asked if year.first_day <= asked <= today else today


def _step(name: str, year: "FiscalYear", data: Any) -> PageStep:
    label, kind = _STEPS[name]
    form = kind(
        data,
        auto_id=f"{name}_%s",
        accounts=[each.name for each in bills.accounts_of_year(year.pk)],
        divisions=divisions_with_cells(year.pk),
        targets=[(each.target.pk, f"{each.target.division} {each.target}") for each in targets.savings(year.pk)],
    )
    return PageStep(name, label, form, ((name, label),))


def _taken(request: StaffRequest, year: "FiscalYear", step: PageStep) -> bool:
    """Whether the step could be taken; otherwise its form tells why not."""
    if not step.form.is_valid():
        return False
    try:
        _take(request, year, step)
    except Refused as refused:
        step.form.add_error(None, str(refused))
        return False
    messages.success(request, translated("{label}: 저장했습니다.", label=translated(step.label)))
    return True


def _take(request: StaffRequest, year: "FiscalYear", step: PageStep) -> None:
    """One call of the operation that the step is."""
    given: dict[str, Any] = dict(step.form.cleaned_data)
    actor_id = request.user.pk
    match step.form:
        case AimForm():
            operations.set_execution_target(year=year.year, **given, actor_id=actor_id)
        case SavingTargetForm():
            given["category"] = SavingCategory(given["category"])
            given["base"] = given["base"] or _base(year, given)
            operations.set_saving_target(year=year.year, **given, actor_id=actor_id, on=localdate())
        case _:
            given["target_id"] = given.pop("target")
            operations.state_saving(**given, actor_id=actor_id, on=localdate())


def _base(year: "FiscalYear", given: dict[str, Any]) -> int:
    """What the ledger knows of the expense that is to be saved of."""
    expense = Expense(given["account"], given["division"], given["unit"], given["category"])
    try:
        found = targets.saving_base(year.year, expense, min(localdate(), year.last_day))
    except NotYetInForce as missing:
        raise Refused(str(missing)) from missing
    if not found:
        raise Refused("그 부서의 단위사업에는 이 경비의 예산현액이 원장에 없습니다. 기준액을 적으십시오.")
    return found


def _context(
    request: StaffRequest, year: "FiscalYear", saved: Sequence[Saving], wrong: PageStep | None
) -> dict[str, Any]:
    steps = []
    if may(request, OfficeAction.WORK_ON_CASES):
        hidden = set() if saved else {"result"} - ({wrong.name} if wrong else set())
        names = [name for name in _STEPS if name not in hidden]
        steps = [wrong if wrong and wrong.name == name else _step(name, year, None) for name in names]
    return {
        "title": translated("{year}년 신속집행과 예산절감", year=year),
        "breadcrumbs": crumbs(translated("신속집행·절감")),
        "other_years": other_years(year),
        "nothing_to_save": bool(steps) and not saved,
        "steps": steps,
    }


def _aims(aims: Sequence[Aim], year: "FiscalYear") -> Listing:
    """The targets; one whose day is past leads to what was reached on it."""

    def day(each: Aim) -> str:
        until = each.until.isoformat()
        link = format_html('<a href="?year={}&amp;on={}">{}</a>', year.year, until, until)
        return link if each.until < localdate() else until

    return Listing(
        "aims", "신속집행 목표", _AIMS, aims,
        lambda each: [day(each), each.division or translated("모든 부서"), f"{each.rate}", each.basis],
        empty_text="아직 정한 목표율이 없습니다.",
    )  # fmt: skip


def _early(year: "FiscalYear", at: Point, aims: Sequence[Aim]) -> tuple[list[Listing], dict[str, Any]]:
    """The list by division, and what is said about it; no list where the rates of the year are not known."""
    try:
        rows = targets.early_execution(at, year=year.year)
        forecasts = targets.forecasts(at, year=year.year)
    except NotYetInForce as missing:
        return [], {"unknown": str(missing)}
    aim = targets.aim_on(aims, at.as_of)
    aimed = {each.division: targets.aim_on(aims, at.as_of, each.division) for each in rows}
    none = translated("이날 뒤의 목표 없음") if aims else translated("목표율 없음")
    until = translated("{until:%Y-%m-%d}까지 {rate}%", until=aim.until, rate=aim.rate) if aim else none
    listing = Listing(
        "early", translated("{year}년 부서별 신속집행 ({until})", year=year, until=until), _EARLY, rows,
        lambda each: _early_row(each, aimed[each.division], aim, forecasts[each.division]),
        total=_early_total(rows, aimed, list(forecasts.values())), on=at.as_of,
        note=translated("(단위: 원, {as_of:%Y-%m-%d} 기준)", as_of=at.as_of),
        empty_text="집행을 관리하는 대상 예산이 없습니다.",
    )  # fmt: skip
    short = [each for each in rows if (own := aimed[each.division]) and each.shortfall(own.rate)]
    is_aimed = any(aimed.values())
    said = {"short": [each.division or translated("부서 없음") for each in short], "aim": aim, "is_aimed": is_aimed}
    return [listing], said


def _early_row(row: EarlyExecution, own: Aim | None, aim: Aim | None, forecast: int | None) -> list[object]:
    """A division beside its target, whose day is told where it is not that of all."""
    of = rate(row.spent, row.eligible)
    day = "" if own is None or (aim and own.until == aim.until) else f" (~{own.until:%m-%d})"
    return [
        row.division or translated("부서 없음"), won(row.eligible), won(row.spent),
        "-" if of is None else f"{round_to(of, 1, Rounding.HALF_UP)}", f"{own.rate}{day}" if own else "-",
        won(row.aimed(own.rate)) if own else "-", won(row.shortfall(own.rate)) if own else "-",
        translated(_UNKNOWN) if forecast is None else won(forecast),
    ]  # fmt: skip


def _early_total(
    rows: Sequence[EarlyExecution], aimed: Mapping[str, Aim | None], forecasts: Sequence[int | None]
) -> list[object]:
    """The sums of the rows; of targets where every division has one."""
    eligible, spent = sum(each.eligible for each in rows), sum(each.spent for each in rows)
    own = [(each, aim.rate) for each in rows if (aim := aimed[each.division])]
    known = [each for each in forecasts if each is not None]
    of, is_aimed = rate(spent, eligible), bool(rows) and len(own) == len(rows)
    return [
        translated("계"), won(eligible), won(spent), "-" if of is None else f"{round_to(of, 1, Rounding.HALF_UP)}",
        "", won(sum(each.aimed(share) for each, share in own)) if is_aimed else "-",
        won(sum(each.shortfall(share) for each, share in own)) if is_aimed else "-",
        won(sum(known)) if len(known) == len(forecasts) else translated(_UNKNOWN),
    ]  # fmt: skip


def _savings(rows: Sequence[Saving]) -> Listing:
    saved = [each.saved for each in rows if each.saved is not None]
    base, aimed = sum(each.target.base for each in rows), sum(each.target.amount for each in rows)
    known = won(sum(saved)) if saved else translated(_UNKNOWN)
    settled = translated("{count}건 확정", count=len(saved))
    return Listing(
        "savings", "예산절감 목표와 실적", _SAVINGS, rows, _saving_row, note="(단위: 원)",
        total=[translated("계"), "", "", won(base), "", won(aimed), "", known, settled],
        empty_text="아직 정한 절감 목표가 없습니다.",
    )  # fmt: skip


def _saving_row(each: Saving) -> list[object]:
    return [
        each.target.division, each.target.unit, translated(SavingCategory(each.target.category).label),
        won(each.target.base),
        f"{each.target.rate}", won(each.target.amount),
        translated(_UNKNOWN) if each.spent is None else won(each.spent),
        translated(_UNKNOWN) if each.saved is None else won(each.saved), each.evidence,
    ]  # fmt: skip
