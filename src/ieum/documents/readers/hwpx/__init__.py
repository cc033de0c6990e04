"""Reads HWPX, the format of Hangul (한글): our own files without loss, those of others by what can be told of them."""

from ieum.documents.model import Document
from ieum.documents.readers.hwpx.package import Package
from ieum.documents.readers.hwpx.walk import Walk

__all__ = ["read_hwpx"]


def read_hwpx(data: bytes, name: str) -> Document:
    """Read a file; ``name`` is for messages and the document's source.

    :raises UnreadableDocument: if it is damaged, protected, beyond bounds or no HWPX
    """
    return Walk(Package(data, name)).document()
