"""One step with a meeting: who may take it, and what it writes."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from ieum.kernel.states import Transition, TransitionNotAllowed
from ieum.kernel.wording import worded
from ieum.office import queries
from ieum.office.models import Meeting, MeetingEvent
from ieum.office.operations.cases import capacity_of
from ieum.office.queries import CommitteeOn, Part
from ieum.office.states import MEETING, MeetingFacts
from ieum.org.queries import standing as standing_on
from ieum.platform.operations import Refused, open_operation


class MeetingRefused(Refused):
    """The step is not possible; the message says why."""


class MeetingStep:
    """One step that an account takes with a meeting, which is held until the transaction ends.

    ``there`` are the members who are said to be there where the step asks for them; ``also`` are parts that the
    account has beside those by its posts.
    """

    def __init__(
        self,
        meeting_id: UUID,
        action: str,
        *,
        actor_id: UUID,
        on: date,
        reason: str = "",
        there: Collection[UUID] | None = None,
        also: Sequence[Part] = (),
    ) -> None:
        self.meeting = _held(meeting_id)
        self.standing = standing_on(on)
        self.on, self.actor_id, self.reason = on, actor_id, reason.strip()
        self.board: CommitteeOn = queries.committee_of(self.meeting)
        mine = self.standing.held_by(actor_id)
        self.known = [*queries.meeting_parts(self.meeting, mine, self.standing), *also]
        own = self.standing.answered_by(actor_id)
        self.barring = {each.name for each in queries.meeting_parts(self.meeting, own, self.standing)}
        self.facts: MeetingFacts = queries.meeting_facts(self.meeting, self.board, on, reason=self.reason, there=there)
        self.row = self._allowed(action)
        if self.row.needs_reason and not self.reason:
            raise MeetingRefused(worded("{step}: 사유를 적어야 합니다.", step=worded(self.row.label)))

    @property
    def post_id(self) -> UUID:
        """The post by which the account may take the step."""
        return next(each.post_id for each in self.known if each.name in self.row.by)

    @property
    def name(self) -> str:
        """The meeting with its committee: "정보공개심의회 2026년 제1회"."""
        return f"{self.board.term.name} {self.meeting}"

    def take(self, *, records_facts: bool = False) -> UUID:
        """Move the meeting on and write its history; the id of the operation that the step's rows name."""
        basis = self.reason or f"{self.row.label}: {self.name}"
        opened = open_operation(
            kind=f"office.meeting_{self.row.action}", actor_id=self.actor_id, basis=basis, records_facts=records_facts
        )
        _write_event(self, opened.operation_id)
        self.meeting.state = self.row.target
        self.meeting.save(update_fields=["state"])
        return opened.operation_id

    def _allowed(self, action: str) -> Transition[MeetingFacts]:
        names = {each.name for each in self.known}
        try:
            return MEETING.advance(self.meeting.state, action, parts=names, facts=self.facts, barring=self.barring)
        except TransitionNotAllowed as refused:
            raise MeetingRefused(str(refused)) from refused


def _write_event(step: MeetingStep, operation_id: UUID) -> None:
    """Write a step into the history of its meeting."""
    position = MeetingEvent.objects.filter(meeting=step.meeting).count() + 1
    MeetingEvent.objects.create(
        municipality_id=step.meeting.municipality_id, operation_id=operation_id, meeting=step.meeting,
        position=position, action=step.row.action, from_state=step.meeting.state, to_state=step.row.target,
        post_id=step.post_id, capacity=capacity_of(step.standing, step.post_id), reason=step.reason[:500],
    )  # fmt: skip


def _held(meeting_id: UUID) -> Meeting:
    """The meeting, locked, so that two officers at once take one step after the other.

    :raises NoSuchMeeting: if there is none
    """
    found: Meeting | None = Meeting.objects.select_for_update().filter(pk=meeting_id).first()
    return found or queries.meeting(meeting_id)
