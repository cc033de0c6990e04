"""A Document comes back from our HWPX as it was, but for what paper cannot carry."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from tests.documents.canonical import Canonical
from tests.documents.hwpx_files import package
from tests.documents.strategies import PIXEL, documents, furnished_documents

from ieum.documents.model import (
    Bullet,
    Cell,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    Table,
    text,
)
from ieum.documents.readers.hwpx import read_hwpx
from ieum.documents.writers.hwpx import write_hwpx

_KEPT = Canonical(shows=lambda picture: picture.data == PIXEL)
"""Which figure a run prints is not in the file, and neither is a picture that Hangul cannot show."""


@given(documents() | furnished_documents())
@settings(max_examples=200, deadline=None)
def test_any_document_comes_back_but_for_what_paper_cannot_carry(document):
    assert read_hwpx(write_hwpx(document), "보고.hwpx") == _KEPT.document(document)


@given(documents() | furnished_documents())
@settings(max_examples=40, deadline=None)
def test_a_document_that_was_read_is_written_and_read_again_unchanged(document):
    once = read_hwpx(write_hwpx(document), "보고.hwpx")

    assert read_hwpx(write_hwpx(once), "보고.hwpx") == once


def test_a_bullet_typed_in_hangul_with_a_usual_blank_is_known_by_its_style():
    written = write_hwpx(Document(blocks=(Bullet("○", 2, text("대상")), Bullet("-", 3, text("기간")))))
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["Contents/section0.xml"] = parts["Contents/section0.xml"].replace(b"<hp:fwSpace/>", b" ")

    assert read_hwpx(package(**parts), "고친 보고.hwpx").blocks == (
        Bullet("○", 2, text("대상")),
        Bullet("-", 3, text("기간")),
    )


def _wide() -> Table:
    """A table of more amounts side by side than upright paper holds."""
    return Table(tuple(Cell(row, column, (text("1,234,567,890"),)) for row in range(2) for column in range(14)))


@pytest.mark.parametrize(
    "blocks",
    [
        (_wide(),),
        (PageBreak(), Heading(2, text("집행"), "1"), _wide(), Paragraph(text("1) 잠정"), "note"), PageBreak(), _wide()),
        (Paragraph(text("앞")), _wide(), Paragraph(text("뒤")), PageBreak(landscape=True), _wide(), PageBreak()),
        (PageBreak(landscape=True), PageBreak(landscape=True), Paragraph(text("뒤"))),
    ],
)
@pytest.mark.parametrize("title", ["", "주요업무 보고"])
def test_pages_turned_for_a_wide_table_are_no_wish_of_the_document(title, blocks):
    document = Document(title, blocks=blocks)

    assert read_hwpx(write_hwpx(document), "보고.hwpx") == document


def test_footnotes_come_back_from_titles_cells_and_bullets():
    noted = (Run("정원", footnote=(Run(" 1명은 "), Run("휴직", bold=True))), Run(" 25명"))
    blocks = (
        Heading(1, noted, "Ⅰ"),
        Heading(3, noted, "1", "기획팀"),
        Bullet("○", 2, noted),
        Table((Cell(0, 0, (noted, noted)),)),
        Paragraph((Run("", footnote=text("앞에 선 것")), Run("글")), "purpose"),
    )

    assert read_hwpx(write_hwpx(Document(blocks=blocks)), "보고.hwpx").blocks == blocks
