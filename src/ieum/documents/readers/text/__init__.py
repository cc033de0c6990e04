"""Reads reports that were saved or converted to plain text, whatever the conversion did to them.

The way: bytes, lines, classified lines, regions (tables and contents lists), blocks, and last the titles that only
the contents list still has.
"""

from collections.abc import Sequence
from itertools import pairwise

from ieum.documents.model import Block, Document, Heading
from ieum.documents.readers.text.captions import report_year
from ieum.documents.readers.text.contents import contents_list
from ieum.documents.readers.text.cover import read_cover
from ieum.documents.readers.text.decoding import decode_lines
from ieum.documents.readers.text.headings import Numbering
from ieum.documents.readers.text.lines import Line, Rank, squeeze, take_apart
from ieum.documents.readers.text.lost_titles import with_lost_titles, with_purposes
from ieum.documents.readers.text.numbering import read_boxed, read_chapter
from ieum.documents.readers.text.outline import Habits, Outline
from ieum.documents.readers.text.regions import Region
from ieum.documents.readers.text.space_tables import space_table
from ieum.documents.readers.text.tab_tables import tab_table
from ieum.documents.readers.text.text_tables import text_table

__all__ = ["read_text"]

_ENOUGH_TO_JUDGE = 10


def read_text(data: bytes, name: str) -> Document:
    """Read a report from a text file; ``name`` is its file's name, for messages and as the document's source.

    :raises UnreadableDocument: if the file is empty, is not text, or is in an unknown encoding
    """
    source_lines = decode_lines(data, name)
    lines = [take_apart(number, raw) for number, raw in enumerate(source_lines, 1)]
    regions = find_regions(lines)
    front = _front_end(lines, regions)
    cover = read_cover(lines[:front])
    year = report_year((cover.period, cover.title), source_lines)
    outline = Outline(lines, regions, _habits(lines), Numbering(_listed(regions)), year)
    outline.read(0, cover.used)
    blocks = with_purposes(outline.blocks)
    blocks = with_lost_titles(blocks, outline.lists)
    if outline.numbering.late_chapter:
        blocks = _with_chapter_first(blocks)
    return Document(cover.title, cover.organisation, cover.session, cover.period, tuple(blocks), name, source_lines)


def find_regions(lines: Sequence[Line]) -> dict[int, Region]:
    """All tables and contents lists, by the index of their first line."""
    regions: dict[int, Region] = {}
    index = floor = 0
    while index < len(lines):
        if not lines[index].text:
            index += 1
            continue
        region = contents_list(lines, index) or tab_table(lines, index) or text_table(lines, index)
        end = index + 1
        if region is None:
            region, end = space_table(lines, index, floor)
        if region:
            regions[region.start] = region
            end = floor = region.end
        index = end
    return regions


def _front_end(lines: Sequence[Line], regions: dict[int, Region]) -> int:
    """Index of the first line that is content: a list, a table, a chapter, an item or a □."""
    for index, line in enumerate(lines):
        opens = read_chapter(line.text) or (read_boxed(line.text) if line.is_plain else None)
        if index in regions or line.rank is Rank.BOX or opens:
            return index
    return 0


def _habits(lines: Sequence[Line]) -> Habits:
    filled = [line for line in lines if line.text]
    gaps = [
        after.number - line.number > 1
        for line, after in pairwise(filled)
        if line.rank in (Rank.CIRCLE, Rank.DASH, Rank.DOT)
    ]
    titles = frozenset(
        squeeze(line.content.replace("**", "").split(":", 1)[0]) for line in lines if line.rank is Rank.BOX
    )
    return Habits(
        double_spaced=len(gaps) >= _ENOUGH_TO_JUDGE and sum(gaps) > 0.6 * len(gaps),
        has_chapters=any(read_chapter(line.text) for line in filled),
        box_titles=titles,
    )


def _listed(regions: dict[int, Region]) -> frozenset[str]:
    return frozenset(squeeze(entry.title) for region in regions.values() for entry in region.entries if entry.level > 1)


def _with_chapter_first(blocks: list[Block]) -> list[Block]:
    """Move the first chapter's title to the head: it was printed beside its items and came behind some of them."""
    chapter = next((block for block in blocks if isinstance(block, Heading) and block.level == 1), None)
    return [chapter, *(block for block in blocks if block is not chapter)] if chapter else blocks
