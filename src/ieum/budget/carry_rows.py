"""Rows of what is carried over as an officer pastes them: understood, or refused with the row named."""

from collections.abc import Mapping
from uuid import UUID

from ieum.budget.choices import UncommittedGround
from ieum.budget.file_values import WrongValue, amount_scale, read_won, records_of
from ieum.budget.rules import Line
from ieum.budget.rules.carrying import CarryOut, carry_fault
from ieum.budget.rules.kinds import CARRYING
from ieum.documents.readers.xlsx.rows import SheetRows
from ieum.kernel.figure_tables import squeeze
from ieum.kernel.row_faults import RowFault, RowsRefused
from ieum.kernel.wording import worded

COLUMNS = ("이월 구분", "예산과목", "금액(원)", "지출원인행위·의결", "원인행위 없는 사유")
MOST_ROWS = 500
_KIND, _CELL, _, _PAPER, _UNCOMMITTED = (squeeze(column) for column in COLUMNS)
_KINDS = {str(each.label): each for each in CARRYING}
_GROUNDS = {str(each.label): each for each in UncommittedGround}


def read_carry_rows(text: str, cells: Mapping[str, UUID]) -> list[CarryOut]:
    """Rows under a heading of ``COLUMNS``, of which the last two may be left out; ``cells`` are those of the year.

    :raises RowsRefused: naming each row that is wrong
    """
    rows = [line.split("\t") for line in text.splitlines() if line.strip()]
    heading = [squeeze(cell) for cell in (rows or [[]])[0]]
    try:
        scale = amount_scale(heading, required=(_KIND, _CELL), optional=(_PAPER, _UNCOMMITTED))
    except WrongValue as wrong:
        raise RowsRefused([RowFault(1, str(wrong))]) from wrong
    records, faults = records_of(SheetRows(rows), heading)
    found: dict[int, CarryOut] = {}
    for line, record in records.items():
        try:
            found[line] = _row(record, cells, scale)
        except WrongValue as wrong:
            faults.append(RowFault(line, str(wrong)))
    if len(records) > MOST_ROWS:
        said = worded("한 번에 {most:,}줄까지 적을 수 있습니다. 나누어 적으십시오.", most=MOST_ROWS)
        faults.append(RowFault(1, said))
    if faults or not found:
        raise RowsRefused(faults or [RowFault(1, "자료가 없습니다.")])
    return list(found.values())


def _row(record: Mapping[str, str], cells: Mapping[str, UUID], scale: int) -> CarryOut:
    kind, name, reason = record[_KIND], " ".join(record[_CELL].split()), record.get(_UNCOMMITTED, "")
    if kind not in _KINDS:
        raise WrongValue(worded("이월 구분을 {kinds} 가운데 하나로 적으십시오.", kinds=", ".join(_KINDS)))
    if name not in cells:
        raise WrongValue(
            worded(
                "'{name}': 남은 금액이 있는 예산과목이 아닙니다. '이월할 수 있는 예산과목'의 이름대로 적으십시오.",
                name=name,
            )
        )
    if reason and reason not in _GROUNDS:
        raise WrongValue(
            worded("원인행위 없는 사유를 {grounds} 가운데 하나로 적으십시오.", grounds=", ".join(_GROUNDS))
        )
    amount = read_won(next(value for name, value in record.items() if name.startswith("금액")), "금액", scale)
    if amount <= 0:
        raise WrongValue("금액은 0보다 커야 합니다.")
    asked = CarryOut(
        _KINDS[kind], Line(cells[name], amount), record.get(_PAPER, ""), _GROUNDS[reason].value if reason else ""
    )
    if fault := carry_fault(asked):
        raise WrongValue(fault)
    return asked
