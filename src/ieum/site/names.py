"""Posts, officials and places as forms name them: found by what is written, and offered a few at a time meanwhile.

A form names one or two of thousands. So names of persons are opened for those alone that are asked about or offered.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.urls import reverse_lazy

from ieum.org import queries
from ieum.org.operations import Place
from ieum.org.rules.standing import Standing
from ieum.platform.personal.values import Personal

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

MOST_OFFERED = 20


class PostNames(Mapping[str, UUID]):
    """The posts of a day: "예산팀 팀장 [김**]"; those who share such a name are told by a number.

    A post whose label no other shares is found by its label alone too.
    """

    def __init__(self, standing: Standing) -> None:
        self._standing = standing

    def __getitem__(self, name: str) -> UUID:
        alike = self._standing.posts_called(name)
        if len(alike) == 1:
            return alike[0]
        return dict(self._of(name.rpartition(" [")[0]))[name]

    def __iter__(self) -> Iterator[str]:
        return (name for label in self._standing.labels() for name, _ in self._of(label))

    def __len__(self) -> int:
        return len(self._standing.posts)

    def name_of(self, post_id: UUID) -> str:
        """What a post is called; "" where it does not stand."""
        if post_id not in self._standing.posts:
            return ""
        return next(name for name, each in self._of(self._standing.label(post_id)) if each == post_id)

    def with_heads(self) -> Mapping[str, UUID]:
        """The posts, and the posts of the heads of units by the names of those."""
        return _WithHeads(self, self._standing)

    def offered(self, words: str) -> Iterator[str]:
        """Names that begin with what is written, then those in which it stands."""
        named = (name for label in _beside(words, self._standing.labels()) for name, _ in self._of(label))
        return islice(named, MOST_OFFERED)

    def _of(self, label: str) -> Iterator[tuple[str, UUID]]:
        times: dict[str, int] = {}
        for post_id in self._standing.posts_called(label):
            held = self._standing.holders(post_id)
            name = f"{label} [{held[0].person if held else '공석'}]"
            times[name] = times.get(name, 0) + 1
            yield name if times[name] == 1 else f"{name} {times[name]}", post_id


@dataclass(frozen=True, slots=True)
class OfferedPerson:
    """A name that is offered, with the posts that whoever bears it has: names are masked, and many look alike."""

    name: str
    posts: tuple[str, ...]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """What is read beside the name; "" for whoever has no post."""
        return " ".join((self.name, "·".join(self.posts))) if self.posts else ""


class _WithHeads(Mapping[str, UUID]):
    """Heads by the names of their units, then posts."""

    def __init__(self, posts: PostNames, standing: Standing) -> None:
        self._posts, self._standing = posts, standing

    def __getitem__(self, name: str) -> UUID:
        unit_id = units_by_name(self._standing).get(name)
        if unit_id is None:
            return self._posts[name]
        heads = [each.id for each in self._standing.posts_of(unit_id) if each.is_head]
        if not heads:
            raise KeyError(name)
        return heads[0]

    def __iter__(self) -> Iterator[str]:
        yield from units_by_name(self._standing)
        yield from self._posts

    def __len__(self) -> int:
        return len(self._standing.units) + len(self._posts)


class PersonNames:
    """Officials: "김** (1001)". Their names are sealed, so nobody is looked for by one."""

    def get(self, name: str) -> UUID | None:
        """Who is named so; None for nobody."""
        found = queries.person_numbered(_number_in(name))
        return found.pk if found is not None and _person_name(found.name, found.number) == name else None

    def offered(self, words: str, standing: Standing) -> Iterator[OfferedPerson]:
        """Those whose number begins with what is written, then those who hold a post in whose label it stands."""
        numbered = ((each.name, each.number) for each in queries.persons_numbered(_number_in(words), MOST_OFFERED))
        posts = (post for label in _beside(words, standing.labels()) for post in standing.posts_called(label))
        holding = ((each.person, each.number) for post in posts for each in standing.holders(post))
        distinct = {number: name for name, number in islice(chain(numbered, holding), 2 * MOST_OFFERED)}
        shown = dict(islice(distinct.items(), MOST_OFFERED))
        held: dict[str, list[str]] = {}
        for each in standing.holdings:
            if each.number in shown and each.post_id in standing.posts:
                held.setdefault(each.number, []).append(standing.label(each.post_id))
        for number, name in shown.items():
            yield OfferedPerson(_person_name(name, number), tuple(held.get(number, ())))


class PlaceNames(Mapping[str, Place]):
    """Where equipment may be put, and what a reorganisation changes: units, then posts."""

    def __init__(self, standing: Standing) -> None:
        self._units, self._posts = units_by_name(standing), PostNames(standing)

    def __getitem__(self, name: str) -> Place:
        unit_id = self._units.get(name)
        return Place(unit_id=unit_id) if unit_id else Place(post_id=self._posts[name])

    def __iter__(self) -> Iterator[str]:
        yield from self._units
        yield from self._posts

    def __len__(self) -> int:
        return len(self._units) + len(self._posts)

    def offered(self, words: str) -> Iterator[str]:
        """Units, then posts."""
        units = list(islice(_beside(words, self._units), MOST_OFFERED))
        yield from units
        yield from islice(self._posts.offered(words), MOST_OFFERED - len(units))


OFFERS: Mapping[str, Callable[[Standing, str], Iterable[str | OfferedPerson]]] = {
    "posts": lambda standing, words: PostNames(standing).offered(words),
    "persons": lambda standing, words: PersonNames().offered(words, standing),
    "units": lambda standing, words: islice(_beside(words, units_by_name(standing)), MOST_OFFERED),
    "places": lambda standing, words: PlaceNames(standing).offered(words),
}
"""What is offered, by the kind of name; so the list of the page is called too."""


def named_input(kind: str, *, of_day: bool = False) -> forms.TextInput:
    """A field that a name of a kind is written in; the page holds an empty list of the kind.

    Names are those of today, or with ``of_day`` those of the 시행일 that the page asks for.
    """
    included = {"hx-include": "[name='effective_date']"} if of_day else {}
    return forms.TextInput(attrs={**offering(reverse_lazy("names", args=[kind]), kind), **included})


def offering(address: "str | StrPromise", listed: str) -> "dict[str, str | StrPromise]":
    """What a field has that is offered names from an address into a list of its page while one writes in it."""
    return {
        "list": listed,
        "autocomplete": "off",
        "hx-get": address,
        "hx-trigger": "focus once, input changed delay:200ms",
        "hx-target": f"#{listed}",
        "hx-sync": "this:replace",
    }


def units_by_name(standing: Standing) -> dict[str, UUID]:
    """The units of a day by their names, by the names from the top where several bear one name."""
    times: dict[str, int] = {}
    for unit in standing.units.values():
        times[unit.name] = times.get(unit.name, 0) + 1
    return {unit.name if times[unit.name] == 1 else standing.path(unit.id): unit.id for _, unit in standing.tree()}


def _beside(words: str, names: Iterable[str]) -> Iterator[str]:
    """Names that begin with what is written, then those in which it stands; what follows a bracket is left aside."""
    wanted, later = words.partition("[")[0].strip(), []
    for name in names:
        if name.startswith(wanted):
            yield name
        elif wanted in name:
            later.append(name)
    yield from later


def _number_in(name: str) -> str:
    """The number of an official, behind the name or alone."""
    return name.rpartition("(")[2].removesuffix(")").strip()


def _person_name(name: Personal, number: str) -> str:
    return f"{name} ({number})"
