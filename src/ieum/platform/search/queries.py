"""Finding: by the words of a question, or by likeness to a text, among the kinds that somebody may see."""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.timezone import localdate

from ieum.kernel.registry import searchables
from ieum.kernel.search import EVERYBODY
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.models import SearchItem, SearchKeys, SearchTouch
from ieum.platform.search.files import KIND as FILE
from ieum.platform.search.keys import NOUN, PAIR, PLACE, READER, SIGN, TITLE, Keys
from ieum.platform.search.rows import row_of, written
from ieum.platform.search.words import Asked, asked_by, normalised, pairs_of, squeezed, words_of

MOST, LEAST = 500, 50
"""Items that are looked at: of all kinds, and of each one at least; of more the newest, and that is said."""
COMMON, LEAST_COMMON = 500, 50
"""A word that more items of a kind hold says nothing of what one of them is like: among one kind, and among many."""
CANDIDATES = 50
"""Items that are weighed against each other."""
TITLE_SHARE = 0.6
"""What a title counts beside its text; measured on the labelled work items of the five reports."""
LEAST_LIKENESS = 5.0
"""Below it, what is shared is chance."""
Readers = Mapping[str, Collection[str]]
"""Of kinds of which an account does not read all, as whom it reads them."""
_QUOTED = re.compile(r'"([^"]+)"')
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "＂": '"'})


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for, and where."""

    text: str
    kinds: Collection[str]
    """Names of kinds: those that whoever asks may see, or some of them."""
    account_id: UUID
    """Who asks."""
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
    """Kinds of which there may be more that whoever asks may open than were looked at."""
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
    readers = _readers(question.kinds, question.account_id)
    strictly = _looked_up(question, words, phrases, readers, by_nouns=False)
    if strictly.items or phrases:
        return strictly
    return _looked_up(question, words, phrases, readers, by_nouns=True)


def items(ids: Sequence[UUID]) -> list[SearchItem]:
    """Items in that order."""
    found = SearchItem.objects.in_bulk(ids)
    return [found[each] for each in ids if each in found]


def item_of(kind: str, subject: str) -> SearchItem | None:
    """The item of a whole subject; None where it is not found by search."""
    return SearchItem.objects.filter(kind=kind, subject=subject, part="").first()


def alike(
    title: str, body: str, kinds: Collection[str], account_id: UUID, *, besides: str = "", most: int = 5
) -> list[Alike]:
    """The items that share most words with a text, rare words counting more, and syllables of the title beside them.

    ``besides`` is a subject left out. An item that shares too little for its length is none of them, nor is a file,
    of which a subject's own would come first.
    """
    kinds = [each for each in kinds if each != FILE]
    within, whole, home = words_of(title), words_of(f"{title}\n{body}"), current_municipality()
    # A number that two texts share is mostly there by chance.
    signs = {sign for sign in whole.signs if sign.isalpha()}
    common = max(COMMON // max(len(kinds), 1), LEAST_COMMON)
    own = [Keys(home, kind) for kind in kinds]
    shared = _sharing(
        {key for keys in own for key in keys.of(NOUN, whole.nouns) | keys.of(SIGN, signs)},
        {key for keys in own for key in keys.of(TITLE + PAIR, within.pairs)},
        common,
        _readers(kinds, account_id),
    )
    weights = {item: weight / sqrt(max(size, 10)) for is_titled, item, weight, size in shared if not is_titled}
    titled = {item: weight for is_titled, item, weight, _ in shared if is_titled}
    rows = items([*(weights | titled)])
    found = [Alike(row, weights.get(row.pk, 0.0) + _of_title(row, titled)) for row in rows]
    ranked = sorted(found, key=lambda each: (-each.likeness, each.item.pk))
    return [each for each in ranked if each.item.subject != besides and each.likeness > LEAST_LIKENESS][:most]


def _sharing(
    keys: Collection[int], titled: Collection[int], common: int, closed: Mapping[str, Collection[str]]
) -> list[tuple[bool, UUID, float, int]]:
    """Items that share keys, with the weight of what they share and how many words they have; first those of texts.

    Of kinds that are ``closed`` those alone that their readers read.
    """
    readers = {reader for some in closed.values() for reader in some}
    given: Sequence[Any] = [sorted(keys), sorted(titled), common, COMMON, CANDIDATES, [*closed], [*readers]]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM ieum_search_likeness(%s, %s, %s, %s, %s, %s, %s)", given)
        shared: list[tuple[bool, UUID, float, int]] = cursor.fetchall()
    return shared


def _of_title(row: SearchItem, titled: Mapping[UUID, float]) -> float:
    return TITLE_SHARE * titled[row.pk] / sqrt(max(len(words_of(row.title).pairs), 3)) if row.pk in titled else 0.0


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
        expected, _ = Keys(item.municipality_id, item.kind).of_item(written(item))
        if keys.get(item.pk) != expected:
            yield item


def _looked_up(
    question: Question, words: Sequence[Asked], phrases: Sequence[str], readers: Readers, *, by_nouns: bool
) -> Found:
    """What is open to whoever asks, as if nothing else were there: who reads an item is asked with its words."""
    most = max(MOST // max(len(question.kinds), 1), LEAST)
    ranked = _ranked(question, words, phrases, readers, most, by_nouns=by_nouns)
    counts = Counter(kind for kind, _ in ranked)
    capped = frozenset(kind for kind, count in counts.items() if count >= most)
    return Found([item for _, item in ranked], counts, capped, words, by_nouns and bool(ranked))


def _readers(kinds: Iterable[str], account_id: UUID) -> Readers:
    asked = ((kind, searchables[kind].reads_as) for kind in kinds)
    found = {kind: reads_as(account_id) for kind, reads_as in asked if reads_as is not None}
    return {kind: readers for kind, readers in found.items() if readers is not None}


def _ranked(
    question: Question, words: Sequence[Asked], phrases: Sequence[str], readers: Readers, most: int, *, by_nouns: bool
) -> list[tuple[str, UUID]]:
    """Kinds and ids: what has it all in its title, then part of it, then all side by side; new first.

    Where many hold the words, those with the words in their titles and the newest of the others are taken.
    """
    # Where numbers alone are asked for, the empty text stands in every title.
    stretches = [squeezed(each.stretch) for each in words if each.stretch] or [""]
    home, side_by_side = current_municipality(), pairs_of("".join(stretches))
    quoted = {pair for phrase in phrases for pair in pairs_of(phrase)}
    asks = [
        {
            "kind": kind,
            "titled": sorted(keys.asked(words, in_title=True, by_nouns=by_nouns)),
            "needed": sorted(keys.asked(words, by_nouns=by_nouns) | keys.of(PAIR, quoted)),
            "joints": sorted(keys.of(PAIR, side_by_side)),
            "among": sorted(keys.of(PLACE, question.places)),
            "readers": sorted(keys.of(READER, readers.get(kind, ()))),
            "months": keys.months,
        }
        for kind in question.kinds
        # Who reads nothing of a kind asks nothing of it.
        if readers.get(kind, (EVERYBODY,))
        for keys in (Keys(home, kind),)
    ]
    given = [json.dumps(asks), stretches, [*phrases], question.since, question.until, localdate(), most]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM ieum_search_ranked(%s, %s, %s, %s, %s, %s, %s)", given)
        ranked: list[tuple[str, UUID]] = cursor.fetchall()
    return ranked
