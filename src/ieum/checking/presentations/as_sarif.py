"""An examination as SARIF 2.1.0, the format in which editors and code hosts take findings."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ieum.checking.claims import Finding, Severity
from ieum.checking.fingerprints import fingerprints
from ieum.checking.judging import COMPLAINTS, MIXED_ROUNDING
from ieum.checking.pages import page_of
from ieum.checking.presentations.as_json import Examined
from ieum.documents.model import Document, Place
from ieum.kernel.particles import with_particles

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_FINGERPRINT = "ieumFinding/v1"


def show_sarif(examined: Iterable[Examined]) -> str:
    """Print examinations as one SARIF log with one run."""
    kept = list(examined)
    driver = {"name": "ieum", "version": version("ieum"), "rules": [_rule(code) for code in _codes(kept)]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(name)}} for name, _, _ in kept],
        "results": _results(kept),
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _codes(examined: Iterable[Examined]) -> list[str]:
    """The codes that were found, in the order of the checks."""
    found = {finding.code for _, _, examination in examined for finding in examination.findings}
    found |= {each.finding.code for _, _, examination in examined for each in examination.suppressed}
    return [code for code in (*COMPLAINTS, MIXED_ROUNDING) if code in found]


def _rule(code: str) -> dict[str, Any]:
    page = page_of(code)
    return {
        "id": code,
        "name": "".join(word.capitalize() for word in code.split("-")),
        "shortDescription": {"text": page.title},
        "fullDescription": {"text": page.summary},
        "help": {"text": page.markdown, "markdown": page.markdown},
    }


def _results(examined: Sequence[Examined]) -> list[dict[str, Any]]:
    codes = _codes(examined)
    found = []
    files = {
        name: (document, {"uri": _uri(name), "index": index}) for index, (name, document, _) in enumerate(examined)
    }
    for index, (name, document, examination) in enumerate(examined):
        artifact = {"uri": _uri(name), "index": index}
        for finding, fingerprint in zip(examination.findings, fingerprints(examination.findings), strict=True):
            result = _result(finding, document, artifact)
            result["relatedLocations"] += list(_elsewhere(finding, files))
            rule = {"ruleIndex": codes.index(finding.code)}
            state = {"baselineState": "unchanged" if fingerprint in examination.known else "new"}
            same = {"partialFingerprints": {_FINGERPRINT: fingerprint}}
            found.append({**result, **rule, **same, **(state if examination.known else {})})
        for each in examination.suppressed:
            rule = {"ruleIndex": codes.index(each.finding.code)}
            told = {"kind": "external", "justification": f"{each.reason} ({each.owner})"}
            found.append({**_result(each.finding, document, artifact), **rule, "suppressions": [told]})
    return found


def _result(finding: Finding, document: Document, artifact: dict[str, Any]) -> dict[str, Any]:
    return {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [
            {
                "physicalLocation": {"artifactLocation": artifact, **_region(finding.place, finding.printed, document)},
                "logicalLocations": [{"fullyQualifiedName": finding.where}],
            }
        ],
        "relatedLocations": [
            {
                "physicalLocation": {
                    "artifactLocation": artifact,
                    **_region(c.result.place, c.result.printed, document),
                },
                "message": {"text": c.where},
            }
            for c in finding.related
        ],
        "fixes": list(_fixes(finding, document, artifact)),
        "properties": {
            "printed": finding.printed,
            "computed": finding.computed,
            "formula": finding.formula,
            "page": finding.place.page,
        },
    }


def _elsewhere(finding: Finding, files: Mapping[str, tuple[Document, dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    """Where the other files of a comparison print what they do."""
    for other in finding.elsewhere:
        if other.file in files:
            document, artifact = files[other.file]
            located = {"artifactLocation": artifact, **_region(other.place, other.printed, document)}
            yield {"physicalLocation": located, "message": {"text": f"{other.where}: {other.printed}"}}


def _message(finding: Finding) -> str:
    compared = f" 인쇄 {finding.printed or '(빈칸)'}, 계산 {finding.computed}." if finding.computed else ""
    return f"{finding.where}: {finding.message}{compared}"


def _fixes(finding: Finding, document: Document, artifact: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The guess at the culprit, as a change that an editor may offer."""
    culprit = finding.culprit
    region = _region(culprit.operand.place, culprit.operand.printed, document).get("region", {}) if culprit else {}
    if culprit and "endColumn" in region:
        deleted = {key: region[key] for key in ("startLine", "startColumn", "endColumn")}
        replacement = {"deletedRegion": deleted, "insertedContent": {"text": culprit.suggested}}
        change = {"artifactLocation": artifact, "replacements": [replacement]}
        words = with_particles(f"'{culprit.operand.printed}'을(를) '{culprit.suggested}'(으)로")
        yield {"description": {"text": words}, "artifactChanges": [change]}


def _region(place: Place, printed: str, document: Document) -> dict[str, Any]:
    """The lines and columns of the phrase; nothing where the format has no lines."""
    lines = document.source_lines
    if place.line is None:
        return {}
    region: dict[str, Any] = {"startLine": place.line}
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    if place.column is not None:
        region["startColumn"] = place.column
        if printed and line.startswith(printed, place.column - 1):
            region["endColumn"] = place.column + len(printed)
    return {"region": region | ({"snippet": {"text": line}} if line else {})}


def _uri(name: str) -> str:
    path = Path(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix(), errors="replace")
