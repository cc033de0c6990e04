"""Reads of the platform: what was known at an epoch, in an order that is the same on every machine."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from ieum.kernel.numbers import Absence
from ieum.kernel.observations import Nature, Observation, Subject, subject_key, subject_of
from ieum.platform.acting import powers_of
from ieum.platform.models import Account, Municipality, Source


@dataclass(frozen=True, slots=True)
class Recording:
    """One version of an observation: what it said, who recorded it, when and why."""

    observation: Observation
    is_withdrawal: bool
    """Whether it takes the version before back; its own value then means nothing."""
    kind: str
    actor: str
    epoch: int
    recorded_at: datetime
    """For display only."""


def observations_at(
    dataset: str,
    *,
    as_of: date,
    epoch: int,
    where: Mapping[str, str] | None = None,
    measures: Collection[str] | None = None,
    natures: Collection[Nature] | None = None,
) -> list[Observation]:
    """Observations of exactly the day ``as_of``, as known at ``epoch``; None for a filter means all."""
    return _live((as_of, as_of), dataset, epoch, (where, measures, natures))


def observations_latest(
    dataset: str,
    *,
    as_of: date,
    epoch: int,
    where: Mapping[str, str] | None = None,
    measures: Collection[str] | None = None,
    natures: Collection[Nature] | None = None,
) -> list[Observation]:
    """For each subject, measure and nature the observations of its last day that is not after ``as_of``."""
    found = _live((date.min, as_of), dataset, epoch, (where, measures, natures))
    last: dict[object, date] = {}
    for each in found:
        last[_kind_of(each)] = max(each.effective_date, last.get(_kind_of(each), date.min))
    return [each for each in found if each.effective_date == last[_kind_of(each)]]


def observations_known(
    dataset: str | Collection[str],
    *,
    epoch: int,
    where: Mapping[str, str] | None = None,
    measures: Collection[str] | None = None,
    natures: Collection[Nature] | None = None,
) -> list[Observation]:
    """Observations of all days, as known at ``epoch``; for forecasts and plans, whose day is to come.

    Of several datasets at once they come in one order, in which those of each stand as if it were asked alone.
    """
    return _live((date.min, date.max), dataset, epoch, (where, measures, natures))


def observation_history(observation_id: UUID) -> list[Recording]:
    """All versions of the fact that an observation states, the first one first; empty where there is none."""
    return [
        Recording(_observation(row), row["withdrawn"], row["kind"], row["actor"], row["epoch"], row["recorded_at"])
        for row in _rows(_HISTORY, {"id": observation_id})
    ]


def municipality_codes() -> list[str]:
    """Codes of all local governments of this installation, in order."""
    return list(Municipality.objects.order_by("code").values_list("code", flat=True))


def municipality_name(code: str) -> str:
    """What a local government is called: 영등포구.

    :raises Municipality.DoesNotExist: if the code is unknown
    """
    return Municipality.objects.get(code=code).name


def accounts(account_ids: Collection[UUID]) -> dict[UUID, Account]:
    """Accounts by their ids; those that are not are left out."""
    return {each.pk: each for each in Account.objects.filter(pk__in=account_ids)}


def role_of(account_id: UUID) -> str:
    """What an account is, or whom it acts for; what each may do, the table of permissions says.

    :raises Account.DoesNotExist: if there is none
    """
    role: str = Account.objects.values_list("role", flat=True).get(pk=powers_of(account_id))
    return role


def title_of(account_id: UUID) -> str:
    """The office of an account, such as 예산팀장.

    :raises Account.DoesNotExist: if there is none
    """
    return Account.objects.get(pk=account_id).title


def observation_at(
    *,
    source: str,
    line: int | None,
    cell: str,
    dataset: str,
    subject: Subject,
    measure: str,
    effective_date: date,
    nature: Nature,
) -> Observation | None:
    """The newest version, withdrawn or not, of what a source states at one place; None where it states nothing there.

    The place names a fact on every machine, as sidecars do. "" is the source of what an officer states.
    """
    parameters = {
        "source": source, "line": line, "cell": cell, "dataset": dataset, "subject": subject_key(subject),
        "measure": measure, "effective_date": effective_date, "nature": nature.value,
    }  # fmt: skip
    rows = _rows(_AT_PLACE, parameters)
    return _observation(rows[0]) if rows else None


def observations_of_source(source_id: UUID) -> list[Observation]:
    """What a source states, in the order of its places: the newest versions, withdrawn ones left out."""
    return _ordered(_observation(row) for row in _rows(_OF_SOURCE, {"source": source_id}))


def standing_observations(operation_ids: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    """What each of some operations recorded and is not withdrawn, by the newest versions."""
    found: dict[UUID, list[UUID]] = {each: [] for each in operation_ids}
    for row in _rows(_STANDING, {"operations": list(found)}):
        found[row["operation_id"]].append(row["id"])
    return found


def find_source(name: str) -> Source | None:
    """The source of that name; None where there is none in this municipality."""
    return Source.objects.filter(name=name).first()


def source_content(name: str) -> bytes | None:
    """The bytes of a source; None where they were not kept, or there is no such source."""
    source = Source.objects.filter(name=name).select_related("file").first()
    return bytes(source.file.data) if source and source.file else None


def file_of_source(source_id: UUID) -> UUID | None:
    """The kept content of a source; None where only its hash is known."""
    found: UUID | None = Source.objects.filter(pk=source_id).values_list("file_id", flat=True).get()
    return found


def unit_of_observation(observation_id: UUID) -> str:
    """The base unit of an observation; "" where there is none."""
    rows = _rows("SELECT unit FROM platform_observation WHERE id = %(id)s", {"id": observation_id})
    return rows[0]["unit"] if rows else ""


_COLUMNS = """
    SELECT o.id, o.dataset, o.subject, o.measure, o.value, o.absence, o.unit, o.effective_date, o.stated_on,
        coalesce(s.name, '') AS source, o.place_line, o.place_column, o.place_cell, o.printed, o.nature, o.scale,
        o.decimals, o.version, o.formula, p.basis
