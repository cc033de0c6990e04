"""Codes of accounts, cells and movements, and of what is asked of the ledger."""

from collections.abc import Mapping

from django.db.models import TextChoices


class AccountKind(TextChoices):
    """What kind of account (회계) money belongs to (지방재정법 제9조); rows are sorted by these codes."""

    GENERAL = "GENERAL", "일반회계"
    SPECIAL = "SPECIAL", "기타특별회계"
    SPECIAL_ENTERPRISE = "SPECIAL_ENTERPRISE", "공기업특별회계"
    STATUTORY_FUND = "STATUTORY_FUND", "기금"


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
    BALANCED = "BALANCED", "균특보조금"
    FUND_GRANT = "FUND_GRANT", "기금보조금"
    BOND = "BOND", "지방채"
    OTHER = "OTHER", "기타"
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
    EXCESS_USE = "EXCESS_USE", "수입대체경비 초과지출"
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
    EXCESS_USED = "EXCESS_USED", "수입대체경비 초과지출액"


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
    """How money was allotted: as the plan has it, before its quarter, beside the plan, or before the year begins."""

    REGULAR = "REGULAR", "정기배정"
    EARLY = "EARLY", "당겨배정"
    OCCASIONAL = "OCCASIONAL", "수시배정"
    BEFORE_YEAR = "BEFORE_YEAR", "개시 전 배정"


class ReserveGround(TextChoices):
    """What a reserve is used for (지방재정법 제43조제1항, 제2항)."""

    BEYOND = "BEYOND", "예측할 수 없는 예산 외의 지출"
    EXCESS = "EXCESS", "예산 초과 지출"
    DISASTER = "DISASTER", "재해·재난"


class ProvisionalGround(TextChoices):
    """What alone is paid while the council has not voted the budget of a year (지방자치법 제146조 각 호)."""

    KEEP_UP = "KEEP_UP", "기관이나 시설의 유지·운영"
    DUTY = "DUTY", "법령상 또는 조례상 지출의무의 이행"
    CONTINUED = "CONTINUED", "이미 예산으로 승인된 사업의 계속"


class PreUseGround(TextChoices):
    """What lets money be used before its adoption (지방재정법 제45조 단서)."""

    EARMARKED = "EARMARKED", "용도가 지정되고 전액 교부됨"
    DISASTER = "DISASTER", "재난구호·복구 계획이 확정·통보됨"


class ExcessGround(TextChoices):
    """What lets 수입대체경비 be spent beyond the budget (지방회계법 제26조제1항 단서)."""

    RECEIVED = "RECEIVED", "수입이 예산을 초과함"
    EXPECTED = "EXPECTED", "수입이 예산을 초과할 것으로 예상됨"


class UncommittedGround(TextChoices):
    """What is carried over by accident without a commitment in its year (지방재정법 제50조제2항제2호-제4호)."""

    TENDERED = "TENDERED", "입찰공고를 한 경비(제2호)"
    COMPENSATION = "COMPENSATION", "손실보상비(제3호)"
    RUNNING = "RUNNING", "경상적 경비(제4호)"


class YearStatus(TextChoices):
    """Where a fiscal year stands on a day (finance 2.5, 6.1)."""

    PLANNING = "PLANNING", "편성 중"
    PROVISIONAL = "PROVISIONAL", "준예산 집행 중"
    OPEN = "OPEN", "집행 중"
    WINDOW = "WINDOW", "출납 정리 중"
    BOOKS = "BOOKS", "장부 정리 중"
    CLOSED = "CLOSED", "출납 폐쇄"
    SETTLED = "SETTLED", "결산 마침"


class BeforeYearGround(TextChoices):
    """What alone is allotted before its fiscal year begins (지방재정법 시행령 제57조, in the order of its numbers)."""

    REMOTE = "REMOTE", "교통이나 통신이 불편한 지방에서 지급하는 경비"
    TRAVEL = "TRAVEL", "여비"
    ABROAD = "ABROAD", "외국에서 지급하는 경비"
    SHIPPING = "SHIPPING", "선박운항에 소요되는 경비"
    PROVISIONS = "PROVISIONS", "소속행정기관 등에서 필요한 부식물의 매입경비"
    PROMOTION = "PROMOTION", "업무추진비"
    PUBLIC_WORKS = "PUBLIC_WORKS", "조기집행을 필요로 하는 공공사업비"
    DISASTER = "DISASTER", "재해복구사업에 소요되는 경비"


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
    DEEMED = "DEEMED", "세입 간주처리"
    PRE_USE = "PRE_USE", "세입 성립전 사용"
    ABSORB_DEEMED = "ABSORB_DEEMED", "세입 간주처리 추경 계상"
    ABSORB_PRE_USE = "ABSORB_PRE_USE", "세입 성립전 사용 추경 계상"
    REORGANISATION = "REORGANISATION", "세입 이체"
    EXCESS_USE = "EXCESS_USE", "세입 수입대체경비 초과지출"
    REVERSAL = "REVERSAL", "취소"


class RevenueBalance(TextChoices):
    """What a line of revenue adds to."""

    ORIGINAL = "ORIGINAL", "세입 본예산액"
    SUPPLEMENTARY = "SUPPLEMENTARY", "세입 추경 증감"
    LEVIED = "LEVIED", "징수결정액"
    RECEIVED = "RECEIVED", "수납액"
    WRITTEN_OFF = "WRITTEN_OFF", "불납결손액"
    DEEMED = "DEEMED", "세입 간주처리액"
    PRE_USED = "PRE_USED", "세입 성립전 사용액"
    REORGANISED = "REORGANISED", "세입 이체 증감"
    EXCESS_USED = "EXCESS_USED", "초과수입 사용액"


