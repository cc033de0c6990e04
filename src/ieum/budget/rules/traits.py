"""What is said of each kind of matter beside its money: declared once, for forms, checks and pages alike."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ieum.budget.choices import (
    BondPurpose,
    DisclosurePeriod,
    FundAccount,
    FundUse,
    GrantField,
    GrantKind,
    InvestmentKind,
    MatterKind,
    ResearchExemption,
    ResearchKind,
    RewardKind,
)
from ieum.budget.rules.calculation import FormulaFault
from ieum.budget.rules.disclosing import UNITS
from ieum.budget.rules.matters import MatterFault, read_won
from ieum.kernel.wording import worded

YES = "Y"
LONGEST_WORDS = 400
LONGEST_ROWS = 30_000
WORDS, DAY, WON, FLAG, CHOICE, NUMBER, ROWS = "WORDS", "DAY", "WON", "FLAG", "CHOICE", "NUMBER", "ROWS"
"""ROWS are lines that a spreadsheet copied, their cells between tabs."""


@dataclass(frozen=True, slots=True)
class Trait:
    """One thing that is said of a matter. What is kept of it is a text: a code, an ISO day, won, or "Y"."""

    name: str
    label: str
    form: str = WORDS
    choices: tuple[tuple[str, str], ...] = ()
    is_required: bool = False
    help: str = ""
    is_fixed: bool = False
    """Whether it is said once, when the matter is recorded."""

    def shown(self, said: str) -> str:
        """What a page prints for it."""
        if self.form == CHOICE:
            return worded(dict(self.choices)[said]) if said in dict(self.choices) else said
        if self.form == WON and said:
            return worded("{amount:,}원", amount=int(said))
        return worded("예") if self.form == FLAG and said == YES else said


def _choice(name: str, label: str, of: type, **more: object) -> Trait:
    return Trait(name, label, CHOICE, tuple(of.choices), **more)  # type: ignore[attr-defined,arg-type]


_CHECKS = "적법성(법령·조례 상충, 지원 근거), 타당성(정책 연계, 중복, 규모, 사전절차), 의견·협의, 재정협의, 효과"
_FORECAST = "엑셀에서 구분(세입, 세출), 항목, 연도 칸을 복사해 붙입니다. 통합재정수지는 저절로 셈합니다."
TRAITS: Mapping[MatterKind, tuple[Trait, ...]] = {
    MatterKind.INVESTMENT: (
        _choice("nature", "사업 종류", InvestmentKind, is_required=True),
        Trait("is_new", "신규 사업", FLAG, help="다시 심사하는 사업도 신규 사업이면 표시해 둡니다."),
        Trait("exclusion", "심사 제외 사유", help="재해복구, 국가유산수리, 공사·공단 설립, 보건소·소방기관 건축 등"),
        Trait("site", "사업 위치"),
        Trait("started_on", "사업을 시작한 날", DAY),
        Trait("study", "타당성조사 결과", help="총사업비 500억원 이상인 신규 사업은 심사 전에 조사합니다."),
        Trait("audit_request", "감사원의 재심사 요청"),
        Trait("conditions", "조건부 추진의 조건"),
    ),
    MatterKind.RESEARCH: (
        _choice("nature", "용역 종류", ResearchKind, is_required=True),
        Trait("need", "필요성", is_required=True),
        Trait(
            "similar", "유사·중복 검색 결과", is_required=True, help="정책연구관리시스템(PRISM)에서 찾은 것을 적습니다."
        ),
        Trait("use", "활용 계획", is_required=True),
        Trait("meeting_on", "심의할 회의의 날", DAY),
        Trait("completed_on", "용역이 끝난 날", DAY),
        _choice("exemption", "심의 제외 사유", ResearchExemption),
    ),
    MatterKind.MID_TERM: (
        Trait("direction", "기본 방향", is_required=True),
        Trait("outlook", "재정 전망"),
        Trait("forecast", "세입·세출 전망(천원)", ROWS, help=_FORECAST),
    ),
    MatterKind.GRANT: (
        _choice("nature", "외부재원의 종류", GrantKind, is_required=True),
        Trait("body", "공모·교부 기관", is_required=True),
        _choice("field", "분야", GrantField),
        Trait("apply_by", "신청 마감일", DAY),
        Trait("is_event", "행사성 사업", FLAG),
        Trait("is_private", "민간보조 사업", FLAG),
        Trait("checks", "사전검토 결과", help=_CHECKS),
        Trait("assessment", "지방재정영향평가 결과"),
        Trait("consulted", "예산부서 협의", FLAG),
        Trait("told_council", "신청 전 의회 보고", FLAG),
    ),
    MatterKind.FUND: (
        _choice("account", "계정", FundAccount, is_required=True),
        Trait("ordinance", "설치 근거 조례", is_required=True),
        Trait("ends_on", "존속기한", DAY),
        Trait("ledger_account", "원장의 기금 회계", help="비우면 제목과 이름이 같은 기금 회계를 봅니다."),
        Trait("opening", "전년도 말 조성액", WON, is_required=True, help="예: 133억원"),
        _choice("use", "재정안정화계정의 용도", FundUse),
        Trait("tax_growth", "지방세 증가액", WON, help="적립 기준을 셈할 때만 적습니다."),
        Trait("tax_growth_before", "견줄 지방세 증가액", WON, help="조례가 정한 최근 3년 평균 또는 전년도 증가액"),
        Trait("surplus", "직전 연도 순세계잉여금", WON),
        Trait("surplus_before", "최근 3년 평균 순세계잉여금", WON),
    ),
    MatterKind.BOND: (
        _choice("nature", "발행 목적", BondPurpose, is_required=True),
        Trait("budget_before", "전전년도 예산액", WON, is_required=True, help="예: 5,000억원"),
        Trait("limit", "정한 한도액", WON, help="행정안전부에 통보한 한도액. 비우면 전전년도 예산액의 10%로 봅니다."),
        Trait("issued_before", "그 연도에 이미 발행하기로 한 금액", WON),
        Trait("guaranteed", "그 연도에 이행할 보증채무", WON, help="계약한 채무부담행위는 저절로 한도에 더합니다."),
        Trait("project_total", "대상 사업의 총사업비", WON, is_required=True),
        Trait("review", "투자심사 번호", help="예: 투자심사 2026-1"),
        Trait("terms", "상환 조건", help="예: 연 3.0%, 2년 거치 3년 상환"),
        Trait("interest", "연 이자율(%)", NUMBER, help="예: 3.0. 거치·상환 기간과 함께 적으면 상환 계획을 셈합니다."),
        Trait("grace", "거치 기간(년)", NUMBER),
        Trait("repaid_in", "상환 기간(년)", NUMBER, help="거치 기간 뒤에 해마다 같은 금액을 갚는 햇수"),
    ),
    MatterKind.DISCLOSURE: (
        _choice("period", "공시 구분", DisclosurePeriod, is_required=True),
        Trait("confirmed_on", "예산 확정일 또는 결산 승인일", DAY, is_required=True),
        Trait("special", "특수공시 항목"),
        Trait("address", "공시한 곳"),
        Trait("document", "공시 문서", is_fixed=True),
    ),
    MatterKind.DISCLOSURE_ITEM: (
        Trait("disclosure", "재정공시", is_required=True, is_fixed=True),
        Trait("item", "항목 번호", is_required=True, is_fixed=True),
        Trait("answer_by", "낼 날", DAY, is_required=True, is_fixed=True),
        Trait("base_day", "기준일", DAY, help="값이 어느 날의 것인지 적습니다."),
        Trait("source", "출처 문서", help="값이 적힌 문서와 쪽을 적습니다. 예: 결산서 재무제표 부속서류"),
        Trait("unit", "금액 단위", CHOICE, tuple((each, each) for each in UNITS)),
        Trait("is_none", "해당 없음", FLAG, help="공시할 것이 없는 항목이면 표시하고 까닭을 설명에 적습니다."),
        Trait("words", "설명", help="표만으로 알 수 없는 것을 적습니다. 공시 문서에 그대로 실립니다."),
        Trait("table", "자료", ROWS),
    ),
    MatterKind.REWARD: (
        _choice("nature", "성과의 종류", RewardKind, is_required=True),
        Trait(
            "saved",
            "절약하거나 늘린 금액",
            WON,
            is_required=True,
            help="정원감축은 줄인 인원의 한 해 인건비를 적습니다.",
        ),
        Trait("contribution", "기여 내용", is_required=True, help="업무성과를 유지하면서 무엇을 고쳤는지 적습니다."),
        Trait("evidence", "증빙", is_required=True, help="예산절감 실적, 결산서, 계약서 등"),
        Trait("is_spread", "다른 기관에 확대 적용", FLAG, help="위원회가 효과가 현저하다고 인정한 때만 표시합니다."),
    ),
    MatterKind.SETTLEMENT: (
        Trait("councillors", "검사위원: 지방의원", NUMBER, help="의회가 선임한 사람 수. 소속 공무원은 될 수 없습니다."),
        Trait("experts", "검사위원: 공인회계사·세무사 등", NUMBER, help="재무관리의 지식과 경험이 있는 사람의 수"),
        Trait("opinion", "검사의견의 요지"),
        Trait(
            "findings",
            "의회의 시정요구",
            ROWS,
            help="엑셀에서 시정요구, 부서, 처리 결과 칸을 복사해 붙입니다. 처리 결과는 나중에 적어도 됩니다.",
        ),
    ),
}
"""By kind, in the order of its form."""


def read_traits(kind: MatterKind, given: Mapping[str, str]) -> dict[str, str]:
    """What is kept of what an officer wrote; nothing of what was left empty.

    :raises MatterFault: with a sentence for each field that is wrong
    """
    found, faults = {}, {}
    for trait in TRAITS[kind]:
        try:
            said = _read(trait, given.get(trait.name, "").strip("\n " if trait.form == ROWS else None))
        except ValueError as fault:
            faults[trait.name] = str(fault)
            continue
        if said:
            found[trait.name] = said
        elif trait.is_required:
            faults[trait.name] = missing(trait)
    if faults:
        raise MatterFault(faults)
    return found


def missing(trait: Trait) -> str:
    """What is said where a trait that every matter of its kind has was left empty."""
    return worded("{trait}을(를) 적어 주십시오.", trait=worded(trait.label))


def said_of(kind: MatterKind, traits: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each thing that is said, with its label; rows stand in a table of their own."""
    said = (each for each in TRAITS[kind] if each.name in traits and each.form != ROWS)
    return [(each.label, each.shown(traits[each.name])) for each in said]


