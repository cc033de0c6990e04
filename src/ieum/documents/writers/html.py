"""Writes a Document as one accessible HTML page that needs nothing from outside, on screen and on paper."""

import base64
from html import escape
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
)
from ieum.documents.writers.layout import (
    SHOWN_IMAGES,
    Alignment,
    alignments,
    has_cover,
    header_is_apart,
    is_number,
    linked_titles,
    numbered,
    printable,
    printed_caption,
    rows_of,
    unit_line,
)
from ieum.kernel.numbers import parse_number

_STYLE = Path(__file__).with_name("html.css")


def write_html(document: Document) -> bytes:
    """Write the whole page in UTF-8: cover, then the blocks."""
    title = _escape(document.title or document.source or "문서")
    page = (
        '<!DOCTYPE html>\n<html lang="ko">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{style()}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#content">본문 바로가기</a>\n'
        f'{_cover(document)}<main id="content">\n{blocks_to_html(document)}</main>\n</body>\n</html>\n'
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


def _cover(document: Document) -> str:
    if not has_cover(document):
        return ""
    lines = [
        ("p", "session", document.session),
        ("p", "period", document.period),
        ("h1", "title", document.title),
        ("p", "organisation", document.organisation),
    ]
    inner = "".join(f'<{tag} class="{name}">{_escape(value)}</{tag}>\n' for tag, name, value in lines if value)
    return f'<header class="cover">\n{inner}</header>\n'


class _Page:
    """The page as it grows: which lists and which chapter are open, and how many titles stand so far."""

    def __init__(self, document: Document) -> None:
        self.blocks = document.blocks
        self.linked = linked_titles(document)
        self.titles = 0
        self.pieces: list[str] = []
        self.depths: list[int] = []
        self.in_chapter = False
        self.chapter = ""

    def body(self) -> str:
        for index, block in enumerate(self.blocks):
            if isinstance(block, Bullet):
                self.add_bullet(block)
                continue
            self.close_lists(0)
            if isinstance(block, Contents):
                self.pieces.append(_contents(block, self.linked[index], self.chapter))
            elif isinstance(block, Table):
                self.pieces.append(_table_block(block, printed_caption(self.blocks, index)))
            else:
                self.add_block(block)
        self.close_lists(0)
        self.close_chapter()
        return "".join(self.pieces)

    def add_block(self, block: Heading | Paragraph | Picture | PageBreak) -> None:
        if isinstance(block, Heading):
            self.add_heading(block)
        elif isinstance(block, Paragraph):
            self.pieces.append(f'<p class="{_escape(block.role)}">{_text(block.content)}</p>\n')
        elif isinstance(block, Picture):
            self.pieces.append(_picture(block))
        else:
            self.pieces.append('<div class="page-break"></div>\n')

    def add_bullet(self, bullet: Bullet) -> None:
        self.close_lists(bullet.depth)
        if self.depths and self.depths[-1] == bullet.depth:
            self.pieces.append("</li>\n")
        else:
            self.depths.append(bullet.depth)
            self.pieces.append(f'\n<ul role="list" class="depth-{min(bullet.depth, 6)}">\n')
        marker = f'<span class="marker">{_escape(bullet.marker)}</span> ' if bullet.marker else ""
        self.pieces.append(f"<li>{marker}{_text(bullet.content)}")

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
        team = f' <span class="team">{_escape(heading.team)}</span>' if heading.team else ""
        tag = f"h{min(heading.level + 1, 6)}"
        self.pieces.append(f'<{tag} id="{name}">{number}{_text(heading.content)}{team}</{tag}>\n')

    def close_chapter(self) -> None:
        if self.in_chapter:
            self.pieces.append("</section>\n")
            self.in_chapter = False


def _contents(contents: Contents, titles: list[int], chapter: str) -> str:
    entries = "".join(_entry(entry, title) for entry, title in zip(contents.entries, titles, strict=True))
    caption = f'<p class="caption">{_escape(contents.caption)}</p>\n' if contents.caption else ""
    # Each list has a name of its own, so that a screen reader can tell them apart.
    label = _escape(contents.caption or f"{chapter} 차례".strip())
    return f'<nav class="contents" aria-label="{label}">\n{caption}<ul role="list">\n{entries}</ul>\n</nav>\n'


def _entry(entry: ContentsEntry, title: int) -> str:
    words = _escape(entry.title)
    linked = f'<a href="#title-{title}">{words}</a>' if title else f"<span>{words}</span>"
    number = _number(entry.number)
    page = f' <span class="page">{_escape(entry.page)}</span>' if entry.page else ""
    return f'<li class="level-{min(entry.level, 6)}">{number}{linked}{page}</li>\n'


def _table_block(table: Table, caption: str) -> str:
    # A wide table is scrolled by keyboard too, so it takes the focus and has a name.
    label = _escape(table.caption or "표")
    return f'<div class="table" role="group" tabindex="0" aria-label="{label}">\n{_table(table, caption)}</div>\n'


def _table(table: Table, caption: str) -> str:
    stands = alignments(table)
    rows = [_row(table, cells, stands) for cells in rows_of(table)]
    top = table.header_rows if header_is_apart(table) else 0
    head = f"<thead>\n{''.join(rows[:top])}</thead>\n" if top else ""
    inner = f"{_caption(table, caption)}{head}<tbody>\n{''.join(rows[top:])}</tbody>\n"
    return f'<table class="{_escape(table.kind)}">\n{inner}</table>\n'


def _caption(table: Table, caption: str) -> str:
    unit = unit_line(table)
    told = f' <span class="unit">{_escape(unit)}</span>' if unit else ""
    return f"<caption>{_escape(caption)}{told}</caption>\n" if caption or unit else ""


def _row(table: Table, cells: list[Cell], stands: dict[tuple[int, int], Alignment]) -> str:
    inner = "".join(_cell(table, cell, stands[cell.row, cell.column]) for cell in cells)
    return f"<tr>\n{inner}</tr>\n"


def _cell(table: Table, cell: Cell, stand: Alignment) -> str:
    tag, scope = _role(table, cell)
    spans = [("rowspan", cell.row_span), ("colspan", cell.column_span)]
    span = "".join(f' {name}="{count}"' for name, count in spans if count > 1)
    lines = "<br>".join(_text(line) for line in cell.lines)
    tables = "".join(_table(inner, inner.caption) for inner in cell.tables)
    return f'<{tag}{scope}{span} class="{stand}">{lines}{tables}</{tag}>\n'


def _role(table: Table, cell: Cell) -> tuple[str, str]:
    """Element and scope: cells of the header speak for columns, words in the first column for their rows."""
    if table.kind == "banner" or not cell.text.strip():
        return "td", ""
    if cell.row < table.header_rows:
        return "th", ' scope="col"'
    names_row = cell.column == 0 and table.header_rows and table.column_count > 1 and not is_number(cell.text.strip())
    return ("th", ' scope="row"') if names_row else ("td", "")


def _picture(picture: Picture) -> str:
    description = _escape(picture.description)
    if picture.media_type not in SHOWN_IMAGES[".html"] or not picture.data:
        return f'<p class="picture">[그림: {description}]</p>\n'
    data = base64.b64encode(picture.data).decode("ascii")
    return f'<img src="data:{picture.media_type};base64,{data}" alt="{description}">\n'


def _text(content: Text) -> str:
    return "".join(_run(run) for run in content)


def _run(run: Run) -> str:
    written = _escape(run.text)
    if run.figure:
        number = parse_number(run.text)
        value = _escape(str(number.value) if number else run.text)
        written = f'<data class="figure" data-figure="{_escape(run.figure)}" value="{value}">{written}</data>'
    if run.superscript:
        written = f"<sup>{written}</sup>"
    return f"<strong>{written}</strong>" if run.bold else written


def _number(number: str) -> str:
    return f'<span class="number">{_escape(numbered(number).strip())}</span> ' if number else ""


def _escape(text: str) -> str:
    return escape(printable(text))
