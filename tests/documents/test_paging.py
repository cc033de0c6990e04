"""Pages in contents lists: measured, written as fields that Hangul finds out anew, read back as text."""

import io
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from ieum.documents.model import (
    Bullet,
    Contents,
    ContentsEntry,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    plain,
    text,
)
from ieum.documents.paging import paged
from ieum.documents.reading import read_document
from ieum.documents.writing import write_document

ROOT = Path(__file__).parents[2]
LIST = Contents(
    (
        ContentsEntry("Ⅰ", "일반현황"),
        ContentsEntry("1", "조직", "7", level=2),
        ContentsEntry("Ⅱ", "추진계획"),
        ContentsEntry("", "붙임 자료", "31"),
    ),
    "보고 순서",
)
LONG = tuple(Bullet("○", 2, text(f"{number}번째 할 일을 정하고 살핌")) for number in range(80))
REPORT = Document(
    "업무보고",
    blocks=(
        LIST,
        Heading(1, text("일반현황"), "Ⅰ"),
        Paragraph(text("이 장에서 조직을 먼저 적음.")),
        *LONG,
        Heading(2, text("조직"), "1", "기획팀"),
        PageBreak(landscape=True),
        Heading(1, text("추진 계획"), "Ⅱ"),
    ),
)


@pytest.fixture(scope="module")
def contents():
    return next(block for block in paged(REPORT, ".hwpx").blocks if isinstance(block, Contents))


def test_each_entry_names_the_page_that_the_pdf_prints_where_its_title_stands(contents):
    with pypdfium2.PdfDocument(io.BytesIO(write_document(REPORT, ".pdf"))) as printed:
        pages = [page.get_textpage().get_text_bounded() for page in printed]
    # Cover and contents list come before the pages that are counted.
    organisation = next(number for number, words in enumerate(pages, -1) if "기획팀" in words)

    assert [entry.page for entry in contents.entries] == ["1", str(organisation), str(organisation + 1), ""]
    assert organisation > 2


def test_nothing_else_of_the_document_is_changed(contents):
    blocks = tuple(LIST if block == contents else block for block in paged(REPORT, ".hwpx").blocks)

    assert replace(REPORT, blocks=blocks) == REPORT


@pytest.mark.parametrize("extension", [".json", ".html", ".md", ".pdf", ".xlsx"])
def test_other_kinds_of_file_keep_the_pages_that_were_printed_elsewhere(extension):
    assert paged(REPORT, extension) is REPORT


def test_a_document_that_cannot_be_laid_out_names_no_pages():
    damaged = replace(REPORT, blocks=(*REPORT.blocks, Picture("그림", "image/png", b"no picture")))

    entries = next(block.entries for block in paged(damaged, ".hwpx").blocks if isinstance(block, Contents))
    assert [entry.page for entry in entries] == ["", "", "", ""]


@pytest.mark.parametrize("extension", [".hwpx", ".docx"])
def test_pages_are_read_back_as_they_were_written(extension, tmp_path):
    document, path = paged(REPORT, extension), tmp_path / f"report{extension}"
    path.write_bytes(write_document(document, extension))

    assert read_document(path) == document


def test_hangul_finds_each_page_by_the_title_that_the_entry_means(contents):
    with zipfile.ZipFile(io.BytesIO(write_document(paged(REPORT, ".hwpx"), ".hwpx"))) as package:
        header = etree.fromstring(package.read("Contents/header.xml"))
        sections = [etree.fromstring(package.read(f"Contents/section{number}.xml")) for number in (0, 1)]
    levels = {shape.get("id"): shape.find("{*}heading") for shape in header.iter("{*}paraPr")}
    named = {line.get("id"): line for root in sections for line in root.iter("{*}p") if line.get("id") != "0"}
    fields = list(sections[0].iter("{*}fieldBegin"))
    told = [{each.get("name"): each.text for each in field.iter("{*}stringParam")} for field in fields]
    targets = [named[each["RefPath"].strip("?#;")] for each in told]

    assert ["".join(target.itertext()) for target in targets] == ["일반현황", "조직", "추진 계획"]
    assert [levels[target.get("paraPrIDRef")].attrib for target in targets] == [
        {"type": "OUTLINE", "idRef": "0", "level": level} for level in ("0", "1", "0")
    ]
    assert {each["Command"] for each in told} == {f"?#{target.get('id')};5;0;0;0;" for target in targets}
    shown = [field.getparent().getnext().text for field in fields]
    assert shown == [entry.page for entry in contents.entries if entry.page]
    ends = [end.get("beginIDRef") for end in sections[0].iter("{*}fieldEnd")]
    assert ends == [field.get("id") for field in fields]


def test_a_chapter_begins_a_page_without_a_break_of_the_document():
    bare = Document("보고", blocks=(*LONG[:3], Heading(1, text("추진계획"), "Ⅱ"), *LONG[:3]))
    with zipfile.ZipFile(io.BytesIO(write_document(bare, ".hwpx"))) as package:
        header = etree.fromstring(package.read("Contents/header.xml"))
        root = etree.fromstring(package.read("Contents/section0.xml"))
    breaks = {
        shape.get("id"): shape.find("{*}breakSetting").get("pageBreakBefore") for shape in header.iter("{*}paraPr")
    }
    starts = [breaks[line.get("paraPrIDRef")] for line in root.iterchildren("{*}p")]

    assert starts.count("1") == 1
    assert all(line.get("pageBreak") == "0" for line in list(root.iterchildren("{*}p"))[2:])
    assert plain(bare.blocks[3].content) in "".join(list(root.iterchildren("{*}p"))[starts.index("1")].itertext())


LAYOUTS = """
import resource
from dataclasses import replace
from tests.documents.test_paging import REPORT, LONG
from ieum.documents.paging import paged

def peak(first, last):
    for number in range(first, last):
        paged(replace(REPORT, title=f"업무보고 {number}", blocks=REPORT.blocks + 4 * LONG), ".docx")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

print(peak(0, 8) / peak(8, 32))
"""


def test_laying_out_one_report_after_another_needs_no_more_memory_than_a_few():
    done = subprocess.run([sys.executable, "-c", LAYOUTS], check=True, capture_output=True, text=True, cwd=ROOT)

    assert float(done.stdout) > 0.8
