"""Files that nobody should hand in, of every kind: read or refused in a sentence, within half a gigabyte and soon.

Each is read in a process of its own with that little; a reader that crashes, hangs or swells ends as another sentence.
"""

import io
import time
import zipfile
import zlib
from pathlib import Path

import pytest
from hwpx.hwp5.cfb import build_compound_file

import ieum.demo
from ieum.documents.errors import DocumentError, ReadingStopped
from ieum.documents.isolation import Limits, read_isolated
from ieum.documents.model import Cell, Document, Heading, Table, text
from ieum.documents.readers.json import read_json
from ieum.documents.writing import write_document

LITTLE = Limits(cpu_seconds=20, wall_seconds=60, megabytes=512)
SOURCE = next((Path(ieum.demo.__file__).parent / "sources").glob("*.json"))
PARTS = {".hwpx": "Contents/section0.xml", ".docx": "word/document.xml", ".xlsx": "xl/worksheets/sheet1.xml"}
SUFFIXES = [*PARTS, ".pdf", ".html", ".md", ".json"]
DEEP = 100_000
BOMB = 800 * 2**20


def report(suffix):
    """A whole report as a file of this kind."""
    return write_document(read_json(SOURCE.read_bytes(), SOURCE.name), suffix)


def outcome(data, name, *, may_stop=False):
    """The sentence of the refusal, or the Document; a reader that had to be stopped is a fault where it may not be."""
    begun = time.monotonic()
    found, stopped = _read(data, name)
    assert time.monotonic() - begun < 60
    assert may_stop or not stopped, found
    assert isinstance(found, Document) or (found.startswith(name) and found.endswith(("다.", "오.")))
    return found


def _read(data, name):
    try:
        return read_isolated(data, name, LITTLE), False
    except DocumentError as refusal:
        return str(refusal), isinstance(refusal, ReadingStopped)


