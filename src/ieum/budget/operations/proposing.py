"""Postings by two persons: one enters what was decided, another with the duty confirms it, and only that posts it.

What is entered is kept as a proposal. It is tried against the ledger when it is entered and whenever it is looked at,
each time taken back at once, and posted anew against the ledger of the moment in which it is confirmed (ADR 0019).
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from ieum.budget import queries
from ieum.budget.choices import MovementKind, ProposalKind, ProposalOutcome
from ieum.budget.ledger_files import read_ledger_file
from ieum.budget.models import PostingProposal, ProposalDecision
from ieum.budget.operations.allotment import allot_before_year, allot_occasionally
from ieum.budget.operations.approving import NotApproved
from ieum.budget.operations.carrying import carry_out
from ieum.budget.operations.deeming import deem
from ieum.budget.operations.files import FileRefused, hold_content, post_read_file
from ieum.budget.operations.provisional import provide
from ieum.budget.queries import proposals as reading
from ieum.budget.queries.approving import approvers
from ieum.budget.queries.proposals import Effect
from ieum.budget.rules.papers import DECIDED
from ieum.budget.rules.proposals import carried_of, cells_of, deemed_of, lines_of
from ieum.kernel.wording import worded
from ieum.platform.acting import concerned, powers_of
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.operations import Refused, open_operation
from ieum.platform.queries import source_content


class ProposalRefused(Refused):
    """It cannot be proposed or decided so; the message says why."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What a proposal would do now."""

    effects: tuple[Effect, ...]
    fault: str
    """Why it cannot be posted now; "" where it can."""


@transaction.atomic
def propose(
    *, kind: ProposalKind, year: int, title: str, amount: int, given: Mapping[str, Any], actor_id: UUID, basis: str,
    source_id: UUID | None = None,
) -> PostingProposal:  # fmt: skip
    """Keep what somebody enters until another confirms it, if it could be posted now.

    :raises NotApproved: if nobody else may confirm it
    :raises Refused: if it could not be posted, as the operation that posts it says
    """
    opened = open_operation(kind="budget.propose", actor_id=actor_id, basis=basis.strip())
    made: PostingProposal = PostingProposal.objects.create(
        municipality_id=current_municipality(), operation_id=opened.operation_id, kind=kind, year=year, title=title,
        amount=amount, given=dict(given), source_id=source_id,
    )  # fmt: skip
    with _taken_back():
        _posted(made, _anybody(made))
    return made


@transaction.atomic
def try_proposal(of: PostingProposal) -> Trial:
    """Post it and take it back at once: what it would do to the ledger as it stands now."""
    try:
        with _taken_back():
            return Trial(tuple(reading.effects_of(_posted(of, _anybody(of)))), "")
    except Refused as refused:
        return Trial((), str(refused))


@transaction.atomic
def confirm_proposal(*, proposal_id: UUID, actor_id: UUID, basis: str = "") -> ProposalDecision:
    """Post a proposal as its proposer's movement, approved by whoever confirms it, or by the head they act for.

    :raises ProposalRefused: if it does not wait any more
    :raises NotApproved: if whoever proposed it confirms it, or one whose duty that is not
    :raises Refused: if the ledger does not allow it any more
    """
    of = _held(proposal_id)
    approver_id = _confirmer(of, actor_id)
    events = _posted(of, approver_id)
    event_id = events[0] if len(events) == 1 and of.kind != ProposalKind.FILE else None
    return _decided(of, ProposalOutcome.CONFIRMED, actor_id, basis or f"{of.title} 승인", event_id)


@transaction.atomic
def return_proposal(*, proposal_id: UUID, actor_id: UUID, reason: str) -> ProposalDecision:
    """Return a proposal to whoever entered it; nothing is posted.

    :raises ProposalRefused: if it does not wait any more, or without reason
    :raises NotApproved: as ``confirm_proposal``
    """
    of = _held(proposal_id)
    _confirmer(of, actor_id)
    if not reason.strip():
        raise ProposalRefused("반려하는 사유를 적어야 합니다.")
    return _decided(of, ProposalOutcome.RETURNED, actor_id, reason)


@transaction.atomic
def withdraw_proposal(*, proposal_id: UUID, actor_id: UUID, reason: str) -> ProposalDecision:
    """Take back what one entered oneself, while it waits.

    :raises ProposalRefused: if it does not wait any more, another entered it, or without reason
    """
    of = _held(proposal_id)
    if not may_withdraw(of, actor_id):
        raise ProposalRefused("올린 사람만 회수할 수 있습니다.")
    if not reason.strip():
        raise ProposalRefused("회수하는 사유를 적어야 합니다.")
    return _decided(of, ProposalOutcome.WITHDRAWN, actor_id, reason)


def may_confirm(of: PostingProposal, account_id: UUID) -> bool:
    """Whether an account may confirm or return a proposal."""
    may_approve = powers_of(account_id) in approvers(actor_id=of.operation.actor_id)
    return may_approve and not may_withdraw(of, account_id)


def may_withdraw(of: PostingProposal, account_id: UUID) -> bool:
    """Whether an account entered a proposal, or acts for the one who did."""
    return bool(concerned(account_id) & _proposers(of))


