"""Days as reports print them: "(10.31.기준)", "23.11.06.기준", "2020. 10월말 기준", "'20. 10월말"."""

import calendar
import re
from datetime import date

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2999, 12, 31)
"""What an office may mean by a day. Beyond it a day is a slip, or says that there is no end (9999-12-31), after which
no day follows that could be counted."""
_BASE_DAY = re.compile(
    r"(?:(?P<year>\d{4}|['’‘`]?\d{2})\s*\.\s*)?(?P<month>\d{1,2})\s*\.\s*(?P<day>\d{1,2})\s*\.?\s*(?:기준|현재|까지)"
)
_MONTH_END = re.compile(r"(?:(?P<year>\d{4}|['’‘`]?\d{2})\s*[.년]\s*)(?P<month>\d{1,2})\s*월\s*말")


def find_base_date(text: str, *, report_year: int | None = None) -> date | None:
    """Find the day as of which a table's numbers stand; None where the text names none.

    A day without a year is of ``report_year``; without that it stays None.
    """
    for pattern in (_BASE_DAY, _MONTH_END):
        match = pattern.search(text)
        if match:
            return _day(match, report_year)
    return None


def read_day(said: str) -> date:
    """Read a day as "2026-10-31".

    :raises ValueError: if it is none, or one that no office means
    """
    day = date.fromisoformat(said)
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(f"a day from {FIRST_DAY} to {LAST_DAY} is meant")
    return day


def full_year(text: str) -> int:
    """Read a year of two or four digits; two digits are of this century ("'20" is 2020)."""
    digits = int(re.sub(r"\D", "", text))
    return digits if digits >= 100 else 2000 + digits


def _day(match: re.Match[str], report_year: int | None) -> date | None:
    year = full_year(match["year"]) if match["year"] else report_year
    month = int(match["month"])
    if year is None or not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    day = int(match.groupdict().get("day") or last)
    return date(year, month, day) if 1 <= day <= last else None
