"""Many officers posting at random at once, back-dated and on the same cells, and what must hold afterwards."""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from random import Random
from uuid import UUID

from django.db import connection, connections

from ieum.budget import operations, queries, rules
from ieum.budget.choices import Balance, Level, MovementKind, RevenueBalance
from ieum.budget.models import LedgerLine, RevenueLine
from ieum.budget.operations import AlreadyReversed, MovementRefused, RevenueRefused, SingleEntry
from ieum.budget.operations.entries import ENTERED
from ieum.budget.queries import Point
from ieum.budget.rules.kinds import COLUMN, EXCHANGES, OUTGOING, WITH_REVENUE
from ieum.budget.rules.revenue import RevenueEntry, is_short
from ieum.platform.database.tenancy import in_municipality, municipality, snapshot
from tests.budget.every_kind import MOVES, drawn, is_sound
from tests.budget.ledger import YEAR, Books
from tests.budget.ledger_years import Year

K = MovementKind
WIDER = 20
"""How many times as much as a year begins with there is to move in a drill."""
OFTEN = (K.ALLOTMENT, K.COMMITMENT, K.EXPENDITURE, K.EXPENDITURE, K.RETURN, K.SUPPLEMENTARY, K.TRANSFER)
"""What is posted more often than the other kinds."""
ENDS = frozenset(OUTGOING)
"""What is posted seldom: it uses up what the others could move."""
ROUND = frozenset({K.PRE_USE, K.ABSORB_PRE_USE, K.SUPPLEMENTARY})
"""What looks at a whole year, which whoever posts several at once holds before its cells."""


def movement(kind, lines, on):
    return rules.Movement(kind=kind, effective_date=on, lines=tuple(rules.Line(*line) for line in lines))


def begun(books: Books, clients: int, seconds: float) -> "Drill":
    """A drill in a year that has begun, in cells of every shape."""
    year = Year(books, YEAR, Random(1))  # noqa: S311 - movements, not secrets
    year.begin(WIDER)
    grants = [books.revenue_cell(code) for code in ("511-01", "521-01")]
    return Drill(books.district.code, books.district.officer_id, year, clients, seconds, grants)


def then_close(work: Callable[[int], object], number: int) -> object:
    try:
        return work(number)
    finally:
        connections.close_all()


def together(work, numbers):
    """Run a function by as many officers as there are numbers, each with connections of its own."""
    with ThreadPoolExecutor(len(numbers)) as pool:
        return list(pool.map(lambda number: then_close(work, number), numbers))


def by_day(entry: rules.Entry) -> date:
    return entry.effective_date


