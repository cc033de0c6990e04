"""What an order changes, in sentences: the organisation before and after, set side by side."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from ieum.kernel.wording import Wording, joined, worded
from ieum.org.choices import AppointmentKind, UnitKind
from ieum.org.rules.standing import Holding, Standing, StandingUnit


def changes(before: Standing, after: Standing) -> list[str]:
    """Say what differs, units first, then posts, then persons; the same order on every machine.

    Each is a ``Wording``, since it names kinds of units and appointments beside names that somebody has given.
    """
    return [*_of_units(before, after), *_of_posts(before, after), *_of_persons(before, after)]


def holder_changes(before: Standing, after: Standing) -> list[UUID]:
    """The posts of both days for which somebody else answers afterwards, in the order of the organisation."""
    ordered = [post.id for _, unit in after.tree() for post in after.posts_of(unit.id)]
    return [post for post in ordered if post in before.posts and before.keeper(post) != after.keeper(post)]


def _of_units(before: Standing, after: Standing) -> Iterator[str]:
    for _, unit in before.tree():
        if unit.id not in after.units:
            yield worded("부서 폐지: {unit}", unit=before.path(unit.id))
    for _, unit in after.tree():
        earlier = before.units.get(unit.id)
        if earlier is None:
            yield worded("부서 신설: {unit} ({kind})", unit=after.path(unit.id), kind=_kind(unit))
            continue
        if (earlier.name, earlier.kind) != (unit.name, unit.kind):
            said = before.path(unit.id)
            yield worded("부서 이름 변경: {unit} → {name} ({kind})", unit=said, name=unit.name, kind=_kind(unit))
        if earlier.parent_id != unit.parent_id:
            yield worded("부서 이동: {unit} → {place}", unit=before.path(unit.id), place=after.path(unit.id))


def _of_posts(before: Standing, after: Standing) -> Iterator[str]:
    for post in _posts(before):
        if post not in after.posts:
            yield worded("직위 폐지: {post}", post=before.label(post))
    for post in _posts(after):
        if post not in before.posts:
            yield worded("직위 신설: {post}", post=after.label(post))
        elif before.label(post) != after.label(post):
            yield worded("직위 변경: {post} → {name}", post=before.label(post), name=after.label(post))
    yield from _of_heads(before, after)


def _of_heads(before: Standing, after: Standing) -> Iterator[str]:
    """Which posts that stay head a unit no longer, with the one that heads it, or do from now on."""
    for post in _posts(after):
        if post not in before.posts or before.posts[post].is_head == after.posts[post].is_head:
            continue
        if after.posts[post].is_head:
            yield worded("부서장이 된 직위: {post}", post=after.label(post))
            continue
        head = next((each.id for each in after.posts_of(after.posts[post].unit_id) if each.is_head), None)
        known = before if head in before.posts else after
        said = known.label(head) if head is not None else worded("없음")
        yield worded("부서장이 아니게 된 직위: {post} (부서장은 {head})", post=before.label(post), head=said)


def _of_persons(before: Standing, after: Standing) -> Iterator[str]:
    earlier, later = _by_person(before), _by_person(after)
    known = {each.person_id: each for each in (*before.holdings, *after.holdings)}
    for person in sorted(earlier.keys() | later.keys(), key=lambda each: (known[each].number, each)):
        gone, come = (
            earlier.get(person, set()) - later.get(person, set()),
            later.get(person, set()) - earlier.get(person, set()),
        )
        if gone or come:
            who, left, taken = str(known[person].person), _posts_said(gone, before), _posts_said(come, after)
            yield worded("인사: {who}: {left} → {taken}", who=who, left=left, taken=taken)


def _by_person(standing: Standing) -> dict[UUID, set[Holding]]:
    """What each holds, by whichever account they log in."""
    found: dict[UUID, set[Holding]] = {}
    for each in standing.holdings:
        found.setdefault(each.person_id, set()).add(replace(each, account_id=None))
    return found


def _posts_said(holdings: Collection[Holding], standing: Standing) -> Wording:
    return joined(sorted(_said(each, standing) for each in holdings)) if holdings else worded("없음")


def _said(holding: Holding, standing: Standing) -> Wording:
    post = f"{standing.label(holding.post_id)} {holding.grade}".rstrip()
    kind = worded(AppointmentKind(holding.kind).label)
    if holding.until is None:
        return worded("{post}({kind})", post=post, kind=kind)
    last_day = (holding.until - timedelta(days=1)).isoformat()
    return worded("{post}({kind}, {last_day}까지)", post=post, kind=kind, last_day=last_day)


def _kind(unit: StandingUnit) -> Wording:
    return worded(UnitKind(unit.kind).label)


def _posts(standing: Standing) -> list[UUID]:
    return [post.id for _, unit in standing.tree() for post in standing.posts_of(unit.id)]
