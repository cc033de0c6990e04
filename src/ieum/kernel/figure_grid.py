"""Figure grids: a figure table resolved on the observations known, cell by cell."""

import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from ieum.kernel.figure_tables import Axis, Difference, FigureTable, Formula, Line, OpenLines, Rate, Sum
from ieum.kernel.figures import Figure
from ieum.kernel.numbers import Absence
from ieum.kernel.observations import Nature, Observation, Subject, subject_key, subject_of
from ieum.kernel.rounding import Rounding, rate, round_to
from ieum.kernel.selection import Question, contested, is_known, stated


@dataclass(frozen=True)
class GridCell:
    """One body cell: the figures it prints.

    Keys of ``figures`` are the measures of a template; or "" for the only figure, followed by the parts of a split.
    """

    figures: Mapping[str, Figure]

    @property
    def figure(self) -> Figure:
        """The only figure, the whole of a split, or the first of a template."""
        return next(iter(self.figures.values()))


@dataclass(frozen=True)
class FigureGrid:
    """A figure table with its lines known and every cell resolved."""

    table: FigureTable
    question: Question
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    cells: tuple[tuple[GridCell, ...], ...]

    @cached_property
    def day(self) -> date:
        """The day as of which the facts stand: of the last one stated, which may lie before the day asked for."""
        figures = (figure for row in self.cells for cell in row for figure in cell.figures.values())
        leaves = (leaf for figure in figures for leaf in figure.leaves())
        events = (event for leaf in leaves if leaf.lineage for event in leaf.lineage.events)
        days = (event.effective_date for event in events if event.nature is Nature.ACTUAL)
        return max(days, default=self.question.as_of)


def resolve(table: FigureTable, observations: Iterable[Observation], question: Question) -> FigureGrid:
    """Answer a figure table from the observations of its dataset that are known at the question's epoch."""
    fixed = set(subject_of(table.where, question.where))
    relevant = [event for event in observations if fixed.issubset(event.subject)]
    listed = last_listing(relevant, question)
    rows, columns = (expand(axis, listed) for axis in (table.rows, table.columns))
    resolver = _Resolver(table, question, rows, columns, _index(relevant))
    cells = tuple(tuple(resolver.cell(row, column) for column in columns) for row in rows)
    return FigureGrid(table, question, rows, columns, cells)


def last_listing(observations: Sequence[Observation], question: Question) -> list[Observation]:
    """Pick the observations that say which lines there are: those of the last source by the day, and what came after.

    A table lists all of its lines, so an older report's lines do not live on in a later one.
    """
    known = [event for event in observations if is_known(event, question)]
    last = max(((event.stated_on, event.source) for event in known), default=None)
    return [event for event in known if (event.stated_on, event.source) == last or not event.source]


def expand(axis: Axis, observations: Sequence[Observation]) -> tuple[Line, ...]:
    """Replace open lines by one line for each value that the observations contain; drop optional lines without any."""
    lines: list[Line] = []
    for entry in axis:
        if isinstance(entry, OpenLines):
            opened = _opened(entry, observations)
            # A total of none says nothing beside other lines.
            lines += opened if len(opened) > bool(entry.total) or len(axis) == 1 else []
        elif not entry.optional or any(_is_about(event, entry) for event in observations):
            lines.append(entry)
    return tuple(lines)


def _is_about(event: Observation, line: Line) -> bool:
    return line.where.items() <= dict(event.subject).items() and line.measure in ("", event.measure)


def measures_of(template: str) -> tuple[str, ...]:
    """Name the measures of a cell template in the order in which they are printed."""
    return tuple(name for _, name, _, _ in string.Formatter().parse(template) if name)


def template_of(row: Line, column: Line) -> str:
    """The template of a cell; "" for words, which stand by themselves beside rows of templates."""
    return "" if row.words or column.words else column.template or row.template


def measure_of(row: Line, column: Line) -> str:
    """The measure of a cell; the first one where its template has several."""
    named = column.measure or row.measure
    return named or next(iter(measures_of(column.template or row.template)), "")


def _opened(entry: OpenLines, observations: Sequence[Observation]) -> list[Line]:
    ordered = sorted(observations, key=lambda event: event.order)
    subjects = [dict(event.subject) for event in ordered]
    known = [each for each in subjects if entry.holds(each)]
    shown = [(each.get(entry.within, ""), entry.shown(each[entry.dimension]) or "") for each in known]
    if not entry.within:
        return _group(entry, "", [value for _, value in shown])
    groups = dict.fromkeys(group for group, _ in shown)
    inside = {group: [value for own, value in shown if own == group] for group in groups}
    return [line for group in groups for line in _group(entry, group, inside[group])]


def _group(entry: OpenLines, group: str, values: Iterable[str]) -> list[Line]:
    lines = [entry.line(value, group) for value in dict.fromkeys(values)]
    if entry.total:
        return [entry.total_line(group, tuple(line.label for line in lines)), *lines]
    return lines


def _index(observations: Iterable[Observation]) -> dict[tuple[str, str], list[Observation]]:
    index: dict[tuple[str, str], list[Observation]] = {}
    for event in observations:
        index.setdefault((subject_key(event.subject), event.measure), []).append(event)
    return index


