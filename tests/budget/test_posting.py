"""Each movement does what the office means by it, and what breaks a rule is refused in a sentence."""

from datetime import date
from uuid import uuid4

import psycopg
import pytest

from ieum.budget import operations, rules
from ieum.budget.choices import Balance, CarryOrigin, Funding, MovementKind, Total
from ieum.budget.models import LedgerEvent, LedgerLine
from ieum.budget.operations import (
    AlreadyReversed,
    BudgetExceeded,
    CellRefused,
    CodeTaken,
    MovementRefused,
    NoSuchMovement,
)
from ieum.platform.database.tenancy import municipality
from ieum.platform.operations import BasisMissing, WrongAccount
from tests.budget.ledger import ACCOUNT, ALL, YEAR, Books, day

pytestmark = pytest.mark.database


def refusal(books, *arguments, **options) -> str:
    with pytest.raises(MovementRefused) as caught:
        books.post(*arguments, **options)
    return str(caught.value)


def counted(books) -> tuple[int, int]:
    with municipality(books.district.code):
        return LedgerEvent.objects.count(), LedgerLine.objects.count()


def test_every_movement_adds_to_its_own_balance(books):
    cell, other = books.cell("201-01"), books.cell("201-02")
    reserve = books.cell("801-01", "0909")
    city = books.cell("207-01", funding=Funding.CITY)
    late = books.cell("401-01", carry_origin=CarryOrigin.INCIDENTAL)

    books.post("ORIGINAL", {cell: 1_000, other: 500, reserve: 300})
    books.post("SUPPLEMENTARY", {cell: -100}, day(4, 1), round=1)
    books.post("DEEMED", {city: 70}, day(4, 2), round=3)
    books.post("CARRY_IN", {late: 40}, day(1, 2))
    books.post("RESERVE_USE", {reserve: -30, cell: 30}, day(5, 1))
    books.post("TRANSFER", {other: -50, cell: 50}, day(5, 2))
    books.post("ALLOTMENT", {cell: 900}, day(5, 3))
    books.post("COMMITMENT", {cell: 800, late: 40}, day(5, 4))
    books.post("EXPENDITURE", {cell: 700}, day(5, 5))
    books.post("RETURN", {cell: 20}, day(5, 6))

    standing = {row.path[-1]: {total.value: row.total(total) for total in Total} for row in books.rows()}
    assert standing["201-01 구비"] == {
        "APPROPRIATION": 900, "AVAILABLE": 980, "ALLOTTED": 900, "UNALLOTTED": 80, "COMMITTED": 780, "SPENT": 680,
        "REMAINING": 300,
    }  # fmt: skip
    assert standing["201-02 구비"]["AVAILABLE"] == 450
    assert (standing["801-01 구비"]["APPROPRIATION"], standing["801-01 구비"]["AVAILABLE"]) == (300, 270)
    assert standing["207-01 시비"]["APPROPRIATION"] == 70
    assert standing["401-01 구비 사고이월"] == {
        "APPROPRIATION": 0, "AVAILABLE": 40, "ALLOTTED": 40, "UNALLOTTED": 0, "COMMITTED": 40, "SPENT": 0,
        "REMAINING": 40,
    }  # fmt: skip


def test_allotting_more_than_is_left_is_refused_with_what_is_left_and_leaves_no_trace(books):
    cell = books.cell()
    books.post("ORIGINAL", {cell: 2_000_000})
    before = counted(books)

    said = refusal(books, "ALLOTMENT", {cell: 2_500_000}, day(2, 1))

    assert said == "사업 0101 201-01: 예산현액의 남은 금액 2,000,000원을 넘습니다. (2026-02-01 기준 500,000원 초과)"
    assert counted(books) == before


def test_spending_more_than_is_allotted_names_what_is_left_of_the_allotment(books):
    cell = books.cell(reported=frozenset({Balance.ALLOTTED, Balance.SPENT}))
    books.post("ORIGINAL", {cell: 2_000_000})
    books.post("ALLOTMENT", {cell: 1_434_000}, day(1, 2))
    books.post("EXPENDITURE", {cell: 200_000}, day(1, 3))

    said = refusal(books, "EXPENDITURE", {cell: 1_500_000}, day(2, 1))

    assert said == "사업 0101 201-01: 배정잔액 1,234,000원을 넘습니다. (2026-02-01 기준 266,000원 초과)"


