"""투자심사: who reviews by the table of each day, where the rule can be read twice, and what is reviewed again."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from ieum.budget.choices import MatterKind, MoneySource, ReviewNeed
from ieum.budget.rules.investment import next_round, rereview_reasons, review_needed, study_needed
from ieum.budget.rules.matters import HUNDRED_MILLION, StatedMatter, YearAmount, eok

OWN, CITY, NATIONAL, BOND = MoneySource.OWN, MoneySource.CITY, MoneySource.NATIONAL, MoneySource.BOND
D2003, D2010, D2014, D2015 = date(2003, 6, 1), date(2010, 6, 1), date(2014, 6, 1), date(2015, 6, 1)
D2016, D2018, D2024, D2025 = date(2016, 7, 1), date(2018, 1, 1), date(2024, 6, 1), date(2025, 1, 7)


def project(nature="GENERAL", *, traits=None, **money):
    """A new project; money is 억원 by source."""
    amounts = tuple(
        YearAmount(MoneySource(source), 2026, round(value * HUNDRED_MILLION))
        for source, value in money.items()
        if value
    )
    said = {"nature": nature, "is_new": "Y", **(traits or {})}
    return StatedMatter(MatterKind.INVESTMENT, 2026, "도서관", "교육과", "0111", said, amounts)


def bodies(matter, on):
    answer = review_needed(matter, on=on)
    return answer.need.value, [each.body.value for each in answer.readings]


@pytest.mark.parametrize(
    ("on", "nature", "money", "need", "body"),
    [
        (D2003, "GENERAL", {"OWN": 9.99}, "NOT_REQUIRED", []),
        (D2003, "GENERAL", {"OWN": 10}, "REQUIRED", ["OWN"]),
        (D2003, "GENERAL", {"OWN": 29.99}, "REQUIRED", ["OWN"]),
        (D2003, "GENERAL", {"OWN": 30}, "AMBIGUOUS", ["CITY", "OWN"]),
        (D2003, "GENERAL", {"OWN": 199.99}, "AMBIGUOUS", ["CITY", "OWN"]),
        (D2003, "GENERAL", {"OWN": 200}, "AMBIGUOUS", ["OWN", "CENTRAL"]),
        (D2003, "GENERAL", {"OWN": 5, "CITY": 5}, "REQUIRED", ["CITY"]),
        (D2003, "GENERAL", {"OWN": 100, "NATIONAL": 100}, "REQUIRED", ["CENTRAL"]),
        (D2003, "GENERAL", {"CITY": 100, "NATIONAL": 100}, "AMBIGUOUS", ["CENTRAL", "CITY"]),
        (D2003, "GENERAL", {"OWN": 50, "NATIONAL": 50}, "AMBIGUOUS", ["OWN", "CITY", "CENTRAL"]),
        (D2010, "GENERAL", {"OWN": 10}, "AMBIGUOUS", ["OWN", "CITY", "CENTRAL"]),
        (D2010, "EVENT", {"OWN": 4.99}, "NOT_REQUIRED", []),
        (D2014, "GENERAL", {"OWN": 19.99}, "NOT_REQUIRED", []),
        (D2014, "EVENT", {"OWN": 3}, "AMBIGUOUS", ["OWN", "CITY", "CENTRAL"]),
        (D2015, "GENERAL", {"OWN": 10, "CITY": 29.99}, "REQUIRED", ["OWN"]),
        (D2015, "GENERAL", {"OWN": 10, "CITY": 30}, "REQUIRED", ["CITY"]),
        (D2015, "GENERAL", {"OWN": 10, "CITY": 90}, "REQUIRED", ["CENTRAL"]),
        (D2015, "GENERAL", {"OWN": 500}, "REQUIRED", ["OWN"]),
        (D2015, "BUILDING", {"OWN": 20}, "REQUIRED", ["CITY"]),
        (D2015, "EVENT", {"OWN": 2.99}, "NOT_REQUIRED", []),
        (D2015, "EVENT", {"OWN": 5}, "REQUIRED", ["CITY"]),
        (D2016, "EVENT", {"OWN": 1}, "REQUIRED", ["OWN"]),
        (D2016, "EXHIBITION", {"OWN": 2.99}, "NOT_REQUIRED", []),
        (D2018, "GENERAL", {"OWN": 10, "CITY": 49.99}, "REQUIRED", ["OWN"]),
        (D2018, "GENERAL", {"OWN": 10, "CITY": 50}, "REQUIRED", ["CITY"]),
        (D2018, "GENERAL", {"OWN": 150, "BOND": 50}, "REQUIRED", ["CENTRAL"]),
        (D2018, "EVENT", {"OWN": 30}, "REQUIRED", ["CENTRAL"]),
        (D2024, "BURDEN", {"OWN": 0.5}, "REQUIRED", ["CENTRAL"]),
        (D2025, "GENERAL", {"OWN": 19.99, "CITY": 0.01}, "REQUIRED", ["OWN"]),
        (D2025, "GENERAL", {"OWN": 10, "CITY": 50}, "REQUIRED", ["CITY"]),
        (D2025, "GENERAL", {"OWN": 100, "NATIONAL": 100}, "REQUIRED", ["CENTRAL"]),
        (D2025, "GENERAL", {"OWN": 900}, "REQUIRED", ["OWN"]),
        (D2025, "BUILDING", {"OWN": 59.99}, "REQUIRED", ["OWN"]),
        (D2025, "BUILDING", {"OWN": 60}, "REQUIRED", ["CITY"]),
        (D2025, "EVENT", {"OWN": 199.99}, "REQUIRED", ["CITY"]),
        (D2025, "EXHIBITION", {"OWN": 200}, "REQUIRED", ["CENTRAL"]),
        (D2025, "JOINT", {"OWN": 250, "CITY": 249}, "REQUIRED", ["CITY"]),
        (D2025, "JOINT", {"OWN": 500}, "REQUIRED", ["CENTRAL"]),
        (D2025, "FOREIGN", {"OWN": 9.99}, "NOT_REQUIRED", []),
        (D2025, "BURDEN", {"OWN": 20}, "REQUIRED", ["CITY"]),
    ],
)
def test_who_reviews_by_the_table_of_the_day(on, nature, money, need, body):
    assert bodies(project(nature, **money), on) == (need, body)


EDGES = {
    (D2015, "GENERAL", "CITY"): "20 OWN 40 CITY 100 CENTRAL",
    (D2015, "BUILDING", "CITY"): "20 OWN 40 CITY 100 CENTRAL",
    (D2015, "EVENT", "OWN"): "3 OWN 5 CITY 30 CENTRAL",
    (D2015, "EXHIBITION", "OWN"): "3 OWN 5 CITY 30 CENTRAL",
    (D2015, "FOREIGN", "OWN"): "5 OWN 10 CENTRAL",
    (D2016, "EVENT", "OWN"): "1 OWN 3 CITY 30 CENTRAL",
    (D2016, "EXHIBITION", "OWN"): "3 OWN 5 CITY 30 CENTRAL",
    (D2018, "GENERAL", "CITY"): "20 OWN 60 CITY 200 CENTRAL",
    (D2018, "GENERAL", "OWN"): "20 OWN",
    (D2018, "BUILDING", "OWN"): "20 CITY",
    (D2018, "EVENT", "OWN"): "1 OWN 3 CITY 30 CENTRAL",
    (D2018, "EXHIBITION", "OWN"): "3 OWN 5 CITY 30 CENTRAL",
    (D2018, "FOREIGN", "OWN"): "5 OWN 10 CENTRAL",
    (D2025, "GENERAL", "CITY"): "20 OWN 60 CITY 200 CENTRAL",
    (D2025, "GENERAL", "OWN"): "20 OWN",
    (D2025, "BUILDING", "CITY"): "20 OWN 60 CITY 200 CENTRAL",
    (D2025, "BUILDING", "OWN"): "20 OWN 60 CITY",
    (D2025, "JOINT", "OWN"): "20 OWN 60 CITY 500 CENTRAL",
    (D2025, "JOINT", "CITY"): "20 OWN 60 CITY 500 CENTRAL",
    (D2025, "EVENT", "OWN"): "1 OWN 3 CITY 200 CENTRAL",
    (D2025, "EXHIBITION", "OWN"): "3 OWN 60 CITY 200 CENTRAL",
    (D2025, "FOREIGN", "OWN"): "10 CENTRAL",
    (D2025, "BURDEN", "OWN"): "0.01 OWN 20 CITY 50 CENTRAL",
}
"""From which 억원 on who reviews, by day, kind and source (finance 5.1)."""


@pytest.mark.parametrize(("on", "nature", "source"), EDGES)
def test_each_threshold_begins_at_its_amount_and_a_hundredth_below_it_the_one_before_holds(on, nature, source):
    said = EDGES[on, nature, source].split()
    before = ("NOT_REQUIRED", [])
    for amount, body in zip(map(Fraction, said[::2]), said[1::2], strict=True):
        below, at = (project(nature, **{source: each}) for each in (amount - Fraction(1, 100), amount))
        assert bodies(below, on) == before
        before = ("REQUIRED", [body])
        assert bodies(at, on) == before
    assert bodies(project(nature, **{source: 9_999}), on) == before


def test_the_answer_cites_the_clause_and_since_when_it_holds():
    answer = review_needed(project(OWN=10, CITY=50), on=D2025)

    assert (answer.since, answer.reference) == (
        date(2025, 1, 7), "지방재정법 시행령 제41조제2항(2025. 1. 7. 개정)",
    )  # fmt: skip
    assert answer.why == "총사업비 60억원: 시·도 의뢰심사(시행령 제41조제2항제2호가목) 대상입니다."


def test_an_ambiguous_answer_gives_all_readings_and_no_single_body():
    answer = review_needed(project(OWN=50), on=D2003)

    assert (answer.need, answer.body) == (ReviewNeed.AMBIGUOUS, None)
    assert answer.why == (
        "총사업비 50억원: 조항이 둘 이상 맞거나 심사기관이 정해지지 않아 시·도 의뢰심사(서울시 의뢰심사(자체재원)), "
        "자체심사(자체심사)로 읽힙니다. 심사기관을 시에 확인하십시오."
    )


def test_before_the_first_table_nothing_is_guessed():
    answer = review_needed(project(OWN=500), on=date(2002, 12, 31))

    assert (answer.need, answer.readings, answer.since) == (ReviewNeed.AMBIGUOUS, (), None)


@pytest.mark.parametrize("traits", [{"is_new": ""}, {"exclusion": "재해복구"}])
def test_what_is_not_new_or_excluded_is_not_reviewed(traits):
    assert bodies(project(traits=traits, OWN=100, CITY=100), D2025) == ("NOT_REQUIRED", [])


def test_a_study_comes_before_the_review_from_500_on():
    below, at = project(OWN=499.99), project(OWN=500)

    assert (study_needed(below, on=D2025), study_needed(at, on=D2025)) == (False, True)


def reasons(before, now, *, reviewed=date(2025, 3, 1), on=date(2026, 3, 1)):
    return [
        each.removesuffix(" (지방재정투자사업 심사규칙 제6조)")
        for each in rereview_reasons(before, now, reviewed_on=reviewed, on=on)
    ]


def test_thirty_per_cent_more_is_reviewed_again_and_a_won_less_is_not():
    before = project(OWN=100)
    less = replace(before, amounts=(YearAmount(OWN, 2026, 130 * HUNDRED_MILLION - 1),))

    assert reasons(before, less) == []
    assert reasons(before, project(OWN=130)) == [
        "총사업비가 100억원에서 130억원으로 늘었습니다. 30% 이상 늘면 다시 심사합니다."
    ]


def test_of_what_was_500_or_more_the_formula_is_not_guessed():
    (said,) = reasons(project(OWN=500), project(OWN=501))

    assert said == (
        "총사업비가 500억원에서 501억원으로 늘었습니다. 심사 때 500억원 이상이어서 따로 정한 계산식으로 판단해야 "
        "합니다. 계산식의 비율은 확인하지 못했습니다."
    )


def test_bonds_delay_site_and_the_audit_board_lead_to_another_review():
    before = project(OWN=100, traits={"site": "당산동"})

    assert reasons(before, project(OWN=50, BOND=50, traits={"site": "당산동"})) == [
        "재원이 바뀌어 심사기관이 자체심사에서 시·도 의뢰심사로 바뀌었습니다."
    ]
    assert reasons(before, project(OWN=45, BOND=55, traits={"site": "당산동"}))[0] == (
        "지방채를 쓰지 않던 사업이 자체재원의 절반이 넘는 55억원을 지방채로 마련합니다."
    )
    assert reasons(before, project(OWN=100, traits={"site": "문래동", "audit_request": "2026-1"})) == [
        "사업 위치가 당산동에서 문래동으로 바뀌었습니다.",
        "감사원이 감사 결과에 따라 재심사를 요청했습니다.",
    ]
    assert reasons(before, before, reviewed=date(2022, 3, 1)) == [
        "2022-03-01에 심사한 뒤 4년 이상 시작하지 않았습니다."
    ]
    started = project(OWN=100, traits={"site": "당산동", "started_on": "2023-01-01"})
    assert reasons(before, started, reviewed=date(2022, 3, 1)) == []


def test_a_yearly_event_is_reviewed_every_three_years_or_when_it_grows_by_a_fifth():
    before = project("EVENT", OWN=2)

    assert reasons(before, project("EVENT", OWN=2), reviewed=date(2024, 1, 1)) == []
    assert len(reasons(before, project("EVENT", OWN=2), reviewed=date(2023, 1, 1))) == 1
    assert len(reasons(before, project("EVENT", OWN=2.4))) == 1


@pytest.mark.parametrize(
    ("nature", "reviewed", "last"),
    [
        ("EVENT", date(2020, 3, 1), date(2023, 2, 28)),
        ("EVENT", date(2024, 2, 29), date(2027, 2, 28)),
        ("GENERAL", date(2021, 3, 1), date(2025, 2, 28)),
        ("GENERAL", date(2021, 12, 31), date(2025, 12, 30)),
    ],
)
def test_the_years_since_a_review_are_over_on_its_day_of_the_year(nature, reviewed, last):
    before = project(nature, OWN=100)

    assert reasons(before, before, reviewed=reviewed, on=last) == []
    assert len(reasons(before, before, reviewed=reviewed, on=last + timedelta(1))) == 1


def test_bonds_that_grow_by_thirty_per_cent_are_reviewed_again():
    before = project(OWN=90, BOND=10)

    assert reasons(before, project(OWN=87.01, BOND=12.99)) == []
    assert reasons(before, project(OWN=87, BOND=13)) == ["지방채가 10억원에서 13억원으로 30% 이상 늘었습니다."]


def test_the_rounds_of_the_review_follow_the_rule_of_the_day():
    assert next_round(date(2026, 7, 15)) == (date(2026, 7, 15), date(2026, 9, 30))
    assert next_round(date(2026, 7, 16)) == (date(2027, 1, 15), date(2027, 3, 31))
    assert next_round(date(2018, 7, 16)) == (date(2018, 8, 15), date(2018, 10, 31))
    assert next_round(date(2010, 1, 1)) is None


def test_amounts_are_said_in_hundreds_of_millions_exactly():
    assert [eok(each) for each in (0, HUNDRED_MILLION, 120 * HUNDRED_MILLION, 1_250_000_000, 1)] == [
        "0억원", "1억원", "120억원", "12.5억원", "0.00000001억원",
    ]  # fmt: skip
