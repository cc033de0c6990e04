"""Who is told of what the budget asks for: the office that hands in figures, and the budget team that confirms them."""

from uuid import UUID

from ieum.budget.choices import MatterState
from ieum.budget.models import MatterStep
from ieum.kernel.registry import NoticeKind
from ieum.org.queries import standing as standing_on
from ieum.org.rules.standing import answering_heads
from ieum.org.telling import Word, tell_posts
from ieum.platform.accounts import accounts_of
from ieum.platform.choices import Role
from ieum.platform.notices.operations import notify

ITEM_ASKED = NoticeKind("budget.item_asked", "재정공시 자료 요청")
ITEM_ANSWERED = NoticeKind("budget.item_answered", "재정공시 자료 제출")
NOTICE_KINDS = (ITEM_ASKED, ITEM_ANSWERED)
_CONFIRMING = (Role.OFFICER, Role.TEAM_LEAD)


def tell_item(step: MatterStep, *, but: UUID) -> None:
    """Tell whose turn it is with an item of a disclosure since a step; ``but`` is who took it."""
    row = step.matter
    words = f"{row} {row.title} ({step})"
    word = Word(words, str(step.operation_id), f"/budget/matters/{row.pk}/")
    if step.state == MatterState.ASKED:
        standing = standing_on(step.decided_on)
        heads = {standing.units[standing.posts[each].unit_id].name: each for each in answering_heads(standing)}
        tell_posts(standing, [heads[each] for each in (row.division,) if each in heads], ITEM_ASKED, word, but=but)
    elif step.state == MatterState.ANSWERED:
        team = accounts_of(row.municipality_id).filter(role__in=_CONFIRMING).exclude(pk=but)
        notify(account_ids=team.values_list("pk", flat=True), kind=ITEM_ANSWERED.name, title=words, key=word.key,
               address=word.address)  # fmt: skip
