"""What rows of the ledger are called, from the account down."""

from collections.abc import Mapping
from typing import Any

from ieum.budget.choices import PATHS, CarryOrigin, Funding, Level


def place_of(row: Mapping[str, Any], by: Level) -> tuple[str, ...]:
    """Code and name of each level from the account down; the code first, so that sorting goes by it."""
    names = names_of(row, by)
    codes = {
        Level.ACCOUNT: row["account_kind"],
        Level.DIVISION: names[-1],
        Level.POLICY: row["policy_code"] or "",
        Level.UNIT: row["unit_code"] or "",
        Level.PROGRAMME: row["code"] or "",
        Level.CELL: names[-1],
    }
    return tuple(part for level, name in zip(PATHS[by], names, strict=True) for part in (codes[level], name))


def names_of(row: Mapping[str, Any], by: Level) -> tuple[str, ...]:
    """The name of each level from the account down to ``by``."""
    names = {
        Level.ACCOUNT: row["account"],
        Level.DIVISION: row["division"],
        Level.POLICY: row["policy_name"] or "",
        Level.UNIT: row["unit_name"] or "",
        Level.PROGRAMME: row["name"] or "",
        Level.CELL: _cell(row) if by is Level.CELL else "",
    }
    return tuple(names[level] for level in PATHS[by])


def _cell(row: Mapping[str, Any]) -> str:
    origin = CarryOrigin(row["carry_origin"])
    words = (row["division"], row["item"], Funding(row["funding"]).label)
    return " ".join(word for word in (*words, "" if origin is CarryOrigin.CURRENT else origin.label) if word)
