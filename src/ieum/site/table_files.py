"""A table of a page as a file to work on: CSV, a workbook, or a Hangul document."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse

from ieum.documents.model import Cell, Document, Heading, Paragraph, Table, text
from ieum.documents.writers.comma_separated import write_rows
from ieum.documents.writing import write_document
from ieum.platform.ui.languages import korean
from ieum.site.downloads import download

MOST_ROWS = {"csv": 100_000, "xlsx": 10_000, "hwpx": 3_000}
"""By form in which a table is given as many rows as its file takes while somebody waits."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows under labels, with what they are and how they were asked for."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    on: date
    """The day as of which they stand."""
    terms: Sequence[tuple[str, str]] = ()
    """Further conditions under which they stand."""

    @property
    def about(self) -> list[tuple[str, str]]:
        """What stands above the rows."""
        return [("기준일", self.on.isoformat()), *self.terms]


def table_file(form: str, sheet: Sheet) -> HttpResponse:
    """Give rows as a file that bears their title, day and conditions.

    :raises Http404: if there is no such form
    """
    if form not in MOST_ROWS:
        raise Http404(korean(f"그런 형식이 없습니다. {', '.join(MOST_ROWS)} 중 하나로 받으십시오."))
    data = _csv(sheet) if form == "csv" else write_document(_document(sheet), f".{form}")
    return download(data, f"{sheet.title} {sheet.on.isoformat()}.{form}")


def _csv(sheet: Sheet) -> bytes:
    return write_rows([[sheet.title], *sheet.about, [], sheet.columns, *sheet.rows])


def _document(sheet: Sheet) -> Document:
    cells = [
        Cell(row, column, (text(value),) if value else ())
        for row, line in enumerate((sheet.columns, *sheet.rows))
        for column, value in enumerate(line)
    ]
    about = [Paragraph(text(f"{label}: {value}")) for label, value in sheet.about]
    table = Table(tuple(cells), caption=sheet.title, base_date=sheet.on)
    return Document(title=sheet.title, blocks=(Heading(1, text(sheet.title)), *about, table))
