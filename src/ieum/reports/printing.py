"""Printing: figures as runs of text, and figure grids as tables of a Document."""

import re
import string
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import reduce
from itertools import zip_longest

from ieum.documents.model import Cell, Run, Table, Text
from ieum.kernel.figure_grid import FigureGrid, GridCell, compute, operands, template_of
from ieum.kernel.figure_tables import FigureTable, Line, Rate, Sum
from ieum.kernel.figures import Figure
from ieum.kernel.numbers import Absence, NumberStyle
from ieum.kernel.registry import datasets
from ieum.kernel.rounding import Rounding, round_to
from ieum.kernel.units import unit_of
from ieum.reports.beside import fold
from ieum.reports.bodies import HandTable

Keep = Callable[[str, Figure], str]
"""Takes the name and the figure of a printed number, and gives back the key under which the edition keeps it."""

CONTRADICTED, MOVED = "†", "*"
"""The marks behind a number that sources contradict, and behind one that was moved so that its table adds up."""


@dataclass(frozen=True, slots=True)
class Printer:
    """Prints the numbers of one report in its style; what it prints, the edition keeps."""

    style: NumberStyle
    keep: Keep

    def run(self, name: str, figure: Figure, *, unit: str = "", signed: bool = False) -> list[Run]:
        """Print a figure; an open contradiction is marked behind it, and a number that was moved."""
        printed = show(figure, self.style, unit=unit, signed=signed)
        if not printed:
            return []
        marks = (CONTRADICTED if figure.is_open_contradiction else "") + (MOVED if figure.moved else "")
        return [Run(printed, figure=self.keep(name, figure)), *([Run(marks, superscript=True)] if marks else [])]


def show(figure: Figure, style: NumberStyle, *, unit: str = "", signed: bool = False) -> str:
    """Write a figure's value; ``unit`` is the unit of the print ("" for the value's own)."""
    if figure.absence is not None:
        return figure.words or {Absence.DASH: "-", Absence.DOT: "."}.get(figure.absence, "")
    if figure.value is None:
        return style.unknown
    value = _scaled(figure.value, unit_of(unit).scale if unit and figure.unit == "원" else 1) + figure.moved
    if figure.unit == "%" and figure.decimals is not None:
        digits = round_to(abs(value), figure.decimals, Rounding.HALF_UP)
        return f"{style.negative if value < 0 and digits else ''}{digits:,}"
    is_stated_zero = value == 0 and not figure.operation
    return "0" if is_stated_zero else style.show(value, signed=signed)


def _scaled(value: Decimal, scale: int) -> Decimal:
    """The value in the unit of the print: whole units of money, other values with the digits they have."""
    if scale > 1:
        return round_to(value / scale, 0, Rounding.HALF_UP)
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def table_of(grid: FigureGrid, printer: Printer, name: str, *, is_dated: bool) -> Table:
    """Print a grid as a table; ``is_dated`` prints the day of its facts over it."""
    head = _header(grid)
    depth = max((cell.row + cell.row_span for cell in head), default=0)
    body = [cell for row in range(len(grid.rows)) for cell in _row(grid, printer, name, row, depth)]
    table = Table(
        cells=(*head, *body),
        header_rows=depth,
        caption=grid.table.caption,
        unit=grid.table.unit,
        base_date=grid.day if is_dated else None,
    )
    return fold(table, grid.table.beside)


def rate_bases(table: FigureTable, rounding: Rounding) -> list[str]:
    """Say of each rate of money in a table what it is a rate of, and how it was cut."""
    measures = datasets[table.dataset].measures
    lines = [line for line in table.columns if isinstance(line, Line)]
    columns = {line.label: measures[line.measure] for line in lines if line.measure in measures}
    rates = [(columns[line.label], line.formula) for line in lines if isinstance(line.formula, Rate)]
    return [
        f"{name.label}(%) = {columns[rate.part].label} ÷ {columns[rate.whole].label} × 100, {_CUT[rounding]}"
        for name, rate in rates
        if columns[rate.whole].unit == "원"
    ]


