"""The Geumcheon report of 2020, read from its tables and facts, says what it said about itself."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

import ieum.demo
from ieum.documents.model import Bullet, Document, Table, plain
from ieum.documents.readers.json import read_json
from ieum.kernel.observations import Observation
from ieum.kernel.registry import figure_tables
from ieum.reports.definitions import read_definition
from ieum.reports.editions import build
from ieum.reports.intake.fact_files import read_facts
from ieum.reports.intake.proposing import Letter, propose

DEMO = Path(ieum.demo.__file__).parent


@dataclass(frozen=True)
class Known:
    """Facts for an edition."""

    facts: list[Observation]
    epoch: int = 1

    def observations(self, dataset, _question):
        return [fact for fact in self.facts if fact.dataset == dataset]


@pytest.fixture(scope="module")
def edition():
    stated = read_facts((DEMO / "facts" / "geumcheon-2020.yaml").read_text(encoding="utf-8"))
    letter = Letter(stated.source, stated.stated_on, date(2020, 10, 31), {"division": "기획예산과", "year": "2020"})
    report = read_json((DEMO / "sources" / "geumcheon-2020.json").read_bytes(), "geumcheon-2020.json")
    tabled = [fact for each in propose(report, letter, figure_tables) for fact in each.facts]
    definition = read_definition((DEMO / "reports" / "geumcheon-2020.yaml").read_text(encoding="utf-8"))
    return build(definition, Known([*tabled, *stated.facts]))


def line(document: Document, beginning: str) -> str:
    lines = [plain(block.content) for block in document.blocks if isinstance(block, Bullet)]
    return next(each for each in lines if each.startswith(beginning))


def value(edition, name):
    return str(edition.figures[name].value)


def test_lawsuits_since_2018_come_to_the_printed_totals(edition):
    names = ("제소", "승소", "패소", "진행중", "종결", "승소율")
    assert [value(edition, name) for name in names] == ["114", "87", "5", "22", "92", "94.5"]


def test_jurors_and_researchers_are_the_sum_of_their_kinds(edition):
    assert (value(edition, "모집 인원"), value(edition, "연구단 인원")) == ("40", "6")


def test_pledges_are_counted_from_their_table(edition):
    assert line(edition.document, "공약 69") == "공약 69개 사업 : 5대 목표, 12개 분야로 구성"


def test_teams_are_counted_from_their_table(edition):
    assert line(edition.document, "조 직") == "조 직 : 4팀"


def test_an_undecided_cost_and_work_without_budget_print_as_stated(edition):
    lines = [plain(block.content) for block in edition.document.blocks if isinstance(block, Bullet)]
    costs = [each for each in lines if "소요예산 :" in each]
    assert costs == [
        "2021년 소요예산 : 19,000천원",
        "소요예산 : 5,000천원",
        "2021년 소요예산 : 미정(시비)",
        "2021년 소요예산 : 32,300천원",
        "2021년 소요예산 : 34,900천원",
        "2021년 소요예산 : 34,080천원",
        "2021년 소요예산 : 13,750천원",
        "소요예산 : 182,170천원",
        "2021년 소요예산 : 비예산",
        "2021년 소요예산 : 52,700천원",
    ]


def test_each_cost_in_words_is_the_cost_of_its_year_in_the_funding_table(edition):
    said = {"Ⅱ-1": "공약평가", "Ⅱ-2": "온라인회의", "Ⅱ-5": "참여예산", "Ⅱ-6": "혁신", "Ⅱ-7": "공모"}
    said |= {"Ⅱ-8": "자치분권", "Ⅱ-9": "송무", "Ⅱ-11": "의회"}
    tables = {key: value(edition, f"{key}/budget.funding_plan.by_year/계·연차별소요재원/2021년") for key in said}
    assert tables == {key: value(edition, f"{name} 소요예산") for key, name in said.items()}


def test_the_groups_of_residents_budget_stand_two_beside_each_other(edition):
    (table,) = [
        each for each in edition.document.blocks if isinstance(each, Table) and each.caption == "분야 그룹별 한도액"
    ]

    assert [[cell.text for cell in row] for row in table.grid] == [
        ["분야 그룹", "한도액", "분야 그룹", "한도액"],
        ["교통·주택", "위원회 결정", "복지·여성", "위원회 결정"],
        ["경제·문화·관광", "위원회 결정", "공원·환경", "위원회 결정"],
        ["교육·청소년", "위원회 결정", "", ""],
    ]
