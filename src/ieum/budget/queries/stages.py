"""What the accounts of a year had on a day: by stage of the budget, and as they were allotted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ieum.budget import rules
from ieum.budget.choices import AccountKind, Balance, Total
from ieum.budget.queries.reading import tuples_of
from ieum.budget.queries.rollups import Point
from ieum.budget.rules.accounts import BUDGET_PARTS

STAGES = ("본예산", "1회 추경", "2회 추경", "간주처리")
"""The stages that tables print; a further supplementary budget adds its own."""
MEASURES = ("available", "appropriation", "carried_over", "allotted", "unallotted")


@dataclass(frozen=True, slots=True)
class Standing:
    """The amounts of one part of the budget since the last day on which something moved in its year, in won.

    Special accounts are one part together; funds are none, since they stand beside the budget.
    """

    account: str
    day: date
    amounts: Mapping[str, int]


def stages(at: Point, *, year: int) -> list[Standing]:
    """By stage of the budget; 성립전 사용 stands with 간주처리 until a supplementary budget takes it up."""
    return _standings(at, year, _STAGES, STAGES)


def accounts(at: Point, *, year: int) -> list[Standing]:
    """예산액, 전년도이월액, 예산현액 (their sum with what moved in the year), 배정액 and 배정잔액."""
    return [
        replace(each, amounts={**each.amounts, "unallotted": each.amounts["available"] - each.amounts["allotted"]})
        for each in _standings(at, year, _MEASURES, MEASURES[:-1])
    ]


def _standings(at: Point, year: int, parts: Mapping[Balance, Sequence[str]], names: Sequence[str]) -> list[Standing]:
    """All parts of the budget that a year has at a point, each with all names that any of them has."""
    asked = {"year": year, "as_of": at.as_of, "epoch": at.epoch, "codes": _codes(parts)}
    moved = [
        (day, part, name, int(amount))
        for kind, code, amount, day in tuples_of(_MOVED, asked)
        if (part := BUDGET_PARTS.get(AccountKind(kind)))
        for name in _named(code, parts)
    ]
    last = max((day for day, *_ in moved), default=at.as_of)
    named = dict.fromkeys([*names, *sorted({name for _, _, name, _ in moved}, key=_in_order)], 0)
    amounts = {part: dict(named) for part in dict.fromkeys(BUDGET_PARTS.values()) if any(part in own for own in moved)}
    for _, part, name, amount in moved:
        amounts[part][name] += amount
    return [Standing(part, last, own) for part, own in amounts.items()]


def _in_order(name: str) -> tuple[int, str]:
    """The tenth supplementary budget stands behind the ninth."""
    return len(name), name


_ROUNDS = 100
"""The roll-ups keep what the n-th supplementary budget brought under this code and n."""
_BALANCES = list(Balance)


def _codes(parts: Mapping[Balance, Sequence[str]]) -> list[int]:
    """The codes in the roll-ups of what is asked for; of a balance without a name of its own, those of its rounds."""
    own = [code for code, balance in enumerate(Balance, 1) if parts.get(balance)]
    return own if Balance.SUPPLEMENTARY in parts else [*own, _ROUNDS]


def _named(code: int, parts: Mapping[Balance, Sequence[str]]) -> Sequence[str]:
    """What an amount counts in."""
    return [f"{code - _ROUNDS}회 추경"] if code > _ROUNDS else parts[_BALANCES[code - 1]]


_STAGES = {
    Balance.ORIGINAL: ["본예산"],
    Balance.PROVISIONAL: ["본예산"],
    Balance.DEEMED: ["간주처리"],
    Balance.PRE_USED: ["간주처리"],
}
_TOTALS = {"available": Total.AVAILABLE, "appropriation": Total.APPROPRIATION, "allotted": Total.ALLOTTED}
_MEASURES = {
    balance: [name for name, total in _TOTALS.items() if balance in rules.TOTALS[total]]
    + ["carried_over"] * (balance is Balance.CARRIED_IN)
    for balance in Balance
}
# One statement, so that nobody folds in between. What was posted after the epoch of the roll-ups is added, and what was
# not known yet at the one asked for is taken away.
_MOVED = f"""
    WITH folded AS (
        SELECT coalesce(max(t.epoch), 0) AS epoch FROM budget_rollup_state t
    ), since AS (
        SELECT a.kind, l.effective_date AS day, l.balance, CASE WHEN l.balance = 'SUPPLEMENTARY'
                THEN coalesce(first.round, e.round) END AS round,
            CASE WHEN l.epoch > (SELECT epoch FROM folded) THEN l.amount ELSE -l.amount END AS amount
        FROM budget_ledgerline l
        JOIN budget_ledgerevent e ON e.id = l.event_id
        LEFT JOIN budget_ledgerevent first ON first.id = e.reverses_id
        JOIN budget_appropriationcell c ON c.id = l.cell_id
        JOIN budget_budgetaccount a ON a.id = c.account_id
        JOIN budget_fiscalyear y ON y.id = a.fiscal_year_id
        WHERE y.year = %(year)s AND l.effective_date <= %(as_of)s
        AND l.epoch > (SELECT least(epoch, %(epoch)s) FROM folded)
        AND l.epoch <= (SELECT greatest(epoch, %(epoch)s) FROM folded)
    ), moved AS (
        SELECT p.account_kind AS kind, y.first_day + b.block * 32 + u.day AS day, b.code, u.amount
        FROM budget_rollup_block b CROSS JOIN LATERAL unnest(b.days, b.places, b.amounts) u (day, place, amount)
        JOIN budget_rollup_place p ON p.year = b.year AND p.grain = 'ACCOUNT' AND p.number = u.place
        JOIN budget_fiscalyear y ON y.year = b.year
        WHERE b.grain = 'ACCOUNT' AND b.year = %(year)s AND y.first_day + b.block * 32 <= %(as_of)s
        UNION ALL
        SELECT s.kind, s.day, array_position(ieum_ledger_balances(), s.balance), s.amount FROM since s
        UNION ALL
        SELECT s.kind, s.day, {_ROUNDS} + s.round, s.amount FROM since s WHERE s.round IS NOT NULL
    ), of_day AS (
        SELECT kind, day, code, sum(amount) AS amount FROM moved
        WHERE day <= %(as_of)s AND (code = ANY (%(codes)s) OR code > {_ROUNDS} AND {_ROUNDS} = ANY (%(codes)s))
        GROUP BY 1, 2, 3 HAVING sum(amount) <> 0
    )
    SELECT kind, code, sum(amount), max(day) FROM of_day GROUP BY 1, 2
"""  # noqa: S608 - constants
