"""Submitting something about money as a case: at the post of whoever asks, to the line that the rules make."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ieum.budget.choices import MovementKind
from ieum.budget.rules.requests import NoLine, approval_line, delegated
from ieum.kernel.parameters import NotYetInForce
from ieum.office import operations as office
from ieum.office.choices import CaseKind
from ieum.office.queries import case as office_case
from ieum.office.queries import own_delegation_on
from ieum.org.queries import standing as standing_on
from ieum.org.rules.standing import Standing
from ieum.platform.operations import Refused


class RequestRefused(Refused):
    """There can be no such request or plan; the message says why."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, when, and in which organisation."""

    actor_id: UUID
    on: date
    standing: Standing

    @property
    def post_id(self) -> UUID:
        """The first post that the asker answers for.

        :raises RequestRefused: if there is none
        """
        found = next(iter(self.standing.held_by(self.actor_id)), None)
        if found is None:
            raise RequestRefused("직위가 있는 직원만 요청할 수 있습니다. 인사발령을 먼저 등록하십시오.")
        return found


def asker(actor_id: UUID, on: date) -> Asker:
    """Whoever asks on a day."""
    return Asker(actor_id, on, standing_on(on))


def open_case(who: Asker, *, title: str, content: str) -> UUID:
    """Open a case at the asker's post, who works on it; its id.

    :raises RequestRefused: if the asker has no post
    """
    post_id = who.post_id
    case = office.receive_case(
        kind=CaseKind.REQUEST, title=title, content=content, post_id=post_id, received_on=who.on,
        requester=who.standing.label(post_id), actor_id=who.actor_id, on=who.on,
    )  # fmt: skip
    office.assign(case_id=case.pk, post_id=post_id, actor_id=who.actor_id, on=who.on)
    return case.pk


def submit_draft(who: Asker, *, case_id: UUID, kind: MovementKind, title: str, body: str) -> UUID:
    """Submit a draft of a case to those who approve that kind of movement; the id of the draft.

    :raises RequestRefused: if nobody can approve it
    :raises CaseRefused: if the asker would decide, or does not work on the case
    """
    try:
        term = delegated(kind, own_delegation_on(who.on), on=who.on)
        line = approval_line(who.standing, office_case(case_id).post_id, term, on=who.on)
    except (NoLine, NotYetInForce) as missing:
        raise RequestRefused(str(missing)) from missing
    draft = office.submit_by_own_rule(
        case_id=case_id, title=title, body=body, steps=line, rule=f"{term.rule} ({term.since} 시행)",
        actor_id=who.actor_id, on=who.on, table_id=term.table_id,
    )  # fmt: skip
    return draft.pk
