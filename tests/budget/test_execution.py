"""An export of e-호조 is taken over once, a later one adds what is new, and what differs is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ieum.budget import actions, operations
from ieum.budget.choices import Funding, MovementKind
from ieum.budget.execution_files import read_execution_file
from ieum.budget.operations import FileRefused
from ieum.cli import _parser
from ieum.platform.operations import Refused
from tests.budget.ledger import YEAR, day

HEAD = "세부사업,경비구분,통계목명,통계목코드,적요,품의번호,품의일자,품의금액,품의상태,거래처명,원인행위일,원인금액,"
HEAD += "결의일자,결의금액,지급일자,지급상태"
ROWS = (
    (
        "사업 0101,일반,사무관리비,201-01,용지,제1호,2026-02-01,300,완료,가상사,2026-02-02,"
        '"1,300",2026-02-05,"1,000",2026-02-06,지급완료'
    ),
    "사업 0101,일반,사무관리비,2011,인쇄,제2호,2026-03-01,200,완료,나상사,2026-03-02,200,,,,미지급",
    "사업 0101,일반,사무관리비,20101,꽃,제3호,2026-03-01,10,취소,다상사,2026-03-02,10,,,,",
)


def export(*rows: str) -> bytes:
    return "\r\n".join([HEAD, *rows]).encode("cp949", "replace")


def faults(*rows: str) -> list[str]:
    return [str(fault) for fault in read_execution_file(export(*rows)).faults]


def test_rows_are_commitments_and_payments_and_what_was_read_otherwise_is_said():
    read = read_execution_file(export(*ROWS))

    assert read.faults == ()
    assert [(each.number, each.kind, each.day, each.item, each.amount) for each in read.entries] == [
        ("제1호", MovementKind.COMMITMENT, day(2, 2), "201-01", 1_300),
        ("제1호", MovementKind.EXPENDITURE, day(2, 6), "201-01", 1_000),
        ("제2호", MovementKind.COMMITMENT, day(3, 2), "201-01", 200),
    ]
    assert [str(note) for note in read.notes] == [
        "3행: 통계목코드 2011: 201-01로 읽었습니다.", "4행: 취소된 품의 제3호는 뺐습니다.",
    ]  # fmt: skip


def test_a_negative_payment_is_a_return_and_parentheses_are_no_negatives():
    back = ROWS[0].replace('"1,300"', "").replace('"1,000"', "-50")

    assert [(each.kind, each.amount) for each in read_execution_file(export(back)).entries] == [
        (MovementKind.RETURN, 50)
    ]
    assert faults(back.replace("-50", "(50)")) == [
        "2행: 결의금액 (50): 괄호는 음수가 아닙니다. 줄이는 금액은 △로 적으십시오."
    ]


def test_sums_of_the_export_are_those_of_its_rows():
    total = '합계,,,,,,,,,,,"1,510",,"1,000",,'

    assert read_execution_file(export(*ROWS, total)).faults == ()
    assert faults(*ROWS, total.replace("1,510", "1,511")) == [
        "5행: 원인금액의 합계 1,511원이 줄의 합 1,510원과 다릅니다. 원본을 다시 받으십시오."
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (ROWS[0], "3행: 2행과 똑같은 줄입니다. 한 줄을 지우십시오."),
        (ROWS[1].replace("제2호", ""), "3행: 품의번호가 비어 있습니다. 병합한 셀이면 풀고 줄마다 적으십시오."),
        (ROWS[1].replace(",2011,", ",사무,"), "3행: 통계목코드 '사무': 읽을 수 없습니다. 201-01처럼 적으십시오."),
        (
            ROWS[1].replace("2026-03-02", "2026-02-30"),
            "3행: 원인행위일 칸의 '2026-02-30': 없는 날입니다. 2026-03-02처럼 적으십시오.",
        ),
        (
            ROWS[1].replace(",200,,", ",2천원,,"),
            "3행: 원인금액 2천원: 칸마다 단위를 적으면 섞일 수 있습니다. 단위는 머리글에만 적으십시오.",
        ),
        (
            ROWS[1].replace(",200,완료,", ',"200,000",완료,'),
            "3행: 품의금액 200,000원과 원인금액 200원이 꼭 1,000배 차이입니다. 천원으로 적힌 칸을 원으로 고치십시오.",
        ),
        ("사업 0101", "3행: 칸이 1개입니다. 머리글처럼 16개여야 합니다. 병합한 셀이 있으면 푸십시오."),
    ],
)
def test_a_row_that_cannot_be_used_is_refused_with_its_number(row, said):
    assert faults(ROWS[0], row) == [said]


def test_an_export_without_its_columns_is_refused():
    said = str(read_execution_file("세부사업,통계목코드\n".encode()).faults[0])

    assert said.startswith("1행: e-호조 집행내역의 열이 빠졌습니다: 품의번호, 원인행위일")


def test_the_heading_may_say_won_and_no_other_unit():
    def read(unit):
        return read_execution_file(
            export(ROWS[0]).replace("원인금액".encode("cp949"), f"원인금액({unit})".encode("cp949"))
        )

    assert [each.amount for each in read("원").entries] == [1_300, 1_000]
    assert [str(each) for each in read("천원").faults] == [
        "1행: 원인금액(천원): 금액을 원으로 읽습니다. 단위를 원으로 하여 다시 받으십시오."
    ]


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: export(text)[: len(HEAD) * 2 + 200]))
def test_any_file_is_answered(data):
    read = read_execution_file(data)

    assert bool(read.faults) or not read.entries or all(each.amount for each in read.entries)


@pytest.fixture
def budget(books):
    cell = books.cell("201-01", funding=Funding.OWN)
    books.post("ORIGINAL", {cell: 5_000})
    books.post("ALLOTMENT", {cell: 5_000}, day(1, 2))
    return cell


def take(books, *rows, **options):
    taken = operations.take_execution(
        code=books.district.code, name="집행.csv", data=export(*rows), year=YEAR,
        actor_id=books.district.officer_id, basis="e-호조 집행내역", **options,
    )  # fmt: skip
    return taken.same, taken.posted, taken.reversed, len(taken.missing)


@pytest.mark.database
def test_the_same_export_changes_nothing_and_a_later_one_adds_what_is_new(books, budget):
    assert take(books, ROWS[0], is_preview=True) == (0, 2, 0, 0)
    assert books.total("COMMITTED") == 0
    assert take(books, ROWS[0]) == (0, 2, 0, 0)
    assert take(books, ROWS[0]) == (2, 0, 0, 0)

    assert take(books, *ROWS) == (2, 1, 0, 0)

    assert (books.total("COMMITTED"), books.total("SPENT")) == (1_500, 1_000)


@pytest.mark.database
def test_what_changed_is_reversed_and_posted_anew_and_what_is_gone_is_told(books, budget, tmp_path, capsys):
    take(books, *ROWS)
    path = tmp_path / "집행.csv"
    path.write_bytes(export(ROWS[0].replace("1,000", "900")))
    words = ["budget", "execution", str(path), "--year", str(YEAR), "--basis", "e-호조"]

    assert actions.act(_parser(words).parse_args(words)) == actions.DONE

    assert (books.total("COMMITTED"), books.total("SPENT")) == (1_500, 900)
    assert capsys.readouterr().out.splitlines() == [
        "제1호 지출 2026-02-06 사업 0101 201-01 구비: 이음 1,000원, e-호조 900원",
        "제2호 지출원인행위 2026-03-02 사업 0101 201-01 구비: 이음 200원, e-호조 파일에 없음",
        "같은 것 1건, 새로 1건, 고쳐 1건을 맞췄습니다.",
    ]


@pytest.mark.database
def test_a_commitment_that_was_lowered_after_a_payment_takes_the_payment_along(books, budget):
    take(books, *ROWS)
    books.now()
    lower = ROWS[0].replace("1,300", "1,100")

    assert take(books, lower, ROWS[1]) == (2, 1, 1, 0)

    assert (books.total("COMMITTED"), books.total("SPENT")) == (1_300, 1_000)
    undo(books, lower, ROWS[1])
    assert (books.total("COMMITTED"), books.total("SPENT")) == (1_500, 1_000)


@pytest.mark.database
def test_a_row_that_was_entered_otherwise_before_is_told_as_a_likely_double(books, budget):
    books.post("COMMITMENT", {budget: 1_300}, day(2, 2), basis="계약 7")
    books.post("EXPENDITURE", {budget: 1_000}, day(2, 7))
    own = {"code": books.district.code, "name": "집행.csv", "data": export(*ROWS[:2]), "year": YEAR}
    own |= {"actor_id": books.district.officer_id, "basis": "e-호조"}

    notes = [str(each) for each in operations.take_execution(**own, is_preview=True).notes]
    taken, again = operations.take_execution(**own), operations.take_execution(**own)

    double = (
        "2행: 제1호: 같은 날 같은 과목에 1,300원의 지출원인행위가 집행내역이 아닌 등록으로 이미 있습니다(근거: "
        "계약 7). 같은 것이면 두 번 셈하므로 그 사건을 취소하십시오."
    )
    assert double in notes
    assert sum("두 번 셈하므로" in each for each in notes) == 1
    assert double in [str(each) for each in taken.notes]
    assert double not in [str(each) for each in again.notes]


@pytest.mark.database
def test_a_row_that_is_committed_and_paid_is_named_once(books, budget):
    with pytest.raises(FileRefused) as refused:
        take(books, ROWS[0].replace("사업 0101", "없는 사업"))

    assert [fault.line for fault in refused.value.faults] == [2]


@pytest.mark.database
def test_a_row_whose_cell_is_unknown_unclear_or_overdrawn_refuses_the_whole_export(books, budget):
    books.cell("202-01", funding=Funding.OWN)
    for row, said in (
        (
            ROWS[1].replace("사업 0101", "없는 사업"),
            "3행: 세부사업 없는 사업, 통계목 201-01: 이 회계연도에 없는 예산과목입니다.",
        ),
        (
            ROWS[1].replace(",2011,", ",1,"),
            "3행: 세부사업 사업 0101, 통계목 01: 맞는 예산과목이 2개입니다(201-01 구비, 202-01 구비).",
        ),
        (ROWS[1].replace(",200,,", ",4000,,"), "3행: 사업 0101 201-01: 배정잔액 3,700원을 넘습니다."),
    ):
        with pytest.raises(FileRefused) as caught:
            take(books, ROWS[0], row)
        assert str(caught.value).startswith(said)
    assert books.total("COMMITTED") == 0


@pytest.mark.database
def test_rows_that_cannot_be_read_and_rows_of_no_cell_are_named_at_once(books, budget):
    with pytest.raises(FileRefused) as refused:
        take(books, ROWS[0].replace("사업 0101", "없는 사업"), ROWS[1].replace(",200,,", ",이백,,"))

    assert [fault.line for fault in refused.value.faults] == [2, 3]
    assert books.total("COMMITTED") == 0


def undo(books, *rows):
    return operations.undo_execution(
        code=books.district.code, data=export(*rows), year=YEAR, actor_id=books.district.officer_id, basis="잘못 올림"
    )


@pytest.mark.database
def test_an_export_is_taken_back_and_what_it_had_replaced_stands_again(books, budget):
    take(books, *ROWS)
    books.now()
    lower = ROWS[0].replace("1,000", "900")
    take(books, lower)
    assert books.total("SPENT") == 900

    undone = undo(books, lower)

    assert (undone.reversed, undone.restored) == (1, 1)
    assert (books.total("COMMITTED"), books.total("SPENT")) == (1_500, 1_000)
    assert take(books, *ROWS) == (3, 0, 0, 0)
    with pytest.raises(operations.NoSuchMovement):
        undo(books, lower)


@pytest.mark.database
def test_what_stood_before_is_not_guessed_where_two_exports_changed_it_at_once(books, budget):
    last = ROWS[0].replace("1,000", "800")
    for row in (ROWS[0], ROWS[0].replace("1,000", "900"), last):
        take(books, row)

    with pytest.raises(Refused) as refused:
        undo(books, last)

    assert str(refused.value) == (
        "같은 품의를 두 파일이 잇따라 고쳐 앞의 금액을 알 수 없습니다. 앞의 파일을 다시 올리십시오."
    )
    assert books.total("SPENT") == 800
