"""Movements that change what a budget is for, take it before its adoption, or end its year, each with its rules."""

from datetime import date

import pytest

from ieum.budget import operations
from ieum.budget.choices import Balance, CarryOrigin, Funding, MovementKind, Total
from ieum.budget.operations import AlreadyClosed, BudgetExceeded, MovementRefused
from ieum.budget.rules import TOTALS, Fault
from ieum.budget.rules.kinds import COLUMN, DECISIONS
from ieum.budget.rules.sentences import _SENTENCES, general_sentence
from ieum.platform.database.tenancy import municipality
from ieum.platform.operations import WrongAccount
from tests.budget.ledger import ALL, END, YEAR, day

pytestmark = pytest.mark.database
SPENDING = frozenset({Balance.SPENT})
CLAUSE = "예산총칙 제7조"


def refusal(books, *arguments, **options) -> str:
    with pytest.raises(MovementRefused) as caught:
        books.post(*arguments, **options)
    return str(caught.value)


def standing(books, cell) -> dict[str, int]:
    history = books.history(cell)
    return {balance.value: amount for balance, amount in history[-1].standing.items() if amount}


def test_a_provisional_budget_is_taken_up_by_the_adopted_one(books):
    cell = books.cell(reported=SPENDING)
    assert refusal(books, "PROVISIONAL", {cell: 50}) == (
        "먼저 결정된 근거(예산총칙 조항, 조례, 교부결정)를 적어야 합니다."
    )
    books.post("PROVISIONAL", {cell: 50}, authority="지방재정법 제46조 (기관의 유지·운영)")
    books.post("EXPENDITURE", {cell: 40}, day(1, 5))
    books.post("ABSORB_PROVISIONAL", {cell: 50}, day(1, 20))
    books.post("ORIGINAL", {cell: 150}, day(1, 20))

    assert standing(books, cell) == {"ORIGINAL": 200, "SPENT": 40}
    assert refusal(books, "ABSORB_PROVISIONAL", {cell: 1}, day(1, 21)) == (
        "사업 0101 201-01: 2026-01-21 준예산액이 1원 모자라 0원 아래로 내려갑니다."
    )


def test_a_revised_bill_belongs_to_the_original_budget(books):
    cell = books.cell()
    books.post("ORIGINAL", {cell: 100})
    books.post("REVISED", {cell: -30})

    assert standing(books, cell) == {"ORIGINAL": 70}
    assert refusal(books, "REVISED", {cell: 5}, day(1, 2)) == "수정예산의 효력일은 본예산처럼 회계연도의 첫날입니다."


def test_money_used_before_adoption_is_taken_up_by_the_next_supplementary_budget(books):
    cell, other = books.cell(funding=Funding.CITY), books.cell("202-01")
    assert refusal(books, "PRE_USE", {cell: 70}, day(3, 1)) == (
        "용도 지정 및 전액 교부가 확인되지 않아 성립전 사용을 할 수 없습니다. 교부결정을 적으십시오."
    )
    assert refusal(books, "PRE_USE", {other: 1}, day(3, 1), authority="교부결정").startswith("간주처리는")
    books.post("PRE_USE", {cell: 70}, day(3, 1), authority="서울시 예산담당관-101 교부결정")

    assert refusal(books, "SUPPLEMENTARY", {other: 10}, day(5, 1), round=1) == (
        "성립전 사용 예산이 추경예산안에 계상되지 않았습니다. 먼저 같은 차수에 계상하십시오."
    )
    books.post("ABSORB_PRE_USE", {cell: 70}, day(5, 1), round=1)
    books.post("SUPPLEMENTARY", {other: 10}, day(5, 1), round=1)

    assert standing(books, cell) == {"SUPPLEMENTARY": 70}
    assert books.total("APPROPRIATION", books.now(day(4, 30))) == 70
    assert books.total("APPROPRIATION") == 80


