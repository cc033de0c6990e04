"""Why a table of balances changed between two points: what each row and total moved by, and the events behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_GET

from ieum.budget import queries
from ieum.budget.choices import PATHS, Level, Total
from ieum.budget.queries import BalanceRow, Point, TableReason
from ieum.budget.rules.permissions import BudgetAction
from ieum.kernel.rounding import Rounding, rate, round_to
from ieum.platform.middleware import opens_own_transactions
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column
from ieum.site.access import allowed
from ieum.site.change_links import of_path, rate_of
from ieum.site.execution_charts import MOST_BARS, chart_of_change
from ieum.site.forms.budget import ChangesTableForm
from ieum.site.ledger import asked, crumbs, ledger_page, won, years_of
from ieum.site.requests import StaffRequest

_SHOWN = (Total.APPROPRIATION, Total.AVAILABLE, Total.ALLOTTED, Total.COMMITTED, Total.SPENT, Total.REMAINING)
_AMOUNTS = tuple(Column(each, each.label, "number") for each in _SHOWN)
_Path = tuple[str, ...]


@require_GET
@allowed(BudgetAction.SEE_BUDGET)
@opens_own_transactions
def budget_changes_table(request: StaffRequest) -> HttpResponse:
    """Show what each row and total of a table moved by between two points, and the events that add up to it."""
    years = years_of(request)
    form = ChangesTableForm(asked(request, years, total=Total.AVAILABLE, by=Level.DIVISION), years=years)
    title = translated("표가 달라진 까닭")
    path = tuple(request.GET.getlist("path"))
    context = {"title": title, "breadcrumbs": crumbs(title), "form": form, "years": years,
               "kept": [("path", name) for name in path], "part": " › ".join(path)}  # fmt: skip
    return ledger_page(
        request, "site/budget_changes_table.html", context, times=("before_known_at", "after_known_at"),
        fill=lambda given, epochs: _filled(request, _read(given, epochs, path), given),
    )  # fmt: skip


@dataclass(frozen=True)
class _Changed:
    """A table at two points, with the events between them."""

    by: Level
    under: _Path
    before: Sequence[BalanceRow]
    after: Sequence[BalanceRow]
    reasons: Sequence[TableReason]

    def pairs(self) -> dict[_Path, tuple[BalanceRow | None, BalanceRow | None]]:
        """Each row at both points, in the order of the later one; None where it was not there yet or is no more."""
        then, now = ({row.path: row for row in rows} for rows in (self.before, self.after))
        return {path: (then.get(path), now.get(path)) for path in [*now, *(each for each in then if each not in now)]}

    def wholes(self) -> tuple[BalanceRow, BalanceRow]:
        """The sums of both."""
        return queries.whole(self.before, under=self.under), queries.whole(self.after, under=self.under)

    def summed(self) -> set[_Path]:
        """The rows that count in the sums: without a path, those of the budget and no fund."""
        return {row.path for row in (*self.before, *self.after) if self.under or row.is_budget}

    def adds_up(self) -> bool:
        """Whether the events add up to the difference of every row and total that is known."""
        moved: dict[tuple[_Path, Total], int] = {}
        for each in self.reasons:
            for cell, amount in each.amounts.items():
                moved[cell] = moved.get(cell, 0) + amount
        return all(
            difference is None or difference == moved.get((path, total), 0)
            for path, pair in self.pairs().items()
            for total in Total
            for difference in [_difference(pair, total)]
        )


def _read(given: Mapping[str, Any], epochs: Sequence[int], under: _Path) -> tuple[_Changed, list[Point]]:
    points = [Point(given["before"], epochs[0]), Point(given["after"], epochs[1])]
    year, by = given["year"], Level(given["by"])
    then, now = (
        [row for row in queries.balances(at, year=year, by=by) if row.path[: len(under)] == under] for at in points
    )
    reasons = queries.why_table(*points, year=year, by=by, under=under)
    return _Changed(by, under, then, now, reasons), points


def _filled(request: StaffRequest, read: tuple[_Changed, list[Point]], given: Mapping[str, Any]) -> dict[str, Any]:
    changed, (before, after) = read
    links = _Links(request, given, changed.by)
    total, known = Total(given["total"]), changed.wholes()
    note = translated("(단위: 원, {before} → {after})", before=before.as_of, after=after.as_of)
    return {
        "listing": _rows(changed, links, note),
        "others": [_events(changed, note)],
        "chart": _chart(changed, total, known, links),
        "adds_up": changed.adds_up(),
        "counted": len(changed.reasons),
    }


@dataclass(frozen=True)
class _Links:
    """Addresses of why one cell of the table changed between the same points."""

    request: StaffRequest
    given: Mapping[str, Any]
    by: Level

    def address(self, path: _Path, what: str) -> str:
        query = self.request.GET.copy()
        for name in ("list", "page", "sort", "words", "columns", "file", "by"):
            query.pop(name, None)
        for name in ("year", "before", "after"):
            query[name] = str(self.given[name])
        query["total"] = what
        for name, value in of_path(self.by, path).items():
            query.setlist(name, value if name == "path" else [value])
        return f"{reverse('budget_changes')}?{query.urlencode()}"

    def cell(self, words: str, path: _Path, what: str) -> str:
        return format_html('<a href="{}">{}</a>', self.address(path, what), words)


def _rows(changed: _Changed, links: _Links, note: str) -> Listing:
    columns = [
        *(Column(each, each.label) for each in PATHS[changed.by]), *_AMOUNTS,
        Column("rate", "집행률(%p, 예산현액 대비)", "number"),
    ]  # fmt: skip
    moved = [(path, pair) for path, pair in changed.pairs().items() if _has_moved(pair)]
    label = translated("계") if changed.under else translated("계(기금 제외)")
    names = len(PATHS[changed.by])
    total = [format_html("<strong>{}</strong>", label), *[""] * (names - 1)]
    return Listing(
        "rows", translated("달라진 줄"), columns, moved,
        lambda row: [*row[0], *_cells(row[1], row[0], links)],
        total=[*total, *_cells(changed.wholes(), changed.under, links)], note=note,
        empty_text="두 때 사이에 달라진 것이 없습니다.",
    )  # fmt: skip


def _cells(pair: tuple[BalanceRow | None, BalanceRow | None], path: _Path, links: _Links) -> list[str]:
    """What each total of a row and its rate moved by, leading to why."""
    found = []
    for total in _SHOWN:
        difference = _difference(pair, total)
        found.append(links.cell(won(difference), path, total.value) if difference else won(difference))
    points = _points(pair)
    return [*found, links.cell(points, path, rate_of(Total.AVAILABLE)) if points else "-"]


def _events(changed: _Changed, note: str) -> Listing:
    summed = changed.summed()
    rows, whole = [], [0] * len(_SHOWN)
    for each in changed.reasons:
        amounts = _sums(each, summed)
        whole = [known + amount for known, amount in zip(whole, amounts, strict=True)]
        if any(amounts):
            places = len({path for path, _ in each.amounts if path in summed})
            rows.append([_linked(each), *map(won, amounts), f"{places:,}"])
    return Listing(
        "events", translated("표가 달라진 까닭"),
        [Column("why", "까닭"), *_AMOUNTS, Column("places", "움직인 줄", "number")], rows, list,
        total=[format_html("<strong>{}</strong>", translated("계")), *map(won, whole), ""], note=note,
        empty_text="두 때 사이에 달라진 것이 없습니다.",
    )  # fmt: skip


def _linked(each: TableReason) -> str:
    return format_html('<a href="{}">{}</a>', reverse("budget_event", args=[each.event_id]), each.sentence)


def _sums(reason: TableReason, paths: set[_Path]) -> list[int]:
    """What an event adds to each total that is shown, in those rows."""
    found = dict.fromkeys(_SHOWN, 0)
    for (path, total), amount in reason.amounts.items():
        if path in paths and total in found:
            found[total] += amount
    return list(found.values())


def _chart(changed: _Changed, total: Total, known: tuple[BalanceRow, BalanceRow], links: _Links) -> str:
    """A waterfall of what each row adds; "" where nothing moved, or more rows than can be read beside each other."""
    start, end = (each.total(total) for each in known)
    summed = changed.summed()
    moved = [
        (path, difference)
        for path, pair in changed.pairs().items()
        if path in summed and (difference := _difference(pair, total))
    ]
    if start is None or end is None or not 0 < len(moved) <= MOST_BARS:
        return ""
    caption = translated("줄별로 달라진 {label}", label=translated(total.label))
    named = [(path[-1] or translated("부서 미구분"), amount) for path, amount in moved]
    addresses = [links.address(path, total.value) for path, _ in moved]
    return chart_of_change(start, named, end, caption, addresses)


def _has_moved(pair: tuple[BalanceRow | None, BalanceRow | None]) -> bool:
    return any(_difference(pair, total) for total in _SHOWN)


def _difference(pair: tuple[BalanceRow | None, BalanceRow | None], total: Total) -> int | None:
    """Won; None where a part of it is not reported."""
    then, now = (0 if row is None else row.total(total) for row in pair)
    return None if then is None or now is None else now - then


def _points(pair: tuple[BalanceRow | None, BalanceRow | None]) -> str:
    """What the rate moved by, of the printed rates; "" where one of them has no meaning."""
    found = []
    for row in pair:
        spent, available = (row.total(each) if row else None for each in (Total.SPENT, Total.AVAILABLE))
        of = None if spent is None or available is None else rate(spent, available)
        if of is None:
            return ""
        found.append(round_to(of, 2, Rounding.HALF_UP))
    points = found[1] - found[0]
    return f"△{-points}" if points < 0 else str(points)
