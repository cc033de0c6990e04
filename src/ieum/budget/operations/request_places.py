"""Cells for the places of a request that have none yet: approval registers them, and a look at it takes them back."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

from django.db import transaction

from ieum.budget.operations.cells import register_under
from ieum.budget.rules import Line
from ieum.budget.rules.request_places import NewPlace
from ieum.platform.operations import open_operation


def lines_of_places(year_id: UUID, places: Sequence[NewPlace], *, operation_id: UUID) -> list[Line]:
    """Register the cell of each place as part of an operation that is open, and give what is added to it.

    :raises CellRefused: if there can be no such cell
    """
    return [Line(register_under(year_id, each.cell, operation_id), each.amount) for each in places]


@contextmanager
def lines_tried(year_id: UUID, places: Sequence[NewPlace], *, actor_id: UUID) -> Iterator[list[Line]]:
    """The same while one looks at what a request would do; no cell stands after it.

    :raises CellRefused: if there can be no such cell
    """
    if not places:
        yield []
        return
    with transaction.atomic():
        opened = open_operation(kind="budget.register_cells", actor_id=actor_id, basis="요청 미리 보기")
        yield lines_of_places(year_id, places, operation_id=opened.operation_id)
        transaction.set_rollback(True)
