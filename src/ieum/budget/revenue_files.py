"""Movements of revenue in a CSV or XLSX file: budget, levies, receipts, understood or refused with the row named."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ieum.budget.choices import RevenueKind
from ieum.budget.file_values import (
    AMOUNTS,
    NO_COLUMNS,
    TOTALS,
    WrongValue,
    amount_scale,
    read_code,
    read_day,
    read_won,
    records_of,
)
from ieum.budget.rules.revenue import ALONE, WITH_EXPENDITURE
from ieum.budget.sheets import UnreadableSheet, read_sheet
from ieum.kernel.figure_tables import squeeze
from ieum.kernel.row_faults import RowFault
from ieum.kernel.wording import worded

REQUIRED = ("회계연도", "효력일", "구분", "회계", "부서", "세입과목")
OPTIONAL = ("차수", "문서번호")
PRE_USED = "성립전 수납"
"""What a file calls the receipt of money that is used before its adoption."""
_LABELS = {str(kind.label): kind for kind in (*ALONE, *sorted(WITH_EXPENDITURE))}
KINDS = {
    **_LABELS, **{label.removeprefix("세입 "): kind for label, kind in _LABELS.items()},
    "과오납반환": RevenueKind.RECEIPT, PRE_USED: RevenueKind.RECEIPT,
}  # fmt: skip
"""What files call each movement."""
_LONGEST = 60

Key = tuple[int, date, RevenueKind, int | None, str]
"""Year, day, kind, round and the number of the paper: rows alike in these are one movement."""
Place = tuple[str, str, str]
"""회계, 부서 and 세입과목."""


@dataclass(frozen=True, slots=True)
class RevenueFileRow:
    """A row of a file: the movement that it belongs to, its place, and won."""

    line: int
    key: Key
    place: Place
    amount: int
    is_pre_used: bool = False
    """Whether the file says of a receipt that it is used before its adoption."""


@dataclass(frozen=True, slots=True)
class RevenueFile:
    """What a file says, in the order of posting, or what is wrong with it."""

    movements: tuple[tuple[RevenueFileRow, ...], ...] = ()
    faults: tuple[RowFault, ...] = ()
    notes: tuple[RowFault, ...] = ()

    @property
    def totals(self) -> dict[RevenueKind, int]:
        """Won of each kind, to hold beside what the file was made from."""
        found: dict[RevenueKind, int] = {}
        for rows in self.movements:
            kind = rows[0].key[2]
            found[kind] = found.get(kind, 0) + sum(row.amount for row in rows)
        return found


def read_revenue_file(data: bytes, name: str = "파일", *, columns: Mapping[str, str] = NO_COLUMNS) -> RevenueFile:
    """Read an XLSX or CSV file; ``columns`` gives known names for columns that the file calls otherwise."""
    try:
        sheet = read_sheet(data, name)
        heading = [columns.get(cell.strip(), squeeze(cell)) for cell in (sheet.rows or [[]])[0]]
        scale = amount_scale(heading, required=REQUIRED, optional=OPTIONAL)
    except (UnreadableSheet, WrongValue) as wrong:
        return RevenueFile(faults=(RowFault(1, str(wrong)),))
    records, faults = records_of(sheet, heading)
    rows: list[RevenueFileRow] = []
    notes: list[RowFault] = []
    for line, record in records.items():
        try:
            rows.append(_row(line, record, scale, notes))
        except WrongValue as wrong:
            faults.append(RowFault(line, str(wrong)))
    faults += _repeated(rows)
    if not rows and not faults:
        faults.append(RowFault(1, "머리글 아래에 자료가 없습니다."))
    return RevenueFile(() if faults else _movements(rows), tuple(sorted(set(faults))), tuple(notes))


def _row(line: int, record: Mapping[str, str], scale: int, notes: list[RowFault]) -> RevenueFileRow:
    if {squeeze(record["구분"]), squeeze(record["회계"]), squeeze(record["부서"])} & TOTALS:
        raise WrongValue("합계 줄입니다. 합계는 빼고 저장하십시오.")
    empty = next((name for name in REQUIRED if not record[name]), "")
    if empty:
        raise WrongValue(worded("{empty} 칸이 비어 있습니다. 병합한 셀이면 풀고 줄마다 적으십시오.", empty=empty))
    if max(len(record["회계"]), len(record["부서"])) > _LONGEST:
        raise WrongValue(worded("회계와 부서는 {longest}자까지 적습니다.", longest=_LONGEST))
    kind = KINDS.get(record["구분"])
    if kind is None:
        raise WrongValue(
            worded("구분 '{kind}': {kinds} 가운데 하나를 적으십시오.", kind=record["구분"], kinds=", ".join(KINDS))
        )
    year, number = record["회계연도"], record.get("차수", "")
    if not re.fullmatch(r"20\d\d", year, re.ASCII) or not re.fullmatch(r"(?:[1-9]\d?)?", number, re.ASCII):
        raise WrongValue("회계연도는 2026처럼, 차수는 1처럼 적으십시오.")
    amount = next(value for name, value in record.items() if name in AMOUNTS)
    key = (
        int(year),
        read_day(record["효력일"], "효력일"),
        kind,
        int(number) if number else None,
        record.get("문서번호", ""),
    )
    code, note = read_code(record["세입과목"], "세입과목", example="111-01")
    notes += [RowFault(line, note)] if note else []
    place = (record["회계"], record["부서"], code)
    return RevenueFileRow(line, key, place, read_won(amount, "금액", scale), record["구분"] == PRE_USED)


def _repeated(rows: list[RevenueFileRow]) -> list[RowFault]:
    first: dict[tuple[Key, Place, bool], int] = {}
    faults = []
    for row in rows:
        before = first.setdefault((row.key, row.place, row.amount < 0), row.line)
        if before != row.line:
            faults.append(
                RowFault(
                    row.line,
                    worded("{before}행과 같은 날 같은 구분의 같은 세입과목입니다. 한 줄로 합치십시오.", before=before),
                )
            )
    return faults


def _movements(rows: list[RevenueFileRow]) -> tuple[tuple[RevenueFileRow, ...], ...]:
    """Rows by movement: by day, what is levied before what is received, what adds before what takes away."""
    found: dict[tuple[Key, bool], list[RevenueFileRow]] = {}
    for row in rows:
        found.setdefault((row.key, row.amount < 0), []).append(row)
    kinds = list(RevenueKind)
    ordered = sorted(found, key=lambda each: (each[0][1], kinds.index(each[0][2]), each[1], found[each][0].line))
    return tuple(tuple(found[each]) for each in ordered)
