"""Many officers posting at random at once, back-dated and on the same cells, and what must hold afterwards."""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from uuid import UUID

from django.db import connection, connections

from ieum.budget import operations, queries, rules
from ieum.budget.choices import Balance, Level, MovementKind, RevenueBalance
from ieum.budget.models import FiscalYear, LedgerLine, RevenueLine
from ieum.budget.operations import AlreadyReversed, MovementRefused
from ieum.budget.queries import Point
from ieum.budget.rules.revenue import RevenueEntry, is_short
from ieum.platform.database.tenancy import in_municipality, municipality, snapshot

K = MovementKind
KINDS = [K.SUPPLEMENTARY, K.TRANSFER, K.CHANGE_OF_USE, K.ALLOTMENT, K.SUB_ALLOTMENT, K.COMMITMENT]
KINDS += [K.EXPENDITURE] * 3 + [K.RETURN, K.DEEMED]
EXCHANGES = {K.TRANSFER, K.CHANGE_OF_USE}
BACKWARD = {K.SUPPLEMENTARY, K.ALLOTMENT, K.SUB_ALLOTMENT, K.COMMITMENT}


def movement(kind, lines, on, number=None):
    drafts = tuple(rules.Line(cell, amount) for cell, amount in lines)
    return rules.Movement(kind=kind, effective_date=on, lines=drafts, round=number)


def random_movement(chance: Random, cells: Sequence[UUID], first_day: date):
    kind = chance.choice(KINDS)
    on = first_day + timedelta(days=chance.randrange(300))
    first, second = chance.sample(cells, 2)
    amount = chance.randint(1, 400)
    if kind in EXCHANGES:
        return movement(kind, [(first, -amount), (second, amount)], on)
    signed = -amount if kind in BACKWARD and chance.random() < 0.3 else amount
    return movement(kind, [(first, signed), (second, signed)], on, 1 if kind in {K.SUPPLEMENTARY, K.DEEMED} else None)


def then_close(work: Callable[[int], object], number: int) -> object:
    try:
        return work(number)
    finally:
        connections.close_all()


def together(work, numbers):
    """Run a function by as many officers as there are numbers, each with connections of its own."""
    with ThreadPoolExecutor(len(numbers)) as pool:
        return list(pool.map(lambda number: then_close(work, number), numbers))


@dataclass
class Drill:
    """Officers at work on the cells of a year, and one who reads and folds beside them."""

    code: str
    officer_id: UUID
    year: int
    cells: Sequence[UUID]
    clients: int
    seconds: float
    grants: Sequence[UUID] = ()
    """Places of revenue that pay for what is deemed."""
    counted: Counter = field(default_factory=Counter)
    known: list = field(default_factory=list)
    longest: float = 0.0
    """Seconds that the slowest transaction took."""

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
                    first = date(self.year, 1, 1)
                    drafts = [random_movement(chance, self.cells, first) for _ in range(chance.choice([1, 1, 2]))]
                    own += in_municipality(self.code, lambda: self.post_all(drafts))  # noqa: B023
                    done["posted"] += len(drafts)
            except (MovementRefused, AlreadyReversed):
                done["refused"] += 1
            longest = max(longest, time.monotonic() - begun)
        return done, longest

    def post_all(self, drafts) -> list[UUID]:
        operations.hold_cells(year=self.year, cell_ids=[line.cell_id for each in drafts for line in each.lines])
        header = {"year": self.year, "actor_id": self.officer_id, "basis": "동시 등록"}
        return [
            operations.post_with_revenue(movement=each, revenue=self.paid(each), **header).event_id for each in drafts
        ]

    def paid(self, of) -> dict[UUID, int]:
        """Won by place of revenue: of what is deemed as much, at the place that its first amount falls on."""
        won = sum(line.amount for line in of.lines)
        return {self.grants[won // 2 % len(self.grants)]: won} if of.kind is K.DEEMED else {}

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
            places = queries.places(self.cells, fiscal_year_id=FiscalYear.objects.get(year=self.year).id)
        entries = [rules.Entry(each.cell_id, Balance(each.balance), each.amount, each.effective_date) for each in lines]
        assert rules.overdraft(entries, places, date(self.year, 1, 1)) is None
        self.check_revenue(entries)
        fold = Counter()
        for each in entries:
            fold[each.cell_id, each.balance] += each.amount
        with municipality(self.code), connection.cursor() as cursor:
            cursor.execute("SELECT cell_id, balance, given + taken FROM budget_controltotal")
            totals = {(cell, Balance(balance)): amount for cell, balance, amount in cursor}
        assert {key: amount for key, amount in totals.items() if key[0] in set(self.cells)} == dict(fold)
        with snapshot(self.code) as epoch:
            rows = self.rows(Point(date(self.year, 12, 31), epoch))
        assert sorted(tuple(row.standing[balance] for balance in Balance) for row in rows) == sorted(
            tuple(fold[cell, balance] for balance in Balance) for cell in self.cells
        )
        with municipality(self.code):
            assert [self.rows(point) for point, _ in self.known] == [rows for _, rows in self.known]
        return len(lines)

    def check_revenue(self, entries) -> None:
        """Require that of what is deemed revenue is as much as expenditure on any day, and no place short."""
        with municipality(self.code):
            lines = list(RevenueLine.objects.filter(cell_id__in=self.grants))
        moved = [
            RevenueEntry(each.cell_id, RevenueBalance(each.balance), each.amount, each.effective_date) for each in lines
        ]
        assert not is_short(moved, date(self.year, 1, 1))
        by_day: Counter = Counter()
        for each in entries:
            by_day[each.effective_date] += each.amount if each.balance is Balance.DEEMED else 0
        for each in moved:
            by_day[each.effective_date] -= each.amount
        assert bool(lines) is bool(self.grants)
        assert not any(by_day.values())
