"""Personnel orders and what follows from them: work stays with the post, and who leaves it hands it over."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from ieum.kernel.wording import worded
from ieum.org import queries
from ieum.org.choices import OrderKind
from ieum.org.models import Appointment, HandoverReceipt, Person
from ieum.org.operations.departing import close_accounts, departed
from ieum.org.operations.desk import Desk
from ieum.org.operations.orders import OrderDraft, OrderRefused, Outcome, write_order
from ieum.org.rules.personnel import (
    ENDS,
    TO_A_POST,
    PersonnelAction,
    PersonnelLine,
    fault,
    idle,
    occupied,
    outside,
    repeated,
)
from ieum.org.rules.standing import AWAY, HOLDERS, Standing
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.operations import open_operation
from ieum.platform.personal.values import Erased

_IDLE = "직무대리가 아직 대신하지 못하는 직위(맡은 사람의 휴가·출장이나 휴직을 함께 발령하십시오)"


class AlreadyReceived(OrderRefused):
    """The work was taken over before."""


class NotTakingOver(OrderRefused):
    """Somebody else takes the work over."""


class KeyLost(OrderRefused):
    """The key of somebody's name is gone without their having been erased."""


def issue_personnel_order(
    *,
    title: str,
    effective_date: date,
    lines: Sequence[PersonnelLine],
    actor_id: UUID,
    basis: str,
    is_preview: bool = False,
) -> Outcome:
    """Move people between posts on one day; all that waits at a post passes to whoever answers for it then.

    :raises OrderRefused: naming each line that cannot be carried out
    :raises BasisMissing: without basis
    """
    said = with_reasons(basis, [each.reason for each in lines])
    draft = OrderDraft(OrderKind.PERSONNEL, title, effective_date, actor_id, said)
    return write_order(draft, lambda desk: place(desk, lines), is_preview=is_preview)


def with_reasons(basis: str, reasons: Sequence[str]) -> str:
    """A basis with why people outside of the ranges of posts are appointed to them; the same where nobody says why."""
    said = "; ".join(each.strip() for each in reasons if each.strip())
    return f"{basis} (직급 범위 밖 임용: {said})" if basis.strip() and said else basis


def line_faults(lines: Mapping[int, PersonnelLine], standing: Standing, day: date) -> dict[int, str]:
    """What is wrong with lines that are known by a number, each by itself; those with which nothing is are left out."""
    ranges = queries.grade_ranges(day)
    said = {
        number: fault(line, standing, day) or outside(line, line.grade or _grade(line, standing)[1], ranges, standing)
        for number, line in lines.items()
    }
    return {number: problem for number, problem in said.items() if problem}


def place(desk: Desk, lines: Sequence[PersonnelLine]) -> None:
    """Carry lines out as part of an order: first everybody leaves, then everybody arrives, so that two may swap.

    :raises OrderRefused: naming each line that cannot be carried out
    """
    standing = queries.standing(desk.day)
    _check(lines, standing, desk.day)
    grades = {line.person_id: _grade(line, standing) for line in lines}
    kept = {line.person_id: _own_post(line.person_id, standing) for line in lines}
    for line in lines:
        _leave(desk, line)
    for line in lines:
        if line.gives:
            post_id = line.post_id if line.gives in TO_A_POST else kept[line.person_id]
            service, grade, series = grades[line.person_id]
            desk.add(
                Appointment, valid_until=line.until, person_id=line.person_id, post_id=post_id, kind=line.gives,
                service=line.service or service, grade=line.grade or grade, series=line.series or series,
            )  # fmt: skip
    waiting = sum(idle(line, lines, standing) for line in lines)
    if waiting:
        desk.tell(_IDLE, waiting, "개")
    leaving = {line.person_id for line in lines if line.action == PersonnelAction.DEPART}
    closed = close_accounts(departed(leaving, desk.order), desk.order)
    if closed:
        desk.tell("시행일부터 닫히는 계정", closed, "개")


