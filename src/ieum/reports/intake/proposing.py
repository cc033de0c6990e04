"""Proposing: all tables of a report as facts, with what contradicts itself kept as competing values."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from ieum.documents.model import Document, Heading, Table, plain
from ieum.kernel.dates import find_base_date
from ieum.kernel.figure_grid import FigureGrid, resolve
from ieum.kernel.figure_tables import FigureTable, Line, Rate
from ieum.kernel.figures import Figure
from ieum.kernel.observations import Nature, Observation
from ieum.kernel.registry import datasets
from ieum.kernel.rounding import Rounding
from ieum.kernel.selection import Question
from ieum.reports.intake.cells import Origin, blank_fact, facts_of, numbered
from ieum.reports.intake.matching import Match, match


@dataclass(frozen=True)
class Letter:
    """What an officer says about a report that is taken in, beside what stands in it."""

    source: str
    """The name by which figures will call it: "영등포구 2023년 주요업무 보고"."""
    stated_on: date
    as_of: date
    """The day as of which its numbers stand where a table names none."""
    where: Mapping[str, str]
    """Dimension values for the whole report: division and year."""


@dataclass(frozen=True)
class Proposal:
    """One table of the report: the facts it states, or why none are proposed."""

    number: int
    """Counted from 1 in the document."""
    table: Table
    task: str
    """The item that it stands in."""
    shape: FigureTable | None
    """None where no registered table looks like this one."""
    facts: tuple[Observation, ...] = ()
    read: "tuple[Match, Origin] | None" = None
    """How its lines and cells were read; None where no registered table looks like it."""

    @cached_property
    def contradictions(self) -> tuple[Observation, ...]:
        """Printed and computed values of the cells that the table's own numbers contradict; sought when asked for."""
        return () if self.read is None else tuple(_contradictions(self.read[0], self.facts, self.read[1]))


def propose(document: Document, letter: Letter, shapes: Iterable[FigureTable]) -> list[Proposal]:
    """Propose the facts of all tables of a document."""
    known = list(shapes)
    numbered = enumerate(_tables_with_task(document), start=1)
    return [_proposal(number, table, task, letter, known) for number, (table, task) in numbered]


def _proposal(number: int, table: Table, task: str, letter: Letter, shapes: list[FigureTable]) -> Proposal:
    matched = match(table, shapes)
    if matched is None:
        return Proposal(number, table, task, None)
    origin = _origin(table, task, letter, matched.shape)
    facts = tuple(_stated(matched, origin))
    return Proposal(number, table, task, matched.shape, facts, (matched, origin))


def _tables_with_task(document: Document) -> Iterator[tuple[Table, str]]:
    task = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            task = plain(block.content) if block.level == 2 else task if block.level > 2 else ""
        elif isinstance(block, Table):
            yield block, task


def _origin(table: Table, task: str, letter: Letter, shape: FigureTable) -> Origin:
    dimensions = datasets[shape.dataset].dimensions
    where = {name: value for name, value in {**letter.where, "task": task}.items() if name in dimensions}
    fixed = {name: value for name, value in where.items() if name in shape.context}
    year = letter.as_of.year
    named = [find_base_date(column, report_year=year) for column in table.columns]
    day = table.base_date or next((day for day in named if day), letter.as_of)
    return Origin(letter.source, letter.stated_on, day, fixed, table.unit)


def _stated(matched: Match, origin: Origin) -> Iterator[Observation]:
    for row, cells in matched.rows:
        for column, cell in zip(matched.columns, cells, strict=True):
            if row.formula is None and column.formula is None:
                yield from facts_of(cell, row, column, matched.shape, origin)


def _contradictions(matched: Match, facts: tuple[Observation, ...], origin: Origin) -> Iterator[Observation]:
    if not any(line.formula for line in (*matched.columns, *(row for row, _ in matched.rows))):
        return
    grids = [_by_lines(resolve(matched.shape, facts, _unbounded(rule, origin))) for rule in _rules(matched.shape)]
    for row, cells in matched.rows:
        for column, cell in zip(matched.columns, cells, strict=True):
            if row.formula or column.formula:
                figures = [figure for grid in grids if (figure := grid.get((row.label, column.label)))]
                yield from _disputed(blank_fact(cell, row, column, matched.shape, origin), figures)


def _unbounded(rounding: Rounding, origin: Origin) -> Question:
    return Question(date.max, 0, rounding, date.max, origin.where)


def _rules(shape: FigureTable) -> Iterable[Rounding]:
    """The rules by which a table may be rounded: what holds no rate is the same by each."""
    has_rates = any(isinstance(each, Line) and isinstance(each.formula, Rate) for each in (*shape.rows, *shape.columns))
    return Rounding if has_rates else (Rounding.HALF_UP,)


def _by_lines(grid: FigureGrid) -> dict[tuple[str, str], Figure]:
    """The figure of each cell by the labels of its row and its column."""
    return {
        (row.label, column.label): cell.figure
        for row, cells in zip(grid.rows, grid.cells, strict=True)
        for column, cell in zip(grid.columns, cells, strict=True)
    }


def _disputed(fact: Observation, computed: list[Figure]) -> Iterator[Observation]:
    """The printed and the computed value of a cell, where they differ under either rounding rule."""
    printed = numbered(replace(fact, unit=computed[0].unit) if computed else fact, "")
    values = {figure.value for figure in computed}
    if printed.value is None or None in values or printed.value in values:
        return
    yield printed
    first = computed[0]
    yield replace(printed, value=first.value, nature=Nature.COMPUTED, printed="", formula=first.formula)
