"""간주처리 and 성립전 사용 from pasted rows: understood and posted on both sides, or refused with the row named."""

from datetime import date

import pytest

from ieum.budget import operations
from ieum.budget.choices import AccountKind, Funding, MovementKind, RevenueBalance, RevenueKind
from ieum.budget.deemed_rows import read_deemed_rows
from ieum.budget.operations import MovementRefused, RevenueRefused
from ieum.budget.operations.deeming import deem
from ieum.budget.queries import deemed
from ieum.budget.rules import CellDraft
from ieum.kernel.row_faults import RowsRefused
from ieum.platform.database.tenancy import municipality
from tests.budget.ledger import FIRST_DAY, YEAR, day

HEADING = "회계\t부서\t세부사업\t통계목\t재원\t세입과목\t금액(천원)"
FIRST = "일반회계\t복지과\t0101\t307-11\t국비\t511-01\t70"
SECOND = "일반회계\t복지과\t사업 0101\t301-1\t특별조정교부금\t421-02\t30"
PROGRAMMES = [
    CellDraft(
        account_kind=AccountKind.GENERAL, account="일반회계", policy=("01", "정책"), unit=("011", "단위"),
        programme=(code, name),
    )
    for code, name in (("0101", "사업 0101"), ("0102", "같은 이름"), ("0103", "같은 이름"))
]  # fmt: skip


def read(*rows):
    return read_deemed_rows("\n".join([HEADING, *rows]), PROGRAMMES)


def test_rows_name_a_programme_by_its_code_or_its_name_and_tell_won():
    rows = read(FIRST, SECOND)

    assert [(each.cell.programme[0], each.cell.item, each.cell.funding) for each in rows] == [
        ("0101", "307-11", Funding.NATIONAL), ("0101", "301-01", Funding.SPECIAL_ADJUSTMENT),
    ]  # fmt: skip
    assert [(each.cell.division, each.revenue_code, each.amount) for each in rows] == [
        ("복지과", "511-01", 70_000), ("복지과", "421-02", 30_000),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (FIRST.replace("0101", "같은 이름"),
         "일반회계 '같은 이름': 그 회계연도에 없거나 이름이 같은 세부사업입니다. 부호를 적으십시오."),
        (FIRST.replace("국비", "구비"),
         ("재원 '구비'는 쓸 수 없습니다. 시비, 국비, 특별교부세, 특별조정교부금, 균특보조금, 기금보조금 가운데 하나를 "
         "적으십시오.")),
        (FIRST.replace("복지과", ""), "부서 칸이 비어 있습니다."),
        (FIRST.replace("511-01", "보조금"), "세입과목 '보조금': 읽을 수 없습니다. 511-01처럼 적으십시오."),
        (FIRST.replace("70", "(70)"), "금액 (70): 괄호는 음수가 아닙니다. 줄이는 금액은 △로 적으십시오."),
        (FIRST.rsplit("\t", 1)[0], "칸이 6개입니다. 머리글처럼 7개여야 합니다. 병합한 셀이 있으면 푸십시오."),
    ],
)  # fmt: skip
def test_a_wrong_row_is_named(row, said):
    with pytest.raises(RowsRefused) as refused:
        read(FIRST, row)

    assert [(fault.line, fault.sentence) for fault in refused.value.faults] == [(3, said)]


def test_a_heading_without_its_columns_or_rows_is_refused():
    for text in ("", HEADING.replace("세입과목\t", ""), HEADING):
        with pytest.raises(RowsRefused):
            read_deemed_rows(text, PROGRAMMES)


@pytest.mark.database
def test_a_round_is_posted_on_both_sides_and_told_with_what_was_taken_back(books):
    books.post("ORIGINAL", {books.cell("201-01"): 100})
    own = {"year": YEAR, "on": FIRST_DAY, "basis": "간주처리 계획"}
    own |= {"actor_id": books.district.officer_id, "approver_id": books.mayor_id}
    with municipality(books.district.code):
        rows = read_deemed_rows(f"{HEADING}\n{FIRST}\n{SECOND}\n{FIRST}", deemed.programmes_of(YEAR))
        number = deemed.next_round(YEAR)
        first = deem(kind=MovementKind.DEEMED, rows=rows, round=number, authority="총칙 제9조", **own)
        used = deem(kind=MovementKind.PRE_USE, rows=rows[:1], authority="교부결정", **own)
    books.reverse(used.event_id)

    with municipality(books.district.code):
        told = [
            (each.kind, each.approver, each.spent, each.received, each.is_reversed) for each in deemed.deemed_of(YEAR)
        ]
        after = deemed.next_round(YEAR)
    assert (number, after) == (1, 2)
    assert sorted(told) == [
        (MovementKind.DEEMED, "구청장", 170_000, 170_000, False),
        (MovementKind.PRE_USE, "구청장", 70_000, 70_000, True),
    ]  # fmt: skip
    assert books.total("APPROPRIATION") == 170_100
    assert books.revenue() == {
        "511-01": {RevenueBalance.DEEMED: 140_000, RevenueBalance.PRE_USED: 0},
        "421-02": {RevenueBalance.DEEMED: 30_000},
    }
    assert first.event_id != used.event_id