def test_a_supplementary_budget_before_the_use_is_not_held_up(books):
    cell = books.cell(funding=Funding.CITY)
    books.post("PRE_USE", {cell: 70}, day(6, 1), authority="교부결정")

    books.post("SUPPLEMENTARY", {books.cell(): 1}, day(5, 31), round=1)


def test_deemed_money_is_taken_up_once(books):
    cell = books.cell(funding=Funding.NATIONAL)
    books.post("DEEMED", {cell: 9}, day(2, 1), round=1)
    books.post("ABSORB_DEEMED", {cell: 9}, day(5, 1), round=2)

    assert standing(books, cell) == {"SUPPLEMENTARY": 9}
    assert "간주처리액이 1원 모자라" in refusal(books, "ABSORB_DEEMED", {cell: 1}, day(5, 2), round=2)


@pytest.mark.parametrize(
    ("kind", "target", "authority", "said"),
    [
        ("CHANGE_OF_USE", "unit", "", ""),
        (
            "CHANGE_OF_USE", "policy", "",
            "변경사용은 한 단위사업 안에서만 할 수 있습니다. 단위사업이 다르면 전용하십시오.",
        ),
        ("TRANSFER", "policy", "", ""),
        ("CROSS_USE", "other", CLAUSE, ""),
        ("CROSS_USE", "other", " ", "이용은 의회가 미리 의결한 예산총칙 조항을 적어야 합니다."),
        ("CROSS_USE", "policy", CLAUSE, "한 정책사업 안에서는 이용이 아니라 전용 대상입니다."),
        ("CROSS_USE", "special", CLAUSE, "같은 회계의 세부사업 사이에서만 옮길 수 있습니다."),
        ("REORGANISATION", "division", "행정기구 설치 조례", ""),
        ("REORGANISATION", "division", "", "이체는 조직·정원에 관한 법령이나 조례를 적어야 합니다."),
        ("REORGANISATION", "unit", "조례", "이체는 세부사업·통계목·재원을 그대로 두고 부서만 바꿔야 합니다."),
    ],
)  # fmt: skip
def test_money_moves_between_cells_by_the_movement_that_fits(books, kind, target, authority, said):
    cells = {
        "source": books.cell("201-01", "0101"),
        "unit": books.cell("202-01", "0102"),
        "policy": books.cell("201-01", "0111"),
        "other": books.cell("201-01", "0201"),
        "division": books.cell("201-01", "0101", division="총무과"),
        "special": books.cell(account="주차장특별회계", account_kind="SPECIAL"),
    }
    books.post("ORIGINAL", {cells["source"]: 100, books.cell("202-01", "0111"): 50})
    lines = {cells["source"]: -30, cells[target]: 30}

    if said:
        assert refusal(books, kind, lines, day(4, 1), authority=authority) == said
    else:
        books.post(kind, lines, day(4, 1), authority=authority)
        assert standing(books, cells[target]) == {COLUMN[MovementKind(kind)].value: 30}
        assert books.total("AVAILABLE") == 150


def test_the_reserve_does_not_pay_for_what_the_council_cut(books):
    cell, reserve = books.cell(), books.cell("801-01", "0909")
    books.post("ORIGINAL", {reserve: 100})
    cut = books.post("COUNCIL_CUT", {cell: 20})

    lines = {reserve: -10, cell: 10}
    assert refusal(books, "RESERVE_USE", lines, day(2, 1)) == "의회에서 삭감된 항목에는 예비비를 사용할 수 없습니다."
    assert books.total("AVAILABLE") == 100

    books.reverse(cut)
    books.post("RESERVE_USE", lines, day(2, 1))


def test_what_is_allotted_further_stays_within_the_allotment(books):
    cell = books.cell()
    books.post("ORIGINAL", {cell: 100})
    books.post("ALLOTMENT", {cell: 60}, day(1, 2))
    books.post("SUB_ALLOTMENT", {cell: 50}, day(1, 3), unit="중앙동")

    assert refusal(books, "SUB_ALLOTMENT", {cell: 11}, day(1, 4), unit="서동") == (
        "사업 0101 201-01: 배정잔액 10원을 넘습니다. (2026-01-04 기준 1원 초과)"
    )
    books.post("SUB_ALLOTMENT", {cell: -50}, day(1, 5), unit="중앙동")


