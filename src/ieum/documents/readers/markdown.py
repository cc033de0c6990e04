"""Reads Markdown with GitHub's tables, above all what ``writers.markdown`` writes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ieum.documents.model import (
    Block,
    Bullet,
    Cell,
    Contents,
    ContentsEntry,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Place,
    Run,
    Table,
    Text,
    plain,
)
from ieum.documents.readers.common.patterns import drop_start, take_start
from ieum.documents.readers.common.runs import merged
from ieum.documents.readers.text.captions import base_date_of, report_year, split_beside, unit_in
from ieum.documents.readers.text.contents import split_page
from ieum.documents.readers.text.cover import Cover, is_period, read_cover
from ieum.documents.readers.text.decoding import decode_lines
from ieum.documents.readers.text.lines import Line, Rank, squeeze, take_apart
from ieum.documents.readers.text.numbering import read_chapter

_ESCAPED_SIGN = re.compile(r"(\s*)\\(?=\*\s)")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)(?:\s#+)?\s*")
_RULE = re.compile(r"\s{0,3}(?:-(?:\s*-){2,}|\*(?:\s*\*){2,}|_(?:\s*_){2,})\s*")
_DELIMITERS = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?\s*")
_CELL = re.compile(r"(?:[^|\\]|\\.)*", re.DOTALL)
_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])|(?P<bold></?strong>|\*\*)|(?P<sup></?sup>)|\[\^(?P<note>[^\]\s]{1,40})\]",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\s{0,3}\[\^(?P<name>[^\]\s]{1,40})\]:\s*(?P<words>.*)")
_NO_NOTES: Mapping[str, Text] = {}
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_PICTURE = re.compile(r"\[그림: (.*)\]|!\[(.*?)\]\(.*\)")
_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:-\d{1,3})?)\.\s+(?P<title>.+)|(?P<sign>[①-⑳])\s*(?P<rest>.+)")
_TEAM = re.compile(r"(?P<title>.*\S)\s+\((?P<team>\S{1,12}팀)\)")
_ORDERED = re.compile(r"(\d{1,9}[.)]|[①-⑳])\s+(.*)")
_LISTS = ("보고순서", "순서", "목차", "차례")
_MOST_CAPTION = 60


def read_markdown(data: bytes, name: str) -> Document:
    """Read a Markdown file; ``name`` is its file's name, for messages and as the document's source.

    :raises UnreadableDocument: if the file is empty, is not text, or is in an unknown encoding
    """
    source_lines = decode_lines(data, name)
    lines = [_take_apart(number, raw) for number, raw in enumerate(source_lines, 1)]
    title, front = _title(lines)
    cover = read_cover(front)
    title = title or cover.title
    found = {index: note for index, line in enumerate(lines) if (note := _NOTE.fullmatch(line.raw))}
    notes = {note["name"]: inline(note["words"]) for note in found.values()}
    reader = _Reader(lines, report_year((cover.period, title), source_lines), _types_bullets(lines), notes)
    reader.read(_skipped(front, cover, title=title) | found.keys())
    blocks = tuple(reader.blocks)
    return Document(title, cover.organisation, cover.session, cover.period, blocks, name, source_lines)


def _take_apart(number: int, raw: str) -> Line:
    r"""Take a line apart whose sign Markdown had to escape: "\\* remark"."""
    match = _ESCAPED_SIGN.match(raw)
    if match is None:
        return take_apart(number, raw)
    line = take_apart(number, match[1] + raw[match.end() :])
    return replace(line, raw=raw, content_column=line.content_column + 1)


def _title(lines: Sequence[Line]) -> tuple[str, list[Line]]:
    """The title on the cover, and the cover's lines: from it to the dates, or to the next title, list or table."""
    filled = [index for index, line in enumerate(lines) if line.text]
    match = _HEADING.fullmatch(lines[filled[0]].raw) if filled else None
    if match is None or len(match[1]) > 1:
        return "", []
    end = next((index for index in filled[1:] if not _may_be_cover(lines[index])), len(lines))
    front = [take_apart(line.number, plain(inline(line.raw))) for line in lines[:end]]
    dates = next((index for index in filled if index < end and is_period(front[index].text)), end)
    return plain(inline(match[2])), front[: dates + 1]


def _may_be_cover(line: Line) -> bool:
    return line.is_plain and "|" not in line.raw and not _HEADING.fullmatch(line.raw) and not line.raw.startswith(">")


def _skipped(front: Sequence[Line], cover: Cover, *, title: str) -> frozenset[int]:
    first = {next(index for index, line in enumerate(front) if line.text)} if front and title else set()
    return cover.used | first


