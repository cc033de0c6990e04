"""The cover: title, organisation, council session and dates, from the lines before the first chapter or list."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ieum.documents.readers.text.lines import Line, close_up, squeeze

_TITLE = re.compile(r".{0,60}(?:업무(?:보고|계획|추진|실적)|업무.{0,10}보고|보고서).{0,60}")
_SESSION = re.compile(r"제\s*\d{1,4}\s*회.{0,40}(?:정례회|임시회).{0,20}")
_PERIOD = re.compile(r"(?:19|20)\d\d\s*\.\s*\d{1,2}\s*\.?[\d\s.~∼\-–]*")
_ORGANISATION = re.compile(r"[가-힣\d·\s]{1,20}(?:과|국|실|관|단|센터)")


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cover says; "" for what it does not."""

    title: str = ""
    organisation: str = ""
    session: str = ""
    period: str = ""
    used: frozenset[int] = frozenset()
    """Indexes of the lines that say it."""


def read_cover(lines: Sequence[Line]) -> Cover:
    """Read the lines before the first content; those that are no part of the cover's facts stay unused."""
    plain = [(index, line.text) for index, line in enumerate(lines) if line.is_plain]
    title = next((found for found in plain if _TITLE.fullmatch(squeeze(found[1]))), None)
    session = next((found for found in plain if _SESSION.fullmatch(found[1])), None)
    period = next((found for found in plain if is_period(found[1])), None)
    organisation = next(
        (found for found in reversed(plain) if _ORGANISATION.fullmatch(found[1]) and found != title), None
    )
    found = (title, organisation, session, period)
    texts = [close_up(one[1]) if one else "" for one in found]
    return Cover(texts[0], texts[1], texts[2], texts[3], frozenset(one[0] for one in found if one))


def is_period(text: str) -> bool:
    """Whether a line holds the dates of a session or the month of a report, and nothing else."""
    return _PERIOD.fullmatch(text) is not None
