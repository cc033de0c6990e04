"""The tables of editions equal those that the real reports print, but for a listed set of differences."""

from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from ieum.kernel.registry import figure_tables
from ieum.reports.bodies import HandTable, TableOrder
from ieum.reports.intake.matching import match
from tests.demo.in_memory import REPORTS, definition, edition, source_document

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
