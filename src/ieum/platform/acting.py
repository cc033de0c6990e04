"""On whose behalf this code works: an account may use the powers of another one for a period, never further.

A request of somebody who acts for another enters ``acting_as``; whatever is recorded meanwhile says on whose behalf,
and whatever asks what an account may do is told what the other one may.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Power:
    """That an account may use the powers of another one on the days from, and until before, two days."""

    actor_id: UUID
    behalf_id: UUID
    how: str
    """"위임" or "직무대리"."""
    valid_from: date
    valid_until: date | None
    """The day after the last one; None for a 직무대리 whose end is not set."""
    basis: str
    actions: frozenset[str] = frozenset()
    """Names of permissions that it is for; none for all that may be delegated."""
    post_id: UUID | None = None
    """The post of a 직무대리; None where it is for all that the other one holds."""

    def covers(self, action: str) -> bool:
        """Whether it is for a permission."""
        return not self.actions or action in self.actions


_acting: ContextVar[Power | None] = ContextVar("acting", default=None)


@contextmanager
def acting_as(power: Power | None) -> Iterator[None]:
    """Work on behalf of another account; None for one's own."""
    token = _acting.set(power)
    try:
        yield
    finally:
        _acting.reset(token)


def acting(account_id: UUID) -> Power | None:
    """By what an account acts for another one now; None where it acts for itself."""
    power = _acting.get()
    return power if power is not None and power.actor_id == account_id else None


def current_power() -> Power | None:
    """By what whoever asks acts for another account; None where nobody does."""
    return _acting.get()


def behalf_of(account_id: UUID) -> UUID | None:
    """For whom an account acts now; None for itself."""
    power = acting(account_id)
    return power.behalf_id if power else None


def powers_of(account_id: UUID) -> UUID:
    """Whose powers an account uses now: its own or those of whom it acts for."""
    return behalf_of(account_id) or account_id


def concerned(account_id: UUID) -> frozenset[UUID]:
    """The accounts whose own matters it is about when one acts: a matter of either is not decided by it."""
    return frozenset({account_id, powers_of(account_id)})
