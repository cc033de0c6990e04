"""An examination as JSON, format version 1."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from ieum.checking.checks import Examination
from ieum.checking.claims import Claim, Elsewhere, Finding, Operand, Suspect, Verdict
from ieum.checking.fingerprints import fingerprints
from ieum.checking.habits import find_habits
from ieum.checking.judging import COMPLAINTS, shown
from ieum.documents.model import Document

Examined = tuple[str, Document, Examination]
"""The file as named, what was read from it, and what was found."""


def show_json(examined: Iterable[Examined]) -> str:
    """Print examinations as one JSON text."""
    files = [described(*each) for each in examined]
    return json.dumps({"version": 1, "files": files}, ensure_ascii=False, indent=1) + "\n"


def described(name: str, document: Document, examination: Examination) -> dict[str, Any]:
    """Describe one file with what was found in it."""
    return {
        "file": name,
        "format": _format(name),
        "summary": summary(examination),
        "findings": [
            {**_finding(finding, fingerprint), "known": fingerprint in examination.known}
            for finding, fingerprint in zip(examination.findings, fingerprints(examination.findings), strict=True)
        ],
        "suppressed": [
            {**_finding(each.finding, fingerprint), "reason": each.reason, "owner": each.owner}
            for each, fingerprint in zip(examination.suppressed, _suppressed(examination), strict=True)
        ],
        "claims": [_claim(claim, verdict) for claim, verdict in examination.judged],
        "habits": {habit.code: dict(habit.ways) for habit in find_habits(document, examination.judged)},
    }


def _format(name: str) -> str:
    return name.rpartition(".")[2].lower()


def summary(examination: Examination) -> dict[str, int]:
    """Numbers of claims by verdict."""
    return {"claims": len(examination.judged), **{verdict.value: examination.count(verdict) for verdict in Verdict}}


def _finding(finding: Finding, fingerprint: str) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "line": finding.place.line,
        "page": finding.place.page,
        "where": finding.where,
        "printed": finding.printed,
        "computed": finding.computed,
        "formula": finding.formula,
        "message": finding.message,
        "fingerprint": fingerprint,
        "culprit": _suspect(finding.culprit) if finding.culprit else None,
        "suspects": [_suspect(suspect) for suspect in finding.suspects],
        "related": [_related(claim) for claim in finding.related],
        "elsewhere": [_elsewhere(each) for each in finding.elsewhere],
        "operands": [_operand(operand) for operand in finding.operands],
    }


def _elsewhere(other: Elsewhere) -> dict[str, Any]:
    return {
        "file": other.file,
        "line": other.place.line,
        "page": other.place.page,
        "where": other.where,
        "printed": other.printed,
    }


def _suppressed(examination: Examination) -> list[str]:
    return fingerprints(each.finding for each in examination.suppressed)


def _suspect(suspect: Suspect) -> dict[str, Any]:
    operand = suspect.operand
    return {"line": operand.place.line, "printed": operand.printed, "suggested": suspect.suggested}


def _operand(operand: Operand) -> dict[str, Any]:
    place = operand.place
    return {"line": place.line, "page": place.page, "printed": operand.printed, "label": operand.label}


def _related(claim: Claim) -> dict[str, Any]:
    return {
        "code": claim.code,
        "line": claim.result.place.line,
        "where": claim.where,
        "printed": claim.result.printed,
        "computed": shown(claim.computed, claim.result),
        "formula": claim.formula,
    }


def _claim(claim: Claim, verdict: Verdict) -> dict[str, Any]:
    is_wrong = verdict is Verdict.INCONSISTENT
    return {
        "code": claim.code,
        "severity": claim.worst.value if is_wrong else None,
        "line": claim.result.place.line,
        "page": claim.result.place.page,
        "where": claim.where,
        "printed": claim.result.printed,
        "computed": shown(claim.computed, claim.result),
        "formula": claim.formula,
        "message": " ".join(_sentences(claim, verdict)),
        "verdict": verdict.value,
        "operands": [{"line": operand.place.line, "printed": operand.printed} for operand in claim.operands],
    }


def _sentences(claim: Claim, verdict: Verdict) -> Sequence[str]:
    if verdict is Verdict.INCONSISTENT:
        return [COMPLAINTS[claim.code], claim.doubt] if claim.doubt else [COMPLAINTS[claim.code]]
    return [claim.doubt] if verdict is Verdict.UNDECIDABLE and claim.doubt else []
