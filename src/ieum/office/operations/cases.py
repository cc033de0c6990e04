"""Cases from their receipt to their close."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict
from datetime import date, datetime, time
from uuid import UUID

from django.db import connection, transaction
from django.utils.timezone import localdate

from ieum.kernel.calendar.days import OutsideCalendar
from ieum.kernel.deadlines.periods import DeadlineError
from ieum.kernel.parameters import NotYetInForce
from ieum.kernel.registry import NoticeKind
from ieum.kernel.states import Transition, TransitionNotAllowed
from ieum.kernel.wording import worded
from ieum.office import queries
from ieum.office.choices import Capacity, CaseKind, CaseState
from ieum.office.models import (
    ApprovalStep,
    CaseAssignment,
    CaseEvent,
    CoPost,
    DocumentRecord,
    OfficeCase,
    OpinionRequest,
)
from ieum.office.operations.contacts import keep_petitioner
from ieum.office.queries import Part
from ieum.office.rules.periods import PETITIONS, CaseDue, due_of, receipt_fault, received_at
from ieum.office.states import CASE, CaseFacts
from ieum.office.telling import ASSIGNED, JOINED, REPLIED, UNASSIGNED
from ieum.org.queries import post_then, posts_without_work
from ieum.org.queries import standing as standing_on
from ieum.org.rules.standing import Standing
from ieum.org.telling import Word, tell_posts
from ieum.platform.closed_days.queries import held_calendar
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.notices.operations import notify
from ieum.platform.operations import Refused, open_operation


class CaseRefused(Refused):
    """The step is not possible; the message says why."""


class Step:
    """One step that an account takes with a case, which is held until the transaction ends.

    ``also`` are parts that it has beside those by its posts, such as to act for a committee that decided.
    """

    def __init__(
        self, case_id: UUID, action: str, *, actor_id: UUID, on: date, reason: str = "", also: Sequence[Part] = ()
    ) -> None:
        self.case = _held(case_id)
        self.standing = standing_on(on)
        self.on, self.actor_id, self.reason = on, actor_id, reason.strip()
        self.item_id: UUID | None = None
        """The item whose decision takes the step; None where no committee does."""
        self.known = [*queries.parts(self.case, actor_id, self.standing), *also]
        self.facts: CaseFacts = queries.facts(self.case)
        self.row = self._allowed(action)
        if self.row.needs_reason and not self.reason:
            raise CaseRefused(worded("{step}: 사유를 적어야 합니다.", step=worded(self.row.label)))

    @property
    def post_id(self) -> UUID:
        """The post by which the account may take the step."""
        return next(each.post_id for each in self.known if each.name in self.row.by)

    def take(self) -> UUID:
        """Move the case on and write its history; the id of the operation that the step's rows name."""
        basis = self.reason or f"{self.row.label}: {self.case.title}"
        opened = open_operation(kind=f"office.{self.row.action}", actor_id=self.actor_id, basis=basis)
        _write_event(self, opened.operation_id)
        self.case.state = self.row.target
        self.case.save(update_fields=["state"])
        return opened.operation_id

    def tell(self, kind: NoticeKind, post_id: UUID, operation_id: UUID) -> None:
        """Tell whoever answers for a post of the step, once it is taken."""
        tell_case(self.case, self.standing, kind, post_id, operation_id=operation_id, but=self.actor_id)

    def _allowed(self, action: str) -> Transition[CaseFacts]:
        names = {each.name for each in self.known}
        try:
            return CASE.advance(self.case.state, action, parts=names, facts=self.facts)
        except TransitionNotAllowed as refused:
            raise CaseRefused(str(refused)) from refused


def require_lasting(post_ids: Collection[UUID]) -> None:
    """Work waits only at posts that last, or from which it goes on to another on a day to come.

    :raises CaseRefused: naming the others, which the database would refuse only once all is written
    """
    ending = posts_without_work(post_ids)
    if ending:
        today = localdate()
        named = ", ".join(post_then(each, today) for each in ending)
        raise CaseRefused(worded("없어지는 직위입니다: {posts}. 그 일을 이어받는 직위를 고르십시오.", posts=named))


