"""Rows as comma-separated text (CSV) for spreadsheets."""

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_rows(rows: Iterable[Sequence[str | int]]) -> bytes:
    """CSV in UTF-8 with the mark by which spreadsheets know it; no text in it is taken for a formula."""
    file = io.StringIO(newline="")
    csv.writer(file).writerows([harmless(cell) for cell in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def harmless(cell: str | int) -> str | int:
    """A text that no spreadsheet takes for a formula; a number stays one."""
    if isinstance(cell, int) or not cell.startswith(_FORMULA) or _is_number(cell):
        return cell
    return f"'{cell}"


def _is_number(cell: str) -> bool:
    return cell.removeprefix("-").replace(",", "").isdecimal()
