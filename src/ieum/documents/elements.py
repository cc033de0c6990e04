"""Numbers the elements of an XML part, so that what was read from one can be found again in the original.

Counted are paragraphs, tables and cells, whose names HWPX and DOCX share, in document order from 0.
"""

from collections.abc import Iterator
from typing import Any

from ieum.documents.model import Place

_COUNTED = ("{*}p", "{*}tbl", "{*}tc")


def counted(root: Any) -> Iterator[Any]:
    """The elements of a part that have a number, in the order of their numbers."""
    return root.iter(*_COUNTED)  # type: ignore[no-any-return]  # lxml tells no types


def local(element: Any) -> str:
    """The name of an element without its namespace; "" for a comment or the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


class Places:
    """The places of the elements of one part; without a root it knows none."""

    def __init__(self, part: str = "", root: Any = None) -> None:
        self.part = part
        elements = () if root is None else counted(root)
        self._numbers = {element: number for number, element in enumerate(elements)}

    def of(self, element: Any) -> Place:
        """The place of a counted element; only its part for any other."""
        return Place(part=self.part, element=self._numbers.get(element))
