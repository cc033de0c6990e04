"""Which team is in charge of each detailed programme: a list of a day, and putting a team in charge of those ticked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.timezone import localdate

from ieum.budget import operations
from ieum.budget.queries import Point, teams
from ieum.budget.queries.team_carrying import CarriedTeam, carried_teams, carry_plan
from ieum.budget.queries.teams import ProgrammeInCharge
from ieum.budget.rules.permissions import BudgetAction
from ieum.kernel.dates import read_day
from ieum.office.rules.permissions import OfficeAction
from ieum.platform.database.tenancy import municipality, snapshot
from ieum.platform.middleware import opens_own_transactions
from ieum.platform.operations import Refused
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Filter, Listing
from ieum.platform.ui.tables import Column
from ieum.site.access import allowed, may
from ieum.site.forms.team import NOBODY, CarryForm, ChargeForm, team_choices
from ieum.site.ledger import crumbs, other_years, year_or_404
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest
from ieum.site.steps import PageStep

if TYPE_CHECKING:
    from ieum.budget.models import FiscalYear

_COLUMNS = (
    Column("programme", "세부사업"), Column("unit", "단위사업"), Column("policy", "정책사업"),
    Column("account", "회계"), Column("division", "부서"), Column("team", "담당 팀"),
    Column("since", "언제부터", "date"), Column("until", "언제까지", "date"),
)  # fmt: skip
_CARRYING = (
    Column("programme", "세부사업"), Column("code", "부호"), Column("before", "지난해 세부사업"),
    Column("before_code", "지난해 부호"), Column("team", "담당 팀"), Column("fault", "이어받지 못하는 까닭"),
)  # fmt: skip


@allowed(BudgetAction.SEE_BUDGET, posting=OfficeAction.WORK_ON_CASES)
@opens_own_transactions
def budget_teams(request: StaffRequest) -> HttpResponse:
    """List who is in charge of what on a day; posting puts a team in charge of the programmes that are ticked."""
    code = request.user.municipality_id
    with municipality(code):
        year = year_or_404(request)
    day = _day(request, year)
    with snapshot(code) as epoch:
        rows = teams.programmes_in_charge(Point(day, epoch), year=year.year)
        plan, carried = carry_plan(year, epoch), carried_teams(year)
        form = _form(request, rows, day)
    carrying = CarryForm(request.POST if request.POST.get("step") == "carry" else None)
    with municipality(code):
        if carrying.is_bound and carrying.is_valid() and _carried(request, year, carrying):
            return redirect(request.get_full_path())
        if form.is_bound and form.is_valid() and _put(request, form):
            return redirect(request.get_full_path())
        return _page(request, year, day, rows, _Asked(form, carrying, plan, len(carried)))


@dataclass(frozen=True, slots=True)
class _Asked:
    """The forms of the page, what can go on from the year before, and of how many programmes was carried over."""

    charge: ChargeForm
    carry: CarryForm
    plan: Sequence[CarriedTeam]
    carried: int

    @property
    def buttons(self) -> tuple[tuple[str, str], ...]:
        """What may be done now."""
        going_on = any(each.team for each in self.plan)
        return (
            *((("carry", "이어받기"),) if going_on else ()),
            *((("cancel", "이어받기 되돌리기"),) if self.carried else ()),
        )


def _carried(request: StaffRequest, year: "FiscalYear", form: CarryForm) -> bool:
    """Whether it could be done; otherwise the form tells why not."""
    own = {"year": year.year, "basis": form.cleaned_data["basis"], "actor_id": request.user.pk}
    undoes = request.POST.get("do") == "cancel"
    try:
        count = operations.undo_carried_teams(**own) if undoes else operations.carry_teams(**own)
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    said = (
        "세부사업 {count}개의 이어받은 담당 팀을 되돌렸습니다."
        if undoes
        else "세부사업 {count}개의 담당 팀을 지난해에서 이어받았습니다."
    )
    messages.success(request, translated(said, count=count))
    return True


def _day(request: StaffRequest, year: "FiscalYear") -> date:
    """The day that is asked for; else today, or the day of the year that is nearest to it."""
    try:
        return read_day(request.GET.get("on", ""))
    except ValueError:
        return max(year.first_day, min(localdate(), year.last_day))


def _form(request: StaffRequest, rows: Sequence[ProgrammeInCharge], day: date) -> ChargeForm:
    posted = request.POST if request.method == "POST" and request.POST.get("step") != "carry" else None
    keys = [str(each.programme.pk) for each in rows]
    return ChargeForm(posted, teams=teams.teams_on(day).values(), programmes=keys, initial={"valid_from": day})


def _put(request: StaffRequest, form: ChargeForm) -> bool:
    """Whether it could be done; otherwise the form tells why not."""
    given = form.cleaned_data
    try:
        count = operations.put_in_charge(
            programme_ids=[UUID(each) for each in given["programme"]],
            unit_id=None if given["team"] == NOBODY else UUID(given["team"]),
            valid_from=given["valid_from"], basis=given["basis"], actor_id=request.user.pk, on=localdate(),
        )  # fmt: skip
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, translated("세부사업 {count}개의 담당 팀을 정했습니다.", count=count))
    return True


def _page(
    request: StaffRequest,
    year: "FiscalYear",
    day: date,
    rows: Sequence[ProgrammeInCharge],
    of: _Asked,
) -> HttpResponse:
    form = of.charge
    unassigned = sum(1 for each in rows if each.team is None)
    title = translated("세부사업 담당 팀")
    context: dict[str, Any] = {
        "title": title,
        "breadcrumbs": crumbs(title),
        "other_years": other_years(year),
        "form": form if rows and may(request, OfficeAction.WORK_ON_CASES) else None,
        "unassigned": unassigned,
        "day": day,
        "carried": of.carried,
        "steps": [PageStep("carry", "지난해 담당 팀 이어받기", of.carry, of.buttons)]
        if of.buttons and may(request, BudgetAction.POST_BUDGET)
        else [],
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors or of.carry.errors else HTTPStatus.OK
    listing = _listing(request, year, day, rows, set(request.POST.getlist("programme")) if form.is_bound else set())
    others = [_plan_listing(year, of.plan)] if of.plan else []
    return render_list(
        request, "site/budget_teams.html", listing, context, others=others, of_page=("year",), status=status
    )


def _listing(
    request: StaffRequest, year: "FiscalYear", day: date, rows: Sequence[ProgrammeInCharge], chosen: set[str]
) -> Listing:
    asked = request.GET.get("team", "")
    there = {each.team.unit_id: each.team for each in rows if each.team}
    return Listing(
        "teams",
        translated("{year}회계연도 세부사업 담당 팀", year=year),
        _COLUMNS,
        [each for each in rows if asked in {"", _key(each)}],
        lambda each: _row(each, is_ticked=str(each.programme.pk) in chosen),
        filters=(
            Filter("on", "기준일", kind="date", usual=day.isoformat()),
            Filter("team", "담당 팀", team_choices(there.values())),
        ),
        on=day,
        note=translated("({day} 기준)", day=day.isoformat()),
        empty_text="이 조건에 맞는 세부사업이 없습니다.",
    )


def _plan_listing(year: "FiscalYear", plan: Sequence[CarriedTeam]) -> Listing:
    return Listing(
        "carrying",
        translated("{year}회계연도가 지난해에서 이어받을 담당 팀", year=year),
        _CARRYING,
        plan,
        lambda each: [
            each.programme.name, each.programme.code, each.before.name if each.before else "",
            each.before.code if each.before else "",
            each.team.name if each.team else translated("이어받지 못함"),
            translated(each.fault.label) if each.fault else "",
        ],
        note=translated("({day} 기준)", day=year.first_day.isoformat()),
        empty_text="이어받을 담당 팀이 없습니다.",
    )  # fmt: skip


def _key(each: ProgrammeInCharge) -> str:
    return str(each.team.unit_id) if each.team else NOBODY


def _row(each: ProgrammeInCharge, *, is_ticked: bool) -> list[object]:
    programme, charge = each.programme, each.charge
    tick = format_html(
        '<div class="krds-form-check"><input type="checkbox" id="p-{0}" name="programme" value="{0}" form="charge"{1}>'
        '<label for="p-{0}">{2}</label></div>',
        programme.pk, " checked" if is_ticked else "", programme.name,
    )  # fmt: skip
    last_day = charge.until - timedelta(days=1) if charge and charge.until else None
    return [
        tick, programme.unit_name, programme.policy_name, programme.account.name, ", ".join(each.divisions),
        each.team.name if each.team else translated("팀 미지정"),
        charge.since.isoformat() if charge else "", last_day.isoformat() if last_day else "",
    ]  # fmt: skip
