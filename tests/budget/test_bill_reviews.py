"""What of a bill should have been reviewed or planned before: what it is warned of, and what bars it."""

import pytest

from ieum.budget import operations
from ieum.budget.choices import CodeKind, MatterKind
from ieum.budget.code_table_rows import read_code_rows
from ieum.budget.operations import VersionRefused
from ieum.budget.queries import bill_reviews, bills
from ieum.budget.rules.codes import Succession
from tests.budget.bills import FINANCE, YEAR, draft, income, provided, row
from tests.budget.ledger import Books
from tests.budget.matters import five_years, go, money, record, resolve

pytestmark = pytest.mark.database
INVESTMENT, RESEARCH, PLAN = MatterKind.INVESTMENT, MatterKind.RESEARCH, MatterKind.MID_TERM
SINCE = "(기준: 2025-01-07 시행)"


def warned(bureau):
    """What the page of the bill warns of."""
    with bureau.inside():
        found, lines = bills.version(bureau.version_id), bills.version_lines(bureau.version_id)
        return bill_reviews.bill_warnings(found, lines, bill_reviews.bill_reviews(found, lines))


def barred(bureau):
    """The programmes with which the bill is not submitted."""
    with bureau.inside():
        found, lines = bills.version(bureau.version_id), bills.version_lines(bureau.version_id)
        return bill_reviews.unreviewed(bill_reviews.bill_reviews(found, lines))


def test_a_bill_is_warned_of_programmes_without_review_with_a_failed_one_and_outside_of_the_plan(bureau):
    bureau.open()
    bureau.write(
        row(code="401-01", formula="25억원"),
        row(programme="0112", formula="1억원"),
        row(programme="0121", formula="1억원"),
    )
    failed = record(bureau, INVESTMENT, money(OWN=30, CITY=30), programme="0112")
    go(bureau, failed, "clerk submit", "officer take_up", "officer find_inappropriate")
    without_plan = warned(bureau)
    plan = record(bureau, PLAN, five_years("0111"), by="officer")
    resolve(bureau, PLAN, plan, "PASSED")
    go(bureau, plan, "head confirm")

    assert without_plan == [
        f"0111 재산 관리: 일반 투자사업에 25억원을 편성하는데 투자심사가 없습니다. 신규 사업이면 심사하십시오. {SINCE}",
    ]
    assert barred(bureau) == [
        "0112 계약 관리: 투자심사 결과가 '부적정'이므로 예산을 편성할 수 없습니다. (지방재정법 제37조제5항)"
    ]
    assert warned(bureau)[1:] == [
        "0112 계약 관리: 중기지방재정계획에 없는 사업입니다. (지방재정법 제33조)",
        "0121 예비비: 중기지방재정계획에 없는 사업입니다. (지방재정법 제33조)",
    ]


def test_a_bill_is_not_submitted_with_a_programme_whose_review_failed(bureau):
    bureau.open()
    bureau.write(row(programme="0112", formula="1억원"))
    bureau.write(income("1억원"), side="REVENUE")
    failed = record(bureau, INVESTMENT, money(OWN=30, CITY=30), programme="0112")
    go(bureau, failed, "clerk submit", "officer take_up", "officer find_inappropriate")
    bureau.to_team().go("head propose").enclose()

    with pytest.raises(VersionRefused, match=r"^투자심사를 통과해야 편성할 수 있는 사업이 있습니다"):
        bureau.go("mayor submit")


def last_year(bureau, *programmes, year=2025):
    with bureau.inside():
        by = {"actor_id": bureau.accounts["officer"], "basis": "예산 편성"}
        operations.open_fiscal_year(year=year, **by)
        for code, name in programmes:
            operations.register_cell(year=year, cell=draft(code, name, item="201-01"), **by)


def new_project(kind, amount):
    asked = "투자심사 결과가 필요합니다. 심사에서 제외되는 사업이면 투자심사에 제외 사유를 적으십시오."
    return f"0111 재산 관리: 총사업비 {amount} 이상인 신규 {kind}입니다. {asked} {SINCE}"


@pytest.mark.parametrize(
    ("known", "bars"),
    [
        (None, []),
        (("0111", "재산 관리"), []),
        (("0111", "다른 이름"), []),
        (("0999", "다른 사업"), [new_project("일반 투자사업", "25억원")]),
    ],
)
def test_a_programme_above_the_threshold_without_review_bars_the_bill_where_it_is_known_to_be_new(bureau, known, bars):
    bureau.open()
    bureau.write(row(code="401-01", formula="25억원"))
    if known:
        last_year(bureau, known)

    assert barred(bureau) == bars
    assert len(warned(bureau)) == (not bars)


