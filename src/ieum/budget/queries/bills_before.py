"""What stood before a bill, line by line, as far as the ledger knows it: nothing there is not the same as 0."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from ieum.budget.choices import CodeKind, Grain, Side, VersionKind
from ieum.budget.models import AppropriationCell, BudgetVersion, SealedRound
from ieum.budget.queries.bills import base_amounts
from ieum.budget.queries.codes import successors_into
from ieum.budget.queries.reading import rows_of
from ieum.budget.rules.codes import Place, Successors


@dataclass(frozen=True, slots=True)
class Before:
    """Amounts before a bill, and of what else the ledger knows that there was nothing."""

    amounts: Mapping[Place, int]
    """By the codes that they go on as."""
    is_whole: bool
    """Whether the ledger has the whole budget, so that what it does not have was not there."""
    programmes: frozenset[tuple[str, str]] = frozenset()
    """Account and code of programmes that the ledger has by items, as they go on."""
    split: Mapping[tuple[Place, ...], int] = field(default_factory=dict)
    """Won of what was split, by the places that have a part of it; how much each has, nobody knows."""
    parts: Mapping[Place, tuple[tuple[Place, ...], ...]] = field(default_factory=dict)
    """By place, of which of these it has a part."""
    ended: int = 0
    """Won of what went on as nothing."""

    @property
    def whole(self) -> int:
        """Won in all."""
        return sum(self.amounts.values()) + sum(self.split.values()) + self.ended

    def within(self, places: Collection[Place], holds: Callable[[Place], bool]) -> int | None:
        """Won before of places of a bill that one sum has; None where it is not known.

        What was split is known of a sum that holds each place with a part of it, which ``holds`` says.
        """
        split = {each for place in places for each in self.parts.get(place, ())}
        known = [self._amount(place) for place in places]
        if None in known or not all(holds(place) for each in split for place in each):
            return None
        return sum(filter(None, known)) + sum(self.split[each] for each in split)

    def _amount(self, place: Place) -> int | None:
        """Won at a place, beside its part of what was split."""
        if place in self.amounts:
            return self.amounts[place]
        return 0 if self.is_whole or place in self.parts or place[:2] in self.programmes else None


def before_of(of: BudgetVersion, side: Side) -> Before:
    """What a bill is compared with: last year's 본예산, or for a supplementary one what stands in the ledger.

    Last year's is whole where its round was sealed. A supplementary bill changes what stands: what the ledger does not
    have is 0 there.
    """
    if of.kind == VersionKind.SUPPLEMENTARY:
        return Before(base_amounts(of) if side is Side.EXPENDITURE else _revenue(of), is_whole=True)
    last = of.fiscal_year.year - 1
    sealed = SealedRound.objects.filter(fiscal_year__year=last, kind=VersionKind.ORIGINAL).exists()
    heirs = successors_into(of.fiscal_year.year)
    if side is Side.REVENUE:
        return _followed(Before(_revenue(of), is_whole=sealed), heirs)
    cells = AppropriationCell.objects.filter(account__fiscal_year__year=last, grain=Grain.ITEM)
    known = cells.values_list("account__name", "programme__code").distinct()
    return _followed(Before(base_amounts(of), is_whole=sealed, programmes=frozenset(known)), heirs)


def _followed(before: Before, heirs: Successors) -> Before:
    """The same by the codes of the year of the bill; what ended or was split is at no place."""
    amounts: dict[Place, int] = {}
    split: dict[tuple[Place, ...], int] = {}
    for place, amount in before.amounts.items():
        became = heirs.heirs(place)
        if len(became) == 1:
            amounts[became[0]] = amounts.get(became[0], 0) + amount
        else:
            split[became] = split.get(became, 0) + amount
    ended = split.pop((), 0)
    parts: dict[Place, tuple[tuple[Place, ...], ...]] = {}
    for each in split:
        parts |= {place: (*parts.get(place, ()), each) for place in each}
    programmes = {
        each for account, code in before.programmes for each in heirs.places(CodeKind.PROGRAMME, code, account)
    }
    return Before(amounts, before.is_whole, frozenset(programmes), split, parts, ended)


def _revenue(of: BudgetVersion) -> dict[Place, int]:
    """The budget of revenue before a bill: last year's 본예산, or this year's without the bill's own round."""
    is_original = of.kind == VersionKind.ORIGINAL
    asked = {
        "year": of.fiscal_year.year - 1 if is_original else of.fiscal_year.year,
        "kinds": ["ORIGINAL"] if is_original else ["ORIGINAL", "SUPPLEMENTARY"],
        "round": None if is_original else of.round,
    }
    return {
        (row["account"], "", row["division"], row["code"]): int(row["amount"])
        for row in rows_of(_REVENUE, asked)
    }  # fmt: skip


_REVENUE = """
    SELECT a.name AS account, c.division, c.code, sum(l.amount) AS amount
    FROM budget_fiscalyear y JOIN budget_budgetaccount a ON a.fiscal_year_id = y.id
    JOIN budget_revenuecell c ON c.account_id = a.id JOIN budget_revenueline l ON l.cell_id = c.id
    JOIN budget_revenueevent e ON e.id = l.event_id
    WHERE y.year = %(year)s AND l.balance = ANY(%(kinds)s)
    AND (%(round)s::int IS NULL OR l.balance = 'ORIGINAL' OR e.round <> %(round)s)
    GROUP BY 1, 2, 3
"""
