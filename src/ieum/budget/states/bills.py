"""The life of a budget bill as a table: 요구, 부서 조정, 예산팀 조정, 구청장안, the council, 확정, 이송, 고시."""

from dataclasses import dataclass

from ieum.budget.choices import Stage
from ieum.kernel.states import Guard, Machine, Transition

PARTS = {
    "OWN_DIVISION": "그 부서의 직원",
    "OWN_HEAD": "그 부서의 장",
    "TEAM": "예산팀",
    "DIRECTOR": "기획예산과장",
    "MAYOR": "구청장",
    "LINE_ASKER": "그 과목을 요구한 사람",
    "ASKER": "예산을 요구한 사람",
}


@dataclass(frozen=True, slots=True)
class VersionFacts:
    """What the conditions of the table ask about; each is a list of faults in words."""

    imbalances: tuple[str, ...] = ()
    """Accounts whose revenue and expenditure differ."""
    untaken: tuple[str, ...] = ()
    """Money used before adoption that the bill does not take up."""
    unconsented: tuple[str, ...] = ()
    """What the council raised or added without the mayor's consent."""
    beyond: tuple[str, ...] = ()
    """계속비 and 명시이월비 above the budget that they are of."""
    unpaid: tuple[str, ...] = ()
    """채무부담행위 of earlier years that the bill does not pay for."""
    missing: tuple[str, ...] = ()
    """Documents that must go with the bill and do not."""
    unreviewed: tuple[str, ...] = ()
    """Programmes that must pass a 투자심사 before money is set aside for them, and have not."""
    unlisted: tuple[str, ...] = ()
    """Lines with a code that is in no code table of the year."""
    rewritten: tuple[str, ...] = ()
    """Lines that the council, or a revised bill, changed since the last proposal."""
    beside: tuple[str, ...] = ()
    """Other bills of the year that are not ended, of a bill that was voted down."""


NOTHING_WRONG = VersionFacts()

_BALANCED: Guard[VersionFacts] = Guard(
    lambda facts: not facts.imbalances, "세입과 세출의 총계가 같지 않은 회계가 있습니다. (지방재정법 제34조)"
)
_TAKEN_UP: Guard[VersionFacts] = Guard(
    lambda facts: not facts.untaken, "성립전 사용 예산이 추경예산안에 계상되지 않았습니다. (지방재정법 제45조)"
)
_CONSENTED: Guard[VersionFacts] = Guard(
    lambda facts: not facts.unconsented,
    "의회가 늘리거나 새로 넣은 과목에 구청장의 동의가 없습니다. (지방자치법 제142조제3항)",
)

_COVERED: Guard[VersionFacts] = Guard(
    lambda facts: not facts.beyond,
    "계속비 연부액이나 명시이월비가 예산액보다 많습니다. (지방재정법 제42조, 제50조)",
)
_PAID: Guard[VersionFacts] = Guard(
    lambda facts: not facts.unpaid, "상환할 채무부담행위가 세출예산에 계상되지 않았습니다. (지방재정법 제44조제4항)"
)
_ENCLOSED: Guard[VersionFacts] = Guard(
    lambda facts: not facts.missing, "예산안에 붙일 서류가 빠졌습니다. (지방재정법 제44조의2)"
)
_REVIEWED: Guard[VersionFacts] = Guard(
    lambda facts: not facts.unreviewed, "투자심사를 통과해야 편성할 수 있는 사업이 있습니다. (지방재정법 제37조)"
)

_LISTED: Guard[VersionFacts] = Guard(
    lambda facts: not facts.unlisted,
    "그 해의 코드표에 없는 코드를 쓴 과목이 있습니다. 표시된 과목을 고치거나 코드표에 더하십시오. (지방재정법 제41조)",
)

_UNTOUCHED: Guard[VersionFacts] = Guard(
    lambda facts: not facts.rewritten,
    "이 단계에서 이미 금액을 고쳤습니다. 고친 과목을 앞 단계의 금액으로 되돌려 적은 뒤에 되돌리십시오.",
)
_ALONE: Guard[VersionFacts] = Guard(
    lambda facts: not facts.beside, "부결된 뒤에 같은 회계연도의 다른 예산안을 열었습니다. 그 예산안을 먼저 끝내십시오."
)

_TEAM, _DIRECTOR, _MAYOR = frozenset({"TEAM"}), frozenset({"DIRECTOR"}), frozenset({"MAYOR"})
_ASKER, _LINE_ASKER = frozenset({"ASKER"}), frozenset({"LINE_ASKER"})
_SOUND = (_LISTED, _BALANCED, _TAKEN_UP, _COVERED, _PAID)
_POSTS = (
    "의결액을 예산 원장에 등록",
    "계속비 연부액과 명시이월비를 의결로 등록",
    "의회가 줄인 금액을 의회 삭감으로 등록",
)


def _back(source: Stage, target: Stage, by: frozenset[str], *guards: Guard[VersionFacts]) -> Transition[VersionFacts]:
    """The way back of a step that posted nothing."""
    return Transition(source, "reopen", target, "앞 단계로 되돌리기", by, guards=guards, needs_reason=True)


