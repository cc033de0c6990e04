"""The demo's definitions can be built from known facts, and none repeats a sentence of a real report."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

import ieum.demo
from ieum.kernel.figure_grid import measures_of
from ieum.kernel.figure_tables import squeeze
from ieum.kernel.observations import Observation, subject_of
from ieum.kernel.registry import datasets, figure_tables
from ieum.reports.bodies import Reference, TableOrder, pieces_of, references
from ieum.reports.definitions import Computed, Counted, Selected, read_definition
from ieum.reports.editions import build
from ieum.reports.intake.fact_files import read_facts

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
    """All that the fact files state of a municipality."""
    files = [read_facts(path.read_text(encoding="utf-8")) for path in sorted((DEMO / "facts").glob("*.yaml"))]
    return [fact for file in files if file.municipality == municipality for fact in file.facts]


@dataclass(frozen=True)
class Stated:
    """Facts for an edition: nothing but what the fact files state."""

    facts: Sequence[Observation]
    epoch: int = 1

    def observations(self, dataset: str, _question: object) -> Sequence[Observation]:
        return [fact for fact in self.facts if fact.dataset == dataset]


def read_by_tables():
    """What intake brings in: (dataset, measure)."""
    for table in figure_tables:
        for line in (*table.rows, *table.columns):
            for measure in (line.measure, *measures_of(line.template)):
                yield table.dataset, measure


NOTE = re.compile(r"\[각주:\s*([^\]]*)\]")


def own_sentences(definition):
    """The sentences that somebody wrote for this project: purposes, and lines that are no section name or table."""
    for item in items(definition):
        lines = [item.purpose, *item.body.splitlines()]
        yield from (line.strip() for line in lines if not line.strip().startswith(("□", "[", "|---")))


def phrases(sentence):
    """The sentence, or each cell of a table row, without marker, and each of its footnotes."""
    for phrase in sentence.strip("|").split("|") if sentence.startswith("|") else [sentence]:
        words, *notes = [NOTE.sub("", phrase), *NOTE.findall(phrase)]
        yield re.sub(r"^[○·※☞-]\s*", "", words.strip()).replace("<br>", "")
        yield from notes


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
    facts = facts_of(definition.municipality)
    stated = {(fact.dataset, fact.subject, fact.measure, fact.nature) for fact in facts}
    tabled = set(read_by_tables())
    unknown = [
        name
        for name, order in definition.figures.items()
        if isinstance(order, Selected) and (order.dataset, order.measure) not in tabled
        if (order.dataset, subject_of(order.where), order.measure, order.nature) not in stated
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
def test_each_item_that_names_its_team_has_a_purpose(definition):
    assert [item.title for item in items(definition) if item.team and not item.purpose] == []


def test_what_the_2023_report_sums_up_is_what_it_prints():
    definition = read_definition((DEMO / "reports" / "yeongdeungpo-2023.yaml").read_text(encoding="utf-8"))
    facts = facts_of("yeongdeungpo")
    figures = build(definition, Stated(facts)).figures
    computed = {name: figures[name].value for name in ("팀 수", "예산안 총규모", "입법 건수", "상담 건수")}
    assert computed == {"팀 수": 4, "예산안 총규모": 893_542_000_000, "입법 건수": 108, "상담 건수": 538}


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
