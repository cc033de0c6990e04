"""Finding: by the words of a question, or by likeness to a text, among the kinds that somebody may see."""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.timezone import localdate

from ieum.kernel.registry import searchables
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.models import SearchItem, SearchKeys, SearchTouch
from ieum.platform.search.keys import PLACE, YEAR, Keys, eras
from ieum.platform.search.rows import row_of, written
from ieum.platform.search.words import Asked, asked_by, normalised, squeezed, words_of

MOST = 300
"""Items of one kind that are looked at; of more the newest, and it is said that there are more."""
COMMON = 500
"""A word that more items of a kind hold says nothing about what one of them is like."""
_QUOTED = re.compile(r'"([^"]+)"')
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "＂": '"'})


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for, and where."""

    text: str
    kinds: Collection[str]
    """Names of kinds: those that whoever asks may see, or some of them."""
    places: Collection[str] = ()
    """Whose it must be (``Findable.place``); anybody's where empty."""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, the best first."""

    items: Sequence[UUID]
    counts: Mapping[str, int]
    """How many of each kind; kinds without any are not in it."""
    capped: frozenset[str]
    """Kinds of which there are more than were looked at."""
    words: Sequence[Asked]
    is_scattered: bool = False
    """Whether nothing holds the words as they were written, and what holds their parts is given instead."""


@dataclass(frozen=True, slots=True)
class Alike:
    """An item beside how like it is; a larger number is more."""

    item: SearchItem
    likeness: float


def find(question: Question) -> Found:
    """Find what holds all words of a question, whole phrases where it quotes them.

    A word is held where its syllables stand side by side, whatever is written before, behind and between; where
    nothing holds them so, what holds the nouns that they are made of is found instead.
    """
    text = question.text.translate(_QUOTES)
    phrases = [squeezed(normalised(each)) for each in _QUOTED.findall(text) if each.strip()]
    words = asked_by(text.replace('"', " "))
    if not words:
        return Found([], {}, frozenset(), [])
    strictly = _looked_up(question, words, phrases, by_nouns=False)
    if strictly.items or phrases:
        return strictly
    return _looked_up(question, words, phrases, by_nouns=True)


def items(ids: Sequence[UUID]) -> list[SearchItem]:
    """Items in that order."""
    found = SearchItem.objects.in_bulk(ids)
    return [found[each] for each in ids if each in found]


def item_of(kind: str, subject: str) -> SearchItem | None:
    """The item of a whole subject; None where it is not found by search."""
    return SearchItem.objects.filter(kind=kind, subject=subject, part="").first()


def alike(title: str, body: str, kinds: Collection[str], *, besides: str = "", most: int = 5) -> list[Alike]:
    """The items that share most words with a text, rare words counting more; ``besides`` is a subject left out."""
    words, weights = words_of(f"{title}\n{body}"), Counter[UUID]()
    with connection.cursor() as cursor:
        for kind in kinds:
            keys = Keys(current_municipality(), kind).nouns(words)
            # Some more than asked for, since parts of the subject itself are left out below.
            cursor.execute("SELECT * FROM ieum_search_alike(%s, %s, %s)", [keys, COMMON, most + 20])
            weights.update(dict(cursor.fetchall()))
    ranked = [each for each, _ in weights.most_common()]
    rows = [row for row in items(ranked[: most + 20]) if row.subject != besides]
    return [Alike(row, weights[row.pk]) for row in rows[:most]]


def disagreements() -> list[str]:
    """What the index holds otherwise than the tables say, each as kind and subject; none where they agree."""
    faults = [f"{each.kind} {each.subject}" for each in SearchTouch.objects.all()]
    for kind in searchables:
        stated = {(each.subject, each.part): row_of(each) for each in kind.read(None)}
        held = {(each.subject, each.part): written(each) for each in SearchItem.objects.filter(kind=kind.name)}
        different = {place for place in stated.keys() | held.keys() if stated.get(place) != held.get(place)}
        faults += [f"{kind.name} {subject}" for subject, _ in sorted(different)]
    return faults + [f"{each.kind} {each.subject}" for each in _of_other_keys()]


