"""Puts titles back that a conversion lost in the body and that only the contents list still has."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ieum.documents.model import Block, Bullet, ContentsEntry, Heading, Paragraph, plain, text
from ieum.documents.readers.text.lines import squeeze

_OPENERS = frozenset(
    ("사업개요", "사업필요성", "추진배경", "추진개요", "개요", "목적", "사업목적", "추진목적", "필요성", "추진근거")
)
_LEAST_PURPOSE = 40
_SAME_BEGINNING = 5


def with_purposes(blocks: Sequence[Block]) -> list[Block]:
    """Mark the paragraph at the head of an item, which says what the item is for."""
    marked = list(blocks)
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and block.role == "body" and _is_purpose(blocks, index):
            marked[index] = replace(block, role="purpose")
    return marked


def _is_purpose(blocks: Sequence[Block], index: int) -> bool:
    block = blocks[index]
    if not isinstance(block, Paragraph) or len(plain(block.content)) < _LEAST_PURPOSE:
        return False
    before = blocks[index - 1] if index else None
    after = blocks[index + 1] if index + 1 < len(blocks) else None
    behind_title = isinstance(before, Heading) and before.level > 1
    return behind_title or (not isinstance(before, Paragraph) and isinstance(after, Bullet) and after.depth == 1)


def with_lost_titles(blocks: Sequence[Block], lists: Sequence[tuple[int, tuple[ContentsEntry, ...]]]) -> list[Block]:
    """Insert each title that a contents list names and the body lacks, where the items that lack one begin."""
    insertions: dict[int, Heading] = {}
    starts = [index for index, _ in lists]
    ends = [*starts, len(blocks)][1:]
    for (start, entries), end in zip(lists, ends, strict=True):
        insertions.update(_lost(blocks, range(start + 1, end), entries))
    result: list[Block] = []
    for index, block in enumerate(blocks):
        if index in insertions:
            result.append(insertions[index])
        result.append(block)
    return result


def _lost(blocks: Sequence[Block], scope: range, entries: Sequence[ContentsEntry]) -> Iterator[tuple[int, Heading]]:
    """Between two titles that both have, as many items must begin as the list names; else nothing is put back."""
    last_entry, last_block = -1, scope.start
    for entry, block in [*_anchors(blocks, scope, entries), (len(entries), scope.stop)]:
        missing = entries[last_entry + 1 : entry]
        begins = _item_begins(blocks, range(last_block, block))
        if len(begins) == len(missing):
            yield from ((index, _heading(one)) for index, one in zip(begins, missing, strict=True))
        last_entry, last_block = entry, block + 1


def _anchors(blocks: Sequence[Block], scope: range, entries: Sequence[ContentsEntry]) -> Iterator[tuple[int, int]]:
    next_entry = 0
    for index in scope:
        block = blocks[index]
        if not isinstance(block, Heading) or block.level != 2:
            continue
        titles = [squeeze(entry.title) for entry in entries[next_entry:]]
        found = _same_title(squeeze(plain(block.content)), titles)
        if found is not None:
            yield next_entry + found, index
            next_entry += found + 1


def _same_title(title: str, titles: Sequence[str]) -> int | None:
    """Index of the title that begins alike for longest; None where none has five characters in common."""
    alike = [_common_beginning(title, other) for other in titles]
    longest = max(alike, default=0)
    enough = longest >= _SAME_BEGINNING or title in titles
    return alike.index(longest) if enough else None


def _common_beginning(one: str, other: str) -> int:
    return next(
        (index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _item_begins(blocks: Sequence[Block], scope: range) -> list[int]:
    """Where items without a title begin: at their purpose, or at the bullet that customarily comes first."""
    purposes = [index for index in scope if _is_role(blocks[index], "purpose") and not _is_titled(blocks, index)]
    if purposes:
        return purposes
    return [index for index in scope if _is_opener(blocks[index]) and not _is_titled(blocks, index)]


def _is_role(block: Block, role: str) -> bool:
    return isinstance(block, Paragraph) and block.role == role


def _is_opener(block: Block) -> bool:
    return isinstance(block, Bullet) and block.depth == 1 and squeeze(plain(block.content)) in _OPENERS


def _is_titled(blocks: Sequence[Block], index: int) -> bool:
    before = blocks[index - 1] if index else None
    return isinstance(before, Heading) and before.level > 1


def _heading(entry: ContentsEntry) -> Heading:
    return Heading(2, text(entry.title), entry.number, from_contents=True, place=entry.place)
