"""Steps of a page: forms that take something on, each with the buttons that may be pressed now."""

from dataclasses import dataclass

from django import forms


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
