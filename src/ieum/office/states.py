"""The lives of a case and of a meeting as tables."""

from dataclasses import dataclass

from ieum.kernel.states import Guard, Machine, Transition
from ieum.office.choices import CaseState as S
from ieum.office.choices import MeetingState as M
from ieum.office.choices import StepRole

PARTS = {
    "HOLDER": "담당자",
    "SUPERIOR": "상위 부서장",
    "DRAFTER": "기안자",
    "APPROVER": "결재선의 차례인 사람",
    "REQUESTER": "요청한 직원",
    "CO_POST": "함께 하는 직위",
    "ASKER": "의견을 물은 사람",
    "ASSIGNER": "담당을 정한 사람",
    "COMMITTEE": "위원회",
}


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What the conditions of the table ask about."""

    waiting_role: str = ""
    """What the step of the approval line does whose turn it is; "" where none waits."""
    open_opinions: int = 0
    open_followers: int = 0
    """Cases that follow from this one and are not closed."""
    links: int = 0
    """Cases that it follows from or that follow from it."""
    co_posts: int = 0
    """Posts beside the one in charge."""
    has_due: bool = False
    is_suspended: bool = False
    """Whether the due date stands still."""
    is_demanded: bool = False
    """Whether the council or an audit demanded it here, and named the day."""
    assigned_from: str = ""
    """The state from which it was assigned as its last step; "" once another step followed."""


_REVIEWS: Guard[CaseFacts] = Guard(
    lambda facts: facts.waiting_role in (StepRole.REVIEW, StepRole.AGREE), "검토하거나 협조할 차례가 아닙니다."
)
_DECIDES: Guard[CaseFacts] = Guard(lambda facts: facts.waiting_role == StepRole.DECIDE, "아직 결재할 차례가 아닙니다.")
_OPINIONS: Guard[CaseFacts] = Guard(lambda facts: not facts.open_opinions, "회신하지 않은 의견 요청이 있습니다.")
_FOLLOWERS: Guard[CaseFacts] = Guard(lambda facts: not facts.open_followers, "이어진 업무가 아직 끝나지 않았습니다.")

_LINKED: Guard[CaseFacts] = Guard(lambda facts: facts.links > 0, "이어진 업무가 없습니다.")
_BESIDE: Guard[CaseFacts] = Guard(lambda facts: facts.co_posts > 0, "함께 하는 직위가 없습니다.")
_ASKED: Guard[CaseFacts] = Guard(lambda facts: facts.open_opinions > 0, "회신을 기다리는 의견 요청이 없습니다.")
_NOTHING_SINCE = "담당을 정한 뒤에 다른 단계가 있었습니다. 되돌리지 말고 담당을 다시 정하십시오."
_JUST_ASSIGNED: Guard[CaseFacts] = Guard(lambda facts: facts.assigned_from == S.RECEIVED, _NOTHING_SINCE)
_JUST_REASSIGNED: Guard[CaseFacts] = Guard(lambda facts: facts.assigned_from == S.ASSIGNED, _NOTHING_SINCE)
_RUNS: Guard[CaseFacts] = Guard(
    lambda facts: facts.has_due and not facts.is_suspended, "기한이 없거나 멈춘 업무입니다."
)
_NOT_DEMANDED: Guard[CaseFacts] = Guard(
    lambda facts: not facts.is_demanded,
    "자료를 낼 날은 요구한 쪽이 정하여 멈추지 않습니다. 그쪽과 협의한 날로 연장하십시오.",
)
_STANDS_STILL: Guard[CaseFacts] = Guard(lambda facts: facts.is_suspended, "기한이 멈추지 않은 업무입니다.")

_HOLDER = frozenset({"HOLDER"})
_LEADS = frozenset({"HOLDER", "SUPERIOR"})
_APPROVER = frozenset({"APPROVER"})
_OWN = frozenset({"DRAFTER", "REQUESTER"})
_COMMITTEE = frozenset({"COMMITTEE"})
_ASSIGNER = frozenset({"ASSIGNER"})
_EFFECTS = ("결재로 이음에서 처리되는 것이면 처리하고 종결",)
_OPEN = tuple(state for state in S if state != S.CLOSED)
_UNDER_WAY = (S.RECEIVED, S.ASSIGNED, S.IN_APPROVAL, S.IN_COMMITTEE)


def _beside(state: S) -> tuple[Transition[CaseFacts], ...]:
    """What may be done with an open case wherever it stands: it stays there."""
    return (
        Transition(state, "link", state, "앞 업무와 잇기", _HOLDER),
        Transition(state, "unlink", state, "이어진 업무 끊기", _HOLDER, guards=(_LINKED,), needs_reason=True),
    )


def _together(state: S) -> tuple[Transition[CaseFacts], ...]:
    """Who works on a case too is settled before its draft goes on its way: it stays where it is."""
    joined = ("함께 할 직위의 할 일에 올림",)
    return (
        Transition(state, "join", state, "함께 할 직위 더하기", _LEADS, duties=joined),
        Transition(state, "leave", state, "함께 하는 직위 빼기", _LEADS, guards=(_BESIDE,), needs_reason=True),
    )


def _under_way(state: S) -> tuple[Transition[CaseFacts], ...]:
    """What may be done with a case that nobody has approved yet: it stays where it is."""
    return (
        Transition(
            state, "opine", state, "함께 하는 직위의 의견", frozenset({"CO_POST"}), duties=("담당 직위에 알림",)
        ),
        Transition(state, "suspend", state, "기한 멈추기", _LEADS, guards=(_RUNS, _NOT_DEMANDED), needs_reason=True),
        Transition(state, "resume", state, "멈춘 기한 다시 세기", _LEADS, guards=(_STANDS_STILL,)),
        Transition(state, "extend", state, "기한 연장", _LEADS, guards=(_RUNS,), needs_reason=True),
    )


CASE: Machine[CaseFacts] = Machine(
    "office.case",
    "업무",
    {str(state.value): str(state.label) for state in S},
    PARTS,
    (
        Transition(S.RECEIVED, "assign", S.ASSIGNED, "담당 정하기", _LEADS, duties=("새 담당 직위의 할 일에 올림",)),
        Transition(S.ASSIGNED, "assign", S.ASSIGNED, "담당 바꾸기", _LEADS, duties=("새 담당 직위의 할 일에 올림",)),
        *(
            Transition(
                S.ASSIGNED, action, target, "담당 되돌리기", _ASSIGNER,
                guards=(guard,), duties=("앞 담당 직위의 할 일에 올림",), needs_reason=True,
            )
            for action, target, guard in (
                ("unassign", S.RECEIVED, _JUST_ASSIGNED), ("reassign_back", S.ASSIGNED, _JUST_REASSIGNED),
            )
        ),
        Transition(S.ASSIGNED, "ask", S.ASSIGNED, "의견 요청", _HOLDER, duties=("의견을 낼 직위의 할 일에 올림",)),
        Transition(
            S.ASSIGNED, "recall", S.ASSIGNED, "의견 없이 진행", frozenset({"HOLDER", "ASKER"}),
            guards=(_ASKED,), duties=("의견을 낼 직위에 알림",), needs_reason=True,
        ),
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
        Transition(S.IN_APPROVAL, "decide", S.APPROVED, "결재", _APPROVER, _OWN, guards=(_DECIDES,), duties=_EFFECTS),
        Transition(S.IN_APPROVAL, "return", S.ASSIGNED, "반려", _APPROVER, needs_reason=True),
        Transition(S.IN_APPROVAL, "withdraw", S.ASSIGNED, "회수", frozenset({"HOLDER", "DRAFTER"}), needs_reason=True),
        Transition(
            S.ASSIGNED, "refer", S.IN_COMMITTEE, "위원회에 부치기", _HOLDER,
            guards=(_OPINIONS,), duties=("회의의 안건으로 올림",),
        ),
        Transition(S.IN_COMMITTEE, "resolve", S.APPROVED, "위원회 의결", _COMMITTEE, needs_reason=True),
        Transition(S.IN_COMMITTEE, "hand_back", S.ASSIGNED, "위원회에서 돌려보냄", _COMMITTEE, needs_reason=True),
        Transition(S.APPROVED, "register", S.REGISTERED, "온나라 문서 적기", _HOLDER),
        Transition(
            S.APPROVED, "settle", S.CLOSED, "온나라 문서 없이 종결", _HOLDER,
            guards=(_OPINIONS, _FOLLOWERS), needs_reason=True,
        ),
        Transition(S.REGISTERED, "reply", S.REPLIED, "회신", _HOLDER, needs_reason=True),
        Transition(S.REGISTERED, "close", S.CLOSED, "종결", _HOLDER, guards=(_OPINIONS, _FOLLOWERS)),
        Transition(S.REPLIED, "close", S.CLOSED, "종결", _HOLDER, guards=(_OPINIONS, _FOLLOWERS)),
        *(
            Transition(state, "correct", state, "온나라 문서 고치기", _HOLDER, needs_reason=True)
            for state in (S.REGISTERED, S.REPLIED)
        ),
        *(row for state in (S.RECEIVED, S.ASSIGNED) for row in _together(state)),
        *(row for state in _UNDER_WAY for row in _under_way(state)),
        *(row for state in _OPEN for row in _beside(state)),
    ),
)  # fmt: skip

MEETING_PARTS = {
    "SECRETARY": "간사",
    "SUPERIOR": "상위 부서장",
    "CHAIR": "위원장",
    "SUBMITTER": "안건을 내는 담당자",
}


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """What the conditions of a meeting's table ask about."""

    items: int = 0
    open_items: int = 0
    is_in_time: bool = True
    """Whether the notice is sent by its last day, or why not is said."""
    has_come: bool = True
    """Whether the day of the meeting has come."""
    is_quorate: bool = False
    """Whether those said to be there suffice."""
    allows_written: bool = False


