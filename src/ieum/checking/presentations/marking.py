"""Finds again in a Document what findings speak of, and marks it there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ieum.checking.passages import locate
from ieum.documents.model import (
    NOWHERE,
    Block,
    Bullet,
    Cell,
    Document,
    Heading,
    Paragraph,
    Place,
    Run,
    Table,
    Text,
    plain,
)
from ieum.documents.patch.remarks import alone

BLANK = "(빈칸)"
"""What is shown in a marked cell that holds nothing."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A phrase at a place."""

    place: Place
    printed: str


def mark(document: Document, spots: Sequence[Spot]) -> tuple[Document, list[str]]:
    """Mark spots: each marked run carries a key as its figure.

    Also gives the key under which each spot was marked, in their order: "" where the Document does not show it (a line
    of a contents list), and the same one for spots that are one.
    """
    marker = _Marker(document, spots)
    blocks = tuple(marker.block(block) for block in document.blocks)
    return replace(document, blocks=blocks), marker.keys


_Span = tuple[int, int]


class _Marker:
    def __init__(self, document: Document, spots: Sequence[Spot]) -> None:
        self._lines = document.source_lines
        self._spots = spots
        self._count = 0
        self.keys = [""] * len(spots)
        self._waiting: dict[object, list[int]] = {}
        for index, spot in enumerate(spots):
            self._waiting.setdefault(_address(spot.place), []).append(index)

    def block(self, block: Block) -> Block:
        if isinstance(block, Table):
            return replace(block, cells=tuple(self._cell(cell) for cell in block.cells))
        if isinstance(block, Heading | Paragraph | Bullet):
            return replace(block, content=self._marked((block.content,), block.place)[0])
        return block

    def _cell(self, cell: Cell) -> Cell:
        lines = self._marked(cell.lines, cell.place)
        tables = tuple(replace(t, cells=tuple(self._cell(inner) for inner in t.cells)) for t in cell.tables)
        return replace(cell, lines=lines, tables=tables)

    def _marked(self, lines: tuple[Text, ...], place: Place) -> tuple[Text, ...]:
        waiting = [index for address in _addresses(place) for index in self._waiting.get(address, ())]
        if not waiting:
            return lines
        value = "\n".join(plain(line) for line in lines)
        spans: dict[_Span, str] = {}
        for index in waiting:
            span = None if self.keys[index] else self._span(self._spots[index], value, place)
            if span is not None:
                self.keys[index] = self._key(span, spans)
        if spans and not value:
            return ((Run(BLANK, figure=next(iter(spans.values()))),),)
        return tuple(_cut(lines, spans)) if spans else lines

    def _key(self, span: _Span, spans: dict[_Span, str]) -> str:
        """The key of a span; one that overlaps another shares its mark."""
        for (start, end), key in spans.items():
            if span == (start, end) or (span[0] < end and start < span[1]):
                return key
        self._count += 1
        spans[span] = f"mark-{self._count}"
        return spans[span]

    def _span(self, spot: Spot, value: str, place: Place) -> _Span | None:
        """Where the spot's phrase stands in a piece; all of the piece where the spot means all of it."""
        for match in alone(spot.printed).finditer(value) if spot.printed else ():
            if locate(self._lines, place, value, match.start(), spot.printed) == spot.place:
                return match.span()
        return (0, len(value)) if spot.place == place != NOWHERE else None


def _address(place: Place) -> object:
    return place.line if place.line is not None else (place.part, place.element)


def _addresses(place: Place) -> Iterator[object]:
    if place.line is None:
        yield place.part, place.element
    else:
        yield from range(place.line, (place.end_line or place.line) + 1)


def _cut(lines: tuple[Text, ...], spans: dict[_Span, str]) -> Iterator[Text]:
    """The lines with their runs cut at the spans; between two lines stands one character."""
    start = 0
    for line in lines:
        yield tuple(_cut_line(line, start, spans))
        start += len(plain(line)) + 1


def _cut_line(line: Text, start: int, spans: dict[_Span, str]) -> Iterator[Run]:
    for run in line:
        end = start + len(run.text)
        edges = {start, end} | {edge for span in spans for edge in span if start < edge < end}
        for first, last in pairwise(sorted(edges)):
            key = next((key for (low, high), key in spans.items() if low <= first and last <= high), run.figure)
            yield replace(run, text=run.text[first - start : last - start], figure=key)
        start = end
