"""계속비, 채무부담행위 and 명시이월비 in a bill, and what the ledger carries over by them."""

from datetime import date

import pytest

from ieum.budget import operations
from ieum.budget.choices import Balance, CodeKind, Funding, ProvisionKind
from ieum.budget.models import AppropriationCell
from ieum.budget.operations import BudgetExceeded, SheetMoved, VersionRefused
from ieum.budget.queries import bills
from ieum.budget.queries.annexes import spent_before
from ieum.budget.queries.bill_checks import version_facts
from ieum.budget.queries.provisions import continues_beyond, debts, provisions_of
from ieum.budget.rules.codes import Succession
from ieum.budget.rules.provisions import (
    HEAD,
    Provided,
    ProvisionFault,
    debt_due,
    read_provisions,
    write_provisions,
    years_asked,
)
from ieum.budget.rules.sheets import KnownProgramme
from tests.budget.bills import FINANCE, VOTED, YEAR, income, provided, row
from tests.budget.ledger import END, Books

pytestmark = pytest.mark.database
NEXT = date(2026, 5, 1)


def refused(action, *, kind=VersionRefused):
    with pytest.raises(kind) as caught:
        action()
    return str(caught.value)


def asked(bureau, amount="3,000천원", **more):
    """재무과 asked for money that it does not spend within the year, against as much revenue."""
    bureau.open(**more)
    bureau.write(row(formula=amount))
    bureau.write(income(amount), side="REVENUE")
    return bureau


def facts(bureau):
    with bureau.inside():
        return version_facts(bills.version(bureau.version_id), bills.steps(bureau.version_id))


def voted(bureau, year=YEAR):
    """What the ledger has of votes, by balance."""
    books = Books(bureau.hall.district)
    rows = books.rows(year=year)
    wanted = (Balance.EXPRESS_VOTED, Balance.CONTINUING_VOTED)
    return {each.value: sum(row.standing[each] for row in rows) for each in wanted}


# ---- the table


PROGRAMMES = [KnownProgramme("0111", "재산 관리", "단위", "정책")]


def read(kind, *rows, years=(2026,), extended=()):
    table = "\n".join("\t".join(each) for each in ([*HEAD, *map(str, years)], *rows))
    return read_provisions(table, ProvisionKind(kind), 2026, PROGRAMMES, extended)


def test_rows_of_one_place_are_one_line_that_several_pay_for_and_are_written_as_they_are_read():
    lines = read(
        "CONTINUING", provided("1,000", "2,000"), provided("500", "0.5억원", funding="시비"), years=(2026, 2027)
    )

    assert [(line.total, line.years, line.of_year(2026), line.funded(2027)) for line in lines] == [
        (53_500_000, [2026, 2027], 1_500_000, {Funding.OWN: 2_000_000, Funding.CITY: 50_000_000})
    ]
    table = write_provisions(lines, [2026, 2027])
    assert read_provisions(table, ProvisionKind.CONTINUING, 2026, PROGRAMMES) == lines


