"""Time of finding and of finding alike among a million items of one district, beside a search by LIKE.

An installation of its own is made in a temporary folder and filled (``search_data``). What is asked: one word from the
commonest to the rarest, two to four words, compounds, words with particles, numbers and a phrase, by an officer and by
a council member, over all kinds that they may see, over the commonest one, and over cases, nearly all of which are
closed to whoever asks. Each time is that of a whole question with its first page of marked items, as the application's
role through row security: by the clock, and of the processor (this process and those of the database server), which
is what counts where others use the machine.
Cold is the first time of each question after the database server was started anew; the system's own memory of files
stays. The baseline is what one would write without an index: LIKE '%word%' for each word, newest first, twenty items.
"""

import os
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from benchmarks.measuring import RUNS, Result, present, within
from benchmarks.search_data import CASES, KINDS, PARTICLES, fill, vocabulary

ITEMS = int(os.environ.get("IEUM_BENCHMARK_ITEMS", "1000000"))
BAR_MILLISECONDS = 100.0
CODE = "search"
ROLES = ("OFFICER", "COUNCIL")
RANKS = (0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 1_500, 3_000, 6_000, 12_000)
LIKE_QUESTIONS, ALIKE = 8, 10
"""So few, because each takes seconds; items of two kinds that others are compared with."""
LOGIN = "measuring"
"""Who asks; no post is theirs, so that of the cases they read one in hundreds (``search_data``)."""
NANOSECONDS = 1e6
"""Of a millisecond."""

Question = tuple[str, Sequence[str]]
"""Words, and the kinds that whoever asks may see."""


class Taken(NamedTuple):
    """Milliseconds of one question."""

    by_clock: float
    of_processor: float


