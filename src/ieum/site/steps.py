"""Steps of a page: forms that take something on, each with the buttons that may be pressed now."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms

from ieum.kernel.states import Machine
from ieum.platform.ui.languages import translated


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that was taken."""

    source: str
    """The state in which it was."""
    actions: Collection[str]
    """What its form may have asked for."""
    pressed: str = ""
    """The action of the button; empty where the form has one alone."""


def step_label(machine: Machine[Any], actions: Iterable[str], state: str = "") -> str:
    """What a step is called: by all of its actions, as they are called in a state that has one of them."""
    rows = [each for action in actions for each in machine.transitions if each.action == action]
    return " · ".join(dict.fromkeys(each.label for each in [row for row in rows if row.source == state] or rows))


def step_taken(machine: Machine[Any], step: Taken, *, now: str) -> str:
    """What is told once a step was taken: what was done, and the state that it led to."""
    wanted = [each for each in step.actions if each == step.pressed] or step.actions
    done = dict.fromkeys(
        translated(each.label) for each in machine.transitions if each.source == step.source and each.action in wanted
    )
    return translated("{done}: 처리했습니다. 지금 상태: {state}.", done=" · ".join(done), state=translated(now))


@dataclass(frozen=True, slots=True)
class PageStep:
    """One step that may be taken now."""

    name: str
    label: str
    form: forms.Form
    buttons: tuple[tuple[str, str], ...]
    """Value and label of each button."""

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        """The fields but for those of votes by name, which are many."""
        return [each for each in self.form if not each.name.startswith("vote-")]

    @property
    def name_fields(self) -> list[forms.BoundField]:
        """The fields of votes by name."""
        return [each for each in self.form if each.name.startswith("vote-")]