@pytest.mark.parametrize(
    ("kind", "years", "rows", "said"),
    [
        ("EXPRESS", (2026,), [provided("")], "청사 수선: 금액이 없습니다. 줄을 지우거나 금액을 적으십시오."),
        (
            "EXPRESS", (2027,), [provided("1")],
            "청사 수선: 명시이월비는 2026년 칸에만 적습니다. (지방재정법 제50조제1항)",
        ),
        (
            "DEBT", (2026,), [provided("1")],
            "청사 수선: 채무부담행위는 2027년이나 2028년에 상환해야 합니다. (지방재정법 제44조제4항)",
        ),
        (
            "DEBT", (2028, 2029), [provided("1", "1")],
            "청사 수선: 채무부담행위는 2027년이나 2028년에 상환해야 합니다. (지방재정법 제44조제4항)",
        ),
        (
            "CONTINUING", (2026,), [provided("1")],
            "청사 수선: 계속비는 두 해 이상의 연부액이 있어야 합니다. (지방재정법 제42조제1항)",
        ),
        (
            "CONTINUING", (2027, 2028), [provided("1", "1")],
            "청사 수선: 2026년이 계속비의 연한에 들지 않습니다. 연부액을 고치십시오.",
        ),
        (
            "CONTINUING", (2026, 2031), [provided("1", "1")],
            (
                "청사 수선: 계속비의 연한은 5년까지입니다. 더 늘리려면 의결된 계속비를 다시 의결받아야 합니다. "
                "(지방재정법 제42조제2항)"
            ),
        ),
        (
            "EXPRESS", (2026,), [provided("1", programme="9")],
            "2번째 줄: 세부사업을 찾을 수 없습니다: 9. 부호로 적으십시오.",
        ),
        ("EXPRESS", (2026,), [provided("1", item="20101")], "2번째 줄: 통계목을 401-01처럼 적으십시오: 20101."),
        ("EXPRESS", (2026,), [provided("1", note="")], "2번째 줄: 사업명(100자까지)과 사유(200자까지)를 적으십시오."),
        (
            "EXPRESS", (2026,), [provided("1", funding="교부금")],
            ("2번째 줄: 재원은 구비, 시비, 국비, 특별교부세, 특별조정교부금, 균특보조금, 기금보조금, 지방채, 기타 "
            "가운데 하나로 적으십시오."),
        ),
        (
            "EXPRESS", (2026,), [provided("1"), provided("2")],
            "3번째 줄: 세부사업, 통계목, 재원이 같은 줄이 둘 있습니다. 한 줄로 합치십시오.",
        ),
        (
            "EXPRESS", (2026,), [provided("1"), provided("2", funding="시비", name="다른 이름")],
            "3번째 줄: 같은 세부사업과 통계목의 사업명이나 사유가 앞줄과 다릅니다. 같게 적으십시오.",
        ),
        ("EXPRESS", (2026,), [provided("1", "2")], "2번째 줄: 칸이 첫 줄보다 많습니다. 첫 줄과 칸 수를 맞추십시오."),
        ("EXPRESS", (2026,), [provided("-1")], "2번째 줄: 0원보다 작을 수 없습니다."),
        ("EXPRESS", (2026, 2026), [provided("1", "1")], "첫 줄에 같은 연도를 두 번 적었습니다. 하나를 지우십시오."),
        (
            "EXPRESS", ("금액",), [provided("1")],
            "첫 줄에 세부사업, 통계목, 사업명, 사유, 재원와 연도(예: 2026)를 탭으로 나누어 적으십시오.",
        ),
    ],
)  # fmt: skip
def test_a_table_that_the_law_does_not_know_is_refused_with_its_row(kind, years, rows, said):
    with pytest.raises(ProvisionFault) as caught:
        read(kind, *rows, years=years)

    assert str(caught.value) == said


def test_a_continuing_project_that_was_voted_before_may_be_voted_for_more_years():
    row = provided("1", "1")

    lines = read("CONTINUING", row, years=(2021, 2026), extended=[("0111", "201-01")])

    assert [line.years for line in lines] == [[2021, 2026]]


def test_too_many_rows_are_refused_before_they_are_read():
    with pytest.raises(ProvisionFault, match="한 번에 500줄까지"):
        read("EXPRESS", *[provided("1")] * 500)


def test_an_empty_table_starts_with_the_years_of_its_kind():
    assert {kind: years_asked(kind, 2026) for kind in ProvisionKind} == {
        ProvisionKind.CONTINUING: [2026, 2027, 2028, 2029, 2030],
        ProvisionKind.DEBT: [2027, 2028],
        ProvisionKind.EXPRESS: [2026],
    }


@pytest.mark.parametrize(("contracted", "due"), [(0, (0, 0)), (3, (3, 0)), (5, (4, 1)), (9, (4, 5))])
def test_no_more_is_repaid_than_was_contracted_and_the_earlier_year_first(contracted, due):
    line = Provided("0111", "401-01", "청사", "공사", {(2027, Funding.OWN): 4, (2028, Funding.OWN): 5})

    assert tuple(debt_due(line, year, contracted) for year in (2027, 2028)) == due


# ---- in the bill


def test_each_stage_says_its_own_and_what_is_left_out_is_said_as_nothing(bureau):
    asked(bureau)
    first = bureau.provide("EXPRESS", provided("1,000"))
    again = bureau.provide("EXPRESS", provided("1,000"))
    bureau.to_team()
    bureau.provide("EXPRESS", by="lead", reason="그 해에 끝남")

    assert (first.changed, again.changed) == (1, 0)
    with bureau.inside():
        (found,) = provisions_of(bureau.version_id)
    assert [(each.line.total, each.who, each.reason) for each in found.said] == [
        (1_000_000, "clerk", "조정"), (0, "lead", "그 해에 끝남"),
    ]  # fmt: skip
    assert (found.at(1).total, found.now) == (1_000_000, None)


