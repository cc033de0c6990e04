"""The demo's movements add up to what the reports print, row by row."""

from collections import Counter
from pathlib import Path

import pytest

import ieum.demo
from ieum.budget.choices import MovementKind
from ieum.budget.ledger_files import read_ledger_file
from ieum.budget.revenue_files import read_revenue_file
from ieum.kernel.observations import Nature
from tests.demo.in_memory import facts_of

_LEDGER = Path(ieum.demo.__file__).parent / "ledger"
FILES = {path.stem: path for path in _LEDGER.glob("*.csv") if not path.stem.endswith("-revenue")}
REVENUE = {path.stem.removesuffix("-revenue"): path for path in _LEDGER.glob("*-revenue.csv")}
DIVISION = "기획예산과"
MEASURES = {MovementKind.ORIGINAL: "appropriation", MovementKind.EXPENDITURE: "spent"}


def rows(code):
    file = read_ledger_file(FILES[code].read_bytes())
    assert (file.faults, file.notes) == ((), ())
    return [(movement, row) for movement in file.movements for row in movement.rows]


def stated(code, dataset, **where):
    """What the reports print of a dataset, by year, subject and measure, not what it forecasts."""
    return {
        (each.subject, each.measure): int(each.value)
        for each in facts_of(code).observations(dataset)
        if each.value is not None and each.nature is Nature.ACTUAL and where.items() <= dict(each.subject).items()
    }


def test_programmes_of_2013_add_up_to_what_the_report_of_2014_prints_of_the_year_before():
    found = {row.cell.unit[1]: row.amount for movement, row in rows("yeongdeungpo") if movement.year == 2013}

    printed = {
        dict(subject)["programme"]: value
        for (subject, measure), value in stated("yeongdeungpo", "budget.programme", year="2014").items()
        if measure == "previous_appropriation" and dict(subject)["programme"] != "계"
    }
    assert found == printed


def test_there_is_a_file_for_each_district():
    assert set(FILES) == set(REVENUE) == {"yeongdeungpo", "geumcheon"}


@pytest.mark.parametrize("code", ["yeongdeungpo", "geumcheon"])
def test_revenue_of_each_round_is_the_expenditure_of_its_accounts(code):
    file = read_revenue_file(REVENUE[code].read_bytes())
    spent, received = Counter(), Counter()
    for movement, row in rows(code):
        spent[movement.year, str(movement.kind), movement.round, row.cell.account] += row.amount
    for row in (row for movement in file.movements for row in movement):
        received[row.key[0], str(row.key[2]), row.key[3], row.place[0]] += row.amount

    assert (file.faults, file.notes) == ((), ())
    assert received == {key: spent[key] for key in received}
    assert {key[0] for key in received} == {"yeongdeungpo": {2003, 2023}, "geumcheon": {2020}}[code]


@pytest.mark.parametrize(("code", "year"), [("yeongdeungpo", 2023), ("geumcheon", 2020)])
def test_accounts_add_up_to_the_printed_stages(code, year):
    found = Counter()
    for movement, row in rows(code):
        if movement.year == year and movement.kind is not MovementKind.EXPENDITURE:
            stage = f"{movement.round}회 추경" if movement.kind is MovementKind.SUPPLEMENTARY else movement.kind.label
            found[row.cell.account, stage] += row.amount

    printed = {
        (dict(subject)["account"], dict(subject)["stage"]): value
        for (subject, _), value in stated(code, "budget.scale", year=str(year)).items()
        if dict(subject)["account"] != "계" and dict(subject)["stage"] not in {"계", "추경 소계"} and value
    }
    assert found == printed


def test_the_accounts_of_2003_add_up_to_what_was_available_and_allotted():
    measures = {MovementKind.ORIGINAL: "appropriation", MovementKind.CARRY_IN: "carried_over",
                MovementKind.ALLOTMENT: "allotted"}  # fmt: skip
    found = {
        (row.cell.account, measures[movement.kind]): row.amount
        for movement, row in rows("yeongdeungpo")
        if movement.year == 2003
    }

    printed = {
        (dict(subject)["account"], measure): value
        for (subject, measure), value in stated("yeongdeungpo", "budget.account", year="2003").items()
        if measure in measures.values() and dict(subject)["account"] in {"일반회계", "특별회계"}
    }
    assert found == printed


@pytest.mark.parametrize("year", [2014, 2020, 2023])
def test_programmes_of_the_division_add_up_to_what_it_prints(year):
    found = Counter()
    for movement, row in rows("yeongdeungpo"):
        if movement.year == year and row.cell.division == DIVISION:
            found[row.cell.unit[1], MEASURES[movement.kind]] += row.amount

    printed = {
        (dict(subject)["programme"], measure): value
        for (subject, measure), value in stated("yeongdeungpo", "budget.programme", year=str(year)).items()
        if measure in MEASURES.values() and dict(subject)["programme"] != "계"
    }
    assert found == printed
