"""Reading HWP 5.0: the same Document as of the HWPX twin; protected files are refused, never read as their stand-in."""

import os
import subprocess
import sys
from collections import Counter
from io import BytesIO
from zipfile import ZipFile

import pytest
from hwpx.hwp5.cfb import CompoundFile, build_compound_file
from hwpx.hwp5.package import convert, to_hwpx_bytes
from lxml import etree

from ieum.documents.errors import DocumentError, UnknownFormat, UnreadableDocument
from ieum.documents.model import Document, Heading, plain, text
from ieum.documents.readers.hwp5 import read_hwp5
from ieum.documents.readers.hwpx import read_hwpx
from ieum.documents.reading import read_bytes
from ieum.documents.writing import write_document

TWINS = ["ministry_stress", "mixed_lists_outline", "public_document_composite"]
SIGNATURE = b"HWP Document File".ljust(32, b"\0")


def header(flags, major=5):
    """The FileHeader stream of a file with these flags."""
    return (SIGNATURE + bytes([0, 0, 0, major]) + flags.to_bytes(4, "little")).ljust(256, b"\0")


def refusal_of(data, kind=UnreadableDocument):
    with pytest.raises(kind) as refusal:
        read_bytes(data, "보고.hwp")
    return str(refusal.value)


@pytest.mark.parametrize(
    ("streams", "sentence"),
    [
        (
            {"FileHeader": header(0b010)},
            "암호가 걸린 한글 문서입니다. 한글에서 암호를 풀어 저장한 뒤",
        ),
        (
            {"FileHeader": header(0b100)},
            "배포용 문서라 내용이 잠겨 있습니다. 한글에서 배포용을 풀거나 원본을 HWPX로 저장하여",
        ),
        (
            {"FileHeader": header(0), "DocInfo": b"", "BodyText/Section0": b"", "ViewText/Section0": b"locked"},
            "배포용 문서라 내용이 잠겨 있습니다. 한글에서 배포용을 풀거나 원본을 HWPX로 저장하여",
        ),
        ({"FileHeader": header(1 << 4)}, "보안(DRM)이 걸린 한글 문서입니다. 보안을 풀어 저장한 뒤"),
        ({"FileHeader": header(0, 4)}, "읽을 수 없는 판의 한글 문서입니다. 한글에서 HWPX로 저장하여"),
        ({"FileHeader": header(0)}, "손상된 한글 문서입니다. 한글에서 열어 HWPX로 저장하여"),
    ],
)
def test_what_is_locked_or_broken_is_refused_by_name(streams, sentence):
    assert refusal_of(build_compound_file(list(streams.items()))) == f"보고.hwp: {sentence} 다시 올려 주십시오."


def test_another_kind_of_file_in_the_same_container_is_unknown():
    told = refusal_of(build_compound_file([("WordDocument", b"old")]), UnknownFormat)

    assert told == (
        "보고.hwp: 옛 오피스 문서는 읽을 수 없습니다. 한글에서 HWPX나 텍스트로 저장하여 다시 올려 주십시오."
    )


def test_a_cut_container_is_refused():
    whole = build_compound_file([("FileHeader", header(0)), ("DocInfo", bytes(9000))])

    for end in (8, 511, 600, 2000):
        assert refusal_of(whole[:end]).startswith("보고.hwp: 손상된 한글 문서입니다.")


def test_the_converter_is_loaded_only_where_it_is_needed_and_changes_no_written_file():
    program = (
        "import sys, ieum.documents.reading, ieum.documents.writing as w\n"
        "from ieum.documents.model import *\n"
        "document = Document('보고', blocks=(Heading(1, text('현황'), 'Ⅰ'),))\n"
        "assert 'hwpx' not in sys.modules\n"
        "before = [w.write_document(document, each) for each in w.WRITABLE]\n"
        "import hwpx.hwp5.package\n"
        "print(before == [w.write_document(document, each) for each in w.WRITABLE])\n"
    )

    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=os.environ)

    assert ran.stdout == "True\n"


@pytest.mark.shared
@pytest.mark.parametrize("name", TWINS)
def test_both_files_of_a_twin_give_the_same_document(shared, name):
    old, new = (shared / "samples" / f"{name}{extension}" for extension in (".hwp", ".hwpx"))

    assert read_bytes(old.read_bytes(), old.name) == read_bytes(new.read_bytes(), new.name)


@pytest.mark.shared
def test_a_distribution_document_is_refused(shared):
    told = refusal_of((shared / "samples" / "distribution.hwp").read_bytes())

    assert told.startswith("보고.hwp: 배포용 문서라 내용이 잠겨 있습니다.")


@pytest.mark.shared
def test_a_distribution_document_whose_flag_is_wiped_is_not_taken_for_its_stand_in(shared):
    container = CompoundFile((shared / "samples" / "distribution.hwp").read_bytes())
    streams = {path: container.read(path) for path in container.stream_paths()}
    old = streams["FileHeader"]
    streams["FileHeader"] = old[:36] + (int.from_bytes(old[36:40], "little") & ~0b100).to_bytes(4, "little") + old[40:]

    assert refusal_of(build_compound_file(list(streams.items()))).startswith("보고.hwp: 배포용 문서라")


@pytest.mark.shared
def test_every_sample_is_read_with_all_of_its_characters(shared):
    for path in sorted((shared / "samples").glob("*.hwp")):
        if path.name == "distribution.hwp":
            continue
        read = read_bytes(path.read_bytes(), path.name)
        wanted, found = characters_of(path.read_bytes()), Counter("".join(_words(read)))

        assert (wanted & found).total() >= 0.999 * wanted.total(), path.name


@pytest.mark.shared
def test_a_sample_with_wrong_bytes_is_read_or_refused_in_a_sentence(shared):
    good = (shared / "samples" / "nested_table.hwp").read_bytes()
    for place in range(0, len(good), 97):
        bad = good[:place] + bytes([good[place] ^ 0xFF]) * 3 + good[place + 3 :]
        try:
            read_hwp5(bad, "어떤.hwp")
        except DocumentError as refusal:
            assert str(refusal).startswith("어떤.hwp: ")  # noqa: PT017 - either outcome is right


def characters_of(data):
    """The characters of the converted file's own XML, without white space."""
    package = ZipFile(BytesIO(to_hwpx_bytes(convert(data).files)))
    sections = [etree.fromstring(package.read(name)) for name in package.namelist() if "/section" in name]
    return Counter(
        "".join("".join("".join(word.itertext()).split()) for root in sections for word in root.iter("{*}t"))
    )


def _words(document):
    yield from (document.title, document.organisation, document.session, document.period)
    for block in document.blocks:
        if hasattr(block, "content"):
            # A title's number is kept without the dot that is printed behind it.
            yield from (getattr(block, "marker", ""), getattr(block, "number", ""), ".", getattr(block, "team", ""))
            yield plain(block.content)
        for entry in getattr(block, "entries", ()):
            yield from (entry.number, entry.title, entry.page)
        yield getattr(block, "caption", "")
    for table in document.tables():
        yield from (table.caption, table.unit)
        yield from (cell.text for cell in table.cells)


def test_our_own_hwpx_is_no_hwp5():
    document = Document("보고", blocks=(Heading(1, text("현황"), "Ⅰ"),))

    assert read_hwpx(write_document(document, ".hwpx"), "보고.hwpx") == document
