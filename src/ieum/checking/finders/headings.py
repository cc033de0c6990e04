"""Totals in the line above a table, "□ 접수 현황 : 총 245건", and counts of what is listed below a line."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from ieum.checking.claims import Claim, Operand, Severity
from ieum.checking.finders.units import is_power_of_ten
from ieum.checking.grids import Grid, is_total, squeeze
from ieum.checking.passages import Material, Passage
from ieum.checking.quantities import Quantity, find_quantities, is_open
from ieum.checking.repairs import is_slip
from ieum.kernel.units import unit_of

_CLOSE = Fraction(1, 10)
_DOUBT = "표와 범위나 기준이 다른 합계일 수 있습니다."
_COST = re.compile(r"소요\s*예산")


def find_totals_above_table(grids: Sequence[Grid]) -> Iterator[Claim]:
    """Find a total (총, 합계) in the line above a table with a total row: one of that row's cells has it."""
    for grid in grids:
        before = grid.sheet.before
        rows = [row for row in range(len(grid.body)) if any(is_total(label) for label in grid.labels(row))]
        if before is None or not rows or _COST.search(before.text):
            continue
        for quantity in find_quantities(before.text):
            if quantity.is_total:
                yield from _total_claim(grid, before, quantity, rows)


def _total_claim(grid: Grid, passage: Passage, quantity: Quantity, rows: Sequence[int]) -> Iterator[Claim]:
    scale = _scale(grid, quantity)
    cells = [operand for row in rows for c in grid.numeric if (operand := grid.value(row, c).operand) and operand.value]
    if scale is None or not cells:
        return
    values = {cell: (cell.value or Fraction(0)) * scale for cell in cells}
    nearest = min(cells, key=lambda cell: abs(values[cell] - quantity.value))
    slipped = next((cell for cell in cells if is_power_of_ten(values[cell], quantity.value)), None)
    is_near = abs(values[nearest] - quantity.value) <= quantity.value * _CLOSE
    match = nearest if is_near else slipped
    if match is None:
        return
    result = grid.material.operand(passage, quantity)
    is_only = len(grid.numeric) == 1 and len(rows) == 1 and scale == 1 and not quantity.is_rough
    is_sure = is_only and is_near and (values[match] == quantity.value or is_slip(result, values[match]))
    yield Claim(
        "heading-total", passage.where, result, (match,), f"{grid.sheet.name} '{match.label}' {match.printed}",
        values[match], worst=Severity.ERROR if is_sure else Severity.WARNING, doubt="" if is_sure else _DOUBT,
    )  # fmt: skip


def _scale(grid: Grid, quantity: Quantity) -> Fraction | None:
    """What one unit of the table is worth in that of the line; None where they do not compare."""
    if quantity.is_money:
        return Fraction(unit_of(grid.unit).scale, unit_of(quantity.unit).scale) if grid.unit else None
    named = squeeze(grid.table.unit) + "".join(grid.column_name(column) for column in grid.numeric)
    return Fraction(1) if not grid.unit and quantity.unit and quantity.unit in named else None


_COUNT = re.compile(
    r"(?P<number>\d{1,2})\s*(?:개|가지|대)\s*(?:중점|핵심|주요|세부|추진|역점)?\s*"
    r"(?P<noun>과제|사업|분야|전략|목표|방안|부문|영역|항목|시책|단계|지표|유형|과정)\s*(?:추진|운영|선정|수립|구성)?\s*$"
)
_SLACK = 1
_CHILDREN = "아래에 과제가 아닌 설명을 적었거나 하나로 묶은 것일 수 있습니다."


def find_counts_above_items(material: Material) -> Iterator[Claim]:
    """Find a line that ends with "3개 과제" above as many items, or one more or fewer."""
    for passage in material.passages:
        match = _COUNT.search(passage.text, max(0, len(passage.text) - 40))
        if match is None or passage.kind == "paragraph" or is_open(passage.text[: match.start()].rstrip()):
            continue
        items = [child for child in material.children(passage) if not child.text.lstrip().startswith(("※", "*"))]
        stated = int(match["number"])
        if stated > 2 and abs(len(items) - stated) <= _SLACK and _is_list(items):
            place = material.locate(passage.place, passage.text, match.start("number"), match["number"])
            operands = tuple(Operand(item.text[:30], None, item.place) for item in items)
            yield Claim(
                "listed-count", passage.where, Operand(match["number"], Fraction(stated), place), operands,
                f"아래 항목 {len(items)}개", Fraction(len(items)), worst=Severity.WARNING, doubt=_CHILDREN,
            )  # fmt: skip


def _is_list(items: Sequence[Passage]) -> bool:
    """Whether lines are of one form: all names, or all a name with a colon behind it."""
    return len({":" in item.text for item in items}) == 1 and all(len(item.text) < 60 for item in items)


_NUMBER = re.compile(r"\d{1,4}")
_SERIAL = re.compile(r"연번|순번|일련번호")
_THINGS = ("건", "개", "명", "팀", "개소", "사업", "개사업", "과제", "개과제", "종", "부서", "개부서")


def find_counts_above_numbered_rows(grids: Sequence[Grid]) -> Iterator[Claim]:
    """Find "총 12건" above a table whose rows are numbered: the last number is the count."""
    for grid in grids:
        before = grid.sheet.before
        column = next((c for c, path in enumerate(grid.paths) if _SERIAL.fullmatch(path[-1])), None)
        if before is None or column is None or is_open(before.text):
            continue
        totals = [each for each in find_quantities(before.text) if each.is_total and each.unit in _THINGS]
        cells = [row[column] for row in grid.body if _NUMBER.fullmatch(row[column].text.strip())]
        if len(totals) == 1 and cells:
            last = cells[-1].text.strip()
            operand = Operand(last, Fraction(last), cells[-1].place, grid.column_name(column))
            yield Claim(
                "listed-count", before.where, grid.material.operand(before, totals[0]), (operand,),
                f"표의 마지막 연번 {last}",
                Fraction(last), worst=Severity.WARNING, doubt="한 행에 여럿을 적었거나 일부만 적은 것일 수 있습니다.",
            )  # fmt: skip
