"""Makes blocks of the pieces of all pages: titles, bullets with their depth, paragraphs, contents lists, tables."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce
from statistics import quantiles

from ieum.documents.model import (
    Block,
    Bullet,
    Contents,
    ContentsEntry,
    Document,
    Heading,
    Paragraph,
    Place,
    Text,
    plain,
    text,
)
from ieum.documents.readers.common.foreign import band_heading
from ieum.documents.readers.common.patterns import NOTE_MARKERS, is_number, is_purpose, is_team, rank, typed_heading
from ieum.documents.readers.pdf.finishing import Notes, finished
from ieum.documents.readers.pdf.joining import Vocabulary, joined_tables
from ieum.documents.readers.pdf.lines import TextLine
from ieum.documents.readers.pdf.openings import opened
from ieum.documents.readers.pdf.pages import Page, Pictured, Piece, Ruled, read_page
from ieum.documents.readers.pdf.running import running_head, without_running
from ieum.documents.readers.pdf.sheets import Sheet
from ieum.documents.readers.pdf.titles import (
    contents_entry,
    heading,
    is_contents_caption,
    read_cover,
    sized_heading,
)

_INDENT = 3.0
"""Steps of indentation smaller than this, in points, mean nothing."""
_SAME_SIZE = 0.15
_SMALLEST_TYPE = 0.1
_LARGER = 1.1
_LONGEST_TITLE = 60
_LONG_SENTENCE = re.compile(r"[^\[(【<※].{40,}", re.DOTALL)
"""What stands in a box over the whole width and is no remark."""
_FURTHEST_HANG = 4.0
"""How many sizes behind the text of its bullet a line may begin that goes on with it."""
_LEADING = 2.4
"""Lines of one paragraph stand no further apart than this many sizes."""


@dataclass(frozen=True, slots=True)
class _Step:
    left: float
    weight: int


class Outline:
    """Goes through the pages once."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        pages = [read_page(sheet) for sheet in sheets]
        self._head = running_head(pages)
        self._pages = without_running(pages)
        joined_tables(self._pages)
        self._lines = [piece for page in self._pages for piece in page.pieces if isinstance(piece, TextLine)]
        self._vocabulary = Vocabulary(line.text for line in self._lines)
        self._body = _usual_size(self._lines)
        self._blocks: list[Block] = []
        self._steps: list[_Step] = []
        self._last: TextLine | None = None
        """The printed line above, where the block that it belongs to may go on."""
        self._hang = 0.0
        self._right = 0.0
        self._notes: Notes = {}
        self._lefts: list[tuple[int, float, bool]] = []
        """Of each bullet: which block it is, where it stands, and whether it is the first below a title."""

    def document(self, name: str) -> Document:
        """All blocks, with what the cover says."""
        cover = read_cover(self._pages[0]) if self._pages else None
        for page in self._pages[1:] if cover else self._pages:
            self._page(page)
        self._hang_below_titles()
        said = cover.blocks if cover else ()
        blocks = (*said, *finished(self._blocks, self._notes))
        return replace(cover or Document(), blocks=blocks, source=name, running_head=self._head)

    def _page(self, page: Page) -> None:
        self._right = _right_margin(page)
        self._notes[page.number] = {mark: self._flow(lines) for mark, lines in page.notes.items()}
        pieces = iter(page.pieces)
        last: Piece | None = None
        for piece in pieces:
            if last and not isinstance(piece, Pictured) and (number := _number_beside(last, piece)):
                self._numbered_title(number, piece)
                last = None
                continue
            if last is not None:
                self._piece(last)
            last = piece
        if last is not None:
            self._piece(last)

    def _piece(self, piece: Piece) -> None:
        if isinstance(piece, Ruled):
            self._ruled(piece)
        elif isinstance(piece, Pictured):
            self._blocks.append(piece.picture)
            self._last = None
        else:
            self._line(piece)

    def _numbered_title(self, number: str, piece: Ruled | TextLine) -> None:
        """A title whose number stands in a box of its own at the left, and maybe its team at the right."""
        level = 2 if number.isdigit() else 1
        if isinstance(piece, Ruled):
            place = Place(page=piece.lines[0].page)
            self._title(Heading(level, self._flow(piece.lines), number, place=place))
        else:
            title = Heading(level, piece.content, number, place=Place(page=piece.page))
            self._title(self._with_tail(title, piece.tail))
        self._last = None

    def _ruled(self, ruled: Ruled) -> None:
        self._last = None
        ruled = replace(ruled, table=self._vocabulary.mended(ruled.table))
        if found := band_heading(ruled.table):
            self._title(found)
        elif ruled.lines:
            self._box(ruled)
        else:
            self._blocks.append(ruled.table)

    def _box(self, ruled: Ruled) -> None:
        """A box of one cell: a title or purpose, or lines that are as they would be without it."""
        content = self._flow(ruled.lines)
        words = plain(content)
        is_wide = ruled.box.right - ruled.box.left > 0.5 * self._right
        has_tables = bool(ruled.table.cells[0].tables)
        if has_tables or any(opened(line.content) or contents_entry(line) for line in ruled.lines):
            self._lines_within(ruled)
        elif (title := self._boxed_title(ruled, words)) is not None:
            self._title(title)
        elif is_wide:
            role = "purpose" if is_purpose(words) or _LONG_SENTENCE.fullmatch(words) else "body"
            self._blocks.append(Paragraph(content, role, ruled.table.place))
        else:
            self._blocks.append(replace(ruled.table, kind="banner"))
        self._last = None

    def _lines_within(self, ruled: Ruled) -> None:
        """The lines of a box, which end where the box does and not at the page's margin."""
        margin, self._right = self._right, max(line.right for line in ruled.lines)
        for line in ruled.lines:
            self._line(line)
        self._right = margin
        self._blocks += ruled.table.cells[0].tables

    def _boxed_title(self, ruled: Ruled, words: str) -> Heading | None:
        """The title that a box is by its larger type or its number."""
        ratio = max(line.size for line in ruled.lines) / self._body
        if ratio > _LARGER and len(ruled.lines) <= 2 and len(words) <= _LONGEST_TITLE:
            return replace(sized_heading(words, ratio), place=ruled.table.place)
        found = typed_heading(text(words)) if len(ruled.lines) == 1 else None
        return replace(found, place=ruled.table.place) if found else None

    def _flow(self, lines: Sequence[TextLine]) -> Text:
        return reduce(self._vocabulary.joined, [line.whole for line in lines])

    def _line(self, line: TextLine) -> None:
        if entry := contents_entry(line):
            self._entry(entry)
            return
        if self._continues(line):
            self._go_on(line)
        else:
            self._begin(line)
        self._last = line

    def _begin(self, line: TextLine) -> None:
        place = Place(page=line.page)
        if found := opened(line.whole):
            marker, content = found
            self._lefts.append((len(self._blocks), line.left, not self._steps))
            self._blocks.append(Bullet(marker, self._depth(marker, line.left), content, place))
            self._hang = line.text_left
        elif (title := heading(line, self._body)) is not None:
            self._title(self._with_tail(title, line.tail))
            self._hang = line.left
        else:
            self._blocks.append(Paragraph(line.whole, place=place))
            self._hang = line.left

    def _with_tail(self, title: Heading, tail: str) -> Heading:
        if not tail or is_team(tail):
            return replace(title, team=tail)
        return replace(title, content=text(f"{plain(title.content)} {tail}"))

    def _title(self, title: Heading) -> None:
        self._steps.clear()
        found = None if title.number else typed_heading(text(plain(title.content)))
        if found and found.level == 1:
            title = replace(title, level=1, number=found.number, content=found.content)
        self._blocks.append(title)

    def _entry(self, entry: ContentsEntry) -> None:
        self._last = None
        above = self._blocks[-1] if self._blocks else None
        if isinstance(above, Contents):
            self._blocks[-1] = replace(above, entries=(*above.entries, entry))
            return
        caption = ""
        if isinstance(above, Paragraph | Heading) and is_contents_caption(plain(above.content)):
            caption = plain(above.content)
            self._blocks.pop()
        self._blocks.append(Contents((entry,), caption, entry.place))

    def _continues(self, line: TextLine) -> bool:
        """Whether a line goes on with the block above: its first word had no room there, and it hangs as it should."""
        last = self._last
        if last is None or opened(line.content) or abs(line.size - last.size) > _SAME_SIZE * last.size:
            return False
        if line.page == last.page and line.base - last.base > _LEADING * last.size:
            return False
        if bool(line.end) != bool(last.end):
            return False  # a column begins or ends between them
        had_no_room = last.right + 0.3 * last.size + line.first_word > (last.end or self._right)
        hangs = -0.5 < (line.left - self._hang) / line.size < _FURTHEST_HANG
        return had_no_room and hangs and not last.tail and not self._is_another_title(line)

    def _is_another_title(self, line: TextLine) -> bool:
        """Whether a line below a title is a numbered one as well."""
        title = self._blocks[-1] if self._blocks else None
        if not isinstance(title, Heading) or not title.number:
            return False
        found = heading(line, self._body)
        return found is not None and found.level == title.level and bool(found.number)

    def _go_on(self, line: TextLine) -> None:
        block = self._blocks[-1]
        if isinstance(block, Heading | Paragraph | Bullet):
            self._blocks[-1] = replace(block, content=self._vocabulary.joined(block.content, line.whole))

    def _depth(self, marker: str, left: float) -> int:
        """One deeper than the nearest bullet above that stands further left, or as far with a weightier marker."""
        if marker in NOTE_MARKERS:
            return max(sum(step.left <= left + 2 * _INDENT for step in self._steps), len(self._steps)) + 1
        weight = rank(marker)
        while self._steps and self._closes(self._steps[-1], left, weight):
            self._steps.pop()
        self._steps.append(_Step(left, weight))
        return len(self._steps)

    def _hang_below_titles(self) -> None:
        """Let bullets straight below a title that stand as far right as nested ones elsewhere be as deep as these."""
        usual = _usual_depths([(left, self._blocks[index]) for index, left, is_first in self._lefts if not is_first])
        more, first = 0, 0.0
        for index, left, is_first in self._lefts:
            bullet = self._blocks[index]
            if not isinstance(bullet, Bullet):
                continue
            if is_first:
                more, first = max(usual.get(round(left / _INDENT), 1) - 1, 0), left
            elif left < first - 2 * _INDENT:
                more = 0
            self._blocks[index] = replace(bullet, depth=bullet.depth + more)

    def _closes(self, step: _Step, left: float, weight: int) -> bool:
        return step.left > left + 2 * _INDENT or (step.weight >= weight and step.left > left - _INDENT)


