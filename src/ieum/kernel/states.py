"""State machines as tables: one declaration of what may be done in which state, by whom, and what follows from it.

Buttons, permission checks, histories, the diagrams of docs/state-machines.md and the tests of every forbidden pair all
read the same table. "Overdue" is no state; it is a question about a deadline.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Generic, TypeVar

from ieum.kernel.wording import Wording, joined, worded

Facts = TypeVar("Facts")


class FaultyMachine(ValueError):
    """The table contradicts itself; the message names the place."""


class TransitionNotAllowed(Exception):
    """The action is not possible now; the message tells an officer why."""


class NotInThisState(TransitionNotAllowed):
    """The table has no such action in that state."""


class NotByThem(TransitionNotAllowed):
    """Whoever asks has no part in the matter that may do it, or one that may not."""


class NotFulfilled(TransitionNotAllowed):
    """A condition of the action does not hold."""


@dataclass(frozen=True, slots=True)
class Guard(Generic[Facts]):
    """A condition of an action: a question to the facts of the matter, and what is said where it is answered no."""

    holds: Callable[[Facts], bool]
    otherwise: str


@dataclass(frozen=True, slots=True)
class Transition(Generic[Facts]):
    """One row of the table: in this state, this action leads there."""

    source: str
    action: str
    target: str
    label: str
    """What the button says."""
    by: frozenset[str]
    """Parts in the matter that may do it; one suffices."""
    never_by: frozenset[str] = frozenset()
    """Parts that may not, whatever else they are: who asks for something does not decide on it."""
    guards: tuple[Guard[Facts], ...] = ()
    deadline: str = ""
    """Code of the rule whose period begins with it; "" where none does."""
    duties: tuple[str, ...] = ()
    """What else follows, in words for the page and the papers; the operation does it in the same transaction."""
    needs_reason: bool = False
    """Whether it must be said why."""


@dataclass(frozen=True)
class Machine(Generic[Facts]):
    """The table of one kind of matter.

    :raises FaultyMachine: if a state is unknown or cannot be reached, or an action leads to two places
    """

    name: str
    """Such as "office.case"."""
    label: str
    states: Mapping[str, str]
    """Code and Korean label, the first being where every matter begins."""
    parts: Mapping[str, str]
    """Code and Korean label of the parts that somebody may have in the matter."""
    transitions: tuple[Transition[Facts], ...]

    def __post_init__(self) -> None:
        self._check_words()
        if len(self._rows) < len(self.transitions):
            raise FaultyMachine(f"{self.name}: 한 상태에서 같은 동작이 두 번 나옵니다.")
        unreachable = [state for state in self.states if state not in self._reachable()]
        if unreachable:
            raise FaultyMachine(f"{self.name}: 이를 수 없는 상태가 있습니다: {', '.join(unreachable)}.")

    @property
    def initial(self) -> str:
        """The state in which every matter begins."""
        return next(iter(self.states))

    @property
    def final(self) -> frozenset[str]:
        """States that nothing leads out of."""
        return frozenset(self.states) - {each.source for each in self.transitions}

    @property
    def actions(self) -> tuple[str, ...]:
        """All actions, in the order of the table."""
        return tuple(dict.fromkeys(each.action for each in self.transitions))

    def transition(self, state: str, action: str) -> Transition[Facts]:
        """The row for an action in a state.

        :raises NotInThisState: if the table has none
        """
        found = self._rows.get((state, action))
        if found is None:
            label = next((each.label for each in self.transitions if each.action == action), action)
            raise NotInThisState(
                worded(
                    "'{state}' 상태에서는 할 수 없는 일입니다: {label}.",
                    state=worded(self.states.get(state, state)),
                    label=worded(label),
                )
            )
        return found

    def refusal(
        self, state: str, action: str, *, parts: Collection[str], facts: Facts, barring: Collection[str] = ()
    ) -> str:
        """Say why somebody with these parts cannot do the action now; "" where they can."""
        try:
            self.advance(state, action, parts=parts, facts=facts, barring=barring)
        except TransitionNotAllowed as refused:
            return str(refused)
        return ""

    def advance(
        self, state: str, action: str, *, parts: Collection[str], facts: Facts, barring: Collection[str] = ()
    ) -> Transition[Facts]:
        """The row by which the matter moves on, after asking the state, who does it, and the conditions, in this order.

        ``barring`` are parts that somebody has and does not use, since they act for another: they may still forbid.

        :raises NotInThisState: if the table has none
        :raises NotByThem: if none of the parts may do it, or one of them may not
        :raises NotFulfilled: if a condition does not hold
        """
        found = self.transition(state, action)
        self._check_parts(found, set(parts), set(barring))
        for guard in found.guards:
            if not guard.holds(facts):
                raise NotFulfilled(guard.otherwise)
        return found

    def offered(
        self, state: str, *, parts: Collection[str], facts: Facts, barring: Collection[str] = ()
    ) -> list[Transition[Facts]]:
        """What somebody with these parts can do now: the buttons of the page, in the order of the table."""
        rows = (each for each in self.transitions if each.source == state)
        return [
            each for each in rows if not self.refusal(state, each.action, parts=parts, facts=facts, barring=barring)
        ]

    def forbidden(self) -> Iterator[tuple[str, str]]:
        """Every pair of state and action that the table does not have."""
        return (pair for pair in product(self.states, self.actions) if pair not in self._rows)

    def diagram(self) -> str:
        """The table as a Mermaid state diagram, the same text on every machine."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.initial}"]
        lines += [f"    {code}: {label}" for code, label in self.states.items()]
        lines += [f"    {each.source} --> {each.target}: {each.label}" for each in self.transitions]
        lines += [f"    {code} --> [*]" for code in self.states if code in self.final]
        return "\n".join(lines)

    def listing(self) -> str:
        """The table in Markdown: for each row who may do it, on which condition, and what follows."""
        lines = ["| 상태 | 동작 | 다음 상태 | 누가 | 할 수 없는 때 | 따르는 일 |", "|---|---|---|---|---|---|"]
        lines += [f"| {' | '.join(self._cells(each))} |" for each in self.transitions]
        return "\n".join(lines)

    @cached_property
    def _rows(self) -> dict[tuple[str, str], Transition[Facts]]:
        return {(each.source, each.action): each for each in self.transitions}

    def _check_words(self) -> None:
        for each in self.transitions:
            unknown = ({each.source, each.target} - self.states.keys()) | (each.by | each.never_by) - self.parts.keys()
            if unknown or not each.by:
                named = ", ".join(sorted(unknown)) or "누가 하는지"
                raise FaultyMachine(f"{self.name}: {each.source} {each.action}에서 알 수 없는 것: {named}.")

    def _check_parts(self, row: Transition[Facts], parts: set[str], barring: set[str]) -> None:
        barred = row.never_by & (parts | barring)
        if barred:
            raise NotByThem(
                worded(
                    "{parts}은(는) 스스로 할 수 없는 일입니다: {label}.",
                    parts=self._said(barred),
                    label=worded(row.label),
                )
            )
        if not row.by & parts:
            raise NotByThem(
                worded("{parts}만 할 수 있는 일입니다: {label}.", parts=self._said(row.by), label=worded(row.label))
            )

    def _said(self, parts: Collection[str]) -> Wording:
        return joined((label for code, label in self.parts.items() if code in parts), by="·")

    def _cells(self, row: Transition[Facts]) -> tuple[str, ...]:
        who = self._said(row.by) + (f" ({self._said(row.never_by)} 제외)" if row.never_by else "")
        conditions = [guard.otherwise for guard in row.guards] + (["사유가 없을 때"] if row.needs_reason else [])
        follows = [*row.duties, *([f"기한 시작: {row.deadline}"] if row.deadline else [])]
        states = self.states[row.source], row.label, self.states[row.target]
        return (*states, who, "<br>".join(conditions) or "-", "<br>".join(follows) or "-")

    def _reachable(self) -> set[str]:
        found, todo = {self.initial}, [self.initial]
        while todo:
            state = todo.pop()
            further = {each.target for each in self.transitions if each.source == state} - found
            found |= further
            todo += further
        return found
