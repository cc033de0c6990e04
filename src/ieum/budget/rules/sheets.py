"""The calculation sheet (예산 산출표): rows as officers write or paste them, checked cell by cell."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ieum.budget.choices import AccountKind, CodeLevel, Funding, Side
from ieum.budget.rules import CellDraft, cell_fault
from ieum.budget.rules.calculation import EXTERNAL, LONGEST, FormulaFault, amount_of, parse, shares_of
from ieum.budget.rules.versions import revenue_group
from ieum.budget.rules.written_codes import WrittenCodes, WrittenLine
from ieum.kernel.wording import worded

MOST_ROWS = 2_000
LONGEST_DESCRIPTION = 200
COLUMNS = ("programme", "code", "description", "formula", *(funding.lower() for funding in EXTERNAL))
"""The cells of a row by name, in their order."""
_CODE = re.compile(r"(\d{3})-?(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Sheet:
    """Which part of a bill a sheet is."""

    side: Side
    account: str
    division: str


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row as written: texts by ``COLUMNS``; a column that is missing is empty."""

    cells: Mapping[str, str]

    def text(self, column: str) -> str:
        """What stands in a column."""
        return " ".join(self.cells.get(column, "").split())

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written in it."""
        return not any(self.text(column) for column in COLUMNS)


@dataclass(slots=True)
class CheckedRow:
    """What a row comes to; of a row with faults nothing is kept."""

    programme: str = ""
    """The code of the programme; "" for revenue."""
    code: str = ""
    description: str = ""
    formula: str = ""
    amount: int = 0
    shares: Mapping[Funding, int] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)
    """What is wrong, by column."""

    @property
    def place(self) -> tuple[str, str]:
        """The line that it belongs to."""
        return self.programme, self.code


@dataclass(frozen=True, slots=True)
class KnownProgramme:
    """A programme that rows may name, by its code or, where no other is called so, by its name."""

    code: str
    name: str
    unit: str
    policy: str


def check_rows(
    rows: Sequence[SheetRow], programmes: Iterable[KnownProgramme], *, sheet: Sheet, on: date, codes: WrittenCodes
) -> list[CheckedRow]:
    """Check rows that are not empty, in their order; ``on`` is the first day of the fiscal year."""
    named = _by_name(programmes)
    found = [_checked(row, named, sheet.side, on) for row in rows]
    for checked in found:
        _check_tables(checked, sheet, codes)
    return found


def totals_of(rows: Iterable[CheckedRow], programmes: Iterable[KnownProgramme]) -> dict[str, dict[str, int]]:
    """Won of the rows that are right, by line, unit programme, detailed programme and source, in their order."""
    known = {each.code: each for each in programmes}
    found: dict[str, dict[str, int]] = {"과목": {}, "단위사업": {}, "세부사업": {}, "재원": {}}
    for row in (each for each in rows if not each.faults):
        of = known.get(row.programme)
        _add(found["과목"], " ".join(part for part in (of.name if of else "", row.code) if part), row.amount)
        if of is not None:
            _add(found["단위사업"], of.unit, row.amount)
            _add(found["세부사업"], of.name, row.amount)
        for funding, amount in row.shares.items():
            _add(found["재원"], str(funding.label), amount)
    return {label: sums for label, sums in found.items() if sums or label == "과목"}


def _add(sums: dict[str, int], name: str, amount: int) -> None:
    sums[name] = sums.get(name, 0) + amount


def _by_name(programmes: Iterable[KnownProgramme]) -> dict[str, str]:
    found: dict[str, str] = {}
    twice: set[str] = set()
    known = list(programmes)
    for each in known:
        if each.name in found:
            twice.add(each.name)
        found[each.name] = each.code
    return {name: code for name, code in found.items() if name not in twice} | {each.code: each.code for each in known}


def _checked(row: SheetRow, programmes: Mapping[str, str], side: Side, on: date) -> CheckedRow:
    checked = CheckedRow(description=row.text("description"))
    if side is Side.EXPENDITURE:
        _check_programme(row, programmes, checked)
    _check_code(row, side, on, checked)
    if not checked.description:
        checked.faults["description"] = "산출내역을 적어야 합니다."
    elif len(checked.description) > LONGEST_DESCRIPTION:
        checked.faults["description"] = worded(
            "산출내역은 {longest}자까지 적을 수 있습니다.", longest=LONGEST_DESCRIPTION
        )
    _check_money(row, side, on, checked)
    return checked


def _check_programme(row: SheetRow, programmes: Mapping[str, str], checked: CheckedRow) -> None:
    text = row.text("programme")
    checked.programme = programmes.get(text, "")
    if not checked.programme:
        checked.faults["programme"] = (
            worded("세부사업을 찾을 수 없습니다: {text}.", text=text) if text else "세부사업을 적어야 합니다."
        )


def _check_code(row: SheetRow, side: Side, on: date, checked: CheckedRow) -> None:
    """Lost leading zeros are put back: 201-1 is 201-01."""
    name = "통계목" if side is Side.EXPENDITURE else "세입과목"
    found = _CODE.fullmatch(row.text("code"))
    if found is None:
        checked.faults["code"] = worded("{name}을 201-01처럼 적어야 합니다.", name=name)
        return
    checked.code = f"{found[1]}-{found[2].zfill(2)}"
    if side is Side.REVENUE and not revenue_group(checked.code, on=on):
        checked.faults["code"] = worded("없는 세입과목입니다: {code}.", code=checked.code)


def _check_tables(checked: CheckedRow, sheet: Sheet, codes: WrittenCodes) -> None:
    """Mark the cell of a code that is in no table of the year; what names the whole sheet is marked in each row."""
    if not checked.code or checked.faults.keys() & {"programme", "code"}:
        return
    first = "code" if sheet.side is Side.REVENUE else "programme"
    for paid_by in checked.shares:
        funding = None if sheet.side is Side.REVENUE else paid_by
        wrong = codes.wrong(WrittenLine(sheet.account, checked.programme, sheet.division, checked.code, funding))
        if wrong is not None:
            own = paid_by.lower() if paid_by in EXTERNAL else "formula"
            columns = {CodeLevel.ITEM: "code", CodeLevel.FUNDING: own}
            checked.faults.setdefault(columns.get(wrong[0], first), wrong[1])


def _check_money(row: SheetRow, side: Side, on: date, checked: CheckedRow) -> None:
    try:
        formula = parse(row.text("formula"))
        checked.formula, checked.amount = str(formula), amount_of(formula)
    except FormulaFault as fault:
        checked.faults["formula"] = str(fault)
        return
    if len(checked.formula) > LONGEST:
        checked.faults["formula"] = worded("산출식은 {longest}자까지 적을 수 있습니다.", longest=LONGEST)
    given = {each: row.text(each.lower()) for each in EXTERNAL} if side is Side.EXPENDITURE else {}
    try:
        checked.shares = shares_of(checked.amount, given)
    except FormulaFault as fault:
        checked.faults[next((each.lower() for each in EXTERNAL if given.get(each)), "formula")] = str(fault)
        return
    for funding in checked.shares:
        draft = CellDraft(account_kind=AccountKind.GENERAL, account="", item=checked.code, funding=funding)
        said = cell_fault(draft, year=on.year)
        if said:
            checked.faults[funding.lower()] = said
