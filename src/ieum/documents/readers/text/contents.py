"""Contents lists: the order of chapters on the cover, and the list of items at the head of a chapter."""

import re
from collections.abc import Iterator, Sequence

from ieum.documents.model import Cell, ContentsEntry, Place
from ieum.documents.readers.text.lines import Line, squeeze
from ieum.documents.readers.text.numbering import circled_number, read_chapter, read_dotted
from ieum.documents.readers.text.regions import Region
from ieum.documents.readers.text.tab_tables import tab_table

_CAPTION = re.compile(r"(?:보고)?(?:순서|목차|차례)")
_ITEM_HEADER = re.compile(r"(?:연번|번호|순번).{1,20}(?:쪽|페이지|면|쪽수)")
_GROUP = re.compile(r"[〈<【\[].{1,40}[〉>】\]]")
_LEADER = " .·•∙…‥⋯․\t"
_MOST_NAME_LENGTH = 80


def contents_list(lines: Sequence[Line], start: int) -> Region | None:
    """Read the contents list that begins at line ``start``; None where none begins there."""
    squeezed = squeeze(lines[start].text[:_MOST_NAME_LENGTH])
    if _CAPTION.fullmatch(squeezed):
        return _chapter_list(lines, start, squeezed)
    if _ITEM_HEADER.fullmatch(squeezed):
        return _item_table(lines, start) or _item_list(lines, start)
    return _bare_list(lines, start)


def _chapter_list(lines: Sequence[Line], start: int, caption: str) -> Region | None:
    """Chapters, until one comes twice or without its page: that one is the chapter itself."""
    entries: list[ContentsEntry] = []
    known: set[str] = set()
    end = start + 1
    for index in _filled(lines, start + 1):
        entry = _chapter_entry(lines[index])
        if entry is None or entry.number in known or (entries and entries[-1].page and not entry.page):
            break
        entries.append(entry)
        known.update({entry.number} - {""})
        end = index + 1
    return Region(start, end, entries=tuple(entries), caption=caption) if entries else None


def _chapter_entry(line: Line) -> ContentsEntry | None:
    title, page = split_page(line.text)
    number, name = read_chapter(title) or read_dotted(title) or ("", title)
    if not number and not (page and line.is_plain):
        return None
    return ContentsEntry(str(number), name, page, 1, Place(line.number, line.column + line.text.find(name)))


def _item_table(lines: Sequence[Line], start: int) -> Region | None:
    """A list that is a table with a column of its own for each of number, title and page."""
    table = tab_table(lines, start)
    if table is None or not table.header_rows:
        return None
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    entries = tuple(
        ContentsEntry(row[0].text, row[1].text, row[-1].text, 2, row[1].place)
        for number, row in rows.items()
        if number and len(row) > 2
    )
    return Region(start, table.end, table.cells, table.header_rows, entries) if entries else None


def _item_list(lines: Sequence[Line], start: int) -> Region | None:
    entries: list[ContentsEntry] = []
    end = start + 1
    for index in _filled(lines, start + 1):
        line = lines[index]
        if line.is_rule or _GROUP.fullmatch(line.text[:_MOST_NAME_LENGTH]):
            continue
        entry = _item_entry(line)
        if entry is None:
            break
        entries.append(entry)
        end = index + 1
    return Region(start, end, entries=tuple(entries)) if entries else None


def _item_entry(line: Line) -> ContentsEntry | None:
    """A line with a page at its right: led to by dots, or behind a title that a circled number opens."""
    content = line.content if line.marker else line.text
    column = line.content_column if line.marker else line.column
    title, page = split_page(content)
    number = circled_number(title)
    has_leader = page and content[len(title) : -len(page)].strip(" \t") != ""
    if not page or not (number or has_leader):
        return None
    if number:
        rest = title[1:].lstrip()
        column += len(title) - len(rest)
        title = rest
    return ContentsEntry(str(number or ""), title, page, 2, Place(line.number, column))


def _bare_list(lines: Sequence[Line], start: int) -> Region | None:
    """Numbered titles line upon line without anything between them: "1. ...", "2. ..." at a chapter's head."""
    entries: list[ContentsEntry] = []
    end = start
    while end < len(lines):
        line = lines[end]
        read = read_dotted(line.text)
        if read is None or line.has_cells or read[0] != len(entries) + 1:
            break
        title, page = split_page(read[1])
        offset = line.text.find(title)
        entries.append(ContentsEntry(str(read[0]), title, page, 2, Place(line.number, line.column + offset)))
        end += 1
    closed = end == len(lines) or not lines[end].text
    return Region(start, end, entries=tuple(entries)) if len(entries) > 1 and closed else None


def split_page(text: str) -> tuple[str, str]:
    """Divide a line of a contents list into title and page; the page is "" where none is printed."""
    stripped = text.rstrip()
    without = stripped.rstrip("0123456789")
    page = stripped[len(without) :]
    title = without.rstrip(_LEADER)
    if not page or len(page) > 3 or title == without:
        return stripped.rstrip(_LEADER), ""
    return title, page


def _filled(lines: Sequence[Line], start: int) -> Iterator[int]:
    return (index for index in range(start, len(lines)) if lines[index].text)
