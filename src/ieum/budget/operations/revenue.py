"""Moving revenue: each movement is one call of a function in the database, and so is the sealing of a round."""

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from psycopg import sql

from ieum.budget import rules
from ieum.budget.choices import RevenueKind, VersionKind
from ieum.budget.models import BudgetAccount, RevenueCell
from ieum.budget.operations.cells import year_of
from ieum.budget.operations.movements import (
    AlreadyReversed,
    BooksClosed,
    NoSuchMovement,
    PostedMovement,
    require_revenue,
    write_movement,
)
from ieum.budget.queries.code_tables import codes_in_force
from ieum.budget.queries.entry import late_revenue_fault
from ieum.budget.rules.code_tables import used_by_revenue
from ieum.budget.rules.revenue import SENTENCES, RevenueFault, group_of
from ieum.kernel.wording import worded
from ieum.platform.database.refusals import Refusals, refusals
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.operations import BasisMissing, Refused, WrongAccount, open_operation

_CODE = re.compile(r"[0-9]{3}-[0-9]{2}", re.ASCII)


class RevenueRefused(Refused):
    """A rule forbids it; the message says which."""

    def __init__(self, fault: RevenueFault, sentence: str) -> None:
        super().__init__(sentence)
        self.fault = fault


class RevenueKnown(Refused):
    """The revenue of that movement was posted before."""


@transaction.atomic
def register_revenue_cell(*, year: int, account: str, division: str, code: str, actor_id: UUID, basis: str) -> UUID:
    """Make a place of revenue known; the same one again gives the same id.

    :raises NoFiscalYear: if the year is not open
    :raises RevenueRefused: if the year has no such account, the code is none of revenue, or its tables lack it
    """
    fiscal_year = year_of(year)
    kept = BudgetAccount.objects.filter(fiscal_year=fiscal_year, name=account).first()
    if kept is None or not division.strip() or _CODE.fullmatch(code) is None:
        sentence = "그 회계연도의 회계와 부서, 111-01 같은 세입과목을 적으십시오."
        raise RevenueRefused(RevenueFault.NO_CELL, sentence)
    if not group_of(code, on=fiscal_year.first_day):
        raise RevenueRefused(RevenueFault.NO_CELL, worded("세입과목의 장에 없는 부호입니다: {code}.", code=code))
    known = RevenueCell.objects.filter(account=kept, division=division.strip(), code=code).first()
    if known is not None:
        return known.pk
    _require_codes(year, account, division.strip(), code)
    opened = open_operation(kind="budget.register_revenue_cell", actor_id=actor_id, basis=basis)
    own = {"municipality_id": current_municipality(), "operation_id": opened.operation_id}
    found, _ = RevenueCell.objects.get_or_create(account=kept, division=division.strip(), code=code, defaults=own)
    return found.pk


def _require_codes(year: int, account: str, division: str, code: str) -> None:
    fault = codes_in_force(year).fault(used_by_revenue(account, division, code))
    if fault:
        raise RevenueRefused(RevenueFault.NO_CELL, fault)


def post_revenue(
    *,
    year: int,
    kind: RevenueKind,
    lines: Mapping[UUID, int],
    on: date,
    actor_id: UUID,
    basis: str,
    round: int | None = None,
) -> PostedMovement:
    """Post a movement of revenue: won by place.

    :raises NoFiscalYear: if the year is not open
    :raises BooksClosed: if it is too late for the year
    :raises RevenueRefused: if a rule forbids it on that day or any later one
    """
    if fault := late_revenue_fault(kind, year):
        raise BooksClosed(fault)
    return _posted(actor_id, basis, str(kind), round, year_of(year).pk, on, None, None, _lines(lines))


@transaction.atomic
def post_with_revenue(
    *,
    year: int,
    movement: rules.Movement,
    revenue: Mapping[UUID, int],
    actor_id: UUID,
    basis: str,
    approver_id: UUID | None = None,
) -> PostedMovement:
    """Post a movement, and of 간주처리, 성립전 사용 or what takes them up the revenue that pays for it, by its place.

    These go without revenue only in a year whose two sides are not kept equal yet; ``post_revenue_of`` adds it later.

    :raises NoFiscalYear: if the year is not open
    :raises MovementRefused: if a rule of expenditure forbids it, or it has no revenue and must have some
    :raises RevenueRefused: if the two sides differ in an account or a 장, or a rule of revenue forbids it
    """
    own: dict[str, Any] = {"actor_id": actor_id, "basis": basis}
    posted = write_movement(year=year, movement=movement, approver_id=approver_id, **own)
    if revenue:
        post_revenue_of(event_id=posted.event_id, kind=RevenueKind(movement.kind.value), lines=revenue, **own)
    if movement.kind in rules.kinds.WITH_REVENUE:
        require_revenue()
    return posted


