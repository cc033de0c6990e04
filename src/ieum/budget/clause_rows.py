"""Rows of clauses of 이용 as an officer pastes them: understood, or refused with the row named."""

import re
from collections.abc import Mapping

from ieum.budget.file_values import WrongValue, records_of
from ieum.budget.rules.clauses import Clause
from ieum.documents.readers.xlsx.rows import SheetRows
from ieum.kernel.figure_tables import squeeze
from ieum.kernel.row_faults import RowFault, RowsRefused
from ieum.kernel.wording import worded

COLUMNS = ("조항", "이용할 수 있는 경비", "통계목", "정책사업")
MOST_ROWS = 100
_NAME, _WHAT, _ITEMS, _POLICIES = (squeeze(column) for column in COLUMNS)
_ITEM = re.compile(r"\d{1,3}(-\d{1,2})?", re.ASCII)
_LONGEST = {_NAME: 40, _WHAT: 200, _ITEMS: 200, _POLICIES: 400}


def read_clause_rows(text: str) -> list[Clause]:
    """Clauses under a heading of ``COLUMNS``; several 통계목 or 정책사업 of one stand in a cell, with blanks or commas.

    :raises RowsRefused: naming each row that is wrong
    """
    rows = [line.split("\t") for line in text.splitlines() if line.strip()]
    heading = [squeeze(cell) for cell in (rows or [[]])[0]]
    if tuple(heading) != (_NAME, _WHAT, _ITEMS, _POLICIES):
        said = worded("첫 줄에 {columns}을(를) 탭으로 나누어 적으십시오.", columns=", ".join(COLUMNS))
        raise RowsRefused([RowFault(1, said)])
    records, faults = records_of(SheetRows(rows), heading)
    found: dict[str, Clause] = {}
    for line, record in records.items():
        try:
            clause = _clause(record, found)
            found[clause.name] = clause
        except WrongValue as wrong:
            faults.append(RowFault(line, str(wrong)))
    if len(records) > MOST_ROWS:
        faults.append(RowFault(1, worded("한 번에 {most:,}줄까지 적을 수 있습니다.", most=MOST_ROWS)))
    if faults or not found:
        raise RowsRefused(faults or [RowFault(1, "자료가 없습니다.")])
    return list(found.values())


def _clause(record: Mapping[str, str], known: Mapping[str, Clause]) -> Clause:
    for column, longest in _LONGEST.items():
        if len(record[column]) > longest:
            raise WrongValue(worded("{column} 칸은 {most}자까지입니다.", column=column, most=longest))
    if not record[_NAME] or not record[_WHAT]:
        raise WrongValue("조항과 이용할 수 있는 경비를 적으십시오.")
    if record[_NAME] in known:
        raise WrongValue("같은 조항이 앞줄에 있습니다. 호까지 적거나 한 줄로 합치십시오.")
    items = _parts(record[_ITEMS])
    wrong = next((each for each in items if not _ITEM.fullmatch(each)), None)
    if wrong is not None:
        raise WrongValue(worded("통계목을 101이나 101-01처럼 적으십시오: {item}.", item=wrong))
    return Clause(record[_NAME], record[_WHAT], items, _parts(record[_POLICIES]))


def _parts(text: str) -> tuple[str, ...]:
    return tuple(filter(None, re.split(r"[\s,·]+", text)))
