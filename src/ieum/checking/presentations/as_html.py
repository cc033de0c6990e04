"""An examination as one HTML page that needs nothing from outside: the document, and its findings beside it."""

from collections.abc import Iterable
from html import escape
from itertools import count
from pathlib import Path

from ieum.checking.presentations.as_json import Examined
from ieum.checking.presentations.as_text import summary_sentence
from ieum.checking.presentations.panels import Panel, panel
from ieum.documents.writers.html import style as document_style
from ieum.documents.writers.layout import printable

_SHARED = Path(__file__).parent / "static"
"""The look and the keys of findings beside a document, also for pages of a site."""
_FRAME = Path(__file__).parent / "as_html.css"
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
"""The page may load nothing at all."""
BAR = """<nav class="bar" aria-label="지적 이동">
<button type="button" id="previous" aria-keyshortcuts="P K">이전 지적 <kbd>P</kbd></button>
<button type="button" id="next" aria-keyshortcuts="N J">다음 지적 <kbd>N</kbd></button>
<output id="position" aria-live="polite"></output>
<span class="krds-form-check"><input type="checkbox" id="keys" checked>
<label for="keys">단축키 쓰기 (다음 N·J, 이전 P·K)</label></span>
</nav>
"""
"""Buttons for the next and the previous finding; keys can be switched off, since speech may press them."""


def show_html(examined: Iterable[Examined]) -> str:
    """Print examinations as one page; findings are numbered through all files."""
    numbers = count(1)
    kept = list(examined)
    files = "".join(_file(one, panel(index, one, numbers)) for index, one in enumerate(kept, 1))
    title = _escape(", ".join(Path(name).name for name, _, _ in kept) or "검사 결과")
    style = (_SHARED / "findings.css").read_text("utf-8") + _FRAME.read_text("utf-8")
    script = (_SHARED / "findings.js").read_text("utf-8")
    return (
        '<!DOCTYPE html>\n<html lang="ko">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>검사 결과: {title}</title>\n<style>\n{document_style()}{style}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#content">본문 바로가기</a>\n'
        f'<header class="top"><h1>보고서 검사 결과</h1>\n{BAR}</header>\n'
        f'<main id="content">\n{files}</main>\n<script>\n{script}</script>\n</body>\n</html>\n'
    )


def _file(examined: Examined, shown: Panel) -> str:
    name, _, examination = examined
    habits = f'<p class="about">{_escape("; ".join(shown.habits))}</p>\n' if shown.habits else ""
    found = "".join(card.html for card in shown.cards) or '<li class="none">지적이 없습니다.</li>\n'
    return (
        f'<article class="file" aria-label="{_escape(shown.title)}">\n'
        f'<p class="about"><strong>{_escape(name)}</strong> {_escape(summary_sentence(examination))}</p>\n{habits}'
        f'<div class="pair">\n<section class="document" aria-label="문서">\n{shown.document}</section>\n'
        f'<section class="findings" aria-label="지적">\n<ol>\n{found}</ol>\n</section>\n</div>\n</article>\n'
    )


def _escape(text: str) -> str:
    return escape(printable(text))
