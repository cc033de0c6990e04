"""What an office hands in for an item of 재정공시: the form of its table, and reading rows that were pasted into it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import takewhile
from typing import Any

from ieum.budget.choices import DisclosurePeriod
from ieum.budget.rules.matters import MatterFault, StatedMatter
from ieum.budget.rules.parameters import parameter, version_on
from ieum.kernel.numbers import Absence, Printed, parse_cell
from ieum.kernel.shipped import shipped
from ieum.kernel.units import unit_of
from ieum.kernel.wording import worded

AMOUNT, WORDS = "amount", "words"
MEASURES = {AMOUNT: "원", "count": "건", "rate": "%", "score": "점", WORDS: ""}
"""What a column may hold, each with its base unit."""
UNITS = ("원", "천원", "백만원", "억원")
"""Units in which amounts are handed in."""
MOST_LINES, LONGEST_NAME, LONGEST_WORDS = 300, 60, 200
TOTALS = frozenset({"계", "합계", "총계"})


@dataclass(frozen=True, slots=True)
class FormColumn:
    """One column of a form."""

    label: str
    measure: str
    sign: str = ""
    """+ or - where it counts towards the column with =; "" where it does not."""


@dataclass(frozen=True, slots=True)
class ItemForm:
    """The table of one item."""

    item: str
    """Code of the item: 2-3."""
    name: str
    """Of its figure table, in English: claims."""
    stub: str
    columns: tuple[FormColumn, ...]
    has_total: bool
    """Whether its amounts and counts are summed in print."""
    unit: str
    """Of its amounts in print."""
    computed: tuple[str, str, str] | None
    """A column in print that nobody writes: its label, and the columns of which the first less the second is it."""

    @property
    def heading(self) -> list[str]:
        """The first row that is pasted."""
        return [self.stub, *(each.label for each in self.columns)]


@dataclass(frozen=True, slots=True)
class HandedLine:
    """One row: its name, where it stood, and a cell for each column of the form."""

    number: int
    """Of the row within what was pasted, from 1."""
    name: str
    cells: tuple[tuple[str, Printed | Absence], ...]
    """What was written, as printed and as read."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of 재정공시 as law has it on a day."""

    code: str
    label: str
    given_from: str
    """From which of our own data it is counted; "" where from none."""
    periods: frozenset[str]
    """Regular disclosures that have it."""


def items_on(day: date, period: str) -> list[Item]:
    """The items of a regular disclosure as of a day, all for one that is not; none before the first day known."""
    version = version_on("disclosure_items", day)
    regular = (DisclosurePeriod.BUDGET.value, DisclosurePeriod.SETTLEMENT.value)
    found = [
        Item(each["code"], each["label"], each.get("from", ""), frozenset([each["in"]] if "in" in each else regular))
        for each in (version.value if version else ())
    ]
    return [each for each in found if period not in regular or period in each.periods]


@shipped
def item_forms() -> Mapping[str, ItemForm]:
    """The newest form of each item, by its code; items that our own data give whole have none."""
    return {each["item"]: _form(each) for each in _newest("disclosure_forms")}


@shipped
def item_labels() -> Mapping[str, str]:
    """What law calls each item now, by its code."""
    return {each["code"]: each["label"] for each in _newest("disclosure_items")}


def read_lines(text: str, form: ItemForm, unit: str) -> tuple[HandedLine, ...]:
    """Rows as a spreadsheet copies them, the heading first; a row of totals is compared and not kept.

    :raises MatterFault: naming the rows that are wrong
    """
    rows = [[" ".join(cell.split()) for cell in line.split("\t")] for line in text.splitlines()]
    rows = [row for row in rows if any(row)]
    if not rows:
        return ()
    places = _places(rows[0], form, unit)
    lines = [_line(number, row, places, form) for number, row in enumerate(rows[1:], start=2)]
    faults = list(_faults(lines, form, unit))
    if faults:
        raise MatterFault({"table": " ".join(faults[:5])})
    return tuple(each for each in lines if not _is_total(each, form))


