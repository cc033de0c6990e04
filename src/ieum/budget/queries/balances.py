"""Balances of any day as known at any epoch: roll-ups at the epoch they were folded to, and lines since or before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_
from typing import Any
from uuid import UUID

from ieum.budget import rules
from ieum.budget.choices import Balance, Level, Total
from ieum.budget.queries.names import place_of
from ieum.budget.queries.reading import rows_of
from ieum.platform.database.tenancy import current_municipality

_GRAINS = {
    Level.ACCOUNT: "ACCOUNT",
    Level.DIVISION: "DIVISION",
    Level.POLICY: "PROGRAMME",
    Level.UNIT: "PROGRAMME",
    Level.PROGRAMME: "PROGRAMME",
    Level.CELL: "CELL",
}
"""The grain of the roll-ups that each level is read from."""
_REPORTED = {Balance.ALLOTTED: 1, Balance.COMMITTED: 2, Balance.SPENT: 4}
"""The bits of a place that say what its cells report."""


@dataclass(frozen=True, slots=True)
class Point:
    """Where a balance is read: at the end of a day, as known at a closed epoch."""

    as_of: date
    epoch: int


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """The balances of a cell or of what it is rolled up to, in won."""

    path: tuple[str, ...]
    """Names from the account down."""
    standing: Mapping[Balance, int]
    unreported: frozenset[Balance]
    """Balances that some cell of the row does not report; what is summed of them is not the whole."""
    cell_id: UUID | None = None
    """The cell where the row is one; None where it sums several."""

    def total(self, total: Total) -> int | None:
        """A total in won; None where a part of it is not reported."""
        if self.unreported & rules.TOTALS[total].keys():
            return None
        return rules.total_of(total, self.standing)


def balances(at: Point, *, year: int, by: Level) -> list[BalanceRow]:
    """All balances of a fiscal year at a point, in the order of their codes."""
    found: dict[tuple[str, ...], list[PlaceSums]] = {}
    for each in places_of(at, year, _GRAINS[by]):
        if each.sums[0]:
            found.setdefault(place_of(each.row, by), []).append(each)
    return [_balance_row(tuple(path[1::2]), found[path]) for path in sorted(found)]


def folded_epoch() -> int:
    """The epoch that the roll-ups of this municipality stand at; 0 where there are none."""
    return int(rows_of("SELECT coalesce(max(epoch), 0) AS epoch FROM budget_rollup_state", {})[0]["epoch"])


def whole(rows: Iterable[BalanceRow]) -> BalanceRow:
    """The sum of rows; a total of it is unknown where one row does not report a part of it."""
    standing = dict.fromkeys(Balance, 0)
    unreported: set[Balance] = set()
    for row in rows:
        unreported |= row.unreported
        for balance, amount in row.standing.items():
            standing[balance] += amount
    return BalanceRow((), standing, frozenset(unreported))


class PlaceSums:
    """A place of the roll-ups with its sums by code; code 0 counts its lines."""

    __slots__ = ("row", "sums")

    def __init__(self, row: Mapping[str, Any]) -> None:
        self.row = row
        self.sums = [0] * (len(Balance) + 1)

    def total(self, total: Total) -> int:
        """A total in won, whatever is reported."""
        return rules.total_of(total, dict(zip(Balance, self.sums[1:], strict=True)))

    def add(self, row: Mapping[str, Any], sign: int = 1) -> None:
        """Add the amounts of a row, or take them away."""
        for code, amount in zip(row["codes"], row["amounts"], strict=True):
            self.sums[code] += sign * int(amount)


def places_of(at: Point, year: int, grain: str) -> Iterable[PlaceSums]:
    """Places at the folded epoch, with the lines after it added or the lines after the one asked for taken away."""
    parameters = {"municipality": current_municipality(), "year": year, "grain": grain, "as_of": at.as_of}
    first, *rows = rows_of(_FOLDED, parameters)
    found = {row["place"]: PlaceSums(row) for row in rows}
    for row in rows:
        found[row["place"]].add(row)
    folded = first["folded"]
    if folded != at.epoch:
        between = {"after": min(folded, at.epoch), "until": max(folded, at.epoch)}
        for row in rows_of(_BETWEEN, parameters | between):
            found.setdefault(row["place"], PlaceSums(row)).add(row, 1 if at.epoch > folded else -1)
    return found.values()


def _balance_row(path: tuple[str, ...], places: Sequence[PlaceSums]) -> BalanceRow:
    sums = map(sum, zip(*(each.sums for each in places), strict=True))
    reported = reduce(and_, (each.row["reports"] for each in places))
    standing = dict(zip(Balance, list(sums)[1:], strict=True))
    unreported = frozenset(each for each, bit in _REPORTED.items() if not reported & bit)
    return BalanceRow(path, standing, unreported, places[0].row["cell_id"])


_NAMES = """
    a.kind AS account_kind, a.name AS account, p.policy_code, p.policy_name, p.unit_code, p.unit_name, p.code, p.name,
    coalesce(c.division, o.division) AS division, c.item, c.funding, c.carry_origin, o.cell_id
