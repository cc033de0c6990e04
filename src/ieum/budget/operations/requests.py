"""Requests to move money: drafted and submitted as a case, posted when the last of the line approves."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from ieum.budget import rules
from ieum.budget.choices import AllotmentKind, MovementKind, Total
from ieum.budget.models import (
    AllotmentPosting,
    FiscalYear,
    MovementRequest,
    RequestedPlace,
    RequestLine,
    RequestPosting,
)
from ieum.budget.operations.cells import year_of
from ieum.budget.operations.drafting import Asker, RequestRefused, asker, open_case, submit_draft
from ieum.budget.operations.movements import post_movement
from ieum.budget.operations.request_places import lines_of_places, lines_tried
from ieum.budget.queries import requests as reading
from ieum.budget.queries.bills import role_parts
from ieum.budget.queries.reorganising import allotments_following
from ieum.budget.rules.kinds import DECISIONS
from ieum.budget.rules.permissions import divisions_of
from ieum.budget.rules.request_places import NewPlace, place_told
from ieum.budget.rules.requests import MOST_LINES, REQUESTED, RequestedCell, division_fault, most_lines
from ieum.budget.rules.reserves import resting_on
from ieum.budget.rules.versions import won
from ieum.kernel.registry import ApprovalEffect, ApprovedDraft
from ieum.kernel.wording import worded
from ieum.office.choices import CaseState
from ieum.office.queries import case as office_case
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.operations import open_operation


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for."""

    kind: MovementKind
    lines: Sequence[rules.Line]
    reason: str
    authority: str = ""
    ground: str = ""
    """Of a use of the reserve its ``ReserveGround``; "" of all else."""
    places: Sequence[NewPlace] = ()
    """What is asked for places that have no cell yet."""


@transaction.atomic
def request_movement(*, year: int, asked: Asked, actor_id: UUID, on: date) -> MovementRequest:
    """Ask for a movement: a case at the asker's post is opened and its draft submitted to the line of the rules.

    :raises RequestRefused: if the account may not ask for it, the ledger would refuse it, or nobody can approve it
    :raises NoFiscalYear: if the year is not open
    """
    fiscal_year, who = year_of(year), asker(actor_id, on)
    body = _checked(fiscal_year, asked, who)
    case_id = open_case(who, title=_title(year, asked), content=asked.reason)
    return _submitted(case_id, fiscal_year, asked, body, who)


@transaction.atomic
def revise_request(*, case_id: UUID, asked: Asked, actor_id: UUID, on: date) -> MovementRequest:
    """Submit a request anew that was returned or withdrawn; what was asked for before stays beside it.

    :raises RequestRefused: if it waits for approval or is decided, or as ``request_movement``
    """
    known = reading.requests_of_case(case_id)
    if not known or office_case(case_id).state != CaseState.ASSIGNED:
        raise RequestRefused("반려되었거나 회수한 요청만 고쳐서 다시 올릴 수 있습니다.")
    who = asker(actor_id, on)
    body = _checked(known[0].fiscal_year, asked, who)
    return _submitted(case_id, known[0].fiscal_year, asked, body, who)


def post_approved(approved: ApprovedDraft) -> None:
    """Post what an approved draft asked for, on the day of the approval, as its drafter's movement.

    :raises RequestRefused: if the draft was not submitted as a request, so that others than the rules say decided
    :raises MovementRefused: if the ledger does not allow it any more
    """
    asked = reading.request_of_draft(approved.draft_id)
    if asked is None:
        raise RequestRefused("예산 변경 요청 화면에서 올린 기안이 아닙니다. 회수한 뒤 그 화면에서 다시 올리십시오.")
    _give_cells(asked, approved.drafter_id)
    own: dict[str, Any] = {
        "year": asked.fiscal_year.year, "actor_id": approved.drafter_id, "approver_id": approved.approver_id,
        "basis": f"{asked.reason} (업무 {asked.case})",
    }  # fmt: skip
    movement = reading.movement_of(asked, on=approved.on)
    lowered, raised = _following(movement, asked.fiscal_year) or (None, None)
    _allot(lowered, own)
    posted = post_movement(movement=movement, **own)
    _allot(raised, own)
    RequestPosting.objects.create(
        municipality_id=asked.municipality_id, operation_id=posted.operation_id, request=asked, event_id=posted.event_id
    )


def _allot(movement: rules.Movement | None, own: Mapping[str, Any]) -> None:
    """Post what allotment goes with an 이체, beside the plan."""
    if movement is not None and movement.lines:
        posted = post_movement(movement=movement, **own)
        AllotmentPosting.objects.create(
            municipality_id=current_municipality(), operation_id=posted.operation_id, event_id=posted.event_id,
            plan=None, kind=AllotmentKind.OCCASIONAL,
        )  # fmt: skip


APPROVED_REQUESTS = ApprovalEffect(
    "budget.request",
    "예산 변경 요청",
    reading.is_request,
    post_approved,
    lambda case_id: f"/budget/requests/{reading.requests_of_case(case_id)[0].pk}/",
)


def _give_cells(asked: MovementRequest, actor_id: UUID) -> None:
    """Register the cells of the places that had none, and a line of the request for each."""
    places = reading.places_of(asked)
    if not places:
        return
    opened = open_operation(kind="budget.register_cells", actor_id=actor_id, basis=asked.reason)
    own = {"municipality_id": asked.municipality_id, "operation_id": opened.operation_id, "request": asked}
    lines = lines_of_places(asked.fiscal_year_id, places, operation_id=opened.operation_id)
    RequestLine.objects.bulk_create(RequestLine(**own, cell_id=each.cell_id, amount=each.amount) for each in lines)


