"""Random years of a ledger by every kind of movement, against a fold that knows by itself what each kind does.

The fold says what must be taken and what refused, and what stands on any day as known at any moment.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from uuid import UUID

from ieum.budget import operations, queries, rules
from ieum.budget.choices import Balance, CarryOrigin, Level, MovementKind
from ieum.budget.models import FiscalYear
from ieum.budget.operations import DependantsStand, MovementRefused
from ieum.budget.queries import Point
from ieum.budget.rules.kinds import OUTGOING
from ieum.platform.database.tenancy import municipality
from tests.budget.every_kind import (
    BUDGET,
    CARRIED,
    GIVEN,
    MOVES,
    SETTLED,
    SHAPES,
    SPOILING,
    drawn,
    fitting,
    is_sound,
    moved,
    opposite,
    with_lines,
)
from tests.budget.ledger import Books

K, B = MovementKind, Balance
BEGINNING = (
    (K.PROVISIONAL, 1, 200),
    (K.ORIGINAL, 600, 900),
    (K.DEEMED, 1, 200),
    (K.CARRY_IN, 600, 900),
    (K.ALLOTMENT, 300, 500),
    (K.COMMITMENT, 150, 300),
    (K.EXPENDITURE, 1, 150),
    (K.EXPRESS_VOTE, 100, 300),
    (K.CONTINUING_VOTE, 200, 400),
)
"""What each year begins with, from least to most won a cell."""
TRIES = 40
"""How often something is drawn until the fold takes it."""


@dataclass
class Posted:
    """A movement or a reversal as the fold keeps it."""

    epoch: int
    entries: list[rules.Entry]
    movement: rules.Movement | None
    """None of a reversal."""
    stands: bool = True


class Year:
    """A fiscal year of a ledger lived through at random."""

    def __init__(self, books: Books, number: int, chance: Random) -> None:
        self.books, self.number, self.chance = books, number, chance
        self.term, self.is_closed = rules.term(number), False
        with municipality(books.district.code):
            cells = [books.cell(item, programme, year=number, **more) for item, programme, more in SHAPES]
            self.fiscal_year_id = FiscalYear.objects.get(year=number).id
            places = queries.places(cells, fiscal_year_id=self.fiscal_year_id)
        # In the order of their shapes, so that a year is the same each time.
        self.places = {cell: places[cell] for cell in cells}
        self.fitting = fitting(self.places, self.term)
        self.events: dict[UUID, Posted] = {}
        """In the order in which they were posted."""
        self.points: list[Point] = []
        self.counted: Counter = Counter()

    def live(self, steps: int = 45) -> Counter:
        """Live through the year, and compare all that was looked at on the way; what was done, by kind.

        :raises AssertionError: where the product says anything else than the fold
        """
        self.begin()
        kinds = list(MOVES)
        for step in range(steps):
            if self.chance.random() < 0.2 and self.standing_events():
                way = self.take_back if self.chance.random() < 0.1 else self.reverse
                way(self.chance.choice(self.standing_events()))
            else:
                # What ends the year of a cell comes when there was time for something to end.
                kind = self.chance.choice([each for each in kinds if each not in OUTGOING or step > steps // 2])
                self.post(self.likely(kind))
            if self.chance.random() < 0.15:
                self.look()
        self.end()
        self.compare()
        return self.counted

    def begin(self, times: int = 1) -> None:
        """Post what a year begins with, or some times as much."""
        for kind, least, most in BEGINNING:
            lines = {
                cell: times * self.chance.randint(least, most)
                for (cell,) in self.fitting[kind]
                if self.may_begin(kind, cell)
            }
            assert self.post(with_lines(kind, lines, self.term.first_day))

    def may_begin(self, kind: MovementKind, cell: UUID) -> bool:
        """What is carried in is allotted by that."""
        return kind is not K.ALLOTMENT or self.places[cell].carry_origin is CarryOrigin.CURRENT

    def likely(self, kind: MovementKind) -> rules.Movement:
        """A movement of a kind at random, more often one that is taken."""
        movement = drawn(self.chance, kind, self.fitting[kind], self.term)
        if self.chance.random() < 0.1:
            return self.chance.choice(SPOILING)(movement)
        for _ in range(TRIES):
            if self.judge(movement) == (None, None):
                break
            movement = drawn(self.chance, kind, self.fitting[kind], self.term)
        return movement

    def some(self, kind: MovementKind, cells: Iterable[tuple[UUID, ...]]) -> rules.Movement:
        """A movement of a kind at random in some of its cells, which is taken and gives to the last of them."""
        choice, first = list(cells), rules.days_of(kind, self.term)[0]
        found = (drawn(self.chance, kind, choice, self.term) for _ in range(2_000))
        return next(
            each for each in found
            if each.lines[-1].amount > 0 and each.effective_date <= max(self.term.last_day, first)
            if self.judge(each) == (None, None)
        )  # fmt: skip

    # ---- what is done, and what the fold says of it

    def post(self, movement: rules.Movement) -> UUID | None:
        """Post a movement, which must be taken or refused as the fold says; its id where it was taken."""
        fault, found = self.judge(movement)
        posted, said = self.tried(lambda: operations.post_movement(
            year=self.number, movement=movement, actor_id=self.books.district.officer_id, basis="결재"
        ))  # fmt: skip
        assert (getattr(said, "fault", None), getattr(said, "overdraft", None)) == (fault, found), (movement, said)
        self.counted[f"refused {movement.kind.value}" if said else movement.kind.value] += 1
        return None if said else self.keep(posted, moved(movement, self.places), movement)

    def judge(self, movement: rules.Movement) -> tuple[rules.Fault | None, rules.Overdraft | None]:
        named = {line.cell_id: self.places[line.cell_id] for line in movement.lines if line.cell_id in self.places}
        known = rules.Known(
            is_closed=self.is_closed,
            open_pre_use=len(self.above_zero(B.PRE_USED, movement.effective_date)),
            cut=frozenset(self.above_zero(B.COUNCIL_CUT, date.max)),
            unbudgeted=frozenset(self.places) - self.budgeted(movement.effective_date),
        )
        fault = rules.fault_of(movement, named, self.term, known)
        return (fault, None) if fault else self.judge_entries(moved(movement, self.places))

    def judge_entries(self, added: list[rules.Entry]) -> tuple[rules.Fault | None, rules.Overdraft | None]:
        touched = {each.cell_id for each in added}
        history = [each for each in self.entries() if each.cell_id in touched]
        found = rules.overdraft([*history, *added], self.places, added[0].effective_date)
        return (rules.Fault.OVERDRAWN, found) if found else (None, None)

    def reverse(self, event: UUID) -> DependantsStand | None:
        """Take a movement back, where the fold says that it can be; else what is said, with what rests on it."""
        of = self.events[event]
        back = opposite(of.entries)
        wanted = (rules.Fault.CLOSED, None) if self.is_closed else self.judge_entries(back)
        posted, said = self.tried(lambda: operations.reverse_movement(
            event_id=event, actor_id=self.books.district.officer_id, basis="착오"
        ))  # fmt: skip
        assert (getattr(said, "fault", None), getattr(said, "overdraft", None)) == wanted, (of.movement, said)
        if said:
            self.counted["forbidden"] += 1
            self.check_named(event, said)
            return said
        of.stands = False
        self.keep(posted, back, None)
        self.counted[f"reversed {of.movement.kind.value}"] += 1
        return None

    def check_named(self, event: UUID, said: MovementRefused) -> None:
        """Require that a refusal names what rests on a movement, in words too."""
        if said.fault is rules.Fault.CLOSED:
            return
        named = [each.event_id for each in said.dependants]
        assert set() < set(named) <= set(self.standing_events()) - {event}
        assert all(str(each) in str(said) for each in said.dependants[:3])
        assert (f"외 {len(named) - 3}건" in str(said)) == (len(named) > 3)

    def take_back(self, event: UUID, waiting: frozenset[UUID] = frozenset()) -> None:
        """Take a movement back after what rests on it, which what is said leads to, unless each waits for another.

        Two may rest on each other where a third one, which both could do without, was taken back before.
        """
        waiting |= {event}
        while said := self.reverse(event):
            order = list(self.events)
            free = [each.event_id for each in said.dependants if each.event_id not in waiting]
            if not free:
                self.counted["wait for each other"] += 1
                return
            before = len(self.events)
            self.take_back(max(free, key=order.index), waiting)
            if len(self.events) == before:
                return

    def end(self) -> None:
        """Carry over, let lapse what is left, and settle: from then on nothing moves."""
        actor = {"actor_id": self.books.district.officer_id, "basis": "결산"}
        self.carry_over()
        left = self.left()
        closing = lambda: operations.close_fiscal_year(year=self.number, **actor)  # noqa: E731 - tried twice
        if left:
            assert self.tried(closing)[1].fault is rules.Fault.UNSETTLED
        for on in self.chance.sample([self.term.last_day, self.term.payments_until], 2):
            self.lapse(on, **actor)
        assert self.tried(closing)[1] is None
        self.is_closed = True
        self.counted["closed"] += 1
        self.post(drawn(self.chance, K.EXPENDITURE, self.fitting[K.EXPENDITURE], self.term))
        self.reverse(self.chance.choice(self.standing_events()))

    def lapse(self, on: date, **actor) -> None:
        """Let lapse what is left, which can be done from the day on which all of it is free."""
        left = self.left()
        moved_on = {each.effective_date for posted in self.events.values() for each in posted.entries}
        folds = [self.fold(each) for each in {on, *(each for each in moved_on if each > on)}]
        lapsed, said = self.tried(lambda: operations.lapse_remainders(year=self.number, on=on, **actor))
        assert bool(said) == any(self.free(fold, cell) < won for fold in folds for cell, won in left.items()), said
        assert bool(lapsed) == (bool(left) and not said)
        if said:
            assert str(on) in str(said)
            self.counted["lapse too early"] += 1
        if lapsed:
            movement = with_lines(K.LAPSE, left, on)
            self.keep(lapsed, moved(movement, self.places), movement)

    def left(self) -> dict[UUID, int]:
        """Won by cell of what is told of as spent and is neither spent, carried over nor lapsed."""
        fold = self.fold()
        found = {cell: self.free(fold, cell) for cell, place in self.places.items() if B.SPENT in place.reported}
        return {cell: won for cell, won in found.items() if won}

    def free(self, fold: Counter, cell: UUID) -> int:
        """Won of a cell that is neither spent, carried over nor lapsed."""
        return sum(fold[cell, each] for each in (*BUDGET, *GIVEN)) - sum(fold[cell, each] for each in SETTLED)

    def carry_over(self) -> None:
        """Bring what was carried out into the next year, where as much comes in and counts as allotted."""
        on, fold = date(self.number + 1, 1, self.chance.randint(2, 28)), self.fold()
        with municipality(self.books.district.code):
            drafts = {cell: draft for draft, cell in queries.registered_cells(self.fiscal_year_id).items()}
        wanted: Counter = Counter()
        for cell, draft in drafts.items():
            for balance, origin in CARRIED.items():
                into = replace(draft, carry_origin=origin)
                wanted[into, B.CARRIED_IN] += fold[cell, balance]
                wanted[into, B.ALLOTTED] += fold[cell, balance] if B.ALLOTTED in draft.reported else 0
        with municipality(self.books.district.code):
            over = [operations.carry_over(
                year=self.number, actor_id=self.books.district.officer_id, on=on, basis="이월"
            ) for _ in range(2)]  # fmt: skip
            following = FiscalYear.objects.get(year=self.number + 1).id
            names = {cell: draft for draft, cell in queries.registered_cells(following).items()}
        assert (over[0].amount, over[1].events) == (sum(fold[cell, each] for cell in drafts for each in CARRIED), ())
        standing = self.rows(Point(on, self.epoch()), self.number + 1)
        assert {(names[cell], balance): won for (cell, balance), won in standing.items()} == +wanted
        assert not self.rows(Point(on - timedelta(days=1), self.epoch()), self.number + 1)
        self.counted["carried over"] += bool(standing)

    def tried(self, work: Callable) -> tuple:
        """What a piece of work gave, and the refusal where it was refused."""
        try:
            with municipality(self.books.district.code):
                return work(), None
        except MovementRefused as refused:
            return None, refused

    # ---- the fold

    def keep(self, posted: operations.PostedMovement, entries: list[rules.Entry], movement) -> UUID:
        self.events[posted.event_id] = Posted(posted.epoch, entries, movement)
        return posted.event_id

    def entries(self, epoch: int | None = None) -> list[rules.Entry]:
        return [each for of in self.events.values() if epoch is None or of.epoch <= epoch for each in of.entries]

    def fold(self, as_of: date = date.max, epoch: int | None = None) -> Counter:
        sums: Counter = Counter()
        for each in self.entries(epoch):
            if each.effective_date <= as_of:
                sums[each.cell_id, each.balance] += each.amount
        return sums

    def above_zero(self, balance: Balance, day: date) -> list[UUID]:
        return [cell for (cell, of), won in self.fold(day).items() if of is balance and won > 0]

    def budgeted(self, day: date) -> set[UUID]:
        """Cells of the 세부사업 that have money of a budget, carried in, of the reserve or of an 이용 on a day."""
        given: dict[tuple, list[int]] = {}
        for (cell, balance), won in self.fold(day).items():
            sums = given.setdefault(self.programme(cell), [0, 0])
            sums[0] += won if balance in {*BUDGET, B.CARRIED_IN} else 0
            sums[1] += won if balance in {B.RESERVE_USED, B.CROSS_USED} else 0
        return {cell for cell in self.places if max(given.get(self.programme(cell), [0])) > 0}

    def programme(self, cell: UUID) -> tuple:
        place = self.places[cell]
        return place.account_id, place.programme_code

    def standing_events(self) -> list[UUID]:
        return [event for event, of in self.events.items() if of.stands and of.movement is not None]

    def day(self) -> date:
        return self.term.first_day + timedelta(days=self.chance.randint(-5, 390))

    def epoch(self) -> int:
        return self.books.now().epoch

    def look(self) -> None:
        """Remember a day and what is known now, to be asked for at the end."""
        self.points.append(Point(self.day(), self.epoch()))

    def rows(self, point: Point, year: int | None = None) -> dict[tuple[UUID, Balance], int]:
        """What the product says that stands, by cell and balance."""
        rows = self.books.rows(point, Level.CELL, year or self.number)
        return {(row.cell_id, of): won for row in rows for of, won in row.standing.items() if won}

    def compare(self) -> None:
        """Ask for every point that was remembered, and for the end; and hold every day to the invariants."""
        if self.chance.random() < 0.2:
            operations.fold_rollups(code=self.books.district.code)
        for point in [*self.points, Point(date.max, self.epoch())]:
            fold = self.fold(point.as_of, point.epoch)
            assert self.rows(point) == {key: won for key, won in fold.items() if won}, point
        for day in sorted({each.effective_date for each in self.entries()}):
            fold = self.fold(day)
            for cell, place in self.places.items():
                assert is_sound({balance: fold[cell, balance] for balance in B}, place.reported), (day, place)
        self.counted["points"] += len(self.points) + 1