def test_the_council_lists_what_may_be_carried_over_and_how_much(books):
    cell = books.cell(reported=SPENDING)
    books.post("ORIGINAL", {cell: 100})
    assert "명시이월 의결액 0원을 넘습니다" in refusal(books, "EXPRESS_CARRY_OUT", {cell: 1}, END)

    books.post("EXPRESS_VOTE", {cell: 40}, day(12, 20))
    assert refusal(books, "EXPRESS_CARRY_OUT", {cell: 40}, day(12, 30)) == (
        "명시이월의 효력일은 2026-12-31부터 2027-01-20까지입니다. 효력일을 고치거나, 그날의 회계연도에 있는 과목을 "
        "고르십시오."
    )
    books.post("EXPRESS_CARRY_OUT", {cell: 40}, END)

    assert standing(books, cell) == {"ORIGINAL": 100, "EXPRESS_VOTED": 40, "CARRIED_EXPRESS": 40}
    assert books.total("REMAINING") == 60


def test_only_what_is_committed_and_not_paid_is_carried_over_by_accident(books):
    cell, again = books.cell(reported=ALL), books.cell(carry_origin=CarryOrigin.INCIDENTAL)
    books.post("ORIGINAL", {cell: 100})
    books.post("ALLOTMENT", {cell: 100}, day(1, 2))
    assert refusal(books, "INCIDENTAL_CARRY_OUT", {cell: 10}, END) == (
        "사업 0101 201-01: 회계연도 내 지출원인행위가 없어 사고이월할 수 없습니다. (10원 초과)"
    )
    books.post("COMMITMENT", {cell: 80}, day(5, 1))
    books.post("EXPENDITURE", {cell: 50}, day(6, 1))

    assert refusal(books, "INCIDENTAL_CARRY_OUT", {cell: 31}, END) == (
        "사업 0101 201-01: 지출하지 않은 원인행위액 30원을 넘습니다. (2026-12-31 기준 1원 초과)"
    )
    books.post("INCIDENTAL_CARRY_OUT", {cell: 30}, END)
    books.post("CARRY_IN", {again: 5}, day(1, 2))
    assert refusal(books, "INCIDENTAL_CARRY_OUT", {again: 1}, END).startswith("이월액은 이월 예산과목에")


def test_of_a_continuing_expenditure_what_is_left_of_the_instalment_is_carried_over(books):
    cell = books.cell("401-01", reported=SPENDING)
    books.post("ORIGINAL", {cell: 100})
    books.post("CONTINUING_VOTE", {cell: 70})
    books.post("EXPENDITURE", {cell: 50}, day(6, 1))

    assert refusal(books, "CONTINUING_CARRY_OUT", {cell: 21}, END) == (
        "사업 0101 401-01: 계속비 연부액의 남은 금액 20원을 넘습니다. (2026-12-31 기준 1원 초과)"
    )
    books.reverse(books.post("CONTINUING_CARRY_OUT", {cell: 20}, END))
    books.post("EXPENDITURE", {cell: 30}, day(7, 1))


