"""Days as reports print them: "(10.31.기준)", "23.11.06.기준", "2020. 10월말 기준", "'20. 10월말"."""

import calendar
import re
from datetime import date

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
