"""The page of state machines says what the tables say, and no table allows what it does not have."""

import pytest
from tools.state_machines import PAGE, page

from ieum.kernel.registry import machines
from ieum.kernel.states import NotInThisState


def test_the_page_is_fresh():
    assert PAGE.read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("machine", list(machines), ids=lambda each: each.name)
def test_every_forbidden_pair_of_every_machine_is_refused_to_everybody(machine):
    for state, action in machine.forbidden():
        with pytest.raises(NotInThisState):
            machine.advance(state, action, parts=machine.parts, facts=None)