def test_a_year_is_closed_once_nothing_is_left_and_then_nothing_moves_in_it(books):
    cell = books.cell(reported=SPENDING)
    books.post("ORIGINAL", {cell: 100})
    books.post("EXPRESS_VOTE", {cell: 30}, day(12, 20))
    books.post("EXPRESS_CARRY_OUT", {cell: 30}, END)
    paid = books.post("EXPENDITURE", {cell: 60}, day(6, 1))
    actor = {"actor_id": books.district.officer_id, "basis": "결산"}
    with municipality(books.district.code):
        with pytest.raises(MovementRefused, match="나누어지지 않은 예산현액이 있어") as caught:
            operations.close_fiscal_year(year=YEAR, **actor)
        assert caught.value.fault is Fault.UNSETTLED
        assert operations.lapse_remainders(year=YEAR, on=END, **actor) is not None
        assert operations.lapse_remainders(year=YEAR, on=END, **actor) is None
        operations.close_fiscal_year(year=YEAR, **actor)
        with pytest.raises(AlreadyClosed, match=r"^이미 결산한 회계연도입니다.$"):
            operations.close_fiscal_year(year=YEAR, **actor)

    said = "결산이 끝난 회계연도에는 등록하거나 취소할 수 없습니다."
    assert standing(books, cell)["LAPSED"] == 10
    assert refusal(books, "EXPENDITURE", {cell: 1}, END) == said
    with pytest.raises(MovementRefused) as caught:
        books.reverse(paid)
    assert str(caught.value) == said
    books.post("ORIGINAL", {books.cell(year=YEAR + 1): 1}, day(1, 1).replace(year=YEAR + 1), year=YEAR + 1)


def test_what_came_back_in_january_lapses_then_and_the_refusal_of_an_earlier_day_says_so(books):
    cell, other = books.cell(reported=SPENDING), books.cell("202-01", reported=SPENDING)
    books.post("ORIGINAL", {cell: 100, other: 100})
    books.post("EXPENDITURE", {cell: 60, other: 60}, day(6, 1))
    for of_january in (5, 12):
        books.post("RETURN", {cell: 10}, date(YEAR + 1, 1, of_january))
    actor = {"actor_id": books.district.officer_id, "basis": "결산"}

    with municipality(books.district.code):
        with pytest.raises(BudgetExceeded) as caught:
            operations.lapse_remainders(year=YEAR, on=END, **actor)
        assert str(caught.value) == (
            "2026-12-31 뒤에 반납된 금액이 있어 그날에는 남은 예산을 모두 불용으로 등록할 수 없습니다. "
            "효력일을 2027-01-12(마지막 반납일) 이후로 적으십시오."
        )
        operations.lapse_remainders(year=YEAR, on=date(YEAR + 1, 1, 12), **actor)
        operations.close_fiscal_year(year=YEAR, **actor)

    assert standing(books, cell) == {"ORIGINAL": 100, "SPENT": 40, "LAPSED": 60}


def test_more_than_is_left_does_not_lapse(books):
    cell = books.cell(reported=SPENDING)
    books.post("ORIGINAL", {cell: 100})
    books.post("LAPSE", {cell: 100}, END)

    with pytest.raises(BudgetExceeded) as caught:
        books.post("EXPENDITURE", {cell: 1}, END)
    assert str(caught.value) == ("사업 0101 201-01: 예산현액의 남은 금액 0원을 넘습니다. (2026-12-31 기준 1원 초과)")


def test_who_asks_does_not_approve_and_the_approver_is_of_the_office(books, neighbour):
    cell, own = books.cell(), books.district
    said = refusal(books, "ORIGINAL", {cell: 1}, approver_id=own.officer_id)

    assert said == "요구한 사람이 스스로 승인할 수 없습니다."
    books.post("ORIGINAL", {cell: 1}, approver_id=own.team_lead_id)
    with pytest.raises(WrongAccount):
        books.post("ORIGINAL", {cell: 1}, approver_id=neighbour.team_lead_id)


def test_every_kind_has_its_balance_and_its_decider_and_every_fault_its_sentence():
    kinds = set(MovementKind) - {MovementKind.REVERSAL}

    assert (set(COLUMN), set(DECISIONS)) == (kinds, kinds)
    assert set(Fault) - set(_SENTENCES) == {Fault.BANNED, Fault.OVERDRAWN}
    assert general_sentence(Fault.CLOSED) == "결산이 끝난 회계연도에는 등록하거나 취소할 수 없습니다."
    assert set(TOTALS) == set(Total)
