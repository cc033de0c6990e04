"""Balances of any day as known at any epoch: roll-ups at the epoch they were folded to, and lines since or before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ieum.budget import rules
from ieum.budget.choices import Balance, Level, Total
from ieum.budget.queries.names import place_of
from ieum.budget.queries.reading import rows_of

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

    def total(self, total: Total) -> int | None:
        """A total in won; None where a part of it is not reported."""
        if self.unreported & rules.TOTALS[total].keys():
            return None
        return rules.total_of(total, self.standing)


def balances(at: Point, *, year: int, by: Level) -> list[BalanceRow]:
    """All balances of a fiscal year at a point, in the order of their codes."""
    parameters = {"year": year, "grain": _GRAINS[by], "as_of": at.as_of, "epoch": at.epoch}
    found: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for row in rows_of(_BALANCES, parameters):
        found.setdefault(place_of(row, by), []).append(row)
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


def _balance_row(path: tuple[str, ...], rows: Sequence[Mapping[str, Any]]) -> BalanceRow:
    standing = dict.fromkeys(Balance, 0)
    reported = 7
    for row in rows:
        reported &= row["reports"]
        for balance, amount in zip(row["balances"], row["amounts"], strict=True):
            standing[Balance(balance)] += int(amount)
    return BalanceRow(path, standing, frozenset(each for each, bit in _REPORTED.items() if not reported & bit))


# Lines after the folded epoch are added and lines after the epoch asked for are taken away; never both.
_BALANCES = """
    WITH asked AS (
        SELECT y.year, coalesce((SELECT s.epoch FROM budget_rollup_state s), 0) AS folded,
            %(as_of)s::date - y.first_day AS n, least((%(as_of)s::date - y.first_day) / 61, 6)::smallint AS block
        FROM budget_fiscalyear y WHERE y.year = %(year)s
    ), part AS (
        SELECT p.account_id, p.division, p.programme_id, p.cell_id, p.reports, b.balance,
            b.opening + coalesce(
                b.sums[width_bucket(least((SELECT n - block * 61 FROM asked), 60)::smallint, b.days)], 0
            ) AS amount
        FROM budget_rollup_block b JOIN budget_rollup_place p ON p.id = b.place_id
        WHERE b.year = %(year)s AND b.grain = %(grain)s AND b.block = (SELECT block FROM asked WHERE n >= 0)
        UNION ALL
        SELECT k.account_id, k.division, k.programme_id, k.place_cell_id, k.reports, later.balance,
            CASE WHEN %(epoch)s > asked.folded THEN later.amount ELSE -later.amount END
        FROM asked CROSS JOIN LATERAL (
            SELECT l.cell_id, one.balance, sum(one.amount) AS amount
            FROM budget_ledgerline l CROSS JOIN LATERAL (VALUES (l.balance, l.amount), ('', 1)) one (balance, amount)
            WHERE l.epoch > least(asked.folded, %(epoch)s) AND l.epoch <= greatest(asked.folded, %(epoch)s)
            AND l.effective_date <= %(as_of)s
            GROUP BY 1, 2
        ) later JOIN ieum_rollup_places((SELECT ieum_municipality())) k ON k.cell_id = later.cell_id
        WHERE k.year = asked.year AND k.grain = %(grain)s
    ), place AS (
        SELECT account_id, division, programme_id, cell_id, reports, balance, sum(amount) AS amount
        FROM part GROUP BY 1, 2, 3, 4, 5, 6
    ), standing AS (
        SELECT account_id, division, programme_id, cell_id, reports,
            array_agg(balance) FILTER (WHERE balance <> '') AS balances,
            array_agg(amount) FILTER (WHERE balance <> '') AS amounts
        FROM place GROUP BY 1, 2, 3, 4, 5 HAVING sum(amount) FILTER (WHERE balance = '') > 0
    )
    SELECT s.balances, s.amounts, s.reports, a.kind AS account_kind, a.name AS account, p.policy_code, p.policy_name,
        p.unit_code, p.unit_name, p.code, p.name, coalesce(c.division, s.division) AS division, c.item, c.funding,
        c.carry_origin
    FROM standing s
    JOIN budget_budgetaccount a ON a.id = s.account_id
    LEFT JOIN budget_appropriationcell c ON c.id = s.cell_id
    LEFT JOIN budget_programme p ON p.id = coalesce(s.programme_id, c.programme_id)
"""
