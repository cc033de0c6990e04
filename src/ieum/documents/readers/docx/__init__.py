"""Reads DOCX, the format of Word: titles by their outline, signs as typed or counted, tables with their merges."""

from ieum.documents.model import Document
from ieum.documents.readers.docx.package import WordPackage
from ieum.documents.readers.docx.walk import Walk

__all__ = ["read_docx"]


def read_docx(data: bytes, name: str) -> Document:
    """Read a file; ``name`` is for messages and the document's source.

    :raises UnreadableDocument: if it is damaged, protected, beyond bounds or no DOCX
    """
    return Walk(WordPackage(data, name)).document()