_CUT = {Rounding.HALF_UP: "반올림", Rounding.TRUNCATE: "버림"}


def _header(grid: FigureGrid) -> list[Cell]:
    paths = [label.split("/") for label in _column_labels(grid)]
    depth = max(len(path) for path in paths)
    stub = [Cell(0, column, _lines(label), row_span=depth) for column, label in enumerate(grid.table.stub)]
    return [*stub, *(_shift(cell, len(stub)) for cell in merged(paths, depth))]


def merged(paths: Sequence[Sequence[str]], depth: int) -> list[Cell]:
    """Lay out label paths as header cells: equal beginnings are one cell, a short path reaches down to the last row."""
    cells = []
    for column, path in enumerate(paths):
        for row, label in enumerate(path):
            above = tuple(path[: row + 1])
            if column and tuple(paths[column - 1][: row + 1]) == above and row < len(path) - 1:
                continue
            same = 1
            while (
                row < len(path) - 1 and column + same < len(paths) and tuple(paths[column + same][: row + 1]) == above
            ):
                same += 1
            span = depth - row if row == len(path) - 1 else 1
            cells.append(Cell(row, column, _lines(label), row_span=span, column_span=same))
    return sorted(cells, key=lambda cell: (cell.row, cell.column))


def _row(grid: FigureGrid, printer: Printer, name: str, row: int, depth: int) -> list[Cell]:
    cells = _labels(grid, printer, name, row, depth)
    stub = len(grid.table.stub)
    for column, line in enumerate(grid.columns):
        place = f"{name}/{'·'.join(filter(None, (_plain(grid.rows[row]), _plain(line))))}"
        lines = _cell_lines(printer, place, grid.cells[row][column], _style(grid, grid.rows[row], line))
        cells.append(Cell(depth + row, stub + column, lines))
    return cells


def _plain(line: Line) -> str:
    """The label of a line as one word, for the keys of figures; without days, so that editions of two days compare."""
    return re.sub(r"\(?\{month\}\.\{day\}\.(기준)?\)?|\{year\}년?|\(?\{sum\}\)?|\(\{mark\}.*?\)|\s", "", line.label)


def _labels(grid: FigureGrid, printer: Printer, name: str, row: int, depth: int) -> list[Cell]:
    paths = [line.label.split("/", len(grid.table.stub) - 1) for line in grid.rows]
    cells = []
    for column in range(len(grid.table.stub)):
        prefix = paths[row][: column + 1]
        outer = column < len(paths[row]) - 1
        if outer and row and paths[row - 1][: column + 1] == prefix:
            continue
        same = next((i for i in range(row, len(paths)) if paths[i][: column + 1] != prefix), len(paths)) - row
        label = prefix[column] if column < len(prefix) else ""
        lines = _summed(grid, printer, name, row, label) if "{sum}" in label else _lines(label)
        cells.append(Cell(depth + row, column, lines, row_span=same if outer else 1))
    return cells


def _summed(grid: FigureGrid, printer: Printer, name: str, row: int, label: str) -> tuple[Text, ...]:
    figure = compute(Sum(), [cell.figure for cell in grid.cells[row]], f"{grid.table.name}[합계]", grid.question)
    before, after = label.split("{sum}")
    return ((Run(before), *printer.run(f"{name}/합계", figure), Run(after)),)


@dataclass(frozen=True, slots=True)
class _CellStyle:
    unit: str
    template: str
    suffix: str
    signed: bool
    words: bool


def _style(grid: FigureGrid, row: Line, column: Line) -> _CellStyle:
    signed = row.signed or column.signed
    return _CellStyle(
        grid.table.unit, template_of(row, column), column.suffix or row.suffix, signed, column.words or row.words
    )


