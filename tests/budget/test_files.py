"""A file is understood whole or refused with each row named; it is posted whole, once, and taken back whole."""

import csv
import io
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ieum.budget import actions, operations
from ieum.budget.choices import Balance, CarryOrigin, Funding, MovementKind
from ieum.budget.ledger_files import read_ledger_file
from ieum.budget.models import FiscalYear, LedgerEvent
from ieum.budget.rules.papers import DECIDED
from ieum.cli import _parser
from ieum.documents.model import Cell, Document, Table, text
from ieum.documents.writers.xlsx import write_xlsx
from ieum.platform.database.tenancy import municipality
from tests.budget.ledger import Books, day

HEAD = (
    "회계연도,효력일,구분,차수,문서번호,결재일,결재자,회계,"
    "정책사업코드,정책사업,단위사업코드,단위사업,세부사업코드,세부사업,통계목,재원,"
)
DECIDED_KINDS = [str(kind.label) for kind in MovementKind if kind in DECIDED]
PAPER = "예산-12,2026-01-01,구청장"
PATH = "01,기획,011,예산,0111,예산 편성"


def sheet(*rows: str, unit: str = "금액(천원)") -> bytes:
    """A file of rows "day|kind|round|item|amount", or of whole rows where there is no bar."""
    written = [HEAD + unit]
    for row in rows:
        parts = row.split("|")
        if len(parts) == 1:
            written.append(row)
        else:
            on, kind, number, item, amount = parts
            paper = PAPER if kind in DECIDED_KINDS else ",,"
            written.append(f'2026,{on},{kind},{number},{paper},일반회계,{PATH},{item},구비,"{amount}"')
    return "\r\n".join(written).encode()


KINDS = ", ".join(kind.label for kind in MovementKind if kind is not MovementKind.REVERSAL)
BUDGET = sheet(
    "2026-01-01|본예산||201-01|1,000",
    "2026-01-01|본예산||202-01|500",
    "2026-04-01|추경|1|201-01|△100",
    "2026-04-02|배정||201-01|800",
    "2026-05-01|지출원인행위||201-01|700",
    "2026-05-02|지출||201-01|650",
)


def faults(data: bytes, **options) -> list[str]:
    read = read_ledger_file(data, **options)
    assert read.movements == ()
    return [str(fault) for fault in read.faults]


def test_rows_of_the_same_day_kind_and_paper_are_one_movement_and_units_become_won():
    read = read_ledger_file(BUDGET)

    assert (read.faults, read.notes) == ((), ())
    assert [(each.kind, each.effective_date, each.round, each.line) for each in read.movements] == [
        (MovementKind.ORIGINAL, day(1, 1), None, 2),
        (MovementKind.SUPPLEMENTARY, day(4, 1), 1, 4),
        (MovementKind.ALLOTMENT, day(4, 2), None, 5),
        (MovementKind.COMMITMENT, day(5, 1), None, 6),
        (MovementKind.EXPENDITURE, day(5, 2), None, 7),
    ]
    assert [[row.amount for row in each.rows] for each in read.movements] == [
        [1_000_000, 500_000], [-100_000], [800_000], [700_000], [650_000],
    ]  # fmt: skip
    cell = read.movements[0].rows[0].cell
    assert (cell.item, cell.funding, cell.programme) == ("201-01", Funding.OWN, ("0111", "예산 편성"))


def workbook(*, merged: bool = False) -> bytes:
    """The same rows as a spreadsheet, with the two rows of the original budget merged in one column."""
    rows = list(csv.reader(io.StringIO(BUDGET.decode())))
    cells = [
        Cell(row, column, (text(value),), row_span=2 if merged and (row, column) == (1, 5) else 1)
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
        if not merged or (row, column) != (2, 5)
    ]
    return write_xlsx(Document(blocks=(Table(tuple(cells)),)))


def test_a_spreadsheet_says_the_same():
    assert read_ledger_file(workbook(), "예산.xlsx").movements == read_ledger_file(BUDGET).movements


