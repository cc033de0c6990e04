"""The chain of a municipality's decisions, walked link by link and held against the rows that it speaks of.

A link's hash is made of the hash before it, the municipality, its number, its operation, the kind, the moment in
microseconds and the hash of its content, each on a line. The database makes it (migration 0007); here it is made
again, so that two programs must agree.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.utils.timezone import get_current_timezone
from psycopg import sql

from ieum.kernel.moments import KOREA
from ieum.platform.models import Decision, DecisionPart

FIRST = "0" * 64
"""What stands before the first link."""
_BATCH = 500
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
Rows = Mapping[str, Mapping[str, Any]]
"""Rows of a table by id."""
_Told = Mapping[str, list[dict[str, Any]] | dict[str, Any]]
"""What a link tells of each table: its rows, or where there are more than a hundred their number and their hash."""


@dataclass(frozen=True, slots=True)
class Head:
    """The last link of a chain as of some moment: what an edition prints."""

    number: int
    hash: str
    sealed_at: datetime


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a chain breaks first, and why."""

    number: int
    """Of the link; 0 where it is no link."""
    words: str


@dataclass(frozen=True, slots=True)
class Walk:
    """What came of walking a chain."""

    links: int
    head: Head | None
    """None for an empty chain."""
    fault: Fault | None
    """None where all is whole."""


def head(on: date | None = None) -> Head | None:
    """The last link, or what it was at the end of a day; None where there was none."""
    links = Decision.objects.order_by("-number")
    if on is not None:
        links = links.filter(sealed_at__lt=_begin(on + timedelta(days=1)))
    return _head_of(links)


def link_of(operation_id: UUID) -> Head | None:
    """The chain's head when an operation had become a link of it; None where it is no decision."""
    return _head_of(Decision.objects.filter(operation_id=operation_id))


def verify_last(count: int) -> Walk:
    """Walk the last links only, as many as ``count``."""
    first = Decision.objects.order_by("-number")[:count].values_list("hash", flat=True)
    return verify(list(first)[-1] if first else "")


def verify(from_head: str = "") -> Walk:
    """Walk the chain from its first link, or from the one with a hash that was printed, to its first break."""
    start = Decision.objects.filter(hash=from_head.lower()).first() if from_head else None
    if from_head and start is None:
        words = (
            f"적어 둔 해시가 사슬에 없습니다: {from_head}. 인쇄된 해시와 한 글자씩 견주어 보고, 같다면 그 뒤에 사슬을 "
            "새로 지은 것이니 감사 부서에 알리십시오."
        )
        return Walk(0, head(), Fault(0, words))
    walk = _walked(start, None)
    return walk if walk.fault else Walk(walk.links, walk.head, _left_out())


def verify_days(first: date | None, last: date | None, *, most: int) -> Walk | None:
    """Walk the links of the days from one to another, either None for no bound; None where they are more than ``most``.

    What came before stands as its hash: whether that is what was printed then, ``verify`` from that hash says.
    """
    links = Decision.objects.order_by("number")
    links = links if first is None else links.filter(sealed_at__gte=_begin(first))
    links = links if last is None else links.filter(sealed_at__lt=_begin(last + timedelta(days=1)))
    if links.count() > most:
        return None
    start, end = links.first(), links.last()
    return Walk(0, None, None) if start is None or end is None else _walked(start, end.number)


def _walked(start: Decision | None, until: int | None) -> Walk:
    """Walk from a link, or from the first one, to the one with a number, or to the last one."""
    previous, number, walked = (start.previous_hash, start.number - 1, 0) if start else (FIRST, 0, 0)
    last = head() if until is None else _head_of(Decision.objects.filter(number=until))
    for batch in _batches(number, until):
        fault = _first_fault(batch, number, previous)
        if fault is not None:
            return Walk(walked + max(0, fault.number - number - 1), last, fault)
        number, previous, walked = batch[-1].number, batch[-1].hash, walked + len(batch)
    return Walk(walked, last, None)


def _head_of(links: QuerySet[Decision]) -> Head | None:
    last = links.values_list("number", "hash", "sealed_at").first()
    return Head(*last) if last else None


def _batches(number: int, until: int | None) -> Iterator[list[Decision]]:
    links = Decision.objects.order_by("number")
    links = links if until is None else links.filter(number__lte=until)
    while batch := list(links.filter(number__gt=number)[:_BATCH]):
        yield batch
        number = batch[-1].number


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), get_current_timezone())


