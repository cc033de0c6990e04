"""Rows of code tables as an office has them, pasted or in a file: understood, or refused with the row named."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib.resources import files

from ieum.budget.choices import CodeLevel, CodeTableKind, Funding
from ieum.budget.file_values import WrongValue, read_code, read_day, records_of
from ieum.budget.rules.code_tables import (
    ABOVE,
    LONGEST_ACCOUNT,
    LONGEST_CODE,
    LONGEST_LAW,
    LONGEST_NAME,
    TABLE_OF,
    CodeRow,
)
from ieum.documents.readers.xlsx.rows import SheetRows
from ieum.kernel.figure_tables import squeeze
from ieum.kernel.row_faults import RowFault, RowsRefused
from ieum.kernel.shipped import shipped
from ieum.kernel.wording import worded

COLUMNS = ("구분", "회계", "코드", "이름", "상위 코드")
OF_ACCOUNTS = ("설치 근거", "존속기한")
"""Columns that a file may have beside, of which rows of accounts alone tell something."""
_LAW, _ENDS_ON = (squeeze(column) for column in OF_ACCOUNTS)
MOST_ROWS = 10_000
_LEVELS = {str(each.label): each for each in CodeLevel}
_IMPLIED: Mapping[CodeLevel, Callable[[str], str]] = {
    CodeLevel.SECTOR: lambda code: f"{code[:2]}0",
    CodeLevel.ITEM: lambda code: code[:3],
    CodeLevel.SECTION: lambda code: f"{code[:1]}00",
    CodeLevel.ARTICLE: lambda code: f"{code[:2]}0",
    CodeLevel.REVENUE: lambda code: code[:3],
}
"""What a code stands under by its digits alone."""
_THREE_DIGITS = {
    CodeLevel.FIELD: "010", CodeLevel.SECTOR: "011", CodeLevel.GROUP: "201", CodeLevel.CHAPTER: "100",
    CodeLevel.SECTION: "110", CodeLevel.ARTICLE: "111",
}  # fmt: skip


FUNCTIONS_UNTIL = 2020
"""The last fiscal year of the fields and sectors that are known (finance 1.2); later ones come from the annex."""


@shipped
def functions_known() -> str:
    """The fields and sectors until ``FUNCTIONS_UNTIL``, as rows that ``read_code_rows`` reads."""
    return (files("ieum.budget") / "known_codes" / "functions.tsv").read_text(encoding="utf-8")


def read_code_rows(text: str) -> tuple[dict[int, CodeRow], list[RowFault]]:
    """Rows by their lines, under a heading of ``COLUMNS`` and what of ``OF_ACCOUNTS``, and what was put right in them.

    :raises RowsRefused: naming each row that is wrong
    """
    rows = [line.split("\t") for line in text.splitlines() if line.strip()]
    heading = [squeeze(cell) for cell in (rows or [[]])[0]]
    told = [each for each in heading if each not in (_LAW, _ENDS_ON)]
    if sorted(told) != sorted(squeeze(each) for each in COLUMNS) or len(set(heading)) != len(heading):
        said = worded("머리글은 {columns}입니다. 열을 맞추어 다시 올리십시오.", columns=", ".join(COLUMNS))
        raise RowsRefused([RowFault(1, said)])
    if len(rows) > MOST_ROWS + 1:
        said = worded("한 번에 {most:,}줄까지 적을 수 있습니다. 나누어 적으십시오.", most=MOST_ROWS)
        raise RowsRefused([RowFault(1, said)])
    records, faults = records_of(SheetRows([[*row, *[""] * (len(heading) - len(row))] for row in rows]), heading)
    found: dict[int, CodeRow] = {}
    notes: list[RowFault] = []
    for line, record in records.items():
        try:
            found[line], restored = _row(record)
        except WrongValue as wrong:
            faults.append(RowFault(line, str(wrong)))
        else:
            notes += [RowFault(line, restored)] if restored else []
    if not found and not faults:
        faults.append(RowFault(1, "자료가 없습니다."))
    if faults:
        raise RowsRefused(faults)
    return found, notes


def _row(record: dict[str, str]) -> tuple[CodeRow, str]:
    level = _LEVELS.get(record["구분"])
    if level is None:
        raise WrongValue(
            worded("구분 '{said}': {words} 가운데 하나를 적으십시오.", said=record["구분"], words=", ".join(_LEVELS))
        )
    law, ends_on = record.get(_LAW, ""), record.get(_ENDS_ON, "")
    if level is not CodeLevel.ACCOUNT and (law or ends_on):
        raise WrongValue(worded("설치 근거와 존속기한은 회계에만 적습니다."))
    return _read(
        CodeRow(
            level, record["회계"], record["코드"], record["이름"], record["상위코드"], law,
            read_day(ends_on, "존속기한") if ends_on else None,
        )
    )  # fmt: skip


def _read(row: CodeRow) -> tuple[CodeRow, str]:
    """The row with lost zeros put back and what its digits imply, and what to say of that; "" where nothing.

    :raises WrongValue: if it can be no code of its level
    """
    _require(row)
    code, said = _code(row)
    implied = _IMPLIED.get(row.level)
    parent = row.parent or (implied(code) if implied else "")
    if parent and ABOVE.get(row.level) in _THREE_DIGITS:
        parent = parent.zfill(3)
    return replace(row, code=code, parent=parent), said


def _require(row: CodeRow) -> None:
    if not row.code or not row.name:
        raise WrongValue(worded("코드와 이름을 모두 적으십시오. 병합한 셀이 있으면 푸십시오."))
    longest = ((row.code, LONGEST_CODE), (row.parent, LONGEST_CODE), (row.name, LONGEST_NAME),
               (row.account, LONGEST_ACCOUNT))  # fmt: skip
    if any(len(text) > most for text, most in longest):
        raise WrongValue(
            worded("코드는 {code}자, 이름은 {name}자까지 적을 수 있습니다.", code=LONGEST_CODE, name=LONGEST_NAME)
        )
    if len(row.law) > LONGEST_LAW:
        raise WrongValue(worded("{column} 칸은 {most}자까지입니다.", column=OF_ACCOUNTS[0], most=LONGEST_LAW))
    if (TABLE_OF[row.level] is CodeTableKind.PROGRAMME) != bool(row.account):
        raise WrongValue(worded("회계는 정책사업, 단위사업, 세부사업에만, 그 코드마다 적습니다."))
    if row.level is CodeLevel.FUNDING and row.name not in Funding.labels:
        raise WrongValue(worded("재원의 이름은 {names} 가운데 하나입니다.", names=", ".join(map(str, Funding.labels))))
    if row.level in (CodeLevel.UNIT, CodeLevel.PROGRAMME) and not row.parent:
        raise WrongValue(worded("단위사업과 세부사업은 상위 코드를 적어야 합니다."))


def _code(row: CodeRow) -> tuple[str, str]:
    if row.level in (CodeLevel.ITEM, CodeLevel.REVENUE):
        return read_code(row.code, "코드")
    if row.level not in _THREE_DIGITS:
        return row.code, ""
    if not re.fullmatch(r"\d{1,3}", row.code, re.ASCII) or (row.level is CodeLevel.FIELD and row.code[-1] != "0"):
        raise WrongValue(
            worded(
                "{level} 코드 '{code}': {example}처럼 적으십시오.",
                level=worded(str(row.level.label)),
                code=row.code,
                example=_THREE_DIGITS[row.level],
            )
        )
    code = row.code.zfill(3)
    return code, "" if code == row.code else worded("앞자리 0을 되살려 {code}으로 읽었습니다.", code=code)
