"""Hand-overs: what waits at a post that passes on is listed, and what waits at a closed one moved, on the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from ieum.kernel.registry import Round, post_work
from ieum.org import queries
from ieum.org.models import Appointment, Handover, HandoverItem, Order, PostClosing
from ieum.org.operations.desk import Desk
from ieum.org.operations.holding import hold_organisation
from ieum.org.rules.comparing import holder_changes
from ieum.org.rules.standing import Standing
from ieum.org.telling import HANDED_OVER, Word, tell_posts
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.operations import resume_operation

_DAY = timedelta(days=1)
_LOOKED_BACK = 7
"""So many days are looked at, this one and those before, in case no worker ran on one of them."""
_looked: set[tuple[UUID, date]] = set()
"""Municipalities with the days on which this process has made all lists."""


@dataclass(frozen=True, slots=True)
class _Change:
    """That a post passes from one to another on a day, by an order."""

    order: Order
    post_id: UUID
    label: str
    day: date
    giver_id: UUID | None
    taker_id: UUID | None
    at: UUID
    """The post whose holder is told: itself, or the one that takes its work over."""


def open_items(post_id: UUID) -> list[dict[str, Any]]:
    """The open work of a post, as a hand-over list keeps it."""
    return [
        {"kind": source.label, "title": each.title[:200], "address": each.address, "due_on": each.due_on}
        for source in post_work
        for each in source.open_items(post_id)
    ]


def hand_over(desk: Desk, before: Standing, after: Standing) -> int:
    """Make the lists of an order, how many; those of a day to come are counted and made on that day.

    A post that is closed passes its work on the same day, before the lists of others are made.
    """
    order, today = desk.order, localdate()
    closed = list(queries.known(PostClosing).filter(order=order).select_related("order"))
    if order.effective_date > today:
        eve = queries.standing(order.effective_date - _DAY)
        passing = [(each.post_id, _passing_items(each)) for each in closed]
        passing += [(each, open_items(each)) for each in holder_changes(eve, after)]
        return sum(_gives(eve, post_id) is not None or bool(items) for post_id, items in passing)
    return sum(_close(each, before, after) for each in closed) + sum(
        _list(_change(order, each, order.effective_date, before, after), open_items(each), after)
        for each in holder_changes(before, after)
    )


def hand_over_today(moment: datetime) -> None:
    """Make the lists of a day once in each process."""
    done = (current_municipality(), localdate(moment))
    if done not in _looked:
        hand_over_due(localdate(moment))
        transaction.on_commit(lambda: _looked.add(done))


def hand_over_due(today: date) -> int:
    """Make the lists of who leaves or comes by an order of an earlier day, or by the end that it set; how many.

    Before that, what waits at posts that are closed by now goes on to those that take it over.
    """
    made = _close_due(today)
    for day in (today - each * _DAY for each in reversed(range(_LOOKED_BACK))):
        rows = _begun_or_ended(day)
        if rows:
            hold_organisation()
            made += _hand_over_on(day, rows, is_today=day == today)
    return made


def _begun_or_ended(day: date) -> list[Appointment]:
    """What begins or ends on a day by orders of earlier days, the latest first; later ones made their lists at once."""
    rows = queries.known(Appointment).filter(Q(valid_from=day) | Q(valid_until=day))
    rows = rows.filter(order__operation__recorded_at__date__lt=day).select_related("order")
    return list(rows.order_by("-epoch"))


def _hand_over_on(day: date, rows: Sequence[Appointment], *, is_today: bool) -> int:
    made = 0
    before, after = queries.standing(day - _DAY), queries.standing(day)
    listed = set(Handover.objects.filter(effective_date=day).values_list("post_id", flat=True))
    for post_id in holder_changes(before, after):
        gone, come = before.keeper(post_id), after.keeper(post_id)
        by = [each.order for each in rows if each.post_id == post_id or each.person_id in (gone, come)]
        # What came to a vacant post since is no part of what was handed over on an earlier day.
        if by and post_id not in listed and (is_today or gone is not None):
            made += _list(_change(by[0], post_id, day, before, after), open_items(post_id), after)
    return made


def _close_due(today: date) -> int:
    """Pass on what waits at posts that are closed by a day, whenever theirs was; how many lists that makes."""
    closed = queries.closings(today)
    if closed:
        hold_organisation()
    days = ((each, each.valid_from) for each in closed)
    return sum(_close(each, queries.standing(day - _DAY), queries.standing(day)) for each, day in days)


def _close(closing: PostClosing, before: Standing, after: Standing) -> bool:
    """Move what waits at a closed post to the one that takes it over; False where there is nothing to list, or was."""
    order, post_id, day, heir = closing.order, closing.post_id, closing.valid_from, _heir(closing)
    items = _passing_items(closing)
    resume_operation(order.operation_id)
    for work in post_work:
        work.move(post_id, heir, order.operation_id)
    if Handover.objects.filter(order=order, post_id=post_id, effective_date=day).exists():
        return False
    label, giver = queries.post_then(post_id, day - _DAY), _gives(before, post_id)
    return _list(_Change(order, post_id, label, day, giver, after.keeper(heir), heir), items, after)


def _heir(closing: PostClosing) -> UUID:
    """The post that takes over; where the one that was named is closed by that day too, the one after it."""
    into = {each.post_id: each.into_id for each in queries.closings(closing.valid_from)}
    heir: UUID = closing.into_id
    while heir in into:
        heir = into[heir]
    return heir


def _passing_items(closing: PostClosing) -> list[dict[str, Any]]:
    """The open work of a post that is closed, and its seats on committees, which nobody takes over."""
    lost = [
        {"kind": source.label, "title": f"당연직 위원 자리가 없어짐: {seat}"[:200]}
        for source in post_work
        for seat in source.seats(closing.post_id, closing.valid_from)
    ]
    return [*open_items(closing.post_id), *lost]


def _gives(standing: Standing, post_id: UUID) -> UUID | None:
    return standing.keeper(post_id) if post_id in standing.posts else None


def _change(order: Order, post_id: UUID, day: date, before: Standing, after: Standing) -> _Change:
    giver, taker = before.keeper(post_id), after.keeper(post_id)
    return _Change(order, post_id, after.label(post_id), day, giver, taker, post_id)


def _list(change: _Change, items: Sequence[dict[str, Any]], after: Standing) -> bool:
    """Make a list and tell who takes over; False where nobody leaves and nothing waits."""
    if change.giver_id is None and not items:
        return False
    order = change.order
    handover = Handover.objects.create(
        municipality_id=order.municipality_id, order=order, post_id=change.post_id, effective_date=change.day,
        giver_id=change.giver_id, taker_id=change.taker_id,
    )  # fmt: skip
    HandoverItem.objects.bulk_create(
        HandoverItem(municipality_id=order.municipality_id, handover=handover, position=position, **item)
        for position, item in enumerate(items, start=1)
    )
    word = Word(f"{change.label}: {order.title}", str(handover.pk), f"/organisation/handovers/{handover.pk}/")
    tell_posts(after, [change.at], HANDED_OVER, word)
    return True


HAND_OVERS = Round("org.handovers", hand_over_today)
