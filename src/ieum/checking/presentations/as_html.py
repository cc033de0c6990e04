"""An examination as one HTML page that needs nothing from outside: the document, and its findings beside it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import count
from pathlib import Path

from ieum.checking.claims import Finding, Severity
from ieum.checking.fingerprints import known_ones
from ieum.checking.presentations.as_json import Examined
from ieum.checking.presentations.as_text import SEVERITY_LABELS, more, summary_sentence
from ieum.checking.presentations.marking import Spot, mark
from ieum.documents.model import NOWHERE
from ieum.documents.writers.html import blocks_to_html
from ieum.documents.writers.html import style as document_style
from ieum.documents.writers.layout import printable

_HERE = Path(__file__).parent
_MARKED = re.compile(r'<data class="figure" data-figure="(mark-\d+)" value="[^"]*">(.*?)</data>', re.DOTALL)
_ID = re.compile(r'(id="|href="#|aria-labelledby=")(title-\d+)"')
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
"""The page may load nothing at all."""
_NO_SPOT = Spot(NOWHERE, "")
_BAR = """<nav class="bar" aria-label="지적 이동">
<button type="button" id="previous" aria-keyshortcuts="p">이전 지적 <kbd>P</kbd></button>
<button type="button" id="next" aria-keyshortcuts="n">다음 지적 <kbd>N</kbd></button>
<output id="position" aria-live="polite"></output>
</nav>
"""


def show_html(examined: Iterable[Examined]) -> str:
    """Print examinations as one page; findings are numbered through all files."""
    numbers = count(1)
    kept = list(examined)
    files = "".join(_file(index, one, numbers) for index, one in enumerate(kept, 1))
    title = _escape(", ".join(Path(name).name for name, _, _ in kept) or "검사 결과")
    style, script = (_HERE / "as_html.css").read_text("utf-8"), (_HERE / "as_html.js").read_text("utf-8")
    return (
        '<!DOCTYPE html>\n<html lang="ko">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>검사 결과: {title}</title>\n<style>\n{document_style()}{style}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#content">본문 바로가기</a>\n'
        f'<header class="top"><h1>보고서 검사 결과</h1>\n{_BAR}</header>\n'
        f'<main id="content">\n{files}</main>\n<script>\n{script}</script>\n</body>\n</html>\n'
    )


@dataclass(frozen=True, slots=True)
class _Card:
    """A finding with its number on the page and the id of its mark, "" where it has none."""

    number: int
    finding: Finding
    mark: str
    culprit_mark: str
    """The mark of the likeliest culprit where that stands elsewhere; "" where there is none."""
    is_known: bool
    """Whether an earlier run had it."""


def _file(index: int, examined: Examined, numbers: Iterator[int]) -> str:
    name, document, examination = examined
    findings = examination.findings
    culprits = [finding.culprit_elsewhere for finding in findings]
    spots = [Spot(finding.place, finding.printed) for finding in findings]
    spots += [Spot(each.operand.place, each.operand.printed) if each else _NO_SPOT for each in culprits]
    marked, keys = mark(document, spots)
    names = [f"file-{index}-{key}" if key else "" for key in keys]
    here, elsewhere, known = names[: len(findings)], names[len(findings) :], known_ones(findings, examination.known)
    cards = [_Card(next(numbers), *each) for each in zip(findings, here, elsewhere, known, strict=True)]
    body = _ID.sub(rf'\1file-{index}-\2"', _linked(blocks_to_html(marked), f"file-{index}-", cards))
    title = _escape(document.title or Path(name).name)
    found = "".join(map(_item, cards)) or '<li class="none">지적이 없습니다.</li>\n'
    return (
        f'<article class="file" aria-label="{title}">\n<p class="about"><strong>{_escape(name)}</strong> '
        f"{_escape(summary_sentence(examination))}</p>\n"
        f'<div class="pair">\n<section class="document" aria-label="문서">\n{body}</section>\n'
        f'<section class="findings" aria-label="지적">\n<ol>\n{found}</ol>\n</section>\n</div>\n</article>\n'
    )


def _linked(body: str, prefix: str, cards: Sequence[_Card]) -> str:
    """The document with each marked run as a link to its findings."""
    by_mark: dict[str, list[_Card]] = {}
    for card in cards:
        for name in {card.mark, card.culprit_mark}:
            by_mark.setdefault(name, []).append(card)
    shown: set[str] = set()

    def link(match: re.Match[str]) -> str:
        name = prefix + match[1]
        own = by_mark[name]
        identity = "" if name in shown else f' id="{name}"'
        shown.add(name)
        worst = next(severity for severity in Severity if any(card.finding.severity is severity for card in own))
        told = ", ".join(f"{SEVERITY_LABELS[card.finding.severity]} {card.number}" for card in own)
        return (
            f'<mark{identity} class="{worst}"><a href="#finding-{own[0].number}" title="{told}">{match[2]}'
            f'<sup><span class="hidden">{told}</span><span aria-hidden="true">{own[0].number}</span></sup></a></mark>'
        )

    return _MARKED.sub(link, body)


def _item(card: _Card) -> str:
    finding = card.finding
    label = SEVERITY_LABELS[finding.severity] + (" (기존)" if card.is_known else "")
    show = f'<a href="#{card.mark}">본문에서 보기</a>' if card.mark else ""
    show += f' <a href="#{card.culprit_mark}">의심되는 수치 보기</a>' if card.culprit_mark else ""
    mark_name = f' data-mark="{card.mark}"' if card.mark else ""
    return (
        f'<li id="finding-{card.number}" class="finding {finding.severity}" tabindex="-1"{mark_name}>\n'
        f'<p class="head"><span class="number">{card.number}</span> <strong>{label}</strong> '
        f"{_escape(finding.where)}{_line(finding)}</p>\n"
        f'<p class="message">{_escape(finding.message)}</p>\n<dl>\n{"".join(_rows(finding))}</dl>\n{show}\n</li>\n'
    )


def _line(finding: Finding) -> str:
    place = finding.place
    if place.line is not None:
        return f" ({place.line}번째 줄)"
    return f" ({place.page}쪽)" if place.page is not None else ""


def _rows(finding: Finding) -> Iterator[str]:
    rows = [("인쇄", finding.printed or "(빈칸)")]
    rows += [("계산", finding.computed)] if finding.computed else []
    rows += [("산식", finding.formula), *(("참고", told) for told in more(finding)), ("검사", finding.code)]
    for name, value in rows:
        yield f"<div><dt>{name}</dt><dd>{_escape(value)}</dd></div>\n"


def _escape(text: str) -> str:
    return escape(printable(text))