def post_revenue_of(
    *, event_id: UUID, kind: RevenueKind, lines: Mapping[UUID, int], actor_id: UUID, basis: str
) -> PostedMovement:
    """Post the revenue of 간주처리 or 성립전 사용 that stands without; its day and round are those of that movement.

    :raises NoSuchMovement: if there is no such movement of that kind, or it was taken back
    :raises RevenueKnown: if its revenue was posted before
    :raises RevenueRefused: if the two sides differ, or a rule forbids it
    """
    return _posted(actor_id, basis, str(kind), None, None, None, None, event_id, _lines(lines))


def reverse_revenue(*, event_id: UUID, actor_id: UUID, basis: str) -> PostedMovement:
    """Take a movement of revenue back by its opposite on the same day.

    :raises NoSuchMovement: if there is none, or it is a reversal
    :raises AlreadyReversed: if it was reversed before
    :raises RevenueRefused: if what came after rests on it, or its round is sealed
    """
    return _posted(actor_id, basis, None, None, None, None, event_id, None, "[]")


def seal_round(
    *,
    year: int,
    kind: VersionKind,
    actor_id: UUID,
    basis: str,
    round: int | None = None,
) -> PostedMovement:
    """Hold that revenue equals expenditure in each account of a round (I3); from then on the round does not move.

    :raises NoFiscalYear: if the year is not open
    :raises RevenueRefused: naming the account in which the two differ, or if it was sealed before
    """
    return _called("ieum_seal_round", actor_id, basis, year_of(year).pk, str(kind), round)


def hold_year(year: int) -> None:
    """Let nobody else post to a year until the transaction ends; called before cells are held, where it is sealed.

    :raises NoFiscalYear: if the year is not open
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT ieum_hold_year(%s, %s)", [current_municipality(), year_of(year).pk])


def _lines(lines: Mapping[UUID, int]) -> str:
    return json.dumps([{"cell_id": str(cell_id), "amount": amount} for cell_id, amount in lines.items()])


def _posted(actor_id: UUID, basis: str, *what: object) -> PostedMovement:
    return _called("ieum_post_revenue", actor_id, basis, *what)


def _called(function: str, actor_id: UUID, basis: str, *what: object) -> PostedMovement:
    """Call a posting function; a refusal leaves the transaction around it usable."""
    arguments: list[Any] = [current_municipality(), actor_id, None, basis, *what]
    places = sql.SQL(", ").join([sql.Placeholder()] * len(arguments))
    statement = sql.SQL("SELECT * FROM {}({})").format(sql.Identifier(function), places)
    with refusals(_REFUSALS, _broken), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, arguments)
        return PostedMovement(*cursor.fetchone())


_REFUSALS: Refusals = {
    "platform_operation_has_basis": (BasisMissing, "근거를 적어야 합니다."),
    "IE005": (WrongAccount, "이 지방자치단체에서 쓰는 계정이 아닙니다."),
    "IE021": (NoSuchMovement, "등록되지 않았거나 취소할 수 없는 사건입니다."),
    "budget_revenueevent_reversed_once": (AlreadyReversed, "이미 취소한 사건입니다."),
    "budget_revenueevent_movement_once": (RevenueKnown, "이미 세입을 함께 등록한 사건입니다."),
    "budget_revenueevent_kind": (Refused, "그런 구분이 없습니다."),
    "budget_revenueevent_reversal": (Refused, "취소는 취소할 사건을 골라서 해야 합니다."),
}
"""What the database says, by constraint or code, and what that means to an officer."""


def _broken(name: str, detail: str) -> RevenueRefused:
    fault = RevenueFault(name)
    return RevenueRefused(fault, _sentence(fault, detail))


def _sentence(fault: RevenueFault, detail: str) -> str:
    if not detail:
        return SENTENCES[fault]
    said = json.loads(detail)
    return gap_sentence(fault, said["account"], int(said["gap"]))


def gap_sentence(fault: RevenueFault, account: str, gap: int) -> str:
    """Say in which account revenue is how many won more than expenditure, or less."""
    return f"{account}: {SENTENCES[fault]} 차이 {f'{gap:,}'.replace('-', '△')}원"
