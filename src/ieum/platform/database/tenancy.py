"""Whose rows are seen: one municipality per transaction, set in one place.

Row security lets a transaction see one municipality's rows, and raises where none is set. Requests, jobs, commands
and shells all enter through ``municipality``, work that locks rows through ``in_municipality``; what is printed is
read in a ``snapshot``.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db import connection, transaction
from django.db.utils import DatabaseError

from ieum.kernel.wording import worded
from ieum.platform.database import epochs
from ieum.platform.database.flushing import commit_and_flush
from ieum.platform.database.trips import fetch_first, has_only_called, led_by, send_lead

Answer = TypeVar("Answer")
MOST_TRIES = 8
_current: ContextVar[UUID | None] = ContextVar("municipality", default=None)
last_opened: ContextVar[tuple[UUID, str] | None] = ContextVar("last_opened", default=None)
"""Who opened the last operation of the transaction of a municipality, and its basis; None before there is one."""
_last_works: list[Callable[[], None]] = []


class NoSuchMunicipality(LookupError):
    """No municipality has that code."""


class OtherMunicipality(RuntimeError):
    """A transaction of one municipality tried to enter another one."""


class NoMunicipality(RuntimeError):
    """Tenant rows were asked for outside of any municipality."""


@contextmanager
def municipality(code_or_id: str | UUID) -> Iterator[UUID]:
    """Work as one municipality, in a transaction; yields its id.

    Within itself it opens a savepoint.

    :raises NoSuchMunicipality: if the code is unknown
    :raises OtherMunicipality: inside of another municipality
    """
    outer = _current.get()
    with transaction.atomic(), _entered(code_or_id) as municipality_id:
        yield municipality_id
        if outer is None:
            _finish()


@contextmanager
def reading(municipality_id: UUID) -> Iterator[None]:
    """Read as one municipality: in the transaction that has entered it, else in one of its own.

    :raises OtherMunicipality: inside of another municipality
    """
    if _current.get() == municipality_id:
        yield
    else:
        with municipality(municipality_id):
            yield


def in_municipality(code_or_id: str | UUID, work: Callable[[], Answer]) -> Answer:
    """Do ``work`` as one transaction of a municipality, again from its start where the database broke a deadlock.

    It must be the outermost transaction: what a deadlock rolled back is the whole of it.

    :raises NoSuchMunicipality: if the code is unknown
    """
    for _ in range(MOST_TRIES - 1):
        try:
            return _as_one(code_or_id, work)
        except DatabaseError as error:
            if getattr(error.__cause__, "sqlstate", "") != "40P01":
                raise
    return _as_one(code_or_id, work)


def before_commit(work: Callable[[], None]) -> None:
    """Have something done within each transaction of a municipality when all else in it is done.

    What only called functions (``trips.fetch_in_savepoint``) has nothing left to be done.
    """
    _last_works.append(work)


@contextmanager
def snapshot(code_or_id: str | UUID, *, known_at: datetime | None = None) -> Iterator[int]:
    """Read a municipality as one unchanging whole; yields the number of the epoch to read at.

    Without ``known_at`` everything recorded so far is known: the open epoch is closed first. Nothing can be written
    inside, and it cannot stand inside of another transaction.

    :raises NotYetKnown: if nothing had been recorded by ``known_at``
    :raises NotYetPast: if ``known_at`` is to come
    """
    with transaction.atomic(durable=True), municipality(code_or_id) as municipality_id:
        epoch = epochs.epoch_at(known_at) if known_at else epochs.close_epoch()
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        with _entered(municipality_id):
            # The first statement fixes what is seen.
            send_lead()
            yield epoch


def current_municipality() -> UUID:
    """The municipality that this code works as.

    :raises NoMunicipality: outside of any
    """
    found = _current.get()
    if found is None:
        raise NoMunicipality("지방자치단체를 정하지 않고 자료를 다룰 수 없습니다.")
    return found


def _as_one(code_or_id: str | UUID, work: Callable[[], Answer]) -> Answer:
    with transaction.atomic(durable=True), _entered(code_or_id):
        answer = work()
        _finish()
        return answer


def _finish() -> None:
    if not has_only_called():
        for work in _last_works:
            work()
    commit_and_flush()


@contextmanager
def _entered(code_or_id: str | UUID) -> Iterator[UUID]:
    """Let the transaction see one municipality; by its id from the next statement on."""
    outer = _current.get()
    municipality_id = code_or_id if isinstance(code_or_id, UUID) else _enter(code_or_id)
    if outer not in (None, municipality_id):
        raise OtherMunicipality(f"{outer} 안에서 {municipality_id}의 자료를 열 수 없습니다.")
    if outer is None:
        last_opened.set(None)
    token = _current.set(municipality_id)
    try:
        with nullcontext() if outer else led_by(_ENTER, [str(municipality_id)], is_sent=municipality_id != code_or_id):
            yield municipality_id
    finally:
        _current.reset(token)


def _enter(code: str) -> UUID:
    """Let the transaction see one municipality; its id."""
    row = fetch_first(
        "SELECT id, set_config('ieum.municipality', id::text, true) FROM platform_municipality WHERE code = %s", [code]
    )
    if row is None:
        raise NoSuchMunicipality(worded("등록되지 않은 지방자치단체입니다: {code}", code=code))
    found: UUID = row[0]
    return found


_ENTER = "SELECT set_config('ieum.municipality', %s, true)"
