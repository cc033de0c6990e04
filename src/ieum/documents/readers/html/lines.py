"""Lines of a page: blanks as a browser shows them, bold and raised letters, line breaks."""

import base64
import binascii
import re
from dataclasses import dataclass, replace
from typing import Any

from ieum.documents.model import Picture, Place, Run, Text
from ieum.documents.readers.common.runs import merged

_BLANKS = re.compile(r"[ \t\n\f\r]+")
_BOLD = re.compile(r"font-weight\s*:\s*[\"']?(?:bold|[6-9]\d\d)", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*[\"']?super", re.IGNORECASE)
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_IMAGE = re.compile(r"\s*data:(?P<type>image/[\w.+-]+)(?:;[\w=.+-]+)*;base64,(?P<data>.*)", re.DOTALL | re.IGNORECASE)
SILENT = frozenset(
    ("script", "style", "template", "noscript", "head", "title", "iframe", "object", "embed", "applet", "audio",
     "video", "canvas", "svg", "math", "select", "input", "button", "textarea", "map", "rp")
)  # fmt: skip
"""Elements that say nothing in a report; what runs, plays or asks is among them."""


@dataclass(frozen=True, slots=True)
class Ink:
    """How letters look, and whether their blanks stay as they are."""

    bold: bool = False
    superscript: bool = False
    figure: str = ""
    keeps_blanks: bool = False


PLAIN = Ink()


def inked(element: Any, ink: Ink) -> Ink:
    """How letters look within an element."""
    style = element.get("style", "")
    if element.tag in ("b", "strong") or _BOLD.search(style):
        ink = replace(ink, bold=True)
    if element.tag == "sup" or _RAISED.search(style):
        ink = replace(ink, superscript=True)
    return ink


class OpenLine:
    """A line that still goes on."""

    def __init__(self) -> None:
        self._runs: list[Run] = []
        self._after_blank = True
        """Whether a further blank would not be shown: at the start, or behind one."""

    def add(self, shown: str, ink: Ink) -> None:
        """Add letters; blanks in a row are one, at the start of a line none."""
        if not ink.keeps_blanks:
            shown = _BLANKS.sub(" ", shown)
            shown = shown.removeprefix(" ") if self._after_blank else shown
        if shown:
            self._runs.append(Run(shown, ink.figure, ink.bold, ink.superscript))
            self._after_blank = shown.endswith(" ") and not ink.keeps_blanks

    def end(self, ink: Ink) -> None:
        """Break the line: what follows stands below, in the same paragraph."""
        self._drop_last_blank()
        self._runs.append(Run("\n", ink.figure, ink.bold, ink.superscript))
        self._after_blank = True

    def note(self, content: Text) -> None:
        """Add the mark of a footnote."""
        self._runs.append(Run("", footnote=content))
        self._after_blank = False

    def take(self) -> Text:
        """The line, which is over."""
        self._drop_last_blank()
        runs, self._runs, self._after_blank = self._runs, [], True
        return merged(runs)

    def _drop_last_blank(self) -> None:
        if self._after_blank and self._runs and self._runs[-1].text.endswith(" "):
            self._runs[-1] = replace(self._runs[-1], text=self._runs[-1].text[:-1])


def is_hidden(element: Any) -> bool:
    """Whether a browser does not show an element."""
    return element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")) is not None


def is_silent(element: Any) -> bool:
    """Whether an element says nothing: a comment, a script, a control, or one that is hidden."""
    return not isinstance(element.tag, str) or element.tag in SILENT or is_hidden(element)


def classes(element: Any) -> frozenset[str]:
    """The classes of an element."""
    return frozenset(element.get("class", "").split())


def place_of(element: Any) -> Place:
    """The line of the file on which an element begins."""
    return Place(line=element.sourceline)


def picture_of(element: Any) -> Picture:
    """The picture that an ``img`` shows; its data only where it stands in the page itself."""
    found = _IMAGE.fullmatch(element.get("src", ""))
    description = element.get("alt", "")
    if found is None:
        return Picture(description, place=place_of(element))
    try:
        data = base64.b64decode("".join(found["data"].split()), validate=True)
    except (binascii.Error, ValueError):
        return Picture(description, place=place_of(element))
    return Picture(description, found["type"].lower(), data, place_of(element))
