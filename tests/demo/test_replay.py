"""The movements of the demo, posted to an empty ledger, print the money tables of the reports cell by cell.

Nothing that a report states is recorded here: every number comes from movements, and is cut as the report cuts its own.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from ieum.budget import operations
from ieum.kernel.numbers import Printed, parse_cell
from ieum.kernel.registry import figure_tables
from ieum.platform.database.tenancy import snapshot
from ieum.reports.bodies import TableOrder
from ieum.reports.editions import build
from ieum.reports.intake.matching import match
from ieum.reports.queries import KnownFacts
from tests.demo.in_memory import DEMO, definition, source_document

pytestmark = pytest.mark.database
KNOWN = yaml.safe_load((Path(__file__).parent / "ledger_differences.yaml").read_text(encoding="utf-8"))
FROM_MOVEMENTS = {"budget.scale", "budget.account", "budget.programme"}
REPLAYED = {
    "yeongdeungpo": {
        "yeongdeungpo-2003": date(2003, 10, 31),
        "yeongdeungpo-2014": date(2014, 2, 5),
        "yeongdeungpo-2020": date(2020, 10, 31),
        "yeongdeungpo-2023": date(2023, 11, 6),
    },
    "geumcheon": {"geumcheon-2020": date(2020, 10, 31)},
}


@pytest.fixture
def replayed(district):
    """Post the movements of a district of the demo; the tables are then asked of that ledger."""

    def post(code):
        path = DEMO / "ledger" / f"{code}.csv"
        posted = operations.post_file(
            code=district.code, name=path.name, data=path.read_bytes(), actor_id=district.officer_id, basis="재현"
        )
        assert posted.posted
        return district.code

    return post


def printed_tables(identity):
    """The tables of a report that movements can print, with their shapes."""
    for table in source_document(identity).tables():
        shape = match(table, figure_tables).shape
        if shape.dataset in FROM_MOVEMENTS:
            yield shape.name, table


def differences(identity, code, day):
    """Each cell that the ledger answers otherwise than it is printed: where, printed, in the ledger."""
    unanswered = {each["column"] for each in KNOWN[identity].get("unanswered", [])}
    for name, theirs in printed_tables(identity):
        (ours,) = answered(identity, name, code, day).tables()
        for printed, built in zip(theirs.body, ours.body, strict=True):
            for column, one, other in zip(ours.columns, printed, built, strict=False):
                if value(one) != value(other) and column not in unanswered:
                    yield {"where": f"{squeezed(built[0])} · {column}", "printed": one.text, "ledger": other.text}


def answered(identity, name, code, day):
    """A report that is nothing but one table, answered from the ledger."""
    asked = definition(identity)
    chapter = asked.chapters[0]
    where = {"year": str(day.year)} if "year" in figure_tables[name].context else {}
    item = replace(chapter.items[0], parts=(TableOrder(name, 1, day, where),))
    alone = replace(asked, as_of=day, chapters=(replace(chapter, contents=False, items=(item,)),))
    with snapshot(code) as epoch:
        return build(alone, KnownFacts(epoch)).document


def value(cell):
    """The number of a cell, 0 where it has a dash or nothing; words as they are."""
    read = parse_cell(cell.text)
    return read.value if isinstance(read, Printed) else squeezed(cell).replace("-", "") or 0


def squeezed(cell):
    return "".join(cell.text.split())


@pytest.mark.parametrize("code", REPLAYED)
def test_movements_alone_print_the_tables_of_the_reports_but_for_their_known_errors(replayed, code):
    posted = replayed(code)

    found = {identity: list(differences(identity, posted, day)) for identity, day in REPLAYED[code].items()}

    assert found == {identity: [_said(each) for each in KNOWN[identity].get("cells", [])] for identity in found}


def _said(known):
    return {name: known[name] for name in ("where", "printed", "ledger")}


def test_every_report_is_replayed_and_each_difference_has_its_reason():
    listed = [each for report in KNOWN.values() for kind in report.values() for each in kind]

    assert set(KNOWN) == {identity for reports in REPLAYED.values() for identity in reports}
    assert [each for each in listed if not each.get("reason")] == []


@pytest.mark.parametrize(
    ("identity", "name", "whole"),
    [
        ("yeongdeungpo-2023", "budget.scale.supplementary", "1,036,722"),
        ("geumcheon-2020", "budget.scale.final", "723,388"),
    ],
)
def test_the_tables_of_the_supplementary_budgets_are_among_them_without_a_difference(identity, name, whole):
    (table,) = [table for shape, table in printed_tables(identity) if shape == name]

    assert table.body[0][1].text == whole
    assert [
        each for each in KNOWN[identity].get("cells", []) if "추경" in each["where"] or "최종" in each["where"]
    ] == []
