"""The allotment plan: made from the budget, approved, and allotted by quarters; holds, and allotment beside it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from ieum.budget import queries, rules
from ieum.budget.allotment_rows import PlannedRow
from ieum.budget.choices import AllotmentKind, BeforeYearGround, MovementKind, Total
from ieum.budget.models import (
    AllotmentHold,
    AllotmentPlan,
    AllotmentPosting,
    HeldAmount,
    HoldRelease,
    PlannedAllotment,
)
from ieum.budget.operations.approving import require_approver
from ieum.budget.operations.cells import year_of
from ieum.budget.operations.drafting import RequestRefused, asker, open_case, submit_draft
from ieum.budget.operations.movements import PostedMovement, hold_cells, post_movement
from ieum.budget.queries import allotment as reading
from ieum.budget.queries.bills import role_parts
from ieum.budget.queries.requests import standing_of_cells
from ieum.budget.rules.allotment import (
    QUARTERS,
    Shares,
    Standing,
    before_year_fault,
    due,
    kind_of,
    plan_of,
    planned_fault,
    shares_fault,
    withheld_part,
)
from ieum.kernel.registry import ApprovalEffect, ApprovedDraft
from ieum.kernel.row_faults import RowFault
from ieum.kernel.wording import worded
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.operations import open_operation


class AllotmentRefused(RequestRefused):
    """Rows of a plan or of 수시배정 cannot be used; each of ``faults`` names its row."""

    def __init__(self, faults: Iterable[RowFault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(map(str, self.faults)))


@dataclass(frozen=True, slots=True)
class Allotted:
    """What was allotted."""

    kind: AllotmentKind
    cells: int
    amount: int
    """Won."""


@transaction.atomic
def draft_allotment_plan(
    *, year: int, shares: Sequence[Shares], reason: str, actor_id: UUID, on: date, rows: Sequence[PlannedRow] = ()
) -> AllotmentPlan:
    """Split what each cell has now into quarters, and submit the plan for approval; a later one takes its place.

    The cells of ``rows`` get what those say, all others by ``shares``.

    :raises AllotmentRefused: naming each row of a cell that has less, or that no plan is made for
    :raises RequestRefused: if it is not the budget team, a share is wrong, or there is nothing to allot
    :raises NoFiscalYear: if the year is not open
    """
    _require_team(actor_id)
    fault = shares_fault(shares) or ("" if reason.strip() else "편성 방향을 적어야 합니다.")
    if fault:
        raise RequestRefused(fault)
    fiscal_year, who = year_of(year), asker(actor_id, on)
    cells = reading.items_of(fiscal_year.pk)
    standing = standing_of_cells([each.pk for each in cells], fiscal_year.last_day)
    available = {each.pk: rules.total_of(Total.AVAILABLE, standing[each.pk]) for each in cells}
    told = _told(rows, available)
    by_shares = plan_of([(each.item, available[each.pk]) for each in cells], shares)
    quarters = [told.get(cell.pk, split) for cell, split in zip(cells, by_shares, strict=True)]
    if not any(map(sum, quarters)):
        raise RequestRefused("배정할 예산이 없습니다. 예산을 먼저 원장에 등록하십시오.")
    title = f"{year}년 예산배정계획"
    case_id = open_case(who, title=title, content=reason)
    body = "\n".join(_body(reason, shares, quarters, len(told)))
    draft_id = submit_draft(who, case_id=case_id, kind=MovementKind.ALLOTMENT, title=title, body=body)
    own = _own("budget.draft_allotment_plan", actor_id, reason)
    made: AllotmentPlan = AllotmentPlan.objects.create(
        **own, fiscal_year=fiscal_year, case_id=case_id, draft_id=draft_id, reason=reason.strip()
    )
    PlannedAllotment.objects.bulk_create(
        PlannedAllotment(**own, plan=made, cell=cell, quarter=quarter, amount=amount)
        for cell, amounts_of_cell in zip(cells, quarters, strict=True)
        for quarter, amount in zip(QUARTERS, amounts_of_cell, strict=True)
        if amount
    )
    return made


def _told(rows: Iterable[PlannedRow], available: Mapping[UUID, int]) -> dict[UUID, tuple[int, ...]]:
    """What rows give to cells by quarters.

    :raises AllotmentRefused: naming each row that cannot be
    """
    told = [(each, _planned_fault(each, available)) for each in rows]
    faults = [RowFault(each.line, fault) for each, fault in told if fault]
    if faults:
        raise AllotmentRefused(faults)
    return {each.cell_id: each.quarters for each, _ in told}


def _planned_fault(row: PlannedRow, available: Mapping[UUID, int]) -> str:
    if row.cell_id not in available:
        return "배정계획에 넣는 예산과목이 아닙니다. 올해 예산 가운데 배정을 관리하고 예비비가 아닌 과목만 넣습니다."
    return planned_fault(row.quarters, available[row.cell_id])


@transaction.atomic
def allot_quarter(*, year: int, quarter: int, actor_id: UUID, on: date, division: str = "") -> Allotted:
    """Allot what the plan in force has up to a quarter and was not allotted yet; before the quarter it is 당겨배정.

    ``division`` allots to one alone; "" to all.

    :raises RequestRefused: without an approved plan, if nothing is due, or it is not the budget team
    :raises MovementRefused: if the ledger does not allow it
    """
    _require_team(actor_id)
    fiscal_year = year_of(year)
    plan = reading.plan_in_force(fiscal_year.pk)
    if quarter not in QUARTERS:
        raise RequestRefused("분기는 1에서 4 사이입니다.")
    if plan is None:
        raise RequestRefused("결재가 끝난 예산배정계획이 없습니다. '계획 올리기'로 계획을 올려 결재를 받으십시오.")
    # Nobody else may allot between the question what is due and the answer.
    hold_cells(year=year, cell_ids=reading.planned_by_cell(plan))
    found = [each for each in reading.planned_cells(fiscal_year.pk) if not division or each.division == division]
    amounts = [(each.cell_id, due(each.standing, through=quarter)) for each in found]
    lines = tuple(rules.Line(cell_id, amount) for cell_id, amount in amounts if amount)
    if not lines:
        raise RequestRefused(worded("{quarter}분기까지 계획한 금액을 모두 배정했습니다.", quarter=quarter))
    kind = kind_of(quarter, year, on=on)
    basis = f"{plan} {quarter}분기 {kind.label} (업무 {plan.case})"
    posted = _posted(year, lines, on, actor_id, basis, approver_id=reading.decider_of(plan))
    AllotmentPosting.objects.create(**posted, plan=plan, kind=kind, quarter=quarter)
    return Allotted(kind, len(lines), sum(line.amount for line in lines))


@transaction.atomic
def allot_occasionally(
    *, year: int, lines: Sequence[rules.Line], reason: str, actor_id: UUID, approver_id: UUID, on: date
) -> UUID:
    """Allot beside the plan (수시배정) what came into the budget after it, or was not planned; its event.

    ``approver_id`` is who confirmed what ``actor_id`` of the budget team entered, as others decide the plan.

    :raises NotApproved: if whoever entered it confirmed it, or one whose duty that is not
    :raises RequestRefused: if money is withheld
    :raises MovementRefused: if the ledger does not allow it
    """
    require_approver(approver_id, actor_id=actor_id)
    _keep_holds(year, lines)
    posted = _posted(year, tuple(lines), on, actor_id, reason.strip(), approver_id=approver_id)
    AllotmentPosting.objects.create(**posted, plan=None, kind=AllotmentKind.OCCASIONAL)
    return posted["event_id"]


@transaction.atomic
def allot_before_year(
    *, year: int, lines: Sequence[rules.Line], ground: str, reason: str, actor_id: UUID, approver_id: UUID, on: date
) -> UUID:
    """Allot what was decided on a day before the year begins (개시 전 배정); it counts from the first day; its event.

    ``ground`` is a ``BeforeYearGround``. ``approver_id`` is as of ``allot_occasionally``.

    :raises NotApproved: if whoever entered it confirmed it, or one whose duty that is not
    :raises RequestRefused: without such a ground, if the day is none before the year, or money is withheld
    :raises MovementRefused: if the ledger does not allow it, such as before the budget stands in it
    """
    require_approver(approver_id, actor_id=actor_id)
    fiscal_year = year_of(year)
    places = queries.places((line.cell_id for line in lines), fiscal_year_id=fiscal_year.pk)
    items = [(places[line.cell_id].item, line.amount) for line in lines if line.cell_id in places]
    fault = before_year_fault(ground, items, decided_on=on, first_day=fiscal_year.first_day)
    if fault:
        raise RequestRefused(fault)
    _keep_holds(year, lines)
    authority = f"지방재정법 시행령 제57조 {BeforeYearGround(ground).label}"
    posted = _posted(
        year, tuple(lines), fiscal_year.first_day, actor_id, reason.strip(), approver_id=approver_id,
        authority=authority,
    )  # fmt: skip
    AllotmentPosting.objects.create(**posted, plan=None, kind=AllotmentKind.BEFORE_YEAR, ground=ground, decided_on=on)
    return posted["event_id"]


@transaction.atomic
def sub_allot(
    *, year: int, lines: Sequence[rules.Line], unit: str, reason: str, actor_id: UUID, on: date
) -> PostedMovement:
    """Allot further to a 동 or 사업소 what was allotted (재배정, 지방재정법 시행령 제85조); below zero takes it back.

    ``reason`` names the paper of the 재무관 who decided it.

    :raises RequestRefused: without reason, or if it is not the budget team
    :raises MovementRefused: without the unit that receives it, or if the ledger does not allow it
    """
    _require_team(actor_id)
    if not reason.strip():
        raise RequestRefused("재배정을 결정한 문서를 적어야 합니다.")
    movement = rules.Movement(
        kind=MovementKind.SUB_ALLOTMENT, effective_date=on, lines=tuple(lines), unit=unit
    )  # fmt: skip
    return post_movement(year=year, movement=movement, actor_id=actor_id, basis=reason.strip())


def _keep_holds(year: int, lines: Sequence[rules.Line]) -> None:
    """Let nothing be allotted beside the plan that is withheld; the cells are held until the transaction ends.

    :raises RequestRefused: if money is withheld
    """
    hold_cells(year=year, cell_ids=[line.cell_id for line in lines])
    known = {each.cell_id: each.standing for each in reading.planned_cells(year_of(year).pk)}
    for line in lines:
        standing = known.get(line.cell_id)
        if standing and standing.withheld and line.amount > standing.available - standing.allotted - standing.withheld:
            raise RequestRefused(
                worded(
                    "배정을 유보한 금액 {withheld:,}원이 있습니다. 유보를 먼저 해제하십시오.",
                    withheld=standing.withheld,
                )
            )


@transaction.atomic
def withhold_allotment(
    *, year: int, items: str, division: str, percent: int, reason: str, actor_id: UUID, on: date
) -> AllotmentHold:
    """Withhold a percentage of what cells have (배정유보), as far as it is not allotted yet.

    ``items`` is what the codes of the cells begin with and ``division`` whose they are; "" for all.

    :raises RequestRefused: without reason, if nothing is left to withhold, or it is not the budget team
    """
    _require_team(actor_id)
    if not reason.strip() or not 0 < percent <= 100:
        raise RequestRefused("유보율은 1에서 100 사이로, 사유와 함께 적으십시오.")
    fiscal_year = year_of(year)
    hold_cells(year=year, cell_ids=[each.pk for each in reading.items_of(fiscal_year.pk)])
    found = [
        (each.cell_id, _withheld(each.standing, percent))
        for each in reading.planned_cells(fiscal_year.pk)
        if each.item.startswith(items) and (not division or each.division == division)
    ]
    if not any(amount for _, amount in found):
        raise RequestRefused("유보할 수 있는 미배정 예산이 없습니다.")
    own = _own("budget.withhold_allotment", actor_id, reason)
    scope = f"{division or '모든 부서'} {items or '모든 통계목'} {percent}%"
    made: AllotmentHold = AllotmentHold.objects.create(**own, fiscal_year=fiscal_year, held_on=on, scope=scope)
    HeldAmount.objects.bulk_create(
        HeldAmount(**own, hold=made, cell_id=cell_id, amount=amount) for cell_id, amount in found if amount
    )
    return made


@transaction.atomic
def release_hold(*, hold_id: UUID, reason: str, actor_id: UUID, on: date) -> HoldRelease:
    """Release a hold; what it withheld is due again.

    :raises RequestRefused: without reason, if there is none or it was released, or it is not the budget team
    """
    _require_team(actor_id)
    found: AllotmentHold | None = AllotmentHold.objects.filter(pk=hold_id, releases=None).first()
    if found is None or not reason.strip():
        raise RequestRefused("유보 중인 것을 골라 해제하는 사유를 적으십시오.")
    own = _own("budget.release_hold", actor_id, reason)
    released: HoldRelease = HoldRelease.objects.create(**own, hold=found, released_on=on)
    return released


def _withheld(standing: Standing, percent: int) -> int:
    left = standing.available - standing.allotted - standing.withheld
    return max(0, min(withheld_part(standing.available, percent), left))


def _posted(
    year: int, lines: tuple[rules.Line, ...], on: date, actor_id: UUID, basis: str, *, approver_id: UUID | None = None,
    authority: str = "",
) -> dict[str, UUID]:  # fmt: skip
    """Post an allotment; what a row about it names."""
    movement = rules.Movement(kind=MovementKind.ALLOTMENT, effective_date=on, lines=lines, authority=authority)
    posted = post_movement(year=year, movement=movement, actor_id=actor_id, basis=basis, approver_id=approver_id)
    return {
        "municipality_id": current_municipality(), "operation_id": posted.operation_id, "event_id": posted.event_id,
    }  # fmt: skip


def _keep_to_plan(approved: ApprovedDraft) -> None:
    """Let nobody approve what names no amounts: the plan in force is one that the page of allotment made."""
    if not reading.is_plan_draft(approved.draft_id):
        raise RequestRefused("예산 배정 화면에서 올린 계획이 아닙니다. 회수한 뒤 그 화면에서 다시 올리십시오.")


APPROVED_PLANS = ApprovalEffect(
    "budget.allotment",
    "예산배정계획",
    reading.is_plan,
    _keep_to_plan,
    lambda case_id: f"/budget/allotment/?year={reading.plan_year(case_id)}",
)


def _own(kind: str, actor_id: UUID, basis: str) -> dict[str, UUID]:
    opened = open_operation(kind=kind, actor_id=actor_id, basis=basis.strip())
    return {"municipality_id": current_municipality(), "operation_id": opened.operation_id}


def _body(reason: str, shares: Sequence[Shares], quarters: Sequence[Sequence[int]], told: int) -> list[str]:
    """What the approvers read: where the plan aims, the shares, of how many cells amounts were told, and the sums."""
    sums = [sum(each[number - 1] for each in quarters) for number in QUARTERS]
    return [
        f"편성 방향: {reason.strip()}",
        *(f"- {each.items or '그 밖의 통계목'}: {' · '.join(f'{part}%' for part in each.percents)}" for each in shares),
        *([f"- 금액을 정한 예산과목 {told:,}개"] if told else []),
        *(f"- {number}분기 {amount:,}원" for number, amount in zip(QUARTERS, sums, strict=True)),
        f"- 계 {sum(sums):,}원",
    ]


def _require_team(actor_id: UUID) -> None:
    if "TEAM" not in role_parts(actor_id):
        raise RequestRefused("예산팀만 할 수 있는 일입니다: 예산 배정.")
