"""Writes a Document as one accessible HTML page that needs nothing from outside, on screen and on paper."""

import base64
import re
from dataclasses import replace
from html import escape
from itertools import accumulate, groupby
from pathlib import Path

from ieum.documents.model import (
    Bullet,
    Cell,
    Contents,
    ContentsEntry,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Table,
    Text,
    plain,
    text,
)
from ieum.documents.writers.flow import has_cover, linked_titles, printed_caption
from ieum.documents.writers.layout import (
    SHOWN_IMAGES,
    Alignment,
    alignments,
    header_is_apart,
    is_number,
    numbered,
    printable,
    rows_of,
    unit_line,
)
from ieum.kernel.numbers import parse_number

GENERATOR = "이음"
"""What our pages name as their maker; the reader trusts the classes of such pages."""
_STYLE = Path(__file__).with_name("html.css")
_HELD = re.compile(r"^[ \t]+|[ \t]+$|[ \t]*\t[ \t]*|  +", re.MULTILINE)
"""Blanks that a browser would not show as they are."""
_HOLD, _LOOSE = "\x0e", "\x0f"
"""Stand around such blanks until they are written; no printable text contains these characters."""
_SIGNS = str.maketrans({_HOLD: '<span class="blank">', _LOOSE: "</span>", "\n": '<br class="soft">'})
_LINE_END = re.compile("\r\n?")


def write_html(document: Document) -> bytes:
    """Write the whole page in UTF-8: cover, then the blocks."""
    title = _escape(document.title or document.source or "문서")
    page = (
        '<!DOCTYPE html>\n<html lang="ko">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="generator" content="{GENERATOR}">\n'
        f"<title>{title}</title>\n<style>\n{style()}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#content">본문 바로가기</a>\n'
        f"{_running_head(document)}{_cover(document)}"
        f'<main id="content">\n{blocks_to_html(document)}</main>\n</body>\n</html>\n'
    )
    return page.encode()


def style() -> str:
    """The style sheet of the page, for pages that hold ``blocks_to_html``."""
    return _STYLE.read_text("utf-8")


def blocks_to_html(document: Document) -> str:
    """The blocks without the cover, to stand inside a page whose own title is its h1.

    A run that prints a figure becomes ``<data class="figure" data-figure="KEY" value="NUMBER">``. Chapters are
    sections; titles have the ids "title-1", "title-2" and so on, and contents lists link to them.
    """
    return _Page(document).body()


def _running_head(document: Document) -> str:
    head = document.running_head
    return f'<p class="running-head">{_words(head)}</p>\n' if head else ""


def _cover(document: Document) -> str:
    if not has_cover(document):
        return ""
    lines = [
        ("p", "session", document.session),
        ("p", "period", document.period),
        ("h1", "title", document.title),
        ("p", "organisation", document.organisation),
    ]
    inner = "".join(f'<{tag} class="{name}">{_words(value)}</{tag}>\n' for tag, name, value in lines if value)
    return f'<header class="cover">\n{inner}</header>\n'


