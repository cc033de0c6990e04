"""Cells: what one printed cell states, as observations."""

import re
import string
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from ieum.documents.model import Cell
from ieum.kernel.figure_grid import measure_of, template_of
from ieum.kernel.figure_tables import FigureTable, Line
from ieum.kernel.numbers import Absence, Printed, parse_cell, parse_number
from ieum.kernel.observations import Nature, Observation, subject_of
from ieum.kernel.registry import datasets
from ieum.kernel.units import unit_of

FUNDING = {"국": "국비", "국비": "국비", "시": "시비", "시비": "시비", "구": "구비", "구비": "구비"}
"""How reports name sources of funding, and the name that facts use."""

_PARTS = re.compile(r"\((?P<parts>.+)\)")
_PART = re.compile(r"(?P<name>[가-힣]+)\s*(?P<number>[△-]?\d[\d,]*(?<!,))")


@dataclass(frozen=True)
class Origin:
    """What all facts of one table have in common."""

    source: str
    stated_on: date
    day: date
    """The day as of which the table's numbers stand."""
    where: dict[str, str]
    unit: str
    """The printed unit of the table, "" where none is printed."""


def facts_of(cell: Cell, row: Line, column: Line, shape: FigureTable, origin: Origin) -> Iterator[Observation]:
    """Read what a cell states: one fact, the parts of a split, or the measures of a template."""
    blank = blank_fact(cell, row, column, shape, origin)
    template, split = template_of(row, column), column.split or row.split
    if column.words or row.words:
        yield _worded(blank)
    elif template:
        yield from _templated(blank, template)
    elif split:
        yield from _split(blank, split)
    else:
        yield numbered(blank, column.suffix or row.suffix)


def with_number(fact: Observation, printed: Printed, unit: str) -> Observation:
    """Give a fact its number, in base units, with the scale and precision of its print."""
    scale = unit_of(unit).scale if fact.unit == "원" else 1
    return replace(fact, value=printed.value * scale, absence=None, scale=scale, decimals=printed.decimals)


def blank_fact(cell: Cell, row: Line, column: Line, shape: FigureTable, origin: Origin) -> Observation:
    """Make the fact of a cell, known but for its number."""
    measure = measure_of(row, column)
    line = row if column.nature is Nature.ACTUAL else column
    day = date(origin.day.year, 12, 31) if row.at_year_end or column.at_year_end else origin.day
    return Observation(
        dataset=shape.dataset,
        subject=subject_of(shape.where, origin.where, row.where, column.where),
        measure=measure,
        value=None,
        absence=Absence.BLANK,
        unit=_base_unit(shape.dataset, measure),
        effective_date=day,
        stated_on=origin.stated_on,
        source=origin.source,
        line=cell.place.line,
        column=cell.place.column,
        cell=_cell_name(row, column, origin),
        printed=cell.text,
        nature=line.nature,
        scale=unit_of(origin.unit or shape.unit).scale if origin.unit or shape.unit else 1,
    )


def _cell_name(row: Line, column: Line, origin: Origin) -> str:
    words = [origin.where.get("task", ""), _plain(row.label), _plain(column.label)]
    return " · ".join(word for word in words if word)


def _plain(label: str) -> str:
    return " ".join(re.sub(r"\(?\{[^}]*\}\S*\)?", " ", label.replace("/", " ")).split())


def _base_unit(dataset: str, measure: str) -> str:
    measures = datasets[dataset].measures
    return measures[measure].unit if measure in measures else ""


def numbered(fact: Observation, suffix: str) -> Observation:
    """Read the number that a fact prints, in base units; or the kind of absence that stands in its place."""
    words = fact.printed.strip().removesuffix(suffix) if suffix else fact.printed
    read = parse_cell(words)
    if isinstance(read, Absence):
        return replace(fact, absence=read)
    scale = fact.scale if fact.unit == "원" else 1
    return replace(fact, value=read.value * scale, absence=None, scale=scale, decimals=read.decimals)


def _worded(fact: Observation) -> Observation:
    return replace(fact, absence=Absence.TEXT if fact.printed.strip() else Absence.BLANK)


def _templated(fact: Observation, template: str) -> Iterator[Observation]:
    """Read the measures of a template; what stands in their place is stated for the first, a dash for each."""
    fields = [(name, unit or "") for _, name, unit, _ in string.Formatter().parse(template) if name]
    match = _pattern(template).fullmatch("".join(fact.printed.split()))
    for index, (name, unit) in enumerate(fields):
        own = replace(fact, measure=name, unit=_base_unit(fact.dataset, name))
        number = parse_number(match[f"n{index}"]) if match else None
        if number is not None:
            yield with_number(own, number, unit)
        elif index == 0 or parse_cell(fact.printed) in (Absence.DASH, Absence.DOT):
            yield _alone(own, parse_cell(fact.printed))


def _alone(fact: Observation, read: Printed | Absence) -> Observation:
    return replace(fact, absence=read) if isinstance(read, Absence) else with_number(fact, read, "")


def _pattern(template: str) -> re.Pattern[str]:
    parts = []
    for index, (literal, name, _, _) in enumerate(string.Formatter().parse(template)):
        parts.append(re.escape("".join(literal.split())))
        if name:
            parts.append(rf"(?P<n{index}>[△-]?[\d,.]+)")
    return re.compile("".join(parts))


def _split(fact: Observation, dimension: str) -> Iterator[Observation]:
    """Read the parts in parentheses; a whole that they do not make up is stated as well, so that it is found."""
    match = _PARTS.search(fact.printed)
    parts = (
        {FUNDING[name]: number for name, number in _PART.findall(match["parts"]) if name in FUNDING} if match else {}
    )
    whole = numbered(replace(fact, printed=_PARTS.sub("", fact.printed).strip()), "")
    total = Decimal(0)
    for name, number in parts.items():
        part = numbered(replace(fact, printed=number, subject=subject_of(fact.subject, {dimension: name})), "")
        total += part.value or 0
        yield replace(part, cell=f"{fact.cell} {name}")
    if not parts or whole.value != total:
        yield whole