@transaction.atomic
def receive_case(
    *,
    kind: str,
    title: str,
    content: str,
    requester: str,
    post_id: UUID,
    received_on: date,
    actor_id: UUID,
    on: date,
    at: time = time.max,
    received_time: time | None = None,
    due_on: date | None = None,
    rule: str = "",
    length: str = "",
    requested_by_id: UUID | None = None,
    petitioner: str = "",
    contact: str = "",
    basis: str | None = None,
) -> OfficeCase:
    """Receive a case at a post; its due date follows from a rule or its own processing period, or is given.

    ``on`` and ``at`` are now. ``received_time`` is the minute of receipt, from which periods in working hours are
    counted; None where only the day is known. ``length`` is the case's own period (3일, 4시간): under a rule that sets
    one a promise, never longer; "" where it has none. ``requester`` is a body or an own post; a person who asks is the
    ``petitioner``, who is personal. ``basis`` is what the asking rests on; None where the receipt itself is all.

    :raises CaseRefused: if the receipt is to come, the post does not stand, rule and length do not fit, or a contact is
        nobody's
    """
    if fault := receipt_fault(received_on, received_time, now=datetime.combine(on, at)):
        raise CaseRefused(fault)
    if contact.strip() and not petitioner.strip():
        raise CaseRefused("연락처를 적으려면 요청한 사람의 이름을 적어야 합니다.")
    if petitioner.strip() and kind not in PETITIONS:
        raise CaseRefused("사람이 요청한 업무는 민원입니다. 구분을 민원이나 질의로 고르십시오.")
    standing = standing_on(received_on)
    if post_id not in standing.posts:
        raise CaseRefused("접수할 직위가 그날 없습니다. 다른 직위를 고르십시오.")
    require_lasting([post_id])
    due = _due(kind, received_at(received_on, received_time), rule, length, due_on)
    said = f"접수: {title}" if basis is None else basis
    opened = open_operation(kind="office.receive", actor_id=actor_id, basis=said)
    _hold_year(received_on.year)
    made: OfficeCase = OfficeCase.objects.create(
        municipality_id=current_municipality(), operation_id=opened.operation_id, year=received_on.year,
        number=queries.next_number(received_on.year), kind=kind, title=title, content=content, requester=requester,
        requested_by_id=requested_by_id, received_on=received_on, received_time=received_time, state=CASE.initial,
        post_id=post_id, **asdict(due),
    )  # fmt: skip
    if petitioner.strip():
        keep_petitioner(made, name=petitioner.strip(), contact=contact.strip())
    received_by = _receiving(standing, post_id, actor_id)
    CaseEvent.objects.create(
        municipality_id=made.municipality_id, operation_id=opened.operation_id, case=made, position=1,
        action="receive", to_state=made.state, post_id=received_by, capacity=Capacity.HOLDER,
    )  # fmt: skip
    tell_case(made, standing, ASSIGNED, post_id, operation_id=opened.operation_id, but=actor_id)
    return made


@transaction.atomic
def assign(
    *, case_id: UUID, post_id: UUID, actor_id: UUID, on: date, reason: str = "", co_post_ids: Sequence[UUID] = ()
) -> OfficeCase:
    """Give a case to a post, which has it from then on whoever holds it, and put others beside it.

    :raises CaseRefused: if a post does not stand or is named twice, or the account may not
    """
    step = Step(case_id, "assign", actor_id=actor_id, on=on, reason=reason)
    if post_id not in step.standing.posts:
        raise CaseRefused("그날 없는 직위입니다. 다른 직위를 고르십시오.")
    require_lasting([post_id])
    operation_id = step.take()
    CaseAssignment.objects.create(
        municipality_id=step.case.municipality_id,
        operation_id=operation_id,
        case=step.case,
        before_id=step.case.post_id,
    )
    _give(step, post_id, operation_id)
    # Whoever is in charge is so alone; what it did beside another one ends.
    CoPost.objects.filter(case=step.case, post_id=post_id, ended=None).update(ended_id=operation_id)
    put_beside(step, co_post_ids, operation_id)
    return step.case


