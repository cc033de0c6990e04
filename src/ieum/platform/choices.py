"""Codes of the platform with their Korean labels."""

from django.db.models import TextChoices


class MunicipalityKind(TextChoices):
    """Kinds of local government (지방자치법 제2조, 제3조)."""

    METROPOLITAN = "METROPOLITAN", "시·도"
    CITY = "CITY", "시"
    COUNTY = "COUNTY", "군"
    DISTRICT = "DISTRICT", "자치구"


class Role(TextChoices):
    """What an account may be; what each may do, the table of permissions says."""

    OFFICER = "OFFICER", "담당"
    TEAM_LEAD = "TEAM_LEAD", "팀장"
    DIVISION_HEAD = "DIVISION_HEAD", "과장"
    MAYOR = "MAYOR", "단체장"
    DEPARTMENT = "DEPARTMENT", "사업부서"
    COUNCIL = "COUNCIL", "의회"
    AUDITOR = "AUDITOR", "감사"
    RESIDENT = "RESIDENT", "주민"
    OPERATOR = "OPERATOR", "운영자"


STAFF = frozenset({Role.OFFICER, Role.TEAM_LEAD, Role.DIVISION_HEAD, Role.MAYOR, Role.DEPARTMENT})
"""Whoever works in the office, in whatever unit."""


FOR_A_TIME = frozenset({Role.COUNCIL, Role.AUDITOR})
"""Whoever is not of the office and comes for a term or an audit: such an account always has a last day."""


class ReadingKind(TextChoices):
    """What somebody did with a personal value, or to come to one (수행업무, 개인정보의 안전성 확보조치 기준 제8조)."""

    VIEW = "VIEW", "열람"
    DOWNLOAD = "DOWNLOAD", "내려받기"
    COMMAND = "COMMAND", "명령으로 조회"
    WRITE = "WRITE", "입력·수정"
    LOG_IN = "LOG_IN", "로그인"
    LOG_OUT = "LOG_OUT", "로그아웃"
    REFUSED = "REFUSED", "로그인 거절"


class ErasureOutcome(TextChoices):
    """What was decided about a request to erase somebody."""

    ERASED = "ERASED", "파기함"
    REFUSED = "REFUSED", "파기하지 않음"


class DisposalOutcome(TextChoices):
    """What was decided on a request to dispose of a file."""

    APPROVED = "APPROVED", "폐기함"
    REFUSED = "REFUSED", "폐기하지 않음"


class TombstoneKind(TextChoices):
    """What was destroyed."""

    ERASURE = "ERASURE", "개인정보 파기"
    DISPOSAL = "DISPOSAL", "기록 폐기"


class JobState(TextChoices):
    """Where a job stands."""

    QUEUED = "QUEUED", "차례 기다림"
    RUNNING = "RUNNING", "하는 중"
    DONE = "DONE", "마침"
    FAILED = "FAILED", "못 마침"
    CANCELLED = "CANCELLED", "취소함"


class Channel(TextChoices):
    """How notices of a kind reach an account."""

    SITE = "SITE", "사이트에서만"
    MAIL = "MAIL", "사이트와 메일로 바로"
    DIGEST = "DIGEST", "사이트와 아침에 모은 메일로"
    NONE = "NONE", "알리지 않음"


class MailState(TextChoices):
    """What becomes of a notice by mail."""

    NOT_SENT = "", "보내지 않음"
    AT_ONCE = "AT_ONCE", "보낼 것"
    IN_DIGEST = "IN_DIGEST", "모아 보낼 것"
    SENT = "SENT", "보냄"


class Retention(TextChoices):
    """How long a record is kept (공공기록물 관리에 관한 법률 시행령 제26조제1항, 별표 1)."""

    PERMANENT = "PERMANENT", "영구"
    SEMI_PERMANENT = "SEMI_PERMANENT", "준영구"
    YEARS_30 = "YEARS_30", "30년"
    YEARS_10 = "YEARS_10", "10년"
    YEARS_5 = "YEARS_5", "5년"
    YEARS_3 = "YEARS_3", "3년"
    YEAR = "YEAR", "1년"


class Verdict(TextChoices):
    """What a scanner says of a file."""

    CLEAN = "CLEAN", "깨끗함"
    INFECTED = "INFECTED", "격리됨"
    FAILED = "FAILED", "검사하지 못함"
