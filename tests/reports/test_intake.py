"""Tables of real reports, proposed as facts."""

from datetime import date
from decimal import Decimal

import pytest

from ieum.documents.model import Document, Heading, text
from ieum.kernel.figure_grid import resolve
from ieum.kernel.numbers import Absence
from ieum.kernel.observations import Nature
from ieum.kernel.registry import figure_tables
from ieum.kernel.rounding import Rounding
from ieum.kernel.selection import Question
from ieum.reports.intake.proposing import Letter, propose
from tests.reports.conftest import table

LETTER = Letter("보고", date(2020, 11, 20), date(2020, 10, 31), {"division": "기획예산과", "year": "2020"})


def proposal(of, *, task="예산 관리", letter=LETTER):
    document = Document(blocks=(Heading(2, text(task)), of))
    return propose(document, letter, figure_tables)[0]


def values(found, measure):
    return [fact.value for fact in found.facts if fact.measure == measure]


def forecast_table(rate="85.4"):
    columns = ["단위사업명", "예산액", "집행액/10.31.기준", "집행액/12.31.까지", "집행률(%) (10.31.기준)"]
    rows = [
        ["계", "2,493,486", "2,130,215", "2,323,694", rate],
        ["구정운영 정책\n조정 및 지원", "163,744", "100,638", "153,744", "61.5"],
        ["구민중심의 재정 운용", "1,975,907", "1,825,485", "1,906,807", "92.4"],
        ["구정의 성과관리", "132,043", "97,191", "132,043", "73.6"],
        ["소통과 공감의 민주도시 구현", "51,100", "13,601", "31,100", "26.6"],
        ["기본경비", "170,692", "93,300", "100,000", "54.7"],
    ]
    return table(columns, rows, unit="천원")


def test_a_budget_table_states_whole_won_and_keeps_its_printed_scale():
    found = proposal(forecast_table())

    first = found.facts[0]
    assert found.shape.name == "budget.programme.forecast"
    assert (first.value, first.scale, first.unit, first.printed) == (Decimal(163_744_000), 1_000, "원", "163,744")


def test_totals_and_rates_are_computed_and_therefore_not_stated_as_facts():
    found = proposal(forecast_table())

    assert len(found.facts) == 5 * 3
    assert found.contradictions == ()


def test_a_name_broken_over_two_lines_is_one_name():
    found = proposal(forecast_table())

    assert dict(found.facts[0].subject)["programme"] == "구정운영 정책 조정 및 지원"


def test_what_is_spent_until_the_year_end_is_a_forecast_of_that_day():
    found = proposal(forecast_table())

    forecasts = [fact for fact in found.facts if fact.nature is Nature.FORECAST]
    assert {fact.effective_date for fact in forecasts} == {date(2020, 12, 31)}
    assert sum(fact.value for fact in forecasts) == 2_323_694_000


def test_the_day_in_a_heading_is_the_day_of_the_facts():
    found = proposal(forecast_table(), letter=Letter("보고", date(2020, 11, 20), date(2020, 9, 30), LETTER.where))

    actual = [fact for fact in found.facts if fact.nature is Nature.ACTUAL]
    assert {fact.effective_date for fact in actual} == {date(2020, 10, 31)}


def test_each_fact_knows_its_line_and_its_cell():
    found = proposal(forecast_table())

    assert found.facts[0].place == "101행 구정운영 정책 조정 및 지원 · 예산액"


def allotted_table(rate):
    columns = [
        "구 분", "2003 예산현액/계", "2003 예산현액/예산액", "2003 예산현액/전년도이월액",
        "배정액", "배정잔액", "배정율 (%)",
    ]  # fmt: skip
    rows = [
        ["합 계", "238,605", "227,068", "11,537", "163,642", "74,963", "68.5"],
        ["일반회계", "200,209", "188,710", "11,499", "152,221", "47,988", rate],
        ["특별회계", "38,396", "38,358", "38", "11,421", "26,975", "29.7"],
    ]
    return table(columns, rows, unit="백만원")


def test_a_printed_rate_that_its_amounts_contradict_is_kept_beside_the_computed_one():
    found = proposal(allotted_table("67.8"))

    assert [(each.value, each.nature, each.formula) for each in found.contradictions] == [
        (Decimal("67.8"), Nature.ACTUAL, ""),
        (Decimal("76.0"), Nature.COMPUTED, "152,221 ÷ 200,209 × 100"),
    ]


def test_a_rate_that_is_cut_instead_of_rounded_contradicts_nothing():
    assert proposal(allotted_table("76.0")).contradictions == ()


def test_a_total_that_its_parts_do_not_make_up_is_kept_beside_their_sum():
    columns = ["회계구분", "계", "본예산", "추경/소계", "추경/1차", "추경/2차", "간주처리"]
    rows = [
        ["계", "1,036,722", "829,320", "161,558", "160,909", "639", "45,854"],
        ["일반회계", "1,000,638", "797,450", "157,531", "156,892", "639", "45,657"],
        ["특별회계", "36,084", "31,870", "4,017", "4,017", "-", "197"],
    ]

    found = proposal(table(columns, rows, unit="백만원", base_date=date(2023, 11, 6)))

    assert [each.value for each in found.contradictions] == [Decimal(161_558_000_000), Decimal(161_548_000_000)]
    assert {fact.effective_date for fact in found.facts} == {date(2023, 11, 6)}


