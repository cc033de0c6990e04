"""Public enterprises and funds as accounts, and every source of money, from a bill to the tables."""

from dataclasses import replace
from datetime import date

import pytest

from ieum.budget import operations
from ieum.budget.bill_documents import document_of
from ieum.budget.choices import AccountKind, Funding, MoneySource, Side
from ieum.budget.queries import Point, bills, stages
from ieum.budget.queries.bill_checks import reserve_warnings
from ieum.budget.rules.accounts import account_kind
from ieum.budget.rules.calculation import EXTERNAL, shares_of
from ieum.budget.rules.enclosures import bill_documents
from ieum.budget.rules.matters import TRANSFERRED
from ieum.budget.rules.sheets import Sheet
from ieum.platform.database.tenancy import snapshot
from tests.budget.bills import DAY, YEAR, draft, income, row

FUND, WATER = "재난관리기금", "하수도공기업특별회계"


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("일반회계", AccountKind.GENERAL), ("주차장 특별회계", AccountKind.SPECIAL), ("특별회계", AccountKind.SPECIAL),
        (WATER, AccountKind.SPECIAL_ENTERPRISE), ("공기업특별회계", AccountKind.SPECIAL_ENTERPRISE),
        ("기금", AccountKind.STATUTORY_FUND), (FUND, AccountKind.STATUTORY_FUND),
        ("기금관리특별회계", AccountKind.SPECIAL),
    ],
)  # fmt: skip
def test_an_account_tells_its_kind_by_its_name(said, kind):
    assert account_kind(said) is kind


def test_all_ten_sources_of_money_are_known():
    labels = {str(each.label) for each in (*EXTERNAL, Funding.OWN)}

    assert labels == {
        "구비", "시비", "국비", "균특보조금", "기금보조금", "특별교부세", "특별조정교부금", "지방채", "기타",
    }  # fmt: skip
    assert {MoneySource.BALANCED, MoneySource.FUND_GRANT} < set(TRANSFERRED)
    assert shares_of(10_000, {Funding.BALANCED: "50%", Funding.BOND: "2천원", Funding.OTHER: "1천원"}) == {
        Funding.BALANCED: 5_000, Funding.BOND: 2_000, Funding.OTHER: 1_000, Funding.OWN: 2_000,
    }  # fmt: skip


def write(bureau, account, side, *rows):
    sheet = Sheet(Side(side), account, "재무과")
    with bureau.inside():
        operations.write_sheet(
            version_id=bureau.version_id, sheet=sheet, rows=rows, seen=bills.seen_of(bureau.version_id, sheet),
            actor_id=bureau.accounts["clerk"], on=DAY, reason="",
        )  # fmt: skip


def register(bureau, account):
    cell = replace(draft("9911", "융자 사업"), account=account, account_kind=account_kind(account))
    with bureau.inside():
        operations.register_programme(version_id=bureau.version_id, cell=cell, actor_id=bureau.accounts["officer"])


@pytest.mark.database
def test_a_fund_and_a_public_enterprise_go_the_whole_way_of_a_bill(bureau):
    bureau.open()
    for account in (FUND, WATER):
        register(bureau, account)
        write(bureau, account, "EXPENDITURE", row("9911", "801-01", formula="500천원"))
        write(bureau, account, "REVENUE", income("500천원"))
    bureau.write(row(formula="800천원", balanced="50%", fund_grant="100천원", bond="100천원", other="10천원"))
    bureau.write(income("800천원"), side="REVENUE")
    with bureau.inside():
        bill = bills.version(bureau.version_id)
        warned = reserve_warnings(bill, bills.steps(bill.pk), bills.version_lines(bill.pk))
        totals = document_of(bill, next(each for each in bill_documents(on=DAY) if each.made_from == "TOTALS"))
    bureau.to_plenary().adopt()

    assert len(warned) == 1, "a fund has no limit of its reserve, a public enterprise has"
    assert WATER in warned[0]
    grids = [[cell.text for cell in table.cells if cell.row == 1][:3] for table in totals.tables()]
    assert grids == [["계", "1,300,000", "1,300,000"], ["계", "500,000", "500,000"]]
    with snapshot(bureau.hall.district.code) as epoch:
        known = stages.stages(Point(date(YEAR, 12, 31), epoch), year=YEAR)
    assert {each.account: each.amounts["본예산"] for each in known} == {"일반회계": 800_000, "특별회계": 500_000}
    with bureau.inside():
        standing = bills.standing_of(bill.fiscal_year_id, ["ORIGINAL"])
    assert {key[4]: won for key, won in standing.items() if key[0] == "일반회계"} == {
        "BALANCED": 400_000, "FUND_GRANT": 100_000, "BOND": 100_000, "OTHER": 10_000, "OWN": 190_000,
    }  # fmt: skip


@pytest.mark.database
@pytest.mark.parametrize("funding", [Funding.BOND, Funding.OTHER])
def test_bonds_and_gifts_are_not_deemed(books, funding):
    cell = books.cell(funding=funding)

    with pytest.raises(operations.MovementRefused) as refused:
        books.post("DEEMED", {cell: 1_000}, date(YEAR, 3, 1), round=1)

    assert "구비·지방채·기타는 추경에" in str(refused.value)
