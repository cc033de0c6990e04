"""Files of revenue are understood whole or refused with each row named, posted once, and taken back whole."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ieum.budget import operations
from ieum.budget.choices import Funding, RevenueBalance, RevenueKind
from ieum.budget.operations import FileRefused
from ieum.budget.operations.movements import NoSuchMovement
from ieum.budget.queries import entry, revenue
from ieum.budget.revenue_files import read_revenue_file
from ieum.platform.database.tenancy import municipality
from tests.budget.ledger import YEAR, day

HEAD = "회계연도,효력일,구분,차수,회계,부서,세입과목,금액(천원)"
ROWS = (
    '2026,2026-03-02,수납,,일반회계,세무과,111-1,"△1,000"',
    '2026,2026-01-01,세입 본예산,,일반회계,세무과,111-01,"9,000"',
    '2026,2026-01-01,본예산,,일반회계,예산과,311-01,"1,000"',
    '2026,2026. 3. 2.,징수결정,,일반회계,세무과,111-01 취득세,"5,000"',
    '2026,20260302,수납,,일반회계,세무과,11101,"4,000"',
)


def sheet(*rows: str, head: str = HEAD) -> bytes:
    return "\r\n".join([head, *rows]).encode("cp949")


def test_rows_are_movements_in_the_order_in_which_they_can_be_posted():
    read = read_revenue_file(sheet(*ROWS))

    assert read.faults == ()
    assert [(rows[0].key[2], [row.amount for row in rows]) for rows in read.movements] == [
        (RevenueKind.ORIGINAL, [9_000_000, 1_000_000]), (RevenueKind.LEVY, [5_000_000]),
        (RevenueKind.RECEIPT, [4_000_000]), (RevenueKind.RECEIPT, [-1_000_000]),
    ]  # fmt: skip
    assert read.totals[RevenueKind.RECEIPT] == 3_000_000
    assert [str(each) for each in read.notes] == ["2행: 세입과목 111-1: 111-01로 읽었습니다."]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("2026,2026-01-01,수납,,일반회계,세무과,111-01,(5)", "금액 (5): 괄호는 음수가 아닙니다."),
        ("2026,2026-02-30,수납,,일반회계,세무과,111-01,5", "효력일 칸의 '2026-02-30': 없는 날입니다."),
        ("2026,2026-01-01,받음,,일반회계,세무과,111-01,5", "구분 '받음':"),
        ("2026,2026-01-01,수납,,,세무과,111-01,5", "회계 칸이 비어 있습니다. 병합한 셀이면 풀고 줄마다 적으십시오."),
        ("2026,2026-01-01,수납,,일반회계,세무과,11-1,5", "세입과목 '11-1': 읽을 수 없습니다. 111-01처럼 적으십시오."),
        ("2026,2026-01-01,수납,,일반회계,세무과,111-01,5천원", "금액 5천원: 칸마다 단위를 적으면 섞일 수 있습니다."),
        ("2026,2026-01-01,합계,,,,,5", "합계 줄입니다. 합계는 빼고 저장하십시오."),
        ("2026,2026-01-01,수납,,일반회계,세무과,111-01", "칸이 7개입니다. 머리글처럼 8개여야 합니다."),
        ("26,2026-01-01,수납,,일반회계,세무과,111-01,5", "회계연도는 2026처럼, 차수는 1처럼 적으십시오."),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_used_is_refused_with_its_number(row, said):
    read = read_revenue_file(sheet(ROWS[1], row))

    assert read.movements == ()
    assert str(read.faults[0]).startswith(f"3행: {said}")


def test_headings_and_repeated_rows_are_refused():
    assert [str(each) for each in read_revenue_file(sheet(ROWS[1], ROWS[1])).faults] == [
        "3행: 2행과 같은 날 같은 구분의 같은 세입과목입니다. 한 줄로 합치십시오."
    ]
    assert [str(each) for each in read_revenue_file(sheet(head="회계연도,금액(원),비고")).faults] == [
        "1행: 머리글이 맞지 않습니다. 빠진 열: 효력일 구분 회계 부서 세입과목, 모르는 열: 비고."
    ]
    assert read_revenue_file(sheet(*ROWS, head=HEAD.replace("(천원)", ""))).faults[0].line == 1
    assert read_revenue_file(sheet(*ROWS, head=HEAD.replace("구분", "종류")), columns={"종류": "구분"}).faults == ()


@given(st.binary(max_size=200))
def test_any_bytes_are_answered(data):
    assert read_revenue_file(data).faults


def post(books, *rows, **more):
    return operations.post_revenue_file(
        code=books.district.code, name="세입.csv", data=sheet(*rows), actor_id=books.district.officer_id,
        basis="세입 자료", **more,
    )  # fmt: skip


def received(books) -> dict:
    at = books.now()
    with municipality(books.district.code):
        rows = revenue.revenue_rows(at, year=YEAR)
    return {each.code: (each.budgeted, each.amount(RevenueBalance.RECEIVED), each.uncollected) for each in rows}


def test_a_file_is_previewed_posted_once_and_taken_back(books):
    books.cell()
    preview = post(books, *ROWS, is_preview=True)
    before = received(books)
    posted, again = post(books, *ROWS), post(books, *ROWS)

    assert [(each.posted, each.known) for each in (preview, posted, again)] == [(4, 0), (4, 0), (0, 4)]
    assert before == {}
    assert received(books) == {"111-01": (9_000_000, 3_000_000, 2_000_000), "311-01": (1_000_000, 0, 0)}

    undo = {"code": books.district.code, "data": sheet(*ROWS), "actor_id": books.district.officer_id, "basis": "잘못"}
    assert operations.undo_revenue_file(**undo) == 4
    assert set(received(books).values()) == {(0, 0, 0)}
    with pytest.raises(NoSuchMovement):
        operations.undo_revenue_file(**undo)
    assert post(books, *ROWS).posted == 4


def test_all_refused_rows_are_named_and_nothing_is_posted(books):
    books.cell()

    with pytest.raises(FileRefused) as refused:
        post(books, ROWS[1], ROWS[4], ROWS[3].replace("일반회계", "없는회계"))

    assert [str(each)[:29] for each in refused.value.faults] == [
        "4행: 그 회계연도의 회계와 부서, 111-01 같은", "3행: 수납액과 불납결손액의 합이 징수결정액을 넘거나",
    ]  # fmt: skip
    assert received(books) == {}


def test_once_the_books_are_closed_a_file_brings_receipts_of_the_year_and_no_budget(books, monkeypatch):
    books.cell()
    post(books, *ROWS)
    monkeypatch.setattr(entry, "localdate", lambda: date(YEAR + 1, 2, 28))
    late = (
        f"회계연도의 장부는 {YEAR + 1}-02-10에 마감했습니다. 세입 추경을 새로 등록할 수 없습니다. 세입은 e-호조와 "
        "맞추는 징수결정, 수납, 불납결손만 결산 전까지 등록합니다. (지방회계법 제7조제3항)"
    )
    receipt = f"{YEAR},{YEAR}-12-30,수납,,일반회계,세무과,111-01,500"

    with pytest.raises(FileRefused) as refused:
        post(books, receipt, f"{YEAR},{YEAR}-12-20,세입 추경,1,일반회계,세무과,111-01,7")

    assert [str(each) for each in refused.value.faults] == [f"3행: {YEAR}{late}"]
    assert post(books, receipt).posted == 1
    assert received(books)["111-01"] == (9_000_000, 3_500_000, 1_500_000)
    books.cell(year=YEAR - 1)
    assert post(books, f"{YEAR - 1},{YEAR - 1}-12-20,세입 본예산,,일반회계,세무과,111-01,7").posted == 1


def test_revenue_whose_items_are_not_known_stands_undivided(books):
    books.cell()
    post(books, "2026,2026-01-01,본예산,,일반회계,부서 미구분,000-00,7")

    at = books.now()
    with municipality(books.district.code):
        assert [(each.group, each.budgeted) for each in revenue.revenue_rows(at, year=YEAR)] == [("과목 미구분", 7_000)]


SECOND_OF_MARCH = day(3, 2)


def pre_use(books, won=70, on=SECOND_OF_MARCH, kind="PRE_USE", **more):
    cell = books.cell("307-11", funding=Funding.NATIONAL, division="복지과")
    return books.post(kind, {cell: won}, on, authority="교부결정", **more)


PRE_USED = f"{YEAR},{YEAR}-03-02,성립전 사용,,일반회계,복지과,511-01,{{}}".format
RECEIVED = f"{YEAR},{YEAR}-03-02,{{}},,일반회계,복지과,511-01,{{}}".format
WON = HEAD.replace("천원", "원")


def bring(books, *rows, name="a"):
    data = sheet(*rows, head=WON)
    own = {"actor_id": books.district.officer_id, "basis": f"세입 {name}", "name": f"{name}.csv"}
    return [str(each) for each in operations.post_revenue_file(code=books.district.code, data=data, **own).notes]


def test_receipts_used_before_their_adoption_are_told_with_what_a_supplementary_budget_must_take_up(books):
    books.cell()
    first = bring(books, RECEIVED("징수결정", 70), RECEIVED("성립전 수납", 70))
    pre_use(books)
    linked = bring(books, PRE_USED(70), RECEIVED("징수결정", 30), RECEIVED("수납", 30), name="b")
    pre_use(books, on=day(6, 1), kind="ABSORB_PRE_USE", round=1)
    absorb = f"{YEAR},{YEAR}-06-01,세입 성립전 사용 추경 계상,1,일반회계,복지과,511-01,70"
    taken_up = bring(books, absorb, RECEIVED("징수결정", 1), RECEIVED("성립전 수납", 1), name="c")
    undo = {"code": books.district.code, "actor_id": books.district.officer_id, "basis": "잘못"}

    assert first == ["3행: 511-01: 성립전 사용이 아직 없습니다. '간주처리'에서 세출과 함께 등록하십시오."]
    assert linked == ["4행: 511-01: 성립전 사용액 70원 가운데 70원을 다음 추경에 계상해야 합니다. (지방재정법 제45조)"]
    assert taken_up == ["4행: 511-01: 성립전 사용액 70원을 추경에 모두 계상했습니다."]
    assert books.revenue()["511-01"] == {
        RevenueBalance.LEVIED: 101, RevenueBalance.RECEIVED: 101, RevenueBalance.PRE_USED: 0,
        RevenueBalance.SUPPLEMENTARY: 70,
    }  # fmt: skip
    with pytest.raises(operations.RevenueRefused, match="함께 취소합니다"):
        operations.undo_revenue_file(
            data=sheet(absorb, RECEIVED("징수결정", 1), RECEIVED("성립전 수납", 1), head=WON), **undo
        )


def test_revenue_of_a_pre_use_finds_its_expenditure_or_its_row_is_named(books):
    books.cell()
    said = (
        "2행: 2026-03-02의 성립전 사용 가운데 세입이 빠진 70원의 세출이 {}건입니다. '간주처리'에서 세출과 세입을 함께 "
        "등록하거나, 거기서 사건을 골라 빠진 세입을 더하십시오."
    ).format

    def refusal(won=70):
        with pytest.raises(FileRefused) as refused:
            bring(books, PRE_USED(won))
        return str(refused.value)

    assert refusal() == said(0)
    pre_use(books)
    assert refusal(60).startswith(
        "2행: 간주처리·성립전 사용은 세입과 세출이 같아야 합니다."
    ) or "차이 △10원" in refusal(60)
    pre_use(books)
    assert refusal() == said(2)
    pre_use(books, 80)
    bring(books, PRE_USED(80))
    assert books.revenue()["511-01"] == {RevenueBalance.PRE_USED: 80}


def test_money_that_is_used_and_not_all_paid_in_is_told(books):
    books.cell()
    pre_use(books)

    assert bring(books, PRE_USED(70), RECEIVED("징수결정", 70), RECEIVED("수납", 50)) == [
        (
            "4행: 511-01: 성립전 사용액 70원보다 수납액 50원이 적습니다. 전액 교부된 돈만 성립 전에 씁니다. "
            "(지방재정법 제45조)"
        )
    ]