def rows_under(lines: Sequence[Sequence[str]], form: ItemForm) -> str:
    """The lines of a file from the heading of a form down to the first empty one, as a spreadsheet would copy them.

    :raises MatterFault: if the heading is nowhere
    """
    wanted = {_bare(each) for each in form.heading}
    starts = (number for number, line in enumerate(lines) if {_bare(each) for each in line if each.strip()} == wanted)
    start = next(starts, None)
    if start is None:
        heading = ", ".join(form.heading)
        raise MatterFault({"file": worded("파일에 이 서식의 머리글이 없습니다: {heading}", heading=heading)})
    places = [place for place, cell in enumerate(lines[start]) if cell.strip()]
    rows = ([" ".join(line[place].split()) if place < len(line) else "" for place in places] for line in lines[start:])
    found = ["\t".join(row) for row in takewhile(any, rows)]
    return "\n".join(found)


def answer_of(stated: StatedMatter) -> tuple[HandedLine, ...]:
    """The rows that an office handed in for its item; none where it says that there is nothing to disclose.

    :raises MatterFault: if they cannot be read, or there is no such form
    """
    form = item_forms().get(stated.traits.get("item", ""))
    if form is None:
        raise MatterFault({"table": "공시 항목에 맞는 서식이 없습니다. 예산팀에 알려 주십시오."})
    text, unit = stated.traits.get("table", ""), stated.traits.get("unit", "")
    if text and not unit and any(each.measure == AMOUNT for each in form.columns):
        raise MatterFault({"unit": "표에 금액이 있습니다. 금액 단위를 고르십시오."})
    return read_lines(text, form, unit or UNITS[0])


def won_of(read: Printed, unit: str) -> Decimal:
    """An amount in won."""
    return read.value * unit_of(unit).scale


def _newest(name: str) -> Sequence[Mapping[str, Any]]:
    values: Mapping[date, Sequence[Mapping[str, Any]]] = parameter(name).values
    return values[max(values)]


def _form(raw: Mapping[str, Any]) -> ItemForm:
    columns = tuple(FormColumn(each["label"], each["measure"], each.get("sign", "")) for each in raw["columns"])
    computed = raw.get("computed")
    return ItemForm(
        raw["item"], raw["name"], raw["stub"], columns, raw.get("total", False), raw.get("unit", "백만원"),
        (computed["label"], *computed["of"]) if computed else None,
    )  # fmt: skip


def _places(head: Sequence[str], form: ItemForm, unit: str) -> list[int]:
    """Where each column of the form stands in what was pasted."""
    said = [_bare(cell) for cell in head]
    wanted = [_bare(each.label) for each in form.columns]
    if len(said) != len(wanted) + 1 or set(said[1:]) != set(wanted):
        heading = ", ".join(form.heading)
        raise MatterFault(
            {"table": worded("첫 줄에 이 서식의 머리글을 탭으로 나누어 적으십시오: {heading}", heading=heading)}
        )
    for cell in head[1:]:
        named = re.search(r"\(([^()]*원)\)$", cell)
        if named and named[1].strip() != unit:
            raise MatterFault(
                {
                    "unit": worded(
                        "표의 머리글은 {said}인데 금액 단위는 {unit}입니다. 맞는 단위를 고르십시오.",
                        said=named[1],
                        unit=unit,
                    )
                }
            )
    return [said.index(each) for each in wanted]


def _bare(label: str) -> str:
    """A heading without white space and without the unit behind it."""
    return re.sub(r"\((?:[^()]*원|건|%|점)\)$", "", "".join(label.split()))


def _line(number: int, row: Sequence[str], places: Sequence[int], form: ItemForm) -> HandedLine:
    cells = [row[place] if place < len(row) else "" for place in places]
    read = (
        (said, Absence.TEXT if column.measure == WORDS and said else parse_cell(said))
        for said, column in zip(cells, form.columns, strict=True)
    )
    return HandedLine(number, row[0], tuple(read))


