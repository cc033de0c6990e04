"""Committees: registered, renamed or asked otherwise from a day, and who is appointed to them."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from ieum.kernel.deadlines.periods import DAY
from ieum.kernel.wording import worded
from ieum.office import queries
from ieum.office.choices import MeetingState, Seat
from ieum.office.models import Committee, CommitteeMember, CommitteeTerm, Meeting
from ieum.office.rules.committees import composition, read_rule, term_end
from ieum.office.rules.deciding import FaultyRule
from ieum.office.states import MEETING
from ieum.org.queries import posts_without_work
from ieum.org.queries import standing as standing_on
from ieum.platform.database.tenancy import current_municipality
from ieum.platform.operations import Refused, open_operation

_HELD = (MeetingState.MINUTED, MeetingState.FAILED)
_NEVER_BROKEN = {"TERM", "RENEWAL"}
"""What an appointment may not break; sizes and shares come about one member after the other."""


class CommitteeRefused(Refused):
    """The step is not possible; the message says why."""


@transaction.atomic
def register_committee(
    *,
    name: str,
    functions: str,
    basis: str,
    rule: Mapping[str, Any],
    valid_from: date,
    post_id: UUID,
    actor_id: UUID,
    on: date,
) -> Committee:
    """Register a committee that a post runs; its post is one that the account, or somebody below it, answers for.

    :raises CommitteeRefused: if the account may not, or the rule cannot be read
    """
    standing = standing_on(on)
    made = Committee(municipality_id=current_municipality(), post_id=post_id)
    if post_id not in standing.posts or not queries.committee_parts(made, standing.held_by(actor_id), standing):
        raise CommitteeRefused("간사 직위는 본인이나 소속 부서의 직위여야 합니다. 다른 직위를 고르십시오.")
    if posts_without_work([post_id]):
        raise CommitteeRefused("간사 직위가 없어졌습니다. 다른 직위를 고르십시오.")
    opened = open_operation(kind="office.register_committee", actor_id=actor_id, basis=f"{basis}: {name}")
    made.operation_id = opened.operation_id
    made.save()
    _add_term(made, opened.operation_id, valid_from, name=name, functions=functions, basis=basis, rule=rule)
    return made


@transaction.atomic
def revise_committee(
    *,
    committee_id: UUID,
    name: str,
    functions: str,
    basis: str,
    rule: Mapping[str, Any],
    valid_from: date,
    actor_id: UUID,
    on: date,
) -> CommitteeTerm:
    """Say what a committee is called and asked to be from a day; of one day the last word holds.

    :raises CommitteeRefused: if the account may not, or the rule cannot be read
    """
    found = hold_committee(committee_id, actor_id, on)
    refuse_after_end(found, valid_from)
    opened = open_operation(kind="office.revise_committee", actor_id=actor_id, basis=f"{basis}: {name}")
    return _add_term(found, opened.operation_id, valid_from, name=name, functions=functions, basis=basis, rule=rule)


@transaction.atomic
def appoint_member(
    *,
    committee_id: UUID,
    group: str,
    role: str,
    valid_from: date,
    actor_id: UUID,
    on: date,
    name: str = "",
    sex: str = "",
    post_id: UUID | None = None,
) -> CommitteeMember:
    """Appoint a person (위촉직), for the term that the rule sets, or seat whoever holds a post (당연직).

    Whoever sat there until that day, under the same name, is appointed again without a break: that is a renewal (연임).

    :raises CommitteeRefused: if the account may not, neither or both are named, they sit there already, or the rule
        does not allow the renewal
    """
    found = hold_committee(committee_id, actor_id, on)
    if bool(name.strip()) == (post_id is not None):
        raise CommitteeRefused("위촉하는 사람의 이름이나 당연직의 직위 가운데 하나만 적으십시오.")
    if post_id is not None and post_id not in standing_on(on).posts:
        raise CommitteeRefused("그날에 있는 직위를 골라야 합니다.")
    _refuse_twice(found, name.strip(), post_id, valid_from)
    rule = read_rule(_term_on(found, valid_from).rule)
    until = None if post_id else term_end(valid_from, rule)
    before = None if post_id else _until(found, name.strip(), valid_from)
    said = f"{'위촉' if before is None else '연임'}: {name.strip() or '당연직 위원'}"
    opened = open_operation(kind="office.appoint_member", actor_id=actor_id, basis=said)
    made: CommitteeMember = CommitteeMember.objects.create(
        municipality_id=found.municipality_id, operation_id=opened.operation_id, committee=found,
        seat=Seat.EX_OFFICIO if post_id else Seat.APPOINTED, group=group, role=role, name=name.strip(), sex=sex,
        post_id=post_id, renews=before, valid_from=valid_from, valid_until=until,
    )  # fmt: skip
    if before is not None:
        _refuse_broken(found, made.pk, valid_from)
    return made


@transaction.atomic
def renew_member(*, member_id: UUID, actor_id: UUID, on: date) -> CommitteeMember:
    """Appoint a member again for the term that follows.

    :raises CommitteeRefused: if the rule does not allow it, they have no term, left early or were renewed already
    """
    before = queries.member(member_id)
    found = hold_committee(before.committee_id, actor_id, on)
    if before.valid_until is None or before.ended_on is not None:
        raise CommitteeRefused("임기가 정해지지 않았거나 해촉된 위원은 연임하지 않습니다.")
    if CommitteeMember.objects.filter(renews=before).exists():
        raise CommitteeRefused("이미 연임한 위원입니다.")
    since = before.valid_until
    rule = read_rule(_term_on(found, since).rule)
    opened = open_operation(kind="office.renew_member", actor_id=actor_id, basis=f"연임: {before.name}")
    made: CommitteeMember = CommitteeMember.objects.create(
        municipality_id=found.municipality_id, operation_id=opened.operation_id, committee=found, seat=before.seat,
        group=before.group, role=before.role, name=before.name, sex=before.sex, renews=before, valid_from=since,
        valid_until=term_end(since, rule),
    )  # fmt: skip
    _refuse_broken(found, made.pk, since)
    return made


@transaction.atomic
def remove_member(*, member_id: UUID, ended_on: date, reason: str, actor_id: UUID, on: date) -> CommitteeMember:
    """End a member's seat before its term does (해촉); ``ended_on`` is the first day on which they no longer sit.

    :raises CommitteeRefused: without reason, if they left already, or on a day outside of their term
    """
    found = queries.member(member_id)
    hold_committee(found.committee_id, actor_id, on)
    if not reason.strip():
        raise CommitteeRefused("해촉 사유를 적어야 합니다.")
    last = found.valid_until or date.max
    if found.ended_on is not None or not found.valid_from <= ended_on < last:
        raise CommitteeRefused("이미 해촉했거나 임기 밖의 날입니다.")
    opened = open_operation(kind="office.remove_member", actor_id=actor_id, basis=reason.strip())
    found.ended_on, found.ended_by_id = ended_on, opened.operation_id
    found.save(update_fields=["ended_on", "ended_by"])
    return found


@transaction.atomic
def end_committee(*, committee_id: UUID, ended_on: date, reason: str, actor_id: UUID, on: date) -> Committee:
    """Dissolve a committee from a day; until a later one it works on and finishes its meetings.

    :raises CommitteeRefused: without reason, if it is or will be dissolved already, or a meeting of it is not finished
        by then or was held on that day or later
    """
    found = hold_committee(committee_id, actor_id, on)
    if found.ended_on is not None:
        raise CommitteeRefused(worded("이미 {ended_on}에 폐지하기로 한 위원회입니다.", ended_on=found.ended_on))
    if not reason.strip():
        raise CommitteeRefused("폐지 사유를 적어야 합니다.")
    waiting = Meeting.objects.filter(committee=found).exclude(state__in=MEETING.final)
    if (waiting.filter(held_on__gte=ended_on) if ended_on > on else waiting).exists():
        raise CommitteeRefused("끝나지 않은 회의가 있습니다. 회의를 마치거나 취소하십시오.")
    held = Meeting.objects.filter(committee=found, state__in=_HELD).order_by("-held_on").first()
    if held is not None and held.held_on >= ended_on:
        raise CommitteeRefused(worded("{held_on}에 회의를 했습니다. 그 뒤의 날에 폐지하십시오.", held_on=held.held_on))
    open_operation(kind="office.end_committee", actor_id=actor_id, basis=reason.strip())
    found.ended_on = ended_on
    found.save(update_fields=["ended_on"])
    return found


def move_committees(from_post: UUID, to_post: UUID, on: date) -> int:
    """Let another post run the committees of one that is closed which stand on a day; how many they are."""
    standing = Committee.objects.filter(Q(ended_on=None) | Q(ended_on__gt=on))
    moved: int = standing.filter(post_id=from_post).update(post_id=to_post)
    return moved


def hold_committee(committee_id: UUID, actor_id: UUID, on: date) -> Committee:
    """The committee, locked, for an account that runs it.

    :raises NoSuchCommittee: if there is none
    :raises CommitteeRefused: if the account may not, or it is dissolved
    """
    rows = Committee.objects.select_for_update().filter(pk=committee_id)
    found: Committee = rows.first() or queries.committee(committee_id)
    standing = standing_on(on)
    if not queries.committee_parts(found, standing.held_by(actor_id), standing):
        raise CommitteeRefused("간사나 그 상위 부서장만 할 수 있는 일입니다.")
    if not found.stands_on(on):
        raise CommitteeRefused("폐지한 위원회입니다.")
    return found


def refuse_after_end(found: Committee, day: date) -> None:
    """Refuse what begins on a day on which the committee is dissolved.

    :raises CommitteeRefused: on or after the day of its end
    """
    if not found.stands_on(day):
        raise CommitteeRefused(
            worded("{ended_on}에 폐지하는 위원회입니다. 그 앞의 날을 적으십시오.", ended_on=found.ended_on)
        )


def _add_term(
    found: Committee, operation_id: UUID, since: date, *, rule: Mapping[str, Any], **words: str
) -> CommitteeTerm:
    try:
        read_rule(rule)
    except FaultyRule as fault:
        raise CommitteeRefused(str(fault)) from fault
    if not all(each.strip() for each in words.values()):
        raise CommitteeRefused("이름, 기능, 근거를 모두 적어야 합니다.")
    version = CommitteeTerm.objects.filter(committee=found, valid_from=since).count() + 1
    made: CommitteeTerm = CommitteeTerm.objects.create(
        municipality_id=found.municipality_id, operation_id=operation_id, committee=found, valid_from=since,
        version=version, rule=dict(rule), **{key: each.strip() for key, each in words.items()},
    )  # fmt: skip
    return made


def _term_on(found: Committee, day: date) -> CommitteeTerm:
    refuse_after_end(found, day)
    try:
        return queries.term_on(found.pk, day)
    except queries.NoSuchCommittee as error:
        raise CommitteeRefused(str(error)) from error


def _refuse_twice(found: Committee, name: str, post_id: UUID | None, day: date) -> None:
    rows = CommitteeMember.objects.filter(committee=found, ended_on=None)
    for each in rows.filter(post_id=post_id) if post_id else rows.filter(name=name):
        if each.valid_until is None or each.valid_until > day:
            if each.valid_until is None:
                raise CommitteeRefused("이미 위원입니다. 임기가 끝나면 연임으로 적으십시오.")
            last = each.valid_until - DAY
            raise CommitteeRefused(worded("이미 {last}까지 위원입니다. 임기가 끝나면 연임으로 적으십시오.", last=last))


def _until(found: Committee, name: str, day: date) -> CommitteeMember | None:
    """The last membership of a name that goes until a day, by its term or because it was ended; None without one.

    An appointment that was taken back on its own first day is none, unless it was a renewal itself.
    """
    rows = CommitteeMember.objects.filter(committee=found, name=name).order_by("-valid_from", "-pk")
    until = (each for each in rows if (each.ended_on or each.valid_until) == day)
    return next((each for each in until if each.valid_from < day or each.renews_id is not None), None)


def _refuse_broken(found: Committee, member_id: UUID, day: date) -> None:
    now = queries.committee_on(found.pk, day)
    mine = [each for each in now.members if each.id == member_id]
    broken = [each for each in composition(now.rule, mine, on=day) if each.code in _NEVER_BROKEN]
    if broken:
        raise CommitteeRefused(broken[0].text)
