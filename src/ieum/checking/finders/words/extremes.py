"""The most and the least in words: "갑동 30건, 을동 25건, 병동 12건으로 갑동이 가장 많음"."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from ieum.checking.claims import Claim, Operand, Relation, Severity
from ieum.checking.grids import Grid, is_total, squeeze
from ieum.checking.passages import Material, Passage
from ieum.checking.quantities import Part, find_quantities, parse_parts

_OF_THAT = r"(?!은\s|던\s|운\s)"
"""What follows the word must not be another thing: 가장 높은 만족도."""
_ALONE = r"(?=[을를임로]|\s*(?:$|[,.)]|기록))"
_MOST = rf"가장\s?(?:많|높|크|커){_OF_THAT}|(?:최다|최고){_ALONE}"
_LEAST = rf"가장\s?(?:적|낮|작){_OF_THAT}|(?:최저|최소){_ALONE}"
_EXTREME = re.compile(
    rf"(?P<name>[가-힣A-Za-z0-9]{{1,14}}?)(?:이|가|은|는|에서)?\s*(?:\d[\d,.]*\s*[가-힣%]{{1,3}}?(?:으로|로)\s*)?(?:(?P<most>{_MOST})|(?P<least>{_LEAST}))"
)
_HINT = re.compile(rf"{_MOST}|{_LEAST}|순")
_ORDER = re.compile(r"\s*의?\s*순(?:으로|서(?:로|임)?|임)?(?![가-힣])(?:\s*(?P<word>[많높적낮크작]))?")
_BEHIND_LIST = re.compile(
    r"\s*\)?\s*(?:으로|로|이며|인데|이고|등)?\s*[,.;(※→-]?\s*(?:이 )?(?:중|가운데)?\s*(?:에서)?\s*"
)
_LONGEST = 200
"""How long a list may be that a word behind it is about."""
_DOUBT = "표의 다른 칸이나 다른 범위를 말한 것일 수 있습니다."


def find_extremes_in_text(material: Material) -> Iterator[Claim]:
    """Find the most or the least of parts that the same line lists, and lists that are said to be in order."""
    for passage in material.texts:
        if not _HINT.search(passage.text):
            continue
        for match in _EXTREME.finditer(passage.text):
            yield from _extreme_of(material, passage, _listed_before(passage.text, match.start()), match)
        for match in _ORDER.finditer(passage.text):
            yield from _order_of(material, passage, _listed_before(passage.text, match.start()), match)


def _listed_before(text: str, position: int) -> list[Part]:
    """The labelled amounts of one unit that are listed just before a position; empty where there are not three."""
    ahead = text[max(0, position - _LONGEST) : position]
    amounts = find_quantities(ahead)
    if not amounts or not _BEHIND_LIST.fullmatch(ahead[amounts[-1].end :]):
        return []
    begin = max((ahead.rfind(mark, 0, amounts[0].start) for mark in ":(*※"), default=-1) + 1
    parts = parse_parts(ahead[begin : amounts[-1].end], position - len(ahead) + begin)
    units = {quantity.unit for part in parts for quantity in part.quantities}
    is_list = len(parts) > 2 and len(units) == 1 and all(len(part.quantities) == 1 for part in parts)
    return parts if is_list else []


def _extreme_of(material: Material, passage: Passage, parts: Sequence[Part], match: re.Match[str]) -> Iterator[Claim]:
    named = next((part for part in parts if squeeze(part.label) == match["name"]), None)
    if named is None:
        return
    amounts = [part.quantities[0] for part in parts]
    best = (max if match["most"] else min)(quantity.value for quantity in amounts)
    true = named.label if named.quantities[0].value == best else _label_of(parts, best)
    place = material.locate(passage.place, passage.text, match.start("name"), match["name"])
    formula = ", ".join(f"{part.label} {part.quantities[0].printed}" for part in parts)
    yield Claim(
        "extreme-word", passage.where, Operand(match["name"], None, place),
        tuple(material.operand(passage, quantity) for quantity in amounts), formula, true, Relation.SAME_TEXT,
    )  # fmt: skip


def _label_of(parts: Sequence[Part], value: Fraction) -> str:
    return next(part.label for part in parts if part.quantities[0].value == value)


def _order_of(material: Material, passage: Passage, parts: Sequence[Part], match: re.Match[str]) -> Iterator[Claim]:
    is_rising = match["word"] in ("적", "낮", "작")
    values = [part.quantities[0].value for part in parts]
    wrong = next((n for n, (a, b) in enumerate(pairwise(values), 1) if (a > b if is_rising else a < b)), None)
    # Without a word, an order may be one of places or names; then only one amount out of its place is a slip.
    if not parts or (match["word"] is None and wrong is not None and not _is_nearly(values, wrong)):
        return
    operands = tuple(material.operand(passage, part.quantities[0]) for part in parts)
    result = operands[wrong or 0]
    sign = "≤" if is_rising else "≥"
    yield Claim(
        "extreme-word", passage.where, Operand(result.printed, None, result.place), operands,
        f" {sign} ".join(o.printed for o in operands),
        result.printed if wrong is None else f"{operands[wrong - 1].printed} {'이상' if is_rising else '이하'}",
        Relation.SAME_TEXT, worst=Severity.WARNING, doubt="다른 차례로 늘어놓은 것일 수 있습니다.",
    )  # fmt: skip


def _is_nearly(values: Sequence[Fraction], wrong: int) -> bool:
    """Whether the amounts fall but for the one at a position."""
    rest = [*values[:wrong], *values[wrong + 1 :]]
    return rest == sorted(rest, reverse=True)


def find_extremes_beside_table(grids: Sequence[Grid]) -> Iterator[Claim]:
    """Find the most or the least of a table in the line above it, by the name of a row."""
    for grid in grids:
        before = grid.sheet.before
        if before is not None and grid.labels_end:
            for match in _EXTREME.finditer(before.text):
                yield from _of_table(grid, before, match)


def _of_table(grid: Grid, passage: Passage, match: re.Match[str]) -> Iterator[Claim]:
    rows = [r for r in range(len(grid.body)) if not any(is_total(label) for label in grid.labels(r))]
    named = next((r for r in rows if squeeze(grid.row_name(r)) == match["name"]), None)
    if named is None or len(rows) < 3:
        return
    found = [
        _best_row(grid, rows, column, is_most=bool(match["most"])) for column in range(grid.labels_end, len(grid.paths))
    ]
    judged = [(row, operands) for row, operands in found if row is not None]
    if not judged:
        return
    fitting = next(((row, ops) for row, ops in judged if row == named or _ties(grid, named, ops, row)), None)
    row, operands = fitting or judged[0]
    place = grid.material.locate(passage.place, passage.text, match.start("name"), match["name"])
    is_only = len(judged) == 1
    yield Claim(
        "extreme-word", passage.where, Operand(match["name"], None, place), operands,
        f"{grid.sheet.name}의 행 {len(rows)}개", match["name"] if fitting else grid.row_name(row), Relation.SAME_TEXT,
        worst=Severity.WARNING, doubt="" if is_only else _DOUBT,
    )  # fmt: skip


def _best_row(grid: Grid, rows: Sequence[int], column: int, *, is_most: bool) -> tuple[int | None, tuple[Operand, ...]]:
    known = [
        (row, operand) for row in rows if (operand := grid.value(row, column).operand) and operand.value is not None
    ]
    if len(known) < len(rows):
        return None, ()
    row, _ = (max if is_most else min)(known, key=lambda pair: pair[1].value or 0)
    return row, tuple(operand for _, operand in known)


def _ties(grid: Grid, named: int, operands: Sequence[Operand], best: int | None) -> bool:
    """Whether the named row has the same value as the best one, in the column of these operands."""
    column = next(
        (c for c in range(grid.labels_end, len(grid.paths)) if grid.column_name(c) == operands[0].label), None
    )
    if column is None or best is None:
        return False
    first, second = grid.value(named, column).operand, grid.value(best, column).operand
    return first is not None and second is not None and first.value == second.value