def test_merged_cells_of_a_spreadsheet_are_named():
    said = "병합한 셀이 있습니다. 풀고 줄마다 적으십시오."
    read = read_ledger_file(workbook(merged=True), "예산.xlsx")

    assert [str(fault) for fault in read.faults if "병합한 셀이 있" in fault.sentence] == [
        f"2행: {said}",
        f"3행: {said}",
    ]


def test_a_damaged_spreadsheet_is_refused():
    assert len(read_ledger_file(workbook()[:500], "예산.xlsx").faults) == 1


def test_columns_that_a_file_calls_otherwise_are_mapped():
    renamed = BUDGET.replace("금액(천원)".encode(), "예산액".encode())

    assert read_ledger_file(renamed).movements == ()
    assert read_ledger_file(renamed, columns={"예산액": "금액(천원)"}) == read_ledger_file(BUDGET)


def test_a_file_in_cp949_says_the_same():
    assert read_ledger_file(BUDGET.decode().encode("cp949")) == read_ledger_file(BUDGET)
    assert read_ledger_file("\ufeff".encode() + BUDGET) == read_ledger_file(BUDGET)


@pytest.mark.parametrize("text", ["2026-01-02", "2026.1.2.", "2026. 1. 2.", "2026. 1. 2", "2026/01/02", "20260102"])
def test_days_are_read_as_offices_write_them(text):
    (movement,) = read_ledger_file(sheet(f"{text}|본예산||201-01|1")).movements

    assert movement.effective_date == day(1, 2)


def test_a_lost_zero_of_an_item_is_put_back_and_said():
    read = read_ledger_file(sheet("2026-01-01|본예산||201-1|1"))

    assert [str(note) for note in read.notes] == ["2행: 통계목 201-1: 201-01로 읽었습니다."]
    assert read.movements[0].rows[0].cell.item == "201-01"


def test_lost_zeros_of_codes_are_refused_by_the_other_rows_or_by_what_is_registered():
    whole = f"2026,2026-01-01,본예산,,,,,일반회계,{PATH},201-01,구비,1"
    lost = "2026,2026-01-01,본예산,,,,,일반회계,1,기획,11,예산,111,예산 편성,202-01,구비,1"
    said = "은 앞자리 0이 지워진 것 같습니다"

    assert [each.partition(said)[0] for each in faults(sheet(whole, lost))] == [
        "3행: 단위사업코드 11", "3행: 세부사업코드 111", "3행: 정책사업코드 1",
    ]  # fmt: skip
    assert len(faults(sheet(lost), known_codes={"01", "011", "0111"})) == 3
    assert read_ledger_file(sheet(lost)).faults == ()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("2026-01-01|본예산||201-01|(1,000)", "금액 (1,000): 괄호는 음수가 아닙니다. 줄이는 금액은 △로 적으십시오."),
        (
            "2026-01-01|본예산||201-01|1.2E+07",
            "금액 칸의 '1.2E+07'에서 금액을 읽을 수 없습니다. 숫자만 적으십시오.",
        ),
        (
            "2026-01-01|본예산||201-01|100원",
            "금액 100원: 칸마다 단위를 적으면 섞일 수 있습니다. 단위는 머리글에만 적으십시오.",
        ),
        ("2026-01-01|본예산||201-01|", "금액 칸이 비어 있습니다."),
        (
            "2026-01-01|본예산||201-01|1.0005",
            "금액 1.0005: 1원 단위가 아니거나 너무 큽니다. 머리글의 단위를 확인하십시오.",
        ),
        ("46023|본예산||201-01|1", "효력일 칸의 '46023': 없는 날입니다. 2026-03-02처럼 적으십시오."),
        ("2026-02-30|본예산||201-01|1", "효력일 칸의 '2026-02-30': 없는 날입니다. 2026-03-02처럼 적으십시오."),
        ("|본예산||201-01|1", "효력일 칸이 비어 있습니다."),
        ("2026-01-01|합계||201-01|1", "합계 줄입니다. 합계는 빼고 저장하십시오."),
        (
            "2026-01-01|취소||201-01|1",
            f"구분 '취소'는 쓸 수 없습니다. {KINDS} 가운데 하나를 적으십시오.",
        ),
        (
            "2026-01-01|본예산||201-01|1.00000000000000000000000000001",
            "금액 칸의 '1.00000000000000000000000000001'에서 금액을 읽을 수 없습니다. 숫자만 적으십시오.",
        ),
        ("2026-01-01|본예산||２01-1|1", "통계목 '２01-1': 읽을 수 없습니다. 201-01처럼 적으십시오."),
        (f"2026,2026-01-01,본예산,,,,,{'가' * 61},{PATH},201-01,구비,1", "회계가 60자를 넘습니다."),
        ("2026-01-01|추경|0|201-01|1", "차수 '0'을 읽을 수 없습니다."),
        ("2026-01-01|본예산||Jan-01|1", "통계목 'Jan-01': 읽을 수 없습니다. 201-01처럼 적으십시오."),
    ],
)
def test_a_row_that_cannot_be_used_is_refused_with_its_number(row, said):
    assert faults(sheet("2026-01-01|본예산||301-01|1", row)) == [f"3행: {said}"]


