"""The way back of a bill: each step that posted nothing is taken back, and what counts is the last proposal."""

from itertools import pairwise

import pytest

from ieum.budget.choices import Stage
from ieum.budget.operations import VersionRefused
from ieum.budget.queries import bills
from ieum.budget.queries.published import published_budgets
from ieum.budget.rules.versions import proposals, submitted_on
from ieum.budget.states import VERSION
from ieum.platform.operations import Refused
from tests.budget.bills import VOTED, income, row
from tests.budget.test_revised_bills import SUPPLIES, asked, moved, refused

pytestmark = pytest.mark.database
WRITTEN = "이 단계에서 이미 금액을 고쳤습니다. 고친 과목을 앞 단계의 금액으로 되돌려 적은 뒤에 되돌리십시오."


def taken(bureau):
    with bureau.inside():
        return bills.steps(bureau.version_id)


def stage(bureau):
    return str(taken(bureau)[-1])


def test_only_what_posted_nothing_has_a_way_back_and_it_must_be_said_why():
    back = {each.source: each for each in VERSION.transitions if each.action == "reopen"}

    assert {*Stage} - {*back} == {Stage.REQUEST, Stage.ADOPTED}
    assert all(each.needs_reason for each in back.values())
    assert {each.source: each.target for each in back.values()}.items() >= {
        later: earlier for earlier, later in pairwise([Stage.REQUEST, Stage.DEPARTMENT, Stage.TEAM, Stage.MAYOR])
    }.items()


def test_requests_closed_too_early_are_opened_again_for_those_who_ask(bureau):
    asked(bureau).to_team()
    assert refused(lambda: bureau.write(row(formula="4,000천원"))).endswith("할 수 없는 일입니다: 금액 적기.")

    bureau.go("officer reopen", "officer reopen").write(row(formula="4,000천원"))

    assert [each[0] for each in bureau.columns()] == [
        "요구",
        "부서 조정",
        "예산팀 조정 1차",
        "부서 조정 2차",
        "요구 2차",
    ]
    assert bureau.columns()[-1][1] == {SUPPLIES: 4_000_000}
    assert refused(lambda: bureau.go("clerk reopen"))


def test_a_proposal_that_went_back_is_none_and_the_ledger_gets_no_revised_budget(bureau):
    asked(bureau).to_council().go("mayor reopen")
    assert (submitted_on(taken(bureau)), stage(bureau)) == (None, "구청장안 2차")
    bureau.write(row(formula="2,000천원"), by="head", reason="줄임")
    bureau.write(income("2,000천원"), side="REVENUE", by="head", reason="줄임")
    bureau.go("mayor submit", "officer refer", "officer refer").adopt()

    assert moved(bureau) == [("ORIGINAL", 2_000_000)]
    assert proposals(taken(bureau)) == [6]


def test_a_revised_bill_that_was_begun_by_mistake_is_given_up_and_keeps_what_the_council_cut(bureau):
    asked(bureau).to_plenary()
    bureau.write(row(formula="2,500천원"), by="officer", reason="삭감")
    bureau.write(income("2,500천원"), side="REVENUE", by="officer", reason="삭감")
    bureau.go("mayor revise", "mayor reopen", "officer refer", "officer refer").adopt()

    assert moved(bureau) == [("ORIGINAL", 2_500_000), ("COUNCIL_CUT", 0)]
    with bureau.inside():
        assert bills.posted_of(bureau.version_id)[1].event.lines.get().amount == 500_000


def test_what_the_committee_or_a_revision_changed_is_put_right_before_it_goes_back(bureau):
    asked(bureau).to_council()
    bureau.write(row(formula="2,500천원"), by="officer", reason="삭감")
    assert refused(lambda: bureau.go("mayor reopen")) == WRITTEN

    bureau.write(row(formula="3,000천원"), by="officer", reason="되돌림")
    bureau.go("mayor revise")
    bureau.write(row(formula="3,100천원"), by="head", reason="수정")

    assert refused(lambda: bureau.go("mayor reopen")) == WRITTEN


def test_a_bill_that_was_voted_down_comes_back_unless_another_one_was_opened_since(bureau):
    asked(bureau).to_plenary().go("head reject")
    bureau.go("head reopen", "head reject")
    assert stage(bureau) == "부결 2차"
    first = bureau.version_id
    bureau.open("SUPPLEMENTARY", 1)
    bureau.version_id = first

    assert refused(lambda: bureau.go("head reopen")) == (
        "부결된 뒤에 같은 회계연도의 다른 예산안을 열었습니다. 그 예산안을 먼저 끝내십시오."
    )


def test_a_published_budget_goes_back_to_its_vote_and_no_further_and_nobody_is_shown_it(bureau):
    asked(bureau).to_plenary().adopt()
    bureau.go("officer transfer", "officer publish", on=VOTED)
    with bureau.inside():
        assert [str(each.version) for each in published_budgets()] == ["2026년 본예산안"]

    bureau.go("officer reopen", on=VOTED)
    with bureau.inside():
        assert list(published_budgets()) == []
    bureau.go("officer reopen", on=VOTED)

    assert stage(bureau) == "확정 2차"
    with pytest.raises(VersionRefused):
        bureau.go("head reopen", on=VOTED)
    with pytest.raises(Refused):
        bureau.adopt()
