"""What ``ieum report`` does; importing this needs Django set up."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

from django.conf import settings

from ieum.documents.errors import DocumentError
from ieum.documents.writing import make_folder, save, write_document
from ieum.platform.actions import only_municipality, operator
from ieum.platform.database.epochs import NotYetPast
from ieum.platform.database.tenancy import municipality
from ieum.platform.queries import municipality_codes
from ieum.reports import operations, queries
from ieum.reports.choices import Format
from ieum.reports.models import Edition
from ieum.reports.sidecar import write_sidecar
from ieum.reports.tables import resolve_table

DONE, MISUSED = 0, 2


def list_reports(arguments: argparse.Namespace) -> int:  # noqa: ARG001 - an action takes what the command parsed
    """Show all reports of all municipalities."""
    for code in municipality_codes():
        with municipality(code):
            for row in queries.reports():
                last = f"{row.edition.number}호, {row.edition.as_of} 기준" if row.edition else "아직 만들지 않음"
                sys.stdout.write(f"{row.report}\t{row.title} ({last})\n")
    return DONE


def build(arguments: argparse.Namespace) -> int:
    """Build one report into files."""
    make_folder(arguments.out)
    try:
        edition, code = build_report(arguments.report, as_of=arguments.as_of, known_at=arguments.known_at)
        for path in write_files(edition, code, arguments.out, arguments.formats):
            sys.stdout.write(f"{path}\n")
    except (LookupError, NotYetPast) as error:
        sys.stderr.write(f"{error}\n")
        return MISUSED
    return DONE


def table(arguments: argparse.Namespace) -> int:
    """Write one table into a file, with the proof of its numbers beside it."""
    try:
        edition = resolve_table(
            arguments.table,
            municipality_code=arguments.municipality or only_municipality(),
            as_of=arguments.as_of,
            where={"year": str(arguments.as_of.year), **dict(arguments.where)},
            known_at=arguments.known_at,
        )
        data = write_document(edition.document, arguments.out.suffix, styles=settings.REPORT_STYLES)
    except (LookupError, NotYetPast, DocumentError) as error:
        sys.stderr.write(f"{error}\n")
        return MISUSED
    for content, path in ((data, arguments.out), (write_sidecar(edition), arguments.out.with_suffix(".sidecar.json"))):
        save(content, path)
        sys.stdout.write(f"{path}\n")
    return DONE


def build_report(report: str, *, as_of: date | None = None, known_at: datetime | None = None) -> tuple[Edition, str]:
    """Build a report of whichever municipality has it; the edition and the municipality's code.

    :raises NoSuchReport: if none has it
    :raises NotYetKnown: if nothing had been recorded by ``known_at``
    """
    code = _municipality_of(report)
    edition = operations.build_edition(
        municipality_code=code, report=report, actor_id=operator(), as_of=as_of, known_at=known_at
    )
    return edition, code


def last_edition(code: str, report: str) -> Edition:
    """The last edition of a report; one is built only where there is none."""
    with municipality(code):
        last = queries.last_edition(report)
    return last or build_report(report)[0]


def write_files(edition: Edition, code: str, out: Path, formats: Iterable[str]) -> Iterator[Path]:
    """Write an edition in several formats, with the proof of its numbers beside.

    :raises UnwritableDocument: if a file cannot be written
    """
    make_folder(out)
    for form in (*formats, Format.SIDECAR):
        with municipality(code):
            actor_id = operator()
        file = operations.make_file(
            edition=edition, form=Format(form), actor_id=actor_id, styles=settings.REPORT_STYLES
        )
        path = out / f"{edition.report}-{edition.as_of}.{file.format}"
        save(bytes(file.data), path)
        yield path


def _municipality_of(report: str) -> str:
    for code in municipality_codes():
        with municipality(code):
            if queries.has_report(report):
                return code
    raise queries.NoSuchReport(f"{report}이라는 보고서가 없습니다. 'ieum report list'로 볼 수 있습니다.")
