"""What an order changes, in sentences: the organisation before and after, set side by side."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from ieum.org.choices import AppointmentKind, UnitKind
from ieum.org.rules.standing import Holding, Standing


def changes(before: Standing, after: Standing) -> list[str]:
    """Say what differs, units first, then posts, then persons; the same order on every machine."""
    return [*_of_units(before, after), *_of_posts(before, after), *_of_persons(before, after)]


def holder_changes(before: Standing, after: Standing) -> list[UUID]:
    """The posts of both days for which somebody else answers afterwards, in the order of the organisation."""
    ordered = [post.id for _, unit in after.tree() for post in after.posts_of(unit.id)]
    return [post for post in ordered if post in before.posts and answering(before, post) != answering(after, post)]


def _of_units(before: Standing, after: Standing) -> Iterator[str]:
    for _, unit in before.tree():
        if unit.id not in after.units:
            yield f"부서 폐지: {before.path(unit.id)}"
    for _, unit in after.tree():
        earlier = before.units.get(unit.id)
        if earlier is None:
            yield f"부서 신설: {after.path(unit.id)} ({UnitKind(unit.kind).label})"
            continue
        if (earlier.name, earlier.kind) != (unit.name, unit.kind):
            yield f"부서 이름 변경: {before.path(unit.id)} → {unit.name} ({UnitKind(unit.kind).label})"
        if earlier.parent_id != unit.parent_id:
            yield f"부서 이동: {before.path(unit.id)} → {after.path(unit.id)}"


def _of_posts(before: Standing, after: Standing) -> Iterator[str]:
    for post in _posts(before):
        if post not in after.posts:
            yield f"직위 폐지: {before.label(post)}"
    for post in _posts(after):
        if post not in before.posts:
            yield f"직위 신설: {after.label(post)}"
        elif before.label(post) != after.label(post):
            yield f"직위 변경: {before.label(post)} → {after.label(post)}"


def _of_persons(before: Standing, after: Standing) -> Iterator[str]:
    earlier, later = _by_person(before), _by_person(after)
    known = {each.person_id: each for each in (*before.holdings, *after.holdings)}
    for person in sorted(earlier.keys() | later.keys(), key=lambda each: (known[each].number, each)):
        gone, come = (
            earlier.get(person, set()) - later.get(person, set()),
            later.get(person, set()) - earlier.get(person, set()),
        )
        if gone or come:
            left = ", ".join(sorted(_said(each, before) for each in gone)) or "없음"
            taken = ", ".join(sorted(_said(each, after) for each in come)) or "없음"
            yield f"인사: {known[person].person}: {left} → {taken}"


def _by_person(standing: Standing) -> dict[UUID, set[Holding]]:
    """What each holds, by whichever account they log in."""
    found: dict[UUID, set[Holding]] = {}
    for each in standing.holdings:
        found.setdefault(each.person_id, set()).add(replace(each, account_id=None))
    return found


def _said(holding: Holding, standing: Standing) -> str:
    grade = f" {holding.grade}" if holding.grade else ""
    return f"{standing.label(holding.post_id)}{grade}({AppointmentKind(holding.kind).label})"


def _posts(standing: Standing) -> list[UUID]:
    return [post.id for _, unit in standing.tree() for post in standing.posts_of(unit.id)]


def answering(standing: Standing, post: UUID) -> UUID | None:
    """Who holds a post or acts for it; None where a superior answers for it."""
    found = standing.responsible(post)
    return found.holding.person_id if found and not found.is_superior else None
