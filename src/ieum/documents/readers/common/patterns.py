"""What a line is by its look alone, for files that were not written by us."""

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from ieum.documents.model import Heading, Run, Text, plain
from ieum.documents.readers.common.runs import merged
from ieum.documents.writers.layout import numbered
from ieum.kernel.dates import find_base_date

NOTE_MARKERS = "※☞*"
"""Markers of remarks, which stand one deeper than what they remark on."""
_RANKS = {
    **dict.fromkeys("□■▣◆◇❏❑▢◻◈❖", 1),
    **dict.fromkeys("○ㅇ◯●◎❍〇◦", 2),
    **dict.fromkeys("-–―▪▫", 3),
    **dict.fromkeys("·ㆍ・•∙‧", 4),
    **dict.fromkeys("⇒➔→▷▶➢✓", 5),
}
_BULLET = re.compile(rf"\s*(?P<marker>[{re.escape(''.join(_RANKS) + NOTE_MARKERS)}])(?P<space>\s*)(?=\S)")
_ROMAN_TITLE = re.compile(r"\s*(?P<number>[Ⅰ-Ⅻ]+|[IVX]+(?=\s*[.．]))\s*[.．]?\s*(?P<title>\S.*)", re.DOTALL)
_DIGIT_TITLE = re.compile(r"\s*(?P<number>\d{1,2})\s*[.．]\s*(?P<title>[^\d\s].{0,39})", re.DOTALL)
_NUMBER = re.compile(r"[Ⅰ-Ⅻ]+|[IVX]+|\d{1,2}(?:-\d{1,2})?")
_UNIT = re.compile(r"단\s?위\s*[:：]?\s*(?P<unit>[^\s:：()\[\]<>〔〕（）/][^()\[\]<>〔〕（）/]*)")
_UNIT_LINE = re.compile(r"\s*[(\[<〔（].*[)\]>〕）]\s*")
_OUR_DATED_LINE = re.compile(
    r"\((?:단위 : (?P<unit>.+), )?(?P<year>\d{1,4})\. (?P<month>\d{1,2})\. (?P<day>\d{1,2})\. 기준\)", re.DOTALL
)
_OUR_UNIT_LINE = re.compile(r"\(단위 : (?P<unit>.+)\)", re.DOTALL)
_CAPTION = re.compile(r"\s*(?:[<〈＜《\[【][^<>〈〉＜＞《》\[\]【】]+[>〉＞》\]】]|\[?표\s*\d+[\].].{0,60})\s*")
_PURPOSE_END = re.compile(r"(?:고자\s?함|도모함?|기여함?|자\s?함)\.?\s*$")
_SENTENCE_END = re.compile(r"[.다음임함됨]\s*$")
_TEAM = re.compile(r"\S{1,12}(?:팀|과|관|국|실|센터|담당|부서)")


@dataclass(frozen=True, slots=True)
class UnitLine:
    """The line over a table that tells its unit and base date."""

    unit: str
    base_date: date | None
    says_more: bool
    """Whether it holds more than that, so that dropping it would lose something."""


def bullet_marker(text: Text) -> tuple[str, Text] | None:
    """The marker that opens a line, and the rest; None where none does.

    A hyphen needs a blank behind it, since "-3" is a number.
    """
    match = _BULLET.match(plain(text))
    if not match or (match["marker"] in "-–*" and not match["space"]):
        return None
    return match["marker"], drop_start(text, match.end())


def rank(marker: str) -> int:
    """How deep a marker usually stands, from 1; what is unknown stands deepest."""
    return _RANKS.get(marker, 6)


def typed_heading(text: Text) -> Heading | None:
    """A title by its typed number: "Ⅱ. ..." is a chapter, "3. ..." an item; None where it is none."""
    value = plain(text)
    if match := _ROMAN_TITLE.fullmatch(value):
        return Heading(1, stripped(drop_start(text, match.start("title"))), match["number"])
    match = _DIGIT_TITLE.fullmatch(value)
    if match and "\n" not in value and not _SENTENCE_END.search(value):
        return Heading(2, stripped(drop_start(text, match.start("title"))), match["number"])
    return None


def is_number(value: str) -> bool:
    """Whether a cell holds nothing but the number of a chapter or item."""
    return _NUMBER.fullmatch(value.strip().rstrip(".")) is not None


def bare_number(head: str) -> str:
    """A number without the dot that our writers put behind it."""
    return head[:-1] if head.endswith(".") and numbered(head[:-1]) == f"{head} " else head


def level_of(number: str) -> int:
    """The level that a number names: roman is a chapter."""
    return 2 if number[:1].isdigit() else 1


def is_team(value: str) -> bool:
    """Whether a short text names a team or division."""
    return _TEAM.fullmatch(value.strip()) is not None


def is_purpose(value: str) -> bool:
    """Whether a boxed text states a purpose, as such sentences end."""
    return _PURPOSE_END.search(value) is not None


def is_caption(value: str) -> bool:
    """Whether a line names the table below it: "<...>", "[표 1] ..."."""
    return _CAPTION.fullmatch(value) is not None


def our_unit_line(value: str) -> UnitLine:
    """Read the line as our writer prints it; any other is read as a foreign one."""
    if match := _OUR_DATED_LINE.fullmatch(value):
        with suppress(ValueError):
            day = date(int(match["year"]), int(match["month"]), int(match["day"]))
            return UnitLine(match["unit"] or "", day, says_more=False)
    if match := _OUR_UNIT_LINE.fullmatch(value):
        return UnitLine(match["unit"], None, says_more=False)
    return unit_line(value) or UnitLine("", None, says_more=True)


def unit_line(value: str) -> UnitLine | None:
    """Read "(단위 : 천원)", "[단위: 명, 2023.10.31.기준]"; None where a line is nothing of that kind."""
    match = _UNIT.search(value)
    if match is None or not (_UNIT_LINE.fullmatch(value) or match.start() <= 2):
        return None
    parts = [part.strip() for part in match["unit"].split(",")]
    base_date = find_base_date(value)
    rest = "".join([value[: match.start()], *parts[1:], value[match.end() :]])
    says_more = re.search(r"[^\W_]", re.sub(r"[\d.\s]+(?:기준|현재)", "", rest) if base_date else rest) is not None
    return UnitLine(parts[0], base_date, says_more)


def drop_start(text: Text, count: int) -> Text:
    """A line without its first ``count`` characters."""
    rest: list[Run] = []
    for run in text:
        kept = run.text[count:]
        count = max(count - len(run.text), 0)
        if kept or run.footnote:
            rest.append(replace(run, text=kept))
    return tuple(rest)


def take_start(text: Text, count: int) -> Text:
    """The first ``count`` characters of a line."""
    kept: list[Run] = []
    for run in text:
        if count > 0 or (count == 0 and run.footnote and not run.text):
            kept.append(replace(run, text=run.text[:count]))
        count -= len(run.text)
    return tuple(kept)


def stripped(text: Text) -> Text:
    """A line without blanks around it; a note that hangs on one of these stays."""
    value = plain(text)
    if value and not (value[0].isspace() or value[-1].isspace()):
        return text
    begin, end = len(value) - len(value.lstrip()), len(value.rstrip())
    kept, at = [], 0
    for run in text:
        kept.append(replace(run, text=run.text[max(begin - at, 0) : max(end - at, 0)]))
        at += len(run.text)
    return merged(kept)
