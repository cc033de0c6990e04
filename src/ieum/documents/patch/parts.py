"""An XML part with the place of each element in its bytes, so that it can be edited without being written anew."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

_TOKEN = re.compile(
    rb"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|</[^>]*>"
    rb"|<[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>",
    re.DOTALL,
)
_NO_ELEMENTS = (b"<!", b"<?")


@dataclass(frozen=True, slots=True)
class Span:
    """The bytes of one element; where it closes itself, its inner part is empty and stands at its end."""

    start: int
    inner_start: int
    inner_end: int
    end: int


@dataclass(frozen=True, slots=True)
class Edit:
    """What is to stand instead of the bytes from ``start`` up to ``end``."""

    start: int
    end: int
    content: bytes


class EditsOverlap(Exception):
    """Two edits would change the same bytes."""


class Part:
    """A part as its bytes and as the tree that was parsed from them."""

    def __init__(self, content: bytes, root: Any) -> None:
        """Take both together; the tree must have been parsed from these bytes, without a DOCTYPE."""
        self.content = content
        self.root = root
        self._spans: dict[Any, Span] = dict(zip(root.iter("*"), _spans(content), strict=True))
        # A line cache that disagrees with the text makes Hangul drop what follows, so an edited part keeps none.
        self._caches = [self.span(cache) for cache in root.iter("{*}linesegarray")]

    def span(self, element: Any) -> Span:
        """The bytes of an element of the tree."""
        return self._spans[element]

    def start_tag(self, element: Any) -> bytes:
        """Its start tag as it stands there, but never as one that closes itself."""
        span = self.span(element)
        return re.sub(rb"\s*/>$", b">", self.content[span.start : span.inner_start])

    def with_attribute(self, element: Any, name: str, value: str) -> Edit:
        """The edit that sets an attribute to a plain value and leaves the rest of the start tag as it is."""
        span = self.span(element)
        tag = self.content[span.start : span.inner_start]
        return Edit(span.start, span.inner_start, with_attribute(tag, name, value))

    def edited(self, edits: Iterable[Edit], start: int = 0, end: int | None = None) -> bytes:
        """The bytes from ``start`` to ``end`` with edits within them made and without line caches.

        :raises EditsOverlap: if two edits touch the same bytes
        """
        last = len(self.content) if end is None else end
        return b"".join(self._pieces(sorted(edits, key=lambda edit: edit.start), start, last))

    def _pieces(self, edits: list[Edit], start: int, end: int) -> Iterator[bytes]:
        at = start
        for edit in sorted([*edits, *self._dropped(edits, start, end)], key=lambda edit: edit.start):
            if edit.start < at:
                raise EditsOverlap
            yield self.content[at : edit.start]
            yield edit.content
            at = edit.end
        yield self.content[at:end]

    def _dropped(self, edits: list[Edit], start: int, end: int) -> Iterator[Edit]:
        """The edits that take away line caches, but for those that another edit replaces with what is around them."""
        starts = [edit.start for edit in edits]
        for cache in self._caches:
            before = bisect_right(starts, cache.start) - 1
            is_replaced = before >= 0 and cache.end <= edits[before].end
            if start <= cache.start < end and not is_replaced:
                yield Edit(cache.start, cache.end, b"")


def with_attribute(tag: bytes, name: str, value: str) -> bytes:
    """A start tag with one attribute set; added at its end where it has none."""
    pattern = rb"(\s%s\s*=\s*)(?:\"[^\"]*\"|'[^']*')" % name.encode()
    stated = f'"{value}"'.encode()
    changed, count = re.subn(pattern, lambda match: match[1] + stated, tag, count=1)
    return changed if count else re.sub(rb"(\s*/?>)$", rb" %s=%s\1" % (name.encode(), stated), tag)


def _spans(content: bytes) -> list[Span]:
    """The spans of all elements in the order of their start tags."""
    found: list[Span] = []
    opened: list[int] = []
    for match in _TOKEN.finditer(content):
        tag, start, end = match[0], match.start(), match.end()
        if tag.startswith(b"</"):
            number = opened.pop()
            found[number] = Span(found[number].start, found[number].inner_start, start, end)
        elif not tag.startswith(_NO_ELEMENTS):
            if not tag.endswith(b"/>"):
                opened.append(len(found))
            found.append(Span(start, end, end, end))
    return found