def _faults(lines: Sequence[HandedLine], form: ItemForm, unit: str) -> Iterator[str]:
    if len(lines) > MOST_LINES:
        yield worded("한 번에 {most:,}줄까지 적을 수 있습니다. 나누어 적으십시오.", most=MOST_LINES)
        return
    names: set[str] = set()
    for line in lines:
        for said in (*_name_faults(line, names), *_cell_faults(line, form, unit), *_sign_faults(line, form, unit)):
            yield worded("{number}번째 줄: {said}", number=line.number, said=said)
        names.add(line.name)
    yield from _total_faults(lines, form)


def _name_faults(line: HandedLine, names: set[str]) -> Iterator[str]:
    if not line.name or len(line.name) > LONGEST_NAME or set("|=/") & set(line.name):
        yield worded("첫 칸을 {longest}자까지, | = / 없이 적으십시오.", longest=LONGEST_NAME)
    elif line.name in names:
        yield worded("'{name}' 줄이 둘 있습니다. 한 줄로 합치십시오.", name=line.name)


def _cell_faults(line: HandedLine, form: ItemForm, unit: str) -> Iterator[str]:
    for column, (said, read) in zip(form.columns, line.cells, strict=True):
        if column.measure == WORDS:
            if len(said) > LONGEST_WORDS:
                yield worded("'{label}'은 {longest}자까지 적으십시오.", label=column.label, longest=LONGEST_WORDS)
        elif read is Absence.TEXT:
            yield worded("'{label}'의 '{said}'은 수가 아닙니다. 1,234나 △1,234처럼 적으십시오.",
                         label=column.label, said=said[:30])  # fmt: skip
        elif isinstance(read, Printed) and not _is_whole(column, read, unit):
            yield worded("'{label}'의 '{said}'은 너무 잘게 적었습니다. 원이나 건보다 작게 적지 않습니다.",
                         label=column.label, said=said[:30])  # fmt: skip


def _is_whole(column: FormColumn, read: Printed, unit: str) -> bool:
    value = won_of(read, unit) if column.measure == AMOUNT else read.value
    return column.measure in {"rate", "score"} or value == value.to_integral_value()


def _sign_faults(line: HandedLine, form: ItemForm, unit: str) -> Iterator[str]:
    """Where a row does not add up; one off in the last printed digit is rounding, but not in won."""
    signed = {
        each.sign: [read.value for own, (_, read) in zip(form.columns, line.cells, strict=True)
                    if own.sign == each.sign and isinstance(read, Printed)]
        for each in form.columns if each.sign
    }  # fmt: skip
    if not signed.get("="):
        return
    counted = sum(signed.get("+", ()), Decimal()) - sum(signed.get("-", ()), Decimal())
    if abs(counted - signed["="][0]) > (unit != UNITS[0]):
        closing = next(each.label for each in form.columns if each.sign == "=")
        terms = " ".join(f"{each.sign} {each.label}" for each in form.columns if each.sign in {"+", "-"})
        yield worded("'{closing}' {said:,}이 {terms} 한 {counted:,}과 다릅니다.", closing=closing,
                     said=signed["="][0], terms=terms.removeprefix("+ "), counted=counted)  # fmt: skip


def _is_total(line: HandedLine, form: ItemForm) -> bool:
    return form.has_total and line.name.replace(" ", "") in TOTALS


def _total_faults(lines: Sequence[HandedLine], form: ItemForm) -> Iterator[str]:
    """Where a row of totals that was pasted along is not the sum of the others; as many as there are may be off."""
    parts = [each for each in lines if not _is_total(each, form)]
    for total in (each for each in lines if _is_total(each, form)):
        for place, column in enumerate(form.columns):
            printed = total.cells[place][1]
            own = [read.value for each in parts if isinstance(read := each.cells[place][1], Printed)]
            if isinstance(printed, Printed) and own and abs(sum(own) - printed.value) > len(own) / 2:
                yield worded("{number}번째 줄: '{label}'의 계 {said:,}이 줄의 합 {counted:,}과 다릅니다.",
                             number=total.number, label=column.label, said=printed.value,
                             counted=sum(own))  # fmt: skip
