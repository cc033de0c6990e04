"""What can be told of blocks once all of them are known: captions, units, footnotes, lists of what a chapter holds."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ieum.documents.model import (
    Block,
    Bullet,
    Contents,
    ContentsEntry,
    Heading,
    Paragraph,
    Place,
    Run,
    Table,
    Text,
    plain,
)
from ieum.documents.readers.common.patterns import is_caption, take_start, unit_line
from ieum.documents.readers.common.runs import merged
from ieum.documents.readers.pdf.joining import even
from ieum.kernel.dates import find_base_date

_LONGEST_TITLE = 60
_SENTENCE_END = re.compile(r"[.다음임함됨)]\s*$")
_DAY_LINE = re.compile(r"(?P<title>(?:.*\S)?)\s*[(\[〔（](?P<day>[^()\[\]〔〕（）]*(?:기준|현재))[)\]〕）]")
_BOXES = "□■▣"
_FEWEST_ITEMS = 2

Notes = dict[int, dict[str, Text]]
"""The footnotes of each page, by their marks."""


def finished(blocks: Sequence[Block], notes: Notes) -> list[Block]:
    """The blocks as a person sees them together."""
    even_ones = [_evened(_with_notes(block, notes)) for block in blocks]
    return _with_captions(_with_chapter_lists(even_ones))


def _evened(block: Block) -> Block:
    if isinstance(block, Heading):
        return replace(block, content=merged(replace(run, bold=False) for run in block.content))
    return replace(block, content=even(block.content)) if isinstance(block, Bullet | Paragraph) else block


def _with_notes(block: Block, notes: Notes) -> Block:
    """A line with the footnotes whose raised marks stand in it, in place of these."""
    waiting = notes.get(block.place.page or 0)
    if not waiting or not isinstance(block, Bullet | Paragraph | Heading):
        return block
    return replace(block, content=merged(_noted(block.content, waiting)))


def _noted(line: Text, waiting: dict[str, Text]) -> Iterator[Run]:
    for run in line:
        mark = run.text.strip(" )")
        if run.superscript and mark in waiting:
            yield Run("", footnote=waiting.pop(mark))
        else:
            yield run


def _with_chapter_lists(blocks: Sequence[Block]) -> list[Block]:
    """Item titles that stand together behind their chapter's, and again where the items are: a list of contents."""
    keys = [_key(block) for block in blocks]
    listed = [key is not None and key in keys[index + 1 :] for index, key in enumerate(keys)]
    found: list[Block] = []
    for (is_listed, _), members in groupby(
        zip(blocks, listed, strict=True), key=lambda pair: (pair[1], pair[0].place.page if pair[1] else 0)
    ):
        items = [block for block, _ in members]
        found += [_contents(items)] if is_listed and len(items) >= _FEWEST_ITEMS else items
    return found


def _key(block: Block) -> tuple[str, str] | None:
    if not isinstance(block, Heading) or block.level != 2 or not block.number:
        return None
    return block.number, "".join(plain(block.content).split())


def _contents(items: Sequence[Block]) -> Contents:
    entries = [
        ContentsEntry(item.number, plain(item.content), level=item.level, place=item.place)
        for item in items
        if isinstance(item, Heading)
    ]
    return Contents(tuple(entries), place=items[0].place)


def _with_captions(blocks: Sequence[Block]) -> list[Block]:
    """Give tables the unit line and caption above them."""
    captioned: list[Block] = []
    for block in blocks:
        captioned.append(_with_lines_above(block, captioned) if isinstance(block, Table) else block)
    return captioned


def _with_lines_above(table: Table, above: list[Block]) -> Table:
    table = _with_day(_with_unit(table, above), above)
    last = above[-1] if above else None
    if isinstance(last, Paragraph) and _names(plain(last.content), last.place, table):
        above.pop()
        return replace(table, caption=plain(last.content))
    # A title straight above a table is its caption as well, and stays a title.
    if isinstance(last, Heading) or (isinstance(last, Bullet) and last.marker in _BOXES):
        return replace(table, caption=plain(last.content))
    return table


def _names(words: str, place: Place, table: Table) -> bool:
    """Whether a line straight above a table is its caption: in brackets, or short and no sentence."""
    is_short = len(words) <= _LONGEST_TITLE and not _SENTENCE_END.search(words) and find_base_date(words) is None
    return place.page == table.place.page and (is_caption(words) or is_short)


def _with_unit(table: Table, above: list[Block]) -> Table:
    last = above[-1] if above else None
    if not isinstance(last, Paragraph | Bullet | Heading):
        return table
    words = plain(last.content)
    start = words.rfind("(단위") if "(단위" in words else words.rfind("(단 위")
    found = unit_line(words[start:]) if start >= 0 else unit_line(words)
    if found is None or (start < 0 and found.says_more):
        return table
    above.pop()
    if start > 0:
        above.append(replace(last, content=take_start(last.content, len(words[:start].rstrip()))))
    return replace(table, unit=found.unit, base_date=found.base_date)


def _with_day(table: Table, above: list[Block]) -> Table:
    """Take the day that stands above or at the right of the title above, as in "□ 총괄 (2024. 12. 31. 기준)"."""
    last = above[-1] if above else None
    if not isinstance(last, Bullet | Heading | Paragraph) or last.place.page != table.place.page or table.base_date:
        return table
    found = _DAY_LINE.fullmatch(plain(last.content))
    day = find_base_date(found["day"]) if found else None
    if found is None or day is None or len(found["title"]) > _LONGEST_TITLE:
        return table
    above.pop()
    if found["title"]:
        above.append(replace(last, content=take_start(last.content, found.end("title"))))
    return replace(table, base_date=day)