def fixed_of(kind: MatterKind, traits: Mapping[str, str]) -> dict[str, str]:
    """What was said once and for all when a matter was recorded."""
    return {each.name: traits[each.name] for each in TRAITS[kind] if each.is_fixed and each.name in traits}


def trait_words(kind: MatterKind, traits: Mapping[str, str]) -> dict[str, str]:
    """What a form shows for what is kept."""
    won: Sequence[str] = [each.name for each in TRAITS[kind] if each.form == WON]
    return {name: f"{int(said):,}원" if name in won else said for name, said in traits.items()}


def _read(trait: Trait, said: str) -> str:
    if trait.form == CHOICE and said and said not in dict(trait.choices):
        raise ValueError("목록에서 골라 주십시오.")
    if trait.form == DAY and said:
        return _day(said)
    if trait.form == WON and said:
        return _won(said)
    if trait.form == NUMBER and said and not re.fullmatch(r"\d{1,2}(?:\.\d{1,3})?", said, re.ASCII):
        raise ValueError("숫자를 3.0이나 5처럼 적어 주십시오.")
    if trait.form == FLAG:
        return YES if said in {YES, "on", "True"} else ""
    longest = LONGEST_ROWS if trait.form == ROWS else LONGEST_WORDS
    if len(said) > longest:
        raise ValueError(worded("{longest}자까지 적을 수 있습니다. 줄여 적으십시오.", longest=longest))
    return said


def _won(said: str) -> str:
    try:
        return str(read_won(said))
    except FormulaFault as fault:
        raise ValueError(worded("{fault} 예: 3억원, 1,200천원", fault=str(fault))) from fault


def _day(said: str) -> str:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", said):
        raise ValueError("날을 2026-10-31처럼 적어 주십시오.")
    try:
        return date.fromisoformat(said).isoformat()
    except ValueError as error:
        raise ValueError("없는 날입니다. 날을 2026-10-31처럼 적어 주십시오.") from error
