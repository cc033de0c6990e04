"""What the budget gives to posts: duties, bills that are due, and deadlines of reviews and plans, for inboxes.

None of it is kept at a post. What the budget team sees to is at the posts of team leads of the role; what a division
does itself is at its head's; a bill waits at the post of the director or the mayor whose step is next.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.utils.timezone import localdate

from ieum.budget.choices import AdvanceKind, MatterKind, Stage, VersionKind
from ieum.budget.models import BudgetVersion, FiscalYear, VersionStep
from ieum.budget.queries import bills
from ieum.budget.queries.advances import open_advances
from ieum.budget.queries.approving import deciders
from ieum.budget.queries.bill_checks import delivery_due, submission_due, version_facts
from ieum.budget.queries.disclosing import answers_to_confirm, disclosure_due, open_disclosures
from ieum.budget.queries.duties import duties
from ieum.budget.queries.enclosures import outstanding
from ieum.budget.queries.matters import StandingMatter, due_of, open_applications, with_deadline
from ieum.budget.queries.proposals import decision_of, returned_to, waiting
from ieum.budget.queries.rollups import NOW, Point
from ieum.budget.rules import term
from ieum.budget.rules.permissions import BudgetAction
from ieum.budget.rules.versions import CONSENT, ENDED, submitted_on
from ieum.budget.states import VERSION
from ieum.kernel.registry import PostWork, WorkItem
from ieum.org.choices import UnitKind
from ieum.org.queries import standing as standing_on
from ieum.org.rules.standing import Standing
from ieum.platform.choices import Role
from ieum.platform.queries import role_of

_LATER_DAYS = timedelta(days=10)
"""지방재정법 제44조의2제3항: within ten days of the bill."""
_RETURNED_DAYS = timedelta(days=30)
"""How long what was returned waits to be entered again; who does not want it any more need not say so."""
_OF_DIVISION = frozenset({MatterKind.RESEARCH, MatterKind.DISCLOSURE_ITEM})
"""Kinds of which the division itself does what is due; of the others the budget team does."""
_TURNS = {
    Role.DIVISION_HEAD: {Stage.TEAM: "propose", Stage.PLENARY: "adopt"},
    Role.MAYOR: {Stage.MAYOR: "submit", Stage.REVISION: "resubmit"},
}
"""The step on which a bill waits for a role, by its stage."""
_UNSUBMITTED = frozenset({Stage.REQUEST, Stage.DEPARTMENT, Stage.TEAM, Stage.MAYOR})


def open_duties(post_id: UUID) -> list[WorkItem]:
    """What follows from movements of this year and the last, and bills: at the posts of those whose turn it is."""
    today = localdate()
    standing = standing_on(today)
    match _role_at(standing, post_id):
        case Role.TEAM_LEAD:
            found = [*_duties(today), *_bills()]
        case (Role.DIVISION_HEAD | Role.MAYOR) as role:
            found = [*_turns(Role(role)), *_proposals(standing, post_id)]
        case _:
            found = []
    found += _returned(standing, post_id, since=today - _RETURNED_DAYS)
    found += _advances(_headed(standing, post_id))
    return sorted(found, key=lambda each: each.due_on or date.max)


def open_matters(post_id: UUID) -> list[WorkItem]:
    """Deadlines that began with the last step of a matter, and days until which outside money is applied for."""
    standing = standing_on(localdate())
    is_lead, division = _is_lead(standing, post_id), _headed(standing, post_id)
    begun = with_deadline(_OF_DIVISION, division, is_lead=is_lead) if is_lead or division else []
    dues = due_of(step for _, step in begun)
    found = [_matter_item(each, str(step), due) for each, step in begun if (due := dues[step.pk]) is not None]
    for each in open_applications() if division else ():
        due = each.stated.day("apply_by")
        if due is not None and each.row.division == division:
            found.append(_matter_item(each, "신청 마감", due))
    if is_lead:
        found += _disclosures()
    return sorted(found, key=lambda item: item.due_on or date.max)


def _heads(day: date) -> set[UUID]:
    """The posts of heads: only what was returned waits at others, and that has no due date."""
    return {each.id for each in standing_on(day).posts.values() if each.is_head}


POST_WORK = (
    PostWork(
        "budget.duty", "예산에 뒤따르는 할 일", BudgetAction.SEE_BUDGET, open_duties, _heads, lambda _, __, ___: 0
    ),
    PostWork("budget.matter", "재정 심사·계획", BudgetAction.SEE_BUDGET, open_matters, _heads, lambda _, __, ___: 0),
)


def _duties(today: date) -> Iterator[WorkItem]:
    years = FiscalYear.objects.filter(year__in=(today.year - 1, today.year)).values_list("year", flat=True)
    for year in years:
        for each in duties(Point(term(year).payments_until, NOW), year=year):
            if each.reported_on is None:
                key = f"{each.code} {each.period}"
                yield WorkItem(each.sentence, f"/budget/duties/?year={year}", each.due_on, key)


def _bills() -> Iterator[WorkItem]:
    for each in bills.versions():
        taken = sorted(each.steps.all(), key=lambda step: step.position)
        address = f"/budget/versions/{each.pk}/"
        due = submission_due(each)
        if taken[-1].stage in _UNSUBMITTED and due is not None:
            yield WorkItem(f"{each} 의회 제출", address, due, f"submit {each.pk}")
        yield from _after_vote(each, taken, address)
        submitted = submitted_on(taken)
        if submitted is None or each.kind != VersionKind.ORIGINAL or taken[-1].stage in ENDED:
            continue
        for late in outstanding(each):
            key = f"document {each.pk} {late.document.code}"
            yield WorkItem(f"{each} {late.document.label}", f"{address}documents/", submitted + _LATER_DAYS, key)


def _turns(role: Role) -> Iterator[WorkItem]:
    """Bills that go on when whoever has a role takes the next step; with the day until which the council gets them."""
    for each in bills.versions():
        taken = sorted(each.steps.all(), key=lambda step: step.position)
        stage = Stage(taken[-1].stage)
        action = _TURNS[role].get(stage, "")
        if role == Role.MAYOR and stage == Stage.PLENARY and version_facts(each, taken).unconsented:
            action = CONSENT
        if action:
            due = submission_due(each) if stage in _UNSUBMITTED else None
            words = f"{each} {VERSION.transition(stage, action).label}"
            yield WorkItem(words, f"/budget/versions/{each.pk}/", due, f"{action} {each.pk}")


def _proposals(standing: Standing, post_id: UUID) -> Iterator[WorkItem]:
    """What waits until another than who entered it confirms it, for a post whose holder may."""
    found = standing.responsible(post_id)
    for each in waiting() if found and found.holding.account_id in deciders() else ():
        if found and found.holding.account_id not in {each.operation.actor_id, each.operation.on_behalf_of_id}:
            yield WorkItem(f"{each} (승인 대기)", f"/budget/proposals/{each.pk}/", None, f"proposal {each.pk}")


def _returned(standing: Standing, post_id: UUID, *, since: date) -> Iterator[WorkItem]:
    """What was returned to whoever entered it, at the first of their posts, until they enter it again."""
    found = standing.responsible(post_id)
    account_id = found.holding.account_id if found and not found.is_superior else None
    if account_id is None or next(iter(standing.held_by(account_id)), None) != post_id:
        return
    for each in returned_to(account_id, since=since):
        decision = decision_of(each)
        reason = decision.operation.basis if decision else ""
        yield WorkItem(f"{each} (반려: {reason})", f"/budget/proposals/{each.pk}/", None, f"returned {each.pk}")


def _advances(division: str) -> Iterator[WorkItem]:
    """Payments of a division that are still to be settled, at the post of its head."""
    for each in open_advances([division]) if division else ():
        said = f"{AdvanceKind(each.kind).label} {each.amount:,}원 정산 ({each.paid_on.isoformat()} 지출)"
        yield WorkItem(
            said, f"/budget/advances/?year={each.event.fiscal_year}", each.due_on, f"advance {each.event_id}"
        )


def _after_vote(of: BudgetVersion, taken: Sequence[VersionStep], address: str) -> Iterator[WorkItem]:
    """What follows the vote: the council hands the budget over within three days, and it is published at once."""
    last = taken[-1]
    if last.stage == Stage.ADOPTED:
        yield WorkItem(f"{of} 의회의 이송 받음", address, delivery_due(taken), f"transfer {of.pk}")
    elif last.stage == Stage.TRANSFERRED:
        yield WorkItem(f"{of} 고시와 시·도지사 보고", address, last.decided_on, f"publish {of.pk}")


def _disclosures() -> Iterator[WorkItem]:
    """재정공시 until the day of the law, and what offices handed in for it, which is confirmed before."""
    due = {}
    for each in open_disclosures():
        due[str(each.row)] = until = disclosure_due(each.stated)
        if until is not None:
            yield _matter_item(each, "공시", until)
    for each in answers_to_confirm():
        words = f"{each} {each.title} (자료 확인)"
        yield WorkItem(words, f"/budget/matters/{each.pk}/", due.get(each.disclosure))


def _matter_item(each: StandingMatter, words: str, due: date) -> WorkItem:
    return WorkItem(f"{each.row} {each.row.title} ({words})", f"/budget/matters/{each.row.pk}/", due)


def _is_lead(standing: Standing, post_id: UUID) -> bool:
    """Whether a post is that of a lead of the budget team."""
    return _role_at(standing, post_id) == Role.TEAM_LEAD


def _role_at(standing: Standing, post_id: UUID) -> str | None:
    """The role of whoever answers for the post of a head; None for other posts and where a superior alone does."""
    post = standing.posts.get(post_id)
    found = standing.responsible(post_id) if post and post.is_head else None
    account_id = found.holding.account_id if found and not found.is_superior else None
    return role_of(account_id) if account_id is not None else None


def _headed(standing: Standing, post_id: UUID) -> str:
    """The division that a post is the head of; "" where it heads none."""
    post = standing.posts.get(post_id)
    unit = standing.units[post.unit_id] if post and post.is_head else None
    return unit.name if unit is not None and unit.kind != UnitKind.TEAM else ""
