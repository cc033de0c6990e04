"""What a bill takes up of 간주처리 and 성립전 사용: as much revenue as expenditure, in each account and 장."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ieum.budget.choices import Funding, MovementKind, RevenueBalance, Side, VersionKind
from ieum.budget.models import BudgetVersion
from ieum.budget.queries.bills import VersionLine, standing_of
from ieum.budget.queries.revenue import RevenuePlace, keeps_both_sides, standing_revenue
from ieum.budget.rules.kinds import WITH_REVENUE
from ieum.budget.rules.revenue import gaps, taken_up_revenue
from ieum.budget.rules.versions import TAKEN_UP, taken_up


@dataclass(frozen=True, slots=True)
class TakenUp:
    """What a bill takes up by one kind of movement."""

    kind: MovementKind
    spent: tuple[tuple[str, Funding, int], ...]
    """Account, source and won of expenditure."""
    revenue: Mapping[RevenuePlace, int]
    """Won of revenue by place."""
    must_equal: bool
    """Whether revenue stands that it could be: it has not to, where that was never posted and need not be."""

    @property
    def gaps(self) -> Mapping[tuple[str, str], int]:
        """Won by which revenue is more than expenditure, by account and 장."""
        given = [(account, code, won) for (account, _, code), won in self.revenue.items()]
        return gaps(self.spent, given) if self.must_equal else {}


def taken_up_by(of: BudgetVersion, lines: Sequence[VersionLine], position: int) -> list[TakenUp]:
    """What a bill takes up on both sides, as it stands at a step."""
    kinds = [each for each in TAKEN_UP[VersionKind(of.kind)] if each[0] in WITH_REVENUE]
    if not kinds:
        return []
    standing = standing_of(of.fiscal_year_id, [balance for _, balance in kinds])
    received = standing_revenue(of.fiscal_year_id)
    must_equal = keeps_both_sides(of.fiscal_year_id)
    asked = {
        (line.account, line.division, line.code): line.staged(position).amount
        for line in lines
        if line.side is Side.REVENUE
    }
    found = []
    for number, (kind, balance) in enumerate(kinds):
        own = {place: won for (place, of_balance), won in received.items() if of_balance == RevenueBalance(balance)}
        spent = tuple(_spent(lines, position, standing, [each for _, each in kinds], number))
        revenue = taken_up_revenue(asked, own, spent)
        asked = {place: won - revenue.get(place, 0) for place, won in asked.items()}
        found.append(TakenUp(kind, spent, revenue, must_equal or any(own.values())))
    return found


def _spent(
    lines: Sequence[VersionLine],
    position: int,
    standing: Mapping[tuple[str, str, str, str, str, str], int],
    balances: Sequence[str],
    number: int,
) -> Iterator[tuple[str, Funding, int]]:
    for line in lines:
        if line.side is Side.EXPENDITURE:
            for funding, amount in line.staged(position).shares.items():
                part = taken_up(amount, [standing.get((*line.place, funding, each), 0) for each in balances])[number]
                if part:
                    yield line.account, funding, part
