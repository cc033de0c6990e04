"""Cells for the places of a request that have none yet: they stand without money until the request is approved."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

from django.db import transaction

from ieum.budget.operations.cells import register_under
from ieum.budget.rules import Line
from ieum.budget.rules.request_places import NewPlace
from ieum.platform.operations import open_operation


def lines_of_places(year_id: UUID, places: Sequence[NewPlace], *, actor_id: UUID, basis: str) -> list[Line]:
    """Register the cell of each place, and give what is added to it.

    :raises CellRefused: if there can be no such cell
    """
    if not places:
        return []
    opened = open_operation(kind="budget.register_cells", actor_id=actor_id, basis=basis)
    return [Line(register_under(year_id, each.cell, opened.operation_id), each.amount) for each in places]


@contextmanager
def lines_tried(year_id: UUID, places: Sequence[NewPlace], *, actor_id: UUID) -> Iterator[list[Line]]:
    """The same while one looks at what a request would do; no cell stands after it.

    :raises CellRefused: if there can be no such cell
    """
    with transaction.atomic():
        yield lines_of_places(year_id, places, actor_id=actor_id, basis="요청 미리 보기")
        transaction.set_rollback(True)