_WAYS_BACK = (
    _back(Stage.DEPARTMENT, Stage.REQUEST, _TEAM),
    _back(Stage.TEAM, Stage.DEPARTMENT, _TEAM),
    _back(Stage.MAYOR, Stage.TEAM, _DIRECTOR | _MAYOR),
    _back(Stage.COMMITTEE, Stage.MAYOR, _MAYOR, _UNTOUCHED),
    _back(Stage.SPECIAL_COMMITTEE, Stage.COMMITTEE, _TEAM),
    _back(Stage.PLENARY, Stage.SPECIAL_COMMITTEE, _TEAM),
    _back(Stage.REVISION, Stage.COMMITTEE, _DIRECTOR | _MAYOR, _UNTOUCHED),
    _back(Stage.REJECTED, Stage.PLENARY, _DIRECTOR, _ALONE),
    _back(Stage.TRANSFERRED, Stage.ADOPTED, _TEAM | _DIRECTOR),
    _back(Stage.PUBLISHED, Stage.TRANSFERRED, _TEAM | _DIRECTOR),
)
"""What was voted stands in the ledger and has none; a later bill changes it."""

VERSION: Machine[VersionFacts] = Machine(
    "budget.version",
    "예산안",
    {str(stage.value): str(stage.label) for stage in Stage},
    PARTS,
    (
        Transition(Stage.REQUEST, "write", Stage.REQUEST, "금액 적기", frozenset({"OWN_DIVISION"})),
        Transition(Stage.REQUEST, "collect", Stage.DEPARTMENT, "요구 마감", _TEAM, guards=(_LISTED,)),
        Transition(
            Stage.DEPARTMENT, "write", Stage.DEPARTMENT, "금액 적기", frozenset({"OWN_HEAD"}), _LINE_ASKER,
            needs_reason=True,
        ),
        Transition(Stage.DEPARTMENT, "review", Stage.TEAM, "예산팀 조정 시작", _TEAM, guards=(_LISTED,)),
        Transition(Stage.TEAM, "write", Stage.TEAM, "금액 적기", _TEAM, _LINE_ASKER, needs_reason=True),
        Transition(Stage.TEAM, "again", Stage.TEAM, "다음 차수 조정", _TEAM),
        Transition(Stage.TEAM, "propose", Stage.MAYOR, "구청장안으로 올리기", _DIRECTOR, _ASKER, guards=(_LISTED,)),
        Transition(Stage.MAYOR, "write", Stage.MAYOR, "금액 적기", _DIRECTOR | _MAYOR, _LINE_ASKER, needs_reason=True),
        Transition(
            Stage.MAYOR, "submit", Stage.COMMITTEE, "의회 제출", _MAYOR, _ASKER, guards=(*_SOUND, _ENCLOSED, _REVIEWED)
        ),
        Transition(Stage.COMMITTEE, "write", Stage.COMMITTEE, "금액 적기", _TEAM, needs_reason=True),
        Transition(
            Stage.COMMITTEE, "refer", Stage.SPECIAL_COMMITTEE, "예산결산특별위원회 회부", _TEAM, guards=(_LISTED,)
        ),
        Transition(Stage.SPECIAL_COMMITTEE, "write", Stage.SPECIAL_COMMITTEE, "금액 적기", _TEAM, needs_reason=True),
        Transition(Stage.SPECIAL_COMMITTEE, "refer", Stage.PLENARY, "본회의 부의", _TEAM, guards=(_LISTED,)),
        Transition(Stage.PLENARY, "write", Stage.PLENARY, "금액 적기", _TEAM, needs_reason=True),
        Transition(Stage.PLENARY, "consent", Stage.PLENARY, "증액 동의", _MAYOR, needs_reason=True),
        *(
            Transition(each, "revise", Stage.REVISION, "수정예산안 편성", _DIRECTOR | _MAYOR, needs_reason=True)
            for each in (Stage.COMMITTEE, Stage.SPECIAL_COMMITTEE, Stage.PLENARY)
        ),
        Transition(
            Stage.REVISION, "write", Stage.REVISION, "금액 적기", _TEAM | _DIRECTOR | _MAYOR, _LINE_ASKER,
            needs_reason=True,
        ),
        Transition(
            Stage.REVISION, "resubmit", Stage.COMMITTEE, "수정예산안 의회 제출", _MAYOR, _ASKER,
            guards=(*_SOUND, _REVIEWED),
        ),
        Transition(
            Stage.PLENARY, "adopt", Stage.ADOPTED, "의결 확정", _DIRECTOR, _ASKER,
            guards=(*_SOUND, _CONSENTED), duties=_POSTS, needs_reason=True,
        ),
        Transition(Stage.PLENARY, "reject", Stage.REJECTED, "부결", _DIRECTOR, needs_reason=True),
        Transition(
            Stage.ADOPTED, "transfer", Stage.TRANSFERRED, "의회의 이송 받음", _TEAM | _DIRECTOR, needs_reason=True,
            duties=("시·도지사에게 보고하고 지체 없이 고시 (지방자치법 제149조제2항)",),
        ),
        Transition(Stage.TRANSFERRED, "publish", Stage.PUBLISHED, "예산 고시", _TEAM | _DIRECTOR, needs_reason=True),
        *_WAYS_BACK,
    ),
)  # fmt: skip
