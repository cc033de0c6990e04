"""Who reads a petition (민원, 질의): one rule, which pages, lists, search, files, feeds and the API all ask.

Of what a petition says nothing may get to whom it is not needed by (민원 처리에 관한 법률 제7조), and access is given
to the least number (개인정보의 안전성 확보조치 기준 제5조제1항). Other cases are read by whoever may see cases.
"""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, Q, QuerySet, UUIDField
from django.db.models.expressions import RawSQL
from django.utils.timezone import localdate

from ieum.kernel.registry import permissions
from ieum.kernel.search import EVERYBODY
from ieum.office.choices import CaseKind
from ieum.office.models import CaseEvent, OfficeCase
from ieum.office.rules.periods import PETITIONS
from ieum.office.rules.permissions import OfficeAction
from ieum.org.queries import standing as standing_on
from ieum.org.rules.standing import Standing
from ieum.platform.powers import permits

_PARTS = """
    SELECT office_officecase.post_id
    UNION ALL SELECT e.post_id FROM office_caseevent e WHERE e.case_id = office_officecase.id
    UNION ALL SELECT b.post_id FROM office_copost b WHERE b.case_id = office_officecase.id AND b.ended_id IS NULL
    UNION ALL SELECT o.post_id FROM office_opinionrequest o WHERE o.case_id = office_officecase.id
    UNION ALL SELECT s.post_id FROM office_draft d JOIN office_approvalstep s ON s.draft_id = d.id
              WHERE d.case_id = office_officecase.id
    UNION ALL SELECT c.post_id FROM office_agendaitem i JOIN office_meeting m ON m.id = i.meeting_id
              JOIN office_committee c ON c.id = m.committee_id
              WHERE i.subject_kind = 'office.case' AND i.subject_id = office_officecase.id"""
"""The posts that have a part in a case: which has the case, took a step of it (the receipt is the first), works beside
it, was asked for an opinion, stands on an approval line, or runs a committee that the case came before."""
_HAS_PART = f"EXISTS (SELECT FROM ({_PARTS}) AS part(post_id) WHERE part.post_id = ANY (%s))"
_READERS = f"ARRAY(SELECT DISTINCT part.post_id FROM ({_PARTS}) AS part(post_id))"  # noqa: S608 - nothing of it was entered


def readable(rows: QuerySet[OfficeCase], account_id: UUID, standing: Standing) -> QuerySet[OfficeCase]:
    """Those of some cases that an account reads: all but petitions in which none of its posts has a part (``_PARTS``).

    감사 and 단체장 read all.
    """
    if permits(account_id, permissions[OfficeAction.READ_PETITIONS.value]):
        return rows
    posts = _reach(account_id, standing)
    has_part = RawSQL(_HAS_PART, [posts], output_field=BooleanField())  # noqa: S611 - the posts are passed beside it
    return rows.filter(~Q(kind__in=PETITIONS) | Q(has_part))


def _reach(account_id: UUID, standing: Standing) -> list[UUID]:
    """The posts that an account answers for, with all below those of them that are heads."""
    mine = [standing.posts[each] for each in standing.held_by(account_id) if each in standing.posts]
    units = {unit for each in mine if each.is_head for unit in standing.within(each.unit_id)}
    below = (post.id for unit in units for post in standing.posts_of(unit))
    return list({*(each.id for each in mine), *below})


def is_readable(found: OfficeCase, account_id: UUID) -> bool:
    """Whether an account reads a case today."""
    return found.kind not in PETITIONS or bool(readable_of([found.pk], account_id))


def readable_of(case_ids: Collection[UUID], account_id: UUID) -> set[UUID]:
    """Of many cases those that an account reads today."""
    rows = readable(OfficeCase.objects.filter(pk__in=case_ids), account_id, standing_on(localdate()))
    return set(rows.values_list("pk", flat=True))


def with_readers(rows: QuerySet[OfficeCase]) -> QuerySet[OfficeCase]:
    """Some cases, each with the posts that have a part in it (``readers``), which of a petition alone read it."""
    return rows.annotate(readers=RawSQL(_READERS, [], output_field=ArrayField(UUIDField())))  # noqa: S611 - nothing was entered


def reads_as(account_id: UUID) -> set[str] | None:
    """As whom an account finds cases today: as everybody and as its posts; None where it reads all."""
    if permits(account_id, permissions[OfficeAction.READ_PETITIONS.value]):
        return None
    return {EVERYBODY, *map(str, _reach(account_id, standing_on(localdate())))}


def readers_of(found: Any) -> frozenset[str]:
    """As whom one reads a case of ``with_readers``, for the search."""
    return frozenset(map(str, found.readers)) if found.kind in PETITIONS else frozenset({EVERYBODY})


def opens_contact(found: OfficeCase, account_id: UUID, standing: Standing) -> bool:
    """Whether an account is told whom a case is asked by: who has the case, and who received it, of whatever unit."""
    mine = standing.held_by(account_id)
    received = CaseEvent.objects.filter(case=found, position=1, post_id__in=mine)
    return found.post_id in mine or received.exists()


def named(found: OfficeCase) -> str:
    """What a case is called beyond its own page and the lists of who reads it: a petition by its number alone."""
    return f"{found} {CaseKind(found.kind).label if found.kind in PETITIONS else found.title}"
