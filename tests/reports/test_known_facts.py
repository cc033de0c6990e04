"""What a report reads of what is known: of one division no more than what was stated of it."""

from datetime import date

import pytest

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
