"""The survey of report tables says of each one what it is, as it is declared."""

import re
from functools import cache
from pathlib import Path

from ieum.kernel.figure_tables import Line, Rate
from ieum.kernel.registry import answered, datasets, derived, figure_tables
from tests.conftest import ROOT
from tests.demo.in_memory import facts_of
from tests.registered import register_all

register_all()
SURVEY = Path(ROOT, "docs", "report-tables.md").read_text(encoding="utf-8")
COMPUTED = {each.name for registry in (derived, answered) for each in registry}


@cache
def stated():
    return {fact.dataset for code in ("yeongdeungpo", "geumcheon") for fact in facts_of(code).facts}


def described(table):
    """The row of a table in the survey, behind the number of what it prints."""
    unit = f"{table.unit}{', 합이 맞음' if table.adds_up else ''}" if table.unit else "-"
    sources = [("보고서", stated()), ("대장", COMPUTED)]
    known = ", ".join(label for label, names in sources if table.dataset in names)
    return f"`{table.name}` | {_columns(table)} | {unit} | {_bases(table)} | {known} |"


def _columns(table):
    columns = (each for line in table.columns for each in (getattr(line, "total", ""), line.label))
    labels = [*table.stub, *(label.replace("\n", " ") for label in columns)]
    if not any(isinstance(line, Line) and line.label for line in table.columns):
        labels.append(", ".join(getattr(line, "label", "") for line in table.rows))
    return " · ".join(label for label in labels if label)


def _bases(table):
    measures = datasets[table.dataset].measures
    lines = [line for line in table.columns if isinstance(line, Line)]
    names = {line.label: measures[line.measure].label for line in lines if line.measure in measures}
    rates = [line.formula for line in lines if isinstance(line.formula, Rate)]
    return ", ".join(f"{names[each.part]} ÷ {names[each.whole]}" for each in rates) or "-"


def test_each_row_says_what_is_declared():
    declared = {described(table) for table in figure_tables}

    assert sorted(set(re.findall(r"^\| R\d+ \| (`.*\|)$", SURVEY, re.MULTILINE)) - declared) == []


def test_every_table_that_prints_money_is_in_the_survey():
    missing = [
        described(table)
        for table in figure_tables
        if any(each.unit == "원" for each in datasets[table.dataset].measures.values())
        and described(table) not in SURVEY
    ]

    assert missing == []


def test_each_kind_of_report_table_has_a_row():
    assert set(re.findall(r"^\| (R\d+) \|", SURVEY, re.MULTILINE)) == {f"R{number}" for number in range(1, 19)}


def test_no_table_is_said_to_be_answered_by_nothing():
    assert [line for line in SURVEY.splitlines() if line.startswith("| R") and line.endswith("| |")] == []
