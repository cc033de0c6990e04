"""No false error: each error that is found in a real report stands in docs/checks/known.md with the reason."""

import re
from pathlib import Path

import pytest

from ieum.checking.checks import examine
from ieum.checking.claims import Severity
from ieum.documents.errors import UnreadableDocument
from ieum.documents.reading import read_document

KNOWN = Path(__file__).resolve().parents[2] / "docs" / "checks" / "known.md"
ROW = re.compile(r"^\| (\S+\.\w+) \| (\d*) \| ([a-z-]+) \| (\S+) \| (\S+) \|", re.MULTILINE)
READ = {".txt", ".hwpx", ".hwp", ".pdf"}


def reports(shared):
    found = [*sorted((shared / "seeds").glob("*.txt")), *sorted((shared / "samples").iterdir())]
    return [path for path in found if path.suffix in READ]


def errors(path):
    try:
        findings = examine(read_document(path)).findings
    except UnreadableDocument:
        return []
    return [
        (path.name, str(f.place.line or f.place.page or ""), f.code, f.printed, f.computed)
        for f in findings
        if f.severity is Severity.ERROR
    ]


@pytest.mark.shared
def test_every_error_in_a_real_report_is_known_to_be_one(shared):
    found = [error for path in reports(shared) for error in errors(path)]

    assert sorted(found) == sorted(ROW.findall(KNOWN.read_text(encoding="utf-8")))
