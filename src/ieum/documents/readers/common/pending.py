"""Caption and unit line, held back until the table below them comes."""

from dataclasses import dataclass, field, replace

from ieum.documents.model import Table, Text, plain
from ieum.documents.readers.common.patterns import UnitLine


@dataclass
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
