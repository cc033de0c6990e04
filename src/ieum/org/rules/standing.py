"""What stands on one day: units, posts and who holds them, and who answers for each post."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from uuid import UUID

from ieum.kernel.titles import titled
from ieum.kernel.wording import Wording, worded
from ieum.platform.acting import Power
from ieum.platform.personal.values import Personal

HOLDERS = frozenset({"REGULAR", "SECONDED_IN", "SUBSTITUTE"})
"""Kinds of appointment by which a post is filled; a post has one such holder, a person one such post."""
ABSENCES = frozenset({"SECONDED_OUT", "LEAVE"})
"""Kinds by which somebody is gone for long: they do not count as there (현원), and their work is handed over."""
AWAY = ABSENCES | {"ABSENT"}
"""Kinds by which somebody is away (사고), for days too: said of their own post, they are away from all that they hold
or act for (직무대리규정 제2조)."""
OWN = HOLDERS | {"CONCURRENT"}
"""Kinds by which a post is somebody's own."""


@dataclass(frozen=True, slots=True)
class StandingUnit:
    """A unit as it is called and placed on the day."""

    id: UUID
    kind: str
    name: str
    parent_id: UUID | None
    position: int


@dataclass(frozen=True, slots=True)
class StandingPost:
    """A post as it is called and placed on the day."""

    id: UUID
    unit_id: UUID
    title: str
    is_head: bool
    position: int


@dataclass(frozen=True, slots=True)
class Holding:
    """Who holds a post, in which way, or is away from it."""

    person_id: UUID
    person: Personal
    """The name, masked wherever it is printed."""
    account_id: UUID | None
    post_id: UUID
    kind: str
    service: str
    grade: str
    series: str
    number: str
    """직원번호, by which persons are ordered."""
    until: date | None = None
    """The first day on which it no longer holds; None while no end is set."""


@dataclass(frozen=True, slots=True)
class Responsible:
    """Who answers for a post, and as what: its holder, acting for it, or as a superior."""

    holding: Holding
    is_acting: bool
    is_superior: bool


@lru_cache(maxsize=4096)
def post_label(unit: str, title: str) -> str:
    """A post with its unit, "예산팀 팀장"; one that is called as its unit is by one word: "구청장"."""
    said = titled(title)
    if unit == title:
        return said
    return worded("{unit} {title}", unit=unit, title=said) if isinstance(said, Wording) else f"{unit} {title}"


