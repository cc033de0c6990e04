"""One examined document for a page: its text with marks, and the cards of its findings with links to them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from ieum.checking.claims import Finding, Operand, Severity
from ieum.checking.fingerprints import known_ones
from ieum.checking.habits import find_habits
from ieum.checking.presentations.as_json import Examined
from ieum.checking.presentations.as_text import SEVERITY_LABELS, more
from ieum.checking.presentations.marking import Spot, mark
from ieum.documents.model import NOWHERE
from ieum.documents.writers.html import blocks_to_html
from ieum.documents.writers.layout import printable

_MARKED = re.compile(r'<data class="figure" data-figure="(mark-\d+)" value="[^"]*">(.*?)</data>', re.DOTALL)
_ID = re.compile(r'(id="|href="#|aria-labelledby=")((?:title|note|note-mark)-\d+)"')
_NO_SPOT = Spot(NOWHERE, "")
_MOST_OPERANDS = 60
"""More are counted only; no reader follows them."""


@dataclass(frozen=True, slots=True)
class Card:
    """A finding as it stands beside the document."""

    number: int
    severity: Severity
    code: str
    html: str
    """A list item with the id "finding-NUMBER"."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One document and what was found in it."""

    title: str
    document: str
    """Its text as HTML, marked where findings point to."""
    cards: tuple[Card, ...]
    habits: tuple[str, ...]
    """How it writes its numbers, in words."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A finding with its number on the page and the ids of its marks, "" where it has none."""

    number: int
    finding: Finding
    is_known: bool
    """Whether an earlier run had it."""
    mark: str
    culprit_mark: str
    """That of the likeliest culprit where it stands elsewhere."""
    operand_marks: tuple[str, ...]


def panel(index: int, examined: Examined, numbers: Iterator[int]) -> Panel:
    """Make the panel of the ``index``-th file of a page; ``numbers`` counts the findings of all files."""
    name, document, examination = examined
    findings = examination.findings
    spots = [spot for finding in findings for spot in _spots(finding)]
    marked, keys = mark(document, spots)
    names = iter(f"file-{index}-{key}" if key else "" for key in keys)
    known = known_ones(findings, examination.known)
    found = [
        _Found(next(numbers), finding, is_known, next(names), next(names), tuple(next(names) for _ in _shown(finding)))
        for finding, is_known in zip(findings, known, strict=True)
    ]
    body = _ID.sub(rf'\1file-{index}-\2"', _linked(blocks_to_html(marked), f"file-{index}-", found))
    cards = tuple(Card(each.number, each.finding.severity, each.finding.code, _item(each)) for each in found)
    habits = tuple(habit.sentence for habit in find_habits(document, examination.judged))
    return Panel(document.title or Path(name).name, body, cards, habits)


def _shown(finding: Finding) -> Sequence[Operand]:
    return finding.operands[:_MOST_OPERANDS]


def _spots(finding: Finding) -> Iterator[Spot]:
    """Where the finding, its culprit and its operands stand, in this order."""
    culprit = finding.culprit_elsewhere
    yield Spot(finding.place, finding.printed)
    yield Spot(culprit.operand.place, culprit.operand.printed) if culprit else _NO_SPOT
    yield from (Spot(operand.place, operand.printed) for operand in _shown(finding))


def _linked(body: str, prefix: str, found: Sequence[_Found]) -> str:
    """The document with each marked run as a link to its findings; one that is only an operand is no link."""
    by_mark: dict[str, list[_Found]] = {}
    for each in found:
        for name in {each.mark, each.culprit_mark}:
            by_mark.setdefault(name, []).append(each)
    shown: set[str] = set()

    def link(match: re.Match[str]) -> str:
        name = prefix + match[1]
        identity = "" if name in shown else f' id="{name}"'
        shown.add(name)
        own = by_mark.get(name)
        if own is None:
            return f'<span{identity} class="operand" tabindex="-1">{match[2]}</span>'
        worst = next(severity for severity in Severity if any(each.finding.severity is severity for each in own))
        told = ", ".join(f"{SEVERITY_LABELS[each.finding.severity]} {each.number}" for each in own)
        return (
            f'<mark{identity} class="{worst}"><a href="#finding-{own[0].number}" title="{told}">{match[2]}'
            f'<sup><span class="hidden">{told}</span><span aria-hidden="true">{own[0].number}</span></sup></a></mark>'
        )

    return _MARKED.sub(link, body)


def _item(found: _Found) -> str:
    finding = found.finding
    label = SEVERITY_LABELS[finding.severity] + (" (기존)" if found.is_known else "")
    show = f'<a href="#{found.mark}">본문에서 보기</a>' if found.mark else ""
    show += f' <a href="#{found.culprit_mark}">의심되는 수치 보기</a>' if found.culprit_mark else ""
    mark_name = f' data-mark="{found.mark}"' if found.mark else ""
    return (
        f'<li id="finding-{found.number}" class="finding {finding.severity}" tabindex="-1"{mark_name}>\n'
        f'<p class="head"><span class="number">{found.number}</span> <strong>{label}</strong> '
        f"{_escape(finding.where)}{_line(finding)}</p>\n"
        f'<p class="message">{_escape(finding.message)}</p>\n<dl>\n{"".join(_rows(found))}</dl>\n{show}\n</li>\n'
    )


def _line(finding: Finding) -> str:
    place = finding.place
    if place.line is not None:
        return f" ({place.line}번째 줄)"
    return f" ({place.page}쪽)" if place.page is not None else ""


def _rows(found: _Found) -> Iterator[str]:
    finding = found.finding
    yield _row("인쇄", _escape(finding.printed or "(빈칸)"))
    if finding.computed:
        yield _row("계산", _escape(finding.computed))
    yield _row("산식", _escape(finding.formula))
    if finding.operands:
        yield _row("항", ", ".join(_operands(found)))
    yield from (_row("참고", _escape(told)) for told in more(finding))
    yield _row("검사", _escape(finding.code))


def _operands(found: _Found) -> Iterator[str]:
    for operand, name in zip(_shown(found.finding), found.operand_marks, strict=True):
        words = _escape(" ".join(filter(None, (operand.label, operand.printed or "(빈칸)"))))
        yield f'<a href="#{name}">{words}</a>' if name else words
    left = len(found.finding.operands) - _MOST_OPERANDS
    if left > 0:
        yield f"외 {left}개"


def _row(name: str, value: str) -> str:
    return f"<div><dt>{name}</dt><dd>{value}</dd></div>\n"


def _escape(text: str) -> str:
    return escape(printable(text))
