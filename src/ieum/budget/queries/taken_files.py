"""Files that came into the ledgers: who handed them in and when, what they hold, and what of it still stands."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from ieum.budget.choices import FileKind, MovementKind, RevenueKind
from ieum.budget.queries.reading import rows_of
from ieum.budget.rules import kinds, revenue
from ieum.budget.rules.files import file_name, is_book


@dataclass(frozen=True, slots=True)
class TakenFile:
    """A file that posted movements."""

    source_id: UUID
    kind: FileKind
    name: str
    sha256: str
    taken_at: datetime
    """When its content first came in."""
    who: str
    basis: str
    year: int
    """A fiscal year that it is of; an export is of one alone."""


@dataclass(frozen=True, slots=True)
class FileTotal:
    """What a file posted of one kind of movement, that which stands or that which was taken back."""

    kind: MovementKind | RevenueKind
    stands: bool
    movements: int
    rows: int
    amount: int
    """Won as the file tells it: what a return gives back is above 0."""


def taken_files(sources: Collection[str] | None = None) -> list[TakenFile]:
    """Files of some sources, of all where None, the last one first."""
    asked = None if sources is None else list(sources)
    return [_taken(row) for row in rows_of(_FILES, {"sources": asked})]


def taken_file(source_id: UUID) -> TakenFile | None:
    """A file; None where nothing of that source was ever posted."""
    return next(iter(taken_files([str(source_id)])), None)


def totals_of(files: Iterable[TakenFile]) -> dict[UUID, list[FileTotal]]:
    """What each file posted, by kind in the order of the law's movements, what stands first."""
    found: dict[UUID, list[FileTotal]] = {}
    parameters = {"sources": [each.source_id for each in files]}
    for row in rows_of(_TOTALS, parameters):
        kind = MovementKind(row["kind"])
        if row["balance"] == kinds.COLUMN[kind]:
            sign = -1 if kind is MovementKind.RETURN else 1
            found.setdefault(row["source"], []).append(_total(kind, row, sign))
    for row in rows_of(_REVENUE_TOTALS, parameters):
        own = RevenueKind(row["kind"])
        if row["balance"] == revenue.COLUMN[own]:
            found.setdefault(row["source"], []).append(_total(own, row, 1))
    order = [*MovementKind, *RevenueKind]
    return {
        source: sorted(each, key=lambda one: (not one.stands, order.index(one.kind))) for source, each in found.items()
    }


def standing_of(totals: Sequence[FileTotal]) -> tuple[int, int]:
    """How many movements of a file stand, and how many were taken back."""
    standing = sum(each.movements for each in totals if each.stands)
    return standing, sum(each.movements for each in totals) - standing


def _taken(row: Mapping[str, Any]) -> TakenFile:
    return TakenFile(
        row["id"], _kind(row), file_name(row["name"]), row["sha256"], row["recorded_at"], row["title"], row["basis"],
        row["year"],
    )  # fmt: skip


def _kind(row: Mapping[str, Any]) -> FileKind:
    if row["authority"] is None:
        return FileKind.REVENUE
    if row["authority"].startswith("e-호조|"):
        return FileKind.EXECUTION
    return FileKind.BOOK if is_book(row["name"]) else FileKind.EVENTS


def _total(kind: MovementKind | RevenueKind, row: Mapping[str, Any], sign: int) -> FileTotal:
    return FileTotal(kind, row["stands"], row["movements"], row["rows"], sign * int(row["amount"]))


_FILES = """
    SELECT s.id, s.name, s.sha256, o.recorded_at, o.basis, a.title, e.authority, coalesce(e.year, r.year) AS year
    FROM platform_source s
    JOIN platform_operation o ON o.id = s.operation_id
    JOIN platform_account a ON a.id = o.actor_id
    LEFT JOIN LATERAL (
        SELECT e.authority, y.year FROM budget_ledgerevent e JOIN budget_fiscalyear y ON y.id = e.fiscal_year_id
        WHERE e.source_id = s.id LIMIT 1
    ) e ON true
    LEFT JOIN LATERAL (
        SELECT y.year FROM budget_revenuefileevent f JOIN budget_revenueevent v ON v.id = f.event_id
        JOIN budget_fiscalyear y ON y.id = v.fiscal_year_id
        WHERE f.source_id = s.id LIMIT 1
    ) r ON true
    WHERE (e.year IS NOT NULL OR r.year IS NOT NULL)
        AND (%(sources)s::uuid[] IS NULL OR s.id = ANY(%(sources)s::uuid[]))
    ORDER BY o.recorded_at DESC, s.id DESC
"""
_TOTALS = """
    SELECT e.source_id AS source, e.kind, l.balance, b.id IS NULL AS stands, count(DISTINCT e.id) AS movements,
        count(*) AS rows, sum(l.amount) AS amount
    FROM budget_ledgerevent e
    JOIN budget_ledgerline l ON l.municipality_id = e.municipality_id AND l.event_id = e.id
    LEFT JOIN budget_ledgerevent b ON b.municipality_id = e.municipality_id AND b.reverses_id = e.id
    WHERE e.source_id = ANY(%(sources)s) AND e.kind <> 'REVERSAL'
    GROUP BY 1, 2, 3, 4
"""
_REVENUE_TOTALS = """
    SELECT f.source_id AS source, e.kind, l.balance, b.id IS NULL AS stands, count(DISTINCT e.id) AS movements,
        count(*) AS rows, sum(l.amount) AS amount
    FROM budget_revenuefileevent f
    JOIN budget_revenueevent e ON e.id = f.event_id
    JOIN budget_revenueline l ON l.municipality_id = e.municipality_id AND l.event_id = e.id
    LEFT JOIN budget_revenueevent b ON b.municipality_id = e.municipality_id AND b.reverses_id = e.id
    WHERE f.source_id = ANY(%(sources)s)
    GROUP BY 1, 2, 3, 4
"""
