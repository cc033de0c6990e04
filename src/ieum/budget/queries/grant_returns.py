"""반환금 (802) of a year held against the grants that it returns: which name none, and which return too much."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ieum.budget.choices import MatterKind, MovementKind
from ieum.budget.models import GrantMovement, LedgerEvent
from ieum.budget.queries.grants import (
    Joined,
    Offered,
    joined_to,
    spent_of,
)
from ieum.budget.queries.matters import known_matters
from ieum.budget.queries.rollups import Point
from ieum.kernel.wording import worded


@dataclass(frozen=True, slots=True)
class ReturnFinding:
    """A payment of 반환금 that an officer should look at, in words."""

    event_id: UUID
    on: date
    amount: int
    """Won of the payment, or of the part that is of the grant."""
    said: str


def return_findings(year: int, at: Point, offered: list[Offered]) -> list[ReturnFinding]:
    """Payments of 반환금 of a year that name no grant, and those of grants that return more than is left of them.

    ``offered`` are the movements of the year that are not wholly joined. What is left of a grant is what was received
    less what was spent, of all years, as far as both are joined to it; others may share the places that it gave to.
    """
    payments = set(
        LedgerEvent.objects.filter(
            pk__in=[each.id for each in offered if not each.is_receipt], kind=MovementKind.EXPENDITURE
        ).values_list("pk", flat=True)
    )
    found = [
        ReturnFinding(
            each.id, each.on, each.left,
            worded(
                "반환금 {left:,}원이 어느 외부재원을 돌려주는 것인지 적혀 있지 않습니다. 아래에서 외부재원과 "
                "이으십시오.",
                left=each.left,
            ),
        )
        for each in offered
        if each.id in payments and each.on <= at.as_of
    ]  # fmt: skip
    return found + _too_much(year, at)


def _too_much(year: int, at: Point) -> list[ReturnFinding]:
    said = GrantMovement.objects.filter(event__kind=MovementKind.EXPENDITURE, event__fiscal_year__year=year)
    grants = set(said.values_list("matter", flat=True))
    if not grants:
        return []
    moved = _joined_in_all_years(grants, year, at)
    found = []
    for known in known_matters(at.epoch, MatterKind.GRANT):
        own = moved.get(known.row.pk, [])
        returns = [each for each in own if each.is_return]
        if returns and (fault := _fault(str(known.row), own, at)):
            last = max(returns, key=lambda each: each.on)
            found.append(ReturnFinding(last.id, last.on, last.amount, fault))
    return found


def _fault(name: str, own: list[Joined], at: Point) -> str:
    """Why a grant returns too much, or that it cannot be told; "" where it does not."""
    received = sum(each.amount for each in own if each.is_receipt)
    returned = sum(each.amount for each in own if each.is_return)
    if not received:
        return worded("{grant}: 이은 수납이 없어 돌려줄 금액과 견줄 수 없습니다. 수납을 이으십시오.", grant=name)
    spent = spent_of([each.id for each in own if not each.is_receipt and not each.is_return], at)
    left = max(received - spent, 0)
    if returned <= left:
        return ""
    return worded(
        "{grant}: 반환액 {returned:,}원이 남은 금액 {left:,}원(수납액 {received:,}원, 집행액 {spent:,}원)보다 "
        "많습니다. 이자를 함께 돌려준 것이 아니면 금액이나 이은 외부재원을 고치십시오.",
        grant=name, returned=returned, left=left, received=received, spent=spent,
    )  # fmt: skip


def _joined_in_all_years(grants: set[UUID], year: int, at: Point) -> dict[UUID, list[Joined]]:
    """What counts of grants up to a day, from the first year that a movement of theirs has."""
    years = GrantMovement.objects.filter(matter__in=grants).values_list(
        "event__fiscal_year__year", "receipt__fiscal_year__year"
    )
    found: dict[UUID, list[Joined]] = {}
    for each in sorted({of or receipt for of, receipt in years if (of or receipt) <= year}):
        for grant, own in joined_to(grants, each, at.epoch).items():
            found.setdefault(grant, []).extend(one for one in own if one.counts(at.as_of))
    return found
