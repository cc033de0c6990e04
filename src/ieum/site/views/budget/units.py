"""What a 동 or 사업소 was allotted further (재배정) and committed of it: its own, or any for the budget team."""

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from ieum.budget.queries import bills, requests
from ieum.budget.queries.units import UnitRow, commitments_of, units_of_year
from ieum.budget.rules.permissions import BudgetAction
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column
from ieum.site.access import allowed
from ieum.site.ledger import crumbs, other_years, won, year_or_404
from ieum.site.lists import render_list, row_link
from ieum.site.requests import StaffRequest

if TYPE_CHECKING:
    from ieum.budget.models import FiscalYear

_HELD = (
    Column("cell", "예산과목"), Column("sub_allotted", "재배정액", "number"),
    Column("committed", "원인행위액", "number"), Column("left", "남은 재배정액", "number"),
)  # fmt: skip
_COMMITTED = (
    Column("on", "효력일", "date"), Column("cell", "예산과목"), Column("amount", "원인행위액", "number"),
    Column("basis", "근거"),
)  # fmt: skip


@require_GET
@allowed(BudgetAction.SEE_BUDGET)
def budget_units(request: StaffRequest) -> HttpResponse:
    """Show what a unit holds of the budget of a year, and its commitments."""
    year = year_or_404(request)
    every = units_of_year(year.pk)
    units = _units(request, every)
    asked = request.GET.get("unit") or next(iter(units), "")
    if asked and asked not in units:
        raise Http404("재배정받은 그런 부서가 없거나 볼 수 없는 부서입니다. 화면에서 고르십시오.")
    own = [each for each in every if each.standing.unit == asked]
    context = {
        "title": translated("{year}회계연도 재배정 예산", year=year),
        "breadcrumbs": crumbs(translated("재배정 예산")),
        "other_years": other_years(year),
        "unit": asked,
        "units": [each for each in units if each != asked],
        "of_year": year.year,
        "left": won(sum(each.standing.left for each in own)),
    }
    return render_list(
        request, "site/budget_units.html", _held(asked, own), context, others=[_commitments(year, asked)],
        of_page=("year", "unit"),
    )  # fmt: skip


def _units(request: StaffRequest, every: list[UnitRow]) -> list[str]:
    """The units that whoever asks may look at: those they work in, and all for the budget team."""
    known = list(dict.fromkeys(each.standing.unit for each in every))
    if bills.role_parts(request.user.pk):
        return known
    own = bills.own_divisions(localdate(), request.user.pk)
    return [each for each in known if each in own]


def _held(unit: str, rows: list[UnitRow]) -> Listing:
    labels = requests.labels_of({each.cell_id for each in rows})
    return Listing(
        "held", translated("{unit} 재배정 예산", unit=unit), _HELD, rows,
        lambda each: [
            row_link("budget_cell", each.cell_id, labels[each.cell_id].label), won(each.standing.sub_allotted),
            won(each.standing.committed), won(each.standing.left),
        ],
        note="(단위: 원)", empty_text="재배정받은 예산이 없습니다.",
    )  # fmt: skip


def _commitments(year: "FiscalYear", unit: str) -> Listing:
    rows = commitments_of(year.pk, unit)
    labels = requests.labels_of({each.cell_id for each in rows})

    def cells(each: Any) -> list[object]:
        return [
            row_link("budget_event", each.event_id, each.on.isoformat()), labels[each.cell_id].label, won(each.amount),
            each.basis,
        ]  # fmt: skip

    return Listing(
        "commitments", translated("{unit} 원인행위", unit=unit), _COMMITTED, rows, cells, note="(단위: 원)",
        empty_text="등록된 원인행위가 없습니다.",
    )  # fmt: skip
