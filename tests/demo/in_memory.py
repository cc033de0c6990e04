"""The demo without a database: what the reports state, and editions built from it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

import ieum.demo
from ieum.documents.readers.json import read_json
from ieum.kernel.observations import Observation
from ieum.kernel.registry import figure_tables
from ieum.reports.definitions import read_definition
from ieum.reports.editions import build
from ieum.reports.intake.fact_files import read_facts
from ieum.reports.intake.proposing import Letter, propose

DEMO = Path(ieum.demo.__file__).parent
SOURCES = yaml.safe_load((DEMO / "sources.yaml").read_text(encoding="utf-8"))
REPORTS = sorted(path.stem for path in (DEMO / "reports").glob("*.yaml"))


@dataclass(frozen=True)
class Known:
    """Facts for an edition."""

    facts: tuple[Observation, ...]
    epoch: int = 1

    def observations(self, dataset, _question=None):
        return [fact for fact in self.facts if fact.dataset == dataset]


@cache
def facts_of(municipality):
    """All that the demo's reports of one municipality state."""
    return Known(tuple(fact for raw in SOURCES if raw["municipality"] == municipality for fact in _stated(raw)))


def source_document(identity):
    """The tables of one real report, as intake reads them."""
    return read_json((DEMO / "sources" / f"{identity}.json").read_bytes(), identity)


def letter_of(raw):
    """What the officer says who hands in one of the reports."""
    return Letter(raw["name"], raw["stated_on"], raw["as_of"], {"division": "기획예산과", "year": str(raw["year"])})


def definition(identity):
    """A report definition of the demo."""
    return read_definition((DEMO / "reports" / f"{identity}.yaml").read_text(encoding="utf-8"))


def edition(identity, **asked):
    """A report of the demo, built."""
    found = definition(identity)
    return build(found, facts_of(found.municipality), **asked)


def _stated(raw):
    for proposal in propose(source_document(raw["id"]), letter_of(raw), figure_tables):
        yield from (*proposal.facts, *proposal.contradictions)
    facts = DEMO / "facts" / f"{raw['id']}.yaml"
    if facts.is_file():
        yield from read_facts(facts.read_text(encoding="utf-8")).facts
