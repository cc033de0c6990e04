"""A million things that can be found, made fast: words by their rank, rows copied in, lists of keys made afterwards.

Words are the nouns of the demo's reports and pairs of the commonest of them. The word of rank r is drawn about as often
as 1/(r + 3), which is how often it stands in those reports. Keys are those that ``Keys`` makes of each word and of the
syllables where words meet; mecab reads each word once instead of once in each text.
"""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from importlib import import_module
from itertools import pairwise, product
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml

KINDS = {
    "platform.fact": (34, 12), "office.meeting": (29, 14), "budget.line": (18, 12), "reports.edition": (6, 60),
    "reports.intake": (6, 60), "budget.programme": (4, 12), "org.post": (2, 8),
    "office.committee": (0.5, 12), "org.unit": (0.5, 8), "office.case": (10, 14), "platform.file": (5, 0),
    "budget.request": (6, 12), "budget.matter": (1, 40), "org.equipment": (2, 8), "org.facility": (0.5, 12),
}  # fmt: skip
"""Of each kind so many in a hundred, with so many words."""
FILES, LEAST_WORDS, MOST_WORDS = "platform.file", 60, 6_000
"""Of files as many of one length as of twice that, from a page to a report that is cut to what the index holds."""
CASES, OPEN_ONE_OF, POSTS = "office.case", 500, 400
"""Of the cases one of so many is read by everybody, the others by one post each."""
TITLE_WORDS = 3
FIRST_DAY, DAYS = date(2003, 1, 1), 24 * 365
PARTICLES = ("", "", "을", "의", "에", "와", "은")
_REPORTS = Path(__file__).resolve().parents[1] / "src/ieum/demo/reports"
_PAIRED, _SHIFT, _BATCH = 120, 3, 20_000
_ITEMS = "platform_searchitem (id, municipality_id, kind, subject, part, title, body, day, place, address, readers)"
_KEYS = "platform_searchkeys (id, municipality_id, item_id, day, title, size, keys)"


def fill(home: UUID, count: int) -> None:
    """Write items and their keys in bulk; indexes and constraints are made anew when they are there."""
    with import_module("django.db").connections["owner"].cursor() as cursor:
        remake = [*_taken_off(cursor)]
        for start in range(0, count, _BATCH):
            rows = [_row(home, number) for number in range(start, min(start + _BATCH, count))]
            _copied(cursor, _ITEMS, [each[0] for each in rows])
            _copied(cursor, _KEYS, [each[1] for each in rows])
        cursor.execute("SET maintenance_work_mem = '1GB'")
        for statement in remake:
            cursor.execute(statement)
        cursor.execute("VACUUM ANALYZE platform_searchitem, platform_searchkeys")


@cache
def vocabulary() -> list[str]:
    """All words, the commonest first: nouns of reports, then compounds of two in an order that is drawn once."""
    words_of = import_module("ieum.platform.search.words").words_of
    seen = Counter(noun for line in _lines() for noun in words_of(line).nouns if len(noun) > 1)
    nouns = [noun for noun, _ in sorted(seen.items(), key=lambda each: (-each[1], each[0]))]
    compounds = [a + b for a, b in product(nouns[:_PAIRED], repeat=2) if a != b]
    random.Random(2).shuffle(compounds)  # noqa: S311 - the same each time
    return [*nouns, *compounds]


def _lines() -> Iterator[str]:
    for path in sorted(_REPORTS.glob("*.yaml")):
        for chapter in yaml.safe_load(path.read_text(encoding="utf-8"))["chapters"]:
            for item in chapter["items"]:
                yield from f"{item['title']}\n{item['body']}".splitlines()


def _taken_off(cursor: Any) -> Iterator[str]:
    """Take constraints and indexes other than primary keys off the two tables; yields what makes them again."""
    tables = [["platform_searchitem", "platform_searchkeys"]]
    # References are taken off first and made last, since they need the unique ones.
    cursor.execute(
        "SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE conrelid = ANY (%s::regclass[]) AND contype IN ('f', 'u') ORDER BY contype",
        tables,
    )
    constraints = cursor.fetchall()
    for table, name, _ in constraints:
        cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    cursor.execute(
        "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index "
        "WHERE indrelid = ANY (%s::regclass[]) AND NOT indisprimary",
        tables,
    )
    for name, definition in cursor.fetchall():
        cursor.execute(f"DROP INDEX {name}")
        yield definition
    for table, name, definition in reversed(constraints):
        yield f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}"