@dataclass
class Drill:
    """Officers at work on the cells of a year, and one who reads and folds beside them."""

    code: str
    officer_id: UUID
    of: Year
    """Of which the cells are, and where each kind fits."""
    clients: int
    seconds: float
    grants: Sequence[UUID]
    """Places of revenue that pay for what is deemed."""
    counted: Counter = field(default_factory=Counter)
    known: list = field(default_factory=list)
    longest: float = 0.0
    """Seconds that the slowest transaction took."""

    @property
    def year(self) -> int:
        return self.of.number

    @property
    def cells(self) -> list[UUID]:
        return list(self.of.places)

    def run(self) -> None:
        self.until = time.monotonic() + self.seconds
        work = lambda number: self.read() if number == self.clients else self.post(number)  # noqa: E731
        *done, _ = together(work, range(self.clients + 1))
        self.counted = sum((counts for counts, _ in done), Counter())
        self.longest = max(longest for _, longest in done)

    def post(self, number: int) -> tuple[Counter, float]:
        chance, own, done, longest = Random(number), [], Counter(), 0.0  # noqa: S311 - movements, not secrets
        while time.monotonic() < self.until:
            begun = time.monotonic()
            try:
                if own and chance.random() < 0.2:
                    in_municipality(self.code, lambda: self.reverse(own.pop(chance.randrange(len(own)))))  # noqa: B023
                    done["reversed"] += 1
                else:
                    drafts = [self.drawn(chance) for _ in range(chance.choice([1, 1, 2]))]
                    own += self.enter(drafts) or in_municipality(self.code, lambda: self.post_all(drafts))  # noqa: B023
                    done["posted"] += len(drafts)
                    done.update(each.kind.value for each in drafts)
            except (MovementRefused, RevenueRefused, AlreadyReversed):
                done["refused"] += 1
            longest = max(longest, time.monotonic() - begun)
        return done, longest

    def drawn(self, chance: Random) -> rules.Movement:
        """A movement of any kind at random, of any day on which it may count."""
        kind = chance.choice((*MOVES, *OFTEN))
        if kind in ENDS and chance.random() < 0.8:
            kind = chance.choice(OFTEN)
        return drawn(chance, kind, self.of.fitting[kind], self.of.term)

    def enter(self, drafts) -> list[UUID]:
        """Post a movement of execution as programs do, with those that others enter meanwhile; [] where it is none."""
        if len(drafts) > 1 or drafts[0].kind not in ENTERED or drafts[0].unit:
            return []
        own = SingleEntry(year=self.year, movement=drafts[0], actor_id=self.officer_id, basis="동시 등록")
        return [operations.post_entry(code=self.code, entry=own).event_id]

    def post_all(self, drafts) -> list[UUID]:
        if len(drafts) > 1 and any(each.kind in ROUND for each in drafts):
            operations.hold_year(self.year)
        operations.hold_cells(year=self.year, cell_ids=[line.cell_id for each in drafts for line in each.lines])
        header = {"year": self.year, "actor_id": self.officer_id, "basis": "동시 등록"}
        return [
            operations.post_with_revenue(movement=each, revenue=self.paid(each), **header).event_id for each in drafts
        ]

    def paid(self, of) -> dict[UUID, int]:
        """Won by place of revenue: of what revenue pays for as much, at the place that its amount falls on."""
        won = sum(line.amount for line in of.lines)
        return {self.grants[won % len(self.grants)]: won} if of.kind in WITH_REVENUE else {}

    def reverse(self, event_id: UUID) -> None:
        operations.reverse_movement(event_id=event_id, actor_id=self.officer_id, basis="정정")

    def read(self) -> None:
        while time.monotonic() < self.until:
            with snapshot(self.code) as epoch:
                point = Point(date(self.year, 6, 30), epoch)
                self.known.append((point, self.rows(point)))
            if len(self.known) % 3 == 0:
                operations.fold_rollups(code=self.code)
            time.sleep(0.3)

    def rows(self, point: Point):
        return queries.balances(point, year=self.year, by=Level.CELL)

    def check(self) -> int:
        """Require what must hold; how many lines were looked at.

        :raises AssertionError: if a limit is broken on any day, a sum differs from its lines, or an answer changed
        """
        with municipality(self.code):
            lines = list(LedgerLine.objects.filter(event__fiscal_year__year=self.year))
        entries = [rules.Entry(each.cell_id, Balance(each.balance), each.amount, each.effective_date) for each in lines]
        assert rules.overdraft(entries, self.of.places, date(self.year, 1, 1)) is None
        self.check_days(entries)
        self.check_revenue(entries)
        fold = Counter()
        for each in entries:
            fold[each.cell_id, each.balance] += each.amount
        with municipality(self.code), connection.cursor() as cursor:
            cursor.execute("SELECT cell_id, balance, given + taken FROM budget_controltotal")
            totals = {(cell, Balance(balance)): amount for cell, balance, amount in cursor}
        assert {key: amount for key, amount in totals.items() if key[0] in set(self.cells)} == dict(fold)
        with snapshot(self.code) as epoch:
            rows = self.rows(Point(self.of.term.payments_until, epoch))
        assert sorted(tuple(row.standing[balance] for balance in Balance) for row in rows) == sorted(
            tuple(fold[cell, balance] for balance in Balance) for cell in self.cells
        )
        with municipality(self.code):
            assert [self.rows(point) for point, _ in self.known] == [rows for _, rows in self.known]
        return len(lines)

    def check_days(self, entries) -> None:
        """Require the invariants of every cell on every day, and that exchanges come to nothing (I4)."""
        sums: Counter = Counter()
        for day, moved in groupby(sorted(entries, key=by_day), key=by_day):
            for each in moved:
                sums[each.cell_id, each.balance] += each.amount
            for cell, place in self.of.places.items():
                assert is_sound({balance: sums[cell, balance] for balance in Balance}, place.reported), (day, place)
            for kind in EXCHANGES:
                assert sum(sums[cell, COLUMN[kind]] for cell in self.cells) == 0, (day, kind)

    def check_revenue(self, entries) -> None:
        """Require that on any day revenue of grants is as much as what it pays for, and no place short."""
        with municipality(self.code):
            lines = list(RevenueLine.objects.filter(cell_id__in=self.grants))
        moved = [
            RevenueEntry(each.cell_id, RevenueBalance(each.balance), each.amount, each.effective_date) for each in lines
        ]
        assert not is_short(moved, date(self.year, 1, 1))
        for spent, received in ((Balance.DEEMED, RevenueBalance.DEEMED), (Balance.PRE_USED, RevenueBalance.PRE_USED)):
            by_day: Counter = Counter()
            for each in entries:
                by_day[each.effective_date] += each.amount if each.balance is spent else 0
            for each in moved:
                by_day[each.effective_date] -= each.amount if each.balance is received else 0
            # A year begins with money that was deemed without revenue.
            assert by_day.pop(date(self.year, 1, 1)) >= 0
            assert not any(by_day.values())
        assert lines