@dataclass(frozen=True)
class Standing:
    """The organisation on one day, as whoever asks may use it."""

    units: Mapping[UUID, StandingUnit]
    posts: Mapping[UUID, StandingPost]
    holdings: Sequence[Holding]
    power: Power | None = None
    """By what whoever asks acts for another account; None where they act for themselves."""

    def children(self, unit_id: UUID | None) -> Sequence[StandingUnit]:
        """The units directly below one, in their order; those at the top for None."""
        return self._children.get(unit_id, ())

    def tree(self, top: UUID | None = None, depth: int = 0) -> Iterator[tuple[int, StandingUnit]]:
        """All units below ``top`` with their depth, each before those below it."""
        for unit in self.children(top):
            yield depth, unit
            yield from self.tree(unit.id, depth + 1)

    def within(self, unit_id: UUID) -> set[UUID]:
        """A unit with all units below it."""
        return {unit_id, *(unit.id for _, unit in self.tree(unit_id))}

    def path(self, unit_id: UUID) -> str:
        """The names from the top down to a unit: "기획재정국 기획예산과"."""
        unit = self.units[unit_id]
        above = self.units.get(unit.parent_id) if unit.parent_id else None
        is_named = above is not None and above.parent_id is not None
        return f"{self.path(above.id)} {unit.name}" if above and is_named else unit.name

    def division(self, unit_id: UUID) -> StandingUnit:
        """The unit that answers for what a unit has: itself, or for a team the one above it."""
        unit = self.units[unit_id]
        while unit.kind == "TEAM" and unit.parent_id is not None:
            unit = self.units[unit.parent_id]
        return unit

    def posts_of(self, unit_id: UUID) -> Sequence[StandingPost]:
        """The posts of a unit itself, the head first."""
        return self._posts.get(unit_id, ())

    def holders(self, post_id: UUID) -> Sequence[Holding]:
        """Everybody with an appointment to a post."""
        return self._holders.get(post_id, ())

    def label(self, post_id: UUID) -> str:
        """A post with its unit: "예산팀 팀장"."""
        post = self.posts[post_id]
        return post_label(self.units[post.unit_id].name, post.title)

    def labels(self) -> Iterable[str]:
        """What posts are called, in the order of the organisation."""
        return self._labelled

    def posts_called(self, label: str) -> Sequence[UUID]:
        """The posts of a label, in the order of the organisation."""
        return self._labelled.get(label, ())

    def responsible(self, post_id: UUID) -> Responsible | None:
        """Who answers for a post: its holder, else who acts for it, else the head of its unit or of one above.

        None only where nobody up to the top is there, which an order never leaves behind once the top is filled.
        """
        own = self._present(post_id, self._away)
        if own is not None:
            return own
        for superior in self.superiors(post_id):
            found = self._present(superior, self._away)
            if found is not None:
                return Responsible(found.holding, found.is_acting, is_superior=True)
        return None

    def keeper(self, post_id: UUID) -> UUID | None:
        """Who has the work of a post, though they may be away for days: its holder, else who acts for it.

        None where a superior answers for it.
        """
        found = self._present(post_id, self._gone)
        return found.holding.person_id if found else None

    def held_by(self, account_id: UUID) -> list[UUID]:
        """The posts that an account answers for, in the order of the organisation.

        One that acts for another has the other's own posts instead, and none that the other one only stands in for.
        """
        if self.power is not None and self.power.actor_id == account_id:
            return self.own_posts(self.power.behalf_id, self.power.post_id)
        return self.answered_by(account_id)

    def own_posts(self, account_id: UUID, only: UUID | None = None) -> list[UUID]:
        """The posts to which an account's person is appointed, whether they are there or away; ``only`` this one."""
        held = (each.post_id for each in self._of_account.get(account_id, ()) if each.kind in OWN)
        return [post for post in dict.fromkeys(held) if only in (None, post)]

    def answered_by(self, account_id: UUID) -> list[UUID]:
        """The posts that an account's person answers for, whether they act for somebody else now or not."""
        return list(self._answered.get(account_id, ()))

    def acted_for(self, account_id: UUID) -> Iterator[tuple[UUID, Holding]]:
        """The posts that an account's person acts for and is there to do so, each with a holder who is away."""
        for own in self._of_account.get(account_id, ()):
            if own.kind == "ACTING" and own.person_id not in self._away:
                for each in self.holders(own.post_id):
                    if each.kind in OWN and each.person_id in self._away:
                        yield own.post_id, each

    def _present(self, post_id: UUID, away: frozenset[UUID]) -> Responsible | None:
        holders = [each for each in self.holders(post_id) if each.person_id not in away]
        for each in holders:
            if each.kind in OWN:
                return Responsible(each, is_acting=False, is_superior=False)
        acting = next((each for each in holders if each.kind == "ACTING"), None)
        return Responsible(acting, is_acting=True, is_superior=False) if acting else None

    def superiors(self, post_id: UUID) -> Iterator[UUID]:
        """The heads of a post's unit and of those above it, the nearest first; none for a post that does not stand."""
        post = self.posts.get(post_id)
        unit = self.units.get(post.unit_id) if post else None
        while unit is not None:
            yield from (each.id for each in self.posts_of(unit.id) if each.is_head and each.id != post_id)
            unit = self.units.get(unit.parent_id) if unit.parent_id else None

    @cached_property
    def divisions(self) -> tuple[tuple[str, str], ...]:
        """The ids of divisions and bureaus with their names, those above first; teams stand in their division."""
        return tuple((str(each.id), each.name) for _, each in self.tree() if self.division(each.id) is each)

    @cached_property
    def _children(self) -> dict[UUID | None, list[StandingUnit]]:
        found: dict[UUID | None, list[StandingUnit]] = {}
        for unit in sorted(self.units.values(), key=lambda each: (each.position, each.name, each.id)):
            found.setdefault(unit.parent_id, []).append(unit)
        return found

    @cached_property
    def _posts(self) -> dict[UUID, list[StandingPost]]:
        found: dict[UUID, list[StandingPost]] = {}
        for post in sorted(
            self.posts.values(), key=lambda each: (not each.is_head, each.position, each.title, each.id)
        ):
            found.setdefault(post.unit_id, []).append(post)
        return found

    @cached_property
    def _holders(self) -> dict[UUID, list[Holding]]:
        found: dict[UUID, list[Holding]] = {}
        for each in self.holdings:
            found.setdefault(each.post_id, []).append(each)
        return found

    @cached_property
    def _away(self) -> frozenset[UUID]:
        """Persons who are on leave, seconded to another office or away for days."""
        return frozenset(each.person_id for each in self.holdings if each.kind in AWAY)

    @cached_property
    def _gone(self) -> frozenset[UUID]:
        """Those of them who are gone for long."""
        return frozenset(each.person_id for each in self.holdings if each.kind in ABSENCES)

    @cached_property
    def _labelled(self) -> dict[str, list[UUID]]:
        found: dict[str, list[UUID]] = {}
        for _, unit in self.tree():
            for post in self.posts_of(unit.id):
                found.setdefault(post_label(unit.name, post.title), []).append(post.id)
        return found

    @cached_property
    def _of_account(self) -> dict[UUID | None, list[Holding]]:
        found: dict[UUID | None, list[Holding]] = {}
        for each in self.holdings:
            found.setdefault(each.account_id, []).append(each)
        return found

    @cached_property
    def _answered(self) -> dict[UUID | None, list[UUID]]:
        """The posts that the person of each account answers for."""
        found: dict[UUID | None, list[UUID]] = {}
        for _, unit in self.tree():
            for post in self.posts_of(unit.id):
                answering = self.responsible(post.id)
                if answering is not None:
                    found.setdefault(answering.holding.account_id, []).append(post.id)
        return found


def without_account(standing: Standing) -> list[Holding]:
    """Who holds a post and has no account, so that nothing that waits there reaches them, in the order of the units."""
    return [
        each
        for _, unit in standing.tree()
        for post in standing.posts_of(unit.id)
        for each in standing.holders(post.id)
        if each.kind in OWN and each.account_id is None
    ]


def stood_for(standing: Standing, post_id: UUID) -> set[UUID]:
    """The accounts in whose place whoever answers for a post acts: whose powers they use, or who is away from it.

    None of them where the holder acts, or nobody holds it.
    """
    if standing.power is not None:
        return {standing.power.behalf_id}
    found = standing.responsible(post_id)
    if found is None or not (found.is_acting or found.is_superior):
        return set()
    posts = [post_id, *([found.holding.post_id] if found.is_acting else [])]
    held = (each for post in posts for each in standing.holders(post) if each.kind in OWN)
    return {each.account_id for each in held if each.account_id is not None}


def answering_heads(standing: Standing) -> dict[UUID, str]:
    """The post of the head of each unit but teams, with the unit's name, in the order of the organisation."""
    return {
        post.id: standing.path(unit.id)
        for _, unit in standing.tree()
        if unit.kind != "TEAM"
        for post in standing.posts_of(unit.id)
        if post.is_head
    }