_ITEMS: Guard[MeetingFacts] = Guard(lambda facts: facts.items > 0, "안건이 없습니다. 안건을 먼저 올리십시오.")
_IN_TIME: Guard[MeetingFacts] = Guard(
    lambda facts: facts.is_in_time, "통지 기한이 지났습니다. 긴급한 사유를 적거나 회의일을 미루십시오."
)
_HAS_COME: Guard[MeetingFacts] = Guard(lambda facts: facts.has_come, "아직 회의일이 아닙니다.")
_QUORUM: Guard[MeetingFacts] = Guard(
    lambda facts: facts.is_quorate, "의사정족수에 못 미칩니다. 출석을 다시 확인하거나 무산으로 적으십시오."
)
_NO_QUORUM: Guard[MeetingFacts] = Guard(lambda facts: not facts.is_quorate, "의사정족수를 채웠으므로 무산이 아닙니다.")
_MAY_WRITE: Guard[MeetingFacts] = Guard(
    lambda facts: facts.allows_written, "이 위원회의 근거 규정에 서면심의가 없습니다."
)
_NOTHING_OPEN: Guard[MeetingFacts] = Guard(
    lambda facts: not facts.open_items, "심의 전인 안건이 있습니다. 의결하거나 보류로 적으십시오."
)
_SECRETARY = frozenset({"SECRETARY"})
_PROPOSES = frozenset({"SECRETARY", "SUBMITTER"})
_CONFIRMS = frozenset({"SUPERIOR", "CHAIR"})
_BACK = ("안건의 대상을 낸 곳으로 돌려보냄",)
_CHANGES = ("안건의 대상을 의결대로 바꿈",)

