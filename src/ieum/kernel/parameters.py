"""Values that law, ordinance or a yearly policy sets: dated, each with its citation, selected by day."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable
from typing import Any, Generic, TypeVar

from yaml import CSafeLoader, MappingNode, YAMLError, load

from ieum.kernel.wording import worded

Value = TypeVar("Value")


class NotYetInForce(LookupError):
    """Asked for a day before the first known day of effect."""


class FaultyParameter(ValueError):
    """A parameter file is damaged; the message names what is wrong."""


@dataclass(frozen=True, slots=True)
class Version(Generic[Value]):
    """A value with the day it took effect and the article that says so."""

    since: date
    value: Value
    reference: str


@dataclass(frozen=True, slots=True)
class Parameter(Generic[Value]):
    """A value by day of effect; each version holds until the next begins."""

    label: str
    values: Mapping[date, Value]
    """In the order of their days."""
    reference: Mapping[date, str]
    """The citation of each version."""

    def version(self, *, on: date) -> Version[Value]:
        """The version that held on a day.

        :raises NotYetInForce: if the day lies before the first version
        """
        since = day_of_effect(self.values, on=on, label=self.label)
        return Version(since, self.values[since], self.reference[since])


def in_force(values: Mapping[date, Value], *, on: date) -> Value:
    """The value that held on a day.

    :raises NotYetInForce: if the day lies before the first value
    """
    return values[day_of_effect(values, on=on)]


def day_of_effect(values: Mapping[date, object], *, on: date, label: str = "정한 값") -> date:
    """The day since which the value of ``on`` holds; ``label`` stands in the message.

    :raises NotYetInForce: if the day lies before the first value
    """
    since = max((day for day in values if day <= on), default=None)
    if since is None:
        raise NotYetInForce(
            worded(
                "{label}: {on}에 어떠했는지 등록되어 있지 않습니다. {first}부터 알 수 있습니다.",
                label=label, on=on, first=min(values),
            )
        )  # fmt: skip
    return since


def load_yaml(file: Traversable) -> Any:
    """Read a YAML file in which no map may name a key twice, for a day given twice would silently lose a value.

    :raises FaultyParameter: if the file is no such YAML
    """
    try:
        return load(file.read_text(encoding="utf-8"), Loader=_StrictLoader)  # noqa: S506 - it is a safe loader
    except YAMLError as error:
        raise FaultyParameter(f"{file.name}: {error}") from error


def read_parameter(raw: Any, read_value: Callable[[Any], Value]) -> Parameter[Value]:
    """Read ``{label, values, reference}``; each day of effect needs its reference.

    :raises FaultyParameter: if a part is missing or a day is none
    """
    try:
        label, values, reference = raw["label"], raw["values"], raw["reference"]
    except (KeyError, TypeError) as error:
        raise FaultyParameter(f"label, values, reference가 있어야 합니다: {error}") from error
    if not values or set(values) != set(reference) or not all(isinstance(day, date) for day in values):
        raise FaultyParameter(f"{label}: 값과 근거의 시행일이 서로 같아야 합니다.")
    return Parameter(label, {day: read_value(values[day]) for day in sorted(values)}, dict(reference))


class _StrictLoader(CSafeLoader):
    """The safe loader, refusing repeated keys."""

    def construct_mapping(self, node: MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002 - the library's signature
        keys = [key.value for key, _ in node.value]
        repeated = [key for key in keys if keys.count(key) > 1]
        if repeated:
            raise YAMLError(f"{node.start_mark.line + 1}번째 줄부터에 두 번 적은 것: {repeated[0]}")
        return super().construct_mapping(node, deep=deep)