class _Page:
    """The page as it grows: which lists and which chapter are open, how many titles stand so far and how high."""

    def __init__(self, document: Document) -> None:
        self.blocks = document.blocks
        self.linked = linked_titles(document)
        self.titles = 0
        self.height = 1
        self.pieces: list[str] = []
        self.depths: list[int] = []
        self.in_chapter = False
        self.chapter = ""
        self.notes: list[Text] = []

    def body(self) -> str:
        for index, block in enumerate(self.blocks):
            if isinstance(block, Bullet):
                self.add_bullet(block)
                continue
            self.close_lists(0)
            if isinstance(block, Contents):
                self.pieces.append(_contents(block, self.linked[index], self.chapter))
            elif isinstance(block, Table):
                self.pieces.append(self.table_block(block, printed_caption(self.blocks, index)))
            else:
                self.add_block(block)
        self.close_lists(0)
        self.close_chapter()
        return "".join(self.pieces) + self.footnotes()

    def add_block(self, block: Heading | Paragraph | Picture | PageBreak) -> None:
        if isinstance(block, Heading):
            self.add_heading(block)
        elif isinstance(block, Paragraph):
            self.pieces.append(f'<p class="{_escape(block.role)}">{self.text(block.content)}</p>\n')
        elif isinstance(block, Picture):
            self.pieces.append(_picture(block))
        else:
            landscape = " landscape" if block.landscape else ""
            self.pieces.append(f'<div class="page-break{landscape}"></div>\n')

    def add_bullet(self, bullet: Bullet) -> None:
        self.close_lists(bullet.depth)
        if self.depths and self.depths[-1] == bullet.depth:
            self.pieces.append("</li>\n")
        else:
            self.depths.append(bullet.depth)
            self.pieces.append(f'\n<ul role="list" class="depth-{bullet.depth}">\n')
        marker = f'<span class="marker">{_words(bullet.marker)}</span> ' if bullet.marker else ""
        self.pieces.append(f"<li>{marker}{self.text(bullet.content)}")

    def close_lists(self, depth: int) -> None:
        """Close the lists that are deeper than ``depth``; 0 closes all, since no bullet follows."""
        while self.depths and (self.depths[-1] > depth or not depth):
            self.depths.pop()
            self.pieces.append("</li>\n</ul>\n")

    def add_heading(self, heading: Heading) -> None:
        self.titles += 1
        name = f"title-{self.titles}"
        if heading.level == 1:
            self.close_chapter()
            self.pieces.append(f'<section class="chapter" aria-labelledby="{name}">\n')
            self.in_chapter = True
            self.chapter = plain(heading.content)
        number = _number(heading.number)
        team = f' <span class="team">{_words(heading.team)}</span>' if heading.team else ""
        # Whoever goes by headings expects none to be left out on the way down: a first title of level 3 stands as h2.
        self.height = min(heading.level, self.height) + 1
        tag = f"h{min(self.height, 6)}"
        deeper = f' aria-level="{self.height}"' if self.height > 6 else ""
        level = f' data-level="{heading.level}"' if self.height != heading.level + 1 else ""
        lost = ' class="from-contents"' if heading.from_contents else ""
        words = f"{number}{self.text(heading.content)}{team}"
        self.pieces.append(f'<{tag} id="{name}"{deeper}{level}{lost}>{words}</{tag}>\n')

    def close_chapter(self) -> None:
        if self.in_chapter:
            self.pieces.append("</section>\n")
            self.in_chapter = False

    def table_block(self, table: Table, caption: str) -> str:
        # A wide table is scrolled by keyboard too, so it takes the focus and has a name.
        label = _escape(table.caption or "표")
        inner = self.table(table, caption)
        return f'<div class="table" role="group" tabindex="0" aria-label="{label}">\n{inner}</div>\n'

    def table(self, table: Table, caption: str) -> str:
        stands = alignments(table)
        rows = [self.row(table, cells, stands) for cells in rows_of(table)]
        top = table.header_rows if header_is_apart(table) else 0
        head = f"<thead>\n{''.join(rows[:top])}</thead>\n" if top else ""
        inner = f"{_caption(table, caption)}{head}<tbody>\n{''.join(rows[top:])}</tbody>\n"
        return f'<table class="{_escape(table.kind)}"{_unseen(table)}>\n{inner}</table>\n'

    def row(self, table: Table, cells: list[Cell], stands: dict[tuple[int, int], Alignment]) -> str:
        inner = "".join(self.cell(table, cell, stands[cell.row, cell.column]) for cell in cells)
        return f"<tr>\n{inner}</tr>\n"

    def cell(self, table: Table, cell: Cell, stand: Alignment) -> str:
        tag, scope = _role(table, cell)
        spans = [("rowspan", cell.row_span), ("colspan", cell.column_span)]
        span = "".join(f' {name}="{count}"' for name, count in spans if count > 1)
        lines = "<br>".join(self.text(line) for line in cell.lines)
        tables = "".join(self.table(inner, inner.caption) for inner in cell.tables)
        pictures = "".join(map(_picture, cell.pictures))
        return f'<{tag}{scope}{span} class="{stand}">{lines}{tables}{pictures}</{tag}>\n'

    def text(self, content: Text) -> str:
        """A line; each of its notes is collected, and its mark links there."""
        return "".join(map(self.run, _held_apart(content)))

    def run(self, run: Run) -> str:
        written = _run(run)
        if not run.footnote:
            return written
        self.notes.append(run.footnote)
        number = len(self.notes)
        link = f'<a id="note-mark-{number}" href="#note-{number}" role="doc-noteref">{number})</a>'
        return f'{written}<sup class="note-mark">{link}</sup>'

    def footnotes(self) -> str:
        """What stands at the foot, in the order of the marks."""
        if not self.notes:
            return ""
        items = "".join(
            f'<li id="note-{number}"><span>{_text(note)}</span> '
            f'<a href="#note-mark-{number}" role="doc-backlink" aria-label="본문으로">↩</a></li>\n'
            for number, note in enumerate(self.notes, start=1)
        )
        return f'<section class="footnotes" role="doc-endnotes" aria-label="각주">\n<ol>\n{items}</ol>\n</section>\n'


