"""Tables whose printed cells add up: every registered one, whatever amounts stand in it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import product

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ieum.documents.model import Paragraph, plain
from ieum.kernel.additive import nearest
from ieum.kernel.figure_grid import measure_of, operands, resolve
from ieum.kernel.figure_rounding import add_up
from ieum.kernel.figure_tables import Difference, OpenLines, Rate, Sum
from ieum.kernel.observations import Nature, Observation, subject_of
from ieum.kernel.registry import datasets, figure_tables
from ieum.kernel.rounding import Rounding
from ieum.kernel.selection import Question
from ieum.kernel.units import unit_of
from ieum.reports.definitions import read_definition
from ieum.reports.editions import build
from ieum.reports.sidecar import describe
from ieum.reports.verification import findings_of
from tests.registered import register_all

register_all()
ON = date(2026, 10, 31)
TABLES = {each.name: each for each in figure_tables if each.adds_up}
VALUES = {"year": ("2024", "2025", "2026"), "stage": ("1", "2", "3")}


def statement(table, subject, measure, value, nature=Nature.ACTUAL):
    about = subject_of(subject)
    return Observation(
        table.dataset, about, measure, Decimal(value), None, "원", ON, ON, "", None, "", f"{value:,}", nature
    )


@cache
def places(name):
    """What may be stated in each cell of a table that no formula fills: subject, measure and nature."""
    table = TABLES[name]
    rows, columns = ([line for entry in axis for line in lines_of(entry)] for axis in (table.rows, table.columns))
    money = {name for name, each in datasets[table.dataset].measures.items() if each.unit == "원"}
    found = {}
    for row, column in product(rows, columns):
        if row.formula is None and column.formula is None and measure_of(row, column) in money:
            nature = column.nature if column.nature is not Nature.ACTUAL else row.nature
            parts = [{column.split: each} for each in ("구비", "시비")] if column.split else [{}]
            for part in parts:
                subject = {**table.where, **row.where, **column.where, **part}
                found[subject_of(subject), measure_of(row, column), nature] = None
    return list(found)


def lines_of(entry):
    if not isinstance(entry, OpenLines):
        return [entry]
    return [entry.line(value) for value in VALUES.get(entry.dimension, ("가", "나", "다"))]


def question():
    return Question(ON, 1, Rounding.HALF_UP, ON)


@pytest.mark.parametrize("name", TABLES)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_printed_cells_add_up_and_lie_beside_what_they_are(name, data):
    table, scale = TABLES[name], unit_of(TABLES[name].unit).scale
    amounts = data.draw(
        st.lists(st.integers(-5 * scale, 5 * scale), min_size=len(places(name)), max_size=len(places(name)))
    )
    facts = [
        statement(table, subject, measure, value, nature)
        for (subject, measure, nature), value in zip(places(name), amounts, strict=True)
    ]

    grid = add_up(resolve(table, facts, question()))

    shown = [[printed(cell.figure, scale) for cell in row] for row in grid.cells]
    for row, cells in enumerate(grid.cells):
        for cell in cells:
            assert all(abs(printed(each, scale) * scale - each.value) < scale for each in money(cell))
            parts = [printed(figure, scale) for part, figure in cell.figures.items() if part]
            assert not parts or sum(parts) == printed(cell.figure, scale)
        assert all(shown[row][whole] == sum(shown[row][part] for part in parts) for whole, parts in along(grid.columns))
    for column in range(len(grid.columns)):
        if any(money(own[column]) for own in grid.cells):
            assert all(
                shown[whole][column] == sum(shown[part][column] for part in parts) for whole, parts in along(grid.rows)
            )


def test_amounts_add_up_where_nobody_knows_those_of_the_year_before():
    table = TABLES["budget.programme.compared"]
    facts = [statement(table, {"programme": name}, "appropriation", 1_400) for name in ("가", "나", "다")]

    grid = add_up(resolve(table, facts, question()))

    whole, *parts = [printed(own[0].figure, 1_000) for own in grid.cells]
    assert (whole, sum(parts)) == (4, 4)
    assert {own[1].figure.value for own in grid.cells} == {None}


def money(cell):
    return [figure for figure in cell.figures.values() if figure.unit == "원" and figure.value is not None]


def printed(figure, scale):
    return nearest(int(figure.value), scale) + figure.moved if figure.unit == "원" else figure.value


def along(axis):
    for number, line in enumerate(axis):
        if isinstance(line.formula, Sum):
            yield number, [axis.index(each) for each in operands(line.formula, axis)]
        elif isinstance(line.formula, Difference):
            minuend, subtrahend = (axis.index(each) for each in operands(line.formula, axis))
            yield minuend, [subtrahend, number]
        else:
            assert line.formula is None or isinstance(line.formula, Rate)


@dataclass(frozen=True)
class Thirds:
    """A year whose accounts and stages each hold a third of a million beside whole ones."""

    epoch: int = 1

    def observations(self, dataset, _question):
        table = next(each for each in TABLES.values() if each.dataset == dataset)
        return [
            statement(table, {"year": "2026", "account": account, "stage": stage}, "amount", amount)
            for account, amount in (("일반회계", 900_400_000), ("특별회계", 30_400_000), ("기타특별회계", 2_400_000))
            for stage in ("본예산", "1회 추경", "2회 추경", "간주처리")
        ]


REPORT = read_definition(
    yaml.safe_dump(
        {
            "id": "thirds", "municipality": "yeongdeungpo", "title": "예산", "organisation": "기획예산과",
            "as_of": ON, "stated_on": ON, "where": {"year": "2026"},
            "chapters": [{"number": "Ⅰ", "title": "예산", "items": [
                {"number": "1", "title": "예산규모", "body": "[표 budget.scale.supplementary]"}]}],
        },
        allow_unicode=True,
    )
)  # fmt: skip


def test_a_number_that_was_moved_is_marked_in_the_print_named_in_the_sidecar_and_accepted_by_the_check():
    edition = build(REPORT, Thirds())

    (table,) = edition.document.tables()
    rows = [[cell.text for cell in row] for row in table.body]
    moved = {key for key, each in describe(edition)["figures"].items() if each["moved"]}
    notes = [plain(each.content) for each in edition.document.blocks if isinstance(each, Paragraph)]
    assert rows == [
        ["계", "3,733", "934*", "1,866", "933", "933", "933"],
        ["일반회계", "3,602", "901*", "1,801", "901*", "900", "900"],
        ["특별회계", "122", "30", "61", "30", "31*", "31*"],
        ["기타특별회계", "9*", "3*", "4*", "2", "2", "2"],
    ]
    assert notes == ["※ * 합이 맞도록 끝자리를 1 옮긴 금액"]
    assert {key.rpartition("/budget.scale.supplementary/")[2] for key in moved} == {
        "계·본예산", "일반회계·본예산", "일반회계·추경/1차", "특별회계·추경/2차", "특별회계·간주처리",
        "기타특별회계·계", "기타특별회계·본예산", "기타특별회계·추경/소계",
    }  # fmt: skip
    assert findings_of(edition.document)["findings"] == []
