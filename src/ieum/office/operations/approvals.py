"""Approval lines: 기안, 검토, 협조, 결재, 전결, 대결, 반려, 회수."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from ieum.kernel.registry import ApprovedDraft, approval_effects
from ieum.office import queries
from ieum.office.choices import Outcome, StepRole
from ieum.office.models import ApprovalStep, Draft, DraftAttachment, OfficeCase
from ieum.office.operations.cases import CaseRefused, Step, capacity_of, require_lasting
from ieum.office.queries import Part
from ieum.office.rules.approval import PlannedStep, delegation_fault, is_delegated, line_fault
from ieum.office.rules.delegation import DelegationTerm
from ieum.office.telling import APPROVAL, DECIDED, RETURNED, STOOD_IN
from ieum.org.rules.standing import Standing, stood_for
from ieum.platform.acting import concerned
from ieum.platform.files.queries import attachments
from ieum.platform.notices.operations import notify


@transaction.atomic
def submit(*, case_id: UUID, title: str, body: str, steps: Sequence[PlannedStep], actor_id: UUID, on: date) -> Draft:
    """Submit a draft to an approval line that the delegation of that day allows.

    :raises CaseRefused: if the line has no decider or one whom the delegation does not let decide, the drafter would
        decide, or opinions are open
    """
    step = _submitting(case_id, steps, actor_id, on)
    delegation = queries.delegation_on(on)
    fault = delegation_fault(steps, step.standing, step.case.post_id, step.case.kind, delegation)
    if fault:
        raise CaseRefused(fault)
    return _submitted(step, title, body, steps, _allowed_by(delegation[step.case.kind]))


@transaction.atomic
def submit_by_own_rule(
    *, case_id: UUID, title: str, body: str, steps: Sequence[PlannedStep], rule: str, actor_id: UUID, on: date,
    table_id: UUID | None = None,
) -> Draft:  # fmt: skip
    """Submit a draft of an app above to the line that its own dated rule makes, whatever the delegation of cases says.

    ``rule`` names that rule, which stays with the step that decides; ``table_id`` is the version of the municipality's
    own table that says so, if one does.

    :raises CaseRefused: if the line has no decider or the drafter would decide, or opinions are open
    """
    return _submitted(_submitting(case_id, steps, actor_id, on), title, body, steps, _Ground(rule, table_id))


@transaction.atomic
def approve(*, case_id: UUID, actor_id: UUID, on: date, remark: str = "") -> OfficeCase:
    """Pass the step whose turn it is: a review or agreement, or at the end of the line the decision.

    What apps above registered to follow from the decision is done with it, or neither is; the case ends with that,
    unless others that follow from it are open.

    :raises CaseRefused: if it is not the account's turn, or it would decide on what it drafted or asked for
    :raises Refused: if what follows from the decision cannot be done
    """
    waiting = queries.waiting_step(case_id)
    action = "decide" if waiting is not None and waiting.role == StepRole.DECIDE else "review"
    passed = _end_step(Step(case_id, action, actor_id=actor_id, on=on, reason=remark), Outcome.PASSED)
    if waiting is not None and action == "decide":
        drafter_id = waiting.draft.operation.actor_id
        return _follow(passed, ApprovedDraft(case_id, waiting.draft_id, drafter_id, approver_id=actor_id, on=on))
    return passed


@transaction.atomic
def return_draft(*, case_id: UUID, reason: str, actor_id: UUID, on: date) -> OfficeCase:
    """Send a draft back to who drafted it (반려).

    :raises CaseRefused: without reason, or if it is not the account's turn
    """
    return _end_step(Step(case_id, "return", actor_id=actor_id, on=on, reason=reason), Outcome.RETURNED)


@transaction.atomic
def withdraw_draft(*, case_id: UUID, reason: str, actor_id: UUID, on: date) -> OfficeCase:
    """Take a draft back before it is decided on (회수): who drafted it, or has the case at its post since.

    :raises CaseRefused: without reason, or if the account neither drafted it nor is in charge of the case
    """
    return _end_step(Step(case_id, "withdraw", actor_id=actor_id, on=on, reason=reason), Outcome.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class _Ground:
    """By which rule the last of a line decides, and by which version of the municipality's own table, if by one."""

    rule: str
    delegation_id: UUID | None = None


def _allowed_by(term: DelegationTerm) -> _Ground:
    return _Ground(f"{term.rule} ({term.since} 시행)", term.table_id)


def _submitting(case_id: UUID, steps: Sequence[PlannedStep], actor_id: UUID, on: date) -> Step:
    step = Step(case_id, "submit", actor_id=actor_id, on=on)
    drafters = (_person(step.standing, each) for each in concerned(actor_id))
    fault = next(filter(None, (line_fault(steps, step.standing, each) for each in drafters)), "")
    if fault:
        raise CaseRefused(fault)
    require_lasting([each.post_id for each in steps])
    return step


