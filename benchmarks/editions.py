"""CPU time of building the demo's reports: definition and facts in memory, figures resolved, checked and frozen.

Frozen means what the database keeps of an edition: the Document as JSON with its hash, the sidecar with the proof of
each number, and the findings of our own checks. The bar is absolute, so the baseline is the bar.
"""

import os

import django
from tests.demo.in_memory import REPORTS, edition

from benchmarks.measuring import Result, cpu_seconds, present, within
from ieum.documents.writers.json import write_json
from ieum.reports.sidecar import write_sidecar
from ieum.reports.verification import findings_of

BAR_SECONDS = 1.0


def resolve_and_freeze(report: str) -> None:
    """Build one report as an edition and make all that is kept of it."""
    built = edition(report)
    write_json(built.document)
    write_sidecar(built)
    findings_of(built.document)


def measure() -> list[Result]:
    """The median for each report of the demo, beside the bar."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ieum.settings")
    os.environ.setdefault("IEUM_SECRET_KEY", "of a measurement")
    # The apps make their facts and tables known as they start; no database is asked.
    django.setup()
    return [_measured(report) for report in REPORTS]


def _measured(report: str) -> Result:
    (ours,) = cpu_seconds(lambda: resolve_and_freeze(report))
    return within(f"resolve and freeze {report}", ours, bar=BAR_SECONDS)


if __name__ == "__main__":
    present(__doc__ or "", measure)