def _first_fault(batch: Sequence[Decision], number: int, previous: str) -> Fault | None:
    """The first fault of links that stand one after the other; ``previous`` is the hash before them."""
    told = {link.pk: json.loads(link.content) if _is_json(link.content) else {} for link in batch}
    live = _live(told.values())
    for link in batch:
        number += 1
        words = _fault_of(link, number, previous) or _difference(told[link.pk], live, link)
        if words:
            return Fault(number, words)
        previous = link.hash
    return None


def _fault_of(link: Decision, number: int, previous: str) -> str:
    if link.number != number:
        return f"{number}번째 결정이 없습니다."
    if link.previous_hash != previous:
        return f"{_named(link)}: 앞 결정의 해시가 다릅니다."
    if link.hash != _hash(link):
        return f"{_named(link)}: 적힌 내용과 해시가 다릅니다."
    return ""


def _hash(link: Decision) -> str:
    parts = (
        link.previous_hash, link.municipality_id, link.number, link.operation_id, link.kind,
        (link.sealed_at - _BEGINNING) // timedelta(microseconds=1), _sha256(link.content),
    )  # fmt: skip
    return _sha256("\n".join(map(str, parts)))


def _difference(told: _Told, live: Mapping[str, Rows], link: Decision) -> str:
    """Say which row is no longer what was decided; "" where all are. Columns that came later are not asked for."""
    for table, rows in told.items():
        if isinstance(rows, dict):
            if _digest(table, rows["columns"], link) != (rows["rows"], rows["sha256"]):
                return f"{table}: 결정한 {rows['rows']:,}개 행이 결정할 때와 다릅니다."
            continue
        for row in rows:
            now = live[table].get(row["id"])
            if now is None:
                return f"{table} {row['id']}: 결정한 행이 없어졌습니다."
            changed = [column for column, value in row.items() if now.get(column) != value]
            if changed:
                return f"{table} {row['id']}: 결정한 뒤에 바뀐 열이 있습니다: {', '.join(changed)}."
    return ""


def _digest(table: str, columns: Sequence[str], link: Decision) -> tuple[int, str]:
    """How many rows of a table a link speaks of as they are now, and their hash: each as the database writes rows."""
    condition = DecisionPart.objects.get(kind=link.kind, table_name=table).condition.replace("$1", "%s")
    named = sql.SQL(", ").join(sql.Identifier("t", column) for column in columns)
    statement = sql.SQL("SELECT ROW({})::text FROM {} t WHERE {} ORDER BY t.id")
    lines, hashed = 0, hashlib.sha256()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL timezone = 'UTC'")
        cursor.execute("SET LOCAL datestyle = 'ISO'")
        cursor.execute(statement.format(named, sql.Identifier(table), sql.SQL(condition)), [link.operation_id])
        for lines, (row,) in enumerate(cursor, 1):
            hashed.update(("\n" * (lines > 1) + row).encode())
    return lines, hashed.hexdigest()


def _live(told: Iterable[_Told]) -> dict[str, Rows]:
    """All rows that links speak of one by one, as they are now."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for each in told:
        for table, rows in each.items():
            wanted[table].update(row["id"] for row in (rows if isinstance(rows, list) else ()))
    return {table: _rows(table, ids) for table, ids in wanted.items()}


def _rows(table: str, ids: Iterable[str]) -> Rows:
    statement = sql.SQL("SELECT t.id::text, ieum_told(to_jsonb(t)) FROM {} t WHERE t.id = ANY (%s::uuid[])")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL timezone = 'UTC'")
        cursor.execute(statement.format(sql.Identifier(table)), [list(ids)])
        return {key: json.loads(row) if isinstance(row, str) else row for key, row in cursor.fetchall()}


def _left_out() -> Fault | None:
    """A decision that no link speaks of."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT o.kind, o.id FROM platform_operation o "
            "WHERE o.kind IN (SELECT kind FROM platform_decisionpart) "
            "AND NOT EXISTS (SELECT FROM platform_decision d WHERE d.operation_id = o.id) LIMIT 1"
        )
        row = cursor.fetchone()
    return Fault(0, f"사슬에 없는 결정이 있습니다: {row[0]} {row[1]}.") if row else None


def _named(link: Decision) -> str:
    return f"{link.number}번째 결정 {link.kind} {link.sealed_at.astimezone(KOREA):%Y-%m-%d %H:%M}"


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
