"""Codes of the organisation with their Korean labels."""

from django.db.models import TextChoices


class UnitKind(TextChoices):
    """What a unit is, the highest first.

    지방자치법 제102조, 제123조-제127조; 지방공기업법 제76조; 지방출자출연법 제2조.
    """

    MAYOR = "MAYOR", "구청장"
    VICE_MAYOR = "VICE_MAYOR", "부구청장"
    BUREAU = "BUREAU", "국"
    CENTRE = "CENTRE", "소"
    OFFICE = "OFFICE", "담당관"
    DIVISION = "DIVISION", "과"
    TEAM = "TEAM", "팀"
    NEIGHBOURHOOD = "NEIGHBOURHOOD", "동"
    COUNCIL_OFFICE = "COUNCIL_OFFICE", "의회사무국"
    CORPORATION = "CORPORATION", "공단"
    FUNDED_BODY = "FUNDED_BODY", "출연기관"


class Service(TextChoices):
    """직종 of an official; which grades each has on a day, parameters/grade_scheme.yaml says."""

    ELECTED = "ELECTED", "정무직"
    GENERAL = "GENERAL", "일반직"
    MANAGEMENT = "MANAGEMENT", "관리운영직"
    SPECIAL = "SPECIAL", "별정직"
    FIXED_TERM = "FIXED_TERM", "임기제"
    TECHNICAL = "TECHNICAL", "기능직"


class AppointmentKind(TextChoices):
    """In what way somebody holds a post, or is away from it."""

    REGULAR = "REGULAR", "임용"
    CONCURRENT = "CONCURRENT", "겸임"
    ACTING = "ACTING", "직무대리"
    SECONDED_IN = "SECONDED_IN", "파견 받음"
    SUBSTITUTE = "SUBSTITUTE", "대체인력"
    SECONDED_OUT = "SECONDED_OUT", "파견 나감"
    LEAVE = "LEAVE", "휴직"
    ABSENT = "ABSENT", "휴가·출장"


class EquipmentState(TextChoices):
    """What became of a piece of equipment (공유재산 및 물품 관리법 제75조-제78조); the last three are its end."""

    IN_USE = "IN_USE", "사용"
    STORED = "STORED", "보관"
    CONDEMNED = "CONDEMNED", "불용"
    SOLD = "SOLD", "매각"
    GIVEN = "GIVEN", "양여"
    SCRAPPED = "SCRAPPED", "폐기"


GONE = frozenset({EquipmentState.SOLD, EquipmentState.GIVEN, EquipmentState.SCRAPPED})
"""States of equipment that belongs to the municipality no longer."""


class FacilityKind(TextChoices):
    """What a facility serves for: offices (공용재산), then what is for everybody (공유재산 및 물품 관리법 제5조)."""

    OFFICE_BUILDING = "OFFICE_BUILDING", "청사"
    ARCHIVE = "ARCHIVE", "기록관·자료실"
    COMPUTING = "COMPUTING", "전산·통신시설"
    CULTURE = "CULTURE", "문화시설"
    SPORTS = "SPORTS", "체육시설"
    YOUTH = "YOUTH", "청소년시설"
    WELFARE = "WELFARE", "복지시설"
    PARKING = "PARKING", "주차·차량시설"
    OTHER = "OTHER", "그 밖의 시설"


class FacilityState(TextChoices):
    """Whether a facility serves (공유재산 및 물품 관리법 제11조); the last one is its end."""

    OPEN = "OPEN", "운영"
    SUSPENDED = "SUSPENDED", "휴관"
    CLOSED = "CLOSED", "폐지"


class AccountingKind(TextChoices):
    """회계관직, of which nobody holds two at one time (지방회계법 제36조)."""

    COMMITMENT = "COMMITMENT", "재무관"
    PAYING = "PAYING", "지출원"
    CASH = "CASH", "출납원"


class OrderKind(TextChoices):
    """What changed the organisation."""

    PERSONNEL = "PERSONNEL", "인사발령"
    REORGANISATION = "REORGANISATION", "조직개편"
    IMPORT = "IMPORT", "파일 등록"
    EQUIPMENT = "EQUIPMENT", "물품 변경"
    FACILITY = "FACILITY", "시설 변경"
    UNDO = "UNDO", "되돌림"
