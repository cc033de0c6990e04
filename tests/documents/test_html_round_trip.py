"""A Document comes back from our web page as it was, but for what docs/formats.md names."""

from hypothesis import given, settings
from tests.documents.canonical import Canonical
from tests.documents.strategies import documents, furnished_documents

from ieum.documents.model import Bullet, Cell, Document, Heading, PageBreak, Paragraph, Picture, Run, Table, text
from ieum.documents.readers.html import read_html
from ieum.documents.writers.html import write_html
from ieum.documents.writers.layout import SHOWN_IMAGES

KEPT = Canonical(
    figures=True,
    lost_titles=True,
    covered_rows=True,
    shows=lambda picture: bool(picture.data) and picture.media_type in SHOWN_IMAGES[".html"],
)


def _again(document: Document) -> Document:
    return read_html(write_html(document), "보고.html")


@given(documents() | furnished_documents())
@settings(max_examples=200)
def test_any_document_comes_back_from_its_page(document):
    assert _again(document) == KEPT.document(document)


def test_blanks_breaks_and_tabs_come_back_as_they_were():
    blanks = (Run("  앞 \n 가운데\t\t끝 "), Run(" 굵게 \n 둘  ", bold=True), Run(" "))
    document = Document(
        " 제목  하나 ",
        blocks=(
            Paragraph(blanks),
            Bullet(" - ", 7, blanks),
            Heading(6, blanks, " 1. ", " 팀 "),
            Table((Cell(0, 0, (blanks, (), blanks)), Cell(0, 1)), caption=" 표 ", unit="천  원"),
        ),
    )

    assert _again(document) == document


def test_pictures_come_back_that_are_larger_than_any_page_may_be():
    document = Document(
        blocks=(Picture("항공 사진", "image/png", bytes(25 * 2**20)), Picture("휘장", "image/png", b"1"))
    )

    assert _again(document) == document


def test_footnotes_figures_and_pages_on_their_long_side_come_back():
    note = (Run("2023. 9. 30. "), Run("기준", bold=True))
    document = Document(
        running_head="2023년 주요업무 보고",
        blocks=(
            PageBreak(landscape=True),
            Paragraph((Run("집행액 "), Run("2,130", "budget.spent", bold=True, footnote=note), Run("원"))),
            Table((Cell(0, 0, ((Run("계", footnote=note),), text("25"))),), 0, kind="approval"),
            Picture("조직도", "image/svg+xml", b"<svg/>"),
            PageBreak(),
        ),
    )

    assert _again(document) == document
