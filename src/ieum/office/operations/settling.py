"""The end of an item: its result, and what that makes of its subject in the same transaction."""

from uuid import UUID

from ieum.kernel.registry import Resolution, decision_subjects
from ieum.office.choices import ItemResult
from ieum.office.models import AgendaItem
from ieum.office.operations.meeting_steps import MeetingStep

_DECIDED = {ItemResult.PASSED, ItemResult.AMENDED, ItemResult.REJECTED}


def settle_item(step: MeetingStep, item: AgendaItem, operation_id: UUID, result: ItemResult, reason: str) -> None:
    """Write the result of an item and change its subject, if it has one, as was decided."""
    item.result, item.reason, item.decided_id = result, reason, operation_id
    item.save(
        update_fields=[
            "result", "reason", "decided", "seated", "present", "in_favour", "against", "abstained", "judged",
        ]
    )  # fmt: skip
    if item.subject_id is not None:
        outcome = result.value if result in _DECIDED else "RELEASED"
        said = item.judged or reason
        words = f"{step.name} {result.label}: {said}"
        resolution = Resolution(outcome, words[:500], step.actor_id, step.post_id, step.on, item.pk)
        decision_subjects[item.subject_kind].resolve(item.subject_id, resolution)