def test_a_payment_of_an_earlier_day_cannot_overdraw_a_later_one(books):
    cell = books.cell(reported=frozenset({Balance.SPENT}))
    books.post("ORIGINAL", {cell: 100}, day(1, 1))
    books.post("EXPENDITURE", {cell: 80}, day(10, 1))

    with pytest.raises(BudgetExceeded) as caught:
        books.post("EXPENDITURE", {cell: 21}, day(3, 1))

    assert str(caught.value) == ("사업 0101 201-01: 예산현액의 남은 금액 20원을 넘습니다. (2026-10-01 기준 1원 초과)")
    assert (caught.value.overdraft.day, caught.value.overdraft.gap) == (day(10, 1), -1)
    books.post("EXPENDITURE", {cell: 20}, day(3, 1))


def test_money_that_comes_later_in_the_year_cannot_be_spent_before(books):
    cell = books.cell(reported=frozenset({Balance.SPENT}))
    books.post("ORIGINAL", {cell: 100}, day(1, 1))
    books.post("SUPPLEMENTARY", {cell: 900}, day(6, 1), round=1)

    assert refusal(books, "EXPENDITURE", {cell: 500}, day(5, 31)) == (
        "사업 0101 201-01: 예산현액의 남은 금액 100원을 넘습니다. (2026-05-31 기준 400원 초과)"
    )
    books.post("EXPENDITURE", {cell: 500}, day(6, 1))


def test_a_cut_below_what_is_used_is_refused(books):
    cell = books.cell(reported=frozenset({Balance.SPENT}))
    books.post("ORIGINAL", {cell: 100}, day(1, 1))
    books.post("EXPENDITURE", {cell: 80}, day(2, 1))

    assert refusal(books, "SUPPLEMENTARY", {cell: -30}, day(3, 1), round=1) == (
        "사업 0101 201-01: 감액 후 예산현액이 이미 있는 집행액보다 작아집니다. (2026-03-01 기준 10원)"
    )


def test_a_cut_below_what_is_allotted_tells_how_the_allotment_is_lowered(books):
    cell = books.cell()
    books.post("ORIGINAL", {cell: 100}, day(1, 1))
    books.post("ALLOTMENT", {cell: 100}, day(1, 2))

    assert refusal(books, "SUPPLEMENTARY", {cell: -30}, day(3, 1), round=1) == (
        "사업 0101 201-01: 감액 후 예산현액이 이미 있는 배정액보다 작아집니다. (2026-03-01 기준 30원) "
        "예산 배정의 수시배정에서 그만큼을 △로 적어 배정을 먼저 줄이십시오."
    )


def test_returning_more_than_was_spent_is_refused(books):
    cell = books.cell(reported=frozenset({Balance.SPENT}))
    books.post("ORIGINAL", {cell: 100})

    assert refusal(books, "RETURN", {cell: 5}, day(2, 1)) == (
        "사업 0101 201-01: 2026-02-01 집행액이 5원 모자라 0원 아래로 내려갑니다."
    )


def test_an_unreported_balance_is_unknown_and_binds_nothing(books):
    cell = books.cell(reported=frozenset({Balance.SPENT}))
    books.post("ORIGINAL", {cell: 100})
    books.post("EXPENDITURE", {cell: 100}, day(2, 1))

    assert refusal(books, "ALLOTMENT", {cell: 1}) == "이 예산과목에서는 그 잔액을 관리하지 않습니다."
    (row,) = books.rows()
    assert (row.total(Total.SPENT), row.total(Total.ALLOTTED), row.total(Total.UNALLOTTED)) == (100, None, None)


