"""Numbers of parts: tables and pictures (<표 1>), rows (연번), and items such as 가. 나. 다. and 1) 2) 3)."""

import re
from collections.abc import Iterator
from fractions import Fraction

from ieum.checking.claims import Claim, Operand
from ieum.checking.finders.outline import Numbered, numbering_claims
from ieum.checking.grids import Grid
from ieum.checking.passages import Material
from ieum.documents.model import Bullet, Heading, Place, plain

_CAPTION = re.compile(
    r"\s*[<\[【(]?\s*(?P<kind>표|그림|별표)\s*(?P<chapter>(?:\d{1,2}|[ⅠⅡⅢⅣⅤⅥ])\s?[-.]\s?)?(?P<number>\d{1,3})\s*[>\]】).:]"
)
_SERIAL = re.compile(r"연번|순번|일련번호")
_HANGUL = {letter: number for number, letter in enumerate("가나다라마바사아자차카타파하", 1)}
_COUNTED = re.compile(r"\(?(?P<mark>\d{1,2}|[가-하])(?P<end>[).])\)?")


def find_caption_numbers(material: Material) -> Iterator[Claim]:
    """Find that the tables and the pictures of a document, or of each of its chapters, are numbered without a gap."""
    groups: dict[tuple[str, str], list[Numbered]] = {}
    for text, place in _captions(material):
        match = _CAPTION.match(text)
        if match:
            key = match["kind"], (match["chapter"] or "").strip(" -.")
            at = material.locate(place, text, match.start("number"), match["number"])
            operand = Operand(match["number"], Fraction(match["number"]), at, text.strip()[:30])
            groups.setdefault(key, []).append((int(match["number"]), operand))
    for group in groups.values():
        yield from numbering_claims(group)


def _captions(material: Material) -> Iterator[tuple[str, Place]]:
    """Lines that may be the caption of a table or picture; a caption that is a line as well is taken once."""
    lines = {passage.text.strip() for passage in material.passages}
    yield from ((passage.text, passage.place) for passage in material.passages)
    for sheet in material.sheets:
        if sheet.table.caption.strip() not in lines:
            yield sheet.table.caption, sheet.table.place


def find_row_numbers(grid: Grid) -> Iterator[Claim]:
    """Find that the numbers in a column named 연번 follow each other."""
    for column, path in enumerate(grid.paths):
        if not _SERIAL.fullmatch(path[-1]):
            continue
        cells = list(dict.fromkeys(row[column] for row in grid.body))
        numbered = [
            (
                int(text),
                Operand(text, Fraction(text), grid.material.locate(cell.place, cell.text, 0, text), grid.sheet.name),
            )
            for cell in cells
            if (text := cell.text.strip()).isascii() and text.isdigit() and len(text) < 6
        ]
        yield from numbering_claims(numbered)


def find_item_numbers(material: Material) -> Iterator[Claim]:
    """Find that items of one depth under one line, marked 가. 나. or 1) 2), follow each other."""
    open_runs: dict[int, tuple[str, list[Numbered]]] = {}
    for block in material.document.blocks:
        if isinstance(block, Heading):
            yield from _closed(open_runs, 0)
        if not isinstance(block, Bullet):
            continue
        yield from _closed(open_runs, block.depth + 1)
        match = _COUNTED.fullmatch(block.marker)
        if match is None:
            yield from _closed(open_runs, block.depth)
            continue
        number = _HANGUL.get(match["mark"]) or (int(match["mark"]) if match["mark"].isdigit() else 0)
        kind = ("가" if match["mark"] in _HANGUL else "1") + match["end"]
        if open_runs.get(block.depth, (kind,))[0] != kind:
            yield from _closed(open_runs, block.depth)
        operand = Operand(block.marker, Fraction(number), block.place, plain(block.content))
        open_runs.setdefault(block.depth, (kind, []))[1].append((number, operand))
    yield from _closed(open_runs, 0)


def _closed(open_runs: dict[int, tuple[str, list[Numbered]]], depth: int) -> Iterator[Claim]:
    """Claim and forget the runs from a depth on."""
    for deeper in sorted(each for each in open_runs if each >= depth):
        yield from numbering_claims(open_runs.pop(deeper)[1])
