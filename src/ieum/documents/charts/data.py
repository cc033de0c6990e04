"""What of a table is drawn: its rows as categories, its columns of numbers as series."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ieum.documents.errors import DocumentError
from ieum.documents.model import Cell, Table
from ieum.kernel.numbers import Printed, parse_cell

KINDS = {"막대": "bar", "누적막대": "stacked", "꺾은선": "line", "폭포": "waterfall"}
"""The kinds of chart by the word that an officer writes."""
TOTALS = ("계", "합계", "총계", "소계", "누계", "총액", "Total")
MOST_SERIES = 6
"""As many as can be told apart."""
MOST_CATEGORIES = 40


class NothingToDraw(DocumentError):
    """A table has no numbers that a chart could show, or too many."""


@dataclass(frozen=True, slots=True)
class Series:
    """One column: its name and its value in each category; None where no number is printed."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class ChartData:
    """What a chart shows."""

    title: str
    unit: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]


def chart_data(table: Table, columns: Sequence[str] = (), *, with_totals: bool = False) -> ChartData:
    """Take the numbers of a table: of ``columns``, by the end of their paths, else of all that hold numbers.

    Totals are left out, since a bar of all beside its parts hides these, and so are rates, which have another unit;
    a waterfall keeps its total rows.

    :raises NothingToDraw: if a column is not there, or nothing or too much is left
    """
    numeric = [column for column in range(1, table.column_count) if _holds_numbers(table.body, column)]
    chosen = [_column(table, name) for name in columns] or _of_one_unit(table, numeric)
    # The same merged label may stand over several rows; the columns of names together tell them apart.
    labels = range(min(numeric, default=1))
    rows = [row for row in table.body if with_totals or not any(_is_total(row[column].text) for column in labels)]
    series = tuple(Series(_name(table, column), tuple(_value(row[column]) for row in rows)) for column in chosen)
    if not rows or not any(value is not None for each in series for value in each.values):
        raise NothingToDraw(f"{_called(table)}에는 차트로 그릴 숫자가 없습니다.")
    if len(series) > MOST_SERIES or len(rows) > MOST_CATEGORIES:
        raise NothingToDraw(
            f"{_called(table)}는 차트로 그리기에 너무 큽니다. {MOST_SERIES}개 열, {MOST_CATEGORIES}줄까지 그립니다. "
            "그릴 열을 골라 적으십시오."
        )
    return ChartData(table.caption, table.unit, tuple(_label(row, labels) for row in rows), series)


def _holds_numbers(rows: Sequence[Sequence[Cell]], column: int) -> bool:
    return any(_value(row[column]) is not None for row in rows)


def _of_one_unit(table: Table, numeric: list[int]) -> list[int]:
    """The columns of numbers but totals and rates, unless there is nothing else."""
    names = {column: _name(table, column) for column in numeric}
    return [column for column, name in names.items() if not _is_total(name) and "%" not in name] or numeric


def _column(table: Table, name: str) -> int:
    wanted = "".join(name.split())
    for column, path in enumerate(table.columns):
        if path == wanted or path.endswith(f"/{wanted}"):
            return column
    raise NothingToDraw(f"{_called(table)}에는 '{name}' 열이 없습니다. 머리글에 있는 이름을 적으십시오.")


def _name(table: Table, column: int) -> str:
    return table.columns[column].rpartition("/")[2]


def _label(row: Sequence[Cell], columns: Iterable[int]) -> str:
    words = [" ".join(row[column].text.split()) for column in columns]
    return " ".join(dict.fromkeys(word for word in words if word))


def _value(cell: Cell) -> Decimal | None:
    printed = parse_cell(cell.text.removesuffix("%"))
    return printed.value if isinstance(printed, Printed) else None


def _is_total(label: str) -> bool:
    return "".join(label.split()) in TOTALS


def _called(table: Table) -> str:
    return f"'{table.caption}' 표" if table.caption else "이 표"
