"""Figures: every number that is printed, with its source, day, formula and rounding."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ieum.kernel.numbers import Absence
from ieum.kernel.observations import Observation, subject_key
from ieum.kernel.rounding import Rounding

INLINE_EVENTS = 1_000
"""Up to this many events stand in a lineage one by one; a longer one is paged from its selection."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """The events behind a figure: how they were selected, and proof of which they were."""

    dataset: str
    selection: str
    """The canonical filter: "funding=구비|year=2021 · appropriation"."""
    count: int
    total: Decimal | None
    """Sum of the values; None where one of them is not a number."""
    digest: str
    """128-bit hash of the multiset of events, in hex: equal exactly where the same events were read."""
    events: tuple[Observation, ...]
    """The events in the order of their places, at most ``INLINE_EVENTS``."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A value that may be printed."""

    name: str
    value: Decimal | None
    """In base units; None where nothing is known or ``absence`` stands."""
    unit: str
    as_of: date
    epoch: int
    """Number of the last closed epoch that it was read at."""
    operation: str = ""
    """How it follows from its inputs: "sum", "difference", "rate"; "" for a value as it was stated or counted."""
    formula: str = ""
    """With the actual numbers: "226,719 ÷ 333,545 × 100"; "" for a value as it was stated."""
    rounding: Rounding | None = None
    decimals: int | None = None
    lineage: Lineage | None = None
    inputs: tuple["Figure", ...] = ()
    competing: tuple[Observation, ...] = ()
    """All values stated for the same thing, where they disagree; empty where they agree."""
    absence: Absence | None = None
    words: str = ""
    """What is printed where the value is not a number."""
    scale: int = 1
    """Scale of the print that it came from."""
    moved: int = 0
    """By how many units of the print it stands beside its own nearest, so that its table adds up: 1, 0 or -1."""

    @property
    def is_open_contradiction(self) -> bool:
        """Whether sources disagree and nobody has ruled yet; such a number is printed marked."""
        return bool(self.competing) and not any(event.is_ruled for event in self.competing)

    def leaves(self) -> Iterator["Figure"]:
        """The stated figures that this one rests on, itself if it is one."""
        if self.lineage is not None:
            yield self
        for figure in self.inputs:
            yield from figure.leaves()


def lineage_of(dataset: str, selection: str, events: Iterable[Observation]) -> Lineage:
    """Describe the events that one figure read."""
    ordered = tuple(sorted(events, key=lambda event: event.order))
    values = [event.value for event in ordered]
    total = None if None in values else sum((value for value in values if value is not None), Decimal(0))
    return Lineage(dataset, selection, len(ordered), total, multiset_digest(ordered), ordered[:INLINE_EVENTS])


def multiset_digest(events: Iterable[Observation]) -> str:
    """Hash events so that their order does not matter but their number and content do."""
    sums = 0
    for event in events:
        digest = hashlib.blake2b(_canonical(event).encode(), digest_size=16).digest()
        sums = (sums + int.from_bytes(digest)) % (1 << 128)
    return f"{sums:032x}"


def _canonical(event: Observation) -> str:
    value = "" if event.value is None else str(event.value.normalize())
    parts = (
        event.dataset, subject_key(event.subject), event.measure, event.nature, value, event.absence or "", event.unit,
        event.effective_date.isoformat(), event.source, str(event.line), event.cell, event.printed, str(event.version),
    )  # fmt: skip
    return "\x1f".join(parts)
