"""Differences between editions, shared out to events."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ieum.documents.writers.json import write_json
from ieum.kernel.observations import Nature, subject_of
from ieum.reports.comparison import ROUNDING, changes, figures_of, sentence_changes
from ieum.reports.definitions import with_body
from ieum.reports.editions import build
from ieum.reports.sidecar import describe
from tests.demo.in_memory import Known, definition, edition, facts_of

REPORT = "yeongdeungpo-2023"
TABLE = "Ⅰ-4/budget.programme.executed"
PROGRAMME = {"programme": "구정의 성과관리"}


def corrected(amount, measure="spent"):
    """The facts of the demo with one amount of 구정의 성과관리 corrected, in 천원."""
    facts = [
        replace(fact, value=Decimal(amount * 1000), printed=f"{amount:,}", version=2, basis="지출 증빙 재확인")
        if fact.dataset == "budget.programme"
        and fact.measure == measure
        and fact.effective_date.year == 2023
        and set(subject_of(PROGRAMME)) <= set(fact.subject)
        else fact
        for fact in facts_of("yeongdeungpo").facts
    ]
    return Known(tuple(facts), epoch=2)


def compared(amount, measure="spent"):
    before = edition(REPORT)
    after = build(definition(REPORT), corrected(amount, measure))
    return {change.key: change for change in changes(describe(before), describe(after))}


def test_equal_editions_have_no_changes():
    assert changes(describe(edition(REPORT)), describe(edition(REPORT))) == []


def test_a_corrected_amount_changes_its_cell_its_total_and_their_rates_and_nothing_else():
    assert set(compared(60_235)) == {
        f"{TABLE}/구정의성과관리·집행액",
        f"{TABLE}/구정의성과관리·집행률(%)",
        f"{TABLE}/계·집행액",
        f"{TABLE}/계·집행률(%)",
    }


def test_the_cause_names_the_place_the_old_and_new_print_and_the_basis():
    cause = compared(60_235)[f"{TABLE}/계·집행액"].causes[0]

    assert (cause.before, cause.after, cause.share) == ("50,235", "60,235", Fraction(10_000_000))
    assert cause.basis == "지출 증빙 재확인"
    assert (
        cause.place == "영등포구 2023년 주요업무 보고 127행 구정의 성과관리 · 집행액 (정정 1회)"
        or cause.place.endswith("구정의 성과관리 · 집행액 (정정 1회)")
    )


@pytest.mark.parametrize("measure", ["spent", "appropriation"])
@given(amount=st.integers(min_value=1, max_value=2_000_000))
def test_causes_add_up_to_each_change_exactly(measure, amount):
    assert [change.key for change in compared(amount, measure).values() if not change.adds_up] == []


def test_what_rounding_adds_is_a_cause_of_its_own():
    causes = compared(60_235)[f"{TABLE}/구정의성과관리·집행률(%)"].causes

    assert [cause.place for cause in causes][1:] == [ROUNDING]
    assert abs(causes[1].share) < Fraction(1, 10)


def test_a_changed_sentence_is_shown_before_and_after():
    before = edition(REPORT)
    body = definition(REPORT).item("Ⅱ-1").body
    first = next(line for line in body.splitlines() if line.startswith("○"))
    changed = with_body(definition(REPORT), "Ⅱ-1", body.replace(first, "○ 새로 고쳐 쓴 문장"))

    after = build(changed, facts_of("yeongdeungpo"))

    (pair,) = sentence_changes(write_json(before.document), write_json(after.document))
    assert pair[1] == "새로 고쳐 쓴 문장"
    assert first.endswith(pair[0])


def test_a_changed_number_alone_is_no_changed_sentence():
    after = build(definition(REPORT), corrected(60_235))

    assert sentence_changes(write_json(edition(REPORT).document), write_json(after.document)) == []


def ruled():
    """The facts of the demo with the computed allotment rate of 일반회계 of 2003 ruled to be used."""
    return Known(
        tuple(
            replace(fact, is_ruled=True)
            if fact.nature is Nature.COMPUTED and fact.measure == "allotment_rate"
            else fact
            for fact in facts_of("yeongdeungpo").facts
        ),
        epoch=2,
    )


def test_a_ruling_is_the_cause_of_the_change_that_it_makes():
    before = edition("yeongdeungpo-2003")
    after = build(definition("yeongdeungpo-2003"), ruled())

    (change,) = changes(describe(before), describe(after))

    assert (change.printed_before, change.printed_after) == ("67.8", "76.0")
    assert [(cause.before, cause.after, cause.share) for cause in change.causes] == [("67.8", "76.0", Fraction("8.2"))]
    assert change.causes[0].place.endswith("일반회계 · 배정율 (%) (서로 다른 값 가운데 쓸 값을 결정)")


def test_editions_of_before_named_columns_by_their_letters_which_change_with_the_columns():
    named = {"Ⅱ-4/계·최종예산액(㉮=㉯+㉰)": {"value": "1"}, "Ⅱ-4/계·비고(㉮)외": {"value": "2"}}

    assert figures_of({"figures": named}) == {"Ⅱ-4/계·최종예산액": {"value": "1"}, "Ⅱ-4/계·비고(㉮)외": {"value": "2"}}


def test_a_number_that_is_printed_once_more_has_not_changed():
    before, after = describe(edition(REPORT)), describe(edition(REPORT))
    after["figures"]["심의회"]["printed"] *= 2

    assert changes(before, after) == []
