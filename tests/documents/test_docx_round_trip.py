"""A Document comes back from our DOCX as it was, but for what docs/formats.md names."""

from hypothesis import example, given, settings
from tests.documents.canonical import Canonical
from tests.documents.strategies import documents, furnished_documents

from ieum.documents.model import Document, Heading, PageBreak, text
from ieum.documents.readers.docx import read_docx
from ieum.documents.writers.docx.writer import write_docx
from ieum.documents.writers.images import is_shown

KEPT = Canonical(shows=lambda picture: is_shown(picture, ".docx"))


def _again(document: Document) -> Document:
    return read_docx(write_docx(document), "보고.docx")


@given(documents() | furnished_documents())
@example(Document(blocks=(Heading(1, text("가")), PageBreak(landscape=True), PageBreak())))
@settings(max_examples=80)
def test_any_document_comes_back_from_its_docx(document):
    assert _again(document) == KEPT.document(document)
