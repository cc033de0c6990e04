"""Codes of the budget with their Korean labels."""

from collections.abc import Mapping

from django.db.models import TextChoices


class AccountKind(TextChoices):
    """What kind of account (회계) money belongs to."""

    GENERAL = "GENERAL", "일반회계"
    SPECIAL = "SPECIAL", "특별회계"


class Grain(TextChoices):
    """How finely a cell says what its money is for."""

    ACCOUNT = "ACCOUNT", "회계"
    PROGRAMME = "PROGRAMME", "세부사업"
    ITEM = "ITEM", "통계목"


class Funding(TextChoices):
    """Where the money comes from."""

    OWN = "OWN", "구비"
    CITY = "CITY", "시비"
    NATIONAL = "NATIONAL", "국비"
    SPECIAL_GRANT = "SPECIAL_GRANT", "특별교부세"
    SPECIAL_ADJUSTMENT = "SPECIAL_ADJUSTMENT", "특별조정교부금"
    UNDIVIDED = "UNDIVIDED", "재원 미구분"


class CarryOrigin(TextChoices):
    """Whether money was granted for this year, or how it came over from the last one."""

    CURRENT = "CURRENT", "현년도"
    EXPRESS = "EXPRESS", "명시이월"
    INCIDENTAL = "INCIDENTAL", "사고이월"
    CONTINUING = "CONTINUING", "계속비이월"


class MovementKind(TextChoices):
    """What moves money in the ledger; money comes before its use."""

    ORIGINAL = "ORIGINAL", "본예산"
    REVISED = "REVISED", "수정예산"
    PROVISIONAL = "PROVISIONAL", "준예산"
    ABSORB_PROVISIONAL = "ABSORB_PROVISIONAL", "준예산 흡수"
    PRE_USE = "PRE_USE", "성립전 사용"
    ABSORB_PRE_USE = "ABSORB_PRE_USE", "성립전 사용 추경 계상"
    SUPPLEMENTARY = "SUPPLEMENTARY", "추경"
    DEEMED = "DEEMED", "간주처리"
    ABSORB_DEEMED = "ABSORB_DEEMED", "간주처리 추경 계상"
    CARRY_IN = "CARRY_IN", "이월"
    COUNCIL_CUT = "COUNCIL_CUT", "의회 삭감"
    RESERVE_USE = "RESERVE_USE", "예비비 사용"
    CROSS_USE = "CROSS_USE", "이용"
    REORGANISATION = "REORGANISATION", "이체"
    TRANSFER = "TRANSFER", "전용"
    CHANGE_OF_USE = "CHANGE_OF_USE", "변경사용"
    ALLOTMENT = "ALLOTMENT", "배정"
    SUB_ALLOTMENT = "SUB_ALLOTMENT", "재배정"
    COMMITMENT = "COMMITMENT", "지출원인행위"
    EXPENDITURE = "EXPENDITURE", "지출"
    RETURN = "RETURN", "반납"
    EXPRESS_VOTE = "EXPRESS_VOTE", "명시이월 의결"
    CONTINUING_VOTE = "CONTINUING_VOTE", "계속비 의결"
    EXPRESS_CARRY_OUT = "EXPRESS_CARRY_OUT", "명시이월"
    INCIDENTAL_CARRY_OUT = "INCIDENTAL_CARRY_OUT", "사고이월"
    CONTINUING_CARRY_OUT = "CONTINUING_CARRY_OUT", "계속비이월"
    LAPSE = "LAPSE", "불용"
    REVERSAL = "REVERSAL", "취소"


class Balance(TextChoices):
    """What a line of the ledger adds to (finance: A, S, G, C, V, T, L, K, P, R, O, U); roll-ups keep this order."""

    ORIGINAL = "ORIGINAL", "본예산"
    SUPPLEMENTARY = "SUPPLEMENTARY", "추경 증감"
    DEEMED = "DEEMED", "간주처리액"
    CARRIED_IN = "CARRIED_IN", "전년도이월액"
    RESERVE_USED = "RESERVE_USED", "예비비 사용액"
    TRANSFERRED = "TRANSFERRED", "전용 증감"
    ALLOTTED = "ALLOTTED", "배정액"
    COMMITTED = "COMMITTED", "지출원인행위액"
    SPENT = "SPENT", "집행액"
    PROVISIONAL = "PROVISIONAL", "준예산액"
    PRE_USED = "PRE_USED", "성립전 사용액"
    CHANGED = "CHANGED", "변경 증감"
    CROSS_USED = "CROSS_USED", "이용 증감"
    REORGANISED = "REORGANISED", "이체 증감"
    SUB_ALLOTTED = "SUB_ALLOTTED", "재배정액"
    COUNCIL_CUT = "COUNCIL_CUT", "의회 삭감액"
    EXPRESS_VOTED = "EXPRESS_VOTED", "명시이월 의결액"
    CONTINUING_VOTED = "CONTINUING_VOTED", "계속비 연부액"
    CARRIED_EXPRESS = "CARRIED_EXPRESS", "명시이월액"
    CARRIED_INCIDENTAL = "CARRIED_INCIDENTAL", "사고이월액"
    CARRIED_CONTINUING = "CARRIED_CONTINUING", "계속비이월액"
    LAPSED = "LAPSED", "불용액"


