"""The lives of equipment and of facilities as tables."""

from ieum.kernel.states import Machine, Transition
from ieum.org.choices import EquipmentState as S
from ieum.org.choices import FacilityState as F

_KEEPER = frozenset({"KEEPER"})
_MANAGER = frozenset({"MANAGER"})

EQUIPMENT: Machine[None] = Machine(
    "org.equipment",
    "물품",
    {str(state.value): str(state.label) for state in S},
    {"KEEPER": "물품을 맡은 사람"},
    (
        Transition(S.IN_USE, "store", S.STORED, "반납받아 보관", _KEEPER),
        Transition(S.STORED, "use", S.IN_USE, "다시 사용", _KEEPER),
        Transition(S.IN_USE, "condemn", S.CONDEMNED, "불용 결정", _KEEPER),
        Transition(S.STORED, "condemn", S.CONDEMNED, "불용 결정", _KEEPER),
        Transition(S.CONDEMNED, "restore", S.STORED, "불용 결정 취소", _KEEPER),
        Transition(S.CONDEMNED, "sell", S.SOLD, "매각", _KEEPER),
        Transition(S.CONDEMNED, "give", S.GIVEN, "양여", _KEEPER),
        Transition(S.CONDEMNED, "scrap", S.SCRAPPED, "폐기", _KEEPER),
    ),
)

FACILITY: Machine[None] = Machine(
    "org.facility",
    "시설",
    {str(state.value): str(state.label) for state in F},
    {"MANAGER": "시설을 관리하는 사람"},
    (
        Transition(F.OPEN, "suspend", F.SUSPENDED, "휴관", _MANAGER),
        Transition(F.SUSPENDED, "reopen", F.OPEN, "다시 운영", _MANAGER),
        Transition(F.OPEN, "close", F.CLOSED, "폐지", _MANAGER),
        Transition(F.SUSPENDED, "close", F.CLOSED, "폐지", _MANAGER),
    ),
)


def action_between(machine: Machine[None], state: str, target: str) -> str | None:
    """The action that leads from one state to another; None where none does at once."""
    found = (each.action for each in machine.transitions if (each.source, each.target) == (state, target))
    return next(found, None)