@transaction.atomic
def receive_handover(*, handover_id: UUID, actor_id: UUID, on: date, remark: str = "") -> HandoverReceipt:
    """Confirm that the work of a post was taken over.

    :raises NotTakingOver: if the account is not the one who does that (``queries.may_receive``)
    :raises AlreadyReceived: if it was
    """
    handover = queries.handover(handover_id)
    if on < handover.effective_date:
        raise NotTakingOver("인계일 전에는 인수를 확인할 수 없습니다.")
    if not queries.may_receive(handover, actor_id, on):
        raise NotTakingOver("인수자나 그 상위 부서장만 인수를 확인할 수 있습니다.")
    if handover.receipts.exists():
        raise AlreadyReceived("이미 인수한 목록입니다.")
    opened = open_operation(kind="org.receive_handover", actor_id=actor_id, basis=f"{handover.order.title} 인계인수")
    receipt: HandoverReceipt = HandoverReceipt.objects.create(
        municipality_id=current_municipality(), handover=handover, operation_id=opened.operation_id, remark=remark
    )
    return receipt


def register_person(*, number: str, name: str, account_id: UUID | None = None) -> UUID:
    """Make somebody known by their number, or give back who has it; a name or account that is given replaces the old.

    It is part of an order or of the setting up of an office, which says why.

    :raises KeyLost: if they are known and their name cannot be read
    """
    known: Person
    known, made = Person.objects.get_or_create(
        municipality_id=current_municipality(), number=number, defaults={"name": name, "account_id": account_id}
    )
    if not made and _name(known) != name:
        # Sealed anew, even the same name would be kept as a change.
        known.name = name
        known.save(update_fields=["name"])
    if account_id not in (None, known.account_id):
        known.account_id = account_id
        known.save(update_fields=["account"])
    return known.pk


def _name(known: Person) -> str:
    """The name as it is kept. Nobody is told it here, so that this is no reading to be logged."""
    try:
        return known.name.reveal()
    except Erased as lost:
        # A new key would make the old name unreadable even where the copy of the old key is found.
        raise KeyLost(
            worded(
                "직원번호 {number}의 개인정보 열쇠가 없어 이름을 견줄 수 없습니다. 열쇠 폴더의 사본을 "
                "되돌려 놓고(ieum privacy check) 다시 하십시오.",
                number=known.number,
            )
        ) from lost


def _check(lines: Sequence[PersonnelLine], standing: Standing, day: date) -> None:
    twice, alone = repeated(lines), line_faults(dict(enumerate(lines, start=1)), standing, day)
    said = [
        f"{number}번째 줄: {problem}"
        for number, line in enumerate(lines, start=1)
        if (
            problem := alone.get(number, "")
            or occupied(line, lines, standing)
            or ("한 사람을 두 직위에 임용합니다." if line.person_id in twice else "")
        )
    ]
    if said or not lines:
        raise OrderRefused("\n".join(said) or "발령할 사람이 없습니다.")


def _leave(desk: Desk, line: PersonnelLine) -> None:
    ended = ENDS.get(line.action, frozenset())
    for row in desk.from_day(Appointment, person_id=line.person_id):
        is_gone = row.valid_from <= desk.day and (line.post_id is None or row.kind in HOLDERS | AWAY)
        if row.kind in ended and (is_gone or row.post_id == line.post_id):
            desk.end(row)


def _grade(line: PersonnelLine, standing: Standing) -> tuple[str, str, str]:
    """The service, grade and series that somebody has, by the post that is their own where they have several."""
    held = sorted(
        (each for each in standing.holdings if each.person_id == line.person_id),
        key=lambda each: each.kind not in HOLDERS,
    )
    return (held[0].service, held[0].grade, held[0].series) if held else ("", "", "")


def _own_post(person_id: UUID, standing: Standing) -> UUID | None:
    return next(
        (each.post_id for each in standing.holdings if each.person_id == person_id and each.kind in HOLDERS), None
    )
