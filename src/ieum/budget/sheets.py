"""Files of rows as offices have them, CSV in UTF-8 or CP949 and XLSX, as one grid of text."""

import csv
import io
import unicodedata
from dataclasses import dataclass

from ieum.documents.errors import DocumentError
from ieum.documents.readers.xlsx.workbook import Grid, Workbook

_ZIP = b"PK\x03\x04"


class UnreadableSheet(Exception):
    """The file as a whole cannot be read; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a file; of a workbook those of its first sheet that holds something."""

    rows: list[list[str]]
    merged: frozenset[int] = frozenset()
    """Lines, from 1, in which cells are merged."""


def read_sheet(data: bytes, name: str) -> Sheet:
    """Read a spreadsheet (XLSX) or a CSV file.

    :raises UnreadableSheet: if it is neither, or damaged
    """
    return _workbook(data, name) if data.startswith(_ZIP) else Sheet(_csv(_text(data)))


def _workbook(data: bytes, name: str) -> Sheet:
    try:
        grids = [grid for grid in Workbook(data, name).sheets() if grid.shown]
    except DocumentError as error:
        raise UnreadableSheet(str(error)) from error
    if not grids:
        raise UnreadableSheet("빈 파일입니다. 첫 시트의 첫 줄에 머리글을 적으십시오.")
    return Sheet(
        _rows(grids[0]), frozenset(line + 1 for area in grids[0].merged for line in range(area[0], area[2] + 1))
    )


def _rows(grid: Grid) -> list[list[str]]:
    """All rows, as wide as the widest."""
    height, width = (max(place[axis] for place in grid.shown) + 1 for axis in (0, 1))
    return [[grid.shown.get((row, column), "") for column in range(width)] for row in range(height)]


def _text(data: bytes) -> str:
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return unicodedata.normalize("NFC", data.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise UnreadableSheet("글자를 읽을 수 없습니다. CSV(UTF-8)로 저장하십시오.")


def _csv(text: str) -> list[list[str]]:
    if "\0" in text:
        raise UnreadableSheet("CSV 파일이 아닙니다. 엑셀에서 'CSV(쉼표로 분리)'로 저장하십시오.")
    try:
        return list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise UnreadableSheet("따옴표가 맞지 않거나 칸이 너무 깁니다. CSV로 다시 저장하십시오.") from error