_OUTSIDE = "부터 {}까지입니다. 효력일을 고치거나, 그날의 회계연도에 있는 과목을 고르십시오."
_IN_YEAR, _UNTIL_JANUARY = _OUTSIDE.format("2026-12-31"), _OUTSIDE.format("2027-01-20")
_RETURNED_LATE = (
    "반납의 효력일은 회계연도 첫날부터 다음 해 1월 20일까지입니다. 그 뒤에 반납된 돈은 반납된 해의 세입에 수납으로 "
    "등록하십시오. (지방회계법 제27조)"
)
_NOT_EARMARKED = (
    "간주처리는 국가와 시가 용도를 정해 준 돈만 할 수 있습니다. 구비·지방채·기타는 추경에 편성하고, 재원 미구분은 어느 "
    "재원인지 적으십시오."
)
_NO_RESERVE = (
    "예비비는 예비비(801-01, 801-02) 과목에서 다른 과목으로만 옮길 수 있습니다. 801-03은 예비비가 아니므로 추경에 "
    "편성하십시오."
)
_YEAR_OVER = (
    "회계연도가 지나 전용할 수 없습니다. 올해의 회계연도를 골라 요청하고, 지난해에 남은 예산은 이월하거나 불용으로 "
    "결산하십시오."
)


@pytest.mark.parametrize(
    ("kind", "lines", "options", "said"),
    [
        ("ORIGINAL", {}, {}, "옮길 금액이 없습니다. 예산과목과 금액을 적으십시오."),
        ("ORIGINAL", {"own": 0}, {}, "금액은 0이 아니어야 하고 1,000조 원을 넘을 수 없습니다."),
        ("ORIGINAL", {"own": 10**15 + 1}, {}, "금액은 0이 아니어야 하고 1,000조 원을 넘을 수 없습니다."),
        ("ORIGINAL", {"unknown": 1}, {}, "이 회계연도에 없는 예산과목입니다."),
        ("ORIGINAL", {"last_year": 1}, {}, "이 회계연도에 없는 예산과목입니다."),
        ("ORIGINAL", {"own": 1}, {"on": date(2025, 12, 31)}, f"본예산의 효력일은 2026-01-01{_IN_YEAR}"),
        ("ALLOTMENT", {"own": 1}, {"on": date(2027, 1, 1)}, f"배정의 효력일은 2026-01-01{_IN_YEAR}"),
        ("EXPENDITURE", {"own": 1}, {"on": date(2027, 1, 21)}, f"지출의 효력일은 2026-01-01{_UNTIL_JANUARY}"),
        ("RETURN", {"own": 1}, {"on": date(2027, 1, 21)}, _RETURNED_LATE),
        ("ORIGINAL", {"own": -1}, {}, "금액은 0보다 커야 합니다. 줄이려면 그 사건을 취소하십시오."),
        ("SUPPLEMENTARY", {"own": 1}, {}, "추경과 간주처리에는 차수가 있어야 하고, 다른 구분에는 없어야 합니다."),
        ("ORIGINAL", {"own": 1}, {"round": 1}, "추경과 간주처리에는 차수가 있어야 하고, 다른 구분에는 없어야 합니다."),
        ("CARRY_IN", {"own": 1}, {}, "이월액은 이월 예산과목에, 그 밖의 예산은 현년도 예산과목에 적어야 합니다."),
        ("ORIGINAL", {"late": 1}, {}, "이월액은 이월 예산과목에, 그 밖의 예산은 현년도 예산과목에 적어야 합니다."),
        (
            "DEEMED", {"own": 1}, {"round": 1},
            _NOT_EARMARKED,
        ),
        (
            "DEEMED", {"undivided": 1}, {"round": 1},
            _NOT_EARMARKED,
        ),
        ("TRANSFER", {"own": -1, "same": 2}, {}, "늘리는 금액과 줄이는 금액이 같아야 합니다."),
        (
            "TRANSFER", {"own": -1, "other": 1}, {},
            "정책사업이 다르므로 전용이 아니라 이용(의회 사전 의결) 대상입니다.",
        ),
        ("TRANSFER", {"own": -1, "same": 1}, {"on": date(2027, 1, 1)}, _YEAR_OVER),
        ("TRANSFER", {"labour": -1, "own": 1}, {}, "인건비는 전용할 수 없습니다. (지방재정법 시행령 제55조)"),
        (
            "TRANSFER", {"own": -1, "promotion": 1}, {},
            "업무추진비로는 전용할 수 없습니다. (지방재정법 시행령 제55조제2항)",
        ),
        ("RESERVE_USE", {"own": -1, "same": 1}, {}, _NO_RESERVE),
        ("RESERVE_USE", {"retained": -1, "same": 1}, {}, _NO_RESERVE),
        ("RESERVE_USE", {"reserve": -1, "retained": 1}, {}, _NO_RESERVE),
        (
            "RESERVE_USE", {"reserve": -1, "subsidy": 1}, {},
            "예비비는 업무추진비·보조금에 사용할 수 없습니다. (지방재정법 시행령 제48조)",
        ),
        ("RESERVE_USE", {"reserve": -1, "special": 1}, {}, "예비비는 같은 회계의 세부사업에만 사용할 수 있습니다."),
        ("TRANSFER", {"whole": -1, "own": 1}, {}, "정책사업이 다르므로 전용이 아니라 이용(의회 사전 의결) 대상입니다."),
    ],
)  # fmt: skip
def test_each_rule_refuses_in_its_own_sentence(books, kind, lines, options, said):
    drafts = {
        "own": ("201-01", "0101"), "same": ("202-01", "0102"), "other": ("201-01", "0201"),
        "labour": ("101-01", "0101"), "promotion": ("203-03", "0101"), "reserve": ("801-01", "0909"),
        "subsidy": ("307-02", "0101"), "retained": ("801-03", "0909"),
    }  # fmt: skip
    cells = {name: books.cell(*drafts[name]) for name in drafts}
    cells["late"] = books.cell(carry_origin=CarryOrigin.EXPRESS)
    cells["special"] = books.cell(account="주차장특별회계", account_kind="SPECIAL")
    cells["whole"] = books.cell(**ACCOUNT)
    cells["undivided"] = books.cell("204-01", funding=Funding.UNDIVIDED)
    cells["last_year"] = books.cell(year=YEAR - 1)
    cells["unknown"] = uuid4()
    for name in ("own", "same", "other", "labour", "reserve", "whole"):
        books.post("ORIGINAL", {cells[name]: 1_000})

    said_now = refusal(books, kind, {cells[name]: amount for name, amount in lines.items()}, **options)

    assert said_now == said


