"""What office work gives to posts, for inboxes and hand-overs."""

from collections.abc import Iterable
from datetime import date, time
from uuid import UUID

from django.utils.timezone import localdate

from ieum.kernel.deadlines.periods import DAY
from ieum.kernel.registry import PostWork, WorkItem
from ieum.kernel.wording import worded
from ieum.office import queries
from ieum.office.choices import CaseState, MeetingState, StepRole
from ieum.office.models import ApprovalStep, Meeting, OfficeCase, OpinionRequest
from ieum.office.operations import move_co_posts, move_committees, move_work
from ieum.office.queries import of_dated
from ieum.office.rules.periods import PETITIONS
from ieum.office.rules.permissions import OfficeAction
from ieum.org import queries as org


def _item(found: OfficeCase, words: str, key: str, due_on: date | None, due_time: time | None = None) -> WorkItem:
    return WorkItem(_titled(queries.named(found), words), f"/cases/{found.pk}/", due_on, key, due_time)


def _titled(name: str, words: str) -> str:
    """What something is called, with what is to be done with it in words of the program."""
    return worded("{name} ({words})", name=name, words=worded(words))


def _cases(rows: Iterable[OfficeCase]) -> list[WorkItem]:
    return [_item(each, CaseState(each.state).label, str(each.pk), each.due_on, each.due_time) for each in rows]


def _open_cases(post_id: UUID) -> list[WorkItem]:
    return _cases(queries.cases_at(post_id, in_approval=False))


def _in_approval(post_id: UUID) -> list[WorkItem]:
    return _cases(queries.cases_at(post_id, in_approval=True))


def _beside(post_id: UUID) -> list[WorkItem]:
    """What a post works on together with others, known by the post too: the one in charge has the same case."""
    return [
        _item(each, "함께 하는 일", f"{each.pk}-{post_id}", each.due_on, each.due_time)
        for each in queries.co_cases_at(post_id)
    ]


def _steps(post_id: UUID) -> list[WorkItem]:
    return [
        _item(case, StepRole(each.role).label, str(each.pk), case.due_on, case.due_time)
        for each in queries.steps_at(post_id)
        for case in (each.draft.case,)
    ]


def _opinions(rows: Iterable[OpinionRequest]) -> list[WorkItem]:
    return [_item(each.case, _asked(each), str(each.pk), each.due_on) for each in rows]


def _asked(request: OpinionRequest) -> str:
    """What is asked; of a petition not even that leaves its page."""
    return "의견" if request.case.kind in PETITIONS else worded("의견: {question}", question=request.question)


def _committees(post_id: UUID) -> list[WorkItem]:
    """Each committee that a post runs, its terms that end soon, meetings to hold and minutes to confirm."""
    today = localdate()
    items = []
    for found in queries.committees(today, post_id=post_id):
        address = f"/committees/{found.committee.pk}/"
        items.append(WorkItem(_titled(found.term.name, worded("위원회 운영")), address, None))
        items += [
            WorkItem(
                _titled(f"{found.term.name} {each.name}", worded("임기 끝, 후임 위촉")),
                address,
                each.until - DAY,
                str(each.id),
            )
            for each in queries.terms_ending(found, today)
            if each.until is not None
        ]
    items += [_meeting_item(each) for each in queries.open_meetings(post_id)]
    standing = org.standing(today)
    ended = (each for each in queries.unconfirmed() if post_id in queries.confirming_posts(each, standing))
    return [*items, *map(_minutes_item, ended)]


def _unconfirmed(post_id: UUID) -> list[WorkItem]:
    """The minutes that a post wrote and somebody above has to confirm."""
    return [_minutes_item(each) for each in queries.unconfirmed() if each.committee.post_id == post_id]


def _seats(post_id: UUID, day: date) -> list[str]:
    """The committees on which a post sits by office on a day."""
    return [
        each.term.name
        for each in queries.committees(day)
        if post_id in queries.posts_on(each.committee.pk, day).values()
    ]


def _meeting_item(found: Meeting) -> WorkItem:
    """What is to be done next with a meeting: until its notice is sent that, and then the meeting itself."""
    is_planned = found.state == MeetingState.PLANNED
    due = found.notify_by if is_planned else found.held_on
    name = queries.term_on(found.committee_id, found.held_on).name
    words = "소집 통지" if is_planned else MeetingState(found.state).label
    return WorkItem(_titled(f"{name} {found}", words), f"/meetings/{found.pk}/", due)


def _minutes_item(found: Meeting) -> WorkItem:
    name = queries.term_on(found.committee_id, found.held_on).name
    return WorkItem(_titled(f"{name} {found}", worded("회의록 확정")), f"/meetings/{found.pk}/", None)


POST_WORK = (
    PostWork(
        "office.case",
        "업무",
        OfficeAction.SEE_CASES,
        _open_cases,
        of_dated.in_charge,
        lambda old, new, _: move_work(OfficeCase, old, new),
        _in_approval,
        {"office_officecase_held": "없어지는 직위에 끝나지 않은 업무가 남습니다. 업무를 이어받을 직위를 정하십시오."},
    ),
    PostWork(
        "office.approval",
        "결재",
        OfficeAction.SEE_CASES,
        _steps,
        of_dated.in_lines,
        lambda old, new, _: move_work(ApprovalStep, old, new),
        refusals={"office_approvalstep_held": "없어지는 직위에 기다리는 결재가 있습니다. 이어받을 직위를 정하십시오."},
    ),
    PostWork(
        "office.opinion",
        "의견",
        OfficeAction.SEE_CASES,
        lambda post_id: _opinions(queries.opinions_at(post_id)),
        of_dated.asked,
        lambda old, new, _: move_work(OpinionRequest, old, new),
        lambda post_id: _opinions(queries.opinions_asked_by(post_id)),
        {"office_opinionrequest_held": "없어지는 직위에 회신하지 않은 의견이 있습니다. 이어받을 직위를 정하십시오."},
    ),
    PostWork(
        "office.co_post",
        "함께 하는 일",
        OfficeAction.SEE_CASES,
        _beside,
        of_dated.beside,
        lambda old, new, _: move_co_posts(old, new),
        refusals={"office_copost_held": "없어지는 직위가 함께 하는 업무가 있습니다. 이어받을 직위를 정하십시오."},
    ),
    PostWork(
        "office.committee",
        "위원회",
        OfficeAction.SEE_COMMITTEES,
        _committees,
        of_dated.running_committees,
        lambda old, new, _: move_committees(old, new, localdate()),
        _unconfirmed,
        seats=_seats,
        refusals={"office_committee_held": "없어지는 직위가 운영하는 위원회가 있습니다. 이어받을 직위를 정하십시오."},
    ),
)
