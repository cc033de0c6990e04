"""The demo's definitions can be built from known facts, and none repeats a sentence of a real report."""

import re
from pathlib import Path

import pytest
import yaml

import ieum.demo
from ieum.kernel.figure_grid import measures_of
from ieum.kernel.figure_tables import squeeze
from ieum.kernel.registry import datasets, figure_tables
from ieum.reports.bodies import Reference, TableOrder, pieces_of, references
from ieum.reports.definitions import Computed, Counted, Selected, read_definition

DEMO = Path(ieum.demo.__file__).parent
DEFINITIONS = sorted((DEMO / "reports").glob("*.yaml"))
SHORT = 12
"""Up to this many characters, spaces and figures not counted, a line is a label, which reports share."""
LONG = 25
"""From this many on, words may not even stand inside a longer sentence of a report."""

every_definition = pytest.mark.parametrize("path", DEFINITIONS, ids=lambda path: path.stem)


@pytest.fixture
def definition(path):
    return read_definition(path.read_text(encoding="utf-8"))


def items(definition):
    return [item for chapter in definition.chapters for item in chapter.items]


def facts_of(municipality):
    """All stated facts of a municipality's files: (dataset, subject, measure, nature)."""
    for path in sorted((DEMO / "facts").glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for fact in content["facts"] if content["municipality"] == municipality else ():
            yield from _stated(fact, content["defaults"])


def _stated(fact, defaults):
    dimensions = datasets[fact["dataset"]].dimensions
    subject = {**{name: value for name, value in defaults.items() if name in dimensions}, **fact["about"]}
    for measure, values in fact.items():
        for value in values if isinstance(values, list) else [values]:
            if measure not in {"dataset", "about"}:
                yield fact["dataset"], tuple(sorted(subject.items())), measure, value.get("nature", "ACTUAL")


def read_by_tables():
    """What intake brings in: (dataset, measure)."""
    for table in figure_tables:
        for line in (*table.rows, *table.columns):
            for measure in (line.measure, *measures_of(line.template)):
                yield table.dataset, measure


def own_sentences(definition):
    """The sentences that somebody wrote for this project: purposes, and lines that are no section name or table."""
    for item in items(definition):
        lines = [item.purpose, *item.body.splitlines()]
        yield from (line.strip() for line in lines if not line.strip().startswith(("□", "[", "|---")))


def phrases(sentence):
    """The sentence, or each cell of a table row, without marker."""
    for phrase in sentence.strip("|").split("|") if sentence.startswith("|") else [sentence]:
        yield re.sub(r"^[○·※☞-]\s*", "", phrase.strip()).replace("<br>", "")


def length(phrase):
    """Characters that are the phrase's own: without spaces and figures."""
    return sum(len(squeeze(each)) for each in pieces_of(phrase) if isinstance(each, str))


def as_printed(phrase):
    """A pattern of the phrase as a report would print it: any number where a figure stands; all without spaces."""
    words = [r"[△\d,.]+" if isinstance(each, Reference) else re.escape(squeeze(each)) for each in pieces_of(phrase)]
    return re.compile("".join(words))


@every_definition
def test_each_figure_is_printed_or_goes_into_one_that_is(definition):
    used = {reference.name for item in items(definition) for reference in references(list(item.parts))}
    used |= {name for each in definition.figures.values() if isinstance(each, Computed) for name in each.inputs}
    assert set(definition.figures) - used == set()


@every_definition
def test_each_figure_goes_back_to_a_fact_or_a_table_that_intake_reads(definition):
    stated = set(facts_of(definition.municipality))
    tabled = set(read_by_tables())
    unknown = [
        name
        for name, order in definition.figures.items()
        if isinstance(order, Selected) and (order.dataset, order.measure) not in tabled
        if (order.dataset, tuple(sorted(order.where.items())), order.measure, order.nature) not in stated
    ]
    assert unknown == []


@every_definition
def test_counted_dimensions_and_inputs_exist(definition):
    for order in definition.figures.values():
        if isinstance(order, Counted):
            assert order.dimension in datasets[order.dataset].dimensions
        if isinstance(order, Computed):
            assert set(order.inputs) - set(definition.figures) == set()


@every_definition
def test_tables_get_every_dimension_that_they_ask_of_their_surroundings(definition):
    for item in items(definition):
        for part in item.parts:
            if isinstance(part, TableOrder):
                given = {*definition.where, *part.where, "task"}
                assert set(figure_tables[part.name].context) - given == set(), (item.title, part.name)


@every_definition
def test_each_work_item_after_the_first_chapter_has_a_purpose(definition):
    work = [item for chapter in definition.chapters[1:] for item in chapter.items]
    assert [item.title for item in work if not item.purpose] == []


@pytest.mark.shared
@every_definition
def test_no_sentence_is_copied_from_a_report(definition, shared):
    titles = {squeeze(item.title) for item in items(definition)}
    reports = [path.read_text(encoding="utf-8") for path in sorted((shared / "seeds").glob("*.txt"))]
    lines = {squeeze(line).lstrip("○·※☞-") for report in reports for line in report.split("\n")}
    running = [squeeze(report) for report in reports]
    copied = []
    for phrase in {phrase for sentence in own_sentences(definition) for phrase in phrases(sentence)}:
        if length(phrase) > SHORT and squeeze(phrase) not in titles:
            pattern = as_printed(phrase)
            is_inside = length(phrase) > LONG and any(map(pattern.search, running))
            if is_inside or any(map(pattern.fullmatch, lines)):
                copied.append(phrase)
    assert copied == []
