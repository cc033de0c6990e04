"""Reads of the clauses by which money moves between policy programmes."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from ieum.budget.models import CrossUseClause
from ieum.budget.rules.clauses import Clause


def clause_rows(year_id: UUID, *, on: date | None = None) -> list[CrossUseClause]:
    """The last edition of a year that was voted by a day, or the last of all; none where none was told."""
    rows = CrossUseClause.objects.filter(fiscal_year_id=year_id)
    if on is not None:
        rows = rows.filter(voted_on__lte=on)
    last = rows.order_by("-edition").values_list("edition", flat=True).first() or 0
    return list(
        rows.filter(edition=last).select_related("operation__actor", "operation__on_behalf_of").order_by("position")
    )


def clauses_on(year_id: UUID, day: date) -> list[Clause]:
    """The clauses in force on a day."""
    return clauses_of(clause_rows(year_id, on=day))


def clauses_of(rows: Sequence[CrossUseClause]) -> list[Clause]:
    """Rows as the rules see them."""
    return [Clause(each.name, each.what, tuple(each.items.split()), tuple(each.policies.split())) for each in rows]
