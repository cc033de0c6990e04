"""All comparisons of several reports in one function."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from ieum.checking.across.figures import (
    find_base_days_gone_back,
    find_different_figures,
    find_falling_figures,
    shared_figures,
)
from ieum.checking.across.mentions import find_different_mentions, shared_mentions
from ieum.checking.across.plans import count_plans, find_plans_not_met, find_works_not_told
from ieum.checking.across.reports import Report
from ieum.checking.claims import Finding
from ieum.documents.model import Document


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was found between reports."""

    findings: tuple[tuple[Finding, ...], ...]
    """For each document, in the order given, the findings that stand in it; each names its other file."""
    compared: int
    """How many numbers were found in two reports."""


def compare_documents(documents: Sequence[tuple[str, Document]]) -> Comparison:
    """Compare every two of several documents, given with the names of their files; the later one bears the finding."""
    reports = [Report(name, document) for name, document in documents]
    found: list[list[Finding]] = [[] for _ in reports]
    compared = 0
    for first, second in combinations(range(len(reports)), 2):
        earlier, later = sorted((first, second), key=lambda index: (_standing(reports[index]), index))
        pairs = shared_figures(reports[earlier], reports[later])
        compared += len(pairs) + count_plans(reports[earlier], reports[later])
        compared += len(shared_mentions(reports[earlier], reports[later]))
        found[later] += find_different_figures(reports[earlier], reports[later], pairs)
        found[later] += find_falling_figures(reports[earlier], pairs)
        found[later] += find_different_mentions(reports[earlier], reports[later])
        found[later] += _in_order(reports[earlier], reports[later])
    return Comparison(tuple(tuple(each) for each in found), compared)


def _in_order(earlier: Report, later: Report) -> Iterator[Finding]:
    """What can be told only of an earlier and a later report."""
    yield from find_base_days_gone_back(earlier, later)
    yield from find_plans_not_met(earlier, later)
    yield from find_works_not_told(earlier, later)


def _standing(report: Report) -> date:
    """By which day a report stands among others; the end of its year where the cover tells no day."""
    return report.day or date(report.year or 1, 12, 31)
