"""Files of rows as offices have them, CSV in UTF-8 or CP949 and XLSX, as one grid of text."""

import csv
import io
import unicodedata

from ieum.documents.errors import DocumentError
from ieum.documents.isolation import read_rows_isolated
from ieum.documents.readers.xlsx.rows import SheetRows
from ieum.kernel.row_faults import RowFault, RowsRefused

_ZIP = b"PK\x03\x04"


class UnreadableSheet(Exception):
    """The file as a whole cannot be read; the message says why and what to do."""


def read_sheet(data: bytes, name: str) -> SheetRows:
    """Read a spreadsheet (XLSX) or a CSV file.

    :raises UnreadableSheet: if it is neither, or damaged
    """
    return _workbook(data, name) if data.startswith(_ZIP) else SheetRows(_csv(_text(data)))


def text_of(data: bytes, name: str) -> str:
    """The rows of a spreadsheet or a CSV file as they would be pasted.

    :raises RowsRefused: if it cannot be read
    """
    try:
        rows = read_sheet(data, name).rows
    except UnreadableSheet as unreadable:
        raise RowsRefused([RowFault(1, str(unreadable))]) from unreadable
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)


def _workbook(data: bytes, name: str) -> SheetRows:
    try:
        sheet = read_rows_isolated(data, name)
    except DocumentError as error:
        raise UnreadableSheet(str(error)) from error
    if not sheet.rows:
        raise UnreadableSheet("빈 파일입니다. 첫 시트의 첫 줄에 머리글을 적으십시오.")
    return sheet


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