class Total(TextChoices):
    """What is made of balances by adding and taking away."""

    APPROPRIATION = "APPROPRIATION", "예산액"
    AVAILABLE = "AVAILABLE", "예산현액"
    ALLOTTED = "ALLOTTED", "배정액"
    UNALLOTTED = "UNALLOTTED", "배정잔액"
    COMMITTED = "COMMITTED", "지출원인행위액"
    SPENT = "SPENT", "집행액"
    REMAINING = "REMAINING", "집행잔액"


class Bound(TextChoices):
    """What limits are set by, beside the totals."""

    PROVISIONAL = "PROVISIONAL", "준예산액"
    DEEMED = "DEEMED", "간주처리액"
    PRE_USED = "PRE_USED", "성립전 사용액"
    SUB_ALLOTTED = "SUB_ALLOTTED", "재배정액"
    EXPRESS_VOTED = "EXPRESS_VOTED", "명시이월 의결액"
    CARRIED_EXPRESS = "CARRIED_EXPRESS", "명시이월액"
    UNPAID = "UNPAID", "지출하지 않은 원인행위액"
    CARRIED_INCIDENTAL = "CARRIED_INCIDENTAL", "사고이월액"
    UNPAID_INSTALMENT = "UNPAID_INSTALMENT", "계속비 연부액의 남은 금액"
    CARRIED_CONTINUING = "CARRIED_CONTINUING", "계속비이월액"
    SETTLED = "SETTLED", "집행·이월·불용액의 합계"


class AllotmentKind(TextChoices):
    """How money was allotted: as the plan has it, before its quarter, or beside the plan."""

    REGULAR = "REGULAR", "정기배정"
    EARLY = "EARLY", "당겨배정"
    OCCASIONAL = "OCCASIONAL", "수시배정"


class SavingCategory(TextChoices):
    """The category of expense that something is saved in."""

    RUNNING = "RUNNING", "경상경비·에너지"
    ENTRUSTED = "ENTRUSTED", "민간위탁"
    EVENTS = "EVENTS", "행사성 경비"
    FACILITIES = "FACILITIES", "시설비 등 사업비"


class RevenueKind(TextChoices):
    """What moves revenue."""

    ORIGINAL = "ORIGINAL", "세입 본예산"
    SUPPLEMENTARY = "SUPPLEMENTARY", "세입 추경"
    LEVY = "LEVY", "징수결정"
    RECEIPT = "RECEIPT", "수납"
    WRITE_OFF = "WRITE_OFF", "불납결손"
    REVERSAL = "REVERSAL", "취소"


class RevenueBalance(TextChoices):
    """What a line of revenue adds to."""

    ORIGINAL = "ORIGINAL", "세입 본예산액"
    SUPPLEMENTARY = "SUPPLEMENTARY", "세입 추경 증감"
    LEVIED = "LEVIED", "징수결정액"
    RECEIVED = "RECEIVED", "수납액"
    WRITTEN_OFF = "WRITTEN_OFF", "불납결손액"


class Level(TextChoices):
    """By what balances are rolled up."""

    ACCOUNT = "account", "회계"
    DIVISION = "division", "부서"
    POLICY = "policy", "정책사업"
    UNIT = "unit", "단위사업"
    PROGRAMME = "programme", "세부사업"
    CELL = "cell", "예산과목"


class ExecutedBy(TextChoices):
    """By what a dashboard divides what was spent."""

    DIVISION = "division", "부서"
    POLICY = "policy", "정책사업"
    UNIT = "unit", "단위사업"
    PROGRAMME = "programme", "세부사업"
    FUNDING = "funding", "재원"


class VersionKind(TextChoices):
    """Which budget of the year a bill is for."""

    ORIGINAL = "ORIGINAL", "본예산"
    SUPPLEMENTARY = "SUPPLEMENTARY", "추경"