def test_a_programme_whose_code_was_another_last_year_is_not_new(bureau):
    bureau.open()
    bureau.write(row(code="401-01", formula="25억원"))
    last_year(bureau, ("0911", "재산 관리"))
    assert barred(bureau)

    with bureau.inside():
        operations.record_successors(
            year=YEAR, rows={2: Succession(CodeKind.PROGRAMME, "일반회계", "0911", "0111", "")},
            actor_id=bureau.accounts["officer"], basis="조직 개편",
        )  # fmt: skip
    assert barred(bureau) == []


@pytest.mark.parametrize(
    ("code", "formula", "bars"),
    [
        ("101-01", "25억원", []), ("801-01", "25억원", []), ("401-01", "1,999,999천원", []),
        ("201-03", "99,999천원", []), ("201-03", "1억원", [new_project("공연·축제 등 행사성 사업", "1억원")]),
    ],
)  # fmt: skip
def test_only_what_a_review_looks_at_counts_for_its_threshold_and_events_have_their_own(bureau, code, formula, bars):
    bureau.open()
    bureau.write(row(code=code, formula=formula))
    last_year(bureau, ("0999", "다른 사업"))

    assert barred(bureau) == bars


@pytest.mark.parametrize(("later", "bars"), [("900,000", []), ("1,500,000", [new_project("일반 투자사업", "20억원")])])
def test_all_years_of_a_continuing_project_count_for_the_threshold(bureau, later, bars):
    """5억원 of this year is below it, with what follows it may be above."""
    bureau.open()
    bureau.write(row(code="401-01", formula="5억원"))
    bureau.provide("CONTINUING", provided("500,000", later, item="401-01"), years=(YEAR, YEAR + 1))
    last_year(bureau, ("0999", "다른 사업"))

    assert barred(bureau) == bars


def test_a_programme_whose_review_is_not_concluded_bars_the_bill_until_it_passed(bureau):
    bureau.open()
    bureau.write(row(formula="1억원"))
    matter_id = record(bureau, INVESTMENT, money(OWN=30, CITY=30), programme="0111")
    waiting = barred(bureau)
    go(bureau, matter_id, "clerk submit", "officer take_up", "officer find_appropriate")

    (said,) = waiting
    assert said.startswith("0111 재산 관리: 투자심사 결과가 필요합니다. ")
    assert barred(bureau) == []


def test_a_bill_is_warned_of_services_for_research_that_were_not_reviewed(bureau):
    bureau.open()
    bureau.write(row(code="207-01", formula="2억원"))
    unheard = warned(bureau)
    review = record(bureau, RESEARCH, money(OWN=2), programme="0111")
    go(bureau, review, "clerk submit")
    waiting = warned(bureau)
    resolve(bureau, RESEARCH, review, "PASSED")

    said = "0111 재산 관리: 연구용역비(207-01)를 편성하는데 용역과제 심의가 끝나지 않았습니다."
    assert unheard == [said]
    assert [each.startswith(f"{said} ") for each in waiting] == [True]
    assert warned(bureau) == []


def test_a_bill_is_warned_of_a_special_account_whose_term_is_over(bureau):
    table = "구분\t회계\t코드\t이름\t상위 코드\t설치 근거\t존속기한\n회계\t\t1\t일반회계\t\t\t\n"
    table += f"회계\t\t2\t주차장특별회계\t\t조례\t{YEAR - 1}-12-31\n회계\t\t3\t의료특별회계\t\t조례\t{YEAR - 1}-12-31"
    with bureau.inside():
        operations.take_in_codes(
            year=YEAR, rows=read_code_rows(table)[0], actor_id=bureau.accounts["officer"], basis="조례"
        )
    books = Books(bureau.hall.district)
    books.cell("201-01", "0511", account="주차장특별회계", account_kind="SPECIAL", division=FINANCE, year=YEAR)
    bureau.open()
    bureau.write(row("0511"), account="주차장특별회계")

    said = f"주차장특별회계: 존속기한({YEAR - 1}-12-31)이 지난 해의 예산입니다."
    assert [each[: len(said)] for each in warned(bureau)] == [said]
