"""What the ledger gives to the documents that go with a bill: what was spent before, and what years came to."""

from collections.abc import Collection, Mapping

from ieum.budget.choices import Balance, Total
from ieum.budget.queries.codes import lineage_into
from ieum.budget.queries.reading import rows_of
from ieum.budget.rules.codes import Place
from ieum.budget.rules.limits import total_of


def spent_before(year: int, places: Collection[Place]) -> dict[Place, int | None]:
    """Won that was spent in all years before one at what became its places.

    None where a code was split between several of them.
    """
    lineage, found = lineage_into(year), dict.fromkeys(places, 0)
    unknown: set[Place] = set()
    for row in rows_of(_SPENT, {"year": year}):
        # What came over keeps the codes of the year before.
        place = (row["account"], row["programme"], row["division"], row["item"])
        own = lineage.places(place, row["year"] - row["is_carried"]).intersection(places)
        if len(own) > 1:
            unknown |= own
        for each in own:
            found[each] += int(row["amount"])
    return {place: None if place in unknown else won for place, won in found.items()}


def settled(year: int) -> list[tuple[str, Mapping[str, int]]]:
    """What the accounts of a year came to as far as the ledger knows, the general one first.

    세입 received, 예산현액, 집행액, 이월액 and 집행잔액, in won; empty where the year is not known.
    """
    spent: dict[str, dict[Balance, int]] = {}
    for row in rows_of(_SETTLED, {"year": year}):
        spent.setdefault(row["account"], {})[Balance(row["balance"])] = int(row["amount"])
    received = {row["account"]: int(row["amount"]) for row in rows_of(_RECEIVED, {"year": year})}
    return [(account, _totals(of) | {"수납액": received.get(account, 0)}) for account, of in spent.items()]


def _totals(of: Mapping[Balance, int]) -> dict[str, int]:
    carried = (Balance.CARRIED_EXPRESS, Balance.CARRIED_INCIDENTAL, Balance.CARRIED_CONTINUING)
    return {
        "예산현액": total_of(Total.AVAILABLE, of),
        "집행액": total_of(Total.SPENT, of),
        "이월액": sum(of.get(each, 0) for each in carried),
        "집행잔액": total_of(Total.REMAINING, of),
    }


_SPENT = """
    SELECT y.year, a.name AS account, p.code AS programme, c.division, c.item,
        (c.carry_origin <> 'CURRENT')::int AS is_carried, sum(l.amount) AS amount
    FROM budget_fiscalyear y JOIN budget_budgetaccount a ON a.fiscal_year_id = y.id
    JOIN budget_appropriationcell c ON c.account_id = a.id JOIN budget_programme p ON p.id = c.programme_id
    JOIN budget_ledgerline l ON l.cell_id = c.id
    WHERE y.year < %(year)s AND l.balance = 'SPENT' GROUP BY 1, 2, 3, 4, 5, 6
"""
_SETTLED = """
    SELECT a.kind, a.name AS account, l.balance, sum(l.amount) AS amount
    FROM budget_fiscalyear y JOIN budget_budgetaccount a ON a.fiscal_year_id = y.id
    JOIN budget_appropriationcell c ON c.account_id = a.id JOIN budget_ledgerline l ON l.cell_id = c.id
    WHERE y.year = %(year)s GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""
_RECEIVED = """
    SELECT a.name AS account, sum(l.amount) AS amount
    FROM budget_fiscalyear y JOIN budget_budgetaccount a ON a.fiscal_year_id = y.id
    JOIN budget_revenuecell c ON c.account_id = a.id JOIN budget_revenueline l ON l.cell_id = c.id
    WHERE y.year = %(year)s AND l.balance = 'RECEIVED' GROUP BY 1
"""
