"""Random years of a hall against a naive fold: bills of all stages, all their movements, revenue, and reversals.

A history knows by itself, from what it asks for alone, what must stand on any day as known at any moment.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from types import SimpleNamespace

from ieum.budget import operations, queries, rules
from ieum.budget.choices import Balance, Funding, Level, MovementKind, RevenueBalance, RevenueKind
from ieum.budget.models import FiscalYear
from ieum.budget.operations import DependantsStand, MovementRefused, RevenueRefused
from ieum.budget.queries import Point
from ieum.budget.queries import revenue as receipts
from ieum.budget.rules.revenue import COLUMN, RevenueEntry, is_short
from ieum.platform.database.tenancy import snapshot
from tests.budget.bills import FINANCE, PROGRAMMES, Bureau, income, provided, row
from tests.budget.ledger import Books

PLACES = (("0111", "201-01"), ("0111", "202-01"), ("0112", "201-01"), ("0112", "401-01"))
SOURCES = (Funding.OWN, Funding.CITY)
THOUSAND = 1_000
WRITERS = ("clerk", "chief", "officer", "head", "lead", "lead", "lead")
"""Who may write at each stage of a bill, in their order."""
ROAD = ("officer collect", "officer review", "head propose", "mayor submit", "officer refer", "officer refer")
RESTS_ON = {
    MovementKind.ALLOTMENT: (Balance.ORIGINAL, Balance.ALLOTTED),
    MovementKind.COMMITMENT: (Balance.ALLOTTED, Balance.COMMITTED),
    MovementKind.EXPENDITURE: (Balance.COMMITTED, Balance.SPENT),
    MovementKind.CHANGE_OF_USE: (),
}
"""What is posted between bills, with the balance that it needs and its own."""
DAYS = {
    MovementKind.ALLOTMENT: (0, 60),
    MovementKind.COMMITMENT: (50, 160),
    MovementKind.EXPENDITURE: (150, 300),
    MovementKind.CHANGE_OF_USE: (0, 364),
}
GRANT = "511-01"
"""The 세입과목 of what is deemed or used before its adoption."""
REVENUE_OF = {Balance.PRE_USED: RevenueBalance.PRE_USED, Balance.DEEMED: RevenueBalance.DEEMED}
"""The balances that expenditure and revenue move together, in the order in which a supplement takes them up."""
Cell = tuple[str, str, Funding]
Amounts = dict[Cell, int]


@dataclass
class History:
    """One fiscal year lived through at random."""

    bureau: Bureau
    year: int
    chance: Random
    entries: list[tuple[int, date, Cell, Balance, int]] = field(default_factory=list)
    """Epoch, day, cell, balance and won of everything that must stand in the ledger."""
    received: list[tuple[int, date, str, RevenueBalance, int]] = field(default_factory=list)
    """Epoch, day, 세입과목, balance and won of revenue."""
    points: list[Point] = field(default_factory=list)
    counted: Counter = field(default_factory=Counter)
    posted: list = field(default_factory=list)
    """Movements that stand, with their ids."""

    def live(self) -> None:
        """Live through the year and compare all that was looked at on the way.

        :raises AssertionError: where the product says anything else than the fold
        """
        self.adopt("ORIGINAL", None, date(self.year - 1, 12, 15))
        self.spend(self.chance.randrange(8, 16))
        self.before_adoption()
        self.adopt("SUPPLEMENTARY", 1, self.day(240))
        self.spend(self.chance.randrange(4, 10))
        self.carry_out()
        self.compare()

    def day(self, first: int = 0, last: int = 364) -> date:
        return date(self.year, 1, 1) + timedelta(days=self.chance.randint(first, last))

    # ---- bills

    def adopt(self, kind: str, number: int | None, voted_on: date) -> None:
        """Take a bill through all its stages with changes at random, and keep what its adoption must post."""
        bureau, on = self.bureau.open(kind, number, year=self.year), max(voted_on, date(self.year, 1, 1))
        amounts = self.drawn(kind, {})
        self.write("clerk", amounts)
        proposed: Amounts = {}
        may_revise = True
        road = list(ROAD)
        for stage, writer in enumerate(WRITERS):
            if stage:
                step = road[stage - 1]
                bureau.enclose().go(step) if step == "mayor submit" else bureau.go(step)
            if stage and self.chance.random() < 0.4:
                amounts = self.drawn(kind, amounts)
                self.write(writer, amounts)
            proposed = dict(amounts) if stage == 3 else proposed
            if stage > 3 and may_revise and self.chance.random() < 0.3:
                may_revise = False
                bureau.go("mayor revise")
                amounts = self.drawn(kind, amounts)
                self.write("head", amounts)
                proposed = dict(amounts)
                bureau.go("mayor resubmit", *ROAD[4:stage])
                self.counted["revised"] += 1
        votes = self.vote(kind, amounts)
        bureau.go("mayor consent").adopt(on=voted_on)
        self.adopted(kind, amounts, proposed, votes, on)
        self.look()

    def drawn(self, kind: str, before: Amounts) -> Amounts:
        """Amounts for a stage: some of those before, the others new; a supplement takes up what was used before."""
        standing = self.fold(date.max)
        found: Amounts = {}
        for programme, item in PLACES:
            own, city = (programme, item, Funding.OWN), (programme, item, Funding.CITY)
            if before and self.chance.random() < 0.5:
                found |= {cell: before[cell] for cell in (own, city) if cell in before}
                continue
            found[own] = self.chance.randint(0, 40) * THOUSAND
            found[city] = self.chance.randint(0, 40) * THOUSAND
            if kind == "SUPPLEMENTARY":
                found[city] += standing[city, Balance.PRE_USED]
                free = min(self.free(own, day) for day in {date.max, *(each[1] for each in self.entries)})
                found[own] -= self.chance.randint(0, max(free, 0) // THOUSAND) * THOUSAND
        return {cell: won for cell, won in found.items() if won}

    def free(self, cell: Cell, day: date) -> int:
        """Won that a budget may take from a cell without going below what counts on a day."""
        standing = self.fold(day)
        left = total(rules.limits.Total.AVAILABLE, standing, cell) - standing[cell, Balance.ALLOTTED]
        budget = total(rules.limits.Total.APPROPRIATION, standing, cell)
        return min(left, budget) - self.fold(date.max)[cell, Balance.EXPRESS_VOTED]

    def write(self, writer: str, amounts: Amounts) -> None:
        rows = [
            row(programme, item, str(source.label), f"{won}원", **({"city": "100%"} if source is Funding.CITY else {}))
            for (programme, item, source), won in amounts.items()
        ]
        taken = sum(self.taken_up(amounts).values())
        whole = {"111-01": sum(amounts.values()) - taken, GRANT: taken}
        self.bureau.write(*rows, by=writer)
        self.bureau.write(*(income(f"{won}원", code) for code, won in whole.items() if won), by=writer, side="REVENUE")

    def taken_up(self, amounts: Amounts) -> Counter:
        """Won that a supplement takes up, by the balance that it clears."""
        standing = self.fold(date.max)
        taken: Counter = Counter()
        for cell, won in amounts.items():
            left = max(won, 0)
            for balance in REVENUE_OF:
                part = min(left, standing[cell, balance])
                taken[balance] += part
                left -= part
        return taken

    def vote(self, kind: str, amounts: Amounts) -> Amounts:
        """Write what may be carried over of own money, within what the budget will be."""
        standing = self.fold(date.max)
        votes: Amounts = {}
        for programme, item in PLACES:
            own = (programme, item, Funding.OWN)
            most = amounts.get(own, 0) + total(rules.limits.Total.APPROPRIATION, standing, own)
            if most > 0 and self.chance.random() < 0.5:
                votes[own] = self.chance.randint(1, max(most // THOUSAND, 1)) * THOUSAND
        rows = [
            provided(f"{won // THOUSAND}", programme=programme, item=item, name=f"{programme} {item}")
            for (programme, item, _), won in votes.items()
            if won <= amounts.get((programme, item, Funding.OWN), 0) or kind == "SUPPLEMENTARY"
        ]
        if rows:
            self.bureau.provide("EXPRESS", *rows, years=(self.year,), by="lead", reason="연내 지출 곤란")
        return votes if rows else {}

    def adopted(self, kind: str, amounts: Amounts, proposed: Amounts, votes: Amounts, on: date) -> None:
        """Keep what the vote means: the budget, what it takes up, what the council cut, and what may be carried."""
        standing, epoch, taken_up = self.fold(date.max), self.epoch(), self.taken_up(amounts)
        budget = Balance.ORIGINAL if kind == "ORIGINAL" else Balance.SUPPLEMENTARY
        for cell, won in amounts.items():
            self.keep(epoch, on, cell, budget, won)
            left = max(won, 0)
            for balance in (Balance.PRE_USED, Balance.DEEMED) if kind == "SUPPLEMENTARY" else ():
                taken = min(left, standing[cell, balance])
                self.keep(epoch, on, cell, balance, -taken)
                left -= taken
        for cell, won in proposed.items():
            self.keep(epoch, on, cell, Balance.COUNCIL_CUT, max(won - amounts.get(cell, 0), 0))
        for cell, won in votes.items():
            self.keep(epoch, on, cell, Balance.EXPRESS_VOTED, won - standing[cell, Balance.EXPRESS_VOTED])
        own = RevenueBalance(budget.value)
        self.keep_revenue(epoch, on, "111-01", own, sum(amounts.values()) - taken_up.total())
        for balance, won in taken_up.items():
            self.keep_revenue(epoch, on, GRANT, own, won)
            self.keep_revenue(epoch, on, GRANT, REVENUE_OF[balance], -won)

    # ---- movements and revenue

    def spend(self, steps: int) -> None:
        for _ in range(steps):
            self.chance.choice((self.move, self.move, self.move, self.receive))()
            if self.chance.random() < 0.3:
                self.look()

    def move(self) -> None:
        """Post a movement at random, more often one that finds something to rest on, or take one of those back."""
        places = self.places()
        if not places:
            return
        if self.posted and self.chance.random() < 0.25:
            self.reverse(*self.posted.pop(self.chance.randrange(len(self.posted))), places)
            return
        kind = self.chance.choice(list(RESTS_ON))
        fold, above = self.fold(date.max), RESTS_ON[kind]
        resting = [cell for cell in places if above and fold[cell, above[0]] > fold[cell, above[1]]]
        chosen = self.chance.sample(sorted(places, key=str), min(2, len(places)))
        first = self.chance.choice(resting) if resting and self.chance.random() < 0.8 else chosen[0]
        won = self.chance.randint(1, 15) * THOUSAND
        if first in resting and self.chance.random() < 0.8:
            gap = fold[first, above[0]] - fold[first, above[1]]
            won = self.chance.randint(1, max(gap // THOUSAND, 1)) * THOUSAND
        lines = {first: won}
        if kind is MovementKind.CHANGE_OF_USE:
            lines = {chosen[0]: -won, chosen[-1]: won} if len(chosen) > 1 else {}
        days = DAYS[kind] if self.chance.random() < 0.8 else (0, 364)
        movement = rules.Movement(
            kind=kind, effective_date=self.day(*days),
            lines=tuple(rules.Line(places[cell].id, amount) for cell, amount in lines.items()),
        )  # fmt: skip
        event = self.post(movement, {cell: places[cell] for cell in lines})
        if event:
            self.posted.append((event, movement))

    def post(self, movement: rules.Movement, places: dict[Cell, rules.Place]):
        """Post a movement that the rules judge by the fold as the product must; the id where it was taken."""
        by_id = {place.id: place for place in places.values()}
        cells = {place.id: cell for cell, place in places.items()}
        fault = rules.fault_of(movement, by_id, rules.term(self.year))
        moved = [] if fault else rules.entries(movement, by_id)
        refused = fault or rules.overdraft([*self.history(by_id), *moved], by_id, movement.effective_date)
        posted, said = self.tried(lambda: operations.post_movement(
            year=self.year, movement=movement, actor_id=self.bureau.accounts["officer"], basis="결재"
        ))  # fmt: skip
        assert bool(said) == bool(refused), (movement, said, refused)
        if said:
            assert not fault or said.fault == fault
            self.counted["refused"] += 1
            return None
        for each in moved:
            self.keep(posted.epoch, each.effective_date, cells[each.cell_id], each.balance, each.amount)
        self.counted[movement.kind.value] += 1
        return posted.event_id

    def reverse(self, event, movement: rules.Movement, places: dict[Cell, rules.Place]) -> None:
        """Take a movement back: every balance is as if it had not been, or what rests on it is named."""
        self.look()
        by_id = {place.id: place for place in places.values()}
        cells = {place.id: cell for cell, place in places.items()}
        moved = rules.entries(movement, by_id)
        back = [rules.Entry(each.cell_id, each.balance, -each.amount, each.effective_date) for each in moved]
        refused = rules.overdraft([*self.history(by_id), *back], by_id, movement.effective_date)
        posted, said = self.tried(lambda: operations.reverse_movement(
            event_id=event, actor_id=self.bureau.accounts["officer"], basis="착오"
        ))  # fmt: skip
        assert bool(said) == bool(refused), (movement, said, refused)
        if said:
            assert isinstance(said, DependantsStand)
            assert event not in {each.event_id for each in said.dependants}
            assert said.dependants
            self.counted["forbidden"] += 1
            self.posted.append((event, movement))
            return
        for each in back:
            self.keep(posted.epoch, each.effective_date, cells[each.cell_id], each.balance, each.amount)
            if each.balance in REVENUE_OF:
                own = REVENUE_OF[each.balance]
                self.keep_revenue(posted.epoch, each.effective_date, GRANT, own, each.amount)
                self.counted["reversed with revenue"] += 1
        self.counted["reversed"] += 1

    def receive(self) -> None:
        """Post revenue at random, which the rule judges by the fold."""
        kind = self.chance.choice([RevenueKind.LEVY, RevenueKind.RECEIPT, RevenueKind.WRITE_OFF])
        won, on = self.chance.randint(1, 30) * THOUSAND, self.day()
        with self.bureau.inside():
            cell = operations.register_revenue_cell(
                year=self.year, account="일반회계", division=FINANCE, code="111-01",
                actor_id=self.bureau.accounts["officer"], basis="편성",
            )  # fmt: skip
        own = [
            RevenueEntry(cell, balance, amount, day)
            for _, day, code, balance, amount in self.received
            if code == "111-01"
        ]
        is_refused = is_short([*own, RevenueEntry(cell, COLUMN[kind], won, on)], on)
        _, said = self.tried(lambda: operations.post_revenue(
            year=self.year, kind=kind, lines={cell: won}, on=on, round=None,
            actor_id=self.bureau.accounts["officer"], basis="고지",
        ))  # fmt: skip
        assert bool(said) == is_refused, (kind, won, on, said)
        if said:
            self.counted["refused"] += 1
            return
        self.keep_revenue(self.epoch(), on, "111-01", COLUMN[kind], won)
        self.counted[f"revenue {kind.value}"] += 1

    def before_adoption(self) -> None:
        """Use money of the city before its adoption, and deem some; the next budget takes it up."""
        books, places = Books(self.hall()), self.places()
        for kind, balance in (("DEEMED", Balance.DEEMED), ("PRE_USE", Balance.PRE_USED)):
            cell = (*self.chance.choice(PLACES), Funding.CITY)
            if self.chance.random() < 0.6 and cell in places:
                won, on = self.chance.randint(1, 20) * THOUSAND, self.day(0, 200)
                number = 1 if kind == "DEEMED" else None
                movement = rules.Movement(
                    kind=MovementKind(kind), effective_date=on, lines=(rules.Line(places[cell].id, won),), round=number,
                    authority="교부결정",
                )  # fmt: skip
                paid = {books.revenue_cell(GRANT, FINANCE, year=self.year): won}
                posted, said = self.tried(lambda movement=movement, paid=paid: operations.post_with_revenue(
                    year=self.year, movement=movement, revenue=paid, actor_id=self.bureau.accounts["officer"],
                    basis="교부결정",
                ))  # fmt: skip
                assert said is None, said
                self.keep(posted.epoch, on, cell, balance, won)
                self.keep_revenue(posted.epoch, on, GRANT, REVENUE_OF[balance], won)
                self.posted.append((posted.event_id, movement))
                self.counted[kind] += 1

    def carry_out(self) -> None:
        """Carry out what was voted, as far as it is not spent, and bring it into the next year."""
        places, last = self.places(), date(self.year, 12, 31)
        for cell, place in places.items():
            won = self.fold(date.max)[cell, Balance.EXPRESS_VOTED]
            if won > 0:
                movement = rules.Movement(
                    kind=MovementKind.EXPRESS_CARRY_OUT, effective_date=last, lines=(rules.Line(place.id, won),)
                )
                self.post(movement, {cell: place})
        self.look()

    def tried(self, work):
        """What a piece of work gave, and the refusal where it was refused."""
        try:
            with self.bureau.inside():
                return work(), None
        except (MovementRefused, RevenueRefused) as refused:
            return None, refused

    # ---- the fold

    def keep(self, epoch: int, on: date, cell: Cell, balance: Balance, won: int) -> None:
        if won:
            self.entries.append((epoch, on, cell, balance, won))

    def keep_revenue(self, epoch: int, on: date, code: str, balance: RevenueBalance, won: int) -> None:
        if won:
            self.received.append((epoch, on, code, balance, won))

    def fold(self, as_of: date, epoch: int | None = None) -> Counter:
        sums: Counter = Counter()
        for known, on, cell, balance, won in self.entries:
            if on <= as_of and (epoch is None or known <= epoch):
                sums[cell, balance] += won
        return sums

    def history(self, by_id) -> list[rules.Entry]:
        ids = {(place.programme_code, place.item, place.funding): place.id for place in by_id.values()}
        return [rules.Entry(ids[cell], balance, won, on) for _, on, cell, balance, won in self.entries if cell in ids]

    def places(self) -> dict[Cell, rules.Place]:
        with self.bureau.inside():
            opened = FiscalYear.objects.get(year=self.year)
            known = {
                (cell.programme[0], cell.item, cell.funding): cell_id
                for cell, cell_id in queries.registered_cells(opened.id).items()
            }
            found = queries.places(known.values(), fiscal_year_id=opened.id)
        return {cell: found[cell_id] for cell, cell_id in known.items()}

    def hall(self):
        return SimpleNamespace(code=self.bureau.hall.district.code, officer_id=self.bureau.accounts["officer"])

    def epoch(self) -> int:
        with snapshot(self.bureau.hall.district.code) as epoch:
            return epoch

    def look(self) -> None:
        """Remember a day and what is known now, to be asked for at the end."""
        self.points.append(Point(self.day(-5, 384), self.epoch()))

    def compare(self) -> None:
        """Ask for every point that was remembered, and for the end, by cell and as a sum; and so of revenue."""
        if self.chance.random() < 0.2:
            operations.fold_rollups(code=self.bureau.hall.district.code)
        names = {f"{FINANCE} {item} {source.label}": (item, source) for _, item in PLACES for source in SOURCES}
        codes = {name: code for code, name in PROGRAMMES.items()}
        for point in [*self.points, Point(date.max, self.epoch())]:
            fold = self.fold(point.as_of, point.epoch)
            with self.bureau.inside():
                rows = queries.balances(point, year=self.year, by=Level.CELL)
                whole = receipts.revenue_rows(point, year=self.year)
            said: Counter = Counter()
            for each in rows:
                for balance, won in each.standing.items():
                    said[(codes[each.path[-2]], *names[each.path[-1]]), balance] += won
            assert positive(said) == positive(fold), (point, positive(said) - positive(fold))
            received: Counter = Counter()
            for known, on, code, balance, won in self.received:
                if on <= point.as_of and known <= point.epoch:
                    received[code, balance] += won
            assert positive(Counter({(each.code, of): won for each in whole for of, won in each.standing.items()})) == (
                positive(received)
            )
        self.counted["points"] += len(self.points) + 1


def positive(sums: Counter) -> Counter:
    """The same sums with those below zero told apart, since a Counter drops them."""
    return Counter({(key, won > 0): abs(won) for key, won in sums.items() if won})


def total(of, standing: Counter, cell: Cell) -> int:
    return rules.total_of(of, {balance: standing[cell, balance] for balance in Balance})