def test_a_row_that_stands_twice_and_a_cell_that_stands_twice_are_refused():
    row = "2026-01-01|본예산||201-01|1"

    assert faults(sheet(row, row)) == [
        "3행: 2행과 같은 사건의 같은 예산과목입니다. 한 줄로 합치십시오.",
        "3행: 2행과 똑같은 줄입니다. 한 줄을 지우십시오.",
    ]
    assert faults(sheet(row, "2026-01-01|본예산||201-01|2")) == [
        "3행: 2행과 같은 사건의 같은 예산과목입니다. 한 줄로 합치십시오."
    ]


def test_merged_cells_leave_gaps_that_are_named():
    ragged = sheet("2026-01-01|본예산||201-01|1", "2026,2026-01-01,본예산")
    gap = f"2026,2026-01-01,본예산,,,,,,{PATH},202-01,구비,1"

    assert faults(ragged) == ["3행: 칸이 3개입니다. 머리글처럼 17개여야 합니다. 병합한 셀이 있으면 푸십시오."]
    assert faults(sheet(gap)) == ["2행: 회계가 비어 있습니다. 병합한 셀이면 풀고 줄마다 적으십시오."]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "머리글이 맞지 않습니다. 빠진 열: 회계연도 효력일 구분 회계."),
        (sheet(), "자료가 없습니다."),
        (sheet(unit="금액"), "금액 열 하나에 단위를 적으십시오: 금액(원), 금액(천원), 금액(백만원)."),
        (sheet(unit="금액(원),금액(천원)"), "금액 열 하나에 단위를 적으십시오: 금액(원), 금액(천원), 금액(백만원)."),
        (sheet(unit="금액(원),비고"), "머리글이 맞지 않습니다. 모르는 열: 비고."),
        (sheet(unit="금액(원),재원"), "머리글이 맞지 않습니다. 두 번 나온 열: 재원."),
        (
            b"PK\x03\x04\0\0",
            "파일: 손상되었거나 엑셀(xlsx) 문서가 아닙니다. 원본을 다시 받거나 엑셀에서 다시 저장해 주십시오.",
        ),
        (b"\xff\xfe\xff", "글자를 읽을 수 없습니다. CSV(UTF-8)로 저장하십시오."),
        (b'"a', "따옴표가 맞지 않거나 칸이 너무 깁니다. CSV로 다시 저장하십시오."),
    ],
)  # fmt: skip
def test_a_file_whose_heading_cannot_be_used_is_refused_at_row_one(data, said):
    assert faults(data) == [f"1행: {said}"]


def test_rows_say_whole_accounts_carried_money_and_what_is_reported():
    data = (
        "회계연도,효력일,구분,회계,회계구분,이월구분,관리잔액,금액(백만원)\n"
        "2003,2003-01-01,이월,주차장,특별회계,명시이월,배정·집행,38\n"
    ).encode()

    (row,) = read_ledger_file(data).movements[0].rows
    cell, amount = row.cell, row.amount

    assert (cell.account, cell.account_kind, cell.grain, amount) == ("주차장", "SPECIAL", "ACCOUNT", 38_000_000)
    assert (cell.carry_origin, cell.reported) == (
        CarryOrigin.EXPRESS, frozenset({Balance.ALLOTTED, Balance.SPENT}),
    )  # fmt: skip