def test_a_table_that_somebody_else_saved_is_not_overwritten(bureau):
    asked(bureau).provide("EXPRESS", provided("1"))

    said = refused(lambda: bureau.provide("EXPRESS", provided("2"), seen=0), kind=SheetMoved)

    assert said == "다른 사람이 먼저 저장했습니다. 화면을 새로 열어 고친 곳을 다시 적으십시오."


def test_who_asked_for_a_line_does_not_adjust_it_and_others_of_the_hall_do_not_write_it(bureau):
    asked(bureau).provide("EXPRESS", provided("1"), by="chief")
    bureau.go("officer collect")

    assert refused(lambda: bureau.provide("EXPRESS", provided("2"), by="chief")) == (
        "그 과목을 요구한 사람은 스스로 할 수 없는 일입니다: 금액 적기."
    )
    assert refused(lambda: bureau.provide("EXPRESS", provided("2"), by="officer")) == (
        "그 부서의 장만 할 수 있는 일입니다: 금액 적기."
    )


@pytest.mark.parametrize(("kind", "years", "amounts"), [
    ("EXPRESS", (2026,), ("3,001",)), ("CONTINUING", (2026, 2027), ("3,001", "1")),
])  # fmt: skip
def test_more_than_the_budget_gives_keeps_a_bill_from_the_council(bureau, kind, years, amounts):
    asked(bureau).provide(kind, provided(*amounts), years=years)
    bureau.to_team().go("head propose").enclose()

    said = refused(lambda: bureau.go("mayor submit"))

    assert said == "계속비 연부액이나 명시이월비가 예산액보다 많습니다. (지방재정법 제42조, 제50조)"
    assert facts(bureau).beyond == (
        f"{ProvisionKind(kind).label} 재무과 청사 수선 201-01: 구비 3,001,000원이 예산액 3,000,000원보다 많습니다.",
    )


def test_what_the_council_voted_is_in_the_ledger_and_a_supplementary_budget_may_lower_it(bureau):
    asked(bureau)
    bureau.provide("EXPRESS", provided("1,000"))
    bureau.provide("CONTINUING", provided("2,000", "5,000"), years=(2026, 2027))
    bureau.to_plenary().adopt()
    before = voted(bureau)
    asked(bureau, "0천원", kind="SUPPLEMENTARY", round=1)
    bureau.provide("EXPRESS", provided("400"))
    bureau.to_plenary().adopt(on=NEXT)

    assert before == {"EXPRESS_VOTED": 1_000_000, "CONTINUING_VOTED": 2_000_000}
    assert voted(bureau) == {"EXPRESS_VOTED": 400_000, "CONTINUING_VOTED": 2_000_000}
    books = Books(bureau.hall.district)
    early = books.rows(books.now(date(2026, 4, 30)))
    assert sum(each.standing[Balance.EXPRESS_VOTED] for each in early) == 1_000_000


def test_only_what_was_voted_is_carried_out(bureau):
    asked(bureau).provide("EXPRESS", provided("1,000"))
    bureau.to_plenary().adopt()
    books = Books(bureau.hall.district)
    (cell,) = [each.id for each in cells(bureau)]

    with pytest.raises(BudgetExceeded):
        books.post("EXPRESS_CARRY_OUT", {cell: 1_000_001}, END)
    with pytest.raises(BudgetExceeded):
        books.post("CONTINUING_CARRY_OUT", {cell: 1}, END)
    with pytest.raises(BudgetExceeded):
        books.post("INCIDENTAL_CARRY_OUT", {cell: 1}, END)
    assert books.post("EXPRESS_CARRY_OUT", {cell: 1_000_000}, END)


def cells(bureau, year=YEAR):
    with bureau.inside():
        return list(AppropriationCell.objects.filter(account__fiscal_year__year=year))


# ---- 채무부담행위


def contracted(bureau, amount, on=date(2026, 6, 1), *, by="officer"):
    with bureau.inside():
        (debt,) = debts()
        return operations.contract_debt(
            provision_id=debt.of.id, amount=amount, actor_id=bureau.accounts[by], on=on, basis="공사 도급계약"
        )


def owing(bureau):
    """A 채무부담행위 of 3,000천원, to be repaid in the two years after it."""
    asked(bureau).provide("DEBT", provided("1,000", "2,000", item="401-01"), years=(2027, 2028))
    bureau.to_plenary().adopt(on=VOTED)
    return bureau


