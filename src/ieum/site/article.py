"""The report inside its page: the written blocks, with contradictions and findings marked where they stand."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import pairwise
from typing import Any, NamedTuple
from urllib.parse import quote

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from ieum.documents.model import Document, Heading, Table, plain
from ieum.documents.writers.html import blocks_to_html
from ieum.reports import queries
from ieum.reports.editions import Edition
from ieum.reports.sidecar import printed_figures
from ieum.site.choices import SEVERITIES, TONES, UNKNOWN
from ieum.site.provenance import is_open_contradiction, key_title

_FIGURE = re.compile(r'<data class="figure" data-figure="([^"]*)"')
_TITLE = re.compile(r'<(h[2-6]) id="(title-\d+)"[^>]*>.*?</\1>\n')
_QUOTED_TABLE = re.compile(r"'([^']+)' 표")


class Finding(NamedTuple):
    """A finding as a page shows it."""

    number: int
    severity: str
    tone: str
    line: int | None
    where: str
    printed: str
    computed: str
    formula: str
    message: str
    anchor: str
    """Id of the title that it stands under; "" where that is not known."""


@dataclass(frozen=True)
class Article:
    """An edition as it stands in a page."""

    html: SafeString
    links: tuple[tuple[str, str], ...]
    """Each number with its key as it stands behind the address of figures."""
    findings: tuple[Finding, ...]
    open_contradictions: int
    unknown: int
    """How many numbers are printed as not known."""


@lru_cache(maxsize=16)
def article_of(edition: Any) -> Article:
    """Make the article of an edition; those made lately are at hand, since an edition never changes."""
    figures = queries.edition_sidecar(edition)["figures"]
    printed = {key: figure["printed"] for key, figure in figures.items()}
    competing = {key for key, figure in figures.items() if is_open_contradiction(figure)}
    return _article(queries.edition_document(edition), printed, competing, edition.findings["findings"])


def article_from(edition: Edition) -> Article:
    """Make the article of an edition that is not kept; nothing checked it."""
    printed = printed_figures(edition.document)
    in_order = {key: printed.get(key, []) for key in edition.figures}
    competing = {key for key, figure in edition.figures.items() if figure.is_open_contradiction}
    return _article(edition.document, in_order, competing, ())


def _article(
    document: Document,
    figures: Mapping[str, Sequence[str]],
    competing: set[str],
    found: Iterable[Mapping[str, Any]],
) -> Article:
    """Make an article of a Document with how its figures are printed and what its check found."""
    findings = tuple(findings_in(found, document))
    html = _with_findings(_with_contradictions(blocks_to_html(document), competing), findings)
    links = tuple((f"{key_title(key)} {each[0]}", quote(key, safe="")) for key, each in figures.items() if each)
    unknown = sum(each.count(UNKNOWN) for each in figures.values())
    return Article(mark_safe(html), links, findings, len(competing), unknown)  # noqa: S308 - the writer escapes what it writes


def findings_in(found: Iterable[Mapping[str, Any]], document: Document) -> Iterable[Finding]:
    """Number findings and find the titles that they stand under."""
    anchors = _anchors(document)
    for number, each in enumerate(found, start=1):
        table = _QUOTED_TABLE.search(each["where"])
        yield Finding(
            number, SEVERITIES[each["severity"]], TONES[each["severity"]], each["line"], each["where"],
            each["printed"], each["computed"], each["formula"], each["message"],
            anchors.get(table[1] if table else each["where"], ""),
        )  # fmt: skip


def _anchors(document: Document) -> dict[str, str]:
    """Titles and captions of tables, with the id of the title that they are or stand under."""
    anchors: dict[str, str] = {}
    titles = 0
    for block in document.blocks:
        if isinstance(block, Heading):
            titles += 1
            anchors.setdefault(plain(block.content), f"title-{titles}")
        elif isinstance(block, Table) and block.caption:
            anchors.setdefault(block.caption, f"title-{titles}")
    return anchors


def _with_contradictions(html: str, competing: set[str]) -> str:
    def marked(match: re.Match[str]) -> str:
        if unescape(match[1]) not in competing:
            return match[0]
        return match[0].replace('class="figure"', 'class="figure figure--competing"')

    return _FIGURE.sub(marked, html)


def _with_findings(html: str, findings: tuple[Finding, ...]) -> str:
    """Put each finding behind the title that it stands under, with a link to the next one."""
    placed = sorted((each for each in findings if each.anchor), key=lambda each: int(each.anchor.rpartition("-")[2]))
    following = dict(pairwise(placed))

    def noted(match: re.Match[str]) -> str:
        here = [{"finding": each, "next": following.get(each)} for each in placed if each.anchor == match[2]]
        return match[0] + (render_to_string("site/finding_notes.html", {"notes": here}) if here else "")

    return _TITLE.sub(noted, html) if placed else html