def _contents(contents: Contents, titles: list[int], chapter: str) -> str:
    entries = "".join(_entry(entry, title) for entry, title in zip(contents.entries, titles, strict=True))
    caption = f'<p class="caption">{_words(contents.caption)}</p>\n' if contents.caption else ""
    # Each list has a name of its own, so that a screen reader can tell them apart.
    label = _escape(contents.caption or f"{chapter} 차례".strip())
    return f'<nav class="contents" aria-label="{label}">\n{caption}<ul role="list">\n{entries}</ul>\n</nav>\n'


def _entry(entry: ContentsEntry, title: int) -> str:
    words = _words(entry.title)
    linked = f'<a href="#title-{title}">{words}</a>' if title else f"<span>{words}</span>"
    number = _number(entry.number)
    page = f' <span class="page">{_words(entry.page)}</span>' if entry.page else ""
    return f'<li class="level-{entry.level}">{number}{linked}{page}</li>\n'


def _caption(table: Table, caption: str) -> str:
    unit = unit_line(table)
    told = f' <span class="unit">{_words(unit)}</span>' if unit else ""
    return f"<caption>{_words(caption)}{told}</caption>\n" if caption or unit else ""


def _unseen(table: Table) -> str:
    """What the elements of a table do not tell by themselves: header rows that are no group, and the base date."""
    is_told = header_is_apart(table) or not table.header_rows
    rows = "" if is_told else f' data-header-rows="{table.header_rows}"'
    day = table.base_date
    is_dated = day is None or unit_line(table).endswith(f"{day.year}. {day.month}. {day.day}. 기준)")
    return rows if is_dated else f'{rows} data-base-date="{day}"'


def _role(table: Table, cell: Cell) -> tuple[str, str]:
    """Element and scope: cells of the header speak for columns, words in the first column for their rows."""
    if table.kind == "banner" or not cell.text.strip():
        return "td", ""
    if cell.row < table.header_rows:
        return "th", ' scope="col"'
    names_row = cell.column == 0 and table.header_rows and table.column_count > 1 and not is_number(cell.text.strip())
    return ("th", ' scope="row"') if names_row else ("td", "")


def _picture(picture: Picture) -> str:
    if picture.media_type not in SHOWN_IMAGES[".html"] or not picture.data:
        return f'<p class="picture">[그림: {_words(picture.description)}]</p>\n'
    description = _escape(picture.description)
    data = base64.b64encode(picture.data).decode("ascii")
    return f'<img src="data:{picture.media_type};base64,{data}" alt="{description}">\n'


def _text(content: Text) -> str:
    return "".join(map(_run, _held_apart(content)))


def _words(value: str) -> str:
    return _text(text(value))


def _run(run: Run) -> str:
    written = _letters(run.text)
    if run.figure:
        bare = printable(run.text)
        number = parse_number(bare)
        value = _escape(str(number.value) if number else bare)
        written = f'<data class="figure" data-figure="{_escape(run.figure)}" value="{value}">{written}</data>'
    if run.superscript:
        written = f"<sup>{written}</sup>"
    return f"<strong>{written}</strong>" if run.bold else written


def _held_apart(content: Text) -> Text:
    """A line with marks around the blanks that a browser would not show as they are."""
    clean = tuple(map(_cleaned, content))
    words = plain(clean)
    # Hardly any line has such blanks, which is told at a tenth of what looking for them costs.
    if words == " ".join(words.split()):
        return clean
    held = {at for match in _HELD.finditer(words) for at in range(*match.span())}
    ends = accumulate(len(run.text) for run in clean)
    return (
        tuple(_marked(run, end - len(run.text), held) for run, end in zip(clean, ends, strict=True)) if held else clean
    )


def _cleaned(run: Run) -> Run:
    if run.text.isprintable():
        return run
    words = _LINE_END.sub("\n", printable(run.text))
    return run if words == run.text else replace(run, text=words)


def _marked(run: Run, start: int, held: set[int]) -> Run:
    pieces = groupby(enumerate(run.text, start), key=lambda each: each[0] in held)
    marked = (("".join(letter for _, letter in piece), is_held) for is_held, piece in pieces)
    return replace(
        run, text="".join(f"{_HOLD}{letters}{_LOOSE}" if is_held else letters for letters, is_held in marked)
    )


def _letters(value: str) -> str:
    return escape(value).translate(_SIGNS)


def _number(number: str) -> str:
    return f'<span class="number">{_words(numbered(number).removesuffix(" "))}</span> ' if number else ""


def _escape(text: str) -> str:
    return escape(printable(text))
