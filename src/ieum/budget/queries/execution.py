"""What the ledger took over from e-호조, and the cells that its exports name."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from ieum.budget.choices import CarryOrigin, Funding, MovementKind
from ieum.budget.models import AppropriationCell
from ieum.budget.queries.reading import rows_of

_MARK = "e-호조"


@dataclass(frozen=True, slots=True)
class NamedCell:
    """A cell by what an export calls it."""

    id: UUID
    programme: str
    item: str
    origin: CarryOrigin
    funding: Funding

    def __str__(self) -> str:
        """Its programme, item and money."""
        origin = "" if self.origin is CarryOrigin.CURRENT else self.origin.label
        return " ".join(filter(None, (self.programme, self.item, self.funding.label, origin)))


@dataclass(frozen=True, slots=True)
class Executed:
    """A commitment, payment or return that was taken over and stands."""

    event_id: UUID
    number: str
    """품의번호."""
    cell_id: UUID
    kind: MovementKind
    day: date
    amount: int
    """Won, above 0 but for a commitment that was lowered."""


def execution_key(number: str, kind: MovementKind, day: date, cell_id: UUID) -> str:
    """What tells one commitment or payment from all others; it stands with the event as its authority."""
    return f"{_MARK}|{number}|{kind.value}|{day}|{cell_id}"


def named_cells(fiscal_year_id: UUID) -> list[NamedCell]:
    """Cells of detailed programmes of a fiscal year."""
    cells = AppropriationCell.objects.filter(account__fiscal_year_id=fiscal_year_id, programme__isnull=False)
    return [
        NamedCell(cell.id, cell.programme.name, cell.item, CarryOrigin(cell.carry_origin), Funding(cell.funding))
        for cell in cells.select_related("programme")
        if cell.programme
    ]


def executed(year: int) -> dict[str, Executed]:
    """What was taken over in a fiscal year and is not reversed, by its key."""
    return {row["authority"]: _executed(row) for row in rows_of(_EXECUTED, {"year": year, "mark": f"{_MARK}|%"})}


Alike = tuple[MovementKind, UUID, date, int]
"""Kind, cell, day and won of a commitment or payment."""


def entered_otherwise(year: int, cells: Collection[UUID], days: Collection[date]) -> dict[Alike, str]:
    """What stands of some cells and days that no export brought, with its 근거; of several alike the last one's."""
    asked = {"year": year, "mark": f"{_MARK}|%", "cells": list(cells), "days": list(days)}
    return {
        (each.kind, each.cell_id, each.day, each.amount): row["basis"]
        for row in rows_of(_OTHERWISE, asked)
        for each in [_executed(row)]
    }


def replaced(source_id: UUID) -> dict[str, list[Executed]]:
    """What an export took back to post it anew with another amount, by its key, where what it posted still stands.

    More than one for a key where two exports changed it before anything was read in between.
    """
    found: dict[str, list[Executed]] = {}
    for row in rows_of(_REPLACED, {"source": source_id}):
        found.setdefault(row["authority"], []).append(_executed(row))
    return found


def _executed(row: Mapping[str, Any]) -> Executed:
    kind, amount = MovementKind(row["kind"]), int(row["amount"])
    number = row["authority"].removeprefix(f"{_MARK}|").rsplit("|", 3)[0]
    won = abs(amount) if kind is MovementKind.RETURN else amount
    return Executed(row["id"], number, row["cell_id"], kind, row["effective_date"], won)


# An export reverses and posts in one transaction, so that both are of one epoch.
_REPLACED = """
    SELECT o.id, o.authority, o.kind, o.effective_date, l.cell_id, l.amount
    FROM budget_ledgerevent s
    JOIN budget_ledgerevent o ON o.fiscal_year_id = s.fiscal_year_id AND o.authority = s.authority AND o.id <> s.id
        AND o.kind <> 'REVERSAL' AND o.source_id IS DISTINCT FROM s.source_id
    JOIN budget_ledgerevent r ON r.reverses_id = o.id AND r.epoch = s.epoch
    JOIN budget_ledgerline l ON l.event_id = o.id
        AND l.balance = CASE o.kind WHEN 'COMMITMENT' THEN 'COMMITTED' ELSE 'SPENT' END
    WHERE s.source_id = %(source)s AND s.kind <> 'REVERSAL'
    AND NOT EXISTS (SELECT FROM budget_ledgerevent u WHERE u.reverses_id = s.id)
    ORDER BY o.effective_date, o.id
"""
_EXECUTED = """
    SELECT e.id, e.authority, e.kind, e.effective_date, l.cell_id, l.amount
    FROM budget_ledgerevent e
    JOIN budget_fiscalyear y ON y.id = e.fiscal_year_id
    JOIN budget_ledgerline l ON l.event_id = e.id
        AND l.balance = CASE e.kind WHEN 'COMMITMENT' THEN 'COMMITTED' ELSE 'SPENT' END
    WHERE y.year = %(year)s AND e.authority LIKE %(mark)s AND e.kind <> 'REVERSAL'
    AND NOT EXISTS (SELECT FROM budget_ledgerevent r WHERE r.reverses_id = e.id)
"""
_OTHERWISE = """
    SELECT e.id, e.authority, e.kind, e.effective_date, l.cell_id, l.amount, o.basis
    FROM budget_ledgerevent e
    JOIN budget_fiscalyear y ON y.id = e.fiscal_year_id
    JOIN platform_operation o ON o.id = e.operation_id
    JOIN budget_ledgerline l ON l.event_id = e.id
        AND l.balance = CASE e.kind WHEN 'COMMITMENT' THEN 'COMMITTED' ELSE 'SPENT' END
    WHERE y.year = %(year)s AND e.kind IN ('COMMITMENT', 'EXPENDITURE', 'RETURN') AND e.authority NOT LIKE %(mark)s
    AND e.effective_date = ANY(%(days)s) AND l.cell_id = ANY(%(cells)s)
    AND NOT EXISTS (SELECT FROM budget_ledgerevent r WHERE r.reverses_id = e.id)
    ORDER BY e.epoch, e.id
"""
