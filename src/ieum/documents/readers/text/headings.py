"""Tells item titles from other lines that begin with a number, by their sequence and by the contents lists."""

import re
from dataclasses import dataclass

from ieum.documents.readers.text.lines import squeeze
from ieum.documents.readers.text.numbering import read_boxed, read_dotted, read_lone

_TEAM_AT_END = re.compile(r"(?P<title>.*\S)(?:\s+|\s*[(\[〔])(?P<team>[^\s()]{1,12}팀)[)\]〕]?")
_TEAM = re.compile(r"\S{1,12}팀")
_MOST_TITLE_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Title:
    """An item's title as a line gives it; the text is "" where it stands on the next line."""

    level: int
    number: str
    text: str


def split_team(title: str) -> tuple[str, str]:
    """Divide a title from the team named at its right; the team is "" where none is."""
    match = _TEAM_AT_END.fullmatch(title)
    return (match["title"], match["team"]) if match else (title, "")


def team_line(text: str) -> bool:
    """Whether a line names a team and nothing else."""
    return _TEAM.fullmatch(text) is not None


@dataclass(slots=True)
class Numbering:
    """Follows the numbers of items: "1." runs through a chapter, boxed numbers run below it or in its place."""

    listed: frozenset[str] = frozenset()
    """Titles in contents lists, without spaces."""
    _dotted: int = 0
    _boxed: int = 0
    _before_chapter: int = 0
    """The last boxed number before a chapter opened, since a chapter's title may come too late."""
    has_begun: bool = False
    """Whether any title has been read; what stands before it is cover."""
    late_chapter: bool = False
    """Whether the numbers went on behind a chapter's title."""

    def open_chapter(self) -> None:
        """Begin to count anew."""
        self.has_begun = True
        self._before_chapter = self._boxed if not self._dotted else 0
        self._dotted = self._boxed = 0

    def item(self, text: str, following: str, *, fresh: bool) -> Title | None:
        """Read a line as an item's title; None where its number is out of sequence.

        ``following`` is the next line if it is plain; ``fresh`` tells whether numbering may begin here.
        """
        if len(text) > _MOST_TITLE_LENGTH:
            return None
        return (
            self._read_dotted(text, fresh=fresh)
            or self._read_boxed(text, fresh=fresh)
            or self._read_lone(text, following, fresh=fresh)
        )

    def _read_dotted(self, text: str, *, fresh: bool) -> Title | None:
        read = read_dotted(text)
        if read is None or not self._fits(read[0], self._dotted, read[1], fresh=fresh):
            return None
        self._dotted, self._boxed = read[0], 0
        return Title(2, str(read[0]), read[1])

    def _read_boxed(self, text: str, *, fresh: bool) -> Title | None:
        read = read_boxed(text)
        if read is None or not self._fits(read[0], self._boxed, read[2], fresh=fresh):
            return None
        self._boxed = read[0]
        return Title(3 if self._dotted else 2, read[1], read[2])

    def _read_lone(self, text: str, following: str, *, fresh: bool) -> Title | None:
        number = read_lone(text)
        if number is None or not following or len(following) > _MOST_TITLE_LENGTH:
            return None
        if not self._fits(number, self._boxed, following, fresh=fresh):
            return None
        self._boxed = number
        return Title(3 if self._dotted else 2, text, "")

    def _fits(self, number: int, last: int, title: str, *, fresh: bool) -> bool:
        if self._is_listed(title):
            return True
        if last == 0 and number > 1 and number == self._before_chapter + 1:
            self.late_chapter = True
            return True
        return number == last + 1 and (number > 1 or fresh)

    def _is_listed(self, title: str) -> bool:
        squeezed = squeeze(title)
        return squeezed in self.listed or squeeze(split_team(title)[0]) in self.listed
