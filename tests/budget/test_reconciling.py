"""A statement of others beside our ledger: understood or refused with its row, compared, and differences explained."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ieum.budget import operations
from ieum.budget.choices import Funding, ReconciledState, RevenueKind, RevenueTotal, Side, Total
from ieum.budget.models import DifferenceReason, LedgerEvent
from ieum.budget.operations import FileRefused, ReconciliationRefused
from ieum.budget.queries import reconciling
from ieum.budget.rules.reconciling import Explanation, explain, is_scale_slip
from ieum.budget.statement_files import control_totals, read_statement
from ieum.documents.model import Cell, Document, Table, text
from ieum.documents.writers.xlsx import write_xlsx
from ieum.platform.database.tenancy import municipality
from tests.budget.ledger import YEAR, day
from tests.budget.test_books import ROWS, csv

HEAD = "회계,세부사업,통계목,예산현액(원),지출액(원)"


def statement(*rows: str, head: str = HEAD, encoding: str = "utf-8") -> bytes:
    return "\r\n".join([head, *rows]).encode(encoding)


def said(*rows: str, head: str = HEAD) -> list[str]:
    read = read_statement(statement(*rows, head=head))
    assert read.lines == ()
    return [str(each) for each in read.faults]


def test_columns_say_what_rows_are_and_units_become_won():
    read = read_statement(
        statement(
            "세출집행현황,,",
            "(단위: 천원),,",
            "부서명,예산현액(A),지출액",
            '기획예산과,"1,500",△20',
            "계,1500,-20",
            head="",
        )
    )

    assert (read.columns, read.scale, read.faults) == (("division",), 1_000, ())
    assert [(each.line, each.names, dict(each.amounts)) for each in read.lines] == [
        (5, ("기획예산과",), {Total.AVAILABLE: 1_500_000, Total.SPENT: -20_000})
    ]
    assert control_totals(read.lines) == {Total.AVAILABLE: 1_500_000, Total.SPENT: -20_000}
    assert [str(each) for each in read.notes] == ["6행: 합계 줄은 확인하고 뺐습니다."]


def test_amounts_of_two_units_stand_each_in_its_own_and_agree_in_the_coarser():
    read = read_statement(statement("가,1000,5", head="회계,예산현액(원),지출액(백만원)"))

    assert (read.scale, read.lines[0].amounts) == (1_000_000, {Total.AVAILABLE: 1_000, Total.SPENT: 5_000_000})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
def test_a_statement_says_the_same_in_any_encoding(encoding):
    read = read_statement(statement("일반회계,성과평가,201-01,1000,0", encoding=encoding))

    assert [each.names for each in read.lines] == [("일반회계", "성과평가", "201-01")]


def test_a_lost_zero_is_put_back_and_columns_that_are_not_compared_are_told():
    read = read_statement(
        statement("일반회계,가,201-1 사무관리비,1,0,50", "일반회계,가,20102,1,0,50", head=f"{HEAD},집행률")
    )

    assert [each.names[-1] for each in read.lines] == ["201-01", "201-02"]
    assert [str(each) for each in read.notes] == [
        "1행: 견주지 않은 열: 집행률.", "2행: 통계목 201-1 사무관리비: 201-01로 읽었습니다.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("일반회계,가,201-01,(500),0", "예산현액 (500): 괄호는 음수가 아닙니다. 줄이는 금액은 △로 적으십시오."),
        (
            "일반회계,가,201-01,500천원,0",
            "예산현액 500천원: 칸마다 단위를 적으면 섞일 수 있습니다. 단위는 머리글에만 적으십시오.",
        ),
        (
            "일반회계,가,201-01,5.5,0",
            "예산현액 5.5: 1원 단위가 아니거나 너무 큽니다. 머리글의 단위를 확인하십시오.",
        ),
        ("일반회계,가,201-01,1.2E+9,0", "예산현액 칸의 '1.2E+9'에서 금액을 읽을 수 없습니다. 숫자만 적으십시오."),
        ("일반회계,가,1,500,0", "통계목 '1': 읽을 수 없습니다. 201-01처럼 적으십시오."),
        (",가,201-01,500,0", "회계 칸이 비어 있습니다. 병합한 셀이면 풀고 줄마다 적으십시오."),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_used_is_refused_with_its_number(row, fault):
    assert said("일반회계,나,201-01,1,0", row) == [f"3행: {fault}"]


def test_duplicates_wrong_sums_and_headings_are_refused():
    assert said("일반회계,가,201-01,1,0", "일반회계,가,201-1,2,0")[0].startswith("3행: 2행과 같은 과목입니다.")
    assert said("일반회계,가,201-01,1,0", "계,,,2,0") == [
        "3행: 예산현액의 합계 2원이 줄의 합 1원과 다릅니다. 원본을 다시 받으십시오."
    ]
    assert said("일반회계,가", head="회계,비고")[0].startswith("1행: 머리글을 찾을 수 없습니다.")
    assert said("일반회계,1", head="회계,지출액") == [
        "1행: 지출액 열의 단위를 알 수 없습니다. 머리글에 (원)이나 (천원)을 적으십시오."
    ]
    assert said("일반회계,1,2", head="회계,지출액(원),집행액(원)") == [
        "1행: 같은 뜻의 열이 두 번 나옵니다: 집행액(원). 하나만 남기십시오."
    ]
    assert said(head=HEAD) == ["1행: 머리글 아래에 자료가 없습니다."]


def test_a_budget_book_is_a_statement_of_what_was_granted():
    read = read_statement(csv(ROWS), "book.csv")

    assert (read.columns, read.scale, read.faults) == (
        ("division", "policy_name", "unit_name", "name", "item"),
        1_000,
        (),
    )
    assert [(each.names[3:], dict(each.amounts)) for each in read.lines][-1] == (
        ("기본경비(기획예산과)", "202-01"), {Total.APPROPRIATION: 300_000},
    )  # fmt: skip


def test_merged_cells_of_a_spreadsheet_are_named():
    rows = [HEAD.split(","), ["일반회계", "가", "201-01", "1", "0"], ["", "나", "201-01", "1", "0"]]
    cells = [
        Cell(row, column, (text(value),), row_span=2 if (row, column) == (1, 0) else 1)
        for row, line in enumerate(rows)
        for column, value in enumerate(line)
        if (row, column) != (2, 0)
    ]
    read = read_statement(write_xlsx(Document(blocks=(Table(tuple(cells)),))), "statement.xlsx")

    assert [str(each) for each in read.faults] == [
        f"{line}행: 병합한 셀이 있습니다. 풀고 줄마다 적으십시오." for line in (2, 3)
    ]


@given(st.binary(max_size=300))
def test_any_bytes_are_answered(data):
    read = read_statement(data)
    assert bool(read.faults) != bool(read.lines)


@given(
    st.integers(-50, 50), st.lists(st.integers(-50, 50), max_size=6), st.lists(st.integers(-50, 50), max_size=6)
)  # fmt: skip
def test_events_that_explain_a_difference_make_it_up_exactly(gap, before, after):
    found = explain(gap, before, after, scale=1)

    if found is not None:
        kind, places = found
        ahead = kind is Explanation.AHEAD
        assert sum((after if ahead else before)[place] for place in places) == (gap if ahead else -gap)


def test_a_thousand_times_the_other_side_is_a_slip_of_the_unit():
    assert [is_scale_slip(*sides) for sides in ((5, 5_000), (5_000, 5), (5, 5), (0, 0), (None, 5))] == [
        True, True, False, False, False,
    ]  # fmt: skip


@pytest.fixture
def spent(books):
    """Two items of a programme with 1,000 each, of which 300 and then 200 were spent."""
    paper, travel = books.cell("201-01"), books.cell("202-01", funding=Funding.CITY)
    books.post("ORIGINAL", {paper: 1_000, travel: 1_000})
    books.post("ALLOTMENT", {paper: 1_000})
    books.post("COMMITMENT", {paper: 500}, day(2, 1))
    books.post("EXPENDITURE", {paper: 300}, day(2, 2))
    books.post("EXPENDITURE", {paper: 200}, day(3, 2))
    return books


def reconcile(books, *rows, as_of=None, **more):
    return operations.reconcile(
        code=books.district.code, name="집행현황.csv", data=statement(*rows), year=YEAR, as_of=as_of or day(2, 28),
        actor_id=books.district.officer_id, basis="e-호조 2월 말 집행현황", **more,
    )  # fmt: skip


PAPER, TRAVEL = "일반회계,사업 0101,201-01,1000,{}", "일반회계,사업0101,202-01,1000,0"


def lines(books, found, **more):
    with municipality(books.district.code):
        return reconciling.lines_of(found.reconciliation_id, **more)


def behind(books, line):
    epoch = books.now().epoch
    with municipality(books.district.code):
        return reconciling.behind(reconciling.line(line.pk), epoch=epoch)


def test_both_sides_are_compared_and_our_ledger_is_not_changed(spent):
    with municipality(spent.district.code):
        events = LedgerEvent.objects.count()

    found = reconcile(spent, PAPER.format(500), TRAVEL, "일반회계,사업 0109,201-01,5,0")

    assert [(each.state, each.ours, each.theirs) for each in lines(spent, found)] == [
        ("MATCHED", 1_000, 1_000), ("DIFFERENT", 300, 500), ("MATCHED", 1_000, 1_000), ("MATCHED", 0, 0),
        ("ONLY_THEIRS", None, 5), ("MATCHED", None, 0),
    ]  # fmt: skip
    with municipality(spent.district.code):
        assert LedgerEvent.objects.count() == events
        tallies = reconciling.tallies(found.reconciliation_id)
    assert [(each.total, each.state, each.lines, each.ours, each.theirs) for each in tallies] == [
        (Total.AVAILABLE, ReconciledState.MATCHED, 2, 2_000, 2_000),
        (Total.AVAILABLE, ReconciledState.ONLY_THEIRS, 1, 0, 5),
        (Total.SPENT, ReconciledState.MATCHED, 2, 0, 0),
        (Total.SPENT, ReconciledState.DIFFERENT, 1, 300, 500),
    ]


def test_what_only_we_have_is_told_and_rounding_to_the_unit_is_no_difference(spent):
    data = statement("사업 0101,201-01,1", head="세부사업,통계목,예산현액(천원)")
    found = operations.reconcile(
        code=spent.district.code, name="a.csv", data=data, year=YEAR, as_of=day(2, 28),
        actor_id=spent.district.officer_id, basis="월말 대사",
    )  # fmt: skip

    assert [(each.names, each.state, each.ours) for each in lines(spent, found)] == [
        (["사업 0101", "201-01"], "MATCHED", 1_000), (["사업 0101", "202-01"], "ONLY_OURS", 1_000),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("theirs", "as_of", "explanation", "amounts"),
    [
        (500, day(2, 28), Explanation.AHEAD, [200]),
        (300, day(3, 31), Explanation.BEHIND, [200]),
        (200, day(3, 31), Explanation.MISSING, [300]),
        (123, day(3, 31), None, [300, 200]),
    ],
)
def test_the_events_behind_a_difference_are_found(spent, theirs, as_of, explanation, amounts):
    found = reconcile(spent, PAPER.format(theirs), TRAVEL, as_of=as_of)
    (line,) = lines(spent, found, is_open=True)

    of = behind(spent, line)

    assert (of.explanation, [each.amount for each in of.reasons]) == (explanation, amounts)


def test_a_difference_is_explained_again_and_one_that_is_none_is_not(spent):
    found = reconcile(spent, PAPER.format(500), TRAVEL)
    matched, different = lines(spent, found)[:2]
    with municipality(spent.district.code):
        for reason in ("2월 말 전표가 3월에 승인됨", "3월 2일 전표"):
            operations.explain_difference(
                line_id=different.pk, reason=reason, actor_id=spent.district.officer_id
            )  # fmt: skip
        assert reconciling.open_differences([found.reconciliation_id]) == {found.reconciliation_id: (1, 0)}
        assert [each.operation.basis for each in DifferenceReason.objects.order_by("position")][-1] == "3월 2일 전표"
        with pytest.raises(ReconciliationRefused):
            operations.explain_difference(line_id=matched.pk, reason="없음", actor_id=spent.district.officer_id)
    assert lines(spent, found, is_open=True) == []


def test_a_preview_keeps_nothing_and_refusals_name_rows(spent):
    preview = reconcile(spent, PAPER.format(500), is_preview=True)

    assert (preview.reconciliation_id, preview.count(ReconciledState.DIFFERENT)) == (None, 1)
    with pytest.raises(FileRefused, match="3행: 2행과 띄어쓰기만 다른 같은 과목입니다"):
        reconcile(spent, PAPER.format(1), PAPER.format(1).replace("사업 0101", "사업0101"))
    with pytest.raises(ReconciliationRefused):
        reconcile(spent, PAPER.format(1), as_of=date(YEAR + 1, 3, 1))
    with municipality(spent.district.code):
        assert reconciling.reconciliations(YEAR) == []


REVENUE = "회계,세입과목,부서,예산현액(원),징수결정액(원),실제수납액(원)"
TAX, FEES = "일반회계,111-1,세무과,1000,{},{}", "일반회계,211-01,교통과,0,40,40"


@pytest.fixture
def received(spent):
    """A tax of which 300 and then 200 of 800 were received, and fees."""
    tax, fees = spent.revenue_cell("111-01"), spent.revenue_cell("211-01", "교통과")
    officer = {"year": YEAR, "actor_id": spent.district.officer_id, "basis": "고지"}
    with municipality(spent.district.code):
        for kind, lines, on in (
            ("ORIGINAL", {tax: 1_000}, day(1, 1)), ("LEVY", {tax: 800, fees: 40}, day(1, 10)),
            ("RECEIPT", {fees: 40}, day(1, 11)), ("RECEIPT", {tax: 300}, day(2, 2)), ("RECEIPT", {tax: 200}, day(3, 2)),
        ):  # fmt: skip
            operations.post_revenue(kind=RevenueKind(kind), lines=lines, on=on, **officer)
    return spent


def reconcile_revenue(books, *rows, head=REVENUE, as_of=None):
    return operations.reconcile(
        code=books.district.code, name="징수현황.csv", data=statement(*rows, head=head), year=YEAR,
        as_of=as_of or day(2, 28), actor_id=books.district.officer_id, basis="세외수입 2월 말", side=Side.REVENUE,
    )  # fmt: skip


def test_a_statement_of_revenue_is_compared_with_revenue_alone(received):
    found = reconcile_revenue(received, TAX.format(800, 300), FEES, "일반회계,219-01,교통과,0,1,0")

    assert [(each.total, each.state, each.ours, each.theirs) for each in lines(received, found)][:3] == [
        ("AVAILABLE", "MATCHED", 1_000, 1_000), ("LEVIED", "MATCHED", 800, 800), ("RECEIVED", "MATCHED", 300, 300),
    ]  # fmt: skip
    assert [str(each) for each in found.notes] == ["2행: 세입과목 111-1: 111-01로 읽었습니다."]
    with municipality(received.district.code):
        tallies = reconciling.tallies(found.reconciliation_id)
    assert [(each.total, each.state, each.lines) for each in tallies][1:] == [
        (RevenueTotal.LEVIED, ReconciledState.MATCHED, 2), (RevenueTotal.LEVIED, ReconciledState.ONLY_THEIRS, 1),
        (RevenueTotal.RECEIVED, ReconciledState.MATCHED, 3),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("theirs", "as_of", "explanation", "amounts"),
    [(500, day(2, 28), Explanation.AHEAD, [200]), (200, day(3, 31), Explanation.MISSING, [300])],
)
def test_the_events_behind_a_difference_of_revenue_are_found(received, theirs, as_of, explanation, amounts):
    found = reconcile_revenue(received, TAX.format(800, theirs), FEES, as_of=as_of)
    (line,) = lines(received, found, is_open=True)

    of = behind(received, line)

    assert (of.explanation, [each.amount for each in of.reasons]) == (explanation, amounts)


def test_revenue_by_its_groups_is_compared_by_groups(received):
    found = reconcile_revenue(received, "지방세수입,800", "세외수입,41", head="장,조정액(원)")

    assert [(each.names, each.state) for each in lines(received, found)] == [
        (["지방세수입"], "MATCHED"), (["세외수입"], "DIFFERENT"),
    ]  # fmt: skip


def test_a_statement_of_the_other_side_is_refused(received):
    with pytest.raises(FileRefused, match="회계·장·세입과목·부서 가운데 하나와 징수결정액·수납액 같은 금액 열"):
        reconcile_revenue(received, "일반회계,사업 0101,1", head="회계,세부사업,지출액(원)")