@dataclass
class _Resolver:
    table: FigureTable
    question: Question
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    index: dict[tuple[str, str], list[Observation]]
    done: dict[tuple[str, str], GridCell] = field(default_factory=dict)

    def cell(self, row: Line, column: Line) -> GridCell:
        key = row.label, column.label
        if key not in self.done:
            self.done[key] = GridCell(self._figures(row, column))
        return self.done[key]

    def _figures(self, row: Line, column: Line) -> dict[str, Figure]:
        template, split = template_of(row, column), column.split or row.split
        if template:
            return {name: self._figure(row, column, name, name) for name in measures_of(template)}
        measure = measure_of(row, column)
        if split and self._inputs(row, column) is None:
            return self._split(row, column, measure, split) or {"": self._stated(row, column, measure)}
        return {"": self._figure(row, column, measure)}

    def _figure(self, row: Line, column: Line, measure: str, part: str = "") -> Figure:
        inputs = self._inputs(row, column)
        if inputs is None or row.words or column.words:
            return self._stated(row, column, measure)
        formula, cells = inputs
        operands = [cell.figures.get(part, cell.figure) for cell in cells]
        figure = compute(formula, operands, self._name(row, column), self.question)
        return contested(figure, self._events(row, column, measure), self.question)

    def _inputs(self, row: Line, column: Line) -> tuple[Formula, list[GridCell]] | None:
        """Find the formula of a cell and its operands; a ratio is taken of totals, never a total of ratios."""
        if column.formula is not None and (row.formula is None or not isinstance(column.formula, Sum)):
            return column.formula, [self.cell(row, line) for line in operands(column.formula, self.columns)]
        if row.formula is not None:
            return row.formula, [self.cell(line, column) for line in operands(row.formula, self.rows)]
        return None

    def _split(self, row: Line, column: Line, measure: str, dimension: str) -> dict[str, Figure]:
        """The whole and its parts; empty where only the whole was stated."""
        whole = self._subject(row, column)
        subjects = {event.subject for events in self.index.values() for event in events}
        values = {dict(each)[dimension]: each for each in subjects if _without(each, dimension) == whole}
        parts = {}
        for value, subject in sorted(values.items(), reverse=True):
            events = self.index.get((subject_key(subject), measure), ())
            parts[value] = stated(events, f"{self._name(row, column)} {value}", column.nature, self.question)
        if not parts:
            return {}
        total = compute(Sum(), list(parts.values()), self._name(row, column), self.question)
        return {"": contested(total, self._events(row, column, measure), self.question), **parts}

    def _stated(self, row: Line, column: Line, measure: str) -> Figure:
        nature = column.nature if column.nature is not Nature.ACTUAL else row.nature
        return stated(self._events(row, column, measure), self._name(row, column), nature, self.question)

    def _events(self, row: Line, column: Line, measure: str) -> Sequence[Observation]:
        return self.index.get((subject_key(self._subject(row, column)), measure), ())

    def _subject(self, row: Line, column: Line) -> Subject:
        return subject_of(self.table.where, self.question.where, row.where, column.where)

    def _name(self, row: Line, column: Line) -> str:
        return f"{self.table.name}[{row.name} · {column.name}]"


_DASHES = (Absence.DASH, Absence.DOT)


def operands(formula: Formula, axis: tuple[Line, ...]) -> list[Line]:
    """Find the lines that a formula takes from its axis, in the formula's order."""
    by_label = {line.label: line for line in axis}
    match formula:
        case Sum(of=()):
            return [line for line in axis if line.formula is None and not line.words]
        case Sum(of=labels):
            return [by_label[label] for label in labels if label in by_label]
        case Difference(minuend, subtrahend):
            return [by_label[minuend], by_label[subtrahend]]
        case Rate(part, whole):
            return [by_label[part], by_label[whole]]


def compute(formula: Formula, inputs: Sequence[Figure], name: str, question: Question) -> Figure:
    """Compute a figure from others. An undecided or unknown part leaves the result unknown; a dash adds nothing."""
    values = [_term(figure) for figure in inputs]
    unit = next((figure.unit for figure in inputs if figure.unit), "")
    operation = type(formula).__name__.lower()
    figure = Figure(
        name, None, unit, question.as_of, question.epoch, operation, inputs=tuple(inputs), scale=_scale(inputs)
    )
    dashes = [each.absence for each in inputs if each.absence in _DASHES]
    if not inputs or (dashes and not any(values)):
        return replace(figure, absence=dashes[0] if dashes else Absence.BLANK)
    if None in values:
        return figure
    return _apply(formula, [value for value in values if value is not None], figure, question.rounding)


def _apply(formula: Formula, values: list[Decimal], figure: Figure, rounding: Rounding) -> Figure:
    terms = [f"{value / figure.scale:,f}" for value in values]
    match formula:
        case Sum():
            return replace(figure, value=sum(values, Decimal(0)), formula=" + ".join(terms))
        case Difference():
            return replace(figure, value=values[0] - values[1], formula=" − ".join(terms))
        case Rate(decimals=decimals):
            exact = rate(*values)
            value = None if exact is None else round_to(exact, decimals, rounding)
            written = f"{' ÷ '.join(terms)} × 100"
            return replace(
                figure, value=value, unit="%", formula=written, rounding=rounding, decimals=decimals, scale=1
            )


def _term(figure: Figure) -> Decimal | None:
    """The value as a term of a sum; None where it is not known."""
    adds_nothing = figure.absence in (*_DASHES, Absence.BLANK)
    return Decimal(0) if adds_nothing else figure.value


def _scale(inputs: Sequence[Figure]) -> int:
    return max((figure.scale for figure in inputs), default=1)


def _without(subject: Subject, dimension: str) -> Subject | None:
    """The subject less one dimension; None where it does not have it."""
    rest = tuple(pair for pair in subject if pair[0] != dimension)
    return rest if len(rest) < len(subject) else None
