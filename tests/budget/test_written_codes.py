"""Codes of bills: who writes one that is in no code table is told at the line, and no stage is closed with it."""

import pytest

from ieum.budget import operations
from ieum.budget.choices import Funding
from ieum.budget.operations import SheetRefused, VersionRefused
from ieum.budget.queries import bills
from ieum.budget.queries.bill_checks import version_facts
from tests.budget.bills import FINANCE, YEAR, draft, income, row
from tests.budget.test_code_tables import FUNCTIONS, ITEMS, PROGRAMMES, REVENUE, take

pytestmark = pytest.mark.database
SENTENCE = "2026년 코드표에 없는 {}입니다: {}. 고쳐 적거나, 맞는 코드면 코드표에 더하여 다시 올리십시오."
TRAVEL = "통계목\t\t202-01\t국내여비\t"


@pytest.fixture
def bureau(bureau):
    return bureau.open()


def faults(bureau, *rows, **more):
    with pytest.raises(SheetRefused) as refused:
        bureau.write(*rows, **more)
    return [each.faults for each in refused.value.rows]


def told(bureau):
    with bureau.inside():
        return version_facts(bills.version(bureau.version_id), bills.steps(bureau.version_id)).unlisted


def test_each_code_of_a_row_that_no_table_has_is_marked_where_it_stands(bureau):
    take(bureau, *FUNCTIONS, *ITEMS, *PROGRAMMES[:4], *REVENUE, "재원\t\t1\t구비\t", "부서\t\t01\t재무과\t")

    assert faults(
        bureau, row(), row(code="202-01"), row(formula="100천원", city="50%"), row("0121"), row("9999", "202-01")
    ) == [
        {},
        {"code": SENTENCE.format("통계목", "202-01")},
        {"city": SENTENCE.format("재원", "시비")},
        {"programme": SENTENCE.format("세부사업", "0121")},
        {"programme": "세부사업을 찾을 수 없습니다: 9999."},
    ]
    assert faults(bureau, row(), by="officer", division="예산팀") == [{"programme": SENTENCE.format("부서", "예산팀")}]
    assert faults(bureau, income("1천원", code="211-01"), income("1천원"), side="REVENUE") == [
        {"code": SENTENCE.format("세입과목", "211-01")}, {},
    ]  # fmt: skip
    assert bureau.write(row()).changed == 1


def test_a_line_whose_code_ended_is_named_and_closes_no_stage_until_the_table_or_the_line_is_mended(bureau):
    bureau.write(row(), row("0112", "202-01"))
    bureau.write(income("2,000천원"), side="REVENUE")
    assert told(bureau) == ()
    take(bureau, *ITEMS)

    for step, onward in (("officer collect", None), ("officer review", None), ("head propose", "officer")):
        assert told(bureau) == (f"재무과 계약 관리 202-01: {SENTENCE.format('통계목', '202-01')}",)
        with pytest.raises(VersionRefused, match="코드표에 없는 코드를 쓴 과목이 있습니다"):
            bureau.go(step)
        take(bureau, *ITEMS, "편성목\t\t202\t여비\t", TRAVEL)
        bureau.go(step)
        if onward is None:
            take(bureau, *ITEMS)
    bureau.enclose().go("mayor submit", "officer refer", "officer refer")
    take(bureau, *ITEMS)
    with pytest.raises(VersionRefused, match="코드표에 없는 코드를 쓴 과목이 있습니다"):
        bureau.adopt()
    take(bureau, *ITEMS, "편성목\t\t202\t여비\t", TRAVEL)
    assert bureau.adopt().amount == 2_000_000


def test_a_place_that_the_ledger_has_already_may_be_written_again(bureau):
    with bureau.inside():
        cell = draft("0111", "재산 관리", "202-01", division=FINANCE, funding=Funding.OWN)
        operations.register_cell(year=YEAR, cell=cell, actor_id=bureau.accounts["officer"], basis="편성")
    take(bureau, *ITEMS)

    assert bureau.write(row(code="202-01")).changed == 1
    assert faults(bureau, row(code="202-01", city="50%")) == [{"code": SENTENCE.format("통계목", "202-01")}]