class Stage(TextChoices):
    """Where a budget bill stands; the last two end it."""

    REQUEST = "REQUEST", "요구"
    DEPARTMENT = "DEPARTMENT", "부서 조정"
    TEAM = "TEAM", "예산팀 조정"
    MAYOR = "MAYOR", "구청장안"
    COMMITTEE = "COMMITTEE", "상임위원회"
    SPECIAL_COMMITTEE = "SPECIAL_COMMITTEE", "예산결산특별위원회"
    PLENARY = "PLENARY", "본회의"
    ADOPTED = "ADOPTED", "확정"
    REJECTED = "REJECTED", "부결"


class Side(TextChoices):
    """Whether a line of a bill is spent or received."""

    EXPENDITURE = "EXPENDITURE", "세출"
    REVENUE = "REVENUE", "세입"


class ComparedBy(TextChoices):
    """By what the lines of a budget bill are summed where its stages stand side by side."""

    DIVISION = "division", "부서"
    POLICY = "policy", "정책사업"
    UNIT = "unit", "단위사업"
    PROGRAMME = "programme", "세부사업"
    ITEM = "item", "통계목"


_BY_PROGRAMME = (Level.ACCOUNT, Level.POLICY, Level.UNIT, Level.PROGRAMME, Level.CELL)
PATHS: Mapping[Level, tuple[Level, ...]] = {
    each: _BY_PROGRAMME[: place + 1] for place, each in enumerate(_BY_PROGRAMME)
} | {Level.DIVISION: (Level.ACCOUNT, Level.DIVISION)}
"""The levels that a row of each level is found by, from the account down."""


class MatterKind(TextChoices):
    """What the budget team reviews and plans around the budget; each has its own table of steps."""

    INVESTMENT = "INVESTMENT", "투자심사"
    RESEARCH = "RESEARCH", "용역과제 심의"
    MID_TERM = "MID_TERM", "중기지방재정계획"
    GRANT = "GRANT", "외부재원"
    FUND = "FUND", "기금운용계획"
    BOND = "BOND", "지방채"
    DISCLOSURE = "DISCLOSURE", "재정공시"


class MatterState(TextChoices):
    """Where such a matter stands; which of them a kind has, its table says."""

    DRAFT = "DRAFT", "작성"
    STUDY = "STUDY", "타당성조사"
    SUBMITTED = "SUBMITTED", "의뢰"
    UNDER_REVIEW = "UNDER_REVIEW", "심사"
    IN_COMMITTEE = "IN_COMMITTEE", "위원회 심의"
    PASSED = "PASSED", "원안가결"
    AMENDED = "AMENDED", "수정가결"
    VOTED_DOWN = "VOTED_DOWN", "위원회 부결"
    APPROPRIATE = "APPROPRIATE", "적정"
    CONDITIONAL = "CONDITIONAL", "조건부 추진"
    CONDITIONS_MET = "CONDITIONS_MET", "조건 이행"
    RECONSIDER = "RECONSIDER", "재검토"
    INAPPROPRIATE = "INAPPROPRIATE", "부적정"
    EXEMPT = "EXEMPT", "심의 제외"
    CONTRACTED = "CONTRACTED", "계약"
    COMPLETED = "COMPLETED", "용역 완료"
    DISCLOSED = "DISCLOSED", "결과 공개"
    EVALUATED = "EVALUATED", "결과 평가"
    CONFIRMED = "CONFIRMED", "계획 확정"
    DELIVERED = "DELIVERED", "제출"
    FOUND = "FOUND", "발굴"
    PRECHECK = "PRECHECK", "사전검토"
    CLEARED = "CLEARED", "신청 승인"
    APPLIED = "APPLIED", "신청"
    SHORTLISTED = "SHORTLISTED", "1차 선정"
    SELECTED = "SELECTED", "확보"
    NOT_SELECTED = "NOT_SELECTED", "탈락"
    WITHDRAWN = "WITHDRAWN", "철회"
    GRANTED = "GRANTED", "교부결정"
    BUDGETED = "BUDGETED", "예산 편성"
    SETTLED = "SETTLED", "정산"
    RETURNED = "RETURNED", "반환 완료"
    IN_COUNCIL = "IN_COUNCIL", "의회 심의"
    ADOPTED = "ADOPTED", "의결"
    DROPPED = "DROPPED", "의회 부결"
    CONSULTING = "CONSULTING", "행정안전부 협의"
    AGREED = "AGREED", "협의 완료"
    ISSUED = "ISSUED", "발행"
    REPAID = "REPAID", "상환 완료"
    PUBLISHED = "PUBLISHED", "공시"
    REPORTED = "REPORTED", "공시 보고"


class MoneySource(TextChoices):
    """Who pays for a plan of several years (재원); 구비 alone is own money."""

    NATIONAL = "NATIONAL", "국비"
    CITY = "CITY", "시비"
    SPECIAL_GRANT = "SPECIAL_GRANT", "특별교부세"
    SPECIAL_ADJUSTMENT = "SPECIAL_ADJUSTMENT", "특별조정교부금"
    OWN = "OWN", "구비"
    BOND = "BOND", "지방채"
    PRIVATE = "PRIVATE", "민간·기타"


