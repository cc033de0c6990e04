"""The budget's ledger: balances of any day, and the life of a cell."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_GET

from ieum.budget import queries
from ieum.budget.choices import PATHS, Balance, Level, Total
from ieum.budget.queries import BalanceRow, Point
from ieum.budget.queries.spending import free_of, requests_of_cell
from ieum.budget.queries.units import UnitStanding, units_of
from ieum.budget.rules import total_of
from ieum.budget.rules.permissions import BudgetAction
from ieum.budget.rules.sentences import name_of
from ieum.kernel.rounding import Rounding, rate, round_to
from ieum.platform.database.tenancy import municipality, snapshot
from ieum.platform.middleware import opens_own_transactions
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column, Table
from ieum.site.access import allowed
from ieum.site.change_links import Changes, of_path, rate_of
from ieum.site.forms.budget import BalancesForm
from ieum.site.ledger import asked, crumbs, ledger_page, won, years_of
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest

if TYPE_CHECKING:
    from ieum.budget.models import SpendingRequest

_ASKED = (
    Column("number", "품의번호"), Column("asked_on", "품의일자", "date"), Column("amount", "품의금액", "number"),
    Column("basis", "근거"),
)  # fmt: skip
_UNITS = (
    Column("unit", "재배정 부서"), Column("sub_allotted", "재배정액", "number"),
    Column("committed", "지출원인행위액", "number"), Column("left", "재배정 잔액", "number"),
)  # fmt: skip
_SHOWN = (Total.APPROPRIATION, Total.AVAILABLE, Total.ALLOTTED, Total.COMMITTED, Total.SPENT, Total.REMAINING)


@require_GET
@allowed(BudgetAction.SEE_BUDGET)
@opens_own_transactions
def budget(request: StaffRequest) -> HttpResponse:
    """Show all balances of a year at a point, by account, division, programme or cell."""
    years = years_of(request)
    form = BalancesForm(asked(request, years, by=Level.ACCOUNT), years=years)
    context = {
        "title": translated("예산 현황"),
        "breadcrumbs": [(translated("처음"), reverse("home")), (translated("예산 현황"), "")],
        "form": form,
        "years": years,
    }
    return ledger_page(
        request, "site/budget.html", context, fill=lambda given, epochs: _balances(request, given, epochs[0])
    )


@require_GET
@allowed(BudgetAction.SEE_BUDGET)
@opens_own_transactions
def budget_cell(request: StaffRequest, cell_id: UUID) -> HttpResponse:
    """Show every event of a cell with what stood after it."""
    with snapshot(request.user.municipality_id) as epoch:
        events = queries.history(cell_id, epoch=epoch)
        name, found = queries.name_of_cell(cell_id), queries.path_of_cell(cell_id)
        asked, free = requests_of_cell(cell_id), free_of([cell_id])
        units = units_of(cell_id, epoch=epoch)
    if name is None or found is None:
        raise Http404("그런 예산과목이 없습니다.")
    columns = [
        Column("day", "효력일", "date"),
        Column("kind", "구분"),
        Column("basis", "근거"),
        *(Column(each, each.label, "number") for each in Balance if any(event.moved.get(each) for event in events)),
        Column("available", "그 뒤 예산현액", "number"),
    ]
    listing = Listing(
        "events", name, columns, events, lambda event: _event_row(event, columns[3:-1]), note="(단위: 원)",
        empty_text="아직 등록된 사건이 없습니다.",
    )  # fmt: skip
    with municipality(request.user.municipality_id):
        year, path = found
        changes = f"{reverse('budget_changes')}?{urlencode({'year': year, 'path': path}, doseq=True)}"
        context = {
            "title": name, "breadcrumbs": crumbs(name), "changes_url": changes,
            "units": _units_table(units) if units else None, **_asked(events, asked, free.get(cell_id, 0)),
        }  # fmt: skip
        return render_list(request, "site/budget_cell.html", listing, context)


def _units_table(units: Sequence[UnitStanding]) -> Table:
    rows = [[each.unit, won(each.sub_allotted), won(each.committed), won(each.left)] for each in units]
    return Table("units", translated("재배정 부서"), _UNITS, rows, note="(단위: 원)")


def _asked(events: Sequence[queries.Posted], asked: Sequence["SpendingRequest"], free: int) -> dict[str, Any]:
    """What is asked for from a cell and not committed, beside what is left of it; nothing where nothing is."""
    if not asked:
        return {}
    standing = events[-1].standing if events else {}
    whole = sum(each.amount for each in asked)
    amounts = [
        ("배정잔액", total_of(Total.UNALLOTTED, standing)), ("집행잔액", total_of(Total.REMAINING, standing)),
        ("품의 중", whole), ("원인행위와 품의를 뺀 금액", free),
    ]  # fmt: skip
    rows = [[each.number, each.asked_on.isoformat(), won(each.amount), each.operation.basis] for each in asked]
    return {
        "left": [(translated(label), translated("{amount}원", amount=won(amount))) for label, amount in amounts],
        "asked": Table("asked", translated("품의 중"), _ASKED, rows, note="(단위: 원)"),
        "is_over": free < 0,
    }


def _balances(request: StaffRequest, given: dict[str, Any], epoch: int) -> dict[str, Any]:
    level, under = Level(given["by"]), tuple(request.GET.getlist("path"))
    rows = [
        row
        for row in queries.balances(Point(given["day"], epoch), year=given["year"], by=level)
        if row.path[: len(under)] == under
    ]
    columns = [
        *(Column(each, each.label) for each in PATHS[level]),
        *(Column(each, each.label, "number") for each in _SHOWN),
    ]
    columns.append(Column("rate", "집행률(%, 예산현액 대비)", "number"))
    changes = Changes.of_year(given)
    whole = [
        format_html("<strong>{}</strong>", translated("계") if under else translated("계(기금 제외)")),
        *[""] * (len(PATHS[level]) - 1),
        *_linked(queries.whole(rows, under=under), changes, of_path(Level.CELL, under)),
    ]
    listing = Listing(
        "balances",
        translated("{year}회계연도 {label}별 예산", year=given["year"], label=translated(level.label)),
        columns,
        rows,
        lambda row: [
            *row.path[:-1],
            _name(request, row, level),
            *_linked(row, changes, of_path(level, row.path)),
        ],
        texts=lambda row: [*row.path, *_amounts(row)],
        total=whole,
        on=given["day"],
        note=translated("(단위: 원, {day:%Y-%m-%d} 기준)", day=given["day"]),
        empty_text="그 날까지 등록된 사건이 없습니다.",
    )
    asked = urlencode({"year": given["year"], "after": given["day"], "path": under}, doseq=True)
    return {
        "listing": listing,
        "epoch": epoch,
        "under": under,
        "changes_url": f"{reverse('budget_changes')}?{asked}",
        "table_url": f"{reverse('budget_changes_table')}?{asked}&by={level.value}",
    }


def _name(request: StaffRequest, row: BalanceRow, level: Level) -> str:
    """The last name of a row, leading to what it is made of."""
    if row.cell_id is not None and level is Level.CELL:
        return format_html('<a href="{}">{}</a>', reverse("budget_cell", args=[row.cell_id]), row.path[-1])
    below = _level_below(level)
    if below is None:
        return row.path[-1]
    query = request.GET.copy()
    query.pop("page", None)
    query["by"] = below
    query.setlist("path", list(row.path))
    return format_html('<a href="?{}">{}</a>', query.urlencode(), row.path[-1])


def _level_below(level: Level) -> Level | None:
    """The next level on the way down to a cell; None where a level does not lead there."""
    way = PATHS[Level.CELL]
    place = way.index(level) if level in way else len(way)
    return way[place + 1] if place + 1 < len(way) else None


def _amounts(row: BalanceRow) -> list[str]:
    totals = {each: row.total(each) for each in _SHOWN}
    return [*(won(amount) for amount in totals.values()), _rate(totals[Total.SPENT], totals[Total.AVAILABLE])]


def _linked(row: BalanceRow, changes: Changes, of: dict[str, object]) -> list[str]:
    """The amounts and the rate of a row, each leading to why it is what it is; what is not known leads nowhere."""
    what = [*(each.value for each in _SHOWN), rate_of(Total.AVAILABLE)]
    is_known = [*(row.total(each) is not None for each in _SHOWN), True]
    return [
        changes.link(words, each, **of) if known and words != "-" else words
        for words, each, known in zip(_amounts(row), what, is_known, strict=True)
    ]


def _rate(spent: int | None, available: int | None) -> str:
    of = None if spent is None or available is None else rate(spent, available)
    return "-" if of is None else f"{round_to(of, 1, Rounding.HALF_UP)}"


def _event_row(event: queries.Posted, moved: Sequence[Column]) -> list[object]:
    available = total_of(Total.AVAILABLE, event.standing)
    amounts = [won(event.moved[Balance(each.key)]) if Balance(each.key) in event.moved else "" for each in moved]
    name = translated(name_of(event.kind, event.round))
    link = format_html('<a href="{}">{}</a>', reverse("budget_event", args=[event.event_id]), name)
    return [event.effective_date.isoformat(), link, event.basis, *amounts, won(available)]
