"""What rows of the ledger are called, from the account down."""

from operator import itemgetter
from typing import Any, NamedTuple

from ieum.budget.choices import PATHS, CarryOrigin, Funding, Level


class Names(NamedTuple):
    """The codes and names of a cell, or of what cells are summed to; "" where a column is not part of it."""

    account_kind: str
    account: str
    policy_code: str
    policy_name: str
    unit_code: str
    unit_name: str
    code: str
    name: str
    division: str
    item: str
    funding: str
    carry_origin: str


_COLUMNS = {
    Level.ACCOUNT: ("account_kind", "account"),
    Level.DIVISION: ("division", "division"),
    Level.POLICY: ("policy_code", "policy_name"),
    Level.UNIT: ("unit_code", "unit_name"),
    Level.PROGRAMME: ("code", "name"),
    Level.CELL: (),
}
"""Code and name of each level; a cell has only what it is called by."""


def _told(origin: CarryOrigin) -> str:
    """What money that was carried over is called; "" for that of the year."""
    return "" if origin is CarryOrigin.CURRENT else origin.label


_POSITIONS = {column: position for position, column in enumerate(Names._fields)}
_PLACES = {by: itemgetter(*(_POSITIONS[column] for level in PATHS[by] for column in _COLUMNS[level])) for by in Level}
_CELL = itemgetter(*(_POSITIONS[column] for column in ("division", "item", "funding", "carry_origin")))
_MONEY = {
    (funding.value, origin.value): "".join(f" {each}" for each in (funding.label, _told(origin)) if each)
    for funding in Funding
    for origin in CarryOrigin
}
"""How the money of a cell is told after its item."""


def place_of(names: tuple[Any, ...], by: Level) -> tuple[str, ...]:
    """Code and name of each level from the account down; the code first, so that sorting goes by it.

    ``names`` is a ``Names`` or a row that begins as one.
    """
    found: tuple[str, ...] = _PLACES[by](names)
    if by is not Level.CELL:
        return found
    cell = _cell(names)
    return (*found, cell, cell)


def names_of(names: Names, by: Level) -> tuple[str, ...]:
    """The name of each level from the account down to ``by``."""
    return place_of(names, by)[1::2]


def _cell(names: tuple[Any, ...]) -> str:
    division, item, funding, origin = _CELL(names)
    head = f"{division} {item}" if division and item else division or item
    return f"{head}{_MONEY[funding, origin]}".lstrip()
