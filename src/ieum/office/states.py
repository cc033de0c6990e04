"""The life of a case as a table."""

from dataclasses import dataclass

from ieum.kernel.states import Guard, Machine, Transition
from ieum.office.choices import CaseState as S
from ieum.office.choices import StepRole

PARTS = {
    "HOLDER": "담당자",
    "SUPERIOR": "상위 부서장",
    "DRAFTER": "기안자",
    "APPROVER": "결재선의 차례인 사람",
    "REQUESTER": "요청한 직원",
}


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What the conditions of the table ask about."""

    waiting_role: str = ""
    """What the step of the approval line does whose turn it is; "" where none waits."""
    open_opinions: int = 0
    open_followers: int = 0
    """Cases that follow from this one and are not closed."""


_REVIEWS: Guard[CaseFacts] = Guard(
    lambda facts: facts.waiting_role in (StepRole.REVIEW, StepRole.AGREE), "검토하거나 협조할 차례가 아닙니다."
)
_DECIDES: Guard[CaseFacts] = Guard(lambda facts: facts.waiting_role == StepRole.DECIDE, "아직 결재할 차례가 아닙니다.")
_OPINIONS: Guard[CaseFacts] = Guard(lambda facts: not facts.open_opinions, "회신하지 않은 의견 요청이 있습니다.")
_FOLLOWERS: Guard[CaseFacts] = Guard(lambda facts: not facts.open_followers, "이어진 업무가 아직 끝나지 않았습니다.")

_HOLDER = frozenset({"HOLDER"})
_LEADS = frozenset({"HOLDER", "SUPERIOR"})
_APPROVER = frozenset({"APPROVER"})
_OWN = frozenset({"DRAFTER", "REQUESTER"})

CASE: Machine[CaseFacts] = Machine(
    "office.case",
    "업무",
    {str(state.value): str(state.label) for state in S},
    PARTS,
    (
        Transition(S.RECEIVED, "assign", S.ASSIGNED, "담당 정하기", _LEADS, duties=("새 담당 직위의 할 일에 올림",)),
        Transition(S.ASSIGNED, "assign", S.ASSIGNED, "담당 바꾸기", _LEADS, duties=("새 담당 직위의 할 일에 올림",)),
        Transition(S.ASSIGNED, "ask", S.ASSIGNED, "의견 요청", _HOLDER, duties=("의견을 낼 직위의 할 일에 올림",)),
        Transition(
            S.ASSIGNED, "submit", S.IN_APPROVAL, "결재 올리기", _HOLDER,
            guards=(_OPINIONS,), duties=("결재선의 첫 직위의 할 일에 올림",),
        ),
        Transition(
            S.ASSIGNED, "settle", S.CLOSED, "회신 없이 종결", _HOLDER,
            guards=(_OPINIONS, _FOLLOWERS), needs_reason=True,
        ),
        Transition(
            S.IN_APPROVAL, "review", S.IN_APPROVAL, "검토·협조", _APPROVER, frozenset({"DRAFTER"}),
            guards=(_REVIEWS,), duties=("다음 직위의 할 일에 올림",),
        ),
        Transition(S.IN_APPROVAL, "decide", S.APPROVED, "결재", _APPROVER, _OWN, guards=(_DECIDES,)),
        Transition(S.IN_APPROVAL, "return", S.ASSIGNED, "반려", _APPROVER, needs_reason=True),
        Transition(S.IN_APPROVAL, "withdraw", S.ASSIGNED, "회수", frozenset({"DRAFTER"}), needs_reason=True),
        Transition(S.APPROVED, "register", S.REGISTERED, "온나라 문서 적기", _HOLDER),
        Transition(S.REGISTERED, "reply", S.REPLIED, "회신", _HOLDER, needs_reason=True),
        Transition(S.REGISTERED, "close", S.CLOSED, "종결", _HOLDER, guards=(_OPINIONS, _FOLLOWERS)),
        Transition(S.REPLIED, "close", S.CLOSED, "종결", _HOLDER, guards=(_OPINIONS, _FOLLOWERS)),
    ),
)  # fmt: skip
