"""Every step of every kind of matter in every state by the real operations: what the table lacks there is refused."""

from functools import partial
from uuid import UUID

import pytest
from django.db import transaction

from ieum.budget import operations
from ieum.budget.choices import MatterState
from ieum.budget.models import MatterStep
from ieum.budget.queries import matters as reading
from ieum.budget.states import MATTERS, WRITE
from ieum.kernel.registry import Resolution
from ieum.platform.operations import Refused
from tests.budget.matters import SAID, TODAY, record

pytestmark = pytest.mark.database
RESOLVED = {"pass": "PASSED", "amend": "AMENDED", "vote_down": "REJECTED", "hand_back": "RELEASED"}


@pytest.mark.parametrize("kind", SAID)
def test_a_matter_goes_on_by_no_step_that_its_state_does_not_have(bureau, kind):
    matter_id, machine = record(bureau, kind, by="officer"), MATTERS[kind]
    allowed = {(each.source, each.action) for each in machine.transitions}

    with bureau.inside():
        for state in machine.states:
            lacking = [each for each in machine.actions if (state, each) not in allowed]
            steps = [step_of(kind, matter_id, each, bureau.accounts["officer"]) for each in lacking]
            all_refused(state, steps, matter_id)


def all_refused(state, steps, matter_id):
    """In a state each of the steps is refused for it, and none leaves anything written."""
    with transaction.atomic():
        stand_at(matter_id, state)
        before = MatterStep.objects.count()
        for step in steps:
            with pytest.raises(Refused) as refusal:
                step()
            assert str(refusal.value).startswith(f"'{MatterState(state).label}' 상태에서는 할 수 없는 일입니다: ")
        assert MatterStep.objects.count() == before
        transaction.set_rollback(True)


def stand_at(matter_id, state):
    """Let a matter stand in a state, whatever led there."""
    last = reading.matter(matter_id).steps[-1]
    MatterStep.objects.create(
        municipality_id=last.municipality_id, operation_id=last.operation_id, epoch=last.epoch, matter=last.matter,
        position=last.position + 1, action="stand", state=state, decided_on=TODAY,
    )  # fmt: skip


def step_of(kind, matter_id, action, actor_id):
    """The operation that takes a step."""
    subject = next((each for each in operations.SUBJECTS if each.name == MATTERS[kind].name), None)
    if action == "refer":
        return partial(subject.submit, matter_id, actor_id, TODAY)
    if action in RESOLVED:
        return partial(
            subject.resolve, matter_id, Resolution(RESOLVED[action], "제1회", actor_id, UUID(int=1), TODAY, None)
        )
    own = {"matter_id": matter_id, "reason": "문서 2026-1", "actor_id": actor_id, "on": TODAY}
    if action == WRITE:
        return partial(operations.state_matter, traits=SAID[kind], amounts=(), **own)
    return partial(operations.advance_matter, action=action, **own)
