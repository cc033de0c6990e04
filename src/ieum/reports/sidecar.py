"""Sidecars: the file beside an edition that lists every printed number with its proof.

A fact is named by source, place and version, never by an id of one machine, so that two machines write the same file.
"""

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from ieum.documents.model import Bullet, Cell, Document, Heading, Paragraph, Run, Table
from ieum.kernel.figures import Figure, Lineage
from ieum.kernel.observations import Observation
from ieum.kernel.registry import datasets
from ieum.reports.editions import Edition

VERSION = 1

Described = dict[str, Any]


def write_sidecar(edition: Edition) -> bytes:
    """Write the sidecar of an edition as JSON."""
    return (json.dumps(describe(edition), ensure_ascii=False, indent=1) + "\n").encode()


def describe(edition: Edition) -> Described:
    """Describe an edition and all its figures."""
    return {
        "version": VERSION,
        "report": edition.definition.id,
        "title": edition.definition.title,
        "as_of": edition.as_of.isoformat(),
        "epoch": edition.epoch,
        "definition_sha256": edition.definition_hash,
        "document_sha256": edition.document_hash,
        "figures": describe_figures(edition),
    }


def describe_figures(edition: Edition) -> dict[str, Described]:
    """Describe all figures of an edition by key, each with how it is printed."""
    printed = printed_figures(edition.document)
    return {key: described(each, printed.get(key, [])) for key, each in edition.figures.items()}


def described(figure: Figure, printed: Sequence[str]) -> Described:
    """Describe a figure that is printed so, once for each place."""
    return {"printed": printed, **describe_figure(figure)}


def describe_figure(figure: Figure) -> Described:
    """Describe a figure with its lineage, down to single events."""
    return {
        "name": figure.name,
        "value": _number(figure.value),
        "absence": figure.absence,
        "unit": figure.unit,
        "scale": figure.scale,
        "as_of": figure.as_of.isoformat(),
        "epoch": figure.epoch,
        "operation": figure.operation,
        "formula": figure.formula,
        "rounding": figure.rounding,
        "decimals": figure.decimals,
        "moved": figure.moved,
        "lineage": _lineage(figure.lineage) if figure.lineage else None,
        "inputs": [describe_figure(each) for each in figure.inputs],
        "competing": [describe_event(event) for event in figure.competing],
    }


def describe_event(event: Observation) -> Described:
    """Describe an event by what it says and where."""
    dataset = datasets[event.dataset]
    return {
        "source": event.source,
        "line": event.line,
        "column": event.column,
        "cell": event.cell,
        "version": event.version,
        "printed": event.printed,
        "value": _number(event.value),
        "absence": event.absence,
        "unit": event.unit,
        "scale": event.scale,
        "decimals": event.decimals,
        "nature": event.nature,
        "effective_date": event.effective_date.isoformat(),
        "stated_on": event.stated_on.isoformat(),
        "dataset": event.dataset,
        "subject": {dataset.dimensions.get(name, name): value for name, value in event.subject},
        "measure": event.measure,
        "label": dataset.measures[event.measure].label if event.measure in dataset.measures else event.measure,
        "formula": event.formula,
        "basis": event.basis,
        "is_ruled": event.is_ruled,
        "ruling": event.ruling,
    }


def printed_figures(document: Document) -> dict[str, list[str]]:
    """How each figure is printed in a document, once for each place."""
    printed: dict[str, list[str]] = {}
    for run in runs_of(document):
        if run.figure:
            printed.setdefault(run.figure, []).append(run.text)
    return printed


def runs_of(document: Document) -> Iterator[Run]:
    """All stretches of text of a document, tables included, in reading order."""
    for block in document.blocks:
        match block:
            case Heading(content=content) | Paragraph(content=content) | Bullet(content=content):
                yield from content
            case Table():
                yield from _runs_of_table(block)


def _runs_of_table(table: Table) -> Iterator[Run]:
    for cell in table.cells:
        yield from _runs_of_cell(cell)


def _runs_of_cell(cell: Cell) -> Iterator[Run]:
    for line in cell.lines:
        yield from line
    for table in cell.tables:
        yield from _runs_of_table(table)


def _lineage(lineage: Lineage) -> Described:
    return {
        "dataset": lineage.dataset,
        "selection": lineage.selection,
        "count": lineage.count,
        "total": _number(lineage.total),
        "digest": lineage.digest,
        "events": [describe_event(event) for event in lineage.events],
    }


def _number(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"
