"""Codes of office work with their Korean labels."""

from django.db.models import TextChoices


class CaseKind(TextChoices):
    """What a case is about; who decides on each, parameters/delegation.yaml says."""

    REQUEST = "REQUEST", "업무 요청"
    DIRECTIVE = "DIRECTIVE", "요청사항·지시"
    PETITION = "PETITION", "민원"
    INQUIRY = "INQUIRY", "질의"
    POLICY = "POLICY", "방침"
    DATA = "DATA", "자료 요구"


class CaseState(TextChoices):
    """Where a case stands."""

    RECEIVED = "RECEIVED", "접수"
    ASSIGNED = "ASSIGNED", "처리 중"
    IN_APPROVAL = "IN_APPROVAL", "결재 중"
    IN_COMMITTEE = "IN_COMMITTEE", "위원회 심의 중"
    APPROVED = "APPROVED", "결재됨"
    REGISTERED = "REGISTERED", "온나라 등록됨"
    REPLIED = "REPLIED", "회신함"
    CLOSED = "CLOSED", "종결"


class DueTerm(TextChoices):
    """When what is not closed is due, as cases are looked for."""

    LATE = "LATE", "지남"
    TODAY = "TODAY", "오늘"
    WEEK = "WEEK", "오늘부터 7일"
    NONE = "NONE", "기한 없음"


class SegmentKind(TextChoices):
    """What became of the due date of a case since it was counted."""

    SUSPENDED = "SUSPENDED", "멈춤"
    EXTENDED = "EXTENDED", "연장"


class StepRole(TextChoices):
    """What somebody on an approval line does (행정 효율과 협업 촉진에 관한 규정 제9조, 제10조)."""

    REVIEW = "REVIEW", "검토"
    AGREE = "AGREE", "협조"
    DECIDE = "DECIDE", "결재"


class Outcome(TextChoices):
    """How a step of an approval line ended."""

    OPEN = "", "기다림"
    PASSED = "PASSED", "마침"
    RETURNED = "RETURNED", "반려"
    WITHDRAWN = "WITHDRAWN", "회수"


class Capacity(TextChoices):
    """As what somebody acted for a post."""

    HOLDER = "HOLDER", "본인"
    ACTING = "ACTING", "대결(직무대리)"
    SUPERIOR = "SUPERIOR", "대결(상위 부서장)"


class Seat(TextChoices):
    """How somebody came to sit on a committee."""

    APPOINTED = "APPOINTED", "위촉직"
    EX_OFFICIO = "EX_OFFICIO", "당연직"


class MemberGroup(TextChoices):
    """Whom a member of a committee stands for."""

    OUTSIDE = "OUTSIDE", "민간위원"
    OFFICIAL = "OFFICIAL", "공무원"
    COUNCIL = "COUNCIL", "구의원"
    RESIDENT = "RESIDENT", "주민"


class MemberRole(TextChoices):
    """What a member does on a committee."""

    CHAIR = "CHAIR", "위원장"
    VICE_CHAIR = "VICE_CHAIR", "부위원장"
    MEMBER = "MEMBER", "위원"


class ChairKind(TextChoices):
    """How the chair or a vice chair of a committee comes to be it."""

    EX_OFFICIO = "EX_OFFICIO", "당연직"
    ELECTED = "ELECTED", "호선"
    APPOINTED = "APPOINTED", "위촉"


class Sex(TextChoices):
    """For the share that one sex may have (양성평등기본법 제21조)."""

    FEMALE = "FEMALE", "여성"
    MALE = "MALE", "남성"


class ShareBase(TextChoices):
    """Of which members a share is."""

    ALL = "ALL", "전체 위원"
    APPOINTED = "APPOINTED", "위촉직 위원"


class VoteBase(TextChoices):
    """Of whom those in favour must be a share."""

    PRESENT = "PRESENT", "출석위원"
    ROLL = "ROLL", "재적위원"


class Tie(TextChoices):
    """What becomes of a tie."""

    REJECTED = "REJECTED", "부결"
    CHAIR = "CHAIR", "위원장이 결정"


class MeetingState(TextChoices):
    """Where a meeting stands."""

    PLANNED = "PLANNED", "준비"
    NOTIFIED = "NOTIFIED", "소집 통지함"
    OPEN = "OPEN", "개회"
    WRITTEN = "WRITTEN", "서면심의"
    ENDED = "ENDED", "종료"
    FAILED = "FAILED", "무산(정족수 미달)"
    CANCELLED = "CANCELLED", "취소"
    MINUTED = "MINUTED", "회의록 확정"


class ItemResult(TextChoices):
    """What a committee made of an item."""

    OPEN = "", "심의 전"
    PASSED = "PASSED", "원안가결"
    AMENDED = "AMENDED", "수정가결"
    REJECTED = "REJECTED", "부결"
    DEFERRED = "DEFERRED", "보류"
    DROPPED = "DROPPED", "심의하지 못함"


class NoticeWay(TextChoices):
    """How a member was told of a meeting."""

    SITE = "SITE", "이음 알림"
    MAIL = "MAIL", "메일"
    PERSON = "PERSON", "직접"
    LETTER = "LETTER", "우편"
    PHONE = "PHONE", "전화"


class RecusalKind(TextChoices):
    """Why a member takes no part in an item."""

    EXCLUDED = "EXCLUDED", "제척"
    CHALLENGED = "CHALLENGED", "기피"
    ABSTAINING = "ABSTAINING", "회피"


class VoteChoice(TextChoices):
    """How a member voted by name."""

    FAVOUR = "FAVOUR", "찬성"
    AGAINST = "AGAINST", "반대"
    ABSTAIN = "ABSTAIN", "기권"