class ReviewBody(TextChoices):
    """Who reviews an investment project."""

    OWN = "OWN", "자체심사"
    CITY = "CITY", "시·도 의뢰심사"
    CENTRAL = "CENTRAL", "중앙 의뢰심사"


class ReviewNeed(TextChoices):
    """Whether an investment project must be reviewed."""

    REQUIRED = "REQUIRED", "심사 대상"
    AMBIGUOUS = "AMBIGUOUS", "둘 이상으로 읽힘"
    NOT_REQUIRED = "NOT_REQUIRED", "심사 대상 아님"


class InvestmentKind(TextChoices):
    """What kind of project it is, as the thresholds of the review tell them apart."""

    GENERAL = "GENERAL", "일반 투자사업"
    BUILDING = "BUILDING", "청사·문화·체육시설 신축"
    EVENT = "EVENT", "공연·축제 등 행사성 사업"
    EXHIBITION = "EXHIBITION", "홍보관"
    FOREIGN = "FOREIGN", "외국차관·해외투자"
    JOINT = "JOINT", "다른 자치단체와 공동"
    BURDEN = "BURDEN", "채무부담·예산 외 의무부담"


class ResearchKind(TextChoices):
    """What kind of service is contracted."""

    POLICY = "POLICY", "정책 용역"
    ACADEMIC = "ACADEMIC", "학술 용역"
    TECHNICAL = "TECHNICAL", "기술·전산·임상연구"
    SURVEY = "SURVEY", "단순 조사 등 일반 용역"


class ResearchExemption(TextChoices):
    """Why a service need not be reviewed."""

    URGENT = "URGENT", "재해복구 등 긴급"
    STATUTORY = "STATUTORY", "법령에 따른 의무 시행·심사"
    SUBSIDISED = "SUBSIDISED", "국·시비 보조사업"


class GrantKind(TextChoices):
    """What outside money is asked for."""

    NATIONAL_SUBSIDY = "NATIONAL_SUBSIDY", "국고보조금"
    CITY_SUBSIDY = "CITY_SUBSIDY", "시비보조금"
    SPECIAL_GRANT = "SPECIAL_GRANT", "특별교부세"
    SPECIAL_ADJUSTMENT = "SPECIAL_ADJUSTMENT", "특별조정교부금"
    CONTEST = "CONTEST", "공모사업"
    CITIZEN_BUDGET = "CITIZEN_BUDGET", "시민참여예산"


class GrantField(TextChoices):
    """The field of a call (공모 분야)."""

    SCIENCE = "SCIENCE", "과학통신"
    EDUCATION = "EDUCATION", "교육"
    LAND = "LAND", "국토개발"
    LABOUR = "LABOUR", "노동"
    CULTURE = "CULTURE", "문화체육"
    WELFARE = "WELFARE", "복지"
    WOMEN = "WOMEN", "여성"
    ADMINISTRATION = "ADMINISTRATION", "일반행정"
    INDUSTRY = "INDUSTRY", "산업·중소기업"
    ENVIRONMENT = "ENVIRONMENT", "환경"


class FundAccount(TextChoices):
    """Which account of a fund a plan is for; only the integrated fund has two."""

    SINGLE = "SINGLE", "계정 구분 없음"
    INTEGRATED = "INTEGRATED", "통합계정"
    STABILISATION = "STABILISATION", "재정안정화계정"
    DISASTER = "DISASTER", "재난관리기금·재해구호기금"


class FundUse(TextChoices):
    """What the stabilisation account is used for in the year."""

    NONE = "NONE", "사용하지 않음"
    SHORTFALL = "SHORTFALL", "세입 감소"
    DISASTER = "DISASTER", "재난·지역경제 악화"
    PROJECT = "PROJECT", "대규모 사업"
    REPAYMENT = "REPAYMENT", "지방채 원리금 상환"
    OTHER = "OTHER", "그 밖에 구청장이 필요하다고 인정"


class BondPurpose(TextChoices):
    """What a bond is issued for (지방재정법 제11조제1항)."""

    INVESTMENT = "INVESTMENT", "재정투자사업"
    DISASTER = "DISASTER", "재해예방·복구"
    URGENT = "URGENT", "긴급한 재정수요"
    REFINANCING = "REFINANCING", "지방채 차환"


class DisclosurePeriod(TextChoices):
    """Which disclosure it is."""

    BUDGET = "BUDGET", "예산공시"
    SETTLEMENT = "SETTLEMENT", "결산공시"
    OCCASIONAL = "OCCASIONAL", "수시공시"