def _types_bullets(lines: Sequence[Line]) -> bool:
    """Whether the lines carry □ and ○ as signs of their own, so that a space more is a level more."""
    return any(line.rank in (Rank.BOX, Rank.CIRCLE) for line in lines)


@dataclass(slots=True)
class _Reader:
    """Goes through the lines once."""

    lines: Sequence[Line]
    year: int | None
    types_bullets: bool
    notes: Mapping[str, Text]
    blocks: list[Block] = field(default_factory=list)
    _indents: list[int] = field(default_factory=list)

    def read(self, skipped: frozenset[int]) -> None:
        index = 0
        while index < len(self.lines):
            if index in skipped or not self.lines[index].text:
                index += 1
            elif self._begins_table(index):
                index = self._table(index)
            else:
                index = self._block(index)

    def _block(self, index: int) -> int:
        line = self.lines[index]
        heading = _HEADING.fullmatch(line.raw)
        if heading:
            self._indents.clear()
            self.blocks.append(_heading(len(heading[1]), self._inline(heading[2]), line))
        elif _RULE.fullmatch(line.raw):
            self.blocks.append(PageBreak(place=_place(line)))
        elif line.rank or _ORDERED.fullmatch(line.text):
            return self._bullets(index)
        else:
            return self._paragraph(index)
        return index + 1

    def _paragraph(self, index: int) -> int:
        line = self.lines[index]
        quoted = line.text.startswith(">")
        end = index + 1
        while end < len(self.lines) and self._continues(end):
            end += 1
        words = " ".join(one.raw.strip().removeprefix(">").strip() for one in self.lines[index:end])
        content = self._inline(words)
        picture = _PICTURE.fullmatch(plain(content))
        place = Place(line.number, line.column, end if end > line.number else None)
        if picture:
            self.blocks.append(Picture(picture[1] or picture[2] or "", place=place))
        else:
            self.blocks.append(Paragraph(content, "purpose" if quoted else "body", place))
        return end

    def _continues(self, index: int) -> bool:
        line = self.lines[index]
        opens = _HEADING.fullmatch(line.raw) or _RULE.fullmatch(line.raw) or line.rank or self._begins_table(index)
        return bool(line.text) and not opens

    # Bullets and contents lists

    def _bullets(self, index: int) -> int:
        end = index
        while end < len(self.lines) and (self.lines[end].rank is Rank.DASH):
            end += 1
        entries = self._entries(index, end)
        if entries:
            caption = self._take_list_caption()
            self.blocks.append(Contents(entries, caption, Place(self.lines[index].number, 1, end)))
            return end
        end = max(end, index + 1)
        for at in range(index, end):
            self._bullet(at)
        return self._append_to_bullet(end)

    def _entries(self, start: int, end: int) -> tuple[ContentsEntry, ...]:
        entries = [_entry(line) for line in self.lines[start:end]]
        counted = [entry.number for entry in entries] == [str(number) for number in range(1, len(entries) + 1)]
        is_list = len(entries) > 1 and (counted or all(entry.page for entry in entries))
        return tuple(entries) if is_list or self._list_caption() else ()

    def _list_caption(self) -> str:
        last = self.blocks[-1] if self.blocks else None
        words = plain(last.content) if isinstance(last, Paragraph) else ""
        return words if squeeze(words) in _LISTS else ""

    def _take_list_caption(self) -> str:
        caption = self._list_caption()
        if caption:
            self.blocks.pop()
        return caption

    def _bullet(self, index: int) -> None:
        line = self.lines[index]
        ordered = _ORDERED.fullmatch(line.text)
        marker, content = (ordered[1], ordered[2]) if ordered and not line.rank else (line.marker, line.content)
        self.blocks.append(
            Bullet(marker, self._depth(line), self._inline(content), Place(line.number, line.content_column))
        )

    def _append_to_bullet(self, index: int) -> int:
        """Lines straight below a bullet, without a sign of their own, go on with it."""
        end = index
        while end < len(self.lines) and self._continues(end) and not _ORDERED.fullmatch(self.lines[end].text):
            end += 1
        last = self.blocks[-1]
        if isinstance(last, Bullet) and end > index:
            words = self._inline(" ".join(line.raw.strip() for line in self.lines[index:end]))
            place = Place(last.place.line, last.place.column, self.lines[end - 1].number)
            self.blocks[-1] = replace(last, content=(*last.content, Run(" "), *words), place=place)
        return end

    def _depth(self, line: Line) -> int:
        if self.types_bullets:
            return line.indent + 1
        while self._indents and self._indents[-1] > line.indent:
            self._indents.pop()
        if not self._indents or self._indents[-1] < line.indent:
            self._indents.append(line.indent)
        return len(self._indents)

    # Tables

    def _begins_table(self, index: int) -> bool:
        if index + 1 >= len(self.lines) or "|" not in self.lines[index].raw:
            return False
        below = self.lines[index + 1].raw
        if "-" not in below or "|" not in below or not _DELIMITERS.fullmatch(below):
            return False
        return len(_split(self.lines[index])) == len(_split(self.lines[index + 1]))

    def _table(self, start: int) -> int:
        end = start + 2
        while end < len(self.lines) and "|" in self.lines[end].raw:
            end += 1
        width = len(_split(self.lines[start]))
        rows = [_split(line)[:width] for line in (self.lines[start], *self.lines[start + 2 : end])]
        cells = tuple(
            self._cell(row[column] if column < len(row) else ("", Place()), number, column)
            for number, row in enumerate(rows)
            for column in range(width)
        )
        caption, note = self._take_caption()
        header = [cell for cell in cells if cell.row == 0]
        place = Place(self.lines[start].number, 1, end)
        day = base_date_of(note or caption, header, self.year)
        self.blocks.append(Table(cells, 1, caption, unit_in(note), day, place=place))
        return end

    def _cell(self, words: tuple[str, Place], row: int, column: int) -> Cell:
        lines = tuple(self._inline(part.strip()) for part in _BREAK.split(words[0])) if words[0] else ()
        return Cell(row, column, lines, place=words[1])

    def _inline(self, words: str) -> Text:
        return inline(words, self.notes)

    def _take_caption(self) -> tuple[str, str]:
        """The short line straight above a table is its caption, with what it says of unit and base date."""
        last = self.blocks[-1] if self.blocks else None
        if not isinstance(last, Paragraph) or last.role != "body":
            return "", ""
        caption, note = split_beside(plain(last.content))
        if len(caption) > _MOST_CAPTION:
            return "", ""
        self.blocks.pop()
        return caption, note


