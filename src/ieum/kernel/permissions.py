"""The table of permissions: what an account may do, each row declared once by the app whose work it is.

The site, the API, the page 권한표 and docs/permissions.md all read the same rows. What may be done with one matter in
which state, its state machine says; a row names the machines that it opens, and ``Stake`` how one comes to a part.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Permission:
    """One row of the table."""

    action: StrEnum
    label: str
    roles: frozenset[str]
    """Of accounts that may do it; nobody else, whoever asks."""
    writes: bool = False
    """Whether something is recorded by it, beside who read what."""
    machines: tuple[str, ...] = ()
    """State machines that then say who may take which step at which stage."""
    in_person: str = ""
    """The rule by which nobody does it for somebody else, with its source; "" where it can be delegated."""

    @property
    def name(self) -> str:
        """The name of the row: "SEE_REPORTS"."""
        return self.action.value


@dataclass(frozen=True, slots=True)
class Stake:
    """How an account comes to a part of a state machine."""

    machine: str
    part: str
    told: str
    """By which post, unit or deed, in words."""
    roles: frozenset[str] = frozenset()
    """Roles that give it in every matter; none where the matter decides."""

    @property
    def name(self) -> str:
        """The name of the row: "budget.version TEAM"."""
        return f"{self.machine} {self.part}"


def parts_of_role(stakes: Iterable[Stake], role: str) -> frozenset[str]:
    """The parts that a role gives in every matter."""
    return frozenset(each.part for each in stakes if role in each.roles)
