"""Repeats one row of a form's table for several records."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ieum.documents.elements import local
from ieum.documents.errors import CannotFill
from ieum.documents.patch.blanks import FormTable, address
from ieum.documents.patch.parts import Edit
from ieum.documents.readers.common.heads import whole_number

Record = Sequence[str | None]
"""One value for each cell of the row, from the left; None keeps what the form says there."""


def repeated_rows(table: FormTable, records: Mapping[int, Sequence[Record]]) -> Iterator[Edit]:
    """The edits that put records in the place of rows, each of which is the form of its own.

    What stands below moves down, and cells that reach over such a row from above grow.

    :raises CannotFill: if a row cannot be repeated, or a record does not fit it
    """
    for number, own in records.items():
        _require_repeatable(table, number, own)
    added = {number: len(own) - 1 for number, own in records.items()}
    for number, cells in table.rows.items():
        down = sum(count for row, count in added.items() if row < number)
        if number in records:
            yield _repeated(table, cells, records[number], down)
        else:
            yield from _moved(table, cells, down)
            yield from _grown(table, cells, number, added)
    total = sum(added.values())
    yield table.part.with_attribute(table.element, "rowCnt", str(whole_number(table.element.get("rowCnt")) + total))
    size = table.element.find("{*}sz")
    if size is not None:
        height = sum(count * _height(table, number) for number, count in added.items())
        yield table.part.with_attribute(size, "height", str(whole_number(size.get("height")) + height))


def _require_repeatable(table: FormTable, number: int, records: Sequence[Record]) -> None:
    named = f"표{table.number} {number}행"
    cells = table.rows.get(number, [])
    row = cells[0].getparent() if cells else None
    if row is None or [cell for cell in row if local(cell) == "tc"] != cells:
        raise CannotFill(f"{named}은 한 줄로 된 행이 아니라 되풀이할 수 없습니다. 다른 행을 지정하십시오.")
    if not records:
        raise CannotFill(f"{named}에 넣을 자료가 없습니다. 한 건 이상 적거나 이름을 지우십시오.")
    obstacle = next((blank.obstacle for cell in cells if (blank := table.blank(cell)).obstacle), "")
    if obstacle or any(_rows_of(cell) > 1 for cell in cells):
        raise CannotFill(f"{named}은 {obstacle or '아래 행과 합친 칸이 있어'} 되풀이할 수 없습니다.")
    for count, record in enumerate(records, 1):
        if len(record) != len(cells):
            raise CannotFill(f"{named}은 칸이 {len(cells)}개인데 {count}번째 자료는 값이 {len(record)}개입니다.")


def _repeated(table: FormTable, cells: Sequence[Any], records: Sequence[Record], down: int) -> Edit:
    span = table.part.span(cells[0].getparent())
    copies = []
    for offset, record in enumerate(records, down):
        edits = [
            edit
            for cell, value in zip(cells, record, strict=True)
            if value is not None
            for edit in table.blank(cell).filled(value)
        ]
        edits += _moved(table, cells, offset)
        copies.append(table.part.edited(edits, span.start, span.end))
    return Edit(span.start, span.end, b"".join(copies))


def _moved(table: FormTable, cells: Sequence[Any], down: int) -> Iterator[Edit]:
    for cell in cells:
        stated = cell.find("{*}cellAddr")
        if down and stated is not None:
            yield table.part.with_attribute(stated, "rowAddr", str(address(cell)[0] - 1 + down))


def _grown(table: FormTable, cells: Sequence[Any], number: int, added: Mapping[int, int]) -> Iterator[Edit]:
    """The edits that make cells of a row reach over all that was added within them."""
    for cell in cells:
        within = {row: count for row, count in added.items() if number < row < number + _rows_of(cell)}
        if not sum(within.values()):
            continue
        yield table.part.with_attribute(cell.find("{*}cellSpan"), "rowSpan", str(_rows_of(cell) + sum(within.values())))
        size = cell.find("{*}cellSz")
        if size is not None:
            more = sum(count * _height(table, row) for row, count in within.items())
            yield table.part.with_attribute(size, "height", str(whole_number(size.get("height")) + more))


def _rows_of(cell: Any) -> int:
    span = cell.find("{*}cellSpan")
    return 1 if span is None else whole_number(span.get("rowSpan"), 1)


def _height(table: FormTable, number: int) -> int:
    sizes = [cell.find("{*}cellSz") for cell in table.rows[number]]
    return max((whole_number(size.get("height")) for size in sizes if size is not None), default=0)