def _copied(cursor: Any, into: str, lines: Sequence[str]) -> None:
    with cursor.copy(f"COPY {into} FROM STDIN") as copy:
        copy.write("".join(lines))


def _row(home: UUID, number: int) -> tuple[str, str]:
    """An item and its keys as lines of COPY."""
    chance = random.Random(number)  # noqa: S311 - the same each time
    (kind,) = chance.choices([*KINDS], [share for share, _ in KINDS.values()])
    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    length = KINDS[kind][1] or int(LEAST_WORDS * (MOST_WORDS / LEAST_WORDS) ** chance.random())
    words = [f"{_drawn(chance)}{chance.choice(PARTICLES)}" for _ in range(length)]
    uuid7 = import_module("ieum.platform.database.identity").uuid7
    item, title, body = uuid7(), words[:TITLE_WORDS], words[TITLE_WORDS:]
    held = _of_words(home, kind, "", words) | _of_words(home, kind, "t", title)
    plain = _keys(home, kind, "")
    readers = _readers(kind, chance)
    held |= {plain.months + day.year * 12 + day.month - 1} | plain.of_sign(str(number)) | plain.of_readers(*readers)
    array = "{" + ",".join(f'"{each}"' for each in readers) + "}"
    shown = "\t".join([" ".join(title), f"{' '.join(body)}, {number:,}천원", f"{day}", "", f"/{number}/", array])
    keys = ",".join(map(str, sorted(held)))
    return (
        f"{item}\t{home}\t{kind}\t{number}\t\t{shown}\n",
        f"{uuid7()}\t{home}\t{item}\t{day}\t{''.join(title)}\t{3 * len(words)}\t{{{keys}}}\n",
    )


def _readers(kind: str, chance: random.Random) -> list[str]:
    """Of a case one; of a file, which hangs on a case that all read, whoever reads some or all of those."""
    if kind == FILES:
        return [CASES, f"{CASES}:all"]
    return [_reader(chance)] if kind == CASES else []


def _reader(chance: random.Random) -> str:
    """Everybody or, mostly, a post."""
    everybody: str = import_module("ieum.kernel.search").EVERYBODY
    return everybody if chance.randrange(OPEN_ONE_OF) == 0 else str(UUID(int=1 + chance.randrange(POSTS)))


def _drawn(chance: random.Random) -> str:
    words, first = vocabulary(), 1 + _SHIFT
    return words[int(first * ((len(words) + _SHIFT) / first) ** chance.random()) - first]


def _of_words(home: UUID, kind: str, side: str, words: Sequence[str]) -> set[int]:
    keys = _keys(home, kind, side)
    meetings = (keys.of_meeting(a[-1] + b[0]) for a, b in pairwise(words))
    return set().union(*(keys.of_word(word) for word in words), meetings)


class _Kept:
    """The keys of one side of one kind, each made once."""

    def __init__(self, home: UUID, kind: str, side: str) -> None:
        self._made = import_module("ieum.platform.search.keys").Keys(home, kind)
        self._side, self.months = side, self._made.months
        self.of_word, self.of_meeting = cache(self._of_word), cache(self._of_meeting)

    def _of_word(self, word: str) -> tuple[int, ...]:
        words = _words(word)
        families = (("n", words.nouns), ("s", words.signs), ("p", words.pairs))
        return tuple({key for family, some in families for key in self._made.of(self._side + family, some)})

    def _of_meeting(self, syllables: str) -> int:
        return next(iter(self._made.of(f"{self._side}p", [syllables])))

    def of_sign(self, number: str) -> set[int]:
        """The key of a number, which no other item has."""
        return self._made.of(f"{self._side}s", [number])

    def of_readers(self, *readers: str) -> set[int]:
        """The keys of who reads an item."""
        return self._made.of("r", readers)


_keys = cache(_Kept)


@cache
def _words(word: str) -> Any:
    return import_module("ieum.platform.search.words").words_of(word)