def test_a_row_may_say_that_nothing_beside_the_budget_is_reported():
    data = "회계연도,효력일,구분,회계,관리잔액,금액(백만원)\n2003,2003-01-01,본예산,일반회계,없음,38\n".encode()

    assert read_ledger_file(data).movements[0].rows[0].cell.reported == frozenset()


def test_a_file_written_on_a_mac_with_decomposed_letters_says_the_same():
    assert read_ledger_file(unicodedata.normalize("NFD", BUDGET.decode()).encode()) == read_ledger_file(BUDGET)


def is_answered(data: bytes) -> bool:
    """Whether a file gave movements or faults, and not both."""
    read = read_ledger_file(data)
    return bool(read.movements) != bool(read.faults)


@given(st.binary(max_size=300))
def test_any_bytes_are_answered(data):
    assert is_answered(data)


@given(st.data())
def test_any_damage_to_a_file_is_answered(data):
    text = BUDGET.decode()
    start = data.draw(st.integers(len(HEAD), len(text)))
    words = st.sampled_from([",", '"', "\n", "△", "(1)", "合", "0" * 5_000, "-", "٣"])
    damaged = text[:start] + data.draw(st.text(max_size=12) | words) + text[start + data.draw(st.integers(0, 12)) :]

    assert is_answered(damaged.encode("utf-8", "replace"))


@pytest.fixture
def office(books, tmp_path, capsys):
    """Runs ``ieum budget`` with words and, for "FILE", a file of the given bytes; exit code, output and errors."""

    def run(*words: str, data: bytes = BUDGET) -> tuple[int, str, str]:
        path = tmp_path / "예산.csv"
        path.write_bytes(data)
        arguments = ["budget", *(str(path) if word == "FILE" else word for word in words)]
        code = actions.act(_parser(arguments).parse_args(arguments))
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def events(books: Books) -> int:
    with municipality(books.district.code):
        return LedgerEvent.objects.count()


@pytest.mark.database
def test_a_file_is_previewed_posted_once_and_taken_back(books, office):
    totals = (
        "본예산: 사건 1건, 2줄, 1,500,000원\n추경: 사건 1건, 1줄, △100,000원\n배정: 사건 1건, 1줄, 800,000원\n"
        "지출원인행위: 사건 1건, 1줄, 700,000원\n지출: 사건 1건, 1줄, 650,000원\n"
    )
    said = f"{totals}사건 5건을 등록할 수 있습니다.\n"
    assert office("post", "FILE", "--basis", "2026 예산서", "--preview") == (0, said, "")
    assert events(books) == 0
    assert office("post", "FILE", "--basis", "2026 예산서") == (0, "사건 5건을 등록했습니다.\n", "")
    assert office("post", "FILE", "--basis", "2026 예산서") == (0, "이미 등록된 파일입니다: 사건 5건.\n", "")
    assert events(books) == 5

    assert office("balance", "--as-of", "2026-12-31", "--by", "programme") == (
        0,
        (
            "회계\t정책사업\t단위사업\t세부사업\t예산액\t예산현액\t배정액\t배정잔액\t지출원인행위액\t집행액\t집행잔액\n"
            "일반회계\t기획\t예산\t예산 편성\t1,400,000\t1,400,000\t800,000\t600,000\t700,000\t650,000\t750,000\n"
            "계\t\t\t\t1,400,000\t1,400,000\t800,000\t600,000\t700,000\t650,000\t750,000\n"
        ),
        "",
    )
    assert office("why", "--before", "2026-03-31", "--after", "2026-04-30") == (
        0,
        "2026. 4. 1. 제1회 추경(2026 예산서) 예산현액 100,000원이 줄었습니다.\n1,500,000 + (△100,000) = 1,400,000원\n",
        "",
    )

    assert office("undo", "FILE", "--basis", "착오") == (0, "사건 5건을 취소했습니다.\n", "")
    assert office("undo", "FILE", "--basis", "착오") == (1, "", "이 파일로 등록된 사건이 없습니다.\n")
    assert {amount for row in books.rows() for amount in row.standing.values()} == {0}
    assert office("post", "FILE", "--basis", "다시") == (0, "사건 5건을 등록했습니다.\n", "")
    assert books.total("SPENT") == 650_000