@transaction.atomic
def undo_assignment(*, case_id: UUID, reason: str, actor_id: UUID, on: date) -> OfficeCase:
    """Give a case back to the post that had it before it was assigned, with those that were beside that one.

    Whoever is told to have it no more is told too; the history keeps both steps.

    :raises CaseRefused: without reason, by who neither did it nor has the post that did it, after a later step,
        or if the post before is gone
    """
    found = queries.last_assignment(case_id)
    action = "reassign_back" if found is not None and found.from_state == CaseState.ASSIGNED else "unassign"
    step = Step(case_id, action, actor_id=actor_id, on=on, reason=reason)
    taken = CaseAssignment.objects.get(operation=queries.events(case_id)[-1].operation_id)
    if taken.before_id not in step.standing.posts:
        raise CaseRefused("앞 담당 직위가 이제 없습니다. 담당을 다시 정하십시오.")
    require_lasting([taken.before_id])
    operation_id, after = step.take(), step.case.post_id
    _give(step, taken.before_id, operation_id)
    if after != taken.before_id:
        step.tell(UNASSIGNED, after, operation_id)
    CoPost.objects.filter(operation=taken.operation_id, ended=None).update(ended_id=operation_id)
    back = CoPost.objects.filter(case=step.case, ended=taken.operation_id).values_list("post_id", flat=True)
    put_beside(step, back, operation_id)
    return step.case


@transaction.atomic
def record_document(
    *, case_id: UUID, document_number: str, approved_on: date, approver: str, actor_id: UUID, on: date
) -> DocumentRecord:
    """Record what 온나라 made of the approved draft: number, day and approver.

    :raises CaseRefused: if the case is not approved, or the day is to come
    """
    step = Step(case_id, "register", actor_id=actor_id, on=on)
    return _record(step, document_number=document_number, approved_on=approved_on, approver=approver)


@transaction.atomic
def correct_document(
    *, case_id: UUID, document_number: str, approved_on: date, approver: str, reason: str, actor_id: UUID, on: date
) -> DocumentRecord:
    """Record anew what 온나라 made of a draft, where it was recorded wrongly; what stood there stays to be read.

    :raises CaseRefused: without reason, before anything was recorded, or if the day is to come
    """
    step = Step(case_id, "correct", actor_id=actor_id, on=on, reason=reason)
    return _record(step, document_number=document_number, approved_on=approved_on, approver=approver)


@transaction.atomic
def reply(*, case_id: UUID, how: str, actor_id: UUID, on: date) -> OfficeCase:
    """Record that whoever asked was answered, and how.

    :raises CaseRefused: if the case is not there yet
    """
    step = Step(case_id, "reply", actor_id=actor_id, on=on, reason=how)
    tell_requester(step.case, step.take(), kind=REPLIED)
    return step.case


@transaction.atomic
def settle(*, case_id: UUID, reason: str, actor_id: UUID, on: date) -> OfficeCase:
    """Close a case that needs no reply, or was decided and has no document in 온나라.

    :raises CaseRefused: without reason, or while opinions or following cases are open
    """
    step = Step(case_id, "settle", actor_id=actor_id, on=on, reason=reason)
    tell_requester(step.case, step.take(), kind=REPLIED)
    return step.case


@transaction.atomic
def close(*, case_id: UUID, actor_id: UUID, on: date) -> OfficeCase:
    """Close a case.

    :raises CaseRefused: while opinions or following cases are open
    """
    step = Step(case_id, "close", actor_id=actor_id, on=on)
    step.take()
    return step.case


def put_beside(step: Step, post_ids: Iterable[UUID], operation_id: UUID) -> None:
    """Put posts beside the one that has the case now, as part of a step; who answers for them is told.

    :raises CaseRefused: if a post does not stand, is in charge itself, or is on the case already
    """
    wanted, there = dict.fromkeys(post_ids), {step.case.post_id, *queries.co_posts(step.case.pk)}
    if there & wanted.keys():
        raise CaseRefused("이미 담당이거나 함께 하는 직위입니다. 다른 직위를 고르십시오.")
    if wanted.keys() - step.standing.posts.keys():
        raise CaseRefused("함께 할 직위 가운데 그날 없는 직위가 있습니다. 다른 직위를 고르십시오.")
    require_lasting(wanted)
    for post_id in wanted:
        CoPost.objects.create(
            municipality_id=step.case.municipality_id, operation_id=operation_id, case=step.case, post_id=post_id
        )
        step.tell(JOINED, post_id, operation_id)


def move_work(model: type[OfficeCase | ApprovalStep | OpinionRequest], from_post: UUID, to_post: UUID) -> int:
    """Move the open work of a post that is closed to another, as part of the order that closes it; how much."""
    waiting = {
        OfficeCase: OfficeCase.objects.exclude(state=CaseState.CLOSED),
        ApprovalStep: ApprovalStep.objects.filter(outcome=""),
        OpinionRequest: OpinionRequest.objects.filter(answered=None),
    }
    moved: int = waiting[model].filter(post_id=from_post).update(post_id=to_post)
    return moved


