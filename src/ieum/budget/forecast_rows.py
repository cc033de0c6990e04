"""Rows of 연말 예상 집행액 as a division pastes them: understood, or refused with the row named."""

from collections.abc import Mapping
from dataclasses import dataclass

from ieum.budget.file_values import WrongValue, amount_scale, read_won, records_of
from ieum.documents.readers.xlsx.rows import SheetRows
from ieum.kernel.figure_tables import squeeze
from ieum.kernel.row_faults import RowFault, RowsRefused
from ieum.kernel.wording import worded

COLUMNS = ("세부사업 코드", "금액(원)")
MOST_ROWS = 500
_CODE, _ACCOUNT = "세부사업코드", "회계"


@dataclass(frozen=True, slots=True)
class ForecastRow:
    """What one row says."""

    code: str
    account: str
    """"" where only one account has a programme of the code."""
    amount: int
    """Won."""


def read_forecast_rows(text: str) -> dict[int, ForecastRow]:
    """Rows by their lines, under a heading of ``COLUMNS``; 회계 may stand beside them, and the unit be 천원.

    :raises RowsRefused: naming each row that is wrong
    """
    rows = [line.split("\t") for line in text.splitlines() if line.strip()]
    heading = [squeeze(cell) for cell in (rows or [[]])[0]]
    try:
        scale = amount_scale(heading, required=(_CODE,), optional=(_ACCOUNT,))
    except WrongValue as wrong:
        raise RowsRefused([RowFault(1, str(wrong))]) from wrong
    records, faults = records_of(SheetRows(rows), heading)
    found: dict[int, ForecastRow] = {}
    for line, record in records.items():
        try:
            found[line] = _row(record, scale)
        except WrongValue as wrong:
            faults.append(RowFault(line, str(wrong)))
    if len(records) > MOST_ROWS:
        said = worded("한 번에 {most:,}줄까지 적을 수 있습니다. 나누어 적으십시오.", most=MOST_ROWS)
        faults.append(RowFault(1, said))
    if faults or not found:
        raise RowsRefused(faults or [RowFault(1, "자료가 없습니다.")])
    return found


def _row(record: Mapping[str, str], scale: int) -> ForecastRow:
    if not record[_CODE]:
        raise WrongValue(worded("{column} 칸이 비어 있습니다.", column=COLUMNS[0]))
    amount = next(value for name, value in record.items() if name.startswith("금액"))
    return ForecastRow(record[_CODE], record.get(_ACCOUNT, ""), read_won(amount, "금액", scale))
