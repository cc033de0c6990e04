"""What a report reads of what is known: of one division no more than what was stated of it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ieum.kernel.rounding import Rounding
from ieum.kernel.selection import Question
from ieum.platform.database.tenancy import municipality, snapshot
from ieum.reports.queries import KnownFacts
from tests.platform.facts import DAY, draft, record, register

pytestmark = pytest.mark.database
DATASET = "budget.programme"


def about(division, number):
    return draft(
        number, dataset=DATASET, measure="appropriation", line=number,
        subject={"division": division, "year": "2023", "programme": f"사업 {number}"},
    )  # fmt: skip


@pytest.fixture
def stated(district):
    """One programme of each of two divisions, and one of which no division is named."""
    nobody = draft(3, dataset=DATASET, measure="appropriation", line=3, subject={"programme": "사업 3"})
    with municipality(district.code):
        record(district, about("기획예산과", 1), about("감사담당관", 2), nobody, source_id=register(district))
    return district


def asked(**where):
    return Question(DAY, 10**9, Rounding.HALF_UP, date.max, where=where)


def names(found):
    return [dict(each.subject)["programme"] for each in found]


def test_a_question_about_a_division_is_answered_by_what_was_stated_of_it(stated):
    with snapshot(stated.code) as epoch:
        facts = KnownFacts(epoch)

        assert names(facts.observations(DATASET, asked(division="감사담당관"))) == ["사업 2"]
        assert names(facts.observations(DATASET, asked(division="없는 과"))) == []
        assert names(facts.observations(DATASET, asked(year="2023"))) == ["사업 1", "사업 2", "사업 3"]


@pytest.mark.parametrize(("divided", "where"), [(True, {"division": "감사담당관"}), (False, {"year": "2023"})])
def test_datasets_that_will_be_asked_for_are_read_together_and_answer_as_alone(stated, divided, where):
    with municipality(stated.code):
        other = draft(4, dataset="budget.account", measure="appropriation", line=4,
                      subject={"division": "감사담당관", "year": "2023", "account": "일반회계"})  # fmt: skip
        record(stated, other, source_id=register(stated))
    with snapshot(stated.code) as epoch:
        expected = {"divided" if divided else "whole": {DATASET, "budget.account"}}
        facts, alone = KnownFacts(epoch, **expected), KnownFacts(epoch)
        question = asked(**where)

        with CaptureQueriesContext(connection) as asked_for:
            found = {each: facts.observations(each, question) for each in (DATASET, "budget.account")}

        assert sum("platform_observation" in each["sql"] for each in asked_for) == 1
        assert found == {each: alone.observations(each, question) for each in found}
        assert all(found.values())
