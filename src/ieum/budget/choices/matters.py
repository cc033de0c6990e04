"""Codes of what is reviewed and planned around the budget."""

from django.db.models import TextChoices


class MatterKind(TextChoices):
    """What the budget team reviews and plans around the budget; each has its own table of steps."""

    INVESTMENT = "INVESTMENT", "투자심사"
    RESEARCH = "RESEARCH", "용역과제 심의"
    MID_TERM = "MID_TERM", "중기지방재정계획"
    GRANT = "GRANT", "외부재원"
    FUND = "FUND", "기금운용계획"
    BOND = "BOND", "지방채"
    DISCLOSURE = "DISCLOSURE", "재정공시"
    DISCLOSURE_ITEM = "DISCLOSURE_ITEM", "재정공시 자료"
    REWARD = "REWARD", "예산성과금"
    SETTLEMENT = "SETTLEMENT", "결산"


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
    PAID = "PAID", "지급"
    ASKED = "ASKED", "자료 요청"
    ANSWERED = "ANSWERED", "자료 제출"
    ACCEPTED = "ACCEPTED", "자료 확인"
    COMPILED = "COMPILED", "결산서 작성"
    UNDER_AUDIT = "UNDER_AUDIT", "결산검사"
    AUDITED = "AUDITED", "결산검사 종료"
    OPINED = "OPINED", "검사의견서"
    APPROVED = "APPROVED", "결산 승인"
    GAZETTED = "GAZETTED", "결산 고시"


SETTLEMENT_ORDER = (
    MatterState.DRAFT, MatterState.COMPILED, MatterState.UNDER_AUDIT, MatterState.AUDITED, MatterState.OPINED,
    MatterState.IN_COUNCIL, MatterState.APPROVED, MatterState.GAZETTED, MatterState.PUBLISHED,
)  # fmt: skip
"""The states of a settlement, the first one first."""


class MoneySource(TextChoices):
    """Who pays for a plan of several years (재원); 구비 alone is own money."""

    NATIONAL = "NATIONAL", "국비"
    CITY = "CITY", "시비"
    SPECIAL_GRANT = "SPECIAL_GRANT", "특별교부세"
    SPECIAL_ADJUSTMENT = "SPECIAL_ADJUSTMENT", "특별조정교부금"
    BALANCED = "BALANCED", "균특보조금"
    FUND_GRANT = "FUND_GRANT", "기금보조금"
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


class RewardKind(TextChoices):
    """What a reward is paid for (지방재정법 시행령 제51조)."""

    STAFF = "STAFF", "정원감축으로 인건비 절약"
    RUNNING = "RUNNING", "경상적 경비 절약"
    PROJECT = "PROJECT", "주요사업비 절약"
    REVENUE = "REVENUE", "수입 증대"


class DisclosurePeriod(TextChoices):
    """Which disclosure it is."""

    BUDGET = "BUDGET", "예산공시"
    SETTLEMENT = "SETTLEMENT", "결산공시"
    OCCASIONAL = "OCCASIONAL", "수시공시"


class DisclosedState(TextChoices):
    """How an item of a disclosure stands."""

    COMPUTED = "COMPUTED", "계산"
    ENTERED = "ENTERED", "등록"
    NOT_APPLICABLE = "NOT_APPLICABLE", "해당 없음"
    ANSWERED = "ANSWERED", "확인 전"
    ASKED = "ASKED", "제출 전"
    MISSING = "MISSING", "요청 전"
