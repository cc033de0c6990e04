"""Registries: the one place where apps make themselves known to others, filled in AppConfig.ready."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from ieum.kernel.figure_tables import FigureTable
from ieum.kernel.states import Machine


class Named(Protocol):
    """Anything with a name that is unique in its registry."""

    @property
    def name(self) -> str:
        """The name, such as "budget.execution"."""


Item = TypeVar("Item", bound=Named)


class AlreadyRegistered(ValueError):
    """Two things claim the same name."""


class NotRegistered(KeyError):
    """Nobody registered that name."""


class Registry(Generic[Item]):
    """Things by name, in the order of their registration."""

    def __init__(self) -> None:
        self._items: dict[str, Item] = {}

    def register(self, *items: Item) -> None:
        """Add items.

        :raises AlreadyRegistered: if another thing has the name
        """
        for item in items:
            if self._items.setdefault(item.name, item) != item:
                raise AlreadyRegistered(item.name)

    def __getitem__(self, name: str) -> Item:
        try:
            return self._items[name]
        except KeyError:
            raise NotRegistered(name) from None

    def __contains__(self, name: str) -> bool:
        return name in self._items

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items.values())


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that is counted or stated: its Korean label and base unit ("" for words)."""

    label: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Dataset:
    """A kind of facts that one app owns: what a value is about, and what may be stated about it."""

    name: str
    label: str
    dimensions: Mapping[str, str]
    """Dimension and its Korean label."""
    measures: Mapping[str, Measure]


datasets: Registry[Dataset] = Registry()
figure_tables: Registry[FigureTable] = Registry()
machines: Registry[Machine[Any]] = Registry()
