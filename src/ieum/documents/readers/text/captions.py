"""What stands beside a table: its unit, its base date, and the label above it."""

import re
from collections.abc import Iterable
from datetime import date

from ieum.documents.model import Cell
from ieum.documents.readers.text.lines import close_up
from ieum.kernel.dates import find_base_date, full_year

_BESIDE = re.compile(r"[(\[〔]([^()]{0,60}(?:단위|기준)[^()]{0,60})[)\]〕]|(단위\s*[:：][^()]{1,40})")
_AT_END = re.compile(r"\s*\(([^()]{0,40}단위[^()]{0,40})\)$")
_BESIDE_AT_END = re.compile(r"\s*\(([^()]{0,60}(?:단위|기준)[^()]{0,60})\)$")
_UNIT = re.compile(r"단위\s*[:：]?\s*([^\s,/)\]:：]+)")
_DATED = re.compile(r"(\d{4}|['’‘`]?\d{2})\s*\.\s*\d{1,2}\s*\.\s*\d{1,2}\s*\.?\s*(?:기준|현재)")
_PLAN_YEAR = re.compile(r"(20\d\d)\s*년?\s*주요\s*업무\s*(?:추진)?\s*계획")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST_CAPTION = 60


def beside_table(line: str) -> str | None:
    """The inside of a line such as "(단위 : 천원)" or "(기준일 : '20. 10월말)"; None for any other line."""
    match = _BESIDE.fullmatch(line)
    return match[1] or match[2] if match else None


def split_unit(content: str) -> tuple[str, str]:
    """Divide "예산현황 (단위: 천원)" into the label and what is said of the table; "" where nothing is."""
    match = _AT_END.search(content[-100:])
    return (content[: -len(match[0])], match[1]) if match else (content, "")


def split_beside(words: str) -> tuple[str, str]:
    """Divide a caption from what stands behind it in parentheses: "예산현황 (단위 : 천원, 2023. 10. 31. 기준)"."""
    match = _BESIDE_AT_END.search(words[-160:])
    return (words[: -len(match[0])], match[1]) if match else (words, "")


def unit_in(note: str) -> str:
    """The unit that a note beside a table names; "" where it names none."""
    match = _UNIT.search(note)
    return match[1] if match else ""


def base_date_of(note: str, header: Iterable[Cell], year: int | None) -> date | None:
    """The day as of which a table stands: said beside it, else in its header; a forecast (까지) is none."""
    texts = [note, *(cell.text for cell in header if "까지" not in cell.text)]
    days = (find_base_date(text, report_year=year) for text in texts if text)
    return next((day for day in days if day), None)


def caption_from(content: str) -> str:
    """The caption that a label gives to the table under it: its words up to a colon."""
    label = re.split(r"\s*[:：]", content, maxsplit=1)[0]
    return close_up(label) if len(label) <= _MOST_CAPTION else ""


def report_year(cover: Iterable[str], lines: Iterable[str]) -> int | None:
    """The year that days without one are of: the cover's, else a dated table's, else the one before the plan's."""
    on_cover = next((match for text in cover if (match := _YEAR.search(text))), None)
    if on_cover:
        return int(on_cover[0])
    plan_year = None
    for line in lines:
        dated = _DATED.search(line)
        if dated:
            return full_year(dated[1])
        plan = _PLAN_YEAR.search(line) if plan_year is None else None
        plan_year = int(plan[1]) - 1 if plan else plan_year
    return plan_year
