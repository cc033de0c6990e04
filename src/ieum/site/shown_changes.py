"""A change of a total or a rate as a page shows it: sentences that add up, and a waterfall by kind with its table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils.html import format_html

from ieum.budget.queries import RateChange, Reason
from ieum.kernel.rounding import Rounding, round_to
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column, Table
from ieum.site.execution_charts import MOST_BARS, chart_of_change, chart_of_rate
from ieum.site.ledger import won
from ieum.site.requests import StaffRequest

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

Amount = int | Decimal
_COLUMNS = (Column("why", "까닭"), Column("amount", "늘고 준 금액", "number"), Column("after", "그 뒤", "number"))
_KINDS = (Column("kind", "구분"), Column("amount", "늘고 준 금액", "number"))


@dataclass(frozen=True)
class ShownReason:
    """What one event adds, as printed."""

    sentence: str
    amount: Amount
    kind: str
    event_id: UUID | None
    """The event it leads to; None for several, or where there is none."""


@dataclass(frozen=True)
class Change:
    """A total in won or a rate in %, at two points, with what it is made of."""

    label: str
    unit: str
    before: Amount | None
    after: Amount | None
    reasons: Sequence[ShownReason]
    write: Callable[[Any], str]
    is_exact: bool
    """Whether the reasons add up to the difference, also behind what is printed."""

    @property
    def is_rate(self) -> bool:
        """Whether it is a rate, whose steps are percentage points."""
        return self.unit == "%"


def change_of_total(label: str, before: int | None, after: int | None, reasons: Sequence[Reason]) -> Change:
    """A total that is called so; what is not known counts as nothing."""
    shown = [ShownReason(each.sentence, each.amount, each.kind, each.event_id) for each in reasons]
    is_exact = sum(each.amount for each in reasons) == (after or 0) - (before or 0)
    return Change(label, translated("원"), before, after, shown, won, is_exact)


def change_of_rate(label: str, found: RateChange) -> Change:
    """A rate that is called so."""
    shown = [
        ShownReason(each.sentence, each.points, each.kind, each.event_ids[0] if len(each.event_ids) == 1 else None)
        for each in found.reasons
    ]
    exact = sum((each.difference for each in found.reasons), Fraction(0))
    is_exact = found.before is None or found.after is None or exact == found.after - found.before
    return Change(label, "%", _printed(found.before), _printed(found.after), shown, _points, is_exact)


def shown_change(request: StaffRequest, change: Change, days: tuple[date, date], event_page: str) -> dict[str, Any]:
    """What a page shows of a change between two days; ``event_page`` is the name of the page of an event."""
    rows, standing = [], change.before or 0
    for each in change.reasons:
        standing += each.amount
        rows.append([_linked(each, event_page), change.write(each.amount), change.write(standing)])
    note = translated(
        "(단위: {unit}, {before} {amount} → {after} {amount_2})", unit=change.unit,
        before=days[0], amount=change.write(change.before), after=days[1], amount_2=change.write(change.after),
    )  # fmt: skip
    listing = Listing(
        "reasons", translated("{label}이 달라진 까닭", label=change.label), _COLUMNS, rows, list, note=note,
        caption=translated("{label}이 달라진 까닭 {count}건", label=change.label, count=len(rows)),
        empty_text="두 때 사이에 달라진 것이 없습니다.",
    )  # fmt: skip
    difference = (change.after or 0) - (change.before or 0)
    return {
        "listing": listing,
        "is_defined": not change.is_rate or None not in (change.before, change.after),
        "adds_up": change.is_exact and standing == (change.after or 0),
        "difference": f"{change.write(difference)}{'%p' if change.is_rate else change.unit}",
        **_kinds(request, change),
    }


def _kinds(request: StaffRequest, change: Change) -> dict[str, Any]:
    """What each kind of movement added, as a table and as a chart whose steps lead to its events."""
    moved: dict[str, Amount] = {}
    for each in change.reasons:
        moved[each.kind] = moved.get(each.kind, 0) + each.amount
    if not moved:
        return {}
    query = request.GET.copy()
    query["list"] = "reasons"
    links = []
    for kind in moved:
        query["words"] = kind
        links.append(f"?{query.urlencode()}#reasons")
    caption = translated("종류별로 달라진 {label}", label=change.label)
    rows = [[translated(kind), change.write(amount)] for kind, amount in moved.items()]
    named = [(translated(kind), amount) for kind, amount in moved.items()]
    draw: Callable[..., SafeString] = chart_of_rate if change.is_rate else chart_of_change
    chart = draw(change.before or 0, named, change.after or 0, caption, links) if len(moved) <= MOST_BARS else ""
    note = translated("(단위: {unit})", unit="%p" if change.is_rate else change.unit)
    return {"kinds": Table("kinds", caption, _KINDS, rows, note=note), "kinds_chart": chart}


def _linked(each: ShownReason, event_page: str) -> str:
    """The sentence, leading to its event."""
    if each.event_id is None:
        return each.sentence
    return format_html('<a href="{}">{}</a>', reverse(event_page, args=[each.event_id]), each.sentence)


def _printed(of: Fraction | None) -> Decimal | None:
    return None if of is None else round_to(of, 2, Rounding.HALF_UP)


def _points(of: Amount | None) -> str:
    if of is None:
        return "-"
    return f"△{-of}" if of < 0 else str(of)
