"""The tables of editions equal those that the real reports print, but for a listed set of differences."""

import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest
import yaml

from ieum.documents.model import Paragraph, plain
from ieum.documents.readers.text import read_text
from ieum.documents.writers.layout import unit_line
from ieum.kernel.figure_tables import Rate
from ieum.kernel.registry import datasets, figure_tables
from ieum.reports.bodies import HandTable, TableOrder
from ieum.reports.intake.matching import match
from tests.demo.in_memory import REPORTS, definition, edition, source_document

SEEDS = {
    "yeongdeungpo-2014": "seed-000", "yeongdeungpo-2020": "seed-001", "yeongdeungpo-2003": "seed-002",
    "yeongdeungpo-2023": "seed-003", "geumcheon-2020": "seed-004",
}  # fmt: skip
GROUPS = "participation.group_cap.by_group"
"""The table that no source carries, since a sentence of the report stands as its title."""
KNOWN = yaml.safe_load((Path(__file__).parent / "known_differences.yaml").read_text(encoding="utf-8"))


def squeezed(words):
    return "".join(words.split())


def built_tables(identity):
    """The tables of an edition that figures fill, by shape and in order."""
    parts = [part for chapter in definition(identity).chapters for item in chapter.items for part in item.parts]
    orders = [part for part in parts if isinstance(part, TableOrder | HandTable)]
    built = defaultdict(list)
    for order, table in zip(orders, edition(identity).document.tables(), strict=True):
        if isinstance(order, TableOrder):
            built[order.name].append(table)
    return built


def printed_tables(identity):
    """The tables of the real report, by shape and in order."""
    printed = defaultdict(list)
    for table in source_document(identity).tables():
        printed[match(table, figure_tables).shape.name].append(table)
    return printed


def differences(identity):
    """Each cell that differs, as (line in the report, where, printed, in the edition)."""
    built = built_tables(identity)
    for name, tables in printed_tables(identity).items():
        for theirs, ours in zip(tables, built[name], strict=True):
            yield from _of_header(theirs, ours)
            yield from _of_body(theirs, ours)


def _of_header(theirs, ours):
    columns = [column for column in theirs.columns if column]
    assert len(columns) == len(ours.columns)
    for printed, built in zip(columns, ours.columns, strict=True):
        if printed != built:
            yield theirs.place.line, "머리글", printed, built


def _of_body(theirs, ours):
    assert len(theirs.body) == len(ours.body)
    for printed, built in zip(theirs.body, ours.body, strict=True):
        for column, (one, other) in enumerate(zip(printed, built, strict=False)):
            if squeezed(one.text) != squeezed(other.text):
                where = f"{squeezed(built[0].text)} · {ours.columns[column]}"
                yield theirs.place.line, where, squeezed(one.text), squeezed(other.text)


def pairs(identity):
    """Each printed table with the one of the edition."""
    built = built_tables(identity)
    for name, tables in printed_tables(identity).items():
        yield from zip(tables, built[name], strict=True)


def heads(table):
    """The places and spans of the header cells that say something."""
    cells = [cell for cell in table.cells if cell.row < table.header_rows and cell.text.strip()]
    return {(cell.row, cell.column, cell.row_span, cell.column_span) for cell in cells}


@pytest.mark.parametrize("identity", REPORTS)
def test_unit_and_base_day_stand_over_each_table_as_in_the_print(identity):
    found = [(unit_line(theirs), unit_line(ours)) for theirs, ours in pairs(identity)]

    assert [each for each in found if each[0] != each[1]] == []


@pytest.mark.parametrize("identity", REPORTS)
def test_heads_are_merged_as_in_the_print(identity):
    listed = {each["line"] for each in KNOWN.get(identity, []) if each["reason"].startswith("글로 변환된")}
    found = {theirs.place.line for theirs, ours in pairs(identity) if heads(theirs) != heads(ours)}

    assert found == listed


@pytest.mark.parametrize("identity", REPORTS)
def test_below_each_table_with_a_rate_of_money_stands_what_it_is_a_rate_of(identity):
    orders = Counter(
        name
        for name, tables in built_tables(identity).items()
        for table, dataset in [(figure_tables[name], datasets[figure_tables[name].dataset])]
        for line in table.columns
        if isinstance(getattr(line, "formula", None), Rate)
        if any(measure.unit == "원" for measure in dataset.measures.values())
        for _ in tables
    )
    notes = [plain(block.content) for block in edition(identity).document.blocks if isinstance(block, Paragraph)]

    stated = [each for each in notes if re.fullmatch(r"※ .+\(%\) = .+ ÷ .+ × 100, (반올림|버림)", each)]
    assert len(stated) == orders.total()


@pytest.mark.parametrize("identity", REPORTS)
def test_tables_equal_the_print_but_for_the_listed_differences(identity):
    listed = [(each["line"], each["where"], each["printed"], each["edition"]) for each in KNOWN.get(identity, [])]

    assert sorted(differences(identity)) == sorted(listed)


@pytest.mark.parametrize("identity", REPORTS)
def test_each_listed_difference_has_its_reason(identity):
    assert [each for each in KNOWN.get(identity, []) if not each.get("reason")] == []


@pytest.mark.parametrize("identity", REPORTS)
def test_no_printed_value_is_missing_from_an_edition(identity):
    unknown = [key for key, figure in edition(identity).figures.items() if figure.value is None and not figure.absence]

    assert unknown == []


@pytest.mark.shared
@pytest.mark.parametrize("identity", REPORTS)
def test_the_sources_hold_all_tables_of_the_reports_that_intake_reads(identity, shared):
    (path,) = (shared / "seeds").glob(f"{SEEDS[identity]}-*.txt")
    report = read_text(path.read_bytes(), path.name)
    read = [
        (table.place.line, table.unit, [[cell.text for cell in row] for row in table.grid])
        for table in report.tables()
        if (found := match(table, figure_tables)) and found.shape.name != GROUPS
    ]

    carried = source_document(identity).tables()
    assert [
        (each.place.line, each.unit, [[cell.text for cell in row] for row in each.grid]) for each in carried
    ] == read


@pytest.mark.shared
def test_the_groups_of_residents_budget_equal_the_print(shared):
    (path,) = (shared / "seeds").glob("seed-004-*.txt")
    printed = [
        table
        for table in read_text(path.read_bytes(), path.name).tables()
        if (found := match(table, figure_tables)) and found.shape.name == GROUPS
    ]
    (built,) = built_tables("geumcheon-2020")[GROUPS]

    assert [[[squeezed(cell.text) for cell in row] for row in table.grid] for table in printed] == [
        [[squeezed(cell.text) for cell in row] for row in built.grid]
    ]