def zipped(suffix, change):
    """A report whose main part is changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(report(suffix))) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            packing = zipfile.ZIP_STORED if part.filename == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(part.filename, change(content) if part.filename == PARTS[suffix] else content, packing)
    return file.getvalue()


def inside(content, piece):
    """An XML part with something more behind its outermost tag."""
    end = content.index(b">", content.index(b"<", content.index(b"?>")) if content.startswith(b"<?") else 0) + 1
    return content[:end] + piece + content[end:]


def bloated(content):
    """A part that unpacks to a hundred times all reports."""
    return inside(content, b" " * BOMB)


def with_entities(content):
    """A part with entities that grow tenfold at each step."""
    steps = b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
    end = content.index(b"?>") + 2 if content.startswith(b"<?") else 0
    return content[:end] + b'<!DOCTYPE x [<!ENTITY a0 "a">' + steps + b"]>" + inside(content[end:], b"&a11;")


def nested(content):
    """A part nested as deep as no office nests."""
    return inside(content, b"<a>" * DEEP + b"</a>" * DEEP)


def with_absurd_spans(content):
    """A part whose tables claim more than a thousand million columns."""
    for good, bad in (
        (b'colSpan="1"', b'colSpan="1999999999"'),
        (b'rowSpan="1"', b'rowSpan="1999999999"'),
        (b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="1999999999"/>'),
        (b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
    ):
        content = content.replace(good, bad)
    return content


def with_half_a_character(content):
    """A part with half a pair of UTF-16."""
    return inside(content, b"&#xD800;")


def with_control_characters(content):
    """A part with what no XML may hold."""
    return inside(content, b"\x01\x1b[2J\x00")


@pytest.mark.parametrize("change", [bloated, with_entities, nested, with_half_a_character, with_control_characters])
@pytest.mark.parametrize("suffix", PARTS)
def test_a_package_with_a_hostile_part_is_refused(suffix, change):
    assert isinstance(outcome(zipped(suffix, change), f"보고{suffix}"), str)


@pytest.mark.parametrize("suffix", PARTS)
def test_absurd_spans_are_bounded(suffix):
    found = outcome(zipped(suffix, with_absurd_spans), f"보고{suffix}")

    assert isinstance(found, str) or all(len(table.cells) <= 1_000_000 for table in found.tables())


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_cut_file_is_refused_or_read_as_far_as_it_goes(suffix):
    whole = report(suffix)

    for share in (0.02, 0.3, 0.6, 0.9, 0.99):
        found = outcome(whole[: int(len(whole) * share)], f"보고{suffix}")
        assert isinstance(found, str) or suffix in (".pdf", ".html", ".md")


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("name", ["보고.hwp", "보고.txt", "보고", "보고.exe"])
def test_the_content_tells_the_kind_under_any_name(suffix, name):
    document = Document(blocks=(Heading(1, text("일반현황"), "Ⅰ"), Table((Cell(0, 0, (text("계"),)),), 0)))

    found = outcome(write_document(document, suffix), name)

    assert isinstance(found, Document)


@pytest.mark.parametrize("suffix", [*SUFFIXES, ".hwp", ".txt"])
def test_an_empty_file_is_refused(suffix):
    assert outcome(b"", f"보고{suffix}") == (f"보고{suffix}: 파일이 비어 있습니다. 내용이 있는 파일을 올려 주십시오.")


def pdf(*objects, root=1):
    """A PDF of these objects; the library finds them without their table."""
    whole = b"".join(b"%d 0 obj%s endobj\n" % (number, each) for number, each in enumerate(objects, 1))
    return b"%PDF-1.7\n" + whole + b"trailer<</Root %d 0 R>>\n%%%%EOF" % root


def stream(content, entries=b""):
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
RESOURCES = b"<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>/XObject<</X 5 0 R>>>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources" + RESOURCES + b">>"
LETTER = b"BT /F 12 Tf 60 700 Td (A) Tj ET "
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X 5 0 R>>>>"


HOSTILE_PDF = {
    "pages within themselves": lambda: pdf(CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"),
    "too many pages": lambda: pdf(CATALOG, PAGES.replace(b"1>>", b"2000000000>>"), PAGE, stream(LETTER)),
    "a form within itself": lambda: pdf(CATALOG, PAGES, PAGE, stream(LETTER + b"/X Do"), stream(b"/X Do", FORM)),
    "brackets": lambda: pdf(CATALOG, PAGES, PAGE, stream(b"[" * DEEP + LETTER)),
    "states": lambda: pdf(CATALOG, PAGES, PAGE, stream(b"q " * DEEP + LETTER)),
    "dictionaries": lambda: pdf(CATALOG, PAGES, b"<<" * DEEP + b">>" * DEEP),
    "lines": lambda: pdf(CATALOG, PAGES, PAGE, stream(LETTER + b"0 0 m 1 1 l S " * 200_000)),
    "letters": lambda: pdf(CATALOG, PAGES, PAGE, stream(LETTER * 80_000)),
    "paper": lambda: pdf(CATALOG, PAGES, PAGE.replace(b"595 842", b"9e99 9e99"), stream(LETTER)),
}


@pytest.mark.parametrize("name", HOSTILE_PDF)
def test_a_hostile_pdf_is_read_or_refused(name):
    outcome(HOSTILE_PDF[name](), "보고.pdf")


def test_what_the_pdf_library_itself_does_not_bound_is_stopped():
    packed = zlib.compress(b" " * BOMB + LETTER, 9)
    bomb = pdf(CATALOG, PAGES, PAGE, stream(packed, b"/Filter/FlateDecode"))
    forms = pdf(CATALOG, PAGES, PAGE, stream(LETTER + b"/X Do"), stream(b"/X Do /X Do", FORM))

    assert isinstance(outcome(bomb, "보고.pdf", may_stop=True), str)
    assert isinstance(outcome(forms, "보고.pdf", may_stop=True), str)


def hwp5(section, **more):
    """An HWP 5.0 file with these bytes as its only section."""
    header = b"HWP Document File".ljust(32, b"\0") + bytes([0, 0, 1, 5]) + (1).to_bytes(4, "little")
    packing = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packing.compress(section) + packing.flush()
    empty = zlib.compressobj(9, zlib.DEFLATED, -15).flush()
    streams = {"FileHeader": header.ljust(256, b"\0"), "DocInfo": empty, "BodyText/Section0": packed, **more}
    return build_compound_file(list(streams.items()))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(lambda: hwp5(b"\xff" * 100_000), id="records without sense"),
        pytest.param(lambda: hwp5(b"\x42\x00\xf0\xff" * 1000), id="records longer than the file"),
        pytest.param(lambda: hwp5(b"")[:512] + bytes(4096), id="no table of sectors"),
        pytest.param(lambda: hwp5(b"")[:512] + bytes(20_000), id="sectors that follow themselves"),
    ],
)
def test_a_hostile_hwp5_is_refused(data):
    assert isinstance(outcome(data(), "보고.hwp"), str)


def test_an_hwp5_that_unpacks_without_end_is_stopped():
    assert isinstance(outcome(hwp5(bytes(BOMB)), "보고.hwp", may_stop=True), str)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("보고.json", lambda: b'{"version":1,"blocks":' + b"[" * DEEP, id="brackets"),
        pytest.param("보고.json", lambda: b'{"version":1,"title":"' + b"\\ud800" * 10 + b'"}', id="half characters"),
        pytest.param("보고.json", lambda: b'{"version":1,"title":' + b"9" * DEEP + b"}", id="a long number"),
        pytest.param("보고.md", lambda: b"# A\n\n" + b"> " * DEEP + b"a\n\n|a|\n|-|\n", id="quotes"),
        pytest.param("보고.md", lambda: b"# A\n\n" + b"**_" * DEEP + b"a", id="stars"),
        pytest.param("보고.md", lambda: b"# A\n\n" + b"".join(b" " * n + b"- a\n" for n in range(2000)), id="lists"),
        pytest.param("보고.md", lambda: b"|" * DEEP + b"\n" + b"|-" * DEEP, id="columns"),
        pytest.param("보고.html", lambda: b"<html>" + b"<div>" * DEEP + b"a", id="divisions"),
        pytest.param("보고.html", lambda: b"<html>" + b"<table><tr><td>" * 20_000 + b"a", id="tables in tables"),
        pytest.param("보고.html", lambda: b"<html>&#xD800;&#0;\x01<p>a", id="half characters"),
        pytest.param("보고.html", lambda: b"<html><table><tr><td colspan=1999999999 rowspan=1999999999>a", id="spans"),
        pytest.param("보고.txt", ("□ " * DEEP).encode, id="markers"),
        pytest.param("보고.txt", lambda: ("가\t" * 1000 + "\n").encode() * 200, id="tabs"),
        pytest.param("보고.txt", lambda: b"\xed\xa0\x80\xed\xb0\x80" * 1000, id="surrogates"),
        pytest.param("보고.txt", ("○ " + "(" * DEEP + "\n").encode, id="parentheses"),
        pytest.param("보고.txt", ("1." * DEEP).encode, id="numbers"),
    ],
)
def test_a_hostile_text_is_bounded(name, data):
    outcome(data(), name)
