"""What law forbids to move by its 통계목: from when until when, and in which words it is refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ieum.budget.choices import MovementKind, ReserveGround


@dataclass(frozen=True, slots=True)
class Ban:
    """An item that a kind of movement must not take from ("OUT") or give to ("IN") on the days in between."""

    kind: MovementKind
    direction: str
    items: str
    """The beginning of the item's number."""
    first_day: date
    last_day: date
    sentence: str
    unless: str = ""
    """What a movement that it does not bind begins its ground with; "" where it binds all."""


_ALWAYS = (date(2000, 1, 1), date(9999, 12, 31))
_EVER = (2000, 9999)
SUBSIDIES: Mapping[str, tuple[int, int]] = {
    **dict.fromkeys(("307-02", "307-03", "307-04", "307-10", "307-11", "402-01"), _EVER),
    "402-02": (2000, 2026),
}
"""Items of subsidies to private bodies, with the first and the last fiscal year in which the code stands for one.

Of 2027 on 402-02 is a part of 402-01 (finance 1.3, one third-party source).
"""
RESERVES = ("801-01", "801-02")
"""Items of reserves: 일반예비비 and 재해·재난목적예비비. 801-03 is none in any year: 내부유보금, of 2027 on 예비금."""
_LABOUR = "인건비는 전용할 수 없습니다. (지방재정법 시행령 제55조)"
REPAYMENT = "상환금은 원금과 이자 사이에서만 전용할 수 있습니다. (지방재정법 시행령 제55조)"
_FACILITY = "시설비및부대비는 전용할 수 없습니다. (2025년 12월 1일까지의 지방재정법 시행령 제55조)"
_PROMOTION = "업무추진비로는 전용할 수 없습니다. (지방재정법 시행령 제55조제2항)"
_NOT_FROM_RESERVE = "예비비는 업무추진비·보조금에 사용할 수 없습니다. (지방재정법 시행령 제48조)"

BANS = (
    Ban(MovementKind.TRANSFER, "OUT", "101", *_ALWAYS, _LABOUR),
    Ban(MovementKind.TRANSFER, "IN", "101", *_ALWAYS, _LABOUR),
    Ban(MovementKind.TRANSFER, "OUT", "401", date(2000, 1, 1), date(2025, 12, 1), _FACILITY),
    Ban(MovementKind.TRANSFER, "IN", "203", *_ALWAYS, _PROMOTION),
    Ban(MovementKind.RESERVE_USE, "IN", "203", *_ALWAYS, _NOT_FROM_RESERVE),
    *(
        Ban(
            MovementKind.RESERVE_USE, "IN", item, date(first, 1, 1), date(last, 12, 31), _NOT_FROM_RESERVE,
            str(ReserveGround.DISASTER.label),
        )
        for item, (first, last) in SUBSIDIES.items()
    ),
)  # fmt: skip
"""What law forbids, by day; the database holds the same rows. Relief after a disaster is let (시행령 제48조)."""


def subsidies(year: int) -> tuple[str, ...]:
    """The items of subsidies to private bodies in a fiscal year."""
    return tuple(item for item, (first, last) in SUBSIDIES.items() if first <= year <= last)