def test_a_code_stands_for_a_subsidy_in_its_years_alone(books):
    """402-02 is a part of 402-01 from 2027 on."""
    for year in (2026, 2027):
        reserve, merged, kept = (books.cell(item, year=year) for item in ("801-01", "402-02", "402-01"))
        books.post("ORIGINAL", {reserve: 10}, date(year, 1, 1), year=year)
        subsidies = (merged, kept) if year == 2026 else (kept,)
        for item in subsidies:
            said = refusal(books, "RESERVE_USE", {reserve: -5, item: 5}, date(year, 3, 1), year=year)
            assert said.startswith("예비비는 업무추진비·보조금에 사용할 수 없습니다.")
    books.post("RESERVE_USE", {reserve: -5, merged: 5}, date(2027, 3, 1), year=2027)

    with pytest.raises(CellRefused):
        books.cell("402-02", funding=Funding.SPECIAL_GRANT, year=2026)
    books.cell("402-02", funding=Funding.SPECIAL_GRANT, year=2027)


def test_facility_costs_may_be_transferred_since_december_2025(books):
    for year in (2025, 2026):
        source, target = (books.cell(item, year=year) for item in ("401-01", "201-01"))
        books.post("ORIGINAL", {source: 10}, date(year, 1, 1), year=year)
        lines = {source: -5, target: 5}
        if year == 2025:
            assert refusal(books, "TRANSFER", lines, date(2025, 12, 1), year=year).startswith("시설비및부대비는")
        books.post("TRANSFER", lines, date(2025, 12, 2) if year == 2025 else day(1, 5), year=year)


