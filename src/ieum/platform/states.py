"""The life of a job as a table."""

from dataclasses import dataclass

from ieum.kernel.states import Guard, Machine, Transition
from ieum.platform.choices import JobState as S

PARTS = {"ASKER": "맡긴 사람", "OVERSEER": "작업을 모두 보는 사람", "WORKER": "작업 처리기"}


@dataclass(frozen=True, slots=True)
class JobFacts:
    """What the conditions of the table ask about."""

    is_cancel_asked: bool = False


_NOT_ASKED: Guard[JobFacts] = Guard(lambda facts: not facts.is_cancel_asked, "이미 취소를 요청했습니다.")
_ASKED: Guard[JobFacts] = Guard(lambda facts: facts.is_cancel_asked, "취소를 요청한 사람이 없습니다.")
_PEOPLE = frozenset({"ASKER", "OVERSEER"})
_WORKER = frozenset({"WORKER"})

JOB: Machine[JobFacts] = Machine(
    "platform.job",
    "작업",
    {str(state.value): str(state.label) for state in S},
    PARTS,
    (
        Transition(S.QUEUED, "start", S.RUNNING, "시작", _WORKER),
        Transition(S.QUEUED, "cancel", S.CANCELLED, "취소", _PEOPLE),
        # A worker that died while it worked leaves the job to the next one.
        Transition(S.RUNNING, "start", S.RUNNING, "다시 시작", _WORKER),
        Transition(S.RUNNING, "finish", S.DONE, "마침", _WORKER),
        Transition(S.RUNNING, "fail", S.FAILED, "못 마침", _WORKER, duties=("까닭을 한 문장으로 남김",)),
        Transition(
            S.RUNNING, "cancel", S.RUNNING, "취소", _PEOPLE,
            guards=(_NOT_ASKED,), duties=("처리기가 다음 단계에 들어가기 전에 그침",),
        ),
        Transition(S.RUNNING, "stop", S.CANCELLED, "그침", _WORKER, guards=(_ASKED,)),
        Transition(S.FAILED, "retry", S.QUEUED, "다시 하기", _PEOPLE),
        Transition(S.CANCELLED, "retry", S.QUEUED, "다시 하기", _PEOPLE),
    ),
)  # fmt: skip