_TELLS = (M.NOTIFIED, M.OPEN, M.WRITTEN)

MEETING: Machine[MeetingFacts] = Machine(
    "office.meeting",
    "위원회 회의",
    {str(state.value): str(state.label) for state in M},
    MEETING_PARTS,
    (
        Transition(M.PLANNED, "arrange", M.PLANNED, "시각·곳 정하기", _SECRETARY),
        Transition(M.PLANNED, "propose", M.PLANNED, "안건 올리기", _PROPOSES),
        Transition(M.PLANNED, "drop", M.PLANNED, "안건 내리기", _SECRETARY, duties=_BACK, needs_reason=True),
        Transition(
            M.PLANNED, "notify", M.NOTIFIED, "소집 통지", _SECRETARY,
            guards=(_ITEMS, _IN_TIME), deadline="COMMITTEE_NOTICE",
        ),
        Transition(M.PLANNED, "cancel", M.CANCELLED, "회의 취소", _SECRETARY, duties=_BACK, needs_reason=True),
        Transition(M.NOTIFIED, "open", M.OPEN, "개회", _SECRETARY, guards=(_HAS_COME, _QUORUM)),
        Transition(M.NOTIFIED, "write", M.WRITTEN, "서면심의", _SECRETARY, guards=(_MAY_WRITE, _QUORUM)),
        Transition(
            M.NOTIFIED, "fail", M.FAILED, "무산", _SECRETARY, guards=(_HAS_COME, _NO_QUORUM), duties=_BACK
        ),
        Transition(M.NOTIFIED, "cancel", M.CANCELLED, "회의 취소", _SECRETARY, duties=_BACK, needs_reason=True),
        Transition(M.OPEN, "attend", M.OPEN, "출석 고치기", _SECRETARY),
        Transition(M.OPEN, "recuse", M.OPEN, "제척·기피·회피", _SECRETARY, needs_reason=True),
        Transition(M.OPEN, "decide", M.OPEN, "의결", _SECRETARY, duties=_CHANGES),
        Transition(M.OPEN, "defer", M.OPEN, "보류", _SECRETARY, duties=_BACK, needs_reason=True),
        Transition(M.OPEN, "end", M.ENDED, "종료", _SECRETARY, guards=(_NOTHING_OPEN,)),
        Transition(M.WRITTEN, "recuse", M.WRITTEN, "제척·기피·회피", _SECRETARY, needs_reason=True),
        Transition(M.WRITTEN, "decide", M.WRITTEN, "의결", _SECRETARY, duties=_CHANGES),
        Transition(M.WRITTEN, "defer", M.WRITTEN, "보류", _SECRETARY, duties=_BACK, needs_reason=True),
        Transition(M.WRITTEN, "end", M.ENDED, "종료", _SECRETARY, guards=(_NOTHING_OPEN,)),
        Transition(M.ENDED, "confirm", M.MINUTED, "회의록 확정", _CONFIRMS, _SECRETARY),
        *(Transition(state, "tell", state, "위원에게 통지", _SECRETARY) for state in _TELLS),
    ),
)  # fmt: skip
