"""Reads HTML: our own pages by their classes, those of Hangul, offices and websites as far as can be told."""

from ieum.documents.model import Document
from ieum.documents.readers.common.tables import TooManyPositions
from ieum.documents.readers.html.foreign import Walk
from ieum.documents.readers.html.own import is_own, own_document
from ieum.documents.readers.html.page import fault, parse_page

__all__ = ["read_html"]


def read_html(data: bytes, name: str) -> Document:
    """Read a page; ``name`` is for messages and the document's source. Nothing that it refers to is fetched.

    :raises UnreadableDocument: if it is empty, no text, or beyond bounds
    """
    root = parse_page(data, name)
    try:
        return own_document(root, name) if is_own(root) else Walk(root, name).document()
    except TooManyPositions as error:
        raise fault(name, "표가 지나치게 커서 읽지 않았습니다. 표를 나누어 올려 주십시오.") from error
