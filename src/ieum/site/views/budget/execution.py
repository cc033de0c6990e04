"""Execution of the budget: by division, programme or funding, by month, and the events behind each bar and point."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_GET

from ieum.budget import queries
from ieum.budget.choices import ExecutedBy, Total
from ieum.budget.queries import ExecutedRow, MonthRow, Point
from ieum.budget.queries.spending import reserved_by
from ieum.budget.rules.permissions import BudgetAction
from ieum.budget.rules.progress import forecast
from ieum.kernel.rounding import Rounding, rate, round_to
from ieum.platform.database.tenancy import municipality, snapshot
from ieum.platform.middleware import opens_own_transactions
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column, Table
from ieum.site.access import allowed
from ieum.site.change_links import WHOLE, Changes, of_row, rate_of
from ieum.site.execution_charts import MOST_BARS, chart_of_months, chart_of_rows, events_url, largest, month_of
from ieum.site.forms.budget import ExecutionForm, SpendingForm
from ieum.site.ledger import asked, crumbs, ledger_page, won, years_of
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest


@require_GET
@allowed(BudgetAction.SEE_BUDGET)
@opens_own_transactions
def budget_execution(request: StaffRequest) -> HttpResponse:
    """Show how far spending has come at a point, by month and by what is chosen."""
    years = years_of(request)
    given = asked(request, years, by=ExecutedBy.DIVISION, basis=Total.AVAILABLE)
    form = ExecutionForm(given, years=years, divisions=_divisions(request, given["year"]))
    context = {
        "title": translated("집행 현황"),
        "breadcrumbs": crumbs(translated("집행 현황")),
        "form": form,
        "years": years,
    }
    return ledger_page(
        request, "site/budget_execution.html", context, fill=lambda given, epochs: _execution(given, epochs[0])
    )


def _divisions(request: StaffRequest, year: str) -> list[str]:
    """The divisions that the page may be narrowed to; none where the address names no year."""
    with municipality(request.user.municipality_id):
        return queries.executing_divisions(int(year)) if re.fullmatch(r"\d{4}", year, re.ASCII) else []


@require_GET
@allowed(BudgetAction.SEE_BUDGET)
@opens_own_transactions
def budget_execution_events(request: StaffRequest) -> HttpResponse:
    """Show every event that a bar or a point is made of, with their sum."""
    years = years_of(request)
    form = SpendingForm(request.GET, years=years)
    if not form.is_valid():
        raise Http404("그런 집행이 없습니다.")
    given = form.cleaned_data
    # An epoch that is still open could show other events the next time.
    with snapshot(request.user.municipality_id) as last:
        found = queries.events_behind(
            epoch=min(given["epoch"], last), year=given["year"], since=given["since"], until=given["until"],
            by=ExecutedBy(given["by"]) if given["by"] else None, key=request.GET.getlist("key"),
            division=given["division"],
        )  # fmt: skip
    rows = [
        [
            each.day.isoformat(),
            each.name,
            each.basis,
            format_html('<a href="{}">{}</a>', reverse("budget_cell", args=[each.cell_id]), each.cell),
            won(each.amount),
        ]
        for each in found
    ]
    columns = [
        Column("day", "효력일", "date"), Column("kind", "구분"), Column("basis", "근거"), Column("cell", "예산과목"),
        Column("amount", "집행액", "number"),
    ]  # fmt: skip
    days = f"{given['since']:%Y-%m-%d} ~ {given['until']:%Y-%m-%d}"
    listing = Listing(
        "spending",
        "집행한 사건",
        columns,
        rows,
        list,
        caption=translated("집행 {count}건", count=len(rows)),
        note=translated("(단위: 원, {days})", days=days),
        conditions=[("기간", days)],
        on=given["until"],
        empty_text="그 사이에 집행한 것이 없습니다.",
    )
    title = translated("집행한 사건")
    context = {
        "title": title,
        "breadcrumbs": [*crumbs("")[:-1], (translated("집행 현황"), reverse("budget_execution")), (title, "")],
        "whole": won(sum(each.amount for each in found)),
        "back": f"{reverse('budget_execution')}?year={given['year']}",
    }
    with municipality(request.user.municipality_id):
        return render_list(request, "site/budget_execution_events.html", listing, context)


def _execution(given: Mapping[str, Any], epoch: int) -> dict[str, Any]:
    at, by, basis = Point(given["day"], epoch), ExecutedBy(given["by"]), Total(given["basis"])
    of = {"year": given["year"], "division": given["division"]}
    rows = queries.executed_by(at, **of, by=by)
    asked = reserved_by(at, **of, by=by)
    whole = queries.whole_of(rows)
    found = {
        "epoch": epoch,
        "by": translated(by.label),
        "basis": translated(basis.label),
        "spent": won(whole.total(Total.SPENT)),
        "base": won(whole.total(basis)),
        "rate": _rate(whole.total(Total.SPENT), whole.total(basis)),
        "outside": whole.beside(basis) and won(whole.beside(basis)),
        "listing": _list_of_rows(rows, whole, given, epoch, asked),
        "asked": won(sum(asked.values())) if asked else "",
    }
    return found | _rows_drawn(rows, given, epoch) | _months(at, given, epoch) if whole.is_known else found


def _rows_drawn(rows: Sequence[ExecutedRow], given: Mapping[str, Any], epoch: int) -> dict[str, Any]:
    by, basis = ExecutedBy(given["by"]), Total(given["basis"])
    drawn = largest(rows, basis)
    if not drawn:
        return {}
    links = [_row_url(row, given, epoch) for row in drawn]
    is_cut = len(drawn) < sum(1 for row in rows if row.total(basis))
    return {
        "rows_chart": chart_of_rows(
            drawn,
            basis,
            translated(
                "{label}별 {label_2}과 집행액 ({when})",
                label=translated(by.label),
                label_2=translated(basis.label),
                when=_when(given),
            ),
            links,
        ),
        "most": MOST_BARS if is_cut else None,
    }


def _months(at: Point, given: Mapping[str, Any], epoch: int) -> dict[str, Any]:
    months = queries.by_month(at, year=given["year"], division=given["division"])
    if not months:
        return {}
    links = [_month_url(row, given, epoch) for row in months]
    return {
        "months": _table_of_months(months, Total(given["basis"]), given, epoch),
        "months_chart": chart_of_months(months, translated("달마다 쌓인 집행액 ({when})", when=_when(given)), links),
        "has_last_year": any(row.spent_before is not None for row in months),
        "is_allotted": any(row.allotted is not None for row in months),
        "forecast": _forecast(months[-1], Total(given["basis"])),
    }


def _forecast(row: MonthRow, basis: Total) -> dict[str, str] | None:
    """What the year may end with, and the figures that this follows from; None where nothing can be said."""
    if row.spent_before is None or row.whole_before is None:
        return None
    amount = forecast(
        row.spent, same_day=row.spent_before, whole=row.whole_before, available=row.base[Total.AVAILABLE]
    )  # fmt: skip
    if amount is None:
        return None
    return {
        "amount": won(amount),
        "rate": _rate(amount, row.base[basis]),
        "share": _rate(row.spent_before, row.whole_before),
        "spent": won(row.spent_before),
        "whole": won(row.whole_before),
    }


def _when(given: Mapping[str, Any]) -> str:
    when = translated("{year}회계연도, {day:%Y-%m-%d} 기준", year=given["year"], day=given["day"])
    return f"{given['division']}, {when}" if given["division"] else when


def _list_of_rows(
    rows: Sequence[ExecutedRow],
    whole: ExecutedRow,
    given: Mapping[str, Any],
    epoch: int,
    asked: Mapping[tuple[str, ...], int],
) -> Listing:
    by, basis = ExecutedBy(given["by"]), Total(given["basis"])
    columns = [
        Column("label", by.label), Column("base", basis.label, "number"), Column("allotted", "배정액", "number"),
        Column("spent", "집행액", "number"), Column("left", "집행잔액", "number"),
        Column("rate", translated("집행률(%, {label} 대비)", label=translated(basis.label)), "number"),
        Column("outside", translated("집행을 관리하지 않는 {label}", label=translated(basis.label)), "number"),
        *([Column("asked", "품의 중", "number")] if asked else []),
    ]  # fmt: skip

    def last(amount: int) -> list[object]:
        return [won(amount)] if asked else []

    changes = Changes.of_year(given)

    def cells(row: ExecutedRow) -> list[object]:
        name = row.label
        if row.is_known:
            name = format_html('<a href="{}">{}</a>', _row_url(row, given, epoch), row.label)
        return [name, *_linked(row, basis, changes, of_row(by, row.key)), *last(asked.get(row.key, 0))]

    return Listing(
        "execution",
        " ".join(
            filter(
                None,
                (
                    given["division"],
                    translated("{year}회계연도 {label}별 집행", year=given["year"], label=translated(by.label)),
                ),
            )
        ),
        columns,
        rows,
        cells,
        total=[
            format_html("<strong>{}</strong>", translated("계")),
            *_linked(whole, basis, changes, {"executed": WHOLE}),
            *last(sum(asked.values())),
        ],
        on=given["day"],
        note=translated("(단위: 원, {day:%Y-%m-%d} 기준)", day=given["day"]),
        empty_text="그 날까지 등록된 사건이 없습니다.",
    )


def _linked(row: ExecutedRow, basis: Total, changes: Changes, of: Mapping[str, object]) -> list[object]:
    """The amounts of a row, each leading to why it is what it is; what is not known leads nowhere."""
    spent, base = row.total(Total.SPENT), row.total(basis)
    left = None if spent is None or base is None else base - spent
    amounts = {basis: base, Total.ALLOTTED: row.total(Total.ALLOTTED), Total.SPENT: spent}
    linked = [
        won(each) if each is None else changes.link(won(each), total.value, **of) for total, each in amounts.items()
    ]
    rate_of_row = _rate(spent, base)
    rate_linked = rate_of_row if rate_of_row == "-" else changes.link(rate_of_row, rate_of(basis), **of)
    return [*linked, won(left), rate_linked, won(row.beside(basis))]


def _table_of_months(months: Sequence[MonthRow], basis: Total, given: Mapping[str, Any], epoch: int) -> Table:
    columns = [
        Column("month", "달"), Column("moved", "그 달의 집행액", "number"), Column("spent", "집행액 누계", "number"),
        Column("before", "지난해 같은 날 누계", "number"), Column("allotted", "배정액 누계", "number"),
        Column("rate", translated("집행률(%, {label} 대비)", label=translated(basis.label)), "number"),
    ]  # fmt: skip
    rows = [
        [
            format_html(
                '<a href="{}">{}</a>',
                _month_url(row, given, epoch),
                translated("{month_of} ({until:%-m.%-d.}까지)", month_of=month_of(row), until=row.until).replace(
                    " ", "\N{NO-BREAK SPACE}"
                ),
            ),
            _of_month(row, given).link(won(row.moved), Total.SPENT.value, executed=WHOLE),
            won(row.spent),
            translated("자료 없음") if row.spent_before is None else won(row.spent_before),
            won(row.allotted),
            _of_month(row, given).link(_rate(row.spent, row.base[basis]), rate_of(basis), executed=WHOLE),
        ]
        for row in months
    ]
    return Table(
        "months", translated("{year}회계연도 달마다 쌓인 집행액", year=given["year"]), columns, rows, note="(단위: 원)"
    )


def _of_month(row: MonthRow, given: Mapping[str, Any]) -> Changes:
    """Why something is not what it was at the end of the month before."""
    return Changes(given["year"], row.since - timedelta(days=1), row.until, given["known_at"])


def _row_url(row: ExecutedRow, given: Mapping[str, Any], epoch: int) -> str:
    since = date(given["year"], 1, 1)
    return events_url(_point(given, epoch), since=since, until=given["day"], by=given["by"], key=row.key)


def _month_url(row: MonthRow, given: Mapping[str, Any], epoch: int) -> str:
    return events_url(_point(given, epoch), since=row.since, until=row.until)


def _point(given: Mapping[str, Any], epoch: int) -> dict[str, object]:
    """What finds the events behind a bar or a point, beside its days and its row."""
    return {"year": given["year"], "epoch": epoch} | ({"division": given["division"]} if given["division"] else {})


def _rate(spent: int | None, base: int | None) -> str:
    of = None if spent is None or base is None else rate(spent, base)
    return "-" if of is None else f"{round_to(of, 1, Rounding.HALF_UP)}"
