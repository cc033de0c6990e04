"""Remarks, and where in an original their phrases stand."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ieum.documents.model import Block, Bullet, Cell, Document, Heading, Paragraph, Place, Table, plain


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of a phrase at a place."""

    place: Place
    phrase: str
    """As read; "" where nothing is printed there."""
    lines: tuple[str, ...]
    colour: str
    """Of the phrase, as "#RRGGBB"."""
    shade: str
    """Behind the phrase, as "#RRGGBB"."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One character of an original: of the text or tail of ``holder``, which stands in the run's child ``piece``.

    All three are None for the blank that stands for a break, a tab or the like.
    """

    sign: str
    piece: Any = None
    holder: Any = None
    is_tail: bool = False
    offset: int = 0


BREAK = Letter("\n")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring letters of one text node, from ``start`` up to ``end``."""

    piece: Any
    holder: Any
    is_tail: bool
    start: int
    end: int


def readings(document: Document) -> dict[tuple[str, int], str]:
    """What was read from each element that holds text, by part and number."""
    found = {}
    for place, value in _pieces(document.blocks):
        if place.element is not None:
            found[place.part, place.element] = value
    return found


def _pieces(blocks: Iterable[Block]) -> Iterator[tuple[Place, str]]:
    for block in blocks:
        if isinstance(block, Table):
            yield from _cells(block)
        elif isinstance(block, Heading | Paragraph | Bullet):
            yield block.place, plain(block.content)


def _cells(table: Table) -> Iterator[tuple[Place, str]]:
    for cell in table.cells:
        yield cell.place, cell.text
        yield from _inner(cell)


def _inner(cell: Cell) -> Iterator[tuple[Place, str]]:
    for table in cell.tables:
        yield from _cells(table)


def stretches(letters: Sequence[Letter], remark: Remark, reading: str) -> list[Stretch]:
    """The remark's phrase in the letters of its element; empty where it does not stand there as it was read.

    A reader drops signs and numbers before a text, so of several like phrases the one with as many behind it is meant.
    """
    if not remark.phrase.strip():
        return []
    start = (remark.place.column or 1) - 1
    behind = sum(match.start() > start for match in alone(remark.phrase).finditer(reading))
    found = list(alone(remark.phrase).finditer("".join(letter.sign for letter in letters)))
    if len(found) <= behind:
        return []
    chosen = found[-1 - behind]
    return list(_joined(letters[chosen.start() : chosen.end()]))


def _joined(letters: Sequence[Letter]) -> Iterator[Stretch]:
    first = last = None
    for letter in letters:
        if letter.piece is None:
            continue
        if first is None or last is None:
            first = last = letter
        elif (letter.holder, letter.is_tail, letter.offset) == (last.holder, last.is_tail, last.offset + 1):
            last = letter
        else:
            yield Stretch(first.piece, first.holder, first.is_tail, first.offset, last.offset + 1)
            first = last = letter
    if first is not None and last is not None:
        yield Stretch(first.piece, first.holder, first.is_tail, first.offset, last.offset + 1)


def alone(phrase: str) -> re.Pattern[str]:
    """The phrase, but not within a longer number; its blanks may be of any kind."""
    before = r"(?<![\d,.])" if phrase[:1].isdigit() else ""
    after = r"(?![\d]|[,.]\d)" if phrase[-1:].isdigit() else ""
    return re.compile(before + r"\s+".join(map(re.escape, phrase.split())) + after)


def grouped(remarks: Iterable[Remark]) -> list[list[Remark]]:
    """Remarks that are on one phrase, together, in the order of the first of each."""
    groups: dict[tuple[Place, str], list[Remark]] = {}
    for remark in remarks:
        groups.setdefault((remark.place, remark.phrase), []).append(remark)
    return list(groups.values())


def all_lines(group: Sequence[Remark]) -> list[str]:
    """The lines of remarks that share a memo, those of the second behind a blank one."""
    lines: list[str] = []
    for remark in group:
        lines += ["", *remark.lines] if lines else remark.lines
    return lines


def texts(piece: Any) -> Iterator[Letter]:
    """The letters of a run's child and of what stands behind its own children."""
    yield from (Letter(sign, piece, piece, offset=n) for n, sign in enumerate(piece.text or ""))
    for child in piece:
        yield BREAK
        yield from (Letter(sign, piece, child, is_tail=True, offset=n) for n, sign in enumerate(child.tail or ""))


def split_run(run: Any, piece: Any) -> Any:
    """Give the piece and what follows it in the run to a new run behind it; the run itself where it begins with it."""
    if run[0] is piece:
        return run
    behind = run.makeelement(run.tag, run.attrib)
    behind.extend(list(run)[run.index(piece) :])
    run.addnext(behind)
    return behind
