"""The lives of what is reviewed and planned around the budget, each kind with its table."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from ieum.budget.choices import SETTLEMENT_ORDER, MatterKind
from ieum.budget.choices import MatterState as S
from ieum.kernel.states import Guard, Machine, Transition

PARTS = {
    "OWN_DIVISION": "그 부서의 직원",
    "TEAM": "예산팀",
    "DIRECTOR": "기획예산과장",
    "MAYOR": "구청장",
    "WRITER": "내용을 적은 사람",
    "COMMITTEE": "위원회",
    "SENDER": "자료를 낸 사람",
}
_OWN = frozenset({"OWN_DIVISION", "TEAM"})
_TEAM, _DIRECTOR = frozenset({"TEAM"}), frozenset({"DIRECTOR"})
_DECIDERS = frozenset({"DIRECTOR", "MAYOR"})
_COMMITTEE, _WRITER = frozenset({"COMMITTEE"}), frozenset({"WRITER"})
WRITE = "write"


@dataclass(frozen=True, slots=True)
class MatterFacts:
    """What the conditions of the tables ask about."""

    unmet: frozenset[str] = frozenset()
    """Codes of the conditions that do not hold."""


CODES: dict[str, str] = {}
"""What a condition says where it does not hold, and the code under which the facts say it in full."""


def _unless(code: str, otherwise: str) -> Guard[MatterFacts]:
    CODES[otherwise] = code
    return Guard(lambda facts: code not in facts.unmet, otherwise)


_AMOUNTS = _unless("AMOUNTS", "연차별 금액이 없습니다.")
_STUDY = _unless("STUDY", "타당성조사 결과가 없습니다. (지방재정법 제37조의2)")
_REQUIRED = _unless("REQUIRED", "심사 대상이 아닌 사업입니다.")
_NOT_OWN = _unless("NOT_OWN", "자체심사는 위원회의 심의를 거쳐야 합니다. (지방재정법 제37조의3)")
_CONDITIONS = _unless("CONDITIONS", "조건부 추진의 조건이 없습니다.")
_REREVIEW = _unless("REREVIEW", "다시 심사할 까닭이 없습니다. (지방재정투자사업 심사규칙 제6조)")
_EXEMPT = _unless("EXEMPTION", "심의를 제외할 까닭이 없습니다.")
_COMPLETED = _unless("COMPLETED_ON", "용역이 끝난 날이 없습니다.")
_CHANGE = _unless("CHANGE", "지출이 10분의 2를 넘게 바뀝니다. (지방자치단체 기금관리기본법 제11조제2항)")
_FUND = (
    _AMOUNTS,
    _unless("GROUPS", "구분에 수입이나 지출이 아닌 것이 있습니다."),
    _unless("BALANCE", "연도 말 조성액이 0보다 작아집니다."),
    _unless("USE", "재정안정화계정의 용도가 없습니다. (지방자치단체 기금관리기본법 제16조제5항)"),
    _unless("USE_LIMIT", "재정안정화계정의 한 해 사용 한도를 넘습니다. (지방자치단체 기금관리기본법 제16조제6항)"),
)
_PLAN = (
    _AMOUNTS,
    _unless("YEARS", "다섯 회계연도의 금액이 모두 있지 않습니다. (지방재정법 제33조제1항)"),
    _unless("FIELDS", "분야가 없는 줄이 있습니다."),
)
_GRANT = (
    _AMOUNTS,
    _unless("CHECKS", "사전검토 결과가 없습니다."),
    _unless("PRIVATE", "특별교부세와 특별조정교부금은 민간보조사업에 쓸 수 없습니다."),
    _unless("CONSULTED", "예산부서와 협의하지 않았습니다."),
)
_ASSESSED = _unless("ASSESSMENT", "지방재정영향평가 결과가 없습니다. (지방재정법 제27조의6)")
_BOND = (
    _AMOUNTS,
    _unless("SMALLEST", "총사업비가 너무 작습니다. (지방재정법 시행령 제10조제1항)"),
    _unless("REVIEW", "투자심사에서 적정이나 조건부 추진을 받지 않았습니다. (지방재정투자사업 심사규칙 제9조제4항)"),
)
_LIMIT = _unless("LIMIT", "발행 한도를 넘습니다. (지방재정법 제11조제3항)")
_OVER = _unless("OVER", "발행 한도 안이어서 협의하지 않아도 됩니다.")
_REWARD = (
    _AMOUNTS,
    _unless("REWARD_LIMIT", "성과금이 지급할 수 있는 한도를 넘습니다. (지방재정법 시행령 제51조)"),
    _unless("REWARD_EACH", "한 사람이 받는 성과금이 한도를 넘습니다. (지방재정법 시행령 제51조)"),
)
_CLOSED = _unless("CLOSED", "원장에서 아직 결산하지 않은 회계연도입니다. (지방회계법 제7조)")
_EXAMINERS = _unless("EXAMINERS", "검사위원의 수가 맞지 않습니다. (지방자치법 시행령 제83조)")
_NO_DEMANDS = _unless("NO_DEMANDS", "의회의 시정요구가 적혀 있습니다. '시정요구와 함께 승인'을 고르십시오.")
_DEMANDS = _unless("DEMANDS", "의회의 시정요구가 적혀 있지 않습니다.")
_ANSWERS = _unless("ANSWERS", "처리 결과가 없는 시정요구가 있습니다. (지방자치법 제150조제1항)")
_DISCLOSED = _unless("DISCLOSED", "결산공시를 아직 하지 않았습니다. (지방재정법 제60조제1항)")
_ADDRESS = _unless("ADDRESS", "공시한 곳이 없습니다.")
_HANDED_IN = (
    _unless("TABLE", "낼 자료가 없습니다."),
    _unless("SOURCE", "출처 문서나 기준일이 없습니다."),
)

_Rows = tuple[Transition[MatterFacts], ...]


def _committee(source: S) -> _Rows:
    """From a state to a committee and what it decides; what it puts off comes back."""
    return (
        Transition(source, "refer", S.IN_COMMITTEE, "위원회에 부치기", _TEAM, duties=("회의의 안건으로 올림",)),
        Transition(S.IN_COMMITTEE, "pass", S.PASSED, "원안가결", _COMMITTEE, needs_reason=True),
        Transition(S.IN_COMMITTEE, "amend", S.AMENDED, "수정가결", _COMMITTEE, needs_reason=True),
        Transition(S.IN_COMMITTEE, "vote_down", S.VOTED_DOWN, "부결", _COMMITTEE, needs_reason=True),
        Transition(S.IN_COMMITTEE, "hand_back", source, "위원회에서 돌려보냄", _COMMITTEE, needs_reason=True),
    )


def _result(source: S, action: str, target: S, *guards: Guard[MatterFacts]) -> Transition[MatterFacts]:
    """A result of the review, which whoever wrote the request does not record."""
    notice = "INVESTMENT_REVIEW_NOTICE"
    return Transition(
        source, action, target, f"심사 결과: {target.label}", _TEAM | _DIRECTOR, _WRITER,
        guards=guards, deadline=notice, duties=("심사를 의뢰한 부서에 통보",), needs_reason=True,
    )  # fmt: skip


def _write(*states: S, by: frozenset[str] = _OWN) -> _Rows:
    return tuple(Transition(each, WRITE, each, "내용 적기", by) for each in states)


def _machine(kind: MatterKind, first: S, rows: _Rows) -> Machine[MatterFacts]:
    used = {first: None, **{row.source: None for row in rows}, **{row.target: None for row in rows}}
    states = {str(each): str(S(each).label) for each in used}
    parts = {code: label for code, label in PARTS.items() if any(code in row.by | row.never_by for row in rows)}
    return Machine(f"budget.{kind.value.lower()}", str(kind.label), states, parts, rows)


_INVESTMENT: _Rows = (
    *_write(S.DRAFT, S.STUDY, S.UNDER_REVIEW, S.APPROPRIATE, S.CONDITIONAL, S.CONDITIONS_MET, S.RECONSIDER),
    Transition(S.DRAFT, "study", S.STUDY, "타당성조사 의뢰", _OWN, guards=(_AMOUNTS,)),
    Transition(S.STUDY, "submit", S.SUBMITTED, "심사 의뢰", _OWN, guards=(_AMOUNTS, _STUDY, _REQUIRED)),
    Transition(S.DRAFT, "submit", S.SUBMITTED, "심사 의뢰", _OWN, guards=(_AMOUNTS, _STUDY, _REQUIRED)),
    Transition(S.DRAFT, "withdraw", S.WITHDRAWN, "철회", _OWN, needs_reason=True),
    Transition(S.SUBMITTED, "return", S.DRAFT, "반려", _TEAM, needs_reason=True),
    Transition(S.SUBMITTED, "take_up", S.UNDER_REVIEW, "심사 시작", _TEAM),
    *_committee(S.UNDER_REVIEW),
    _result(S.UNDER_REVIEW, "find_appropriate", S.APPROPRIATE, _NOT_OWN),
    _result(S.UNDER_REVIEW, "find_conditional", S.CONDITIONAL, _NOT_OWN, _CONDITIONS),
    _result(S.UNDER_REVIEW, "find_reconsider", S.RECONSIDER, _NOT_OWN),
    _result(S.UNDER_REVIEW, "find_inappropriate", S.INAPPROPRIATE, _NOT_OWN),
    _result(S.PASSED, "find_appropriate", S.APPROPRIATE),
    *_write(S.AMENDED),
    _result(S.AMENDED, "find_conditional", S.CONDITIONAL, _CONDITIONS),
    _result(S.AMENDED, "find_appropriate", S.APPROPRIATE),
    _result(S.VOTED_DOWN, "find_reconsider", S.RECONSIDER),
    _result(S.VOTED_DOWN, "find_inappropriate", S.INAPPROPRIATE),
    Transition(S.CONDITIONAL, "meet", S.CONDITIONS_MET, "조건 이행 확인", _TEAM, needs_reason=True),
    *(
        Transition(each, "again", S.DRAFT, "재심사 준비", _OWN, guards=(_REREVIEW,))
        for each in (S.APPROPRIATE, S.CONDITIONAL, S.CONDITIONS_MET)
    ),
    Transition(S.RECONSIDER, "again", S.DRAFT, "재심사 준비", _OWN),
    *(
        Transition(each, "notify", each, "심사 결과 통보", _TEAM, needs_reason=True)
        for each in (S.APPROPRIATE, S.CONDITIONAL, S.RECONSIDER, S.INAPPROPRIATE)
    ),
    Transition(S.INAPPROPRIATE, "again", S.DRAFT, "재심사 준비", _OWN, needs_reason=True),
)
_RESEARCH: _Rows = (
    *_write(S.DRAFT, S.CONTRACTED),
    Transition(S.DRAFT, "submit", S.SUBMITTED, "심의 요청", _OWN, guards=(_AMOUNTS,)),
    Transition(S.DRAFT, "exempt", S.EXEMPT, "심의 제외", _TEAM, guards=(_AMOUNTS, _EXEMPT), needs_reason=True),
    Transition(S.SUBMITTED, "return", S.DRAFT, "반려", _TEAM, needs_reason=True),
    *_committee(S.SUBMITTED),
    *(
        Transition(each, "contract", S.CONTRACTED, "용역 계약", _OWN, needs_reason=True)
        for each in (S.PASSED, S.AMENDED, S.EXEMPT)
    ),
    Transition(S.VOTED_DOWN, "again", S.DRAFT, "다시 요청 준비", _OWN),
    Transition(
        S.CONTRACTED,
        "complete",
        S.COMPLETED,
        "용역 완료",
        _OWN,
        guards=(_COMPLETED,),
        deadline="RESEARCH_PUBLICATION",
        duties=("1개월 안에 정책연구관리시스템(PRISM)에 공개", "2개월 안에 결과 평가서를 위원회에 제출"),
    ),
    Transition(S.COMPLETED, "publish", S.DISCLOSED, "결과 공개(비공개 결정)", _OWN, needs_reason=True),
    Transition(S.DISCLOSED, "evaluate", S.EVALUATED, "평가서 제출", _OWN, needs_reason=True),
)
_MID_TERM: _Rows = (
    *_write(S.DRAFT, by=_TEAM),
    *_committee(S.DRAFT),
    *(
        Transition(each, "confirm", S.CONFIRMED, "계획 확정", _DECIDERS, _WRITER, guards=_PLAN, needs_reason=True)
        for each in (S.PASSED, S.AMENDED)
    ),
    *_write(S.AMENDED, by=_TEAM),
    Transition(S.VOTED_DOWN, "again", S.DRAFT, "다시 작성", _TEAM),
    Transition(
        S.CONFIRMED,
        "deliver",
        S.DELIVERED,
        "의회·행정안전부 제출",
        _TEAM,
        duties=("예산안과 함께 의회에 제출",),
        needs_reason=True,
    ),
)
_ENDS = (
    ("select", S.SELECTED, "최종 선정(확보)"),
    ("reject", S.NOT_SELECTED, "탈락"),
    ("drop", S.WITHDRAWN, "신청 철회"),
)
_GRANTS: _Rows = (
    *_write(S.FOUND, S.PRECHECK, S.SELECTED),
    Transition(S.FOUND, "check", S.PRECHECK, "사전검토 시작", _OWN),
    Transition(
        S.PRECHECK, "clear", S.CLEARED, "신청 승인", _TEAM | _DIRECTOR, _WRITER, guards=(*_GRANT, _ASSESSED),
        needs_reason=True,
    ),
    Transition(S.PRECHECK, "drop", S.WITHDRAWN, "신청하지 않기", _OWN, needs_reason=True),
    Transition(S.CLEARED, "apply", S.APPLIED, "신청", _OWN),
    Transition(S.APPLIED, "shortlist", S.SHORTLISTED, "1차 선정", _OWN),
    *(
        Transition(each, action, target, label, _OWN, needs_reason=True)
        for each in (S.APPLIED, S.SHORTLISTED)
        for action, target, label in _ENDS
    ),
    Transition(S.SELECTED, "grant", S.GRANTED, "교부결정", _OWN, guards=(_AMOUNTS,), needs_reason=True),
    Transition(
        S.GRANTED, "budget", S.BUDGETED, "간주처리·추경 편성", _TEAM, needs_reason=True,
    ),
    Transition(S.BUDGETED, "settle", S.SETTLED, "정산", _OWN, needs_reason=True),
    Transition(S.SETTLED, "give_back", S.RETURNED, "잔액·이자 반환", _OWN, needs_reason=True),
)  # fmt: skip
_FUNDS: _Rows = (
    *_write(S.DRAFT, S.ADOPTED),
    *_committee(S.DRAFT),
    *_write(S.AMENDED),
    *(
        Transition(each, "submit", S.IN_COUNCIL, "의회 제출", _TEAM | _DIRECTOR, _WRITER, guards=_FUND)
        for each in (S.PASSED, S.AMENDED)
    ),
    Transition(S.VOTED_DOWN, "again", S.DRAFT, "다시 작성", _TEAM),
    Transition(S.IN_COUNCIL, "adopt", S.ADOPTED, "의회 의결", _TEAM | _DIRECTOR, needs_reason=True),
    Transition(S.IN_COUNCIL, "council_reject", S.DROPPED, "의회 부결", _TEAM | _DIRECTOR, needs_reason=True),
    Transition(
        S.ADOPTED, "change", S.ADOPTED, "의회 없이 계획 변경", _DECIDERS, _WRITER, guards=(*_FUND, _CHANGE),
        duties=("결산보고서에 내용과 사유를 적음",), needs_reason=True,
    ),
    Transition(S.ADOPTED, "reopen", S.DRAFT, "의회 의결을 받을 변경안 만들기", _TEAM, needs_reason=True),
)  # fmt: skip
_BONDS: _Rows = (
    *_write(S.DRAFT, S.AGREED),
    Transition(S.DRAFT, "consult", S.CONSULTING, "행정안전부 협의 요청", _TEAM | _DIRECTOR, guards=(*_BOND, _OVER)),
    Transition(S.CONSULTING, "agree", S.AGREED, "협의 완료", _TEAM | _DIRECTOR, needs_reason=True),
    Transition(S.CONSULTING, "refuse", S.DRAFT, "협의되지 않음", _TEAM | _DIRECTOR, needs_reason=True),
    Transition(S.DRAFT, "submit", S.IN_COUNCIL, "의회 제출", _DECIDERS, _WRITER, guards=(*_BOND, _LIMIT)),
    Transition(S.AGREED, "submit", S.IN_COUNCIL, "의회 제출", _DECIDERS, _WRITER, guards=_BOND),
    Transition(S.IN_COUNCIL, "adopt", S.ADOPTED, "의회 의결", _TEAM | _DIRECTOR, needs_reason=True),
    Transition(S.IN_COUNCIL, "council_reject", S.DROPPED, "의회 부결", _TEAM | _DIRECTOR, needs_reason=True),
    Transition(S.ADOPTED, "issue", S.ISSUED, "발행", _TEAM, needs_reason=True),
    Transition(S.ISSUED, "repay", S.REPAID, "상환 완료", _TEAM, needs_reason=True),
)
_DISCLOSURES: _Rows = (
    *_write(S.DRAFT, S.PASSED, S.PUBLISHED, by=_TEAM),
    *_committee(S.DRAFT),
    *_write(S.AMENDED, by=_TEAM),
    Transition(S.VOTED_DOWN, "again", S.DRAFT, "다시 작성", _TEAM),
    *(
        Transition(
            each, "publish", S.PUBLISHED, "공시", _TEAM | _DIRECTOR, guards=(_ADDRESS,), deadline="DISCLOSURE_REPORT",
            duties=("5일 안에 의회와 시에 보고",), needs_reason=True,
        )
        for each in (S.DRAFT, S.PASSED, S.AMENDED)
    ),
    Transition(S.PUBLISHED, "report", S.REPORTED, "의회·시 보고", _TEAM, needs_reason=True),
    Transition(S.PUBLISHED, "correct", S.DRAFT, "정정공시 준비", _TEAM, needs_reason=True),
    Transition(S.REPORTED, "correct", S.DRAFT, "정정공시 준비", _TEAM, needs_reason=True),
)  # fmt: skip
_DISCLOSURE_ITEMS: _Rows = (
    *_write(S.ASKED),
    Transition(S.ASKED, "send", S.ANSWERED, "자료 내기", _OWN, guards=_HANDED_IN, duties=("예산팀이 확인",)),
    Transition(S.ASKED, "withdraw", S.WITHDRAWN, "요청 철회", _TEAM, needs_reason=True),
    Transition(S.ANSWERED, "return", S.ASKED, "반려", _TEAM | _DIRECTOR, needs_reason=True),
    Transition(
        S.ANSWERED, "accept", S.ACCEPTED, "자료 확인", _TEAM | _DIRECTOR, _WRITER | {"SENDER"}, guards=_HANDED_IN,
        duties=("확인한 값이 공시 문서의 자료가 됨",),
    ),
    Transition(S.ACCEPTED, "correct", S.ASKED, "정정 요청", _OWN | _DIRECTOR, needs_reason=True),
)  # fmt: skip
_PAYMENT = ("다음 회계연도 예산배정과 다음다음 회계연도 예산편성에서 그 경비를 줄임 (시행령 제52조)",)
_REWARDS: _Rows = (
    *_write(S.DRAFT),
    Transition(S.DRAFT, "submit", S.SUBMITTED, "심사 신청", _OWN, guards=_REWARD),
    Transition(S.DRAFT, "withdraw", S.WITHDRAWN, "철회", _OWN, needs_reason=True),
    Transition(S.SUBMITTED, "return", S.DRAFT, "반려", _TEAM, needs_reason=True),
    *_committee(S.SUBMITTED),
    *_write(S.AMENDED, by=_TEAM),
    *(
        Transition(
            each, "pay", S.PAID, "지급 결정", _DECIDERS, _WRITER, guards=_REWARD, duties=_PAYMENT, needs_reason=True
        )
        for each in (S.PASSED, S.AMENDED)
    ),
    Transition(S.VOTED_DOWN, "again", S.DRAFT, "다시 신청 준비", _OWN),
)
_APPROVED = ("5일 안에 시에 보고하고 고시 (지방자치법 제150조제2항)", "2개월 안에 재정공시 (지방재정법 제60조제1항)")
_CORRECTED = ("시정요구를 지체 없이 처리하여 의회에 보고 (지방자치법 제150조제1항)",)
_SETTLEMENTS: _Rows = (
    *_write(*SETTLEMENT_ORDER),
    Transition(S.DRAFT, "compile", S.COMPILED, "결산서 작성", _OWN, guards=(_CLOSED,), needs_reason=True),
    Transition(
        S.COMPILED, "appoint", S.UNDER_AUDIT, "검사위원 선임과 검사 시작", _OWN, guards=(_EXAMINERS,),
        needs_reason=True,
    ),
    Transition(
        S.UNDER_AUDIT, "finish", S.AUDITED, "결산검사 끝", _OWN, deadline="SETTLEMENT_OPINION",
        duties=("검사위원이 10일 안에 검사의견서를 냄 (지방자치법 시행령 제84조제3항)",), needs_reason=True,
    ),
    Transition(S.AUDITED, "receive", S.OPINED, "검사의견서 받음", _OWN, needs_reason=True),
    Transition(
        S.OPINED, "present", S.IN_COUNCIL, "의회 제출", _DECIDERS, _WRITER, guards=(_CLOSED,),
        deadline="SETTLEMENT_MINISTRY", duties=("5일 안에 행정안전부에 제출 (지방회계법 제14조제5항)",),
        needs_reason=True,
    ),
    Transition(S.IN_COUNCIL, "to_ministry", S.IN_COUNCIL, "행정안전부 제출", _TEAM | _DIRECTOR, needs_reason=True),
    Transition(
        S.IN_COUNCIL, "approve", S.APPROVED, "의회 승인", _TEAM | _DIRECTOR, guards=(_NO_DEMANDS,),
        deadline="SETTLEMENT_REPORT", duties=_APPROVED, needs_reason=True,
    ),
    Transition(
        S.IN_COUNCIL, "approve_with", S.APPROVED, "시정요구와 함께 승인", _TEAM | _DIRECTOR, guards=(_DEMANDS,),
        deadline="SETTLEMENT_REPORT", duties=(*_APPROVED, *_CORRECTED), needs_reason=True,
    ),
    Transition(S.APPROVED, "gazette", S.GAZETTED, "시 보고와 고시", _TEAM | _DIRECTOR, needs_reason=True),
    *(
        Transition(
            each, "answer", each, "시정요구 처리 결과 보고", _TEAM | _DIRECTOR, guards=(_DEMANDS, _ANSWERS),
            needs_reason=True,
        )
        for each in (S.GAZETTED, S.PUBLISHED)
    ),
    Transition(
        S.GAZETTED, "publish", S.PUBLISHED, "결산공시 확인", _TEAM | _DIRECTOR, guards=(_DISCLOSED,),
        needs_reason=True,
    ),
    *(
        Transition(after, "reopen", before, "앞 단계로 되돌리기", _TEAM | _DIRECTOR, needs_reason=True)
        for before, after in pairwise(SETTLEMENT_ORDER)
    ),
)  # fmt: skip
"""Every step can be taken back, the last one first; whoever wrote of it last does not present it to the council."""

MATTERS: Mapping[MatterKind, Machine[MatterFacts]] = {
    MatterKind.INVESTMENT: _machine(MatterKind.INVESTMENT, S.DRAFT, _INVESTMENT),
    MatterKind.RESEARCH: _machine(MatterKind.RESEARCH, S.DRAFT, _RESEARCH),
    MatterKind.MID_TERM: _machine(MatterKind.MID_TERM, S.DRAFT, _MID_TERM),
    MatterKind.GRANT: _machine(MatterKind.GRANT, S.FOUND, _GRANTS),
    MatterKind.FUND: _machine(MatterKind.FUND, S.DRAFT, _FUNDS),
    MatterKind.BOND: _machine(MatterKind.BOND, S.DRAFT, _BONDS),
    MatterKind.DISCLOSURE: _machine(MatterKind.DISCLOSURE, S.DRAFT, _DISCLOSURES),
    MatterKind.DISCLOSURE_ITEM: _machine(MatterKind.DISCLOSURE_ITEM, S.ASKED, _DISCLOSURE_ITEMS),
    MatterKind.REWARD: _machine(MatterKind.REWARD, S.DRAFT, _REWARDS),
    MatterKind.SETTLEMENT: _machine(MatterKind.SETTLEMENT, S.DRAFT, _SETTLEMENTS),
}
"""The table of each kind."""
COMMITTEE_KINDS = tuple(kind for kind, machine in MATTERS.items() if "refer" in machine.actions)
"""Kinds that committees decide on."""
