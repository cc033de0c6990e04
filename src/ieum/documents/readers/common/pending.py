"""What is held back until more of it comes: caption and unit line of a table, and the lines of contents lists."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ieum.documents.model import Block, Contents, ContentsEntry, Table, Text, plain
from ieum.documents.readers.common.patterns import UnitLine


@dataclass(slots=True)
class Pending:
    """What waits for a table; if none comes, its lines are given back."""

    caption: str = ""
    unit: UnitLine | None = None
    _lines: list[Text] = field(default_factory=list)

    def hold_caption(self, line: Text) -> None:
        """Keep a caption."""
        self.caption = plain(line)
        self._lines.append(line)

    def hold_unit(self, line: Text, unit: UnitLine) -> None:
        """Keep a unit line; one that says more stays with its caller too, so it is not given back twice."""
        self.unit = unit
        if not unit.says_more:
            self._lines.append(line)

    def give(self, table: Table) -> Table:
        """The table with what waited for it."""
        caption, unit = self.caption or table.caption, self.unit or UnitLine("", None, says_more=False)
        self.release()
        return replace(table, caption=caption, unit=unit.unit, base_date=unit.base_date)

    def release(self) -> list[Text]:
        """Let go of everything and give back the lines."""
        lines, self._lines = self._lines, []
        self.caption, self.unit = "", None
        return lines

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return not self.caption and self.unit is None


class OpenContents:
    """Lines of contents lists, which are put into their lists once, since there may be very many."""

    def __init__(self) -> None:
        self._entries: defaultdict[int, list[ContentsEntry]] = defaultdict(list)

    def add(self, blocks: list[Block], entry: ContentsEntry) -> None:
        """Take up a line of the list that the blocks so far end with; where they end with none, one begins."""
        if not blocks or not isinstance(blocks[-1], Contents):
            blocks.append(Contents((), place=entry.place))
        self._entries[len(blocks) - 1].append(entry)

    def filled(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """The blocks with the lines in their lists."""
        return tuple(self._filled(index, block) for index, block in enumerate(blocks))

    def _filled(self, index: int, block: Block) -> Block:
        if index not in self._entries or not isinstance(block, Contents):
            return block
        return replace(block, entries=(*block.entries, *self._entries[index]))