@pytest.mark.database
@pytest.mark.parametrize(
    ("row", "more", "refusal"),
    [
        (FIRST.replace("511-01", "111-01"), {}, RevenueRefused),
        (FIRST.replace("511-01", "911-01"), {}, RevenueRefused),
        (FIRST, {"on": date(YEAR + 1, 1, 1)}, MovementRefused),
        (FIRST.replace("70", "△70"), {}, MovementRefused),
        (FIRST, {"round": None}, MovementRefused),
    ],
)
def test_a_round_that_breaks_a_rule_leaves_nothing(books, row, more, refusal):
    books.post("ORIGINAL", {books.cell("201-01"): 100})
    own = {"year": YEAR, "on": FIRST_DAY, "round": 1, "kind": MovementKind.DEEMED, "authority": "총칙", "basis": "계획"}
    with municipality(books.district.code):
        rows = read_deemed_rows(f"{HEADING}\n{row}", deemed.programmes_of(YEAR))

    with pytest.raises(refusal), municipality(books.district.code):
        deem(
            rows=rows, actor_id=books.district.officer_id, approver_id=books.mayor_id, **(own | more)
        )  # fmt: skip

    assert (books.total("APPROPRIATION"), books.revenue()) == (100, {})


@pytest.mark.database
@pytest.mark.parametrize("by", ["officer_id", "team_lead_id"])
def test_nobody_approves_a_round_but_another_whose_duty_it_is(books, by):
    own = {"year": YEAR, "on": FIRST_DAY, "kind": MovementKind.DEEMED, "round": 1, "authority": "총칙", "basis": "계획"}
    books.post("ORIGINAL", {books.cell("201-01"): 100})

    own |= {"actor_id": books.district.officer_id, "approver_id": getattr(books.district, by)}
    with municipality(books.district.code):
        rows = read_deemed_rows(f"{HEADING}\n{FIRST}", deemed.programmes_of(YEAR))
        with pytest.raises(operations.NotApproved) as refused:
            deem(rows=rows, **own)

    assert str(refused.value).startswith("승인은 등록하는 사람이 아닌 예산 부서의 과장이나 단체장이 해야 합니다.")
    assert books.total("APPROPRIATION") == 100


@pytest.mark.database
def test_what_is_used_before_its_adoption_was_paid_in_as_far_as_receipts_are_entered(books):
    books.post("ORIGINAL", {books.cell("201-01"): 100})
    own = {"year": YEAR, "on": day(3, 2), "kind": MovementKind.PRE_USE, "authority": "교부결정", "basis": "계획"}
    own |= {"actor_id": books.district.officer_id, "approver_id": books.mayor_id}

    def use(**more):
        with municipality(books.district.code):
            return deem(rows=read_deemed_rows(f"{HEADING}\n{FIRST}", deemed.programmes_of(YEAR)), **own | more)

    def receive(amount, on):
        place = books.revenue_cell("511-01", division="복지과")
        by = {"actor_id": books.district.officer_id, "basis": "교부"}
        with municipality(books.district.code):
            for kind in (RevenueKind.LEVY, RevenueKind.RECEIPT):
                operations.post_revenue(year=YEAR, kind=kind, lines={place: amount}, on=on, **by)

    use()
    receive(100_000, day(3, 1))
    with pytest.raises(operations.NotPaidIn) as refused:
        use()
    use(before_receipts=True)
    receive(110_000, day(4, 1))
    with pytest.raises(operations.NotPaidIn):
        use()

    assert str(refused.value) == (
        "용도 지정 및 전액 교부가 확인되지 않아 성립전 사용을 할 수 없습니다. 복지과 511-01: 2026-03-02까지 수납액 "
        "100,000원, 성립전 사용 140,000원. 세입에서 수납을 먼저 등록하십시오."
    )
    assert use(on=day(4, 1)).event_id
