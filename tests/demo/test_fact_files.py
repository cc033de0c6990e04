"""The demo's fact files say what the reports print, where they print it, in words that the apps know."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

import ieum.demo
from ieum.kernel.figure_tables import squeeze
from ieum.kernel.numbers import Absence, find_numbers, parse_cell
from ieum.kernel.observations import Nature
from ieum.kernel.registry import datasets
from ieum.kernel.units import MONEY

SEEDS = {
    "영등포구 2014년 주요업무 보고": "seed-000-yeongdeungpo-2014.txt",
    "영등포구 2020년 주요업무 보고": "seed-001-yeongdeungpo-2020.txt",
    "영등포구 2003년 주요업무 보고": "seed-002-yeongdeungpo-2003.txt",
    "영등포구 2023년 주요업무 보고": "seed-003-yeongdeungpo-2023.txt",
    "금천구 2020년 주요업무 추진실적 및 2021년 주요업무계획": "seed-004-geumcheon-2020.txt",
}
"""The report that each source is, by its name in the fact files."""

FILES = sorted((Path(ieum.demo.__file__).parent / "facts").glob("*.yaml"))
HEAD = {"source", "municipality", "stated_on", "as_of", "defaults", "facts"}
VALUE_KEYS = {"printed", "computed", "formula", "line", "cell", "unit", "nature", "as_of"}

every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def read(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def stated(path):
    """Yield (dataset, about, measure, value) for each single value of a file."""
    for fact in read(path)["facts"]:
        for name, values in fact.items():
            if name not in {"dataset", "about"}:
                for value in values if isinstance(values, list) else [values]:
                    yield fact["dataset"], fact["about"], name, value


def printed(path):
    for dataset, _, name, value in stated(path):
        if "printed" in value:
            yield datasets[dataset].measures[name], value


def stands_there(value, measure, lines):
    """Tell whether the print stands on its line; words may run on over the following ones."""
    first = squeeze(lines[value["line"] - 1])
    rest = "" if measure.unit else squeeze("".join(lines[value["line"] : value["line"] + 60]))
    number = r"(?<!\d)(?<!\d[,.])" if value["printed"][0].isdigit() else ""
    match = re.search(number + re.escape(squeeze(value["printed"])) + r"(?!(?<=\d),?\d)", first + rest)
    return match is not None and match.start() < len(first)


def has_one_number_or_none(text):
    cell = parse_cell(text)
    return cell not in (Absence.BLANK, Absence.TEXT) or len(find_numbers(text)) == 1


@every_file
def test_a_file_says_where_and_when_its_facts_were_stated(path):
    content = read(path)
    assert set(content) == HEAD
    assert (type(content["stated_on"]), type(content["as_of"])) == (date, date)
    assert content["as_of"] <= content["stated_on"]


@every_file
def test_facts_are_about_dimensions_and_measures_that_an_app_declares(path):
    for fact in read(path)["facts"]:
        dataset = datasets[fact["dataset"]]
        assert set(fact["about"]) - set(dataset.dimensions) == set(), fact
        assert set(fact) - {"dataset", "about"} - set(dataset.measures) == set(), fact
        assert {type(value) for value in fact["about"].values()} <= {str}, fact


@every_file
def test_values_have_only_the_keys_of_the_format(path):
    for dataset, about, name, value in stated(path):
        assert set(value) - VALUE_KEYS == set(), (dataset, about, name)
        assert ("printed" in value) != ("computed" in value), (dataset, about, name)
        assert type(value["line"]) is int, (dataset, about, name)
        assert Nature(value.get("nature", "ACTUAL")) is not Nature.COMPUTED, (dataset, about, name)


@every_file
def test_a_print_of_a_counted_measure_holds_exactly_one_number(path):
    prints = [value["printed"] for measure, value in printed(path) if measure.unit]
    assert [text for text in prints if not has_one_number_or_none(text)] == []


@every_file
def test_money_names_its_unit(path):
    units = tuple(unit.label for unit in MONEY)
    unknown = [
        value["printed"]
        for measure, value in printed(path)
        if measure.unit == "원" and find_numbers(value["printed"])
        if not value["printed"].endswith(units) and value.get("unit") not in units
    ]
    assert unknown == []


@every_file
def test_nothing_is_stated_twice_except_as_a_contradiction(path):
    defaults = read(path)["defaults"]
    keys = []
    for fact in read(path)["facts"]:
        usable = {name: value for name, value in defaults.items() if name in datasets[fact["dataset"]].dimensions}
        about = tuple(sorted({**usable, **fact["about"]}.items()))
        for name, value in fact.items():
            if name not in {"dataset", "about"} and not isinstance(value, list):
                keys.append((fact["dataset"], about, name, value.get("nature"), value.get("as_of")))
    assert [key for key, times in Counter(keys).items() if times > 1] == []


@pytest.mark.shared
@every_file
def test_each_value_is_printed_on_its_line_of_the_report(path, shared):
    text = (shared / "seeds" / SEEDS[read(path)["source"]]).read_text(encoding="utf-8")
    lines = text.split("\n")
    missing = [value for measure, value in printed(path) if not stands_there(value, measure, lines)]
    assert missing == []
