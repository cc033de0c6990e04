"""Reads of committees as of a day: what they are called and asked to be, who sits on them, and what is broken."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from ieum.kernel.wording import worded
from ieum.office.models import Committee, CommitteeMember, CommitteeTerm, MemberContact
from ieum.office.queries.of_cases import Part
from ieum.office.rules.committees import (
    CommitteeRule,
    CompositionFinding,
    Sitting,
    composition,
    ending,
    read_rule,
)
from ieum.org import queries as org
from ieum.org.rules.standing import Standing

DUE_DAYS = 60
"""So many days before the end of a term its successor is to be looked for."""


class NoSuchCommittee(LookupError):
    """There is no such committee or member in this municipality, or not yet on that day."""


@dataclass(frozen=True)
class CommitteeOn:
    """A committee as of a day."""

    committee: Committee
    term: CommitteeTerm
    rule: CommitteeRule
    members: tuple[Sitting, ...]
    findings: tuple[CompositionFinding, ...]
    renewed: frozenset[UUID]
    """Memberships after which the same member sits on, whether that has begun or not."""

    @property
    def seated(self) -> list[Sitting]:
        """The roll (재적위원): members whose seat somebody holds."""
        return [each for each in self.members if not each.is_vacant]


def committee(committee_id: UUID) -> Committee:
    """One committee.

    :raises NoSuchCommittee: if there is none
    """
    found: Committee | None = Committee.objects.filter(pk=committee_id).first()
    if found is None:
        raise NoSuchCommittee("위원회를 찾을 수 없습니다. 위원회 목록에서 고르십시오.")
    return found


def terms(committee_id: UUID) -> list[CommitteeTerm]:
    """What a committee was called and asked to be, the newest first."""
    rows = CommitteeTerm.objects.filter(committee_id=committee_id).select_related(
        "operation__actor", "operation__on_behalf_of"
    )
    return list(rows.order_by("-valid_from", "-version"))


def term_on(committee_id: UUID, day: date) -> CommitteeTerm:
    """Name, functions and rule of a committee on a day.

    :raises NoSuchCommittee: if it did not stand yet
    """
    rows = CommitteeTerm.objects.filter(committee_id=committee_id, valid_from__lte=day)
    found: CommitteeTerm | None = rows.order_by("-valid_from", "-version").first()
    if found is None:
        raise NoSuchCommittee(worded("{day:%Y-%m-%d}에는 아직 없던 위원회입니다.", day=day))
    return found


def committee_on(committee_id: UUID, day: date, standing: Standing | None = None) -> CommitteeOn:
    """A committee with its members and what of its rule they break on a day; ``standing`` is that of the day.

    :raises NoSuchCommittee: if there is none, or it did not stand yet
    """
    found, term = committee(committee_id), term_on(committee_id, day)
    return _together(found, term, list(member_rows([committee_id])), day, standing or org.standing(day))


def committees(day: date, *, post_id: UUID | None = None) -> list[CommitteeOn]:
    """Committees that stand on a day, by name; those that one post runs where it is given."""
    rows = Committee.objects.filter(Q(ended_on=None) | Q(ended_on__gt=day), terms__valid_from__lte=day).distinct()
    found = {each.pk: each for each in (rows.filter(post_id=post_id) if post_id else rows)}
    if not found:
        return []
    terms_then = CommitteeTerm.objects.filter(committee_id__in=found, valid_from__lte=day)
    members: dict[UUID, list[CommitteeMember]] = {}
    for row in member_rows(found):
        members.setdefault(row.committee_id, []).append(row)
    standing = org.standing(day)
    together = (
        _together(found[each.committee_id], each, members.get(each.committee_id, []), day, standing)
        for each in terms_then.order_by("committee_id", "-valid_from", "-version").distinct("committee_id")
    )
    return sorted(together, key=lambda each: each.term.name)


def members_on(committee_id: UUID, day: date, standing: Standing) -> list[Sitting]:
    """Who sits on a committee on a day, the chair first, with the seats of posts that nobody holds then."""
    return _sitting_on(list(member_rows([committee_id])), day, standing)


def _together(
    found: Committee, term: CommitteeTerm, rows: Sequence[CommitteeMember], day: date, standing: Standing
) -> CommitteeOn:
    rule, members = read_rule(term.rule), _sitting_on(rows, day, standing)
    renewed = frozenset(each.renews_id for each in rows if each.renews_id is not None)
    return CommitteeOn(found, term, rule, tuple(members), tuple(composition(rule, members, on=day)), renewed)


def _sitting_on(rows: Sequence[CommitteeMember], day: date, standing: Standing) -> list[Sitting]:
    renewed = {each.pk: each.renews_id for each in rows}
    held = [each for each in rows if each.valid_from <= day and not _is_over(each, day)]
    ranks = {"CHAIR": 0, "VICE_CHAIR": 1}
    ordered = sorted(held, key=lambda each: (ranks.get(each.role, 2), each.seat != "EX_OFFICIO", each.pk))
    return [_sitting(each, renewed, standing) for each in ordered]


def posts_on(committee_id: UUID, day: date) -> dict[UUID, UUID]:
    """The posts that sit on a committee on a day by office (당연직), by membership."""
    rows = (each for each in member_rows([committee_id]) if each.valid_from <= day and not _is_over(each, day))
    return {each.pk: each.post_id for each in rows if each.post_id is not None}


def member_rows(committee_ids: Iterable[UUID]) -> QuerySet[CommitteeMember]:
    """All members that committees ever had, the latest first."""
    rows: QuerySet[CommitteeMember] = CommitteeMember.objects.filter(committee_id__in=list(committee_ids))
    return rows.order_by("-valid_from", "-pk")


def member(member_id: UUID) -> CommitteeMember:
    """One member.

    :raises NoSuchCommittee: if there is none
    """
    found: CommitteeMember | None = CommitteeMember.objects.filter(pk=member_id).first()
    if found is None:
        raise NoSuchCommittee("위원을 찾을 수 없습니다. 위원회의 명단에서 고르십시오.")
    return found


def first_membership(found: CommitteeMember) -> CommitteeMember:
    """That by which somebody first came to sit there, before all renewals."""
    while found.renews is not None:
        found = found.renews
    return found


def last_membership(found: CommitteeMember) -> CommitteeMember:
    """The last renewal of a membership; itself where there is none."""
    while (after := CommitteeMember.objects.filter(renews=found).first()) is not None:
        found = after
    return found


def contact_of(found: CommitteeMember) -> MemberContact | None:
    """Where a member is reached; None where that was never stated, as of a seat of a post."""
    kept: MemberContact | None = MemberContact.objects.filter(member=first_membership(found)).first()
    return kept


def terms_ending(found: CommitteeOn, day: date, *, days: int = DUE_DAYS) -> list[Sitting]:
    """Members of a day whose term ends within so many days from it and who are not appointed again yet."""
    due = ending(found.members, since=day, until=day + timedelta(days=days))
    return [each for each in due if each.id not in found.renewed]


def committee_parts(found: Committee, mine: Collection[UUID], standing: Standing) -> list[Part]:
    """The parts that somebody has in a committee by the posts that they answer for."""
    known = [Part("SECRETARY", found.post_id)] if found.post_id in mine else []
    return [*known, *[Part("SUPERIOR", each) for each in standing.superiors(found.post_id) if each in mine][:1]]


def _is_over(row: CommitteeMember, day: date) -> bool:
    return any(end is not None and end <= day for end in (row.valid_until, row.ended_on))


def _sitting(row: CommitteeMember, renewed: Mapping[UUID, UUID | None], standing: Standing) -> Sitting:
    ends = [end for end in (row.valid_until, row.ended_on) if end is not None]
    return Sitting(
        row.pk, _name(row, standing), row.seat, row.group, row.role, row.sex, row.valid_from, min(ends, default=None),
        renewals=_renewals(row.pk, renewed), is_vacant=_is_vacant(row, standing),
    )  # fmt: skip


def _is_vacant(row: CommitteeMember, standing: Standing) -> bool:
    """Whether a post sits there that nobody holds or acts for.

    A superior answers for the work of a vacant post but does not sit on a committee for it.
    """
    if row.post_id is None:
        return False
    found = standing.responsible(row.post_id) if row.post_id in standing.posts else None
    return found is None or found.is_superior


def _name(row: CommitteeMember, standing: Standing) -> str:
    if row.post_id is None:
        return str(row.name)
    return standing.label(row.post_id) if row.post_id in standing.posts else "폐지된 직위"


def _renewals(member_id: UUID, renewed: Mapping[UUID, UUID | None]) -> int:
    number, before = 0, renewed.get(member_id)
    while before is not None:
        number, before = number + 1, renewed.get(before)
    return number
