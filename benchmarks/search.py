"""Time of finding and of finding alike among a million items of one district, beside a search by LIKE.

An installation of its own is made in a temporary folder. Its items are of nine kinds and twenty-four years, each with a
title and a text of administrative words drawn so that few are everywhere and most are rare (1/rank). What is asked: one
word from the commonest to the rarest, two words, compounds, words with particles, a number and a phrase, over all kinds
and over one. Each time is that of a whole question with its first page of items, by the clock, through row security.
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
from datetime import date, timedelta
from functools import cache
from importlib import import_module
from itertools import product
from pathlib import Path
from typing import Any

from benchmarks.measuring import RUNS, Result, present, within

ITEMS = int(os.environ.get("IEUM_BENCHMARK_ITEMS", "1000000"))
BAR_MILLISECONDS = 100.0
CODE = "search"
KINDS = (
    "office.case", "budget.line", "platform.fact", "reports.intake", "reports.edition", "office.meeting",
    "budget.programme", "org.unit", "office.committee",
)  # fmt: skip
SHARES = (30, 30, 15, 10, 5, 4, 4, 1, 1)
"""Of each kind in a hundred."""
WORDS = 14
"""Phrases of a text."""
LIKE_QUESTIONS = 8
"""So few, because each takes seconds."""
_NOUNS = (
    "주민 예산 참여 평가 구정 질문 공모 사업 위원회 보조금 조례 정비 소송 법률 상담 통계 조사 정보 공개 기록물 "
    "이관 민간 위탁 성과 관리 목표 조직 진단 인력 정원 재정 공시 투자 심사 용역 계획 수립 점검 교육 홍보 시설 공단 "
    "청사 도로 공원 하천 주차장 체육관 도서관 복지관 어린이집 경로당 보건소 청년 여성 노인 장애인 아동 돌봄 일자리 "
    "창업 시장 상권 골목 축제 문화 관광 환경 청소 재활용 에너지 안전 재난 방역 교통 주거"
)
_DEEDS = (
    "추진 운영 확대 강화 개선 지원 협의 검토 보고 결과 현황 실적 요청 회신 통보 개최 구성 위촉 편성 집행 이월 정산 "
    "감사 조치 개정 제정 공고 접수 처리 답변 제안 채택 시행 완료 연구 활용 연계 발굴 선정 관리"
)
_HEADS, _TAILS = _NOUNS.split(), _DEEDS.split()
_PARTICLES = ("", "", "을", "의", "에", "와", "은")


def measure() -> list[Result]:
    """The times that half and 95 of a hundred questions stay below, beside the bar."""
    with _installation() as restart:
        questions = _questions()
        warm = [each for _ in range(max(RUNS // 2, 1)) for each in _times(questions, _find)]
        like = _times(questions[:: max(len(questions) // LIKE_QUESTIONS, 1)], _find_by_like)
        alike = _times(questions[:20], _find_alike)
        restart()
        cold = _times(questions, _find)
        return [
            *_results("search, warm", warm),
            *_results("search, cold", cold),
            *_results("similar items, warm", alike),
            _beside_like(statistics.median(warm), statistics.median(like)),
        ]


def _results(name: str, taken: Sequence[float]) -> Iterator[Result]:
    p95 = statistics.quantiles(taken, n=20)[-1]
    for part, milliseconds in (("p50", statistics.median(taken)), ("p95", p95)):
        yield within(f"{name}, {part}", milliseconds, bar=BAR_MILLISECONDS, unit="ms")


def _beside_like(ours: float, baseline: float) -> Result:
    ratio = baseline / ours
    name = "LIKE '%word%' over titles and texts"
    return Result("search, p50", round(ours, 2), round(baseline, 2), name, "ms", round(ratio, 2), 1.0, ratio >= 1.0)


def _times(questions: Sequence[tuple[str, Sequence[str]]], ask: Callable[[str, Sequence[str]], None]) -> list[float]:
    """Milliseconds of each question, in a transaction of its own as a request has one."""
    municipality, taken = import_module("ieum.platform.database.tenancy").municipality, []
    for text, kinds in questions:
        with municipality(CODE):
            begun = time.perf_counter()
            ask(text, kinds)
            taken.append((time.perf_counter() - begun) * 1000)
    return taken


def _find(text: str, kinds: Sequence[str]) -> None:
    queries = import_module("ieum.platform.search.queries")
    queries.items(queries.find(queries.Question(text, kinds)).items[:20])


def _find_alike(text: str, kinds: Sequence[str]) -> None:
    import_module("ieum.platform.search.queries").alike(f"{text} 위원회 구성과 운영 계획 보고", "", kinds[:1])


def _find_by_like(text: str, kinds: Sequence[str]) -> None:
    rows = import_module("ieum.platform.models").SearchItem.objects.filter(kind__in=kinds)
    for word in text.replace('"', "").split():
        rows = rows.filter(body__contains=word)
    list(rows.order_by("-day")[:20])


def _questions() -> list[tuple[str, Sequence[str]]]:
    chance, phrases = random.Random(1), _phrases()  # noqa: S311 - the same each time
    ranks = [0, 1, 3, 10, 30, 100, 300, 1000, 2000, len(phrases) - 1]
    single = [phrases[rank % len(phrases)] for rank in ranks]
    words = [each.split()[0] for each in single]
    pairs = [f"{chance.choice(words)} {chance.choice(_TAILS)}" for _ in range(20)]
    texts = [
        *words, *_TAILS[:10], *(f"{each}을" for each in _HEADS[:10]), *single,
        *(each.replace(" ", "") for each in single), *pairs, "1,036,722", "20,231", f'"{single[2]}"', "없는낱말조합",
    ]  # fmt: skip
    return [(text, kinds) for text in texts for kinds in (KINDS, KINDS[:1])]


@cache
def _phrases() -> list[str]:
    """Compounds and pairs of words in an order that is drawn once; the first ones are used most."""
    made = [f"{a}{b} {c}" for a, b, c in product(_HEADS, _HEADS[:20], _TAILS[:8])]
    random.Random(2).shuffle(made)  # noqa: S311 - as above
    return made


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
        _fill()
        yield _restart
    finally:
        import_module("ieum.platform.database.access").access().server.stop()
        shutil.rmtree(home)


def _restart() -> None:
    import_module("django.db").connections.close_all()
    server = import_module("ieum.platform.database.access").access().server
    server.stop()
    server.start()


def _fill() -> None:
    """Write items and keys as the index itself would, in bulk; the list of keys is made when they are there."""
    operations, choices = import_module("ieum.platform.operations"), import_module("ieum.platform.choices")
    home = operations.register_municipality(code=CODE, name="측정구", kind=choices.MunicipalityKind.DISTRICT)
    with import_module("django.db").connections["owner"].cursor() as cursor:
        cursor.execute("DROP INDEX platform_searchkeys_keys")
        items = "COPY platform_searchitem (id, municipality_id, kind, subject, part, title, body, day, place, address)"
        keys = "COPY platform_searchkeys (id, municipality_id, item_id, day, size, keys)"
        for start in range(0, ITEMS, 50_000):
            rows = [_row(home, number) for number in range(start, min(start + 50_000, ITEMS))]
            _copy(cursor, f"{items} FROM STDIN", [each[0] for each in rows])
            _copy(cursor, f"{keys} FROM STDIN", [each[1] for each in rows])
        cursor.execute("SET maintenance_work_mem = '1GB'")
        cursor.execute(
            "CREATE INDEX platform_searchkeys_keys ON platform_searchkeys USING gin (keys) WITH (fastupdate = off)"
        )
        cursor.execute("VACUUM ANALYZE platform_searchitem, platform_searchkeys")


def _copy(cursor: Any, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    with cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def _row(home: Any, number: int) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    chance = random.Random(number)  # noqa: S311 - as above
    uuid7, kind = import_module("ieum.platform.database.identity").uuid7, chance.choices(KINDS, SHARES)[0]
    day = date(2003, 1, 1) + timedelta(days=chance.randrange(24 * 365))
    drawn = [f"{_drawn(chance)}{chance.choice(_PARTICLES)}" for _ in range(WORDS)]
    title, body = " ".join(drawn[:2]), ", ".join([*drawn[2:], f"{number:,}천원"])
    item, keys = uuid7(), _keys(home, kind)
    held = _of(home, kind, "", (*drawn, f"{number}")) | _of(home, kind, "t", drawn[:2])
    held |= keys.of("y", [str(day.year)])
    row = (item, home, kind, str(number), "", title, body, day, "", f"/{number}/")
    return row, (uuid7(), home, item, day, 3 * WORDS, sorted(held))


def _drawn(chance: random.Random) -> str:
    """A phrase whose rank r is drawn about as often as 1/r."""
    phrases = _phrases()
    return phrases[int(len(phrases) ** chance.random()) - 1]


def _of(home: Any, kind: str, side: str, phrases: Sequence[str]) -> set[int]:
    return {key for phrase in phrases for key in _of_phrase(home, kind, side, phrase)}


@cache
def _keys(home: Any, kind: str) -> Any:
    return import_module("ieum.platform.search.keys").Keys(home, kind)


@cache
def _of_phrase(home: Any, kind: str, side: str, phrase: str) -> frozenset[int]:
    """The keys of a phrase; what a text holds are those of its phrases."""
    words = import_module("ieum.platform.search.words").words_of(phrase)
    families = (("n", words.nouns), ("s", words.signs), ("p", words.pairs))
    return frozenset(key for family, some in families for key in _keys(home, kind).of(side + family, some))


if __name__ == "__main__":
    present(__doc__ or "", measure)
