"""Edits an original by the places that its reader gave, and leaves everything else in it as it is."""

from collections.abc import Sequence
from datetime import datetime

from ieum.documents.errors import UnknownFormat
from ieum.documents.model import Document
from ieum.documents.patch.remarks import Remark
from ieum.documents.reading import detect_format

__all__ = ["Remark", "add_remarks"]


def add_remarks(data: bytes, document: Document, remarks: Sequence[Remark], *, author: str, made_at: datetime) -> bytes:
    """Write remarks into the file that ``document`` was read from: each as a memo or comment, its phrase coloured.

    Remarks on one phrase become one memo. The same arguments give the same bytes.

    :raises UnknownFormat: if the file is neither HWPX nor DOCX
    :raises UnreadableDocument: if it is damaged
    """
    # lxml and the packages are loaded only for files that they are for.
    kind = detect_format(data, document.source)
    if kind == "hwpx":
        from ieum.documents.patch.hwpx import remark_hwpx as remark  # noqa: PLC0415 - one kind is wanted
    elif kind == "docx":
        from ieum.documents.patch.docx import remark_docx as remark  # noqa: PLC0415 - see above
    else:
        raise UnknownFormat(
            f"{document.source}: 한글(hwpx)이나 워드(docx) 파일에만 표시할 수 있습니다. 그렇게 저장하여 다시 하십시오."
        )
    return remark(data, document, remarks, author=author, made_at=made_at)