class RevenueTotal(TextChoices):
    """What is made of balances of revenue by adding and taking away."""

    BUDGETED = "BUDGETED", "예산액"
    REORGANISED = "REORGANISED", "이체 등 증감"
    AVAILABLE = "AVAILABLE", "예산현액"
    LEVIED = "LEVIED", "징수결정액"
    RECEIVED = "RECEIVED", "수납액"
    WRITTEN_OFF = "WRITTEN_OFF", "불납결손액"
    UNCOLLECTED = "UNCOLLECTED", "미수납액"


class RevenueBy(TextChoices):
    """By what revenue is divided, from the finest on."""

    CELL = "cell", "세입과목과 부서"
    CODE = "code", "세입과목"
    GROUP = "group", "장"
    DIVISION = "division", "부서"
    ACCOUNT = "account", "회계"


class CarryFault(TextChoices):
    """Why nobody goes on being in charge of a programme in the next year by itself."""

    NEW = "NEW", "지난해에 없던 사업"
    RENAMED = "RENAMED", "부호는 같고 이름이 다른 사업"
    NOBODY = "NOBODY", "지난해 말에 담당 팀이 없던 사업"
    GONE = "GONE", "담당 팀이 나뉘었거나 이어받은 팀이 없음"


class ReconciledState(TextChoices):
    """How an amount of a statement of others compares with ours."""

    MATCHED = "MATCHED", "맞음"
    DIFFERENT = "DIFFERENT", "다름"
    ONLY_OURS = "ONLY_OURS", "우리 원장에만 있음"
    ONLY_THEIRS = "ONLY_THEIRS", "명세에만 있음"
    UNREPORTED = "UNREPORTED", "우리 원장이 관리하지 않음"


class CodeKind(TextChoices):
    """What a code of the budget's structure stands for, from the coarsest on."""

    ACCOUNT = "ACCOUNT", "회계"
    FIELD = "FIELD", "분야"
    FUNCTION = "FUNCTION", "부문"
    POLICY = "POLICY", "정책사업"
    UNIT = "UNIT", "단위사업"
    PROGRAMME = "PROGRAMME", "세부사업"
    ITEM = "ITEM", "통계목"
    DIVISION = "DIVISION", "부서"
    REVENUE = "REVENUE", "세입과목"
    FUNDING = "FUNDING", "재원"


class CodeTableKind(TextChoices):
    """What a table of codes of a fiscal year is of."""

    ACCOUNT = "ACCOUNT", "회계"
    FUNCTION = "FUNCTION", "기능별(분야·부문)"
    NATURE = "NATURE", "성질별(편성목·통계목)"
    PROGRAMME = "PROGRAMME", "사업별(정책·단위·세부사업)"
    REVENUE = "REVENUE", "세입(장·관·항·세입과목)"
    FUNDING = "FUNDING", "재원"
    DIVISION = "DIVISION", "부서"


class CodeLevel(TextChoices):
    """The level of a code in its table."""

    ACCOUNT = "ACCOUNT", "회계"
    FIELD = "FIELD", "분야"
    SECTOR = "SECTOR", "부문"
    GROUP = "GROUP", "편성목"
    ITEM = "ITEM", "통계목"
    POLICY = "POLICY", "정책사업"
    UNIT = "UNIT", "단위사업"
    PROGRAMME = "PROGRAMME", "세부사업"
    CHAPTER = "CHAPTER", "장"
    SECTION = "SECTION", "관"
    ARTICLE = "ARTICLE", "항"
    REVENUE = "REVENUE", "세입과목"
    FUNDING = "FUNDING", "재원"
    DIVISION = "DIVISION", "부서"


class FileKind(TextChoices):
    """What kind of file came into the ledgers."""

    EVENTS = "EVENTS", "사건 파일"
    BOOK = "BOOK", "예산서 파일"
    REVENUE = "REVENUE", "세입 파일"
    EXECUTION = "EXECUTION", "e-호조 집행내역"


class ProposalKind(TextChoices):
    """What waits for a second person before it is posted."""

    DEEMED = "DEEMED", "간주처리·성립전 사용"
    ALLOTMENT = "ALLOTMENT", "수시배정"
    CARRY_OUT = "CARRY_OUT", "이월"
    PROVISIONAL = "PROVISIONAL", "준예산"
    FILE = "FILE", "예산 사건 파일"


class ProposalOutcome(TextChoices):
    """What became of a proposal."""

    CONFIRMED = "CONFIRMED", "승인"
    RETURNED = "RETURNED", "반려"
    WITHDRAWN = "WITHDRAWN", "회수"


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
    TEAM = "team", "팀"
    POLICY = "policy", "정책사업"
    UNIT = "unit", "단위사업"
    PROGRAMME = "programme", "세부사업"
    FUNDING = "funding", "재원"


_BY_PROGRAMME = (Level.ACCOUNT, Level.POLICY, Level.UNIT, Level.PROGRAMME, Level.CELL)
PATHS: Mapping[Level, tuple[Level, ...]] = {
    each: _BY_PROGRAMME[: place + 1] for place, each in enumerate(_BY_PROGRAMME)
} | {Level.DIVISION: (Level.ACCOUNT, Level.DIVISION)}
"""The levels that a row of each level is found by, from the account down."""
