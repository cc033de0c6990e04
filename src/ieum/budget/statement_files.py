"""Statements of others, such as the balances that e-호조 prints: understood, or refused with the row named.

Which columns a statement has says what its rows are: accounts, divisions, programmes or single items.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ieum.budget.books import read_book
from ieum.budget.choices import RevenueTotal, Side, Total
from ieum.budget.file_values import MERGED, SCALES, TOTALS, WrongValue, read_code, read_won_if_any
from ieum.budget.rules.reconciling import AnyTotal
from ieum.budget.sheets import UnreadableSheet, read_sheet
from ieum.kernel.figure_tables import squeeze
from ieum.kernel.row_faults import RowFault
from ieum.kernel.wording import worded


@dataclass(frozen=True, slots=True)
class Shape:
    """What statements of one side of the budget may have: names of their columns by what they mean here."""

    keys: Mapping[str, tuple[str, ...]]
    """What names a row: columns of ``Names``, or of a place of revenue."""
    measures: Mapping[AnyTotal, tuple[str, ...]]
    code: str
    """The column of a code whose zeros a spreadsheet loses."""
    missing: str
    """What is said where no heading is found."""


_ACCOUNT = ("회계", "회계명", "회계구분", "회계구분명")
_DIVISION = ("부서", "부서명", "소관부서", "담당부서")
SHAPES: Mapping[Side, Shape] = {
    Side.EXPENDITURE: Shape(
        {
            "account": _ACCOUNT,
            "division": _DIVISION,
            "policy_name": ("정책사업", "정책사업명"),
            "unit_name": ("단위사업", "단위사업명"),
            "name": ("세부사업", "세부사업명"),
            "item": ("통계목", "통계목코드", "통계목부호"),
            "funding": ("재원", "재원구분"),
            "carry_origin": ("이월구분",),
        },
        {
            Total.APPROPRIATION: ("예산액", "예산계", "최종예산액"),
            Total.AVAILABLE: ("예산현액", "예산현액계"),
            Total.ALLOTTED: ("배정액", "배정누계"),
            Total.COMMITTED: ("지출원인행위액", "원인행위액", "원인행위누계"),
            Total.SPENT: ("집행액", "지출액", "지출액누계", "지출누계", "집행누계"),
            Total.REMAINING: ("집행잔액", "예산잔액"),
        },
        "item",
        "머리글을 찾을 수 없습니다. 회계·부서·세부사업·통계목 가운데 하나와 "
        "예산현액·지출액 같은 금액 열이 한 줄에 있어야 합니다.",
    ),
    Side.REVENUE: Shape(
        {
            "account": _ACCOUNT,
            "group": ("장", "장명"),
            "code": ("세입과목", "세입과목코드", "세입과목부호", "과목코드"),
            "division": _DIVISION,
        },
        {
            RevenueTotal.BUDGETED: ("예산액", "예산계", "최종예산액", "세입예산액"),
            RevenueTotal.AVAILABLE: ("예산현액", "예산현액계", "세입예산현액"),
            RevenueTotal.LEVIED: ("징수결정액", "징수결정누계", "조정액", "부과액"),
            RevenueTotal.RECEIVED: ("수납액", "수납누계", "실제수납액", "징수액"),
            RevenueTotal.WRITTEN_OFF: ("불납결손액", "결손액", "결손처분액"),
            RevenueTotal.UNCOLLECTED: ("미수납액", "미수액", "체납액"),
        },
        "code",
        "머리글을 찾을 수 없습니다. 회계·장·세입과목·부서 가운데 하나와 "
        "징수결정액·수납액 같은 금액 열이 한 줄에 있어야 합니다.",
    ),
}
"""By the columns that name its rows and those of its amounts, of each side of the budget."""
KEY_LABELS = {name: called[0] for shape in SHAPES.values() for name, called in shape.keys.items()}
_BLANK = ("funding", "carry_origin", "division")
"""What may be blank."""
CODES = (
    "회계코드",
    "장코드",
    "세입과목명",
    "과목명",
    "부서코드",
    "정책사업코드",
    "단위사업코드",
    "세부사업코드",
    "통계목명",
    "연번",
    "순번",
)
"""Columns that say nothing that the others do not."""
_HEADING_WITHIN = 15
_UNIT = re.compile(r"\(단위[:：]?(원|천원|백만원)[^)]*\)")
_OWN_UNIT = re.compile(r"\((원|천원|백만원)\)$")
_LETTER = re.compile(r"\(=?[A-Z+\-]+\)$")


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A row of a statement: what it is called, and its amounts in won; what it leaves blank is not there."""

    line: int
    names: tuple[str, ...]
    amounts: Mapping[AnyTotal, int]


