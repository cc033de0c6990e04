"""Every write of the platform. Each is one call of a function in the database, whole or not at all."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from psycopg import sql

from ieum.kernel.numbers import Absence
from ieum.kernel.wording import worded
from ieum.platform import queries, rules
from ieum.platform.acting import behalf_of
from ieum.platform.choices import MunicipalityKind, Role
from ieum.platform.closed_days.decree import keep_decree
from ieum.platform.database.identity import uuid7
from ieum.platform.database.refusals import Refusals, refusals
from ieum.platform.database.tenancy import current_municipality, last_opened, municipality
from ieum.platform.models import Account, Municipality
from ieum.platform.rules import ObservationDraft


class Refused(Exception):
    """The database refused to record; the message says why."""


class BasisMissing(Refused):
    """No basis (근거) was given."""


class WrongAccount(Refused):
    """The account is unknown, not in use, or of another municipality."""


class NotOnBehalf(Refused):
    """The account does not act for the other one today."""


class SourceNameTaken(Refused):
    """Another document has that name."""


class AlreadyRecorded(Refused):
    """The same place of the same source already states that value's subject."""


class AlreadyReplaced(Refused):
    """Somebody corrected or withdrew that row before."""


class RulingChanged(Refused):
    """Somebody ruled on the same question at the same time."""


class OwnValue(Refused):
    """Who stated a value, or on whose behalf it was stated, does not rule on it."""


class NoSuchObservation(Refused):
    """There is no such row in this municipality, or it is withdrawn."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The header of what is recorded: every event row names it and carries its epoch."""

    operation_id: UUID
    epoch: int


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was recorded, in the order of the drafts."""

    operation_id: UUID
    epoch: int
    observation_ids: tuple[UUID, ...]


def open_operation(
    *, kind: str, actor_id: UUID, basis: str, on_behalf_of_id: UUID | None = None, records_facts: bool = False
) -> Opened:
    """Open the operation that rows of another app's table will name, in the same transaction.

    ``records_facts`` where those rows are events that figures read: only they make an epoch worth closing, so that
    making an edition does not change what the next one reads at.

    :raises Refused: without basis, or for a wrong account
    """
    behalf = on_behalf_of_id or behalf_of(actor_id)
    row = _call("ieum_open_operation", current_municipality(), kind, actor_id, behalf, basis, records_facts)
    last_opened.set((actor_id, basis))
    return Opened(row["operation"], row["epoch"])


def resume_operation(operation_id: UUID) -> None:
    """Let what changes in the transaction from here on be kept as done by an operation of an earlier day.

    That is what it set to happen on a day to come.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('ieum.operation', %s, true)", [str(operation_id)])


def register_source(
    *,
    name: str,
    sha256: str,
    format: str,  # noqa: A002 - the column's name
    stated_on: date,
    actor_id: UUID,
    basis: str,
    content: bytes | None = None,
    media_type: str = "application/octet-stream",
    on_behalf_of_id: UUID | None = None,
) -> UUID:
    """Register a document that facts are read from; the same one again gives the same id.

    ``content`` is kept where it is given.

    :raises SourceNameTaken: if another document has the name
    :raises Refused: without basis, for a wrong account, or where content and hash differ
    """
    if content is not None and hashlib.sha256(content).hexdigest() != sha256:
        raise Refused(worded("파일 내용이 해시와 다릅니다: {name}", name=name))
    known = queries.find_source(name)
    if known is not None and known.sha256 == sha256:
        return known.id
    municipality, header = current_municipality(), (actor_id, on_behalf_of_id or behalf_of(actor_id), basis)
    document = (name, sha256, format, stated_on, media_type, content)
    source: UUID = _call("ieum_register_source", municipality, *header, *document)["source"]
    return source


def record_observations(
    *,
    kind: str,
    actor_id: UUID,
    basis: str,
    source_id: UUID | None,
    observations: Sequence[ObservationDraft],
    on_behalf_of_id: UUID | None = None,
) -> Recorded:
    """Record what a source states, all or nothing; None for ``source_id`` where an officer states it.

    :raises InvalidObservation: if there is no draft, or one says too little or contradicts itself
    :raises AlreadyRecorded: if a place of the source was recorded before
    :raises Refused: without basis, or for a wrong account
    """
    if not observations:
        raise rules.InvalidObservation("등록할 값이 없습니다.")
    ids = tuple(uuid7() for _ in observations)
    rows = [{"id": str(key), **draft.as_row()} for key, draft in zip(ids, observations, strict=True)]
    header = (current_municipality(), kind, actor_id, on_behalf_of_id or behalf_of(actor_id), basis)
    row = _call("ieum_post_observations", *header, source_id, json.dumps(rows, ensure_ascii=False))
    return Recorded(row["operation"], row["epoch"], ids)


