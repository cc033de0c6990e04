"""A table of a page as a file to work on: CSV, a workbook, or a Hangul document."""

import csv
import io
from collections.abc import Sequence
from datetime import date

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from ieum.documents.model import Cell, Document, Heading, Table, text
from ieum.documents.writing import write_document

MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "hwpx": "application/hwp+zip",
}
"""The forms in which a table is given, and their media types."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table_file(
    form: str, title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], *, on: date
) -> HttpResponse:
    """Give rows as a file that bears the title and the day as of which they stand.

    :raises Http404: if there is no such form
    """
    if form not in MEDIA:
        raise Http404(f"그런 형식이 없습니다. {', '.join(MEDIA)} 중 하나로 받으십시오.")
    data = _csv(columns, rows) if form == "csv" else write_document(_document(title, columns, rows, on), f".{form}")
    answer = HttpResponse(data, content_type=MEDIA[form])
    answer["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=f"{title} {on.isoformat()}.{form}"
    )
    return answer


def harmless(cell: str) -> str:
    """A text that no spreadsheet takes for a formula; a number stays one."""
    return f"'{cell}" if cell.startswith(_FORMULA) and not _is_number(cell) else cell


def _is_number(cell: str) -> bool:
    return cell.removeprefix("-").replace(",", "").isdecimal()


def _csv(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(columns)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    # The mark tells a spreadsheet that it is UTF-8.
    return ("\ufeff" + file.getvalue()).encode()


def _document(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], on: date) -> Document:
    cells = [
        Cell(row, column, (text(value),) if value else ())
        for row, line in enumerate((columns, *rows))
        for column, value in enumerate(line)
    ]
    return Document(title=title, blocks=(Heading(1, text(title)), Table(tuple(cells), caption=title, base_date=on)))
