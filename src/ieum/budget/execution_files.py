"""Execution ledgers that e-호조 exports: what was committed and paid, understood or refused with the row named."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ieum.budget.choices import CarryOrigin, Funding, MovementKind
from ieum.budget.ledger_files import TOTALS
from ieum.budget.rules import LARGEST
from ieum.budget.sheets import UnreadableSheet, read_sheet
from ieum.kernel.particles import with_particles
from ieum.kernel.row_faults import RowFault

REQUIRED = ("세부사업", "통계목코드", "품의번호", "원인행위일", "원인금액", "결의금액", "지급일자", "지급상태")
PAID = {"지급", "지급완료", "지급필"}
CANCELLED = "취소"
ORIGINS = {"명시": CarryOrigin.EXPRESS, "사고": CarryOrigin.INCIDENTAL, "계속": CarryOrigin.CONTINUING}


@dataclass(frozen=True, slots=True)
class ExecutionEntry:
    """One commitment, payment or return of a row, its cell by what the export calls it."""

    line: int
    number: str
    """품의번호."""
    kind: MovementKind
    day: date
    programme: str
    item: str
    """201-01, or -01 where the export gives the last two digits alone."""
    origin: CarryOrigin
    funding: Funding | None
    """None where the export does not tell it."""
    amount: int
    """Won."""


@dataclass(frozen=True, slots=True)
class ExecutionFile:
    """What an export says, or what is wrong with it."""

    entries: tuple[ExecutionEntry, ...]
    faults: tuple[RowFault, ...]
    notes: tuple[RowFault, ...]
    """Rows that were read otherwise than written, or left out."""


class _Wrong(Exception):
    """A value that cannot be used; the message says why."""


def read_execution_file(data: bytes, name: str = "파일") -> ExecutionFile:
    """Read an export as XLSX or CSV; its sums, where it has any, must be those of its rows."""
    try:
        sheet = read_sheet(data, name)
        heading, *rows = sheet.rows or [[]]
        columns = _columns(heading)
    except (_Wrong, UnreadableSheet) as wrong:
        return ExecutionFile((), (RowFault(1, str(wrong)),), ())
    records = {
        line: {column: row[place].strip() for column, place in columns.items() if place < len(row)}
        for line, row in enumerate(rows, 2)
        if any(cell.strip() for cell in row)
    }
    faults = [RowFault(line, "병합한 셀이 있습니다. 풀고 줄마다 적으십시오.") for line in sheet.merged & records.keys()]
    reader = _Reader(faults)
    for line, record in records.items():
        reader.take(line, record)
    if not records:
        reader.faults.append(RowFault(1, "자료가 없습니다."))
    entries = () if reader.faults else tuple(reader.entries)
    return ExecutionFile(entries, tuple(sorted(set(reader.faults))), tuple(reader.notes))


def _columns(heading: list[str]) -> dict[str, int]:
    names = ["".join(name.split()) for name in heading]
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        raise _Wrong(f"e-호조 집행내역의 열이 빠졌습니다: {', '.join(missing)}.")
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        raise _Wrong(f"두 번 나온 열: {', '.join(twice)}.")
    return {name: place for place, name in enumerate(names) if name}


class _Reader:
    """Goes through the rows, and remembers what stands before a row of sums."""

    def __init__(self, faults: list[RowFault]) -> None:
        self.faults = faults
        self.notes: list[RowFault] = []
        self.entries: list[ExecutionEntry] = []
        self._first: dict[tuple[str, ...], int] = {}
        self._sums = dict.fromkeys(("원인금액", "결의금액"), 0)

    def take(self, line: int, record: Mapping[str, str]) -> None:
        try:
            if "".join(record["세부사업"].split()) in TOTALS:
                self._check_sums(line, record)
            else:
                self._take_row(line, record)
        except _Wrong as wrong:
            self.faults.append(RowFault(line, str(wrong)))
        except KeyError as error:
            self.faults.append(RowFault(line, f"{error.args[0]} 칸이 없습니다. 병합한 셀이 있으면 푸십시오."))

    def _check_sums(self, line: int, record: Mapping[str, str]) -> None:
        for name, found in self._sums.items():
            stated = _won(record[name], name)
            if stated not in (None, found):
                raise _Wrong(f"{name}의 합계 {stated:,}원이 줄의 합 {found:,}원과 다릅니다. 원본을 다시 받으십시오.")
        self.notes.append(RowFault(line, "합계 줄은 확인하고 뺐습니다."))

    def _take_row(self, line: int, record: Mapping[str, str]) -> None:
        before = self._first.setdefault(tuple(record.values()), line)
        if before != line:
            raise _Wrong(f"{before}행과 똑같은 줄입니다. 한 줄을 지우십시오.")
        committed, paid = (_won(record[name], name) for name in self._sums)
        self._sums["원인금액"] += committed or 0
        self._sums["결의금액"] += paid or 0
        if CANCELLED in record.get("품의상태", "") or CANCELLED in record["지급상태"]:
            self.notes.append(RowFault(line, with_particles(f"취소된 품의 {record['품의번호']}은(는) 뺐습니다.")))
            return
        if not record["품의번호"]:
            raise _Wrong("품의번호가 비어 있습니다. 병합한 셀이면 풀고 줄마다 적으십시오.")
        if committed:
            self._add(line, record, MovementKind.COMMITMENT, _day(record["원인행위일"], "원인행위일"), committed)
        if paid and record["지급상태"] in PAID:
            kind = MovementKind.EXPENDITURE if paid > 0 else MovementKind.RETURN
            self._add(line, record, kind, _day(record["지급일자"], "지급일자"), abs(paid))

    def _add(self, line: int, record: Mapping[str, str], kind: MovementKind, day: date, amount: int) -> None:
        item, note = _item(record["통계목코드"])
        if note:
            self.notes.append(RowFault(line, note))
        said = record.get("경비구분", "")
        origin = next((each for word, each in ORIGINS.items() if word in said), CarryOrigin.CURRENT)
        funding = next((each for each in Funding if each.label == record.get("재원", "")), None)
        entry = ExecutionEntry(
            line, record["품의번호"], kind, day, record["세부사업"], item, origin, funding, amount
        )  # fmt: skip
        self.entries.append(entry)


def _item(text: str) -> tuple[str, str]:
    """The item with its lost zero, and what to say of it; of two digits alone the last part."""
    digits = text.replace("-", "")
    if not re.fullmatch(r"\d{3}-\d{1,2}|\d{1,2}|\d{4,5}", text, re.ASCII):
        said = f"통계목코드 '{text}'을(를) 읽을 수 없습니다." if text else "통계목코드 자리가 비어 있습니다."
        raise _Wrong(with_particles(said))
    group, number = (digits[:3], digits[3:]) if len(digits) > 2 else ("", digits)
    item = f"{group}-{number.zfill(2)}"
    note = with_particles(f"통계목코드 {text}을(를) {item.lstrip('-')}(으)로 읽었습니다.") if len(number) < 2 else ""
    return item, note


def _won(text: str, column: str) -> int | None:
    if text in ("", "-"):
        return None
    if re.fullmatch(r"\(.*\)", text):
        raise _Wrong(f"{column} {text}: 괄호는 음수가 아닙니다. 줄이는 금액은 -로 적으십시오.")
    match = re.fullmatch(r"([△-]?)(\d{1,3}(?:,\d{3})+|\d+)", text, re.ASCII)
    if match is None or len(text) > 30:
        raise _Wrong(with_particles(f"{column} '{text}'을(를) 읽을 수 없습니다. 원 단위의 숫자만 적으십시오."))
    won = int(match[2].replace(",", ""))
    if won > LARGEST:
        raise _Wrong(with_particles(f"{column} {text}은(는) 너무 큽니다."))
    return -won if match[1] else won


def _day(text: str, column: str) -> date:
    match = re.fullmatch(r"(\d{4})(?:-|\. ?|/|)(\d{1,2})(?:-|\. ?|/|)(\d{1,2})\.?", text, re.ASCII)
    try:
        if match:
            return date(*map(int, match.groups()))
    except ValueError:
        pass
    said = f"{column} '{text}'은(는) 없는 날입니다." if text else f"{column}이(가) 비어 있습니다."
    raise _Wrong(with_particles(said))
