"""Units that stand in reports, and what one of each is worth."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A printed unit: ``scale`` base units make one of it (천원 is 1,000 원)."""

    label: str
    base: str
    scale: int = 1


WON = Unit("원", "원")
THOUSAND_WON = Unit("천원", "원", 1_000)
MILLION_WON = Unit("백만원", "원", 1_000_000)
HUNDRED_MILLION_WON = Unit("억원", "원", 100_000_000)
PERCENT = Unit("%", "%")

MONEY = (
    WON,
    THOUSAND_WON,
    Unit("만원", "원", 10_000),
    MILLION_WON,
    Unit("천만원", "원", 10_000_000),
    HUNDRED_MILLION_WON,
    Unit("조원", "원", 1_000_000_000_000),
)
"""Money units, small to large."""

COUNTERS = (
    "명", "인", "건", "회", "개", "팀", "개팀", "부", "권", "종", "대", "개소", "면", "차", "일", "의원",
    "개월", "개년", "년", "위", "호", "세대", "가구", "식", "과제", "개과제", "사업", "개사업", "분야",
    "개부서", "부서", "강", "set",
)  # fmt: skip
"""Counting words; each is its own unit, and numbers of different ones are not added."""

_BY_LABEL = {unit.label: unit for unit in (*MONEY, PERCENT)}


def unit_of(label: str) -> Unit:
    """Find a unit by its printed label; a counting word stands for itself with scale 1."""
    cleaned = label.replace(" ", "")
    return _BY_LABEL.get(cleaned, Unit(cleaned, cleaned))