"""
_TABLES = """
    FROM platform_observation o
    JOIN platform_operation p ON p.id = o.operation_id
    LEFT JOIN platform_source s ON s.id = o.source_id
"""
_RULING = """
    (
        SELECT q.basis FROM platform_ruling r
        JOIN platform_observation c ON c.id = r.observation_id
        JOIN platform_operation q ON q.id = r.operation_id
        WHERE (r.dataset, r.subject_key, r.measure, r.effective_date)
            = (o.dataset, o.subject_key, o.measure, o.effective_date)
        AND r.epoch <= %(epoch)s AND c.origin_id = o.origin_id AND NOT EXISTS (
            SELECT FROM platform_ruling later WHERE later.replaces_id = r.id AND later.epoch <= %(epoch)s
        )
    ) AS ruling
"""


_LIVE = f"""
    {_COLUMNS}, {_RULING} {_TABLES}
    WHERE o.dataset = ANY (%(datasets)s) AND o.epoch <= %(epoch)s AND NOT o.withdrawn
    AND o.effective_date BETWEEN %(first_day)s AND %(last_day)s
    AND (%(measures)s::text[] IS NULL OR o.measure = ANY (%(measures)s))
    AND (%(natures)s::text[] IS NULL OR o.nature = ANY (%(natures)s))
    AND o.subject @> %(where)s::jsonb AND (%(division)s::text IS NULL OR o.division = %(division)s)
    AND NOT EXISTS (SELECT FROM platform_observation n WHERE n.replaces_id = o.id AND n.epoch <= %(epoch)s)
"""
"""What was recorded and not yet replaced at the epoch."""
_NEWEST = f"""
    {_COLUMNS}, NULL AS ruling {_TABLES}
    WHERE NOT EXISTS (SELECT FROM platform_observation n WHERE n.replaces_id = o.id)
"""
_AT_PLACE = f"""
    {_NEWEST}
    AND coalesce(s.name, '') = %(source)s AND o.place_line IS NOT DISTINCT FROM %(line)s::int
    AND o.place_cell = %(cell)s AND o.dataset = %(dataset)s AND o.subject_key = %(subject)s
    AND o.measure = %(measure)s AND o.effective_date = %(effective_date)s AND o.nature = %(nature)s
"""
_OF_SOURCE = f"""
    {_NEWEST}
    AND o.source_id = %(source)s AND NOT o.withdrawn
"""
_STANDING = """
    SELECT first.operation_id, o.id FROM platform_observation o
    JOIN platform_observation first ON first.id = o.origin_id
    WHERE first.operation_id = ANY(%(operations)s) AND NOT o.withdrawn
    AND NOT EXISTS (SELECT FROM platform_observation n WHERE n.replaces_id = o.id)
    ORDER BY o.id
"""
_HISTORY = f"""
    {_COLUMNS}, o.withdrawn, p.kind, a.title AS actor, p.epoch, p.recorded_at, NULL AS ruling
    {_TABLES} JOIN platform_account a ON a.id = p.actor_id
    WHERE o.origin_id = (SELECT i.origin_id FROM platform_observation i WHERE i.id = %(id)s)
    ORDER BY o.version
"""  # noqa: S608 - all parts are constants


def _live(
    days: tuple[date, date],
    dataset: str | Collection[str],
    epoch: int,
    filters: tuple[Mapping[str, str] | None, Collection[str] | None, Collection[Nature] | None],
) -> list[Observation]:
    where, measures, natures = filters
    parameters = {
        "datasets": [dataset] if isinstance(dataset, str) else sorted(dataset),
        "epoch": epoch,
        "first_day": days[0],
        "last_day": days[1],
        "where": json.dumps(dict(where or {}), ensure_ascii=False),
        "division": (where or {}).get("division"),
        "measures": None if measures is None else list(measures),
        "natures": None if natures is None else [nature.value for nature in natures],
    }
    return _ordered(_observation(row) for row in _rows(_LIVE, parameters))


def _ordered(observations: Iterable[Observation]) -> list[Observation]:
    """Sort in Python, by code point: the same on every server whatever its locale."""
    return sorted(
        observations,
        key=lambda each: (each.order, each.key, each.effective_date, each.nature, each.printed, str(each.value)),
    )


def _kind_of(each: Observation) -> tuple[str, str, Nature]:
    return subject_key(each.subject), each.measure, each.nature


def _observation(row: Mapping[str, Any]) -> Observation:
    return Observation(
        dataset=row["dataset"],
        subject=subject_of(json.loads(row["subject"])),
        measure=row["measure"],
        value=row["value"],
        absence=Absence(row["absence"]) if row["absence"] else None,
        unit=row["unit"],
        effective_date=row["effective_date"],
        stated_on=row["stated_on"],
        source=row["source"],
        line=row["place_line"],
        column=row["place_column"],
        cell=row["place_cell"],
        printed=row["printed"],
        nature=Nature(row["nature"]),
        scale=row["scale"],
        decimals=row["decimals"],
        version=row["version"],
        formula=row["formula"],
        basis=row["basis"],
        is_ruled=row["ruling"] is not None,
        ruling=row["ruling"] or "",
        id=row["id"],
    )


def _rows(statement: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        names = [column.name for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
