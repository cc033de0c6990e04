"""How the blocks of a document follow one another in print: cover, contents, turned pages, titles and notes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from ieum.documents.model import Block, Bullet, Contents, Document, Heading, PageBreak, Paragraph, Picture, Table, plain


def has_cover(document: Document) -> bool:
    """Whether anything stands on the cover."""
    return bool(document.title or document.organisation or document.session or document.period)


def front_matter(blocks: tuple[Block, ...]) -> int:
    """How many blocks before the first chapter hold the contents list and nothing that is reported."""
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            return index if block.level == 1 else 0
        if isinstance(block, Bullet | Picture) or (isinstance(block, Table) and block.kind == "data"):
            return 0
    return 0


def printed_caption(blocks: tuple[Block, ...], index: int) -> str:
    """The caption of the table at ``index``; "" where the title or sign line straight above says the same."""
    table, above = blocks[index], blocks[index - 1] if index else None
    if not isinstance(table, Table):
        return ""
    is_told = isinstance(above, Heading | Bullet) and _words(plain(above.content)) == _words(table.caption)
    return "" if is_told else table.caption


def is_titled_table(blocks: tuple[Block, ...], index: int) -> bool:
    """Whether the block at ``index`` is a table whose caption the title or sign line above it says exactly."""
    table, above = blocks[index], blocks[index - 1] if index else None
    if not isinstance(table, Table) or not isinstance(above, Heading | Bullet):
        return False
    # A table without cells is not written, and a title keeps no tabs.
    is_fit = table.kind == "data" and table.cells and "\t" not in table.caption
    return bool(is_fit) and plain(above.content) == table.caption != ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks that stand on pages of one orientation."""

    blocks: tuple[Block, ...]
    is_turned: bool = False
    """Whether the pages lie on their long side."""
    is_chosen: bool = False
    """Whether they do so for a wide table alone, and not because the document says so."""


def stretches(blocks: tuple[Block, ...], is_wide: Callable[[Table], bool]) -> list[Stretch]:
    """Cut the blocks where the paper is turned: at the breaks that say so, and around tables too wide for it."""
    chosen = _chosen(blocks, is_wide)
    looks = [
        (turned or index in chosen, not turned and index in chosen) for index, turned in enumerate(_turned(blocks))
    ]
    grouped = groupby(zip(blocks, looks, strict=True), key=itemgetter(1))
    return [Stretch(tuple(block for block, _ in group), *look) for look, group in grouped]


def _turned(blocks: tuple[Block, ...]) -> Iterator[bool]:
    """For each block whether the document wants it on a page on its long side."""
    turned = False
    for block in blocks:
        turned = block.landscape if isinstance(block, PageBreak) else turned
        yield turned


def _chosen(blocks: tuple[Block, ...], is_wide: Callable[[Table], bool]) -> set[int]:
    """The wide tables by their positions, with what belongs to them: the titles above and the notes below."""
    chosen: set[int] = set()
    for index, block in enumerate(blocks):
        if isinstance(block, Table) and block.kind == "data" and is_wide(block):
            first = index
            while first and _introduces(blocks[first - 1]):
                first -= 1
            # A break before the title is the one at which the paper is turned.
            first -= bool(first and isinstance(blocks[first - 1], PageBreak))
            chosen.update(range(first, index + 1))
        elif index - 1 in chosen and _annotates(block):
            chosen.add(index)
    return chosen


def _introduces(block: Block) -> bool:
    return isinstance(block, Heading) or (isinstance(block, Bullet) and block.depth <= 1)


def has_note(blocks: tuple[Block, ...], index: int) -> bool:
    """Whether what stands behind the block at ``index`` is a note on it, that is to stand on the same page."""
    return index + 1 < len(blocks) and _annotates(blocks[index + 1])


def _annotates(block: Block) -> bool:
    return (isinstance(block, Paragraph) and block.role == "note") or (
        isinstance(block, Bullet) and block.marker == "※"
    )


def linked_titles(document: Document) -> dict[int, list[int]]:
    """For each contents list, by its position among the blocks, the number of the title that each entry means.

    Titles are numbered from 1 in reading order; 0 stands for an entry whose title is nowhere. Plans repeat titles
    of last year's results, so the first one behind the list is taken, and one before it only where none follows.
    """
    titles = [(index, _words(plain(block.content))) for index, block in _headings(document)]
    linked = {}
    for index, block in enumerate(document.blocks):
        if isinstance(block, Contents):
            first = next((number for number, (place, _) in enumerate(titles) if place > index), len(titles))
            order = [*range(first, len(titles)), *range(first)]
            numbers = {titles[number][1]: number + 1 for number in reversed(order)}
            linked[index] = [numbers.get(_words(entry.title), 0) for entry in block.entries]
    return linked


def _headings(document: Document) -> Iterator[tuple[int, Heading]]:
    for index, block in enumerate(document.blocks):
        if isinstance(block, Heading):
            yield index, block


def _words(title: str) -> str:
    return "".join(title.split())