def _of_other_keys() -> Iterator[SearchItem]:
    """Items whose keys are not those of their words."""
    keys = dict(SearchKeys.objects.values_list("item_id", "keys"))
    for item in SearchItem.objects.iterator():
        expected, _ = Keys(item.municipality_id, item.kind).of_item(item.title, item.body, item.day, item.place)
        if keys.get(item.pk) != expected:
            yield item


def _looked_up(question: Question, words: Sequence[Asked], phrases: Sequence[str], *, by_nouns: bool) -> Found:
    most = MOST if len(question.kinds) > 1 else 4 * MOST
    found = _held(question, words, most, in_title=False, by_nouns=by_nouns)
    capped = frozenset(kind for kind, held in found.items() if len(held) >= most)
    if capped:
        # What has the words in its title must not be missing, however many newer ones there are.
        for kind, held in _held(question, words, most, in_title=True, by_nouns=by_nouns, kinds=capped).items():
            found[kind] |= held
    ranked = _ranked({each for held in found.values() for each in held}, words, phrases)
    counts = Counter(kind for _, kind in ranked)
    return Found([each for each, _ in ranked], counts, capped, words, by_nouns and bool(ranked))


def _held(
    question: Question, words: Sequence[Asked], most: int, *, in_title: bool, by_nouns: bool,
    kinds: Collection[str] | None = None,
) -> dict[str, set[UUID]]:  # fmt: skip
    """Items by kind that hold the words, at most so many of each."""
    home, found = current_municipality(), dict[str, set[UUID]]()
    steps = eras(localdate())
    with connection.cursor() as cursor:
        for kind in question.kinds if kinds is None else kinds:
            keys = Keys(home, kind)
            needed = keys.asked(words, in_title=in_title, by_nouns=by_nouns)
            among = sorted(keys.of(PLACE, question.places)) or None
            years = json.dumps([sorted(keys.of(YEAR, step)) for step in steps])
            given = [needed, among, years, question.since, question.until, most]
            cursor.execute("SELECT * FROM ieum_search_found(%s, %s, %s, %s, %s, %s)", given)
            found[kind] = {row[0] for row in cursor.fetchall()}
    return found


_RANKED = """
    SELECT id, kind FROM (
        SELECT i.id, i.kind, i.day, replace(lower(i.title), ' ', '') AS title, CASE WHEN %(reads)s
            THEN replace(lower(i.title || i.body), ' ', '') ELSE '' END AS whole
        FROM platform_searchitem i WHERE i.id = ANY (%(ids)s)
    ) i
    WHERE NOT EXISTS (SELECT FROM unnest(%(phrases)s::text[]) p WHERE strpos(i.whole, p) = 0)
    ORDER BY title = %(sought)s DESC, strpos(title, %(sought)s) > 0 DESC,
        (SELECT count(*) FROM unnest(%(stretches)s::text[]) s WHERE strpos(title, s) > 0) DESC,
        strpos(whole, %(sought)s) > 0 DESC, day DESC NULLS LAST, id
"""


def _ranked(found: Collection[UUID], words: Sequence[Asked], phrases: Sequence[str]) -> list[tuple[UUID, str]]:
    """Ids with their kinds: what has it all in its title, then part of it, then all side by side; new first."""
    stretches = [squeezed(each.stretch) for each in words if each.stretch]
    given: dict[str, Any] = {
        "ids": list(found),
        "phrases": list(phrases),
        "stretches": stretches,
        "sought": "".join(stretches),
        "reads": bool(phrases) or len(words) > 1,
    }
    with connection.cursor() as cursor:
        cursor.execute(_RANKED, given)
        ranked: list[tuple[UUID, str]] = cursor.fetchall()
    return ranked
