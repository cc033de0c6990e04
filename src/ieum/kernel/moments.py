"""Moments as officers write and read them: by the office's clock, whatever clock the machine keeps."""

from datetime import datetime, timedelta, timezone

KOREA = timezone(timedelta(hours=9))
"""The office's clock; there is no summer time."""


def read_moment(text: str) -> datetime:
    """Read a moment; one without an offset is of the office's clock, as pages and records show it.

    >>> read_moment("2026-11-22T08:02").isoformat()
    '2026-11-22T08:02:00+09:00'
    >>> read_moment("2026-11-21T23:02Z").isoformat()
    '2026-11-21T23:02:00+00:00'

    :raises ValueError: if it is no moment
    """
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=KOREA)