def _submitted(step: Step, title: str, body: str, steps: Sequence[PlannedStep], by: _Ground) -> Draft:
    if not body.strip():
        raise CaseRefused("본문을 적어야 합니다.")
    case, post_id, version = step.case, step.post_id, len(queries.drafts(step.case.pk)) + 1
    own = {"municipality_id": case.municipality_id, "operation_id": step.take()}
    draft: Draft = Draft.objects.create(**own, case=case, version=version, post_id=post_id, title=title, body=body)
    _pin_files(draft, own)
    ApprovalStep.objects.bulk_create(
        ApprovalStep(
            **own,
            draft=draft,
            position=position,
            role=each.role,
            post_id=each.post_id,
            is_delegated=each.role == StepRole.DECIDE and is_delegated(step.standing, each.post_id),
            **(asdict(by) if each.role == StepRole.DECIDE else {}),
        )
        for position, each in enumerate(steps, start=1)
    )
    step.tell(APPROVAL, steps[0].post_id, own["operation_id"])
    return draft


def _pin_files(draft: Draft, own: Mapping[str, UUID]) -> None:
    """Keep with a draft which version of each file of its case is approved with it, and its hash."""
    DraftAttachment.objects.bulk_create(
        DraftAttachment(
            **own, draft=draft, position=position, version=each.version, name=each.version.name,
            number=each.version.number, sha256=each.sha256,
        )
        for position, each in enumerate(attachments("office.case", draft.case_id), start=1)
    )  # fmt: skip


def _follow(case: OfficeCase, approved: ApprovedDraft) -> OfficeCase:
    """Do what the approval brings about; a case that asked for nothing else has no document to wait for."""
    effect = next((each for each in approval_effects if each.is_about(case.pk)), None)
    if effect is None:
        return case
    effect.apply(approved)
    if queries.facts(case).open_followers:
        return case
    done, by = f"{effect.label}: 결재로 처리를 마침", [Part("HOLDER", case.post_id)]
    step = Step(case.pk, "settle", actor_id=approved.approver_id, on=approved.on, reason=done, also=by)
    step.take()
    return step.case


def _end_step(step: Step, outcome: Outcome) -> OfficeCase:
    """End the step whose turn it is; where the draft goes back, all that follow it end with it."""
    waiting = queries.waiting_step(step.case.pk)
    if waiting is None:
        raise CaseRefused("결재를 기다리는 기안이 없습니다.")
    capacity, operation_id = capacity_of(step.standing, waiting.post_id), step.take()
    ended = ApprovalStep.objects.filter(draft=waiting.draft, outcome="")
    if outcome == Outcome.PASSED:
        ended = ended.filter(pk=waiting.pk)
    ended.update(outcome=outcome, decision_id=operation_id, capacity=capacity if outcome != Outcome.WITHDRAWN else "")
    _tell(step, waiting, outcome, operation_id)
    if outcome != Outcome.WITHDRAWN:
        _tell_stood_for(step, waiting, outcome, operation_id)
    return step.case


def _tell(step: Step, ended: ApprovalStep, outcome: Outcome, operation_id: UUID) -> None:
    """Tell whose turn it is now, or that the line has ended; who takes a draft back knows."""
    following = queries.waiting_step(step.case.pk)
    if following is not None:
        step.tell(APPROVAL, following.post_id, operation_id)
    elif outcome == Outcome.PASSED:
        step.tell(DECIDED, ended.draft.post_id, operation_id)
    elif outcome == Outcome.RETURNED:
        step.tell(RETURNED, ended.draft.post_id, operation_id)


def _tell_stood_for(step: Step, ended: ApprovalStep, outcome: Outcome, operation_id: UUID) -> None:
    """Tell whoever is away what was decided in their place, and by what; they find it when they are back.

    What was decided so is reported afterwards where it matters (행정 효율과 협업 촉진에 관한 규정 제10조제3항).
    """
    done = f"{StepRole(ended.role).label} {outcome.label}"
    ground = queries.ground_of(step.standing, ended.post_id, step.on)
    notify(
        account_ids=stood_for(step.standing, ended.post_id) - {step.actor_id}, kind=STOOD_IN.name,
        title=f"{queries.named(step.case)} ({done}, {ground})", key=str(operation_id),
        address=f"/cases/{step.case.pk}/",
    )  # fmt: skip


def _person(standing: Standing, account_id: UUID) -> UUID | None:
    return next((each.person_id for each in standing.holdings if each.account_id == account_id), None)