def test_debts_are_contracted_within_what_was_voted_and_within_their_year(bureau):
    owing(bureau)
    contracted(bureau, 2_500_000)
    contracted(bureau, -500_000, date(2026, 7, 1))

    assert refused(lambda: contracted(bureau, 1_000_001)) == (
        "의결된 3,000,000원 가운데 1,000,000원이 남았고 2,000,000원을 계약했습니다. 그 안의 금액을 적으십시오."
    )
    assert refused(lambda: contracted(bureau, 1, date(2027, 1, 1))) == (
        "2026년에 한 계약만 적을 수 있습니다. (지방재정법 시행령 제49조)"
    )
    assert refused(lambda: contracted(bureau, 1, by="clerk")) == (
        "예산팀이 의결된 채무부담행위에만 계약을 적을 수 있습니다."
    )
    with bureau.inside():
        assert [(each.contracted, each.left, each.due(2027), each.due(2028)) for each in debts()] == [
            (2_000_000, 1_000_000, 1_000_000, 1_000_000)
        ]


def test_a_debt_that_was_not_adopted_cannot_be_contracted(bureau):
    asked(bureau).provide("DEBT", provided("1,000", item="401-01"), years=(2027,))
    with bureau.inside():
        (found,) = provisions_of(bureau.version_id)
        assert debts() == []

        with pytest.raises(VersionRefused):
            operations.contract_debt(
                provision_id=found.id, amount=1, actor_id=bureau.accounts["officer"], on=date(2026, 6, 1), basis="계약"
            )


def test_the_budget_of_the_year_in_which_a_debt_falls_due_must_pay_for_it(bureau):
    owing(bureau)
    contracted(bureau, 800_000)
    asked(bureau, year=2027)
    bureau.to_team().go("head propose").enclose()

    said = refused(lambda: bureau.go("mayor submit"))
    unpaid = facts(bureau).unpaid
    bureau.write(row(formula="2,200천원"), row(code="401-01", formula="800천원"), by="mayor")
    bureau.go("mayor submit")

    assert said == "상환할 채무부담행위가 세출예산에 계상되지 않았습니다. (지방재정법 제44조제4항)"
    assert unpaid == ("2026년 채무부담행위 재무과 청사 수선 401-01: 상환액 800,000원 가운데 0원만 계상했습니다.",)
    assert facts(bureau).unpaid == ()


def test_a_continuing_project_goes_on_until_its_last_year(bureau):
    asked(bureau).provide("CONTINUING", provided("1,000", "1,000"), years=(2026, 2027))
    bureau.to_plenary().adopt()

    with bureau.inside():
        assert [continues_beyond(year) for year in (2025, 2026, 2027)] == [
            frozenset(), {("일반회계", "0111", FINANCE, "201-01")}, frozenset(),
        ]  # fmt: skip


# ---- carried over


def continuing(bureau):
    """계속비 of 3,000천원 a year for three years, of which 1,000천원 of the first is spent and the rest carried out."""
    asked(bureau).provide("CONTINUING", provided("3,000", "3,000", "3,000"), years=(2026, 2027, 2028))
    bureau.to_plenary().adopt()
    books = Books(bureau.hall.district)
    (cell,) = [each.id for each in cells(bureau)]
    for kind in ("ALLOTMENT", "COMMITMENT", "EXPENDITURE"):
        books.post(kind, {cell: 1_000_000}, date(2026, 3, 2))
    books.post("CONTINUING_CARRY_OUT", {cell: 2_000_000}, END)
    return books


def carry(bureau, year, on):
    with bureau.inside():
        return operations.carry_over(year=year, actor_id=bureau.accounts["officer"], on=on, basis="이월 결정")


def test_what_a_year_carried_out_comes_into_the_next_once_and_is_carried_on_until_the_project_is_completed(bureau):
    books = continuing(bureau)

    first = carry(bureau, 2026, date(2027, 1, 21))
    again = carry(bureau, 2026, date(2027, 1, 22))
    (cell,) = [each.id for each in cells(bureau, 2027)]
    books.post("CONTINUING_CARRY_OUT", {cell: 2_000_000}, date(2027, 12, 31), year=2027)
    last = carry(bureau, 2027, date(2028, 1, 21))

    assert (first.amount, len(first.events), again.amount, again.events) == (2_000_000, 2, 0, ())
    assert (last.amount, len(last.events)) == (2_000_000, 1)
    standing = {year: books.rows(books.now(date(year, 12, 31)), year=year)[0].standing for year in (2027, 2028)}
    wanted = (Balance.CARRIED_IN, Balance.ALLOTTED, Balance.CONTINUING_VOTED)
    assert {year: tuple(of[each] for each in wanted) for year, of in standing.items()} == {
        2027: (2_000_000, 2_000_000, 2_000_000), 2028: (2_000_000, 2_000_000, 0),
    }  # fmt: skip
    (cell,) = [each.id for each in cells(bureau, 2028)]
    with pytest.raises(BudgetExceeded):
        books.post("CONTINUING_CARRY_OUT", {cell: 1}, date(2028, 12, 31), year=2028)