def test_a_dash_is_kept_as_a_dash_and_is_not_zero():
    columns = ["재원별", "합계", "연차별 소요재원/2020년", "연차별 소요재원/2021년"]
    found = proposal(table(columns, [["계", "19,000", "-", "19,000"], ["구비", "19,000", "-", "19,000"]], unit="천원"))

    assert [(fact.value, fact.absence) for fact in found.facts] == [
        (None, Absence.DASH), (Decimal(19_000_000), None),
    ]  # fmt: skip
    assert dict(found.facts[1].subject)["year"] == "2021"


def test_funding_in_parentheses_is_stated_part_by_part():
    found = proposal(
        table(
            ["예산액", "집행액", "집행률(%)"],
            [["163,744\n(시 78,520, 구비 85,224)", "100,638\n(시 35,067, 구비 65,571)", "61.5"]],
            unit="천원",
        )
    )

    stated = {(dict(fact.subject)["funding"], fact.measure): fact.value for fact in found.facts}
    assert stated == {
        ("시비", "appropriation"): 78_520_000,
        ("구비", "appropriation"): 85_224_000,
        ("시비", "spent"): 35_067_000,
        ("구비", "spent"): 65_571_000,
    }


def test_pairs_in_one_cell_are_two_facts():
    found = proposal(table(["합계", "3급", "4급", "7급"], [["8(9)", "-", "1(1)", "7(8)"]]))

    assert values(found, "authorised") == [None, 1, 7]
    assert values(found, "actual") == [None, 1, 8]


def test_a_count_and_an_amount_in_one_cell_are_two_facts_in_their_own_units():
    columns = ["구 분", "2018년 (2019년 예산)", "2020년 (2021년 예산)"]
    rows = [
        ["제안현황", "116건/ 4,817백만원", "125건/ 2,166백만원"],
        ["편성현황 (건/백만원)", "35건/ 906백만원", "39건/ 987백만원"],
        ["집행액 (집행률)", "766(84.5%)", "-"],
        ["모바일투표 참여인원", "2,649명", "1,256명"],
        ["예산학교 운영", "5회/137명", "온라인교육 예정(12월)"],
        ["총회개최", "'18.8.30개최", "'20.10.28. 온라인 개최"],
    ]

    found = proposal(table(columns, rows))

    assert found.shape.name == "participation.budgeting.three_years"
    assert values(found, "proposed") == [4_817_000_000, 2_166_000_000]
    assert values(found, "voters") == [2_649, 1_256]
    assert [(fact.absence, fact.printed) for fact in found.facts if fact.measure == "school_sessions"] == [
        (None, "5회/137명"), (Absence.TEXT, "온라인교육 예정(12월)"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "columns",
    [
        ["단위사업명", "예산액"],
        ["단위사업명", "예산액", "집행액", "집행률(%)", "담당"],
        ["부서", "예산액", "집행액", "집행률(%)"],
    ],
)
def test_a_table_of_no_known_shape_is_shown_but_nothing_is_guessed(columns):
    found = proposal(table(columns, [["계"] + ["1"] * (len(columns) - 1)]))

    assert found.shape is None
    assert found.facts == ()


def test_a_shape_is_not_matched_when_one_heading_stands_twice():
    found = proposal(table(["단위사업명", "예산액", "예산액", "집행액", "집행률(%)"], [["계", "1", "1", "1", "100.0"]]))

    assert found.shape is None


def test_a_table_of_three_supplementary_budgets_states_each_of_them():
    rounds = ["추경/소계", "추경/1차", "추경/2차", "추경/3차"]
    rows = [["계", "19", "10", "6", "1", "2", "3", "3"], ["일반회계", "19", "10", "6", "1", "2", "3", "3"]]
    found = proposal(table(["회계구분", "계", "본예산", *rounds, "간주처리"], rows, unit="백만원"))

    assert found.shape.name == "budget.scale.supplementary"
    assert {dict(fact.subject)["stage"]: int(fact.value) // 10**6 for fact in found.facts} == {
        "본예산": 10, "1회 추경": 1, "2회 추경": 2, "3회 추경": 3, "간주처리": 3,
    }  # fmt: skip
    assert found.contradictions == ()


def test_a_year_without_a_supplementary_budget_has_no_column_of_them():
    columns = ["구 분", "최종예산액 (㉮=㉯+㉰)", "당초예산 (㉯)", "간주처리 (㉰)"]
    found = proposal(table(columns, [["계", "13", "10", "3"], ["일반회계", "13", "10", "3"]], unit="백만원"))

    question = Question(LETTER.as_of, 1, Rounding.HALF_UP, LETTER.stated_on, {"year": "2020"})
    tables = [figure_tables[name] for name in ("budget.scale.final", "budget.scale.supplementary")]
    grids = [resolve(each, found.facts, question) for each in tables]

    assert found.shape.name == "budget.scale.final"
    assert [[line.label for line in grid.columns] for grid in grids] == [
        ["최종예산액\n({mark}={marks})", "당초예산\n({mark})", "간주처리\n({mark})"],
        ["계", "본예산", "간주처리"],
    ]
    assert [int(grid.cells[0][0].figure.value) // 10**6 for grid in grids] == [13, 13]
