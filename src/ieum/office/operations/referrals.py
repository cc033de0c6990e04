"""Cases before committees: whoever is in charge refers one, and what the committee decides moves it on."""

from datetime import date
from uuid import UUID

from ieum.kernel.registry import DecisionSubject, Resolution, approval_effects
from ieum.kernel.wording import worded
from ieum.office import queries
from ieum.office.operations.cases import CaseRefused, Step
from ieum.office.queries import Part
from ieum.office.telling import DECIDED, RETURNED


def _find(words: str) -> UUID | None:
    found = queries.case_numbered(words)
    return found.pk if found else None


def _title(case_id: UUID) -> str:
    return queries.named(queries.case(case_id))


def _submit(case_id: UUID, actor_id: UUID, on: date) -> None:
    """Refer a case.

    :raises CaseRefused: if the account is not in charge of it, it is not worked on now, or its line alone decides
    """
    own = next((each for each in approval_effects if each.is_about(case_id)), None)
    if own is not None:
        raise CaseRefused(worded("{kind}은(는) 위원회에 부치지 않고 결재선에서 결정합니다.", kind=worded(own.label)))
    Step(case_id, "refer", actor_id=actor_id, on=on).take()


def _resolve(case_id: UUID, resolution: Resolution) -> None:
    """Approve a case, or hand it back to its post.

    :raises CaseRefused: if it does not wait for a committee
    """
    action = "resolve" if resolution.outcome in {"PASSED", "AMENDED"} else "hand_back"
    acting = [Part("COMMITTEE", resolution.post_id)]
    step = Step(case_id, action, actor_id=resolution.actor_id, on=resolution.on, reason=resolution.words, also=acting)
    step.item_id = resolution.item_id
    step.tell(DECIDED if action == "resolve" else RETURNED, step.case.post_id, step.take())


CASES = DecisionSubject("office.case", "업무", _find, _title, lambda case_id: f"/cases/{case_id}/", _submit, _resolve)
