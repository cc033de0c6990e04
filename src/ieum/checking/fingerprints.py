"""Fingerprints of findings: the same finding keeps its own when lines move, so that known ones can be told from new."""

import hashlib
from collections import Counter
from collections.abc import Iterable

from ieum.checking.claims import Finding


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """One for each finding, in their order: of what it says and where in words, never of its line.

    Findings that say the same are told apart by their order.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    return [_fingerprint(finding, seen) for finding in findings]


def known_ones(findings: Iterable[Finding], known: frozenset[str]) -> list[bool]:
    """Whether each finding was known before."""
    return [fingerprint in known for fingerprint in fingerprints(findings)]


def _fingerprint(finding: Finding, seen: Counter[tuple[str, ...]]) -> str:
    said = (finding.code, finding.where, finding.printed, finding.computed)
    seen[said] += 1
    return hashlib.sha256("\x1f".join((*said, str(seen[said]))).encode(errors="replace")).hexdigest()[:32]
