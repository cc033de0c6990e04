"""Entries of execution (원인행위, 지출, 반납) one by one, and together where they come at once.

Most of what a transaction costs does not depend on how many movements are in it. So who comes while another is posting
waits for its end, and the first of those that waited posts for all of them in one transaction (ADR 0020). Each is an
operation of its own, of its own account, with its own link of the chain, and is answered when all of that is committed.
"""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Lock
from uuid import UUID

from django.db.utils import OperationalError

from ieum.budget import rules
from ieum.budget.choices import MovementKind
from ieum.budget.operations.movements import (
    PostedMovement,
    call_posting,
    columns,
    listed,
    post_movement,
    texts,
)
from ieum.platform.database.tenancy import current_municipality, in_municipality
from ieum.platform.operations import Refused

ENTERED = (MovementKind.COMMITMENT, MovementKind.EXPENDITURE, MovementKind.RETURN)
"""Of these kinds nothing is asked but of the cells themselves, so that entries of other cells do not matter."""
MOST = 100
"""Entries of one transaction."""
LEADING = 2
"""Transactions under way at a time: one is worked on while the other waits for the disk."""
LONGEST_SECONDS = 30.0
"""That an entry waits for its turn, and as long again for its answer."""


class NotEntered(Refused):
    """The entry cannot be posted so; the message says why."""


class StillPosting(OperationalError):
    """Whoever posts the entry has not said in time whether it is posted."""


def _nothing(_: PostedMovement) -> None:
    """Do nothing more."""


@dataclass(eq=False, slots=True, kw_only=True)
class SingleEntry:
    """What one account enters."""

    year: int
    movement: rules.Movement
    actor_id: UUID
    basis: str
    also: Callable[[PostedMovement], None] = _nothing
    """Done in the same transaction, once it is posted."""
    _told: "SimpleQueue[Callable[[Desk, SingleEntry], PostedMovement]]" = field(default_factory=SimpleQueue)

    @property
    def cells(self) -> set[UUID]:
        """The cells that it touches."""
        return {line.cell_id for line in self.movement.lines}

    def tell(self, what: "Callable[[Desk, SingleEntry], PostedMovement]") -> None:
        """Say what it is to do, or how it ended."""
        self._told.put(what)

    def ended(self, desk: "Desk") -> PostedMovement:
        """Wait until it is told, and do that."""
        try:
            told = self._told.get(timeout=LONGEST_SECONDS)
        except Empty:
            desk.leave(self)
            try:
                told = self._told.get(timeout=LONGEST_SECONDS)
            except Empty as silence:
                raise StillPosting("the entry was taken, and nobody says what became of it") from silence
        return told(desk, self)


class Desk:
    """Where the entries of one municipality wait in this process; one of them posts at a time."""

    def __init__(self, code: str | UUID) -> None:
        self._code = code
        self._lock = Lock()
        self._waiting: deque[SingleEntry] = deque()
        self._leading = 0

    def post(self, entry: SingleEntry) -> PostedMovement:
        """Post an entry, with those that wait when its turn has come."""
        with self._lock:
            self._waiting.append(entry)
            if self._leading < LEADING:
                self._leading += 1
                self._call_next()
        return entry.ended(self)

    def leave(self, entry: SingleEntry) -> None:
        """Let an entry go that waited for too long.

        :raises NotEntered: if nobody has begun to post it
        """
        with self._lock:
            if entry in self._waiting:
                self._waiting.remove(entry)
                raise NotEntered("등록이 밀려 있어 등록하지 못했습니다. 잠시 뒤에 다시 하십시오.")

    def lead(self, own: SingleEntry) -> PostedMovement:
        """Post an entry and those that wait with it; the next one leads when that is done."""
        group = self._take(own)
        told: Callable[[Desk, SingleEntry], PostedMovement] = _lost
        try:
            if len(group) == 1:
                return self.alone(own)
            told = self._posted(group)
        finally:
            with self._lock:
                self._call_next()
            for each in group[1:]:
                each.tell(told)
        return told(self, own)

    def alone(self, entry: SingleEntry) -> PostedMovement:
        """Post an entry in a transaction of its own."""

        def work() -> PostedMovement:
            posted = post_movement(year=entry.year, movement=entry.movement, actor_id=entry.actor_id, basis=entry.basis)
            entry.also(posted)
            return posted

        return in_municipality(self._code, work)

    def _posted(self, group: Sequence[SingleEntry]) -> Callable[["Desk", SingleEntry], PostedMovement]:
        """Post entries together; what becomes of each."""
        is_written = False

        def work() -> dict[SingleEntry, PostedMovement]:
            nonlocal is_written
            is_written = False
            posted = _post_together(group)
            is_written = True
            return posted

        try:
            posted = in_municipality(self._code, work)
        except Exception:
            if is_written:
                # The commit was asked for, so that nobody knows what became of it.
                raise
            # Whatever it was, nothing of it stands: alone, who is at fault is told so and the others are posted.
            return Desk.alone
        return lambda _, entry: posted[entry]

    def _take(self, own: SingleEntry) -> list[SingleEntry]:
        """Those that wait and have no cell that another one has, in their order."""
        group, cells, left = [own], own.cells, deque[SingleEntry]()
        with self._lock:
            for each in self._waiting:
                if len(group) < MOST and each.year == own.year and cells.isdisjoint(each.cells):
                    group.append(each)
                    cells |= each.cells
                else:
                    left.append(each)
            self._waiting = left
        return group

    def _call_next(self) -> None:
        """Let the first that waits lead; under the lock."""
        if self._waiting:
            self._waiting.popleft().tell(Desk.lead)
        else:
            self._leading -= 1


_desks: dict[str | UUID, Desk] = {}


def post_entry(*, code: str | UUID, entry: SingleEntry) -> PostedMovement:
    """Post an entry of execution. Opens its own transaction, which may be one with those of others.

    :raises NotEntered: if it is of another kind, or waited for too long
    :raises StillPosting: if whoever posts it has not answered in time, as where the database does not
    :raises NoFiscalYear: if the year is not open
    :raises MovementRefused: if a rule forbids it
    :raises BudgetExceeded: if it would overdraw that day or any later one
    :raises BasisMissing: without basis
    """
    if entry.movement.kind not in ENTERED or entry.movement.unit:
        raise NotEntered("원인행위, 지출, 반납만 한 건씩 등록합니다.")
    return _desks.setdefault(code, Desk(code)).post(entry)


def _lost(_: Desk, __: SingleEntry) -> PostedMovement:
    raise StillPosting("the transaction that the entry was in has broken off")


def _post_together(group: Sequence[SingleEntry]) -> dict[SingleEntry, PostedMovement]:
    """Post entries that have no cell in common, each as an operation of its own."""
    movements = [each.movement for each in group]
    what = (
        listed(str(each.actor_id) for each in group),
        texts([each.basis for each in group]),
        group[0].year,
        listed(each.kind.value for each in movements),
        listed(each.effective_date.isoformat() for each in movements),
        texts([each.authority for each in movements]),
        listed(str(number) for number, each in enumerate(movements, 1) for _ in each.lines),
        *columns(movements),
    )
    events, operations, epoch = call_posting("ieum_post_entries", current_municipality(), *what)
    posted = {
        each: PostedMovement(event, operation, epoch)
        for each, event, operation in zip(group, events, operations, strict=True)
    }
    for each in group:
        each.also(posted[each])
    return posted