@pytest.mark.database
def test_one_refused_row_keeps_the_whole_file_out_and_all_refused_rows_are_named(books, office):
    data = sheet(
        "2026-01-01|본예산||201-01|1,000",
        "2026-01-01|본예산||202-01|10",
        "2026-02-01|배정||202-01|1",
        "2026-02-01|배정||201-01|1,200",
        "2026-03-01|간주처리|1|202-01|5",
    )

    assert office("post", "FILE", "--basis", "예산서", data=data) == (
        1,
        "",
        (
            "5행: 예산 편성 201-01: 예산현액의 남은 금액 1,000,000원을 넘습니다. (2026-02-01 기준 200,000원 초과)\n"
            "6행: 간주처리는 국가와 시가 용도를 정해 준 돈만 할 수 있습니다. 구비·지방채·기타는 추경에 편성하고, "
            "재원 미구분은 어느 재원인지 적으십시오.\n"
        ),
    )
    with municipality(books.district.code):
        assert (LedgerEvent.objects.count(), FiscalYear.objects.count()) == (0, 0)


TRANSFER = sheet(
    "2026-01-01|본예산||202-01|1,000", "2026-03-02|전용||202-01|△300", "2026-03-02|전용||201-01|300"
).decode()


@pytest.mark.parametrize("kind", DECIDED_KINDS)
@pytest.mark.parametrize(
    ("paper", "said"),
    [
        (",,", "문서번호, 결재일, 결재자"),
        ("예산-12,,구청장", "결재일"),
        (",2026-03-02,구청장", "문서번호"),
        ("예산-12,2026-03-02, ", "결재자"),
    ],
)
def test_a_row_that_somebody_else_decides_names_its_paper_or_is_refused(kind, paper, said):
    (fault,) = faults(sheet(f"2026,2026-03-02,{kind},,{paper},일반회계,{PATH},201-01,구비,300"))

    assert fault.startswith(f"2행: {kind}: 결재한 문서 없이 등록할 수 없습니다. 결정하는 이는 ")
    assert fault.endswith(f"{said} 열을 채우십시오.")


def test_what_is_decided_after_it_took_effect_is_refused_with_both_days():
    late = TRANSFER.replace("2026-01-01,구청장", "2026-03-03,구청장")

    assert faults(late.encode()) == [
        f"{line}행: 전용: 결재일 2026-03-03이 효력일 2026-03-02보다 늦습니다. 결재하기 전에는 효력이 없습니다."
        for line in (3, 4)
    ]


@pytest.mark.database
def test_whoever_posts_a_file_did_not_decide_what_is_in_it(books, office):
    assert office("post", "FILE", "--basis", "전용", data=TRANSFER.replace("구청장", "운 영자").encode()) == (
        1, "", "3행: 전용: 등록하는 사람(운영자)이 스스로 결재한 것은 등록할 수 없습니다. 결재자를 확인하십시오.\n",
    )  # fmt: skip
    with municipality(books.district.code):
        assert LedgerEvent.objects.count() == 0


@pytest.mark.database
def test_the_paper_of_a_decided_movement_is_told_by_its_basis(books, office):
    assert office("post", "FILE", "--basis", "3월분", data=TRANSFER.encode())[0] == 0

    with municipality(books.district.code):
        told = {each.kind: each.operation.basis for each in LedgerEvent.objects.select_related("operation")}
    assert told == {"ORIGINAL": "3월분", "TRANSFER": "3월분 (예산-12, 2026-01-01 구청장 결재)"}


@pytest.mark.database
def test_a_code_that_stands_for_something_else_is_refused_with_its_row(office):
    office("post", "FILE", "--basis", "예산서")
    other = f"2026,2026-06-01,배정,,,,,일반회계,{PATH.replace('예산 편성', '예산 집행')},201-01,구비,1"

    assert office("post", "FILE", "--basis", "예산서", data=sheet("2026-05-01|배정||201-01|1", other)) == (
        1,
        "",
        "3행: 세부사업 부호 0111은 이미 다르게 등록되어 있습니다: 예산 편성.\n",
    )


