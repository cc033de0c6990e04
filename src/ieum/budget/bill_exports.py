"""The stages of a budget bill side by side as a file: CSV and XLSX."""

from collections.abc import Callable

from ieum.budget.queries.bill_tables import ComparedRow, Comparison
from ieum.documents.model import Cell, Document, Table, text
from ieum.documents.writers.comma_separated import write_rows
from ieum.documents.writers.xlsx import write_xlsx
from ieum.kernel.wording import worded


def headings(table: Comparison) -> list[str]:
    """The heading of each column: names, what stood before, stages with what each changed, the result, reasons."""
    stages = [label for number, each in enumerate(table.columns) for label in _stage_headings(number, each.label)]
    return [*table.names, table.base_label, *stages, table.result_label, "사유"]


def _stage_headings(number: int, label: str) -> list[str]:
    return [label, worded("{label} 증감", label=worded(label))] if number else [label]


def amounts_of(table: Comparison, row: ComparedRow) -> list[int | None]:
    """The amounts of a row in the order of the headings; None where it is not known."""
    stages: list[int | None] = [row.amounts[0]] if row.amounts else []
    for amount, change in zip(row.amounts[1:], row.changes, strict=True):
        stages += [amount, change]
    return [row.base, *stages, table.result(row)]


def _written(table: Comparison, row: ComparedRow) -> list[str | int]:
    """The amounts of a row; empty where one is not known."""
    return ["" if amount is None else amount for amount in amounts_of(table, row)]


def grid(table: Comparison) -> list[list[str | int]]:
    """All rows with the sum first; amounts are won, and empty where they are not known."""
    whole = ["계", *[""] * (len(table.names) - 1)]
    rows: list[list[str | int]] = [[*whole, *_written(table, table.whole), ""]]
    rows.extend([*row.path, *_written(table, row), " / ".join(row.reasons)] for row in table.rows)
    return rows


def write_comparison_csv(table: Comparison, title: str) -> bytes:  # noqa: ARG001 - both writers are called alike
    """CSV in UTF-8 with a mark by which spreadsheets know it."""
    return write_rows([headings(table), *grid(table)])


def write_comparison_workbook(table: Comparison, title: str) -> bytes:
    """XLSX."""
    rows = [[f"{each:,}" if isinstance(each, int) else each for each in row] for row in grid(table)]
    shown = [headings(table), *rows]
    cells = [Cell(row, column, (text(value),)) for row, line in enumerate(shown) for column, value in enumerate(line)]
    return write_xlsx(Document(blocks=(Table(tuple(cells), caption=title, unit="원"),)))


COMPARISON_WRITERS: dict[str, Callable[[Comparison, str], bytes]] = {
    "csv": write_comparison_csv,
    "xlsx": write_comparison_workbook,
}
"""Formats by the word that a page asks for."""
