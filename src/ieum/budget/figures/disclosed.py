"""What offices handed in for 재정공시 as facts: each cell of what was confirmed, and the tables that print it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ieum.budget.choices import MatterKind
from ieum.budget.queries.disclosing import answered
from ieum.budget.queries.matters import known_matters
from ieum.budget.rules.disclosing import (
    AMOUNT,
    MEASURES,
    WORDS,
    FormColumn,
    ItemForm,
    answer_of,
    item_forms,
    item_labels,
    won_of,
)
from ieum.budget.rules.matters import StatedMatter
from ieum.kernel.figure_tables import Difference, FigureTable, Line, OpenLines
from ieum.kernel.numbers import Absence, Printed
from ieum.kernel.observations import Observation, subject_of
from ieum.kernel.registry import Dataset, Derived, Measure
from ieum.kernel.units import unit_of

DISCLOSED = "budget.disclosed"
_TOTAL = "계"
_LABELS = {AMOUNT: "금액", "count": "건수", "rate": "비율", "score": "점수", WORDS: "글"}

DATASETS = (
    Dataset(
        DISCLOSED,
        "재정공시 자료",
        {"disclosure": "재정공시", "item": "항목 번호", "line": "줄", "column": "열"},
        {
            **{name: Measure(_LABELS[name], unit) for name, unit in MEASURES.items()},
            "document": Measure("출처 문서"),
            "remark": Measure("설명"),
        },
    ),
)


def table_of(form: ItemForm) -> FigureTable:
    """The figure table of an item's form."""
    columns = [
        Line(_label(each), each.measure, {"column": each.label}, words=each.measure == WORDS) for each in form.columns
    ]
    if form.computed:
        label, minuend, subtrahend = form.computed
        columns.append(Line(label, AMOUNT, {"column": label}, formula=Difference(minuend, subtrahend), signed=True))
    return FigureTable(
        f"{DISCLOSED}.{form.name}",
        item_labels()[form.item],
        DISCLOSED,
        (form.stub,),
        rows=(OpenLines("line", total=_TOTAL if form.has_total else ""),),
        columns=tuple(columns),
        unit=form.unit,
        context=("disclosure",),
        where={"item": form.item},
        adds_up=form.has_total,
        source="지방재정법 제60조제1항, 같은 법 시행령 제68조",
    )


def _label(column: FormColumn) -> str:
    """The heading of a column in print; what is no money says in what it counts."""
    unit = MEASURES[column.measure]
    return column.label if column.measure in {AMOUNT, WORDS} else f"{column.label}({unit})"


FIGURE_TABLES = tuple(table_of(each) for each in item_forms().values())


def disclosed_observations(epoch: int) -> list[Observation]:
    """What was confirmed last for each item of each disclosure, as it was known at an epoch."""
    found = ((each, answered(each)) for each in known_matters(epoch, MatterKind.DISCLOSURE_ITEM))
    return [
        observation
        for each, answer in found
        if answer is not None
        for observation in _stated(answer[0], answer[1].decided_on, f"{each.row} 자료 확인")
    ]


def _stated(stated: StatedMatter, confirmed_on: date, basis: str) -> Iterator[Observation]:
    about = {"disclosure": stated.traits["disclosure"], "item": stated.traits["item"]}
    blank = replace(
        _BLANK, subject=subject_of(about), effective_date=stated.day("base_day") or confirmed_on,
        stated_on=confirmed_on, source=stated.traits["source"], basis=basis,
    )  # fmt: skip
    for measure, said in (("document", stated.traits["source"]), ("remark", stated.traits.get("words", ""))):
        if said:
            yield replace(blank, measure=measure, absence=Absence.TEXT, printed=said, cell=_LABEL_OF[measure])
    form, unit = item_forms()[stated.traits["item"]], stated.traits.get("unit", "원")
    for line in answer_of(stated):
        for place, (column, cell) in enumerate(zip(form.columns, line.cells, strict=True), start=1):
            subject = subject_of({**about, "line": line.name, "column": column.label})
            own = replace(blank, subject=subject, line=line.number, column=place, cell=f"{line.name} · {column.label}")
            yield _cell(own, column, *cell, unit)


def _cell(blank: Observation, column: FormColumn, said: str, read: Printed | Absence, unit: str) -> Observation:
    own = replace(blank, measure=column.measure, unit=MEASURES[column.measure], printed=said)
    if not isinstance(read, Printed):
        return replace(own, absence=read)
    is_money = column.measure == AMOUNT
    value = won_of(read, unit) if is_money else read.value
    return replace(own, value=value, scale=unit_of(unit).scale if is_money else 1, decimals=read.decimals)


_LABEL_OF = {"document": "출처 문서", "remark": "설명"}
_BLANK = Observation(DISCLOSED, (), "", None, None, "", date.min, date.min, "", None, "", "")
DERIVED = (Derived(DISCLOSED, "재정공시 자료", disclosed_observations),)