def measure() -> list[Result]:
    """The times that half and 95 of a hundred questions stay below, beside the bar."""
    with _installation() as restart:
        questions = _questions()
        _times(questions, _find)
        warm = [each for _ in range(max(RUNS // 2, 1)) for each in _times(questions, _find)]
        like = _times(questions[:: max(len(questions) // LIKE_QUESTIONS, 1)], _find_by_like)
        texts = _texts()
        _times(texts, _find_alike)
        alike = _times(texts, _find_alike)
        restart()
        cold = _times(questions, _find)
        return [
            *_results("search, warm", [each.by_clock for each in warm]),
            *_results("search, warm, processor", [each.of_processor for each in warm]),
            *_results("search, cold", [each.by_clock for each in cold]),
            *_results("similar items, warm", [each.by_clock for each in alike]),
            *_results("similar items, warm, processor", [each.of_processor for each in alike]),
            _beside_like([each.by_clock for each in warm], [each.by_clock for each in like]),
        ]


def _results(name: str, taken: Sequence[float]) -> Iterator[Result]:
    p95 = statistics.quantiles(taken, n=20)[-1]
    for part, milliseconds in (("p50", statistics.median(taken)), ("p95", p95)):
        yield within(f"{name}, {part}", milliseconds, bar=BAR_MILLISECONDS, unit="ms")


def _beside_like(warm: Sequence[float], like: Sequence[float]) -> Result:
    ours, baseline = statistics.median(warm), statistics.median(like)
    ratio = baseline / ours
    name = "LIKE '%word%' over titles and texts"
    return Result("search, p50", round(ours, 2), round(baseline, 2), name, "ms", round(ratio, 2), 1.0, ratio >= 1.0)


def _times(questions: Sequence[Question], ask: Callable[[str, Sequence[str]], None]) -> list[Taken]:
    """The time of each question, in a transaction of its own as a request has one."""
    municipality, taken = import_module("ieum.platform.database.tenancy").municipality, []
    for text, kinds in questions:
        with municipality(CODE):
            processes = _processes()
            clock, processor = time.perf_counter(), _processor(processes)
            ask(text, kinds)
            taken.append(Taken((time.perf_counter() - clock) * 1000, _processor(processes) - processor))
    return taken


def _processes() -> list[Path]:
    """Where the system counts the time of the processes of the database server."""
    server = import_module("ieum.platform.database.access").access().server
    first = (server.data / "postmaster.pid").read_text().split()[0]
    children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
    return [Path(f"/proc/{each}/schedstat") for each in children]


def _processor(processes: Sequence[Path]) -> float:
    server = sum(_nanoseconds(each) for each in processes)
    return server / NANOSECONDS + time.process_time() * 1000


def _nanoseconds(process: Path) -> int:
    """What a process of the server took; 0 where it has ended, as those that clean up do by themselves."""
    try:
        return int(process.read_text().split()[0])
    except (FileNotFoundError, ProcessLookupError):
        return 0


def _find(text: str, kinds: Sequence[str]) -> None:
    queries, snippets = import_module("ieum.platform.search.queries"), import_module("ieum.platform.search.snippets")
    found = queries.find(queries.Question(text, kinds, _asker()))
    for each in queries.items(found.items[:20]):
        snippets.marked(each.title, found.words)
        snippets.snippet(each.body, found.words)


def _find_alike(text: str, kinds: Sequence[str]) -> None:
    title, _, body = text.partition("\n")
    import_module("ieum.platform.search.queries").alike(title, body, kinds, _asker())


def _find_by_like(text: str, kinds: Sequence[str]) -> None:
    rows = import_module("ieum.platform.models").SearchItem.objects.filter(kind__in=kinds)
    for word in text.replace('"', "").split():
        rows = rows.filter(body__contains=word)
    list(rows.order_by("-day")[:20])


def _questions() -> list[Question]:
    chance, words = random.Random(1), vocabulary()  # noqa: S311 - the same each time
    single, middle = [words[rank] for rank in RANKS], words[20:1_000]
    texts = [
        *single, *(f"{word}{PARTICLES[2]}" for word in single[:10]),
        *(f"{chance.choice(single)} {chance.choice(single)}" for _ in range(16)),
        *(" ".join(chance.sample(middle, 2)) for _ in range(16)),
        *(" ".join(chance.sample(middle, 3)) for _ in range(8)), " ".join(words[:4]),
        *("".join(chance.sample(middle, 2)) for _ in range(8)),
        "1,036,722", "20,231", f"{words[0]} 20,231", f'"{words[0]} {words[4]}"', "없는낱말조합",
    ]  # fmt: skip
    ways = [*(_kinds_of(role) for role in ROLES), [max(KINDS, key=lambda kind: KINDS[kind][0])], [CASES]]
    return [(text, kinds) for text in texts for kinds in ways]


def _texts() -> list[Question]:
    """Titles and texts of some items of a short and of a long kind."""
    rows = import_module("ieum.platform.models").SearchItem.objects
    numbers, wanted = [f"{number}" for number in range(1_000)], []
    with import_module("ieum.platform.database.tenancy").municipality(CODE):
        for kind in ("office.meeting", "reports.edition"):
            wanted += list(rows.filter(kind=kind, subject__in=numbers).order_by("subject")[:ALIKE])
    return [(f"{each.title}\n{each.body}", _kinds_of(ROLES[0])) for each in wanted]


@cache
def _asker() -> UUID:
    found: UUID = import_module("ieum.platform.models").Account.objects.get(login=LOGIN).pk
    return found


@cache
def _kinds_of(role: str) -> list[str]:
    """The kinds that a role may see, by the table of permissions."""
    registry = import_module("ieum.kernel.registry")
    return [
        each.name
        for each in registry.searchables
        if each.is_for(lambda action: role in registry.permissions[action].roles)
    ]


@contextmanager
def _installation() -> Iterator[Callable[[], None]]:
    """A district with its items; yields what starts its database server anew."""
    # Short, and open to the account that a server started by root runs as.
    home = Path(tempfile.mkdtemp(prefix="ieum-search-", dir="/tmp"))
    home.chmod(0o711)
    for name in [name for name in os.environ if name.startswith("IEUM_") and not name.startswith("IEUM_BENCHMARK")]:
        del os.environ[name]
    os.environ["IEUM_HOME"] = str(home)
    setup = import_module("ieum.platform.database.setup")
    try:
        setup.start()
        setup.migrate()
        fill(register(), ITEMS)
        with import_module("ieum.platform.database.tenancy").municipality(CODE):
            import_module("ieum.platform.search.common").count_keys(import_module("django.utils.timezone").now())
        yield _restart
    finally:
        import_module("ieum.platform.database.access").access().server.stop()
        shutil.rmtree(home)


def register() -> UUID:
    """Make the district known, and who asks there."""
    choices, operations = import_module("ieum.platform.choices"), import_module("ieum.platform.operations")
    made: UUID = operations.register_municipality(code=CODE, name="측정구", kind=choices.MunicipalityKind.DISTRICT)
    password = os.urandom(16).hex()
    operations.register_account(
        login=LOGIN, title="재는 사람", role=choices.Role[ROLES[0]], password=password, municipality_id=made
    )
    return made


def _restart() -> None:
    import_module("django.db").connections.close_all()
    server = import_module("ieum.platform.database.access").access().server
    server.stop()
    server.start()


if __name__ == "__main__":
    present(__doc__ or "", measure)
