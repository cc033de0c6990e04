"""Base days: numbers that stand as of a day after the day of the report."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from ieum.checking.claims import Claim, Operand, Relation, Severity
from ieum.checking.finders.dates.days import MONTH, YEAR, find_days, full_year
from ieum.checking.passages import Material, Passage, Sheet
from ieum.documents.model import Place

_AS_OF = re.compile(r"\s*\)?\s*(?:일자)?\s*(?:현재|기준)(?![가-힣])")
_TO_COME = re.compile(r"예정|전망|예상|목표|까지|계획|추계|추정|향후|이후|부터|시행")
_MONTH = re.compile(rf"(?P<year>{YEAR})\s*(?:\.|년)\s*(?P<month>{MONTH})")
_DOUBT = "앞으로의 날을 기준으로 삼은 전망일 수 있습니다."


def find_base_days(material: Material) -> Iterator[Claim]:
    """Find "2023. 12. 31. 기준" and a table's 기준일 in a report whose cover bears an earlier day."""
    printed, day = report_day(material) or ("", None)
    if day is None:
        return
    for passage in material.texts:
        for each in find_days(passage.text):
            is_base = each.year is not None and each.exists and _AS_OF.match(passage.text, each.end)
            if is_base and each.year and not _TO_COME.search(passage.text):
                base = date(each.year, each.month, each.day)
                words = passage.text[each.start : each.end].strip()
                place = material.locate(passage.place, passage.text, each.start, words)
                yield _claim(passage, words, place, (base, day), printed)
    for sheet in material.sheets:
        base_date = sheet.table.base_date
        if base_date is not None and not _is_to_come(sheet):
            passage = sheet.before or Passage("", sheet.table.place, "paragraph", 0, section=sheet.section)
            yield _claim(passage, f"{base_date:%Y.%m.%d.}", sheet.table.place, (base_date, day), printed)


def _is_to_come(sheet: Sheet) -> bool:
    """Whether the table tells of what is planned or expected."""
    return bool(_TO_COME.search(" ".join((sheet.section, sheet.table.caption, *sheet.table.columns))))


def report_day(material: Material) -> tuple[str, date] | None:
    """What the cover prints as the report's day, or the days of its session; of a month or a period the last day."""
    period = material.document.period
    days = [each for each in find_days(period) if each.exists]
    if days and days[0].year:
        last = days[-1]
        year = last.year or days[0].year + ((last.month, last.day) < (days[0].month, days[0].day))
        return period, date(year, last.month, min(last.day, monthrange(year, last.month)[1]))
    match = _MONTH.search(period)
    if not match:
        return None
    year, month = full_year(match["year"]), int(match["month"])
    return period, date(year, month, monthrange(year, month)[1])


def _claim(passage: Passage, words: str, place: Place, days: tuple[date, date], report: str) -> Claim:
    base, day = days
    return Claim(
        "base-day", passage.where, Operand(words, None, place), (Operand(report, None),), f"기준일 ≤ 보고일 {report}",
        words if base <= day else f"{day:%Y.%m.%d.} 이전", Relation.SAME_TEXT, worst=Severity.WARNING, doubt=_DOUBT,
    )  # fmt: skip
