"""재정공시: asking offices for items that our own data do not give, and naming the document that is disclosed."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from ieum.budget.choices import MatterKind, MatterState
from ieum.budget.models import Matter, MatterStatement
from ieum.budget.operations.matters import MatterRefused, held, record_matter, restate
from ieum.budget.queries import matters as reading
from ieum.budget.queries.disclosing import disclosure_items
from ieum.budget.telling import tell_item
from ieum.kernel.wording import joined, worded
from ieum.org.queries import standing as standing_on
from ieum.org.rules.standing import answering_heads

_BEFORE = frozenset({MatterState.DRAFT, MatterState.PASSED, MatterState.AMENDED})
"""States in which what will be disclosed may still be made."""


@transaction.atomic
def ask_for_items(
    *, disclosure_id: UUID, items: Sequence[str], division: str, answer_by: date, actor_id: UUID, on: date
) -> list[Matter]:
    """Ask an office for items of a disclosure, each by its number; the head of the office is told.

    :raises MatterRefused: naming what cannot be asked for, or where the account is not of the budget team
    """
    found = held(disclosure_id)
    if found.kind is not MatterKind.DISCLOSURE or "TEAM" not in reading.parts_of(found, actor_id, on=on):
        raise MatterRefused("재정공시의 자료는 예산팀이 요청합니다.")
    _refuse_an_office_not_standing(division, on=on)
    if answer_by < on:
        raise MatterRefused("낼 날은 오늘보다 앞설 수 없습니다.")
    known = {each.item.code: each for each in disclosure_items(found)}
    wrong = [code for code in items if code not in known or not known[code].may_be_asked]
    if wrong or not items:
        said = joined(wrong, by=", ") if wrong else worded("항목이 없음")
        raise MatterRefused(worded("요청할 수 없는 항목입니다: {items}. 요청 전인 항목을 고르십시오.", items=said))
    asked = []
    for code in items:
        made = record_matter(
            kind=MatterKind.DISCLOSURE_ITEM, year=found.row.year, title=f"{code} {known[code].item.label}"[:100],
            division=division, programme="", amounts=(), actor_id=actor_id, on=on,
            traits={"disclosure": str(found.row), "item": code, "answer_by": answer_by.isoformat()},
        )  # fmt: skip
        tell_item(made.steps.get(), but=actor_id)
        asked.append(made)
    return asked


@transaction.atomic
def name_document(*, disclosure_id: UUID, document: str, actor_id: UUID, on: date) -> MatterStatement:
    """Say which edition of a report is what a disclosure discloses, such as disclosure-2026-1/3.

    :raises MatterRefused: once it is published, until a correction is prepared, and by who may not write it
    """
    found = held(disclosure_id)
    if found.kind is not MatterKind.DISCLOSURE or found.state not in _BEFORE:
        raise MatterRefused("공시 문서는 작성 중에 만듭니다. 공시한 뒤에는 정정공시를 먼저 준비하십시오.")
    traits = {**found.stated.traits, "document": document}
    return restate(found, traits, (), reason=f"공시 문서: {document}", actor_id=actor_id, on=on)


def _refuse_an_office_not_standing(division: str, *, on: date) -> None:
    standing = standing_on(on)
    if division not in {standing.units[standing.posts[each].unit_id].name for each in answering_heads(standing)}:
        raise MatterRefused(
            worded("'{division}'은 그날 없는 부서입니다. 조직도의 이름으로 적으십시오.", division=division)
        )