def test_repayments_are_transferred_between_principal_and_interest_alone(books):
    principal, interest, paper = (books.cell(item) for item in ("601-01", "311-02", "201-01"))
    books.post("ORIGINAL", dict.fromkeys((principal, interest, paper), 1_000))
    only = "상환금은 원금과 이자 사이에서만 전용할 수 있습니다. (지방재정법 시행령 제55조)"

    assert refusal(books, "TRANSFER", {principal: -5, paper: 5}) == only
    assert refusal(books, "TRANSFER", {interest: -5, paper: 5}) == only
    assert refusal(books, "TRANSFER", {interest: -6, principal: 5, paper: 1}) == only
    books.post("TRANSFER", {principal: -5, interest: 5})
    books.post("TRANSFER", {paper: -5, interest: 5})


def test_nothing_is_transferred_to_what_the_council_cut(books):
    whole, cut = (books.cell(item) for item in ("201-01", "202-01"))
    books.post("ORIGINAL", dict.fromkeys((whole, cut), 1_000))
    books.post("COUNCIL_CUT", {cut: 300})

    assert refusal(books, "TRANSFER", {whole: -5, cut: 5}).startswith("의회에서 삭감된 항목으로는 전용할 수 없습니다.")
    books.post("TRANSFER", {whole: 5, cut: -5})


def test_nothing_is_transferred_to_a_project_that_is_not_in_the_budget(books):
    paper, added = books.cell("201-01"), books.cell("207-01", "0102")
    books.post("ORIGINAL", {paper: 1_000})
    only = "예산에 없는 사업으로는 전용할 수 없습니다. (지방재정법 제49조제2항) 그 세부사업을 먼저 추경에 편성하십시오."

    assert refusal(books, "TRANSFER", {paper: -5, added: 5}, day(4, 1)) == only
    granted = books.post("SUPPLEMENTARY", {books.cell("202-01", "0102"): 10}, day(5, 1), round=1)
    assert refusal(books, "TRANSFER", {paper: -5, added: 5}, day(4, 30)) == only
    books.post("TRANSFER", {paper: -5, added: 5}, day(5, 1))
    books.reverse(granted)
    assert refusal(books, "TRANSFER", {paper: -5, added: 5}, day(5, 2)) == only


@pytest.mark.parametrize("kind", ["CARRY_IN", "RESERVE_USE", "CROSS_USE"])
def test_what_another_decision_gave_to_a_project_lets_more_be_transferred_to_it(books, kind):
    paper, target = books.cell("201-01"), books.cell("207-01", "0102")
    reserve = books.cell("801-01", "0901")
    late = books.cell("207-01", "0102", carry_origin=CarryOrigin.EXPRESS)
    books.post("ORIGINAL", dict.fromkeys((paper, reserve), 1_000))
    lines = {"CARRY_IN": {late: 5}}.get(kind, {reserve: -5, target: 5})

    books.post(kind, lines, day(2, 1), authority="예산총칙 제7조")
    books.post("TRANSFER", {paper: -5, target: 5}, day(2, 1))


def test_the_same_cell_twice_in_one_movement_is_refused(books):
    cell = books.cell()
    lines = (rules.Line(cell, 1), rules.Line(cell, 2))
    movement = rules.Movement(kind=MovementKind.ORIGINAL, effective_date=day(1, 1), lines=lines)

    with (
        municipality(books.district.code),
        pytest.raises(MovementRefused, match=r"^같은 예산과목이 두 번 있습니다. 한 줄로 합치십시오.$"),
    ):
        operations.post_movement(year=YEAR, movement=movement, actor_id=books.district.officer_id, basis="결재")


def test_payments_of_a_year_are_posted_until_the_twentieth_of_january(books):
    cell = books.cell(reported=frozenset({Balance.SPENT}))
    books.post("ORIGINAL", {cell: 10})

    books.post("EXPENDITURE", {cell: 10}, date(2027, 1, 20))

    assert books.total("SPENT", books.now(date(2027, 1, 19))) == 0
    assert books.total("SPENT", books.now(date(2027, 1, 20))) == 10


