"""Makes whole lines of the pieces in which producers draw them: double, dotted, one for each cell."""

from collections.abc import Sequence

from ieum.documents.readers.pdf.sheets import Rule

SNAP = 2.6
"""Lines nearer than this, in points, are one: a double line, or two cells' borders."""
_NARROWEST = 3.4
"""No column of a table is narrower."""
_SMALLEST_TABLE = 40.0
"""What is smaller may be a sign with its shadow, whose lines stand closer."""
_GAP = 3.0
_SHORTEST = 4.0


def whole(pieces: Sequence[Rule]) -> list[Rule]:
    """Join pieces that continue or cover each other; what stays shorter than any cell is left out."""
    joined: list[Rule] = []
    for band in _bands(pieces):
        at = sum(piece.at for piece in band) / len(band)
        joined += [Rule(at, start, end) for start, end in _joined(band) if end - start >= _SHORTEST]
    return joined


def snapped(values: Sequence[float]) -> list[float]:
    """The places that values mark, near ones taken as one, in order."""
    near = _NARROWEST if max(values) - min(values) > _SMALLEST_TABLE else SNAP
    marked: list[list[float]] = []
    for value in sorted(values):
        if marked and value - marked[-1][0] <= near:
            marked[-1].append(value)
        else:
            marked.append([value])
    return [sum(group) / len(group) for group in marked]


def _bands(pieces: Sequence[Rule]) -> list[list[Rule]]:
    bands: list[list[Rule]] = []
    for piece in sorted(pieces):
        if bands and piece.at - bands[-1][0].at <= SNAP:
            bands[-1].append(piece)
        else:
            bands.append([piece])
    return bands


def _joined(band: Sequence[Rule]) -> list[tuple[float, float]]:
    spans: list[tuple[float, float]] = []
    for piece in sorted(band, key=lambda piece: piece.start):
        if spans and piece.start - spans[-1][1] <= _GAP:
            spans[-1] = (spans[-1][0], max(spans[-1][1], piece.end))
        else:
            spans.append((piece.start, piece.end))
    return spans