def _number_beside(piece: Piece, other: TextLine | Ruled) -> str:
    """The number of a title that stands in a box before it; "" where it is none."""
    if not isinstance(piece, Ruled) or len(piece.table.cells) != 1 or not is_number(piece.table.cells[0].text):
        return ""
    box = piece.box
    if isinstance(other, Ruled):
        is_beside = other.box.top < (box.top + box.bottom) / 2 < other.box.bottom and bool(other.lines)
    else:
        is_beside = box.top < other.base < box.bottom and other.left > box.right
    return piece.table.cells[0].text.strip().rstrip(".") if is_beside else ""


def _usual_depths(bullets: Sequence[tuple[float, Block]]) -> dict[int, int]:
    """The depth that most bullets have which stand as far right, by steps of indentation."""
    counts: dict[int, Counter[int]] = defaultdict(Counter)
    for left, bullet in bullets:
        if isinstance(bullet, Bullet):
            counts[round(left / _INDENT)][bullet.depth] += 1
    return {step: depths.most_common(1)[0][0] for step, depths in counts.items()}


def _usual_size(lines: Sequence[TextLine]) -> float:
    """The size that most letters of running text have."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[round(line.size, 1)] += len(line.text)
    return max(counts.most_common(1)[0][0], _SMALLEST_TYPE) if counts else 10.0


def _right_margin(page: Page) -> float:
    ends = [piece.right for piece in page.pieces if isinstance(piece, TextLine) and not piece.end]
    return quantiles(ends, n=20)[-1] if len(ends) > 2 else max(ends, default=page.width)
