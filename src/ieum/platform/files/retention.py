"""How long a file is kept (보존기간), counted as the act on public records counts it."""

from datetime import date

from ieum.platform.choices import Retention

_YEARS = {Retention.YEARS_30: 30, Retention.YEARS_10: 10, Retention.YEARS_5: 5, Retention.YEARS_3: 3, Retention.YEAR: 1}


def expires_on(retention: str, completed_on: date | None) -> date | None:
    """The last day of the period; None where it is kept for ever, or the matter is not done and no period runs.

    The period begins on 1 January after the year in which the matter was done (공공기록물 관리에 관한 법률 시행령
    제26조제2항).
    """
    years = _YEARS.get(Retention(retention))
    if years is None or completed_on is None:
        return None
    return date(completed_on.year + years, 12, 31)
