"""Reads of cases: the cases, what waits at a post, and who has which part in a case."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils.timezone import localtime

from ieum.kernel.deadlines.falling_due import is_past
from ieum.office.choices import CaseKind, CaseState, Outcome, StepRole
from ieum.office.models import (
    ApprovalStep,
    CaseAssignment,
    CaseEvent,
    CaseLink,
    CoPost,
    Draft,
    DraftAttachment,
    OfficeCase,
    OpinionRequest,
    Petitioner,
)
from ieum.office.queries.beside_cases import co_posts, suspended
from ieum.office.queries.finding import EVERY_CASE, AskedCases, at_unit, due_then
from ieum.office.queries.reading import is_readable, readable
from ieum.office.states import CaseFacts
from ieum.org.rules.standing import Standing
from ieum.platform.acting import concerned
from ieum.platform.files.queries import Kept, attachments

_WITH_OTHERS = (CaseState.IN_APPROVAL, CaseState.IN_COMMITTEE)
_NOT_THERE = "업무를 찾을 수 없습니다. 업무 목록에서 고르십시오."


class NoSuchCase(LookupError):
    """There is no such case in this municipality."""


@dataclass(frozen=True, slots=True)
class Part:
    """What somebody is in a case, and the post by which they are it."""

    name: str
    post_id: UUID


def case(case_id: UUID) -> OfficeCase:
    """One case.

    :raises NoSuchCase: if there is none
    """
    found: OfficeCase | None = OfficeCase.objects.select_related("operation__actor").filter(pk=case_id).first()
    if found is None:
        raise NoSuchCase(_NOT_THERE)
    return found


def case_for(account_id: UUID, case_id: UUID) -> OfficeCase:
    """One case, as an account asks for it.

    :raises NoSuchCase: if there is none, or it is a petition that the account does not read
    """
    found = case(case_id)
    if not is_readable(found, account_id):
        raise NoSuchCase(_NOT_THERE)
    return found


def cases_for(account_id: UUID, standing: Standing, by: AskedCases = EVERY_CASE) -> QuerySet[OfficeCase]:
    """The cases that an account reads, the newest first."""
    rows: QuerySet[OfficeCase] = OfficeCase.objects.order_by("-year", "-number")
    rows = rows.filter(state=by.state) if by.state else rows
    rows = rows.filter(kind=by.kind) if by.kind else rows
    rows = at_unit(rows, by.unit, standing) if by.unit else rows
    rows = due_then(rows, by.due, localtime()) if by.due else rows
    return readable(_with_words(rows, by.words) if by.words else rows, account_id, standing)


def _with_words(rows: QuerySet[OfficeCase], words: str) -> QuerySet[OfficeCase]:
    year, _, number = words.partition("-")
    is_number = year.isdecimal() and number.isdecimal() and len(words) < 12
    same = Q(year=int(year), number=int(number)) if is_number else Q(pk=None)
    return rows.filter(Q(title__icontains=words) | Q(requester__icontains=words) | same)


def case_numbered(number: str) -> OfficeCase | None:
    """The case of a number (2026-0001); None where there is none such."""
    found = _with_words(OfficeCase.objects.all(), number) if number else ()
    return next((each for each in found if str(each) == number), None)


def data_requests(account_id: UUID) -> QuerySet[OfficeCase]:
    """What an account has demanded, the newest first."""
    rows = OfficeCase.objects.filter(kind=CaseKind.DATA, requested_by_id=account_id)
    return rows.select_related("operation").order_by("-year", "-number")


def data_request(case_id: UUID, account_id: UUID) -> OfficeCase:
    """One demand of an account; nobody else's.

    :raises NoSuchCase: if it has made none such
    """
    found: OfficeCase | None = data_requests(account_id).filter(pk=case_id).first()
    if found is None:
        raise NoSuchCase("요구한 자료를 찾을 수 없습니다. 자료 요구 목록에서 고르십시오.")
    return found


def data_answer(found: OfficeCase) -> CaseEvent | None:
    """The step that answered a demand or ended it without an answer; None while neither was taken."""
    rows = CaseEvent.objects.filter(case=found, action__in=("reply", "settle")).select_related("operation")
    last: CaseEvent | None = rows.order_by("-position").first()
    return last


def answer_files(found: OfficeCase) -> list[Kept]:
    """The files that go with the answer to a demand; none before it is answered."""
    return attachments("office.case", found.pk) if data_answer(found) else []


def cases_at(post_id: UUID, *, in_approval: bool) -> QuerySet[OfficeCase]:
    """Open cases of a post: those that wait for it, or those of it that wait for an approval or a committee."""
    rows = OfficeCase.objects.filter(post_id=post_id).exclude(state=CaseState.CLOSED)
    rows = rows.filter(state__in=_WITH_OTHERS) if in_approval else rows.exclude(state__in=_WITH_OTHERS)
    return rows.order_by("due_on", "due_time", "year", "number")


def petitioner(case_id: UUID) -> Petitioner | None:
    """Who asked for a case as a person; None where a body or an own post did."""
    found: Petitioner | None = Petitioner.objects.filter(case_id=case_id).first()
    return found


def events(case_id: UUID) -> list[CaseEvent]:
    """The history of a case, the first step first."""
    return list(
        CaseEvent.objects.filter(case_id=case_id)
        .select_related("operation__actor", "operation__on_behalf_of")
        .order_by("position")
    )


def last_assignment(case_id: UUID) -> CaseEvent | None:
    """The step by which a case came to the post that has it; None before it was assigned."""
    rows = CaseEvent.objects.filter(case_id=case_id, action="assign").select_related("operation")
    found: CaseEvent | None = rows.order_by("-position").first()
    return found


def drafts(case_id: UUID) -> list[Draft]:
    """The drafts of a case with their approval lines, the newest first."""
    rows = Draft.objects.filter(case_id=case_id).select_related("operation__actor").order_by("-version")
    return list(rows.prefetch_related("steps__decision__actor"))


def steps(draft: Draft) -> list[ApprovalStep]:
    """The approval line of a draft in its order."""
    return sorted(draft.steps.all(), key=lambda each: each.position)


def is_approved(draft: Draft) -> bool:
    """Whether the last of a draft's line decided on it; its case may be closed since."""
    return any(each.role == StepRole.DECIDE and each.outcome == Outcome.PASSED for each in draft.steps.all())