def _proposers(of: PostingProposal) -> set[UUID | None]:
    """Whose proposal it is: of whoever entered it, and of the one on whose behalf."""
    return {of.operation.actor_id, of.operation.on_behalf_of_id}


def _confirmer(of: PostingProposal, account_id: UUID) -> UUID:
    """The head who confirms: the account, or the one it acts for.

    :raises NotApproved: if it is neither
    """
    if not may_confirm(of, account_id):
        raise NotApproved("승인과 반려는 올린 사람이 아닌 예산 부서의 과장이나 단체장이 해야 합니다.")
    return powers_of(account_id)


def _anybody(of: PostingProposal) -> UUID:
    found = approvers(actor_id=of.operation.actor_id).keys() - _proposers(of)
    if not found:
        raise NotApproved(
            "승인할 예산 부서의 과장이나 단체장 계정이 없습니다. 운영자에게 계정을 만들어 달라고 하십시오."
        )
    return min(found)


def _held(proposal_id: UUID) -> PostingProposal:
    """A proposal that waits, and that nobody else decides until the transaction ends."""
    hold_content(f"proposal {proposal_id}")
    of = reading.proposal(proposal_id)
    if of is None:
        raise ProposalRefused("그런 승인 대기가 없습니다. 목록에서 고르십시오.")
    decision = reading.decision_of(of)
    if decision is not None:
        said = worded(
            "이미 처리했습니다: {outcome}. 화면을 새로 여십시오.", outcome=worded(str(decision.get_outcome_display()))
        )
        raise ProposalRefused(said)
    return of


def _decided(
    of: PostingProposal, outcome: ProposalOutcome, actor_id: UUID, basis: str, event_id: UUID | None = None
) -> ProposalDecision:
    opened = open_operation(kind="budget.decide_proposal", actor_id=actor_id, basis=basis.strip())
    made: ProposalDecision = ProposalDecision.objects.create(
        municipality_id=of.municipality_id, operation_id=opened.operation_id, proposal=of, outcome=outcome,
        event_id=event_id,
    )  # fmt: skip
    return made


@contextmanager
def _taken_back() -> Iterator[None]:
    """Let nothing stand of what is done within."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _posted(of: PostingProposal, approver_id: UUID) -> list[UUID]:
    """Post what was entered, approved by an account; the events of it."""
    own = {"actor_id": of.operation.actor_id, "approver_id": approver_id}
    return _POSTINGS[ProposalKind(of.kind)](of, own)


def _post_deemed(of: PostingProposal, own: Mapping[str, Any]) -> list[UUID]:
    given = of.given
    posted = deem(
        year=of.year, kind=MovementKind(given["kind"]), rows=deemed_of(given["rows"]), round=given["round"],
        on=date.fromisoformat(given["on"]), authority=given["authority"], basis=of.operation.basis,
        before_receipts=given.get("before_receipts") or given.get("is_for_disaster", False), **own,
    )  # fmt: skip
    return [posted.event_id]


def _post_allotment(of: PostingProposal, own: Mapping[str, Any]) -> list[UUID]:
    given = of.given
    asked = {"year": of.year, "lines": lines_of(given["lines"]), "reason": of.operation.basis, **own}
    if "before_year" in given:
        decided_on = date.fromisoformat(given["decided_on"])
        return [allot_before_year(ground=given["before_year"], on=decided_on, **asked)]
    return [allot_occasionally(on=date.fromisoformat(given["on"]), **asked)]


def _post_carrying(of: PostingProposal, own: Mapping[str, Any]) -> list[UUID]:
    asked, on = carried_of(of.given), date.fromisoformat(of.given["on"])
    return carry_out(year=of.year, asked=asked, on=on, basis=of.operation.basis, **own)


def _post_provisional(of: PostingProposal, own: Mapping[str, Any]) -> list[UUID]:
    given = of.given
    posted = provide(
        year=of.year, amounts=cells_of(given["cells"]), ground=given["provisional"], authority=given["authority"],
        on=date.fromisoformat(given["on"]), basis=of.operation.basis, **own,
    )  # fmt: skip
    return [posted.event_id]


def _post_file(of: PostingProposal, own: Mapping[str, Any]) -> list[UUID]:
    """All movements of a file; of its events those that were decided."""
    if of.source is None:
        raise ProposalRefused("올린 파일이 남아 있지 않습니다. 반려하고 다시 올리게 하십시오.")
    data = source_content(of.source.name) or b""
    name, columns = of.given["name"], of.given["columns"]
    file = read_ledger_file(data, name, known_codes=queries.programme_codes(), columns=columns)
    if file.faults:
        raise FileRefused(file.faults)
    post_read_file(name=name, data=data, file=file, basis=of.operation.basis, is_preview=False, **own)
    return [each.pk for each in queries.standing_events(of.source.pk) if each.kind in DECIDED]


_POSTINGS: Mapping[ProposalKind, Callable[[PostingProposal, Mapping[str, Any]], list[UUID]]] = {
    ProposalKind.DEEMED: _post_deemed,
    ProposalKind.ALLOTMENT: _post_allotment,
    ProposalKind.CARRY_OUT: _post_carrying,
    ProposalKind.PROVISIONAL: _post_provisional,
    ProposalKind.FILE: _post_file,
}