def _checked(fiscal_year: FiscalYear, asked: Asked, who: Asker) -> str:
    """What the approvers read, if it may be asked for; a place without a cell has one only while this looks at it."""
    if asked.kind not in REQUESTED:
        raise RequestRefused("요청할 수 없는 구분입니다. 전용, 변경사용, 이용, 이체, 예비비 사용 가운데 고르십시오.")
    if asked.ground and asked.kind is not MovementKind.RESERVE_USE:
        raise RequestRefused("예비비의 근거는 예비비 사용에만 고릅니다. 비우거나 구분을 고치십시오.")
    if not asked.reason.strip():
        raise RequestRefused("사유를 적어야 합니다.")
    if len(asked.lines) + len(asked.places) > (most := most_lines(asked.kind)):
        raise RequestRefused(worded("한 요청에는 예산과목을 {most}개까지 적을 수 있습니다.", most=most))
    with lines_tried(fiscal_year.pk, asked.places, actor_id=who.actor_id) as added:
        whole = replace(asked, lines=[*asked.lines, *added], places=())
        fault = _fault(fiscal_year, whole, who)
        body = "" if fault else "\n".join(_body(whole, who.on))
    if fault:
        raise RequestRefused(fault)
    return body


def _fault(fiscal_year: FiscalYear, asked: Asked, who: Asker) -> str:
    """Why what is asked for by cells alone must not be; "" where it may."""
    is_team = bool(role_parts(who.actor_id))
    fault = division_fault(_cells(asked), divisions_of(who.standing, who.actor_id), is_team=is_team)
    return fault or request_fault(movement_asked(asked, on=who.on), fiscal_year)


def request_fault(movement: rules.Movement, fiscal_year: FiscalYear) -> str:
    """Say why a request would be refused as the ledger stands now; "" where it would not."""
    return reading.judge(movement, fiscal_year, _following(movement, fiscal_year))


def _following(movement: rules.Movement, fiscal_year: FiscalYear) -> list[rules.Movement]:
    return allotments_following(movement, fiscal_year.pk, fiscal_year.last_day)


def _cells(asked: Asked) -> list[RequestedCell]:
    named = reading.labels_of([line.cell_id for line in asked.lines])
    return [RequestedCell(named[line.cell_id].division, line.amount) for line in asked.lines if line.cell_id in named]


def movement_asked(asked: Asked, *, on: date) -> rules.Movement:
    """The movement that is asked for, on a day."""
    return rules.Movement(
        kind=asked.kind, effective_date=on, lines=tuple(asked.lines),
        authority=resting_on(asked.ground, asked.authority),
    )  # fmt: skip


def _submitted(case_id: UUID, fiscal_year: FiscalYear, asked: Asked, body: str, who: Asker) -> MovementRequest:
    title = _title(fiscal_year.year, asked)
    draft_id = submit_draft(who, case_id=case_id, kind=asked.kind, title=title, body=body)
    opened = open_operation(kind="budget.request", actor_id=who.actor_id, basis=asked.reason.strip())
    own = {"municipality_id": current_municipality(), "operation_id": opened.operation_id}
    made: MovementRequest = MovementRequest.objects.create(
        **own, case_id=case_id, draft_id=draft_id, fiscal_year=fiscal_year, kind=asked.kind,
        reason=asked.reason.strip(), authority=asked.authority.strip(), ground=asked.ground,
    )  # fmt: skip
    RequestLine.objects.bulk_create(
        RequestLine(**own, request=made, cell_id=each.cell_id, amount=each.amount) for each in asked.lines
    )
    RequestedPlace.objects.bulk_create(
        RequestedPlace(**own, request=made, place=place_told(each.cell), amount=each.amount) for each in asked.places
    )
    return made


def _title(year: int, asked: Asked) -> str:
    return f"{year}년 {asked.kind.label} 요청"


def _body(asked: Asked, on: date) -> Iterator[str]:
    """What the approvers read: why, and each cell before and after."""
    yield f"사유: {asked.reason.strip()}"
    if authority := resting_on(asked.ground, asked.authority):
        yield f"결정 근거: {authority}"
    decision = DECISIONS[asked.kind]
    yield f"결정하는 이: {decision.decider} ({decision.article})"
    ids = [line.cell_id for line in asked.lines]
    named, standing = reading.labels_of(ids), reading.standing_of_cells(ids, on)
    shown = asked.lines[:MOST_LINES]
    if len(asked.lines) > len(shown):
        whole = won(sum(line.amount for line in asked.lines if line.amount > 0))
        yield worded(
            "과목 {count}개, 옮기는 금액 {whole}원. 모두는 요청 화면에 있고 아래는 {shown}개입니다.",
            count=len(asked.lines), whole=whole, shown=len(shown),
        )  # fmt: skip
    for line in shown:
        before = rules.total_of(Total.AVAILABLE, standing[line.cell_id])
        after, change = won(before + line.amount), won(line.amount)
        yield f"- {named[line.cell_id].label}: 예산현액 {won(before)}원 → {after}원 (증감 {change}원)"