@pytest.mark.database
def test_a_file_that_something_rests_on_is_not_taken_back(books, office):
    data = sheet("2026-01-01|본예산||201-01|1,000")
    office("post", "FILE", "--basis", "예산서", data=data)
    with municipality(books.district.code):
        cell = LedgerEvent.objects.get().lines.get().cell_id
    books.post("ALLOTMENT", {cell: 1}, day(2, 1))

    code, _, said = office("undo", "FILE", "--basis", "착오", data=data)

    assert (code, said) == (
        1,
        (
            "예산 편성 201-01: 취소하면 2026-02-01 배정액이 예산현액보다 1원 많아집니다. "
            "그날까지의 배정액을 먼저 줄이거나 취소하십시오. 딸린 사건: 2026. 2. 1. 배정(결재 문서).\n"
        ),
    )


@pytest.mark.database
def test_a_file_that_carried_money_out_is_not_undone_while_that_money_stands_in_the_next_year(books, office):
    data = sheet(
        "2026-01-01|본예산||201-01|1,000",
        "2026-12-20|명시이월 의결||201-01|300",
        "2026-12-31|명시이월||201-01|300",
    )
    assert office("post", "FILE", "--basis", "결산", data=data)[0] == 0
    own = {"actor_id": books.district.officer_id, "basis": "이월"}
    with municipality(books.district.code):
        carried = operations.carry_over(year=2026, on=date(2027, 1, 2), **own)

    assert office("undo", "FILE", "--basis", "착오", data=data) == (
        1, "", "이미 넘어온 이월액이 이월한 금액보다 많습니다. 그 이월을 먼저 취소하십시오.\n",
    )  # fmt: skip
    assert (books.total("REMAINING"), books.total("AVAILABLE", books.now(date.max), 2027)) == (700_000, 300_000)

    books.reverse(carried.events[0])
    assert office("undo", "FILE", "--basis", "착오", data=data) == (0, "사건 3건을 취소했습니다.\n", "")
    assert books.total("AVAILABLE") == 0


@pytest.mark.database
def test_what_cannot_be_done_is_said_in_a_sentence(books, office, neighbour, tmp_path, capsys):
    missing = str(tmp_path / "없음.csv")
    here = ("--municipality", books.district.code)

    assert office("balance", "--as-of", "2026-12-31") == (
        2, "", "--municipality로 지방자치단체를 고르십시오: 3170, 3180.\n",
    )  # fmt: skip
    assert office("balance", "--as-of", "2026-12-31", "--known-at", "2020-01-01T00:00", *here)[2] == (
        "아직 등록되지 않은 시점입니다: 2020-01-01 00:00\n"
    )
    assert office("post", missing, "--basis", "예산서", *here) == (
        2, "", f"{missing} 파일을 읽을 수 없습니다: No such file or directory.\n",
    )  # fmt: skip
    assert office("post", "FILE", "--basis", " ", *here) == (1, "", "근거를 적어야 합니다.\n")
    assert office("balance", "--as-of", "2999-12-31", "--municipality", "0") == (
        2, "", "등록되지 않은 지방자치단체입니다: 0\n",
    )  # fmt: skip
    with pytest.raises(SystemExit) as ended:
        office("balance", "--as-of", "9999-12-31", *here)
    assert (ended.value.code, capsys.readouterr().err.partition(".")[0]) == (
        2, "--as-of 자리에 '9999-12-31'을 쓸 수 없습니다",
    )  # fmt: skip


@pytest.mark.database
def test_the_same_file_posted_by_two_at_once_is_posted_once(books, threads):
    def post():
        return actions.operations.post_file(
            code=books.district.code, name="예산.csv", data=BUDGET, actor_id=books.district.officer_id, basis="예산서"
        )

    answers = [each.result() for each in [threads(post), threads(post), threads(post)]]

    assert sorted((each.posted, each.known) for each in answers) == [(0, 5), (0, 5), (5, 0)]
    assert books.total("AVAILABLE", books.now(date(2026, 12, 31))) == 1_400_000
