"""Rows of 간주처리, 성립전 사용, 초과지출 and 준예산 as officers paste them: a cell and the 세입과목 that pays it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from ieum.budget.choices import AccountKind, Funding, MovementKind
from ieum.budget.file_values import WrongValue, amount_scale, read_code, read_won, records_of
from ieum.budget.rules import NOT_EARMARKED, CellDraft
from ieum.budget.rules.kinds import EARMARKED
from ieum.documents.readers.xlsx.rows import SheetRows
from ieum.kernel.figure_tables import squeeze
from ieum.kernel.row_faults import RowFault, RowsRefused
from ieum.kernel.wording import worded

COLUMNS = ("회계", "부서", "세부사업", "통계목", "재원", "세입과목")
REVENUE_COLUMNS = ("회계", "부서", "세입과목")
CELL_COLUMNS = COLUMNS[:-1]
MOST_ROWS = 500
_ALL_FUNDINGS = {str(each.label): each for each in Funding if each is not Funding.UNDIVIDED}
_FUNDINGS = {label: each for label, each in _ALL_FUNDINGS.items() if each not in NOT_EARMARKED}


@dataclass(frozen=True, slots=True)
class DeemedRow:
    """A row: a cell, the 세입과목 in its division that pays for it, and won."""

    cell: CellDraft
    revenue_code: str
    amount: int


def read_deemed_rows(
    text: str, programmes: Iterable[CellDraft], *, kind: MovementKind = MovementKind.DEEMED
) -> tuple[DeemedRow, ...]:
    """Rows pasted out of a spreadsheet under a heading of ``COLUMNS`` and 금액(원), 금액(천원) or 금액(백만원).

    ``programmes`` are those of the year, without 부서, 통계목 and 재원; a row names one by its code, or by its name
    where no other of the account is called so. What is spent beyond the budget (``kind``) may be money of our own.

    :raises RowsRefused: naming each row that is wrong
    """
    records, faults, scale = _records(text, COLUMNS)
    known, found = _by_name(programmes), []
    fundings = _FUNDINGS if kind in EARMARKED else _ALL_FUNDINGS
    for line, record in records.items():
        try:
            code, _ = read_code(record["세입과목"], "세입과목", example="511-01")
            found.append(DeemedRow(_cell(record, known, fundings), code, _won(record, scale)))
        except WrongValue as wrong:
            faults.append(RowFault(line, str(wrong)))
    if faults or not found:
        raise RowsRefused(faults or [RowFault(1, "자료가 없습니다.")])
    return tuple(found)


def read_cell_rows(text: str, programmes: Iterable[CellDraft]) -> dict[CellDraft, int]:
    """Won by cell of rows pasted under ``CELL_COLUMNS`` and an amount; rows of the same cell are added up.

    ``programmes`` is as of ``read_deemed_rows``.

    :raises RowsRefused: naming each row that is wrong
    """
    records, faults, scale = _records(text, CELL_COLUMNS)
    known, found = _by_name(programmes), dict[CellDraft, int]()
    for line, record in records.items():
        try:
            cell = _cell(record, known, _ALL_FUNDINGS)
            found[cell] = found.get(cell, 0) + _won(record, scale)
        except WrongValue as wrong:
            faults.append(RowFault(line, str(wrong)))
    if faults or not found:
        raise RowsRefused(faults or [RowFault(1, "자료가 없습니다.")])
    return found


def read_revenue_rows(text: str) -> dict[tuple[str, str, str], int]:
    """Won by account, division and 세입과목 of rows pasted under 회계, 부서, 세입과목 and an amount.

    :raises RowsRefused: naming each row that is wrong
    """
    records, faults, scale = _records(text, REVENUE_COLUMNS)
    found: dict[tuple[str, str, str], int] = {}
    for line, record in records.items():
        try:
            code, _ = read_code(record["세입과목"], "세입과목", example="511-01")
            place = (record["회계"], record["부서"], code)
            found[place] = found.get(place, 0) + _won(record, scale)
        except WrongValue as wrong:
            faults.append(RowFault(line, str(wrong)))
    if faults or not found:
        raise RowsRefused(faults or [RowFault(1, "자료가 없습니다.")])
    return found


def _records(text: str, columns: Collection[str]) -> tuple[dict[int, dict[str, str]], list[RowFault], int]:
    """Rows by their lines, what is wrong with their form, and won of the unit in the heading."""
    rows = [line.split("\t") for line in text.splitlines() if line.strip()]
    heading = [squeeze(cell) for cell in (rows or [[]])[0]]
    try:
        scale = amount_scale(heading, required=columns, optional=())
    except WrongValue as wrong:
        raise RowsRefused([RowFault(1, str(wrong))]) from wrong
    records, faults = records_of(SheetRows(rows), heading)
    if len(records) > MOST_ROWS:
        said = worded("한 번에 {most:,}줄까지 적을 수 있습니다. 나누어 적으십시오.", most=MOST_ROWS)
        raise RowsRefused([RowFault(1, said)])
    return records, faults, scale


def _won(record: Mapping[str, str], scale: int) -> int:
    return read_won(next(value for name, value in record.items() if name.startswith("금액")), "금액", scale)


def _by_name(programmes: Iterable[CellDraft]) -> dict[tuple[str, str], list[CellDraft]]:
    found: dict[tuple[str, str], list[CellDraft]] = {}
    for each in programmes:
        for name in each.programme:
            found.setdefault((each.account, name), []).append(each)
    return found


def _cell(
    record: Mapping[str, str], known: Mapping[tuple[str, str], list[CellDraft]], fundings: Mapping[str, Funding]
) -> CellDraft:
    named = known.get((record["회계"], record["세부사업"]), [])
    if len(named) != 1:
        raise WrongValue(
            worded(
                "{account} '{programme}': 그 회계연도에 없거나 이름이 같은 세부사업입니다. 부호를 적으십시오.",
                account=record["회계"], programme=record["세부사업"],
            )
        )  # fmt: skip
    if record["재원"] not in fundings:
        raise WrongValue(
            worded(
                "재원 '{text}'은(는) 쓸 수 없습니다. {choices} 가운데 하나를 적으십시오.",
                text=record["재원"], choices=", ".join(fundings),
            )
        )  # fmt: skip
    if not record["부서"]:
        raise WrongValue("부서 칸이 비어 있습니다.")
    return CellDraft(
        account_kind=AccountKind(named[0].account_kind), account=named[0].account, policy=named[0].policy,
        unit=named[0].unit, programme=named[0].programme, division=record["부서"],
        item=read_code(record["통계목"], "통계목")[0], funding=fundings[record["재원"]],
    )  # fmt: skip