def _heading(hashes: int, content: Text, line: Line) -> Heading:
    whole = plain(content)
    number, title = _numbered(whole)
    team = _TEAM.fullmatch(title)
    start, shown = whole.rfind(title), team["title"] if team else title
    kept = take_start(drop_start(content, start), len(shown))
    return Heading(max(hashes - 1, 1), kept, number, team["team"] if team else "", place=_place(line))


def _numbered(title: str) -> tuple[str, str]:
    """Divide a title from its number; the number is "" where none is printed."""
    chapter = read_chapter(title)
    if chapter:
        return chapter
    match = _NUMBER.fullmatch(title)
    if match is None:
        return "", title
    return match["number"] or match["sign"], match["title"] or match["rest"]


def _entry(line: Line) -> ContentsEntry:
    title, page = split_page(plain(inline(line.content)))
    number, name = _numbered(title)
    return ContentsEntry(number, name, page, line.indent // 2 + 1, Place(line.number, line.content_column))


def _split(line: Line) -> list[tuple[str, Place]]:
    """The cells of a table's row, with the place of each one's text."""
    raw = line.raw.rstrip()
    start = len(raw) - len(raw.lstrip()) + (1 if raw.lstrip().startswith("|") else 0)
    cells = []
    while start <= len(raw):
        match = _CELL.match(raw, start)
        words = match[0] if match else ""
        column = start + len(words) - len(words.lstrip()) + 1
        cells.append((words.strip(), Place(line.number, column)))
        start += len(words) + 1
        if start == len(raw) and raw.endswith("|"):
            break
    return cells


def inline(words: str, notes: Mapping[str, Text] = _NO_NOTES) -> Text:
    """Read emphasis and footnotes and take escapes off; what is no markup known here stays as it is."""
    runs: list[Run] = []
    look = Run("")
    start = 0
    for match in _INLINE.finditer(words):
        if match["note"] and match["note"] not in notes:
            continue
        runs.append(replace(look, text=words[start : match.start()] + (match["escaped"] or "")))
        start = match.end()
        if match["note"]:
            runs.append(Run("", footnote=notes[match["note"]]))
        elif match["bold"]:
            look = replace(look, bold=not look.bold)
        elif match["sup"]:
            look = replace(look, superscript=not match["sup"].startswith("</"))
    return merged([*runs, replace(look, text=words[start:])])


def _place(line: Line) -> Place:
    return Place(line.number, line.column)
