"""Charts of execution: what they show in a unit that can be read, and what each bar and point leads to."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from ieum.budget.choices import Total
from ieum.budget.queries import ExecutedRow, MonthRow
from ieum.documents.charts import ChartData, Series, linked_chart
from ieum.kernel.rounding import Rounding, round_to
from ieum.platform.ui.languages import translated

MOST_BARS = 15
"""As many rows as can be read beside each other; the table has them all."""
_LARGE = 10**11
"""Won from which on 백만원 is the unit, below it 천원."""
_Amounts = Sequence[int | None]
_KINDS = {"bar": "막대 차트", "line": "꺾은선 차트", "waterfall": "폭포 차트"}
_MONTHS = ("집행액 누계", "지난해 같은 날 누계", "배정액 누계")


def events_url(given: Mapping[str, object], **found_by: object) -> str:
    """Where the events behind a bar or a point stand; ``given`` is the point in time."""
    return f"{reverse('budget_execution_events')}?{urlencode({**given, **found_by}, doseq=True)}"


def largest(rows: Sequence[ExecutedRow], basis: Total) -> list[ExecutedRow]:
    """The rows that a chart shows, the largest first: those that report their spending and have something to spend."""
    shown = [row for row in rows if row.total(basis)]
    return sorted(shown, key=lambda row: -(row.total(basis) or 0))[:MOST_BARS]


def chart_of_rows(rows: Sequence[ExecutedRow], basis: Total, caption: str, links: Sequence[str]) -> SafeString:
    """Bars of what there was and what was spent of it."""
    bars = [(row.label, (row.total(basis), row.total(Total.SPENT))) for row in rows]
    return _drawn("bar", caption, (translated(basis.label), translated("집행액")), bars, links)


def chart_of_months(rows: Sequence[MonthRow], caption: str, links: Sequence[str]) -> SafeString:
    """Lines of what was spent, beside the same days of the year before and what was allotted."""
    points = [(month_of(row), (row.spent, row.spent_before, row.allotted)) for row in rows]
    return _drawn("line", caption, [translated(each) for each in _MONTHS], points, links)


def chart_of_change(
    start: int, moved: Sequence[tuple[str, int]], end: int, caption: str, links: Sequence[str]
) -> SafeString:
    """Steps from what stood before, kind by kind of movement, to what stands after; ``links`` are of the kinds."""
    steps = [(translated("앞"), (start,)), *((kind, (amount,)) for kind, amount in moved), (translated("계"), (end,))]
    return _drawn("waterfall", caption, [translated("금액")], steps, ["#reasons", *links, "#reasons"])


def chart_of_rate(
    start: Decimal, moved: Sequence[tuple[str, Decimal]], end: Decimal, caption: str, links: Sequence[str]
) -> SafeString:
    """The same of a rate in %, whose steps are percentage points."""
    steps = [(translated("앞"), start), *moved, (translated("계"), end)]
    rates = Series(translated("집행률"), tuple(points for _, points in steps))
    data = ChartData(caption, "%", tuple(label for label, _ in steps), (rates,))
    return _linked("waterfall", data, ["#reasons", *links, "#reasons"])


def month_of(row: MonthRow) -> str:
    """What a month is called."""
    return translated("{month}월", month=row.since.month)


def _drawn(
    kind: str, caption: str, heads: Sequence[str], rows: Sequence[tuple[str, _Amounts]], links: Sequence[str]
) -> SafeString:
    unit, won = _unit([amount for _, amounts in rows for amount in amounts])
    columns = zip(heads, zip(*(amounts for _, amounts in rows), strict=True), strict=True)
    drawn = [
        Series(head, tuple(None if each is None else _in(each, won) for each in amounts))
        for head, amounts in columns
        if any(each is not None for each in amounts)
    ]
    return _linked(kind, ChartData(caption, unit, tuple(label for label, _ in rows), tuple(drawn)), links)


def _linked(kind: str, data: ChartData, links: Sequence[str]) -> SafeString:
    """A chart that says what it is, in the language of the page."""
    unit = translated("단위: {unit}", unit=data.unit)
    title = translated("{caption}, {kind} ({unit})", caption=data.title, kind=translated(_KINDS[kind]), unit=unit)
    drawn = linked_chart(replace(data, title=title, unit=unit), kind, name=f"{kind}-", links=links)
    return mark_safe(drawn)  # noqa: S308 - the chart escapes what it draws


def _unit(amounts: _Amounts) -> tuple[str, int]:
    most = max(abs(each or 0) for each in amounts)
    return (translated("백만원"), 10**6) if most >= _LARGE else (translated("천원"), 10**3)


def _in(amount: int, won: int) -> Decimal:
    return round_to(Fraction(amount, won), 0, Rounding.HALF_UP)
