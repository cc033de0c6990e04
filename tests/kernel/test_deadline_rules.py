"""The rules as data: whole, cited and countable."""

from datetime import date

import pytest

from ieum.kernel.deadlines.counting import WAYS, Mode, civil_act, working_hours
from ieum.kernel.deadlines.rules import rules

RULES = list(rules().values())
TERMS = [(rule.code, since, terms) for rule in RULES for since, terms in rule.terms.values.items()]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_what_it_is_what_starts_it_and_where_it_stands(rule):
    assert rule.code.isupper()
    assert all((rule.label, rule.group, rule.trigger))
    assert all("제" in reference and "조" in reference for reference in rule.terms.reference.values())


@pytest.mark.parametrize(("code", "since", "terms"), TERMS)
def test_terms_hold_together(code, since, terms):
    is_given = terms.length is None and terms.mode is not Mode.YEARLY

    assert bool(terms.day) == (terms.mode is Mode.YEARLY)
    assert (terms.at_least is None and terms.at_most is None) or is_given
    assert terms.extension is None or terms.extensions
    assert not (terms.peremptory and terms.extensions)
    assert not terms.day or date.fromisoformat(f"2001-{terms.day}")


def test_labels_are_unique_so_that_a_rule_can_be_called_by_its_label():
    assert len({rule.label for rule in RULES}) == len(RULES)


def test_every_mode_is_in_use_and_says_how_it_counts():
    assert {terms.mode for _, _, terms in TERMS} == set(Mode) == set(WAYS)


def test_the_peremptory_periods_are_these():
    assert {code for code, _, terms in TERMS if terms.peremptory} == {
        "APPEAL",
        "FINAL_APPEAL",
        "IMMEDIATE_APPEAL",
        "SETTLEMENT_OBJECTION",
        "PAYMENT_ORDER_OBJECTION",
        "RETRIAL",
        "REVOCATION_SUIT",
        "ADMINISTRATIVE_APPEAL",
    }


def test_the_act_on_saturdays_took_effect_three_months_after_its_promulgation():
    # Promulgated 21 December 2007; three months from 22 December end on 21 March 2008, a Friday.
    assert list(civil_act().values) == [date(1960, 1, 1), date(2008, 3, 22)]


def test_a_working_day_has_eight_hours():
    (spans,) = working_hours().values.values()

    assert sum(closes.hour - opens.hour for opens, closes in spans) == 8
