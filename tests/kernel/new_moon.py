"""When the moon is new in Korea, after Meeus, Astronomical Algorithms, chapter 49; to a few minutes."""

from datetime import UTC, date, datetime, timedelta, timezone
from math import radians, sin

KOREA = timezone(timedelta(hours=9))
J2000 = datetime(2000, 1, 1, 12, tzinfo=UTC)
DELTA_T = timedelta(seconds=69)  # dynamical time runs ahead of the clock by 64 to 74 seconds in these years
# Coefficient in days, and how often it takes the sun's anomaly, the moon's anomaly and the moon's argument of latitude.
TERMS = (
    (-0.40720, 0, 1, 0), (0.17241, 1, 0, 0), (0.01608, 0, 2, 0), (0.01039, 0, 0, 2), (0.00739, -1, 1, 0),
    (-0.00514, 1, 1, 0), (0.00208, 2, 0, 0), (-0.00111, 0, 1, -2), (-0.00057, 0, 1, 2), (0.00056, 1, 2, 0),
    (-0.00042, 0, 3, 0), (0.00042, 1, 0, 2), (0.00038, 1, 0, -2), (-0.00024, -1, 2, 0), (-0.00007, 2, 1, 0),
)  # fmt: skip


def new_moons(years: range) -> list[date]:
    """The days of new moon by the Korean clock."""
    numbers = range(int((years.start - 2000) * 12.3685) - 1, int((years.stop - 2000) * 12.3685) + 2)
    return [_new_moon(number) for number in numbers]


def _new_moon(k: int) -> date:
    t = k / 1236.85
    sun = radians(2.5534 + 29.10535670 * k - 0.0000014 * t**2)
    moon = radians(201.5643 + 385.81693528 * k + 0.0107582 * t**2)
    latitude = radians(160.7108 + 390.67050284 * k - 0.0016118 * t**2)
    mean = 5.09766 + 29.530588861 * k + 0.00015437 * t**2
    shift = sum(amount * sin(s * sun + m * moon + f * latitude) for amount, s, m, f in TERMS)
    return (J2000 + timedelta(days=mean + shift) - DELTA_T).astimezone(KOREA).date()