def state_of(draft: Draft) -> CaseState:
    """Where what a draft asks for stands: approved, also once its case is closed; else where the case stands."""
    return CaseState.APPROVED if is_approved(draft) else CaseState(draft.case.state)


def draft_files(draft: Draft) -> list[DraftAttachment]:
    """The files that are approved with a draft, in their order, each by the version that it had then."""
    return list(draft.files.select_related("version__file").defer("version__file__data").order_by("position"))


def is_approved_file(attachment_id: UUID) -> bool:
    """Whether some version of a file was approved with a draft."""
    decided = {"draft__steps__role": StepRole.DECIDE, "draft__steps__outcome": Outcome.PASSED}
    return bool(DraftAttachment.objects.filter(version__attachment_id=attachment_id, **decided).exists())


def waiting_step(case_id: UUID) -> ApprovalStep | None:
    """The step whose turn it is; None where no draft waits."""
    found: ApprovalStep | None = _waiting_steps(draft__case=case_id).select_related("draft__operation").first()
    return found


def _waiting_steps(**of_case: Any) -> QuerySet[ApprovalStep]:
    """Steps of a case's drafts that are not taken, the one whose turn it is first."""
    return ApprovalStep.objects.filter(outcome="", **of_case).order_by("-draft__version", "position")


def posts_due_at_a_minute(day: date) -> set[UUID]:
    """The posts at which open cases that are due at a minute of a day wait: in charge, beside it, to approve."""
    found = OfficeCase.objects.filter(due_on=day).exclude(due_time=None).exclude(state=CaseState.CLOSED)
    posts = dict(found.values_list("pk", "post_id"))
    beside = CoPost.objects.filter(case__in=list(posts), ended=None).values_list("post_id", flat=True)
    waiting = [waiting_step(each) for each in posts]
    return {*posts.values(), *(beside if posts else ()), *(each.post_id for each in waiting if each is not None)}


def steps_at(post_id: UUID) -> list[ApprovalStep]:
    """Steps of approval lines whose turn it is and that wait for a post, the most urgent first."""
    first = _waiting_steps(draft__case=OuterRef("draft__case")).values("pk")[:1]
    mine = ApprovalStep.objects.filter(post_id=post_id, pk=Subquery(first), draft__case__state=CaseState.IN_APPROVAL)
    urgency = [f"draft__case__{name}" for name in ("due_on", "due_time", "number")]
    return list(mine.select_related("draft__case").order_by(*urgency))


def opinions(case_id: UUID) -> list[OpinionRequest]:
    """The opinion requests of a case, the first one first."""
    rows = OpinionRequest.objects.filter(case_id=case_id).select_related("operation__actor", "answered__actor")
    return list(rows.order_by("operation__recorded_at", "id"))


def open_opinions(found: OfficeCase) -> list[OpinionRequest]:
    """The opinion requests of a case that nobody answered or withdrew, the first one first."""
    return (
        [each for each in opinions(found.pk) if each.answered_id is None] if found.state == CaseState.ASSIGNED else []
    )


def opinions_at(post_id: UUID) -> list[OpinionRequest]:
    """Opinion requests that wait for a post, the most urgent first."""
    rows = OpinionRequest.objects.filter(post_id=post_id, answered=None).exclude(case__state=CaseState.CLOSED)
    return list(rows.select_related("case").order_by("due_on", "id"))


