"""What the reports write in sentences of costs, reviews, savings and thresholds (R6, R13, R14, R15), and its tables."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from ieum.budget.figures.thresholds import threshold_observations
from ieum.documents.model import Bullet, plain
from ieum.kernel.figure_grid import resolve
from ieum.kernel.numbers import NumberStyle
from ieum.kernel.registry import figure_tables
from ieum.kernel.rounding import Rounding
from ieum.kernel.selection import Question
from ieum.reports.printing import Printer, table_of
from tests.demo.in_memory import REPORTS, edition, facts_of
from tests.demo.test_printed_tables import SEEDS

SAID = yaml.safe_load((Path(__file__).parent / "printed_sentences.yaml").read_text(encoding="utf-8"))
WRAPPED = 4
"""A sentence of a report may go on for so many lines."""


def numbers(identity, word):
    """The figures of each sentence of an edition in which a word stands, as they are printed."""
    lines = [block.content for block in edition(identity).document.blocks if isinstance(block, Bullet)]
    figures = [[run.text for run in line if run.figure] for line in lines if word in plain(line)]
    return [each for each in figures if each]


def table(name, facts, day, **where):
    """The body of a table on a day, cell by cell."""
    question = Question(day, 1, Rounding.HALF_UP, day, where)
    grid = resolve(figure_tables[name], facts(question), question)
    printed = table_of(grid, Printer(NumberStyle(), lambda name, _: name), "x", is_dated=False)
    return [[cell.text for cell in row] for row in printed.body]


def observed(dataset):
    return lambda _question: facts_of("yeongdeungpo").observations(dataset)


@pytest.mark.parametrize(("identity", "word"), [(identity, word) for identity in SAID for word in SAID[identity]])
def test_a_sentence_says_the_numbers_of_the_report(identity, word):
    printed = list(SAID[identity][word].values())

    assert [each[-len(own) :] for each, own in zip(numbers(identity, word), printed, strict=True)] == printed


@pytest.mark.shared
@pytest.mark.parametrize("identity", REPORTS)
def test_each_of_them_stands_in_the_report_at_its_line(identity, shared):
    (path,) = (shared / "seeds").glob(f"{SEEDS[identity]}-*.txt")
    lines = path.read_text(encoding="utf-8").split("\n")
    said = [(line, each) for own in SAID[identity].values() for line, found in own.items() for each in found]

    missing = [(line, each) for line, each in said if each not in " ".join(lines[line - 1 : line - 1 + WRAPPED])]
    assert missing == []


@pytest.mark.parametrize("identity", ["yeongdeungpo-2014", "yeongdeungpo-2020", "yeongdeungpo-2023"])
def test_each_cost_that_the_district_pays_alone_is_a_table_with_its_funding(identity):
    day = date(int(identity[-4:]), 12, 31)
    facts = [each for each in facts_of("yeongdeungpo").observations("budget.task") if each.measure == "cost"]
    source = f"영등포구 {identity[-4:]}년 주요업무 보고"
    tasks = dict.fromkeys((dict(each.subject)["task"], dict(each.subject)["year"]) for each in facts
                          if each.source == source)  # fmt: skip

    built = [
        table("budget.task.cost", lambda _: facts, day, division="기획예산과", year=year, task=task)
        for task, year in tasks
    ]

    printed = [found[0] for found in SAID[identity]["소요예산"].values()]
    assert sorted(cell for ((cell,),) in built) == sorted(
        each if each == "비예산" else f"{each}\n(구비 {each})" for each in printed
    )


def test_the_saving_targets_of_2014_are_tables_by_account_and_by_expense():
    day, facts = date(2014, 2, 5), observed("budget.saving")

    assert table("budget.saving.by_account", facts, day, year="2014") == [
        ["계", "7,254"], ["일반회계", "5,189"], ["특별회계", "2,065"],
    ]  # fmt: skip
    assert table("budget.saving.by_expense", facts, day, year="2014") == [
        ["경상경비·에너지 관련 경비", "7"], ["민간위탁", "8"], ["행사성 경비", "13"], ["시설비 등 사업비", "15"],
    ]  # fmt: skip


def test_the_thresholds_of_2003_are_a_table_of_three_bodies():
    rows = table("budget.investment.thresholds", threshold_observations, date(2003, 11, 30))

    assert [[row[0], row[3], *row[4:6]] for row in rows] == [
        ["자체심사", "전액 자체재원", "10", "-"],
        ["시·도 의뢰심사", "전액 자체재원", "30", "200"],
        ["시·도 의뢰심사", "시비 포함", "10", "-"],
        ["중앙 의뢰심사", "국비 포함", "200", "-"],
    ]
