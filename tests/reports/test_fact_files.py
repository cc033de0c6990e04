"""Fact files: what a report states outside of tables."""

from datetime import date
from decimal import Decimal

import pytest

from ieum.kernel.numbers import Absence
from ieum.kernel.observations import Nature
from ieum.reports.intake.fact_files import InvalidFacts, read_facts

HEAD = """\
source: 보고
municipality: m
stated_on: 2023-11-06
as_of: 2023-10-31
defaults: {division: 기획예산과, year: "2023"}
facts:
"""


def facts(text):
    return read_facts(HEAD + text).facts


def fact(value, dataset="plans.result", about="{item: 가, activity: 나}", measure="sessions"):
    (found,) = facts(f"  - {{dataset: {dataset}, about: {about}, {measure}: {value}}}\n")
    return found


def test_a_count_is_read_from_its_print():
    found = fact("{printed: 68회, line: 153}")

    assert (found.value, found.unit, found.line, found.printed) == (Decimal(68), "회", 153, "68회")
    assert (found.effective_date, found.nature) == (date(2023, 10, 31), Nature.ACTUAL)


@pytest.mark.parametrize(
    ("printed", "won", "scale"),
    [
        ("304,600천원", 304_600_000, 1_000),
        ("893,542백만원", 893_542_000_000, 1_000_000),
        ("158억원", 15_800_000_000, 100_000_000),
        ("158억", 15_800_000_000, 100_000_000),
        ("2천만원", 20_000_000, 10_000_000),
        ("30만원", 300_000, 10_000),
    ],
)
def test_money_is_whole_won_with_the_scale_of_its_print(printed, won, scale):
    found = fact(f'{{printed: "{printed}", line: 1}}', "plans.item", "{item: 가}", "cost")

    assert (found.value, found.scale) == (Decimal(won), scale)


def test_a_unit_that_the_print_leaves_out_may_be_named():
    found = fact('{printed: "870,046", unit: 백만원, line: 1}', "plans.item", "{item: 가}", "cost")

    assert found.value == 870_046_000_000


@pytest.mark.parametrize(("printed", "absence"), [("미정", Absence.UNDECIDED), ("비예산", Absence.NO_BUDGET)])
def test_what_is_undecided_or_without_budget_is_not_zero(printed, absence):
    found = fact(f"{{printed: {printed}, line: 1}}", "plans.item", "{item: 가}", "cost")

    assert (found.value, found.absence) == (None, absence)


def test_values_that_contradict_each_other_are_all_kept():
    found = facts(
        "  - dataset: council.question\n    about: {kind: 계}\n    count:\n"
        "      - {printed: 262건, line: 94}\n      - {computed: 272, formula: 94 + 178, line: 94}\n"
    )

    assert [(each.value, each.nature, each.formula) for each in found] == [
        (Decimal(262), Nature.ACTUAL, ""),
        (Decimal(272), Nature.COMPUTED, "94 + 178"),
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("  - {dataset: no.such, about: {}}\n", "1번째 사실: no.such이라는 자료는 없습니다."),
        (
            "  - {dataset: plans.result, about: {colour: 빨강}}\n",
            "1번째 사실: plans.result에는 colour 구분이 없습니다.",
        ),
        (
            "  - {dataset: plans.result, about: {item: 가}, weight: {printed: 3kg}}\n",
            "1번째 사실: plans.result에는 weight 항목이 없습니다.",
        ),
    ],
)
def test_a_fact_that_nobody_can_record_is_refused(text, sentence):
    with pytest.raises(InvalidFacts) as caught:
        facts(text)

    assert str(caught.value) == sentence