def test_more_than_is_carried_out_now_cannot_have_come_over(bureau):
    books = continuing(bureau)
    carry(bureau, 2026, date(2027, 1, 21))
    (cell,) = [each.id for each in cells(bureau)]
    books.reverse(next(each.event_id for each in books.history(cell) if each.kind == "CONTINUING_CARRY_OUT"))

    assert refused(lambda: carry(bureau, 2026, date(2027, 1, 23))) == (
        "이미 넘어온 이월액이 이월한 금액보다 많습니다. 그 이월을 먼저 취소하십시오."
    )


# ---- under other codes in a later year


def became(bureau, *codes, year=2027, before="201-01"):
    """The 통계목 goes on as others in a year."""
    rows = {line: Succession(CodeKind.ITEM, "", before, code, "개편") for line, code in enumerate(codes, start=2)}
    with bureau.inside():
        operations.record_successors(year=year, rows=rows, actor_id=bureau.accounts["officer"], basis="운영기준")


def place(item):
    return ("일반회계", "0111", FINANCE, item)


def test_a_debt_is_paid_under_the_code_that_its_own_became(bureau):
    owing(bureau)
    contracted(bureau, 800_000)
    asked(bureau, year=2027)
    bureau.write(row(formula="2,200천원"), row(code="401-02", formula="800천원"))
    unpaid = facts(bureau).unpaid
    became(bureau, "401-01", "401-02", before="401-01")

    assert len(unpaid) == 1
    assert facts(bureau).unpaid == ()


def test_a_continuing_project_is_extended_under_the_code_that_its_own_became(bureau):
    asked(bureau).provide("CONTINUING", provided("3,000", "3,000"), years=(2026, 2027))
    bureau.to_plenary().adopt()
    asked(bureau, year=2027)
    longer = ("CONTINUING", provided("1,000", "1,000", item="201-02"))

    assert "연한은 5년까지입니다" in refused(lambda: bureau.provide(*longer, years=(2027, 2032)))
    became(bureau, "201-02")
    bureau.provide(*longer, years=(2027, 2032))

    with bureau.inside():
        assert continues_beyond(2026) == {place("201-01")}


def test_what_was_spent_of_a_continuing_project_is_told_under_the_code_that_its_own_became(bureau):
    continuing(bureau)
    assert spent(bureau, "201-01", "201-02") == [1_000_000, 0]

    became(bureau, "201-02", "201-03")

    assert spent(bureau, "201-01", "201-02") == [0, 1_000_000]
    assert spent(bureau, "201-02", "201-03") == [None, None]


def spent(bureau, *items):
    with bureau.inside():
        return list(spent_before(2027, [place(each) for each in items]).values())


def test_money_that_came_over_goes_on_with_a_project_that_was_extended_under_another_code(bureau):
    books = continuing(bureau)
    carry(bureau, 2026, date(2027, 1, 15))
    became(bureau, "201-02")
    asked(bureau, year=2027)
    bureau.write(row(code="201-02", formula="3,000천원"))
    bureau.provide("CONTINUING", provided("1,000", "1,000", "1,000", item="201-02"), years=(2027, 2028, 2029))
    bureau.to_plenary().adopt(on=date(2026, 12, 18))
    (kept,) = [each.pk for each in cells(bureau, 2027) if each.carry_origin == "CONTINUING"]
    books.post("CONTINUING_CARRY_OUT", {kept: 2_000_000}, date(2027, 12, 31), year=2027)

    carry(bureau, 2027, date(2028, 1, 15))

    (came,) = books.rows(books.now(date(2028, 12, 31)), year=2028)
    assert (came.standing[Balance.CARRIED_IN], came.standing[Balance.CONTINUING_VOTED]) == (2_000_000, 2_000_000)
