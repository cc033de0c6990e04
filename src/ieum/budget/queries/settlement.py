"""What accounts, divisions and programmes had and what became of it, in the columns of the settlement."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ieum.budget import rules
from ieum.budget.choices import Balance, Total
from ieum.budget.queries.names import Names
from ieum.budget.queries.reading import tuples_of
from ieum.budget.queries.rollups import PlaceAmounts, Point, places_at, sum_of

_MOVED_WITHIN = (Balance.TRANSFERRED, Balance.CHANGED, Balance.CROSS_USED, Balance.REORGANISED)
_CARRIED_OUT = (Balance.CARRIED_EXPRESS, Balance.CARRIED_INCIDENTAL, Balance.CARRIED_CONTINUING)
MEASURES: Mapping[str, Mapping[Balance, int]] = {
    "original": {Balance.ORIGINAL: 1, Balance.PROVISIONAL: 1},
    "appropriation": rules.TOTALS[Total.APPROPRIATION],
    "carried_over": {Balance.CARRIED_IN: 1},
    "reserve_used": {Balance.RESERVE_USED: 1},
    "transferred": dict.fromkeys(_MOVED_WITHIN, 1),
    "excess_used": {Balance.EXCESS_USED: 1},
    "available": rules.TOTALS[Total.AVAILABLE],
    "allotted": rules.TOTALS[Total.ALLOTTED],
    "committed": rules.TOTALS[Total.COMMITTED],
    "spent": rules.TOTALS[Total.SPENT],
    "carried_out": dict.fromkeys(_CARRIED_OUT, 1),
    "remaining": rules.TOTALS[Total.REMAINING],
}
"""How many times each balance counts in each column (지방회계법 시행령 제12조제2항)."""
_BITS = {Balance.ALLOTTED: 1, Balance.COMMITTED: 2, Balance.SPENT: 4}


@dataclass(frozen=True, slots=True)
class Settled:
    """The columns of one account, division or programme, in won."""

    names: tuple[str, ...]
    """As they were asked for, without codes."""
    amounts: Mapping[str, int | None]
    """By measure; None where a part is not reported."""


Key = Callable[[Names], tuple[str, ...]]
"""Codes and names by which places are put together, code and name by turns; () for what is left out."""


def settled(at: Point, *, year: int, grain: str, by: Key, divisions: Collection[str] | None = None) -> list[Settled]:
    """The columns of a year at a point, in the order of the codes; ``grain`` is that of the roll-ups.

    Where divisions are given, only what they hold counts.
    """
    found: dict[tuple[str, ...], list[PlaceAmounts]] = {}
    for each in places_at(at, year, grain, divisions=divisions):
        key = by(each.names)
        if key:
            found.setdefault(key, []).append(each)
    return [Settled(key[1::2], amounts_of(found[key])) for key in sorted(found)]


def settled_cells(at: Point, *, year: int) -> dict[UUID, Settled]:
    """The columns of each cell of a year at a point."""
    return {each.place: Settled((), amounts_of([each])) for each in places_at(at, year, "CELL")}


def subsidies_spent(at: Point, *, year: int) -> tuple[int, int] | None:
    """Programmes that paid subsidies to private bodies by a point, and won of it; None where items are not known.

    What the state pays a part of is no 지방보조금 (지방자치단체 보조금 관리에 관한 법률 제2조).
    """
    asked = {"year": year, "as_of": at.as_of, "epoch": at.epoch, "items": list(rules.subsidies(year))}
    has_items, count, won = tuples_of(_SUBSIDIES, asked)[0]
    return (int(count), int(won)) if has_items else None


def last_moved(at: Point, *, year: int) -> date | None:
    """The last day at a point on which anything of a year moved; None where nothing had."""
    asked = {"year": year, "as_of": at.as_of, "epoch": at.epoch}
    found: date | None = tuples_of(_LAST_MOVED, asked)[0][0]
    return found


def amounts_of(places: Sequence[PlaceAmounts]) -> dict[str, int | None]:
    """The columns of some places together, in won by measure; None where a part is not reported."""
    standing = sum_of(each.amounts for each in places)
    reports = 7
    for each in places:
        reports &= each.reports
    return {
        measure: None if _is_unreported(weights, reports) else sum(standing[each] * n for each, n in weights.items())
        for measure, weights in MEASURES.items()
    }


def _is_unreported(balances: Iterable[Balance], reports: int) -> bool:
    return any(not reports & _BITS[each] for each in balances if each in _BITS)


_SUBSIDIES = """
    WITH cell AS MATERIALIZED (
        SELECT c.id, c.programme_id, c.item, c.funding FROM budget_fiscalyear y
        JOIN budget_budgetaccount a ON a.fiscal_year_id = y.id
        JOIN budget_appropriationcell c ON c.account_id = a.id
        WHERE y.year = %(year)s AND c.grain = 'ITEM' AND c.reports_spending
    ), paid AS (
        SELECT c.programme_id, sum(l.amount) AS won
        FROM cell c JOIN budget_ledgerline l ON l.cell_id = c.id
        WHERE c.item = ANY(%(items)s) AND l.balance = 'SPENT'
        AND l.effective_date <= %(as_of)s AND l.epoch <= %(epoch)s
        AND c.programme_id NOT IN (SELECT n.programme_id FROM cell n
            WHERE n.funding IN ('NATIONAL', 'BALANCED', 'FUND_GRANT') AND n.item = c.item
        )
        GROUP BY 1
    )
    SELECT EXISTS (SELECT FROM cell), count(*) FILTER (WHERE won <> 0), coalesce(sum(won), 0) FROM paid
"""
# What was posted after the epoch of the roll-ups is looked at in the lines, and so is all where less was known then.
_LAST_MOVED = """
    WITH folded AS (
        SELECT coalesce(max(t.epoch), 0) AS epoch FROM budget_rollup_state t
    ), moved AS (
        SELECT y.first_day + b.block * 32 + u.day AS day
        FROM budget_rollup_block b CROSS JOIN LATERAL unnest(b.days) u (day)
        JOIN budget_fiscalyear y ON y.year = b.year
        WHERE b.grain = 'ACCOUNT' AND b.code < 100 AND b.year = %(year)s AND (SELECT epoch FROM folded) <= %(epoch)s
        UNION ALL
        SELECT l.effective_date
        FROM budget_ledgerline l
        JOIN budget_ledgerevent e ON e.id = l.event_id
        JOIN budget_fiscalyear y ON y.id = e.fiscal_year_id
        WHERE y.year = %(year)s AND l.epoch <= %(epoch)s
        AND l.epoch > CASE WHEN (SELECT epoch FROM folded) <= %(epoch)s THEN (SELECT epoch FROM folded) ELSE 0 END
    )
    SELECT max(day) FROM moved WHERE day <= %(as_of)s
"""