"""
# Accounts are named so that no other year's cells and programmes are looked at.
_NAMED = """
    LEFT JOIN budget_budgetaccount a ON a.id = o.account_id
    LEFT JOIN budget_appropriationcell c ON %(grain)s = 'CELL' AND c.account_id = o.account_id AND c.id = o.cell_id
    LEFT JOIN budget_programme p ON p.account_id = o.account_id AND p.id = coalesce(o.programme_id, c.programme_id)
"""
# The first row says the epoch and no place, so that one statement tells both and nobody folds in between.
_FOLDED = f"""
    WITH asked AS (
        SELECT %(as_of)s::date - y.first_day AS n, least((%(as_of)s::date - y.first_day) / 61, 6)::smallint AS block
        FROM budget_fiscalyear y WHERE y.year = %(year)s
    ), standing AS (
        SELECT b.place, array_agg(o.code) AS codes,
            array_agg(o.opening + CASE WHEN b.keys[o.last] >= o.code * 64 THEN b.sums[o.last] ELSE 0 END) AS amounts
        FROM budget_rollup_block b CROSS JOIN LATERAL (
            SELECT code, opening,
                width_bucket((code * 64 + least((SELECT n - block * 61 FROM asked), 60))::smallint, b.keys) AS last
            FROM unnest(b.codes, b.openings) o (code, opening)
        ) o
        WHERE b.year = %(year)s AND b.grain = %(grain)s AND b.block = (SELECT block FROM asked WHERE n >= 0)
        GROUP BY b.place
    )
    SELECT NULL AS folded, s.place, s.codes, s.amounts, o.reports, {_NAMES}
    FROM standing s JOIN budget_rollup_place o ON o.year = %(year)s AND o.grain = %(grain)s AND o.place = s.place
    {_NAMED}
    UNION ALL
    SELECT coalesce((SELECT t.epoch FROM budget_rollup_state t), 0), {", ".join(["NULL"] * 17)}
    ORDER BY folded
"""  # noqa: S608 - constants
_BETWEEN = f"""
    WITH line AS (
        SELECT l.cell_id, one.code, sum(one.amount) AS amount
        FROM budget_ledgerline l CROSS JOIN LATERAL (
            VALUES (array_position(ieum_ledger_balances(), l.balance), l.amount), (0, 1)
        ) one (code, amount)
        WHERE l.epoch > %(after)s AND l.epoch <= %(until)s AND l.effective_date <= %(as_of)s
        GROUP BY 1, 2
    ), o AS (
        SELECT k.place, k.account_id, k.division, k.programme_id, k.place_cell_id AS cell_id, k.reports,
            array_agg(l.code) AS codes, array_agg(l.amount) AS amounts
        FROM line l JOIN ieum_rollup_places(%(municipality)s) k ON k.cell_id = l.cell_id
        WHERE k.year = %(year)s AND k.grain = %(grain)s
        GROUP BY 1, 2, 3, 4, 5, 6
    )
    SELECT o.place, o.codes, o.amounts, o.reports, {_NAMES} FROM o {_NAMED}
"""  # noqa: S608 - constants