def test_a_reversal_restores_every_balance_and_is_made_once(books):
    cell, other = books.cell("201-01"), books.cell("201-02")
    books.post("ORIGINAL", {cell: 100, other: 100})
    before = [row.standing for row in books.rows()]
    event = books.post("TRANSFER", {cell: -30, other: 30}, day(3, 1))

    reversal = books.reverse(event)

    assert [row.standing for row in books.rows()] == before
    with pytest.raises(AlreadyReversed, match=r"^이미 취소한 사건입니다.$"):
        books.reverse(event)
    with pytest.raises(NoSuchMovement, match=r"^등록되지 않았거나 취소할 수 없는 사건입니다.$"):
        books.reverse(reversal)
    with pytest.raises(NoSuchMovement):
        books.reverse(uuid4())


def test_a_reversal_that_something_rests_on_is_refused_and_says_what(books):
    cell = books.cell(reported=ALL)
    event = books.post("ORIGINAL", {cell: 100})
    allotment = books.post("ALLOTMENT", {cell: 60}, day(2, 1))

    with pytest.raises(BudgetExceeded) as caught:
        books.reverse(event)

    assert str(caught.value) == (
        "사업 0101 201-01: 취소하면 2026-02-01 배정액이 예산현액보다 60원 많아집니다. "
        "그날까지의 배정액을 먼저 줄이거나 취소하십시오. 딸린 사건: 2026. 2. 1. 배정(결재 문서)."
    )
    assert [each.event_id for each in caught.value.dependants] == [allotment]
    books.reverse(allotment)
    books.reverse(event)
    assert {amount for row in books.rows() for amount in row.standing.values()} == {0}


def test_a_movement_needs_a_basis_and_an_account_of_the_municipality(books, neighbour):
    cell = books.cell()

    with pytest.raises(BasisMissing, match=r"^근거를 적어야 합니다.$"):
        books.post("ORIGINAL", {cell: 1}, basis=" ")
    with municipality(books.district.code), pytest.raises(WrongAccount):
        operations.post_movement(
            year=YEAR,
            movement=rules.Movement(kind=MovementKind.ORIGINAL, effective_date=day(1, 1), lines=(rules.Line(cell, 1),)),
            actor_id=neighbour.officer_id,
            basis="결재",
        )


def test_a_cell_of_the_neighbour_is_unknown_here(books, neighbour):
    theirs = Books(neighbour).cell()
    books.cell()

    assert refusal(books, "ORIGINAL", {theirs: 1}) == "이 회계연도에 없는 예산과목입니다."


@pytest.mark.parametrize(("funding", "named"), [(Funding.SPECIAL_GRANT, "%s는"), (Funding.SPECIAL_ADJUSTMENT, "%s은")])
def test_special_grants_are_not_spent_on_subsidies_to_private_bodies(books, database, funding, named):
    with pytest.raises(CellRefused) as caught:
        books.cell("307-02", funding=funding)

    assert str(caught.value) == f"{named % funding.label} 민간보조사업의 재원으로 사용할 수 없습니다."
    allowed = books.cell("307-05", funding=funding)
    columns = "municipality_id, operation_id, account_id, programme_id, grain, division"
    columns += ", funding, carry_origin, reports_allotment, reports_commitment, reports_spending"
    with database.connect() as connection:
        connection.execute("SELECT set_config('ieum.municipality', %s, false)", [str(books.district.id)])
        with pytest.raises(psycopg.errors.CheckViolation, match="budget_appropriationcell_special_grant"):
            connection.execute(
                f"INSERT INTO budget_appropriationcell (id, item, {columns}) "  # noqa: S608 - constants
                f"SELECT ieum_uuid7(), '307-02', {columns} FROM budget_appropriationcell WHERE id = %s",
                [allowed],
            )


def test_the_same_cell_is_registered_once_and_a_code_has_one_name(books):
    assert books.cell() == books.cell()
    with pytest.raises(CodeTaken, match=r"^세부사업 부호 0101은 이미 다르게 등록되어 있습니다: 정책 01.$"):
        books.cell(policy=("01", "다른 이름"))
    with pytest.raises(CodeTaken, match="관리하는 잔액이 다르게 등록되어 있습니다"):
        books.cell(reported=frozenset())
