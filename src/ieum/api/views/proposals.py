"""Postings that wait for a second person (승인 대기), and deciding on them."""

from collections.abc import Callable
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import AwareDatetime, Field

from ieum.api.door import operation, writing
from ieum.api.errors import not_found
from ieum.api.fields import Page, Part, Remark, Schema, Why, page
from ieum.api.once import Once, do_once
from ieum.budget import operations
from ieum.budget.choices import ProposalKind, ProposalOutcome
from ieum.budget.queries import proposals as queries
from ieum.budget.rules.permissions import BudgetAction

router = Router()


class ProposalRow(Schema):
    """A posting that waits or waited for a second person."""

    id: UUID
    kind: ProposalKind
    title: str
    year: int
    amount: int = Field(description="원")
    basis: str
    proposed_by: str
    proposed_at: AwareDatetime
    outcome: Literal["WAITING", "CONFIRMED", "RETURNED", "WITHDRAWN"] = Field(description="기다리면 WAITING")
    decided_by: str = Field(description="기다리면 빈 글")
    remark: str = Field(description="승인하거나 돌려보낸 사람의 말")


class ProposalsAsked(Schema):
    """Which of them."""

    outcome: Literal["WAITING", "CONFIRMED", "RETURNED", "WITHDRAWN"] | None = Field(None, description="상태")


class Confirmation(Schema, extra="forbid"):
    """What is said on a posting that is confirmed."""

    remark: Remark = Field("", description="의견")


@operation(
    router, "/budget/proposals", BudgetAction.SEE_BUDGET, Page[ProposalRow],
    told="승인 대기 목록. 두 사람이 봐야 하는 등록과 그 결과를 새것부터 줍니다.",
)  # fmt: skip
def list_proposals(request: HttpRequest, asked: Annotated[ProposalsAsked, Query()], part: Part) -> Any:
    """Postings that wait for a second person, and what became of the others."""
    rows = queries.waiting() if asked.outcome == "WAITING" else queries.proposals()
    chosen = rows.filter(decisions__outcome=asked.outcome) if asked.outcome in ProposalOutcome.values else rows
    return page(chosen, part, proposal)


@writing(
    router, "/budget/proposals/{proposal_id}/confirmation", BudgetAction.DECIDE_POSTINGS, ProposalRow,
    told="승인 대기 승인. 원장에 등록합니다. 올린 사람은 스스로 승인하지 못합니다.",
)  # fmt: skip
def confirm_proposal(request: HttpRequest, mark: Once, proposal_id: UUID, given: Confirmation) -> Any:
    """Post what waits, as its proposer's movement."""
    return _decided(request, mark, operations.confirm_proposal, proposal_id, basis=given.remark)


@writing(
    router, "/budget/proposals/{proposal_id}/return", BudgetAction.DECIDE_POSTINGS, ProposalRow,
    told="승인 대기 반려. 사유를 적어 올린 사람에게 돌려보냅니다. 원장에는 아무것도 등록하지 않습니다.",
)  # fmt: skip
def return_proposal(request: HttpRequest, mark: Once, proposal_id: UUID, given: Why) -> Any:
    """Return what waits to whoever entered it."""
    return _decided(request, mark, operations.return_proposal, proposal_id, reason=given.reason)


@writing(
    router, "/budget/proposals/{proposal_id}/withdrawal", BudgetAction.DECIDE_POSTINGS, ProposalRow,
    told="승인 대기 회수. 올린 사람이 승인을 기다리는 동안 사유를 적어 되가져옵니다.",
)  # fmt: skip
def withdraw_proposal(request: HttpRequest, mark: Once, proposal_id: UUID, given: Why) -> Any:
    """Take back what one entered oneself."""
    return _decided(request, mark, operations.withdraw_proposal, proposal_id, reason=given.reason)


def _decided(request: HttpRequest, mark: Once, take: Callable[..., Any], proposal_id: UUID, **given: Any) -> Any:
    if queries.proposal(proposal_id) is None:
        raise not_found("그런 승인 대기가 없습니다. 목록에서 고르십시오.")
    return do_once(
        request, mark, take, lambda _: ProposalRow(**proposal(queries.proposal(proposal_id))),
        proposal_id=proposal_id, **given,
    )  # fmt: skip


def proposal(row: Any) -> dict[str, Any]:
    """A posting that waits or waited, as it is given out."""
    decision, asked = queries.decision_of(row), row.operation
    return {name: getattr(row, name) for name in ("id", "kind", "title", "year", "amount")} | {
        "basis": asked.basis,
        "proposed_by": asked.actor.title,
        "proposed_at": asked.recorded_at,
        "outcome": decision.outcome if decision else "WAITING",
        "decided_by": decision.operation.actor.title if decision else "",
        "remark": decision.operation.basis if decision else "",
    }