def tell_case(
    case: OfficeCase, standing: Standing, kind: NoticeKind, post_id: UUID, *, operation_id: UUID, but: UUID
) -> None:
    """Tell whoever answers for a post what was done with a case; ``but`` is who did it."""
    word = Word(queries.named(case), str(operation_id), f"/cases/{case.pk}/")
    tell_posts(standing, [post_id], kind, word, but=but)


def capacity_of(standing: Standing, post_id: UUID) -> str:
    """As what whoever answers for a post, or has the powers of its holder for a period, acts."""
    if standing.power is not None:
        return Capacity.ACTING
    found = standing.responsible(post_id)
    if found is not None and found.is_superior:
        return Capacity.SUPERIOR
    return Capacity.ACTING if found is not None and found.is_acting else Capacity.HOLDER


def _give(step: Step, post_id: UUID, operation_id: UUID) -> None:
    """Let a post have the case of a step that was taken; who answers for it is told."""
    step.case.post_id = post_id
    step.case.save(update_fields=["post"])
    step.tell(ASSIGNED, post_id, operation_id)


def _record(step: Step, *, document_number: str, approved_on: date, approver: str) -> DocumentRecord:
    if approved_on > step.on:
        raise CaseRefused("결재일은 오늘보다 뒤일 수 없습니다.")
    received_on = step.case.received_on
    if approved_on < received_on:
        raise CaseRefused(worded("결재일은 접수일({day})보다 앞설 수 없습니다.", day=received_on))
    record: DocumentRecord = DocumentRecord.objects.create(
        municipality_id=step.case.municipality_id, operation_id=step.take(), case=step.case,
        document_number=document_number, approved_on=approved_on, approver=approver,
    )  # fmt: skip
    return record


def tell_requester(case: OfficeCase, operation_id: UUID, *, kind: NoticeKind) -> None:
    """Tell who demanded data what was done with the demand; nobody where it is no demand."""
    if case.kind == CaseKind.DATA and case.requested_by_id is not None:
        notify(
            account_ids=[case.requested_by_id], kind=kind.name, title=f"{case} {case.title}", key=str(operation_id),
            address=f"/data-requests/{case.pk}/",
        )  # fmt: skip


def _write_event(step: Step, operation_id: UUID) -> None:
    position = CaseEvent.objects.filter(case=step.case).count() + 1
    CaseEvent.objects.create(
        municipality_id=step.case.municipality_id, operation_id=operation_id, case=step.case, position=position,
        action=step.row.action, from_state=step.case.state, to_state=step.row.target, post_id=step.post_id,
        capacity=capacity_of(step.standing, step.post_id), reason=step.reason,
        ground=queries.ground_of(step.standing, step.post_id, step.on), item_id=step.item_id,
    )  # fmt: skip


def _held(case_id: UUID) -> OfficeCase:
    """The case, locked, so that two officers at once take one step after the other.

    :raises NoSuchCase: if there is none
    """
    found: OfficeCase | None = OfficeCase.objects.select_for_update().filter(pk=case_id).first()
    return found or queries.case(case_id)


def _receiving(standing: Standing, post_id: UUID, actor_id: UUID) -> UUID:
    """The post that receives a case for another one; the one that it is given to where the account has none."""
    mine = standing.held_by(actor_id)
    return post_id if post_id in mine or not mine else mine[0]


def _hold_year(year: int) -> None:
    """Let nobody else number a case of the year until the transaction ends."""
    name = f"ieum.office.case:{current_municipality()}:{year}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])


def _due(kind: str, received: date | datetime, rule: str, length: str, due_on: date | None) -> CaseDue:
    if not (rule or length):
        return CaseDue(due_on)
    if not rule and due_on is not None:
        raise CaseRefused("기한과 처리기간은 하나만 적습니다. 처리기간을 적으면 기한은 저절로 셉니다.")
    try:
        return due_of(kind, received, rule=rule, length=length, calendar=held_calendar())
    except KeyError as error:
        raise CaseRefused(worded("없는 기한 규칙입니다: {rule}.", rule=rule)) from error
    except (DeadlineError, NotYetInForce, OutsideCalendar) as error:
        raise CaseRefused(str(error)) from error
