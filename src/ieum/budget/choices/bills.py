"""Codes of budget bills."""

from django.db.models import TextChoices


class VersionKind(TextChoices):
    """Which budget of the year a bill is for."""

    ORIGINAL = "ORIGINAL", "본예산"
    SUPPLEMENTARY = "SUPPLEMENTARY", "추경"


class Stage(TextChoices):
    """Where a budget bill stands; from the vote on its amounts stay as they are."""

    REQUEST = "REQUEST", "요구"
    DEPARTMENT = "DEPARTMENT", "부서 조정"
    TEAM = "TEAM", "예산팀 조정"
    MAYOR = "MAYOR", "구청장안"
    COMMITTEE = "COMMITTEE", "상임위원회"
    SPECIAL_COMMITTEE = "SPECIAL_COMMITTEE", "예산결산특별위원회"
    PLENARY = "PLENARY", "본회의"
    REVISION = "REVISION", "수정예산안"
    ADOPTED = "ADOPTED", "확정"
    TRANSFERRED = "TRANSFERRED", "이송"
    PUBLISHED = "PUBLISHED", "고시"
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
    GROUP = "group", "편성목"
    ITEM = "item", "통계목"
    SECTOR = "sector", "기능(분야·부문)"


class ProvisionKind(TextChoices):
    """What a budget decides beside its amounts of the year (지방재정법 제40조제1항)."""

    CONTINUING = "CONTINUING", "계속비"
    DEBT = "DEBT", "채무부담행위"
    EXPRESS = "EXPRESS", "명시이월비"


class EnclosureForm(TextChoices):
    """How a document that goes with a bill is there."""

    FILE = "FILE", "파일로 붙임"
    NONE = "NONE", "해당 없음"