def _cell_lines(printer: Printer, place: str, cell: GridCell, style: _CellStyle) -> tuple[Text, ...]:
    if style.template:
        return _templated(printer, place, cell.figures, style.template)
    if cell.figure.absence is Absence.TEXT:
        key = printer.keep(place, cell.figure)
        return tuple((Run(line, figure=key),) for line in cell.figure.words.split("\n"))
    if style.words:
        return ()
    runs = printer.run(place, cell.figure, unit=style.unit, signed=style.signed)
    if cell.figure.value is not None and style.suffix:
        runs.append(Run(style.suffix))
    lines = [tuple(runs)] if runs else []
    parts = {part: figure for part, figure in cell.figures.items() if part}
    if parts:
        lines.append(_parts(printer, place, parts, style.unit))
    return tuple(lines)


def _parts(printer: Printer, place: str, parts: Mapping[str, Figure], unit: str) -> Text:
    runs = [Run("(")]
    for index, (part, figure) in enumerate(parts.items()):
        runs.append(Run(f"{', ' if index else ''}{part} "))
        runs += printer.run(f"{place}·{part}", figure, unit=unit)
    return (*runs, Run(")"))


def _templated(printer: Printer, place: str, figures: Mapping[str, Figure], template: str) -> tuple[Text, ...]:
    """Fill a template; where its measures are words or nothing, they stand alone, as "진행 중" or "-" do."""
    first = next(iter(figures.values()))
    if first.value is None:
        words = show(first, printer.style)
        return ((Run(words, figure=printer.keep(place, first)),),) if words else ()
    runs: list[Run] = []
    for literal, measure, unit, _ in string.Formatter().parse(template):
        runs += [Run(literal)] if literal else []
        if measure:
            runs += printer.run(f"{place}·{measure}", figures[measure], unit=unit or "")
    return (tuple(runs),)


def _dated(label: str, day: date) -> str:
    for name in ("year", "month", "day"):
        label = label.replace(f"{{{name}}}", str(getattr(day, name)))
    return label


def _lines(label: str) -> tuple[Text, ...]:
    return tuple((Run(line),) for line in label.split("\n") if line)


_MARKS = "㉮㉯㉰㉱㉲㉳㉴㉵㉶㉷㉸㉹㉺㉻"


def _column_labels(grid: FigureGrid) -> list[str]:
    """The labels as printed; columns that are added up name each other by letters."""
    marks = {line.label: mark for line, mark in zip_longest(grid.columns, _MARKS) if line}
    labels = []
    for line in grid.columns:
        parts = operands(line.formula, grid.columns) if line.formula else []
        letters = {"{mark}": marks[line.label] or "", "{marks}": "+".join(marks[each.label] or "" for each in parts)}
        label = _dated(line.label, grid.day)
        labels.append(reduce(lambda words, each: words.replace(*each), letters.items(), label))
    return labels


def _shift(cell: Cell, columns: int) -> Cell:
    return Cell(cell.row, cell.column + columns, cell.lines, cell.row_span, cell.column_span)


def hand_table(table: HandTable, rows: list[list[Text]]) -> Table:
    """Lay out a hand-written table; "^" and "<" cells widen the one above or at the left."""
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            words = "".join(run.text for run in cell)
            above = {"^": (row - 1, column), "<": (row, column - 1)}.get(words)
            owners[row, column] = owners.get(above or (-1, -1), (row, column))
    laid = []
    for (row, column), owner in owners.items():
        if owner == (row, column):
            covered = [place for place, its in owners.items() if its == owner]
            height, width = max(r for r, _ in covered) - row + 1, max(c for _, c in covered) - column + 1
            laid.append(Cell(row, column, _split(rows[row][column]), height, width))
    return Table(tuple(laid), table.header_rows, table.caption, table.unit)


def _split(content: Text) -> tuple[Text, ...]:
    """Break a cell's text at its line breaks."""
    lines: list[list[Run]] = [[]]
    for run in content:
        *above, last = run.text.split("\n")
        for words in above:
            lines[-1].append(replace(run, text=words, footnote=()))
            lines.append([])
        # A footnote hangs on the last of the lines.
        lines[-1].append(replace(run, text=last))
    return tuple(tuple(run for run in line if run.text) for line in lines if any(run.text for run in line))
