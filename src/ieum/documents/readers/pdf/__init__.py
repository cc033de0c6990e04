"""Reads PDF by what stands on its pages: letters with their places, and the lines that rule tables."""

from ieum.documents.model import Document
from ieum.documents.readers.pdf.file import read_sheets
from ieum.documents.readers.pdf.outline import Outline

__all__ = ["read_pdf"]


def read_pdf(data: bytes, name: str) -> Document:
    """Read a file; ``name`` is for messages and the document's source.

    :raises UnreadableDocument: if it is damaged, protected, beyond bounds, or holds pictures of pages and no letters
    """
    return Outline(read_sheets(data, name)).document(name)
