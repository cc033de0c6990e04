"""What becomes of items: who is kept out, votes, decisions that change their subject, and deferrals."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction

from ieum.kernel.wording import worded
from ieum.office import queries
from ieum.office.choices import ItemResult, RecusalKind, VoteChoice
from ieum.office.models import AgendaItem, Recusal, Vote
from ieum.office.operations.meeting_steps import MeetingRefused, MeetingStep
from ieum.office.operations.settling import settle_item
from ieum.office.rules.deciding import FaultyRule, Votes, judge


@transaction.atomic
def recuse_member(*, item_id: UUID, member_id: UUID, kind: str, reason: str, actor_id: UUID, on: date) -> Recusal:
    """Keep a member out of an item (제척·기피·회피).

    :raises MeetingRefused: without reason, if they do not sit there or are kept out already, or the item is decided
    """
    step, item = _step(item_id, "recuse", actor_id, on, reason)
    if member_id not in {each.id for each in step.board.seated}:
        raise MeetingRefused("그날 위원이 아닌 사람입니다. 명단에서 고르십시오.")
    if item.recusals.filter(member_id=member_id).exists():
        raise MeetingRefused("이미 이 안건에서 제외한 위원입니다.")
    made: Recusal = Recusal.objects.create(
        municipality_id=item.municipality_id, operation_id=step.take(), item=item, member_id=member_id,
        kind=RecusalKind(kind), reason=step.reason,
    )  # fmt: skip
    return made


@transaction.atomic
def decide_item(
    *,
    item_id: UUID,
    actor_id: UUID,
    on: date,
    votes: Votes | None = None,
    by_name: Mapping[UUID, str] | None = None,
    is_amended: bool = False,
    casting: bool | None = None,
    reason: str = "",
) -> AgendaItem:
    """Decide on an item by counted votes or by votes by name; its subject changes in the same transaction.

    :raises MeetingRefused: without a quorum, if the votes cannot be, both are said and differ, or an amended item was
        voted down
    :raises Refused: if the subject cannot change as decided
    """
    step, item = _step(item_id, "decide", actor_id, on, reason)
    counted = _counted(step, item, by_name) if by_name is not None else votes
    if counted is None:
        raise MeetingRefused("표를 수로 적거나 위원마다 적으십시오.")
    if votes is not None and votes != counted:
        raise MeetingRefused(_apart(counted, votes))
    bench, is_written = queries.bench(item, step.board), step.meeting.state == "WRITTEN"
    try:
        verdict = judge(step.board.rule.deciding, bench, counted, is_written=is_written, casting=casting)
    except FaultyRule as fault:
        raise MeetingRefused(str(fault)) from fault
    if is_amended and not verdict.passed:
        raise MeetingRefused(worded("수정가결로 적었으나 부결입니다: {why}.", why=verdict.why))
    result = (ItemResult.AMENDED if is_amended else ItemResult.PASSED) if verdict.passed else ItemResult.REJECTED
    said, step.reason = step.reason, f"{item.position}호 {item.title}: {verdict.why}"
    operation_id = step.take(records_facts=True)
    _record_names(item, operation_id, by_name or {})
    item.seated, item.present = bench.roll(step.board.rule.deciding), bench.present
    item.in_favour, item.against, item.abstained = counted.in_favour, counted.against, counted.abstained
    item.judged = verdict.why
    settle_item(step, item, operation_id, result, said)
    return item


@transaction.atomic
def defer_item(*, item_id: UUID, reason: str, actor_id: UUID, on: date) -> AgendaItem:
    """Put an item off (보류); its subject goes back to who submitted it.

    :raises MeetingRefused: without reason, or if the item is decided
    """
    step, item = _step(item_id, "defer", actor_id, on, reason)
    settle_item(step, item, step.take(records_facts=True), ItemResult.DEFERRED, step.reason)
    return item


@transaction.atomic
def drop_item(*, item_id: UUID, reason: str, actor_id: UUID, on: date) -> AgendaItem:
    """Take an item off the agenda before the notice is sent; its subject goes back to who submitted it.

    :raises MeetingRefused: without reason, or once the notice is sent
    """
    step, item = _step(item_id, "drop", actor_id, on, reason)
    settle_item(step, item, step.take(), ItemResult.DROPPED, step.reason)
    return item


def _step(item_id: UUID, action: str, actor_id: UUID, on: date, reason: str) -> tuple[MeetingStep, AgendaItem]:
    """The step with the item as it stands once its meeting is held."""
    step = MeetingStep(queries.agenda_item(item_id).meeting_id, action, actor_id=actor_id, on=on, reason=reason)
    item = queries.agenda_item(item_id)
    if item.result != ItemResult.OPEN:
        raise MeetingRefused("이미 의결했거나 내린 안건입니다.")
    return step, item


def _apart(by_name: Votes, written: Votes) -> str:
    return worded(
        "위원마다 적은 표는 찬성 {in_favour}, 반대 {against}, 기권 {abstained}인데 수로 적은 찬성 {said_for}, 반대 "
        "{said_against}, 기권 {said_none}과 다릅니다. 한쪽을 고치거나 수를 지우십시오.",
        in_favour=by_name.in_favour, against=by_name.against, abstained=by_name.abstained,
        said_for=written.in_favour, said_against=written.against, said_none=written.abstained,
    )  # fmt: skip


def _counted(step: MeetingStep, item: AgendaItem, by_name: Mapping[UUID, str]) -> Votes:
    """Count votes by name, each of somebody who is there and not kept out; who says nothing abstains."""
    may = {each.id for each in step.board.seated} & queries.attending(step.meeting.pk)
    may -= {each.member_id for each in item.recusals.all()}
    if set(by_name) - may:
        raise MeetingRefused("출석하지 않았거나 이 안건에서 제외한 위원의 표가 있습니다.")
    counted = Counter(VoteChoice(each) for each in by_name.values())
    silent = len(may) - len(by_name)
    return Votes(counted[VoteChoice.FAVOUR], counted[VoteChoice.AGAINST], counted[VoteChoice.ABSTAIN] + silent)


def _record_names(item: AgendaItem, operation_id: UUID, by_name: Mapping[UUID, str]) -> None:
    Vote.objects.bulk_create(
        Vote(
            municipality_id=item.municipality_id, operation_id=operation_id, item=item, member_id=member_id,
            choice=choice,
        )
        for member_id, choice in by_name.items()
    )  # fmt: skip
