"""Reads XLSX: the tables on its sheets, their numbers as they are shown."""

from ieum.documents.model import Document
from ieum.documents.readers.xlsx.tables import blocks_of
from ieum.documents.readers.xlsx.workbook import Workbook

__all__ = ["read_xlsx"]


def read_xlsx(data: bytes, name: str) -> Document:
    """Read a file; ``name`` is for messages and the document's source. Hidden sheets are left out.

    :raises UnreadableDocument: if it is damaged, protected or beyond bounds
    """
    workbook = Workbook(data, name)
    return Document(blocks=tuple(block for sheet in workbook.sheets() for block in blocks_of(sheet, name)), source=name)
