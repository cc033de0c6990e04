"""An examination for the terminal: each finding with its line, a caret under the faulty phrase, and a sentence."""

import unicodedata
from collections.abc import Iterable, Iterator

from ieum.checking.checks import Examination
from ieum.checking.claims import Finding, Severity, Verdict
from ieum.checking.fingerprints import known_ones
from ieum.checking.habits import find_habits
from ieum.checking.judging import shown
from ieum.checking.presentations.as_json import Examined
from ieum.documents.model import Document

SEVERITY_LABELS = {Severity.ERROR: "오류", Severity.WARNING: "주의", Severity.INFO: "참고"}
_INDENT = "    "
_MOST_SUSPECTS = 6
"""More tied numbers than this help nobody."""
_LONGEST = 100
"""How many columns of a long line are quoted."""


def show_text(examined: Iterable[Examined]) -> str:
    """Print examinations one after the other, each with a summary line at its end."""
    return "\n".join(line for one in examined for line in _file(*one)) + "\n"


def _file(name: str, document: Document, examination: Examination) -> Iterator[str]:
    known = known_ones(examination.findings, examination.known)
    for finding, is_known in zip(examination.findings, known, strict=True):
        yield from _finding(name, document, finding, " (기존)" if is_known else "")
        yield ""
    yield f"{name}: {summary_sentence(examination)}"
    habits = find_habits(document, examination.judged)
    if habits:
        yield f"{_INDENT}{'; '.join(habit.sentence for habit in habits)}"


def summary_sentence(examination: Examination) -> str:
    """One line on what was checked and found."""
    if not examination.judged:
        return "확인할 수치를 찾지 못했습니다. 표와 합계가 있는 문서인지 확인하십시오."
    severities = [finding.severity for finding in examination.findings]
    found = ", ".join(f"{label} {severities.count(severity)}" for severity, label in SEVERITY_LABELS.items())
    verdicts = (
        (Verdict.CONSISTENT, "맞음"), (Verdict.ROUNDING, "끝자리 처리"),
        (Verdict.INCONSISTENT, "다름"), (Verdict.UNDECIDABLE, "판단 불가"),
    )  # fmt: skip
    counted = ", ".join(f"{label} {examination.count(verdict)}" for verdict, label in verdicts)
    aside = f", 제외 {len(examination.suppressed)}" if examination.suppressed else ""
    return f"{found}{aside}. 확인한 수치 {len(examination.judged)}개 ({counted})."


def _finding(name: str, document: Document, finding: Finding, remark: str) -> Iterator[str]:
    line = f":{finding.place.line}" if finding.place.line else f" {finding.place.page}쪽" if finding.place.page else ""
    yield f"{name}{line}: {SEVERITY_LABELS[finding.severity]}{remark} [{finding.code}] {finding.where}"
    yield from _quote(document, finding)
    if finding.computed:
        yield f"{_INDENT}인쇄 {finding.printed or '(빈칸)'}, 계산 {finding.computed}"
    yield f"{_INDENT}산식: {finding.formula}"
    yield f"{_INDENT}{finding.message}"
    for told in more(finding):
        yield f"{_INDENT}{told}"


def more(finding: Finding) -> Iterator[str]:
    """What else fails for the same cause, and the numbers that may be wrong where none is the likeliest."""
    for claim in finding.related:
        yield f"함께 어긋남: {claim.where}, 인쇄 {claim.result.printed}, 계산 {shown(claim.computed, claim.result)}"
    for other in finding.elsewhere:
        line = f":{other.place.line}" if other.place.line else f" {other.place.page}쪽" if other.place.page else ""
        yield f"다른 파일: {other.file}{line} {other.where} '{other.printed}'"
    if finding.culprit is None and 1 < len(finding.suspects) <= _MOST_SUSPECTS:
        named = [f"'{each.operand.printed}'→'{each.suggested}'" for each in finding.suspects]
        yield f"이 가운데 하나만 고치면 맞음: {', '.join(named)}"


def _quote(document: Document, finding: Finding) -> Iterator[str]:
    place, lines = finding.place, document.source_lines
    if place.line is None or place.line > len(lines):
        yield f"{_INDENT}{finding.printed}"
        yield f"{_INDENT}{'^' * width(finding.printed)}"
        return
    line = lines[place.line - 1]
    start = place.column - 1 if place.column else max(line.find(finding.printed), 0)
    phrase = finding.printed if line.startswith(finding.printed, start) else line[start : start + 1]
    excerpt, start = _shorten(line, start)
    yield f"{_INDENT}{_visible(excerpt)}"
    yield f"{_INDENT}{' ' * width(_visible(excerpt[:start]))}{'^' * max(1, width(phrase))}"


def _shorten(line: str, start: int) -> tuple[str, int]:
    """Cut a long line to what surrounds a position."""
    if width(line) <= _LONGEST:
        return line, start
    first = max(0, start - _LONGEST // 4)
    mark = "…" if first else ""
    kept = line[first : first + _LONGEST // 2]
    return f"{mark}{kept}{'…' if first + len(kept) < len(line) else ''}", start - first + len(mark)


def _visible(text: str) -> str:
    """The text with tabs as two spaces and without characters that move the cursor."""
    return "".join(letter if letter.isprintable() else "  " if letter == "\t" else " " for letter in text)


def width(text: str) -> int:
    """Columns that a text takes in a terminal: Hangul takes two, combining marks none."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(unicodedata.combining(letter) > 0 for letter in text)
