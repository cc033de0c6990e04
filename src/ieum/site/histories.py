"""What pages of histories share: who did something, posts by name, and the history of a case or a meeting."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.timezone import localtime

from ieum.kernel.states import Machine
from ieum.office.choices import Capacity
from ieum.org.rules.standing import Standing
from ieum.platform.ui.doers import done_by
from ieum.platform.ui.languages import translated
from ieum.platform.ui.tables import Column, Table

_COLUMNS = (
    Column("action", "한 일"),
    Column("state", "상태"),
    Column("who", "누가"),
    Column("when", "언제", "date"),
    Column("reason", "사유"),
)


def post_label(standing: Standing, post_id: UUID) -> str:
    """A post as it is called on a day; one that is gone says so."""
    return translated(standing.label(post_id)) if post_id in standing.posts else translated("폐지된 직위")


def _capacity(event: Any) -> str:
    """That somebody acted for an absent holder without one's powers (대결); "" otherwise, where ``done_by`` says it."""
    if event.capacity == Capacity.HOLDER or event.operation.on_behalf_of is not None:
        return ""
    return f" · {translated(Capacity(event.capacity).label)}"


def history(machine: Machine[Any], first: str, events: Iterable[Any], standing: Standing) -> Table:
    """The steps of a subject, each with who took it and why; ``first`` is what its beginning is called."""
    labels = {(each.source, each.action): each.label for each in machine.transitions}
    rows = [
        [
            translated(labels.get((each.from_state, each.action), first)),
            translated(machine.states[each.to_state]),
            f"{done_by(each.operation)} · {post_label(standing, each.post_id)}{_capacity(each)}",
            f"{localtime(each.operation.recorded_at):%Y-%m-%d}",
            each.reason,
        ]
        for each in events
    ]
    return Table("history", "이력", _COLUMNS, rows)
