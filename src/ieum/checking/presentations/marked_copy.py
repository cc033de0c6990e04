"""The checked file itself with its findings in it, as memos (HWPX) or comments (DOCX)."""

from collections.abc import Iterator
from datetime import datetime

from ieum.checking.checks import Examination
from ieum.checking.claims import Finding, Severity
from ieum.checking.presentations.as_text import SEVERITY_LABELS, more
from ieum.documents.model import Document
from ieum.documents.patch import Remark, add_remarks

_AUTHOR = "이음 검사"
_COLOURS = {
    Severity.ERROR: ("#BD2C0F", "#FDEFEC"),
    Severity.WARNING: ("#8A5C00", "#FFF3D0"),
    Severity.INFO: ("#0B50D0", "#ECF2FE"),
}
"""Of the phrase and behind it; both are those of the page beside the document."""


def marked_copy(data: bytes, document: Document, examination: Examination, *, made_at: datetime) -> bytes:
    """The file that ``document`` was read from, with its findings.

    :raises DocumentError: if it is neither HWPX nor DOCX
    """
    remarks = [remark for finding in examination.findings for remark in _remarks(finding)]
    return add_remarks(data, document, remarks, author=_AUTHOR, made_at=made_at)


def _remarks(finding: Finding) -> Iterator[Remark]:
    colours = _COLOURS[finding.severity]
    yield Remark(finding.place, finding.printed, tuple(_lines(finding)), *colours)
    culprit = finding.culprit_elsewhere
    if culprit:
        operand = culprit.operand
        lines = (f"[의심] '{culprit.suggested}'이면 맞습니다.", f"{finding.where}: {finding.formula}")
        yield Remark(operand.place, operand.printed, lines, *colours)


def _lines(finding: Finding) -> Iterator[str]:
    yield f"[{SEVERITY_LABELS[finding.severity]}] {finding.message}"
    if finding.computed:
        yield f"인쇄 {finding.printed or '(빈칸)'}, 계산 {finding.computed}"
    yield f"산식: {finding.formula}"
    yield from more(finding)