@dataclass(frozen=True, slots=True)
class Statement:
    """What a statement says, or what is wrong with it."""

    columns: tuple[str, ...] = ()
    """What names its rows, as in ``Names``."""
    scale: int = 1
    """Won that one of its smallest units is."""
    lines: tuple[StatementLine, ...] = ()
    faults: tuple[RowFault, ...] = ()
    notes: tuple[RowFault, ...] = ()
    """Rows and columns that were read otherwise than written, or left out."""


@dataclass(frozen=True, slots=True)
class _Heading:
    """Where each column stands, and how many won each amount column counts in."""

    line: int
    keys: dict[str, int]
    measures: dict[AnyTotal, tuple[int, int]]
    ignored: tuple[str, ...]

    @property
    def scale(self) -> int:
        """The coarsest unit of the amounts, in which they agree or differ."""
        return max(scale for _, scale in self.measures.values())


def read_statement(data: bytes, name: str = "파일", *, side: Side = Side.EXPENDITURE) -> Statement:
    """Read a statement of a side of the budget as XLSX or CSV, or a budget book in any form that is read.

    Its sums, where it has any, must be those of its rows.
    """
    try:
        sheet = read_sheet(data, name)
        heading = _heading(sheet.rows, SHAPES[side])
    except (UnreadableSheet, WrongValue) as wrong:
        book = _of_book(data, name) if side is Side.EXPENDITURE else None
        return book or Statement(faults=(RowFault(1, str(wrong)),))
    reader = _Reader(heading, SHAPES[side])
    for line, row in enumerate(sheet.rows[heading.line :], heading.line + 1):
        if any(cell.strip() for cell in row):
            reader.take(line, [cell.strip() for cell in row], is_merged=line in sheet.merged)
    if not reader.lines and not reader.faults:
        reader.faults.append(RowFault(heading.line, "머리글 아래에 자료가 없습니다."))
    lines = () if reader.faults else tuple(reader.lines)
    notes = (
        [RowFault(heading.line, worded("견주지 않은 열: {ignored}.", ignored=", ".join(heading.ignored)))]
        if heading.ignored
        else []
    )
    return Statement(
        tuple(heading.keys), heading.scale, lines, tuple(sorted(set(reader.faults))), (*notes, *reader.notes)
    )


_BOOK = ("division", "policy_name", "unit_name", "name", "item")


def _of_book(data: bytes, name: str) -> Statement | None:
    """What a budget book says of 예산액, whoever pays; None where the file is none."""
    book = read_book(data, name)
    if not book.lines:
        return None
    sums: dict[tuple[str, ...], tuple[int, int]] = {}
    for each in book.lines:
        names = (each.division, each.policy, each.unit, each.programme, each.item)
        line, won = sums.get(names, (each.line, 0))
        sums[names] = (line, won + each.amount)
    lines = [StatementLine(line, names, {Total.APPROPRIATION: won}) for names, (line, won) in sums.items()]
    return Statement(_BOOK, book.scale, tuple(lines), (), book.notes)


def _heading(rows: list[list[str]], shape: Shape) -> _Heading:
    """The heading, which may stand below a title, and the unit that stands beside or in it."""
    unit = ""
    for line, row in enumerate(rows[:_HEADING_WITHIN], 1):
        cells = [squeeze(cell) for cell in row]
        found = [match[1] for cell in cells if (match := _UNIT.search(cell))]
        unit = found[0] if found else unit
        keys, measures = _known(cells, shape)
        if keys and measures:
            return _placed(line, cells, keys, measures, unit)
    raise WrongValue(shape.missing)


def _known(cells: list[str], shape: Shape) -> tuple[dict[str, list[int]], dict[AnyTotal, list[int]]]:
    plain = [_LETTER.sub("", _OWN_UNIT.sub("", cell)) for cell in cells]
    keys = {name: [at for at, cell in enumerate(plain) if cell in called] for name, called in shape.keys.items()}
    measures = {
        each: [at for at, cell in enumerate(plain) if cell in called] for each, called in shape.measures.items()
    }
    return {name: at for name, at in keys.items() if at}, {each: at for each, at in measures.items() if at}