def opinions_asked_by(post_id: UUID) -> list[OpinionRequest]:
    """Open opinion requests of the cases of a post."""
    rows = OpinionRequest.objects.filter(case__post_id=post_id, answered=None).exclude(case__state=CaseState.CLOSED)
    return list(rows.select_related("case").order_by("due_on", "id"))


def standing_links(case_id: UUID) -> QuerySet[CaseLink]:
    """The links of a case that nobody took off, to those before it and those after it."""
    rows: QuerySet[CaseLink] = CaseLink.objects.filter(Q(case_id=case_id) | Q(follows_id=case_id), removed=None)
    return rows.select_related("case", "follows").order_by("operation__recorded_at", "id")


def links(case_id: UUID) -> tuple[list[OfficeCase], list[OfficeCase]]:
    """The cases that a case follows from, and those that follow from it."""
    rows = list(standing_links(case_id))
    before = [each.follows for each in rows if each.case_id == case_id]
    after = [each.case for each in rows if each.follows_id == case_id]
    return before, after


def facts(found: OfficeCase) -> CaseFacts:
    """What the conditions of the state machine ask about a case."""
    step = waiting_step(found.pk) if found.state == CaseState.IN_APPROVAL else None
    before, after = links(found.pk)
    return CaseFacts(
        waiting_role=StepRole(step.role) if step else "",
        open_opinions=OpinionRequest.objects.filter(case=found, answered=None).count(),
        open_followers=sum(each.state != CaseState.CLOSED for each in after),
        links=len(before) + len(after),
        co_posts=len(co_posts(found.pk)),
        has_due=found.due_on is not None,
        is_suspended=suspended(found) is not None,
        is_demanded=found.kind == CaseKind.DATA and found.requested_by_id is not None,
        assigned_from=_assigned_from(found),
    )


def _is_of(row: CaseEvent | Draft | OpinionRequest, accounts: Collection[UUID]) -> bool:
    """Whether one of the accounts recorded something, or had it recorded."""
    return row.operation.actor_id in accounts or row.operation.on_behalf_of_id in accounts


def _assigned_from(found: OfficeCase) -> str:
    """The state from which a case was assigned as its last step; "" where that is not to be undone any more."""
    last: CaseEvent | None = CaseEvent.objects.filter(case=found).order_by("-position").first()
    if last is None or not CaseAssignment.objects.filter(operation=last.operation_id).exists():
        return ""
    return str(last.from_state)


def parts(found: OfficeCase, account_id: UUID, standing: Standing) -> list[Part]:
    """The parts that an account has in a case by the posts that its person answers for."""
    mine, mine_too = set(standing.held_by(account_id)), concerned(account_id)
    step = waiting_step(found.pk) if found.state == CaseState.IN_APPROVAL else None
    known = [Part("HOLDER", found.post_id)] if found.post_id in mine else []
    known += [Part("SUPERIOR", each) for each in standing.superiors(found.post_id) if each in mine][:1]
    if step is not None and step.post_id in mine:
        known.append(Part("APPROVER", step.post_id))
    if step is not None and _is_of(step.draft, mine_too):
        known.append(Part("DRAFTER", step.draft.post_id))
    known += [Part("CO_POST", each) for each in co_posts(found.pk) if each in mine][:1]
    if any(_is_of(each, mine_too) for each in open_opinions(found)):
        known.append(Part("ASKER", found.post_id))
    if found.state == CaseState.ASSIGNED and (given := last_assignment(found.pk)) is not None:
        is_theirs = given.post_id in mine or _is_of(given, mine_too)
        known += [Part("ASSIGNER", given.post_id)] if is_theirs else []
    if found.requested_by_id in mine_too:
        known.append(Part("REQUESTER", found.post_id))
    return known


def counts_by_state() -> dict[str, int]:
    """How many cases stand in each state, the states in their order."""
    counted = dict(OfficeCase.objects.values_list("state").annotate(Count("pk")).order_by())
    return {state: counted.get(state, 0) for state in CaseState.values}


def next_number(year: int) -> int:
    """The number that the next case of a year gets; the caller holds the year."""
    last: int | None = OfficeCase.objects.filter(year=year).order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


def is_late(found: OfficeCase, now: datetime) -> bool:
    """Whether a case is past its due date, and its minute where it has one, by the office's clock."""
    return found.state != CaseState.CLOSED and found.due_on is not None and is_past(found.due_on, found.due_time, now)


def registered_documents(found: OfficeCase) -> Sequence[object]:
    """What 온나라 recorded back of a case, the last one in force."""
    return list(found.documents.select_related("operation__actor").order_by("operation__recorded_at", "id"))
