"""What is disclosed day by day, as files: 세부사업별 세출현황 and 세입과목별 세입현황."""

from datetime import date

from django.http import Http404, HttpResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from ieum.budget import exports
from ieum.budget.queries import Point
from ieum.budget.rules.permissions import BudgetAction
from ieum.kernel.dates import read_day
from ieum.platform.database.tenancy import snapshot
from ieum.platform.middleware import opens_own_transactions
from ieum.platform.ui.languages import in_korean, korean
from ieum.site.access import allowed
from ieum.site.downloads import download
from ieum.site.requests import StaffRequest

_ENDINGS = {"csv": "csv", "xlsx": "xlsx", "fdp": "zip"}
"""By form the ending of its name."""


@require_GET
@allowed(BudgetAction.SEE_DISCLOSED)
@opens_own_transactions
@in_korean
def budget_disclosure_file(request: StaffRequest, side: str, form: str) -> HttpResponse:
    """Give a dataset of a day, today where the address names none, as CSV, a workbook or a Fiscal Data Package."""
    day = _day(request.GET.get("day", ""))
    if side not in exports.SIDES or form not in _ENDINGS:
        raise Http404(
            korean(
                f"그런 자료가 없습니다. {', '.join(exports.SIDES)} 가운데 하나를 {', '.join(_ENDINGS)}로 받으십시오."
            )
        )
    code, of = request.user.municipality_id, exports.SIDES[side]
    with snapshot(code) as epoch:
        found = exports.found_at(Point(day, epoch), of=of, code=request.user.municipality.code)
    return download(exports.WRITERS[form](found, of), f"{of.title} {day:%Y-%m-%d}.{_ENDINGS[form]}")


def _day(said: str) -> date:
    try:
        return read_day(said) if said else localdate()
    except ValueError as error:
        raise Http404("날을 2026-10-31처럼 적어 주십시오.") from error