def correct_observation(
    *,
    observation_id: UUID,
    value: Decimal | int | None = None,
    absence: Absence | None = None,
    decimals: int | None = None,
    printed: str | None = None,
    actor_id: UUID,
    basis: str,
    on_behalf_of_id: UUID | None = None,
) -> UUID:
    """Replace a value by another one for the same day and place; the id of the new row.

    ``printed`` and ``decimals`` stay as they were where None. A withdrawn row is thus taken up again.

    :raises InvalidObservation: if the value cannot be recorded
    :raises AlreadyReplaced: if another row already replaces it
    :raises NoSuchObservation: if there is none in this municipality
    """
    fault = rules.value_fault(value, absence, queries.unit_of_observation(observation_id))
    if fault:
        raise rules.InvalidObservation(fault)
    change = {"value": rules.written(value), "absence": absence or "", "decimals": decimals, "printed": printed}
    by = (actor_id, on_behalf_of_id or behalf_of(actor_id), basis)
    return _replace("CORRECT", observation_id, change | {"withdrawn": False}, *by)


def withdraw_observation(
    *, observation_id: UUID, actor_id: UUID, basis: str, on_behalf_of_id: UUID | None = None
) -> UUID:
    """Take a value back without another in its place; the id of the row that says so.

    :raises AlreadyReplaced: if another row already replaces it
    :raises NoSuchObservation: if there is none in this municipality
    """
    change = {"value": None, "absence": "", "decimals": None, "printed": None, "withdrawn": True}
    return _replace("WITHDRAW", observation_id, change, actor_id, on_behalf_of_id or behalf_of(actor_id), basis)


def rule_on(*, observation_id: UUID, actor_id: UUID, basis: str, on_behalf_of_id: UUID | None = None) -> Opened:
    """Decide that among competing values this one is used, from now on; it stays chosen when it is corrected.

    :raises NoSuchObservation: if there is none in this municipality, or it is withdrawn
    :raises AlreadyReplaced: if it was corrected meanwhile
    :raises OwnValue: if the account stated that value, or did so for another, or another did for it
    :raises RulingChanged: if somebody else ruled at the same time
    """
    header = (current_municipality(), actor_id, on_behalf_of_id or behalf_of(actor_id), basis)
    row = _call("ieum_rule_on", *header, observation_id)
    return Opened(row["operation"], row["epoch"])


@transaction.atomic
def register_municipality(*, code: str, name: str, kind: MunicipalityKind) -> UUID:
    """Make a local government known; the same code again gives the same id."""
    found, is_new = Municipality.objects.get_or_create(code=code, defaults={"name": name, "kind": kind})
    if is_new:
        with municipality(found.pk):
            keep_decree()
    return found.pk


@transaction.atomic
def register_account(
    *,
    login: str,
    title: str,
    role: Role,
    password: str,
    municipality_id: UUID | None = None,
    valid_until: date | None = None,
) -> UUID:
    """Make an account; one that exists is left as it is. Without a municipality it belongs to the operator."""
    known = Account.objects.filter(login=login).first()
    if known is not None:
        return known.pk
    account = Account(login=login, title=title, role=role, municipality_id=municipality_id, valid_until=valid_until)
    account.set_password(password)
    account.save(force_insert=True)
    return account.pk


def _replace(kind: str, observation_id: UUID, change: dict[str, Any], *by: object) -> UUID:
    answer = _call("ieum_replace_observation", current_municipality(), kind, *by, observation_id, json.dumps(change))
    observation: UUID = answer["observation"]
    return observation


_REPLACED = "다른 사람이 먼저 정정하거나 취소한 값입니다. 다시 불러오십시오."
_REFUSALS: Refusals = {
    "platform_operation_has_basis": (BasisMissing, "근거를 적어야 합니다."),
    "IE005": (WrongAccount, "이 지방자치단체에서 쓰는 계정이 아닙니다."),
    "IE011": (OwnValue, "스스로 등록하거나 정정한 값은 채택할 수 없습니다. 다른 결정자가 채택합니다."),
    "IE010": (NotOnBehalf, "오늘 그 사람을 대신할 수 없습니다. 위임이나 직무대리가 끝났거나 취소되었습니다."),
    "platform_source_name": (SourceNameTaken, "같은 이름의 다른 문서가 있습니다. 다른 이름을 붙이십시오."),
    "platform_observation_recorded_once": (AlreadyRecorded, "이 출처의 같은 자리가 이미 등록되었습니다. 정정하십시오."),
    "platform_observation_replaced_once": (AlreadyReplaced, _REPLACED),
    "IE009": (AlreadyReplaced, _REPLACED),
    "platform_ruling_": (RulingChanged, "다른 사람이 먼저 결정했습니다. 다시 불러오십시오."),
    "IE008": (NoSuchObservation, "등록되지 않았거나 취소된 값입니다."),
    "platform_observation_source_id_same_municipality": (Refused, "이 지방자치단체의 출처가 아닙니다."),
}  # fmt: skip
"""What the database says, by constraint (or its beginning) or code, and what that means to an officer."""


def _call(function: str, *arguments: Any) -> dict[str, Any]:
    """Call a posting function and give its answer by name; a refusal leaves the transaction around it usable."""
    places = sql.SQL(", ").join([sql.Placeholder()] * len(arguments))
    statement = sql.SQL("SELECT * FROM {}({})").format(sql.Identifier(function), places)
    with refusals(_REFUSALS), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, arguments)
        names = [column.name for column in cursor.description or ()]
        return dict(zip(names, cursor.fetchone(), strict=True))
