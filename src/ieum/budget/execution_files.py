"""Execution ledgers that e-호조 exports: what was committed and paid, understood or refused with the row named."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ieum.budget.choices import CarryOrigin, Funding, MovementKind
from ieum.budget.file_values import (
    NO_COLUMNS,
    TOTALS,
    WrongValue,
    read_code,
    read_day,
    read_won_if_any,
    records_of,
)
from ieum.budget.ledger_files import ControlTotal
from ieum.budget.sheets import UnreadableSheet, read_sheet
from ieum.kernel.figure_tables import squeeze
from ieum.kernel.row_faults import RowFault
from ieum.kernel.wording import worded

REQUIRED = ("세부사업", "통계목코드", "품의번호", "원인행위일", "원인금액", "결의금액", "지급일자", "지급상태")
PAID = {"지급", "지급완료", "지급필"}
CANCELLED = "취소"
ENDED = ("취소", "반려", "회수")
"""What 품의상태 says of a request that comes to nothing."""
THOUSAND = 1_000
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
class SpendingEntry:
    """What a row asks for and nobody committed yet (품의), its cell by what the export calls it."""

    line: int
    number: str
    """품의번호."""
    day: date
    """품의일자."""
    programme: str
    item: str
    """As of ``ExecutionEntry``, and so are origin and funding."""
    origin: CarryOrigin
    funding: Funding | None
    amount: int
    """품의금액 in won."""


@dataclass(frozen=True, slots=True)
class ExecutionFile:
    """What an export says, and what is wrong with it."""

    entries: tuple[ExecutionEntry, ...]
    """Of what could be understood: with faults not all of the export."""
    faults: tuple[RowFault, ...]
    notes: tuple[RowFault, ...]
    """Rows that were read otherwise than written, or left out."""
    asked: tuple[SpendingEntry, ...] = ()
    """What is asked for; the whole export may have committed of it in another row."""
    withdrawn: frozenset[tuple[str, str]] = frozenset()
    """품의번호 and 세부사업 of what comes to nothing."""

    @property
    def totals(self) -> tuple[ControlTotal, ...]:
        """What is committed, paid and given back, to hold beside what e-호조 prints."""
        found: dict[MovementKind, list[int]] = {}
        for each in self.entries:
            found.setdefault(each.kind, []).append(each.amount)
        return tuple(ControlTotal(kind, len(won), len(won), sum(won)) for kind, won in sorted(found.items()))


def read_execution_file(data: bytes, name: str = "파일", *, columns: Mapping[str, str] = NO_COLUMNS) -> ExecutionFile:
    """Read an export as XLSX or CSV; its sums, where it has any, must be those of its rows.

    ``columns`` gives known names for columns that the export calls otherwise.
    """
    try:
        sheet = read_sheet(data, name)
        heading = [columns.get(cell.strip(), squeeze(cell).removesuffix("(원)")) for cell in (sheet.rows or [[]])[0]]
        _require_columns(heading)
    except (WrongValue, UnreadableSheet) as wrong:
        return ExecutionFile((), (RowFault(1, str(wrong)),), ())
    records, faults = records_of(sheet, heading)
    reader = _Reader(faults)
    for line, record in records.items():
        reader.take(line, record)
    if not records and not faults:
        reader.faults.append(RowFault(1, "자료가 없습니다."))
    return ExecutionFile(
        tuple(reader.entries), tuple(sorted(set(reader.faults))), tuple(reader.notes), tuple(reader.asked),
        frozenset(reader.withdrawn),
    )  # fmt: skip


def _require_columns(names: Sequence[str]) -> None:
    missing = [name for name in REQUIRED if name not in names]
    in_other_units = [name for name in names if name.endswith("원)") and name.partition("(")[0] in missing]
    if in_other_units:
        raise WrongValue(
            worded(
                "{names}: 금액을 원으로 읽습니다. 단위를 원으로 하여 다시 받으십시오.", names=", ".join(in_other_units)
            )
        )
    if missing:
        raise WrongValue(worded("e-호조 집행내역의 열이 빠졌습니다: {missing}.", missing=", ".join(missing)))
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        raise WrongValue(worded("두 번 나온 열: {twice}.", twice=", ".join(twice)))


class _Reader:
    """Goes through the rows, and remembers what stands before a row of sums."""

    def __init__(self, faults: list[RowFault]) -> None:
        self.faults = faults
        self.notes: list[RowFault] = []
        self.entries: list[ExecutionEntry] = []
        self.asked: list[SpendingEntry] = []
        self.withdrawn: set[tuple[str, str]] = set()
        self._first: dict[tuple[str, ...], int] = {}
        self._sums = dict.fromkeys(("원인금액", "결의금액"), 0)

    def take(self, line: int, record: Mapping[str, str]) -> None:
        try:
            if squeeze(record["세부사업"]) in TOTALS:
                self._check_sums(line, record)
            else:
                self._take_row(line, record)
        except WrongValue as wrong:
            self.faults.append(RowFault(line, str(wrong)))

    def _check_sums(self, line: int, record: Mapping[str, str]) -> None:
        for name, found in self._sums.items():
            stated = read_won_if_any(record[name], name)
            if stated not in (None, found):
                raise WrongValue(
                    worded(
                        "{name}의 합계 {stated:,}원이 줄의 합 {found:,}원과 다릅니다. 원본을 다시 받으십시오.",
                        name=name,
                        stated=stated,
                        found=found,
                    )
                )
        self.notes.append(RowFault(line, "합계 줄은 확인하고 뺐습니다."))

    def _take_row(self, line: int, record: Mapping[str, str]) -> None:
        before = self._first.setdefault(tuple(record.values()), line)
        if before != line:
            raise WrongValue(worded("{before}행과 똑같은 줄입니다. 한 줄을 지우십시오.", before=before))
        committed, paid = (read_won_if_any(record[name], name) for name in self._sums)
        asked = read_won_if_any(record.get("품의금액", ""), "품의금액")
        _refuse_other_unit(asked, committed)
        self._sums["원인금액"] += committed or 0
        self._sums["결의금액"] += paid or 0
        if CANCELLED in record.get("품의상태", "") or CANCELLED in record["지급상태"]:
            self.notes.append(
                RowFault(line, worded("취소된 품의 {request}은(는) 뺐습니다.", request=record["품의번호"]))
            )
            self.withdrawn.add((record["품의번호"], record["세부사업"]))
            return
        if not record["품의번호"]:
            raise WrongValue("품의번호가 비어 있습니다. 병합한 셀이면 풀고 줄마다 적으십시오.")
        if asked and asked > 0 and not committed and not paid:
            self._ask(line, record, asked)
        if committed:
            self._add(line, record, MovementKind.COMMITMENT, read_day(record["원인행위일"], "원인행위일"), committed)
        if paid and record["지급상태"] in PAID:
            kind = MovementKind.EXPENDITURE if paid > 0 else MovementKind.RETURN
            self._add(line, record, kind, read_day(record["지급일자"], "지급일자"), abs(paid))

    def _add(self, line: int, record: Mapping[str, str], kind: MovementKind, day: date, amount: int) -> None:
        entry = ExecutionEntry(line, record["품의번호"], kind, day, *self._place(line, record), amount)
        self.entries.append(entry)

    def _ask(self, line: int, record: Mapping[str, str], amount: int) -> None:
        """Keep what a row asks for without a commitment, unless it came to nothing."""
        if any(word in record.get("품의상태", "") for word in ENDED):
            self.withdrawn.add((record["품의번호"], record["세부사업"]))
            return
        day = read_day(record.get("품의일자", ""), "품의일자")
        self.asked.append(SpendingEntry(line, record["품의번호"], day, *self._place(line, record), amount))

    def _place(self, line: int, record: Mapping[str, str]) -> tuple[str, str, CarryOrigin, Funding | None]:
        """The cell of a row by what the export calls it: 세부사업, item, origin and funding."""
        item, note = _item(record["통계목코드"])
        if note:
            self.notes.append(RowFault(line, note))
        said = record.get("경비구분", "")
        origin = next((each for word, each in ORIGINS.items() if word in said), CarryOrigin.CURRENT)
        funding = next((each for each in Funding if each.label == record.get("재원", "")), None)
        return record["세부사업"], item, origin, funding


def _refuse_other_unit(asked: int | None, committed: int | None) -> None:
    """Refuse a row that asks in won and commits in thousands of won, or the other way round."""
    if asked and committed and THOUSAND in (abs(asked / committed), abs(committed / asked)):
        raise WrongValue(
            worded(
                "품의금액 {asked:,}원과 원인금액 {committed:,}원이 꼭 1,000배 차이입니다. "
                "천원으로 적힌 칸을 원으로 고치십시오.",
                asked=asked,
                committed=committed,
            )
        )


def _item(text: str) -> tuple[str, str]:
    """The item with its lost zero, and what to say of it; of two digits alone the last part."""
    if not re.fullmatch(r"\d{1,2}", text, re.ASCII):
        return read_code(text, "통계목코드")
    item = text.zfill(2)
    return f"-{item}", "" if item == text else worded("통계목코드 {text}: {item}로 읽었습니다.", text=text, item=item)
