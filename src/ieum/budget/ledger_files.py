"""Movements in a CSV or XLSX file as an officer makes it: understood, or refused with the row named.

A row is one line of a movement; rows of the same year, day, kind, round and document number are one movement.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from ieum.budget.choices import AccountKind, Balance, CarryOrigin, Funding, MovementKind
from ieum.budget.file_values import (
    NO_COLUMNS,
    TOTALS,
    WrongValue,
    amount_scale,
    read_code,
    read_day,
    read_won,
    records_of,
)
from ieum.budget.rules import CellDraft, has_wrong_unit
from ieum.budget.rules.accounts import account_kind
from ieum.budget.rules.papers import Paper, paper_fault
from ieum.budget.sheets import UnreadableSheet, read_sheet
from ieum.kernel.figure_tables import squeeze
from ieum.kernel.row_faults import RowFault
from ieum.kernel.wording import worded

Value = TypeVar("Value")
REQUIRED = ("회계연도", "효력일", "구분", "회계")
PROGRAMME = ("정책사업코드", "정책사업", "단위사업코드", "단위사업", "세부사업코드", "세부사업")
Key = tuple[int, date, MovementKind, int | None, Paper, str, str]
"""What rows of one movement have in common, as ``FileMovement`` names it."""
OPTIONAL = (
    "차수",
    "문서번호",
    "결재일",
    "결재자",
    "결정근거",
    "재배정부서",
    "회계구분",
    "부서",
    *PROGRAMME,
    "통계목",
    "재원",
    "이월구분",
    "관리잔액",
)
CODES = ("정책사업코드", "단위사업코드", "세부사업코드")
LONGEST = dict.fromkeys(CODES, 20) | {
    "결정근거": 200,
    "재배정부서": 60,
    "회계": 60,
    "부서": 60,
    "문서번호": 200,
    "결재자": 60,
    "정책사업": 100,
    "단위사업": 100,
    "세부사업": 100,
}
"""Characters that the columns of the database hold, or that are read as a 근거."""
REPORTED = {"배정": Balance.ALLOTTED, "원인행위": Balance.COMMITTED, "집행": Balance.SPENT}
NONE_REPORTED = "없음"
"""Stands where none of them is: what was allotted, committed or spent is unknown."""


@dataclass(frozen=True, slots=True)
class FileRow:
    """A row of a file: the movement that it belongs to, a cell by its codes, and an amount in won."""

    line: int
    key: Key
    cell: CellDraft
    amount: int


@dataclass(frozen=True, slots=True)
class FileMovement:
    """A movement of a file, its cells by their codes."""

    year: int
    effective_date: date
    kind: MovementKind
    round: int | None
    paper: Paper
    """What decided it, as far as the file tells."""
    authority: str
    """What was decided before and allows it; "" where the file gives none."""
    unit: str
    """The 동 or 사업소 that receives or commits it; "" where the file gives none."""
    rows: tuple[FileRow, ...]

    @property
    def line(self) -> int:
        """The row it begins at."""
        return self.rows[0].line

    @property
    def order(self) -> tuple[date, int, int]:
        """Where it is posted: by day, money before its use, then by row."""
        return self.effective_date, list(MovementKind).index(self.kind), self.line


@dataclass(frozen=True, slots=True)
class ControlTotal:
    """What a file holds of one kind of movement."""

    kind: MovementKind
    movements: int
    rows: int
    amount: int
    """Won, the amounts that take away taken away."""

    def __str__(self) -> str:
        return f"{self.kind.label}: 사건 {self.movements}건, {self.rows}줄, {self.amount:,}원".replace(" -", " △")


@dataclass(frozen=True, slots=True)
class LedgerFile:
    """What a file says: its movements in the order of posting, or what is wrong with it."""

    movements: tuple[FileMovement, ...]
    faults: tuple[RowFault, ...]
    notes: tuple[RowFault, ...]
    """What was read otherwise than written, such as a lost zero of an item."""

    @property
    def totals(self) -> list[ControlTotal]:
        """Movements, rows and won of each kind, to hold beside what the file was made from."""
        found: dict[MovementKind, list[FileMovement]] = {}
        for each in self.movements:
            found.setdefault(each.kind, []).append(each)
        return [
            ControlTotal(kind, len(own), sum(len(each.rows) for each in own), sum(_won(each) for each in own))
            for kind, own in sorted(found.items(), key=lambda pair: list(MovementKind).index(pair[0]))
        ]


def read_ledger_file(
    data: bytes,
    name: str = "파일",
    *,
    known_codes: Collection[str] = (),
    columns: Mapping[str, str] = NO_COLUMNS,
) -> LedgerFile:
    """Read an XLSX or CSV file; ``known_codes`` are codes of programmes that are registered.

    ``columns`` gives, for columns that the file calls otherwise, the name that they are known by here.
    """
    try:
        sheet = read_sheet(data, name)
        heading = [columns.get(cell.strip(), squeeze(cell)) for cell in (sheet.rows or [[]])[0]]
        scale = amount_scale(heading, required=REQUIRED, optional=OPTIONAL)
    except (WrongValue, UnreadableSheet) as wrong:
        return LedgerFile((), (RowFault(1, str(wrong)),), ())
    records, faults = records_of(sheet, heading)
    faults += [*_repeated(records), *_lost_zeros(records, known_codes)]
    if not records and not faults:
        faults.append(RowFault(1, "자료가 없습니다."))
    notes: list[RowFault] = []
    read, unread = _read_rows(records, scale, notes)
    faults += [*unread, *_same_cells(read)]
    movements = () if faults else tuple(sorted(_movements(read), key=lambda each: each.order))
    return LedgerFile(movements, tuple(sorted(set(faults))), tuple(notes))


def _repeated(records: Mapping[int, Mapping[str, str]]) -> list[RowFault]:
    first: dict[tuple[str, ...], int] = {}
    faults = []
    for line, record in records.items():
        before = first.setdefault(tuple(record.values()), line)
        if before != line:
            faults.append(RowFault(line, worded("{before}행과 똑같은 줄입니다. 한 줄을 지우십시오.", before=before)))
    return faults


def _lost_zeros(records: Mapping[int, Mapping[str, str]], known_codes: Collection[str]) -> list[RowFault]:
    """Codes that a spreadsheet took for numbers: shorter than the others, or than one that is registered."""
    shorn = {code.lstrip("0"): code for code in known_codes if code.startswith("0")}
    faults = []
    for column in CODES:
        codes = {line: record[column] for line, record in records.items() if record.get(column)}
        longest = max((len(code) for code in codes.values() if code.isdigit()), default=0)
        for line, code in codes.items():
            whole = shorn.get(code, code.zfill(longest) if code.isdigit() else code)
            if whole != code and code not in known_codes:
                said = worded(
                    "{column} {code}은(는) 앞자리 0이 지워진 것 같습니다 ({whole}?). 코드 열을 글자로 저장하십시오.",
                    column=column,
                    code=code,
                    whole=whole,
                )
                faults.append(RowFault(line, said))
    return faults


def _read_rows(
    records: Mapping[int, Mapping[str, str]], scale: int, notes: list[RowFault]
) -> tuple[list[FileRow], list[RowFault]]:
    """Rows as movements and cells, and those that cannot be used; what was read otherwise is added to ``notes``."""
    read, faults = [], []
    for line, record in records.items():
        try:
            item, note = read_code(record["통계목"], "통계목") if record.get("통계목") else ("", "")
            amount = next(value for name, value in record.items() if name.startswith("금액"))
            read.append(FileRow(line, _key(record), _cell(record, item), read_won(amount, "금액", scale)))
            notes += [RowFault(line, note)] if note else []
        except WrongValue as wrong:
            faults.append(RowFault(line, str(wrong)))
    return read, faults


def _key(record: Mapping[str, str]) -> Key:
    if {record["구분"], record["회계"]} & TOTALS:
        raise WrongValue("합계 줄입니다. 합계는 빼고 저장하십시오.")
    kinds = {kind.label: kind for kind in MovementKind if kind is not MovementKind.REVERSAL}
    number = record.get("차수", "")
    year = int(_matched(r"20\d\d", record["회계연도"], "회계연도"))
    on, kind = read_day(record["효력일"], "효력일"), _chosen(kinds, record["구분"], "구분")
    paper = _paper(record)
    if fault := paper_fault(kind, paper, on):
        raise WrongValue(fault)
    round_number = int(_matched(r"[1-9]\d{0,2}", number, "차수")) if number else None
    return year, on, kind, round_number, paper, record.get("결정근거", ""), _unit(kind, record.get("재배정부서", ""))


def _unit(kind: MovementKind, unit: str) -> str:
    if has_wrong_unit(kind, unit):
        said = (
            "{kind}: 받는 동이나 사업소의 이름을 '재배정부서' 열에 적으십시오."
            if kind is MovementKind.SUB_ALLOTMENT
            else "{kind}: '재배정부서' 열을 비우십시오. 재배정, 지출원인행위, 반납에만 적습니다."
        )
        raise WrongValue(worded(said, kind=worded(str(kind.label))))
    return unit


def _paper(record: Mapping[str, str]) -> Paper:
    decided_on = record.get("결재일", "")
    return Paper(
        record.get("문서번호", ""), read_day(decided_on, "결재일") if decided_on else None, record.get("결재자", "")
    )


def _cell(record: Mapping[str, str], item: str) -> CellDraft:
    levels = [record.get(name, "") for name in PROGRAMME]
    if any(levels) and not all(levels):
        raise WrongValue("정책·단위·세부사업은 코드와 이름을 모두 적거나 모두 비워야 합니다.")
    long = next((name for name, most in LONGEST.items() if len(record.get(name, "")) > most), "")
    if long:
        raise WrongValue(worded("{long}이(가) {most}자를 넘습니다.", long=long, most=LONGEST[long]))
    if item and not any(levels):
        raise WrongValue("통계목을 적으려면 세부사업이 있어야 합니다.")
    origin, funding = record.get("이월구분", ""), record.get("재원", "")
    return CellDraft(
        account_kind=_account_kind(record),
        account=record["회계"],
        policy=(levels[0], levels[1]),
        unit=(levels[2], levels[3]),
        programme=(levels[4], levels[5]),
        division=record.get("부서", ""),
        item=item,
        funding=_chosen({each.label: each for each in Funding}, funding, "재원") if funding else Funding.UNDIVIDED,
        carry_origin=_chosen({each.label: each for each in CarryOrigin}, origin, "이월구분")
        if origin
        else CarryOrigin.CURRENT,
        reported=_reported(record.get("관리잔액", "")),
    )


def _reported(text: str) -> frozenset[Balance]:
    if text == NONE_REPORTED:
        return frozenset()
    words = [word.strip() for word in text.split("·") if word.strip()] or list(REPORTED)
    return frozenset(_chosen(REPORTED, word, "관리잔액") for word in words)


def _account_kind(record: Mapping[str, str]) -> AccountKind:
    said = record.get("회계구분") or record["회계"]
    if not said:
        raise WrongValue("회계가 비어 있습니다. 병합한 셀이면 풀고 줄마다 적으십시오.")
    return account_kind(said)


def _matched(pattern: str, text: str, column: str) -> str:
    if not re.fullmatch(pattern, text, re.ASCII):
        raise WrongValue(
            worded("{column} '{text}'을(를) 읽을 수 없습니다.", column=column, text=text)
            if text
            else worded("{column} 자리가 비어 있습니다.", column=column)
        )
    return text


def _chosen(choices: Mapping[str, Value], text: str, column: str) -> Value:
    if text not in choices:
        raise WrongValue(
            worded(
                "{column} '{text}'은(는) 쓸 수 없습니다. {choices} 가운데 하나를 적으십시오.",
                column=column,
                text=text,
                choices=", ".join(choices),
            )
        )
    return choices[text]


def _same_cells(rows: Iterable[FileRow]) -> list[RowFault]:
    first: dict[object, int] = {}
    faults = []
    for row in rows:
        before = first.setdefault((row.key, row.cell), row.line)
        if before != row.line:
            faults.append(
                RowFault(
                    row.line, worded("{before}행과 같은 사건의 같은 예산과목입니다. 한 줄로 합치십시오.", before=before)
                )
            )
    return faults


def _movements(rows: Iterable[FileRow]) -> list[FileMovement]:
    found: dict[Key, list[FileRow]] = {}
    for row in rows:
        found.setdefault(row.key, []).append(row)
    return [FileMovement(*key, rows=tuple(own)) for key, own in found.items()]


def _won(movement: FileMovement) -> int:
    return sum(row.amount for row in movement.rows)