def _placed(
    line: int, cells: list[str], keys: dict[str, list[int]], measures: dict[AnyTotal, list[int]], unit: str
) -> _Heading:
    twice = [cells[at[1]] for at in (*keys.values(), *measures.values()) if len(at) > 1]
    if twice:
        raise WrongValue(worded("같은 뜻의 열이 두 번 나옵니다: {twice}. 하나만 남기십시오.", twice=", ".join(twice)))
    placed = {}
    for each, (at,) in measures.items():
        own = _OWN_UNIT.search(cells[at])
        said = own[1] if own else unit
        if not said:
            raise WrongValue(
                worded("{at} 열의 단위를 알 수 없습니다. 머리글에 (원)이나 (천원)을 적으십시오.", at=cells[at])
            )
        placed[each] = (at, SCALES[said])
    used = {at for (at,) in keys.values()} | {at for at, _ in placed.values()}
    ignored = tuple(cell for at, cell in enumerate(cells) if cell and at not in used and cell not in CODES)
    return _Heading(line, {name: at for name, (at,) in keys.items()}, placed, ignored)


@dataclass(slots=True)
class _Reader:
    """Goes through the rows, and remembers what stands before a row of sums."""

    heading: _Heading
    shape: Shape
    lines: list[StatementLine] = field(default_factory=list)
    faults: list[RowFault] = field(default_factory=list)
    notes: list[RowFault] = field(default_factory=list)
    _first: dict[tuple[str, ...], int] = field(default_factory=dict)

    def take(self, line: int, row: list[str], *, is_merged: bool) -> None:
        if is_merged:
            self.faults.append(RowFault(line, MERGED))
            return
        try:
            names = tuple(row[at] for at in self.heading.keys.values())
            amounts = {
                each: won
                for each, (at, scale) in self.heading.measures.items()
                if (won := read_won_if_any(row[at], str(each.label), scale)) is not None
            }
            if any(squeeze(name) in TOTALS for name in names):
                self._check_sums(line, names, amounts)
            else:
                self._keep(line, names, amounts)
        except WrongValue as wrong:
            self.faults.append(RowFault(line, str(wrong)))

    def _check_sums(self, line: int, names: tuple[str, ...], amounts: Mapping[AnyTotal, int]) -> None:
        """A row of sums is of all rows before it, or of those that are called what stands before its "소계"."""
        of = [name if squeeze(name) not in TOTALS else "" for name in names]
        below = [
            each
            for each in self.lines
            if all(not said or said == own for said, own in zip(of, each.names, strict=True))
        ]
        for total, stated in amounts.items():
            found = sum(each.amounts.get(total, 0) for each in below)
            if abs(found - stated) >= self.heading.scale * max(1, len(below)):
                raise WrongValue(
                    worded(
                        "{total}의 합계 {stated:,}원이 줄의 합 {found:,}원과 다릅니다. 원본을 다시 받으십시오.",
                        total=worded(str(total.label)),
                        stated=stated,
                        found=found,
                    )
                )
        self.notes.append(RowFault(line, "합계 줄은 확인하고 뺐습니다."))

    def _keep(self, line: int, names: tuple[str, ...], amounts: Mapping[AnyTotal, int]) -> None:
        called = []
        for column, name in zip(self.heading.keys, names, strict=True):
            if not name and column not in _BLANK:
                raise WrongValue(
                    worded(
                        "{column} 칸이 비어 있습니다. 병합한 셀이면 풀고 줄마다 적으십시오.", column=KEY_LABELS[column]
                    )
                )
            called.append(self._code(line, name) if column == self.shape.code else " ".join(name.split()))
        key = tuple(called)
        before = self._first.setdefault(key, line)
        if before != line:
            raise WrongValue(
                worded(
                    "{before}행과 같은 과목입니다. 한 줄로 합치거나, 두 줄을 가르는 열(통계목, 재원)을 더하십시오.",
                    before=before,
                )
            )
        self.lines.append(StatementLine(line, key, amounts))

    def _code(self, line: int, text: str) -> str:
        """The code with its lost zero; its name may stand behind it."""
        code, note = read_code(text, KEY_LABELS[self.shape.code])
        self.notes += [RowFault(line, note)] if note else []
        return code


def control_totals(lines: Iterable[StatementLine]) -> dict[AnyTotal, int]:
    """What a statement holds of each amount, in won."""
    found: dict[AnyTotal, int] = {}
    for each in lines:
        for total, amount in each.amounts.items():
            found[total] = found.get(total, 0) + amount
    return found
